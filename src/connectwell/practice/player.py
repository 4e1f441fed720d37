"""Plays one practice. All of its state is in the entry, so one that was left half-way goes on where it was."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from connectwell.context import Context
from connectwell.errors import SaveFailed, UsageFault
from connectwell.journal import Editing
from connectwell.journal.entry_saver import EntrySaver, SaveWork
from connectwell.library import PracticeScript, PracticeStep
from connectwell.library.practices import OwnList
from connectwell.model.circle import UnsafeNames
from connectwell.model.covered import Covered, covered_in
from connectwell.model.entry import Answer, Entry, PracticeDone, keys_of
from connectwell.model.terms import After, State
from connectwell.model.text import clean, mentions
from connectwell.practice.own_lists import ShownLists
from connectwell.practice.people import keep_calmer, names_offered, names_typed, unsafe
from connectwell.practice.stops import AtAfter, AtBefore, AtEnd, AtPage, AtStep, Stop
from connectwell.practice.way import AFTER, BEFORE, DONE, PAGE, Way
from connectwell.practice.words import GONE, NOT_IN_CIRCLE, NOT_OPEN, NOT_WITH

_MOST_BESIDE: Final = 9
"""Lines of an earlier answer."""


class Player:
    """Drives one practice. An interface draws `stop` and calls the method for what the person chose.

    Every method that takes an answer saves at once and may raise SaveFailed; the answer is then in memory, so `save`
    can be repeated. Only `write` doesn't save, so that an interface can autosave at its own pace. Where nothing is
    written there is no entry, unless the practice is finished, something was said before or after it, or it is one to
    read and its first page is behind.

    Args:
        context: the services it works with.
        script: the practice.
        editing: its entry.
        brief: whether it is a short one on the way to something else: no page, no question before it, and reaching its
            end alone saves nothing.
        asks_after: whether it asks how it is afterwards.
        sitting: which sitting this is, from 1.

    Attributes:
        entry: everything given so far.
        saves_later: set by an interface that never waits for the disk. No method saves then, and `saving` does.
        keeps_silence: whether reaching the end is kept though nothing was said, as where there is nothing to answer; if
            unset, `keep_that_it_was_done` does.
    """

    def __init__(
        self,
        context: Context,
        script: PracticeScript,
        editing: Editing,
        *,
        brief: bool = False,
        asks_after: bool = True,
        sitting: int = 1,
    ) -> None:
        self.script, self.entry = script, editing.entry
        self.saves_later = False
        self.keeps_silence = script.is_only_said
        self._context, self._editing, self._saver = context, editing, EntrySaver(editing)
        self._brief = brief
        self._ended_by = ""
        self._calmer_beside: tuple[str, ...] | None = None  # until that is saved
        self._not_kept = False
        self._unsafe: UnsafeNames | None = None  # as of the last look
        self._covered = {part.step: covered_in(part) for part in self.entry.answers}
        steps = script.of_sitting(sitting)
        self._lists = ShownLists(context, {step.show for step in steps if step.show}, reads_when_asked=not brief)
        asked_first = {PAGE: bool(script.before_page), BEFORE: script.settles}
        first = [stop for stop, is_there in asked_first.items() if is_there and not brief]
        self._way = Way(steps, self._lists, first=first, asks_after=asks_after)
        at = (self.entry.practice and self.entry.practice.at) or ""
        self._at = at if self._way.has(at) else self._way.first
        self._keeps_place = script.kind == "reading" and not brief and bool(at)
        self._lists.read_ahead(self.entry)

    @classmethod
    def begin(cls, context: Context, name: str, *, brief: bool = False, asks_after: bool = True) -> "Player":
        """Returns a new run of a practice. Writes nothing until something is answered.

        Raises:
            UsageFault: there is no such practice.
            ContentFault: it can't be read.
        """
        script = context.library.practice(name)
        now = context.clock()
        entry = Entry(
            id=context.journal.new_id(now),
            kind="practice",
            day=context.day_of(now),
            started=now,
            practice=PracticeDone(name=script.id, title=script.name),
        )
        editing, sitting = context.journal.begin(entry), _sitting_of(context, script)
        return cls(context, script, editing, brief=brief, asks_after=asks_after, sitting=sitting)

    @classmethod
    def resume(cls, context: Context, id: str) -> "Player":
        """Returns an unfinished practice, where it was left.

        Raises:
            EntryNotFound, EntryUnreadable, NewerFormat: from the journal.
            UsageFault: it is no unfinished practice, or the practice isn't in the library any more.
            ContentFault: the practice can't be read.
        """
        editing = context.journal.edit(id)
        entry = editing.entry
        if entry.practice is None or not entry.unfinished:
            raise UsageFault(NOT_OPEN.format(name=entry.tail))
        if entry.practice.name not in context.library.practices():
            raise UsageFault(GONE.format(name=entry.tail))
        script = context.library.practice(entry.practice.name)
        player = cls(context, script, editing, sitting=_sitting_of(context, script))
        player._go_back_to_unsafe()
        return player

    # --- Where it is

    @property
    def stop(self) -> Stop:
        """The current stop, with the answers so far."""
        done = self.entry.practice or PracticeDone(name=self.script.id)
        if self._at == PAGE:
            return AtPage(self.script.before_page)
        if self._at == BEFORE:
            return AtBefore(done.before)
        if self._at == AFTER:
            return AtAfter(done.after)
        if self._at == DONE:
            return AtEnd(self.has_saved, self._ended_by or (NOT_IN_CIRCLE if self._not_kept else ""))
        step = self._way.steps[self._at]
        answer = self._answer(step)
        covered = self._covered.get(step.id, Covered())
        number, of = self._way.place_of(step, self.entry)
        return AtStep(
            step,
            number=number,
            of=of,
            words=covered.new_in(answer.words) if answer else "",
            people=covered.new_people(answer.people) if answer else (),
            put_away=bool(covered.words or covered.people),
            beside=self._lines_of(step.beside),
        )

    def _lines_of(self, id: str) -> tuple[str, ...]:
        """Returns the lines of an earlier answer, without what is put away."""
        step = self._way.steps.get(id)
        answer = self._answer(step) if step else None
        if answer is None:
            return ()
        lines = self._covered.get(id, Covered()).new_in(answer.words).splitlines()
        return tuple(line.strip() for line in lines if line.strip())[:_MOST_BESIDE]

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier stop."""
        return self._at not in (self._way.first, DONE)

    @property
    def merged(self) -> bool:
        """Whether the last save merged changes made elsewhere."""
        return self._saver.merged

    @property
    def copied(self) -> bool:
        """Whether the last save is kept as a copy, because the same part was changed elsewhere."""
        return self._saver.copied

    @property
    def has_answers(self) -> bool:
        """Whether anything was written, chosen or named."""
        return any(part.words.strip() or part.people for part in self.entry.answers)

    @property
    def has_saved(self) -> bool:
        """Whether it has anything to keep, so that it is in the journal."""
        return self.has_said or (self._keeps_place if self.entry.unfinished else self.keeps_silence)

    @property
    def stays_open(self) -> bool:
        """Whether it can be gone on with later: something is written in it, or it is one to read that was begun."""
        return self.entry.unfinished and (self.has_answers or self._keeps_place)

    @property
    def has_said(self) -> bool:
        """Whether anything was answered, how it was before it and after it included."""
        done = self.entry.practice
        return self.has_answers or bool(done and (done.before or done.after))

    # --- Moving

    def next(self) -> None:
        """Goes on. After the last stop it is finished.

        Raises:
            UsageFault: it is about somebody who has been marked as unsafe since they were named.
        """
        if isinstance(stop := self.stop, AtStep):
            step = stop.step
            self._refuse_unsafe(step, stop.people)
            if step.or_else and not self._is_answered(step):
                self._ended_by = step.or_else
                self._at = DONE
                self.save()
                return
        self._at = self._way.neighbour(self._at, +1, self.entry)
        self._keeps_place |= self.script.kind == "reading" and not self._brief
        if self._at == DONE:
            self._finish()
        self.save()

    def back(self) -> None:
        """Goes back by one."""
        if self.can_go_back:
            self._at = self._way.neighbour(self._at, -1, self.entry)
        self.save()

    def _go_back_to_unsafe(self) -> None:
        """Goes back to whom this is about, if one of them has been marked as unsafe since."""
        barred = unsafe(self._context)
        for step in self._way.steps.values():
            answer = self._answer(step) if step.kind == "someone" and not step.anyone else None
            if answer and any(map(barred.has, answer.people)):
                self._at = step.id
                return

    def leave(self) -> None:
        """Leaves it where it is, to go on later. One in which nothing is written ends there, unless it is to read."""
        if self.script.is_only_said and self.has_saved and not self.stays_open:
            self._finish()
        self.save()

    def keep_that_it_was_done(self) -> None:
        """Keeps a finished one in which nothing was said."""
        self.keeps_silence = True
        self.save()

    def forget_that_it_was_done(self) -> None:
        """Takes a finished one in which nothing was said out of the lists, if its place was kept. Raises SaveFailed."""
        if self._keeps_place and not self.has_said:
            self._context.journal.remove(self.entry.id)

    def finish(self) -> None:
        """Ends it here, as it is."""
        self._at = DONE
        self._finish()
        self.save()

    def _finish(self) -> None:
        done = self.entry.practice or PracticeDone(name=self.script.id)
        if not self._brief or done.before or done.after:
            self.entry = replace(self.entry, finished=self._context.clock())

    # --- What it reads

    def own_lines(self, name: OwnList) -> tuple[str, ...]:
        """Returns the lines of a list of one's own. A brief practice never waits for them; it has none until then."""
        return self._lists.lines(name, self.entry)

    def look(self) -> None:
        """Reads what the steps need from the journal, for an interface that never waits for the disk.

        Called in a thread, first before the first answer, and again for what was changed elsewhere since.
        """
        if not self._brief:
            self._lists.read(self.entry)
            self._lists.reads_when_asked = False
        self._unsafe = unsafe(self._context)

    @property
    def has_looked(self) -> bool:
        """Whether no step reads from the disk any more."""
        return self._unsafe is not None

    # --- Answers

    def before(self, state: State) -> None:
        """Records how the body is before it, and goes on."""
        self._put(before=state)
        self.next()

    def after(self, after: After) -> None:
        """Records how it is after it, and goes on."""
        self._put(after=after)
        self.next()

    def write(self, words: str, people: Iterable[str] = ()) -> None:
        """Updates the answer to this step in memory; `save` writes it.

        Args:
            words: all that is written here, except what is put away.
            people: names given separately; those written as @Name are added.
        """
        step = self._way.steps.get(self._at)
        if step is None or not step.is_kept:
            return
        words = clean(words)
        names = tuple(dict.fromkeys([*people, *mentions(words)])) if step.kind != "someone" else tuple(people)
        before = self._answer(step)
        if before is None and not (words.strip() or names):
            return
        covered = self._covered.get(step.id, Covered())
        answer = before or Answer(
            key=self._context.journal.new_key(keys_of(self.entry)), step=step.id, put_away=self.script.put_away
        )
        changed = replace(
            answer,
            asked=answer.asked or step.text,
            words=covered.with_new(words),
            people=covered.with_new_people(names),
        )
        if changed != answer or before is None:
            self._put_answer(replace(changed, at=self._context.clock()))

    def choose(self, option: str) -> None:
        """Records one option of this step, and goes on."""
        self.write(option)
        step = self._way.steps.get(self._at)
        if step and step.calmer == option:
            self._calmer_beside = tuple(name for part in self.entry.answers for name in part.people)
        self.next()

    def name(self, written: str) -> None:
        """Records who this step is about, and goes on.

        Args:
            written: one name or several, with commas between.

        Raises:
            UsageFault: one of them is marked as unsafe in the circle. Nothing was changed.
        """
        names = names_typed(written)
        self._refuse_unsafe(self._way.steps.get(self._at), names)
        self.write("", names)
        self.next()

    def name_so_far(self, written: str) -> None:
        """Updates who this step is about, in memory, while it is typed. Somebody marked as unsafe isn't taken."""
        names = names_typed(written)
        try:
            self._refuse_unsafe(self._way.steps.get(self._at), names)
        except UsageFault:
            names = ()
        self.write("", names)

    def _refuse_unsafe(self, step: PracticeStep | None, names: Iterable[str]) -> None:
        if step is None or step.kind != "someone" or step.anyone:
            return
        barred = self._unsafe or unsafe(self._context)
        for name in names:
            if barred.has(name):
                raise UsageFault(NOT_WITH.format(name=name))

    def names_to_offer(self) -> tuple[str, ...]:
        """Returns the names of the circle that a step about someone offers; nobody who is marked as unsafe."""
        return names_offered(self._context)

    def put_away(self) -> None:
        """Puts away what was written here until the session; where nothing was, what was written last. Goes on."""
        written = [part for part in self.entry.answers if part.words.strip() or part.people]
        here = [part for part in written if part.step == self._at]
        for part in (here or written)[-1:]:
            self._put_answer(replace(part, put_away=True))
            self._covered[part.step] = covered_in(replace(part, put_away=True))
        self.next()

    def _answer(self, step: PracticeStep) -> Answer | None:
        return next((part for part in self.entry.answers if part.step == step.id), None)

    def _is_answered(self, step: PracticeStep) -> bool:
        answer = self._answer(step)
        return bool(answer and (answer.words.strip() or answer.people))

    def _put_answer(self, answer: Answer) -> None:
        if any(part.key == answer.key for part in self.entry.answers):
            answers = tuple(answer if part.key == answer.key else part for part in self.entry.answers)
        else:
            answers = (*self.entry.answers, answer)
        self.entry = replace(self.entry, answers=answers)

    def _put(self, **changed: object) -> None:
        done = self.entry.practice or PracticeDone(name=self.script.id, title=self.script.name)
        self.entry = replace(self.entry, practice=replace(done, **changed))  # type: ignore[arg-type]  # checked by replace

    # --- Saving

    def save(self) -> None:
        """Saves everything so far, if there is anything to keep. Raises SaveFailed."""
        if not self.saves_later:
            work = self.saving()
            if work:
                work()()

    def saving(self) -> SaveWork | None:
        """Returns the work of saving everything as it is now, as `EntrySaver.saving`; None if nothing is unsaved."""
        is_through = self._at == DONE or (self._at == AFTER and not self.entry.unfinished)
        self._put(at=None if is_through else self._at)
        if not self.has_saved or self._saver.is_saved(self.entry):
            return None
        if self._calmer_beside is None:
            return self._saver.saving(self)
        return self._saving_with_calmer(self._calmer_beside)

    def _saving_with_calmer(self, beside: tuple[str, ...]) -> SaveWork:
        """Returns the work that also notes in the circle whom it was calmer beside. Where it fails, the next one does.

        The answer is in the journal in any case.
        """
        context, is_kept, self._calmer_beside = self._context, True, None

        def keep() -> None:
            nonlocal is_kept
            is_kept = keep_calmer(context, beside)

        work = self._saver.saving(self, keep)

        def work_then_take() -> Callable[[], None]:
            take = work()

            def take_all() -> None:
                try:
                    take()
                except SaveFailed:
                    self._calmer_beside = beside
                    raise
                self._not_kept = not is_kept

            return take_all

        return work_then_take

    def remember(self) -> Callable[[], None]:
        """Returns what goes back to where it is now: for an end that could not be saved."""
        entry, at, covered = self.entry, self._at, dict(self._covered)

        def go_back() -> None:
            self.entry, self._at, self._covered = replace(entry, id=self.entry.id), at, covered

        return go_back

    def rescue(self, folder: str) -> None:
        """Writes it to a folder the person names. Raises SaveFailed."""
        self._editing.rescue(self.entry, folder)


def _sitting_of(context: Context, script: PracticeScript) -> int:
    """Returns which sitting the next one is, from 1."""
    if not script.sittings:
        return 1
    from connectwell.practice.guards import sittings_done

    return 1 + len(sittings_done(context, script))
