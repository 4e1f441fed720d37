"""Guided exercises, one file each: what a practice is, and how it is read and checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from connectwell.errors import ContentFault
from connectwell.library.location import Content
from connectwell.library.reading import dotted_slug, first_format, open_content, sentence
from connectwell.model.table import Check, RuleBroken, Table, boolean, integer, one_of, sequence_of
from connectwell.model.terms import STATES, State

_FOLDER = "practices"

PracticeKind = Literal["settling", "cues", "together", "reaching-out", "groups", "own", "reading"]
Way = Literal["senses", "time-and-place", "muscles", "temperature", "rhythm", "movement", "breath"]
StepKind = Literal["say", "breathe", "list", "write", "choose", "someone", "show"]
OwnList = Literal["cues", "rungs"]
KINDS: Final[tuple[PracticeKind, ...]] = get_args(PracticeKind)
WAYS: Final[tuple[Way, ...]] = get_args(Way)
_STEP_KINDS: Final[tuple[StepKind, ...]] = get_args(StepKind)
OWN_LISTS: Final[tuple[OwnList, ...]] = get_args(OwnList)
_KEPT: Final = ("list", "write", "choose", "someone")
_TAKEN_IDS: Final = ("page", "before", "after", "done")
"""The player's own stops."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How to breathe: seconds in, seconds out, and how many times. Never held."""

    into: int
    out: int
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeStep:
    """One step.

    Attributes:
        id: its name within the practice; its number where the file gives none, as for what is only said.
        kind: what it does.
        text: what is said or asked.
        pace: of a step to breathe.
        options: of a choice.
        calmer: the option that keeps in the circle that it is calmer beside those named before.
        keep: the list of one's own that the lines of this answer are added to.
        show: the list of one's own that is shown.
        beside: the id of an earlier list, whose lines are shown with the question: an answer for each.
        card: the heading of the card that the answer makes, for printing.
        copies: whether the answer may be copied to the clipboard.
        anyone: of a step about someone, whether that may be somebody who is marked as unsafe: nothing reaches them.
        or_else: said, at the end, if it isn't answered; the practice then ends there.
        sitting: the sitting it belongs to, from 1; None for all.
        not_after: options of earlier choices after which it is passed over, because it wouldn't fit.
    """

    id: str
    kind: StepKind
    text: str
    pace: Pace | None = None
    options: tuple[str, ...] = ()
    calmer: str = ""
    keep: OwnList | None = None
    show: OwnList | None = None
    beside: str = ""
    card: str = ""
    copies: bool = False
    or_else: str = ""
    anyone: bool = False
    sitting: int | None = None
    not_after: tuple[str, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether its answer is written down."""
        return self.kind in _KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeScript:
    """A guided exercise, step by step.

    Attributes:
        id, name, about, minutes: for lists.
        kind: the group it is listed in.
        steps: at least one.
        settles: whether it is meant for settling.
        suits: the states it is for, the one it suits best first; empty for all.
        way: what it works with, so that another kind can be offered.
        before_page: what is read before it begins, if anything.
        sittings: how many sittings it has, one a day; None for as often as one likes.
        when_steady: whether it is only for a settled day with *safe* rated above 2.
        put_away: whether answers are put away until the session from the start.
    """

    id: str
    name: str
    about: str
    minutes: int
    kind: PracticeKind
    steps: tuple[PracticeStep, ...]
    settles: bool = False
    suits: tuple[State, ...] = ()
    way: Way | None = None
    before_page: str = ""
    sittings: int | None = None
    when_steady: bool = False
    put_away: bool = False

    @property
    def is_only_said(self) -> bool:
        """Whether nothing in it is written down."""
        return not any(step.is_kept for step in self.steps)

    def of_sitting(self, number: int) -> tuple[PracticeStep, ...]:
        """Returns the steps of one sitting, from 1."""
        return tuple(step for step in self.steps if step.sitting in (None, number))


def read_practice(content: Content, name: str) -> PracticeScript:
    """Reads a practice by its id. Raises ContentFault."""
    file = open_content(content, f"{_FOLDER}/{name}.toml")
    file.only_items("steps")
    numbers = iter(range(1, 1 + 1_000_000))
    steps = file.items("steps", lambda table: _step(table, next(numbers)))

    def top(table: Table) -> PracticeScript:
        table.need("format", first_format)
        settles = table.take("settles", boolean, False)
        script = PracticeScript(
            id=table.need("id", one_of((name,))),
            name=table.need("name", sentence),
            about=table.need("about", sentence),
            minutes=table.need("minutes", integer(1, 60)),
            kind=table.take("kind", one_of(KINDS), "settling" if settles else "own"),
            steps=steps,
            settles=settles,
            suits=table.take("suits", sequence_of(one_of(STATES)), ()),
            way=table.take("way", one_of(WAYS)),
            before_page=table.take("before_page", sentence, ""),
            sittings=table.take("sittings", integer(1, 99)),
            when_steady=table.take("when_steady", boolean, False),
            put_away=table.take("put_away", boolean, False),
        )
        _check(script)
        return script

    return file.top(top)


def _step(table: Table, number: int) -> PracticeStep:
    texts = {kind: table.take(kind, one_of(OWN_LISTS) if kind == "show" else sentence) for kind in _STEP_KINDS}
    given: list[StepKind] = [kind for kind in _STEP_KINDS if texts[kind] is not None]
    if len(given) != 1:
        raise RuleBroken("this step", f"one of {', '.join(_STEP_KINDS)}")
    kind = given[0]
    options = table.need("options", _options) if kind == "choose" else ()
    step = PracticeStep(
        id=table.take("id", _own_id, str(number)),
        kind=kind,
        text=str(texts[kind]) if kind != "show" else "",
        pace=_pace(table) if kind == "breathe" else None,
        options=options,
        calmer=table.take("calmer", one_of(options), "") if kind == "choose" else "",
        keep=table.take("keep", one_of(OWN_LISTS)) if kind == "list" else None,
        show=one_of(OWN_LISTS)(texts["show"]) if kind == "show" else None,
        beside=table.take("beside", dotted_slug, "") if kind == "list" else "",
        card=table.take("card", sentence, "") if kind == "write" else "",
        copies=table.take("copies", boolean, False) if kind == "write" else False,
        or_else=table.take("or_else", sentence, "") if kind in _KEPT else "",
        anyone=table.take("anyone", boolean, False) if kind == "someone" else False,
        sitting=table.take("sitting", integer(1, 99)),
        not_after=table.take("not_after", sequence_of(sentence), ()),
    )
    if step.is_kept and step.id == str(number):
        raise RuleBroken("id", "a name for what is kept")
    return step


def _pace(table: Table) -> Pace:
    return Pace(
        table.need("in", integer(1, 10)), table.need("out", integer(1, 15)), table.need("times", integer(1, 20))
    )


def _own_id(value: object) -> str:
    found = dotted_slug(value)
    if found.isdigit() or found in _TAKEN_IDS:
        raise RuleBroken("", f"a name other than a number, {', '.join(_TAKEN_IDS)}")
    return found


def _options(value: object) -> tuple[str, ...]:
    check: Check[tuple[str, ...]] = sequence_of(sentence)
    found = check(value)
    if not 2 <= len(set(found)) == len(found) <= 9:
        raise RuleBroken("", "two to nine different options")
    return found


def _check(script: PracticeScript) -> None:
    if script.settles and not script.is_only_said:
        raise RuleBroken("settles", "false: nothing is written while settling")
    offered, lists = set[str](), set[str]()
    for step in script.steps:
        if step.beside and step.beside not in lists:
            raise RuleBroken("beside", "the id of a list before it")
        lists |= {step.id} if step.kind == "list" else set()
        if not offered.issuperset(step.not_after):
            raise RuleBroken("not_after", "options of the choices before it")
        offered.update(step.options)
    used = {step.sitting for step in script.steps} - {None}
    if used and used != set(range(1, 1 + (script.sittings or 0))):
        raise RuleBroken("sittings", "the number of sittings that the steps name, without a gap")


def practice_names(content: Content) -> tuple[str, ...]:
    """Returns the ids of all practices in alphabetical order; empty if the folder is missing."""
    return content.names(_FOLDER)


def read_practices(content: Content) -> tuple[tuple[PracticeScript, ...], tuple[ContentFault, ...]]:
    """Reads every practice. Returns those that can be read, by kind and name, and the faults of the others."""
    found, broken = list[PracticeScript](), list[ContentFault]()
    for name in practice_names(content):
        try:
            found.append(read_practice(content, name))
        except ContentFault as fault:
            broken.append(fault)
    return in_lists(found), tuple(broken)


def in_lists(scripts: Iterable[PracticeScript]) -> tuple[PracticeScript, ...]:
    """Returns practices in the order in which they are listed: by kind, by way, by id."""

    def rank(script: PracticeScript) -> tuple[int, int, str]:
        return KINDS.index(script.kind), WAYS.index(script.way) if script.way else 0, script.id

    return tuple(sorted(scripts, key=rank))


def read_settling(content: Content) -> tuple[PracticeScript, ...]:
    """Returns the practices meant for settling. Broken ones are passed over, unless no other is left.

    Raises:
        ContentFault: none can be read, and this one is broken.
    """
    scripts, broken = read_practices(content)
    found = tuple(script for script in scripts if script.settles)
    if not found and broken:
        raise broken[0]
    return found


def questions(content: Content) -> frozenset[str]:
    """Returns every question that a practice asks, to recognise quotes of them in entries."""
    scripts, _ = read_practices(content)
    return frozenset(step.text for script in scripts for step in script.steps if step.is_kept)
