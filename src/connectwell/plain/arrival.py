"""The arrival: the state of the body, and what to do first when it isn't settled."""

from typing import Final

from connectwell import sentences
from connectwell.checkin import steps
from connectwell.checkin.feelings import words_for_state
from connectwell.model import terms
from connectwell.plain.choices import options_of
from connectwell.plain.conversation import Conversation
from connectwell.plain.help import show_help_now
from connectwell.plain.prompter import put_away_line

KEPT: Final = "So far: {label}. Keep it: Enter."

_STATES = options_of(terms.STATES, sentences.STATES)
_CHOSE = options_of(terms.CHOSE, sentences.CHOSE)
_AFTERS = options_of(terms.AFTERS, sentences.AFTERS)
_NEARS = options_of(terms.NEARS, sentences.NEARS)


def arrive(conversation: Conversation, step: steps.Arrive) -> None:
    """Asks for the state of the body and a word about it. A shut-down day isn't asked for words."""
    walk = conversation.walk
    so_far = [KEPT.format(label=sentences.STATES[step.state][0])] if step.state else []
    state = conversation.prompter.choice([sentences.ARRIVE, *so_far], _STATES) or step.state
    if state is None:
        walk.skip()
        return
    conversation.take(lambda: walk.arrive(state))  # save before asking for words
    if state == "shut-down":
        return
    conversation.take(walk.back)
    question = [f"{sentences.ARRIVE_WORDS}. {sentences.EMPTY_IS_FINE}", *put_away_line(step.put_away)]
    offered = words_for_state(conversation.context, state)
    about = [sentences.FEELING_WORDS.format(words=", ".join(offered))] if offered else []
    conversation.prompter.words(question, step.words, conversation.write, about, short=True)
    walk.next()


def unsettled(conversation: Conversation, step: steps.Unsettled) -> None:
    """Asks whether to settle first, go gently, carry on, or stop."""
    so_far = [KEPT.format(label=sentences.CHOSE[step.chose][0])] if step.chose else []
    offer = f"{sentences.GENTLE_OFFER} {sentences.GENTLE_ENTER}"
    asked = offer if step.is_shut_down and not step.chose else sentences.UNSETTLED
    chose = conversation.prompter.choice([asked, *so_far], _CHOSE)
    if chose is None:
        conversation.walk.skip()
    else:
        conversation.walk.choose(chose)


def settle_in_checkin(conversation: Conversation, step: steps.Settle) -> None:
    """Shows the practice, then moves on."""
    practised = conversation.prompter.settle(step.practice, asks_after=False)
    if practised:
        conversation.walk.record_practice(practised)
    conversation.walk.next()


def after(conversation: Conversation, step: steps.After) -> None:
    """Easier, the same, harder, or can't tell."""
    so_far = [KEPT.format(label=sentences.AFTERS[step.after][0])] if step.after else []
    found = conversation.prompter.choice([sentences.AFTER, *so_far], _AFTERS)
    if found is None:
        conversation.walk.skip()
    else:
        conversation.walk.after(found)


def ask_harder(conversation: Conversation, step: steps.Harder) -> None:
    """Settling made it harder: another kind of practice, Help now, stop, or go on. Help now comes back to this."""
    offered = sentences.harder_ways(step.another.name if step.another else None)
    match conversation.prompter.choice([sentences.HARDER], options_of(tuple(offered), offered)):
        case "practice":
            conversation.walk.settle_again()
        case "help-now":
            show_help_now(conversation.context, conversation.talk, conversation.autosave.save)
        case "stop":
            conversation.walk.end_here()
        case _:
            conversation.walk.skip()


def near(conversation: Conversation, step: steps.Nearby) -> None:
    """Asks what is near, on a shut-down day."""
    so_far = [KEPT.format(label=sentences.NEARS[step.near][0])] if step.near else []
    found = conversation.prompter.choice([sentences.NEAR, *so_far], _NEARS)
    if found is None:
        conversation.walk.skip()
    else:
        conversation.walk.near(found)
