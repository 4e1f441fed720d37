"""`connectwell content`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from connectwell.cli.arguments import offering
from connectwell.cli.help_text import CommandOfWords
from connectwell.cli.streams import out, out_fitting, out_json, say
from connectwell.errors import UsageFault
from connectwell.model.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectwell.doctor.diagnosis import Diagnosis
    from connectwell.library.packs import Counts

_TAKES = {
    "check [FOLDER]": "Names each fault with its file and line. A FOLDER is another content folder, or a pack.",
    "list": "What there is.",
    "new NAME": "Makes a pack to fill in.",
    "schema NAME": "A JSON Schema for editors: prompts, connections, practice, community, entry or circle.",
}
_DOES = tuple(named.split()[0] for named in _TAKES)
_MADE = "Its files are in {folder}. 'connectwell content check' looks at what you write there."
_PACKS = "packs"


def _folders_or_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    from click.shell_completion import CompletionItem

    from connectwell.library.new_pack import NAMES

    what = ctx.params.get("what")
    if what == "schema":
        return offering(*NAMES)(ctx, param, incomplete)
    return [CompletionItem(incomplete, type="dir")] if what == "check" else []


@click.command("content", cls=CommandOfWords, takes=_TAKES)
@click.argument("what", required=False, metavar="WORD", shell_complete=offering(*_DOES))
@click.argument("given", required=False, metavar="[FOLDER|NAME]", shell_complete=_folders_or_names)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verb(ctx: click.Context, what: str | None, given: str | None, as_json: bool) -> int:
    """Prompts, connections, practices and communities, connectwell's and those of your own packs."""
    match what:
        case "check":
            return _check(ctx, Path(given) if given else None, as_json)
        case "list" if given is None:
            return _list(ctx, as_json)
        case "new" if given is not None and not as_json:
            return _new(ctx, given)
        case "schema" if given is not None and not as_json:
            from connectwell.library.new_pack import schema_text

            out(schema_text(given).rstrip("\n"))
            return 0
        case _:
            meant = did_you_mean(what or "", _DOES, "content ") if what not in _DOES else ""
            raise UsageFault(f"Type 'connectwell content check', 'list', 'new NAME' or 'schema NAME'.{meant}")


def _packs_folder(ctx: click.Context) -> tuple[Path, bool]:
    """Returns the folder of the packs, and whether a setting names it."""
    from connectwell.cli.context import open_context
    from connectwell.library.location import packs_folder

    context = open_context(ctx)
    chosen = context.settings.packs
    return packs_folder(context.places.config, chosen), bool(chosen.strip())


def _check(ctx: click.Context, folder: Path | None, as_json: bool) -> int:
    if folder is not None and not folder.is_dir():
        raise UsageFault("There is no such folder, so nothing was checked.")
    found = sorted(_found(ctx, folder), key=lambda one: not one.needs_you)
    if as_json:
        out_json([one.record for one in found])
    else:
        from connectwell.cli.verbs.doctor import print_findings

        if not found:
            out("All of the content can be read.")
        for needs_you in (True, False):
            if some := [one for one in found if one.needs_you is needs_you]:
                print_findings(some)
    return 1 if any(one.needs_you for one in found) else 0


def _found(ctx: click.Context, folder: Path | None) -> Iterator[Diagnosis]:
    from connectwell.doctor.content import check_content_in, check_pack, check_packs
    from connectwell.library import content_root
    from connectwell.library.location import ENGLISH
    from connectwell.library.packs import CONNECTIONS, FOLDERS

    if folder is None:
        yield from check_content_in(content_root())
        packs, chosen = _packs_folder(ctx)
        yield from check_packs(packs, chosen=chosen)
    elif any((folder / name).exists() for name in (CONNECTIONS, *FOLDERS)):
        yield from check_pack(folder.absolute())
    elif (folder / ENGLISH).is_dir():
        yield from check_content_in(folder)
    else:
        raise UsageFault("That folder is no pack and no content folder, so nothing was checked.")


def _list(ctx: click.Context, as_json: bool) -> int:
    """Lists connectwell's own content and each pack, with how much there is of everything."""
    from connectwell.library import Library

    folder, chosen = _packs_folder(ctx)
    found = Library(packs=folder, packs_chosen=chosen).counts()
    if as_json:
        out_json([one._asdict() for one in found])
        return 0
    from connectwell.english import counted

    def said(one: Counts) -> str:
        counts = [
            counted(one.prompts, "{n} prompt", "{n} prompts"),
            counted(one.connections, "{n} connection", "{n} connections"),
            counted(one.practices, "{n} practice", "{n} practices"),
            counted(one.communities, "{n} community", "{n} communities"),
        ]
        faults = [counted(one.left_out, "{n} fault", "{n} faults")] if one.left_out else []
        return f"{one.name or _PACKS}: {', '.join(counts + faults)}"

    for one in found:
        out_fitting(said(one))
    return 0


def _new(ctx: click.Context, name: str) -> int:
    from connectwell.library.new_pack import new_pack

    folder = new_pack(_packs_folder(ctx)[0], name)
    say(_MADE.format(folder=folder))
    return 0
