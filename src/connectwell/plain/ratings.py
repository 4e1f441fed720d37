"""The five ratings, and which of the five to write about."""

from dataclasses import dataclass
from typing import Final

from connectwell import sentences
from connectwell.checkin import steps
from connectwell.checkin.selector import POINTS_TO_HELP
from connectwell.english import listed
from connectwell.errors import ConnectwellError
from connectwell.library import NeedWords
from connectwell.model.entry import Reflection
from connectwell.model.terms import Need
from connectwell.plain.choices import Option, need_options
from connectwell.plain.conversation import Conversation, ask_in_turn
from connectwell.plain.grammar import Detour

RATED: Final = "0 to 10, or c for can't tell. Enter: leave one blank. /skip: leave the rest blank."
OUT_OF_RANGE: Final = "A rating is a whole number from 0 to 10."
SO_FAR: Final = "So far: {shown}. Enter: keep it."
SUGGESTED: Final = "Perhaps {needs}."
NONE_IS_FINE: Final = "Numbers or words, with commas between. Enter: none."
HEARD: Final = "{need}: {rating}."
_UNCLEAR = ("c", "?", "can't tell", "can’t tell", "cant tell", "unclear", "unsure")
_IN_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OFFERS = tuple(Option(value, *sentences.OFFERS[value], also=(value,)) for value in ("yes", "no", "never"))


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating of 0–10, or None for can't tell."""

    number: int | None


def read_rating(answer: str) -> Rating | str:
    """Parses a rating; returns the sentence to say if it doesn't fit."""
    said = answer.strip(" .").casefold()
    if said in _UNCLEAR:
        return Rating(None)
    if said in _IN_WORDS:
        return Rating(_IN_WORDS.index(said))
    if said.isascii() and said.isdigit() and len(said) < 4 and int(said) <= 10:
        return Rating(int(said))
    return OUT_OF_RANGE


def glance(conversation: Conversation, step: steps.Glance) -> None:
    """Asks for each rating, starting at the first need not asked yet; back goes to the previous need."""
    conversation.say_once(sentences.GLANCE)
    conversation.say_once(RATED)
    ask_in_turn(step.needs, lambda need: _rate(conversation, need), begin=_first_to_ask(step))
    conversation.walk.next()


def _rate(conversation: Conversation, need: NeedWords) -> None:
    before = _given(conversation).get(need.id)
    question = f"{need.name}, 0: {need.zero}; 10: {need.ten}."
    so_far = []
    if before and (before.unclear or before.rating is not None):
        shown = sentences.UNCLEAR if before.rating is None else str(before.rating)
        so_far = [SO_FAR.format(shown=shown)]
    meaning = [need.about] if _is_first(conversation) else []
    found = conversation.prompter.parsed([*meaning, question, *so_far], read_rating, about=(need.about,))
    if found is not None:
        conversation.take(lambda: conversation.walk.rate(need.id, found.number, unclear=found.number is None))
        given = sentences.UNCLEAR if found.number is None else found.number
        conversation.talk.say(HEARD.format(need=need.name, rating=given))
    elif before is None:
        conversation.take(lambda: conversation.walk.rate(need.id, None))
    now = conversation.walk.step
    if need.id in POINTS_TO_HELP and isinstance(now, steps.Glance) and now.low:
        conversation.say_once(sentences.LOW_RATING)


def _first_to_ask(step: steps.Glance) -> int:
    """Returns the index of the first need not asked yet, or 0. On a gentle day one has words and no rating."""
    put = [need.id in step.given and not _only_words(step.given[need.id]) for need in step.needs]
    return 0 if len(step.given) >= len(step.needs) or all(put) else put.index(False)


def _only_words(part: Reflection) -> bool:
    return part.rating is None and not part.unclear and bool(part.prompt)


def _is_first(conversation: Conversation) -> bool:
    now = conversation.walk.step
    return isinstance(now, steps.Glance) and now.first


def _given(conversation: Conversation) -> dict[Need, Reflection]:
    now = conversation.walk.step
    return now.given if isinstance(now, steps.Glance) else {}


def offer(conversation: Conversation) -> None:
    """Asks, once after a run of low days, whether to bring *safe* to the session. An empty line is no."""
    try:
        chosen = conversation.prompter.choice([sentences.OFFER_SAFE], _OFFERS)
    except Detour as detour:
        if detour.command != "skip":
            raise
        chosen = None
    if chosen == "never":
        try:
            conversation.context.change(offer_safe=False)
        except ConnectwellError as fault:
            conversation.talk.say(str(fault))
    conversation.walk.answer_offer(chosen == "yes")


def stay(conversation: Conversation, step: steps.Stay) -> None:
    """Asks which needs to stay with: none, some, or all."""
    names = {need.id: need.name for need in step.needs}
    suggested = step.suggested.items()
    perhaps = listed([names[need] + (f" ({sentences.STANDS_OUT[why]})" if why else "") for need, why in suggested])
    hint = f"{SUGGESTED.format(needs=perhaps)} {NONE_IS_FINE}"
    so_far = [SO_FAR.format(shown=listed([names[need] for need in step.chosen]))] if step.chosen else []
    chosen = conversation.prompter.some([sentences.STAY, hint, *so_far], need_options(step.needs))
    conversation.walk.stay(step.chosen if chosen is None else chosen)
