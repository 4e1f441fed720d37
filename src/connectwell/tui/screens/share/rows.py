"""The list of what may leave: a heading per day, and a sign and a word for whether each part leaves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from textual.content import Content

from connectwell import sentences
from connectwell.entries import page
from connectwell.model.text import one_line, visible
from connectwell.share.formats import outline
from connectwell.share.select.parts import ShareItem
from connectwell.share.select.period import Choice
from connectwell.share.select.selection import PageLine
from connectwell.terminal_text import padded, width_of

GOES, LEFT_OUT, STAYS = "●", "○", "·"
SIGNS: Final = f"{GOES} shared   {LEFT_OUT} left out   {STAYS} stays here"
A_MOMENT, HELPED, OUT, HERE = "quoted", "helped", "left out", "stays here"
UNTIL_SESSION = "until my session"
ABOUT_PRIVATE = "Only you may see this, so it stays here. t changes that."
ABOUT_PUT_AWAY = "Put away until your session, so it stays here."
ABOUT_THEME = "Without its words: the day, and what was rated or chosen. t changes that."
ALL_PRIVATE = "Only you may see all of this, so it stays here. t changes who may see a part."
ALL_PUT_AWAY = "All of this is put away until your session, so it stays here."
ALL_STAYS = "All of this is only for you, or put away until your session, so it stays here."
NOTHING_GOES = "Nothing would be shared yet. t changes who may see a part."
NO_WORDS = "There are no words in it."
_LABEL, _STATE = 19, 16  # columns
_FEW = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: a day and a kind of entry, or the lines for the session."""

    said: str


Row: TypeAlias = Heading | PageLine | ShareItem


def rows_of(lines: Sequence[PageLine], items: Sequence[ShareItem]) -> tuple[Row, ...]:
    """Returns the lines for the session, then the days, newest first; parts in the order of the walk."""
    return tuple(_rows(lines, items))


def _rows(lines: Sequence[PageLine], items: Sequence[ShareItem]) -> Iterator[Row]:
    if lines:
        yield Heading(outline.TO_TALK_ABOUT)
        yield from lines
    entries: dict[str, list[ShareItem]] = {}
    for item in items:
        entries.setdefault(item.entry, []).append(item)
    year = max((item.day.year for item in items), default=0)
    for parts in reversed(entries.values()):
        day, title = parts[0].day, parts[0].title
        said = f"{day:%A} {outline.day_and_month(day)}" if day.year == year else page.long_day(day)
        yield Heading(f"{said} · {title}")
        yield from parts
        year = day.year


def goes(row: Row, choice: Choice) -> bool:
    """Returns whether the row leaves, given the choices."""
    match row:
        case PageLine():
            return row.reference not in choice.left_out
        case ShareItem():
            return row.may_leave and row.reference not in choice.left_out
        case _:
            return False


def why_nothing(rows: Sequence[Row]) -> str:
    """Returns why nothing of the rows would leave; empty if there are none."""
    if not rows:
        return ""
    if any(isinstance(row, PageLine) or (isinstance(row, ShareItem) and row.may_leave) for row in rows):
        return NOTHING_GOES
    why = {row.stays for row in rows if isinstance(row, ShareItem)}
    return ALL_PRIVATE if why == {"private"} else ALL_PUT_AWAY if why == {"put-away"} else ALL_STAYS


def draw(row: Row, choice: Choice, width: int) -> Content:
    """Draws one line of at most `width` columns."""
    match row:
        case Heading():
            return Content.styled(one_line(row.said, width), "bold $primary")
        case PageLine():
            on = goes(row, choice)
            state = "" if on else OUT
            words = one_line(row.item.words, max(8, width - 3 - len(state)))
            return Content.assemble((f"{GOES if on else LEFT_OUT} ", "$primary"), words, (f"  {state}", "$text-muted"))
        case ShareItem():
            return _item(row, choice, width)


def _item(item: ShareItem, choice: Choice, width: int) -> Content:
    on = goes(item, choice)
    sign = GOES if on else LEFT_OUT if item.may_leave else STAYS
    style = "" if on else "$text-muted"
    state = _state(item, choice, on=on)
    room = width - 3 - _LABEL - (width_of(state) + 2 if state else 0)
    words = one_line(item.words, room) if _has_words(item, on=on) and room > _FEW else ""
    beside = f"{state}  " if state and words else state
    return Content.assemble(
        (f"{sign} ", "$primary" if on else "$text-muted"),
        (padded(one_line(item.label, _LABEL), _LABEL + 1), "bold" if on else style),
        (beside if item.may_leave else padded(state, _STATE + 1), "$text-muted"),
        (words if on else HERE if not item.may_leave else "", style),
    )


def _has_words(item: ShareItem, *, on: bool) -> bool:
    """Whether its words are shown: then it needn't be said that they leave."""
    return on and item.level == "words" and bool(item.words.strip())


def _state(item: ShareItem, choice: Choice, *, on: bool) -> str:
    if not item.may_leave:
        return UNTIL_SESSION if item.stays == "put-away" else sentences.SHARINGS["private"][0]
    if not on:
        return OUT
    said = [] if _has_words(item, on=on) else [sentences.SHARINGS[item.level][0]]
    said += [A_MOMENT] if item.reference in choice.moments else []
    said += [HELPED] if item.reference in choice.helped else []
    return ", ".join(said)


def words_of_row(row: Row | None, most: int) -> Content:
    """Returns the row's text in the person's own words, at most `most` characters."""
    match row:
        case PageLine():
            wants = outline.WANTED[row.item.wants] if row.item.wants else ""
            return Content.assemble(_cut(row.item.words, most), (f"\n{wants}" if wants else "", "$text-muted"))
        case ShareItem() if row.level == "words" and row.words.strip():
            return Content(_cut(row.words, most))
        case ShareItem():
            return Content.styled(_why_no_words(row), "$text-muted")
    return Content("")


def _why_no_words(item: ShareItem) -> str:
    if item.stays == "put-away":
        return ABOUT_PUT_AWAY
    return {"private": ABOUT_PRIVATE, "theme": ABOUT_THEME, "words": NO_WORDS}[item.level]


def _cut(words: str, most: int) -> str:
    return visible(words[:most]).strip("\n") + ("…" if len(words) > most else "")
