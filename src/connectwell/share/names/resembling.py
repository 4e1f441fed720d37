"""Words that may be a known name and aren't hidden: a nickname, a case ending, a short form, or only a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Final

from connectwell.model.frozen import dataclass
from connectwell.share.names.ordinary import NEVER_NAMES, ORDINARY, short_forms
from connectwell.share.names.pattern import UNSPACED
from connectwell.share.names.sound import consonants_of, sounds_like
from connectwell.share.names.spelling import folded, pieces
from connectwell.share.names.variants import HUMP

_AT_ONCE: Final = 256  # texts
_LEAST: Final = 3
_LETTER: Final = rf"(?:[^\W\d_{UNSPACED}]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff])"
"""Letters and the marks that belong to them. Vowel signs of India's scripts aren't letters to `re`."""
_PLAIN_WORD: Final = re.compile(r"[a-zA-Z]+(?:['\-][a-zA-Z]+)*(?:[0-9]+[a-zA-Z]*)?")
_TAG: Final = re.compile(r"(?<![\w.])[#@]([^\W_]\w+)")
_INITIALS: Final = re.compile(r"(?<![\w.])(?:[^\W\d_a-z]\.){2,4}")
_ACRONYMS: Final = "OK TV PC CD ID IT AM PM UK US EU UN GP ER HR PE AI PS AD BC DJ MC DVD USA BBC NHS"
_NO_INITIALS: Final = frozenset(_ACRONYMS.split())
_MOST_INITIALS: Final = 4
_ALL: Final = "*"
_SURELY: Final = 4  # letters that are the same, however long the name is
_MOST_MORE: Final = 4  # letters by which a declined or misspelled name is longer
_LEAST_OF_END: Final = 4  # letters of a name's end that may be its short form: Beth
_FOND: Final = ("y", "ie", "i", "chen", "lein", "ka", "ita", "ito", "inho", "inha")
"""What is written onto a name by those who are fond of somebody. So much of a word without a capital is enough."""
_LOOKING_ALIKE: Final = str.maketrans("аеорсухкмтвніј", "aeopcyxkmtbhij")
_CHINESE_TITLES: Final = ("先生", "小姐", "女士", "老师", "太太", "医生", "经理", "阿姨", "叔叔", "总")


@dataclass(frozen=True)
class Resemblance:
    """A word that isn't hidden.

    Attributes:
        word: as written.
        name: the known name that it may be.
        times: how often it is there.
    """

    word: str
    name: str
    times: int


def resembling(
    texts: Iterable[str],
    names: Iterable[str],
    tags_of_all: Callable[[dict[str, str]], dict[str, str]] = lambda here: here,
) -> tuple[Resemblance, ...]:
    """Returns the words that may be one of the names, most frequent first.

    Args:
        texts: with names already replaced.
        names: as they are known.
        tags_of_all: returns of the tags that hold a name, each with it, those in all texts, if these are only some.
    """
    known = [name for name in names if len(name) >= _LEAST - 1]
    if not known:
        return ()
    beginnings = {one: name for name in known for one in _ends_of(name)}
    like: dict[str, str] = {}
    found: Counter[str] = Counter()
    stretches: Counter[str] = Counter()  # between white space: many of the same, so that the patterns look at few
    for text in _joined(texts):
        stretches.update(text.split())
        for beginning, name in beginnings.items():
            if times := text.count(beginning):
                like[beginning] = name
                found[beginning] += times
    spaced, short, of_initials = _by_first(known), _short_forms_of(known), _initials_of(known)
    words: Counter[str] = Counter()
    tags: dict[str, str] = {}
    for stretch, times in stretches.items():
        for word in (here := _words_in(stretch)):
            words[word] += times
        for dotted in _INITIALS.findall(stretch) if of_initials and "." in stretch[:-1] else ():
            if whose := of_initials.get(dotted.replace(".", "")):
                like[dotted] = whose
                found[dotted] += times
        for tag in _TAG.findall(stretch) if "#" in stretch or "@" in stretch else ():
            if name := next((name for word, name in spaced.get(_ALL, {}).items() if word in folded(tag)), ""):
                tags[tag] = name
                words[tag] += 0 if tag in here else times
    like = of_initials | tags_of_all(tags) | like
    for word, times in words.items():
        if name := like.get(word) or _like(word, spaced) or _short_form(word, short):
            like.setdefault(word, name)
            found[word] += times
    return _ordered(found, like)


def together(found: Iterable[Resemblance]) -> tuple[Resemblance, ...]:
    """Returns what `resembling` found of the same names in several heaps of texts, as if it were one."""
    times: Counter[str] = Counter()
    like: dict[str, str] = {}
    for one in found:
        times[one.word] += one.times
        like[one.word] = one.name
    return _ordered(times, like)


def _initials_of(names: Iterable[str]) -> dict[str, str]:
    """Returns the initials of names of several words, each with its name: NQ for Nora Quist, JK for J.K. Rolfe."""
    found: dict[str, str] = {}
    for name in names:
        words = [word for word in pieces(name) if word[0].isalpha() and word != word.lower()]
        letters = "".join(word[0] for word in words).upper()
        for initials in (letters, "".join(word for word in words if len(word) == 1)):
            if 1 < len(initials) <= _MOST_INITIALS and initials not in _NO_INITIALS:
                found.setdefault(initials, name)
    return found


def _ordered(found: dict[str, int], like: dict[str, str]) -> tuple[Resemblance, ...]:
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Resemblance(word, like[word], times) for word, times in ordered)


def _joined(texts: Iterable[str]) -> Iterator[str]:
    """Yields the texts a few hundred at a time, as lines: counting takes a moment for each, however short."""
    waiting = iter(texts)
    while some := list(islice(waiting, _AT_ONCE)):
        yield "\n".join(some)


def names_but_labels(names: Iterable[str], labels: Iterable[str]) -> list[str]:
    """Returns the names that words may be. A label on the page, such as a role that is a name too, is none of them."""
    on_page = {label.casefold() for label in labels}
    return [name for name in names if name.casefold() not in on_page]


def resembled(word: str, names: Iterable[str]) -> str:
    """Returns the name that a word may be; empty if there is none."""
    found = resembling([word], names)
    return found[0].name if found else ""


def _words_in(text: str) -> list[str]:
    return (_PLAIN_WORD if text.isascii() else _word()).findall(text)


@cache  # compiled when it is needed, in some milliseconds
def _word() -> re.Pattern[str]:
    return re.compile(rf"{_LETTER}+(?:['’\-‐]{_LETTER}+)*(?:[0-9]+{_LETTER}*)?")


def _short_forms_of(names: Iterable[str]) -> dict[str, str]:
    """Returns what those of these names may also be called, folded, each with its name: liz for Elizabeth."""
    found: dict[str, str] = {}
    for name in names:
        for word in _words_in(name):
            for form in short_forms(folded(word)):
                found.setdefault(form, name)
    return found


def _short_form(word: str, forms: dict[str, str]) -> str:
    """Returns the name that a word with a capital may be short for; in Cyrillic with a case ending too."""
    text = folded(word)
    if word == word.lower() or text in NEVER_NAMES:
        return ""
    if text in forms or text.isascii():
        return forms.get(text, "")
    return next((name for form, name in forms.items() if _is_declined(text, form)), "")


def _is_declined(text: str, form: str) -> bool:
    beginning = form[:-1]
    return len(form) >= _LEAST and not beginning.isascii() and text.startswith(beginning) and len(text) <= len(form) + 2


def _by_first(names: Iterable[str]) -> dict[str, dict[str, str]]:
    """Returns the words of the names, folded, each with its name, by their first letter.

    `_ALL` has all of them, "" those without case; those of the Latin alphabet are under their consonants as well.
    """
    found: dict[str, dict[str, str]] = {}
    for name in names:
        for word in (*_words_in(name), *HUMP.sub(" ", name).split()):
            if len(text := folded(word)) >= _LEAST and text not in NEVER_NAMES:
                sound = consonants_of(text)
                for letter in (text[0], _ALL, *([""] if word.lower() == word.upper() else [sound] if sound else [])):
                    found.setdefault(letter, {})[text] = name
    return found


def _like(word: str, known: dict[str, dict[str, str]]) -> str:
    text = _in_one_script(folded(word))
    if len(text) < _LEAST or text in NEVER_NAMES:
        return ""
    if text != (begun := re.split("[0-9]", text)[0]) and begun in known.get(text[0], {}):  # anna1987
        return known[text[0]][begun]
    small = word == word.lower()
    has_case = not small or word != word.upper()
    for name, written in known.get(text[0] if has_case else "", {}).items():
        if (
            _begins_like(text, name)
            if not small or not has_case or written == written.lower()
            else _is_fond(text, name) or text == name in ORDINARY or text.startswith(f"{name}-")
        ):
            return written
    if not small:
        for name, written in known.get(_ALL, {}).items():
            if len(text) >= _LEAST_OF_END and name.endswith(text):
                return written
        for name, written in known.get(consonants_of(text) or "-", {}).items():
            if sounds_like(text, name):
                return written
    return ""


def _is_fond(text: str, name: str) -> bool:
    """Whether a word in small letters is a name with a fond ending: kimmy, jürgchen."""
    rest = text.removeprefix(name).removeprefix(name[-1])
    return text.startswith(name) and rest in _FOND


def _begins_like(text: str, name: str) -> bool:
    if text.upper() == text and text.endswith(name):  # no capitals in its script: a prefix may be written onto it
        return len(text) <= len(name) + _LEAST
    alike = next((at for at, (a, b) in enumerate(zip(text, name, strict=False)) if a != b), min(len(text), len(name)))
    if alike in (len(text), len(name)):
        return alike >= _LEAST
    return alike >= max(_LEAST, min(len(name) - 2, _SURELY)) and len(text) <= len(name) + _MOST_MORE


def _in_one_script(text: str) -> str:
    """Returns a word that has both Latin and Cyrillic letters with those that look alike in Latin."""
    return text.translate(_LOOKING_ALIKE) if re.search("[a-z]", text) and re.search("[а-я]", text) else text


def _ends_of(name: str) -> Iterator[str]:
    """Yields the first two and the last two signs of a longer name in a script without spaces: 山田 of 山田太郎.

    Of a Chinese name, what friends make of it as well: 小芳 and 王老师 for 王芳.
    """
    if re.fullmatch("[\u4e00-\u9fff]{2,3}", name):
        family, given = name[0], name[1:]
        yield from (f"{fond}{part}" for fond in "小阿老" for part in (family, name[-1]))
        yield from (given[-1] * 2, f"{given}姐", f"{given}哥", *(f"{family}{title}" for title in _CHINESE_TITLES))
    if len(name) > 2 and re.fullmatch(f"[{UNSPACED}]+", name):
        yield name[:2]
        yield name[-2:]
    letters = [piece for piece in pieces(name) if len(piece) == 1 and piece.isupper()]
    if 1 < len(letters) <= _MOST_INITIALS:
        yield ". ".join(letters) + "."
