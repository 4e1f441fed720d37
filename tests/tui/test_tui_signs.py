"""Without any colour it can be seen what has the focus and what is chosen, on everything that can be in front.

There every act has a second way, too.
"""

import pytest
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._context import visible_screen_stack
from textual.color import Color as Ground
from textual.pilot import Pilot
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from connectwell.context import Context
from connectwell.tui.app import Companion
from connectwell.tui.few_colours import ReversedGrounds
from connectwell.tui.theme import OURS
from tui.test_tui_kept_keys import every_act_has_a_second_way_and_stands_in_the_palette
from tui.tui_bytes import at_rest
from tui.tui_everywhere import A_FOURTH, arranged, go, unreached
from tui.tui_pictures import ON_ONE_PYTHON, Album
from tui.tui_tools import shown

pytestmark = pytest.mark.usefixtures("elsewhere")
_KEYS = ("down", "up", "right", "left", "shift+left", "shift+right")
_CHOOSING = {
    "MultiChoice": ("space",),
    "NeedsPicker": ("space",),
    "Checklist": ("space",),
    "RatingRow": ("7",),
    "MarkRow": ("p", "s"),
}
_STATE = ("highlighted", "at", "chosen", "rating", "unclear", "day", "line", "ticked", "selection", "_at", "_here")
"""What the widgets call that which is chosen in them."""


@pytest.fixture
def colourless(context: Context, monkeypatch: pytest.MonkeyPatch) -> Companion:
    """Where nothing blinks and NO_COLOR is set."""
    monkeypatch.setenv("NO_COLOR", "1")
    context.change(motion=False)
    return Companion(context)


Look = list[tuple[str, bool, bool]]


def picture(app: Companion) -> list[Look]:
    """What can be told apart without colour: letters, what is in reverse, what is underlined."""
    visible_screen_stack.set(app._background_screens)
    rows = []
    for strip in app.screen._compositor.render_strips():
        row: Look = []
        for text, style, _ in strip:
            assert not style or (_is_none(style.color) and _is_none(style.bgcolor)), f"{text!r} has a colour"
            row += [(letter, bool(style and style.reverse), bool(style and style.underline)) for letter in text]
        rows.append(row)
    return rows


def _is_none(color: Color | None) -> bool:
    return color is None or color.is_default


def _state(screen: Screen[object]) -> str:
    return repr([getattr(widget, name, None) for widget in screen.query(Widget) for name in _STATE])


async def _focused(app: Companion, widget: Widget) -> None:
    app.screen.set_focus(widget)
    await at_rest(app)


async def _what_changes_is_seen(app: Companion, pilot: Pilot[None], widget: Widget) -> None:
    front = app.screen
    kinds = {kind.__name__ for kind in type(widget).__mro__}
    for key in (*_KEYS, *(key for kind, keys in _CHOOSING.items() if kind in kinds for key in keys)):
        if app.screen is not front or not (widget.is_attached and widget.has_focus):
            return
        before, looked = _state(front), picture(app)
        await pilot.press(key)
        await at_rest(app)
        if app.screen is front and _state(front) != before:
            assert picture(app) != looked, f"{key} in {widget} shows nothing"


@pytest.mark.parametrize("where", A_FOURTH)
async def test_what_has_the_focus_and_what_is_chosen_has_a_sign(colourless: Companion, where: str) -> None:
    app = colourless
    arranged(app.context)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, where)
        every_act_has_a_second_way_and_stands_in_the_palette(app)
        looks = []
        for widget in app.screen.focus_chain:
            await _focused(app, widget)
            looks.append(picture(app))
        assert all(look not in looks[:n] for n, look in enumerate(looks)), app.screen.focus_chain
        for widget in list(app.screen.focus_chain):
            await _focused(app, widget)
            await _what_changes_is_seen(app, pilot, widget)


def test_every_screen_and_dialog_is_among_them() -> None:
    assert unreached() == set()


@pytest.mark.parametrize("theme", OURS.values(), ids=OURS)
def test_in_sixteen_colours_how_far_one_has_read_is_a_line(theme: Theme) -> None:
    variables = theme.to_color_system().generate() | theme.variables
    thumb = Style(color=Ground.parse(variables["scrollbar"]).rich_color, reverse=True)
    (drawn,) = ReversedGrounds(lambda: variables).apply([Segment(" ", thumb)], Ground.parse(theme.background))
    assert drawn.text == "│"
    assert drawn.style
    assert drawn.style.color == Ground.parse(variables["foreground"]).rich_color


@pytest.mark.parametrize("theme", OURS.values(), ids=OURS)
@pytest.mark.parametrize("marking", ["block-cursor", "input-cursor", "input-selection"])
def test_in_sixteen_colours_what_is_chosen_does_not_look_like_the_rest(theme: Theme, marking: str) -> None:
    variables = theme.to_color_system().generate() | theme.variables
    own, marked = Ground.parse(theme.background), Ground.parse(variables[f"{marking}-background"])
    text = Ground.parse(variables["text-muted"]).rich_color
    line = [Segment("chosen", Style(color=text, bgcolor=marked.rich_color))]
    (chosen,) = ReversedGrounds(lambda: variables).apply(line, own)
    assert chosen.style
    assert chosen.style.reverse
    assert chosen.style.color
    assert chosen.style.bgcolor
    ground, letters = (
        color.downgrade(ColorSystem.STANDARD).number for color in (chosen.style.color, chosen.style.bgcolor)
    )
    assert ground != letters
    assert ground != own.rich_color.downgrade(ColorSystem.STANDARD).number


async def test_an_empty_no_color_means_nothing(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    app = Companion(context)
    async with app.run_test(size=(80, 24)):
        await at_rest(app)
        shown(app)
        styles = [style for strip in app.screen._compositor.render_strips() for _, style, _ in strip]
        assert any(style and style.bgcolor and not style.bgcolor.is_default for style in styles)


@ON_ONE_PYTHON
async def test_pictures_without_colour(colourless: Companion, album: Album) -> None:
    async with colourless.run_test(size=(80, 24)) as pilot:
        await at_rest(colourless)
        await album.compare(pilot, "today")
        await pilot.press("ctrl+p", "down")
        await album.compare(pilot, "palette")
        await pilot.press("escape", "c", "down")
        await album.compare(pilot, "arriving")
