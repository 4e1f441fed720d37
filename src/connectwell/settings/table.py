"""The one table of settings: each key of config.toml with its kind, its default, its name and what it does.

`connectwell config`, the settings screen, the plain lines and docs/command-line.md are drawn from it.
"""

from dataclasses import fields
from datetime import time
from typing import Final, Literal, get_args

from connectwell import sentences
from connectwell.clock import DAY_TURNS_AT
from connectwell.model.frozen import dataclass
from connectwell.model.terms import SHARINGS, Sharing
from connectwell.settings.kinds import COUNTRY, IDS, SHOWN, TIME, YES, Group, Setting, one_option, setting, some_options

RuledOut = Literal["strangers", "eye-contact", "phone", "public", "online", "speech", "someone", "messages"]
RULED_OUT: Final[tuple[RuledOut, ...]] = get_args(RuledOut)
THEMES: Final = (
    "dark", "light", "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord",
    "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark",
    "textual-light", "tokyo-night",
)  # fmt: skip
"""Our own two, then Textual's. Listed by hand: importing Textual for them would take longer than the command."""
WeekStart = Literal["monday", "sunday", "saturday"]
TodayPart = Literal["earlier", "connection", "session", "weeks"]
HideKey = Literal["f4", "f11", "f12"]
HIDE_KEYS: Final[tuple[HideKey, ...]] = get_args(HideKey)

GROUPS: Final[dict[Group, str]] = {
    "looks": "How it looks",
    "today": "Today",
    "check-in": "Check-in",
    "safety": "Help and hiding",
    "machine": "This computer",
}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One value per key of config.toml."""

    theme: str = setting(
        "dark",
        one_option({name: (name, "") for name in THEMES}, expected="the name of a theme, such as dark or light"),
        "Theme",
        "The colours of the screens.",
        "looks",
    )
    motion: bool = setting(True, YES, "Motion", "Small movements, such as a cursor that blinks.", "looks")
    plain: bool = setting(
        False, YES, "Plain lines", "Questions and answers line by line, from the next start.", "looks"
    )
    day_turns_at: time = setting(
        DAY_TURNS_AT, TIME, "A new day begins at", "What you write before that is part of the day before.", "looks"
    )
    week_starts: WeekStart = setting(
        "monday",
        one_option(sentences.WEEK_STARTS),
        "A week begins on",
        "The first day of each week in the month, the weeks and the year.",
        "looks",
    )
    discreet: bool = setting(
        False, YES, "Discreet", "Today shows nothing you wrote or rated, in case somebody looks on.", "today"
    )
    today_without: tuple[TodayPart, ...] = setting(
        (), some_options(sentences.TODAY_PARTS), "Left out of Today", "What you'd rather not see there.", "today"
    )
    sharing: Sharing = setting(
        "private",
        one_option({level: sentences.SHARINGS[level] for level in SHARINGS}),
        "Who may see it",
        "What is chosen first if you bring something. It marks nothing by itself.",
        "check-in",
    )
    deep: bool = setting(
        True, YES, "Deeper questions", "F8 may ask one about earlier years. None comes by itself.", "check-in"
    )
    rule_out: tuple[RuledOut, ...] = setting(
        (),
        some_options({kind: sentences.NEVER_KINDS[kind] for kind in RULED_OUT}),
        "Never suggested",
        "Kinds of small connection that you won't be offered.",
        "check-in",
    )
    never_ask: tuple[str, ...] = setting(
        (), IDS, "Questions you took out", "They won't be asked again, unless you bring one back.", "check-in"
    )
    never_suggest: tuple[str, ...] = setting(
        (), IDS, "Connections you took out", "They won't be offered again, unless you bring one back.", "check-in"
    )
    offer_safe: bool = setting(
        True, YES, "Offer to talk about safe", "After several low days, it asks once about your session.", "check-in"
    )
    region: str | None = setting(
        None, COUNTRY, "Country", "Whose help lines Help now shows. None is set until you choose one.", "safety"
    )
    hide_key: HideKey = setting(
        "f4",
        one_option({key: (key.upper(), "") for key in HIDE_KEYS}),
        "Hide key",
        "Hides all of it, and brings it back. F4 and ctrl+o always do as well.",
        "safety",
    )
    packs: str = setting(
        "", SHOWN, "Packs", "The folder of your packs; left empty, packs in the settings folder.", "machine"
    )
    report: bool = setting(
        False, YES, "Fault report", "If connectwell fails, it notes how, without your words.",
        "machine",
    )  # fmt: skip
    welcomed: bool = setting(False, YES, "Welcome read", "Whether the welcome was read to the end.")
    unread: tuple[str, ...] = ()
    """Not a key: one sentence for each part of config.toml that could not be read. The rest applies."""
    unread_at: tuple[str, ...] = ()
    """Not a key either: what each of these sentences is about, such as a key or "line 3"."""

    @property
    def first_weekday(self) -> int:
        """The weekday that a week begins on, as `date.weekday` counts: 0 is Monday."""
        return {"monday": 0, "saturday": 5, "sunday": 6}[self.week_starts]


SETTINGS: Final[dict[str, Setting]] = {
    one.name: one.metadata["setting"] for one in fields(Settings) if "setting" in one.metadata
}
"""Every setting by its key."""
KEYS: Final[tuple[str, ...]] = tuple(SETTINGS)
