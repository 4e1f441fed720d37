"""A text of an entry, replaced by another. The earlier one stays in a version."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from connectwell import sentences
from connectwell.journal import Journal
from connectwell.model.entry import Entry, Imported, Reflection
from connectwell.model.parts import AnyPart, Text, changed, id_of, parts_of, type_of, without_put_away
from connectwell.model.terms import Need
from connectwell.model.text import clean, mentions


@dataclass(frozen=True, slots=True)
class Rewordable:
    """A text of an entry that can be replaced.

    Attributes:
        id: names it within its entry.
        name: what a page calls it.
        asked: the question it answers, or empty.
        words: as they stand.
    """

    id: str
    name: str
    asked: str
    words: str


def rewordable(entry: Entry, names: Mapping[Need, str]) -> tuple[Rewordable, ...]:
    """Every text of an entry that has words, in the order of its page. What is put away is left out.

    Args:
        entry: any entry.
        names: what each need is called.
    """
    return tuple(
        Rewordable(text_id, _name(part, text, names), type_of(part).asked(part), words)
        for part in parts_of(without_put_away(entry))
        for text_id, text in _texts(part)
        if (words := text.read(part)).strip()
    )


class Rewording:
    """One text being written anew. Every save goes to the same text; the first one cuts a version.

    Args:
        journal: where the entry is.
        entry_id: as for `Journal.get`.
        text_id: of a `Rewordable`.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
    """

    def __init__(self, journal: Journal, entry_id: str, text_id: str) -> None:
        self._editing, self._text = journal.edit(entry_id), text_id

    def save(self, words: str) -> Entry:
        """Puts `words` there, and the names written as @Name in them. Raises SaveFailed."""
        return self._editing.save(reworded(self._editing.entry, self._text, words)).entry

    def rescue(self, words: str, folder: str) -> None:
        """The entry with these words goes into another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(reworded(self._editing.entry, self._text, words), folder)


def reworded(entry: Entry, text_id: str, words: str) -> Entry:
    """The entry with other words in one text; as it was, where that text isn't there any more."""
    words = clean(words)

    def change(part: AnyPart) -> AnyPart:
        for found, text in _texts(part):
            if found == text_id:
                return _told(part, text, words)
        return part

    return changed(entry, change)


def _texts(part: AnyPart) -> list[tuple[str, Text[Any]]]:
    """The texts of a part with what each is called within its entry: as the part, where there is one."""
    texts = type_of(part).texts
    return [(id_of(part) if len(texts) == 1 else f"{id_of(part)}.{text.key}", text) for text in texts]


def _name(part: AnyPart, text: Text[Any], names: Mapping[Need, str]) -> str:
    if isinstance(part, Reflection):
        return names[part.need]
    if isinstance(part, Imported):
        return sentences.NOTE
    return sentences.TEXTS.get(text.key) or sentences.part_name(id_of(part), title=type_of(part).title(part))


def _told(part: Any, text: Text[Any], words: str) -> AnyPart:
    """Names that were written as @Name go with the words they stood in; those that were added by hand stay."""
    told: AnyPart = text.put(part, words)
    if hasattr(part, "people"):
        gone = set(mentions(text.read(part)))
        people = dict.fromkeys([*(name for name in part.people if name not in gone), *mentions(words)])
        told = replace(told, people=tuple(people))  # type: ignore[arg-type]  # this kind of part has them
    return told
