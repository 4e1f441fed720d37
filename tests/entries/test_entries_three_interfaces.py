"""The same acts by the screens, by plain lines and by the command line, on equal journals.

The same is found and said as by what they drive, and the same files are left, byte for byte.
"""

import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from three_interfaces import ByBrowser, ByCommandLine, ByPlainLines, ByScreens, StandingClock, files_of, journal_at

from editors import BREAKS, LEAVES_ALONE, replacing

Answer = list[str] | str


async def acts(interface: ByBrowser) -> AsyncIterator[tuple[str, Answer]]:
    """What a person does in half an hour: each act with what came of it."""
    yield "all", await interface.listed()
    yield "with somebody, without the accent", await interface.listed(person="jose")
    yield "of a kind", await interface.listed(kind="check-in")
    yield "about a need", await interface.listed(need="seen")
    yield "since a day", await interface.listed(since=date(2026, 11, 17))
    yield "words", await interface.searched("step")
    yield "removed ones", await interface.listed(removed=True)
    yield "a page", await interface.read("soup01")
    yield "a page with something put away", await interface.read("heavy1")

    yield "to another day", await interface.move("rain01", date(2026, 11, 19))
    yield "it stands there", await interface.read("rain01")
    yield "and back", await interface.take_back("rain01")
    yield "to a day to come", await interface.move("rain01", date(2026, 12, 24))

    yield "out of lists", await interface.remove("tea001")
    yield "all but one", await interface.listed()
    yield "it is among the removed", await interface.listed(removed=True)
    yield "its page", await interface.read("tea001", removed=True)
    yield "taken back", await interface.take_back("tea001")
    yield "brought back", await interface.restore("gone01")
    yield "all again", await interface.listed()

    yield "more words", await interface.add_words("tea001", " And cake.")
    yield "in an editor", await interface.edit("rain01", replacing("Rain", "Snow"))
    yield "another mark", await interface.edit("rain01", replacing('sharing = "theme"', 'sharing = "words"'))
    yield "what was before", await interface.versions("rain01")
    yield "nothing", await interface.edit("rain01", LEAVES_ALONE)
    yield "what cannot be read", await interface.edit("rain01", BREAKS)
    yield "gone on with", await interface.edit("rain01", replacing("words = unquoted", "for_session = true"))
    yield "its page then", await interface.read("rain01")

    yield "an earlier version", await interface.restore_version("rain01", 3)
    yield "as it was", await interface.read("rain01")
    yield "and that taken back", await interface.take_back("rain01")

    yield "the copy for the entry", await interface.keep("sea001", "copy")
    yield "the other words", await interface.read("sea001")
    yield "for good", await interface.erase("soup01")
    yield "what is left", await interface.listed()


async def lived(interface: ByBrowser) -> tuple[list[tuple[str, Answer]], dict[str, bytes]]:
    """The answers, and the files then. A minute passes with each act."""
    clock: Any = interface.context.clock
    assert isinstance(clock, StandingClock)
    answers = []
    async with interface.at_work():
        async for act in acts(interface):
            answers.append(act)
            clock.now += timedelta(minutes=1)
    return answers, files_of(interface.context)


def _without_signs(said: str) -> str:
    """In plain lines a comma does what a dot between two spaces does, an id is said last, a value after what it is."""
    said = said.replace("Who may see it: ", "")
    return " ".join(re.sub(r"(Check-in|Note), [a-z0-9]{6}\b", r"\1", said.replace(" · ", ", ")).split())


@pytest.mark.not_counted  # it drives the interfaces
@pytest.mark.parametrize("interface", [ByScreens, ByPlainLines, ByCommandLine])
async def test_one_journal_by_any_way(
    interface: type[ByBrowser], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectwell.entries.external_editor.AT_ONCE", 0.0)  # a script is faster than anybody who reads
    wanted, files = await lived(ByBrowser(journal_at(tmp_path / "by itself"), monkeypatch))
    found, files_there = await lived(interface(journal_at(tmp_path / "by an interface"), monkeypatch))
    for (act, want), (_, got) in zip(wanted, found, strict=True):
        if isinstance(want, str):
            assert isinstance(got, str)
            assert _without_signs(want) in _without_signs(got), act
        else:
            assert got == want, act
    assert files_there == files
