"""Fits a role into the sentence where a name stood: "my friend" for "my Ana", "my aunt" for "Aunt May".

It knows English. What surrounds a name in another language is left as it is.
"""

from __future__ import annotations

import re
from typing import Final

from connectwell.model.frozen import dataclass
from connectwell.model.text import APOSTROPHES

_SPACE: Final = r"(?:[ \t\u00a0]+\n?[ \t]*|\n[ \t]*)"
_RELATIONS: Final = """
    sister brother sibling twin cousin aunt auntie aunty uncle niece nephew mum mom mother dad father grandma
    granny gran grandmother grandpa grandad granddad grandfather grandson granddaughter son daughter child baby
    wife husband partner boyfriend girlfriend fiancé fiancée ex friend mate buddy colleague neighbour neighbor
    boss manager therapist doctor nurse teacher coach flatmate roommate housemate stepmum stepmom stepmother
    stepdad stepfather stepsister stepbrother sister-in-law brother-in-law mother-in-law father-in-law dog cat
"""
_ALWAYS_BEFORE_NAMES: Final = "dear|dearest|poor|little|darling|beloved|young|(?<!years )old"
"""Adjectives that need no "my" before them. With others it may be "how lovely Ana was"."""
_ADJECTIVES: Final = (
    f"{_ALWAYS_BEFORE_NAMES}|lovely|sweet|big|funny|good|kind|wonderful|brave|gentle|late|tiny|best|clever"
)
_SINGULAR: Final = "this|another|every|no"
"""Each may end a line of its own, so a name in the next one isn't theirs."""
_SEVERAL: Final = "two|three|four|five|six|seven|both|all|many|several|few|these|those|other|more|some|[2-9]|1[0-9]"
_TITLES: Final = (
    r"(?:mr|mrs|ms|mx|dr|prof|st|rev)\.?|(?-i:Miss|Doctor|Professor|Sir|Madam|Frau|Herr|Señora?|Madame|Monsieur|Coach"
    r"|Nurse|Pastor|Father|Sister|Brother|Rabbi|Imam|Captain|Reverend|Tante|Onkel|T[íi][ao])|aunt|auntie|aunty|uncle"
    r"|cousin"
)
_GRAND: Final = r"grandma|granny|gran|nana?|nanna|grandmother|grandpa|grandad|granddad|grandfather|oma|opa|mum|mom|dad"
_TELLING: Final = """
    tell told telling ask asked asking show showed showing give gave giving given send sent let made make making
    help helped bring brought hand handed lend lent read saying promise promised remind reminded text texted
    teach taught convince convinced write wrote owe owed wish wished because think thought know knew say said
    hope hoped glad sad
"""
_TELL: Final = rf"(?:{'|'.join(_TELLING.split())})"
_GREETING: Final = (
    r"(?:hi|hello|hey|thanks|thank you|many thanks|sorry|bye|goodbye|good (?:morning|night|evening)|welcome|cheers"
    r"|please|happy birthday|congratulations|yes|no|well|oh|ok|okay|come on|sleep well|rest well|well done|see you"
    r"|love you)"
)

_JOINED_BEFORE: Final = re.compile(r"#$|(?<!\w)(?!(?:Pre|Post|Non|Ex|Anti|Mid|Pro|Semi)-)[A-ZÀ-Þ][^\W\d_]+[-‐‑]$")
_JOINED_AFTER: Final = re.compile(r"(?:_[^\W_]+)+")
_INITIALS: Final = re.compile(r"(?<!\w)\w(?:\.[ ]?\w)+$")
_NEAR: Final = 80  # characters before a name that are looked at

_BEFORE: Final = re.compile(
    rf"(?:(?<![\w'’-])(?P<det>my|our|his|her|their|your|the|a|(?:{_SINGULAR})(?![ \t]*\n)){_SPACE}"
    rf"(?P<adj>(?:(?:{_ADJECTIVES}){_SPACE})*)"
    rf"|(?P<alone>(?:(?<![\w'’-])(?:{_ALWAYS_BEFORE_NAMES}){_SPACE})*))"
    rf"(?P<title>(?:(?<![\w'’-])(?:{_TITLES}){_SPACE})*)$",
    re.IGNORECASE,
)
_GRANDPARENT: Final = re.compile(rf"(?<![\w'’-])(?:{_GRAND}){_SPACE}$", re.IGNORECASE)
_RELATION: Final = re.compile(
    rf"(?<![\w'’-])(?:my|our|his|her|their|your|the|a|an|this|that|another|\S+['’]s|\S+s['’]){_SPACE}"
    rf"(?:[\w-]+{_SPACE})?(?P<role>{'|'.join(_RELATIONS.split())})(?P<gap>{_SPACE})$",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(rf"(?<!\w){_TELL}{_SPACE}(?:\w+{_SPACE}){{0,3}}$", re.IGNORECASE)
_TOLD_HER: Final = re.compile(rf"(?<!\w){_TELL}{_SPACE}her{_SPACE}$", re.IGNORECASE)
_MANY: Final = re.compile(rf"(?<![\w'’-])(?:{_SEVERAL}){_SPACE}(?:(?:{_ADJECTIVES}){_SPACE})*$", re.IGNORECASE)
_GREETED: Final = re.compile(rf"(?:^|[.!?\n\"“„«‘'(,]\s*)(?:and\s+|so\s+)?{_GREETING},?[ \t]+$", re.IGNORECASE)
_CALLED: Final = re.compile(r"(?:,[ \t]+|[\"“„«‘])$")
_LAST_WORD: Final = re.compile(
    r"(?:[,\"“„«‘]|\b(?:"
    rf"my|our|his|her|their|your|the|a|{_SINGULAR}|{_ADJECTIVES.replace('(?<!years )', '')}|(?:{_TITLES})|{_GRAND}"
    rf"|{'|'.join(_RELATIONS.split())}|hi|hello|hey|thanks|you|sorry|bye|goodbye|morning|night|evening|welcome|cheers|please"
    r"|birthday|congratulations|yes|no|well|oh|okay?|on|done))\s*$",
    re.IGNORECASE,
)
"""What is worth a closer look. Most names have another word before them."""
_OWN: Final = re.compile(r"(my|our|an?) (.+)", re.IGNORECASE | re.DOTALL)
_LETTER: Final = re.compile(r"(.+?)( \(\w{1,6}\))", re.DOTALL)
_SIMPLE: Final = re.compile(r"(?:[^\W\d_]+[ -])?[^\W\d_]+|[^\W\d_]+-in-law")
_AN: Final = re.compile(r"(?!uni(?!n)|us[eu]|eu|one\b)[aeiouàáâäåæèéêëìíîïòóôöøùúûü]|hour|heir|hon", re.IGNORECASE)
_IRREGULAR: Final = {
    "woman": "women", "man": "men", "child": "children", "grandchild": "grandchildren", "wife": "wives",
    "person": "people", "housewife": "housewives", "midwife": "midwives",
}  # fmt: skip
_NO_FAMILY: Final = frozenset(("group", "place", "community"))


@dataclass(frozen=True)
class Fitted:
    """What replaces a part of a text.

    Attributes:
        start: where that part begins.
        end: where it ends.
        told: what it becomes.
        may_begin: whether it has a capital at the beginning of a sentence.
    """

    start: int
    end: int
    told: str
    may_begin: bool = True


class _Label:
    """A label such as "a friend (A)", taken apart."""

    def __init__(self, label: str) -> None:
        with_letter = _LETTER.fullmatch(label)
        self.whole = label
        self.plain, self.letter = (with_letter[1], with_letter[2]) if with_letter else (label, "")
        own = _OWN.fullmatch(self.plain)
        self.whose, self.noun = (own[1].lower(), own[2]) if own else ("", "")

    @property
    def is_someone(self) -> bool:
        return self.plain == "someone"

    def bare(self, *, person: bool = False) -> str:
        """Returns it without article or "my"."""
        if self.is_someone:
            return ("person" if person else "someone") + self.letter
        return (self.noun or self.plain) + self.letter

    def several(self) -> str:
        if self.is_someone or not _SIMPLE.fullmatch(self.noun):
            return "people"
        return _plural(self.noun)

    def is_role(self, word: str) -> bool:
        """Whether a word says the same as the label."""
        return self.noun.lower().split(" ")[-1] == word.lower()


def fit(words: str, low: int, start: int, end: int, label: str, *, plural: int = 0) -> Fitted:
    """Returns how a role is told where a name stands.

    Args:
        words: the whole text.
        low: where what may be changed begins.
        start: where the name begins.
        end: where it ends, without an s.
        label: what the person is called there.
        plural: how many letters of an ending follow: 1 in "Anas", 2 in "Joneses".
    """
    called = _Label(label)
    low = max(low, start - _NEAR)
    before = words[low:start]
    if first := _JOINED_BEFORE.search(before):
        start = low + first.start()
        before = words[low:start]
    if not plural and (more := _JOINED_AFTER.match(words, end)):
        end = more.end()
    if (
        words[end : end + 1] == "."
        and _INITIALS.search(words[start:end])
        and re.match(r"[^\S\n]*[^\s\w]|\s+[^\W\d_]", words[end + 1 :])
    ):
        end += not re.match(r"\s+[A-ZÀ-Þ]", words[end + 1 :])
    if same := _said_twice(words, low, start, end + plural, called):
        return same
    if not plural and not _LAST_WORD.search(before):
        end, ending = _possessive(words, end)
        return Fitted(start, end, called.whole + ending)
    around = _BEFORE.search(before)
    assert around is not None  # it matches the empty string
    if plural:
        end, ending, family = _plural_ending(words, low, start, end, called, around, before, plural)
        if family:
            return family
    else:
        end, ending = _possessive(words, end)
    if role := _apposition(words[max(0, start - _NEAR) : start], called):
        return Fitted(start - len(role["gap"]), end, called.letter + ending, may_begin=False)
    if not around["title"] and (grand := _GRANDPARENT.search(before)) and re.search(f"{_GRAND}$", called.plain, re.I):
        return _with_determiner(
            words, low + grand.start(), end, ending, called, _BEFORE.search(before[: grand.start()]), low
        )
    title = low + around.start("title")
    if around["title"] and _is_miss_the_verb(around, before):
        title = start
    return _with_determiner(words, title if around["title"] else start, end, ending, called, around, low)


def _with_determiner(
    words: str, start: int, end: int, ending: str, called: _Label, around: re.Match[str] | None, low: int
) -> Fitted:
    """Fits what has "my", "the" or "dear" before it, or is called by name."""
    assert around is not None
    determiner = (around["det"] or "").lower()
    adjective = around["adj"] or around["alone"] or ""
    at = low + around.start()
    before = words[low : low + around.start("title")]
    if adjective:
        if determiner:
            return Fitted(start, end, called.bare() + ending, may_begin=False)
        if called.is_someone or (adjective.strip().lower().endswith("dear") and _is_salutation(words[end:])):
            return Fitted(start, end, called.bare() + ending, may_begin=False)
        said = adjective.lower() if called.noun else ""
        whose = called.whose if called.whose in ("my", "our") else _article(said)
        told = f"{whose} {said}{called.bare()}" if called.noun else called.whole
        return Fitted(at, end, told + ending)
    if determiner in ("my", "our"):
        if called.noun:
            return Fitted(start, end, called.bare() + ending, may_begin=False)
        return Fitted(at, end, called.whole + ending)
    if determiner == "her" and _TOLD_HER.search(before):
        return Fitted(start, end, called.whole + ending)
    if determiner in ("his", "her", "their", "your"):
        return Fitted(at, end, called.whole + ending)
    if determiner == "a":
        noun = called.bare(person=True)
        return Fitted(
            at, end, (f"{_article(noun)} {noun}" if called.noun or called.is_someone else called.whole) + ending
        )
    if determiner:
        if called.noun or called.is_someone:
            return Fitted(start, end, called.bare(person=True) + ending, may_begin=False)
        return Fitted(at, end, called.whole + ending)
    if called.whose in ("a", "an") and not ending and _is_called(before, words[end:]):
        return Fitted(start, end, called.bare())
    return Fitted(start, end, called.whole + ending)


def _apposition(before: str, called: _Label) -> re.Match[str] | None:
    """Whether it says already who somebody is: "my sister Leila". "I told my sister Ana came" doesn't."""
    role = _RELATION.search(before)
    if role is None:
        return None
    told = not called.is_role(role["role"]) and _TOLD.search(before[: role.start("role")])
    return None if told else role


def _plural_ending(
    words: str, low: int, start: int, end: int, called: _Label, around: re.Match[str], before: str, plural: int
) -> tuple[int, str, Fitted | None]:
    """Returns where it ends, what follows it, and the whole if there are several: "the Martins", "two Annas"."""
    after, whose = _possessive(words, end + plural, r"(?![^\W_])")
    if _MANY.search(before):
        several = called.several()
        owned = ("’" if whose.startswith("’") else "'") + ("" if several.endswith("s") else "s") if whose else ""
        return end, "", Fitted(start, after, several + owned, may_begin=False)
    if (around["det"] or "").lower() == "the" and not around["adj"]:
        if called.noun in _NO_FAMILY:
            return end, "", Fitted(start, after, _plural(called.noun), may_begin=False)
        return end, "", Fitted(low + around.start(), after, f"{called.whole}'s family{whose}")
    is_upper = words[end : end + plural] == "S" and words[start:end].isupper()
    return after, (whose[:1] or "'") + ("S" if is_upper else "s"), None


def _possessive(words: str, end: int, follows: str = r"\s+[^\W\d_]") -> tuple[int, str]:
    """Returns where a name that ends in s ends with its apostrophe, and how that is told: "James' coat"."""
    if (
        words[end - 1 : end] in ("s", "S", "x", "z")
        and (sign := words[end : end + 1]) in tuple(APOSTROPHES)
        and re.match(follows, words[end + 1 : end + 40])
        and not re.search(r"(?:^|[\s(])[‘'`][^'’`\n]*$", words[max(0, end - 80) : end])
    ):
        return end + 1, f"{sign}s"
    return end, ""


def _said_twice(words: str, low: int, start: int, end: int, called: _Label) -> Fitted | None:
    """Fits "my sister, Leila, came" and "Leila, my sister, came": it is said once."""
    if not called.noun:
        return None
    if words[start - 2 : start] != ", " and words[end : end + 2] not in (", ", " ("):
        return None
    said = re.escape(called.plain)
    before = re.search(rf"(?<!\w){said}(, )$", words[low:start], re.IGNORECASE)
    if before:
        closing = words[end : end + 2] == ", "
        return Fitted(low + before.start(1), end + closing, called.letter, may_begin=False)
    after = re.match(rf", {said}(?:,(?= )|(?=[.!?;]))| \({said}\)", words[end:], re.IGNORECASE)
    if after and not re.search(r",\s*$|\band\s+$", words[low:start]):
        return Fitted(start, end + after.end(), called.whole)
    return None


def _is_called(before: str, after: str) -> bool:
    """Whether somebody is spoken to: "Thanks, Ana!"."""
    if re.match(r"['’]\w", after):
        return False
    if _GREETED.search(before):
        return re.match(r"\s*$|[ \t]*[.,!?:;…)\n\"”]", after) is not None
    return _CALLED.search(before) is not None and re.match(r"[!?]", after) is not None


def _is_salutation(after: str) -> bool:
    return re.match(r"\s*$|[ \t]*[,:!\n]", after) is not None


def _is_miss_the_verb(around: re.Match[str], before: str) -> bool:
    """Whether "Miss Ana" may be "I miss Ana": where a sentence begins."""
    return around["title"].split() == ["Miss"] and not re.search(r"[\w,;]\s*$", before[: around.start("title")])


def _article(what: str) -> str:
    return "an" if _AN.match(what) else "a"


def _plural(noun: str) -> str:
    first, hyphen, rest = noun.partition("-in-law")
    beginning, space, last = first.rpartition(" ")
    lower = last.lower()
    if lower in _IRREGULAR:
        several = _IRREGULAR[lower]
    elif lower in _IRREGULAR.values() or re.search("[^su]s$", lower):
        several = last
    elif re.search(r"(?:s|x|z|ch|sh)$", lower):
        several = f"{last}es"
    elif re.search(r"[^aeiou]y$", lower):
        several = f"{last[:-1]}ies"
    else:
        several = f"{last}s"
    return f"{beginning}{space}{several}{hyphen}{rest}"
