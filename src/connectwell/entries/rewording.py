"""Replaces a text of an entry. The earlier text is kept in a version."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from connectwell import sentences
from connectwell.journal import Journal
from connectwell.model.entry import Entry, Imported, Reflection
from connectwell.model.matching import name_key
from connectwell.model.parts import AnyPart, Text, changed, id_of, type_of
from connectwell.model.terms import Need
from connectwell.model.text import clean, mentions


class Rewording:
    """Rewrites one text. Every save goes to the same text; the first one creates a version.

    Args:
        journal: where the entry is.
        entry_id: as for `Journal.get`.
        text_id: as in `texts_by_id`.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
    """

    def __init__(self, journal: Journal, entry_id: str, text_id: str) -> None:
        self._editing, self._text = journal.edit(entry_id), text_id

    @property
    def copied(self) -> bool:
        """Whether the last save is in a copy beside the entry, or made one of what another program had put there."""
        return self._editing.copied

    def save(self, words: str) -> Entry:
        """Saves `words`, and the names written as @Name in them. Raises SaveFailed."""
        return self._editing.save(reworded(self._editing.entry, self._text, words)).entry

    def rescue(self, words: str, folder: str) -> None:
        """Writes the entry with these words to another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(reworded(self._editing.entry, self._text, words), folder)


def reworded(entry: Entry, text_id: str, words: str) -> Entry:
    """Returns the entry with one text replaced; unchanged if that text no longer exists."""
    words = clean(words)

    def change(part: AnyPart) -> AnyPart:
        for found, text in texts_by_id(part):
            if found == text_id:
                return _with_words(part, text, words)
        return part

    return changed(entry, change)


def texts_by_id(part: AnyPart) -> list[tuple[str, Text[Any]]]:
    """Returns the texts of a part with their ids: the part's id, with the text's key added if there are several."""
    texts = type_of(part).texts
    return [(id_of(part) if len(texts) == 1 else f"{id_of(part)}.{text.key}", text) for text in texts]


def name_of(part: AnyPart, text: Text[Any], names: Mapping[Need, str]) -> str:
    """Returns the name of a text on a page."""
    if isinstance(part, Reflection):
        return names[part.need]
    if isinstance(part, Imported):
        return sentences.NOTE
    return sentences.TEXTS.get(text.key) or sentences.part_name(id_of(part), title=type_of(part).title(part))


def _with_words(part: Any, text: Text[Any], words: str) -> AnyPart:
    """Replaces a text and updates its people: old @Names go, new ones are added, names added by hand stay."""
    replaced: AnyPart = text.put(part, words)
    if hasattr(part, "people"):
        gone = set(map(name_key, mentions(text.read(part))))
        people = dict.fromkeys([*(name for name in part.people if name_key(name) not in gone), *mentions(words)])
        replaced = replace(replaced, people=tuple(people))  # type: ignore[arg-type]  # this kind of part has them
    return replaced
