"""The last weeks as sentences, for a span of days chosen by its number."""

from dataclasses import dataclass
from typing import Final

from connectwell import insights
from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.plain.prompter import Prompter

MORE: Final = "Other days: 14, 30, 90, 365 or all. With people: p. Back: Enter."
FITS: Final = "Type 14, 30, 90, 365, all, or p."


def read_weeks(context: Context, prompter: Prompter) -> None:
    """Reads out the last days in sentences, and others on request.

    Raises:
        Detour, EndOfInput: as `Prompter.line`.
        ConnectwellError: from the journal.
    """
    days: int | None = insights.SPANS[0]
    people = False
    while True:
        for sentence in _sentences(context, days, people=people):
            prompter.talk.say(sentence)
        chosen = prompter.parsed([MORE], _read)
        if chosen is None:
            return
        days, people = (days, True) if chosen.people else (chosen.days, people)


@dataclass(frozen=True, slots=True)
class _Span:
    """What to read out next: other days, or the same with people; None is all days."""

    days: int | None = None
    people: bool = False


def _read(answer: str) -> _Span | str:
    said = answer.strip(" .").casefold().removesuffix(" days")
    if said in ("p", "people"):
        return _Span(people=True)
    if said in ("all", "everything"):
        return _Span()
    if said in ("year", "a year"):
        return _Span(max(insights.SPANS))
    return _Span(int(said)) if said.isdecimal() and len(said) < 5 and int(said) in insights.SPANS else FITS


def _sentences(context: Context, days: int | None, *, people: bool) -> tuple[str, ...]:
    until = context.today()
    facts = context.journal.facts(since=shifted(until, 1 - days) if days else None, until=until)
    circle = context.journal.circle.parts() if people else ()
    found = insights.summarise(facts, until=until, days=days, circle=circle, people=people, soothed=False)
    names = {one.name for one in found.beside if one.kind == "practice"} & set(context.library.practices())
    return insights.sentences_of(found, {name: context.library.practice(name).name for name in names})
