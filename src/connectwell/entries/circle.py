"""The circle as text for every interface: questions, parsing answers, and a part as lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, TypeVar, get_args

from connectwell import sentences
from connectwell.english import listed
from connectwell.entries import card
from connectwell.errors import UsageFault
from connectwell.model.circle import MADE_HERE, CirclePart, direction_of, is_named, names_in
from connectwell.model.circle_merge import alike
from connectwell.model.matching import fold
from connectwell.model.terms import DIRECTIONS, NEARNESSES, NEEDS, CircleKind, Nearness, Need
from connectwell.model.text import clean, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connectwell.journal import CircleSaved
    from connectwell.journal.circle_copies import CircleCopy, Way

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

TITLE: Final = "Your circle"
NEW: Final = "New in your circle"
ABOUT: Final = "People, groups and places in your days."
EMPTY: Final = "A place for the people, groups and places that matter to you."
BY_NEED: Final = "Your circle, by what each gives"
NONE_GIVES: Final = "Nobody in your circle is marked yet as giving one of the five, or as calm to be near."
ONLY_REMOVED: Final = "Taken out of your circle. Nothing is deleted until it is erased."
NONE_REMOVED: Final = "Nothing is removed."
KINDS: Final[dict[str, tuple[str, str]]] = {
    "person": ("A person", ""),
    "group": ("A group", ""),
    "place": ("A place", ""),
    "community": ("A community", ""),
    "connection": ("A connection of my own", ""),
    "card": ("A card for hard days", ""),
}
KINDS_INLINE: Final[dict[CircleKind, str]] = {
    "person": "a person",
    "group": "a group",
    "place": "a place",
    "community": "a community",
    "connection": "a connection of my own",
    "card": "a card for hard days",
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
    "help_now": "Show them in Help now, under the people you chose: yes or no?",
    "call": "A number or an address to reach them, if any.",
    "words": "Anything you would like to note?",
    "to_me": "Who are they in your own words? No page says this.",
    "gives": "Which of the five do you find with them, if any?",
    "near": "How near are they to you?",
    "calmer": "Do you feel calmer with them, or there: yes or no?",
    "unsafe": "Are they not safe for you? Then they are never suggested, and pages still hide the name: yes or no?",
    "direction": "Is it with others, in your surroundings, or with yourself?",
    "effort": "How much does it take?",
}
CONNECTION_QUESTIONS: Final[dict[Field, str]] = {
    "name": "What is it? A line, such as: call Ana on the way home.",
    "gives": "Which of the five is it likely to touch, if any?",
}
MORE: Final = "Say more about them: in your own words, the five, how near, calmer beside them, not safe?"
MORES: Final = {"yes": ("Yes", ""), "no": ("No, that's enough", "")}
ERASE: Final = "Erasing deletes this from your circle, with its earlier versions. There is no way back."
KEEP_HIDING: Final = "Keep hiding this name on pages? Enter: yes; n: no."
KEEP_HIDING_ASK: Final = "Keep hiding this name on pages?"
KEEP_HIDINGS: Final = {
    "yes": ("Yes", "only the name stays, in hidden-names.toml in your journal's folder"),
    "no": ("No", "pages show it where your entries do"),
}
NAME_KEPT: Final = (
    "Only the name stays, in hidden-names.toml in your journal's folder, so that pages keep hiding it. "
    "'connectwell circle unhide' takes it off that list."
)
NAME_MAY_BE_SAID: Final = "From now on, pages show this name where your entries do."
STAYS_HIDDEN: Final = "Pages keep hiding names you take off; 'connectwell circle names' lists them."
HIDDEN_TITLE: Final = "Names that pages still hide"
HIDDEN_ABOUT: Final = "Nobody in your circle has these names any more."
NO_HIDDEN_NAMES: Final = "Every name that pages hide belongs to somebody in your circle."
UNHIDE: Final = "Which name may pages show again?"
UNHIDDEN: Final = "From now on, pages show it where your entries do."
NOT_HIDDEN: Final = "Not every name you gave is on that list; 'connectwell circle names' shows it."
NAME_STAYS: Final = "Entries keep the name where you wrote it."
ALSO: Final = "also {names}"
IN_HELP_NOW: Final = "in Help now"
CALMER: Final = "calmer beside them"
CALMER_THERE: Final = "calmer there"
NEVER_SUGGESTED: Final = "not safe, never suggested"
GIVES: Final = "gives {needs}"
CALMER_BESIDE: Final = "Calmer beside {names}"
NO_NAME_YET: Final = "No name yet"
SAVED: Final = "Saved."
ADDED: Final = "{name} is in your circle now."
REMOVED: Final = "{name} is out of your circle now. Nothing is deleted."
RESTORED: Final = "{name} is back in your circle."
ALIKE: Final = "{one} and {other} may be the same."
MERGE: Final = "Put {name} together with which one? That one stays, and gets every name."
MERGED_WITH: Final = "{other} is {name} now, with every name. Nothing is deleted."
UNDONES: Final = {
    "before": "Undone. {name} is as before.",
    "back": "Undone. {name} is back.",
    "out": "Undone. {name} is out again; nothing is deleted.",
    "apart": "Undone. {name} and {other} are two again.",
}
TWICE: Final = "{name} is in your circle twice, as two devices left it."
CARD_TWICE: Final = "Your card for hard days is here twice, as two devices left it."
NO_COPIES: Final = "Nobody and nothing is in your circle twice."
WHICH_COPY: Final = "Which would you like to keep? What isn't kept stays as an earlier version."
WAYS: Final[dict[Way, tuple[str, str]]] = {
    "both": ("Both in one", "every name and all words"),
    "first": ("The first", ""),
    "second": ("The second", ""),
}
TAKEN_OUT: Final = "taken out of your circle"
SETTLED: Final = "{name} is in your circle once now. Nothing is deleted."
NOBODY_TO_MERGE: Final = "There is nobody else of this kind to put together with."
MERGED: Final = "This was also changed somewhere else. Both changes are in it."
REPLACED: Final = (
    "This was also saved from another window or device. This one counts; the other is kept as an earlier version."
)
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


def values_of(field: Field) -> str:
    """Returns a sentence with the answers that fit a field, where they are words of its own; else empty."""
    values = {"gives": NEEDS, "near": NEARNESSES, "direction": DIRECTIONS, "effort": tuple(EFFORTS)}.get(field)
    return f"{', '.join(values)}." if values else ""


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


def in_one_line(part: CirclePart) -> str:
    """Returns the name followed by `about`; safe to draw."""
    return ", ".join(filter(None, (flat(part.name), about(part))))


def about(part: CirclePart) -> str:
    """Returns who it is, other names, how near, and what it is for, on one line; safe to draw; may be empty."""
    who = part.role or part.to_me
    said = [who if who and fold(who) != fold(part.name) else "" if part.kind == "person" else KINDS_INLINE[part.kind]]
    said += [ALSO.format(names=", ".join(part.names))] if part.names else []
    return flat(", ".join(filter(None, (*said, *_told(part)))))


def _told(part: CirclePart) -> tuple[str, ...]:
    """Returns what is so of it beside its names, as short phrases; empty ones for what isn't."""
    if part.unsafe:
        return (NEVER_SUGGESTED,)
    return (
        NEARS[part.near][0] if part.near else "",
        (CALMER_THERE if part.kind == "place" else CALMER) if part.calmer else "",
        IN_HELP_NOW if part.help_now else "",
    )


def page_of(part: CirclePart) -> tuple[str, ...]:
    """Returns the whole part as paragraphs, name first; safe to draw."""
    said = [part.name, ", ".join(filter(None, (KINDS_INLINE[part.kind], part.role)))]
    said += [part.to_me]
    said += [ALSO.format(names=", ".join(part.names))] if part.names else []
    said += [GIVES.format(needs=listed([sentences.NEEDS_INLINE[need] for need in part.gives]))] if part.gives else []
    if part.kind == "connection":
        said += [f"{sentences.DIRECTIONS_INLINE[direction_of(part)]}, {EFFORTS[str(part.effort or 2)][0]}"]
    said += [", ".join(filter(None, (*_told(part), part.call)))]
    on_card = card.lines_of(part.card) if part.card else ()
    return (*(flat(line) for line in said if line), *filter(None, [visible(part.words), *on_card]))


def flat(words: str) -> str:
    """Returns the words on one line, safe to draw."""
    return " ".join(visible(words).split())


def save_notice(saved: CircleSaved) -> str:
    """Returns the message about changes made elsewhere that a save ran into, and names that stay hidden, if any."""
    said = [REPLACED if saved.replaced else MERGED if saved.merged else "", STAYS_HIDDEN if saved.stay_hidden else ""]
    return " ".join(filter(None, said))


def in_list(parts: Iterable[CirclePart]) -> tuple[CirclePart, ...]:
    """Returns those that a list of the circle shows: whoever has a name, so no card and no connections."""
    return tuple(part for part in parts if is_named(part))


def may_be_the_same(parts: Iterable[CirclePart]) -> str:
    """Returns a sentence about the first two that share a name but for case and accents; empty if none do."""
    return next(map(alike_said, alike(parts)), "")


def alike_said(pair: tuple[CirclePart, CirclePart]) -> str:
    """Returns that these two may be the same."""
    one, other = pair
    return ALIKE.format(one=_named(one, other), other=_named(other, one))


def copies_in(copies: Iterable[CircleCopy]) -> str:
    """Returns a sentence about the first that is in the circle twice; empty if nothing is."""
    return next(map(twice, copies), "")


def twice(copy: CircleCopy) -> str:
    """Returns that it is in the circle twice."""
    return CARD_TWICE if copy.part.kind == "card" else TWICE.format(name=flat(copy.part.name))


def both_sides(copy: CircleCopy) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Returns what counts and the copy, each as paragraphs under a heading; safe to draw."""
    return _side("first", copy.part), _side("second", copy.copy)


def _side(way: Way, part: CirclePart) -> tuple[str, ...]:
    return (f"{WAYS[way][0]}:", *page_of(part), *([TAKEN_OUT] if part.removed else []))


def way_of(answer: str) -> Way | None:
    """Returns which of the two is to be kept, as typed; None if nothing is said.

    Raises:
        UsageFault: it is something else.
    """
    said = fold(answer).strip(" .")
    ways: tuple[Way, ...] = ("both", "first", "second")
    found = {"": None, "1": "first", "2": "second"} | {way: way for way in ways}
    if said not in found:
        raise UsageFault(NOT_ONE_OF.format(values=", ".join(ways)))
    return found[said]  # type: ignore[return-value]  # the values are ways


def _named(part: CirclePart, other: CirclePart) -> str:
    """Returns a name, with the role where both are called the same."""
    said = flat(part.role or part.to_me)
    return f"{flat(part.name)} ({said})" if flat(part.name) == flat(other.name) and said else flat(part.name)
