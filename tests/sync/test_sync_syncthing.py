"""Two machines with Syncthing between them: whatever was done while they were apart, no words are lost."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from two_machines import HAS_SYNCTHING, Synced, a_month_ago, meet

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not HAS_SYNCTHING, reason="syncthing is not installed on this machine"),
    pytest.mark.skipif(os.name == "nt", reason="the edits are made with sed"),
]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Synced, Synced]]:
    """A desk and a laptop; what is deleted elsewhere, the laptop's Syncthing keeps."""
    desk, laptop = Synced(tmp_path, "desk"), Synced(tmp_path, "laptop")
    desk.shares_with(laptop)
    laptop.shares_with(desk, keeps_deleted=True)
    try:
        yield desk, laptop
    finally:
        desk.stop()
        laptop.stop()


def test_what_was_written_on_both_while_one_was_away_for_a_month_is_all_there(pair: tuple[Synced, Synced]) -> None:
    desk, laptop = pair
    both, alone, sooner, later = (desk.note(f"{which}: rain.") for which in ("both", "alone", "sooner", "later"))
    hidden = desk.note("hidden: rain.")
    desk.run("circle", "add", "-", words="name: Ana\nrole: friend\n")
    for name in ("Robin", "Kim"):
        desk.run("circle", "add", "-", words=f"name: {name}\n")
    desk.start()
    laptop.start()
    meet(desk, laptop)
    assert laptop.listed() == desk.listed()
    assert {path.stat().st_mode & 0o077 for path in (laptop.data / "entries").rglob("*")} == {0}
    laptop.stop()

    # The laptop goes away for a month …
    left = time.time()
    for entry_id in (both, alone, sooner, hidden):
        laptop.edit(entry_id, "rain", "snow")
    laptop.run("remove", later)
    laptop.run("circle", "change", "ana", "-", words="name: Anne\n")
    laptop.run("circle", "erase", "robin", words="erase\n")
    on_laptop = laptop.note("On the laptop.")
    a_month_ago(laptop, left)

    # … and the desk goes on.
    desk.edit(both, "rain", "hail")
    desk.run("remove", sooner)
    desk.edit(later, "rain", "hail")
    desk.put_away(hidden)
    desk.run("circle", "change", "ana", "-", words="name: Annika\n")
    desk.run("circle", "erase", "kim", words="erase\n")
    on_desk = desk.note("On the desk.")
    laptop.start()
    meet(desk, laptop)

    for machine in pair:
        words = machine.all_words()
        assert words[both] == ["both: hail.", "both: snow."]
        assert words[alone] == ["alone: snow."]
        assert words[on_laptop] == ["On the laptop."]
        assert words[on_desk] == ["On the desk."]
        # A removal against an edit: the edited text is in sight, whichever side was changed last.
        assert words[sooner] == ["sooner: snow."]
        assert words[later] == ["later: hail."]
        assert machine.all_words("--removed") == {sooner: ["sooner: rain."], later: ["later: rain."]}
        # What was put away on one side is put away in both texts.
        assert words[hidden] == ["", ""]
        assert "hidden: rain." in machine.run("show", hidden, "--put-away")
        # Said where they are met, and both names can be seen.
        assert "is in your circle twice" in machine.run("circle", "copies")
        (twice,) = machine.journal.circle.copies()
        assert {twice.part.name, twice.copy.name} == {"Anne", "Annika"}
        assert machine.run("circle", "names").split() == ["Kim", "Robin"]

    # Settled as docs/sync.md says: both names in one, and pages still hide both.
    (other,) = desk.data.glob("circle/ana.sync-conflict-*.toml")
    assert other.name in desk.run("doctor", fails=True)
    desk.run("circle", "copies", "ana", words="both\n")
    assert not other.exists()
    meet(desk, laptop)
    for machine in pair:
        (part,) = machine.journal.circle.parts()
        assert {part.name, *part.names} == {"Anne", "Annika", "Ana"}

    # Shown side by side, and one chosen, as c does in the journal.
    (copy,) = desk.copies_of(both)
    assert f"copy of {both[16:]}  both: snow." in desk.run("list")
    assert "The other text is kept as a copy" in desk.run("show", both)
    desk.keep_copy(copy)
    meet(desk, laptop)
    for machine in pair:
        assert machine.words(both) == ["both: snow."]
        assert not machine.copies_of(both)
        assert "both: hail." in machine.run("show", both, "--versions")

    # And nothing but the journal was sent.
    assert not (laptop.data / "cache").exists()
    assert not list(laptop.data.rglob("*.edit.*"))
    assert (desk.home / "config/config.toml").read_text() == (laptop.home / "config/config.toml").read_text()


def test_an_erased_entry_goes_on_the_other_machine_unless_it_was_edited_there(pair: tuple[Synced, Synced]) -> None:
    desk, laptop = pair
    gone, edited = desk.note("Zanzibar."), desk.note("Samarkand.")
    desk.edit(gone, "Zanzibar", "Still Zanzibar")
    desk.start()
    laptop.start()
    meet(desk, laptop)
    assert "Zanzibar" in laptop.run("search", "-", words="zanzibar")
    laptop.stop()
    desk.run("erase", gone, words="erase\n")
    desk.run("erase", edited, words="erase\n")
    laptop.edit(edited, "Samarkand", "Still Samarkand")
    laptop.start()
    meet(desk, laptop)

    # Erased there as well, but for what Syncthing itself keeps, and the index until it is next used.
    assert desk.holding("anzibar") == []
    assert {path.split("/")[1] for path in laptop.holding("anzibar")} <= {".stversions", "index.sqlite"}
    laptop.run("search", "-", words="zanzibar", fails=True)
    kept = laptop.holding("anzibar")
    assert kept
    assert all(path.startswith("data/.stversions/") for path in kept)
    assert "no entry" in laptop.run("erase", gone, words="erase\n", fails=True)
    laptop.run("doctor", fails=True)

    # An edit is stronger than the deletion, and brings its earlier text along. Erased once more, both are gone.
    for machine in pair:
        assert machine.words(edited) == ["Still Samarkand."]
        assert "Samarkand." in machine.run("show", edited, "--versions")
    desk.run("erase", edited, words="erase\n")
    meet(desk, laptop)
    assert desk.holding("Samarkand") == []
    assert laptop.words(edited) == []


def test_with_max_conflicts_at_0_syncthing_itself_throws_the_other_text_away(tmp_path: Path) -> None:
    """What docs/sync.md warns of."""
    desk, laptop = Synced(tmp_path, "desk"), Synced(tmp_path, "laptop")
    desk.shares_with(laptop, max_conflicts=0)
    laptop.shares_with(desk, max_conflicts=0)
    entry_id = desk.note("Rain.")
    try:
        desk.start()
        laptop.start()
        meet(desk, laptop)
        laptop.stop()
        laptop.edit(entry_id, "Rain", "Snow")
        desk.edit(entry_id, "Rain", "Hail")
        laptop.start()
        meet(desk, laptop)
        assert [desk.words(entry_id), laptop.words(entry_id)] == [["Hail."], ["Hail."]]
    finally:
        desk.stop()
        laptop.stop()


def test_new_entries_of_the_same_minute_are_two(pair: tuple[Synced, Synced]) -> None:
    desk, laptop = pair
    now = datetime(2026, 11, 21, 8, 1, 22, tzinfo=UTC)
    one, other = desk.note("Desk.", now), laptop.note("Laptop.", now)
    desk.start()
    laptop.start()
    meet(desk, laptop)
    for machine in pair:
        assert machine.files() == sorted(f"{entry_id}.toml" for entry_id in (one, other))
        assert machine.words(one) + machine.words(other) == ["Desk.", "Laptop."]


def test_nothing_that_begins_with_a_dot_is_sent(pair: tuple[Synced, Synced]) -> None:
    desk, laptop = pair
    entry_id = desk.note("Rain.")
    year = desk.data / "entries" / entry_id[:4]
    (year / f".{entry_id}.x1y2z3.edit.toml").write_text("half typed")
    (year / f".{entry_id}.toml.0123456789ab.tmp").write_text("half saved")
    desk.start()
    laptop.start()
    meet(desk, laptop)
    assert laptop.words(entry_id) == ["Rain."]
    assert laptop.holding("half") == []
