"""How hard a sentence is to read, and how alike two of them are. Numbers only; what they may be is in checks.py."""

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")
_SENTENCE_END = re.compile(r"[.?!]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")


def words(text: str) -> list[str]:
    """The words of a text, lower-cased; an apostrophe belongs to its word, a hyphen parts two."""
    return _WORD.findall(text.lower().replace("\u2019", "'"))


# Words that carry no subject of their own, and the frame most prompts share ("in the last day, if anything").
_WITHOUT_SUBJECT = """
a about after all along also an and another any anybody anyone anything are aren't as at be been before being
both but by came can come could day days did didn't do does doesn't doing don't done down each either else even
ever every everyone few for from get gets gives gave go goes going got had has have having he her here him his
how i if in into is isn't it it's its itself just last let like little made make makes many may maybe me might
minute minutes more most much my near nearer no nobody none nor not nothing now of off on once one only onto or
other others our out over own person place put rather really right same she show so some somebody someone
something somewhere spend still such take than that that's the their them themselves then there these they thing
things this those though through to today too took two under until up us very was wasn't way we week weeks well
went were what what's whatever when where whether which while who who's whoever whom whose will with within
without would yet you you'd you're you've your yours yourself
"""
STOP_WORDS = frozenset(words(_WITHOUT_SUBJECT))


def sentences(text: str) -> int:
    """How many sentences; text without a final stop is one."""
    ended = _SENTENCE_END.findall(text.strip())
    return len(ended) + (not re.search(r"[.?!]+$", text.strip()))


def syllables(word: str) -> int:
    """How many syllables an English word has, by its letters. Right for about nineteen everyday words in twenty."""
    word = re.sub(r"'(?:s|d|ll|re|ve|m|t)?$", "", word.lower())
    if word in _ODD:
        return _ODD[word]
    word = re.sub(r"^some(?=[a-z])", "som", word)
    if not _SPOKEN_E.search(word):
        word = re.sub(r"e[sd]?$", "", word)
    return max(1, len(_VOWELS.findall(word)) + len(_TWO_IN_A_ROW.findall(word)))


_SPOKEN_E = re.compile(r"(?:[^aeiouy]le[sd]?|[td]ed|[aeiouy]e|(?:[cszxg]|ch|sh)es|ee[sd]?)$")
_TWO_IN_A_ROW = re.compile(r"i(?:a(?!l$)|o(?!u|n)|um)|uie|[aeiouy]ing$|[^q]ua(?:l|te|ti)")
_ODD = {"create": 2, "creative": 3, "idea": 3, "ideas": 3, "lion": 2, "museum": 3, "poem": 2, "poems": 2, "real": 1,
        "science": 2, "area": 3, "familiar": 3, "once": 1, "video": 3, "people": 2, "evening": 2, "every": 2,
        "everyone": 3, "everything": 3, "being": 2, "doing": 2, "quiet": 2, "cafe": 2}  # fmt: skip


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: the school year in the United States in which the text is easy to read.

    0.39 * words per sentence + 11.8 * syllables per word - 15.59, from Kincaid, Fishburne, Rogers and Chissom,
    "Derivation of New Readability Formulas", Research Branch Report 8-75, Naval Technical Training, 1975.
    """
    found = words(text)
    if not found:
        return 0.0
    return 0.39 * len(found) / sentences(text) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


@cache
def trigrams(text: str) -> set[tuple[str, ...]]:
    """Every three words that stand beside each other."""
    found = words(text)
    return set(zip(found, found[1:], found[2:], strict=False))


@cache
def subject_words(text: str) -> set[str]:
    """What a sentence is about: its words without stop words, endings such as -s, -ed and -ing taken off."""
    return {_stem(word) for word in words(text) if word not in STOP_WORDS}


def same_run(one: str, two: str) -> float:
    """0 to 1: the share of word trigrams that two texts have in common (Jaccard)."""
    first, second = trigrams(one), trigrams(two)
    return len(first & second) / len(first | second) if first | second else 0.0


def same_subject(one: str, two: str) -> float:
    """0 to 1: how much of the shorter one's subject words the other has too (overlap coefficient).

    Where they share two words only, how much of both is shared (Jaccard), and 0 for one: questions are short, and two
    of them may well both be about help.
    """
    first, second = subject_words(one), subject_words(two)
    shared = len(first & second)
    if shared < 2:
        return 0.0
    return shared / (len(first | second) if shared == 2 else min(len(first), len(second)))


def likeness(one: str, two: str) -> float:
    """0 to 1: the greater of `same_run` and `same_subject`."""
    return max(same_run(one, two), same_subject(one, two))


def _stem(word: str) -> str:
    word = re.sub(r"'s$", "", word)
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return re.sub(r"(.)\1$", r"\1", word[: -len(ending)]).rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word
