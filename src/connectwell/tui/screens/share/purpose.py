"""Sharing, first step: a page for the session, a record, or one's own archive; and which days."""

from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.share.formats.registry import What
from connectwell.share.select.period import DAYS, since_last_session
from connectwell.share.select.selection import DAYS_AT_FIRST
from connectwell.share.sharing import Sharing
from connectwell.tui.job import Job
from connectwell.tui.places import BACK
from connectwell.tui.screens.share.lines import why_not
from connectwell.tui.screens.share.step import ShareStep
from connectwell.tui.widgets.choices import Choices

TITLE = "Share"
ABOUT = (
    "A page is for your session. A record is what you wrote. What only you may see stays here, "
    "and you read everything before it leaves."
)
PAGE = "A page, {days} days"
SINCE_SESSION = "A page, since my last session"
RECORD = "A record, of days I choose"
EVERYTHING = ("My own archive, for nobody else", "private included")
ARCHIVE = (
    "Your own archive is all of your journal, private and put away included, with everybody's name.",
    "It is for you, not for handing on: whoever has the file can read everything in it, unless you seal it.",
)
ARCHIVE_WORD = "everything"
ARCHIVE_ASK = "Type everything and press Enter. Esc goes back."
NOT_THAT = "Nothing was made."
READING = "Reading your journal…"
STOPPED = "Stopped. Nothing was chosen."


class ShareScreen(ShareStep):
    """Asks the purpose and the days. Later choices are kept until this screen is left."""

    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "preview", "See the page", key_display="^n"),
        BACK.on_screen("leave", also="q"),
    ]

    class SessionFound(Message):
        """The day of the newest session."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__()
        self._begun: dict[What, Sharing] = {}
        self._to_preview = False

    def compose_body(self) -> ComposeResult:
        """Yields an introduction and the options."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(TITLE, classes="heading", markup=False)
            yield Static(ABOUT, classes="quiet gap", markup=False)
            yield self._choices(None)

    def on_mount(self) -> None:
        """Looks for a session after the first paint: "since the last session" is offered only if there is one."""
        self.call_after_refresh(self._look_for_session)

    @work(thread=True, group="session")
    def _look_for_session(self) -> None:
        worker = get_current_worker()
        try:
            found = since_last_session(
                self.context.journal, self._sharing("brief").today, lambda *_: not worker.is_cancelled
            )
        except ConnectwellError:  # none recorded, or unreadable: the other spans don't need it
            return
        if found.since:
            self.post_message(self.SessionFound(found.since))

    @on(SessionFound)
    async def offer_session(self, message: SessionFound) -> None:
        """Offers the days since the last session."""
        before = self.query_one(Choices)
        after = self._choices(message.day, self._here())
        await self.query_one(".page").mount(after, after=before)
        had_focus = before.has_focus
        await before.remove()
        if had_focus:
            after.focus()

    def _choices(self, session: date | None, here: str | None = str(DAYS_AT_FIRST)) -> Choices:
        options = {str(days): (PAGE.format(days=days), "") for days in DAYS}
        if session:
            options["session"] = (SINCE_SESSION, sentences.day_in_year(session, self.context.today()))
        options |= {"record": (RECORD, ""), "everything": EVERYTHING}
        keys = {option: str(n) for n, option in enumerate(options, 1)}
        found = Choices(options, keys=keys | {"session": "s", "record": "r", "everything": "e"})
        found.highlighted = list(options).index(here) if here in options else 0
        return found

    def _sharing(self, what: What, *, everything: bool = False) -> Sharing:
        """Returns the sharing already begun, with its choices, or a new one."""
        context = self.context
        if everything:
            return Sharing(context, what, everything=True)
        if what not in self._begun:
            self._begun[what] = Sharing(context, what)
        return self._begun[what]

    # --- Options

    @on(Choices.Chosen)
    def take(self, message: Choices.Chosen) -> None:
        """Reads the days of the option chosen, asking for them first if needed."""
        self._take(message.value)

    def action_preview(self) -> None:
        """Opens the preview of a page as it is, without choosing what is on it."""
        self._take(self._here() or "", to_preview=True)

    def _here(self) -> str | None:
        option = self.query_one(Choices).highlighted_option
        return option.id if option else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allows the preview of a page alone: a record and the archive ask something first."""
        return action != "preview" or (not self.is_busy and self._here() not in (None, "record", "everything"))

    @on(OptionList.OptionHighlighted)
    def moved(self) -> None:
        """Updates which keys are offered."""
        self.refresh_bindings()

    def _take(self, option: str, *, to_preview: bool = False) -> None:
        if self.is_busy:
            return
        self._to_preview = to_preview
        match option:
            case "record":
                self._ask_for_days()
            case "everything":
                self._ask_for_the_word()
            case "session":
                self._read(self._sharing("brief"), since_session=True)
            case days:
                self._sharing("brief").last(int(days))
                self._read(self._sharing("brief"))

    def _read(self, sharing: Sharing, *, since_session: bool = False) -> None:
        def look(job: Job) -> Sharing:
            if since_session:
                sharing.since_session(job.progress)
            sharing.read_days(job.progress)
            if not sharing.everything:
                sharing.draft()  # what the next screen measures; of years it takes longer than a key may wait
                sharing.candidates()
            return sharing

        self.do(READING, look, self._go_on)

    def was_cancelled(self) -> None:
        """Says so; nothing was going to be written yet."""
        self.say(STOPPED)

    def _go_on(self, sharing: Sharing) -> None:
        if sharing.everything:
            from connectwell.tui.screens.share.destination import DestinationScreen

            self.app.push_screen(DestinationScreen(sharing))
        elif self._to_preview and not why_not(sharing):
            from connectwell.tui.screens.share.preview import PreviewScreen

            self.app.push_screen(PreviewScreen(sharing))
        else:
            from connectwell.tui.screens.share.parts import PartsScreen

            self.app.push_screen(PartsScreen(sharing))

    def _ask_for_days(self) -> None:
        from connectwell.tui.screens.share.dialogs import DaysDialog

        sharing = self._sharing("export")

        def take(days: tuple[date | None, date | None] | None) -> None:
            if days:
                sharing.between(*days)
                self._read(sharing)

        self.app.push_screen(DaysDialog(sharing.period, today=sharing.today, blinks=self.context.settings.motion), take)

    def _ask_for_the_word(self) -> None:
        from connectwell.tui.screens.dialogs import Paragraph, WordDialog

        def take(wanted: bool | None) -> None:
            if wanted:
                self._read(self._sharing("export", everything=True))

        said: list[Paragraph] = [*ARCHIVE, (ARCHIVE_ASK, "plain")]
        dialog = WordDialog(said, ARCHIVE_WORD, NOT_THAT, blinks=self.context.settings.motion)
        self.app.push_screen(dialog, take)
