"""Replaces names with roles: "a friend" for Ana, in lists of people and within words, and counts each replacement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from typing import Final, NamedTuple
from unicodedata import category

from connectwell.model.circle import CirclePart, is_named, role_label
from connectwell.model.frozen import dataclass
from connectwell.share.names.addresses import ADDRESS, ADDRESS_OF, name_in
from connectwell.share.names.in_sentence import fit
from connectwell.share.names.initials import InitialsBeside
from connectwell.share.names.keys import bare, is_run_on, search_key, was_mentioned
from connectwell.share.names.numbers import Numbers, is_number
from connectwell.share.names.ordinary import MONTHS, is_rather_a_word, may_be_words
from connectwell.share.names.pattern import LETTER, is_distinctive, is_letter, pattern, stem
from connectwell.share.names.people import (
    given_names_of,
    letters_of,
    names_of,
    role_of,
    short_names_of,
    short_names_of_mentioned,
    unnamed,
)
from connectwell.share.names.places import is_of_a_place, is_of_a_word, is_title_or_name
from connectwell.share.names.resembling import resembled
from connectwell.share.names.short import has_capital, has_case
from connectwell.share.names.spelling import JOINT, folded, pieces, places
from connectwell.share.names.variants import initials, is_kin, variants

SOMEONE: Final = "someone"
"""The label for a name that the circle doesn't have, or that two of its parts share."""

LETTERED: Final = "{label} ({letter})"

_FEW = 100  # names
_DIGITS = re.compile("[0-9]")
_BETWEEN_PIECES = re.compile(JOINT)
_HYPHENS = ("-", "‐", "‑")
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
_IN_A_MONTH = re.compile(r"(?:\b(?:in|last|next|early|late|mid|every)|[0-9](?:st|nd|rd|th)?)[ -]$")
_IN_SOMEBODY = re.compile(r"\b(?:trust(?:ed)?|believed?|faith|confided?) in $")
_DAY = re.compile(r" [0-9]")
_AFTER_THE = re.compile(r"\b(?:the|a|this|that|every|another)\s$")
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


class Tally(NamedTuple):
    """What was replaced, and how often: names by what each is found by, and numbers by their last digits."""

    keys: dict[str, int]
    numbers: dict[str, int]


class Roles:
    """The role of everybody, for one document. Counts the replacements.

    A name is one or more whole words, in any case, with or without @, with or without its accents, with a hyphen, a dot
    or a space between its pieces, and from three letters on with an optional plain s at the end; the longest match
    wins. Scripts without spaces have no whole words, so there a name is found anywhere in a text.

    Some names would match ordinary words. A single letter, or a name without letters, is replaced only as @A or in a
    list of people, not as a word: replacing "a" and "I" would hide nothing. Two letters of a longer name, and a single
    word known only from an @Name, are replaced there and where they have a capital: "in", "@home".

    A name that says only who somebody is, "Mum", stays. A number to call somebody by counts as a name.

    Args:
        circle: people, groups and places, with their other names, including those removed from it.
        names: further names, as written in a list of people; with the @ if they were written as @Name.
        keep: names of those who keep theirs, in every spelling.
        hide: further words that are a name, such as a nickname; each of the person whose name it may be.

    Attributes:
        replaced_so_far: grows with every name and number that is replaced; not with what stays as it is.
    """

    def __init__(
        self,
        circle: Iterable[CirclePart] = (),
        names: Iterable[str] = (),
        *,
        keep: Iterable[str] = (),
        hide: Iterable[str] = (),
    ) -> None:
        self.replaced_so_far = 0
        self._times: Counter[str] = Counter()
        self._written: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._whose: dict[str, set[str]] = {}  # by key, the ids of the parts that have the name
        self._capital: set[str] = set()  # keys that match as a bare word only if capitalised
        self._ordinary_surnames: set[str] = set()  # keys that may be the word where they begin a sentence
        self._small: set[str] = set()  # keys of names that were entered without a capital
        parts = {str(number): part for number, part in enumerate(filter(is_named, circle))}
        for who, part in parts.items():
            for name in names_of(part):
                self._know(name, unnamed(part), who)
        given = given_names_of(parts.values()).union(key.split(" ")[0] for key in self._labels)
        for short, who in short_names_of(parts, tuple(self._labels)):
            if len(key := search_key(short)) == 2 and has_case(key):
                self._capital.add(key)
            if is_rather_a_word(key) and key not in given:
                self._ordinary_surnames.add(key)
            self._know(short, unnamed(parts[who]), who)
        known = tuple(self._labels)
        for name in sorted(names, key=was_mentioned):  # a name that is also in a list counts as listed
            if not (is_run_on(search_key(name), known) or is_kin(bare(name).removeprefix("@"))):
                self._know_named(name)
        self._know_short_of_named(frozenset(known))
        self._initials = InitialsBeside(self._written.values())
        for word in hide:
            self._hide(word)
        self._know_variants()
        self._capital |= {key for key in self._labels if may_be_words(key)} - self._small
        self._kept = frozenset(keep)
        self._numbers = Numbers(())
        self._not_distinctive = {key for key in self._labels if not is_distinctive(key)}
        self._prepare()
        self._set_roles(parts)
        self._keep()

    def _prepare(self) -> None:
        """Builds what is searched for."""
        self._search = re.compile(pattern(self._labels) or "(?!)").search
        self._stems = tuple({stem(key) for key in self._labels})
        self.__dict__.pop("_anywhere", None)

    def tell_apart(self, keys: Iterable[str] = ()) -> bool:
        """Adds a letter to the labels of those who were replaced and share one: "a friend (A)", "a friend (T)".

        Args:
            keys: `met`, if more was replaced elsewhere.

        Returns:
            Whether any label changed; everything is then to be replaced once more, and is counted anew.
        """
        alike: dict[str, dict[str, str]] = {}
        for key in tuple(keys) or self._times:  # in the order in which they first occurred
            alike.setdefault(self._labels[key], {}).setdefault(self._who(key), self._written[key])
        letters: dict[str, str] = {}
        for label, people in alike.items():
            if len(people) > 1:
                letters |= {who: LETTERED.format(label=label, letter=one) for who, one in letters_of(people).items()}
        for key in self._labels:
            self._labels[key] = letters.get(self._who(key), self._labels[key])
        if letters:
            self._times.clear()
            self._numbers.times.clear()
        return bool(letters)

    @property
    def met(self) -> Collection[str]:
        """What was replaced so far, by what each is found by, in the order in which it first occurred."""
        return self._times.keys()

    @property
    def tally(self) -> Tally:
        """What was replaced so far."""
        return Tally(dict(self._times), dict(self._numbers.times))

    def count(self, tallies: Iterable[Tally], keys: Iterable[str]) -> None:
        """Takes these together as what was replaced, instead of what was so far; `keys` as for `tell_apart`."""
        self._times = Counter(dict.fromkeys(keys, 0))
        self._numbers.times.clear()
        for tally in tallies:
            self._times.update(tally.keys)
            self._numbers.times.update(tally.numbers)

    def known_names(self) -> tuple[str, ...]:
        """Every name that is hidden, as written in the circle or in a list of people."""
        return tuple(dict.fromkeys(self._written[key] for key in self._labels))

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """Every name replaced so far, most frequent first."""
        times: Counter[tuple[str, str]] = Counter()
        for key, n in self._times.items():
            times[self._written[key], self._labels[key]] += n
        found = [Replacement(name, label, n) for (name, label), n in times.items()]
        found += [Replacement(*one) for one in self._numbers.counted()]
        return tuple(sorted(found, key=lambda one: (-one.times, one.name.casefold(), one.name)))

    def label(self, name: str) -> str:
        """Returns the label for a list of people; `name` itself if nothing is replaced."""
        for key in (search_key(name), search_key(bare(name))):
            if key in self._labels:
                self._times[key] += 1
                self.replaced_so_far += 1
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
        if not words:
            return words
        if self._numbers and _DIGITS.search(words):
            given, words = words, self._numbers.replace(words)
            self.replaced_so_far += words != given
        if "-\n" in words or "‐\n" in words:
            words = _broken().sub(self._mended, words)
        if "@" in words and self._labels:
            words = ADDRESS.sub(self._of_address, words)
        return self._replaced(words, sentences) if self._stems else words

    def _of_address(self, found: re.Match[str]) -> str:
        key = name_in(found[0], self._labels)
        if not key:
            return found[0]
        self._times[key] += 1
        self.replaced_so_far += 1
        return ADDRESS_OF.format(who=self._labels[key])

    def _mended(self, broken: re.Match[str]) -> str:
        """Returns a name broken at the end of a line in one piece: Jürgen, Ana-Lena."""
        first, last = broken[1], broken[2]
        if search_key(first + last) in self._labels:
            return first + last
        return f"{first}-{last}" if has_capital(last) and search_key(first) in self._labels else broken[0]

    def _replaced(self, words: str, sentences: bool) -> str:
        text = folded(words)
        few = len(self._stems) <= _FEW  # searching for each stem is then faster than one pattern for all
        if not (any(map(text.__contains__, self._stems)) if few else self._search(text)):
            return words
        place = places(words, text)

        def has_capital(start: int, end: int) -> bool:
            first, last = place(start, end)
            return words[first:last] != words[first:last].lower()

        output: list[str] = []
        done = 0
        for start, end, key, ending in self._found(text, has_capital):
            first, last = place(start, end)
            if first < done:  # "Ana (Anita)" was told as one
                continue
            after = place(start, end + ending)[1]
            if sentences and self._is_the_word(key, text, start, end + ending, words, first, after):
                continue
            plural = after - last
            first, last = self._initials.around(key, words, done, first, last)
            fitted = fit(words, done, first, last, self._labels[key], plural=plural)
            told = fitted.told
            if sentences and fitted.may_begin and _begins_sentence(words, fitted.start):
                told = told[:1].upper() + told[1:]
            output += (words[done : fitted.start], told)
            self._times[key] += 1
            self.replaced_so_far += 1
            done = fitted.end
        return "".join((*output, words[done:]))

    def _found(self, text: str, has_capital: Callable[[int, int], bool]) -> Iterator[tuple[int, int, str, int]]:
        """Yields the start, end and key of each name in a folded text, and how many letters of an ending follow."""
        at = 0
        while match := self._search(text, at):
            start = match.start()
            mentioned = _is_mention(text, start)
            if not (mentioned or self._is_name(match, has_capital)):
                match = self._anywhere(text, start)  # "ana_lee", known only as @ana_lee, must not hide an Ana
            at = start + 1
            if match and not _has_combining_mark(text, match.end()):
                key, at = self._key_of(match)
                ending = match.end() - at
                if (more := _hyphenated(text, at)) > at and has_capital(at + 1, at + 2):
                    at = more  # Ana-Lena
                yield start - mentioned, at, key, ending

    def _is_name(self, match: re.Match[str], has_capital: Callable[[int, int], bool]) -> bool:
        """Whether the match is a name as a bare word, without an @."""
        key, end = self._key_of(match)
        return key not in self._not_distinctive and (key not in self._capital or has_capital(match.start(), end))

    def _is_the_word(self, key: str, text: str, start: int, end: int, words: str, first: int, last: int) -> bool:
        """Whether it may be only a word, which is told beside the preview.

        A surname with the capital of a sentence or after "the": "Park bench", not "Park's bench"; in a place, "Hyde
        Park"; a month: "in May"; a part of a word, "Kim-chi".
        """
        if is_of_a_word(key, words, first, last):
            return True
        if text[start:end] != key:  # with @, something after a hyphen, or a plural
            return False
        if key in self._ordinary_surnames and is_of_a_place(words, first, last, self._names_somebody):
            return True
        if text[end : end + 1] == "'":
            return False
        before = text[max(0, start - 25) : start]
        in_a_month = _IN_A_MONTH.search(before) and not _IN_SOMEBODY.search(before)
        if key in MONTHS and (in_a_month or _DAY.match(text[end : end + 4])):
            return True
        return key in self._ordinary_surnames and (
            _begins_sentence(text, start) or _AFTER_THE.search(before) is not None
        )

    def _names_somebody(self, words: str, start: int, word: str) -> bool:
        """Whether a word before a surname that may be a place's is a name, a title, or the first of a sentence."""
        key = search_key(word)
        return key in self._labels or is_title_or_name(word) or _begins_sentence(words, start)

    def _key_of(self, match: re.Match[str]) -> tuple[str, int]:
        """Returns the key that matched, and where it ends. In "Anas book" the s is not part of it."""
        key = match[0] if match[0] in self._labels else " ".join(pieces(_BETWEEN_PIECES.sub(" ", match[0])))
        more = next(n for n in (0, 1, 2) if key[: len(key) - n] in self._labels)
        return key[: len(key) - more], match.end() - more

    @cached_property
    def _anywhere(self) -> Callable[[str, int], re.Match[str] | None]:
        """Matches, at a position, the longest of the names that are always replaced."""
        return re.compile(pattern(self._labels.keys() - self._capital - self._not_distinctive) or "(?!)").match

    def _who(self, key: str) -> str:
        """Returns whose name it is; of a name that several have, itself."""
        whose = self._whose[key]
        return next(iter(whose)) if len(whose) == 1 else key

    def _know(self, name: str, label: str, who: str = "", written: str = "") -> None:
        key = search_key(name)
        if key:
            if not has_capital(name):
                self._small.add(key)
            self._written.setdefault(key, " ".join((written or name).split()).removeprefix("@"))
            self._labels[key] = label if self._labels.get(key, label) == label else SOMEONE
            self._whose.setdefault(key, set()).add(who or key)

    def _know_named(self, name: str) -> None:
        """Adds a name from a list of people, or one written as @Name."""
        key = search_key(name) if search_key(name) in self._labels else search_key(bare(name))
        self._ordinary_surnames.discard(key)
        if not was_mentioned(name):
            self._capital.discard(key)
        elif key not in self._labels and has_case(key) and " " not in key:
            self._capital.add(key)
        if key not in self._labels:
            self._know(bare(name), SOMEONE)

    def _know_short_of_named(self, in_circle: frozenset[str]) -> None:
        """Adds short names of those who aren't in the circle; those that are surely nobody's are left out."""
        named = {key: self._written[key] for key in self._labels if " " in key and key not in in_circle}
        known = frozenset(self._labels)
        for short, name, surely, is_given in short_names_of_mentioned(named.values()):
            if (key := search_key(short)) in known:
                continue
            if not surely or (len(key) == 2 and has_case(key)):
                self._capital.add(key)
            if is_rather_a_word(key) and not is_given:
                self._ordinary_surnames.add(key)
            self._know(short, SOMEONE, search_key(name))

    def _hide(self, word: str) -> None:
        name = search_key(resembled(word, self.known_names()))
        self._capital.discard(search_key(word))
        self._ordinary_surnames.discard(search_key(word))
        self._small.add(search_key(word))
        if search_key(word) not in self._labels:
            self._know(word, self._labels.get(name, SOMEONE), self._who(name) if name in self._labels else "")

    def _know_variants(self) -> None:
        """Adds other spellings of every name so far, except those that are somebody's own name."""
        for key, label in list(self._labels.items()):
            of_initials = initials(self._written[key])
            for variant in filter(None, (*variants(self._written[key]), of_initials)):
                is_long = len(search_key(variant)) > 2 or variant == of_initials
                if (other := search_key(variant)) not in self._labels and is_long:
                    self._know(variant, label, self._who(key), self._written[key])
                    self._whose[other] = set(self._whose[key])
                    if key in self._capital or variant == of_initials:
                        self._capital.add(other)

    def _keep(self) -> None:
        """Takes out everything that those are called who keep their names."""
        kept = {self._who(key) for name in self._kept if (key := search_key(name)) in self._labels}
        if kept:
            for key in [key for key in self._labels if self._who(key) in kept]:
                del self._labels[key]
                self._not_distinctive.discard(key)
            self._prepare()

    def _set_roles(self, parts: Mapping[str, CirclePart]) -> None:
        """Sets the final labels. In a role such as "Ana's mother", the name is replaced by someone's, without a role.

        Parts that share a name stay "someone" unless their roles are the same.
        """
        roles = {
            who: role_label(replace(part, role=self._replaced(role_of(part), sentences=False)))
            for who, part in parts.items()
        }
        for key, whose in self._whose.items():
            labels = {roles[who] for who in whose if who in roles}
            if labels:
                self._labels[key] = labels.pop() if len(labels) == 1 else SOMEONE
        called = (
            (call, roles[who])
            for who, part in parts.items()
            for call in (part.call, *(name for name in part.all_names if part.kind == "person" or is_number(name)))
            if call and call not in self._kept
        )
        self._numbers = Numbers(called, keep=self._kept)
        self._times.clear()


@cache  # compiled when it is needed, which is seldom, in a few milliseconds
def _broken() -> re.Pattern[str]:
    return re.compile(rf"({LETTER}+)[-‐]\n[ \t]*({LETTER}+)")


def _hyphenated(text: str, at: int) -> int:
    """Returns the end of the word that a hyphen joins to what ends here; `at` if there is none."""
    end = at + 1
    while text.startswith(_HYPHENS, at) and end < len(text) and is_letter(text[end]):
        end += 1
    return end if end > at + 1 else at


def _is_mention(text: str, start: int) -> bool:
    return text[start - 1 : start] == "@" and not (start > 1 and is_letter(text[start - 2]))


def _has_combining_mark(text: str, end: int) -> bool:
    """Whether a combining mark follows, which changes the last letter and makes it another word."""
    return end < len(text) and category(text[end])[0] == "M" and category(text[end - 1]) != "So"


def _begins_sentence(words: str, start: int) -> bool:
    """Whether a sentence begins here: at the start of the text, after a sentence end, or after an empty line."""
    before = words[max(0, start - 40) : start].rstrip(_OPENING)
    left = before.rstrip()
    return not left or left.endswith(_SENTENCE_ENDS) or before[len(left) :].count("\n") > 1
