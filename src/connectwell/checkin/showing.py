"""Builds the step to draw from a sitting's current stop and the answers so far."""

from dataclasses import replace

from connectwell.checkin import steps
from connectwell.checkin.asking import POINTS_TO_HELP, is_low
from connectwell.checkin.marks import lines_of
from connectwell.checkin.parts import CLOSING, OWN, first_on
from connectwell.checkin.sitting import Sitting
from connectwell.model.entry import Arrival, Close, Landed
from connectwell.model.parts import CLOSE
from connectwell.model.terms import Need


def step_of(sitting: Sitting) -> steps.Step:
    """Returns the step at the sitting's current stop. Chooses its prompt or connection if none is chosen yet."""
    entry = sitting.entry
    if not entry.unfinished:
        return steps.Done(finished=True)
    name, need = sitting.at
    arrival = entry.arrival or Arrival()
    match name:
        case "unsettled":
            return steps.Unsettled(arrival.chose)
        case "settle":
            return steps.Settle(sitting.settling_practice())
        case "after":
            return steps.After(arrival.after)
        case "harder":
            return steps.Harder(sitting.another_practice())
        case "near":
            return steps.Nearby(arrival.near)
        case "glance":
            return steps.Glance(sitting.asked_needs, first_on(entry), _low_line(sitting), sitting.is_first())
        case "offer":
            return steps.Offer()
        case "stay":
            staying = sitting.place.staying
            return steps.Stay(sitting.asked_needs, first_on(entry), sitting.to_write_about(), staying)
        case "reflect" if need is not None:
            return _reflect(sitting, need)
        case "suggest":
            return _suggest(sitting)
        case "landing":
            return _landing(sitting)
        case question if question in CLOSING:
            close = entry.close or Close()
            words = CLOSE.text(question).read(close)
            return steps.Closing(question, sitting.covered.new_in(words), close.put_away)
        case "keep":
            return steps.Keep(sitting.is_brought())
        case "marks":
            return _marks(sitting)
        case _:
            return steps.Arrive(arrival.state, sitting.covered.new_in(arrival.words), arrival.put_away)


def _low_line(sitting: Sitting) -> bool:
    given = first_on(sitting.entry)
    low = any(is_low(given[need].rating) for need in POINTS_TO_HELP if need in given)
    return low and not sitting.help_line_dismissed


def _reflect(sitting: Sitting, need: Need) -> steps.Reflect:
    staying = sitting.place.staying
    part = sitting.open_reflection()
    covered = sitting.covered
    return steps.Reflect(
        sitting.words_for(need),
        replace(part, words=covered.new_in(part.words), people=covered.new_people(part.people)),
        staying.index(need) + 1 if need in staying else 1,
        len(staying) or 1,
        may_rate=sitting.place.mode == "gentle",
        span=sitting.span_of(part),
        may_deepen=sitting.may_deepen,
        asks_people=sitting.asks_people(part),
        own=part.prompt == OWN,
        left_out=sitting.left_out(need),
    )


def _suggest(sitting: Sitting) -> steps.Suggest:
    idea, answer = sitting.idea(), sitting.answer
    status = answer.status if answer else sitting.said_elsewhere
    return steps.Suggest(idea, None if status == "passed" else status)


def _landing(sitting: Sitting) -> steps.Landing:
    answer = sitting.answer
    landed = (answer and answer.landed) or Landed()
    return steps.Landing(
        answer.asked if answer else "",
        sitting.covered.new_in(landed.words),
        landed.touched,
        put_away=answer is not None and answer.put_away,
    )


def _marks(sitting: Sitting) -> steps.Marks:
    """What was put away keeps its line and its marks, without its words."""
    lines = []
    for line in lines_of(sitting.entry):
        if line.put_away:
            line = replace(line, words="")
        elif line.id in sitting.proposed and line.sharing == "private":
            line = replace(line, sharing=sitting.default_sharing)
        lines.append(line)
    return steps.Marks(tuple(lines))
