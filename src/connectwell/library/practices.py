"""The guided exercises: one file each."""

from dataclasses import dataclass
from pathlib import Path

from connectwell.library.reading import ContentFile, first_format, sentence
from connectwell.model.table import Table, one_of, whole


@dataclass(frozen=True, slots=True)
class PracticeScript:
    """One guided exercise, said step by step."""

    id: str
    name: str
    about: str
    minutes: int
    steps: tuple[str, ...]


def read_practice(root: Path, name: str) -> PracticeScript:
    """One practice by its id. Raises ContentFault."""
    file = ContentFile(root, f"en/practices/{name}.toml")
    file.only_items("steps")
    steps = file.items("steps", lambda table: table.need("say", sentence))

    def top(table: Table) -> PracticeScript:
        table.need("format", first_format)
        return PracticeScript(
            id=table.need("id", one_of((name,))),
            name=table.need("name", sentence),
            about=table.need("about", sentence),
            minutes=table.need("minutes", whole(1, 60)),
            steps=steps,
        )

    return file.top(top)


def practice_names(root: Path) -> tuple[str, ...]:
    """The ids of the practices there are, in alphabetical order; none where there is no such folder."""
    return tuple(sorted(path.stem for path in (root / "en/practices").glob("[!.]*.toml")))
