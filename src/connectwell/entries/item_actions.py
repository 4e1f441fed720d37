"""The actions available on the selected item."""

from typing import Final, Literal, TypeGuard, get_args

from connectwell.entries.item_lookup import entry_of, item_id
from connectwell.journal import Item, Readable
from connectwell.model.entry import Entry
from connectwell.model.parts import put_away_in

ItemAction = Literal[
    "edit", "mend", "in_editor", "move_day", "remove", "restore", "versions", "erase", "resume", "put_away"
]
"""`mend` is `in_editor` for unreadable entries; `put_away` toggles whether put-away parts are shown."""
ITEM_ACTIONS: Final[tuple[ItemAction, ...]] = get_args(ItemAction)


def is_item_action(name: str) -> TypeGuard[ItemAction]:
    """Whether an interface's action is one of these."""
    return name in ITEM_ACTIONS


def is_possible(act: ItemAction, item: Item | None) -> bool:
    """Whether an action applies to the selected item."""
    entry = entry_of(item)
    match act:
        case "put_away":
            return isinstance(item, Readable) and bool(put_away_in(item.entry))
        case "in_editor" | "erase":
            return item_id(item) != ""
        case "mend":
            return entry is None and item_id(item) != ""
        case "move_day" | "versions":
            return entry is not None
        case _:
            return entry is not None and _can(act, entry)


def _can(act: ItemAction, entry: Entry) -> bool:
    match act:
        case "edit":
            return entry.share is None
        case "remove":
            return entry.removed is None
        case "restore":
            return entry.removed is not None
        case "resume":
            return entry.kind in ("check-in", "practice") and entry.unfinished
        case _:
            return False
