"""Builds the step to draw, from the current stop and the answers so far."""

from dataclasses import replace

from connectwell.checkin import steps
from connectwell.checkin.draft import CheckinDraft
from connectwell.checkin.hard_days import POINTS_TO_HELP, is_low
from connectwell.checkin.marks import marked_lines
from connectwell.checkin.parts import CLOSING, OWN, first_reflections
from connectwell.model.entry import Arrival, Close, Landed
from connectwell.model.parts import CLOSE
from connectwell.model.terms import Need


def current_step(draft: CheckinDraft) -> steps.Step:
    """Returns the step at the check-in's current stop. Chooses its prompt or connection if none is chosen yet."""
    entry = draft.entry
    if not entry.unfinished:
        return steps.Done(finished=True)
    name, need = draft.at
    arrival = entry.arrival or Arrival()
    match name:
        case "unsettled":
            return steps.Unsettled(arrival.chose, is_shut_down=arrival.state == "shut-down")
        case "settle":
            return steps.Settle(draft.settling_practice())
        case "after":
            return steps.After(arrival.after)
        case "harder":
            return steps.Harder(draft.another_practice())
        case "near":
            return steps.Nearby(arrival.near)
        case "glance":
            low, first = _low_line(draft), draft.is_first()
            return steps.Glance(draft.asked_needs, first_reflections(entry), low, first, draft.on_another_day())
        case "offer":
            return steps.Offer()
        case "stay":
            staying = draft.place.staying
            return steps.Stay(draft.asked_needs, first_reflections(entry), draft.to_write_about(), staying)
        case "reflect" if need is not None:
            return _reflect(draft, need)
        case "suggest":
            return _suggest(draft)
        case "landing":
            return _landing(draft)
        case question if question in CLOSING:
            close = entry.close or Close()
            words = CLOSE.text(question).read(close)
            return steps.Closing(question, draft.covered.new_in(words), close.put_away)
        case "keep":
            return steps.Keep(draft.is_brought())
        case "marks":
            return _marks(draft)
        case _:
            return steps.Arrive(arrival.state, draft.covered.new_in(arrival.words), arrival.put_away)


def _low_line(draft: CheckinDraft) -> bool:
    given = first_reflections(draft.entry)
    low = any(is_low(given[need].rating) for need in POINTS_TO_HELP if need in given)
    return low and not draft.help_line_dismissed


def _reflect(draft: CheckinDraft, need: Need) -> steps.Reflect:
    staying = draft.place.staying
    part = draft.open_reflection()
    covered = draft.covered
    return steps.Reflect(
        draft.words_for(need),
        replace(part, words=covered.new_in(part.words), people=covered.new_people(part.people)),
        staying.index(need) + 1 if need in staying else 1,
        len(staying) or 1,
        may_rate=draft.place.mode == "gentle",
        span=draft.span_of(part),
        on=draft.on_another_day(),
        may_deepen=draft.may_deepen,
        asks_people=draft.asks_people(part),
        own=part.prompt == OWN,
        left_out=draft.left_out(need),
    )


def _suggest(draft: CheckinDraft) -> steps.Suggest:
    idea, answer = draft.idea(), draft.answer
    status = answer.status if answer else draft.said_elsewhere
    return steps.Suggest(idea, None if status == "passed" else status)


def _landing(draft: CheckinDraft) -> steps.FollowUp:
    answer = draft.answer
    landed = (answer and answer.landed) or Landed()
    return steps.FollowUp(
        answer.asked if answer else "",
        draft.covered.new_in(landed.words),
        landed.touched,
        put_away=answer is not None and answer.put_away,
    )


def _marks(draft: CheckinDraft) -> steps.Marks:
    """What was put away keeps its line and its marks, without its words."""
    lines = []
    for line in marked_lines(draft.entry):
        if line.put_away:
            line = replace(line, words="")
        elif line.id in draft.proposed and line.sharing == "private":
            line = replace(line, sharing=draft.default_sharing)
        lines.append(line)
    return steps.Marks(tuple(lines))
