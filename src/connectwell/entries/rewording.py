"""The words of one part of an entry, replaced by others. The earlier ones stay in a version."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from connectwell import sentences
from connectwell.journal import Journal
from connectwell.model.entry import Connection, Entry, Landed, Reflection
from connectwell.model.putting_away import without_put_away
from connectwell.model.terms import Need
from connectwell.model.text import clean, mentions


@dataclass(frozen=True, slots=True)
class Part:
    """Words that can be replaced.

    Attributes:
        id: names the part within its entry.
        name: what a page calls it.
        words: as they stand.
    """

    id: str
    name: str
    words: str


def parts_of(entry: Entry, names: Mapping[Need, str]) -> tuple[Part, ...]:
    """Every part of an entry that has words, in the order of its page. What is put away is left out.

    Args:
        entry: any entry.
        names: what each need is called.
    """
    entry = without_put_away(entry)
    found: list[Part] = []
    if entry.arrival:
        found.append(Part("arrival", sentences.line_title("arrival", None), entry.arrival.words))
    found += [Part(f"reflection:{r.key}", names[r.need], r.words) for r in entry.reflections]
    for part in entry.connections:
        if part.landed:
            found.append(Part(f"connection:{part.key}", sentences.CONNECTION, part.landed.words))
    if entry.close:
        found.append(Part("close", sentences.line_title("close", None), entry.close.carry))
    if entry.note:
        found.append(Part("note", sentences.NOTE, entry.note.words))
    if entry.practice:
        found.append(Part("practice", entry.practice.name, entry.practice.words))
    if entry.imported:
        found.append(Part("imported", sentences.NOTE, entry.imported.words))
    if entry.agenda:
        found.append(Part("agenda", sentences.AGENDA_LINE, entry.agenda.words))
    if entry.session:
        found.append(Part("keep", sentences.TO_KEEP, entry.session.keep))
        found.append(Part("wrong", sentences.SAT_WRONG, entry.session.wrong))
    return tuple(part for part in found if part.words.strip())


class Rewording:
    """One part being written anew. Every save goes to the same part; the first one cuts a version.

    Args:
        journal: where the entry is.
        entry_id: as for `Journal.get`.
        part_id: of a `Part`.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
    """

    def __init__(self, journal: Journal, entry_id: str, part_id: str) -> None:
        self._editing, self._part = journal.edit(entry_id), part_id

    def save(self, words: str) -> Entry:
        """Puts `words` there, and the names written as @Name in them. Raises SaveFailed."""
        return self._editing.save(reworded(self._editing.entry, self._part, words)).entry

    def rescue(self, words: str, folder: str) -> None:
        """The entry with these words goes into another folder, which the person names. Raises SaveFailed."""
        self._editing.rescue(reworded(self._editing.entry, self._part, words), folder)


def reworded(entry: Entry, part_id: str, words: str) -> Entry:
    """The entry with other words in one part; as it was, where that part isn't there any more."""
    words = clean(words)
    kind, _, key = part_id.partition(":")
    match kind:
        case "arrival" if entry.arrival:
            return replace(entry, arrival=replace(entry.arrival, words=words))
        case "reflection":
            told = tuple(_tell(r, words) if r.key == key else r for r in entry.reflections)
            return replace(entry, reflections=told)
        case "connection":
            landed = tuple(_land(c, words) if c.key == key else c for c in entry.connections)
            return replace(entry, connections=landed)
        case "close" if entry.close:
            return replace(entry, close=replace(entry.close, carry=words))
        case "note" if entry.note:
            people = _people(entry.note.people, entry.note.words, words)
            return replace(entry, note=replace(entry.note, words=words, people=people))
        case "practice" if entry.practice:
            return replace(entry, practice=replace(entry.practice, words=words))
        case "imported" if entry.imported:
            return replace(entry, imported=replace(entry.imported, words=words))
        case "agenda" if entry.agenda:
            return replace(entry, agenda=replace(entry.agenda, words=words))
        case "keep" if entry.session:
            return replace(entry, session=replace(entry.session, keep=words))
        case "wrong" if entry.session:
            return replace(entry, session=replace(entry.session, wrong=words))
        case _:
            return entry


def _tell(part: Reflection, words: str) -> Reflection:
    return replace(part, words=words, people=_people(part.people, part.words, words))


def _land(part: Connection, words: str) -> Connection:
    return replace(part, landed=replace(part.landed or Landed(), words=words))


def _people(people: tuple[str, ...], before: str, words: str) -> tuple[str, ...]:
    """Names that were written as @Name go with the words they stood in; those that were added by hand stay."""
    gone = set(mentions(before))
    return tuple(dict.fromkeys([*(name for name in people if name not in gone), *mentions(words)]))
