"""Follows up on a small connection outside a check-in: how it landed. Saved line by line."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from connectwell import sentences
from connectwell.checkin.today import FollowUpEditor, OpenPlan, record_answer
from connectwell.checkin.undo import TodayUndo
from connectwell.context import Context
from connectwell.entries.changes import EntryChange
from connectwell.errors import SaveFailed
from connectwell.library import Idea
from connectwell.model.terms import Need
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.choices import Option, need_options
from connectwell.plain.grammar import Detour
from connectwell.plain.prompter import Prompter, put_away_line

LATER: Final = "Leave it open: Enter."
LET_GO: Final = "Let go: {asked}"
UNDONE: Final = "Undone. To try: {asked}"
_BECAME = (
    Option("done", *sentences.STATUSES["done"], also=("done", "did", "did it", "d", "yes")),
    Option("not-today", "Let it go", also=("let go", "not today", "l")),
    Option("open", "Not yet", also=("no", "n", "not yet")),
)


def ask_plan(context: Context, prompter: Prompter, plan: OpenPlan) -> None:
    """Asks what became of a plan. Raises Detour, EndOfInput, and errors from the journal."""
    became = prompter.choice([sentences.PLANNED.format(asked=plan.asked), LATER], _BECAME)
    if became not in ("done", "not-today"):
        return
    before = context.journal.get(plan.entry)
    if became == "done":
        ask_follow_up(context, prompter, plan)
    else:
        FollowUpEditor(context, plan).save("not-today")
        prompter.talk.say(LET_GO.format(asked=plan.asked))
        after = context.journal.get(plan.entry)

        def undo() -> str:
            EntryChange(before, after).undone(context.journal)
            return UNDONE.format(asked=plan.asked)

        prompter.undoable(undo)


def keep_to_try(context: Context, prompter: Prompter, idea: Idea) -> None:
    """Makes it the day's connection, to try; `undo` undoes that. Raises errors from the journal."""
    acts = TodayUndo(context)
    acts.track(lambda: record_answer(context, idea, "planned"))

    def undo() -> str:
        acts.undo()
        return sentences.UNDONE

    if acts.can_undo:
        prompter.undoable(undo)


def ask_follow_up(context: Context, prompter: Prompter, plan: OpenPlan) -> None:
    """Records that a connection was done; then asks how it landed and which needs it touched.

    Args:
        context: what it works with.
        prompter: puts the questions.
        plan: the connection. Words already written stay; new ones are appended.

    Raises:
        EndOfInput: no more lines came; the lines read are saved.
        ConnectwellError: the entry cannot be edited, or the last words could not be saved.
    """
    landing = FollowUpEditor(context, plan)
    page = _Page(prompter, landing)
    page.keep()
    try:
        prompter.words([sentences.LANDED, *put_away_line(landing.put_away)], landing.words, page.write)
        touched = prompter.some([sentences.TOUCHED], need_options(context.library.needs()))
        if touched is not None:
            page.touch(touched)
    except Detour:
        page.keep()
    page.finish()
    prompter.talk.say(sentences.SAVED)


class _Page:
    """The answers about one connection, autosaved."""

    def __init__(self, prompter: Prompter, landing: FollowUpEditor) -> None:
        self._words, self._touched = landing.words, landing.touched
        self._landing = landing
        self._kept = AutosavedText(prompter.talk, lambda words: landing.save("done", words, self._touched, so_far=True))

    def write(self, words: str) -> None:
        self._words = words
        self.keep()

    def touch(self, touched: Iterable[Need]) -> None:
        self._touched = tuple(touched)
        self.keep()

    def keep(self) -> None:
        """Saves; reports a failure once."""
        self._kept.keep(self._words)

    def finish(self) -> None:
        """Saves it as finished. Raises SaveFailed if the last answers aren't on disk."""
        self._kept.finish(self._words)
        with suppress(SaveFailed):  # the answers are saved, and Today says that it isn't finished
            self._landing.save("done")
