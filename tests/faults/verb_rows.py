"""Every verb that writes: what it is given, and how the public reader sees that it was done.

A verb is added by one row of `VERBS`. Each runs in a copy of the one prepared journal below; every word in it begins
with `zq`, so that one that is lost, or said where it shouldn't be, is found.
"""

import json
import os
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from unittest.mock import patch

from connectwell.clock import day_of, system_clock
from connectwell.context import Context
from connectwell.journal import Journal, Readable, Unreadable
from connectwell.journal.index import scanning
from connectwell.library import Library
from connectwell.model.card import Card
from connectwell.model.circle import CirclePart, read_circle_part
from connectwell.model.entry import AgendaLine, Connection, Entry, Note, Reflection
from connectwell.paths import AppFolders, find_app_folders
from connectwell.settings import Settings, read_settings
from connectwell.share.archive import make_archive

YESTERDAY = system_clock() - timedelta(days=1)
OLD_DAYS = [YESTERDAY - timedelta(days=days) for days in range(9)]
WORD = re.compile(r"zq[a-z]+")
IDS = {"zqana", "zqben", "zqcara", "zqdan"}
"""Of somebody in the circle: also the names of their files, which are said where one can't be read."""
MENDED = "Moved 1 copy to earlier versions.\nClosed 1 file or folder to others.\nTidied what"
READER = "age1dhmfqnlfgkwh5dnxyllwas3u7rx8247xh6ssdt755wnpv7apegmqvn4lp4"
"""A key that nobody has the other half of."""
CONFIG = '# zqcomment: by hand\nregion = "DE"\nwelcomed = true\n'
OLD_PAGE = "What stood there before: zqpage\n"


def _id(day: int, tail: str) -> str:
    return f"{OLD_DAYS[day]:%Y-%m-%dT%H%M}-{tail}"


RAIN, GONE, MARKED, PLANNED, SAID, ERASED = (
    _id(day, tail) for day, tail in enumerate(("rain22", "gone22", "mark22", "plan22", "said22", "burn22"))
)


def prepare(folder: Path) -> None:
    """A journal in `folder/home` with something of everything, and files beside it to import and to write over."""
    places = find_app_folders({"CONNECTWELL_HOME": str(folder / "home")})
    journal = Journal(places, clock=lambda: YESTERDAY)
    places.config.mkdir(parents=True, mode=0o700)
    (places.config / "config.toml").write_text(CONFIG, encoding="utf-8")
    for day, words in ((0, "zqrain all evening, and zqwind."), (1, "zqgone for now."), (5, "zqburn after reading.")):
        entry = _entry(day, (RAIN, GONE, ERASED)[day // 2 if day != 1 else 1], "note")
        journal.add(replace(entry, note=Note(words=words, people=("zqana",), sharing="words")))
    for entry_id, before, after in ((RAIN, "zqwind", "zqstorm"), (ERASED, "zqburn", "zqash zqburn")):
        editing = journal.edit(entry_id)
        note = editing.entry.note
        assert note
        editing.save(replace(editing.entry, note=replace(note, words=note.words.replace(before, after))))
    journal.remove(GONE)
    reflection = Reflection(
        key="a8d2", need="seen", rating=6, words="zqseen by zqana.", sharing="words", for_session=True
    )
    journal.add(replace(_entry(2, MARKED, "check-in"), reflections=(reflection,)))
    planned = Connection(key="c1f0", prompt="hold-a-door", asked="Hold a door for someone.", status="planned")
    journal.add(replace(_entry(3, PLANNED, "connection"), connections=(planned,)))
    journal.add(replace(_entry(4, SAID, "agenda"), agenda=AgendaLine(words="zqmornings are hard.", sharing="words")))
    for name in ("Zqana", "Zqben", "Zqcara", "Zqdan"):
        journal.circle.add(CirclePart(id="", kind="person", name=name, role="friend", words=f"zqcalm beside {name}."))
    ana = journal.circle.edit("zqana")
    ana.save(replace(ana.part, role="zqsister"))
    journal.circle.remove("zqben")
    card = journal.circle.edit_card()
    card.save(replace(card.part, card=Card(signs="zqsigns of it.")))
    dan = places.data / "circle" / "zqdan.toml"  # and as another device left it
    dan.with_name("zqdan.sync-conflict-1.toml").write_text(
        dan.read_text("utf-8").replace("zqcalm", "zqcopied"), "utf-8"
    )
    journal.circle.keep_hidden([CirclePart(id="", kind="person", name="Zqelse")])  # known once; pages still hide it
    with patch.object(scanning, "_RACY", -(10**18)):  # so young a file isn't remembered otherwise
        journal.refresh()
    elsewhere = find_app_folders({"CONNECTWELL_HOME": str(folder / "other")})
    other = Journal(elsewhere)
    for day, word in ((6, "zqarchived"), (7, "zqbrought"), (8, "zqmoved")):
        other.add(replace(_entry(day, _id(day, f"{word[2:6]}22"), "note"), note=Note(words=f"{word} from elsewhere.")))
    other.circle.add(CirclePart(id="", kind="person", name="Zqcleo"))
    pack = elsewhere.config / "packs" / "zqsewing"
    pack.mkdir(parents=True)
    (pack / "connections.toml").write_text("# zqthread\n", encoding="utf-8")
    (elsewhere.config / "config.toml").write_text('theme = "nord"\n', encoding="utf-8")
    context = Context(elsewhere, Settings(), other, Library(), lambda: YESTERDAY)
    (folder / "archive.json").write_text("".join(make_archive(context, day_of(YESTERDAY)).text), encoding="utf-8")
    (folder / "old.md").write_text(OLD_PAGE, encoding="utf-8")


def _entry(day: int, entry_id: str, kind: str) -> Entry:
    moment = OLD_DAYS[day]
    return Entry(id=entry_id, kind=kind, day=day_of(moment), started=moment, finished=moment)  # type: ignore[arg-type]


@dataclass
class Held:
    """What the public reader finds in a folder that `prepare` made. Looks once, and fails at what it can't read."""

    folder: Path

    @cached_property
    def places(self) -> AppFolders:
        return find_app_folders({"CONNECTWELL_HOME": str(self.folder / "home")})

    @cached_property
    def journal(self) -> Journal:
        return Journal(self.places)

    @cached_property
    def items(self) -> list[Readable]:
        found = []
        for item in self.journal.newest(removed=True):
            assert not isinstance(item, Unreadable), f"torn or empty: {item}"
            found.append(item)
        return found

    @cached_property
    def entries(self) -> dict[str, Entry]:
        return {item.entry.id: item.entry for item in self.items if not item.copy_of}

    @cached_property
    def copies(self) -> list[Entry]:
        return [item.entry for item in self.items if item.copy_of]

    @cached_property
    def versions(self) -> list[Entry]:
        return [
            self.journal.version(version) for entry_id in self.entries for version in self.journal.versions(entry_id)
        ]

    @cached_property
    def circle(self) -> dict[str, CirclePart]:
        """Everybody; who was removed, too. A copy of somebody counts for the one whose file has their name."""
        parts = [part for removed in (True, False) for part in self.journal.circle.parts(removed=removed)]
        parts += [marked.part for marked in self.journal.circle.marks().values()]
        parts += [copy.copy for copy in self.journal.circle.copies()]
        files = list((self.places.data / "circle").glob("[!.]*.toml"))
        assert len(files) == len(parts), "a file of the circle is torn or empty"
        own = {part.id: part for part in parts}
        for file in files:
            part = read_circle_part(tomllib.loads(file.read_text("utf-8")))
            if part.id == file.stem:
                own[part.id] = part
        return own

    @cached_property
    def settings(self) -> Settings:
        found = read_settings(self.places)
        assert found.unread == ()
        return found

    @cached_property
    def words(self) -> set[str]:
        """Every word of the person's that can be read again, in an entry, a version, the circle or the settings."""
        everything = (self.items, self.versions, self.circle, self.circle_versions)
        settings = "".join(path.read_text("utf-8") for path in self.places.config.glob("config*.toml"))
        return set(WORD.findall(repr(everything).lower() + settings))

    @cached_property
    def circle_versions(self) -> list[CirclePart]:
        files = (self.places.data / "versions" / "circle").glob("*/[!.]*.toml")
        return [read_circle_part(tomllib.loads(file.read_text("utf-8"))) for file in files]

    def file(self, name: str) -> str:
        """The text of a file that was written; empty where there is none."""
        path = self.folder / name
        return path.read_text(encoding="utf-8") if path.exists() else ""


Seen = Callable[[Held], bool]


@dataclass(frozen=True)
class Verb:
    """A verb that writes.

    Attributes:
        name: what it is called in tables and test names.
        args: what follows `connectwell`.
        done: whether all of it is there, as the public reader sees it.
        stdin: what is typed, through a pipe.
        gone: the words that it deletes.
        steps: it saves several times, so that a part of it may be there when it fails.
        part: where it fails, what may be there of it nevertheless.
        environ: what the shell has set.
        said: what stdout or stderr says when it is done, after which a power cut changes nothing.
        status: how it ends where nothing goes wrong.
        again: what is done later, where the same can't be done twice.
        before: what is made in the copy of the journal first.
    """

    name: str
    args: tuple[str, ...]
    done: Seen
    stdin: str = ""
    gone: frozenset[str] = frozenset()
    steps: bool = False
    environ: dict[str, str] = field(default_factory=dict)
    said: str = "Saved"
    status: int = 0
    again: tuple[str, ...] = ()
    before: Callable[[Path], None] = lambda _folder: None


def has(*words: str) -> Seen:
    return lambda held: set(words) <= held.words


def _whole(name: str, *words: str) -> Seen:
    return lambda held: all(word in held.file(name).lower() for word in words)


def _archive(name: str) -> Seen:
    def seen(held: Held) -> bool:
        written = held.file(name)
        if not written or written == OLD_PAGE:
            return False
        return len(json.loads(written)["entries"]) == 6 and all(word in written for word in ("zqrain", "zqsister"))

    return seen


def _begins(name: str, first: bytes, last: bytes = b"") -> Seen:
    def seen(held: Held) -> bool:
        file = held.folder / name
        return file.exists() and file.read_bytes().startswith(first) and last in file.read_bytes()[-8:]

    return seen


def _of_kind(kind: str, seen: Callable[[Entry], bool]) -> Seen:
    return lambda held: any(entry.kind == kind and seen(entry) for entry in held.entries.values())


def _landed(held: Held) -> bool:
    part = held.entries[PLANNED].connections[0]
    return part.status == "done" and part.landed is not None and "zqsmiled" in part.landed.words


def _removed(entry_id: str) -> Seen:
    return lambda held: held.entries[entry_id].removed is not None


def _closed(outcome: str) -> Seen:
    def seen(held: Held) -> bool:
        line = held.entries[SAID].agenda
        return line is not None and line.outcome == outcome

    return seen


def _met(held: Held) -> bool:
    """The session is noted whole, and each line is closed."""
    told = [entry.session for entry in held.entries.values() if entry.session and entry.finished]
    return bool(told) and "zqkeep" in told[0].keep and "zqwrong" in told[0].wrong and _closed("talked")(held)


def _merged(held: Held) -> bool:
    return "Zqcara" in held.circle["zqana"].names and held.circle["zqcara"].removed is not None


def _hidden(held: Held) -> set[str]:
    return {name.lower() for name in held.journal.circle.hidden_names()}


def words_in_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each word of the person's in any file below a folder, in whatever form."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            for word in set(WORD.findall(path.read_bytes().decode("latin-1").lower())):
                yield path, word


def _erased(held: Held) -> bool:
    return ERASED not in held.entries and not {"zqburn", "zqash"} & {word for _, word in words_in_files(held.folder)}


_restored_entries = has("zqarchived", "zqbrought", "zqmoved", "zqcleo")


def _restored(held: Held) -> bool:
    return _restored_entries(held) and "zqthread" in held.file("home/config/packs/zqsewing/connections.toml")


def _edits(folder: Path) -> list[Path]:
    return [*folder.rglob(".*.edit.toml"), *folder.rglob(".*.edit.from")]


def _leave_an_edit(folder: Path) -> None:
    entry = folder / f"home/data/entries/{RAIN[:4]}/{RAIN}.toml"
    for ending, words in (("from", "zqstorm"), ("toml", "zqtyped")):
        left = entry.with_name(f".{RAIN}.abc234.edit.{ending}")
        left.write_text(entry.read_text("utf-8").replace("zqstorm", words), "utf-8")


def _leave_what_is_mended(folder: Path) -> None:
    """An editor's copy that differs, a folder that others may open, a temporary file of three hours ago."""
    entry = folder / f"home/data/entries/{RAIN[:4]}/{RAIN}.toml"
    words = entry.read_text("utf-8")
    entry.with_name(f"{RAIN}.toml~").write_text(words.replace("zqstorm", "zqcopy"), "utf-8")
    left = entry.with_name(f".{RAIN}.toml.abc234.tmp")
    left.write_text(words.replace("zqstorm", "zqcut"), "utf-8")
    os.utime(left, (left.stat().st_mtime - 3 * 3600,) * 2)
    (folder / "home/data").chmod(0o755)


def _mended(held: Held) -> bool:
    in_versions = set(WORD.findall(repr(held.versions)))
    left = list((held.places.data / "entries").rglob("*~"))
    return {"zqcopy", "zqcut"} <= in_versions and not left


def _tried(held: Held) -> list[Entry]:
    """Today's answers to a connection that are in lists."""
    return [one for one in held.entries.values() if one.kind == "connection" and one.id != PLANNED and not one.removed]


CHECKIN = (
    "settled|zqslept badly|.|6|?||1|9|seen|@Zqana zqasked me|zqbefore I said|.|Ben|did|She zqsmiled.|.|seen"
    "|zqremembered.|.|||||"
)
EDITOR = {"EDITOR": "sed -i s/zqstorm/zqhail/"}

VERBS = (
    Verb("note", ("note",), has("zqnew"), "zqnew words."),
    Verb("reflect", ("reflect", "seen", "-", "--rating", "6"), has("zqnew"), "zqnew words."),
    Verb("connect did", ("connect", "did", "-", "--touched", "seen"), has("zqsmiled"), "She zqsmiled."),
    Verb("connect own", ("connect", "did", "--own", "-"), has("zqwalked", "zqsmiled"), "zqwalked.\n.\nShe zqsmiled."),
    Verb("connect try", ("connect", "try"), _of_kind("connection", lambda e: e.id != PLANNED), said="try it"),
    Verb(
        "checkin",
        ("checkin", "--plain"),
        has("zqslept", "zqasked", "zqbefore", "zqsmiled", "zqremembered"),
        CHECKIN.replace("|", "\n"),
        steps=True,
    ),
    Verb(
        "practice",
        ("practice", "reach-out", "--plain"),
        has("zqdora", "zqline", "zqother"),
        "\nzqdora\n\n\n\nA zqline.\n.\n\nAn zqother way.\n.\n\n\n",
        steps=True,
    ),
    Verb("landing", ("--plain",), _landed, "g\nd\nShe zqsmiled.\n.\nseen\nq\n", steps=True),
    Verb("edit", ("edit", "rain22"), has("zqhail", "zqstorm"), environ=EDITOR),
    Verb("remove", ("remove", "rain22"), _removed(RAIN), said="out of your lists"),
    Verb("restore", ("restore", "gone22"), lambda held: not _removed(GONE)(held), said="is back"),
    Verb(
        "restore version",
        ("restore", "rain22", "--version", "1"),
        lambda held: "zqwind" in repr(held.entries[RAIN]),
        said="as it was then",
    ),
    Verb("erase", ("erase", "burn22"), _erased, "erase\n", frozenset({"zqburn", "zqash"}), steps=True, said="Erased"),
    Verb("agenda add", ("agenda", "add", "-", "--wants", "listen"), has("zqnights"), "zqnights as well."),
    Verb("agenda bring", ("agenda", "bring", "mark22/a8d2"), _of_kind("agenda", lambda e: "zqseen" in repr(e.agenda)),
         said="note"),
    Verb("agenda done", ("agenda", "done", "said22"), _closed("talked"), said="Talked about"),
    Verb("agenda let-go", ("agenda", "let-go", "said22"), _closed("let-go"), said="Let go"),
    Verb("agenda next", ("agenda", "next", "2027-03-04"), _of_kind("agenda", lambda e: "2027, 3, 4" in repr(e.agenda)),
         said="4 March"),
    Verb("session", ("session", "-", "--talked", "all"), _met, "zqkeep it.\n.\nThe zqwrong end.", steps=True,
         said="marked as talked about"),
    Verb("circle add", ("circle", "add", "-"), has("zqdora"), "name: Zqdora\nrole: friend\n"),
    Verb("circle change", ("circle", "change", "zqana", "-"), has("zqaunt", "zqsister"), "role: zqaunt\n"),
    Verb("circle remove", ("circle", "remove", "zqana"), lambda held: held.circle["zqana"].removed is not None,
         said="is out of your circle"),
    Verb("circle restore", ("circle", "restore", "zqben"), lambda held: held.circle["zqben"].removed is None,
         said="is back in your circle"),
    Verb("circle card", ("circle", "card", "-"), has("zqpills"), "signs: no sleep\nsafer: The zqpills are with Ana.\n"),
    Verb("circle card erase", ("circle", "card", "erase"),
         lambda held: "card" not in held.circle and "zqsigns" not in {word for _, word in words_in_files(held.folder)},
         "erase\n", frozenset({"zqsigns"}), steps=True, said="Erased here"),
    Verb("circle merge", ("circle", "merge", "zqcara", "zqana"), _merged, steps=True, said="every name"),
    Verb("circle undo", ("circle", "undo", "zqana"), lambda held: held.circle["zqana"].role == "friend", said="before"),
    Verb("circle copies", ("circle", "copies", "zqdan"),
         lambda held: not held.journal.circle.copies() and "zqcopied" in repr(held.circle["zqdan"]), "both\n",
         steps=True, said="once now"),
    Verb("circle try", ("circle", "try", "grief"), _of_kind("connection", lambda e: e.id != PLANNED), said="try"),
    Verb("circle mark", ("circle", "mark", "grief", "-"), has("zqdoor"), "mark: curious\nwords: By the zqdoor.\n"),
    Verb("circle unhide", ("circle", "unhide", "-"), lambda held: "zqelse" not in _hidden(held), "Zqelse\n",
         said="pages show it"),
    Verb(
        "circle erase",
        ("circle", "erase", "zqana"),
        lambda held: "zqana" not in held.circle and "zqsister" not in {word for _, word in words_in_files(held.folder)},
        "erase\n",
        frozenset({"zqsister"}),
        steps=True,
        said="Erased",
    ),
    Verb("config unset", ("config", "--unset", "region"), lambda held: held.settings.region is None),
    Verb("settings", ("--plain",), lambda held: held.settings.region == "AT", "country\nAT\nq\n", said="Austria"),
    Verb("content new", ("content", "new", "zqpack"), _whole("home/config/packs/zqpack/connections.toml", "effort"),
         steps=True, said="Its files are in", again=("content", "new", "zqagain")),
    Verb("connect another", ("connect", "another"), _of_kind("connection", lambda e: e.id != PLANNED), said="."),
    Verb("connect not-today", ("connect", "not-today"), _of_kind("connection", lambda e: e.id != PLANNED), said="fine"),
    Verb("config set", ("config", "theme", "nord"), lambda held: held.settings.theme == "nord"),
    Verb(
        "import",
        ("import", "connectwell", "archive.json"),
        has("zqarchived", "zqbrought", "zqmoved", "zqcleo"),
        steps=True,
        said="added",
    ),
    Verb("export -o", ("export", "-o", "new.md"), _whole("new.md", "zqrain", "zqseen", "zqmornings"), said="new.md",
         again=("export", "-o", "again.md")),
    Verb("export over", ("export", "-o", "old.md", "--force"), _whole("old.md", "zqrain", "zqseen"), said="old.md"),
    Verb(
        "archive -o", ("export", "--everything", "--yes", "-o", "all.json"), _archive("all.json"), said="all.json",
        again=("export", "--everything", "--yes", "-o", "again.json"),
    ),
    Verb("backup", ("backup", "all.json"), _archive("all.json"), said="all.json", again=("backup", "again.json")),
    Verb("backup over", ("backup", "old.md", "--force"), _archive("old.md"), said="old.md"),
    Verb("backup restore", ("backup", "restore", "archive.json"), _restored, steps=True, said="of your packs added"),
    Verb("backup restore settings", ("backup", "restore", "archive.json", "--with-settings"),
         lambda held: _restored(held) and held.settings.theme == "nord", steps=True, said="of your packs added"),
    Verb("backup sealed", ("backup", "all.age", "--for", READER), _begins("all.age", b"age-encryption.org/"),
         said="all.age", again=("backup", "again.age", "--for", READER)),
    Verb("export -o pdf", ("export", "-o", "new.pdf"), _begins("new.pdf", b"%PDF", b"%%EOF"), said="new.pdf",
         again=("export", "-o", "again.pdf")),
    Verb("brief -o", ("brief", "-", "-o", "brief.md"), _whole("brief.md", "zqmornings", "zqdifferent"),
         "different: zqdifferent\n", said="brief.md", again=("brief", "-", "-o", "again.md")),
    Verb("brief noted", ("brief", "-", "-o", "brief.md"), _of_kind("share", lambda entry: entry.share is not None),
         "different: zqdifferent\n", steps=True, said="Your journal records", again=("brief", "-", "-o", "again.md")),
    Verb("edit --discard", ("edit", "rain22", "--discard"), lambda held: not _edits(held.folder), said="is deleted",
         gone=frozenset({"zqtyped"}), steps=True, before=_leave_an_edit),
    Verb("undo", ("--plain",), lambda held: not _tried(held), "y\nundo\nq\n", said="Undone", steps=True),
    Verb("doctor --fix", ("doctor", "--fix"), _mended, steps=True, status=1, said=MENDED,
         before=_leave_what_is_mended),
    Verb("search", ("search", "zqrain"), has("zqrain"), said="zqrain"),
)  # fmt: skip
