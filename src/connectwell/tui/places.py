"""One table of every place and command: its name, what it does, its keys, and how it opens.

Today, every screen's footer, the palette, the keys panel and docs/keys.md are built from this table. It imports
no screen: a place names its screen's class, which is imported when the place is opened.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Literal

from textual.binding import Binding
from textual.screen import Screen

from connectwell import sentences
from connectwell.settings import Settings
from connectwell.tui import theme, wording

PlaceName = Literal[
    "journal",
    "insights",
    "agenda",
    "circle",
    "card",
    "share",
    "region",
    "note",
    "own",
    "ladder",
    "practices",
    "communities",
    "settings",
]


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command available from any screen.

    Attributes:
        name: as the palette lists it.
        help: what it does, in one line.
        action: the app's Textual action; empty if it depends on the screen.
        place: the place it opens, if any.
        screen: the place's class, as `module:Class` below `tui.screens`.
        key: works on every screen; shown in the footer.
        also: keys that work on every screen but aren't shown.
        today: the key on Today.
        elsewhere: its key and where that works, if on neither.
        label: the name shown with a key, if not `name`.
        tooltip: the help shown with a key, if not `help`.
        offered: whether the palette lists it.
    """

    name: str
    help: str
    action: str = ""
    place: PlaceName | None = None
    screen: str = ""
    key: str = ""
    also: tuple[str, ...] = ()
    today: str = ""
    elsewhere: str = ""
    label: str = ""
    tooltip: str | None = None
    offered: Callable[[Settings], bool] = lambda _: True

    @property
    def keys(self) -> tuple[str, ...]:
        """All of its keys, on every screen."""
        return (self.key, *self.also) if self.key else self.also

    @property
    def said(self) -> str:
        """Its name beside a key."""
        return self.label or self.name

    def bindings(self) -> list[Binding]:
        """The app's bindings: its keys on every screen, even while typing."""
        hidden = [Binding(key, self.action, self.said, show=False, priority=True) for key in self.also]
        return [self.on_screen(self.action, priority=True), *hidden] if self.key else hidden

    def on_screen(self, action: str, *, also: str = "", label: str = "", priority: bool = False) -> Binding:
        """Returns a binding for a screen with its own action, optionally with more keys or another label."""
        return Binding(
            f"{self.key},{also}" if also else self.key,
            action,
            label or self.said,
            key_display=displayed(self.key),
            priority=priority,
            id=self.action if priority else None,  # by which another key may take its place
            tooltip=self.help if self.tooltip is None else self.tooltip,
        )

    def on_today(self, action: str = "", *, show: bool = True) -> Binding:
        """Returns the binding on Today, with Today's own action if it has one; `show` puts it in the footer."""
        return Binding(
            self.today,
            action or f"app.{self.action}",
            self.said,
            show=show,
            key_display=displayed(self.today),
            tooltip=self.help,
        )


_DISPLAYED: Final = {
    "comma": ",",
    "end": "End",
    "escape": "Esc",
    "full_stop": ".",
    "home": "Home",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "question_mark": "?",
    "slash": "/",
    "space": "Space",
    **{key: key.upper() for key in ("f1", "f2", "f3", "f4", "f7", "f10", "f11", "f12")},
}


def displayed(key: str, otherwise: str = "") -> str:
    """Formats a key of the table for display; returns another one as it is, or `otherwise`."""
    return _DISPLAYED.get(key) or otherwise or key


def _place(place: PlaceName, screen: str, name: str, help: str, *, today: str = "", elsewhere: str = "") -> Command:
    return Command(
        name=name,
        help=help,
        action=f"open('{place}')",
        place=place,
        screen=screen,
        today=today,
        elsewhere=elsewhere,
    )


# --- Commands

TODAY: Final = Command(name="Today", help="Back to the first screen", action="back_to_today", elsewhere="Esc")
CHECK_IN: Final = Command(name="Check in", help="Begin, or go on where you stopped", action="check_in", today="c")
YESTERDAY: Final = Command(
    name="Check in for yesterday",
    help="A check-in that belongs to the day before; for other days, c in the month",
    action="check_in_yesterday",
    elsewhere="c in the month",
)
GLANCE: Final = Command(
    name="Just the ratings", help="The five ratings, a minute", action="glance", today="r", label="Ratings"
)
NOTE: Final = _place("note", "note:NoteScreen", "Note", "Something to write down, without a check-in", today="n")
OWN: Final = _place("own", "checkin.own_connection:OwnScreen", sentences.OWN, sentences.OWN_ABOUT, today="m")
LADDER: Final = _place("ladder", "ladder:LadderScreen", "Connections", sentences.LADDER_ABOUT, today="k")
JOURNAL: Final = _place("journal", "journal.screen:JournalScreen", "Journal", "What you have written", today="j")
INSIGHTS: Final = _place(
    "insights",
    "weeks.screen:WeeksScreen",
    "Weeks",
    "The last few weeks, as they were",
    today="w",
)
AGENDA: Final = _place(
    "agenda",
    "session.agenda:AgendaScreen",
    sentences.FOR_MY_SESSION,
    "Notes for your next session; record a session",
    today="b",
)
CIRCLE: Final = _place(
    "circle", "circle.screen:CircleScreen", "Circle", "People, groups and places in your days", today="o"
)
COMMUNITIES: Final = _place(
    "communities",
    "communities.listing:CommunitiesScreen",
    "Communities",
    "Kinds of groups to belong to: what to ask first, and what they are to you",
    elsewhere="m in the circle",
)
CARD: Final = _place(
    "card",
    "circle.card:CardScreen",
    "Card for hard days",
    "Written on a good day; Help now shows it",
    elsewhere="c in the circle",
)
SHARE: Final = _place(
    "share",
    "share.purpose:ShareScreen",
    "Share",
    "A page for your session, or a record; you see all of it first",
    today="s",
)
PRACTICES: Final = _place(
    "practices",
    "practice.listing:PracticesScreen",
    "Practices",
    "Short things to do, alone or with somebody",
    today="p",
)
SETTLE: Final = Command(
    name="Settle",
    help="A settling practice, two minutes",
    action="settle",
    key="f2",
    tooltip="A settling practice, then back",
)
HELP_NOW: Final = Command(name="Help now", help="People to call or text", action="help_now", key="f1", also=("ctrl+g",))
HIDE: Final = Command(
    name="Hide",
    help="A neutral screen at once",
    action="hide",
    key="f4",
    also=("ctrl+o",),  # some terminals reserve F4
    tooltip="Saves, and shows a neutral screen",
)
DISCREET: Final = Command(
    name="Discreet",
    help="Today without what you wrote or rated; again to show it",
    action="discreet",
    today="full_stop",
)
FEELINGS: Final = Command(
    name="Feeling words",
    help="Find a word for how you feel",
    action="feeling_words",
    elsewhere="ctrl+f where you write",
)
REGION: Final = _place(
    "region", "region:RegionScreen", "Country", "Which country's help lines to show", elsewhere="r in Help now"
)
SETTINGS: Final = _place(
    "settings",
    "settings.screen:SettingsScreen",
    "Settings",
    "Everything that can be set, and what it does",
    today="comma",
)
SUSPEND_KEY: Final = "ctrl+z"
REDRAW: Final = Command(
    name="Redraw", help="Draw the screen again, if something else wrote on it", action="redraw", also=("ctrl+l",)
)
SUSPEND: Final = Command(
    name="Suspend",
    help="Save, and back to the shell until fg",
    action="suspend_process",
    elsewhere="ctrl+z where nothing is typed",
)
FIND: Final = Command(name="Find", help="Words of yours, in the journal", action="find", today="slash", elsewhere="/")
KEYS: Final = Command(
    name="Keys",
    help="The keys of this screen, and the way to everything else",
    action="keys",
    today="question_mark",
    elsewhere="?",
)
QUIT: Final = Command(name="Quit", help="Save and leave", action="quit", also=("ctrl+q",), today="q")

_IN_SETTINGS: Final = "in Settings"

PALETTE: Final[tuple[Command, ...]] = (
    TODAY,
    CHECK_IN,
    YESTERDAY,
    GLANCE,
    NOTE,
    OWN,
    LADDER,
    JOURNAL,
    INSIGHTS,
    AGENDA,
    CIRCLE,
    COMMUNITIES,
    CARD,
    PRACTICES,
    SHARE,
    HELP_NOW,
    SETTLE,
    HIDE,
    DISCREET,
    FEELINGS,
    REGION,
    SETTINGS,
    *(
        Command(
            name=f"Theme: {ours}",
            help=f"connectwell's own {ours} theme",
            action=f"set_theme('{ours}')",
            elsewhere=_IN_SETTINGS,
        )
        for ours in theme.OURS
    ),
    Command(
        name="Theme: another",
        help="One of the other themes, seen as you choose",
        action="choose_theme",
        elsewhere=_IN_SETTINGS,
    ),
    Command(
        name="Motion: off",
        help="Nothing moves or blinks",
        action="set_motion(False)",
        elsewhere=_IN_SETTINGS,
        offered=lambda settings: settings.motion,
    ),
    Command(
        name="Motion: on",
        help="Small movements are fine",
        action="set_motion(True)",
        elsewhere=_IN_SETTINGS,
        offered=lambda settings: not settings.motion,
    ),
    FIND,
    KEYS,
    REDRAW,
    SUSPEND,
    QUIT,
)
"""The palette's commands, in order. No screenshot: it would put private words where they don't belong."""

COMMANDS: Final = Command(
    name="Commands",
    help="Everything that can be done here, by its name",
    action="command_palette",
    also=("ctrl+p", "f10"),  # docker and editors with a terminal keep the first, GNOME keeps the second
)
"""The palette itself."""

# --- Commands that screens implement themselves

TOO_MUCH: Final = Command(name="Too much", help="Settle, put it away, or stop", key="f3", label="Too much")
BACK: Final = Command(name="Back", help="To where you came from", key="escape", tooltip="")

NEXT_LINE: Final = Binding("tab", "next_line", "Next line", key_display="Tab")
"""For a form of several lines."""

ANYWHERE: Final = frozenset(
    key
    for command in (HELP_NOW, HIDE, SETTLE, TOO_MUCH, REDRAW, QUIT, COMMANDS)
    for key in (*command.keys, "ctrl+c", SUSPEND_KEY)
)
"""Keys that mean the same wherever they arrive, even while the disk keeps something from opening."""


def undo_keys(*, show: bool = True) -> tuple[Binding, Binding]:
    """The bindings of a screen's own `undo`, and of saying that there is nothing left of it."""
    return Binding("u", "undo", "Undo", show=show), Binding("u", "nothing_to_undo", "Undo", show=False)


# --- Opening a place

_SCREENS: Final[Mapping[PlaceName, str]] = {command.place: command.screen for command in PALETTE if command.place}


def screen_of(place: PlaceName) -> Screen[None]:
    """Returns a new screen for the place, importing its module."""
    module, _, name = _SCREENS[place].partition(":")
    screen: Screen[None] = getattr(import_module(f"connectwell.tui.screens.{module}"), name)()
    return screen


def key_to_display(command: Command, settings: Settings) -> str:
    """Returns the key of a command, as displayed, and where it works if that isn't everywhere."""
    if command is HIDE:
        return displayed(settings.hide_key)
    if command.keys:
        return displayed(command.keys[0])
    return command.elsewhere or (wording.ON_TODAY.format(key=displayed(command.today)) if command.today else "")
