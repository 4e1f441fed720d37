"""The check-in, independent of any UI: step order, prompts, answers and saving."""

from connectwell.checkin.marks import MarkLine
from connectwell.checkin.opening import go_on_or_begin
from connectwell.checkin.steps import (
    After,
    Arrive,
    Closing,
    Done,
    Glance,
    Harder,
    Landing,
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
    "Glance",
    "Harder",
    "Landing",
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
    "go_on_or_begin",
]
