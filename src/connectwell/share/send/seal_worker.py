"""Seals with a passphrase in a process of its own, for it takes seconds in which no other thread would run.

On stdin come the passphrase's length in bytes, a line break, the passphrase, and then what is sealed; on stdout goes
the age file. Imports nothing of connectwell, reads no file, keeps nothing.
"""

import sys

from pyrage import passphrase as by_passphrase  # type: ignore[import-untyped]


def main() -> None:
    """Seals what comes."""
    length, _, given = sys.stdin.buffer.read().partition(b"\n")
    passphrase, content = given[: int(length)], given[int(length) :]
    sys.stdout.buffer.write(by_passphrase.encrypt(content, passphrase.decode("utf-8", "surrogatepass")))


if __name__ == "__main__":
    main()
