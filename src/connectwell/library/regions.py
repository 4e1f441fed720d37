"""The regions help lines are grouped by, their English names, and a guess that is only ever offered."""

import sys
from collections.abc import Mapping
from typing import Final

EU: Final = "EU"
INT: Final = "INT"

REGION_NAMES: Final[Mapping[str, str]] = {
    "AR": "Argentina",
    "AT": "Austria",
    "AU": "Australia",
    "BE": "Belgium",
    "BR": "Brazil",
    "CA": "Canada",
    "CH": "Switzerland",
    "DE": "Germany",
    "DK": "Denmark",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GB": "United Kingdom",
    "HK": "Hong Kong",
    "IE": "Ireland",
    "IL": "Israel",
    "IN": "India",
    "IT": "Italy",
    "JP": "Japan",
    "KR": "South Korea",
    "MX": "Mexico",
    "NL": "Netherlands",
    "NO": "Norway",
    "NZ": "New Zealand",
    "PH": "Philippines",
    "PL": "Poland",
    "PT": "Portugal",
    "SE": "Sweden",
    "SG": "Singapore",
    "US": "United States",
    "ZA": "South Africa",
    EU: "another EU country",
    INT: "somewhere else",
}
"""ISO 3166-1 codes, and two of our own: EU (112 works in all of it) and INT (directories only)."""

ALSO_CALLED: Final[Mapping[str, str]] = {"UK": "GB"}
"""Codes people type for a region; the European Union itself calls the United Kingdom UK."""


def region_code(typed: str) -> str:
    """What a person typed, as the code it may mean: "de" is DE, "uk" is GB. It need not be a known one."""
    code = typed.strip().upper()
    return ALSO_CALLED.get(code, code)


def suggested_region(environ: Mapping[str, str]) -> str | None:
    """The region the system's language settings hint at, or None. To be offered, never to be taken as chosen.

    Args:
        environ: the process environment; LC_ALL, LC_MESSAGES, LC_CTYPE and LANG are looked at, in this order.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"):
        code = _territory(environ.get(name, ""))
        if code:
            return code
    if sys.platform in ("win32", "darwin"):  # there the environment often says nothing
        import locale

        try:
            return _territory(locale.getlocale()[0] or "")
        except ValueError:  # a locale Python has no name for
            return None
    return None


def _territory(written: str) -> str | None:
    """The known region in a locale such as en_GB.UTF-8, de-AT, no_NO@euro or English_United Kingdom.1252."""
    _, _, after = written.split(".", 1)[0].split("@", 1)[0].replace("-", "_").partition("_")
    place = after.rpartition("_")[2]  # zh_Hant_HK
    for code, name in REGION_NAMES.items():
        if code not in (EU, INT) and (place.upper() == code or place == name):
            return code
    return None
