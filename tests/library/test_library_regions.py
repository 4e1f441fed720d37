"""Which region the system hints at. It is offered, never taken as chosen."""

import locale
import sys

import pytest

from connectwell.library import Library, suggested_region
from connectwell.library.regions import REGION_NAMES, region_code


@pytest.mark.parametrize(
    ("environ", "region"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "de_DE"}, "DE"),
        ({"LANG": "de-AT.UTF-8"}, "AT"),
        ({"LANG": "nb_NO@euro"}, "NO"),
        ({"LANG": "zh_Hant_HK.UTF-8"}, "HK"),
        ({"LANG": "English_United Kingdom.1252"}, "GB"),
        ({"LC_ALL": "fr_CH.UTF-8", "LANG": "en_US.UTF-8"}, "CH"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_FR", "LANG": "en_US"}, "FR"),
        ({"LC_MESSAGES": "C", "LANG": "en_IE"}, "IE"),
        ({"LC_TIME": "de_DE", "LANG": "C.UTF-8"}, None),
        ({"LANG": "C"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "en"}, None),
        ({"LANG": "eo_EU"}, None),
        ({"LANG": "en_INT"}, None),
        ({"LANG": "is_IS.UTF-8"}, None),
        ({"LANG": "_"}, None),
        ({}, None),
    ],
)
def test_what_the_environment_hints_at(
    environ: dict[str, str], region: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert suggested_region(environ) == region


@pytest.mark.parametrize(("name", "region"), [("en_NZ", "NZ"), ("English_New Zealand", "NZ"), (None, None)])
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_where_the_environment_says_nothing_the_system_is_asked(
    system: str, name: str | None, region: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "UTF-8"))
    assert suggested_region({}) == region


def test_a_locale_without_a_name_suggests_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> tuple[str, str]:
        raise ValueError("unknown locale: UTF-8")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(locale, "getlocale", unknown)
    assert suggested_region({"LC_CTYPE": "UTF-8"}) is None


def test_what_is_suggested_can_be_chosen() -> None:
    can_be_chosen = Library().help_lines().regions()
    for code in REGION_NAMES:
        assert code in can_be_chosen
        assert suggested_region({"LANG": f"xx_{code}.UTF-8"}) in (code, None)


@pytest.mark.parametrize(("typed", "code"), [("de", "DE"), (" UK ", "GB"), ("Int", "INT"), ("xx", "XX")])
def test_what_a_person_types_for_a_region(typed: str, code: str) -> None:
    assert region_code(typed) == code
