"""Records that a session happened. Saved line by line."""

from datetime import date

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.page import long_day
from connectwell.errors import UsageFault
from connectwell.model.entry import Entry
from connectwell.plain.agenda import look, read_out
from connectwell.plain.choices import Option, options_of, pick_some
from connectwell.plain.grammar import Detour
from connectwell.plain.keeping import KeptWords
from connectwell.plain.listening import FITS, Listening
from connectwell.session import agenda
from connectwell.session.meeting import Meeting, leave, next_day, unfinished


def note_session(context: Context, listening: Listening) -> None:
    """Asks what was talked about, what to keep, what sat wrong; then brings back what was put away.

    Raises:
        Detour: the person went elsewhere; words are saved, but no lines are closed and nothing is brought back.
        EndOfInput: no more lines came; likewise.
        ConnectwellError: from the journal.
    """
    draft = _ask_draft(context, listening)
    talked = _ask_talked(context, listening)
    meeting = Meeting(context, draft=draft)
    before = meeting.told
    try:
        kept = KeptWords(listening.talk, lambda words: meeting.save(words, before.wrong))
        keep = listening.words([sentences.KEEP], before.keep, kept.keep)
        kept.finish(keep)
        kept_wrong = KeptWords(listening.talk, lambda words: meeting.save(keep, words))
        wrong = listening.words([sentences.WRONG], before.wrong, kept_wrong.keep)
        kept_wrong.finish(wrong)
        meeting.say_next(_ask_next(context, listening) or before.next)
    except Detour:
        if meeting.begun:
            listening.talk.say(sentences.SESSION_CUT_OFF)
        raise
    meeting.save(keep, wrong)
    listening.talk.say(sentences.SESSION_SAVED)
    followed = meeting.settle(talked)
    said = sentences.settled(followed.closed, followed.released)
    if said:
        listening.talk.say(said)
    if followed.failure:
        listening.talk.say(sentences.SETTLED_IN_PART.format(reason=followed.failure.reason))


def _ask_draft(context: Context, listening: Listening) -> Entry | None:
    """Returns an unfinished session to resume, unless the person would rather record a new one."""
    draft = unfinished(context.journal, context.today())
    if draft is None:
        return None
    question = [sentences.SESSION_OPEN.format(day=long_day(draft.day))]
    if listening.choice(question, options_of(("go-on", "another"), sentences.SESSION_WAYS)) != "another":
        return draft
    leave(context, draft)
    return None


def _ask_next(context: Context, listening: Listening) -> date | None:
    """Asks for the day of the next session; None if it isn't known."""
    today = context.today()

    def read(answer: str) -> date | str:
        try:
            return next_day(answer, today) or ""
        except UsageFault as fault:
            return str(fault)

    return listening.parsed([f"{sentences.NEXT_SESSION} {sentences.NEXT_SESSION_LIKE}"], read)


def _ask_talked(context: Context, listening: Listening) -> tuple[agenda.AgendaItem, ...]:
    items = agenda.open_lines(look(context))
    if not items:
        return ()
    read_out(context, listening, items)
    options = tuple(Option(item, item.title or item.words) for item in items)
    return listening.parsed([sentences.TALKED], lambda answer: _meant(answer, options)) or ()


def _meant(answer: str, options: tuple[Option[agenda.AgendaItem], ...]) -> tuple[agenda.AgendaItem, ...] | str:
    found = pick_some(answer, options)
    return FITS.format(most=len(options)) if found is None else found
