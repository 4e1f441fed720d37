"""Where words are written: a prompt and who was in it, a small connection and how it landed."""

from typing import Final

from connectwell import sentences
from connectwell.checkin import steps
from connectwell.model.entry import Reflection
from connectwell.plain.choices import Option, need_options
from connectwell.plain.grammar import Detour
from connectwell.plain.listening import put_away_line
from connectwell.plain.sitting import Sitting

MAY_RATE: Final = "If you would like to rate the five as well: /rate."
NAMES: Final = "Names, with commas between."
SAID: Final = "So far: {said}. Enter keeps it."

STATUSES: Final = (
    Option("done", *sentences.STATUSES["done"], also=("done", "did", "did it", "d", "yes")),
    Option("planned", *sentences.STATUSES["planned"], also=("planned", "try", "try it", "ill try", "t", "y")),
    Option("another", *sentences.STATUSES["another"], also=("a",)),
    Option("not-today", *sentences.STATUSES["not-today"], also=("n", "no")),
)


def reflect(sitting: Sitting, step: steps.Reflect) -> None:
    """One prompt; then, where something was written, who was in it."""
    part = step.reflection
    if step.may_rate:
        sitting.say_once(MAY_RATE)
    count = f", {step.number} of {step.of}" if step.of > 1 else ""
    question = [f"{step.need.name}{count}. {part.asked}", *put_away_line(part.put_away)]
    words = sitting.listening.words(question, part.words, lambda now: sitting.write(now, part.people))
    if words.strip():
        try:
            _ask_people(sitting, step)
        except Detour as detour:
            if detour.command != "back":
                raise
            return  # to the words again
    sitting.walk.next()


def _ask_people(sitting: Sitting, step: steps.Reflect) -> None:
    now = sitting.walk.step
    part: Reflection = now.reflection if isinstance(now, steps.Reflect) else step.reflection
    so_far = [SAID.format(said=", ".join(part.people))] if part.people else []
    answer = sitting.listening.line([f"{sentences.PEOPLE} {NAMES}", *so_far])
    names = [name.strip().removeprefix("@") for name in answer.replace(";", ",").split(",")]
    if any(name.strip(" .") for name in names):
        sitting.write(part.words, [*part.people, *names])


def suggest(sitting: Sitting, step: steps.Suggest) -> None:
    """One small connection: did it, will try, another, or not today."""
    question = [f"{sentences.CONNECTION}: {step.idea.do}"]
    if step.status:
        question.append(SAID.format(said=sentences.STATUS_NOW[step.status]))
    answer = sitting.listening.choice(question, STATUSES)
    match answer:
        case None:
            sitting.walk.skip()
        case "another":
            sitting.walk.another()
        case "done" | "planned" | "not-today":
            sitting.walk.connect(answer)


def landing(sitting: Sitting, step: steps.Landing) -> None:
    """How the connection landed, and which of the five it touched."""
    sitting.listening.words([sentences.LANDED, *put_away_line(step.put_away)], step.words, sitting.write)
    needs = sitting.context.library.needs()
    names = {need.id: need.name.lower() for need in needs}
    so_far = [SAID.format(said=", ".join(names[need] for need in step.touched))] if step.touched else []
    touched = sitting.listening.some([sentences.TOUCHED, *so_far], need_options(needs))
    if touched is not None:
        sitting.take(lambda: sitting.walk.touch(touched))
    sitting.walk.next()
