"""An entry as a page: put-away parts stay away, control characters are seen, and any entry can be drawn."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectwell.entries.page import kind_of, page_of, preview_of, read_back
from connectwell.model import terms
from connectwell.model.entry import (
    AgendaLine,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    Landed,
    Note,
    PracticeDone,
    Reflection,
    Session,
    Share,
)
from connectwell.model.parts import put_away_in
from connectwell.sentences import NEED_NAMES
from connectwell.terminal_text import width_of

MORNING = datetime(2026, 11, 21, 8, 1, tzinfo=UTC)
FULL = Entry(
    id="2026-11-21T0801-q7f3k2",
    kind="check-in",
    day=date(2026, 11, 21),
    started=MORNING,
    finished=MORNING,
    arrival=Arrival(state="stirred-up", chose="settle", after="less", words="barely slept"),
    reflections=(
        Reflection(key="a", need="seen", rating=6, asked="Who?", words="Ana did", people=("Ana",), sharing="theme"),
        Reflection(key="b", need="safe", unclear=True),
        Reflection(key="c", need="soothed"),
        Reflection(key="d", need="secure", rating=0),
    ),
    connections=(
        Connection(key="e", status="passed", asked="Wave."),
        Connection(key="f", status="done", asked="Hold a door.", landed=Landed(words="She smiled.", touched=("seen",))),
    ),
    close=Close(carry="Someone remembered.", for_session=True),
)


def text_of(entry: Entry, *, put_away: bool = False) -> str:
    return "\n".join(line.text for line in page_of(entry, NEED_NAMES, put_away=put_away))


def test_a_whole_check_in() -> None:
    assert [(line.role, line.text) for line in page_of(FULL, NEED_NAMES)] == [
        ("title", "Saturday 21 November 2026 · 08:01"),
        ("quiet", "Check-in · q7f3k2"),
        ("label", "Arriving · stirred up"),
        ("words", "barely slept"),
        ("quiet", "chose to settle first · after settling: easier"),
        ("quiet", "only me"),
        ("label", "Seen · 6"),
        ("asked", "Who?"),
        ("words", "Ana did"),
        ("quiet", "with Ana"),
        ("quiet", "my rating"),
        ("label", "Safe · can't tell"),  # 0, can't tell and skipped are three different things
        ("label", "Soothed · skipped"),
        ("label", "Secure · 0"),
        ("label", "A small connection · did this"),
        ("asked", "Hold a door."),
        ("words", "She smiled."),
        ("quiet", "touched seen"),
        ("quiet", "only me"),
        ("label", "To take with me"),
        ("words", "Someone remembered."),
        ("quiet", "only me · for my session"),
    ]


def test_what_is_marked_alike_is_said_once_where_it_is_read_back() -> None:
    told = [line.text for line in read_back(FULL, NEED_NAMES)]
    assert [text for text in told if text.startswith(("only me", "my rating"))] == [
        "only me", "my rating", "only me", "only me · for my session",
    ]  # fmt: skip
    alike = replace(FULL, reflections=FULL.reflections[1:], close=Close(carry="Someone remembered."))
    told = [line.text for line in read_back(alike, NEED_NAMES)]
    assert told[-2:] == ["Someone remembered.", "who may see all of it: only me"]
    assert sum("only me" in text for text in told) == 1
    away = replace(alike, arrival=Arrival(words="secret", put_away=True))
    assert [line.text for line in read_back(away, NEED_NAMES)][-2:] == [
        "who may see all of it: only me", "1 part is put away until your session.",
    ]  # fmt: skip
    one = replace(alike, arrival=None, connections=())
    assert [line.text for line in read_back(one, NEED_NAMES)][-2:] == ["Someone remembered.", "only me"]


def test_what_somebody_chose_is_read_back_unless_it_was_to_carry_on() -> None:
    told = {chose: replace(FULL, arrival=Arrival(state="mixed", chose=chose)) for chose in ("carry-on", "gently")}
    assert "chose to carry on" in text_of(told["carry-on"])
    read = {chose: [line.text for line in read_back(entry, NEED_NAMES)] for chose, entry in told.items()}
    assert not [text for text in read["carry-on"] if text.startswith("chose")]
    assert "chose to go gently" in read["gently"]


def test_what_is_put_away_is_on_the_page_only_when_asked_for() -> None:
    entry = replace(
        FULL,
        arrival=Arrival(words="secret arrival", put_away=True),
        reflections=(Reflection(key="a", need="safe", rating=1, asked="Asked?", words="secret words", put_away=True),),
        connections=(
            Connection(key="b", status="done", asked="secret act", landed=Landed(words="secret end"), put_away=True),
        ),
        close=Close(carry="secret carry", put_away=True),
    )
    page = text_of(entry)
    assert "secret" not in page
    assert "Safe" not in page
    assert page.endswith("4 parts are put away until your session.")
    assert preview_of(entry, 60) == ""
    assert len(put_away_in(entry)) == 4
    whole = text_of(entry, put_away=True)
    for words in ("secret arrival", "secret words", "secret act", "secret end", "secret carry"):
        assert words in whole
    one = replace(FULL, close=Close(carry="x", put_away=True))
    assert text_of(one).endswith("1 part is put away until your session.")


def test_the_preview_is_the_first_words_there_are() -> None:
    assert preview_of(FULL, 60) == "Someone remembered."
    assert preview_of(FULL, 8) == "Someone…"
    assert preview_of(replace(FULL, close=None), 60) == "Ana did"
    bare = replace(FULL, close=None, arrival=None, connections=(), reflections=FULL.reflections[1:])
    assert preview_of(bare, 60) == "safe can't tell, secure 0"
    planned = replace(bare, reflections=(), connections=(Connection(key="a", status="planned", asked="Wave."),))
    assert preview_of(planned, 60) == "Wave."


def test_control_characters_are_seen_and_never_sent() -> None:
    odd = "\x1b]52;c;aGk=\x07 \x9b31m \x00 \u202eabc [red]x[/oops]"
    entry = replace(
        FULL,
        reflections=(Reflection(key="a", need="seen", asked=odd, words=odd, people=(odd,)),),
        connections=(Connection(key="b", status="done", asked=odd, landed=Landed(words=odd)),),
        close=Close(carry=odd),
    )
    for drawn in (text_of(entry), preview_of(entry, 200)):
        assert not any(c in drawn for c in "\x1b\x07\x9b\x00\u202e")
        assert "␛" in drawn
        assert "[red]x[/oops]" in drawn  # plain words, as they were written


def test_what_a_list_calls_it() -> None:
    assert kind_of(FULL) == "Check-in"
    assert kind_of(replace(FULL, finished=None)) == "Check-in (open)"
    assert "removed 2026-11-21" in text_of(replace(FULL, removed=MORNING))


words = st.text(max_size=20)
moments = st.datetimes(timezones=st.just(UTC))
marks = {"sharing": st.sampled_from(terms.SHARINGS), "for_session": st.booleans(), "put_away": st.booleans()}
need = st.sampled_from(terms.NEEDS)
arrivals = st.builds(
    Arrival,
    state=st.none() | st.sampled_from(terms.STATES),
    chose=st.none() | st.sampled_from(terms.CHOSE),
    after=st.none() | st.sampled_from(terms.AFTERS),
    near=st.none() | st.sampled_from(terms.NEARS),
    words=words,
    **marks,
)
reflections = st.builds(
    Reflection,
    key=words,
    need=need,
    rating=st.none() | st.integers(0, 10),
    unclear=st.booleans(),
    asked=words,
    people=st.lists(words, max_size=2).map(tuple),
    words=words,
    **marks,
)
landings = st.builds(Landed, words=words, touched=st.lists(need, max_size=2).map(tuple))
connections = st.builds(
    Connection, key=words, status=st.sampled_from(terms.STATUSES), asked=words, landed=st.none() | landings, **marks
)
entries = st.builds(
    Entry,
    id=st.just("2026-11-21T0801-q7f3k2"),
    kind=st.sampled_from(terms.KINDS),
    day=st.dates(),
    started=moments,
    finished=st.none() | moments,
    removed=st.none() | moments,
    arrival=st.none() | arrivals,
    reflections=st.lists(reflections, max_size=3).map(tuple),
    connections=st.lists(connections, max_size=3).map(tuple),
    close=st.none() | st.builds(Close, carry=words, **marks),
    note=st.none() | st.builds(Note, words=words, people=st.lists(words, max_size=2).map(tuple), **marks),
    practice=st.none()
    | st.builds(
        PracticeDone, name=words, after=st.none() | st.sampled_from(terms.AFTERS), words=words, put_away=st.booleans()
    ),
    imported=st.none()
    | st.builds(
        Imported, source=words, title=words, words=words, tags=st.lists(words).map(tuple), put_away=st.booleans()
    ),
    agenda=st.none()
    | st.builds(AgendaLine, words=words, wants=st.none() | st.sampled_from(terms.WANTS), put_away=st.booleans()),
    session=st.none() | st.builds(Session, who=words, keep=words, wrong=words, put_away=st.booleans()),
    share=st.none() | st.builds(Share, what=words, as_=words, entries=st.lists(words).map(tuple)),
)


@given(entry=entries, put_away=st.booleans(), width=st.integers(1, 100))
def test_any_entry_can_be_drawn(entry: Entry, put_away: bool, width: int) -> None:
    lines = page_of(entry, NEED_NAMES, put_away=put_away)
    assert all(line.text.strip() for line in lines)
    preview = preview_of(entry, width)
    assert width_of(preview) <= width
    for drawn in (preview, *(line.text for line in lines)):
        assert not any((ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 for c in drawn)
        drawn.encode("utf-8")
    assert "\n" not in preview


@pytest.mark.parametrize(
    ("share", "seen"),
    [
        (
            Share(what="brief", as_="pdf", since=date(2026, 11, 8), until=date(2026, 11, 21)),
            "A page as PDF, 8 to 21 November",
        ),
        (
            Share(what="export", as_="md", since=date(2025, 12, 30), until=date(2026, 1, 2), sealed=True),
            "A record as Markdown, sealed, 30 December 2025 to 2 January 2026",
        ),
        (
            Share(what="export", as_="csv", since=date(2025, 10, 3), until=date(2025, 11, 2)),
            "A record as CSV, 3 October to 2 November 2025",
        ),
        (
            Share(what="brief", as_="txt", since=date(2026, 11, 21), until=date(2026, 11, 21)),
            "A page as plain text, 21 November",
        ),
        (Share(what="a\nb", as_="x\x1b"), "a b as x␛"),
    ],
)
def test_the_preview_of_what_was_shared_says_what_and_of_which_days(share: Share, seen: str) -> None:
    entry = Entry(id="2026-11-21T0801-s1s2s3", kind="share", day=date(2026, 11, 21), started=MORNING, share=share)
    assert preview_of(entry, 80) == seen
