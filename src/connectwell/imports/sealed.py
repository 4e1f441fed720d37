"""Opens an archive that was sealed with age, in memory: nothing of it touches the disk."""

from __future__ import annotations

from importlib.util import find_spec

from connectwell.errors import ConnectwellError
from connectwell.extras import install_command

_BEGINS = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")


class CannotOpen(ConnectwellError):
    """It is sealed, and not for this key."""

    exit_code = 3


class Sealed(ConnectwellError):
    """It is sealed, and there is no key to open it with here."""


def is_sealed(content: bytes) -> bool:
    """Returns whether this is an age file."""
    return content.startswith(_BEGINS)


def unseal(content: bytes, secret: bytes) -> bytes:
    """Opens an age file.

    Args:
        content: the age file.
        secret: what is in the key file: lines with `AGE-SECRET-KEY-1…`, or an SSH private key without a passphrase.

    Raises:
        Sealed: pyrage is missing.
        CannotOpen: that is no key file, it isn't the right one, or the file was cut off or altered.
    """
    if find_spec("pyrage") is None:
        raise Sealed(f"Opening it here needs pyrage: {install_command('pyrage')} adds it. Nothing was changed.")
    import pyrage  # type: ignore[import-untyped]

    try:
        if b"PRIVATE KEY-----" in secret:
            keys = [pyrage.ssh.Identity.from_buffer(secret)]
        else:
            lines = (line.strip() for line in secret.decode().splitlines())
            keys = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (pyrage.IdentityError, UnicodeDecodeError):
        keys = []
    if not keys:
        raise CannotOpen(
            "That isn't a key file that opens here. Such a file has lines that begin with AGE-SECRET-KEY-1, or an SSH "
            "key without a passphrase. Nothing was changed."
        )
    try:
        opened: bytes = pyrage.decrypt(content, keys)
    except pyrage.DecryptError:
        raise CannotOpen(
            "It didn't open with that key. It was sealed for another one or with a passphrase, or it was cut off or "
            "altered. Nothing was changed."
        ) from None
    return opened
