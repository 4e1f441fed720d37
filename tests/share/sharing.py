"""Entries in a journal on the disk, to share from."""

from datetime import date, timedelta
from typing import Any

from connectwell.model.entry import Arrival, Close, Connection, Entry, Landed, Note, Reflection, Session
from connectwell.rooms import Rooms
from connectwell.share.choosing import Choice, Period, Shareable, look
from connectwell.share.record import Made, record_document
from steady import MORNING

TODAY = date(2026, 11, 21)
FORTNIGHT = Period.last(14, TODAY)


def check_in(rooms: Rooms, tail: str = "q7f3k2", days_ago: int = 0, **changes: Any) -> Entry:
    """A check-in with everything in it; all of it may leave with its words unless said otherwise."""
    began = MORNING - timedelta(days=days_ago)
    parts: dict[str, Any] = {
        "arrival": Arrival(state="mixed", words="barely slept", sharing="words"),
        "reflections": (
            Reflection(
                key="a8d2", need="seen", rating=6, words="@Ana asked about it.", people=("Ana",), sharing="words"
            ),
            Reflection(key="b1e0", need="safe", rating=3, words="The door again.", sharing="theme"),
        ),
        "connections": (
            Connection(
                key="c1f0",
                status="done",
                asked="Call Ana.",
                landed=Landed(words="She laughed.", touched=("seen",)),
                sharing="words",
            ),
        ),
        "close": Close(carry="Someone remembered.", sharing="words"),
    }
    entry = Entry(
        id=f"{began:%Y-%m-%dT%H%M}-{tail}", kind="check-in", day=began.date(), started=began, **(parts | changes)
    )
    return rooms.journal.add(entry)


def note(rooms: Rooms, words: str, tail: str, days_ago: int = 0, **marks: Any) -> Entry:
    began = MORNING - timedelta(days=days_ago)
    return rooms.journal.add(
        Entry(
            id=f"{began:%Y-%m-%dT%H%M}-{tail}",
            kind="note",
            day=began.date(),
            started=began,
            note=Note(words=words, **({"sharing": "words"} | marks)),
        )
    )


def session(rooms: Rooms, days_ago: int, tail: str = "s1s2s3") -> Entry:
    began = MORNING - timedelta(days=days_ago)
    return rooms.journal.add(
        Entry(
            id=f"{began:%Y-%m-%dT%H%M}-{tail}",
            kind="session",
            day=began.date(),
            started=began,
            session=Session(who="my therapist"),
        )
    )


def looked(rooms: Rooms, period: Period = FORTNIGHT) -> Shareable:
    found = look(rooms.journal, period)
    assert found
    return found


def record(rooms: Rooms, choice: Choice = Choice(), period: Period = FORTNIGHT) -> Made:  # noqa: B008  # frozen
    return record_document(looked(rooms, period), choice, rooms.library, TODAY)


def words_on(made: Made) -> list[str]:
    return [part.words for page in made.document.pages for part in page.parts if part.words]
