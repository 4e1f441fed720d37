"""Packs: prompts, connections, practices and communities of one's own, or from a therapist or a group.

A pack is a folder in `packs/` of the settings folder, or where the setting `packs` says, with files in the form of
`content/`: `prompts/*.toml`, `connections.toml`, `practices/*.toml`, `communities/*.toml`. It holds text and nothing
that runs. Its ids are preceded by its name and a colon, so it can't take the place of anything that connectwell, or
another pack, has. What is broken in it is left out and named; the rest works.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from connectwell.errors import ContentFault
from connectwell.library.communities import Community, read_community
from connectwell.library.connections import Idea, idea_in
from connectwell.library.location import Content
from connectwell.library.practices import PracticeScript, read_practice
from connectwell.library.prompts import Prompt, need_of, prompts_in
from connectwell.library.reading import first_format, is_slug, open_content
from connectwell.model.terms import Need
from connectwell.model.text import one_line

CONNECTIONS: Final = "connections.toml"
PROMPTS: Final = "prompts"
PRACTICES: Final = "practices"
COMMUNITIES: Final = "communities"
FOLDERS: Final = (PROMPTS, PRACTICES, COMMUNITIES)
MOST_FILES: Final = 200
"""In one folder of a pack."""
MOST_STEPS: Final = 60
_MOST_PACKS: Final = 50
_NAME: Final = "a name of small letters and digits, joined by hyphens"
_TAKEN: Final = ("own", "connectwell")
"""What precedes the ids of one's own connections, and what connectwell's own content is called in lists."""


def may_be_called(name: str) -> bool:
    """Whether a pack can have this name."""
    return is_slug(name) and name not in _TAKEN


class PackContent(Content):
    """The files of one pack.

    Args:
        root: the folder that holds all packs.
        pack: the pack's name, that of its folder.
    """

    is_pack = True

    def __init__(self, root: Path, pack: str) -> None:
        super().__init__(root)
        self.pack = pack

    def file(self, name: str) -> str:
        """Returns a file's path relative to `root`. It need not exist."""
        return f"{self.pack}/{name}"

    def _files(self, folder: str) -> Iterator[Path]:
        found = sorted(self.root.joinpath(self.pack, folder).glob("[!.]*.toml"))
        if len(found) > MOST_FILES:
            raise ContentFault(self.file(folder), "the folder", f"at most {MOST_FILES} files", folder="packs")
        yield from found


class Counts(NamedTuple):
    """How much there is in connectwell's own content, or in a pack."""

    name: str
    prompts: int
    connections: int
    practices: int
    communities: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack, read whole.

    Attributes:
        name: that of its folder.
        prompts, connections, practices, communities: what can be read of them, with the pack's ids.
        broken: the faults of the rest.
    """

    name: str
    prompts: tuple[Prompt, ...] = ()
    connections: tuple[Idea, ...] = ()
    practices: tuple[PracticeScript, ...] = ()
    communities: tuple[Community, ...] = ()
    broken: tuple[ContentFault, ...] = ()

    def counts(self) -> Counts:
        """Returns how much there is in it."""
        kinds = (self.prompts, self.connections, self.practices, self.communities, self.broken)
        return Counts(self.name, *map(len, kinds))

    def prompts_of(self, need: Need) -> tuple[Prompt, ...]:
        """Returns its prompts for one need."""
        return tuple(prompt for prompt in self.prompts if prompt.need == need)


def read_packs(folder: Path, *, has_to_be: bool = False) -> tuple[Pack, ...]:
    """Returns every pack, by name. What is no pack, or can't be read, is one with nothing but its fault.

    Args:
        folder: the one that holds the packs.
        has_to_be: whether it is a fault if there is none, as when a setting names it.
    """
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208  # one call
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not has_to_be:
            return ()
        return (Pack("", broken=(ContentFault("", "the folder", "a folder that opens", folder="packs"),)),)
    if len(names) > _MOST_PACKS:
        more = ContentFault("", "the folder", f"at most {_MOST_PACKS} packs", folder="packs")
        return (*(read_pack(folder, name) for name in names[:_MOST_PACKS]), Pack("", broken=(more,)))
    return tuple(read_pack(folder, name) for name in names)


def read_pack(folder: Path, name: str) -> Pack:
    """Reads one pack whole, from the folder of that name in `folder`."""
    if not may_be_called(name):
        return Pack("", broken=(ContentFault(one_line(name, 60), "the folder", _NAME, folder="packs"),))
    if not (folder / name).is_dir():
        return Pack(name, broken=(ContentFault(name, "this", "a folder", folder="packs"),))
    content, broken = PackContent(folder, name), list[ContentFault]()
    return Pack(
        name,
        prompts=tuple(_prompts(content, broken)),
        connections=tuple(_connections(content, broken)),
        practices=tuple(_practices(content, broken)),
        communities=tuple(_communities(content, broken)),
        broken=tuple(broken),
    )


def _prompts(content: PackContent, broken: list[ContentFault]) -> Iterator[Prompt]:
    taken: set[str] = set()
    for name in _names(content, PROMPTS, broken):
        try:
            file = open_content(content, f"{PROMPTS}/{name}.toml")
            for prompt in prompts_in(file, need_of(file), broken, at_least=0):
                if prompt.id in taken:
                    line = file.line_of(f'id = "{prompt.id}"')
                    broken.append(
                        file.fault(prompt.id, "an id of its own, another file has one that is taken", line=line)
                    )
                else:
                    taken.add(prompt.id)
                    yield replace(prompt, id=f"{content.pack}:{prompt.id}")
        except ContentFault as fault:
            broken.append(fault)


def _connections(content: PackContent, broken: list[ContentFault]) -> tuple[Idea, ...]:
    if not os.path.lexists(content.root / content.file(CONNECTIONS)):
        return ()
    try:
        file = open_content(content, CONNECTIONS)
        file.only_items("connections")
        file.top(lambda table: table.need("format", first_format))
        prefix = f"{content.pack}:"
        return file.items("connections", lambda table: idea_in(table, prefix), at_least=0, left_out=broken)
    except ContentFault as fault:
        broken.append(fault)
        return ()


def _practices(content: PackContent, broken: list[ContentFault]) -> Iterator[PracticeScript]:
    for name in _names(content, PRACTICES, broken):
        file = content.file(f"{PRACTICES}/{name}.toml")
        try:
            if not is_slug(name):
                raise ContentFault(one_line(file, 200), "the file", _NAME, folder="packs")
            script = read_practice(content, name)
            if len(script.steps) > MOST_STEPS:
                raise ContentFault(file, "the whole file", f"at most {MOST_STEPS} steps", folder="packs")
            yield replace(script, id=f"{content.pack}:{script.id}")
        except ContentFault as fault:
            broken.append(fault)


def _communities(content: PackContent, broken: list[ContentFault]) -> Iterator[Community]:
    for name in _names(content, COMMUNITIES, broken):
        try:
            yield read_community(content, name, f"{content.pack}:")
        except ContentFault as fault:
            broken.append(fault)


def _names(content: PackContent, folder: str, broken: list[ContentFault]) -> tuple[str, ...]:
    try:
        return content.names(folder)
    except ContentFault as fault:
        broken.append(fault)
        return ()
