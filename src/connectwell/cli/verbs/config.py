"""`connectwell config`."""

import sys
from typing import Final

import click

from connectwell.cli.arguments import offering, offering_of_library
from connectwell.cli.context import open_context
from connectwell.cli.heard import is_plain, out_heard
from connectwell.cli.streams import columns, is_terminal, out, out_json, say
from connectwell.errors import UsageFault
from connectwell.model.near import did_you_mean

_VALUES = "It can be: {values}."
_NO_PACKS = "There is no such folder yet, so nothing is read from it."
_ABOUT_AT = 30
"""Columns."""


_NO_COUNTRY: Final = ("", "none", "nothing")
"""What is typed for no country; "no" is one."""


def _keys(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from connectwell.settings import KEYS

    return offering(*KEYS, "path")(ctx, param, incomplete)


def _values(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from connectwell.settings import SETTINGS

    key = ctx.params.get("key")
    if key == "region":
        return offering_of_library(lambda library, _: library.help_lines().regions())(ctx, param, incomplete)
    kind = SETTINGS[key].kind if key in SETTINGS else None
    words = ("true", "false") if kind and kind.name == "yes" else tuple(kind.options) if kind else ()
    return offering(*words)(ctx, param, incomplete)


@click.command("config")
@click.argument("key", required=False, shell_complete=_keys)
@click.argument("values", metavar="[VALUE]", nargs=-1, shell_complete=_values)
@click.option(
    "--unset", metavar="KEY", shell_complete=_keys, help="Remove a setting, so that its default applies again."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def verb(ctx: click.Context, key: str | None, values: tuple[str, ...], unset: str | None, as_json: bool) -> None:
    """See all settings, see one (KEY), or change one (KEY VALUE). 'config path' says where the file is."""
    value = " ".join(values) if values else None
    if as_json and (unset is not None or value is not None):
        raise UsageFault("--json goes with seeing settings, not with changing one. Nothing was changed.")
    if unset is not None:
        _unset(ctx, unset, alone=key is None)
    elif key is None:
        _show_all(ctx, as_json)
    elif key == "path" and value is None:
        _say_path(as_json)
    elif value is None:
        _show_one(ctx, key, as_json)
    else:
        _change(ctx, key, value)


def _known(key: str) -> str:
    from connectwell.settings import KEYS

    meant = key.strip().casefold().replace("-", "_").replace(" ", "_")
    if meant not in KEYS:
        near = did_you_mean(key, KEYS) or f" There are: {', '.join(KEYS)}."
        raise UsageFault(f"There is no such setting.{near} 'connectwell config' shows all of them.")
    return meant


def _say_path(as_json: bool) -> None:
    from connectwell.model.text import visible
    from connectwell.paths import find_app_folders

    file = str(find_app_folders().config / "config.toml")
    out_json({"path": file}) if as_json else out(visible(file))


def _show_all(ctx: click.Context, as_json: bool) -> None:
    from connectwell.model.text import visible
    from connectwell.settings import SETTINGS, shown
    from connectwell.terminal_text import cut, padded

    settings = open_context(ctx).settings
    if as_json:
        out_json({key: _plain(getattr(settings, key)) for key in SETTINGS})
        return
    says_more, width = is_terminal(sys.stdout), columns(sys.stdout, 80)
    heard = is_plain()
    for key, setting in SETTINGS.items():
        line = visible(f"{key} = {shown(getattr(settings, key))}").rstrip()
        if heard and says_more:
            out_heard(f"{setting.about} {line}")
        else:
            out(cut(f"{padded(line, _ABOUT_AT)}  # {setting.about}", width) if says_more else line)


def _show_one(ctx: click.Context, key: str, as_json: bool) -> None:
    from connectwell.model.text import visible
    from connectwell.settings import SETTINGS, shown

    context, key = open_context(ctx), _known(key)
    value = getattr(context.settings, key)
    if as_json:
        out_json({key: _plain(value)})
        return
    out(visible(shown(value)))
    if is_terminal(sys.stderr):
        say(f"{SETTINGS[key].title}: {SETTINGS[key].about}")
        if options := SETTINGS[key].kind.options:
            say(_VALUES.format(values=", ".join(options)))
    if key in ("never_ask", "never_suggest"):
        for id in value:
            prompt, idea = context.library.prompt(id), context.library.connection(id)
            said = prompt.ask if prompt else idea.do if idea else "It isn't there any more."
            say(visible(f"{id}: {said}"))


def _change(ctx: click.Context, key: str, value: str) -> None:
    from connectwell import sentences
    from connectwell.model.text import visible
    from connectwell.settings import parse_setting, shown

    context, key = open_context(ctx), _known(key)
    if key == "region" and value.strip().casefold() in _NO_COUNTRY:
        _unset(ctx, key, alone=True)
        return
    meant = parse_setting(key, value)
    if key == "region":
        meant = context.library.help_lines().for_region(meant).code
    if key in ("never_ask", "never_suggest"):
        from connectwell.checkin.exclusions import check_ids

        check_ids(context, key, meant)
    context.change(**{key: meant})
    said = visible(shown(getattr(context.settings, key)))
    say("Saved." if said == value.strip() else f"Saved: {said or sentences.NOTHING_CHOSEN}.")
    if key == "packs" and meant.strip():
        from connectwell.library.location import packs_folder

        if not packs_folder(context.places.config, meant).is_dir():
            say(_NO_PACKS)


def _unset(ctx: click.Context, key: str, *, alone: bool) -> None:
    if not alone:
        raise UsageFault("--unset takes one setting and nothing else. Nothing was changed.")
    open_context(ctx).change(**{_known(key): None})
    say("Saved.")


def _plain(value: object) -> object:
    """Returns a setting as a JSON value."""
    from datetime import time

    if isinstance(value, time):
        return value.isoformat("minutes")
    return list(value) if isinstance(value, tuple) else value
