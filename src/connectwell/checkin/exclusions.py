"""Prompts and connections never to show again; stored in the settings and undone there."""

from typing import Literal

from connectwell.context import Context
from connectwell.library import Idea
from connectwell.settings import RULED_OUT, RuledOut

NeverKind = RuledOut | Literal["this"]
"""What can be ruled out at a connection: everything with one requirement, or only this connection."""


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


def _with(known: tuple[str, ...], one: str) -> list[str]:
    return list(dict.fromkeys([*known, one]))
