"""Sanitising a person's words: safe to save, safe to display, and never markup."""

import os
from collections.abc import Iterator
from typing import Final

from connectwell.terminal_text import cut

UNSEEN: Final = "".join(
    map(chr, (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF))
)
"""Invisible characters: soft hyphens, joiners, directional marks."""
APOSTROPHES: Final = "'’ʼ‘`´＇′"
"""Apostrophes as typed and as word processors substitute them; in a name they are all equal."""
AT_SIGNS: Final = "@＠"
"""What a name can be written after: the sign, and its full width as Japanese and Chinese keyboards type it."""
HYPHENS: Final = "-‐‑־"
_AT_SIGNS = frozenset(AT_SIGNS)
_APOSTROPHES = frozenset(APOSTROPHES)
_NOT_AT_END = UNSEEN + APOSTROPHES + HYPHENS
_WITHIN = frozenset(_NOT_AT_END)
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
_CONTROLS[0x7F] = "\u2421"
_CONTROLS |= dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_CONTROLS |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")  # directional overrides
_CONTROLS |= {0x2028: "\n", 0x2029: "\n"}
_LONGEST_FILE_NAME = 255  # bytes, on most file systems
_ESCAPED_IN_JSON = (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
JSON_ESCAPES = {code: f"\\u{code:04x}" for code in _ESCAPED_IN_JSON}
"""For JSON text, which by itself escapes only controls below 0x20: C1, line ends, directional overrides."""


def is_text(line: str) -> bool:
    """Returns whether a line read with `surrogateescape` decoded without errors."""
    return line.isascii() or not any("\udc80" <= character <= "\udcff" for character in line)


def clean(words: str) -> str:
    """Returns words that are safe to save: CRLF and CR become LF, lone surrogates U+FFFD, the rest is unchanged."""
    if "\r" in words:
        words = words.replace("\r\n", "\n").replace("\r", "\n")
    if words.isascii():
        return words
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return words


def visible(words: str) -> str:
    """Returns words that are safe to draw: control characters, escapes and directional overrides become symbols."""
    if words.replace("\n", "").isprintable():  # the common case, and checking is faster than translating
        return words
    return clean(words).translate(_CONTROLS)


def is_file_name(name: str) -> bool:
    """Returns whether this can be one name in a folder, here and on other systems' terms too."""
    if not name or not visible(name) == clean(name) == name or "\n" in name or "\t" in name:
        return False
    odd = '\\\0:*?"<>|' if os.name == "nt" else "\\\0"
    return len(name.encode()) <= _LONGEST_FILE_NAME and name not in (".", "..") and not set(odd) & set(name)


def mentions(words: str) -> tuple[str, ...]:
    """Returns the names written as @Name, in order, without duplicates."""
    return tuple(dict.fromkeys(_mentioned(words))) if "@" in words or AT_SIGNS[1] in words else ()


def mention_at(words: str, at: int) -> tuple[int, int]:
    """Returns (start, end) of the name after an "@", up to the first character that cannot be part of a name.

    The name may end in a character that could be continued, as "Jo-". Combining marks belong to their letters; `re` has
    no class for them, so this scans character by character.

    Args:
        words: any text.
        at: the index of an "@" in it.

    Returns:
        An empty range if there is no name, as in an e-mail address.
    """
    start = at + 1
    if words[at - 1 : at] in _AT_SIGNS or belongs_to_a_word(words[at - 1 : at]):
        return start, start
    while words[start : start + 1] and words[start] in UNSEEN:  # chat programs wrap names in them
        start += 1
    end = start
    if _is_letter(words[start : start + 1]):
        while end < len(words) and (words[end] in _WITHIN or belongs_to_a_word(words[end])):
            end += 1
    return start, end


def belongs_to_a_word(sign: str) -> bool:
    """Returns whether a character is a letter, a digit, a combining mark or an underscore."""
    if _is_letter(sign):
        return True
    if sign < "\u0300":
        return False
    from unicodedata import category  # only needed beyond Latin

    return category(sign)[0] == "M"


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def without_possessive(name: str) -> str:
    """Returns a name without the apostrophe and s that may follow it: "Ana's" is Ana."""
    if name[-1:] in "sS" and name[-2:-1] in _APOSTROPHES and len(name) > 2:
        return name[:-2]
    return name


def undecorated(name: str) -> str:
    """Returns a name without what is typed around its words: quotation marks, brackets, stars, commas, emoji.

    An apostrophe may begin or end a name, so it goes only in a pair. A name of one letter or none stays as it is.
    """
    if name.replace(" ", "").isalnum():
        return name
    bare = " ".join(filter(None, (_bare_word(word) for word in name.split())))
    return bare if sum(map(str.isalnum, bare)) > 1 else name


def _bare_word(word: str) -> str:
    start, end = 0, len(word)
    while start < end and not (_is_of_a_name(word[start])):
        start += 1
    while end > start and not (_is_of_a_name(word[end - 1])):
        end -= 1
    if end - start > 2 and word[start] in _APOSTROPHES and word[end - 1] in _APOSTROPHES:
        return word[start + 1 : end - 1]
    return word[start:end]


def _is_of_a_name(sign: str) -> bool:
    return sign in _APOSTROPHES or (belongs_to_a_word(sign) and not "\ufe00" <= sign <= "\ufe0f" and sign != "_")


def bare_name(typed: str) -> str:
    """Returns a name typed in a list of people: "@Ana's" and "＠Ana" are Ana; without the sign it stays as typed."""
    typed = clean(typed).strip()
    return without_possessive(typed[1:].strip()) if typed[:1] in _AT_SIGNS else typed


def _mentioned(words: str) -> Iterator[str]:
    at = _at_sign(words, 0)
    while at >= 0:
        start, end = mention_at(words, at)
        name = words[start:end].rstrip(_NOT_AT_END)
        if name := without_possessive(name).rstrip(_NOT_AT_END):
            yield name
        at = _at_sign(words, end)


def _at_sign(words: str, start: int) -> int:
    """Returns the index of the next sign that a name can follow; -1 if there is none."""
    found = [at for sign in AT_SIGNS if (at := words.find(sign, start)) >= 0]
    return min(found, default=-1)


A_FEW_LINES: Final = 240
"""Columns of words that are shown above a question about them: they may be a page long."""


def one_line(words: str, width: int) -> str:
    """Returns `words` as one line of at most `width` columns, safe to draw, with an ellipsis if truncated."""
    return cut(" ".join(visible(words[: width * 8]).split()), width)
