"""The steps with words: a prompt and who was in it, a small connection and how it landed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from connectwell import sentences
from connectwell.checkin import steps
from connectwell.checkin.exclusions import NeverKind, kinds_of
from connectwell.english import listed
from connectwell.errors import SettingsFault
from connectwell.library import Idea
from connectwell.model.entry import Reflection
from connectwell.model.text import bare_name
from connectwell.plain.choices import Option, need_options, options_of
from connectwell.plain.conversation import Conversation
from connectwell.plain.grammar import Detour
from connectwell.plain.prompter import Prompter, put_away_line

_Choice = TypeVar("_Choice")

MAY_RATE: Final = "If you'd like to rate the five as well: /rate."
NAMES: Final = "Names, with commas between."
SAID: Final = "So far: {said}. Keep it: Enter."

STATUSES: Final = (
    Option("done", *sentences.STATUSES["done"], also=("done", "did", "did it", "d", "yes")),
    Option("planned", *sentences.STATUSES["planned"], also=("planned", "try", "try it", "ill try", "t", "y")),
    Option("another", *sentences.STATUSES["another"], also=("a",)),
    Option("never", *sentences.STATUSES["never"], also=("v", "never")),
    Option("not-today", *sentences.STATUSES["not-today"], also=("l", "n", "no")),
    Option("own", *sentences.WAYS_TO_CONNECT["own"], also=("m", "own", "my own")),
)
_KEEP_IT = tuple(replace(one, also=tuple(name for name in one.also if name not in ("no", "n"))) for one in STATUSES)
"""Where it was answered before: no leaves that as it is."""
_DEEPERS = (
    Option("yes", *sentences.DEEPERS["yes"], also=("yes", "y")),
    Option("no", *sentences.DEEPERS["no"], also=("no", "n")),
)


def ask_reflection(conversation: Conversation, step: steps.Reflect) -> None:
    """Asks one prompt; if anything was written and people are meant, asks who was there."""
    part = step.reflection
    if step.may_rate:
        conversation.say_once(MAY_RATE)
    count = f", {step.number} of {step.of}" if step.of > 1 else ""
    span = f" {step.when}." if step.when else ""
    asked = part.asked or sentences.NO_PROMPT
    question = [f"{step.need.name}{count}.{span} {asked}", *put_away_line(part.put_away)]
    if step.left_out:
        conversation.say_once(step.left_out)
    words = conversation.prompter.words(question, part.words, lambda now: conversation.write(now, part.people))
    if words.strip() and step.asks_people:
        try:
            _ask_people(conversation, step)
        except Detour as detour:
            if detour.command != "back":
                raise
            return  # back to the words
    conversation.walk.next()


def _ask_people(conversation: Conversation, step: steps.Reflect) -> None:
    now = conversation.walk.step
    part: Reflection = now.reflection if isinstance(now, steps.Reflect) else step.reflection
    so_far = [SAID.format(said=listed(part.people))] if part.people else []
    answer = conversation.prompter.line([f"{sentences.PEOPLE} {NAMES}", *so_far])
    names = [bare_name(name) for name in answer.replace(";", ",").split(",")]
    if any(name.strip(" .") for name in names):
        conversation.write(part.words, [*part.people, *names])


def deeper(conversation: Conversation, step: steps.Reflect) -> None:
    """Switches to a deeper prompt, after explaining what that means and asking. Raises as `_aside`."""
    if not step.may_deepen:
        conversation.talk.say(sentences.NO_DEEPER)
    elif _aside(conversation.prompter, sentences.DEEPER, _DEEPERS) == "yes":
        conversation.walk.deeper()


def never_ask(conversation: Conversation) -> None:
    """Rules out this prompt and shows another. Raises SaveFailed."""
    try:
        conversation.walk.never_ask()
    except SettingsFault as fault:
        conversation.talk.say(str(fault))
    else:
        conversation.talk.say(sentences.NEVER_ASKED)


def never_suggest(conversation: Conversation, step: steps.Suggest) -> None:
    """Rules out this kind of connection and shows another. Raises SaveFailed, and as `_aside`."""
    kind = ask_kind(conversation.prompter, step.idea)
    if kind is None:
        return
    try:
        conversation.walk.never_suggest(kind)
    except SettingsFault as fault:
        conversation.talk.say(str(fault))
    else:
        conversation.talk.say(sentences.NEVER_AGAIN)


def ask_kind(prompter: Prompter, idea: Idea) -> NeverKind | None:
    """Asks what to rule out about a connection, if there is a choice; returns None if nothing was chosen.

    Raises as `_aside`.
    """
    kinds = kinds_of(idea)
    if len(kinds) == 1:
        return kinds[0]
    return _aside(prompter, sentences.NEVER, options_of(kinds, sentences.NEVER_KINDS))


def _aside(prompter: Prompter, question: str, options: Sequence[Option[_Choice]]) -> _Choice | None:
    """Asks a side question: any command but /stop returns to the main one, like Enter.

    Raises:
        Detour: /stop.
        EndOfInput: no more lines came.
    """
    try:
        return prompter.choice([question], options)
    except Detour as detour:
        if detour.command == "stop":
            raise
        return None


def suggest(conversation: Conversation, step: steps.Suggest) -> None:
    """Suggests one small connection: did it, will try, another, never this kind, or not today."""
    question = [f"{sentences.CONNECTION}: {step.idea.do}"]
    if step.status:
        question.append(SAID.format(said=sentences.STATUS_NOW[step.status]))
    answer = conversation.prompter.choice(question, STATUSES if step.status is None else _KEEP_IT)
    match answer:
        case None:
            conversation.walk.skip()
        case "another":
            conversation.walk.another()
        case "never":
            never_suggest(conversation, step)
        case "own":
            from connectwell.plain.own_connection import ask_own

            ask_own(conversation.context, conversation.prompter)
            conversation.walk.next()
        case "done" | "planned" | "not-today":
            conversation.walk.connect(answer)


def landing(conversation: Conversation, step: steps.FollowUp) -> None:
    """Asks how the connection landed, and which of the five it touched."""
    conversation.prompter.words([sentences.LANDED, *put_away_line(step.put_away)], step.words, conversation.write)
    needs = conversation.context.library.needs()
    so_far = [SAID.format(said=listed([sentences.NEEDS_INLINE[need] for need in step.touched]))] if step.touched else []
    touched = conversation.prompter.some([sentences.TOUCHED, *so_far], need_options(needs))
    if touched is not None:
        conversation.take(lambda: conversation.walk.touch(touched))
    conversation.walk.next()
