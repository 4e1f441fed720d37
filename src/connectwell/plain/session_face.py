"""Noting that a session happened. What is written is saved line by line."""

from connectwell import agenda, sentences
from connectwell.clock import day_of
from connectwell.model.entry import Entry
from connectwell.page import long_day
from connectwell.plain.agenda_face import look, read_out
from connectwell.plain.choices import Option, options_of, pick_some
from connectwell.plain.grammar import Detour
from connectwell.plain.keeping_words import KeptWords
from connectwell.plain.listening import FITS, Listening
from connectwell.rooms import Rooms
from connectwell.session import Meeting, leave, unfinished


def note_session(rooms: Rooms, listening: Listening) -> None:
    """Asks what was talked about, what to keep, what sat wrong; then brings back what was put away.

    Raises:
        Detour: the person went another way; what they wrote is saved, and nothing followed from it.
        EndOfInput: no more lines came; the same.
        ConnectwellError: from the journal.
    """
    draft = _ask_draft(rooms, listening)
    talked = _ask_talked(rooms, listening)
    meeting = Meeting(rooms.journal, rooms.settings, rooms.clock, draft=draft)
    before = meeting.told
    try:
        kept = KeptWords(listening.talk, lambda words: meeting.save(words, before.wrong))
        keep = listening.words([sentences.KEEP], before.keep, kept.keep)
        kept.finish(keep)
        kept_wrong = KeptWords(listening.talk, lambda words: meeting.save(keep, words))
        wrong = listening.words([sentences.WRONG], before.wrong, kept_wrong.keep)
        kept_wrong.finish(wrong)
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


def _ask_draft(rooms: Rooms, listening: Listening) -> Entry | None:
    """One that was left half-way, unless the person would rather note another."""
    draft = unfinished(rooms.journal, day_of(rooms.clock(), rooms.settings.day_turns_at))
    if draft is None:
        return None
    question = [sentences.SESSION_OPEN.format(day=long_day(draft.day))]
    if listening.choice(question, options_of(("go-on", "another"), sentences.SESSION_WAYS)) != "another":
        return draft
    leave(rooms.journal, rooms.clock, draft)
    return None


def _ask_talked(rooms: Rooms, listening: Listening) -> tuple[agenda.AgendaItem, ...]:
    items = agenda.open_lines(look(rooms))
    if not items:
        return ()
    read_out(rooms, listening, items)
    options = tuple(Option(item, item.title or item.words) for item in items)
    return listening.parsed([sentences.TALKED], lambda answer: _meant(answer, options)) or ()


def _meant(answer: str, options: tuple[Option[agenda.AgendaItem], ...]) -> tuple[agenda.AgendaItem, ...] | str:
    found = pick_some(answer, options)
    return FITS.format(most=len(options)) if found is None else found
