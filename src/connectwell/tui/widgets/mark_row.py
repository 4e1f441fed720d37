"""One line of the close with its three marks."""

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from connectwell import sentences
from connectwell.checkin import MarkLine
from connectwell.model.terms import SHARINGS, Sharing
from connectwell.model.text import one_line
from connectwell.terminal_text import width_of

_ROOM_FOR_MEANING = 66


class MarkRow(Widget, can_focus=True):
    """The words, cut to one line, with three marks below: how far it may travel, for my session, put away.

    Args:
        line: the line and its marks.
        title: its title: a need's name, "Arriving", "To carry".
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "travel(1)", "Change", tooltip="Who may see it"),
        Binding("left", "travel(-1)", "Who may see it", show=False),
        Binding("s", "session", "Session", tooltip="A note for my session, or not"),
        Binding("p", "put_away", "Put away"),
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Previous", show=False),
        Binding("enter", "done", "Save"),
    ]
    DEFAULT_CSS = """
    MarkRow { height: 2; margin-bottom: 1; }
    MarkRow:focus { background: $block-cursor-background; }
    """

    line: reactive[MarkLine] = reactive(MarkLine("", None, "", "private", False, False))

    class Marked(Message):
        """A mark changed: the line now, and as it was before."""

        def __init__(self, line: MarkLine, before: MarkLine) -> None:
            super().__init__()
            self.line, self.before = line, before

    class Finished(Message):
        """Enter: save and close."""

    def __init__(self, line: MarkLine, title: str) -> None:
        super().__init__()
        self.set_reactive(MarkRow.line, line)
        self._title = title

    def render(self) -> Content:
        """Draws two lines. The words are never parsed as markup."""
        room = max(10, self.size.width - width_of(self._title) - 7)
        words = one_line(self.line.words, room) if self.line.words else self._ratings()
        label, meaning = sentences.SHARINGS[self.line.sharing]
        if self.size.width < _ROOM_FOR_MEANING:
            meaning = ""
        return Content.assemble(
            "▸ " if self.has_focus else "  ",
            (self._title, "bold"),
            ("  " + words),
            "\n    ",
            Content.styled(f"‹ {label} ›", "bold $primary").stylize(Style.from_meta({"mark": "travel"})),
            (f" {meaning}  ", "$text-muted"),
            self._flag(self.line.for_session, sentences.FOR_SESSION, "session"),
            "   ",
            self._flag(self.line.put_away, sentences.PUT_AWAY_SHORT, "put-away"),
        )

    def _flag(self, on: bool, label: str, mark: str) -> Content:
        flag = Content.styled(f"{'●' if on else '○'} {label}", "bold" if on else "$text-muted")
        return flag.stylize(Style.from_meta({"mark": mark}))

    def _ratings(self) -> str:
        return ", ".join(
            f"{sentences.NEEDS_INLINE[r.need]} {r.rating if r.rating is not None else sentences.UNCLEAR}"
            for r in self.line.ratings
        )

    def on_click(self, event: events.Click) -> None:
        """Toggles the mark clicked."""
        match event.style.meta.get("mark"):
            case "travel":
                self.action_travel(1)
            case "session":
                self.action_session()
            case "put-away":
                self.action_put_away()

    def _change(
        self, sharing: Sharing | None = None, for_session: bool | None = None, put_away: bool | None = None
    ) -> None:
        line = self.line
        self.line = replace(
            line,
            sharing=sharing or line.sharing,
            for_session=line.for_session if for_session is None else for_session,
            put_away=line.put_away if put_away is None else put_away,
        )
        self.post_message(self.Marked(self.line, line))

    def action_travel(self, by: int) -> None:
        """Steps through private, theme, words; back from private to none, and on from words to private."""
        to = SHARINGS.index(self.line.sharing) + by
        self._change(sharing=SHARINGS[max(0, to) % len(SHARINGS)])

    def action_session(self) -> None:
        """Toggles the mark for my session."""
        self._change(for_session=not self.line.for_session)

    def action_put_away(self) -> None:
        """Toggles putting away until my session."""
        self._change(put_away=not self.line.put_away)

    def action_done(self) -> None:
        """Saves and closes."""
        self.post_message(self.Finished())
