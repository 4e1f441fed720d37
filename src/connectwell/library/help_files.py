"""Reads the files of help lines. An item that breaks a rule is left out and named by file and line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar, get_args

from connectwell.errors import ContentFault
from connectwell.library.help_lines import Confidence, Emergency, Fact, HelpLine, HelpLines, LineKind, SilentWay
from connectwell.library.languages import LANGUAGE_NAMES
from connectwell.library.reading import ContentFile, first_format, sentence
from connectwell.library.regions import EU, INT, REGION_NAMES
from connectwell.model.table import RuleBroken, Table, day, one_of, sequence_of

T = TypeVar("T", bound=Fact)

MAIN: Final = "help_lines.toml"
"""The file with the emergency numbers. Other files, help_*.toml, may hold the same tables."""


def read_help_lines(root: Path) -> HelpLines:
    """Reads all files of help lines as one list.

    Raises:
        ContentFault: no item in any file can be read.
    """
    reading = _Reading()
    for name in _files(root):
        reading.take(root, name)
    found = reading.found()
    if not (found.lines or found.emergencies or found.silent) and found.left_out:
        raise found.left_out[0]
    return found


def _files(root: Path) -> Iterator[str]:
    yield MAIN
    yield from sorted(path.name for path in root.glob("help_*.toml") if path.name != MAIN)


class _Reading:
    """Items and faults found so far, in all files."""

    def __init__(self) -> None:
        self._lines: list[HelpLine] = []
        self._emergencies: list[Emergency] = []
        self._silent: list[SilentWay] = []
        self._left_out: list[ContentFault] = []
        self._taken: set[tuple[str, ...]] = set()
        self._main: ContentFile | None = None

    def take(self, root: Path, name: str) -> None:
        """Reads one file."""
        try:
            file = ContentFile(root, name)
        except ContentFault as fault:
            self._left_out.append(fault)
            return
        self._note(lambda: file.only_items("line", "emergency", "silent"))
        self._note(lambda: file.top(lambda table: table.take("format", first_format)))
        is_main = name == MAIN
        self._emergencies += self._items(file, "emergency", _emergency, at_least=is_main)
        self._silent += self._items(file, "silent", _silent)
        self._lines += self._items(file, "line", _line, at_least=is_main)
        if is_main:
            self._main = file

    def found(self) -> HelpLines:
        """Returns everything that was read."""
        left_out = (*self._left_out, *self._without_number())
        return HelpLines(tuple(self._lines), tuple(self._emergencies), tuple(self._silent), left_out)

    def _items(self, file: ContentFile, key: str, read: Callable[[Table], T], at_least: int = 0) -> tuple[T, ...]:
        found: tuple[T, ...] = ()

        def read_all() -> None:
            nonlocal found
            found = file.items(key, lambda table: self._once(read(table)), at_least=at_least, left_out=self._left_out)

        self._note(read_all)
        return found

    def _note(self, act: Callable[[], object]) -> None:
        """Calls `act` and records its fault, so that the rest of the file is still read."""
        try:
            act()
        except ContentFault as fault:
            self._left_out.append(fault)

    def _once(self, found: T) -> T:
        """Raises RuleBroken for a duplicate."""
        name = _name_of(found)
        if name in self._taken:
            raise RuleBroken("it", f"there only once ({', '.join(name)} is there already)")
        self._taken.add(name)
        return found

    def _without_number(self) -> Iterator[ContentFault]:
        """Yields a fault for each region that has lines but no emergency number. Its lines are kept."""
        if self._main is None:  # the fault of the whole file is told already
            return
        numbered = {one.region for one in self._emergencies} | {INT}
        found: tuple[Fact, ...] = (*self._lines, *self._silent)
        for code in dict.fromkeys(one.region for one in found):
            if code not in numbered:
                line = self._main.line_of(f'region = "{code}"')
                yield ContentFault(MAIN, f"region {code}", "an [[emergency]] number for it", line=line)


def _name_of(found: Fact) -> tuple[str, ...]:
    """Returns what has to be unique."""
    match found:
        case HelpLine():
            return found.region, found.kind, found.name
        case Emergency():
            return found.region, found.number
        case SilentWay():
            return found.region, found.how


_region = one_of(tuple(REGION_NAMES))
_kind = one_of(get_args(LineKind))
_confidence = one_of(get_args(Confidence))
_languages = sequence_of(one_of(tuple(LANGUAGE_NAMES)))


def _line(table: Table) -> HelpLine:
    line = HelpLine(
        region=table.need("region", _region),
        name=table.need("name", sentence),
        kind=table.take("kind", _kind, "crisis"),
        languages=table.need("languages", _languages),
        call=table.take("call", sentence),
        text=table.take("text", sentence),
        chat=table.take("chat", sentence),
        hours=table.need("hours", sentence),
        for_=table.need("for", sentence),
        source=table.need("source", sentence),
        checked=table.need("checked", day),
        confidence=table.need("confidence", _confidence),
    )
    if not line.number:
        raise RuleBroken("call", "there, or text, or chat: some way to reach it")
    if line.region in (EU, INT) and not line.is_directory:
        raise RuleBroken("hours", f'"directory": {line.region} holds no numbers to call, as they differ by country')
    return line


def _emergency(table: Table) -> Emergency:
    return Emergency(
        region=table.need("region", _region),
        number=table.need("number", sentence),
        for_=table.need("for", sentence),
        source=table.need("source", sentence),
        checked=table.need("checked", day),
    )


def _silent(table: Table) -> SilentWay:
    way = SilentWay(
        region=table.need("region", _region),
        how=table.need("how", sentence),
        call=table.take("call", sentence),
        text=table.take("text", sentence),
        needs=table.need("needs", sentence),
        source=table.need("source", sentence),
        checked=table.need("checked", day),
        confidence=table.need("confidence", _confidence),
    )
    for key, number in (("call", way.call), ("text", way.text)):
        if number and number not in way.how:
            raise RuleBroken(key, "a number that how names as well, so that neither is shown without the other")
    return way
