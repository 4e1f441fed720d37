"""What is put away in one copy of an entry is put away in each: a sync program leaves them as its two sides were.

Nothing is written for that. A save of the entry, or choosing one of the copies, puts it into the file that stays.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress

from connectwell.clock import Clock
from connectwell.errors import ConnectwellError
from connectwell.journal import names
from connectwell.journal.folders import Folders, read_bytes
from connectwell.journal.parsing import Damaged, parse_entry
from connectwell.model.entry import Entry
from connectwell.model.format import are_entry_ids, is_entry_id

# The table of parts is imported where there are copies: every verb comes through here, and few have any.


class PutAwayBeside:
    """Reads copies and their entries, for a year at a time and only where there are copies. One for each operation.

    Args:
        folders: the journal's paths.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._years: dict[str, dict[str, frozenset[str]]] = {}

    def applied(self, year: str, entry: Entry, stems: Collection[str] | None = None) -> Entry:
        """Returns the entry with everything put away that is so in it or in one of its copies.

        Args:
            year: the folder its file is in.
            entry: an entry or a copy, as read.
            stems: what is in that folder, if it is known.
        """
        if year not in self._years:
            self._years[year] = self._read(year, stems)
        away = self._years[year].get(entry.id)
        if not away:
            return entry
        from connectwell.model.parts import put_away_as

        return put_away_as(entry, lambda part, was: was or part in away)

    def stems(self, year: str) -> list[str]:
        """Returns the files of a year in which something is in sight that another copy puts away."""
        from connectwell.model.parts import put_away_in

        return [
            stem
            for stem, entry in self._beside(year, None)
            if put_away_in(self.applied(year, entry)) != put_away_in(entry)
        ]

    def _read(self, year: str, stems: Collection[str] | None) -> dict[str, frozenset[str]]:
        """Returns, by entry, the ids of the parts that one of its copies or itself puts away."""
        found: dict[str, frozenset[str]] = {}
        for _, entry in self._beside(year, stems):
            from connectwell.model.parts import put_away_in

            found[entry.id] = found.get(entry.id, frozenset()).union(put_away_in(entry))
        return found

    def _beside(self, year: str, stems: Collection[str] | None) -> Iterator[tuple[str, Entry]]:
        """Yields the copies in a folder and the entries that they are of; what can't be read is said by its reader."""
        with suppress(Damaged, OSError):
            present = self._folders.in_year(year) if stems is None else stems
            ids = set()
            for stem in copy_names(year, present):
                if copy := self._entry(year, stem):
                    ids.add(copy.id)
                    yield stem, copy
            for entry_id in ids.intersection(present):
                if not is_copy_name(year, entry_id) and (entry := self._entry(year, entry_id)):
                    yield entry_id, entry

    def _entry(self, year: str, stem: str) -> Entry | None:
        try:
            return parse_entry(read_bytes(self._folders.entries / year / f"{stem}.toml"))[1]
        except (Damaged, OSError):
            return None


def is_copy_name(year: str, stem: str) -> bool:
    """Whether a file of this name is no entry's own."""
    return stem[:4] != year or not is_entry_id(stem)


def copy_names(year: str, stems: Collection[str]) -> list[str]:
    """Returns those that `is_copy_name` takes. Every verb asks it of a whole year, which hardly ever has any."""
    if f"/{'/'.join(stems)}".count(f"/{year}-") == len(stems) and are_entry_ids(stems):
        return []
    return [stem for stem in stems if is_copy_name(year, stem)]


def bring_back_in_copies(
    folders: Folders, clock: Clock, tail: names.Tail, entry_id: str, parts: Collection[str]
) -> None:
    """Brings parts back in the copies of an entry as well. Where that fails they stay put away."""
    from connectwell.journal.copy_choice import CopyChoice
    from connectwell.model.parts import put_away_as

    year = entry_id[:4]
    with suppress(Damaged, OSError):
        for stem in folders.in_year(year):
            with suppress(ConnectwellError):
                if is_copy_name(year, stem):
                    copy = CopyChoice(folders, clock, tail, year, stem)
                    back = put_away_as(copy.copy, lambda part, was: was and part not in parts)
                    if copy.copy.id == entry_id and back != copy.copy:
                        copy.save_copy(back)
