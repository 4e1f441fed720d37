"""Every file of the entries and the circle: read whole, by the same readers as everywhere."""

from collections import Counter
from collections.abc import Iterator

from connectwell.clock import day_of, shifted
from connectwell.doctor.diagnosis import Diagnosis, list_of, number_of
from connectwell.doctor.patient import Patient
from connectwell.journal.passed_over import NotRead
from connectwell.model.entry import FORMAT


def check(patient: Patient) -> Iterator[Diagnosis]:
    """Yields one finding for each file that can't be read, and one for each kind of oddity."""
    for one in patient.not_read:
        if not one.in_circle:
            yield Diagnosis("entries", f"{one.path} can't be read. {one.reason}", "", _todo(one))
    yield from _copies(patient)
    yield from _newer(patient)
    yield from _days(patient)


def check_versions(patient: Patient) -> Iterator[Diagnosis]:
    """Yields what is odd among the earlier versions."""
    if damaged := patient.versions.damaged:
        yield Diagnosis(
            "entries",
            f"{number_of(len(damaged), 'earlier version', 'earlier versions')} can't be read: {list_of(damaged)}.",
            "They are kept as they are: what was damaged in an entry is kept, too.",
            needs_you=False,
        )
    if lonely := patient.versions.without_entry:
        yield Diagnosis(
            "entries",
            f"Earlier versions are here, but not their entry: {list_of(lonely)}.",
            "They are kept.",
            "'connectwell restore ID --version 1' brings the newest back, 'connectwell erase ID' deletes them.",
            needs_you=False,
        )


def check_circle(patient: Patient) -> Iterator[Diagnosis]:
    """Yields what is wrong in the circle."""
    for one in patient.not_read:
        if one.in_circle:
            yield Diagnosis("circle", f"{one.path} can't be read. {one.reason}", "", _todo(one))
    parts = (*patient.journal.circle.parts(), *patient.journal.circle.parts(removed=True))
    twice = [id for id, number in Counter(part.id for part in parts).items() if number > 1]
    if twice:
        yield Diagnosis(
            "circle",
            f"More than one file of your circle has the id {list_of(twice)}.",
            "Both are kept.",
            "Give one of them an id of its own, or move it out of the circle folder.",
        )
    without = [part.id for part in patient.journal.circle.parts() if part.help_now and not part.call]
    if without:
        yield Diagnosis(
            "circle",
            f"In Help now, but without a number or an address: {list_of(without)}.",
            "",
            "'connectwell circle change ID' asks for it.",
            needs_you=False,
        )


def _todo(one: NotRead) -> str:
    if one.is_folder:
        return "It has to be a folder, not a link, that your login may open. 'connectwell path' says where it is."
    if one.line is not None and one.path.startswith("entries/"):
        return f"'connectwell edit {one.handle}' opens it to be mended."
    return "Mend it, or move it somewhere else. 'connectwell path' says where the data folder is."


def _copies(patient: Patient) -> Iterator[Diagnosis]:
    copies = [item.handle for item in patient.items if item.is_copy]
    if copies:
        yield Diagnosis(
            "entries",
            f"{number_of(len(copies), 'copy', 'copies')} of entries, left by a sync or by two programs at once: "
            f"{list_of(copies)}.",
            "Both versions are kept.",
            "In the journal (j), c shows the two side by side, to keep one.",
        )


def _newer(patient: Patient) -> Iterator[Diagnosis]:
    newer = [item.entry.id for item in patient.items if item.entry.format > FORMAT]
    if newer:
        yield Diagnosis(
            "entries",
            f"{number_of(len(newer), 'entry was', 'entries were')} written by a newer connectwell: {list_of(newer)}.",
            "They open for reading, and nothing changes them here.",
            "A newer connectwell on this machine can change them.",
            needs_you=False,
        )


def _days(patient: Patient) -> Iterator[Diagnosis]:
    entries = [item.entry for item in patient.items if not item.is_copy]
    now = patient.clock()
    ahead = [one.id for one in entries if one.day > shifted(day_of(now), 1)]
    if ahead:
        yield Diagnosis(
            "entries",
            f"{number_of(len(ahead), 'entry has', 'entries have')} a day that is still to come: {list_of(ahead)}.",
            "They are kept and listed.",
            "'connectwell edit ID' changes the day, if the clock was wrong when it was written.",
            needs_you=False,
        )
    backwards = [one.id for one in entries if one.finished and one.finished < one.started]
    if backwards:
        yield Diagnosis(
            "entries",
            f"{number_of(len(backwards), 'entry ends', 'entries end')} before the start: {list_of(backwards)}.",
            "Nothing depends on it.",
            needs_you=False,
        )
