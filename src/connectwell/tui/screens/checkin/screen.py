"""The check-in screen: shows the walk's current step, and passes on the answers."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from connectwell import checkin, sentences
from connectwell.checkin.exclusions import NeverKind
from connectwell.entries import page
from connectwell.errors import ConnectwellError, ContentFault, SaveFailed, SettingsFault
from connectwell.model.entry import Entry
from connectwell.tui import saver, wording
from connectwell.tui.places import BACK, TOO_MUCH
from connectwell.tui.saver import Run, Work
from connectwell.tui.screens.checkin.answers import act_of, has_key
from connectwell.tui.screens.checkin.rule_out import ask_kind
from connectwell.tui.screens.checkin.steps import GlanceView, StepView, view_of
from connectwell.tui.screens.writing import WritingScreen
from connectwell.tui.widgets.choices import Choices
from connectwell.tui.widgets.mark_row import MarkRow
from connectwell.tui.widgets.needs_picker import NeedsPicker
from connectwell.tui.widgets.rating import RatingRow


class WalkScreen(WritingScreen):
    """One check-in, with autosave; it can be left at any moment.

    Args:
        walk: the check-in. It remembers the fallback folder a page was saved in.
        told: a notice under the first step, until that is done.
        left: called once it is left.
    """

    CSS_PATH = "walk.tcss"
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [*WritingScreen.VERTICAL_BREAKPOINTS, (28, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next", show=False),
        TOO_MUCH.on_screen("too_much"),
        Binding("ctrl+b", "back", "Back"),
        Binding("ctrl+r", "another", "Another"),
        Binding("f7", "just_write", "Just write", key_display="F7", tooltip=wording.JUST_WRITE),
        Binding("f5", "rate", "Rate", key_display="F5", tooltip="Rate the five after all"),
        BACK.on_screen("hide_meanings", label="Hide meanings"),
        BACK.on_screen("stop", label="Stop"),
        Binding("f8", "deeper", "Deeper", key_display="F8", tooltip=sentences.DEEPER),
        Binding("f9", "never_ask", "Never ask this", show=False, key_display="F9", tooltip=wording.NEVER_ASK),
    ]

    def __init__(self, walk: checkin.Walk, *, told: str = "", left: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.walk, self._told, self._left = walk, told, left
        walk.saves_later = True
        self.view: StepView | None = None  # the current step's view, once shown

    def top_right(self) -> str:
        """The day this page belongs to."""
        return page.long_day(self.walk.entry.day)

    @property
    def writing_day(self) -> date | None:
        """The day of the page, once something is answered."""
        return self.walk.entry.day if self.walk.begun else None

    def follow_clock(self, ended: date | None) -> None:
        """A page on which nothing is answered yet becomes one of the new day."""
        if ended and self.walk.entry.day == ended and self.is_saved() and not self.walk.begun:
            self.walk = walk = self.walk.restart()
            walk.saves_later = True
            self.open_with(walk.look, lambda _: self.call_next(self.show_step))
        super().follow_clock(ended)

    def on_unmount(self) -> None:
        """Another window may have a check-in open now, and isn't told of this one."""
        self._left()

    async def on_mount(self) -> None:
        """Shows the first step; meanwhile loads what suggestions need."""
        self.run_worker(self._read_ahead, thread=True, group="history")
        await self.show_step()
        if self._told:
            self.say(self._told)

    def _read_ahead(self) -> None:
        with suppress(ConnectwellError):  # asked again, and said, where it is needed
            self.walk.look()

    # --- Saving

    def saving(self) -> Work | None:
        """Passes the words on the screen to the walk, and returns the work of saving it."""
        self._take_words()
        return self.walk.saving()

    def rescuing(self, folder: str) -> Callable[[], None]:
        """Returns the work of saving the page to another folder, now and as long as saving fails."""
        self._take_words()
        return partial(self.walk.rescue, folder)

    def _take_words(self) -> None:
        if self.view:
            self.view.write_to(self.walk)
            if not self.in_trouble and self.walk.is_enough():
                self.say(sentences.ENOUGH)

    @on(Input.Changed)
    def line_changed(self) -> None:
        """Saves one-line fields like editors."""
        self.words_changed()

    def show_saved(self) -> None:
        """Reports a merge, a copy or a fallback folder, if any. Clears the warning once saving to the journal works."""
        elsewhere = self.walk.rescued or self.rescued
        if self.walk.copied:
            self.say(sentences.COPIED)
        elif self.walk.merged:
            self.say(sentences.MERGED)
        elif elsewhere:
            self.say(sentences.RESCUED)
        elif self.in_trouble:
            self.say("")
        self.in_trouble = elsewhere

    # --- Steps

    async def show_step(self) -> None:
        """Shows the walk's current step; at the end, returns to Today."""
        step = self.walk.step
        if isinstance(step, checkin.Done):
            self._end()
            return
        if isinstance(step, checkin.Settle):
            await self._settle_first(step.practice)
            return
        view = view_of(step, blinks=self.context.settings.motion).add_class("page")
        middle = self.query_one("#middle", Horizontal)  # a wrapper inside would be redrawn at every key
        async with self.batch():
            await middle.remove_children()
            await middle.mount(view)
        self.view = view
        view.focus_first()
        self.refresh_bindings()
        if isinstance(step, checkin.Reflect) and step.left_out:
            self.say(step.left_out)

    async def _settle_first(self, practice: str | None) -> None:
        from connectwell.tui.screens.practice.settle import SettleScreen, begin_settling

        async def settled(_: None) -> None:
            await self._do(self.walk.next)

        try:
            settling = begin_settling(self.context, practice, asks_after=False)
        except ConnectwellError as fault:
            self.companion.show_notice(str(fault))
            await settled(None)
            return
        await self.app.push_screen(SettleScreen(settling, self.walk.record_practice), settled)

    def _end(self) -> None:
        is_finished = self.walk.step == checkin.Done(finished=True)
        self.dismiss()
        if is_finished and self.walk.has_words:
            from connectwell.tui.screens.checkin.written import WrittenScreen

            self.app.push_screen(WrittenScreen(page.read_back(self.walk.written, sentences.NEED_NAMES)))
            return
        done = sentences.DONE if is_finished else sentences.STOPPED
        self.companion.show_notice(done if self.walk.begun else sentences.NOTHING_YET)

    async def _do(self, act: Callable[[], None], then: Callable[[], object] = lambda: None) -> None:
        """Saves the words, then acts, and saves that. If saving fails nothing moves; no page closes unsaved.

        A save that takes longer is not waited for, except at the end. Nor is the disk, once it has been read for this
        check-in: then what the act needs is known as of the step before.

        Args:
            act: what to do.
            then: called if it was done, and nothing has failed so far.
        """
        if self._then:
            return  # it is about to close
        self._take_words()  # now, for a save that is under way doesn't hold them
        try:
            self.flush()
        except SaveFailed:  # reported by flush
            return
        if not self.walk.has_looked:
            self.open_with(self._read_ahead, lambda _: self.call_next(self._do_now, act, then))
            return
        Run(self._read_ahead, lambda: None).wait(saver.BRIEFLY)
        await self._do_now(act, then)

    async def _do_now(self, act: Callable[[], None], then: Callable[[], object]) -> None:
        if await self._is_done(act):
            then()

    async def _is_done(self, act: Callable[[], None]) -> bool:
        if self._told:
            self.say("")
            self._told = ""
        before, view = self.walk.entry, self.view
        fault: ConnectwellError | None = None
        try:
            act()
        except (ContentFault, SettingsFault, SaveFailed) as failure:  # the answer is kept; the step stays
            fault = failure
        self.view = None  # the words on it belong to the step before
        if isinstance(self.walk.step, checkin.Done):
            self._finish(before, view)
            return False
        if fault is None:
            self.say("")  # clears the previous step's notice
        is_saved = self._is_saved_or_goes_on()
        if fault:
            self.say(str(fault))
        await self.show_step()
        return is_saved and fault is None

    def _finish(self, before: Entry, view: StepView | None) -> None:
        """Closes once the end is saved. Until then, and if it can't be, the last step stays open."""

        def stay() -> None:
            self.walk.entry, self.view = before, view

        self.when_saved(self._end, stay)

    def _is_saved_or_goes_on(self) -> bool:
        """Saves; returns False if that failed, which the screen says."""
        try:
            if self.flush():
                self.show_saved()
        except SaveFailed:  # reported by flush
            return False
        return True

    @on(Choices.Passed)
    async def action_next(self) -> None:
        """Goes on with what is written or chosen."""
        if isinstance(self.walk.step, checkin.Stay):
            chosen = self.query_one(NeedsPicker).in_order()
            await self._do(lambda: self.walk.stay(chosen))
        else:
            await self._do(self.walk.next)

    async def action_back(self) -> None:
        """Returns to the previous step."""
        await self._do(self.walk.back)

    async def action_another(self) -> None:
        """Shows another prompt or connection. Words stay with the previous prompt, out of view: a notice says so."""
        before = self._written_on()
        await self._do(self.walk.another, lambda: self._tell_kept(before))

    async def action_just_write(self) -> None:
        """Takes the prompt away. Words stay with it, out of view: a notice says so."""
        before = self._written_on()
        await self._do(self.walk.just_write, lambda: self._tell_kept(before))

    def _tell_kept(self, before: str) -> None:
        if self._written_on() != before and not self.in_trouble:
            self.say(sentences.KEPT_WITH_PROMPT)

    def action_deeper(self) -> None:
        """Switches to a deeper prompt, after explaining what that means and asking."""
        from connectwell.tui.screens.dialogs import ChoiceDialog

        self.app.push_screen(ChoiceDialog([sentences.DEEPER], sentences.DEEPERS), self._deeper)

    async def _deeper(self, chosen: str | None) -> None:
        if chosen == "yes":
            await self._do(self.walk.deeper)

    async def action_never_ask(self) -> None:
        """Rules out this prompt and shows another."""
        await self._do(self.walk.never_ask, lambda: self.say(sentences.NEVER_ASKED))

    async def _never_suggest(self, kind: NeverKind) -> None:
        """Rules out this kind of connection and shows another."""
        await self._do(lambda: self.walk.never_suggest(kind), lambda: self.say(sentences.NEVER_AGAIN))

    def _written_on(self) -> str:
        """The key of the reflection being written; empty at other steps."""
        step = self.walk.step
        return step.reflection.key if isinstance(step, checkin.Reflect) else ""

    async def action_rate(self) -> None:
        """Switches a gentle day to the whole walk."""
        await self._do(self.walk.switch_to_full_walk)

    async def action_stop(self) -> None:
        """Leaves the page as it is, and returns to Today."""
        if not self.stays():
            self.when_saved(self._leave_open)

    def _leave_open(self) -> None:
        self.dismiss()
        self.companion.show_notice(sentences.STOPPED if self.walk.begun else sentences.NOTHING_YET)

    def action_dismiss_help_line(self) -> None:
        """Takes the line that points to Help now away."""
        self.walk.dismiss_help_line()
        if self.view:
            self.view.point_to_help(False)

    def action_too_much(self) -> None:
        """That was a lot: saves, then offers to settle, put it away, or stop."""
        self.offer_break(lambda: self._do(self.walk.put_away), self.action_stop)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enables only the keys that apply to this step."""
        match action:
            case "hide_meanings":
                return self._explains
            case "stop":
                return not self._explains
            case _:
                return has_key(self.walk, action)

    # --- Answers

    @on(Choices.Chosen)
    async def take_choice(self, message: Choices.Chosen) -> None:
        """Takes one choice."""
        walk, value = self.walk, message.value
        if act := act_of(walk, value):
            await self._do(act)
            return
        match walk.step:
            case checkin.Harder():
                await self._after_harder(value)
            case checkin.Offer():
                await self._offered(value)
            case checkin.Suggest(idea=idea) if value == "never":
                await ask_kind(self.app, idea, self._never_suggest)
            case checkin.Suggest():
                await self._do(walk.next, lambda: self.companion.open("own"))

    async def _after_harder(self, value: str) -> None:
        match value:
            case "practice":
                await self._do(self.walk.settle_again)
            case "help-now":
                await self.app.run_action("app.help_now")
            case "stop":
                await self._do(self.walk.end_here)
            case _:
                await self._do(self.walk.next)

    async def _offered(self, value: str) -> None:
        if value == "never":
            self.companion.change(offer_safe=False)
        await self._do(lambda: self.walk.answer_offer(value == "yes"))

    @on(RatingRow.Rated)
    def take_rating(self, message: RatingRow.Rated) -> None:
        """Takes the rating of one need."""
        self.walk.rate(message.need, message.rating, unclear=message.unclear)
        self._is_saved_or_goes_on()
        step = self.walk.step
        if isinstance(step, checkin.Glance) and self.view and not (step.low and message.waits):
            self.view.point_to_help(step.low)

    @on(RatingRow.Reached)
    def point_to_help(self) -> None:
        """Points to Help now after a low rating that stayed: a 1 may become a 10."""
        step = self.walk.step
        if isinstance(step, checkin.Glance) and self.view:
            self.view.point_to_help(step.low)

    @on(RatingRow.Finished)
    async def ratings_done(self) -> None:
        """Goes on after the last rating."""
        await self.action_next()

    def action_meanings(self) -> None:
        """Shows what each of the five means, or hides it."""
        if isinstance(self.view, GlanceView):
            self.view.toggle_meaning()
            self.refresh_bindings()

    def action_hide_meanings(self) -> None:
        """Goes back from them to the ratings."""
        self.action_meanings()

    @property
    def _explains(self) -> bool:
        return isinstance(self.view, GlanceView) and self.view.explains

    @on(NeedsPicker.Changed)
    def take_touched(self, message: NeedsPicker.Changed) -> None:
        """Takes the needs the connection touched."""
        if isinstance(self.walk.step, checkin.FollowUp):
            self.walk.touch(message.chosen)
            self._is_saved_or_goes_on()

    @on(NeedsPicker.Finished)
    async def picked(self) -> None:
        """Goes on with the needs chosen."""
        await self.action_next()

    @on(Input.Submitted)
    async def line_entered(self) -> None:
        """Goes on after a one-line field; from the word about the body first to the states, if none is chosen yet."""
        step = self.walk.step
        if isinstance(step, checkin.Arrive) and step.state is None and self.view:
            self.view.focus_first()
        else:
            await self.action_next()

    @on(MarkRow.Marked)
    def take_mark(self, message: MarkRow.Marked) -> None:
        """Takes a mark on one line."""
        line, before = message.line, message.before
        try:
            self.walk.mark(
                line.id,
                sharing=line.sharing if line.sharing != before.sharing else None,  # else a proposed one would count
                for_session=line.for_session,
                put_away=line.put_away,
            )
        except SaveFailed as failure:  # the line is gone
            self.show_save_failure(failure)
        else:
            self._is_saved_or_goes_on()

    @on(MarkRow.Finished)
    async def marks_done(self) -> None:
        """Saves the marks, and finishes."""
        await self.action_next()
