"""A person's words on their way in and out: made safe to save, safe to show, and never markup."""

import re

_MENTION = r"(?<![\w@])@(\w[\w'’-]*)"  # text until somebody is mentioned: compiling takes half a millisecond
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
_CONTROLS[0x7F] = "\u2421"
_CONTROLS |= dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_CONTROLS |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")  # directional overrides
_CONTROLS |= {0x2028: "\n", 0x2029: "\n"}


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
    return tuple(dict.fromkeys(re.findall(_MENTION, words)))


def one_line(words: str, width: int) -> str:
    """The beginning of `words` on one line of at most `width` characters, safe to draw; cut ones end in an ellipsis."""
    flat = " ".join(visible(words[: width * 8]).split())
    return flat if len(flat) <= width else flat[: max(0, width - 1)].rstrip() + "…"
