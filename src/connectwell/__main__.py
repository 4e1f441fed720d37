"""Entry point of `python -m connectwell` and the `connectwell` command."""

import gc
import os
from contextlib import suppress

gc.disable()  # imports produce almost no garbage, and collecting it takes a tenth of a short command's time

from connectwell.cli.group import connectwell  # noqa: E402  # gc has to be off before this import

_ONLY_ONESELF = 0o077
"""The umask: folders are 0700 and files 0600, whatever the shell's is. 0777 would lock the person out as well."""


def main() -> None:
    """Runs one command and exits with its exit code."""
    _disable_core_dumps()
    os.umask(_ONLY_ONESELF)
    try:
        connectwell()
    finally:
        gc.freeze()  # nothing worth collecting at exit either


def _disable_core_dumps() -> None:
    """Disables core dumps, so that a crash never writes the person's words to disk.

    The limit is 1, not 0: Linux writes no core file smaller than a page and skips piping to a crash handler at exactly
    1, but still pipes at 0 (fs/coredump.c). Child processes and editors inherit the limit.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (1, 1) if resource.getrlimit(resource.RLIMIT_CORE)[1] else (0, 0))


if __name__ == "__main__":
    main()
