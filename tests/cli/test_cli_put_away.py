"""What is put away stays out of sight and doesn't leave, whichever kind of entry it stands in, until a session."""

from dataclasses import replace
from typing import Any

import pytest
from asking import ask

from connectwell.context import Context
from connectwell.model.entry import AgendaLine, Close, Entry, Imported, Note, PracticeDone, Session
from connectwell.model.terms import Kind
from connectwell.session import meeting
from steady import MORNING

ENTRY = Entry(id="2026-11-21T0801-q7f3k2", kind="check-in", day=MORNING.date(), started=MORNING, finished=MORNING)
MARKS: dict[str, Any] = {"sharing": "words", "put_away": True}
KINDS: dict[Kind, dict[str, Any]] = {
    "check-in": {"close": Close(carry="the secret", **MARKS)},
    "note": {"note": Note(words="the secret", **MARKS)},
    "practice": {"practice": PracticeDone(name="secret", before="mixed", words="the secret", **MARKS)},
    "imported": {"imported": Imported(source="jrnl", title="the secret", tags=("@secret",), **MARKS)},
    "agenda": {"agenda": AgendaLine(words="the secret", wants="listen", **MARKS)},
    "session": {"session": Session(who="secret", keep="the secret", wrong="the secret", **MARKS)},
}
LOOKING = (("list",), ("list", "--json"), ("search", "secret"), ("show", "latest"), ("show", "latest", "--json"))
LOOKING_AT_LINES = (("agenda",), ("agenda", "--json"))
LEAVING = (
    ("export", "--format", "json", "-o", "-"),
    ("export", "--format", "md", "-o", "-"),
    ("brief", "--format", "txt", "-o", "-"),
)


def told(context: Context, *args: str) -> str:
    found = ask(context, *args)
    return found.stdout.lower() + found.stderr.lower()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_put_away_is_nowhere_and_comes_back_with_a_session(context: Context, kind: Kind) -> None:
    context.journal.add(replace(ENTRY, kind=kind, **KINDS[kind]))
    for args in (*LOOKING, *LOOKING_AT_LINES, *LEAVING):
        assert "secret" not in told(context, *args).replace("nothing was found for secret", ""), args
    assert "1 part is put away until your session." in told(context, "show", "latest")
    assert "secret" in told(context, "show", "latest", "--put-away")

    assert meeting.release(context.journal) == (1, None)
    for args in LOOKING:
        assert "secret" in told(context, *args), args
    assert "secret" in told(context, *LEAVING[0])
    assert context.journal.get(ENTRY.id) == replace(
        ENTRY, kind=kind, **{name: replace(part, put_away=False) for name, part in KINDS[kind].items()}
    )


def test_a_line_that_is_put_away_comes_back_onto_the_page(context: Context) -> None:
    context.journal.add(replace(ENTRY, kind="agenda", **KINDS["agenda"]))
    meeting.release(context.journal)
    for args in (*LOOKING_AT_LINES, *LEAVING):
        assert "the secret" in told(context, *args), args
