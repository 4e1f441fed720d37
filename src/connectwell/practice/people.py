"""Whom a practice may be about: the circle, without anybody who is marked as unsafe; and whom it is calmer beside."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from connectwell.context import Context
from connectwell.model.circle import UnsafeNames, names_to_offer
from connectwell.model.matching import name_key
from connectwell.model.text import bare_name, clean

_WITH = ("person", "group")
_NOBODY: Final = ("nobody", "no one", "noone", "none", "no", "no name", "not anyone", "there is no one")
"""What people type who mean that there is none. Compared by `name_key`."""


def names_typed(written: str) -> tuple[str, ...]:
    """Parses names with commas, semicolons or line ends between, without duplicates; none if it says that there is
    none."""
    if name_key(clean(written).strip(" .-")).replace("-", " ") in ("", *_NOBODY):
        return ()
    names = map(bare_name, clean(written.replace(";", ",")).replace("\n", ",").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def names_offered(context: Context) -> tuple[str, ...]:
    """Returns the names to offer: first those whom it is calmer beside, else in the circle's order."""
    parts = context.journal.circle.parts()
    may_be = set(names_to_offer(parts))
    with_them = (part for part in parts if part.kind in _WITH and part.name in may_be)
    return tuple(part.name for part in sorted(with_them, key=lambda part: not part.calmer))


def keep_calmer(context: Context, names: Iterable[str]) -> bool:
    """Keeps that it is calmer beside those of the circle who have these names; returns whether there is anybody.

    Raises:
        ConnectwellError: from the journal.
    """
    wanted, found = set(map(name_key, names)), False
    for part in context.journal.circle.parts():
        if part.kind in _WITH and not wanted.isdisjoint(map(name_key, part.all_names)):
            found = True
            if not part.calmer:
                editing = context.journal.circle.edit(part.id)
                editing.save(replace(editing.part, calmer=True))
    return found


def unsafe(context: Context) -> UnsafeNames:
    """Returns the names of those marked as unsafe."""
    return UnsafeNames(context.journal.circle.parts())
