"""An entry's file in the person's own editor, as every interface opens it: what came of it, and what is kept."""

from pathlib import Path

import pytest
from entries_samples import copy_of, file_of, reword, words_of

from connectwell.context import Context
from connectwell.entries import external_editor
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.external_editor import Edited
from connectwell.errors import EntryNotFound, SaveFailed, UsageFault
from connectwell.model.entry import Entry
from connectwell.sentences import EDITOR_ENDED
from editors import BREAKS, CHANGES_AND_STOPS, DELETES, LEAVES_ALONE, Command, add_note, beside, editor, replacing

SNOW = replacing("Rain", "Snow")


@pytest.fixture
def browser(context: Context) -> EntryBrowser:
    return EntryBrowser(context)


@pytest.fixture
def there(context: Context) -> Entry:
    return add_note(context)


def edit(browser: EntryBrowser, asked: str, command: Command) -> Edited:
    with browser.in_editor(asked) as session:
        session.run(command)
        return session.take()


def test_what_was_saved_is_a_change_that_can_be_taken_back(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    edited = edit(browser, "latest", SNOW)
    assert (edited.outcome, edited.kept, edited.comments, edited.fault) == ("saved", False, False, "")
    assert edited.change
    assert edited.change.before == there
    assert words_of(edited.change.after) == "Snow all evening."
    browser.undo()
    assert context.journal.get(there.id) == there
    assert beside(context, there) == []


def test_nothing_changed_and_whether_the_editor_may_be_open_still(
    browser: EntryBrowser, there: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seconds, outcome in ((60.0, "at-once"), (0.0, "unchanged")):
        monkeypatch.setattr(external_editor, "AT_ONCE", seconds)
        assert edit(browser, there.id, LEAVES_ALONE).outcome == outcome
    assert not browser.can_undo


@pytest.fixture
def opens_a_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[list[str], Path]:
    """An editor that returns at once, and where it says which file it was given; however long Python takes to start."""
    monkeypatch.setattr(external_editor, "AT_ONCE", 60.0)
    where = tmp_path / "where"
    return editor(f"pathlib.Path({str(where)!r}).write_text(str(file))"), where


def test_what_is_saved_in_a_window_is_taken_in_once_they_say_that_they_are_done(
    browser: EntryBrowser, there: Entry, opens_a_window: tuple[list[str], Path]
) -> None:
    command, where = opens_a_window
    with browser.in_editor(there.id) as session:
        session.run(command)
        assert session.take().outcome == "at-once"
        opened = Path(where.read_text())
        opened.write_text(opened.read_text().replace("Rain", "Snow"))
        session.wait_for_window()
        edited = session.take()
    assert edited.change
    assert words_of(edited.change.after) == "Snow all evening."
    assert not opened.exists()


def test_where_nobody_says_so_the_copy_stays_and_the_next_edit_goes_on_with_it(
    browser: EntryBrowser, there: Entry, opens_a_window: tuple[list[str], Path]
) -> None:
    command, where = opens_a_window
    with browser.in_editor(there.id) as session:
        session.run(command)
        assert session.take().outcome == "at-once"
        session.leave_open()
    opened = Path(where.read_text())
    opened.write_text(opened.read_text().replace("Rain", "Snow"))
    with browser.in_editor(there.id) as session:
        assert session.kept_since
        session.go_on()
        session.run(command)
        assert session.take().outcome == "saved", "it is changed already, so nobody is asked again"
    assert not opened.exists()


def test_what_does_not_read_well_is_kept_and_gone_on_with(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    assert edit(browser, there.id, BREAKS) == Edited(
        "faulty", fault="It can't be read: line 11 isn't valid TOML.", kept=True
    )
    with browser.in_editor(there.id) as session:
        assert session.kept_since
        assert session.earlier_edit().startswith("An edit of this entry from ")
        session.go_on()
        assert session.earlier_edit() == ""
        session.run(replacing("words = unquoted", "# mended"))
        edited = session.take()
    assert (edited.outcome, edited.comments) == ("saved", True)
    assert beside(context, there) == []


def test_what_an_earlier_edit_left_can_be_deleted(context: Context, browser: EntryBrowser, there: Entry) -> None:
    edit(browser, there.id, BREAKS)
    session = browser.in_editor(there.id)
    session.discard_kept()
    assert session.kept_since is None
    assert beside(context, there) == []


def test_an_editor_with_an_error_of_its_own(browser: EntryBrowser, there: Entry) -> None:
    assert edit(browser, there.id, CHANGES_AND_STOPS) == Edited("failed", fault=EDITOR_ENDED, kept=True)
    assert edit(browser, there.id, editor("sys.exit(1)")) == Edited("failed", fault=EDITOR_ENDED)


def test_again_after_an_error_of_its_own(browser: EntryBrowser, there: Entry) -> None:
    with browser.in_editor(there.id) as session:
        session.run(CHANGES_AND_STOPS)
        assert session.take().outcome == "failed"
        session.run(LEAVES_ALONE)
        assert session.take().outcome == "saved"


def test_an_editor_that_deletes_or_cannot_be_started(context: Context, browser: EntryBrowser, there: Entry) -> None:
    assert edit(browser, there.id, DELETES) == Edited("faulty", fault="The editor deleted its file.")
    with pytest.raises(UsageFault, match="can't be started"):
        edit(browser, there.id, ["/no/such/editor"])
    assert beside(context, there) == []


def test_what_was_changed_meanwhile_is_told(context: Context, browser: EntryBrowser, there: Entry) -> None:
    with browser.in_editor(there.id) as session:
        session.run(replacing('sharing = "private"', 'sharing = "theme"'))
        context.journal.remove(there.id)
        assert session.take().outcome == "merged"
    with browser.in_editor(there.id) as session:
        session.run(SNOW)
        reword(context, there.id, "Hail.")
        assert session.take().outcome == "copied"


def test_an_entry_that_could_not_be_read_is_mended_and_that_is_not_taken_back(
    context: Context, browser: EntryBrowser, there: Entry
) -> None:
    file = file_of(context, there.id)
    file.write_bytes(file.read_bytes().replace(b'kind = "note"', b"kind = note"))
    edited = edit(browser, there.id, replacing("kind = note", 'kind = "note"'))
    assert edited.outcome == "saved"
    assert edited.change
    assert (edited.change.before, edited.change.after) == (None, there)
    assert not browser.can_undo


def test_a_copy_by_the_name_that_lists_show(context: Context, browser: EntryBrowser, there: Entry) -> None:
    copy = copy_of(context, there.id, "evening", "night", name="conflict-zz12")
    browser.remove(there.id)
    for name, words in ((copy.stem, "Snow all night."), (copy.stem[16:], "Hail all night.")):
        with browser.in_editor(name) as session:
            assert (session.id, session.name) == (there.id, copy.stem)
            session.run(replacing("Rain" if words.startswith("Snow") else "Snow", words[:4]))
            assert session.take() == Edited("saved")
        assert words in copy.read_text(encoding="utf-8")
    browser.undo()
    assert context.journal.get(there.id) == there, "what can be taken back is still the change of the entry"
    with pytest.raises(EntryNotFound):
        browser.in_editor("zzzzzz")


def test_where_saving_fails_what_was_typed_stays(context: Context, browser: EntryBrowser, there: Entry) -> None:
    (context.places.data / "versions").write_text("a file where a folder belongs")
    with browser.in_editor(there.id) as session:
        session.run(SNOW)
        with pytest.raises(SaveFailed):
            session.take()
        assert session.differs()
    assert beside(context, there)
    assert context.journal.get(there.id) == there


@pytest.mark.parametrize(
    ("typed", "instead_of", "said"),
    [
        ("wrods =", "words =", "There is no 'wrods' here, so nothing would show it. Did you mean 'words'?"),
        ("Words =", "words =", "There is no 'Words' here, so nothing would show it. Did you mean 'words'?"),
        ("[nte]\nsharing = 'theme'\n[note]", "[note]", "Did you mean 'note'?"),
        ("[note.landed]\nwords =", "words =", "There is no 'landed' here"),
        ('words = "Alone."\n[note]', "[note]", "It belongs in [note]."),
        ("mood =", "words =", "There are: people, words, sharing, for_session, put_away."),
        ("later.mood = 3\n[note]", "[note]", "There is no 'later' here, so nothing would show it. There are: format,"),
    ],
)
def test_a_key_that_nothing_would_show_is_named_with_its_line_and_kept(
    context: Context, browser: EntryBrowser, there: Entry, typed: str, instead_of: str, said: str
) -> None:
    edited = edit(browser, there.id, replacing(instead_of, typed))
    line = file_of(context, there.id).read_text().partition(instead_of)[0].count("\n") + 1
    assert (edited.outcome, edited.kept) == ("faulty", True)
    assert edited.fault.startswith(f"Line {line}: ")
    assert said in edited.fault
    assert context.journal.get(there.id) == there


@pytest.mark.parametrize("broken", [b"", b"not toml\n", b'sharing = "loudly"\n'], ids=["valid", "no TOML", "no entry"])
def test_keys_of_a_newer_version_that_were_there_survive_an_edit(
    context: Context, browser: EntryBrowser, there: Entry, broken: bytes
) -> None:
    file = file_of(context, there.id)
    newer = b'later.mood = 3\n[note]\nlight = "dim"\n[note.deep]\na = 1\n[nite]\nb = 2\n'
    file.write_bytes(file.read_bytes().replace(b"[note]\n", newer.replace(b"light", broken + b"light")))
    there_now = editor(
        f"text = file.read_bytes().replace({broken!r} or b'\\0', b'');"
        "words = text.partition(b'b = 2\\n')[2];"
        "file.write_bytes(text.replace(words, b'').replace(b'light', words.replace(b'Rain', b'Snow') + b'light'))"
    )
    edited = edit(browser, there.id, there_now)
    assert (edited.outcome, edited.fault) == ("saved", "")
    saved = context.journal.get(there.id)
    assert saved.note
    assert (saved.rest, dict(saved.note.rest)) == (
        {"later": {"mood": 3}, "nite": {"b": 2}},
        {"light": "dim", "deep": {"a": 1}},
    )
    assert words_of(saved) == "Snow all evening."
