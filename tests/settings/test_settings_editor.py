"""Settings as rows: every one has its line, a change is written and can be undone, what isn't ours is left."""

import sys
from dataclasses import fields
from datetime import time
from pathlib import Path

import pytest

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.settings import GROUPS, SETTINGS, Settings, applied, change_settings, read_settings
from connectwell.settings_editor import FOLDER, SettingsEditor, time_meant

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def editor(context: Context) -> SettingsEditor:
    return SettingsEditor(context)


def test_every_field_is_in_the_table_with_a_name_and_a_line_about_it() -> None:
    assert list(SETTINGS) == [field.name for field in fields(Settings) if not field.name.startswith("unread")]
    assert [key for key, setting in SETTINGS.items() if not (setting.title and setting.about.endswith("."))] == []


def test_every_setting_but_the_welcome_is_listed_group_by_group_and_last_the_folder(editor: SettingsEditor) -> None:
    rows = editor.rows()
    assert {row.key for row in rows} == {*SETTINGS, FOLDER} - {"welcomed"}
    assert list(dict.fromkeys(row.group for row in rows)) == list(GROUPS)
    assert rows[-1].more.endswith("data")


def test_changes_are_written_and_undone_the_last_one_first(editor: SettingsEditor, context: Context) -> None:
    before = context.settings
    assert editor.set("theme", "nord")
    assert editor.switch("motion")
    assert editor.set_typed("day_turns_at", "05:30")
    assert editor.toggle("rule_out", "phone")
    assert editor.switch("sharing", -1)
    assert not editor.set("theme", "nord"), "as it was"
    now = read_settings(context.places)
    assert (now.theme, now.motion, now.day_turns_at, now.rule_out, now.sharing) == (
        "nord", False, time(5, 30), ("phone",), "words",
    )  # fmt: skip
    undone = [row.key for row in iter(editor.undo, None)]
    assert undone == ["sharing", "rule_out", "day_turns_at", "motion", "theme"]
    assert read_settings(context.places) == before == context.settings
    assert not editor.can_undo


def test_what_was_changed_elsewhere_since_is_not_undone(editor: SettingsEditor, context: Context) -> None:
    editor.set("theme", "nord")
    context.change(theme="light")
    assert not editor.can_undo
    assert editor.undo() is None
    assert context.settings.theme == "light"


def test_values_are_said_in_words(editor: SettingsEditor, context: Context) -> None:
    def said(key: str) -> str:
        return editor.row(key).value

    assert (said("motion"), said("region"), said("sharing"), said("never_ask")) == (
        "on", "Germany", "only me", sentences.NOTHING_CHOSEN,
    )  # fmt: skip
    editor.set("rule_out", ["phone", "online"])
    assert said("rule_out") == "2 of 8"
    assert editor.row("rule_out").more == "Phone calls, Anything online"
    context.change(region="QQ")
    assert said("region") == "QQ (not known here)"


def test_what_was_taken_out_is_listed_in_words_and_comes_back(editor: SettingsEditor, context: Context) -> None:
    prompt = context.library.prompts("seen")[0]
    context.change(never_ask=[prompt.id, "gone.01"])
    assert editor.taken_out("never_ask") == ((prompt.id, prompt.ask), ("gone.01", sentences.GONE_FROM_LIBRARY))
    editor.toggle("never_ask", prompt.id)
    assert context.settings.never_ask == ("gone.01",)
    editor.undo()
    assert read_settings(context.places).never_ask == (prompt.id, "gone.01")


def test_a_bad_line_and_the_settings_of_a_newer_version_are_named_and_left(context: Context) -> None:
    file = context.places.config / "config.toml"
    file.write_text('plain = "ja"\nsound = "low"  # mine\nrule_out = ["phone", "telepathy"]\n')
    context.settings = read_settings(context.places)
    editor = SettingsEditor(context)
    notes = editor.notes()
    assert [word for word in ("plain", "rule_out", "sound") if not any(word in note for note in notes)] == []
    editor.toggle("rule_out", "online")
    written = file.read_text()
    assert 'sound = "low"  # mine' in written
    assert "telepathy" in written
    assert 'plain = "ja"' in written
    assert context.settings.rule_out == ("phone", "online")


def test_what_is_not_written_yet_already_applies_as_it_will_be_read(context: Context) -> None:
    changes = {"day_turns_at": "05:30", "rule_out": ["phone"], "region": None, "motion": False}
    assert applied(context.settings, changes) == change_settings(context.places, changes)


@pytest.mark.parametrize(("typed", "meant"), [("5", "05:00"), ("5:30", "05:30"), (" 04.15 ", "04:15"), ("0", "00:00")])
def test_a_time_is_taken_as_people_write_it(typed: str, meant: str) -> None:
    assert time_meant("day_turns_at", typed) == meant


@pytest.mark.parametrize("typed", ["", "13:00", "five", "5:61", "5:3:1", "-1", "\x1b[A"])
def test_what_is_no_time_before_noon_is_said(typed: str) -> None:
    with pytest.raises(UsageFault, match="A time before noon, such as 04:00"):
        time_meant("day_turns_at", typed)


def test_the_page_of_commands_has_the_table_as_it_is() -> None:
    sys.path.insert(0, str(DOCS))
    try:
        from make_settings import PAGE, page  # type: ignore[import-not-found]  # a script beside its page
    finally:
        sys.path.remove(str(DOCS))
    written = PAGE.read_text(encoding="utf-8")
    assert page(written) == written, "python docs/make_settings.py"
