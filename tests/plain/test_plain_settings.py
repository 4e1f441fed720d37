"""Settings as lines: named or numbered, said back, undone."""

from conversing import open_with

from connectwell.context import Context


def test_a_setting_is_changed_by_its_name_said_back_and_undone(context: Context) -> None:
    opened = open_with(context, "settings|?|theme|light|undo|2|no||q")
    assert "How it looks: 1 Theme, dark; 2 Motion, on;" in opened.flat
    assert "Theme: light. 'undo' undoes it." in opened.flat
    assert "Undone. Theme: dark." in opened.flat
    assert "Motion: off. 'undo' undoes it." in opened.flat
    assert (context.settings.theme, context.settings.motion) == ("dark", False)


def test_every_kind_of_setting_can_be_changed(context: Context) -> None:
    context.change(never_suggest=["warm-cup"])
    lines = (
        "settings|left out|1 3|never sug|phone and messages|connections|1|new day|13:00|05:00|who may|my rating|"
        "country|France|your words||q"
    )
    opened = open_with(context, lines)
    now = context.settings
    assert now.today_without == ("earlier", "session")
    assert now.rule_out == ("phone", "messages")
    assert now.never_suggest == ()
    assert f"{now.day_turns_at:%H:%M}" == "05:00"
    assert (now.sharing, now.region) == ("theme", "FR")
    assert str(context.places.data) in opened.said.replace("\n", "")


def test_what_is_no_answer_changes_nothing(context: Context) -> None:
    before = context.settings
    opened = open_with(context, "settings|nothing like it|theme|purple||motion||q")
    assert "There is no setting called that." in opened.flat
    assert context.settings == before


def test_a_setting_is_known_by_its_key_in_any_spelling_and_a_misspelled_one_is_asked_about(context: Context) -> None:
    opened = open_with(context, "settings|week starts|sunday|WeekStarts||theem||q")
    assert opened.flat.count("A week begins on: ") >= 3
    assert context.settings.week_starts == "sunday"
    assert "There is no setting called that. Did you mean 'Theme'?" in opened.flat


def test_what_is_left_out_of_today_is_not_read_out(context: Context) -> None:
    assert "A small connection:" in open_with(context, "q").flat
    context.change(today_without=["connection"])
    opened = open_with(context, "?|d|q")
    assert "A small connection:" not in opened.flat
    assert "not today" not in opened.flat
