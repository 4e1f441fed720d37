"""Small connections by effort, from almost nothing to a visit; and which of them touched which of the five."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, Final, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from connectwell import sentences
from connectwell.checkin import ladder, today
from connectwell.checkin.ladder import Rung, Touched
from connectwell.checkin.own_ideas import idea_of, is_own
from connectwell.checkin.undo import TodayUndo
from connectwell.entries import circle, circle_fields
from connectwell.errors import ConnectwellError
from connectwell.journal import CircleEditing
from connectwell.library import Idea
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry
from connectwell.model.terms import NEEDS, OWN, Need, Status
from connectwell.model.text import one_line, visible
from connectwell.terminal_text import wrapped
from connectwell.tui import wording
from connectwell.tui.job import JobScreen
from connectwell.tui.places import BACK, undo_keys
from connectwell.tui.theme import need_colour
from connectwell.tui.widgets.keys import packed_lines
from connectwell.tui.widgets.pointer_list import PointerList
from connectwell.tui.widgets.reading_page import ReadingPage

_KEYS: Final = {"done": "d", "planned": "y"}
"""What can be said to one, by its key."""


class LadderScreen(JobScreen):
    """Lists the connections of one effort at a time. What was done or planned here is the day's connection then."""

    CSS_PATH = "ladder.tcss"
    AUTO_FOCUS = "#ideas"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(effort), f"effort({effort})", circle_fields.EFFORTS[str(effort)][0], show=False)
            for effort in (1, 2, 3, 4)
        ),
        Binding("d", "say('done')", "I did this"),
        Binding("y", "say('planned')", "I'll try it"),
        Binding("n", "add", "Add"),
        Binding("e", "change", "Change"),
        Binding("x", "remove", "Remove"),
        *undo_keys(),
        Binding("f", "touched", "What touched what"),
        Binding("f", "by_effort", "By effort"),
        Binding("right", "step(1)", "More", show=False),
        Binding("left", "step(-1)", "Less", show=False),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._rungs: tuple[Rung, ...] = ()
        self._effort = ladder.EFFORTS[0]
        self._answers: TodayUndo | None = None
        self._undoing: list[Callable[[], object]] = []
        self._touched: dict[Need, tuple[Touched, ...]] | None = None
        self._shows_touched = False

    def compose_body(self) -> ComposeResult:
        """Yields what it is, the efforts, and the list; and what touched what."""
        with Vertical(id="by-effort", classes="page"):
            yield Static(sentences.LADDER, classes="heading", markup=False)
            yield Static("", id="efforts", classes="gap", markup=False)
            yield PointerList(id="ideas")
        with ReadingPage(id="touched-page", classes="page"):
            yield Static(sentences.TOUCHED_WHAT, classes="heading gap", markup=False)
            yield Static("", id="touched", classes="plain", markup=False)

    def on_screen_resume(self) -> None:
        """Reads again: one of one's own may have changed."""
        if self.is_mounted:
            self._read()

    def on_resize(self) -> None:
        """Draws for the width there is."""
        super().on_resize()
        self._draw()

    def _read(self) -> None:
        context = self.context

        def read() -> tuple[tuple[Rung, ...], str]:
            context.journal.start_over()
            return ladder.ladder(context), context.left_out()

        self.look(read, lambda found: self._show(*found), self._show_fault)

    def _show(self, rungs: tuple[Rung, ...], passed_over: str) -> None:
        self._rungs = rungs
        if passed_over:
            self.say(passed_over)
        self._draw()

    def _show_fault(self, fault: ConnectwellError) -> None:
        self.say(str(fault))
        self._draw()

    def _draw(self) -> None:
        lines, width = self.query_one("#ideas", PointerList), min(self.app.size.width, 76) - 7
        self.query_one("#by-effort").display = not self._shows_touched
        self.query_one("#touched-page").display = self._shows_touched
        self.query_one("#efforts", Static).update(packed_lines(map(self._effort_name, ladder.EFFORTS), width + 2, 2))
        at = lines.highlighted or 0
        lines.fill((_line(idea, width) for idea in self._ideas), at if at < len(self._ideas) else 0)
        if self._touched is not None:
            self.query_one("#touched", Static).update(_drawn(self._touched, width, self.context.today()))
        self.refresh_bindings()

    def _effort_name(self, effort: int) -> Content:
        name = circle_fields.EFFORTS[str(effort)][0]
        chosen = effort == self._effort
        return Content.assemble(
            (f"{effort} ", "bold $primary"), (f"▸{name}" if chosen else f" {name}", "bold" if chosen else "$text-muted")
        )

    @property
    def _ideas(self) -> tuple[Idea, ...]:
        return next((rung.ideas for rung in self._rungs if rung.effort == self._effort), ())

    @property
    def _idea(self) -> Idea | None:
        at = self.query_one("#ideas", PointerList).highlighted
        return self._ideas[at] if at is not None and at < len(self._ideas) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply."""
        if action in ("touched", "by_effort"):
            return self._shows_touched == (action == "by_effort")
        if self._shows_touched:
            return action not in ("say", "add", "change", "remove", "undo", "effort", "step", "move")
        if not self.is_mounted:
            return True
        match action:
            case "say":
                return self._idea is not None
            case "change" | "remove":
                return self._idea is not None and is_own(self._idea)
            case "undo":
                return bool(self._undoing)
            case _:
                return True

    @on(OptionList.OptionHighlighted)
    def follow(self) -> None:
        """One's own can be changed; those of the library can't."""
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def open_this(self) -> None:
        """Shows the whole of it, and asks what came of it: Enter alone marks nothing."""
        from connectwell.tui.screens.dialogs import ChoiceDialog

        if idea := self._idea:
            ways = {status: sentences.STATUSES[status] for status in _KEYS}
            dialog = ChoiceDialog([idea.do], ways, keys=_KEYS)
            self.app.push_screen(dialog, lambda status: self.action_say(cast(Status, status)) if status else None)

    # --- Moving

    def action_effort(self, effort: int) -> None:
        """Shows the connections of another effort."""
        self._effort = effort
        self.query_one("#ideas", PointerList).highlighted = 0
        self._draw()

    def action_step(self, by: int) -> None:
        """Goes on to the next effort, or the one before."""
        efforts = ladder.EFFORTS
        self.action_effort(efforts[min(max(efforts.index(self._effort) + by, 0), len(efforts) - 1)])

    def action_move(self, by: int) -> None:
        """Moves the cursor by a row."""
        self.query_one("#ideas", PointerList).move(by)

    def action_leave(self) -> None:
        """Goes back: from what touched what to the list, else to where it was opened."""
        if self._shows_touched:
            self.action_by_effort()
        else:
            self.dismiss()

    # --- What touched what

    def action_touched(self) -> None:
        """Shows which connections touched which of the five, once they are read."""
        self._shows_touched = True
        self._draw()
        self.query_one("#touched-page").focus()
        context, day = self.context, self.context.today()
        self.start(lambda _: ladder.touched(context, day), self._show_touched)

    def _show_touched(self, found: dict[Need, tuple[Touched, ...]]) -> None:
        self._touched = found
        self._draw()

    def action_by_effort(self) -> None:
        """Shows the list again."""
        self._shows_touched = False
        self._draw()
        self.query_one("#ideas").focus()

    # --- Answering

    def action_say(self, status: Status) -> None:
        """Records that it was done, and asks how it went; or that it is to try."""
        idea, context = self._idea, self.context
        if idea is None:
            return
        answers = self._answers = self._answers or TodayUndo(context)

        def said(entry: Entry) -> None:
            changed = self._may_undo(answers)
            if status == "done":
                self._ask_how_it_went(entry, answers)
            else:
                self.say(f"{sentences.SAID[status]} {wording.UNDO_KEY}" if changed else sentences.SAID[status])

        self.say("")
        self.act(lambda: answers.track(lambda: today.record_answer(context, idea, status)), said)

    def _may_undo(self, answers: TodayUndo) -> bool:
        """Offers to undo an answer, and returns whether there is something to undo: it may have changed nothing."""
        changed = answers.count > self._undoing.count(answers.undo)
        if changed:
            self._undoing.append(answers.undo)
        self.refresh_bindings()
        return changed

    def _ask_how_it_went(self, entry: Entry, answers: TodayUndo) -> None:
        from connectwell.tui.screens.checkin.follow_up import FollowUpScreen

        context, plan = self.context, today.plan_of(entry)

        def back(_: object) -> None:
            self.act(lambda: answers.track_since(entry), lambda _: self._may_undo(answers))

        self.open_with(
            lambda: today.FollowUpEditor(context, plan),
            lambda landing: self.app.push_screen(FollowUpScreen(landing), back),
        )

    # --- One's own

    def action_add(self) -> None:
        """Adds one of one's own."""
        self._write(self.context.journal.circle.begin(circle_fields.BLANK_CONNECTION))

    def action_change(self) -> None:
        """Changes one of one's own."""
        idea, circle_of = self._idea, self.context.journal.circle
        if idea:
            self.open_with(lambda: circle_of.edit(self._own_id(idea)), self._write)

    def _write(self, editing: CircleEditing) -> None:
        from connectwell.tui.screens.circle.edit import CirclePartScreen

        def finished(said: str) -> None:
            if editing.is_on_disk:
                self._effort = idea_of(editing.part).effort
                self._read()
                self.say(said or circle.SAVED)

        self.say("")
        self.app.push_screen(CirclePartScreen(editing, finished))

    def action_remove(self) -> None:
        """Takes one of one's own off the list; nothing is deleted."""
        idea, journal = self._idea, self.context.journal

        def removed(part: CirclePart) -> None:
            self._undoing.append(lambda: journal.circle.restore(part.id))
            self._read()
            self.say(f"{sentences.OWN_REMOVED} {wording.UNDO_KEY}")

        if idea and is_own(idea):
            self.act(lambda: journal.circle.remove(self._own_id(idea)), removed)

    def action_undo(self) -> None:
        """Undoes the last answer or removal that wasn't undone yet."""

        def back(_act: object, _found: object) -> None:
            self._read()
            self.say(sentences.UNDONE)

        self.undo_last(self._undoing, lambda last: last(), back)

    def _own_id(self, idea: Idea) -> str:
        return idea.id.removeprefix(OWN)


def _line(idea: Idea, width: int) -> Content:
    """Draws a connection, wrapped, and which of the five it is likely to touch."""
    rows = wrapped(visible(idea.do), width)
    about = Content(" ").join(Content.styled(sentences.NEEDS_INLINE[need], need_colour(need)) for need in idea.touches)
    own = [Content.styled(sentences.MY_OWN, "$text-muted")] if is_own(idea) else []
    below = Content.styled(" · ", "$text-muted").join([*own, *([about] if about else [])])
    return Content("\n").join([*map(Content, rows), *([below] if below else [])])


def _drawn(found: dict[Need, tuple[Touched, ...]], width: int, today: date) -> Content:
    if not any(found.values()):
        return Content(sentences.NOTHING_TOUCHED)
    lines: list[Content] = []
    for need in NEEDS:
        lines.append(Content.styled(sentences.NEED_NAMES[need], f"bold {need_colour(need)}"))
        for one in found[need]:
            day = sentences.day_in_year(one.day, today)
            asked = one_line(one.asked, max(20, width - len(day) - 4))
            lines.append(Content.assemble(f"  {asked}", (f"  {day}", "$text-muted")))
        lines.append(Content(""))
    return Content("\n").join(lines[:-1])
