"""Noting that a session happened. What is written is saved line by line."""

from connectwell import agenda, sentences
from connectwell.plain.agenda_face import look, read_out
from connectwell.plain.choices import Option, pick_some
from connectwell.plain.grammar import Detour
from connectwell.plain.keeping_words import KeptWords
from connectwell.plain.listening import FITS, Listening
from connectwell.rooms import Rooms
from connectwell.session import Meeting


def note_session(rooms: Rooms, listening: Listening) -> None:
    """Asks what was talked about, what to keep, what sat wrong; then brings back what was put away.

    Raises:
        Detour: the person went another way; what they wrote is saved, and nothing followed from it.
        EndOfInput: no more lines came; the same.
        ConnectwellError: from the journal.
    """
    talked = _ask_talked(rooms, listening)
    meeting = Meeting(rooms.journal, rooms.settings, rooms.clock)
    keep = ""
    try:
        kept = KeptWords(listening.talk, meeting.save)
        keep = listening.words([sentences.KEEP], "", kept.keep)
        kept.finish(keep)
        kept_wrong = KeptWords(listening.talk, lambda words: meeting.save(keep, words))
        wrong = listening.words([sentences.WRONG], "", kept_wrong.keep)
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
