"""The guided exercises: one file each."""

from dataclasses import dataclass

from connectwell.errors import ContentFault
from connectwell.library.place import Content
from connectwell.library.reading import ContentFile, first_format, sentence
from connectwell.model.table import Table, one_of, truth, whole

_FOLDER = "practices"


@dataclass(frozen=True, slots=True)
class PracticeScript:
    """One guided exercise, said step by step."""

    id: str
    name: str
    about: str
    minutes: int
    steps: tuple[str, ...]
    settles: bool = False
    """Whether it is one to settle with."""


def read_practice(content: Content, name: str) -> PracticeScript:
    """One practice by its id. Raises ContentFault."""
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
    """The ids of the practices there are, in alphabetical order; none where there is no such folder."""
    return content.names(_FOLDER)


def settling_name(content: Content) -> str | None:
    """The id of the first practice that says it is one to settle with. Files are read only up to that one.

    Where none says so, it is the first that breaks a rule, which may be the one that is missed, else the first of all;
    None where there are no practices.
    """
    names, broken = practice_names(content), list[str]()
    for name in names:
        try:
            if read_practice(content, name).settles:
                return name
        except ContentFault:
            broken.append(name)
    return next(iter([*broken, *names]), None)
