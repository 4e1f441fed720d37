"""The `connectwell` command: its verbs, and the companion when none is given."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from connectwell.cli.exit_codes import exit_code_of
from connectwell.cli.heard import ask_for_plain
from connectwell.cli.help_text import HelpContext
from connectwell.cli.streams import out, prepare_streams
from connectwell.errors import UsageFault
from connectwell.model.text import is_text

VERBS: dict[str, tuple[str, str]] = {
    "checkin": ("checkin", "A check-in: how you are, the five, a small connection."),
    "today": ("today", "Is there a check-in today, and today's small connection."),
    "reflect": ("reflect", "Add words or a rating to one of the five."),
    "connect": ("connect", "Today's small connection, and how it went."),
    "note": ("note", "Write a note."),
    "list": ("list_entries", "Past entries, newest first."),
    "search": ("search", "Entries with certain words in them."),
    "show": ("show", "One entry, to read."),
    "edit": ("edit", "An entry's text in your own editor."),
    "remove": ("remove", "Remove an entry from lists; nothing is deleted."),
    "restore": ("restore", "Bring back a removed entry, or an earlier version."),
    "erase": ("erase", "Delete an entry for good."),
    "insights": ("insights", "The last few weeks, as sentences and dots."),
    "agenda": ("agenda", "Notes for your next session."),
    "session": ("session", "Record a session."),
    "brief": ("brief", "One page for your session."),
    "export": ("export", "Your own words as a record, or all of it as an archive."),
    "circle": ("circle", "People, groups and places in your days."),
    "backup": ("backup", "All of your journal in one file; check it, restore it."),
    "import": ("import_", "Import an archive of your own."),
    "practice": ("practice", "Short things to do, alone or with somebody."),
    "help-now": ("help_now", "People to call or text, now."),
    "path": ("path", "Where your words are kept."),
    "config": ("config", "See or change settings."),
    "doctor": ("doctor", "Check that all is well: files, settings, disk, content, terminal."),
    "content": ("content", "Check the prompts, practices and help lines."),
    "demo": ("demo", "Try it with a made-up journal that is deleted afterwards."),
    "completion": ("completion", "Completion for bash, zsh or fish."),
    "help": ("help_", "How a command is used."),
}
"""By name: the module under `cli.verbs`, and a line of help. Listing a verb here imports nothing."""


class Verbs(click.Group):
    """A group that imports verbs lazily and ends every run with a calm sentence and an exit code."""

    context_class = HelpContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Returns the verbs in the order a person would meet them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports and returns the verb's command."""
        if cmd_name not in VERBS:
            return None
        from importlib import import_module

        found: click.Command = import_module(f"connectwell.cli.verbs.{VERBS[cmd_name][0]}").verb
        found.context_class = HelpContext
        if found.add_help_option:
            found.add_help_option = False
            found.params = [*found.params, _plain_option(), _help_option()]
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolves the verb in `args`, in any case, with or without a hyphen. Raises UsageFault, naming a near one."""
        if ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        args = _with_its_name(args)
        if args[0] not in VERBS and not args[0].startswith("-"):
            from connectwell.cli.near import command_meant

            meant = command_meant(args, VERBS)
            raise UsageFault(f"There is no such command.{meant} 'connectwell --help' shows what there is.")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the table of verbs without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in VERBS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Completes verbs and options without importing a verb."""
        from click.shell_completion import CompletionItem

        verbs = [CompletionItem(name, help=about) for name, (_, about) in VERBS.items() if name.startswith(incomplete)]
        return [*verbs, *click.Command.shell_complete(self, ctx, incomplete)]

    def main(  # type: ignore[override]  # click overloads on how it exits; this has a third way
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> int:
        """Runs one verb and exits with its code; returns the code if `standalone_mode` is off."""
        prepare_streams()
        given = sys.argv[1:] if args is None else args
        run: Callable[..., Any] = super().main
        code = exit_code_of(
            lambda: run(
                _text_only(given),
                "connectwell",
                complete_var,
                standalone_mode=False,
                windows_expand_args=False,
                **extra,
            )
        )
        if standalone_mode:
            sys.exit(code)
        return code


def _with_its_name(args: list[str]) -> list[str]:
    """Returns `args` with the verb's own name: `Check-In`, `help now`. `VERB help` becomes `VERB --help`."""
    if args[0] not in VERBS or args[:1] == ["help"]:
        from connectwell.cli.near import is_another_name
        from connectwell.model.near import folded

        if is_another_name(args):  # longer than a verb's name that it may begin with
            return args
        names = {folded(name): name for name in VERBS}
        for words in (2, 1):
            if name := names.get(folded("".join(args[:words]))) if len(args) >= words else None:
                args = [name, *args[words:]]
                break
    if args[1:] == ["help"] and args[0] in VERBS and args[0] not in ("search", "help"):
        return [args[0], "--help"]
    return args


def _text_only(args: Sequence[str]) -> Sequence[str]:
    """Returns `args`. Raises UsageFault for undecodable ones, except file names, which may be any bytes."""
    for before, argument in zip(("", *args), args, strict=False):
        if not is_text(argument) and before not in ("-o", "--output") and not os.path.lexists(argument):
            raise UsageFault("Something on that line isn't text in this system's encoding, so nothing was done.")
    return args


_HELP = "Show this message and exit."
_PLAIN = "As plain lines, for a screen reader: no screens, no columns."


class _HelpOption(click.Option):
    """`--help`, shown as plain lines also where `--plain` comes after it."""

    def handle_parse_result(self, ctx: click.Context, opts: Mapping[str, Any], args: list[str]) -> Any:
        """Looks for `--plain` anywhere on the line first: what is eager is called in the order of the line."""
        if opts.get("plain"):
            ask_for_plain(ctx)
        return super().handle_parse_result(ctx, opts, args)


def _help_option() -> click.Option:
    """Returns `--help` as click makes it, but never looks for its translation, which imports `locale` (1 ms)."""
    return _HelpOption(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
        help=_HELP,
    )


def _plain_option() -> click.Option:
    """Returns `--plain` for after a verb: the same as before it."""
    return click.Option(["--plain"], is_flag=True, is_eager=True, expose_value=False, callback=_set_plain, help=_PLAIN)


def _set_plain(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        ask_for_plain(ctx)


def _show_help(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        out(ctx.get_help())
        ctx.exit()


def _say_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import version  # takes 20 ms, so only on request

    out(f"connectwell {version('connectwell')}")
    ctx.exit()


@click.command(
    cls=Verbs,
    name="connectwell",
    invoke_without_command=True,
    subcommand_metavar="[COMMAND] …",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_help_option=False,
    epilog="Help now, at any time: connectwell help-now",
)
@click.option("--plain", is_flag=True, is_eager=True, expose_value=False, callback=_set_plain, help=_PLAIN)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_say_version, help="The version.")
@click.option(
    "-h", "--help", cls=_HelpOption, is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help=_HELP
)
@click.pass_context
def connectwell(ctx: click.Context) -> int:
    """Notice where you felt seen, safe, soothed, secure and stable, and find one small way to connect.

    Without a command, the companion opens.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from connectwell.cli.launch import open_companion

    return open_companion(ctx)
