"""Files that were whole, with bytes changed, lost, doubled or put there: what a disk, a program or a person does."""

import random
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from fault_tools import NOW, journal_in, note

from connectwell.errors import ConnectwellError
from connectwell.journal import Readable
from connectwell.journal.query import Query
from connectwell.paths import AppFolders
from connectwell.settings import read_settings

_PAGE = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8")
_EXAMPLES = [example.encode() for example in re.findall(r"```toml\n(.*?)```", _PAGE, re.DOTALL)]
SAMPLES: dict[str, list[bytes]] = {
    "entry": [example for example in _EXAMPLES if b"\nstarted = " in example],
    "circle": [example for example in _EXAMPLES if b"\nstarted = " not in example],
    "settings": [
        b'# mine\nregion = "DE"\nwelcomed = true\nplain = false\ntheme = "nord"\nrule_out = ["phone", "online"]\n'
        b'never_ask = [\n  "seen.others.03",\n]\nday_turns_at = "04:00"\n'
    ],
}
_PIECES = [
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\r\n", b'"', b'"""', b"[", b"]", b"[[", b"{", b"=", b"#", b"\\u0000", b"a.b.c.",
    b"\x1b]52;c;", b"<<<<<<< ours\n", b"7" * 400, b"nan", b"-inf", b"9999-12-31T23:59:60Z", b"\xed\xa0\x80", b"\xe9",
]  # fmt: skip


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The bytes after one to four accidents."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.choice((1, 2, 5, 40)))
        match chance.randrange(8):
            case 0:
                content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
            case 1:
                content = content[:at] + content[end:]
            case 2:
                content = content[:at] + content[at:end] * 2 + content[end:]
            case 3:
                content = content[:at] + chance.choice(_PIECES) + content[at:]
            case 4:
                content = content[:at]
            case 5:
                content = content[:at] + bytes(end - at) + content[end:]
            case 6 if content:
                bit = chance.randrange(len(content) * 8)
                flipped = bytes([content[bit // 8] ^ 1 << bit % 8])
                content = content[: bit // 8] + flipped + content[bit // 8 + 1 :]
            case _:
                content = content[:at] + chance.randbytes(chance.randint(1, 8)) + content[at:]
    return content


@dataclass
class Read:
    """How many mutated files were read, how many of them still hold what the format asks, and what didn't hold."""

    files: int = 0
    whole: int = 0
    broken: list[str] = field(default_factory=list)


def read_mutated(folder: Path, kind: str, count: int, seed: int) -> Read:
    """Puts one mutated file after the other into a journal and reads it in every way.

    Args:
        folder: an empty one.
        kind: a key of `SAMPLES`.
        count: how many.
        seed: which ones.
    """
    found = Read()
    other = note("Rain.", tail="zzzzzz")
    journal_in(folder).add(other)
    for number in range(count):
        chance = random.Random(f"{kind}-{seed}-{number}")
        sample = chance.choice(SAMPLES[kind])
        content = mutated(sample, chance)
        found.files += 1
        try:
            found.whole += read_one(folder, kind, sample, content, other.id)
        except Exception as error:
            found.broken.append(f"{kind} {seed}-{number}: {type(error).__name__}: {error}")
    return found


def read_one(folder: Path, kind: str, sample: bytes, content: bytes, other: str) -> bool:
    """Whether the file could be read. Raises what the reader does, and AssertionError where it touched the bytes."""
    journal = journal_in(folder, NOW)
    name = re.search(rb'^id = "([^"]+)"', sample, re.MULTILINE)
    stem = name[1].decode() if name else "config"
    places = {
        "entry": folder / "data" / "entries" / stem[:4] / f"{stem}.toml",
        "circle": folder / "data" / "circle" / f"{stem}.toml",
        "settings": folder / "config" / "config.toml",
    }
    path = places[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    try:
        items = list(journal.newest(removed=True))
        others = [item for item in items if isinstance(item, Readable) and item.entry.id == other]
        assert others, "the rest of the journal doesn't open"
        if kind == "entry":
            (own,) = [item for item in items if item is not others[0]]
            readable = isinstance(own, Readable)
            journal.raw(own.handle)
            with suppress(ConnectwellError):
                journal.get(stem)
        elif kind == "circle":
            circle = journal.circle
            readable = bool(circle.parts() or circle.parts(removed=True) or circle.marks())
        else:
            readable = read_settings(_places(folder)).unread == ()
        list(journal.find(Query(words="rain")))
        list(journal.containing("for_session"))
        list(journal.snapshot().read())
        assert journal.facts()
        assert path.read_bytes() == content, "reading changed the file"
    finally:
        path.unlink()
    return readable


def _places(folder: Path) -> AppFolders:
    return AppFolders(folder / "data", folder / "config", folder / "cache", folder / "state")
