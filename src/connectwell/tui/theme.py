"""connectwell's own themes, in `OURS`, and Textual's with their text made readable.

Every text colour meets WCAG AA on its background; a test measures it in each theme that can be chosen.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from textual.color import Color
from textual.theme import Theme

from connectwell.colours import NEEDS_ON_DARK, NEEDS_ON_PAPER
from connectwell.model.terms import Need


def need_colour(need: Need) -> str:
    """Returns a need's colour, for styles and `Content`; it never goes without the need's name or sign."""
    return f"$need-{need}"


def need_colours(theme: Theme) -> dict[str, str]:
    """Returns the colours of the five as variables of a theme: none of their own where the terminal has its own."""
    ansi = "ansi" in theme.name
    return {
        f"need-{need}": "ansi_default" if ansi else colour
        for need, colour in (NEEDS_ON_DARK if theme.dark else NEEDS_ON_PAPER).items()
    }


DARK: Final = Theme(
    name="connectwell-dark",
    dark=True,
    background="#191815",
    surface="#211f1b",
    panel="#2b2823",
    foreground="#e9e3d7",
    primary="#dcb27a",
    secondary="#a9bfa0",
    accent="#dcb27a",
    success="#a9bfa0",
    warning="#e5c07b",
    error="#e8a08c",
    text_alpha=1.0,
    variables={
        "text-muted": "#a89f8f",
        "block-cursor-background": "#3a342b",
        "block-cursor-foreground": "#f4efe6",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#2b2823",
        "block-cursor-blurred-foreground": "#e9e3d7",
        "input-cursor-background": "#e9e3d7",
        "input-cursor-foreground": "#191815",
        "input-selection-background": "#3f3526",
        "screen-selection-background": "#3f3526",
        "footer-background": "#191815",
        "footer-item-background": "#191815",
        "footer-key-background": "#191815",
        "footer-description-background": "#191815",
        "footer-key-foreground": "#dcb27a",
        "footer-description-foreground": "#a89f8f",
        "border": "#7a705e",
        "border-blurred": "#756b59",
        "scrollbar": "#756b59",
        "scrollbar-background": "#191815",
        "scrollbar-corner-color": "#191815",
        "scrollbar-background-hover": "#191815",
        "scrollbar-background-active": "#191815",
        "scrollbar-hover": "#7a705e",
        "scrollbar-active": "#857a66",
    },
)

LIGHT: Final = Theme(
    name="connectwell-light",
    dark=False,
    background="#fbf7ef",
    surface="#f4eee2",
    panel="#ebe3d3",
    foreground="#36312a",
    primary="#7d4f17",
    secondary="#3f5f3d",
    accent="#7d4f17",
    success="#3f5f3d",
    warning="#7a5300",
    error="#963a24",
    text_alpha=1.0,
    variables={
        "text-muted": "#665e51",
        "block-cursor-background": "#e6dcc7",
        "block-cursor-foreground": "#2b2721",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#f0e8d9",
        "block-cursor-blurred-foreground": "#36312a",
        "input-cursor-background": "#36312a",
        "input-cursor-foreground": "#fbf7ef",
        "input-selection-background": "#e9dcc2",
        "screen-selection-background": "#e9dcc2",
        "footer-background": "#fbf7ef",
        "footer-item-background": "#fbf7ef",
        "footer-key-background": "#fbf7ef",
        "footer-description-background": "#fbf7ef",
        "footer-key-foreground": "#7d4f17",
        "footer-description-foreground": "#665e51",
        "border": "#8c8068",
        "border-blurred": "#94876d",
        "scrollbar": "#94876d",
        "scrollbar-background": "#fbf7ef",
        "scrollbar-corner-color": "#fbf7ef",
        "scrollbar-background-hover": "#fbf7ef",
        "scrollbar-background-active": "#fbf7ef",
        "scrollbar-hover": "#8c8068",
        "scrollbar-active": "#85795f",
    },
)

OURS: Final = {"dark": DARK, "light": LIGHT}
"""By their names in config.toml, which `settings.THEMES` lists too. The app registers and the palette offers these."""


_TEXT: Final = 4.5
_EDGE: Final = 3.0
"""WCAG AA: the least contrast of text and of what has to be seen."""
_TEXTS: Final = ("foreground", "primary", "secondary", "warning", "error", "success", "accent")
_GROUNDS: Final = ("background", "surface", "panel")
_STEPS: Final = 20
_made: dict[str, Theme] = {}


def readable(theme: Theme) -> Theme:
    """Returns one of Textual's themes with every colour that is too faint moved towards white or black.

    Ours, and those of the terminal's own colours, are as they are.
    """
    if theme.ansi or "ansi" in theme.name or any(theme.name == ours.name for ours in OURS.values()):
        return theme
    if theme.name not in _made:
        _made[theme.name] = _made_readable(theme)
    return _made[theme.name]


def _made_readable(theme: Theme) -> Theme:
    colours = theme.to_color_system().generate()
    grounds = {name: Color.parse(colours[name]).rgb for name in _GROUNDS}
    behind = [Color(*rgb) for rgb in grounds.values()]
    end = Color(255, 255, 255) if theme.dark else Color(0, 0, 0)
    texts = {name: _seen(Color.parse(colours[name]), behind, end, _TEXT).hex for name in _TEXTS}
    muted = _seen(behind[0].blend(Color.parse(texts["foreground"]), 0.6), behind, end, _TEXT).hex
    edge = _seen(behind[0].blend(end, 0.2), behind[:2], end, _EDGE).hex
    background, panel = behind[0].hex, behind[2].hex
    ours = {name: value for name, value in DARK.variables.items() if name.endswith("text-style")}
    ours |= dict.fromkeys((name for name in DARK.variables if "scrollbar" in name or "footer" in name), background)
    ours |= dict.fromkeys(("border", "border-blurred", "scrollbar", "scrollbar-hover", "scrollbar-active"), edge)
    ours |= dict.fromkeys((name for name in DARK.variables if name.endswith("-background") and name not in ours), panel)
    ours |= dict.fromkeys((name for name in DARK.variables if name.endswith("-foreground")), texts["foreground"])
    ours |= {
        "text-muted": muted,
        "footer-description-foreground": muted,
        "footer-key-foreground": texts["primary"],
        "input-cursor-background": texts["foreground"],
        "input-cursor-foreground": background,
    }
    named = {name: Color(*rgb).hex for name, rgb in grounds.items()}
    return replace(theme, **texts, **named, text_alpha=1.0, variables=theme.variables | ours)  # type: ignore[arg-type]


def _seen(colour: Color, grounds: Sequence[Color], end: Color, least: float) -> Color:
    """Returns the colour, or the first on its way to `end` that has the least contrast with all of the grounds."""
    solid = Color(*grounds[0].blend(colour, colour.a).rgb) if colour.a < 1 else colour
    steps = (solid.blend(end, step / _STEPS) for step in range(_STEPS + 1))
    return next((one for one in steps if all(_contrast(one, ground) >= least for ground in grounds)), end)


def _contrast(one: Color, other: Color) -> float:
    """Returns WCAG's contrast ratio, 1–21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    parts = colour.normalized
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def theme_name(setting: str, available: dict[str, Theme]) -> str:
    """Returns the theme for a setting: one of ours by its key, one of Textual's by its name, else our dark one."""
    name = OURS[setting].name if setting in OURS else setting
    return name if name in available else DARK.name
