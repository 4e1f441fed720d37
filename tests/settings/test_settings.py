"""config.toml: comments survive, unknown keys are kept, and what cannot be read is named and left alone."""

import re
import stat
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectwell.errors import SettingsFault, UsageFault
from connectwell.paths import Places, find_places
from connectwell.settings import KEYS, Settings, change_settings, parse_setting, read_settings, shown

HAND_WRITTEN = """\
# mine
region = "GB"   # until May
colour_of_the_door = "blue"  # no setting of ours

[keys]   # nor this
help = "f1"
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = find_places({"CONNECTWELL_HOME": str(tmp_path / "home")})
    found.config.mkdir(parents=True)
    return found


def write(places: Places, text: str) -> Path:
    file = places.config / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_the_defaults_hold(places: Places) -> None:
    assert read_settings(places) == Settings()
    assert Settings().region is None  # never guessed
    assert Settings().day_turns_at == time(4)


def test_comments_and_unknown_keys_survive_a_change(places: Places) -> None:
    file = write(places, HAND_WRITTEN)
    found = change_settings(places, {"plain": True, "rule_out": ["phone"], "region": "DE"})
    assert (found.plain, found.rule_out, found.region) == (True, ("phone",), "DE")
    assert read_settings(places) == found
    written = file.read_text()
    for kept in ("# mine", "# until May", 'colour_of_the_door = "blue"  # no setting of ours', "[keys]   # nor this"):
        assert kept in written
    change_settings(places, {"plain": None, "rule_out": None, "region": "GB"})
    assert read_settings(places) == Settings(region="GB")


def test_a_new_file_is_private(places: Places) -> None:
    change_settings(places, {"theme": "light"})
    assert stat.S_IMODE((places.config / "config.toml").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("region = 49", "region: expected text in quotes"),
        ('welcomed = "yes"', "welcomed: expected true or false"),
        ("plain = 1", "plain: expected true or false"),
        ("theme = true", "theme: expected text in quotes"),
        ('motion = "off"', "motion: expected true or false"),
        ("deep = []", "deep: expected true or false"),
        ('rule_out = "phone"', "rule_out: expected a list"),
        ('rule_out = ["dogs"]', "rule_out: expected one of strangers"),
        ("offer_safe = 0", "offer_safe: expected true or false"),
        ("day_turns_at = 04:00:00", "day_turns_at: expected a time in quotes"),
        ('day_turns_at = "late"', 'day_turns_at: expected a time in quotes such as "04:00"'),
        ('day_turns_at = "12:00"', "before noon"),
        ('day_turns_at = "04:00+01:00"', "before noon"),
    ],
)
def test_a_value_that_is_not_allowed_is_named_and_left_alone(places: Places, line: str, expected: str) -> None:
    file = write(places, f"# mine\n{line}\n")
    with pytest.raises(SettingsFault, match=re.escape(expected)) as raised:
        read_settings(places)
    assert "Your journal is safe" in str(raised.value)
    with pytest.raises(SettingsFault):
        change_settings(places, {"region": "DE"})
    assert file.read_text() == f"# mine\n{line}\n"


@pytest.mark.parametrize(
    "text", ["region = ", "a = 1\na = 2\n", "x = " + "[" * 5000, "n = " + "9" * 5000, "<<<<<<< HEAD\n"]
)
def test_a_broken_file_is_named_and_left_alone(places: Places, text: str) -> None:
    file = write(places, text)
    with pytest.raises(SettingsFault, match=r"config\.toml cannot be read"):
        read_settings(places)
    with pytest.raises(SettingsFault):
        change_settings(places, {"region": "DE"})
    assert file.read_text() == text


def test_other_ways_a_file_cannot_be_read(places: Places) -> None:
    file = places.config / "config.toml"
    file.write_bytes("theme = 'hellgrün'".encode("latin-1"))
    with pytest.raises(SettingsFault, match="not UTF-8"):
        read_settings(places)
    file.unlink()
    file.mkdir()
    with pytest.raises(SettingsFault, match="cannot be opened"):
        read_settings(places)


def test_a_byte_order_mark_is_accepted(places: Places) -> None:
    (places.config / "config.toml").write_bytes(b'\xef\xbb\xbfregion = "FR"\n')
    assert read_settings(places).region == "FR"


def test_a_bad_value_is_never_written(places: Places) -> None:
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
        ("rule_out", "", []),
        ("day_turns_at", "05:30", "05:30"),
    ],
)
def test_what_a_person_types(places: Places, key: str, typed: str, meant: object) -> None:
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
        "region": "", "welcomed": "false", "plain": "false", "theme": "dark", "motion": "true", "deep": "false",
        "rule_out": "", "offer_safe": "true", "day_turns_at": "04:00",
    }  # fmt: skip


@given(
    comment=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=30), value=st.text()
)
def test_any_comment_survives(tmp_path_factory: pytest.TempPathFactory, comment: str, value: str) -> None:
    places = find_places({"CONNECTWELL_HOME": str(tmp_path_factory.mktemp("any"))})
    places.config.mkdir()
    file = write(places, f"#{comment}\n\n[mine] # {comment}\n")
    try:
        value.encode()
    except UnicodeEncodeError:
        value = "dark"
    assert change_settings(places, {"theme": value}).theme == value
    assert read_settings(places).theme == value
    assert file.read_text(encoding="utf-8").count(f"#{comment}\n") == 1
    assert f"[mine] # {comment}\n" in file.read_text(encoding="utf-8")
