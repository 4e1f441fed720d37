"""Names become roles: "a friend" for Ana, in the lists of who was there and inside the words, each one counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final
from unicodedata import category

from connectwell.model.circle import CirclePart, role_label
from connectwell.model.frozen import dataclass
from connectwell.model.text import APOSTROPHES
from connectwell.share.names.short import has_case, short_names
from connectwell.share.names.spelling import JOINT, folded, pieces, places

SOMEONE: Final = "someone"
"""Who a name is that the circle doesn't know, or that two parts of it share."""

_FEW = 100  # names
_NAMED = ("person", "group", "place", "community")
# Written without spaces: Thai, Lao, Tibetan, Burmese, Khmer, Hangul, kana, bopomofo, Han. A name ends where it ends.
_UNSPACED = (
    "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u312f\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_LETTER = rf"[^\W_{_UNSPACED}]"
"""What goes on a word that it stands beside. Markdown's underscores don't."""
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
_OPENING = "\"'“‘„«»(¿¡—–- "


@dataclass(frozen=True)
class Replacement:
    """A name that doesn't leave.

    Attributes:
        name: as it stands in the circle or where somebody is named.
        label: what stands there instead; with a capital at the beginning of a sentence.
        times: how often.
    """

    name: str
    label: str
    times: int


class Roles:
    """Who everybody is, for one document. It counts what it replaces.

    A name is a whole word or several, in any case, with @ or without, with its accents or without, with a hyphen, a dot
    or a space between its pieces, and from three letters on with a plain s at its end; the longest one counts. Scripts
    without spaces have no whole words, so there a name is found within a text.

    Some names would take other words with them. A single letter, or a name without any, is replaced where it stands as
    @A or in a list of people, not as a word: "a" and "I" would go, and hide nothing. Two letters of a longer name, and
    one word that is known from an @Name alone, are replaced there and where a capital is in them: "in", "@home".

    Args:
        circle: people, groups and places, with their other names; what was removed from it as well.
        names: further names, as they were written in a list of people; with the @ where they were written as @Name.
    """

    def __init__(self, circle: Iterable[CirclePart] = (), names: Iterable[str] = ()) -> None:
        self._times: Counter[str] = Counter()
        self._written: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._capital: set[str] = set()  # keys that as a bare word count only with a capital
        parts = [part for part in circle if part.kind in _NAMED]
        for part in parts:
            for name in (part.name, *part.names):
                self._know(name, _unnamed(part))
        self._short = _short_names(parts, self._labels)
        for short, part in self._short:
            if len(key := _key(short)) == 2 and has_case(key):
                self._capital.add(key)
            self._know(short, _unnamed(part))
        known = tuple(self._labels)
        for name in sorted(names, key=_was_mentioned):  # who is in a list as well is known from there
            if not _runs_on(_key(name), known):
                self._know_named(name)
        self._untelling = {key for key in self._labels if not _is_telling(key)}
        self._search = re.compile(_pattern(self._labels)).search
        self._stems = tuple({_stem(key) for key in self._labels})
        self._say_roles(parts)

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """Every name that was replaced so far, those that were replaced most often first."""
        found = (Replacement(self._written[key], self._labels[key], n) for key, n in self._times.items())
        return tuple(sorted(found, key=lambda one: (-one.times, one.name.casefold(), one.name)))

    def label(self, name: str) -> str:
        """Who this is, as it may stand in a list of people; `name` itself where nothing is replaced."""
        for key in (_key(name), _key(_bare(name))):
            if key in self._labels:
                self._times[key] += 1
                return self._labels[key]
        return self.replace(name, sentences=False)

    def labels(self, names: Iterable[str]) -> tuple[str, ...]:
        """As `label` for each of them; who would be called the same stands there once."""
        if not self._labels:
            return tuple(names)
        return tuple(dict.fromkeys(map(self.label, names)))

    def replace(self, words: str, *, sentences: bool = True) -> str:
        """The same words with roles in place of names; nothing else in them is changed.

        Args:
            words: any.
            sentences: whether these are sentences, which begin with a capital.
        """
        return self._told(words, sentences) if self._stems else words

    def _told(self, words: str, sentences: bool) -> str:
        text = folded(words)
        few = len(self._stems) <= _FEW  # then looking for each is quicker than a pattern for all
        if not (any(stem in text for stem in self._stems) if few else self._search(text)):
            return words
        place = places(words, text)

        def has_capital(start: int, end: int) -> bool:
            first, last = place(start, end)
            return words[first:last] != words[first:last].lower()

        told: list[str] = []
        done = 0
        for start, end, key in self._found(text, has_capital):
            first, last = place(start, end)
            label = self._labels[key]
            capital = sentences and _begins(words, first)
            told += (words[done:first], label[:1].upper() + label[1:] if capital else label)
            self._times[key] += 1
            done = last
        return "".join((*told, words[done:]))

    def _found(self, text: str, has_capital: Callable[[int, int], bool]) -> Iterator[tuple[int, int, str]]:
        """Where names stand in a folded text, with the key of each."""
        at = 0
        while match := self._search(text, at):
            start = match.start()
            mentioned = _is_mention(text, start)
            if not (mentioned or self._counts(match, has_capital)):
                match = self._anywhere(text, start)  # "ana_lee", of which only @ana_lee is known, hides no Ana
            at = start + 1
            if match and not _is_marked(text, match.end()):
                key, at = self._key_of(match)
                yield start - mentioned, at, key

    def _counts(self, match: re.Match[str], has_capital: Callable[[int, int], bool]) -> bool:
        """Whether it is a name where it stands as a word, without an @."""
        key, end = self._key_of(match)
        return key not in self._untelling and (key not in self._capital or has_capital(match.start(), end))

    def _key_of(self, match: re.Match[str]) -> tuple[str, int]:
        """The key that was found, and where it ends. "Anas book": the s stays where it is."""
        key = match[0] if match[0] in self._labels else " ".join(pieces(match[0]))
        return (key, match.end()) if key in self._labels else (key[:-1], match.end() - 1)

    @cached_property
    def _anywhere(self) -> Callable[[str, int], re.Match[str] | None]:
        """Finds, at a place, the longest of the names that count wherever they stand."""
        return re.compile(_pattern(self._labels.keys() - self._capital - self._untelling) or "(?!)").match

    def _know(self, name: str, label: str) -> None:
        key = _key(name)
        if key:
            self._written.setdefault(key, " ".join(name.split()).removeprefix("@"))
            self._labels[key] = label if self._labels.get(key, label) == label else SOMEONE

    def _know_named(self, name: str) -> None:
        """Somebody who is in a list, or was written as @Name."""
        key = _key(name) if _key(name) in self._labels else _key(_bare(name))
        if not _was_mentioned(name):
            self._capital.discard(key)
        elif key not in self._labels and has_case(key) and " " not in key:
            self._capital.add(key)
        if key not in self._labels:
            self._know(_bare(name), SOMEONE)

    def _say_roles(self, parts: Iterable[CirclePart]) -> None:
        """A role may hold somebody else's name ("Ana's mother"): by now that is replaced by someone's, without a role.

        Where two share a name they stay someone, unless their roles are the same.
        """
        said: dict[str, str] = {}
        for part in parts:
            label = role_label(replace(part, role=self._told(part.role, sentences=False)))
            short = (name for name, whose in self._short if whose is part)
            for key in map(_key, (part.name, *part.names, *short)):
                said[key] = label if said.get(key, label) == label else SOMEONE
        self._labels |= {key: label for key, label in said.items() if key}
        self._times.clear()


def _short_names(parts: Iterable[CirclePart], known: Container[str]) -> list[tuple[str, CirclePart]]:
    """Who is in the circle as Ana Lopez is Ana in most of what is written, unless somebody else is called just that."""
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
    """A name as it is looked for: folded, its pieces with a space between, without the @."""
    return " ".join(pieces(" ".join(folded(name).split()).removeprefix("@")))


def _bare(name: str) -> str:
    """A name that was taken from words: "@Ana's" is Ana."""
    return re.sub(rf"([{APOSTROPHES}][sS])?[\s{APOSTROPHES}-]*$", "", name)


def _was_mentioned(name: str) -> bool:
    return name.startswith("@")


def _runs_on(key: str, known: Iterable[str]) -> bool:
    """Whether it is a known name and what follows it in a script without spaces: "@はなと会った" for はな."""
    return any(key.startswith(one) and re.match(f"[{_UNSPACED}]", key[len(one) :]) for one in known)


def _pattern(keys: Iterable[str]) -> str:
    """Finds each of the keys as a whole word, the longest first."""
    by_first: dict[str, list[str]] = {}
    for key in sorted(keys, key=len, reverse=True):
        by_first.setdefault(key[0], []).append(_rest(key))
    return "|".join(
        f"{re.escape(first)}{_not_after_a_letter(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items()
    )


def _stem(key: str) -> str:
    """What stands in every text that the key is found in."""
    first = key.split(" ")[0]
    return first if _is_telling(key) else f"@{first}"


def _not_after_a_letter(first: str) -> str:
    return rf"(?<!{_LETTER}{re.escape(first)})" if _is_spaced(first) else ""


def _rest(key: str) -> str:
    rest = JOINT.join(map(re.escape, key[1:].split(" ")))
    plain_s = "s?" if _may_take_an_s(key) else ""
    return f"{rest}{plain_s}(?!{_LETTER})" if _is_spaced(key[-1]) else rest


def _may_take_an_s(key: str) -> bool:
    """Whether an s without an apostrophe is taken for "'s". On two letters it would make another word too often."""
    return key[-1].isalpha() and sum(letter.isalpha() for letter in key) > 2


def _is_spaced(letter: str) -> bool:
    """Whether it belongs to a script in which words stand apart."""
    return re.match(_LETTER, letter) is not None or (
        category(letter)[0] == "M" and not re.match(f"[{_UNSPACED}]", letter)
    )


def _is_telling(key: str) -> bool:
    """Whether a name tells who is meant where it stands as a word: two letters, one of a script of words, or a sign."""
    letters = sum(letter.isalpha() for letter in key)
    return letters > 1 or any(re.match(f"[{_UNSPACED}]", c) or category(c) == "So" for c in key)


def _is_mention(text: str, start: int) -> bool:
    return text[start - 1 : start] == "@" and not re.match(_LETTER, text[start - 2 : start - 1] if start > 1 else "")


def _is_marked(text: str, end: int) -> bool:
    """Whether a mark follows that makes another letter of the name's last: then it is another word."""
    return end < len(text) and category(text[end])[0] == "M" and category(text[end - 1]) != "So"


def _begins(words: str, start: int) -> bool:
    """Whether a sentence begins here: at the beginning, after an end, or after an empty line."""
    before = words[max(0, start - 40) : start].rstrip(_OPENING)
    left = before.rstrip()
    return not left or left.endswith(_SENTENCE_ENDS) or before[len(left) :].count("\n") > 1
