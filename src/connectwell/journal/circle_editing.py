"""An editing session for a part of the circle: saves are atomic, durable, and merged with outside changes."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from connectwell import durable
from connectwell.clock import Clock
from connectwell.errors import EntryNotFound, JournalBusy, KeptBeside, NewerFormat, NotConfirmed, SaveFailed
from connectwell.journal import names
from connectwell.journal.circle_files import NOT_IN_CIRCLE, CircleFile, circle_files, first_of_each
from connectwell.journal.elsewhere import Elsewhere
from connectwell.journal.fallback_copy import PATIENCE, PATIENCE_AGAIN, FallbackCopy
from connectwell.journal.folders import Folders
from connectwell.journal.parsing import Damaged, parse_tables
from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.journal.versions import keep_version
from connectwell.locking import lock
from connectwell.model.card import merged as merged_card
from connectwell.model.circle import CirclePart, is_named, read_circle_part, write_circle_part
from connectwell.model.format import is_newer
from connectwell.model.matching import name_key
from connectwell.model.table import RuleBroken

_TRIES = 100  # new names before giving up; even the second is almost never needed


@dataclass(frozen=True, slots=True)
class CircleSaved:
    """The result of a save.

    Attributes:
        part: the part as in the file.
        merged: whether outside changes were merged in.
        replaced: whether a field was changed on both sides, or another program replaced the file in that very moment;
            theirs is kept as an earlier version or in a copy.
        stay_hidden: names that it had and has no more; pages still hide them.
    """

    part: CirclePart
    merged: bool = False
    replaced: bool = False
    stay_hidden: tuple[str, ...] = ()


class CircleEditing:
    """An editing session for a part of the circle. `part` is as last read or saved.

    Args:
        folders: the journal's paths.
        clock: for the names of versions.
        tail: generates the random part of names.
        part: the part to edit.
        file: the file as read, or None for a part that isn't on disk yet.
        keeps_name: whether the name it had when this began stays as another one, should it be renamed.
    """

    def __init__(
        self,
        folders: Folders,
        clock: Clock,
        tail: names.Tail,
        part: CirclePart,
        file: CircleFile | None = None,
        *,
        keeps_name: bool = True,
    ) -> None:
        self.part = part
        self._folders, self._clock, self._tail, self._file = folders, clock, tail, file
        self._began = part if file else None
        self._keeps_name = keeps_name
        self._version_due = file is not None
        self._confirmed = True
        self._elsewhere = Elsewhere(tail)
        self._fallback = FallbackCopy(folders, self._free_copy)

    @property
    def _has_first_name(self) -> bool:
        """Whether it is still called as when this began. Later, who takes the former name off has seen it."""
        return self._began is not None and name_key(self._began.name) == name_key(self.part.name)

    @property
    def is_on_disk(self) -> bool:
        """Whether the part has a file."""
        return self._file is not None

    def save(self, part: CirclePart) -> CircleSaved:
        """Saves `part` durably, under the file's id. Writes nothing if nothing changed.

        Raises:
            SaveFailed: the previous content is kept; also if the file has become unreadable or newer meanwhile.
            NotConfirmed: it was written, but not confirmed; save again.
            KeptBeside: another program holds the lock. A copy has it; save again.
        """
        durable.make_folders(self._folders.circle, below=self._folders.data, in_use=self._file is not None)
        try:
            with lock(self._folders.data, patience=PATIENCE_AGAIN if self._fallback.is_kept else PATIENCE):
                saved = self._revise(self._file, part) if self._file else self._create(part)
                self._fallback.drop()
                return saved
        except JournalBusy:
            if self._file is None:
                return self._create(part)  # needs no lock: a new file never takes the place of another
            self.save_fallback(part)
            raise KeptBeside from None

    def save_fallback(self, part: CirclePart) -> None:
        """Writes the part to a copy beside its file, without the lock. The next save deletes it. Raises SaveFailed."""
        tables = cleaned(write_circle_part(replace(part, id=self._file.part.id) if self._file else part))
        self._fallback.keep(to_toml(tables, any_size=True))

    def rescue(self, part: CirclePart, folder: str) -> None:
        """Writes the part to a folder the person names; if empty, as `save_fallback`. Raises SaveFailed.

        The journal is left untouched.
        """
        if folder:
            self._elsewhere.write(folder, self.stem, to_toml(cleaned(write_circle_part(part)), any_size=True))
        else:
            self.save_fallback(part)

    @property
    def stem(self) -> str:
        """The name of its file, or what that will be."""
        return self._file.stem if self._file else self.part.id or names.slug(self.part.name) or self.part.kind

    def _free_copy(self) -> Path:
        return names.free_copy(self._folders.circle / f"{self.stem}.toml", self._tail)

    def _keep_hidden(self, part: CirclePart, before: Iterable[CirclePart]) -> tuple[str, ...]:
        """Puts names that were taken off the part on the list of those that pages hide. Raises SaveFailed."""
        from connectwell.journal.hidden_names import keep_hidden

        known = {name_key(name) for name in (part.name, *part.names)}
        gone = [
            replace(one, name=name, names=())
            for one in before
            for name in (one.name, *one.names)
            if name_key(name) not in known
        ]
        return keep_hidden(self._folders, gone) if gone else ()

    def _create(self, part: CirclePart) -> CircleSaved:
        taken = {file.part.id for file in circle_files(self._folders)}
        slug = part.id or names.slug(part.name)
        first, now = [slug] if slug else [], self._clock()
        for stem in (*first, *(f"{slug or part.kind}-{self._tail(6)}" for _ in range(_TRIES))):
            if stem in taken:
                continue
            content, read_back = _written(replace(part, id=stem, added=part.added or now))
            with suppress(FileExistsError):
                self._put(durable.write_new, CircleFile(stem, content, read_back))
                return CircleSaved(read_back)
        raise SaveFailed("every name for this is taken")

    def _revise(self, known: CircleFile, part: CirclePart) -> CircleSaved:
        present = self._present(known.stem)
        part = _with_former_name(part, known.part) if self._keeps_name and self._has_first_name else part
        _, mine = _written(replace(part, id=known.part.id))
        saved = _merged(known.part, mine, present.part) if present else CircleSaved(mine)
        if present and saved.part == present.part and self._confirmed:
            self._remember(present)
            return saved
        if present and (self._version_due or present.content != known.content):
            folder = self._folders.circle_versions(known.stem)
            keep_version(self._folders, folder, present.content, self._clock(), self._tail)
            self._version_due = False
        content, read_back = _written(saved.part)
        theirs = [present.part] if present and present.content != known.content else []
        stay_hidden = self._keep_hidden(saved.part, [*([self._began] if self._began else []), *theirs])
        overtaken = False

        def put(path: Path, content: bytes) -> None:
            nonlocal overtaken
            overtaken = durable.replace_known(path, content, present.content if present else None, self._free_copy)

        self._put(put, CircleFile(known.stem, content, read_back))
        return replace(saved, replaced=saved.replaced or overtaken, stay_hidden=stay_hidden)

    def _present(self, stem: str) -> CircleFile | None:
        """Reads the current file; None if it is gone. Raises SaveFailed."""
        try:
            content = self._folders.read(self._folders.circle / f"{stem}.toml")
            tables = parse_tables(content)
            if is_newer(tables):
                raise SaveFailed("a newer connectwell has written this file since")
            return CircleFile(stem, content, read_circle_part(tables))
        except FileNotFoundError:
            return None
        except (Damaged, RuleBroken):
            raise SaveFailed("this file of your circle can't be read any more, so it was left as it is") from None
        except OSError as error:
            raise SaveFailed.because(error) from error

    def _put(self, put: Callable[[Path, bytes], None], file: CircleFile) -> None:
        try:
            put(self._folders.circle / f"{file.stem}.toml", file.content)
        except NotConfirmed:
            self._remember(file)
            self._confirmed = False  # the next save writes it again
            raise
        self._remember(file)
        self._confirmed = True

    def _remember(self, file: CircleFile) -> None:
        self.part, self._file = file.part, file


def _with_former_name(part: CirclePart, before: CirclePart) -> CirclePart:
    """Returns the part with the name that it had before as another spelling: entries still have it."""
    if not is_named(part) or not name_key(before.name):
        return part
    known = {name_key(name) for name in (part.name, *part.names)}
    return part if name_key(before.name) in known else replace(part, names=(*part.names, before.name))


def _merged(base: CirclePart, mine: CirclePart, theirs: CirclePart) -> CircleSaved:
    """Merges field by field, the card section by section: takes what only they changed; where both did, mine wins."""
    taken: dict[str, Any] = {}
    replaced = False
    for name in (field.name for field in fields(CirclePart)):
        before, here, there = (getattr(part, name) for part in (base, mine, theirs))
        if name == "card" and before and here and there:
            taken["card"], both = merged_card(before, here, there)
            replaced = replaced or both
        elif there != before and here != there:
            if here == before:
                taken[name] = there
            else:
                replaced = True
    result = replace(mine, **taken)
    return CircleSaved(result, result != mine, replaced)


def _written(part: CirclePart) -> tuple[bytes, CirclePart]:
    """Returns the file content for a part, and the part as it reads back. Raises SaveFailed."""
    tables = cleaned(write_circle_part(part))
    try:
        return to_toml(tables), read_circle_part(tables)
    except RuleBroken as broken:
        raise SaveFailed(f"part of it breaks a rule of the file format ({broken})") from None


def edit_part(
    folders: Folders, clock: Clock, tail: names.Tail, part_id: str, *, removed: bool = False
) -> CircleEditing:
    """Starts an editing session for an existing part.

    Raises:
        EntryNotFound: no part has this id and this `removed` state.
        NewerFormat: it was written by a newer connectwell.
    """
    fitting = [f for f in circle_files(folders) if f.part.id == part_id and (f.part.removed is not None) == removed]
    if not fitting:
        raise EntryNotFound(NOT_IN_CIRCLE)
    file = first_of_each(fitting)[part_id]
    if is_newer({"format": file.part.format}):
        raise NewerFormat
    return CircleEditing(folders, clock, tail, file.part, file)
