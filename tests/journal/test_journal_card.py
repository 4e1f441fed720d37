"""The card for hard days on disk: found whatever else is broken, merged part by part, erased whole."""

from dataclasses import replace
from pathlib import Path

import pytest
from journal_samples import files_below, journal_in

from connectwell.errors import ConnectwellError
from connectwell.journal import Journal
from connectwell.model.card import Card


def write(journal: Journal, card: Card) -> None:
    editing = journal.circle.edit_card()
    editing.save(replace(editing.part, card=card))


def put(folder: Path, text: str, name: str = "card") -> Path:
    path = folder / "data" / "circle" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_there_is_one_card_and_it_is_nobody_in_the_circle(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    assert not journal.circle.card().is_there
    write(journal, Card(signs="no sleep"))
    write(journal, Card(signs="no sleep", tell="Ana"))
    (path,) = files_below(tmp_path / "data" / "circle")
    assert path.name == "card.toml"
    assert journal.circle.card().card == Card(signs="no sleep", tell="Ana")
    assert journal.circle.everybody().parts == ()


def test_two_programs_that_write_on_it_are_both_on_it(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    write(journal, Card(signs="no sleep"))
    here, there = journal.circle.edit_card(), journal.circle.edit_card()
    there.save(replace(there.part, card=Card(signs="no sleep", tell="Ana")))
    saved = here.save(replace(here.part, card=Card(signs="no sleep, no food")))
    assert saved.part.card == Card(signs="no sleep, no food", tell="Ana")
    assert saved.merged
    assert not saved.replaced


def test_a_damaged_card_is_shown_as_it_is_and_not_written_over(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    path = put(tmp_path, 'format = 1\nid = "card"\nkind = "card"\nname = "x"\n[card]\nsigns = "no sleep\n')
    found = journal.circle.card()
    assert (found.card, "no sleep" in found.raw, found.is_there) == (None, True, True)
    with pytest.raises(ConnectwellError, match="Nothing in it was changed"):
        journal.circle.edit_card()
    assert "no sleep" in path.read_text("utf-8")
    journal.circle.parts()
    assert journal.circle.recovered()[0].kind == "card"
    assert journal.circle.everybody().parts == ()
    assert journal.circle.everybody().unknown == ()


def test_of_an_empty_file_the_earlier_version_is_shown(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    write(journal, Card(signs="no sleep"))
    write(journal, Card(signs="no food"))
    put(tmp_path, "")
    found = journal.circle.card()
    assert (found.card, found.is_earlier) == (Card(signs="no sleep"), True)


def test_the_rest_of_the_circle_may_be_broken(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    write(journal, Card(signs="no sleep"))
    put(tmp_path, "nothing = [of use", "ana")
    (tmp_path / "data" / "entries").write_text("a file where the folder belongs")
    assert journal.circle.card().card == Card(signs="no sleep")


def test_somebody_called_card_leaves_room_for_it(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    put(tmp_path, 'format = 1\nid = "card"\nkind = "person"\nname = "Card"\n')
    write(journal, Card(signs="no sleep"))
    assert journal.circle.card().card == Card(signs="no sleep")
    assert [part.name for part in journal.circle.parts() if part.kind == "person"] == ["Card"]


def test_erased_it_is_in_no_file(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    write(journal, Card(signs="zqsleep"))
    write(journal, Card(signs="zqsleep and zqfood"))
    journal.circle.erase(journal.circle.card().id)
    assert [path for path in files_below(tmp_path / "data") if "zq" in path.read_text("utf-8")] == []
    put(tmp_path, 'kind = "card"\n[card]\nsigns = "zqsleep')
    journal.circle.erase(journal.circle.card().id)
    assert [path for path in files_below(tmp_path / "data") if "zq" in path.read_text("utf-8")] == []
    assert journal.circle.hidden_names() == ()
