"""Sharing, last step: format, destination, and sealing for the recipient. Enter makes the file."""

from pathlib import Path
from typing import ClassVar, Final, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from connectwell.errors import ConnectwellError
from connectwell.model.text import one_line
from connectwell.share.formats import pdf
from connectwell.share.formats.registry import NAMES, Format
from connectwell.share.send import sealing
from connectwell.share.send.deliver import AlreadyThere, default_name
from connectwell.share.send.send import Sent
from connectwell.share.sharing import NamesUnknown, Sharing, names_unknown
from connectwell.tui.places import BACK
from connectwell.tui.screens.share.paths import folder_here, shown_path, with_ending
from connectwell.tui.screens.share.preview import CANNOT_SHOW_WAYS
from connectwell.tui.screens.share.step import ShareStep
from connectwell.tui.widgets.line_input import LineInput
from connectwell.tui.widgets.multi_choice import MultiChoice
from connectwell.tui.widgets.single_choice import SingleChoice

AS_WHAT = "Which format, and where to"
AS, SEALED = "Format", "Sealed"
FILE, KEY, PASSPHRASE, AGAIN = "File", "For", "Passphrase", "Once more"
SEALS: Final = {"no": "not sealed", "key": "for a reader's key", "passphrase": "with a passphrase"}
SEAL_ABOUT: Final = {
    "no": "Whoever has the file can read it.",
    "key": "Only someone with the secret key can open it, with any age program.",
    "passphrase": "Anyone who knows the passphrase can open it, with any age program. Nobody else can.",
}
KEY_HINT = "age1…; several with spaces between"
NO_PDF = "A PDF needs typst, which isn't installed here. HTML needs nothing more, and prints well."
NO_SEAL = "Sealing needs pyrage, which isn't installed here."
NO_KEY = "Type a reader's public key, or choose another way."
NO_PASSPHRASE = "Type a passphrase, or choose another way."
OTHER_ENDING = "The name now ends like the format. ⏎ makes the file."
NOT_THE_SAME = "The two don't match. Please type it once more."
ARCHIVE_AS = (
    "Everything in your journal, as one file. JSON can be brought back in: connectwell import connectwell FILE."
)
MAKING, SEALING = "Making the file… Esc stops it.", "Making and sealing the file…"
IS_THERE = "{name} is there already."
IS_THERE_WAYS: Final = {
    "name": ("Choose another name", ""),
    "replace": ("Replace it", "what is in it now is lost"),
}
NAMES_UNKNOWN_WAYS: Final = {
    "stop": ("Don't make it", ""),
    "go-on": ("Make it", "names may be in it"),
}
_LONGEST_NAME = 60


class DestinationScreen(ShareStep):
    """Rows for format, file name and sealing, with further fields for sealing.

    Args:
        sharing: already previewed.
        as_: the format that was previewed, chosen first if it can be made. Another one is shown before it is made.
    """

    AUTO_FOCUS = "#as"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Make the file", key_display="⏎"),
        Binding("ctrl+t", "look", "Look at it", key_display="^t"),
        Binding("down", "app.focus_next", "Next line", show=False),
        Binding("up", "app.focus_previous", "Line before", show=False),
        BACK.on_screen("leave"),
    ]

    def __init__(self, sharing: Sharing, as_: Format | None = None) -> None:
        super().__init__()
        self._sharing = sharing
        there = [one for one in sharing.formats if one != "pdf" or pdf.can_set()]
        self._formats: list[Format] = sorted(there, key="json".__ne__) if sharing.everything else there
        self._first = as_ if as_ in self._formats else self._formats[0]
        self._read = {as_}
        self._named = ""

    def compose_body(self) -> ComposeResult:
        """Yields the rows and fields."""
        formats: dict[str, str] = {one: NAMES[one] for one in self._formats}
        seals = SEALS if sealing.can_seal() else {"no": SEALS["no"]}
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(AS_WHAT, classes="heading gap", markup=False)
            yield SingleChoice(AS, formats, self._first, id="as")
            if not pdf.can_set():
                yield Static(NO_PDF, classes="quiet", markup=False)
            yield from self._line(FILE, "file", "")
            yield SingleChoice(SEALED, seals, "no", id="seal")
            yield Static("", id="seal-about", classes="quiet", markup=False)
            if not sealing.can_seal():
                yield Static(NO_SEAL, classes="quiet", markup=False)
            yield from self._line(KEY, "key", KEY_HINT)
            yield from self._line(PASSPHRASE, "passphrase", "", secret=True)
            yield from self._line(AGAIN, "again", "", secret=True)
            if self._sharing.everything:
                yield Static(ARCHIVE_AS, id="archive", classes="quiet", markup=False)

    def _line(self, label: str, id: str, hint: str, *, secret: bool = False) -> ComposeResult:
        with Horizontal(classes="line", id=f"{id}-line"):
            yield Static(label, classes="label", markup=False)
            line = LineInput(blinks=self.context.settings.motion, placeholder=hint, id=id)
            line.password = secret
            yield line

    def on_mount(self) -> None:
        """Fills in the file name; the sealing fields start hidden."""
        self.watch(self.query_one("#as", SingleChoice), "chosen", self._name_it)
        self.watch(self.query_one("#seal", SingleChoice), "chosen", self._name_it)

    # --- File name

    def _name_it(self) -> None:
        """Updates the name to match the format; a name the person typed only changes its extension."""
        seal, line = self.query_one("#seal", SingleChoice).value, self.query_one("#file", LineInput)
        for id in ("key", "passphrase", "again"):
            self.query_one(f"#{id}-line").display = seal == ("key" if id == "key" else "passphrase")
        self.query_one("#seal-about", Static).update(SEAL_ABOUT[seal])
        sharing, ending = self._sharing, self._ending
        what = "archive" if sharing.everything else sharing.what
        before, self._named = self._named, shown_path(folder_here() / default_name(what, sharing.today, ending))
        if line.words in ("", before):
            line.value = self._named
        else:
            line.value = with_ending(line.words, ending)

    @property
    def _ending(self) -> str:
        return self._format + (sealing.SUFFIX if self.query_one("#seal", SingleChoice).value != "no" else "")

    @property
    def _format(self) -> Format:
        return cast(Format, self.query_one("#as", SingleChoice).value)

    # --- Making the file

    @on(MultiChoice.Finished)
    @on(Input.Submitted)
    def enter(self) -> None:
        """Goes on, from any row or line."""
        self.action_next()

    def action_next(self) -> None:
        """Makes the file, unless something is missing."""
        if self.is_busy or self._needs_something():
            return
        if self._sharing.everything or self._format in self._read:
            self._send(force=False)
        else:
            self._look_at_it(then_send=True)

    def _needs_something(self) -> bool:
        """Says what is missing, and moves the cursor there."""
        seal, file = self.query_one("#seal", SingleChoice).value, self.query_one("#file", LineInput)
        if (named := with_ending(file.words, self._ending)) != file.words:
            file.value = named
            return self._ask("file", OTHER_ENDING)
        key, passphrase, again = (self.query_one(f"#{id}", LineInput).value for id in ("key", "passphrase", "again"))
        if seal == "key" and not key.split():
            return self._ask("key", NO_KEY)
        if seal == "passphrase" and not passphrase:
            return self._ask("passphrase", NO_PASSPHRASE)
        if seal == "passphrase" and passphrase != again:
            return self._ask("again", NOT_THE_SAME if again else "")
        return False

    def _ask(self, id: str, sentence: str) -> bool:
        line = self.query_one(f"#{id}", LineInput)
        self.say(sentence if line.has_focus or id != "again" else "")
        line.focus()
        return True

    def _send(self, *, force: bool) -> None:
        seal, to, as_ = (
            self.query_one("#seal", SingleChoice).value,
            Path(self.query_one("#file", LineInput).words),
            self._format,
        )
        keys = self.query_one("#key", LineInput).value.split() if seal == "key" else []
        passphrase = self.query_one("#passphrase", LineInput).value if seal == "passphrase" else ""
        self.say("")
        self.do(
            MAKING if seal == "no" else SEALING,
            lambda job: self._sharing.send(
                as_, to, force=force, keys=keys, passphrase=passphrase, progress=job.progress
            ),
            self._sent,
        )

    def _sent(self, sent: Sent) -> None:
        from connectwell.tui.screens.share.done import SentScreen

        self.app.switch_screen(SentScreen(sent, self._sharing))

    def show_failure(self, fault: ConnectwellError) -> None:
        """Asks before overwriting a file, and before names leave that can't be hidden."""
        from connectwell.tui.screens.dialogs import ChoiceDialog

        if isinstance(fault, pdf.CannotShow):
            self.app.push_screen(ChoiceDialog([fault.sentence], CANNOT_SHOW_WAYS), self._take_format)
            return
        if isinstance(fault, NamesUnknown):
            said = names_unknown(self._sharing.unknown_names)
            self.app.push_screen(ChoiceDialog([said], NAMES_UNKNOWN_WAYS), self._take_names)
            return
        if not isinstance(fault, AlreadyThere):
            super().show_failure(fault)
            return
        name = one_line(Path(self.query_one("#file", LineInput).words).name, _LONGEST_NAME)
        self.app.push_screen(ChoiceDialog([IS_THERE.format(name=name)], IS_THERE_WAYS), self._take_way)

    def _take_way(self, way: str | None) -> None:
        if way == "replace":
            self._send(force=True)
        else:
            self.query_one("#file").focus()

    def _take_names(self, way: str | None) -> None:
        if way == "go-on":
            self._sharing.names_may_leave = True
            self._send(force=False)

    def _take_format(self, way: str | None) -> None:
        if way == "pdf":
            self._sharing.may_spell = True
            self._send(force=False)
        elif way == "html":
            self._choose("html")

    def action_look(self) -> None:
        """Shows what leaves in this format."""
        self._look_at_it(then_send=False)

    def _look_at_it(self, *, then_send: bool) -> None:
        """Shows what leaves in this format; once all of it was seen, it may be made."""
        from connectwell.tui.screens.share.preview import PreviewScreen

        as_ = self._format
        screen = PreviewScreen(self._sharing, as_)

        def take(_: None) -> None:
            if (read := screen.was_read) is None:
                return
            self._read.add(read)
            if read != as_:
                self._choose(read)
            elif then_send:
                self._send(force=False)

        self.app.push_screen(screen, take)

    def _choose(self, as_: Format) -> None:
        row = self.query_one("#as", SingleChoice)
        row.at = self._formats.index(as_)
        row.action_choose()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allows one thing at a time; an archive has no preview here."""
        if action == "look":
            return not self._sharing.everything and not self.is_busy
        return action != "next" or not self.is_busy
