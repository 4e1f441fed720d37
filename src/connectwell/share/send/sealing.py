"""Encrypts bytes into an age file that only the intended reader can open, with any stock `age`.

Writes nothing; plaintext stays in the memory of this process and of the worker that encrypts for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from connectwell.english import counted
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.extras import install_command

SUFFIX: Final = ".age"
"""The suffix of encrypted files."""


class CannotSeal(ConnectwellError):
    """The encryption library is missing, or doesn't work."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(
            sentence
            or f"Sealing needs pyrage, which isn't installed here: {install_command('pyrage')} adds it. "
            "Nothing was written."
        )


class KeyRefused(UsageFault):
    """One of the keys cannot be used. The message gives its position, never its content."""


def can_seal() -> bool:
    """Whether the encryption library is installed."""
    return find_spec("pyrage") is not None


def seal(content: bytes, keys: Sequence[str]) -> bytes:
    """Returns an age file that each of the readers can open with their secret key.

    Args:
        content: the plaintext.
        keys: public keys, at least one: `age1…`, or a line of an ssh-ed25519 or ssh-rsa public key.

    Raises:
        KeyRefused: there is no key, or one of them is invalid.
        CannotSeal: pyrage is missing.
    """
    if not can_seal():
        raise CannotSeal
    if not keys:
        raise KeyRefused("There is no key to seal it for. Nothing was written.")
    import pyrage  # type: ignore[import-untyped]

    readers = []
    for number, key in enumerate(keys, 1):
        kind = pyrage.ssh if key.strip().startswith("ssh-") else pyrage.x25519
        try:
            readers.append(kind.Recipient.from_str(key.strip()))
        except pyrage.RecipientError:
            raise KeyRefused(_refusal(key, number, len(keys))) from None
    sealed: bytes = pyrage.encrypt(content, readers)
    return sealed


def seal_with_passphrase(content: bytes, passphrase: str) -> bytes:
    """Returns an age file that the passphrase opens. Takes one or two seconds, by design.

    Runs in another process, so other threads continue meanwhile.

    Raises:
        UsageFault: the passphrase is empty.
        CannotSeal: pyrage is missing, or the worker failed.
    """
    if not can_seal():
        raise CannotSeal
    if not passphrase:
        raise UsageFault("An empty passphrase seals nothing. Nothing was written.")
    import subprocess
    import sys

    secret = passphrase.encode("utf-8", "surrogatepass")
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(Path(__file__).with_name("seal_worker.py"))],
            input=b"%d\n%b%b" % (len(secret), secret, content),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # its error output may contain words
        )
    except OSError as fault:  # no memory, no processes left, a Python that was upgraded meanwhile
        raise CannotSeal("It couldn't be sealed: pyrage couldn't be started. Nothing was written.") from fault
    if done.returncode or not done.stdout:
        raise CannotSeal("It couldn't be sealed: pyrage stopped unexpectedly. Nothing was written.")
    return done.stdout


def _refusal(key: str, number: int, of: int) -> str:
    which = counted(of, "This key", "Key {number} of {n}", number=number)
    if key.strip().upper().startswith("AGE-SECRET-KEY-"):
        return (
            f"{which} is a secret one; whoever holds it can open what was sealed for it. "
            "Give the public one, which begins with age1. Nothing was written."
        )
    return (
        f"{which} can't be used: it may have been cut or changed on its way. Give a public key that begins with "
        "age1, ssh-ed25519 or ssh-rsa. Nothing was written."
    )
