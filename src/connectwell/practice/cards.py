"""Cards made from answers, for printing: a box each, 40 columns wide."""

from typing import Final

from connectwell.context import Context
from connectwell.journal import Query
from connectwell.library import PracticeScript
from connectwell.model.parts import without_put_away
from connectwell.model.text import visible
from connectwell.terminal_text import padded, wrapped

WIDTH: Final = 40
_INSIDE: Final = WIDTH - 4


def cards(context: Context, script: PracticeScript) -> tuple[str, ...]:
    """Returns the lines of a practice's cards, from its newest entry that has any; empty if there is none."""
    headings = {step.id: step.card for step in script.steps if step.card}
    if not headings:
        return ()
    for item in context.journal.find(Query(kinds=frozenset({"practice"}))):
        entry = without_put_away(item.entry)
        if item.is_copy or entry.practice is None or entry.practice.name != script.id:
            continue
        written = {part.step: part.words for part in entry.answers if part.words.strip()}
        lines = [line for step, card in headings.items() if step in written for line in _box(card, written[step])]
        if lines:
            return tuple(lines)
    return ()


def _box(heading: str, words: str) -> list[str]:
    inside = [heading, "", *wrapped(visible(words), _INSIDE)]
    edge = "+" + "-" * (WIDTH - 2) + "+"
    return [edge, *(f"| {padded(line, _INSIDE)} |" for line in inside), edge, ""]
