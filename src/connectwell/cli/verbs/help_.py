"""`connectwell help [COMMAND]`."""

import click

from connectwell.cli.arguments import offering


def _commands(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from connectwell.cli.group import VERBS

    return offering(*VERBS)(ctx, param, incomplete)


@click.command("help")
@click.argument("command", nargs=-1, shell_complete=_commands)
@click.pass_context
def verb(ctx: click.Context, command: tuple[str, ...]) -> None:
    """How a command is used: `connectwell help note`. Without one, what there is."""
    from connectwell.cli.streams import out

    found = ctx.find_root()
    if command and isinstance(group := found.command, click.Group):
        name, inner, _ = group.resolve_command(found, list(command))
        if inner is not None:
            found = type(found)(inner, info_name=name, parent=found)
    out(found.get_help())
