"""A document as Markdown: CommonMark, also safe in GitHub's dialect. The person's words are always literal text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from connectwell.model.terms import Kind, Need
from connectwell.model.text import visible
from connectwell.share.document import Document, Page, Part
from connectwell.share.formats import outline

_ALWAYS: Final = r"\`*_[]<&~|$#"
"""Characters with a meaning anywhere in a line: code, emphasis, links, tags, entities, tables, formulas."""
_SPECIAL = re.compile(f"[{re.escape(_ALWAYS)}]")
_COLON = re.compile(r":(?=//|[\w+\\-]+:)")
"""The colon of a URL, or of an emoji shortcode."""
_NUMBER = re.compile(r"(\d{1,9})(?=[.)])")
_BEGINS = re.compile(r"\n(?:[-+>=: ]|\d{1,9}[.)])")
"""Matches a line start that could begin a block, apart from those with a character in `_ALWAYS`."""
_ONE_EMPTY = re.compile(r"(?<=[^\n])\\\n\\\n(?!\\\n)")
NO_PAGES: Final = f"\n{outline.EMPTY}\n"
_TAME: Final = bytes(
    byte
    for byte in range(256)
    if byte >= 0x80 or chr(byte) == "\n" or (chr(byte) not in _ALWAYS + ":" and 0x20 <= byte < 0x7F)
)


def write_markdown(document: Document) -> Iterator[str]:
    """Yields the whole document in pieces of about one entry, to be concatenated."""
    yield write_head(document)
    yield from _brief(document) if document.brief else _record(document)


def write_head(document: Document) -> str:
    """Returns the title and the lines below it: everything before the pages."""
    return f"# {literal_line(document.title)}\n" + "".join(
        f"\n{literal_line(line)}\n" for line in outline.head_of(document)
    )


def literal(words: str) -> str:
    """Escapes `words` so that Markdown shows them unchanged, in paragraphs; keeps line breaks and indentation.

    Empty lines at the beginning and the end are dropped. Control characters and directional overrides become symbols.
    """
    tame = _is_tame(words)
    text = words.strip("\n") if tame else _COLON.sub(r"\:", _SPECIAL.sub(r"\\\g<0>", visible(words).strip("\n")))
    if "www." in text:
        text = text.replace("www.", r"www\.")
    framed = f"\n{text}\n"
    if tame and " \n" not in framed and not _BEGINS.search(framed):
        text = text.replace("\n", "\\\n")
    else:
        text = "\\\n".join(map(_line, text.split("\n")))
    return _ONE_EMPTY.sub("\n\n", text) if "\\\n\\\n" in text else text


def _is_tame(words: str) -> bool:
    """Whether nothing within a line needs escaping and the only white space is " ": the usual case, handled fast.

    Ten years are five million characters, and deleting bytes is the fastest way to check each.
    """
    if words.encode("utf-8", "surrogatepass").translate(None, _TAME):
        return False
    return words.isascii() or words.replace("\n", "").isprintable()


@lru_cache(maxsize=1024)  # the same questions and labels occur on thousands of days
def literal_line(words: str) -> str:
    """As `literal`, but on one line, for a heading or a sentence of its own."""
    return literal(" ".join(visible(words).split()))


def _line(line: str) -> str:
    """Escapes one line so that it cannot begin a block: list, quote, heading underline or indented code."""
    if not line:
        return line
    if line[0] in "-+>=:":
        line = f"\\{line}"
    elif line[0].isdigit() and (number := _NUMBER.match(line)):
        line = f"{number[1]}\\{line[number.end() :]}"
    if line[0].isspace() or line[-1].isspace():
        bare = line.strip()
        begins = line.index(bare)
        ends = line[begins + len(bare) :]
        line = f"{_entities(line[:begins])}{_line(bare)}{_entities(ends)}" if bare else _entities(line)
    return line


def _entities(spaces: str) -> str:
    return "".join(f"&#{ord(space)};" for space in spaces)


def _brief(document: Document) -> Iterator[str]:
    for section in outline.sections(document):
        yield f"\n## {literal_line(section.heading)}\n"
        if section.name == "five":
            yield from _five(document)
        for said in section.said:
            above = " · ".join(filter(None, (said.label, said.asked)))
            paragraphs = [f"**{literal_line(above)}**"] if above else []
            paragraphs += [literal(said.words)] if said.words else []
            paragraphs += [f"*{literal_line(said.note)}*"] if said.note else []
            yield "\n- " + "\n\n".join(paragraphs).replace("\n", "\n  ").replace("\n  \n", "\n\n") + "\n"


def _five(document: Document) -> Iterator[str]:
    if document.brief is None:
        return
    from connectwell.share.formats import picture  # an archive of all entries draws nothing
    from connectwell.share.formats.day_rows import day_rows
    from connectwell.share.formats.text import WIDTH

    yield f"\n{literal_line(picture.days_shared_sentence(document.brief))}\n"
    if rows := day_rows(document, WIDTH):
        yield "\n" + "\n".join(f"    {row}".rstrip() for row in rows) + "\n"
    for trend in document.brief.trends:
        if trend.points:
            yield f"\n- {literal_line(picture.plot_sentence(trend, document))}\n"
    for sentence in picture.sentences_beside_needs(document):
        yield f"\n- {literal_line(sentence)}\n"
    if about := picture.plots_explained(document, numbers=True):
        yield f"\n{literal_line(about)}\n"


def _record(document: Document) -> Iterator[str]:
    write = page_writer(document.names)
    for heading, page in zip(month_headings(page.day for page in document.pages), document.pages, strict=True):
        yield f"{heading}{write(page)}"
    if not document.pages:
        yield NO_PAGES


def put_together(document: Document, pages: Iterable[tuple[date, bytes]]) -> Iterator[bytes]:
    """Yields what `write_markdown` does, encoded, of a record whose pages are written already by `page_writer`.

    Args:
        document: the record; its own pages aren't looked at.
        pages: each with its day, oldest first.
    """
    yield write_head(document).encode("utf-8", "replace")
    written = list(pages)
    for heading, (_, page) in zip(month_headings(day for day, _ in written), written, strict=True):
        if heading:
            yield heading.encode()
        yield page
    if not written:
        yield NO_PAGES.encode()


def month_headings(days: Iterable[date]) -> Iterator[str]:
    """Yields what stands above each page of a record, oldest first: the month, if it is the first in it."""
    before = (0, 0)
    for day in days:
        month = (day.year, day.month)
        yield "" if month == before else f"\n## {outline.month_of(day)}\n"
        before = month


def page_writer(names: Mapping[Need, str]) -> Callable[[Page], str]:
    """Returns a function that writes an entry of a record, without its month's heading. Parts without words are cached.

    Most parts are just a rating, so few distinct ones occur.

    Args:
        names: display names of the needs.
    """

    @lru_cache(maxsize=1024)
    def without_words(part: Part, kind: Kind) -> str:
        return _part(part, kind, names)

    def write(page: Page) -> str:
        kind = page.kind
        parts = [_part(part, kind, names) if part.words else without_words(part, kind) for part in page.parts]
        return f"\n### {outline.page_title(page)}\n{''.join(parts)}"

    return write


def _part(part: Part, kind: Kind, names: Mapping[Need, str]) -> str:
    found = ""
    for label, asked, words, note in outline.part_texts(part, kind, names):
        if label:
            found += f"\n#### {literal_line(label)}\n"
        if asked and (question := literal_line(asked)):
            found += f"\n*{question}*\n"
        if words:
            found += f"\n{literal(words)}\n"
        if note:
            found += f"\n{literal_line(note)}\n"
    return found
