"""Words that are names as well: without a capital they are the word. And which names may be short for which."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from connectwell.model.terms import NEEDS
from connectwell.share.names.spelling import folded

_NAMES_TOO: Final = """
will hope faith joy grace mark may april june august rose bill sunny dawn eve art pat rob sue gene dot ray drew chase
grant frank guy miles hunter melody harmony amber ruby pearl jade ivy lily daisy violet iris heather holly olive summer
autumn winter star sky river brook brooke glen cliff dale forest robin wren penny patience prudence charity constance
felicity verity mercy honor honour trinity serenity destiny happy buddy junior angel christian dean earl duke king
prince baron bishop pope mason carter cooper parker taylor tanner fisher walker rich ernest nick lance chip skip chuck
buck bud basil sage ginger rusty sandy stormy misty candy cherry cookie honey precious bliss haven hazel jean carol bob
van ash page reed stone wade ward west wolf fox bear rain snow stella major young love little short long black white
brown green gray grey day night moon park hill wood woods field fields street bush rivers waters gold silver bell ball
price law lord knight cook baker smith wells marsh lane church house post power case cross best sharp swift noble true
nan nana nanna oma opa old big wee dear poor sweet tall good lovely crazy mad
an can so no do in my on he you me us al ha ho man tan ran sun song min ban dat wen hang
ernst mai wolf heide paz luz sol alma mar pilar rosario marine pierre aimé aimée désirée clément victor max pace sera
"""
ORDINARY: Final = frozenset(map(folded, (*_NAMES_TOO.split(), *NEEDS)))
"""Words that are also names, and the five: folded."""
MONTHS: Final = frozenset({"april", "may", "june", "august"})
"""Those of them that are months."""
_COMMON: Final = """
a about after again all also always am an and any anybody anyone anything are as at back be because been before being
best both but by came can could day days did do does down each even every few first for from get give go goes good got
had has have he hello her here him his home how i if in into is it its just last like made make many maybe me mine more
most much my near never new next no nobody none not nothing now of off often on once one only or other our out over own
same saw see she since so some somebody someone something sometimes still such tell than thank thanks that the their
them then there these they thing things think this those though time to today told tomorrow tonight too two until up us
very was we well went were what when where which while who whole whose why with without yes yesterday yet you your
monday tuesday wednesday thursday friday saturday sunday january february march july september october november december
"""
NEVER_NAMES: Final = frozenset(_COMMON.split())
"""English words that begin sentences, and days and months that are nobody's name."""
_ALSO_SURNAMES: Final = "bob carol sue rob pat ray jean gene nick chuck stella ernest"
_RATHER_NAMES: Final = frozenset(_ALSO_SURNAMES.split())
_VERBS_FIRST: Final = frozenset({"will", "may", "can"})
_FILE: Final = Path(__file__).with_name("short_forms.txt")


def may_be_words(key: str) -> bool:
    """Whether a name without its capitals may be no name: hope, or "will park"."""
    first, _, rest = key.partition(" ")
    return key in ORDINARY or (first in _VERBS_FIRST and rest in ORDINARY)


def is_rather_a_word(key: str) -> bool:
    """Whether a surname that begins a sentence may be only the word: Park, not Bob."""
    return key in ORDINARY and key not in _RATHER_NAMES


def short_forms(name: str) -> frozenset[str]:
    """Returns what somebody of this name may be called, or the names that this may be short for: all folded."""
    return frozenset(_forms().get(name, ()))


@cache
def _forms() -> dict[str, list[str]]:
    lines = [line for line in _FILE.read_text("utf-8").splitlines() if ":" in line and not line.startswith("#")]
    found: dict[str, list[str]] = {}
    for line in folded("\n".join(lines)).split("\n"):
        name, _, forms = line.partition(":")
        for form in forms.split():
            found.setdefault(name, []).append(form)
            found.setdefault(form, []).append(name)
    return found
