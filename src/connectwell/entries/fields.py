"""What of an entry can be edited: a list of fields, each with a kind and a value. No disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, Literal

from connectwell import sentences
from connectwell.day_words import day_named, day_to_come
from connectwell.entries.rewording import name_of, reworded, texts_by_id
from connectwell.errors import UsageFault
from connectwell.model.entry import (
    AgendaLine,
    Arrival,
    Close,
    Connection,
    Entry,
    Landed,
    Note,
    PracticeDone,
    Reflection,
    Session,
    Share,
)
from connectwell.model.frozen import dataclass
from connectwell.model.parts import MARKABLE, AnyPart, changed, id_of, is_put_away, parts_of, type_of, words_in
from connectwell.model.terms import NEEDS, OWN, Need
from connectwell.model.text import bare_name, clean

FieldKind = Literal["words", "line", "names", "rating", "one", "some", "day", "day-to-come", "yes"]
"""`line` is one line of words; `one` and `some` choose from `options`; `day` isn't in the future."""
Value = Any
"""By kind: str; str; tuple of names; 0–10, "unclear" or None; a value or None; tuple of values; date or None; bool."""
Options = Mapping[str, tuple[str, str]]
UNCLEAR: Final = "unclear"
DAY: Final = "day"


@dataclass(frozen=True)
class Field:
    """One thing that can be edited.

    Attributes:
        id: within the entry; of words, as in `rewording`.
        part: the id of its part; empty for the entry's day.
        kind: how it is asked for.
        title: the name of its part.
        label: its name; empty for words that the title names.
        asked: the question that the words answer, or empty.
        value: as it is now.
        options: label and hint by value, for `one` and `some`.
    """

    id: str
    part: str
    kind: FieldKind
    title: str
    label: str
    asked: str
    value: Value
    options: Options


def fields_of(entry: Entry, keys: Mapping[Need, str], *, put_away: bool = False) -> tuple[Field, ...]:
    """Returns what can be edited, in page order. A part that is put away can only be brought back, unless asked for.

    Args:
        entry: any entry.
        keys: a free key for a reflection on each need, for those that have none yet.
        put_away: whether to list all of what is put away.
    """
    if entry.share:
        return ()
    found = [Field(DAY, "", "day", "", sentences.EDIT_DAY, "", entry.day, {})]
    there = {id_of(part) for part in parts_of(entry)}
    for part in parts_of(_filled(entry, keys)):
        found += _fields(part, is_there=id_of(part) in there, put_away=put_away)
    return tuple(found)


def with_field(entry: Entry, field_id: str, value: Value, keys: Mapping[Need, str]) -> Entry:
    """Returns the entry with one field changed; unchanged if its part is gone. Parts left blank aren't added.

    Args:
        entry: any entry.
        field_id: of a `Field`.
        value: the new value.
        keys: as for `fields_of`.
    """
    if field_id == DAY:
        return replace(entry, day=value)
    there = {id_of(part) for part in parts_of(entry)}
    filled = _filled(entry, keys)
    blank = {id_of(part): part for part in parts_of(filled) if id_of(part) not in there}
    if isinstance(value, str) and any(
        field_id == text_id for part in parts_of(filled) for text_id, _ in texts_by_id(part)
    ):
        edited = reworded(filled, field_id, value)
    else:
        part_id, _, name = field_id.rpartition(".")
        edited = changed(filled, lambda part: _put(part, name, value) if id_of(part) == part_id else part)
    return changed(edited, lambda part: None if blank.get(id_of(part)) == part else part)


def slot(entry: Entry, part_id: str) -> AnyPart | date | None:
    """Returns a part by its id, None if it isn't there; for an empty id, the day."""
    if not part_id:
        return entry.day
    return next((part for part in parts_of(entry) if id_of(part) == part_id), None)


def with_slot(entry: Entry, part_id: str, before: AnyPart | date | None) -> Entry:
    """Returns the entry with a part as it was before; as `slot`. A part that wasn't there is taken out."""
    if not part_id:
        return replace(entry, day=before)  # type: ignore[arg-type]  # of the empty id
    return changed(entry, lambda part: before if id_of(part) == part_id else part)  # type: ignore[arg-type,return-value]  # of a part


# --- The fields of a part


def _fields(part: AnyPart, *, is_there: bool, put_away: bool) -> Iterator[Field]:
    title, id = _title(part), id_of(part)

    def field(name: str, kind: FieldKind, label: str, value: Value, options: Options | None = None) -> Field:
        return Field(f"{id}.{name}", id, kind, title, label, "", value, options or {})

    if is_put_away(part) and not put_away:
        yield field("put_away", "yes", sentences.EDIT_PUT_AWAY, True)
        return
    match part:
        case Arrival():
            yield field("state", "one", sentences.EDIT_STATE, part.state, sentences.STATES)
        case Reflection():
            rating = UNCLEAR if part.unclear and part.rating is None else part.rating
            yield field("rating", "rating", sentences.EDIT_RATING, rating)
        case Connection():
            if part.prompt is None or part.prompt.startswith(OWN):
                yield field("asked", "words", sentences.EDIT_OWN, part.asked)
            yield field("status", "one", sentences.EDIT_STATUS, part.status, sentences.EDIT_STATUSES)
        case PracticeDone():
            yield field("before", "one", sentences.EDIT_BEFORE, part.before, sentences.STATES)
            yield field("after", "one", sentences.EDIT_AFTER, part.after, sentences.AFTERS)
        case Session():
            yield field("who", "line", sentences.EDIT_WITH, part.who)
        case _:
            pass
    for text_id, text in texts_by_id(part):
        label = "" if len(type_of(part).texts) == 1 else name_of(part, text, sentences.NEED_NAMES)
        label = sentences.EDIT_LANDED if isinstance(part, Connection) else label
        yield Field(text_id, id, "words", title, label, type_of(part).asked(part), text.read(part), {})
    match part:
        case Reflection() | Note():
            if is_there:
                yield field("people", "names", sentences.EDIT_PEOPLE, part.people)
        case Connection():
            touched = part.landed.touched if part.landed else ()
            yield field("touched", "some", sentences.EDIT_TOUCHED, touched, _NEEDS)
        case AgendaLine():
            yield field("wants", "one", sentences.EDIT_WANTS, part.wants, sentences.WANTS)
        case Session():
            yield field("next", "day-to-come", sentences.EDIT_NEXT, part.next)
        case _:
            pass
    if is_there and not (isinstance(part, Close | Arrival) and not words_in(part)):
        assert not isinstance(part, Share)
        yield field("sharing", "one", sentences.EDIT_SHARING, part.sharing, sentences.SHARINGS)
        if type_of(part) in MARKABLE:
            yield field("for_session", "yes", sentences.EDIT_FOR_SESSION, part.for_session)  # type: ignore[union-attr]
        yield field("put_away", "yes", sentences.EDIT_PUT_AWAY, part.put_away)


_NEEDS: Final[Options] = {need: (name, "") for need, name in sentences.NEED_NAMES.items()}
_CAN_BE_NONE: Final = ("state", "before", "after", "wants", "next")


def may_be_blank(field: Field) -> bool:
    """Returns whether a field's value may be None."""
    return field.kind == "rating" or field.id.rpartition(".")[2] in _CAN_BE_NONE


def _title(part: AnyPart) -> str:
    if isinstance(part, Reflection):
        return sentences.NEED_NAMES[part.need]
    return sentences.part_name(id_of(part), title=type_of(part).title(part))


def _put(part: Any, name: str, value: Value) -> AnyPart:
    match name:
        case "rating":
            return replace(part, rating=None if value == UNCLEAR else value, unclear=value == UNCLEAR)  # type: ignore[no-any-return]
        case "touched":
            touched = tuple(need for need in NEEDS if need in value)
            return replace(part, landed=replace(part.landed or Landed(), touched=touched))  # type: ignore[no-any-return]
        case "who":
            value = clean(value).strip()
        case "asked":
            value = clean(value)
        case "people":
            value = tuple(dict.fromkeys(found for each in value if (found := bare_name(each))))
        case _:
            pass
    return replace(part, **{name: value})  # type: ignore[no-any-return]


def _filled(entry: Entry, keys: Mapping[Need, str]) -> Entry:
    """Returns a check-in with every part that it could have; another entry as it is."""
    if entry.kind != "check-in":
        return entry
    there = {part.need for part in entry.reflections}
    blank = tuple(Reflection(key=keys[need], need=need) for need in NEEDS if need not in there and need in keys)
    return replace(
        entry,
        arrival=entry.arrival or Arrival(),
        reflections=(*entry.reflections, *blank),
        close=entry.close or Close(),
    )


def value_text(field: Field) -> str:
    """Returns a field's value in words; empty for words of the person's own that are blank. Not safe to draw."""
    value = field.value
    match field.kind:
        case "yes":
            return sentences.EDIT_YES[bool(value)]
        case "rating":
            return sentences.UNCLEAR if value == UNCLEAR else sentences.EDIT_BLANK if value is None else str(value)
        case "one":
            return field.options[value][0].lower() if value in field.options else sentences.EDIT_BLANK
        case "some":
            return ", ".join(field.options[one][0] for one in value) or sentences.EDIT_NO_NEEDS
        case "names":
            return ", ".join(value) or sentences.EDIT_NOBODY
        case "day" | "day-to-come":
            return sentences.long_day(value) if value else sentences.EDIT_BLANK
        case _:
            return str(value)


def read_typed(field: Field, typed: str, today: date) -> Value:
    """Returns the value that was typed for a field; for `one`, `some` and `yes` the interface offers choices.

    Raises:
        UsageFault: it doesn't fit.
    """
    match field.kind:
        case "rating":
            return _read_rating(typed)
        case "names":
            return tuple(name.strip() for name in typed.split(",") if name.strip())
        case "day":
            day = day_named(typed, today)
            if day > today:
                raise UsageFault(sentences.EDIT_DAY_TO_COME)
            return day
        case "day-to-come":
            return day_to_come(typed, today) if typed.strip() else None
        case _:
            return typed


def _read_rating(typed: str) -> int | str | None:
    word = typed.strip(" .").casefold()
    if word in ("", sentences.EDIT_BLANK, "-"):
        return None
    if word in ("c", "?", sentences.UNCLEAR, "cant tell"):
        return UNCLEAR
    if word.isascii() and word.isdigit() and len(word) < 4 and 0 <= int(word) <= 10:
        return int(word)
    raise UsageFault(sentences.EDIT_NO_RATING)
