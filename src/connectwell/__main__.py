"""`python -m connectwell` and the `connectwell` command."""

import gc
from contextlib import suppress

gc.disable()  # imports make next to no garbage, and looking for it costs a short verb a tenth of its time

from connectwell.cli.group import connectwell  # noqa: E402  # the line above is for this one


def main() -> None:
    """Runs one verb and leaves with its exit code."""
    _leave_no_core_file()
    try:
        connectwell()
    finally:
        gc.freeze()  # nor is there anything to look for on the way out


def _leave_no_core_file() -> None:
    """What is in memory, a person's words among it, goes to no disk where this or a helper crashes.

    A limit of 1, not 0: Linux writes no file below a page, and pipes nothing to a crash handler at exactly 1
    (fs/coredump.c), where 0 would still be piped. Helpers and editors inherit it.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (1, 1) if resource.getrlimit(resource.RLIMIT_CORE)[1] else (0, 0))


if __name__ == "__main__":
    main()
