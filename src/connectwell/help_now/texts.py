"""The texts that the page of Help now is made of."""

from dataclasses import dataclass
from typing import Final, Literal

Role = Literal["heading", "say", "steady", "number", "way", "detail", "pointer", "notice"]
Section = Literal[
    "emergency", "silent", "card", "minute", "people", "crisis", "youth", "more-silent", "violence", "own-behaviour",
    "directories", "about",
]  # fmt: skip

UNHEADED: Final[tuple[Section, ...]] = ("card", "minute", "about")
"""Sections without a heading."""


@dataclass(frozen=True, slots=True)
class HelpText:
    """One paragraph. Never show a `number` or a `way` without the `detail` that follows it."""

    role: Role
    text: str
    section: Section
