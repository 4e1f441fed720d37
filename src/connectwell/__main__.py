"""`python -m connectwell` and the `connectwell` command."""

import gc

gc.disable()  # imports make next to no garbage, and looking for it costs a short verb a tenth of its time

from connectwell.cli.group import connectwell  # noqa: E402  # the line above is for this one


def main() -> None:
    """Runs one verb and leaves with its exit code."""
    try:
        connectwell()
    finally:
        gc.freeze()  # nor is there anything to look for on the way out


if __name__ == "__main__":
    main()
