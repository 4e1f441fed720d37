"""The parts of a check-in's entry: looking one up, changing one. Pure: an entry comes in, another comes out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from connectwell.model.entry import Arrival, Close, Connection, Entry, Landed, Place, Reflection
from connectwell.model.parts import CLOSE
from connectwell.model.terms import NEEDS, Mode, Need, State
from connectwell.model.text import clean, mentions

CLOSING: Final = tuple(text.key for text in CLOSE.texts)
"""The questions of the close in their order, each by the key of its answer in the file."""


def in_order(needs: Iterable[Need]) -> tuple[Need, ...]:
    """The needs in the order of the five, each once."""
    chosen = set(needs)
    return tuple(need for need in NEEDS if need in chosen)


def fresh(id: str, day: date, now: datetime, mode: Mode, only: tuple[Need, ...]) -> Entry:
    """A check-in that begins now, at its first stop; `only` are the needs it is about, none meaning all five."""
    first = "glance" if mode == "glance" else "arrive"
    place = Place(mode=mode, step=first, only=only, staying=only)
    return Entry(id=id, kind="check-in", day=day, started=now, walk=place)


# --- Arriving and closing


def arrived(entry: Entry, state: State) -> Entry:
    """With the state of the body. What was chosen for another state is asked again."""
    arrival = entry.arrival or Arrival()
    if arrival.state != state:
        arrival = replace(arrival, state=state, chose=None, after=None, near=None)
    return replace(entry, arrival=arrival)


def with_arrival_words(entry: Entry, words: str) -> Entry:
    """With these words on arriving; the same entry where they stand there already."""
    arrival = entry.arrival or Arrival()
    return entry if words == arrival.words else replace(entry, arrival=replace(arrival, words=words))


def with_closing(entry: Entry, question: str, words: str) -> Entry:
    """With this answer to a question of the close; the same entry where it stands there already."""
    close, text = entry.close or Close(), CLOSE.text(question)
    return entry if words == text.read(close) else replace(entry, close=text.put(close, words))


# --- Reflections


def first_on(entry: Entry) -> dict[Need, Reflection]:
    """For each need that has any, its first reflection: the one that holds the rating."""
    return {part.need: part for part in reversed(entry.reflections)}


def put_reflection(entry: Entry, changed: Reflection) -> Entry:
    """With `changed` in the place of the reflection of its name. Unchanged where there is none."""
    return replace(entry, reflections=tuple(changed if part.key == changed.key else part for part in entry.reflections))


def without_prompt(part: Reflection) -> Reflection:
    """As before a prompt was put."""
    return replace(part, prompt=None, asked="", direction=None)


def people_in(words: str, given: Iterable[str]) -> tuple[str, ...]:
    """The names given beside `words`, then those written in them as @Name; each once."""
    typed = (clean(name).strip().removeprefix("@") for name in given)
    names = dict.fromkeys([*typed, *mentions(words)])
    names.pop("", None)
    return tuple(names)


# --- Small connections


def answer_to(entry: Entry, idea: str) -> Connection | None:
    """What was said to the connection of this name, if anything."""
    return next((part for part in entry.connections if part.prompt and part.prompt == idea), None)


def put_answer(entry: Entry, answer: Connection) -> Entry:
    """With what was said to a connection, as said last. It is no longer just shown."""
    others = tuple(part for part in entry.connections if part.key != answer.key)
    shown = tuple(name for name in entry.shown if name != answer.prompt)
    return replace(entry, connections=(*others, answer), shown=shown)


def put_landed(entry: Entry, answer: Connection, landed: Landed) -> Entry:
    """With how the connection of `answer` landed. The connections stay in their order."""
    put = replace(answer, landed=landed)
    return replace(entry, connections=tuple(put if part.key == put.key else part for part in entry.connections))


# --- What was shown


def shown_last(entry: Entry, name: str) -> Entry:
    """With a prompt or connection as the one shown last."""
    return replace(entry, shown=(*(other for other in entry.shown if other != name), name))
