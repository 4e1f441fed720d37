"""Text can be read in every theme that can be chosen: WCAG 2.2, success criterion 1.4.3, at least 4.5:1.

The formula is WCAG's own: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio and #dfn-relative-luminance.
"""

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

import connectwell.tui
from connectwell import settings
from connectwell.model.terms import NEEDS
from connectwell.tui.app import Companion
from connectwell.tui.theme import OURS, need_colours, readable

_TEXTS = ("foreground", "text-muted", "primary", "secondary", "warning", "error")
_GROUNDS = (
    "background",
    "surface",
    "panel",
    "block-cursor-background",
    "block-cursor-blurred-background",
    "input-selection-background",
    "screen-selection-background",
)
_PAIRS_OF_THEIR_OWN = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("foreground", "input-selection-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
)
EVERY = {
    name: OURS.get(name) or readable(BUILTIN_THEMES[name]) for name in settings.THEMES if not name.startswith("ansi-")
}
"""Those that can be chosen, but for the two whose colours are the terminal's own."""
THEMES = pytest.mark.parametrize("theme", EVERY.values(), ids=EVERY)


def contrast(text: Color, ground: Color) -> float:
    """WCAG's contrast ratio, 1–21."""
    lighter, darker = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _color(theme: Theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def test_the_formula_gives_the_values_known_for_black_white_and_grey() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@THEMES
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    for text in _TEXTS:
        for ground in _GROUNDS:
            assert contrast(_color(theme, text), _color(theme, ground)) >= 4.5, (text, ground)


@THEMES
def test_the_five_can_be_read_in_their_colours(theme: Theme) -> None:
    for need in NEEDS:
        assert contrast(Color.parse(need_colours(theme)[f"need-{need}"]), _color(theme, "background")) >= 4.5, need


def test_where_the_terminal_has_colours_of_its_own_the_five_have_none() -> None:
    ansi = Theme(name="ansi-dark", primary="ansi_blue", dark=True)
    assert set(need_colours(ansi).values()) == {"ansi_default"}


@THEMES
def test_pairs_that_belong_together_can_be_read(theme: Theme) -> None:
    for text, ground in _PAIRS_OF_THEIR_OWN:
        assert contrast(_color(theme, text), _color(theme, ground)) >= 4.5, (text, ground)


@THEMES
def test_borders_and_scrollbars_are_seen(theme: Theme) -> None:
    """WCAG 2.2, success criterion 1.4.11: at least 3:1."""
    for ground in ("background", "surface"):
        for line in ("border", "border-blurred", "scrollbar", "scrollbar-hover", "scrollbar-active"):
            assert contrast(_color(theme, line), _color(theme, ground)) >= 3, (line, ground)


def test_the_styles_use_no_other_texts_and_grounds_and_no_literal_colour() -> None:
    folder = Path(connectwell.tui.__file__).parent
    styles = "\n".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.*css"))
    styles += "\n".join(
        css for file in folder.rglob("*.py") for css in re.findall(r'CSS = """(.*?)"""', file.read_text(), re.DOTALL)
    )
    named = set(re.findall(r"(?<![-\w])color:\s*\$([\w-]+)", styles))
    grounds = set(re.findall(r"(?<![-\w])background:\s*\$([\w-]+)", styles))
    assert named <= {*_TEXTS, *(text for text, _ in _PAIRS_OF_THEIR_OWN)}
    assert grounds <= {*_GROUNDS, *(ground for _, ground in _PAIRS_OF_THEIR_OWN)}
    assert not re.findall(r":\s*#[0-9a-fA-F]{3,8}\b", styles)
    assert not re.findall(r"text-opacity|(?<!-)opacity", styles)


@pytest.mark.parametrize("setting", ["dark", "light", "solarized-light"])
async def test_what_the_palette_and_the_dialogs_draw_can_be_read(app: Companion, setting: str) -> None:
    """Textual's own parts take their colours from the theme; measured where they are drawn."""
    app.context.change(theme=setting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for keys in (["ctrl+p"], ["escape", "j"], ["escape", "f1", "r"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert list(_hard_to_read(app)) == []


def _hard_to_read(app: Companion) -> list[str]:
    found = []
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            style, at, x = segment.style, x, x + segment.cell_length
            if not style or not style.color or not style.bgcolor or not any(c.isalnum() for c in segment.text):
                continue
            if app.screen.get_widget_at(at, y)[0] is app.screen:
                continue  # what lies under a dialog is dimmed, and cannot be used meanwhile
            ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
            if ratio < 4.5 and not style.dim:
                found.append(f"{segment.text!r} {style.color.name} on {style.bgcolor.name}: {ratio:.2f}")
    return found
