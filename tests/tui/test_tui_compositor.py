"""What is drawn is what Textual would draw, and nobody else is asked for it."""

from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from connectwell.checkin import Reflect, Walk
from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.compositor import CroppedCompositor
from connectwell.tui.screens.checkin.screen import WalkScreen
from connectwell.tui.widgets.editor import Editor


class Asked(Static):
    """Counts how often it is asked for lines."""

    times = 0

    def render_lines(self, crop: Region) -> list[Strip]:
        self.times += 1
        return super().render_lines(crop)


class TwoLines(App[None]):
    """One below the other."""

    def compose(self) -> ComposeResult:
        yield Asked("above", id="above")
        yield Asked("below", id="below")


async def asked_of_the_other_line(compositor: type[Compositor]) -> int:
    app = TwoLines()
    async with app.run_test():
        above, below = app.query(Asked)
        drawing = compositor()
        drawing.reflow(app.screen, app.size)
        before = above.times
        drawing._render_chops(below.region, lambda _: True)
        return above.times - before


async def test_only_what_lies_there_is_asked_for_lines() -> None:
    assert await asked_of_the_other_line(CroppedCompositor) == 0


async def test_textual_still_asks_everything() -> None:
    """Once this fails, `tui/compositor.py` can go."""
    assert await asked_of_the_other_line(Compositor) > 0


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_part_is_drawn_as_textual_draws_it(context: Context, size: tuple[int, int]) -> None:
    walk = Walk.begin(context, only=("seen",))
    walk.arrive("settled")
    while not isinstance(walk.step, Reflect):
        walk.next()
    walk.write("Rain all evening.\n" * 9)
    app = Companion(context)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(WalkScreen(walk))
        await pilot.pause()
        width, height = size

        @given(st.integers(0, width - 1), st.integers(0, height - 1), st.integers(1, width), st.integers(1, height))
        def looks_the_same(x: int, y: int, across: int, down: int) -> None:
            crop = Region(x, y, across, down).intersection(app.size.region)
            ours = app.screen._compositor
            assert isinstance(ours, CroppedCompositor)
            theirs = Compositor()
            theirs.reflow(app.screen, app.size)
            within = range(crop.y, crop.bottom).__contains__
            assert parts(ours, crop, within) == parts(theirs, crop, within)

        def parts(compositor: Compositor, crop: Region, within: Callable[[int], bool]) -> list[list[tuple[int, Strip]]]:
            """What would be sent: of each line the pieces that lie in the part to draw."""
            lines: Sequence[Mapping[int, Strip | None]] = compositor._render_chops(crop, within)
            return [
                [
                    (start, strip)
                    for start, strip in lines[y].items()
                    if strip is not None and start < crop.right and start + strip.cell_length > crop.x
                ]
                for y in range(crop.y, crop.bottom)
            ]

        looks_the_same()


async def test_an_editor_follows_the_theme_and_the_focus(context: Context) -> None:
    walk = Walk.begin(context, only=("seen",))
    walk.arrive("settled")
    while not isinstance(walk.step, Reflect):
        walk.next()
    walk.write("Rain all evening.")
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(WalkScreen(walk))
        await pilot.pause()
        editor = app.screen.query_one(Editor)

        def drawn() -> set[object]:
            whole = Region(0, 0, *editor.size)
            return {segment.style for strip in editor.render_lines(whole) for segment in strip}

        dark = drawn()
        assert drawn() == dark
        app.show_theme("light")
        await pilot.pause()
        light = drawn()
        assert light != dark
        app.screen.set_focus(None)
        await pilot.pause()
        assert drawn() != light
