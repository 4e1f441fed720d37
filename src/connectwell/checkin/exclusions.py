"""Prompts and connections never to show again; stored in the settings and undone there."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from connectwell.context import Context
from connectwell.english import OR, listed
from connectwell.errors import UsageFault
from connectwell.library import Idea
from connectwell.model.terms import NEEDS
from connectwell.settings import RULED_OUT, RuledOut

NeverKind = RuledOut | Literal["this"]
"""What can be ruled out at a connection: everything with one requirement, or only this connection."""


_NO_SUCH: Final = {"never_ask": "There is no question with that id.", "never_suggest": "No connection has that id."}
_MEANT: Final = " Did you mean {ids}?"


def kinds_of(idea: Idea) -> tuple[NeverKind, ...]:
    """Returns what can be ruled out at a connection: each of its requirements, and the connection itself."""
    return (*(kind for kind in RULED_OUT if kind in idea.needs), "this")


def rule_out(context: Context, idea: Idea, kind: NeverKind) -> None:
    """Rules out everything that requires `kind`, or only this connection.

    Raises:
        SettingsFault, SaveFailed: config.toml cannot be read or written. Nothing was changed.
    """
    settings = context.settings
    if kind == "this":
        context.change(never_suggest=_with(settings.never_suggest, idea.id))
    else:
        context.change(rule_out=_with(settings.rule_out, kind))


def never_ask(context: Context, prompt: str) -> None:
    """Never asks a prompt again. Raises as `rule_out`."""
    context.change(never_ask=_with(context.settings.never_ask, prompt))


def check_ids(context: Context, key: str, ids: Iterable[str]) -> None:
    """Checks that what `never_ask` or `never_suggest` takes out exists. What was taken out before may have gone since.

    Raises:
        UsageFault: a prompt or connection doesn't exist; the message names those with nearly that id.
        ContentFault: the deck can't be read.
    """
    known = getattr(context.settings, key)
    unknown = [id for id in ids if id not in known and not _is_there(context, key, id)]
    if unknown:
        from difflib import get_close_matches

        near = get_close_matches(unknown[0].lower(), tuple(_ids(context, key)), n=3)
        meant = _MEANT.format(ids=listed(near, OR)) if near else ""
        raise UsageFault(f"{_NO_SUCH[key]}{meant} Nothing was changed.")


def _is_there(context: Context, key: str, id: str) -> bool:
    found = context.library.prompt(id) if key == "never_ask" else context.library.connection(id)
    return found is not None


def _ids(context: Context, key: str) -> Iterator[str]:
    if key == "never_ask":
        yield from (prompt.id for need in NEEDS for prompt in context.library.prompts(need))
        return
    yield from (idea.id for idea in context.library.connections())
    yield from (step.idea.id for one in context.library.communities()[0] for step in one.steps)


def _with(known: tuple[str, ...], one: str) -> list[str]:
    return list(dict.fromkeys([*known, one]))
