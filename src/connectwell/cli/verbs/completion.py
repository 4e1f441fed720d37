"""`connectwell completion`."""

import click

from connectwell.cli.arguments import Word
from connectwell.cli.streams import out

_SHELLS = ("bash", "zsh", "fish")
SHELL = Word("shell", _SHELLS, f"There is completion for: {', '.join(_SHELLS)}.")


@click.command("completion")
@click.argument("shell", type=SHELL)
@click.pass_context
def verb(ctx: click.Context, shell: str) -> None:
    """A script that completes commands, options and what they take, in SHELL: bash, zsh or fish.

    It never reads your journal.
    """
    from click.shell_completion import get_completion_class

    of_shell = get_completion_class(shell)
    if of_shell is not None:
        out(of_shell(ctx.find_root().command, {}, "connectwell", "_CONNECTWELL_COMPLETE").source().rstrip("\n"))
