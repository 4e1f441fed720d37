"""The card for hard days on disk: found even where its file is damaged, and everything else as well."""

from dataclasses import dataclass
from typing import Final

from connectwell.clock import Clock
from connectwell.errors import ConnectwellError, NewerFormat
from connectwell.journal import names
from connectwell.journal.circle_editing import CircleEditing
from connectwell.journal.circle_files import CircleFile, circle_files, parse_circle_part
from connectwell.journal.folders import Folders
from connectwell.journal.known_names import recovered, what_kind
from connectwell.journal.parsing import Damaged
from connectwell.model.card import Card
from connectwell.model.circle import CirclePart
from connectwell.model.format import is_newer

ID: Final = "card"
NAME: Final = "A card for hard days"
_DAMAGED: Final = (
    "Your card's file, circle/card.toml, is damaged ({reason}), so it can't be edited here. Nothing in it was changed."
)


@dataclass(frozen=True, slots=True)
class CardFound:
    """What there is of the card.

    Attributes:
        card: as written; None if there is none, or only `raw`.
        id: its id, for erasing; empty if there is none.
        raw: the text of a damaged file, not safe to draw; empty if it can be read.
        is_earlier: whether `card` is an earlier version, since nothing of the file can be read.
    """

    card: Card | None = None
    id: str = ""
    raw: str = ""
    is_earlier: bool = False

    @property
    def is_there(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.raw.strip()) or (self.card is not None and not self.card.is_empty)


def find_card(folders: Folders) -> CardFound:
    """Returns the card, or as much of it as can be read. Never raises, and doesn't need the rest of the circle."""
    try:
        part = parse_circle_part(content := _content(folders))
    except FileNotFoundError:
        pass
    except (Damaged, OSError):
        if found := _of_damaged(folders):
            return found
    else:
        if part.kind == "card" and part.removed is None and content:
            return CardFound(part.card or Card(), part.id)
    file = _elsewhere(folders)
    return CardFound(file.part.card or Card(), file.part.id) if file else CardFound()


def edit_card(folders: Folders, clock: Clock, tail: names.Tail) -> CircleEditing:
    """Starts an editing session for the card, new if there is none.

    Raises:
        ConnectwellError: its file is damaged; nothing was changed.
        NewerFormat: it was written by a newer connectwell.
    """
    file = _elsewhere(folders)
    if file is None:
        found = find_card(folders)
        if found.raw or found.is_earlier:
            raise ConnectwellError(_DAMAGED.format(reason=_why(folders)))
        new = CirclePart(id=ID, kind="card", name=NAME, card=Card())
        return CircleEditing(folders, clock, tail, new)
    if is_newer({"format": file.part.format}):
        raise NewerFormat
    return CircleEditing(folders, clock, tail, file.part, file)


def _content(folders: Folders) -> bytes:
    return folders.read(folders.circle / f"{ID}.toml")


def _why(folders: Folders) -> str:
    try:
        parse_circle_part(_content(folders))
    except Damaged as damaged:
        return damaged.reason
    except OSError as error:
        return error.strerror or "it can't be read"
    return "it can't be read"


def _elsewhere(folders: Folders) -> CircleFile | None:
    """Returns the file of the card, whatever it is called; that of the plain name first."""
    found = [file for file in circle_files(folders) if file.part.kind == "card" and file.part.removed is None]
    return min(found, key=lambda file: (file.stem != ID, file.stem), default=None)


def _of_damaged(folders: Folders) -> CardFound | None:
    """Returns what can be shown of a damaged file; None if it isn't the card's, or nothing of it is left."""
    try:
        content = _content(folders)
    except (Damaged, OSError):
        content = b""
    if what_kind(content) not in ("", "card"):
        return None
    if raw := content.decode("utf-8", "replace").strip():
        return CardFound(None, ID, raw)
    earlier = next((part.card for part in recovered(folders, ID) if part.card), None)
    return CardFound(earlier, ID, is_earlier=True) if earlier else None
