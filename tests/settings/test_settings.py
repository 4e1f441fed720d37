"""config.toml: comments survive, unknown keys are kept, and what cannot be read is named and left alone."""

import os
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectwell.errors import SettingsFault, UsageFault
from connectwell.paths import AppFolders, find_app_folders
from connectwell.settings import (
    KEYS,
    Settings,
    change_settings,
    parse_setting,
    read_settings,
    shown,
    unread_in_short,
)  # fmt: skip

HAND_WRITTEN = """\
# mine
region = "GB"   # until May
colour_of_the_door = "blue"  # no setting of ours

[keys]   # nor this
help = "f1"
"""


@pytest.fixture
def places(tmp_path: Path) -> AppFolders:
    found = find_app_folders({"CONNECTWELL_HOME": str(tmp_path / "home")})
    found.config.mkdir(parents=True)
    return found


def write(places: AppFolders, text: str) -> Path:
    file = places.config / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_the_defaults_hold(places: AppFolders) -> None:
    assert read_settings(places) == Settings()
    assert Settings().region is None  # never guessed
    assert Settings().day_turns_at == time(4)


def test_comments_and_unknown_keys_survive_a_change(places: AppFolders) -> None:
    file = write(places, HAND_WRITTEN)
    found = change_settings(places, {"plain": True, "rule_out": ["phone"], "region": "DE"})
    assert (found.plain, found.rule_out, found.region) == (True, ("phone",), "DE")
    assert read_settings(places) == found
    written = file.read_text()
    for kept in ("# mine", "# until May", 'colour_of_the_door = "blue"  # no setting of ours', "[keys]   # nor this"):
        assert kept in written
    change_settings(places, {"plain": None, "rule_out": None, "region": "GB"})
    assert read_settings(places) == Settings(region="GB")


def test_the_byte_order_mark_and_line_ends_of_windows_stay(places: AppFolders) -> None:
    file = write(places, "")
    before = b'\xef\xbb\xbf# mine\r\nregion = "DE"\r\n'
    file.write_bytes(before)
    assert change_settings(places, {"theme": "nord"}).region == "DE"
    assert file.read_bytes() == before + b'theme = "nord"\r\n'
    change_settings(places, {"theme": None})
    assert file.read_bytes() == before


def test_a_new_file_is_private(places: AppFolders) -> None:
    change_settings(places, {"theme": "light"})
    assert stat.S_IMODE((places.config / "config.toml").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("region = 49", "region: expected text in quotes"),
        ('welcomed = "yes"', "welcomed: expected true or false"),
        ("plain = 1", "plain: expected true or false"),
        ("theme = true", "theme: expected the name of a theme"),
        ('theme = "nope"', "theme: expected the name of a theme"),
        ('motion = "off"', "motion: expected true or false"),
        ("deep = []", "deep: expected true or false"),
        ('rule_out = "phone"', "rule_out: expected a list"),
        ('rule_out = ["dogs"]', "rule_out: expected one of strangers"),
        ("never_ask = [1]", "never_ask: expected text in quotes"),
        ('never_suggest = "hold-a-door"', "never_suggest: expected a list"),
        ("offer_safe = 0", "offer_safe: expected true or false"),
        ("day_turns_at = 13:00:00", "before noon"),
        ('day_turns_at = "late"', 'day_turns_at: expected a time in quotes such as "04:00"'),
        ('day_turns_at = "12:00"', "before noon"),
        ('day_turns_at = "04:00+01:00"', "before noon"),
    ],
)
def test_a_value_that_is_not_allowed_is_named_and_all_else_counts(places: AppFolders, line: str, expected: str) -> None:
    key = line.split(" ")[0]
    others = {"region": 'region = "GB"', "theme": 'theme = "light"', "plain": "plain = true"}
    others.pop(key, None)
    file = write(places, "\n".join(["# mine", line, *others.values(), ""]))
    found = read_settings(places)
    (said,) = found.unread
    assert expected in said
    assert getattr(found, key) == getattr(Settings(), key)
    for other, value in (("region", "GB"), ("theme", "light"), ("plain", True)):
        assert other == key or getattr(found, other) == value
    change_settings(places, {"deep" if key == "motion" else "motion": False})
    assert line in file.read_text()


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ("plain = ", "Line 2 of config.toml"),
        ('region = "FR"', "Line 4 of config.toml"),
        ("<<<<<<< HEAD", "Line 2 of config.toml"),
        ("[half", "Line 2 of config.toml"),
        ("x = " + "[" * 5000, ""),
        ("n = " + "9" * 5000, ""),
        ('theme = """', ""),
        ("\x00\x01", "Line 2 of config.toml"),
    ],
)
def test_a_broken_line_is_named_and_all_else_counts(places: AppFolders, bad: str, named: str) -> None:
    file = write(places, f'# mine\n{bad}\nwelcomed = true\nregion = "GB"\nday_turns_at = "05:00"\n')
    found = read_settings(places)
    assert (found.welcomed, found.day_turns_at) == (True, time(5))
    assert found.region in ("GB", "FR")
    assert any(sentence.startswith(named) for sentence in found.unread)
    with pytest.raises(SettingsFault, match="nothing was changed") as raised:
        change_settings(places, {"region": "DE"})
    for sentence in (*found.unread, str(raised.value)):
        assert not re.search(r"[Ii]llegal|[Uu]nterminated|Expected|Invalid|column", sentence)
    assert bad in file.read_text()


def test_several_broken_lines(places: AppFolders) -> None:
    write(places, '<<<<<<< HEAD\nregion = "GB"\n=======\nregion = "FR"\n>>>>>>> theirs\nplain = true\n')
    found = read_settings(places)
    assert (found.region, found.plain, len(found.unread)) == ("GB", True, 4)


def test_what_is_no_text_file_is_said_at_once(places: AppFolders) -> None:
    file = places.config / "config.toml"
    file.write_bytes("theme = 'hellgrün'".encode("latin-1"))
    assert "Line 1 of config.toml isn't UTF-8" in read_settings(places).unread[0]
    file.unlink()
    file.mkdir()
    assert read_settings(places) == Settings(unread=read_settings(places).unread)
    assert "isn't a text file" in read_settings(places).unread[0]
    file.rmdir()
    os.mkfifo(file)
    assert "isn't a text file" in read_settings(places).unread[0]
    with pytest.raises(SettingsFault):
        change_settings(places, {"region": "DE"})
    file.unlink()
    with file.open("wb") as huge:
        huge.truncate(1 << 30)
    assert "isn't a text file" in read_settings(places).unread[0]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b'plain = "ja"', "line 2, plain"),
        (b"plain = [1]", "line 2, plain"),
        (b"[plain]\nspeed = 1\n[end]", "plain"),
        (b'rule_out = ["phone", "of-a-newer-version"]', "line 2, rule_out"),
        (b"welcomed = false\nwelcomed = false", "Line 3"),
        (b"[table]\n[table]", "Line 3"),
        (b"# gr\xfcn", "Line 2 of config.toml isn't UTF-8"),
        (b'theme = "hellgr\xfcn"', "Line 2 of config.toml isn't UTF-8"),
        (b"\x00\x00\x00", "Line 2"),
        (b"unknown_key_of_a_newer_version = 3", ""),
    ],
)
def test_one_bad_key_value_or_byte_takes_no_other_with_it(places: AppFolders, bad: bytes, said: str) -> None:
    file = write(places, "")
    file.write_bytes(b'region = "GB"\n' + bad + (b"" if b"[" in bad[:1] else b'\nday_turns_at = "05:00"\n'))
    found = read_settings(places)
    assert found.region == "GB"
    assert bad.startswith(b"[") or found.day_turns_at == time(5)
    assert any(said in sentence for sentence in found.unread) if said else found.unread == ()
    assert b"rule_out" not in bad or found.rule_out == ("phone",)


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbfregion = "GB"\n',
        'region = "GB"\n'.encode("utf-16"),
        b'theme = "dark"\rregion = "GB"\r',
        b'region = "GB"\r\nplain = ja\r\n',
    ],
)
def test_the_country_is_known_however_an_editor_saved_it(places: AppFolders, content: bytes) -> None:
    write(places, "").write_bytes(content)
    assert read_settings(places).region == "GB"


def test_nothing_in_it_is_no_fault_and_a_link_to_nowhere_is_one(places: AppFolders) -> None:
    file = write(places, "")
    assert read_settings(places) == Settings()
    file.unlink()
    file.symlink_to(places.config / "elsewhere.toml")
    assert "link" in read_settings(places).unread[0]


def test_two_that_change_settings_at_once_both_keep_theirs(places: AppFolders) -> None:
    write(places, HAND_WRITTEN)
    changes: list[dict[str, object]] = [{"region": "DE"}, {"plain": True}, {"motion": False}, {"deep": True}]
    for _ in range(10):
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda change: change_settings(places, change), changes))
        found = read_settings(places)
        assert (found.region, found.plain, found.motion, found.deep) == ("DE", True, False, True)
        write(places, HAND_WRITTEN)


def test_a_byte_order_mark_is_accepted(places: AppFolders) -> None:
    (places.config / "config.toml").write_bytes(b'\xef\xbb\xbfregion = "FR"\n')
    assert read_settings(places).region == "FR"


@pytest.mark.parametrize(("line", "deep"), [("deep = true", True), ("deep = false", False), ("", True)])
def test_a_file_from_when_deep_ones_came_by_themselves_still_reads(places: AppFolders, line: str, deep: bool) -> None:
    write(places, f"{line}\n")
    assert read_settings(places).deep is deep


def test_a_bad_value_is_never_written(places: AppFolders) -> None:
    file = write(places, HAND_WRITTEN)
    with pytest.raises(SettingsFault, match="motion"):
        change_settings(places, {"motion": "off"})
    assert file.read_text() == HAND_WRITTEN


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        ("plain", "yes", True),
        ("motion", "OFF", False),
        ("region", "DE", "DE"),
        ("theme", "light", "light"),
        ("theme", "nord", "nord"),
        ("rule_out", "phone, strangers", ["phone", "strangers"]),
        ("rule_out", "phone strangers", ["phone", "strangers"]),
        ("rule_out", "someone, messages", ["someone", "messages"]),
        ("rule_out", "", []),
        ("never_ask", "seen.others.31, gone.01", ["seen.others.31", "gone.01"]),
        ("never_suggest", "", []),
        ("day_turns_at", "05:30", "05:30"),
    ],
)
def test_what_a_person_types(places: AppFolders, key: str, typed: str, meant: object) -> None:
    assert parse_setting(key, typed) == meant
    found = change_settings(places, {key: parse_setting(key, typed)})
    assert parse_setting(key, shown(getattr(found, key))) == meant  # what is shown can be typed again


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("theme", "neon"),
        ("theme", "dark\x1b[31mX\n"),
        ("theme", ""),
        ("plain", "perhaps"),
        ("rule_out", "dogs"),
        ("day_turns_at", "25:00"),
        ("sound", "on"),
    ],
)
def test_what_cannot_be_meant(key: str, typed: str) -> None:
    with pytest.raises(UsageFault):
        parse_setting(key, typed)


def test_every_setting_can_be_shown() -> None:
    assert {key: shown(getattr(Settings(), key)) for key in KEYS} == {
        "region": "", "welcomed": "false", "plain": "false", "theme": "dark", "motion": "true",
        "discreet": "false", "deep": "true",
        "rule_out": "", "never_ask": "", "never_suggest": "", "sharing": "private", "offer_safe": "true",
        "day_turns_at": "04:00", "packs": "", "report": "false", "week_starts": "monday", "today_without": "",
        "hide_key": "f4",
    }  # fmt: skip


@given(
    comment=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=30), value=st.text()
)
def test_any_comment_survives(tmp_path_factory: pytest.TempPathFactory, comment: str, value: str) -> None:
    places = find_app_folders({"CONNECTWELL_HOME": str(tmp_path_factory.mktemp("any"))})
    places.config.mkdir()
    file = write(places, f"#{comment}\n\n[mine] # {comment}\n")
    try:
        value.encode()
    except UnicodeEncodeError:
        value = "DE"
    assert change_settings(places, {"region": value}).region == value
    assert read_settings(places).region == value
    assert file.read_text(encoding="utf-8").count(f"#{comment}\n") == 1
    assert f"[mine] # {comment}\n" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        *(("day_turns_at", typed, "04:00") for typed in ("4", "04", "4am", "4 AM", "4:00", "04.00", "0400", "4 a.m.")),
        *(("day_turns_at", typed, "04:30") for typed in ("4:30", "04.30", "430", "4:30am", "4h30", "04:30:00")),
        *(("day_turns_at", typed, "00:00") for typed in ("0", "midnight", "12am", "12:00 am")),
        *(("motion", typed, True) for typed in ("yes", "Yes", "on", "TRUE", "y", "1")),
        *(("motion", typed, False) for typed in ("no", "off", "False", "n", "0")),
        *(("week_starts", typed, "sunday") for typed in ("sunday", "Sunday", "SUN", "sun")),
        *(("theme", typed, "tokyo-night") for typed in ("Tokyo-Night", "tokyo night", "tokyo", "TOKYO_NIGHT")),
        *(("sharing", typed, "words") for typed in ("words", "My words", "WORDS")),
        ("hide_key", "F11", "f11"),
        ("rule_out", "Phone, public", ["phone", "public"]),
        ("rule_out", "none", []),
    ],
)
def test_a_setting_takes_what_a_person_would_type(key: str, typed: str, meant: object) -> None:
    assert parse_setting(key, typed) == meant


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("day_turns_at", "3pm", "a time before noon, such as 4:30 or 4am"),
        ("day_turns_at", "25", "a time before noon"),
        ("day_turns_at", "4:75", "a time before noon"),
        ("motion", "maybe", "motion takes on or off."),
        ("week_starts", "tue", "one of monday, sunday, saturday"),
        ("week_starts", "s", "one of monday, sunday, saturday"),
        ("theme", "solar", "one of solarized-dark, solarized-light"),
        ("theme", "blue", "the name of a theme, such as dark or light. 'connectwell config theme' lists them."),
    ],
)
def test_what_can_mean_two_things_or_nothing_is_said_in_a_sentence(key: str, typed: str, told: str) -> None:
    with pytest.raises(UsageFault) as raised:
        parse_setting(key, typed)
    assert told in str(raised.value)
    assert str(raised.value).endswith("Nothing was changed.")


def test_a_time_without_quotes_is_a_time(places: AppFolders) -> None:
    write(places, "day_turns_at = 05:30:00\n")
    assert (read_settings(places).day_turns_at, read_settings(places).unread) == (time(5, 30), ())


def test_many_that_are_not_used_are_one_sentence(places: AppFolders) -> None:
    write(places, 'theme = "blue"\nplain = "ja"\nregion = = 3\nmotion = 7\n')
    (said,) = unread_in_short(found := read_settings(places))
    assert said == "4 settings aren't used: line 3, theme, motion and plain. 'connectwell doctor' says more."
    assert len(found.unread) == 4
    write(places, 'theme = "blue"\n')
    assert unread_in_short(found := read_settings(places)) == found.unread
