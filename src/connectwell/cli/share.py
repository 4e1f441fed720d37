"""Sharing from the command line: preview, delivery, and the report afterwards."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from connectwell import sentences
from connectwell.cli.heard import is_plain, out_heard
from connectwell.cli.progress_line import waiting, working
from connectwell.cli.sharing_options import Destination, SharingOptions
from connectwell.cli.streams import columns, flush_out, has_terminal, is_terminal, out, out_bytes, say
from connectwell.english import counted
from connectwell.errors import UsageFault

if TYPE_CHECKING:
    from connectwell.share.formats.registry import Format
    from connectwell.share.sharing import Sharing

PREVIEW_WIDTH: Final = 78
READING: Final = "Reading your journal:"
MAKING: Final = "Making the file …"
NOTHING_MAY_LEAVE: Final = (
    "Nothing from these days is set to be shared, so nothing was written. Everything begins as only yours, "
    "and what you put away stays here until your session. To share something, use the Share screen (s, then "
    "t), or 'sharing' in 'connectwell edit ID'."
)
NOTHING_READABLE: Final = (
    "Nothing that can be read of these days may leave, so nothing was written: it is private, put away until your "
    "session, or left out."
)
STILL_TO_COME: Final = (
    "Nothing from these days is set to be shared, so nothing was written. There are entries of days that haven't come "
    "yet, perhaps from when the clock was another: --to {day} takes them in."
)
CANNOT_HIDE: Final = "This terminal can't hide what is typed, so no passphrase was asked for. Nothing was written."
PASSPHRASE: Final = "A passphrase that its reader will know: "
AGAIN: Final = "The same once more: "
NOT_THE_SAME: Final = "The two don't match. Nothing was written."
SEEN: Final = "What you just saw is everything that will leave. Nothing else goes with it."
READ_LATER: Final = sentences.READ_LATER.format(whom="'connectwell help-now' has numbers.")
GOES_TO: Final = "It will be written to {where}, as {name}."
CANNOT_SHOW_ASK: Final = "Type h for HTML, p for the PDF all the same; anything else writes nothing."
NOT_HIDDEN: Final = "{words}. --hide-name WORD hides one."
HOW_TO_CHOOSE: Final = (
    "None of your words are on it yet. 'connectwell brief --choices' lists them with an ID; --moment ID quotes some, "
    "--helped ID puts some under what helped."
)
WRITE_IT: Final = "Type y to write it; anything else writes nothing."
NAMED_OTHERWISE: Final = "Its name ends like {ending}, but it is {name}, so some programs may not open it."
NAMES_MAY_LEAVE: Final = "--names-may-leave shares it anyway. Nothing was written."
KEEP_SAFE: Final = "It holds every word, private ones too, and it isn't sealed. Keep it as safe as your journal."
WRITTEN: Final = "Written: {where}, as {name}."
WRITTEN_IN_PART: Final = "Written, but not all of it: {where}, as {name}."
NOT_WRITTEN: Final = "Nothing was written, and nothing was shared."
_REFERENCE: Final = len("q7f3k2/arrival")


def read_selection(sharing: Sharing, asked: SharingOptions, as_: Format | None = None) -> None:
    """Reads the days, with progress if slow, and applies the exclusions. Raises UsageFault.

    Args:
        sharing: what is shared.
        asked: the options.
        as_: the format in which it is sent, if nobody looks at it first: what can be, is then written as it is read.
    """
    if asked.keep_names:
        sharing.keep_names(True)
    for name in dict.fromkeys(asked.keep_name):
        sharing.keep_name(name)
    for word in dict.fromkeys(asked.hide_name):
        sharing.hide(word)
    with waiting(READING) as progress:
        if as_ and not asked.without and sharing.can_write_at_once(as_):
            sharing.write_at_once(progress)
            return
        sharing.read_days(progress)
    for reference in asked.without:
        sharing.leave_out(reference)


def nothing_may_leave(sharing: Sharing) -> str:
    """Returns the sentence that nothing was written, because nothing that can be read may leave."""
    if sharing.unread_files:
        return NOTHING_READABLE
    day = sharing.latest_to_come()
    return STILL_TO_COME.format(day=day.isoformat()) if day else NOTHING_MAY_LEAVE


def show_preview(sharing: Sharing, where: Destination, *, plain: bool) -> int:
    """Previews everything that would leave: on a terminal as `page_preview`, else raw, with the notes on stderr."""
    said = preview_footnotes(sharing, where)
    if has_terminal():
        page_preview(sharing, where, plain=plain)
        return _ended(sharing)
    for text in sharing.preview(where.as_, _preview_width(), sys.maxsize):
        out(text)
    for sentence in said:
        say(sentence)
    return _ended(sharing)


def _preview_width() -> int:
    return min(PREVIEW_WIDTH, columns(sys.stdout, PREVIEW_WIDTH))


def _ended(sharing: Sharing) -> int:
    """Returns the exit code: 1 if something could not be read, so that not all of it was given. It has been said."""
    sharing.journal.start_over()
    return 1 if sharing.unread_files or sharing.unknown_names else 0


def page_preview(sharing: Sharing, where: Destination, *, plain: bool) -> None:
    """Previews on the terminal's alternate screen; plain mode only appends, in sentences."""
    from connectwell.cli.pager import page
    from connectwell.terminal_text import wrapped

    if plain and where.as_ in ("pdf", "html", "md", "txt") and not sharing.everything:
        from connectwell.plain.share_heard import paragraphs_heard

        for sentence in (*preview_footnotes(sharing, where), *paragraphs_heard(sharing.document())):
            out_heard(sentence)
        return
    width = _preview_width()
    pages = sharing.preview(where.as_, width, sys.maxsize)
    notes = [row for said in preview_footnotes(sharing, where) for row in wrapped(said, width, break_words=False)]
    (out if plain else page)("\n".join([*notes, "", *pages]))


def preview_footnotes(sharing: Sharing, where: Destination) -> list[str]:
    """Returns the notes beside a preview: that this is all, and which names became roles."""
    from connectwell.model.text import one_line
    from connectwell.share.preview import (
        NAMES_KEPT,
        NAMES_KNOWN,
        NAMES_REPLACED,
        preview_notes,
        replacement_lines,
    )

    said = list(preview_notes(where.as_))
    if not sharing.everything:
        said.append(NAMES_KEPT if sharing.choice.keep_names else NAMES_KNOWN)
    if replaced := replacement_lines(sharing.replacements):
        said.append(NAMES_REPLACED + one_line("; ".join(replaced), sys.maxsize) + ".")
    return [*said, *_said_of_words_like_names(sharing), *_how_to_choose(sharing), *sharing.warned]


def _how_to_choose(sharing: Sharing) -> list[str]:
    """Returns how words get on a page, if there are some and none were chosen."""
    none_yet = sharing.what == "brief" and not (sharing.choice.moments or sharing.choice.helped)
    return [HOW_TO_CHOOSE] if none_yet and sharing.candidates() else []


def _said_of_words_like_names(sharing: Sharing) -> list[str]:
    """Returns the sentence about words that may be names and leave, if there are any. It is never cut."""
    from connectwell.model.text import one_line
    from connectwell.share.preview import words_like_names

    like = words_like_names(sharing)
    return [NOT_HIDDEN.format(words=one_line("; ".join(like), sys.maxsize))] if like else []


def preview_and_send(sharing: Sharing, where: Destination, asked: SharingOptions, *, plain: bool) -> int:
    """Previews and confirms if someone is at the terminal, then sends. Returns the exit code."""
    sharing.may_spell = asked.spell
    if where.as_ == "pdf" and not sharing.everything:
        prepared = _prepared(sharing, where, asked)
        if prepared is None:
            say(NOT_WRITTEN)
            return 1
        where = prepared
    if asked.asks and not sharing.everything:
        if not _is_wanted(sharing, where, plain):
            say(NOT_WRITTEN)
            return 1
        sharing.names_may_leave = True  # it was said above the question
    from connectwell.share.formats.registry import NAMES
    from connectwell.share.preview import NOTED
    from connectwell.share.sharing import names_unknown

    sharing.names_may_leave |= asked.names_may_leave
    if sharing.unknown_names and not sharing.names_may_leave:
        say(" ".join((names_unknown(sharing.unknown_names), NAMES_MAY_LEAVE)))
        return 1
    passphrase = _ask_passphrase() if where.passphrase else ""
    with working(MAKING):
        sent = sharing.send(
            where.as_,
            where.path or _to_stdout,
            force=asked.force,
            keys=where.keys,
            passphrase=passphrase,
            paper=asked.paper,
        )
    flush_out()
    said = [_told_of(sharing, where, in_part=bool(sharing.unread_files or sent.lacks)), *sent.warnings]
    if not (asked.asks or sharing.everything):
        said += _said_of_words_like_names(sharing)  # nobody has seen a preview
    if sharing.everything and where.path and not (where.keys or where.passphrase):
        said.append(KEEP_SAFE)
    if where.named_otherwise:
        said.append(NAMED_OTHERWISE.format(ending=where.named_otherwise, name=NAMES[where.as_]))
    for sentence in [*said, NOTED] if sent.noted else said:
        say(sentence)
    code = _ended(sharing)
    return 1 if sent.lacks else code


def _prepared(sharing: Sharing, where: Destination, asked: SharingOptions) -> Destination | None:
    """Makes the PDF, before it is shown and asked about. Where no font has some letters, asks whether it is to be HTML.

    Returns:
        Where it goes, and as what; None if it is to be nothing.

    Raises:
        CannotShow: likewise, and nobody is there to ask.
    """
    from connectwell.share.formats.pdf import CannotShow

    with working(MAKING):
        try:
            sharing.render("pdf", paper=asked.paper)
            return where
        except CannotShow as fault:
            lacking = fault
    if not asked.asks:
        raise lacking
    from connectwell.cli.prompting import ask_line

    try:
        answer = ask_line(lacking.sentence, CANNOT_SHOW_ASK, kind="choice", fresh=True).strip(" .").lower()
    except EOFError:
        return None
    if answer in ("h", "html"):
        return where.as_html()
    if answer not in ("p", "pdf"):
        return None
    sharing.may_spell = True
    with working(MAKING):
        sharing.render("pdf", paper=asked.paper)
    return where


def _told_of(sharing: Sharing, where: Destination, *, in_part: bool) -> str:
    """Reports what left, without a word of its content."""
    if where.path:
        from connectwell.model.text import one_line

        written = WRITTEN_IN_PART if in_part else WRITTEN
        return written.format(where=one_line(str(where.path), 400), name=where.name)
    return f"Shared, as {where.name}: {_what_left(sharing, where, in_part=in_part)}."


def _what_left(sharing: Sharing, where: Destination, *, in_part: bool) -> str:
    if sharing.everything:
        of_it = "what could be read of" if in_part else "all of"
        return f"{of_it} your journal, private and put away included"
    from connectwell.share.formats.outline import period

    document = sharing.document()
    if document.brief:
        return f"the page for {period(document)}"
    count = len(sharing.draft().entries_as(where.as_))
    return counted(count, "1 entry from {period}", "{n} entries from {period}", period=period(document))


def _is_wanted(sharing: Sharing, where: Destination, plain: bool) -> bool:
    from connectwell.cli.prompting import is_yes
    from connectwell.model.text import one_line

    page_preview(sharing, where, plain=plain)
    said = [SEEN, READ_LATER] if sharing.what == "brief" else [SEEN]
    for sentence in (
        *said,
        *sharing.warned,
        GOES_TO.format(where=one_line(str(where.path), 400), name=where.name),
    ):
        say(sentence)
    return is_yes(WRITE_IT)


def _ask_passphrase() -> str:
    """Asks twice, without echo. Raises UsageFault."""
    import warnings
    from getpass import GetPassWarning, getpass

    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            first, second = getpass(PASSPHRASE), getpass(AGAIN)
        except GetPassWarning:
            raise UsageFault(CANNOT_HIDE) from None
    if first != second:
        raise UsageFault(NOT_THE_SAME)
    if not first:
        raise UsageFault("An empty passphrase seals nothing. Nothing was written.")
    return first


def _to_stdout(content: bytes | Iterable[str]) -> None:
    if is_terminal(sys.stdout) and not isinstance(content, bytes):
        for piece in content:
            out(piece, end="")
    else:
        out_bytes((content,) if isinstance(content, bytes) else (piece.encode("utf-8", "replace") for piece in content))


def list_choices(sharing: Sharing, *, plain: bool) -> int:
    """Lists what may leave, one per line: id, day, kind, sharing level, first words as they would leave.

    On a terminal on a screen of its own, so that no words stay in what scrolls by. Returns the exit code.
    """
    from connectwell.model.text import one_line

    choices = list(_choices(sharing))
    if not choices:
        say(nothing_may_leave(sharing))
        return 1
    if is_plain():
        for reference, told in choices:
            out_heard(f"{told} ({reference})")
        return 0
    width = columns(sys.stdout, 100) - _REFERENCE - 2
    rows = [f"{reference:<{_REFERENCE}}  {one_line(told, width)}" for reference, told in choices]
    if has_terminal() and not plain:
        from connectwell.cli.pager import page

        page("\n".join(rows))
    else:
        for row in rows:
            out(row)
    return 0


def _choices(sharing: Sharing) -> Iterator[tuple[str, str]]:
    """Yields the reference of each thing that may leave, and what it is."""
    named = sharing.naming()
    for line in sharing.lines():
        yield line.reference, f"{sentences.FOR_MY_SESSION}: {named(line.item.words)}"
    for thing in sharing.share_items():
        if thing.may_leave:
            said = named(thing.label) if thing.is_titled else thing.label
            label = f"{thing.title}, {said}" if said else thing.title
            words = named(thing.words) if thing.level == "words" else ""
            level = sentences.SHARINGS[thing.level][0]
            ending = f": {words}" if words.strip() else ""
            yield thing.reference, f"{sentences.weekday_in_year(thing.day, sharing.today)}, {label} ({level}){ending}"
