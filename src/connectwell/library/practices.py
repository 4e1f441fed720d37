"""Guided exercises, one file each."""

from dataclasses import dataclass

from connectwell.errors import ContentFault
from connectwell.library.place import Content
from connectwell.library.reading import ContentFile, first_format, sentence
from connectwell.model.table import Table, one_of, truth, whole

_FOLDER = "practices"


@dataclass(frozen=True, slots=True)
class PracticeScript:
    """A guided exercise, step by step."""

    id: str
    name: str
    about: str
    minutes: int
    steps: tuple[str, ...]
    settles: bool = False
    """Whether it is meant for settling."""


def read_practice(content: Content, name: str) -> PracticeScript:
    """Reads a practice by its id. Raises ContentFault."""
    file = ContentFile(content.root, content.file(f"{_FOLDER}/{name}.toml"))
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
            settles=table.take("settles", truth, False),
        )

    return file.top(top)


def practice_names(content: Content) -> tuple[str, ...]:
    """Returns the ids of all practices in alphabetical order; empty if the folder is missing."""
    return content.names(_FOLDER)


def settling_name(content: Content) -> str | None:
    """Returns the id of the first practice with `settles`. Reads no files beyond it.

    If there is none, returns the first invalid one, as that may be the one meant, else the first of all; None if there
    are no practices.
    """
    names, broken = practice_names(content), list[str]()
    for name in names:
        try:
            if read_practice(content, name).settles:
                return name
        except ContentFault:
            broken.append(name)
    return next(iter([*broken, *names]), None)
