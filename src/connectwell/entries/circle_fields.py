"""What is asked about somebody in the circle: the fields, their names, questions and answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, TypeVar, get_args

from connectwell import sentences
from connectwell.errors import UsageFault
from connectwell.model.circle import MADE_HERE, CirclePart, is_named, names_in
from connectwell.model.matching import fold, name_key
from connectwell.model.terms import DIRECTIONS, NEARNESSES, NEEDS, CircleKind, Nearness, Need
from connectwell.model.text import bare_name, clean

if TYPE_CHECKING:
    from collections.abc import Mapping


Value = TypeVar("Value", bound=str)
Field = Literal[
    "name", "kind", "role", "names", "help_now", "call", "words",
    "to_me", "gives", "near", "calmer", "unsafe", "direction", "effort",
]  # fmt: skip
FIELDS: Final[tuple[Field, ...]] = ("name", "kind", "role", "names", "help_now", "call", "words")
"""The fields asked for, in order; named as in the file format."""
MORE_FIELDS: Final[tuple[Field, ...]] = ("to_me", "gives", "near", "calmer", "unsafe")
"""Those asked for on request."""
OF_CONNECTION: Final[tuple[Field, ...]] = ("name", "gives", "direction", "effort", "words")
"""Those of a small connection of one's own."""
BLANK: Final = CirclePart(id="", kind="person", name="")
"""An empty part for somebody new."""
BLANK_CONNECTION: Final = CirclePart(id="", kind="connection", name="")
KINDS: Final[dict[str, tuple[str, str]]] = {
    "person": ("A person", ""),
    "group": ("A group", ""),
    "place": ("A place", ""),
    "community": ("A community", ""),
    "connection": ("A connection of my own", ""),
    "card": ("A card for hard days", ""),
}
NEARS: Final[dict[Nearness, tuple[str, str]]] = {
    "very-near": ("very near", ""),
    "near": ("near", ""),
    "a-way-off": ("a little way off", ""),
    "far": ("further off", ""),
}
EFFORTS: Final[dict[str, tuple[str, str]]] = {
    "1": ("almost nothing", ""),
    "2": ("a minute", ""),
    "3": ("a few minutes", ""),
    "4": ("a visit", ""),
}
LABELS: Final[dict[Field, str]] = {
    "name": "Name",
    "kind": "Kind",
    "role": "On pages",
    "to_me": "To me",
    "names": "Also",
    "gives": "Gives",
    "near": "How near",
    "calmer": "Beside",
    "unsafe": "Unsafe",
    "help_now": "Help now",
    "call": "To reach",
    "direction": "Where",
    "effort": "Takes",
}
CONNECTION_LABELS: Final[dict[Field, str]] = {"name": "What", "gives": "Touches"}
CONNECTION_HINT: Final = "ring Ana on the way home"
TICKS: Final[dict[Field, str]] = {
    "calmer": "calmer beside them, or there",
    "unsafe": "not safe for me: never suggest",
    "help_now": "show under people I chose",
}
HINTS: Final[dict[Field, str]] = {
    "name": "what you call them, or it",
    "role": "what a page says: friend, aunt, choir",
    "to_me": "who they are, in your own words",
    "names": "other names, with commas between",
    "call": "a number, an address",
    "words": "Anything you would like to note.",
}
QUESTIONS: Final[dict[Field, str]] = {
    "name": "What is the name?",
    "kind": "A person, a group or a place?",
    "role": ("Who are they to you, in a word or two: friend, aunt, choir? Pages can say this in place of the name."),
    "names": "Other names you use, if any, with commas between.",
    "help_now": "Show them in Help now, under the people you chose?",
    "call": "A number or an address to reach them, if any.",
    "words": "Anything you would like to note?",
    "to_me": "Who are they in your own words? No page says this.",
    "gives": "Which of the five do you find with them, if any?",
    "near": "How near are they to you?",
    "calmer": "Do you feel calmer with them, or there?",
    "unsafe": "Are they not safe for you? Then they are never suggested, and pages still hide the name.",
    "direction": "Is it with others, in your surroundings, or with yourself?",
    "effort": "How much does it take?",
}
CONNECTION_QUESTIONS: Final[dict[Field, str]] = {
    "name": "What is it? A line, such as: call Ana on the way home.",
    "gives": "Which of the five is it likely to touch, if any?",
}
MORE: Final = "Say more about them: in your own words, the five, how near, calmer beside them, not safe?"
MORES: Final = {"yes": ("Yes", ""), "no": ("No, that's enough", "")}
NEEDS_NAME: Final = "It needs a name, so nothing was changed."
NO_KIND: Final = "Type person, group or place."
NO_YES: Final = "Type yes or no."
NOT_ONE_OF: Final = "Type one of: {values}."
NO_KEY: Final = (
    f"Line {{number}} doesn't begin with one of: {', '.join(f'{field}:' for field in (*FIELDS, *MORE_FIELDS))}. "
    "Nothing was changed."
)
IN_LINE: Final = "Line {number}: {said} Nothing was changed."
_YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False, "": False}


def answered(part: CirclePart, field: Field, answer: str) -> CirclePart:
    """Returns the part with one answer set; an empty answer clears the field.

    Raises:
        UsageFault: the answer doesn't fit; the message says what does.
    """
    words = clean(answer).strip()
    match field:
        case "name" if not words:
            raise UsageFault(NEEDS_NAME)
        case "name" if is_named(part):
            name = bare_name(words) or words
            return replace(part, name=name, names=tuple(one for one in part.names if name_key(one) != name_key(name)))
        case "kind":
            return replace(part, kind=_kind(words, part.kind))
        case "names":
            return replace(part, names=names_in(words))
        case "gives":
            return replace(part, gives=_needs(words))
        case "near":
            return replace(part, near=_one_of(words, NEARNESSES, NEARS))
        case "direction":
            return replace(part, direction=_one_of(words, DIRECTIONS, sentences.DIRECTIONS_INLINE))
        case "effort":
            found = _one_of(words, tuple(EFFORTS), EFFORTS)
            return replace(part, effort=int(found) if found else None)
        case "help_now":
            return replace(part, help_now=_yes(words))
        case "calmer":
            return replace(part, calmer=_yes(words))
        case "unsafe":
            return replace(part, unsafe=_yes(words))
        case _:
            return replace(part, **{field: words})  # type: ignore[arg-type]  # the others are text


def _kind(words: str, before: CircleKind) -> CircleKind:
    """Returns the kind named by `words`. The current kind is always accepted, even one that cannot be created here."""
    for kind in (before, *MADE_HERE, BLANK_CONNECTION.kind):
        if words.lower() == kind:
            return kind
    raise UsageFault(NO_KIND)


def _yes(words: str) -> bool:
    if words.lower() not in _YES:
        raise UsageFault(NO_YES)
    return _YES[words.lower()]


def _needs(words: str) -> tuple[Need, ...]:
    said = {fold(word) for word in words.replace(",", " ").split()}
    found = tuple(need for need in NEEDS if need in said)
    if said - set(found):
        raise UsageFault(NOT_ONE_OF.format(values=", ".join(NEEDS)))
    return found


def _one_of(words: str, values: tuple[Value, ...], labels: Mapping[Value, tuple[str, str] | str]) -> Value | None:
    """Returns the value named as in the file or as the interface says it; None for an empty answer."""
    if not words:
        return None
    for value in values:
        label = labels[value]
        if fold(words) in (value, value.replace("-", " "), label if isinstance(label, str) else label[0]):
            return value
    raise UsageFault(NOT_ONE_OF.format(values=", ".join(values)))


def current_answer(part: CirclePart, field: Field) -> str:
    """Returns a field's value in the form of an answer."""
    value = getattr(part, field)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def with_lines(part: CirclePart, lines: str) -> CirclePart:
    """Returns the part with answers from lines such as `role: friend`; everything after `words:` is words.

    Raises:
        UsageFault: a line has no key, or its answer doesn't fit. The message never repeats what was written.
    """
    rows = clean(lines).split("\n")
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        key, colon, answer = row.partition(":")
        field = next((field for field in get_args(Field) if field == key.strip().lower()), None)
        if field is None or not colon:
            raise UsageFault(NO_KEY.format(number=number))
        if field == "words":
            return answered(part, field, "\n".join([answer, *rows[number:]]))
        try:
            part = answered(part, field, answer)
        except UsageFault as fault:
            said = str(fault)
            raise UsageFault(said if said == NEEDS_NAME else IN_LINE.format(number=number, said=said)) from None
    return part
