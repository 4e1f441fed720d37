"""The words of Help now, around its numbers."""

from dataclasses import dataclass

from connectwell.library.place import Content
from connectwell.library.reading import ContentFile, at_most, first_format, sentence
from connectwell.model.table import RuleBroken, Table, many

STEADY_WORDS = 70
"""How many characters a steadying line may take, to stay on one line."""
_SAID = ("danger", "device", "record", "crisis", "violence", "directory", "old")


@dataclass(frozen=True, slots=True)
class SafetyWords:
    """The sentences of Help now. `danger`, `device` and `record` come before any number."""

    steady: tuple[str, ...]
    danger: str
    device: str
    record: str
    crisis: str
    violence: str
    directory: str
    old: str
    """`{date}` in it stands for the day of the oldest check."""


def read_safety(content: Content) -> SafetyWords:
    """What Help now says around its numbers. Raises ContentFault."""
    file = ContentFile(content.root, content.file("safety.toml"))
    file.only_items()

    def top(table: Table) -> SafetyWords:
        table.need("format", first_format)
        steady = table.need("steady", many(at_most(STEADY_WORDS)))
        if not steady:
            raise RuleBroken("steady", "at least one line")
        said = (table.need(key, sentence) for key in _SAID)
        return SafetyWords(steady, *said)

    return file.top(top)
