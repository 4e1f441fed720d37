"""Pure helpers that look up and change the parts of a check-in's entry."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from connectwell.model.entry import Arrival, Close, Connection, Entry, Landed, Reflection, WalkPosition
from connectwell.model.parts import CLOSE
from connectwell.model.terms import NEEDS, Mode, Need, State
from connectwell.model.text import bare_name, mentions

CLOSING: Final = tuple(text.key for text in CLOSE.texts)
"""The closing questions in order, each named by the key of its answer in the file."""
OWN: Final = "own"
"""Stands for the prompt where the person just writes."""


def needs_in_order(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Returns the needs without duplicates, in the order of the five."""
    chosen = set(needs)
    return tuple(need for need in NEEDS if need in chosen)


def new_checkin(id: str, day: date, now: datetime, mode: Mode, only: tuple[Need, ...]) -> Entry:
    """Returns a new check-in at its first stop; `only` restricts its needs, empty for all five."""
    first = "glance" if mode == "glance" else "arrive"
    place = WalkPosition(mode=mode, step=first, only=only, staying=only)
    return Entry(id=id, kind="check-in", day=day, started=now, walk=place)


def has_answers(entry: Entry) -> bool:
    """Returns whether anything was answered or written: a rating left blank, or a prompt only shown, is nothing."""
    reflected = any(part.rating is not None or part.unclear or part.words for part in entry.reflections)
    return bool(entry.arrival or reflected or entry.connections or entry.close)


# --- Arriving and closing


def with_arrival(entry: Entry, state: State) -> Entry:
    """Returns the entry with this state of the body. A new state clears the choices made for the old one."""
    arrival = entry.arrival or Arrival()
    if arrival.state != state:
        arrival = replace(arrival, state=state, chose=None, after=None, practice=None, near=None)
    return replace(entry, arrival=arrival)


def with_arrival_words(entry: Entry, words: str) -> Entry:
    """Returns the entry with these words on arrival; the same object if they are unchanged."""
    arrival = entry.arrival or Arrival()
    return entry if words == arrival.words else replace(entry, arrival=replace(arrival, words=words))


def with_closing(entry: Entry, question: str, words: str) -> Entry:
    """Returns the entry with this answer to a closing question; the same object if it is unchanged."""
    close, text = entry.close or Close(), CLOSE.text(question)
    return entry if words == text.read(close) else replace(entry, close=text.put(close, words))


# --- Reflections


def first_reflections(entry: Entry) -> dict[Need, Reflection]:
    """Returns the first reflection of each need; it holds the rating."""
    return {part.need: part for part in reversed(entry.reflections)}


def with_reflection(entry: Entry, changed: Reflection) -> Entry:
    """Returns the entry with the reflection of the same key replaced; unchanged if there is none."""
    return replace(entry, reflections=tuple(changed if part.key == changed.key else part for part in entry.reflections))


def without_prompt(part: Reflection) -> Reflection:
    """Returns the reflection with no prompt."""
    return replace(part, prompt=None, asked="", direction=None)


def people_named(words: str, given: Iterable[str]) -> tuple[str, ...]:
    """Returns the names in `given`, then those written as @Name in `words`, without duplicates."""
    typed = map(bare_name, given)
    names = dict.fromkeys([*typed, *mentions(words)])
    names.pop("", None)
    return tuple(names)


# --- Small connections


def answer_to(entry: Entry, idea: str) -> Connection | None:
    """Returns the answer to the connection with this id, if any."""
    return next((part for part in entry.connections if part.prompt and part.prompt == idea), None)


def with_answer(entry: Entry, answer: Connection) -> Entry:
    """Returns the entry with this answer to a connection, placed last; its prompt is removed from `shown`."""
    others = tuple(part for part in entry.connections if part.key != answer.key)
    shown = tuple(name for name in entry.shown if name != answer.prompt)
    return replace(entry, connections=(*others, answer), shown=shown)


def with_landed(entry: Entry, answer: Connection, landed: Landed) -> Entry:
    """Returns the entry with how the connection of `answer` landed; the order of connections is kept."""
    put = replace(answer, landed=landed)
    return replace(entry, connections=tuple(put if part.key == put.key else part for part in entry.connections))


# --- Shown prompts and connections


def with_shown_last(entry: Entry, name: str) -> Entry:
    """Returns the entry with a prompt or connection moved to the end of `shown`."""
    return replace(entry, shown=(*(other for other in entry.shown if other != name), name))
