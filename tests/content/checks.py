"""What the words in content/ have to keep to. Each check gives the faults it found, as sentences; none is good."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from statistics import mean
from typing import NamedTuple

from measures import grade, likeness, words

from connectwell.library import Idea, Prompt
from connectwell.library.choosing_connections import LITTLE_EFFORT
from connectwell.model.terms import DIRECTIONS, STATES
from connectwell.settings import RULED_OUT

PER_NEED, PER_DIRECTION, CONNECTIONS = 60, 14, 120
LOW, HIGH, GENTLE, DEEP = 14, 10, 18, 8
FOR_30_DAYS, FOR_14_DAYS, FOR_10_DAYS = 31, 15, 11
"""How many prompts there have to be so that one a day doesn't come back within so many days."""
LEFT_WHEN_RULED_OUT = 12
LITTLE_FOR = ("stirred-up", "shut-down")
MEAN_GRADE, GREATEST_GRADE = 7.0, 10.0
PROMPT_WORDS, CONNECTION_WORDS, TOLD_WORDS, STEP_WORDS, TAIL_WORDS = 25, 22, 16, 30, 6
TWINS = 0.7
NAMED_CONNECTIONS = ("neighbour-hello", "grocery-eye-contact", "hold-a-door", "kind-note-or-review", "ask-and-wait")

NEVER = (
    "streak", "streaks", "missed", "failed", "overdue", "behind", "goal", "goals", "score", "scores", "should", "must",
    "perfect", "normal", "abnormal", "compliance", "great job", "why", "verified",
)  # fmt: skip
JARGON = (
    "boundary", "boundaries", "trigger", "triggers", "triggered", "nervous system", "self-care", "self care",
    "safe space", "safe spaces", "process", "processing", "attachment", "regulate", "regulated", "regulation",
    "co-regulate", "coping", "cope", "trauma", "traumatic", "dissociate", "dissociated", "mindful", "mindfulness",
    "grounding", "somatic", "inner child", "hold space", "healing", "validate", "validated", "vulnerable", "toxic",
    "window of tolerance", "resilience", "resilient", "journey",
)  # fmt: skip
HARMFUL = (
    "close your eyes", "eyes closed", "closed eyes", "shut your eyes", "hold your breath", "breathe in", "breathe out",
    "deep breath", "deep breaths", "take a breath", "breathe deeply", "scan your body", "body scan", "grateful",
    "gratitude", "thankful", "give thanks", "what happened to you", "your abuser", "your trauma",
)  # fmt: skip
PROMISES = (
    "reach out",
    "feel better",
    "you'll feel",
    "you will feel",
    "make you feel",
    "cheer you up",
    "good for you",
    "make sure",
)
SAID_ABOVE = (
    "in the last day", "over the last day", "today", "yesterday", "last night", "this morning", "this evening",
    "lately", "recently", "these days", "over the years",
)  # fmt: skip
"""What the line above the prompt says. Some sit down to it in the morning, so "today" is no good either."""
YES_OR_NO = (
    "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might", "was", "were", "will",
    "would",
)  # fmt: skip


class Said(NamedTuple):
    """A sentence of content/ and where it stands."""

    id: str
    text: str


def forbidden(said: Iterable[Said], phrases: Iterable[str]) -> list[str]:
    """Whole words or phrases that are there, in any case."""
    any_of = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?![\w-])", re.IGNORECASE)
    return [f"{id}: {found[0]!r} in {text!r}" for id, text in said if (found := any_of.search(text))]


def odd_signs(said: Iterable[Said]) -> list[str]:
    """Exclamation marks, emoji, semicolons, markup, quotation marks, curly apostrophes."""
    return [f"{id}: {sign!r} in {text!r}" for id, text in said for sign in text if _is_odd(sign)]


def _is_odd(sign: str) -> bool:
    if sign.isascii():
        return sign in '!;"`*_#<>[]{}|\\~^@$%&=' or not sign.isprintable()
    return not unicodedata.category(sign).startswith("L")


def too_long(said: Iterable[Said], most: int) -> list[str]:
    """Texts of more than `most` words."""
    return [f"{id}: {len(words(text))} words, at most {most}" for id, text in said if len(words(text)) > most]


def hard_to_read(said: Sequence[Said], *, most: float = MEAN_GRADE, each: float = GREATEST_GRADE) -> list[str]:
    """A mean Flesch-Kincaid grade above `most`, and single texts above `each`."""
    grades = [(id, grade(text)) for id, text in said]
    average = mean(found for _, found in grades)
    faults = [f"mean grade {average:.1f}, at most {most}"] if average > most else []
    return faults + [f"{id}: grade {found:.1f}, at most {each}" for id, found in grades if found > each]


def not_one_question(said: Iterable[Said]) -> list[str]:
    """Texts that do not ask exactly one thing. A short tail ("Who, if so?") may follow the question."""
    return [f"{id}: {text!r} does not ask one thing" for id, text in said if not _asks_one_thing(text)]


def _asks_one_thing(text: str) -> bool:
    question, *after = re.split(r"(?<=[.?!])\s+", text)
    if not question.endswith("?") or len(after) > 1:
        return False
    return all(len(words(tail)) <= TAIL_WORDS for tail in after)


def says_its_span_twice(deck: Iterable[Prompt]) -> list[str]:
    """Prompts that repeat the stretch of time that stands above them; those about right now may speak of today."""
    return forbidden((Said(p.id, p.ask) for p in deck if p.span != "now"), SAID_ABOVE)


def wrong_span(deck: Iterable[Prompt]) -> list[str]:
    """Deep prompts that aren't about the years, and others that are; low ones that are deep."""
    faults = [f"{p.id} is {p.depth} over {p.span}" for p in deck if (p.depth == "deep") != (p.span == "years")]
    return faults + [f"{p.id} is deep and for low ratings" for p in deck if (p.depth, p.when) == ("deep", "low")]


def yes_or_no(said: Iterable[Said]) -> list[Said]:
    """Those that yes or no answers, a tail or a choice after it included."""
    return [one for one in said if words(_main_clause(one.text))[0] in YES_OR_NO]


def _main_clause(text: str) -> str:
    """The question without a condition or a time before it: "If someone called, did you answer?" asks "did you"."""
    question = re.split(r"(?<=[.?!])\s+", text)[0]
    before, comma, after = question.partition(", ")
    opens = ("if", "when", "while", "where", "after", "growing", "as", "at", "with", "since")
    return after if comma and words(before)[0] in opens and words(after)[0] in YES_OR_NO else question


def worn_openings(said: Iterable[Said], *, most: int) -> list[str]:
    """First two words that open more than `most` texts."""
    openings = Counter(" ".join(words(text)[:2]) for _, text in said)
    return [f"{opening!r} opens {n}, at most {most}" for opening, n in openings.items() if n > most]


def likest(said: Sequence[Said]) -> Iterator[tuple[float, Said, Said]]:
    """Every pair with its likeness, the likest first."""
    pairs = [(likeness(one.text, two.text), one, two) for one, two in combinations(said, 2)]
    yield from sorted(pairs, reverse=True)


def twins(said: Sequence[Said]) -> list[str]:
    """Pairs that ask the same thing in nearly the same words."""
    return [
        f"{one.id} and {two.id} are {alike:.2f} alike: {one.text!r} / {two.text!r}"
        for alike, one, two in likest(said)
        if alike >= TWINS
    ]


def uneven_deck(deck: Sequence[Prompt]) -> list[str]:
    """Too few prompts: in all, for a low or a high rating, of a depth, in a direction, with nobody to name."""
    shallow = [prompt for prompt in deck if prompt.depth != "deep"]
    counts = [
        ("prompts", len(deck), PER_NEED),
        ("low", sum(prompt.when == "low" for prompt in deck), LOW),
        ("high", sum(prompt.when == "high" for prompt in deck), HIGH),
        ("gentle", sum(prompt.depth == "gentle" for prompt in deck), GENTLE),
        ("deep", sum(prompt.depth == "deep" for prompt in deck), DEEP),
        *(
            (f"in direction {direction}", sum(prompt.direction == direction for prompt in deck), PER_DIRECTION)
            for direction in DIRECTIONS
        ),
        ("with nobody to name", sum(not prompt.needs for prompt in deck), 2 * len(deck) // 3),
        ("for any rating, not deep", sum(prompt.when is None for prompt in shallow), FOR_30_DAYS),
        ("gentle, not high", sum(p.depth == "gentle" and p.when != "high" for p in deck), FOR_14_DAYS),
        ("low, not deep", sum(prompt.when == "low" for prompt in shallow), FOR_10_DAYS),
    ]
    return [f"{there} {what}, at least {least}" for what, there, least in counts if there < least]


def uneven_connections(ideas: Sequence[Idea]) -> list[str]:
    """Too few connections for somebody, or one of the five named ones absent."""
    quiet = [idea for idea in ideas if "shut-down" in idea.suits and _little(idea)]
    unseen = [idea for idea in ideas if idea.setting == "anywhere" and not idea.needs]
    counts = [
        ("connections", len(ideas), CONNECTIONS),
        ("that suit every state", sum(len(idea.suits) == len(STATES) for idea in ideas), 30),
        ("for stirred-up", sum("stirred-up" in idea.suits for idea in ideas), 24),
        ("for shut-down", sum("shut-down" in idea.suits for idea in ideas), 24),
        ("for shut-down, without speech or going out", len(quiet), 20),
        ("for shut-down, that touch safe", sum("safe" in idea.touches for idea in quiet), 8),
        ("that need nothing at all", sum(not idea.needs for idea in ideas), 40),
        ("that need nothing and fit anywhere", len(unseen), 15),
        ("nearly nothing (effort 1)", sum(idea.effort == 1 for idea in ideas), 24),
        ("a minute (effort 2)", sum(idea.effort == 2 for idea in ideas), 16),
        ("a few minutes (effort 3)", sum(idea.effort == 3 for idea in ideas), 10),
        ("a longer visit (effort 4)", sum(idea.effort == 4 for idea in ideas), 4),
    ]
    faults = [f"{there} {what}, at least {least}" for what, there, least in counts if there < least]
    ids = {idea.id for idea in ideas}
    return faults + [f"{id} is absent" for id in NAMED_CONNECTIONS if id not in ids]


def _little(idea: Idea) -> bool:
    return "speech" not in idea.needs and idea.setting not in ("out", "online")


def left_alone(ideas: Sequence[Idea]) -> list[str]:
    """States that keep too few connections once everything was ruled out, at the effort the state allows."""
    faults = []
    for state in STATES:
        most = LITTLE_EFFORT if state in LITTLE_FOR else 4
        left = [i for i in ideas if state in i.suits and i.effort <= most and not i.needs & set(RULED_OUT)]
        if len(left) < LEFT_WHEN_RULED_OUT:
            faults.append(f"{state}: {len(left)} left with all ruled out, at least {LEFT_WHEN_RULED_OUT}")
    return faults


def never_chosen(ideas: Iterable[Idea]) -> list[str]:
    """Connections that claim to suit a state in which so much effort is never suggested."""
    return [
        f"{idea.id} takes effort {idea.effort}, and {state} never gets it"
        for idea in ideas
        for state in LITTLE_FOR
        if state in idea.suits and idea.effort > LITTLE_EFFORT
    ]


def too_many_touched(ideas: Iterable[Idea]) -> list[str]:
    """Connections that claim to touch more than two needs, or one twice."""
    return [f"{idea.id} touches {', '.join(idea.touches)}" for idea in ideas if not _one_or_two(idea.touches)]


def _one_or_two(touches: Sequence[str]) -> bool:
    return len(touches) <= 2 and len(set(touches)) == len(touches)
