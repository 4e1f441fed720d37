"""The journal on disk: the only package that touches the person's files. It exposes no paths."""

from typing import TYPE_CHECKING

from connectwell.journal.items import Item, Readable, Unreadable
from connectwell.journal.passed_over import NotRead
from connectwell.journal.store import Journal

if TYPE_CHECKING:
    from connectwell.journal.circle_editing import CircleEditing, CircleSaved
    from connectwell.journal.copies import CopyInHand
    from connectwell.journal.editing import Editing, Saved
    from connectwell.journal.own_editor import ByHand, Faults, Taken
    from connectwell.journal.query import Query
    from connectwell.journal.versions import Version

__all__ = [
    "ByHand", "CircleEditing", "CircleSaved", "CopyInHand", "Editing", "Faults", "Item", "Journal", "NotRead", "Query",
    "Readable", "Saved", "Taken", "Unreadable", "Version",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Imports the modules for saving and versions lazily, because start-up only needs reading."""
    if name in ("Editing", "Saved"):
        from connectwell.journal import editing

        return getattr(editing, name)
    if name in ("ByHand", "Faults", "Taken"):
        from connectwell.journal import own_editor

        return getattr(own_editor, name)
    if name in ("CircleEditing", "CircleSaved"):
        from connectwell.journal import circle_editing

        return getattr(circle_editing, name)
    if name == "CopyInHand":
        from connectwell.journal import copies

        return copies.CopyInHand
    if name == "Query":
        from connectwell.journal import query

        return query.Query
    if name == "Version":
        from connectwell.journal import versions

        return versions.Version
    raise AttributeError(name)
