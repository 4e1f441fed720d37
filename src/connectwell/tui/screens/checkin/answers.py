"""What a choice or a key does at each step of a check-in."""

from collections.abc import Callable
from typing import cast

from connectwell import checkin
from connectwell.model import terms


def act_of(walk: checkin.Walk, value: str) -> Callable[[], None] | None:
    """Returns what a choice at the walk's step does to the walk; None if the screen has to do more than that."""
    match walk.step:
        case checkin.Arrive():
            return lambda: walk.arrive(cast(terms.State, value))
        case checkin.Unsettled():
            return lambda: walk.choose(cast(terms.Chose, value))
        case checkin.After():
            return lambda: walk.after(cast(terms.After, value))
        case checkin.Nearby():
            return lambda: walk.near(cast(terms.Near, value))
        case checkin.Keep():
            return walk.choose_what_to_bring if value == "bring" else walk.keep_private
        case checkin.Suggest() if value == "another":
            return walk.another
        case checkin.Suggest() if value not in ("never", "own"):
            return lambda: walk.connect(cast(terms.Status, value))
    return None


def has_key(walk: checkin.Walk, action: str) -> bool:
    """Whether the key of this action does anything at the walk's step."""
    step = walk.step
    match action:
        case "back":
            return walk.can_go_back
        case "another":
            return isinstance(step, checkin.Reflect | checkin.Suggest)
        case "next":
            return not isinstance(step, checkin.Unsettled | checkin.Offer)
        case "deeper":
            return isinstance(step, checkin.Reflect) and step.may_deepen
        case "never_ask" | "just_write":
            return isinstance(step, checkin.Reflect) and bool(step.reflection.prompt) and not step.own
        case "rate":
            return isinstance(step, checkin.Reflect) and step.may_rate
    return True
