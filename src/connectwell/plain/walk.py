"""A check-in as a conversation: asks each step's question, and follows commands that lead elsewhere."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from connectwell import sentences
from connectwell.checkin import Walk, go_on_or_begin, steps
from connectwell.context import Context
from connectwell.errors import SaveFailed
from connectwell.model.terms import Mode, Need
from connectwell.plain import arriving, closing, glancing, reflecting
from connectwell.plain.grammar import NOT_HERE, Detour
from connectwell.plain.sitting import Conversation
from connectwell.plain.talk import EndOfInput, Talk

HOW: Final = "Enter: skip a question. /help: what else you can type."
FIRST: Final = "This is the first question, so there is none before it."
AWAY: Final = "It is put away until your session."


def check_in(
    context: Context,
    talk: Talk,
    *,
    mode: Mode = "full",
    only: Iterable[Need] = (),
    day: date | None = None,
    resume: str | None = None,
) -> None:
    """Runs the day's open check-in, or a new one, until it is finished or stopped.

    End of input stops it, with everything saved.

    Args:
        context: the services.
        talk: the conversation.
        mode, only, day: which check-in, as for `go_on_or_begin`.
        resume: the id of an open check-in to resume.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat, UsageFault: the check-in can't be resumed.
        ContentFault: a file in content/ breaks its rules.
        SaveFailed: the last words could not be saved, and nobody is left to ask.
        KeyboardInterrupt: Ctrl-C; complete lines are saved.
    """
    walk = Walk.resume(context, resume) if resume else go_on_or_begin(context, mode=mode, only=only, day=day)
    sitting = Conversation(context, talk, walk)
    if walk.begun and not resume:
        talk.say(sentences.GOING_ON)
    talk.say(HOW)
    try:
        _go_through(sitting)
    except KeyboardInterrupt:
        sitting.keeping.save()
        if sitting.keeping.failure:
            raise sitting.keeping.failure from None
        raise
    except EndOfInput:
        sitting.keeping.save()
    _close(sitting)


def _go_through(sitting: Conversation) -> None:
    """Runs the steps until the end or a stop."""
    while not isinstance(step := sitting.walk.step, steps.Done):
        sitting.talk.gap()
        try:
            _put(sitting, step)
        except Detour as detour:
            try:
                goes_on = _follow(sitting, detour.command)
            except Detour:  # /stop at a nested question
                goes_on = False
            if not goes_on:
                return
        except SaveFailed as failure:
            sitting.keeping.met(failure)
        sitting.keeping.between_questions()


def _put(sitting: Conversation, step: steps.Step) -> None:
    """Asks one step's question and passes on the answer, which advances the walk."""
    match step:
        case steps.Arrive():
            arriving.arrive(sitting, step)
        case steps.Unsettled():
            arriving.unsettled(sitting, step)
        case steps.Settle():
            arriving.settle(sitting, step)
        case steps.After():
            arriving.after(sitting, step)
        case steps.Harder():
            arriving.harder(sitting, step)
        case steps.Nearby():
            arriving.near(sitting, step)
        case steps.Glance():
            glancing.glance(sitting, step)
        case steps.Offer():
            glancing.offer(sitting)
        case steps.Stay():
            glancing.stay(sitting, step)
        case steps.Reflect():
            reflecting.reflect(sitting, step)
        case steps.Suggest():
            reflecting.suggest(sitting, step)
        case steps.Landing():
            reflecting.landing(sitting, step)
        case steps.Closing():
            closing.question(sitting, step)
        case steps.Keep():
            closing.keep(sitting, step)
        case steps.Marks():
            closing.marks(sitting, step)


def _follow(sitting: Conversation, command: str) -> bool:
    """Runs a command; returns whether the walk goes on. May raise SaveFailed: the change itself is kept."""
    walk, step = sitting.walk, sitting.walk.step
    match command:
        case "stop":
            return False
        case "put-away":
            walk.put_away()
            sitting.talk.say(AWAY)
        case "skip":
            walk.skip()
        case "back" if walk.can_go_back:
            walk.back()
        case "back":
            sitting.talk.say(FIRST)
        case "another" if isinstance(step, steps.Reflect | steps.Suggest):
            walk.another()
        case "write" if isinstance(step, steps.Reflect):
            walk.just_write()
        case "never" if isinstance(step, steps.Reflect):
            reflecting.never_ask(sitting)
        case "never" if isinstance(step, steps.Suggest):
            reflecting.never_suggest(sitting, step)
        case "deeper" if isinstance(step, steps.Reflect):
            reflecting.deeper(sitting, step)
        case "rate" if isinstance(step, steps.Reflect) and step.may_rate:
            walk.with_ratings()
        case _:
            sitting.talk.say(NOT_HERE)
    return True


def _close(sitting: Conversation) -> None:
    """Saves, then says how it ended."""
    walk, talk = sitting.walk, sitting.talk
    try:
        if not isinstance(walk.step, steps.Done):
            walk.stop()
    except SaveFailed as failure:
        sitting.keeping.met(failure)
    try:
        sitting.keeping.at_the_end()
    except EndOfInput:
        if sitting.keeping.failure is not None:
            raise sitting.keeping.failure from None
    talk.gap()
    if not walk.begun:
        talk.say(sentences.NOTHING_YET)
    elif isinstance(walk.step, steps.Done):
        talk.say(sentences.DONE)
        if walk.has_words:
            closing.read_back(sitting)
    else:
        talk.say(sentences.STOPPED)
