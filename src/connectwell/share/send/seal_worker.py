"""Encrypts with a passphrase in a separate process, because it takes seconds during which no other thread would run.

stdin: the passphrase's length in bytes, a line break, the passphrase, then the content. stdout: the age file. Imports
nothing from connectwell, reads no file, stores nothing.
"""

import sys

from pyrage import passphrase as by_passphrase  # type: ignore[import-untyped]


def main() -> None:
    """Encrypts stdin to stdout."""
    length, _, given = sys.stdin.buffer.read().partition(b"\n")
    passphrase, content = given[: int(length)], given[int(length) :]
    sys.stdout.buffer.write(by_passphrase.encrypt(content, passphrase.decode("utf-8", "surrogatepass")))


if __name__ == "__main__":
    main()
