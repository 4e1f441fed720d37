"""The agenda in plain mode: lines for the next session, read out, written and closed."""

from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.rewording import Rewording
from connectwell.model.entry import Entry
from connectwell.model.terms import WANTS, Outcome
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.choices import Option, number_in, options_of
from connectwell.plain.grammar import Detour, plainly
from connectwell.plain.in_brief import in_brief
from connectwell.plain.prompter import Prompter
from connectwell.plain.text_entry import ask_text
from connectwell.plain.words_input import ANEW_SHORT, SO_FAR
from connectwell.session import agenda
from connectwell.session.next_session import next_day, next_session, says_not_known, set_next_session, told

Items = tuple[agenda.AgendaItem, ...]

WHICH: Final = "Open one: its number. Write a new one: n."
WHICH_NONE: Final = "Write one: n."
CLOSED: Final = "Closed ones: a."
DAY: Final = "When it is: t."
BACK: Final = "Back: Enter."
FITS: Final = "Type one of the numbers, or n."
FITS_NONE: Final = "Type n, or Enter."
TALKED: Final = "Marked as talked about."
LET_GO: Final = "Let go."
OPEN_AGAIN: Final = "Undone. It is open again."
OPENED_AGAIN: Final = "It is open again."
CLOSED_AGAIN: Final = "Undone. It is closed again."
NONE_CLOSED: Final = "None is closed."
WHICH_CLOSED: Final = "Open one again: its number. Back: Enter."
_PREVIEW: Final = 48
_NEW: Final = 0
_CLOSED: Final = -1
_UNDO: Final = -2
_DAY: Final = -3
_DOES = (
    Option("write", "Write it", also=("w", "e", "edit")),
    Option("want", "What I'd like", also=("want", "like", "what id like")),
    Option("talked", "It was talked about", also=("t", "talked", "done")),
    Option("let-go", "Let it go", also=("l",)),
)
_OUTCOMES: dict[str, Outcome] = {"talked": "talked", "let-go": "let-go"}


def agenda_entries(context: Context) -> tuple[Entry, ...]:
    """Returns every entry with a line or a mark."""
    return agenda.agenda_entries(context.journal)


def read_out_lines(context: Context, prompter: Prompter, items: Items) -> None:
    """Reads out the lines, numbered."""
    for line in numbered_lines(context, items):
        prompter.talk.say(line)


def numbered_lines(context: Context, items: Items) -> list[str]:
    """Returns the lines, numbered."""
    today, lines = context.today(), []
    for number, item in enumerate(items, 1):
        wants = f" ({sentences.WANTS_INLINE[item.wants]})" if item.wants else ""
        lines.append(f"{number}. {agenda.line_text(item, today)}{wants}")
    return lines


def show_agenda(context: Context, prompter: Prompter) -> None:
    """Reads out the open lines and acts on the answers.

    Raises:
        Detour, EndOfInput: as `Prompter.line`.
        ConnectwellError: from the journal.
    """
    heard: list[str] = []
    while True:
        context.journal.start_over()
        entries = agenda_entries(context)
        items = agenda.open_lines(entries)
        if day := next_session(entries, context.today()):
            prompter.talk.say(f"{sentences.session_on(day, context.today())}.")
        if passed_over := context.left_out():
            prompter.talk.say(passed_over)
        elif not items:
            prompter.talk.say(sentences.none_open(any_closed=bool(_closed(entries))))
        prompter.read_list(numbered_lines(context, items), heard)
        chosen = prompter.parsed(
            [" ".join([WHICH if items else WHICH_NONE, *([CLOSED] if _closed(entries) else []), DAY, BACK])],
            lambda answer: _number(answer, items),  # noqa: B023
            takes=lambda answer: plainly(answer) == "undo",
        )
        if chosen is None:
            return
        try:
            if chosen == _UNDO:  # here, so that the numbers are those of what there is then
                prompter.undo()
            elif chosen == _NEW:
                write_line(context, prompter, None)
            elif chosen == _DAY:
                ask_next_session(context, prompter)
            elif chosen == _CLOSED:
                _show_closed(context, prompter, entries)
            else:
                _open(context, prompter, items[chosen - 1])
        except Detour as detour:
            if detour.command != "back":
                raise


def ask_next_session(context: Context, prompter: Prompter) -> None:
    """Asks for the day of the next session, and saves it; Enter leaves it as it is. Raises as `show_agenda`."""
    today = context.today()
    ask = f"{sentences.NEXT_SESSION} {sentences.NEXT_SESSION_LIKE} {sentences.NEXT_SESSION_OR_NONE}"
    day = prompter.parsed([ask], lambda answer: "none" if says_not_known(answer) else next_day(answer, today) or "")
    if day is None:
        return
    changes = set_next_session(context, None if day == "none" else day)
    heard = told(None if day == "none" else day, today)
    prompter.talk.say(heard)

    def undo() -> str:
        changes.undo(context.journal)
        return sentences.UNDONE

    if changes:
        prompter.undoable(undo)


def write_line(
    context: Context, prompter: Prompter, about: agenda.AgendaItem | None, resume: str | None = None
) -> None:
    """Asks for a line and what they'd like with it, saving line by line. Raises as `show_agenda`.

    Args:
        context: the services.
        prompter: asks.
        about: the mark it is for, if any.
        resume: the id of an unfinished line to go on with.
    """
    writing = agenda.LineDraft(context, about, resume=resume)
    so_far = writing.entry.agenda.words if writing.entry.agenda else ""
    saved = f"{sentences.SAVED} {sentences.CARRIED_OVER}"
    line = ask_text(prompter, writing, sentences.WRITE_LINE, so_far, saved=saved, is_new=resume is None, short=True)
    if line is None or line.agenda is None:
        return
    wants = prompter.choice([sentences.WANT], options_of(WANTS, sentences.WANTS))
    if wants:
        writing.save(line.agenda.words, wants)
        prompter.talk.say(sentences.SAVED)


def _number(answer: str, items: Items) -> int | str:
    said = answer.strip(" .").casefold()
    if said in ("n", "new"):
        return _NEW
    if said.removeprefix("/") in ("u", "undo"):
        return _UNDO
    if said in ("t", "when", "when it is", "next session", "next"):
        return _DAY
    if said in ("a", "closed", "closed ones"):
        return _CLOSED
    return number_in(said, len(items)) or (FITS if items else FITS_NONE)


def _open(context: Context, prompter: Prompter, item: agenda.AgendaItem) -> None:
    take = (Option("take", *sentences.MARKED_TAKE, also=("b", "bring")),) if item.from_mark and item.marked else ()
    said = in_brief(item.title or item.words, _PREVIEW)
    chosen = prompter.choice([said if said.endswith((".", "!", "?")) else f"{said}."], (*take, *_DOES))
    if chosen == "take":
        agenda.take_words(context, item)
        prompter.talk.say(sentences.MARKED_TAKEN)
    elif chosen == "write" and item.from_mark:
        write_line(context, prompter, item)
    elif chosen == "write":
        _rewrite(context, prompter, item)
    elif chosen == "want" and item.from_mark:
        write_line(context, prompter, item)
    elif chosen == "want":
        _want(context, prompter, item)
    elif chosen:
        closed = agenda.close(context, item, _OUTCOMES[chosen])
        prompter.talk.say(TALKED if chosen == "talked" else LET_GO)

        def undo() -> str:
            if item.from_mark:
                context.journal.remove(closed.id)
            else:
                agenda.open_again(context.journal, item)
            return OPEN_AGAIN

        prompter.undoable(undo)


def _closed(entries: tuple[Entry, ...]) -> Items:
    return tuple(item for item in agenda.all_lines(entries) if item.outcome)


def _show_closed(context: Context, prompter: Prompter, entries: tuple[Entry, ...]) -> None:
    """Reads out what was talked about or let go; one can be opened again."""
    items = _closed(entries)
    if not items:
        prompter.talk.say(NONE_CLOSED)
        return
    for line, item in zip(numbered_lines(context, items), items, strict=True):
        prompter.talk.say(f"{line} ({sentences.OUTCOMES[item.outcome or 'talked'][0]})")

    def number(answer: str) -> int | str:
        said = answer.strip(" .")
        fits = said.isdecimal() and len(said) < 7 and 1 <= int(said) <= len(items)
        return int(said) if fits else WHICH_CLOSED

    chosen = prompter.parsed([WHICH_CLOSED], number, fresh=True)
    if chosen:
        item = items[chosen - 1]
        agenda.open_again(context.journal, item)
        prompter.talk.say(OPENED_AGAIN)

        def undo() -> str:
            agenda.close(context, item, item.outcome or "talked")
            return CLOSED_AGAIN

        prompter.undoable(undo)


def _want(context: Context, prompter: Prompter, item: agenda.AgendaItem) -> None:
    chosen = prompter.choice([sentences.WANT], options_of(WANTS, sentences.WANTS))
    if chosen:
        agenda.want(context.journal, item, chosen)
        prompter.talk.say(sentences.SAVED)

        def undo() -> str:
            agenda.want(context.journal, item, item.wants)
            return sentences.UNDONE

        prompter.undoable(undo)


def _rewrite(context: Context, prompter: Prompter, item: agenda.AgendaItem) -> None:
    rewording = Rewording(context.journal, item.id, "agenda")
    kept = AutosavedText(prompter.talk, rewording.save)
    words = prompter.words(
        [SO_FAR, item.words, ANEW_SHORT], "", lambda typed: kept.keep(f"{item.words}\n{typed}"), short=True
    )
    if words.strip():
        kept.keep(words)
        kept.finish(words)
        prompter.talk.say(sentences.SAVED)
