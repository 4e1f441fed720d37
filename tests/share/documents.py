"""Documents as rich as they can be: several scripts, words that look like markup, gaps. For the formats' tests."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from connectwell.insights import Band, Daily, DayChart, Point
from connectwell.library import Library
from connectwell.model.entry import Entry, Reflection
from connectwell.model.facts import facts_of
from connectwell.model.terms import NEEDS, Need, State
from connectwell.share.document import Brief, Document, Moment, Page, Part, ShareLine

SINCE, UNTIL = date(2026, 11, 8), date(2026, 11, 21)
RTL = "היום ישבנו בשקט. قالت لي صديقة: لا بأس."
CJK = "雨が降っていた。友人和我坐了一会儿。안개가 걷혔다."
EMOJI = "The dog 🐕‍🦺 and 👩🏽‍🌾 waved 🇺🇦."
MARKS = "Cafe\u0301 Zoë a\u0308\u0323 ก็ดี हिन्दी"
ODD = "a\x1b[31mred\x07 \u202eright to left\u202c \x00 end"
MARKUP = (
    "# not a heading\n* not a list\n1. nor this\n> nor this\n    nor code\n```\nfence\n```\n"
    "<script>alert(1)</script> & &amp; [link](https://example.org) ![x](y) `code` **bold** _it_ ~~no~~ | a | b |\n"
    "#let x = 1 $x$ @cite <label> \\u{41} // no comment /* nor this */ {{ x }} {% if %} [red]x[/oops]\n"
    '=HYPERLINK("http://x") +1 -1 @SUM(A1)\n\nlast line  '
)
FORMULA = '=1+2"x'

THEME = (
    Part(kind="arrival", words_leave=False, state="shut-down"),
    Part(kind="reflection", words_leave=False, need="safe", rating=2),
    Part(kind="reflection", words_leave=False, need="stable", unclear=True),
    Part(kind="connection", words_leave=False, touched=("seen", "secure")),
    Part(kind="close", words_leave=False),
)

CHECK_IN = Page(
    date(2026, 11, 21),
    "check-in",
    (
        Part(kind="arrival", words_leave=True, state="stirred-up", after="less", near="warm", words="barely slept"),
        Part(
            kind="reflection",
            words_leave=True,
            need="seen",
            rating=6,
            direction="others",
            asked="Who noticed something about you in the last day, even something small?",
            words="A friend asked about the interview\nbefore I said anything.\n\nThen we were quiet.",
            people=("a friend", "my sister"),
        ),
        Part(kind="reflection", words_leave=True, need="safe", rating=0, direction="surroundings", words=MARKUP),
        Part(kind="reflection", words_leave=True, need="soothed", unclear=True, words=RTL),
        Part(kind="reflection", words_leave=True, need="secure", rating=10, direction="myself", words=CJK),
        Part(kind="reflection", words_leave=True, need="stable"),
        Part(
            kind="connection",
            words_leave=True,
            status="done",
            asked="Hold a door for someone.",
            words=EMOJI,
            touched=("seen",),
        ),
        Part(kind="connection", words_leave=True, status="planned", asked=FORMULA),
        Part(kind="close", words_leave=True, words="Someone remembered."),
    ),
)

PAGES = (
    Page(
        date(2019, 3, 2),
        "imported",
        (
            Part(
                kind="imported",
                words_leave=True,
                title="A walk.",
                words="Down to the water and back.",
                tags=("@walk", FORMULA),
            ),
        ),
    ),
    Page(date(2026, 11, 8), "check-in", THEME),
    Page(date(2026, 11, 9), "note", (Part(kind="note", words_leave=True, words=MARKS, people=("someone",)),)),
    Page(date(2026, 11, 9), "note", (Part(kind="note", words_leave=False),)),
    Page(
        date(2026, 11, 10),
        "practice",
        (
            Part(
                kind="practice", words_leave=True, title="orienting", state="mixed", after="less", words="the radiator"
            ),
        ),
    ),
    Page(
        date(2026, 11, 12),
        "agenda",
        (
            Part(
                kind="agenda",
                words_leave=True,
                words="How mornings go when nobody answers.",
                wants="listen",
                outcome="talked",
            ),
        ),
    ),
    Page(
        date(2026, 11, 14),
        "session",
        (
            Part(
                kind="session",
                words_leave=True,
                title="my therapist",
                texts=(("keep", "That I can ask for a pause."), ("wrong", "The clock on the wall.")),
            ),
        ),
    ),
    Page(date(2026, 11, 15), "note", (Part(kind="note", words_leave=True, words=ODD),)),
    Page(
        date(2026, 11, 16),
        "connection",
        (Part(kind="connection", words_leave=True, status="not-today", asked="Wave at a neighbour."),),
    ),
    CHECK_IN,
)

_RATINGS: dict[Need, tuple[int | None, ...]] = {
    "seen": (6, 5, None, 7, 4, None, None, 8, 6, 10, 2, None, 5, 6),
    "safe": (2, 0, None, None, None, None, None, None, None, 3, None, None, None, 4),  # four: each for itself
    "soothed": (None,) * 14,
    "secure": (10,) * 14,
    "stable": (None, 1, 3, 5, 7, 9, 10, 8, 6, 4, 2, 0, None, None),
}
"""By day, from `SINCE` on; None is a day on which nothing was rated."""


def _entry(number: int, need: Need, **said: Any) -> Entry:
    day = SINCE + timedelta(days=number)
    part = replace(Reflection(key="a8d2", need=need), **said)
    began = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return Entry(id=f"{day}T0800-q7f3k2", kind="check-in", day=day, started=began, reflections=(part,))


def entries() -> tuple[Entry, ...]:
    """What the brief's plots are made of."""
    rated = [
        _entry(number, need, rating=rating)
        for need in NEEDS
        for number, rating in enumerate(_RATINGS[need])
        if rating is not None
    ]
    unrated = [_entry(2, "seen", unclear=True), _entry(5, "seen"), _entry(3, "soothed", unclear=True)]
    return (*rated, *unrated)


_STATES: dict[int, tuple[State, ...]] = {
    0: ("settled",),
    2: ("stirred-up", "settled"),
    3: ("shut-down",),
    6: ("mixed",),
    9: ("unclear",),
}
"""How they arrived, by day, from `SINCE` on."""


def a_chart(since: date = SINCE, until: date = UNTIL) -> DayChart:
    """The chart of these ratings, with states, sessions and a ring."""
    chart = Daily(map(facts_of, entries()), UNTIL).chart(since, until)
    return replace(
        chart,
        states=tuple(_STATES.get((chart.day(at) - SINCE).days, ()) for at in range(chart.days)),
        sessions=(date(2026, 11, 10), date(2026, 11, 17)),
        ringed=frozenset({("seen", date(2026, 11, 12))}),
    )


def no_chart() -> DayChart:
    """A chart of days of which nothing is shared."""
    return Daily((), UNTIL).chart(SINCE, UNTIL)


def without_needs(chart: DayChart, *needs: Need) -> DayChart:
    """The chart with nothing of these needs."""
    bands = (Band(b.need, (None,) * chart.days, None) if b.need in needs else b for b in chart.bands)
    return replace(chart, bands=tuple(bands))


def only_seen(*points: Point, since: date = SINCE) -> DayChart:
    """A chart with only these points, all of *seen*."""
    chart = Daily((), UNTIL).chart(since, UNTIL)
    by_day = {point.day: point for point in points}
    seen = Band("seen", tuple(by_day.get(chart.day(at)) for at in range(chart.days)), None)
    return replace(chart, bands=(seen, *chart.bands[1:]))


FULL_BRIEF = Brief(
    days=14,
    days_shared=13,
    lines=(
        ShareLine("How mornings go when nobody answers.", "listen"),
        ShareLine("The door. *Why* it stays shut <b>at night</b>.", "understand"),
        ShareLine("What to do on the 24th", "plan"),
        ShareLine(RTL, "know"),
        ShareLine("#let x = 1", None),
    ),
    not_today="the flat",
    different="Sleeping in the other room since Tuesday.",
    moments=(
        Moment(
            date(2026, 11, 12),
            "seen",
            "A friend asked about the interview\nbefore I said anything.",
            asked="Who noticed something about you in the last day, even something small?",
            rating=4,
        ),
        Moment(date(2026, 11, 19), None, CJK),
    ),
    helped=(
        Moment(date(2026, 11, 10), "soothed", "The radiator ticking, and a cup that stayed warm."),
        Moment(date(2026, 11, 16), None, EMOJI, did="Held a door.", is_told=True, touched=("seen", "secure")),
        Moment(
            date(2026, 11, 17), None, "", did="Press and release", is_practice=True, before="stirred-up", after="less"
        ),
    ),
    helped_line="Writing it down before bed.",
    chart=a_chart(),
)

EMPTY_BRIEF = Brief(
    days=14,
    days_shared=0,
    chart=replace(no_chart(), usual_of=0),
)


def _document(since: date, brief: Brief | None = None, pages: tuple[Page, ...] = (), name: str = "") -> Document:
    needs = Library().needs()
    return Document(
        since=since,
        until=UNTIL,
        made=UNTIL,
        name=name,
        brief=brief,
        pages=pages,
        names={need.id: need.name for need in needs},
        meanings={need.id: (need.zero, need.ten) for need in needs},
    )


def brief(one: Brief = FULL_BRIEF, *, name: str = "Robin") -> Document:
    """The one page: as full as it comes, unless another is given."""
    return _document(SINCE, one, name=name)


def record(pages: tuple[Page, ...] = PAGES, *, name: str = "Robin") -> Document:
    """An export: every kind of part, unless other pages are given."""
    return _document(pages[0].day if pages else SINCE, pages=pages, name=name)


def words_of(document: Document) -> tuple[str, ...]:
    """Every piece of the person's own words in it, to be looked for in what a format writes."""
    brief = document.brief
    found = [document.name]
    if brief:
        found += [line.words for line in brief.lines]
        found += [
            text for moment in (*brief.moments, *brief.helped) for text in (moment.words, moment.asked, moment.did)
        ]
        found += [brief.not_today, brief.different, brief.helped_line]
    for page in document.pages:
        for part in page.parts:
            found += [part.words, part.asked, part.title, *dict(part.texts).values(), *part.people, *part.tags]
    return tuple(words for words in found if words)
