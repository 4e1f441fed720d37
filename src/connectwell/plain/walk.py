"""A check-in as a conversation: asks each step's question, and follows commands that lead elsewhere."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from connectwell import sentences
from connectwell.checkin import Walk, resume_or_begin, steps
from connectwell.checkin.open_mark import OpenMark
from connectwell.checkin.opening import said_of_resumed
from connectwell.context import Context
from connectwell.errors import SaveFailed
from connectwell.model.terms import Mode, Need
from connectwell.plain import arrival, close, ratings, reflection
from connectwell.plain.choices import options_of
from connectwell.plain.conversation import Conversation
from connectwell.plain.grammar import NOT_HERE, Detour
from connectwell.plain.talk import EndOfInput, Talk

HOW: Final = "Skip a question: Enter. What else you can type: help."
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
        mode, only, day: which check-in, as for `resume_or_begin`.
        resume: the id of an open check-in to resume.

    Raises:
        EntryNotFound, EntryUnreadable, NewerFormat, UsageFault: the check-in can't be resumed.
        ContentFault: a file in content/ breaks its rules.
        SaveFailed: the last words could not be saved, and nobody is left to ask.
        KeyboardInterrupt: Ctrl-C; complete lines are saved.
    """
    mark = OpenMark(context)
    is_alone = mark.set()
    try:
        walk = Walk.resume(context, resume) if resume else resume_or_begin(context, mode=mode, only=only, day=day)
        way = "go-on" if is_alone else _ask_which(Conversation(context, talk, walk))
        if way == "another":
            walk = Walk.begin(context, mode=mode, only=only, day=day)
        if way:
            goes_on = walk.begun and not resume
            _converse(Conversation(context, talk, walk), said_of_resumed(context, walk, mode) if goes_on else "")
    finally:
        mark.clear()


def _ask_which(conversation: Conversation) -> str | None:
    """Asks what to do while a check-in is open in another window. A pipe is told, and goes on."""
    talk = conversation.talk
    if not talk.terminal:
        talk.say(sentences.OPEN_ELSEWHERE)
        return "go-on"
    said = sentences.OPEN_ELSEWHERE_WAYS
    ways = [way for way in said if conversation.walk.begun or way != "go-on"]
    try:
        return conversation.prompter.choice([sentences.OPEN_ELSEWHERE], options_of(ways, said))
    except (Detour, EndOfInput):
        return None


def _converse(conversation: Conversation, told: str) -> None:
    talk = conversation.talk
    if told:
        talk.say(told)
    talk.say(HOW)
    try:
        _go_through(conversation)
    except EndOfInput:
        conversation.autosave.save()
    except Exception:
        raise
    except BaseException:  # Ctrl-C, or told to end
        conversation.autosave.save()
        if conversation.autosave.failure:
            raise conversation.autosave.failure from None
        raise
    _close(conversation)


def _go_through(conversation: Conversation) -> None:
    """Runs the steps until the end or a stop."""
    while not isinstance(step := conversation.walk.step, steps.Done):
        conversation.talk.gap()
        before = conversation.walk.entry
        try:
            _put(conversation, step)
            conversation.answered(before)
        except Detour as detour:
            try:
                goes_on = _follow(conversation, detour.command)
            except Detour:  # /stop at a nested question
                goes_on = False
            if not goes_on:
                return
        except SaveFailed as failure:
            conversation.autosave.met(failure)
        conversation.autosave.between_questions()


def _put(conversation: Conversation, step: steps.Step) -> None:
    """Asks one step's question and passes on the answer, which advances the walk."""
    match step:
        case steps.Arrive():
            arrival.arrive(conversation, step)
        case steps.Unsettled():
            arrival.unsettled(conversation, step)
        case steps.Settle():
            arrival.settle_in_checkin(conversation, step)
        case steps.After():
            arrival.after(conversation, step)
        case steps.Harder():
            arrival.ask_harder(conversation, step)
        case steps.Nearby():
            arrival.near(conversation, step)
        case steps.Glance():
            ratings.glance(conversation, step)
        case steps.Offer():
            ratings.offer(conversation)
        case steps.Stay():
            ratings.stay(conversation, step)
        case steps.Reflect():
            reflection.ask_reflection(conversation, step)
        case steps.Suggest():
            reflection.suggest(conversation, step)
        case steps.FollowUp():
            reflection.landing(conversation, step)
        case steps.Closing():
            close.question(conversation, step)
        case steps.Keep():
            close.ask_keep(conversation, step)
        case steps.Marks():
            close.marks(conversation, step)


def _follow(conversation: Conversation, command: str) -> bool:
    """Runs a command; returns whether the walk goes on. May raise SaveFailed: the change itself is kept."""
    walk, step = conversation.walk, conversation.walk.step
    match command:
        case "stop":
            return False
        case "put-away":
            before = walk.entry
            walk.put_away()
            conversation.answered(before)
            conversation.talk.say(AWAY)
        case "skip":
            walk.skip()
        case "undo":
            conversation.undo()
        case "back" if walk.can_go_back:
            walk.back()
        case "back":
            conversation.talk.say(FIRST)
        case "another" if isinstance(step, steps.Reflect | steps.Suggest):
            walk.another()
        case "write" if isinstance(step, steps.Reflect):
            walk.just_write()
        case "never" if isinstance(step, steps.Reflect):
            reflection.never_ask(conversation)
        case "never" if isinstance(step, steps.Suggest):
            reflection.never_suggest(conversation, step)
        case "deeper" if isinstance(step, steps.Reflect):
            reflection.deeper(conversation, step)
        case "rate" if isinstance(step, steps.Reflect) and step.may_rate:
            walk.switch_to_full_walk()
        case _:
            conversation.talk.say(NOT_HERE)
    return True


def _close(conversation: Conversation) -> None:
    """Saves, then says how it ended."""
    walk, talk = conversation.walk, conversation.talk
    try:
        if not isinstance(walk.step, steps.Done):
            walk.stop()
    except SaveFailed as failure:
        conversation.autosave.met(failure)
    try:
        conversation.autosave.at_the_end()
    except EndOfInput:
        if conversation.autosave.failure is not None:
            raise conversation.autosave.failure from None
    talk.gap()
    if not walk.begun:
        talk.say(sentences.NOTHING_YET)
    elif isinstance(walk.step, steps.Done):
        talk.say(sentences.DONE)
        if walk.has_words:
            close.offer_read_back(conversation)
    else:
        talk.say(sentences.STOPPED)
