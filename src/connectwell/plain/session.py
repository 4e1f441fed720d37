"""Records that a session happened. Saved line by line."""

from datetime import date

from connectwell import sentences
from connectwell.context import Context
from connectwell.english import listed
from connectwell.plain.agenda import agenda_entries, read_out_lines
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.choices import Option, options_of, pick_some
from connectwell.plain.grammar import Detour
from connectwell.plain.prompter import FITS, Prompter
from connectwell.plain.talk import EndOfInput
from connectwell.session import agenda
from connectwell.session.meeting import Meeting, session_day, unfinished
from connectwell.session.next_session import next_day


def note_session(context: Context, prompter: Prompter) -> None:
    """Asks what was talked about, what to keep, what sat wrong; then brings back what was put away.

    Raises:
        Detour: the person went elsewhere; words are saved, but no lines are closed and nothing is brought back.
        EndOfInput: no more lines came; likewise.
        ConnectwellError: from the journal.
    """
    meeting = _open_meeting(context, prompter)
    before = meeting.session_so_far
    try:
        talked = _ask_talked(context, prompter, meeting)
        if talked or meeting.begun:
            meeting.set_talked(talked)
            meeting.save(before.keep, before.wrong)
        kept = AutosavedText(prompter.talk, lambda words: meeting.save(words, before.wrong))
        keep = prompter.words([sentences.KEEP], before.keep, kept.keep)
        kept.finish(keep)
        kept_wrong = AutosavedText(prompter.talk, lambda words: meeting.save(keep, words))
        wrong = prompter.words([sentences.WRONG], before.wrong, kept_wrong.keep)
        kept_wrong.finish(wrong)
        _ask_day(context, prompter, meeting)
        if meeting.begun:
            meeting.save(keep, wrong)
        following = _ask_next(context, prompter)
        meeting.set_next_day(following or before.next)
        is_silent = not (meeting.begun or keep.strip() or wrong.strip() or talked or following)
        if is_silent and not prompter.agrees(sentences.SESSION_WITHOUT_WORDS):
            prompter.talk.say(sentences.NOTHING_YET)
            return
    except (Detour, EndOfInput):
        _let_undo(context, prompter, meeting)
        if meeting.begun and not prompter.talk.unsaved:
            prompter.talk.say(sentences.SESSION_CUT_OFF)
            prompter.writing.left = False
        raise
    meeting.save(keep, wrong)
    prompter.talk.say(sentences.SESSION_SAVED)
    followed = meeting.settle(talked)
    _let_undo(context, prompter, meeting)
    said = sentences.settled(followed.closed, followed.released)
    if said:
        prompter.talk.say(said)
    if followed.failure:
        prompter.talk.say(sentences.SETTLED_IN_PART.format(reason=followed.failure.reason))


def _let_undo(context: Context, prompter: Prompter, meeting: Meeting) -> None:
    """Lets `undo` undo all of a session: what was saved, closed and brought back."""
    changes = meeting.changes
    if changes:

        def undo() -> str:
            changes.undo(context.journal)
            return sentences.SESSION_UNDONE

        prompter.undoable(undo)


def _open_meeting(context: Context, prompter: Prompter) -> Meeting:
    """Returns an unfinished session to go on with, unless the person would rather record a new one."""
    draft = unfinished(context.journal, context.today())
    if draft is None:
        return Meeting(context)
    question = [sentences.SESSION_OPEN.format(day=sentences.weekday_in_year(draft.day, context.today()))]
    if prompter.choice(question, options_of(("go-on", "another"), sentences.SESSION_WAYS)) != "another":
        return Meeting(context, draft=draft)
    return Meeting.instead_of(context, draft)


def _ask_next(context: Context, prompter: Prompter) -> date | None:
    """Asks for the day of the next session; None if it isn't known."""
    today = context.today()

    question = [f"{sentences.NEXT_SESSION} {sentences.NEXT_SESSION_LIKE}"]
    return prompter.parsed(question, lambda answer: next_day(answer, today) or "")


def _ask_day(context: Context, prompter: Prompter, meeting: Meeting) -> None:
    """Asks which day it was; Enter is the one it was begun on, today for a new one."""
    today = context.today()
    known = sentences.weekday_in_year(meeting.day, today) if meeting.day not in (None, today) else "today"
    question = [f"{sentences.SESSION_DAY} {sentences.SESSION_DAY_ENTER.format(day=known)}"]
    day = prompter.parsed(question, lambda answer: session_day(answer, today) or "")
    if day:
        meeting.set_day(day)


def _ask_talked(context: Context, prompter: Prompter, meeting: Meeting) -> tuple[agenda.AgendaItem, ...]:
    items = agenda.open_lines(agenda_entries(context))
    if not items:
        return ()
    read_out_lines(context, prompter, items)
    options = tuple(Option(item, item.title or item.words) for item in items)
    before = meeting.talked_of(items)
    found = prompter.parsed(talked_question(items, before), lambda answer: _meant(answer, options))
    return before if found is None else found


def talked_question(items: tuple[agenda.AgendaItem, ...], before: tuple[agenda.AgendaItem, ...]) -> list[str]:
    """Returns what asks which of the lines were talked about, and which ones were said to be before."""
    numbers = listed([str(number) for number, item in enumerate(items, 1) if item in before])
    return [" ".join([sentences.TALKED, *([sentences.TALKED_SO_FAR.format(numbers=numbers)] if before else [])])]


def _meant(answer: str, options: tuple[Option[agenda.AgendaItem], ...]) -> tuple[agenda.AgendaItem, ...] | str:
    found = pick_some(answer, options)
    return FITS.format(most=len(options)) if found is None else found
