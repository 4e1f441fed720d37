"""Every file of the entries and the circle: read whole, by the same readers as everywhere."""

from collections.abc import Iterator

from connectwell.clock import day_of, shifted
from connectwell.doctor.diagnosis import Diagnosis, Family, list_of
from connectwell.doctor.installation import Installation
from connectwell.english import counted
from connectwell.journal.skipped import UnreadFile
from connectwell.model.entry import FORMAT
from connectwell.model.text import one_line
from connectwell.sentences import CHOOSE_COPY


def check(installation: Installation) -> Iterator[Diagnosis]:
    """Yields one finding for each file that can't be read, and one for each kind of oddity."""
    for one in installation.unread_files:
        if not one.in_circle:
            yield Diagnosis("entries", f"{one.path}: {one.reason}", "", _todo(one))
    yield from _copies(installation)
    yield from _newer(installation)
    yield from _days(installation)


def check_versions(installation: Installation) -> Iterator[Diagnosis]:
    """Yields what is odd among the earlier versions."""
    if damaged := installation.versions.damaged:
        yield Diagnosis(
            "entries",
            counted(
                len(damaged),
                "1 earlier version can't be read: {names}.",
                "{n} earlier versions can't be read: {names}.",
                names=list_of(damaged),
            ),
            "They are kept as they are.",
            needs_you=False,
        )
    if lonely := installation.versions.without_entry:
        yield Diagnosis(
            "entries",
            f"There are earlier versions of entries that aren't here: {list_of(lonely)}.",
            "They are kept.",
            "'connectwell restore ID --version 1' brings the newest back; 'connectwell erase ID' deletes them all.",
            needs_you=False,
        )


def check_circle(installation: Installation) -> Iterator[Diagnosis]:
    """Yields what is wrong in the circle."""
    for one in installation.unread_files:
        if one.in_circle:
            yield Diagnosis("circle", f"{one.path}: {one.reason}", "", _todo(one))
    copies = installation.journal.circle.copies()
    for part_id in dict.fromkeys(copy.part.id for copy in copies):
        files = [copy.file for copy in copies if copy.part.id == part_id]
        part_id = one_line(part_id, 200)
        yield Diagnosis(
            "circle",
            f"Another file of your circle has the id {part_id} as well: {list_of(files)}.",
            "Both are kept, and pages hide the names in each.",
            f"'connectwell circle copies {part_id}' shows both, and asks which to keep. If it is somebody else, give "
            "it an id of its own.",
        )
    without = [part.id for part in installation.journal.circle.parts() if part.is_in_help_now and not part.call]
    if without:
        yield Diagnosis(
            "circle",
            f"In Help now, but without a number or an address: {list_of(without)}.",
            "",
            "'connectwell circle change ID' asks for it.",
            needs_you=False,
        )


def check_what_came_since(installation: Installation) -> Iterator[Diagnosis]:
    """Yields what a later check couldn't read, though it could be read before: comes after all others."""
    known = {one.path for one in installation.unread_files}
    for one in installation.journal.unread_files():
        if one.path not in known:
            family: Family = "circle" if one.in_circle else "entries"
            yield Diagnosis(family, f"{one.path}: {one.reason}", "", _todo(one))


def _todo(one: UnreadFile) -> str:
    if one.is_folder:
        return "It has to be a folder that your login may open, not a link. 'connectwell path' says where it is."
    if one.line is not None and one.path.startswith("entries/"):
        return f"'connectwell edit {one.handle}' opens it, so that you can mend it."
    return "Mend it, or move it somewhere else. 'connectwell path' says where the data folder is."


def _copies(installation: Installation) -> Iterator[Diagnosis]:
    copies = [item.handle for item in installation.items if item.is_copy]
    if copies:
        yield Diagnosis(
            "entries",
            counted(
                len(copies),
                "There is 1 copy of an entry, from a sync or from two programs at once: {names}.",
                "There are {n} copies of entries, from a sync or from two programs at once: {names}.",
                names=list_of(copies),
            ),
            "Both are kept.",
            CHOOSE_COPY,
        )


def _newer(installation: Installation) -> Iterator[Diagnosis]:
    newer = [item.entry.id for item in installation.items if item.entry.format > FORMAT]
    if newer:
        yield Diagnosis(
            "entries",
            counted(
                len(newer),
                "A newer connectwell wrote 1 entry: {names}.",
                "A newer connectwell wrote {n} entries: {names}.",
                names=list_of(newer),
            ),
            "You can read them here, and nothing changes them.",
            "To change them, install a newer connectwell.",
            needs_you=False,
        )


def _days(installation: Installation) -> Iterator[Diagnosis]:
    entries = [item.entry for item in installation.items if not item.is_copy]
    now = installation.clock()
    ahead = [one.id for one in entries if one.day > shifted(day_of(now), 1)]
    if ahead:
        yield Diagnosis(
            "entries",
            counted(
                len(ahead),
                "1 entry has a day in the future: {names}.",
                "{n} entries have a day in the future: {names}.",
                names=list_of(ahead),
            ),
            "They are kept and listed.",
            "'connectwell edit ID' changes the day, if the clock was wrong when you wrote it.",
            needs_you=False,
        )
    backwards = [one.id for one in entries if one.finished and one.finished < one.started]
    if backwards:
        yield Diagnosis(
            "entries",
            counted(
                len(backwards),
                "1 entry ends before it begins: {names}.",
                "{n} entries end before they begin: {names}.",
                names=list_of(backwards),
            ),
            "Nothing depends on it.",
            needs_you=False,
        )
