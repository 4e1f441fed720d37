"""Rows that hang beside their beginning: as high as they say, as wide as their list, nothing lost but the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions

from connectwell.tui.widgets.hanging import Hanging, Hinted, Indented

WORDS = st.text(st.sampled_from("ab é字🙂  "), max_size=120).map(lambda text: " ".join(text.split()))


def drawn(row: Hanging | Hinted | Indented, width: int) -> list[str]:
    """Its lines, as a list draws them."""
    strips = row.render_strips(width, None, Style(), RenderOptions(lambda _: Style(), {}))
    return [strip.text for strip in strips]


@given(words=WORDS, width=st.integers(20, 70), above=st.sampled_from(["", "2025"]), most=st.integers(1, 3))
def test_a_row_is_as_high_as_it_says_and_never_wider(words: str, width: int, above: str, most: int) -> None:
    row = Hanging(Content("27 Nov "), Content(words), lambda _: True, above=above, most=most)
    lines = drawn(row, width)
    assert len(lines) == row.get_height({}, width) <= most + bool(above)
    assert all(Content(line).cell_length <= width for line in lines)
    assert lines[bool(above)].startswith("▸27 Nov ")


@given(rows=st.lists(WORDS, min_size=1, max_size=3), width=st.integers(20, 70))
def test_paragraphs_hang_and_keep_every_word(rows: list[str], width: int) -> None:
    row = Indented(Content("▸ ○ "), [Content(text) for text in rows])
    lines = drawn(row, width)
    assert len(lines) == row.get_height({}, width)
    assert all(line.startswith("    ") or not line.strip() for line in lines[1:])
    said = "".join("".join(lines).split()).removeprefix("▸○")
    assert said == "".join("".join(rows).split())


@pytest.mark.parametrize(("most", "lines"), [(1, [" 1 Jan a walk by…"]), (2, [" 1 Jan a walk by", "       the river"])])
def test_what_does_not_fit_ends_in_an_ellipsis(most: int, lines: list[str]) -> None:
    row = Hanging(Content("1 Jan "), Content("a walk by the river"), lambda _: False, most=most)
    assert [line.rstrip() for line in drawn(row, 17)] == lines


def test_a_hint_that_has_no_room_beside_its_answer_is_below_it() -> None:
    row = Hinted(
        (Content("y  "), Content("Yes   "), Content("nobody sees it")), (Content("b  "), Content("Choose"), Content(""))
    )
    assert [line.rstrip() for line in drawn(row, 40)] == ["y  Yes      nobody sees it", "b  Choose"]
    assert [line.rstrip() for line in drawn(row, 18)] == ["y  Yes", "   nobody sees it", "b  Choose"]
    assert [row.row_at(18, y) for y in range(4)] == [0, 0, 1, None]
