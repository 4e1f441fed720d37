"""The circle as text for every interface: questions, parsing answers, and a part as lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from connectwell.errors import UsageFault
from connectwell.model.circle import MADE_HERE, CirclePart, names_in
from connectwell.model.terms import CircleKind
from connectwell.model.text import clean, visible

if TYPE_CHECKING:
    from connectwell.journal import CircleSaved

Field = Literal["name", "kind", "role", "names", "help_now", "call", "words"]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)
"""The fields asked for, in order; named as in the file format."""

BLANK: Final = CirclePart(id="", kind="person", name="")
"""An empty part for somebody new."""

TITLE: Final = "Your circle"
NEW: Final = "New in your circle"
ABOUT: Final = "People, groups and places in your days."
EMPTY: Final = "A place for the people, groups and places that matter to you."
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
LABELS: Final[dict[Field, str]] = {
    "name": "Name",
    "kind": "Kind",
    "role": "Role",
    "names": "Also",
    "help_now": "Help now",
    "call": "To reach",
}
HINTS: Final[dict[Field, str]] = {
    "name": "what you call them, or it",
    "role": "friend, aunt, choir, where I read",
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
}
ERASE: Final = "Erasing deletes this from your circle, with its earlier versions. There is no way back."
KEEP_HIDING: Final = "Keep hiding this name on pages? Enter: yes; n: no."
NAME_KEPT: Final = (
    "Only the name stays, in hidden-names.toml in your journal's folder, so that pages keep hiding it. "
    "'connectwell circle unhide' takes it off that list."
)
NAME_MAY_BE_SAID: Final = "From now on, pages show this name where your entries do."
STAYS_HIDDEN: Final = "Pages keep hiding names you take off; 'connectwell circle names' lists them."
NO_HIDDEN_NAMES: Final = "Every name that pages hide belongs to somebody in your circle."
UNHIDE: Final = "Which name may pages show again?"
UNHIDDEN: Final = "From now on, pages show it where your entries do."
NOT_HIDDEN: Final = "Not every name you gave is on that list; 'connectwell circle names' shows it."
NAME_STAYS: Final = "Entries keep the name where you wrote it."
ALSO: Final = "also {names}"
IN_HELP_NOW: Final = "in Help now"
NO_NAME_YET: Final = "No name yet"
SAVED: Final = "Saved."
ADDED: Final = "{name} is in your circle now."
REMOVED: Final = "{name} is out of your circle now. Nothing is deleted."
RESTORED: Final = "{name} is back in your circle."
MERGED: Final = "This was also changed somewhere else. Both changes are in it."
REPLACED: Final = (
    "This was also saved from another window or device. This one counts; the other is kept as an earlier version."
)
NEEDS_NAME: Final = "It needs a name, so nothing was changed."
NO_KIND: Final = "Type person, group or place."
NO_YES: Final = "Type yes or no."
NO_KEY: Final = f"Line {{number}} doesn't begin with one of: {', '.join(f'{field}:' for field in FIELDS)}."
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
        case "help_now":
            if words.lower() not in _YES:
                raise UsageFault(NO_YES)
            return replace(part, help_now=_YES[words.lower()])
        case "name":
            return replace(part, name=words)
        case "role":
            return replace(part, role=words)
        case "call":
            return replace(part, call=words)
        case "words":
            return replace(part, words=words)


def _kind(words: str, before: CircleKind) -> CircleKind:
    """Returns the kind named by `words`. The current kind is always accepted, even one that cannot be created here."""
    for kind in (before, *MADE_HERE):
        if words.lower() == kind:
            return kind
    raise UsageFault(NO_KIND)


def current_answer(part: CirclePart, field: Field) -> str:
    """Returns a field's value in the form of an answer."""
    if field == "names":
        return ", ".join(part.names)
    if field == "help_now":
        return "yes" if part.help_now else "no"
    return str(getattr(part, field))


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
        field = next((field for field in FIELDS if field == key.strip().lower()), None)
        if field is None or not colon:
            raise UsageFault(NO_KEY.format(number=number))
        if field == "words":
            return answered(part, field, "\n".join([answer, *rows[number:]]))
        part = answered(part, field, answer)
    return part


def in_one_line(part: CirclePart) -> str:
    """Returns the name followed by `about`; safe to draw."""
    return ", ".join(filter(None, (flat(part.name), about(part))))


def about(part: CirclePart) -> str:
    """Returns role, other names and whether in Help now, on one line; safe to draw; empty if there are none."""
    said = [part.role or ("" if part.kind == "person" else KINDS_INLINE[part.kind])]
    said += [ALSO.format(names=", ".join(part.names))] if part.names else []
    said += [IN_HELP_NOW] if part.help_now else []
    return flat(", ".join(filter(None, said)))


def page_of(part: CirclePart) -> tuple[str, ...]:
    """Returns the whole part as paragraphs, name first; safe to draw."""
    said = [part.name, ", ".join(filter(None, (KINDS_INLINE[part.kind], part.role)))]
    said += [ALSO.format(names=", ".join(part.names))] if part.names else []
    said += [", ".join(filter(None, (IN_HELP_NOW if part.help_now else "", part.call)))]
    return (*(flat(line) for line in said if line), *filter(None, [visible(part.words)]))


def flat(words: str) -> str:
    """Returns the words on one line, safe to draw."""
    return " ".join(visible(words).split())


def save_notice(saved: CircleSaved) -> str:
    """Returns the message about changes made elsewhere that a save ran into, and names that stay hidden, if any."""
    said = [REPLACED if saved.replaced else MERGED if saved.merged else "", STAYS_HIDDEN if saved.stay_hidden else ""]
    return " ".join(filter(None, said))
