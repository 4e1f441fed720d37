"""The kinds of community as every interface shows them: what is marked, what can be answered, and a page of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from connectwell.errors import UsageFault
from connectwell.model.terms import COMMUNITY_MARKS, CommunityMark
from connectwell.model.text import clean, one_line, visible

if TYPE_CHECKING:
    from connectwell.context import Context
    from connectwell.journal import CircleSaved
    from connectwell.journal.community_marks import Marked, MarkEditing
    from connectwell.library import Community, Idea
    from connectwell.model.circle import CirclePart

Field = Literal["mark", "way_out", "words"]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)
"""The fields asked for, in order; named as in the file format."""

TITLE: Final = "Communities"
ABOUT: Final = "Kinds of places where people meet. Mark one only if you like; the mark stays here."
NONE: Final = "No kind of community can be read."
LEFT_OUT: Final = "Left out: {fault}"
MARKS: Final[dict[str, tuple[str, str]]] = {
    "mine": ("Mine", "I have one"),
    "curious": ("Curious", "I wonder about one"),
    "past": ("Past", "I had one"),
    "not-for-me": ("Not for me", ""),
    "blank": ("Blank", "nothing said"),
}
MARKS_INLINE: Final[dict[CommunityMark, str]] = {
    "mine": "mine",
    "curious": "curious",
    "past": "past",
    "not-for-me": "not for me",
}
SIGNS: Final[dict[CommunityMark | None, str]] = {"mine": "●", "curious": "◐", "past": "○", "not-for-me": "–", None: " "}
TOPICS: Final[dict[str, str]] = {
    "leads": "Who leads",
    "cost": "Cost",
    "access": "Getting in",
    "language": "Language",
    "faith": "Faith",
    "kept": "Kept inside",
    "leaving": "Leaving",
    "safe": "Safe for me",
}
FOR_ME: Final = "For me"
ASK_FIRST: Final = "What to ask first"
LOOK: Final = "How to look for one"
MAY_BE: Final = "What it may be like"
STEP: Final = "A small step"
NO_STEP: Final = "There is no small step for this one now."
WAY_OUT: Final = "My way out"
NOTE: Final = "My note"
HINTS: Final[dict[Field, str]] = {
    "mark": "",
    "way_out": "a seat by the door, a friend to ring",
    "words": "A name, a place, a time, how it was.",
}
QUESTIONS: Final[dict[Field, str]] = {
    "mark": "What is it to you?",
    "way_out": "How would you leave, or stay away, if you wanted to?",
    "words": "Anything you would like to note?",
}
NO_MARK: Final = "Type mine, curious, past, not for me, or blank."
NO_KEY: Final = f"Line {{number}} doesn't begin with one of: {', '.join(f'{field}:' for field in FIELDS)}."
SAVED: Final = "Saved."
MARKED: Final = "{name}: {mark}."
BLANK_NOW: Final = "{name}: nothing marked."
OTHERWISE: Final = "It is marked {mark} on another device. What you choose here counts."
PLANNED: Final = "It's your small connection for today, to try."


@dataclass(frozen=True)
class MarkedKind:
    """One kind of community, with what the person says about it."""

    community: Community
    marked: Marked | None

    @property
    def mark(self) -> CommunityMark | None:
        """The mark; None where it is left blank."""
        return self.marked.part.mark if self.marked else None


def read_kinds(context: Context) -> tuple[tuple[MarkedKind, ...], str]:
    """Returns every kind of community, and a sentence about those that can't be read; mostly empty.

    A mark for a kind that the library no longer has stays in its file.
    """
    found, broken = context.library.communities()
    marks = context.journal.circle.marks()
    left_out = LEFT_OUT.format(fault=broken[0]) if broken else "" if found else NONE
    return tuple(MarkedKind(one, marks.get(one.id)) for one in found), left_out


def read_row(context: Context, id: str) -> MarkedKind:
    """Returns one kind. Raises UsageFault if there is none of this id, ContentFault if it can't be read."""
    return MarkedKind(context.library.community(id), context.journal.circle.marks().get(id))


def edit(context: Context, community: Community) -> MarkEditing:
    """Starts an editing session for one kind; nothing is written before a save."""
    return context.journal.circle.mark(community.id, community.name)


def steps_of(context: Context, row: MarkedKind) -> list[Idea]:
    """Returns the small steps that fit the mark and aren't ruled out; unmarked, those for somebody curious.

    There are none toward what is past or not for them.
    """
    if row.mark in ("past", "not-for-me"):
        return []
    settings = context.settings
    wanted: CommunityMark = "mine" if row.mark == "mine" else "curious"
    return [
        step.idea
        for step in row.community.steps
        if wanted in step.marks
        and step.idea.id not in settings.never_suggest
        and not step.idea.needs.intersection(settings.rule_out)
    ]


# --- Answers


def answered(part: CirclePart, field: Field, answer: str) -> CirclePart:
    """Returns the part with one answer set; an empty answer clears the field.

    Raises:
        UsageFault: the answer isn't a mark; the message says which there are.
    """
    words = clean(answer).strip()
    if field == "mark":
        return replace(part, mark=_mark(words))
    return replace(part, way_out=words) if field == "way_out" else replace(part, words=words)


def _mark(words: str) -> CommunityMark | None:
    said = " ".join(words.lower().replace("-", " ").split()).strip(" .")
    if said in ("", "blank", "none"):
        return None
    for mark in COMMUNITY_MARKS:
        if said == mark.replace("-", " "):
            return mark
    raise UsageFault(NO_MARK)


def given(part: CirclePart, field: Field) -> str:
    """Returns a field's value in the form of an answer."""
    return mark_inline(part.mark) if field == "mark" else str(getattr(part, field))


def marks_written(part: CirclePart, lines: str) -> CirclePart:
    """Returns the part with answers from lines such as `mark: curious`; everything after `words:` is words.

    Raises:
        UsageFault: a line has no key, or isn't a mark. The message never repeats what was written.
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


def happened(saved: CircleSaved) -> str:
    """Returns the message about changes made elsewhere that a save ran into, if any."""
    from connectwell.entries.circle import MERGED, REPLACED

    return REPLACED if saved.replaced else MERGED if saved.merged else ""


def marked_now(community: Community, mark: CommunityMark | None) -> str:
    """Returns the sentence after marking."""
    return (MARKED if mark else BLANK_NOW).format(name=community.name, mark=mark_inline(mark))


# --- Reading


def mark_inline(mark: CommunityMark | None) -> str:
    """Returns the mark as a word within a line; empty for blank."""
    return MARKS_INLINE[mark] if mark else ""


def in_one_line(row: MarkedKind) -> str:
    """Returns the name, then the mark; safe to draw."""
    return ", ".join(filter(None, (one_line(row.community.name, 200), mark_inline(row.mark))))


def otherwise(row: MarkedKind) -> str:
    """Returns a sentence where another device marked it differently; empty otherwise."""
    mark = row.marked.otherwise if row.marked else None
    return OTHERWISE.format(mark=mark_inline(mark)) if mark else ""


def own_lines(row: MarkedKind) -> list[tuple[str, str]]:
    """Returns the person's way out and note, each with its heading; safe to draw; only those that are written."""
    part = row.marked.part if row.marked else None
    if part is None:
        return []
    return [(head, visible(said)) for head, said in ((WAY_OUT, part.way_out), (NOTE, part.words)) if said.strip()]


def page_of(row: MarkedKind) -> list[str]:
    """Returns all that is known of a kind and all that the person says about it, as paragraphs; safe to draw."""
    one = row.community
    said = [in_one_line(row), one.what, f"{MAY_BE}: {one.like}"]
    said += [f"{head}: {words}" for head, words in own_lines(row)]
    said += [otherwise(row)]
    said += [f"{ASK_FIRST}."]
    said += [f"{TOPICS[topic]}: {question}" for topic, question in one.ask]
    said += [f"{LOOK}.", *one.look]
    return [visible(line) for line in said if line]


def record_of(row: MarkedKind, *, whole: bool = False) -> dict[str, Any]:
    """Returns one kind as a JSON value: its mark and words if any, and with `whole` all that is told about it."""
    part, one = row.marked.part if row.marked else None, row.community
    record: dict[str, Any] = {"id": one.id, "name": one.name, "mark": row.mark}
    if part:
        record |= {key: said for key, said in (("way_out", part.way_out), ("words", part.words)) if said}
    if row.marked and row.marked.otherwise:
        record["otherwise"] = row.marked.otherwise
    if whole:
        steps = [{"id": step.idea.id, "do": step.idea.do, "effort": step.idea.effort} for step in one.steps]
        record |= {"what": one.what, "like": one.like, "ask": dict(one.ask), "look": list(one.look), "steps": steps}
    return record
