"""The check-in, independent of any UI: step order, prompts, answers and saving.

Imported lazily: Today needs only `checkin.today`, and the steps take a tenth of that command's time to import.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from connectwell.checkin.marks import MarkLine
    from connectwell.checkin.opening import resume_or_begin
    from connectwell.checkin.steps import (
        After,
        Arrive,
        Closing,
        Done,
        FollowUp,
        Glance,
        Harder,
        Keep,
        Marks,
        Nearby,
        Offer,
        Reflect,
        Settle,
        Stay,
        Step,
        Suggest,
        Unsettled,
    )
    from connectwell.checkin.walk import Walk

__all__ = [
    "After",
    "Arrive",
    "Closing",
    "Done",
    "FollowUp",
    "Glance",
    "Harder",
    "Keep",
    "MarkLine",
    "Marks",
    "Nearby",
    "Offer",
    "Reflect",
    "Settle",
    "Stay",
    "Step",
    "Suggest",
    "Unsettled",
    "Walk",
    "resume_or_begin",
]


_HOMES = {"MarkLine": "marks", "Walk": "walk", "resume_or_begin": "opening"}
"""The module of each name; all others are steps."""


def __getattr__(name: str) -> Any:
    """Imports a name's module when the name is first used. Raises AttributeError for names not in `__all__`."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"connectwell.checkin.{_HOMES.get(name, 'steps')}"), name)
