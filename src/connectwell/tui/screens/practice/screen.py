"""One practice: shows where the player is, and passes on the answers."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import ClassVar, cast

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input

from connectwell.entries import page
from connectwell.errors import ConnectwellError, SaveFailed, UsageFault
from connectwell.model.terms import After, State
from connectwell.practice import words
from connectwell.practice.player import Player
from connectwell.practice.stops import AtAfter, AtBefore, AtEnd, AtPage, AtStep
from connectwell.tui import saver
from connectwell.tui.places import BACK, TOO_MUCH
from connectwell.tui.saver import Run, Work
from connectwell.tui.screens.practice.views import OptionsView, SayView, StopView, WhoView, view_of
from connectwell.tui.screens.writing import WritingScreen
from connectwell.tui.widgets.choices import Choices
from connectwell.tui.widgets.editor import Editor


class PracticeScreen(WritingScreen):
    """A practice, step by step, with autosave; it can be left at any moment, and gone on with later.

    Args:
        player: the practice.
    """

    CSS_PATH = "practice.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read_on", "Read on", key_display="Space"),
        Binding("enter,space,right,down", "turn", "Next", key_display="⏎"),
        Binding("left,up,backspace", "turn_back", "Back", key_display="←"),
        Binding("ctrl+n", "next", "Next", show=False),
        Binding("ctrl+b", "back", "Back"),
        Binding("f12", "copy", "Copy", key_display="F12", tooltip="To the clipboard, after asking", priority=True),
        TOO_MUCH.on_screen("too_much"),
        BACK.on_screen("leave", label="Leave"),
    ]

    is_brief: ClassVar[bool] = False
    """Whether it is a short one on the way to something else, which asks for nothing from the disk."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.player = player
        player.saves_later = True
        self.view: StopView | None = None
        self._asks_about_harder = False

    def top_right(self) -> str:
        """The day this belongs to."""
        return page.long_day(self.player.entry.day)

    @property
    def writing_day(self) -> date | None:
        """The day of the practice, once something of it is saved."""
        return self.player.entry.day if self.player.has_saved else None

    async def on_mount(self) -> None:
        """Shows where it is."""
        await self.show_stop()

    # --- Saving

    def saving(self) -> Work | None:
        """Passes the words on the screen to the player, and returns the work of saving it."""
        self._take_words()
        return self.player.saving()

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of saving it to another folder."""
        self._take_words()
        return partial(self.player.rescue, folder)

    def _take_words(self) -> None:
        if self.view and not self._asks_about_harder:
            self.view.write_to(self.player)

    # --- Stops

    async def show_stop(self) -> None:
        """Shows where the player is; at the end, returns to where it was opened."""
        stop = self.player.stop
        if isinstance(stop, AtEnd):
            self._end(stop)
        else:
            await self._show(view_of(self.player, moves=self.context.settings.motion))

    async def _show(self, view: StopView) -> None:
        middle = self.query_one("#middle", Horizontal)
        async with self.batch():
            await middle.remove_children()
            await middle.mount(view)
        self.view = view
        if not view.is_attached:
            return  # it was left meanwhile
        view.focus_first()
        self.call_after_refresh(self.refresh_bindings)  # whether there is more to read is known then

    def _end(self, stop: AtEnd) -> None:
        self.dismiss()
        self.companion.show_notice(stop.said or (words.SAVED if stop.saved else ""))

    async def _do(self, act: Callable[[], None]) -> None:
        """Saves the words, then acts, and saves that. If saving fails nothing moves, and the end stays open.

        Where the disk doesn't answer, the act goes by what was read for this practice before.
        """
        if self._then:
            return  # it is about to close
        self._take_words()
        try:
            self.flush()
        except SaveFailed:  # reported by flush
            return
        if not (self.player.has_looked or self.is_brief):
            self.open_with(self._read_ahead, lambda _: self.call_next(self._do_now, act))
            return
        if not self.is_brief:
            Run(self._read_ahead, lambda: None).wait(saver.BRIEFLY)
        await self._do_now(act)

    def _read_ahead(self) -> None:
        with suppress(ConnectwellError, OSError):
            self.player.look()

    async def _do_now(self, act: Callable[[], None]) -> None:
        go_back, view = self.player.remember(), self.view
        try:
            act()
        except UsageFault as fault:
            self.say(str(fault))
            return
        self.view = None  # the words on it belong to the step before
        stop = self.player.stop
        if isinstance(stop, AtEnd):

            def stay() -> None:
                go_back()
                self.view = view

            self.when_saved(lambda: self._end(stop), stay)
            return
        self.say("")
        self._save_now()
        await self.show_stop()

    def _save_now(self) -> None:
        with suppress(SaveFailed):  # reported by flush
            if self.flush():
                self.show_saved()

    # --- Keys

    async def action_turn(self) -> None:
        """Goes to the next line."""
        await self.action_next()

    async def action_turn_back(self) -> None:
        """Goes to the line before."""
        await self.action_back()

    def action_read_on(self) -> None:
        """Shows what is below of a text that is longer than the window."""
        for text in self._longer():
            text.scroll_page_down(animate=False)
        self.call_after_refresh(self.refresh_bindings)

    def _longer(self) -> list[VerticalScroll]:
        """Returns what has more below than is seen."""
        texts = self.query("StopView VerticalScroll").results(VerticalScroll)
        return [text for text in texts if text.scroll_y < text.max_scroll_y]

    async def action_next(self) -> None:
        """Goes on with what is written, or without an answer."""
        if self._asks_about_harder:
            self._leave_it()
        elif isinstance(self.view, WhoView):
            names = self.view.names
            await self._do(lambda: self.player.name(names))
        else:
            await self._do(self.player.next)

    async def action_back(self) -> None:
        """Goes back by one."""
        if self.player.can_go_back and not self._asks_about_harder:
            await self._do(self.player.back)

    def action_leave(self) -> None:
        """Leaves, with everything saved; half-way it can be gone on with."""
        if not self.stays():
            self._take_words()
            self.player.leave()
            self.when_saved(self._left)

    def _left(self) -> None:
        self.dismiss()
        self.companion.show_notice(words.STAYS_OPEN if self.player.stays_open else "")

    def action_copy(self) -> None:
        """Copies what is written here, after asking."""
        from connectwell.tui.screens.dialogs import ChoiceDialog

        if self._written().strip():
            self.app.push_screen(ChoiceDialog([words.COPY], words.COPIES), self._copy)
        else:
            self.say(words.NOTHING_TO_COPY)

    def _copy(self, chosen: str | None) -> None:
        if chosen == "copy":
            self.app.copy_to_clipboard(self._written())

    def _written(self) -> str:
        return self.query_one(Editor).words if self.query(Editor) else ""

    def action_too_much(self) -> None:
        """That was a lot: saves, then offers to settle, put it away, or stop."""
        self.offer_break(lambda: self._do(self.player.put_away), self.action_leave)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply to this stop."""
        stop = self.player.stop
        reads = isinstance(self.view, SayView)
        match action:
            case "turn":
                return reads
            case "read_on":
                return bool(self._longer())
            case "turn_back":
                return reads and self.player.can_go_back
            case "back":
                return not reads and self.player.can_go_back and not self._asks_about_harder
            case "next":
                return not isinstance(stop, AtPage)
            case "copy":
                return isinstance(stop, AtStep) and stop.step.copies
            case "too_much":
                return self.player.has_answers or not reads
            case _:
                return True

    async def on_click(self, event: events.Click) -> None:
        """Goes to the next line, where there is only a line."""
        if isinstance(self.view, SayView):
            event.stop()
            await self.action_next()

    # --- Answers

    @on(Input.Changed)
    def line_changed(self) -> None:
        """Saves names like words, while they are typed."""
        self.words_changed()

    @on(Choices.Passed)
    @on(Input.Submitted)
    async def line_entered(self) -> None:
        """Goes on with the names, or without a choice."""
        await self.action_next()

    @on(Choices.Chosen)
    async def take_choice(self, message: Choices.Chosen) -> None:
        """Takes one choice."""
        player, value = self.player, message.value
        if self._asks_about_harder:
            await self.after_harder(value)
            return
        match player.stop:
            case AtPage() if value == "not-now":
                self.action_leave()
            case AtPage():
                await self._do(player.next)
            case AtBefore():
                await self._do(lambda: player.before(cast(State, value)))
            case AtAfter() if value == "more":
                await self._say_harder()
            case AtAfter():
                await self._do(lambda: player.after(cast(After, value)))
            case AtStep():
                await self._do(lambda: player.choose(value))

    async def _say_harder(self) -> None:
        """It was harder: that is saved, then what may help is offered."""
        self.player.after("more")
        self._asks_about_harder = True
        self._save_now()
        await self._show(OptionsView(self.player.script.name, words.HARDER, self.harder_ways()))

    def harder_ways(self) -> dict[str, tuple[str, str]]:
        """What is offered where it was harder."""
        return {way: words.HARDERS[way] for way in ("settle", "help-now", "leave")}

    async def after_harder(self, value: str) -> None:
        """Goes where the person chose."""
        match value:
            case "help-now":
                await self.app.run_action("app.help_now")
            case "settle":
                self._leave_it()
                self.call_later(self.companion.action_settle)
            case _:
                self._leave_it()

    def _leave_it(self) -> None:
        self.when_saved(self._left_it)

    def _left_it(self) -> None:
        self.dismiss()
        self.companion.show_notice(words.SAVED)
