"""The kinds of community in plain mode: read out a little at a time, marked, written about, and stepped toward."""

from collections.abc import Callable
from typing import Final, Literal

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import communities
from connectwell.entries.communities import MarkedKind
from connectwell.journal.community_marks import MarkEditing
from connectwell.library import Idea
from connectwell.model.circle import CirclePart
from connectwell.model.terms import COMMUNITY_MARKS
from connectwell.model.text import visible
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.choices import Option, number_in, options_of
from connectwell.plain.follow_up import keep_to_try
from connectwell.plain.grammar import Detour, as_words
from connectwell.plain.prompter import Prompter
from connectwell.plain.words_input import ANEW, SO_FAR

_Does = Literal["ask", "look", "mark", "step", "way_out", "words"]

WHICH: Final = "Hear about one: its number. Back: Enter."
FITS: Final = "Type one of the numbers."
MORE: Final = "Back to the list: Enter."
NOW: Final = "Now: {answer}. Keep it: Enter. Empty it: a dash."
_EMPTIES: Final = "-"
_DOES: Final[tuple[Option[_Does], ...]] = (
    Option("ask", "what to ask first", also=("ask", "questions")),
    Option("look", "how to look for one", also=("look",)),
    Option("mark", "mark it", also=("mark",)),
    Option("step", "a small step", also=("step",)),
    Option("way_out", "my way out", also=("way out", "out")),
    Option("words", "my note", also=("note",)),
)
_MARKS: Final = options_of((*COMMUNITY_MARKS, "blank"), communities.MARKS)
_STEP: Final = (
    Option("try", "I'll try it", also=("try", "y", "yes")),
    Option("another", "Another", also=("another", "a")),
)


def show_communities(context: Context, prompter: Prompter) -> None:
    """Reads out the kinds of community and acts on the answers.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; answers so far are saved.
        ConnectwellError: from the journal.
    """
    heard: list[str] = []
    while True:
        context.journal.start_over()
        rows, left_out = communities.read_kinds(context)
        about = left_out or context.left_out() or communities.ABOUT
        chosen = _ask_which(prompter, rows, about, heard)
        if chosen is None:
            return
        try:
            open_community(context, prompter, rows[chosen].community.id)
        except Detour as detour:
            if detour.command != "back":
                raise


def _ask_which(prompter: Prompter, rows: tuple[MarkedKind, ...], about: str, heard: list[str]) -> int | None:
    prompter.read_list(
        [about, *(f"{number}. {communities.in_one_line(row)}" for number, row in enumerate(rows, 1))], heard
    )

    def read(answer: str) -> int | str:
        number = number_in(answer.strip(" ."), len(rows))
        return number - 1 if number else FITS

    return prompter.parsed([WHICH], read)


def open_community(context: Context, prompter: Prompter, id: str) -> None:
    """Says what one kind is; then, choice by choice, the rest."""
    row = communities.read_row(context, id)
    say = prompter.talk.say
    for line in (communities.in_one_line(row), row.community.what, row.community.like):
        say(visible(line))
    for head, words in communities.own_lines(row):
        say(f"{head}: {words}")
    if told := communities.otherwise(row):
        say(told)
    while True:
        may_step = bool(communities.steps_of(context, row))
        match prompter.choice([MORE], [one for one in _DOES if may_step or one.value != "step"]):
            case None:
                return
            case "ask":
                for topic, question in row.community.ask:
                    say(f"{communities.TOPICS[topic]}: {visible(question)}")
            case "look":
                for line in row.community.look:
                    say(visible(line))
            case "step":
                _step(context, prompter, row)
            case "mark":
                _mark(context, prompter, row)
            case "way_out":
                _ask_line(context, prompter, row)
            case "words":
                _ask_words(context, prompter, row)
        row = communities.read_row(context, id)


def _step(context: Context, prompter: Prompter, row: MarkedKind) -> None:
    steps, at = communities.steps_of(context, row), 0
    while True:
        idea: Idea = steps[at % len(steps)]
        match prompter.choice([f"{communities.STEP}: {visible(idea.do)}"], _STEP if len(steps) > 1 else _STEP[:1]):
            case "try":
                keep_to_try(context, prompter, idea)
                prompter.talk.say(communities.PLANNED)
                return
            case "another":
                at += 1
            case _:
                return


def _mark(context: Context, prompter: Prompter, row: MarkedKind) -> None:
    chosen = prompter.choice([communities.QUESTIONS["mark"]], _MARKS)
    if chosen is None:
        prompter.talk.say(sentences.UNCHANGED)
        return
    editing = communities.edit(context, row.community)
    before = editing.part
    saved = editing.save(communities.answered(before, "mark", chosen))
    _undoable(prompter, editing, before, lambda: communities.marked_now(row.community, editing.part.mark))
    prompter.talk.say(communities.happened(saved) or communities.marked_now(row.community, saved.part.mark))


def _undoable(
    prompter: Prompter, editing: MarkEditing, before: CirclePart, now: Callable[[], str] = lambda: ""
) -> None:
    """Lets `undo` put back what was there before; `now` says how it is then."""

    def undo() -> str:
        editing.save(before)
        return f"{sentences.UNDONE} {now()}".strip()

    if editing.part != before:
        prompter.undoable(undo)


class _Kept:
    """One text about a kind, saved with every line."""

    def __init__(self, context: Context, prompter: Prompter, row: MarkedKind, field: communities.Field) -> None:
        self._editing = communities.edit(context, row.community)
        self.part, self._field, self._said = self._editing.part, field, ""
        self._kept = AutosavedText(prompter.talk, self._save)
        self._prompter, self._before = prompter, self.part

    def write(self, words: str) -> None:
        """Saves it; a failure is said, and told again by `finish`."""
        self._kept.keep(words)

    def finish(self) -> None:
        """Raises SaveFailed if the last words aren't on disk."""
        words = str(getattr(self.part, self._field))
        self._kept.finish(words)
        same = self.part == self._before
        _undoable(self._prompter, self._editing, self._before)
        self._prompter.talk.say(self._said or (sentences.UNCHANGED if same else sentences.SAVED))

    def _save(self, words: str) -> None:
        part: CirclePart = communities.answered(self._editing.part, self._field, words)
        self.part = part
        saved = self._editing.save(part)
        self.part, self._said = saved.part, communities.happened(saved) or self._said


def _ask_line(context: Context, prompter: Prompter, row: MarkedKind) -> None:
    kept = _Kept(context, prompter, row, "way_out")
    before = visible(kept.part.way_out)
    question = [communities.QUESTIONS["way_out"], *([NOW.format(answer=before)] if before else [])]
    answer = as_words(prompter.line(question)).strip()
    if answer:
        kept.write("" if answer == _EMPTIES else answer)
    kept.finish()


def _ask_words(context: Context, prompter: Prompter, row: MarkedKind) -> None:
    """Asks for words. Existing words stay until new ones are written."""
    kept = _Kept(context, prompter, row, "words")
    before = kept.part.words
    question = [SO_FAR, before, ANEW] if before else [communities.QUESTIONS["words"]]
    words = prompter.words(question, "", lambda typed: kept.write(f"{before}\n{typed}" if before else typed))
    if words.strip():
        kept.write(words)
    kept.finish()
