"""A connection of one's own, saved line by line: what it was, then how it went."""

from connectwell import sentences
from connectwell.checkin.own import OwnConnection
from connectwell.checkin.today import plan_of
from connectwell.context import Context
from connectwell.model.entry import Entry
from connectwell.plain.keeping import KeptWords
from connectwell.plain.landing import ask_landing
from connectwell.plain.listening import Listening


def ask_own(context: Context, listening: Listening) -> None:
    """Asks what it was. If something was, asks how it went.

    Raises:
        Detour, EndOfInput: as `Listening.line`; what was written in whole lines is saved.
        ConnectwellError: from the journal.
    """
    own, saved = OwnConnection(context), list[Entry]()
    kept = KeptWords(listening.talk, lambda words: saved.append(own.save(words)))
    words = listening.words([sentences.OWN_WHAT], "", kept.keep)
    if not words.strip():
        listening.talk.say(sentences.NOTHING_YET)
        return
    kept.finish(words)
    ask_landing(context, listening, plan_of(saved[-1]))
