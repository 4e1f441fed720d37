"""Plays one practice. All of its state is in the entry, so one that was left half-way goes on where it was."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile
from threading import Thread
from typing import Final

from connectwell.context import Context
from connectwell.errors import ConnectwellError, SaveFailed, UsageFault
from connectwell.journal import Editing
from connectwell.library import PracticeScript, PracticeStep
from connectwell.library.practices import OwnList
from connectwell.model.circle import UnsafeNames
from connectwell.model.covered import Covered, covered_in
from connectwell.model.entry import Answer, Entry, PracticeDone, keys_of
from connectwell.model.matching import name_key
from connectwell.model.terms import After, State
from connectwell.model.text import bare_name, clean, mentions
from connectwell.practice.own_lists import own_list
from connectwell.practice.people import keep_calmer, names_offered, unsafe
from connectwell.practice.stops import AtAfter, AtBefore, AtEnd, AtPage, AtStep, Stop

_PAGE, _BEFORE, _AFTER, _DONE = "page", "before", "after", "done"
_MOST_BESIDE: Final = 9
_PARTED: Final = (",", ";")
READING: Final = "a practice reads its lists"
"""The name of the thread that does."""
GONE: Final = (
    "The practice this belongs to isn't here any more. What you wrote is in the journal; 'connectwell show {name}' "
    "shows it."
)
NOT_OPEN: Final = "This practice is finished already. 'connectwell show {name}' shows it."
NOT_WITH: Final = (
    "{name} is marked as unsafe in your circle, so this isn't offered with them. Another name, or none, is fine."
)
NOT_IN_CIRCLE: Final = (
    "Saved. Nobody in your circle has that name, so there was nowhere to keep that it was calmer beside them."
)
_NOBODY: Final = ("nobody", "no one", "noone", "none", "no", "no name", "not anyone", "there is no one")
"""What people type who mean that there is none. Compared by `name_key`."""


class Player:
    """Drives one practice. An interface draws `stop` and calls the method for what the person chose.

    Every method that takes an answer saves at once and may raise SaveFailed; the answer is then in memory, so `save`
    can be repeated. Only `write` doesn't save, so that an interface can autosave at its own pace. Where nothing is
    written there is no entry, unless the practice is finished or something was said before or after it.

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
        merged, copied: whether the last save merged what was changed elsewhere, or kept it as a copy.
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
        self.merged = self.copied = self.saves_later = False
        self.keeps_silence = script.is_only_said
        self._saved: Entry | None = None
        self._context, self._editing, self._brief = context, editing, brief
        self._ended_by = ""
        self._calmer_beside: tuple[str, ...] | None = None
        self._not_kept = False
        self._steps = {step.id: step for step in script.of_sitting(sitting)}
        first = [] if brief else [_PAGE] if script.before_page else []
        first += [_BEFORE] if script.settles and not brief else []
        self._way = [*first, *self._steps, *([_AFTER] if asks_after else []), _DONE]
        self._lists: dict[OwnList, tuple[str, ...]] = {}
        self._unsafe: UnsafeNames | None = None  # as of the last look
        self._covered = {part.step: covered_in(part) for part in self.entry.answers}
        at = (self.entry.practice and self.entry.practice.at) or ""
        self._at = at if at in self._way else self._way[0]
        self._read_ahead()

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
        sitting = 1
        if script.sittings:
            from connectwell.practice.guards import sittings_done

            sitting = 1 + len(sittings_done(context, script))
        return cls(context, script, context.journal.begin(entry), brief=brief, asks_after=asks_after, sitting=sitting)

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
        sitting = 1
        if script.sittings:
            from connectwell.practice.guards import sittings_done

            sitting = 1 + len(sittings_done(context, script))
        player = cls(context, script, editing, sitting=sitting)
        player._go_back_to_unsafe()
        return player

    # --- Where it is

    @property
    def stop(self) -> Stop:
        """The current stop, with the answers so far."""
        done = self.entry.practice or PracticeDone(name=self.script.id)
        match self._at:
            case "page":
                return AtPage(self.script.before_page)
            case "before":
                return AtBefore(done.before)
            case "after":
                return AtAfter(done.after)
            case "done":
                return AtEnd(self.has_saved, self._ended_by or (NOT_IN_CIRCLE if self._not_kept else ""))
        step = self._steps[self._at]
        answer = self._answer(step)
        covered = self._covered.get(step.id, Covered())
        there = [one.id for one in self._steps.values() if one is step or self._counts(one)]
        return AtStep(
            step,
            number=there.index(step.id) + 1,
            of=len(there),
            words=covered.new_in(answer.words) if answer else "",
            people=covered.new_people(answer.people) if answer else (),
            put_away=bool(covered.words or covered.people),
            beside=self._lines_of(step.beside),
        )

    def _lines_of(self, id: str) -> tuple[str, ...]:
        """Returns the lines of an earlier answer, without what is put away."""
        step = self._steps.get(id)
        answer = self._answer(step) if step else None
        if answer is None:
            return ()
        lines = self._covered.get(id, Covered()).new_in(answer.words).splitlines()
        return tuple(line.strip() for line in lines if line.strip())[:_MOST_BESIDE]

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier stop."""
        return self._at not in (self._way[0], _DONE)

    @property
    def has_answers(self) -> bool:
        """Whether anything was written, chosen or named."""
        return any(part.words.strip() or part.people for part in self.entry.answers)

    @property
    def has_saved(self) -> bool:
        """Whether it has anything to keep, so that it is in the journal."""
        return self.has_said or (self.keeps_silence and not self.entry.unfinished)

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
                self._at = _DONE
                self.save()
                return
        self._move(+1)
        if self._at == _DONE:
            self._finish()
        self.save()

    def back(self) -> None:
        """Goes back by one."""
        if self.can_go_back:
            self._move(-1)
        self.save()

    def _go_back_to_unsafe(self) -> None:
        """Goes back to whom this is about, if one of them has been marked as unsafe since."""
        barred = unsafe(self._context)
        for step in self._steps.values():
            answer = self._answer(step) if step.kind == "someone" and not step.anyone else None
            if answer and any(map(barred.has, answer.people)):
                self._at = step.id
                return

    def _move(self, by: int) -> None:
        """Moves by one stop, past lists of one's own that are empty and what doesn't fit the answers to choices."""
        while True:
            self._at = self._way[min(max(self._way.index(self._at) + by, 0), len(self._way) - 1)]
            step = self._steps.get(self._at)
            if step is None or not (self._doesnt_fit(step) or (step.show and not self.own_lines(step.show))):
                return

    def _counts(self, step: PracticeStep) -> bool:
        """Whether a step is one of those to go through, as far as is known.

        Its list may not have been read yet, or be empty only until a step before this one adds to it.
        """
        if step.show and not self._lists.get(step.show, ("not read yet",)):
            before = takewhile(lambda one: one is not step, self._steps.values())
            return any(one.keep == step.show for one in before)
        return not self._doesnt_fit(step)

    def _doesnt_fit(self, step: PracticeStep) -> bool:
        chosen = (answer.words for answer in self.entry.answers if self._is_choice(answer.step))
        return bool(step.not_after) and any(words in step.not_after for words in chosen)

    def _is_choice(self, id: str | None) -> bool:
        step = self._steps.get(id or "")
        return step is not None and step.kind == "choose"

    # --- Lists of one's own

    def own_lines(self, name: OwnList) -> tuple[str, ...]:
        """Returns the lines of a list of one's own. A brief practice never waits for them; it has none until then."""
        if not (self._brief or self.has_looked):
            self._lists[name] = self._read_list(name)
        return self._lists.get(name, ())

    def look(self) -> None:
        """Reads what the steps need from the journal, for an interface that never waits for the disk.

        Called in a thread, first before the first answer, and again for what was changed elsewhere since.
        """
        if not self._brief:
            self._read_lists()
        self._unsafe = unsafe(self._context)

    @property
    def has_looked(self) -> bool:
        """Whether no step reads from the disk any more."""
        return self._unsafe is not None

    def _read_lists(self) -> None:
        for name in {step.show for step in self._steps.values() if step.show}:
            self._lists[name] = self._read_list(name)

    def _read_list(self, name: OwnList) -> tuple[str, ...]:
        about = [name for part in self.entry.answers if not part.words for name in part.people]
        return own_list(self._context, name, people=about, besides=self.entry.id)

    def _read_ahead(self) -> None:
        """Reads the lists that this practice shows, in a thread: the index may have to be built for them."""

        def read() -> None:
            with suppress(ConnectwellError, OSError):
                self._read_lists()

        if any(step.show for step in self._steps.values()):
            Thread(target=read, name=READING).start()  # no daemon: one that still reads when Python ends crashes it

    def leave(self) -> None:
        """Leaves it where it is, to go on later. One in which nothing is written ends there."""
        if self.script.is_only_said and self.has_saved:
            self._finish()
        self.save()

    def keep_that_it_was_done(self) -> None:
        """Keeps a finished one in which nothing was said."""
        self.keeps_silence = True
        self.save()

    def finish(self) -> None:
        """Ends it here, as it is."""
        self._at = _DONE
        self._finish()
        self.save()

    def _finish(self) -> None:
        done = self.entry.practice or PracticeDone(name=self.script.id)
        if not self._brief or done.before or done.after:
            self.entry = replace(self.entry, finished=self._context.clock())

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
        step = self._steps.get(self._at)
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
        step = self._steps.get(self._at)
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
        names = names_in(written)
        self._refuse_unsafe(self._steps.get(self._at), names)
        self.write("", names)
        self.next()

    def name_so_far(self, written: str) -> None:
        """Updates who this step is about, in memory, while it is typed. Somebody marked as unsafe isn't taken."""
        names = names_in(written)
        try:
            self._refuse_unsafe(self._steps.get(self._at), names)
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

    def saving(self) -> Callable[[], Callable[[], None]] | None:
        """Returns the work of saving everything as it is now, for any thread, one save at a time; None if all is saved.

        The work never raises SaveFailed. It returns what the caller then does in its own thread: that takes in what was
        saved, and raises as `save`. What was answered or written since the work began stays.
        """
        self._put(at=None if not self.entry.unfinished or self._at == _DONE else self._at)
        if not self.has_saved or self.entry == self._saved:
            return None
        entry, context = self.entry, self._context
        calmer_beside, self._calmer_beside = self._calmer_beside, None

        def work() -> Callable[[], None]:
            before, is_kept = self._editing.entry, True
            try:
                saved = self._editing.save(entry)
                if calmer_beside is not None:
                    with suppress(ConnectwellError):  # the answer is in the journal in any case
                        is_kept = keep_calmer(context, calmer_beside)
            except SaveFailed as fault:
                failure, now = fault, self._editing.entry  # another one if it was written but not confirmed

                def take_failure() -> None:
                    self._saved = None
                    if now is not before:
                        self._take(entry, now, merged=True)
                    raise failure

                return take_failure

            def take() -> None:
                self._take(entry, saved.entry, merged=saved.merged)
                self._saved, self.merged, self.copied = saved.entry, saved.merged, saved.copied
                if calmer_beside is not None:
                    self._not_kept = not is_kept

            return take

        return work

    def _take(self, given: Entry, saved: Entry, *, merged: bool) -> None:
        if self.entry == given:
            self.entry = saved
        elif merged:
            self._editing.discard_merge()  # what was written since is newer
        elif self.entry.id != saved.id:
            self.entry = replace(self.entry, id=saved.id)

    def remember(self) -> Callable[[], None]:
        """Returns what goes back to where it is now: for an end that could not be saved."""
        entry, at, covered = self.entry, self._at, dict(self._covered)

        def go_back() -> None:
            self.entry, self._at, self._covered = replace(entry, id=self.entry.id), at, covered

        return go_back

    def rescue(self, folder: str) -> None:
        """Writes it to a folder the person names. Raises SaveFailed."""
        self._editing.rescue(self.entry, folder)


def names_in(written: str) -> tuple[str, ...]:
    """Parses names with commas between, without duplicates; none if it says that there is none."""
    if name_key(clean(written).strip(" .-")).replace("-", " ") in ("", *_NOBODY):
        return ()
    for mark in _PARTED[1:]:
        written = written.replace(mark, _PARTED[0])
    names = map(bare_name, clean(written).replace("\n", ",").split(_PARTED[0]))
    return tuple(dict.fromkeys(name for name in names if name))
