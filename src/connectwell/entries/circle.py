"""The circle as text for every interface: what is said of it, and a part as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from connectwell import sentences
from connectwell.english import listed
from connectwell.entries import card
from connectwell.entries.circle_fields import EFFORTS, NEARS, NOT_ONE_OF
from connectwell.errors import UsageFault
from connectwell.model.circle import CirclePart, direction_of, is_named
from connectwell.model.circle_merge import alike
from connectwell.model.matching import fold
from connectwell.model.terms import CircleKind
from connectwell.model.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connectwell.journal import CircleSaved
    from connectwell.journal.circle_copies import CircleCopy, Way


TITLE: Final = "Your circle"
NEW: Final = "New in your circle"
ABOUT: Final = "People, groups and places in your days."
EMPTY: Final = "A place for the people, groups and places that matter to you."
BY_NEED: Final = "Your circle, by what each gives"
NONE_GIVES: Final = "Nobody in your circle is marked yet as giving one of the five, or as calm to be near."
ONLY_REMOVED: Final = "Taken out of your circle. Nothing is deleted until it is erased."
NONE_REMOVED: Final = "Nothing is removed."
KINDS_INLINE: Final[dict[CircleKind, str]] = {
    "person": "a person",
    "group": "a group",
    "place": "a place",
    "community": "a community",
    "connection": "a connection of my own",
    "card": "a card for hard days",
}
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
SAME_NAME: Final = "Two here are called {name}, and may be the same."
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


def in_one_line(part: CirclePart) -> str:
    """Returns the name followed by `details_of`; safe to draw."""
    return ", ".join(filter(None, (flat(part.name), details_of(part))))


def details_of(part: CirclePart) -> str:
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
    on_card = card.card_lines(part.card) if part.card else ()
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


def has_another(parts: Iterable[CirclePart]) -> bool:
    """Whether two are of one kind, so that they could be put together."""
    kinds = [part.kind for part in parts]
    return len(set(kinds)) < len(kinds)


def alike_said(pair: tuple[CirclePart, CirclePart]) -> str:
    """Returns that these two may be the same."""
    one, other = pair
    said = _named(one, other), _named(other, one)
    return SAME_NAME.format(name=said[0]) if said[0] == said[1] else ALIKE.format(one=said[0], other=said[1])


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
    """Returns a name; where both are called the same, with the role, or with what else they differ in."""
    if flat(part.name) != flat(other.name):
        return flat(part.name)
    told = [(flat(one.role or one.to_me), details_of(one)) for one in (part, other)]
    said = told[0][0] if told[0][0] != told[1][0] else told[0][1] if told[0][1] != told[1][1] else ""
    return f"{flat(part.name)} ({said})" if said else flat(part.name)
