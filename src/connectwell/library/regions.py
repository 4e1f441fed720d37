"""The regions that help lines are grouped by, their English names, and a guess that is only ever a suggestion."""

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
"""ISO 3166-1 codes, and two of our own: EU (112 works everywhere in it) and INT (directories only)."""

ALSO_CALLED: Final[Mapping[str, str]] = {
    "UK": "GB", "GREAT BRITAIN": "GB", "BRITAIN": "GB", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB",
    "NORTHERN IRELAND": "GB", "USA": "US", "AMERICA": "US", "UNITED STATES OF AMERICA": "US", "DEUTSCHLAND": "DE",
    "ÖSTERREICH": "AT", "SCHWEIZ": "CH", "SUISSE": "CH", "SVIZZERA": "CH", "HOLLAND": "NL", "NEDERLAND": "NL",
    "ESPAÑA": "ES", "BRASIL": "BR", "MÉXICO": "MX", "ITALIA": "IT", "BELGIË": "BE", "BELGIQUE": "BE", "SVERIGE": "SE",
    "NORGE": "NO", "DANMARK": "DK", "SUOMI": "FI", "POLSKA": "PL", "KOREA": "KR", "AOTEAROA": "NZ", "ÉIRE": "IE",
}  # fmt: skip
"""Other codes and names that people type; the European Union itself uses UK for the United Kingdom."""

_BY_NAME: Final = {name.upper(): code for code, name in REGION_NAMES.items()}


def region_code(typed: str) -> str:
    """Returns the code of a region as people type it: "de" and "Germany" are DE. It need not be a known region."""
    code = " ".join(typed.upper().replace(".", "").split())
    return ALSO_CALLED.get(code) or _BY_NAME.get(code) or code


def suggested_region(environ: Mapping[str, str]) -> str | None:
    """Returns the region suggested by the system's locale, or None. Only to be offered, never to be assumed.

    Args:
        environ: the process environment; checks LC_ALL, LC_MESSAGES, LC_CTYPE and LANG, in this order.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"):
        code = _territory(environ.get(name, ""))
        if code:
            return code
    if sys.platform in ("win32", "darwin"):  # where these variables are often unset
        import locale

        try:
            return _territory(locale.getlocale()[0] or "")
        except ValueError:  # a locale Python doesn't know
            return None
    return None


def _territory(written: str) -> str | None:
    """Returns the known region in a locale such as en_GB.UTF-8, de-AT, no_NO@euro or English_United Kingdom.1252."""
    _, _, after = written.split(".", 1)[0].split("@", 1)[0].replace("-", "_").partition("_")
    place = after.rpartition("_")[2]  # zh_Hant_HK
    for code, name in REGION_NAMES.items():
        if code not in (EU, INT) and (place.upper() == code or place == name):
            return code
    return None
