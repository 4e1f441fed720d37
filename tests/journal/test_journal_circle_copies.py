"""Copies that a sync program left in the circle: found, shown beside what counts, settled, and nothing is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from journal_samples import files_below, journal_in

from connectwell.errors import EntryNotFound, SaveFailed
from connectwell.help_now import people
from connectwell.journal import Journal
from connectwell.journal.circle_copies import SettledCopy, Way
from connectwell.model.card import Card
from connectwell.model.circle import CirclePart

ANA = CirclePart(id="", kind="person", name="Ana", role="friend", words="Calm.")
COPY = 'format = 1\nid = "ana"\nkind = "person"\nname = "Anne"\nrole = "aunt"\nwords = "Loud."\n'
BOTH = {"Ana", "Anne"}


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / "data" / "circle" / name
    path.write_text(text, encoding="utf-8")
    return path


def with_copy(folder: Path) -> tuple[Journal, Path]:
    journal = journal_in(folder)
    journal.circle.add(ANA)
    return journal, put(folder, "ana.sync-conflict-20261121-101010-ABCDEFG.toml", COPY)


def settle(journal: Journal, way: Way) -> SettledCopy:
    (copy,) = journal.circle.copies()
    return journal.circle.settle_copy(copy, way)


def texts(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in files_below(folder / "data"))


def hidden(journal: Journal) -> set[str]:
    known = journal.circle.everybody()
    return {name for part in (*known.parts, *known.hidden) for name in part.all_names}


def test_a_copy_is_nobody_of_its_own(tmp_path: Path) -> None:
    journal, path = with_copy(tmp_path)
    assert [part.name for part in journal.circle.parts()] == ["Ana"]
    (copy,) = journal.circle.copies()
    assert (copy.part.name, copy.copy.name, copy.file) == ("Ana", "Anne", f"circle/{path.name}")
    assert hidden(journal) == BOTH


@pytest.mark.parametrize(
    ("way", "name", "words"), [("both", "Ana", "Calm.\nLoud."), ("first", "Ana", "Calm."), ("second", "Anne", "Loud.")]
)
def test_whatever_is_kept_the_other_is_an_earlier_version_and_every_name_stays_hidden(
    tmp_path: Path, way: Way, name: str, words: str
) -> None:
    journal, path = with_copy(tmp_path)
    settled = settle(journal, way)
    assert not path.exists()
    assert journal.circle.copies() == ()
    (part,) = journal.circle.parts()
    assert part == settled.part
    assert (part.name, part.words) == (name, words)
    assert hidden(journal) == BOTH
    for said in ("Calm.", "Loud.", "friend", "aunt"):
        assert said in texts(tmp_path)
    assert settled.undo().words == "Calm."
    assert path.read_text(encoding="utf-8") == COPY
    assert [(copy.part.name, copy.copy.name) for copy in journal.circle.copies()] == [("Ana", "Anne")]


def test_put_together_again_after_a_kill_says_nothing_twice(tmp_path: Path) -> None:
    journal, path = with_copy(tmp_path)
    settle(journal, "both")
    path.write_text(COPY, encoding="utf-8")
    part = settle(journal, "both").part
    assert part.words == "Calm.\nLoud."


def test_of_a_card_no_line_is_lost(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    editing = journal.circle.edit_card()
    editing.save(replace(editing.part, card=Card(signs="No sleep.", alone="Walk.")))
    text = (tmp_path / "data/circle/card.toml").read_text(encoding="utf-8")
    put(tmp_path, "card.sync-conflict-1.toml", text.replace("Walk.", "Sing.").replace("No sleep.", "No sleep."))
    settle(journal, "both")
    assert journal.circle.card().card == Card(signs="No sleep.", alone="Walk.\n\nSing.")


def test_what_was_changed_since_it_was_shown_is_not_settled(tmp_path: Path) -> None:
    journal, path = with_copy(tmp_path)
    (copy,) = journal.circle.copies()
    path.write_text(COPY.replace("Loud.", "Quiet."), encoding="utf-8")
    with pytest.raises(SaveFailed, match="you haven't seen that"):
        journal.circle.settle_copy(copy, "first")
    path.unlink()
    with pytest.raises(EntryNotFound):
        journal.circle.settle_copy(copy, "first")
    assert [part.words for part in journal.circle.parts()] == ["Calm."]


def test_help_now_shows_the_number_of_a_copy_too(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.circle.add(replace(ANA, help_now=True, call="+49 30"))
    put(tmp_path, "ana (1).toml", COPY + 'help_now = true\ncall = "+49 40"\n')
    assert [part.call for part in people(journal)] == ["+49 30", "+49 40"]
    put(tmp_path, "ana (1).toml", COPY + 'help_now = true\ncall = "+49 30"\n')
    assert [part.call for part in people(journal)] == ["+49 30"]
