"""The five ratings, and which of the five to write about."""

from collections.abc import Sequence
from typing import Final

from connectwell import sentences
from connectwell.checkin import steps
from connectwell.checkin.hard_days import POINTS_TO_HELP
from connectwell.english import listed
from connectwell.errors import ConnectwellError
from connectwell.library import NeedWords
from connectwell.model.entry import Reflection
from connectwell.model.terms import Need
from connectwell.plain.choices import Option, need_options
from connectwell.plain.conversation import Conversation
from connectwell.plain.grammar import Detour, plainly
from connectwell.plain.prompter import Prompter
from connectwell.plain.rating import OUT_OF_RANGE, Blank, Other, Rating, Unsure, is_left_blank, read_other, read_rating

RATED: Final = "0 to 10. Can't tell: c. Leave one blank: Enter. Leave the rest blank: rest."
OTHERS: Final = "Another of the five: its name, or its name and a number."
LEFT_BLANK: Final = "blank"
SO_FAR: Final = "So far: {shown}. Keep it: Enter."
SUGGESTED: Final = "Perhaps {needs}."
NONE_IS_FINE: Final = "Numbers or words. None: Enter."
HEARD: Final = "{need} {rating}."
_THE_REST: Final = ("rest", "the rest", "skip the rest", "skip all")
_OFFERS = tuple(Option(value, *sentences.OFFERS[value], also=(value,)) for value in ("yes", "no", "never"))


def glance(conversation: Conversation, step: steps.Glance) -> None:
    """Asks for each rating, starting at the first need not asked yet; back goes to the previous need, or to any."""
    conversation.say_once(step.asked)
    conversation.say_once(RATED)
    at: int | None = _first_to_ask(step)
    while at is not None and at < len(step.needs):
        try:
            at = _rate(conversation, step.needs, at)
        except Detour as detour:
            if detour.command != "back" or not at:
                raise
            at -= 1
    conversation.walk.next()


def _rate(conversation: Conversation, needs: Sequence[NeedWords], at: int) -> int:
    """Asks for one rating; returns the index of the need to ask for next."""
    need = needs[at]
    before = _given(conversation).get(need.id)
    question = f"{need.name}, 0: {need.zero}; 10: {need.ten}."
    so_far = [SO_FAR.format(shown=_shown(before))] if before and _is_given(before) else []
    meaning = [need.about] if _is_first(conversation) else []

    def parse(answer: str) -> tuple[Rating | Blank | Other] | str:
        if plainly(answer) in _THE_REST:
            raise Detour("skip")
        other = read_other(answer, needs)
        read = other or read_rating(answer)
        read = which_of_two(conversation.prompter, read) if isinstance(read, Unsure) else read
        return read if isinstance(read, str) else (read,)

    answered = conversation.prompter.parsed(
        [*meaning, question, *so_far],
        parse,
        about=(need.about, OTHERS),
        again=(question,),
        fresh=True,
        takes=lambda line: read_other(line, needs) is not None or is_left_blank(line),
    )
    found = answered[0] if answered else None
    if isinstance(found, Other):
        if found.rating is None:
            return needs.index(found.need)
        _take(conversation, found.need, found.rating)
        return at + 1 if found.need is need else at
    if found is not None:
        _take(conversation, need, found)
    elif before is None:
        conversation.take(lambda: conversation.walk.rate(need.id, None))
    return at + 1


def which_of_two(prompter: Prompter, unsure: Unsure) -> Rating | Blank | str:
    """Asks which of two was meant. Anything else leaves the rating to be asked for again."""
    said = prompter.line([unsure.asked], kind="choice")
    read = read_rating(said)
    if isinstance(read, Rating | Blank):
        return read
    if prompter.set_aside(said):
        return ""
    return OUT_OF_RANGE if said.strip() else ""


def _take(conversation: Conversation, need: NeedWords, found: Rating | Blank) -> None:
    """Records a rating, and says what was heard."""
    number = found.number if isinstance(found, Rating) else None
    unclear = isinstance(found, Rating) and number is None
    conversation.take(lambda: conversation.walk.rate(need.id, number, unclear=unclear))
    given = sentences.UNCLEAR if unclear else LEFT_BLANK if number is None else number
    conversation.talk.say(HEARD.format(need=need.name, rating=given))
    now = conversation.walk.step
    if need.id in POINTS_TO_HELP and isinstance(now, steps.Glance) and now.low:
        conversation.say_once(sentences.LOW_RATING)


def _is_given(part: Reflection) -> bool:
    return part.unclear or part.rating is not None


def _shown(part: Reflection) -> str:
    return sentences.UNCLEAR if part.rating is None else str(part.rating)


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
