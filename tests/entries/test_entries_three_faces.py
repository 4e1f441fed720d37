"""The same acts by the screens, by plain lines and by the command line, on equal journals.

The same is found and said as by what they drive, and the same files are left, byte for byte.
"""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from three_faces import ByBrowser, ByCommandLine, ByPlainLines, ByScreens, StandingClock, files_of, journal_at

from editors import BREAKS, LEAVES_ALONE, replacing

Answer = list[str] | str


async def acts(face: ByBrowser) -> AsyncIterator[tuple[str, Answer]]:
    """What a person does in half an hour: each act with what came of it."""
    yield "all", await face.listed()
    yield "with somebody, without the accent", await face.listed(person="jose")
    yield "of a kind", await face.listed(kind="check-in")
    yield "about a need", await face.listed(need="seen")
    yield "since a day", await face.listed(since=date(2026, 11, 17))
    yield "words", await face.searched("step")
    yield "removed ones", await face.listed(removed=True)
    yield "a page", await face.read("soup01")
    yield "a page with something put away", await face.read("heavy1")

    yield "to another day", await face.move("rain01", date(2026, 11, 19))
    yield "it stands there", await face.read("rain01")
    yield "and back", await face.take_back("rain01")
    yield "to a day to come", await face.move("rain01", date(2026, 12, 24))

    yield "out of lists", await face.remove("tea001")
    yield "all but one", await face.listed()
    yield "it is among the removed", await face.listed(removed=True)
    yield "its page", await face.read("tea001", removed=True)
    yield "taken back", await face.take_back("tea001")
    yield "brought back", await face.restore("gone01")
    yield "all again", await face.listed()

    yield "more words", await face.add_words("tea001", " And cake.")
    yield "in an editor", await face.edit("rain01", replacing("Rain", "Snow"))
    yield "another mark", await face.edit("rain01", replacing('sharing = "theme"', 'sharing = "words"'))
    yield "what was before", await face.versions("rain01")
    yield "nothing", await face.edit("rain01", LEAVES_ALONE)
    yield "what cannot be read", await face.edit("rain01", BREAKS)
    yield "gone on with", await face.edit("rain01", replacing("words = unquoted", 'weather = "hail"'))
    yield "its page then", await face.read("rain01")

    yield "an earlier version", await face.bring_back("rain01", 3)
    yield "as it was", await face.read("rain01")
    yield "and that taken back", await face.take_back("rain01")

    yield "the copy for the entry", await face.keep("sea001", "copy")
    yield "the other words", await face.read("sea001")
    yield "for good", await face.erase("soup01")
    yield "what is left", await face.listed()


async def lived(face: ByBrowser) -> tuple[list[tuple[str, Answer]], dict[str, bytes]]:
    """The answers, and the files then. A minute passes with each act."""
    clock: Any = face.context.clock
    assert isinstance(clock, StandingClock)
    answers = []
    async with face.at_work():
        async for act in acts(face):
            answers.append(act)
            clock.now += timedelta(minutes=1)
    return answers, files_of(face.context)


@pytest.mark.parametrize("face", [ByScreens, ByPlainLines, ByCommandLine])
async def test_one_journal_by_any_way(face: type[ByBrowser], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, files = await lived(ByBrowser(journal_at(tmp_path / "by itself"), monkeypatch))
    found, files_there = await lived(face(journal_at(tmp_path / "by a face"), monkeypatch))
    for (act, want), (_, got) in zip(wanted, found, strict=True):
        if isinstance(want, str):
            assert isinstance(got, str)
            assert want in " ".join(got.split()), act
        else:
            assert got == want, act
    assert files_there == files
