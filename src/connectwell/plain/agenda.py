"""The agenda in plain mode: lines for the next session, read out, written and closed."""

from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.rewording import Rewording
from connectwell.model.entry import Entry
from connectwell.model.terms import WANTS, Outcome
from connectwell.plain.choices import Option, options_of
from connectwell.plain.keeping import KeptWords
from connectwell.plain.listening import ANEW, SO_FAR, Listening
from connectwell.session import agenda
from connectwell.session.waiting import next_session

Items = tuple[agenda.AgendaItem, ...]

WHICH: Final = "A number: open it. n: write a new one. Enter: back to Today."
WHICH_NONE: Final = "n: write one. Enter: back to Today."
FITS: Final = "Type one of the numbers, or n."
TALKED: Final = "Marked as talked about."
LET_GO: Final = "Let go."
_NEW: Final = 0
_DOES = (
    Option("write", "Write it", also=("w",)),
    Option("talked", "It was talked about", also=("t", "talked", "done")),
    Option("let-go", "Let it go", also=("l",)),
)
_OUTCOMES: dict[str, Outcome] = {"talked": "talked", "let-go": "let-go"}


def look(context: Context) -> tuple[Entry, ...]:
    """Returns every entry with a line or a mark."""
    return agenda.look(context.journal)


def read_out(context: Context, listening: Listening, items: Items) -> None:
    """Reads out the lines, numbered."""
    today = context.today()
    for number, item in enumerate(items, 1):
        wants = f" ({sentences.WANTS_INLINE[item.wants]})" if item.wants else ""
        listening.talk.say(f"{number}. {agenda.said(item, today)}{wants}")


def show_agenda(context: Context, listening: Listening) -> None:
    """Reads out the open lines and acts on the answers.

    Raises:
        Detour, EndOfInput: as `Listening.line`.
        ConnectwellError: from the journal.
    """
    while True:
        context.journal.start_over()
        entries = look(context)
        items = agenda.open_lines(entries)
        if day := next_session(entries, context.today()):
            listening.talk.say(f"{sentences.SESSION_ON.format(day=sentences.long_day(day))}.")
        if passed_over := context.left_out():
            listening.talk.say(passed_over)
        elif not items:
            listening.talk.say(sentences.NO_LINES)
        read_out(context, listening, items)
        chosen = listening.parsed([WHICH if items else WHICH_NONE], lambda answer: _number(answer, items))  # noqa: B023
        if chosen is None:
            return
        if chosen == _NEW:
            write_line(context, listening, None)
        else:
            _open(context, listening, items[chosen - 1])


def write_line(context: Context, listening: Listening, about: agenda.AgendaItem | None) -> None:
    """Asks for a line and what they'd like with it, saving line by line. Raises as `show_agenda`."""
    writing = agenda.Writing(context, about)
    kept = KeptWords(listening.talk, writing.save)
    words = listening.words([sentences.WRITE_LINE], "", kept.keep)
    if not words.strip():
        listening.talk.say(sentences.NOTHING_YET)
        return
    kept.finish(words)
    listening.talk.say(f"{sentences.SAVED} {sentences.CARRIED_OVER}")
    wants = listening.choice([sentences.WANT], options_of(WANTS, sentences.WANTS))
    if wants:
        writing.save(words, wants)
        listening.talk.say(sentences.SAVED)


def _number(answer: str, items: Items) -> int | str:
    said = answer.strip(" .").casefold()
    if said in ("n", "new"):
        return _NEW
    fits = said.isascii() and said.isdigit() and len(said) < 7 and 1 <= int(said) <= len(items)
    return int(said) if fits else FITS


def _open(context: Context, listening: Listening, item: agenda.AgendaItem) -> None:
    take = (Option("take", *sentences.MARKED_TAKE, also=("b", "bring")),) if item.from_mark and item.marked else ()
    chosen = listening.choice([], (*take, *_DOES))
    if chosen == "take":
        agenda.take_words(context, item)
        listening.talk.say(sentences.MARKED_TAKEN)
    elif chosen == "write" and item.from_mark:
        write_line(context, listening, item)
    elif chosen == "write":
        _rewrite(context, listening, item)
    elif chosen:
        agenda.close(context, item, _OUTCOMES[chosen])
        listening.talk.say(TALKED if chosen == "talked" else LET_GO)


def _rewrite(context: Context, listening: Listening, item: agenda.AgendaItem) -> None:
    rewording = Rewording(context.journal, item.id, "agenda")
    kept = KeptWords(listening.talk, rewording.save)
    words = listening.words([SO_FAR, item.words, ANEW], "", lambda typed: kept.keep(f"{item.words}\n{typed}"))
    if words.strip():
        kept.keep(words)
        kept.finish(words)
        listening.talk.say(sentences.SAVED)
