"""The drawings: every day in its place, nothing where nothing was rated, five in sight, never wider than asked."""

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_facts import LAST, Rating, ago, entry, journals, rated, reflected

from connectwell.insights import Daily, DayChart, chart_of
from connectwell.insights.drawing import ASCII, CONSOLE, FULL, Drawing, Signs, bands, in_pieces, one_need, panels, weeks
from connectwell.insights.drawing.grid import panels_beside
from connectwell.insights.drawing.signs import signs_for
from connectwell.insights.spoken import digit_lines
from connectwell.model.facts import EntryFacts
from connectwell.model.terms import NEEDS, STATES
from connectwell.sentences import NEED_NAMES

SETS = pytest.mark.parametrize("signs", [FULL, CONSOLE, ASCII])


def fortnight(*ratings: Rating) -> DayChart:
    return chart_of(rated(*ratings), ago(13), LAST)


def line_of(drawing: Drawing, name: str) -> str:
    return next(line for line in drawing.lines if line.startswith(name))


def test_two_weeks_at_80_columns() -> None:
    ratings: list[Rating] = [10, 9, "", "", 0, 6, "?", None, 5, 4]
    drawing = bands(fortnight(*ratings), width=76, height=16, signs=FULL)
    assert drawing.lines == (
        "        S   M   T   W   T   F   S   S   M   T   W   T   F   S",
        "        8   9   10  11  12  13  14  15  16  17  18  19  20  21",
        "Body                    ○   ○           ○   ○   ○   ○   ○   ○",
        "Seen                    ·   ·   ·   ·   ·   ·   ·   ·   ·   ·",
        "",
        "Safe                    ██  ▇▇  ·   ·   ▁▁  ▅▅  ?   ·   ▄▄  ▃▃   usually 5.5",
        "                        10  9           0   6           5   4    mostly 4–9",
        "Soothed                 ·   ·   ·   ·   ·   ·   ·   ·   ·   ·",
        "",
        "Secure                  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·",
        "",
        "Stable                  ·   ·   ·   ·   ·   ·   ·   ·   ·   ·",
        "",
        "",
        "○ settled  ≈ stirred up  ▽ shut down  ∞ mixed  ? can't tell  · not rated",
        "usually: your last 28 rated days",
    )


def test_how_many_days_make_what_is_usual_is_said_where_it_is_not_those_drawn() -> None:
    chart = fortnight(*[6] * 14)
    said = "usually: your last 28 rated days"
    for width, height in ((76, 16), (56, 12), (116, 32)):
        assert said in bands(chart, width=width, height=height, signs=FULL).lines[-1]
        assert said not in "".join(bands(replace(chart, usual_of=0), width=width, height=height, signs=FULL).lines)
    assert said not in "".join(bands(fortnight(6, 6), width=76, height=16, signs=FULL).lines)
    a_year = Daily(rated(*[6] * 14), LAST).year(LAST.year, LAST)
    assert a_year.usual_of == 0


@pytest.mark.parametrize(("width", "height"), [(76, 15), (116, 32), (56, 12), (56, 9), (36, 6), (36, 1), (180, 50)])
@pytest.mark.parametrize("days", [1, 14, 30, 90])
def test_all_five_are_in_sight_at_every_size(days: int, width: int, height: int) -> None:
    chart = chart_of(rated(*cast(list[Rating], [4, "?", 10, ""] * 25)), ago(days - 1), LAST)
    drawing = bands(chart, width=width, height=height, signs=FULL)
    assert all(any(line.startswith(NEED_NAMES[need]) for line in drawing.lines) for need in NEEDS)
    assert len(drawing.rows) <= max(height, 6)
    assert all(len(line) <= width for line in drawing.lines)


def test_it_grows_with_the_window_and_says_what_is_usual() -> None:
    chart = fortnight(*[5] * 14)
    low, high = (bands(chart, width=76, height=height, signs=FULL).lines for height in (16, 40))
    assert len(high) > len(low)
    assert sum("█" in line for line in high) > sum("█" in line for line in low)
    for width in (116, 76, 56, 36):
        assert "5" in line_of(bands(chart, width=width, height=9, signs=FULL), "Safe")[-11:]


def test_bars_of_too_few_heights_are_left_out_for_the_numbers() -> None:
    chart = fortnight(1, 6)
    for signs in (CONSOLE, ASCII):
        low, high = bands(chart, width=76, height=16, signs=signs), bands(chart, width=76, height=40, signs=signs)
        assert line_of(low, "Safe").split() == ["Safe", "1", "6"]
        assert any(signs.bars[-1] in line for line in high.lines)
        year = one_need(chart, "seen", width=76, height=16, signs=signs)
        assert line_of(year, "Safe").split() == ["Safe", "4"], "the middle of its one week"


def test_a_ten_of_one_column_is_written_so_that_it_cannot_be_read_as_a_one() -> None:
    drawing = bands(fortnight(1, 10, 0), width=36, height=12, signs=FULL)
    assert "1X0" in line_of(drawing, "Safe")
    assert "X 10" in " ".join(drawing.lines)
    assert "X 10" not in " ".join(bands(fortnight(1, 9, 0), width=36, height=12, signs=FULL).lines)


def test_more_days_than_columns_scroll_with_the_day_in_focus() -> None:
    chart = chart_of(rated(*[7] * 90), ago(89), LAST)
    last = bands(chart, width=56, height=12, signs=FULL)
    first = bands(chart, width=56, height=12, signs=FULL, chosen=chart.since)
    assert ("<more" in " ".join(last.lines), "more>" in " ".join(last.lines)) == (True, False)
    assert ("<more" in " ".join(first.lines), "more>" in " ".join(first.lines)) == (False, True)
    pieces = list(in_pieces(chart, 56))
    assert [day for piece in pieces for day in (piece.since, piece.until)][:: len(pieces) * 2 - 1] == [ago(89), LAST]
    assert sum(piece.days for piece in pieces) == 90


@SETS
def test_signs_differ_in_shape(signs: Signs) -> None:
    assert len({signs.states[state] for state in STATES}) == len(STATES)
    assert len({*signs.shades, signs.nothing, "?", " "}) == len(signs.shades) + 3
    assert len({signs.bar(0, 2, row) for row in (0, 1)}) == 2, "a 0 has a bar, and only one row of it"


def test_the_characters_fit_the_terminal() -> None:
    assert signs_for("utf-8", "xterm-256color") is FULL
    assert signs_for("UTF-8", "linux") is CONSOLE
    assert signs_for("latin-1", "xterm") is signs_for(None, "") is ASCII
    assert "".join([*ASCII.bars, *ASCII.shades, *ASCII.states.values()]).isascii()
    known = "▄█_░▒▓·-○≈▼∞?"
    assert set(CONSOLE.bars + CONSOLE.shades + CONSOLE.nothing + "".join(CONSOLE.states.values())) <= set(known)


def test_a_year_has_weeks_across_and_weekdays_down() -> None:
    wednesday, sunday = date(2026, 1, 7), date(2026, 3, 1)
    daily = Daily([entry(wednesday, reflected(10)), entry(sunday, reflected(0))], LAST)
    drawing = one_need(daily.year(2026, LAST), "safe", width=76, height=8, signs=FULL)
    assert [line[:3] for line in drawing.lines] == ["   ", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert drawing.lines[0][8:].startswith("Jan ")
    assert drawing.lines[3][8:11] == " █·", "a day before the first is blank, one after it a dot"
    assert drawing.lines[7][8 + 8] == "▁", "1 March is the Sunday of the ninth week"
    digits = one_need(daily.year(2026, LAST), "safe", width=76, height=8, signs=FULL, digits=True)
    assert (digits.lines[3][9], digits.lines[7][16]) == ("X", "0")
    assert (drawing.across, drawing.down) == (7, 1)


def test_a_week_begins_on_the_day_that_was_chosen() -> None:
    sunday, monday = date(2026, 3, 1), date(2026, 3, 2)
    daily = Daily([entry(sunday, reflected(10)), entry(monday, reflected(0))], LAST, first_weekday=6)
    drawing = one_need(daily.year(2026, LAST), "safe", width=76, height=8, signs=FULL)
    assert [line[:3] for line in drawing.lines[1:]] == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    column = drawing.lines[1].index("█")
    assert drawing.lines[2][column] == "▁", "Monday is below the Sunday that its week begins with"
    assert "from 1 March: 10 0" in digit_lines(daily.chart(sunday, date(2026, 3, 8)))[1]
    two_weeks = bands(daily.chart(sunday, date(2026, 3, 14)), width=76, height=24, signs=FULL)
    strong = [span.text.strip() for row in two_weeks.rows for span in row if span.style == "strong"]
    assert strong == ["S", "S"], "the letters of the days that a week begins on"


def test_the_chosen_day_is_a_number_in_focus() -> None:
    chart = fortnight(*[6] * 14)
    for drawing in (one_need(chart, "safe", width=76, height=20, signs=FULL, chosen=ago(3)),
                    bands(chart, width=76, height=20, signs=FULL, chosen=ago(3))):  # fmt: skip
        focus = [span for row in drawing.rows for span in row if span.style == "chosen"]
        assert {span.day for span in focus} == {ago(3)}
    (number,) = (s for row in one_need(chart, "safe", width=30, height=9, signs=FULL, chosen=ago(3)).rows for s in row
                 if s.style == "chosen")  # fmt: skip
    assert number.text.strip() == "6"


def test_below_one_need_the_others_have_a_bar_a_week_and_none_where_none_was_rated() -> None:
    facts = [
        entry(LAST, *(reflected(8, need) for need in NEEDS)),
        entry(ago(14), *(reflected(8, need) for need in NEEDS)),
    ]
    drawing = one_need(chart_of(facts, ago(20), LAST), "safe", width=76, height=16, signs=FULL)
    assert line_of(drawing, "Seen")[8:] == "   ▆▆    ▆▆", "four weeks"
    assert not any(line.startswith("Safe") for line in drawing.lines)


def test_states_have_a_grid_of_their_own() -> None:
    facts = [entry(ago(n), state=state) for n, state in enumerate(STATES)]
    drawing = one_need(chart_of(facts, ago(6), LAST), None, width=76, height=20, signs=FULL)
    seen = "".join(drawing.lines[1:8])
    assert all(FULL.states[state] in seen for state in STATES)
    assert all(f"{FULL.states[state]} " in " ".join(drawing.lines) for state in STATES)


def test_five_panels_beside_each_other_hold_three_months_at_80_columns() -> None:
    chart = chart_of(rated(*[7] * 90), ago(89), LAST)
    assert panels_beside(chart, 76) == 5
    drawing = weeks(chart, width=76, height=15, signs=FULL)
    at = next(n for n, line in enumerate(drawing.lines) if "Seen" in line)
    assert all(NEED_NAMES[need] in drawing.lines[at] for need in NEEDS)
    assert len(drawing.rows) == 15, "with the states above, a week after its date"
    assert drawing.lines[0].startswith("24 Aug ○○○○○○○ 31 Aug ○○○○○○○")
    low = weeks(chart, width=76, height=12, signs=FULL)
    assert "Seen" in low.lines[0], "without room for the states the five are there"
    days = [span.day for row in drawing.rows[:3] for span in row if span.day]
    assert days == [ago(n) for n in range(89, -1, -1)]
    sundays = weeks(replace(chart, first_weekday=6), width=76, height=15, signs=FULL)
    assert sundays.lines[0].startswith("24 Aug  ○○○○○○ 30 Aug ○○○○○○○"), "24 August is a Monday"


@given(
    facts=journals, year=st.sampled_from([2026, 2025, 1970, 1]), width=st.integers(20, 200), height=st.integers(1, 60)
)
def test_no_drawing_is_wider_than_asked_and_every_day_has_one_place(
    facts: list[EntryFacts], year: int, width: int, height: int
) -> None:
    chart = Daily(facts, LAST).year(year, LAST)
    middle = chart.day(chart.days // 2)
    drawn = [
        bands(chart, width=width, height=height, signs=FULL, chosen=middle),
        one_need(chart, "safe", width=width, height=height, signs=FULL, chosen=middle),
        panels(chart, width=width, signs=FULL, chosen=middle),
    ]
    for drawing in drawn:
        assert all(len(line) <= width for line in drawing.lines)
    days = [span.day for row in drawn[1].rows for span in row if span.day]
    assert len(days) == len(set(days))
    assert middle in days


@given(facts=journals)
def test_a_number_is_drawn_only_where_there_is_one(facts: list[EntryFacts]) -> None:
    chart = chart_of(facts, ago(13), LAST)
    drawing = bands(chart, width=180, height=8, signs=FULL)
    for band in chart.bands:
        row = next(row for row in drawing.rows if row and row[0].text.startswith(NEED_NAMES[band.need]))
        for span in row:
            if span.day is None:
                continue
            point = band.points[(span.day - chart.since) // timedelta(days=1)]
            said = span.text.strip()
            if point is not None and point.value is not None:
                assert abs(float(said) - point.value) <= 0.5
            else:
                assert said == (
                    "?" if point and point.unclear else "·" if span.day >= (chart.begins or date.max) else ""
                )
