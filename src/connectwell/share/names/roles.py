"""Replaces names with roles: "a friend" for Ana, in lists of people and within words, and counts each replacement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final
from unicodedata import category

from connectwell.model.circle import CirclePart, is_named, role_label
from connectwell.model.frozen import dataclass
from connectwell.model.text import APOSTROPHES
from connectwell.share.names.short import has_case, short_names
from connectwell.share.names.spelling import JOINT, folded, pieces, places

SOMEONE: Final = "someone"
"""The label for a name that the circle doesn't have, or that two of its parts share."""

_FEW = 100  # names
# Scripts without spaces: Thai, Lao, Tibetan, Burmese, Khmer, Hangul, kana, bopomofo, Han. There a name can end
# anywhere.
_UNSPACED = (
    "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u312f\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_LETTER = rf"[^\W_{_UNSPACED}]"
"""A letter that would extend an adjacent word. Markdown's underscores wouldn't."""
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
_OPENING = "\"'“‘„«»(¿¡—–- "


@dataclass(frozen=True)
class Replacement:
    """A name that was replaced.

    Attributes:
        name: as in the circle, or as written in a list of people.
        label: what replaces it; capitalised at the beginning of a sentence.
        times: how often it was replaced.
    """

    name: str
    label: str
    times: int


class Roles:
    """The role of everybody, for one document. Counts the replacements.

    A name is one or more whole words, in any case, with or without @, with or without its accents, with a hyphen, a dot
    or a space between its pieces, and from three letters on with an optional plain s at the end; the longest match
    wins. Scripts without spaces have no whole words, so there a name is found anywhere in a text.

    Some names would match ordinary words. A single letter, or a name without letters, is replaced only as @A or in a
    list of people, not as a word: replacing "a" and "I" would hide nothing. Two letters of a longer name, and a single
    word known only from an @Name, are replaced there and where they have a capital: "in", "@home".

    Args:
        circle: people, groups and places, with their other names, including those removed from it.
        names: further names, as written in a list of people; with the @ if they were written as @Name.
    """

    def __init__(self, circle: Iterable[CirclePart] = (), names: Iterable[str] = ()) -> None:
        self._times: Counter[str] = Counter()
        self._written: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._capital: set[str] = set()  # keys that match as a bare word only if capitalised
        parts = [part for part in circle if is_named(part)]
        for part in parts:
            for name in (part.name, *part.names):
                self._know(name, _unnamed(part))
        self._short = _short_names(parts, self._labels)
        for short, part in self._short:
            if len(key := _key(short)) == 2 and has_case(key):
                self._capital.add(key)
            self._know(short, _unnamed(part))
        known = tuple(self._labels)
        for name in sorted(names, key=_was_mentioned):  # a name that is also in a list counts as listed
            if not _is_run_on(_key(name), known):
                self._know_named(name)
        self._not_distinctive = {key for key in self._labels if not _is_distinctive(key)}
        self._search = re.compile(_pattern(self._labels)).search
        self._stems = tuple({_stem(key) for key in self._labels})
        self._set_roles(parts)

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """Every name replaced so far, most frequent first."""
        found = (Replacement(self._written[key], self._labels[key], n) for key, n in self._times.items())
        return tuple(sorted(found, key=lambda one: (-one.times, one.name.casefold(), one.name)))

    def label(self, name: str) -> str:
        """Returns the label for a list of people; `name` itself if nothing is replaced."""
        for key in (_key(name), _key(_bare(name))):
            if key in self._labels:
                self._times[key] += 1
                return self._labels[key]
        return self.replace(name, sentences=False)

    def labels(self, names: Iterable[str]) -> tuple[str, ...]:
        """Returns the `label` of each name, without duplicates."""
        if not self._labels:
            return tuple(names)
        return tuple(dict.fromkeys(map(self.label, names)))

    def replace(self, words: str, *, sentences: bool = True) -> str:
        """Returns the words with names replaced by roles and nothing else changed.

        Args:
            words: any text.
            sentences: whether these are sentences, which begin with a capital.
        """
        return self._replaced(words, sentences) if self._stems else words

    def _replaced(self, words: str, sentences: bool) -> str:
        text = folded(words)
        few = len(self._stems) <= _FEW  # searching for each stem is then faster than one pattern for all
        if not (any(stem in text for stem in self._stems) if few else self._search(text)):
            return words
        place = places(words, text)

        def has_capital(start: int, end: int) -> bool:
            first, last = place(start, end)
            return words[first:last] != words[first:last].lower()

        output: list[str] = []
        done = 0
        for start, end, key in self._found(text, has_capital):
            first, last = place(start, end)
            label = self._labels[key]
            capital = sentences and _begins_sentence(words, first)
            output += (words[done:first], label[:1].upper() + label[1:] if capital else label)
            self._times[key] += 1
            done = last
        return "".join((*output, words[done:]))

    def _found(self, text: str, has_capital: Callable[[int, int], bool]) -> Iterator[tuple[int, int, str]]:
        """Yields the start, end and key of each name in a folded text."""
        at = 0
        while match := self._search(text, at):
            start = match.start()
            mentioned = _is_mention(text, start)
            if not (mentioned or self._is_name(match, has_capital)):
                match = self._anywhere(text, start)  # "ana_lee", known only as @ana_lee, must not hide an Ana
            at = start + 1
            if match and not _has_combining_mark(text, match.end()):
                key, at = self._key_of(match)
                yield start - mentioned, at, key

    def _is_name(self, match: re.Match[str], has_capital: Callable[[int, int], bool]) -> bool:
        """Whether the match is a name as a bare word, without an @."""
        key, end = self._key_of(match)
        return key not in self._not_distinctive and (key not in self._capital or has_capital(match.start(), end))

    def _key_of(self, match: re.Match[str]) -> tuple[str, int]:
        """Returns the key that matched, and where it ends. In "Anas book" the s is not part of it."""
        key = match[0] if match[0] in self._labels else " ".join(pieces(match[0]))
        return (key, match.end()) if key in self._labels else (key[:-1], match.end() - 1)

    @cached_property
    def _anywhere(self) -> Callable[[str, int], re.Match[str] | None]:
        """Matches, at a position, the longest of the names that are always replaced."""
        return re.compile(_pattern(self._labels.keys() - self._capital - self._not_distinctive) or "(?!)").match

    def _know(self, name: str, label: str) -> None:
        key = _key(name)
        if key:
            self._written.setdefault(key, " ".join(name.split()).removeprefix("@"))
            self._labels[key] = label if self._labels.get(key, label) == label else SOMEONE

    def _know_named(self, name: str) -> None:
        """Adds a name from a list of people, or one written as @Name."""
        key = _key(name) if _key(name) in self._labels else _key(_bare(name))
        if not _was_mentioned(name):
            self._capital.discard(key)
        elif key not in self._labels and has_case(key) and " " not in key:
            self._capital.add(key)
        if key not in self._labels:
            self._know(_bare(name), SOMEONE)

    def _set_roles(self, parts: Iterable[CirclePart]) -> None:
        """Sets the final labels. In a role such as "Ana's mother", the name is replaced by someone's, without a role.

        Parts that share a name stay "someone" unless their roles are the same.
        """
        roles: dict[str, str] = {}
        for part in parts:
            label = role_label(replace(part, role=self._replaced(part.role, sentences=False)))
            short = (name for name, whose in self._short if whose is part)
            for key in map(_key, (part.name, *part.names, *short)):
                roles[key] = label if roles.get(key, label) == label else SOMEONE
        self._labels |= {key: label for key, label in roles.items() if key}
        self._times.clear()


def _short_names(parts: Iterable[CirclePart], known: Container[str]) -> list[tuple[str, CirclePart]]:
    """Returns short names: Ana Lopez is mostly written as Ana. Skips any that is somebody else's own name."""
    return [
        (short, part)
        for part in parts
        if part.kind == "person"
        for name in (part.name, *part.names)
        for short in short_names(name)
        if _key(short) not in known
    ]


def _unnamed(part: CirclePart) -> str:
    return role_label(replace(part, role=""))


def _key(name: str) -> str:
    """Returns the search key of a name: folded, pieces separated by a space, without the @."""
    return " ".join(pieces(" ".join(folded(name).split()).removeprefix("@")))


def _bare(name: str) -> str:
    """Strips what follows a name taken from text: "@Ana's" is Ana."""
    return re.sub(rf"([{APOSTROPHES}][sS])?[\s{APOSTROPHES}-]*$", "", name)


def _was_mentioned(name: str) -> bool:
    return name.startswith("@")


def _is_run_on(key: str, known: Iterable[str]) -> bool:
    """Whether this is a known name plus the text that follows it in an unspaced script: "@はなと会った" for はな."""
    return any(key.startswith(one) and re.match(f"[{_UNSPACED}]", key[len(one) :]) for one in known)


def _pattern(keys: Iterable[str]) -> str:
    """Returns a pattern that matches each key as a whole word, longest first."""
    by_first: dict[str, list[str]] = {}
    for key in sorted(keys, key=len, reverse=True):
        by_first.setdefault(key[0], []).append(_rest(key))
    return "|".join(
        f"{re.escape(first)}{_not_after_a_letter(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items()
    )


def _stem(key: str) -> str:
    """Returns a string that every text matching the key contains."""
    first = key.split(" ")[0]
    return first if _is_distinctive(key) else f"@{first}"


def _not_after_a_letter(first: str) -> str:
    return rf"(?<!{_LETTER}{re.escape(first)})" if _is_spaced(first) else ""


def _rest(key: str) -> str:
    rest = JOINT.join(map(re.escape, key[1:].split(" ")))
    plain_s = "s?" if _may_take_an_s(key) else ""
    return f"{rest}{plain_s}(?!{_LETTER})" if _is_spaced(key[-1]) else rest


def _may_take_an_s(key: str) -> bool:
    """Whether an s without an apostrophe counts as "'s". After two letters it would too often be another word."""
    return key[-1].isalpha() and sum(letter.isalpha() for letter in key) > 2


def _is_spaced(letter: str) -> bool:
    """Whether it belongs to a script with spaces between words."""
    return re.match(_LETTER, letter) is not None or (
        category(letter)[0] == "M" and not re.match(f"[{_UNSPACED}]", letter)
    )


def _is_distinctive(key: str) -> bool:
    """Whether a name is distinctive as a bare word: two letters, one of an unspaced script, or a symbol."""
    letters = sum(letter.isalpha() for letter in key)
    return letters > 1 or any(re.match(f"[{_UNSPACED}]", c) or category(c) == "So" for c in key)


def _is_mention(text: str, start: int) -> bool:
    return text[start - 1 : start] == "@" and not re.match(_LETTER, text[start - 2 : start - 1] if start > 1 else "")


def _has_combining_mark(text: str, end: int) -> bool:
    """Whether a combining mark follows, which changes the last letter and makes it another word."""
    return end < len(text) and category(text[end])[0] == "M" and category(text[end - 1]) != "So"


def _begins_sentence(words: str, start: int) -> bool:
    """Whether a sentence begins here: at the start of the text, after a sentence end, or after an empty line."""
    before = words[max(0, start - 40) : start].rstrip(_OPENING)
    left = before.rstrip()
    return not left or left.endswith(_SENTENCE_ENDS) or before[len(left) :].count("\n") > 1
