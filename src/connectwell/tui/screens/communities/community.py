"""One kind of community: what it is, what to ask, and what it is to the person."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from connectwell import sentences
from connectwell.checkin.today import record_answer
from connectwell.checkin.undo import TodayUndo
from connectwell.entries import communities
from connectwell.entries.communities import MarkedKind
from connectwell.journal import CircleSaved
from connectwell.journal.community_marks import MarkEditing
from connectwell.library import Idea
from connectwell.model.terms import COMMUNITY_MARKS, CommunityMark
from connectwell.model.text import visible
from connectwell.terminal_text import padded
from connectwell.tui import wording
from connectwell.tui.places import BACK, undo_keys
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.widgets.reading_page import ReadingPage

_TOPIC = 13
"""Columns for what a question is about."""
_BLANK = "0"


class CommunityScreen(CompanionScreen):
    """Shows one kind, and marks it by a digit. The last change made here can be undone.

    Args:
        row: the kind, with what is marked.
    """

    CSS_PATH = "communities.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"mark('{mark}')", communities.MARKS[mark][0], show=False)
            for number, mark in enumerate(COMMUNITY_MARKS, 1)
        ),
        Binding(_BLANK, "mark('blank')", communities.MARKS["blank"][0], show=False),
        Binding("e", "edit", "Write it"),
        Binding("y", "try", "I'll try it"),
        Binding("a", "another", "Another"),
        *undo_keys(),
        BACK.on_screen("leave", also="q"),
    ]

    def __init__(self, row: MarkedKind) -> None:
        super().__init__()
        self._row = row
        self._at_step = 0
        self._undo: Callable[[], object] | None = None

    def compose_body(self) -> ComposeResult:
        """Yields the page."""
        with ReadingPage(classes="page", id="page"):
            yield Static(id="text", markup=False)

    def on_screen_resume(self) -> None:
        """Reads again: something may have been written."""
        if self.is_mounted:
            self._read()

    def on_resize(self) -> None:
        """Draws the page for the width there is."""
        if self.is_mounted:
            self._draw()
        super().on_resize()

    def _read(self) -> None:
        context, kind = self.context, self._row.community.id

        def read() -> MarkedKind:
            context.journal.start_over()
            return communities.read_row(context, kind)

        self._draw()
        self.look(read, self._show)

    def _show(self, row: MarkedKind) -> None:
        self._row = row
        self._draw()

    def _draw(self) -> None:
        width = min(self.app.size.width, 76) - 5
        self.query_one("#text", Static).update(Content("\n").join(_lines(self._row, self._step(), width)))
        self.call_after_refresh(self.refresh_bindings)  # whether there is more to read is known then

    def _step(self) -> Idea | None:
        steps = communities.steps_of(self.context, self._row)
        return steps[self._at_step % len(steps)] if steps else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply."""
        match action:
            case "try":
                return self._step() is not None
            case "another":
                return len(communities.steps_of(self.context, self._row)) > 1
            case "undo":
                return self._undo is not None
            case _:
                return True

    # --- Actions

    def action_mark(self, mark: str) -> None:
        """Marks the kind, or takes the mark away."""
        community, before = self._row.community, self._row.mark
        chosen: CommunityMark | None = next((one for one in COMMUNITY_MARKS if one == mark), None)

        def save() -> CircleSaved:
            editing = communities.edit(self.context, community)
            return editing.save(communities.answered(editing.part, "mark", mark))

        def saved(result: CircleSaved) -> None:
            self._at_step = 0
            if chosen != before:
                self._may_undo(lambda: self._put_back("mark", before or "blank"))
            said = communities.happened(result) or communities.marked_now(community, chosen)
            self._read()
            self.say(f"{said} {wording.UNDO_KEY}" if self._undo else said)

        self.act(save, saved)

    def _put_back(self, field: communities.Field, answer: str) -> CircleSaved:
        editing = communities.edit(self.context, self._row.community)
        return editing.save(communities.answered(editing.part, field, answer))

    def action_edit(self) -> None:
        """Writes a way out and a note."""
        from connectwell.tui.screens.communities.words import CommunityWordsScreen

        context, community = self.context, self._row.community

        def write(editing: MarkEditing) -> None:
            before = editing.part

            def finished(said: str) -> None:
                if editing.part != before:
                    self._may_undo(lambda: editing.save(before))
                    self.say(f"{said or communities.SAVED} {wording.UNDO_KEY}")
                self._draw()
                self.query_one("#page", ReadingPage).scroll_home(animate=False)

            self.app.push_screen(CommunityWordsScreen(editing, finished))

        self.say("")
        self.open_with(lambda: communities.edit(context, community), write)

    def action_another(self) -> None:
        """Shows another small step."""
        self._at_step += 1
        self._draw()

    def action_try(self) -> None:
        """Makes the step the day's small connection, to try."""
        context, step, acts = self.context, self._step(), TodayUndo(self.context)

        def planned(_: object) -> None:
            if acts.can_undo:
                self._may_undo(acts.undo)
            self.say(f"{communities.PLANNED} {wording.UNDO_KEY}" if acts.can_undo else communities.PLANNED)
            self.refresh_bindings()

        if step:
            self.act(lambda: acts.track(lambda: record_answer(context, step, "planned")), planned)

    def _may_undo(self, undo: Callable[[], object]) -> None:
        self._undo = undo

    def action_undo(self) -> None:
        """Undoes the last change, which is itself a change."""
        if self._undo is None:
            return

        def undone(_: object) -> None:
            self._undo = None
            self._read()
            self.say(sentences.UNDONE)

        self.act(self._undo, undone)

    def action_leave(self) -> None:
        """Returns to where it was opened."""
        self.dismiss()


def _lines(row: MarkedKind, step: Idea | None, width: int) -> list[Content]:
    one = row.community
    said = [Content.styled(visible(one.name), "bold $primary"), Content(""), Content(visible(one.what)), Content("")]
    said += [*_choices(row, width), Content("")]
    if told := communities.otherwise(row):
        said += [Content.styled(told, "$warning"), Content("")]
    for head, words in communities.own_lines(row):
        said += [_head(head), Content(words), Content("")]
    if step:
        said += [_head(communities.STEP), Content(visible(step.do)), Content("")]
    said += [_head(communities.MAY_BE), Content(visible(one.like)), Content("")]
    said += [_head(communities.ASK_FIRST)]
    for topic, question in one.ask:
        said += _hanging(communities.TOPICS[topic], visible(question), width)
    said += [Content(""), _head(communities.LOOK)]
    for line in one.look:
        said += _hanging("", visible(line), width, indent=2, sign="· ")
    return said


def _head(words: str) -> Content:
    return Content.styled(words, "$secondary")


def _choices(row: MarkedKind, width: int) -> list[Content]:
    """Returns what the digits choose, wrapped between choices."""
    chosen = row.mark or "blank"
    keys = [*((str(n), mark) for n, mark in enumerate(COMMUNITY_MARKS, 1)), (_BLANK, "blank")]
    lines, line = [], Content.styled(padded(communities.FOR_ME, 8), "$text-muted")
    for key, mark in keys:
        on = mark == chosen
        option = Content.assemble(
            (key, "bold $primary"), f" {'●' if on else '○'} ", (communities.MARKS[mark][0], "bold" if on else "")
        )
        if line.cell_length + 2 + option.cell_length > width:
            lines.append(line)
            line = Content(" " * 8)
        line = Content.assemble(line, "  " if line.cell_length > 8 else "", option)
    return [*lines, line]


def _hanging(label: str, words: str, width: int, *, indent: int = _TOPIC, sign: str = "") -> list[Content]:
    """Returns words beside a label; narrow windows have them below it."""
    if label and width < 50:
        return [Content.styled(label, "$text-muted"), *_hanging("", words, width, indent=2)]
    rows = Content(words).wrap(max(10, width - indent))
    first = Content.assemble((padded(sign or label, indent), "$text-muted"), rows[0]) if rows else Content(label)
    return [first, *(Content.assemble(" " * indent, row) for row in rows[1:])]
