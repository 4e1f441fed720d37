"""The enumerated values of the file format, spelled as in the files."""

from __future__ import annotations

from typing import Final, Literal, get_args

Need = Literal["seen", "safe", "soothed", "secure", "stable"]
Direction = Literal["others", "surroundings", "myself"]
Depth = Literal["gentle", "open", "deep"]
Span = Literal["day", "now", "lately", "years"]
When = Literal["low", "high"]
State = Literal["settled", "stirred-up", "shut-down", "mixed", "unclear"]
Sharing = Literal["private", "theme", "words"]
Status = Literal["done", "planned", "passed", "not-today"]
Chose = Literal["settle", "gently", "carry-on", "stop"]
After = Literal["less", "same", "more", "unclear"]
Near = Literal["warm", "sound", "still", "none"]
Mode = Literal["full", "glance", "gentle", "near"]
Wants = Literal["listen", "understand", "plan", "know"]
Outcome = Literal["talked", "let-go"]
Kind = Literal["check-in", "connection", "practice", "note", "imported", "agenda", "session", "share"]
PartKind = Literal[
    "arrival", "reflection", "connection", "close", "note", "practice", "answer", "imported", "agenda", "session",
    "share",
]  # fmt: skip
CircleKind = Literal["person", "group", "place", "community", "connection", "card"]
CommunityMark = Literal["mine", "curious", "past", "not-for-me"]
Nearness = Literal["very-near", "near", "a-way-off", "far"]

NEEDS: Final[tuple[Need, ...]] = get_args(Need)
DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)
DEPTHS: Final[tuple[Depth, ...]] = get_args(Depth)
SPANS: Final[tuple[Span, ...]] = get_args(Span)
WHENS: Final[tuple[When, ...]] = get_args(When)
STATES: Final[tuple[State, ...]] = get_args(State)
OWN: Final = "own:"
"""What the id of a small connection of the person's own begins with, before its id in the circle."""
SHARINGS: Final[tuple[Sharing, ...]] = get_args(Sharing)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
CHOSE: Final[tuple[Chose, ...]] = get_args(Chose)
AFTERS: Final[tuple[After, ...]] = get_args(After)
NEARS: Final[tuple[Near, ...]] = get_args(Near)
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
WANTS: Final[tuple[Wants, ...]] = get_args(Wants)
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
PARTS: Final[tuple[PartKind, ...]] = get_args(PartKind)
NEARNESSES: Final[tuple[Nearness, ...]] = get_args(Nearness)
CIRCLE_KINDS: Final[tuple[CircleKind, ...]] = get_args(CircleKind)
COMMUNITY_MARKS: Final[tuple[CommunityMark, ...]] = get_args(CommunityMark)
