"""Entries in a journal on the disk, to share from."""

from datetime import date, timedelta
from typing import Any

from connectwell.context import Context
from connectwell.model.entry import Arrival, Close, Connection, Entry, Landed, Note, Reflection, Session
from connectwell.share.record import Made, record_document
from connectwell.share.select.period import Choice, Period, Shareable, read_shareable
from steady import MORNING

TODAY = date(2026, 11, 21)
FORTNIGHT = Period.last(14, TODAY)


def check_in(context: Context, tail: str = "q7f3k2", days_ago: int = 0, **changes: Any) -> Entry:
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
    return context.journal.add(entry)


def note(context: Context, words: str, tail: str, days_ago: int = 0, **marks: Any) -> Entry:
    began = MORNING - timedelta(days=days_ago)
    return context.journal.add(
        Entry(
            id=f"{began:%Y-%m-%dT%H%M}-{tail}",
            kind="note",
            day=began.date(),
            started=began,
            note=Note(words=words, **({"sharing": "words"} | marks)),
        )
    )


def session(context: Context, days_ago: int, tail: str = "s1s2s3") -> Entry:
    began = MORNING - timedelta(days=days_ago)
    return context.journal.add(
        Entry(
            id=f"{began:%Y-%m-%dT%H%M}-{tail}",
            kind="session",
            day=began.date(),
            started=began,
            session=Session(who="my therapist"),
        )
    )


def looked(context: Context, period: Period = FORTNIGHT) -> Shareable:
    return read_shareable(context.journal, period)


def record(context: Context, choice: Choice = Choice(), period: Period = FORTNIGHT) -> Made:  # noqa: B008  # frozen
    return record_document(looked(context, period), choice, context.library, TODAY)


def words_on(made: Made) -> list[str]:
    return [part.words for page in made.document.pages for part in page.parts if part.words]
