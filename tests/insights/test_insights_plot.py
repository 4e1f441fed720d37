"""The plot: never larger than asked, gaps left empty, and 0, can't tell and skipped unlike each other."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_facts import LAST, Rating, journals, rated, spans

from connectwell.insights import NeedTrend, summarise
from connectwell.insights.plot import ASCII, BLOCKS, NARROWEST, ROWS, Signs, plot
from connectwell.model.facts import EntryFacts

GUTTER = 4


def safe(*ratings: Rating, days: int | None = 14) -> NeedTrend:
    return summarise(rated(*ratings), until=LAST, days=days).needs[1]


def rows(lines: tuple[str, ...], width: int = 0) -> list[str]:
    """The six rows without their axis, 10 first."""
    found = [line[GUTTER:].ljust(width) for line in lines if line[2:4] in (" │", " |")]
    assert len(found) == ROWS
    return found


def test_two_weeks_with_a_gap() -> None:
    lines = plot(
        safe(10, 9, "", "", 0, 1, "?", None, 5, 4), width=72, zero="on guard throughout", ten="at ease", signs=ASCII
    )
    assert lines == (
        "    at ease",
        "10 |                .",
        "   |                    '           ~",
        "   |",
        "   |                                    ~           '   .",
        "   |                                                    ~",
        " 0 |                                .   '           ~",
        "    on guard throughout",
        "                                            ?   -",
        "    8 Nov                                          21 Nov",
        "    6 of 14 days; ~ the middle of 7 days; ? can't tell; - skipped.",
    )


def test_many_days_are_put_together_and_it_says_so() -> None:
    lines = plot(safe(2, 4, 9, "", "", "", "?", "?", "?", 7, 7, 7, days=90), width=34, signs=ASCII)
    assert lines == (
        "10 |",
        "   |                          :",
        "   |                          :  '",
        "   |                          .",
        "   |                          :",
        " 0 |",
        "                                ?",
        "    24 Aug                  21 Nov",
        "    6 of 90 days; each mark is 3",
        "    days, drawn at their middle; :",
        "    from lowest to highest; ?",
        "    can't tell.",
    )


def test_it_is_readable_at_40_columns() -> None:
    ten, zero = "sure someone, or I, would be there", "nobody to count on, me included"
    lines = plot(safe(*range(11), days=365), width=40, ten=ten, zero=zero)
    assert lines[0].strip() == ten
    assert lines[ROWS + 1].strip() == zero


def test_without_a_rating_there_is_nothing_to_draw() -> None:
    assert plot(safe("?", None), width=72) == ()


def test_where_it_does_not_fit_nothing_is_drawn() -> None:
    assert plot(safe(4), width=NARROWEST - 1) == ()
    lines = plot(safe(4), width=72, zero="no", ten="yes")
    assert plot(safe(4), width=72, zero="no", ten="yes", height=len(lines)) == lines
    assert plot(safe(4), width=72, zero="no", ten="yes", height=len(lines) - 1) == ()


@pytest.mark.parametrize("signs", [BLOCKS, ASCII])
def test_no_rating_looks_like_its_neighbour(signs: Signs) -> None:
    drawn = [tuple(rows(plot(safe(rating), width=72, signs=signs))) for rating in range(11)]
    assert len(set(drawn)) == 11
    assert drawn[0][-1].strip() == signs.low
    assert drawn[10][0].strip() == signs.low


def test_words_cannot_steer_the_terminal() -> None:
    lines = plot(safe(4), width=72, ten="\x1b[31m\n", zero="\u202e" * 200)
    assert not {"\x1b", "\n", "\u202e"} & set("".join(lines))
    assert max(map(len, lines)) <= 72


@given(facts=journals, days=spans, width=st.integers(0, 100), height=st.integers(0, 20), words=st.text(max_size=60))
def test_it_is_never_larger_than_asked(
    facts: list[EntryFacts], days: int | None, width: int, height: int, words: str
) -> None:
    for trend in summarise(facts, until=LAST, days=days).needs:
        lines = plot(trend, width=width, height=height, zero="no", ten="y" + "e" * len(words))
        assert len(lines) <= height
        assert all(len(line) <= width for line in lines)
        if width >= 40 and height >= 14 and trend.n:
            assert lines


ratings = st.lists(st.sampled_from(["", "?", None, *range(11)]), min_size=1, max_size=30)


@given(given_ratings=ratings, step=st.sampled_from([1, 2, 4]))
def test_a_day_is_drawn_as_what_it_was(given_ratings: list[Rating], step: int) -> None:
    days = len(given_ratings)
    trend = safe(*given_ratings, days=days)
    width = max(NARROWEST, GUTTER + days * step)
    lines = plot(trend, width=width, signs=ASCII)
    if not trend.n:
        assert lines == ()
        return
    step = min(4, (width - GUTTER) // days)
    drawn = rows(lines, width)
    below = lines[ROWS]
    lane = (below if set(below) <= set(" ?-") else "").ljust(width)
    for at, rating in enumerate(given_ratings):
        column = [row[at * step] for row in drawn]
        marks = [(ROWS - 1 - n) * 2 + (cell == "'") for n, cell in enumerate(column) if cell in ".'"]
        assert marks == ([rating] if isinstance(rating, int) else [])
        assert lane[GUTTER + at * step] == {"?": "?", None: "-"}.get(rating, " ")  # type: ignore[arg-type]
        if rating == "":
            assert set(column) == {" "}
        assert all(row[at * step + 1 : (at + 1) * step].strip() == "" for row in drawn)


@given(facts=journals, days=st.integers(100, 5000), width=st.integers(NARROWEST, 80))
def test_every_mark_holds_as_many_days_but_the_first(facts: list[EntryFacts], days: int, width: int) -> None:
    for trend in summarise(facts, until=LAST, days=days).needs:
        lines = plot(trend, width=width, signs=ASCII)
        if not lines:
            continue
        per_mark = -(-days // (width - GUTTER))
        drawn = rows(lines, width)
        assert f"each mark is {per_mark:,} days" in " ".join(" ".join(lines).split())
        count = -(-days // per_mark)
        step = min(4, (width - GUTTER) // count)
        for at in range(count):
            last = LAST - timedelta(days=(count - 1 - at) * per_mark)
            has_value = any(
                p.value is not None and timedelta() <= last - p.day < timedelta(days=per_mark) for p in trend.points
            )
            assert any(row[at * step] != " " for row in drawn) == has_value
