"""The blocks of Today. Each is shown what it is about, and draws itself."""

from typing import Final, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from connectwell import sentences
from connectwell.checkin.day_so_far import LONGEST, DaySoFar, lines_before, lines_of_checkin, part_of_day
from connectwell.checkin.left_open import LeftOpen, said_of_left
from connectwell.checkin.look_back import LookBack
from connectwell.checkin.today import OpenPlan, Today, said_of_plans
from connectwell.library import Idea
from connectwell.model.terms import Status
from connectwell.model.text import A_FEW_LINES, one_line, visible
from connectwell.tui import wording
from connectwell.tui.widgets.action_line import ActionLine
from connectwell.tui.widgets.action_row import ActionRow
from connectwell.tui.widgets.five import Five

Said = TypeVar("Said")
_OFFERED: Final[dict[Status | None, str]] = {None: "dyavl", "planned": "davl", "done": "da", "not-today": "da"}
"""What can be said to the connection, by what was said last."""
_ANSWERS: Final = {
    "d": ("done", "done"),
    "y": ("planned", "planned"),
    "a": ("another", "passed"),
    "v": ("never", "never"),
    "l": ("not-today", "not-today"),
}
"""By key: the name of the answer in `sentences.STATUSES`, and the line's value."""


def _heading(title: str, about: str = "") -> Content:
    """A title, and what is said beside it in the quiet tone."""
    return Content.assemble((title, "bold $primary"), (f" · {about}" if about else "", "$text-muted"))


class _Block(Vertical):
    """A heading, text, and what can be done."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="block gap")
        self._title = Static("", classes="plain", markup=False)
        self._text = Static("", classes="plain", markup=False)


class CheckinBlock(_Block):
    """Today's check-in: how it was, or its beginning."""

    def __init__(self) -> None:
        super().__init__("checkin")
        self._five = Five(id="five")
        self._main = ActionLine("⏎", sentences.BEGIN, "begin")
        self._edit = ActionLine("e", wording.EDIT, "edit")
        self._again = ActionLine("c", wording.ANOTHER_CHECKIN, "checkin")
        self._ratings = ActionLine("r", wording.JUST_RATINGS, "glance")
        self._earlier = Static("", id="earlier-today", classes="plain", markup=False)
        self._earlier.display = False
        self._edit.display = self._again.display = False  # until it is read that there is one

    def compose(self) -> ComposeResult:
        """Yields all it may hold."""
        yield self._title
        yield self._five
        yield self._text
        yield self._earlier
        with ActionRow():
            yield from (self._main, self._edit, self._again, self._ratings)

    def show(self, now: Today, *, is_discreet: bool) -> None:
        """Shows the day's check-in in brief; if discreet, only that there is one."""
        self._show_earlier(None if is_discreet else now.so_far, is_open=now.open_entry is not None)
        so_far = None if is_discreet or now.open_entry else now.so_far
        reads = so_far is not None
        self._five.show(so_far.ratings if so_far else ())
        self._edit.display = self._again.display = reads
        self._ratings.display = not (now.open_entry or reads)
        self._main.label = sentences.RESUME if now.open_entry else wording.READ if reads else sentences.BEGIN
        if so_far:
            self._title.update(_heading(sentences.BEGAN_AT[part_of_day(so_far.started)], _arrival(so_far)))
            line = one_line(so_far.line, LONGEST)
            self._text.update(sentences.QUOTED.format(words=line) if line else "")
            self._text.display = bool(line)
            return
        about = sentences.DONE_TODAY if now.finished else sentences.CHECKIN_ABOUT if now.is_first else ""
        about = sentences.OPEN_TODAY if now.open_entry else about
        self._title.update(_heading(sentences.CHECKIN))
        self._text.update(Content.styled(about, "$text-muted"))
        self._text.display = bool(about)

    def _show_earlier(self, so_far: DaySoFar | None, *, is_open: bool) -> None:
        """Shows what the day's earlier check-ins said; while one is open, what all others said."""
        shown = () if so_far is None else so_far.all_of_day if is_open else so_far.earlier
        lines = [line for one in shown for line in lines_of_checkin(one)]
        if so_far and so_far.before and not is_open:
            lines = [*lines_before(so_far), *lines]
        self._earlier.update(Content.styled("\n".join(lines), "$text-muted"))
        self._earlier.display = bool(lines)


def _arrival(so_far: DaySoFar) -> str:
    state = sentences.STATES_INLINE[so_far.state] if so_far.state else ""
    return ", ".join(filter(None, (state, one_line(so_far.words, LONGEST))))


class ConnectionBlock(_Block):
    """The day's small connection."""

    def __init__(self) -> None:
        super().__init__("connection")
        self._acts = {
            key: ActionLine(key, sentences.STATUSES[name][0], value) for key, (name, value) in _ANSWERS.items()
        }
        self.display = False  # until it is read which

    def compose(self) -> ComposeResult:
        """Yields the connection and every answer."""
        yield self._title
        yield self._text
        with ActionRow():
            yield from self._acts.values()
            yield ActionLine("m", sentences.OWN, "own")
            yield ActionLine("k", wording.ALL_CONNECTIONS, "ladder")

    def show(self, idea: Idea, said: Status | None) -> None:
        """Shows the connection, what was said to it, and the answers that are left."""
        self._title.update(_heading(sentences.CONNECTION, sentences.STATUS_NOW[said] if said else ""))
        self._text.update(visible(idea.do))
        for key, act in self._acts.items():
            act.display = key in _OFFERED.get(said, "dyavl")
        self._acts["d"].label = wording.HOW_IT_WENT if said == "done" else sentences.STATUSES["done"][0]


class SessionBlock(_Block):
    """The way to what is for the session, and how many notes wait there."""

    def __init__(self) -> None:
        super().__init__("session")

    def compose(self) -> ComposeResult:
        """Yields one line."""
        yield ActionLine("b", sentences.FOR_MY_SESSION, "agenda", strong=True)

    def show(self, notes: int) -> None:
        """Shows how many notes wait; nothing if none do, or if that isn't known yet."""
        self.query_one(ActionLine).more = wording.NOTES[min(notes, 2)].format(count=notes)


class _PassingBlock(_Block, Generic[Said]):
    """A block that is there only while it has something to say."""

    def __init__(self, id: str, said: Said) -> None:
        super().__init__(id)
        self.show(said)

    def follow(self, said: Said | None) -> None:
        """Shows something else, or goes."""
        if said is None:
            self.remove()
        else:
            self.show(said)

    def show(self, said: Said) -> None:
        """Draws it."""
        raise NotImplementedError


class EarlierBlock(_PassingBlock[LookBack]):
    """One line from an earlier day."""

    def __init__(self, earlier: LookBack) -> None:
        super().__init__("earlier", earlier)

    def compose(self) -> ComposeResult:
        """Yields when it was, and the line."""
        yield self._title
        yield self._text
        with ActionRow():
            yield ActionLine("⏎", wording.READ, "earlier")
            yield ActionLine("x", wording.NOT_AGAIN, "not-again")

    def show(self, said: LookBack) -> None:
        """Shows another line."""
        self._title.update(_heading(said.said))
        self._text.update(sentences.QUOTED.format(words=one_line(said.words, LONGEST)))


class PlanBlock(_PassingBlock[tuple[OpenPlan, ...]]):
    """The newest connection of an earlier day that is still to try, and how many more there are."""

    def __init__(self, plans: tuple[OpenPlan, ...]) -> None:
        super().__init__("plan", plans)

    def compose(self) -> ComposeResult:
        """Yields it, and what can have become of it."""
        yield self._title
        yield self._text
        with ActionRow():
            yield ActionLine("g", wording.HOW_IT_WENT, "land")
            yield ActionLine("t", wording.LET_GO, "let-go")

    def show(self, said: tuple[OpenPlan, ...]) -> None:
        """Shows other plans."""
        self._title.update(_heading(said_of_plans(said)))
        last = f"\n{sentences.LAST_TO_TRY}" if said[0].is_last else ""
        self._text.update(Content.assemble(one_line(said[0].asked, A_FEW_LINES), (last, "$text-muted")))


class LeftBlock(_PassingBlock[tuple[LeftOpen, ...]]):
    """What isn't finished: the newest, and how many more."""

    def __init__(self, left: tuple[LeftOpen, ...]) -> None:
        super().__init__("left", left)

    def compose(self) -> ComposeResult:
        """Yields which day it is of, and what can be done."""
        yield self._text
        with ActionRow():
            yield ActionLine("f", sentences.OLD_PAGES["continue"][0], "continue")
            yield ActionLine("z", sentences.OLD_PAGES["leave"][0], "leave")

    def show(self, said: tuple[LeftOpen, ...]) -> None:
        """Shows something else."""
        self._text.update(visible(said_of_left(said)))
