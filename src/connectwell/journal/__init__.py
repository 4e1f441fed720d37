"""The journal on disk: the only package that touches the person's files. It exposes no paths."""

from typing import TYPE_CHECKING

from connectwell.journal.items import Item, Readable, Unreadable
from connectwell.journal.skipped import UnreadFile
from connectwell.journal.store import Journal

if TYPE_CHECKING:
    from connectwell.journal.circle_editing import CircleEditing, CircleSaved
    from connectwell.journal.copy_choice import CopyChoice
    from connectwell.journal.editing import Editing, Saved
    from connectwell.journal.external_edit import ExternalEdit, Faults, Taken
    from connectwell.journal.query import Query
    from connectwell.journal.versions import Version

__all__ = [
    "CircleEditing",
    "CircleSaved",
    "CopyChoice",
    "Editing",
    "ExternalEdit",
    "Faults",
    "Item",
    "Journal",
    "Query",
    "Readable",
    "Saved",
    "Taken",
    "UnreadFile",
    "Unreadable",
    "Version",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Imports the modules for saving and versions lazily, because start-up only needs reading."""
    if name in ("Editing", "Saved"):
        from connectwell.journal import editing

        return getattr(editing, name)
    if name in ("ExternalEdit", "Faults", "Taken"):
        from connectwell.journal import external_edit

        return getattr(external_edit, name)
    if name in ("CircleEditing", "CircleSaved"):
        from connectwell.journal import circle_editing

        return getattr(circle_editing, name)
    if name == "CopyChoice":
        from connectwell.journal import copy_choice

        return copy_choice.CopyChoice
    if name == "Query":
        from connectwell.journal import query

        return query.Query
    if name == "Version":
        from connectwell.journal import versions

        return versions.Version
    raise AttributeError(name)
