"""A person's words on their way in and out: made safe to save, safe to show, and never markup."""

from collections.abc import Iterator
from typing import Final

from connectwell.terminal_text import cut

UNSEEN: Final = "".join(
    map(chr, (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF))
)
"""Signs within a text that nobody sees: soft hyphens, joiners, marks of direction."""
APOSTROPHES: Final = "'’ʼ‘`´＇"
"""As they are typed and as programs make them; in a name they are one sign."""
HYPHENS: Final = "-‐‑־"
_WITHIN = frozenset(UNSEEN + APOSTROPHES + HYPHENS)
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
_CONTROLS[0x7F] = "\u2421"
_CONTROLS |= dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_CONTROLS |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")  # directional overrides
_CONTROLS |= {0x2028: "\n", 0x2029: "\n"}


def is_text(line: str) -> bool:
    """Whether every byte of it was a character in the encoding it was read in (with `surrogateescape`)."""
    return not any("\udc80" <= character <= "\udcff" for character in line)


def clean(words: str) -> str:
    """What may be saved: CRLF and CR become LF, a lone surrogate becomes U+FFFD. Nothing else is changed."""
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
    """What may be drawn: control characters, escapes and directional overrides become symbols."""
    if words.replace("\n", "").isprintable():  # nearly all are, and looking is quicker than translating
        return words
    return clean(words).translate(_CONTROLS)


def mentions(words: str) -> tuple[str, ...]:
    """The names written as @Name, each once, in order."""
    return tuple(dict.fromkeys(_mentioned(words))) if "@" in words else ()


def mention_at(words: str, at: int) -> tuple[int, int]:
    """Where the name begins and ends that is written after a sign, up to the first that cannot stand in one.

    At its end it may have what it could go on from, as "Jo-". The marks of a script belong to its letters; no pattern
    knows those, so it is gone through letter by letter.

    Args:
        words: any.
        at: where an "@" stands in them.

    Returns:
        An empty place where it is no name, as within an address.
    """
    start = at + 1
    if words[at - 1 : at] == "@" or belongs_to_a_word(words[at - 1 : at]):
        return start, start
    while words[start : start + 1] and words[start] in UNSEEN:  # programs for chats put some around a name
        start += 1
    end = start
    if _is_letter(words[start : start + 1]):
        while end < len(words) and (words[end] in _WITHIN or belongs_to_a_word(words[end])):
            end += 1
    return start, end


def belongs_to_a_word(sign: str) -> bool:
    """Whether one character is a letter, a digit, a mark on one of them or an underscore."""
    if _is_letter(sign):
        return True
    if sign < "\u0300":
        return False
    from unicodedata import category  # for other scripts than Latin alone

    return category(sign)[0] == "M"


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _mentioned(words: str) -> Iterator[str]:
    at = words.find("@")
    while at >= 0:
        start, end = mention_at(words, at)
        if name := words[start:end].rstrip(UNSEEN + APOSTROPHES + HYPHENS):
            yield name
        at = words.find("@", end)


def one_line(words: str, width: int) -> str:
    """The beginning of `words` on one line of at most `width` columns, safe to draw; cut ones end in an ellipsis."""
    return cut(" ".join(visible(words[: width * 8]).split()), width)
