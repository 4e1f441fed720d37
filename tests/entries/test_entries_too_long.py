"""More words than the reader opens again: refused before "Saved", by whatever way they come in."""

from collections.abc import Callable

import pytest

from connectwell.checkin import Walk
from connectwell.checkin.today import FollowUpEditor, plan_of, record_answer
from connectwell.context import Context
from connectwell.entries import add
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.entry_editing import EntryEditing
from connectwell.entries.rewording import Rewording
from connectwell.errors import TooLong
from connectwell.journal import Readable
from connectwell.model.circle import CirclePart
from connectwell.session.agenda import LineDraft
from connectwell.session.meeting import Meeting
from editors import add_note, replacing

_MOST = 6000
_MUCH = "A long morning. " * 400


def _by_many_parts(context: Context) -> None:
    for _ in range(100):
        add.reflect(context, "seen", _MUCH[:500])


def _by_check_in(context: Context) -> None:
    walk = Walk.begin(context)
    walk.write(_MUCH)
    walk.save()


def _by_landing(context: Context) -> None:
    entry = record_answer(context, None, "done", own="A walk")
    FollowUpEditor(context, plan_of(entry)).save("done", _MUCH)


def _by_parts_editing(context: Context) -> None:
    entry = add.note(context, "Rain.")
    editing = EntryEditing(context.journal, entry.id, entry.day)
    editing.save({"note": _MUCH})


WAYS: dict[str, Callable[[Context], object]] = {
    "note": lambda context: add.note(context, _MUCH),
    "reflect": lambda context: add.reflect(context, "seen", _MUCH),
    "many parts": _by_many_parts,
    "a check-in": _by_check_in,
    "landing": _by_landing,
    "editing": _by_parts_editing,
    "rewording": lambda context: Rewording(context.journal, add.note(context, "Rain.").id, "note").save(_MUCH),
    "a line for the session": lambda context: LineDraft(context).save(_MUCH),
    "a session": lambda context: Meeting(context).save(_MUCH),
    "the circle": lambda context: context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", words=_MUCH)),
}


@pytest.fixture
def short_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader opens less than it does, so that the test needs no megabytes."""
    for module in ("parsing", "toml_text", "external_edit"):
        monkeypatch.setattr(f"connectwell.journal.{module}.LARGEST", _MOST)


@pytest.mark.usefixtures("short_reader")
@pytest.mark.parametrize("way", WAYS)
def test_it_is_refused_and_all_that_is_called_saved_is_opened_again(context: Context, way: str) -> None:
    with pytest.raises(TooLong, match="Cut or split it"):
        WAYS[way](context)
    assert all(isinstance(item, Readable) for item in context.journal.newest(removed=True))
    assert all(len(path.read_bytes()) <= _MOST for path in context.places.data.rglob("*.toml"))


@pytest.mark.usefixtures("short_reader")
def test_in_ones_own_editor_the_text_is_kept_beside_the_entry(context: Context) -> None:
    entry = add_note(context)
    with EntryBrowser(context).in_editor(entry.id) as session:
        session.run(replacing("Rain", _MUCH))
        edited = session.take()
        assert (edited.outcome, edited.kept) == ("faulty", True)
        assert "larger than 2 MB" in edited.fault
    with EntryBrowser(context).in_editor(entry.id) as session:
        assert session.kept_since


@pytest.mark.usefixtures("short_reader")
def test_a_folder_of_ones_own_takes_it_whole(context: Context, elsewhere: object) -> None:
    walk = Walk.begin(context)
    walk.write(_MUCH)
    walk.rescue(str(elsewhere))
    (file,) = list(elsewhere.glob("*.toml"))  # type: ignore[attr-defined]
    assert _MUCH.strip() in file.read_text(encoding="utf-8")
