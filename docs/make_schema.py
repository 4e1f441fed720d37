"""Brings share/schema.json up to date with model/terms.py and model/parts.py: `python docs/make_schema.py`."""

import json
import re
import textwrap
from pathlib import Path

from connectwell.model import parts, terms

SCHEMA = Path(__file__).parents[1] / "src" / "connectwell" / "share" / "schema.json"
WIDTH = 120
WORDS = {
    "need": [terms.NEEDS],
    "state": [terms.STATES],
    "wants": [terms.WANTS],
    "kind": [terms.KINDS, terms.PARTS],  # of a page, then of its parts
    "after": [terms.AFTERS],
    "near": [terms.NEARS],
    "direction": [terms.DIRECTIONS],
    "outcome": [terms.OUTCOMES],
}
"""The words of each enum, by its key in the schema; several where the key occurs several times."""


_HEADED = re.compile(r'(?:,\n {8}"\w+": \{"type": "string"\})+(?=\n {6}\},\n {6}"required": \["kind", "words_leave"\])')
"""The texts with a heading of their own: the last of a part's properties."""


def schema(text: str) -> str:
    """Returns the schema with its enums filled in. Raises ValueError if there are more or fewer than in `WORDS`."""
    for key, lists in WORDS.items():
        pieces = re.split(rf'(?<="{key}": )(\{{\s*"enum": \[[^\]]*\]\s*\}}?)', text)
        if len(pieces) != 2 * len(lists) + 1:
            raise ValueError(f"{key}: {len(lists)} enums expected")
        for number, words in enumerate(lists):
            at = 2 * number + 1
            pieces[at] = re.sub(r"\[[^\]]*\]", _list(pieces[at], words), pieces[at])
        text = "".join(pieces)
    headed = [one.key for row in parts.PARTS for one in row.texts if one.headed]
    lines = "".join(f',\n        "{key}": {{"type": "string"}}' for key in headed)
    return re.sub(_HEADED, lambda _: lines, text, count=1)


def _list(before: str, words: tuple[str, ...]) -> str:
    """Formats the words as the list was: on one line, or wrapped."""
    if "[\n" not in before:
        return json.dumps(words)
    indent = before.split("[\n")[1].partition('"')[0]
    lines = textwrap.fill(json.dumps(words)[1:-1], WIDTH, initial_indent=indent, subsequent_indent=indent)
    return f"[\n{lines}\n{indent[:-2]}]"


if __name__ == "__main__":
    SCHEMA.write_text(schema(SCHEMA.read_text(encoding="utf-8")), encoding="utf-8")
