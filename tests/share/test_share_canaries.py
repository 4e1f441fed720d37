"""A canary sits wherever something may not leave. Whatever is shared, in any format, none of them is heard.

Two journals are the same in what leaves. In one, everything that stays is full of canaries; in the other it is absent
or different, ids and times included. What leaves of both has to be the same, byte for byte.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from looking_at_pdf import inflated, needs_poppler, words_in

from connectwell.context import Context
from connectwell.journal.toml_text import to_toml
from connectwell.model.card import SECTIONS, Card
from connectwell.model.circle import CirclePart, write_circle_part
from connectwell.model.entry import (
    AgendaLine,
    Answer,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    Landed,
    Note,
    PracticeDone,
    Reflection,
    Session,
    Share,
)
from connectwell.share.archive import make_archive
from connectwell.share.formats.registry import Format, What, formats_for
from connectwell.share.sharing import Sharing
from steady import MORNING, TickingClock, open_context

WHAT: Final[tuple[tuple[What, tuple[Format, ...]], ...]] = tuple((what, formats_for(what)) for what in get_args(What))
RUN = 12
"""Characters. No run of so many leaves that stands only where something stays."""
LEAVES = "Ana asked about the interview. Then ANITA and @Zeynep laughed, and Ana's dog in the banana grove."
NAMES = ("Ana", "Anita", "Zeynep")


class Planted:
    """One of the two journals; the one with canaries, or its quiet twin."""

    def __init__(self, context: Context, *, canaries: bool) -> None:
        self.context, self._with_canaries = context, canaries
        self.canaries: list[str] = []
        self.moments: list[str] = []
        self.left_out: list[str] = []
        self.left_out_of_record: list[str] = []
        self._count = 0

    def canary(self, twin: str = "") -> str:
        """A word that stands nowhere else; in the twin, `twin`."""
        if not self._with_canaries:
            return twin
        self._count += 1
        letters = (
            hashlib.sha256(str(self._count).encode()).hexdigest().translate(str.maketrans("0123456789", "qwzxjkvyup"))
        )
        self.canaries.append(f"zq{letters[:14]}")
        return self.canaries[-1]

    def tail(self) -> str:
        """The end of an id: a canary too, shorter."""
        found = self.canary()[2:8] or f"t{self._next()}tail"[:6]
        if self._with_canaries:
            self.canaries[-1] = found
        return found

    def entry(self, days_ago: int, tail: str = "", **parts: Any) -> Entry:
        """Adds an entry begun at an hour of the night that stands nowhere else; in the twin, in the morning."""
        hour, minute, second = (3, 57, 41) if self._with_canaries else (9, 12, 0)
        began = (MORNING - timedelta(days=days_ago)).replace(hour=hour, minute=minute, second=second)
        tail = tail or self.tail()
        kind = parts.pop("kind", "check-in")
        return self.context.journal.add(
            Entry(
                id=f"{began:%Y-%m-%dT%H%M}-{tail}",
                kind=kind,
                day=began.date(),
                started=began,
                finished=began + timedelta(minutes=7),
                shown=tuple(filter(None, (self.canary(),))),
                rest=self.rest(),
                **parts,
            )
        )

    def rest(self) -> dict[str, Any]:
        """A key of some later version."""
        return {self.canary(): self.canary()} if self._with_canaries else {}

    def at(self) -> datetime:
        return MORNING.replace(hour=3, minute=58, second=43) if self._with_canaries else MORNING

    def only(self, *parts: Any) -> tuple[Any, ...]:
        """Parts that the twin hasn't."""
        return parts if self._with_canaries else ()

    def _next(self) -> int:
        self._count += 1
        return self._count

    def plant(self) -> None:
        self._plant_what_leaves()
        self._plant_circle()
        if self._with_canaries:
            self._plant_what_stays()

    def _plant_what_leaves(self) -> None:
        tail, key = self.tail(), self.canary("k1")
        self.entry(
            2,
            tail,
            arrival=Arrival(
                state="mixed", words="barely slept", sharing="words", chose="settle", rest=self.rest()
            ),
            offered=("safe",) if self._with_canaries else (),
            reflections=(
                Reflection(
                    key=key, need="seen", rating=6, direction="others", prompt=self.canary("p1"), at=self.at(),
                    asked="Who noticed something?", words=LEAVES, people=("Ana", "Zeynep"), sharing="words",
                    rest=self.rest(),
                ),
                Reflection(
                    key=self.canary("k2"), need="safe", rating=3, direction="myself" if self._with_canaries else None,
                    prompt=self.canary("p2"), asked=self.canary(), words=self.canary(), sharing="theme",
                    people=tuple(filter(None, (self.canary(),))), for_session=self._with_canaries, rest=self.rest(),
                ),
                *self.only(
                    Reflection(key=self.canary(), need="soothed", rating=9, words=self.canary(), asked=self.canary()),
                    Reflection(key=self.canary(), need="stable", words=self.canary(), sharing="words", put_away=True),
                    Reflection(key=self.canary(), need="secure", words=self.canary(), for_session=True),
                ),
            ),
            connections=(
                Connection(
                    key=self.canary("k3"), asked=self.canary("Knock."), prompt=self.canary("p3"), sharing="theme",
                    status="done" if self._with_canaries else "planned",
                    landed=Landed(words=self.canary(), touched=("seen",), at=self.at()),
                ),
                *self.only(Connection(key=self.canary(), asked=self.canary(), status="done")),
            ),
            close=Close(carry=self.canary(), sharing="private") if self._with_canaries else None,
        )  # fmt: skip
        self.moments.append(f"{tail}/{key}")
        self.entry(1, kind="note", note=Note(words="Rain. Anita rang.", sharing="words", rest=self.rest()))
        self.entry(
            3,
            kind="practice",
            practice=PracticeDone(name=self.canary("orienting"), words=self.canary(), sharing="theme"),
        )
        self.entry(
            4,
            kind="imported",
            imported=Imported(
                source=self.canary("jrnl"),
                title="A walk.",
                words="Down to the water.",
                sharing="words",
                raw=self.canary(),
            ),
        )
        self.entry(
            0,
            kind="agenda",
            agenda=AgendaLine(words="How mornings go.", about=f"{tail}/{key}", wants="listen", sharing="words"),
        )
        passed = Connection(key=self.canary("c"), asked=self.canary("Wave."), status="passed", sharing="words")
        self.entry(1, kind="connection", connections=(passed,))
        if self._with_canaries:
            self._plant_what_is_left_out()

    def _plant_what_is_left_out(self) -> None:
        """All of it could leave with its words. The last two only by a record, for a page has no place for them."""
        note, line = Note(words=self.canary(), sharing="words"), AgendaLine(words=self.canary(), sharing="words")
        closed = AgendaLine(words=self.canary(), closed=self.at(), outcome="talked", sharing="words")
        for left_out, days_ago, kind, part in (
            (self.left_out, 5, "note", {"note": note}),
            (self.left_out, 5, "agenda", {"agenda": line}),
            (self.left_out_of_record, 5, "agenda", {"agenda": closed}),
            (self.left_out_of_record, 40, "note", {"note": Note(words=self.canary(), sharing="words")}),
        ):
            left_out.append(self.entry(days_ago, kind=kind, **part).id[16:])

    def _in_circle(self, part: CirclePart) -> None:
        """As if written by hand, with an id of its own."""
        folder = self.context.places.data / "circle"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{part.id}.toml").write_bytes(to_toml(write_circle_part(part)))

    def _plant_circle(self) -> None:
        journal = self.context.journal
        self._in_circle(
            CirclePart(
                id=self.canary("ana"), kind="person", name="Ana", names=("Anita",), role="friend", help_now=True,
                call=self.canary("1"), words=self.canary(), rest=self.rest(), to_me=self.canary(),
                gives=("seen",) if self._with_canaries else (), near="far" if self._with_canaries else None,
            )
        )  # fmt: skip
        if self._with_canaries:
            self._in_circle(
                CirclePart(
                    id="community-grief", kind="community", name=self.canary(), community="grief", mark="curious",
                    way_out=self.canary(), words=self.canary(), sharing="words",
                )
            )  # fmt: skip
            card = Card(**{section: self.canary() for section in SECTIONS}, rest=self.rest())
            self._in_circle(CirclePart(id="card", kind="card", name=self.canary(), words=self.canary(), card=card))
            self._in_circle(CirclePart(id="own", kind="connection", name=self.canary(), effort=2, direction="others"))
            self._in_circle(  # a second friend, of whom nothing leaves: not even that there are two
                CirclePart(id="ali", kind="person", name=f"Ali{self.canary()}", role="friend", call="+49 170 9998877")
            )
            journal.circle.add(CirclePart(id="x", kind="place", name=self.canary(), role=self.canary()))
            gone = journal.circle.add(CirclePart(id="y", kind="person", name=self.canary(), call=self.canary()))
            journal.circle.remove(gone.id)
            self._plant_changed_people()

    def _plant_changed_people(self) -> None:
        """Somebody renamed, two put together, two put together and taken apart, somebody erased, and a near name."""
        circle = self.context.journal.circle

        def somebody(name: str) -> CirclePart:
            return circle.add(CirclePart(id="", kind="person", name=name, role="friend"))

        editing = circle.edit(somebody(self.canary()).id)
        editing.save(replace(editing.part, name=self.canary(), names=()))
        circle.put_together(somebody(self.canary()).id, somebody(self.canary()).id)
        circle.undo_put_together(circle.put_together(somebody(self.canary()).id, somebody(self.canary()).id))
        circle.keep_hidden([CirclePart(id="", kind="person", name=self.canary())])
        somebody("Groverina")  # nearly a word that leaves

    def _plant_what_stays(self) -> None:
        journal, places = self.context.journal, self.context.places
        self.entry(1, kind="note", note=Note(words=self.canary(), people=(self.canary(),)))
        self.entry(
            13,
            arrival=Arrival(state="shut-down", words=self.canary()),
            reflections=(Reflection(key=self.canary(), need="seen", rating=1, words=self.canary()),),
            connections=(Connection(key=self.canary(), asked=self.canary(), status="done"),),
        )
        self.entry(
            12,
            kind="practice",
            practice=PracticeDone(name=self.canary(), words=self.canary(), before="stirred-up", after="more"),
            answers=(Answer(key=self.canary(), step=self.canary(), asked=self.canary(), words=self.canary()),),
        )
        newer = self.entry(5, kind="note", note=Note(words=self.canary(), sharing="words"))
        of_newer = next((places.data / "entries").rglob(f"{newer.id}.toml"))
        of_newer.write_text(of_newer.read_text("utf-8").replace("format = 1", "format = 2"), "utf-8")
        self.entry(1, kind="session", session=Session(who=self.canary(), keep=self.canary(), wrong=self.canary()))
        gone = self.entry(1, kind="note", note=Note(words=self.canary(), sharing="words"))
        journal.remove(gone.id)
        old = self.entry(2, kind="note", note=Note(words=self.canary(), sharing="words"))
        journal.edit(old.id).save(replace(old, note=Note(words=self.canary())))
        self.entry(1, kind="agenda", agenda=AgendaLine(words=self.canary(), closed=self.at(), outcome="talked"))
        self.entry(1, kind="agenda", agenda=AgendaLine(words=self.canary()))
        self.entry(
            1, kind="share", share=Share(what=self.canary(), as_=self.canary(), entries=(self.canary(),), sealed=True)
        )
        at_words = self.entry(6, kind="note", note=Note(words=self.canary()))
        file = next((places.data / "entries").rglob(f"{at_words.id}.toml"))
        copy = file.read_text("utf-8").replace('"private"', '"words"')
        file.with_name(f"{at_words.id}.conflict-{self.tail()}.toml").write_text(copy, "utf-8")
        file.with_name(f"2026-11-20T0357-{self.tail()}.toml").write_text(f'words = "{self.canary()}', "utf-8")
        file.with_name(f".{self.tail()}.tmp").write_text(self.canary(), "utf-8")
        config = places.config / "config.toml"
        config.write_text(f"{config.read_text('utf-8')}# {self.canary()}\n{self.canary()} = 1\n", "utf-8")


@pytest.fixture
def planted(context: Context) -> Planted:
    made = Planted(context, canaries=True)
    made.plant()
    return made


@pytest.fixture
def twin(tmp_path: Path) -> Planted:
    made = Planted(open_context(tmp_path / "twin", TickingClock()), canaries=False)
    made.plant()
    return made


def shared(one: Planted, folder: Path) -> dict[str, bytes]:
    """What leaves, by what it is and its format."""
    folder.mkdir()
    context = one.context
    for what, formats in WHAT:
        sharing = Sharing(context, what)
        sharing.read_days()
        for reference in (*one.left_out, *(one.left_out_of_record if what == "export" else ())):
            sharing.toggle(reference)
        for reference in one.moments if what == "brief" else ():
            sharing.toggle_moment(reference)
        for as_ in formats:
            said = sharing.send(as_, folder / f"{what}.{as_}").warnings
            assert all(re.match(r"\d files? couldn't be read", one) for one in said)  # the damaged and the newer
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def text_of(name: str, content: bytes) -> str:
    """All there is to read in it: of a PDF the words as they are copied, its streams, and what it says of itself."""
    if name.endswith(".pdf"):
        return f"{words_in(content)}\n{inflated(content).decode('latin-1')}"
    return content.decode("utf-8")


def runs(text: str) -> Iterator[str]:
    """Every run of characters, without the white space that a line end may put between them."""
    flat = "".join(text.split()).casefold()
    return (flat[at : at + RUN] for at in range(len(flat) - RUN + 1))


def files_of(context: Context) -> str:
    """Every file there is, its name included."""
    folder = context.places.data.parent
    files = [file for file in folder.rglob("*") if file.is_file()]
    return "\n".join(f"{file.relative_to(folder)}\n{file.read_bytes().decode('utf-8', 'replace')}" for file in files)


@needs_poppler
def test_no_canary_is_heard(planted: Planted, twin: Planted, tmp_path: Path) -> None:
    only_where_it_stays = set(runs(files_of(planted.context))) - set(runs(files_of(twin.context)))
    assert len(planted.canaries) > 60
    assert only_where_it_stays
    leaves, quiet = shared(planted, tmp_path / "planted"), shared(twin, tmp_path / "quiet")
    assert leaves.keys() == quiet.keys()
    assert len(leaves) == 5 + 6
    for name, content in leaves.items():
        text = text_of(name, content)
        folded = text.casefold()
        assert [(name, canary) for canary in planted.canaries if canary in folded] == []
        assert [(name, run) for run in runs(text) if run in only_where_it_stays] == []
        read = words_in(content) if name.endswith(".pdf") else text  # a PDF's drawing is full of numbers
        assert (name, "03:5" in read, "0357" in read) == (name, False, False)
        assert (name, [who for who in NAMES if re.search(rf"\b{who}\b", text, re.IGNORECASE)]) == (name, [])
        assert content == quiet[name], name


@needs_poppler
def test_what_leaves_is_there_so_the_test_above_can_hear(planted: Planted, tmp_path: Path) -> None:
    told = (
        "A friend asked about the interview. Then a friend and someone laughed, and a friend's dog in the banana grove."
    )
    for name, content in shared(planted, tmp_path / "out").items():
        text = " ".join(re.sub(r"&#39;|’", "'", text_of(name, content)).split())
        assert told in text, name


def test_the_own_archive_has_every_canary_of_an_entry(planted: Planted) -> None:
    """All of it, for nobody else: so a canary that isn't heard above isn't simply lost."""
    there = files_of(planted.context)
    text = "".join(make_archive(planted.context, date(2026, 11, 21)).text)
    assert [canary for canary in planted.canaries if canary not in there] == []
    unheard = [canary for canary in planted.canaries if canary not in text]
    assert len(unheard) <= 2  # those of a save that was cut off
