"""Writes the JSON Schemas for content and entries that an editor uses: `python docs/make_schemas.py`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from connectwell.library.communities import TOPICS
from connectwell.library.connections import SETTINGS
from connectwell.library.practices import KINDS, OWN_LISTS, WAYS
from connectwell.library.prompts import PROMPT_NEEDS
from connectwell.model import terms
from connectwell.model.card import SECTIONS
from connectwell.model.circle import CirclePart
from connectwell.settings import RULED_OUT

FOLDER = Path(__file__).parents[1] / "src" / "connectwell" / "library" / "schemas"
Schema = dict[str, Any]

SENTENCE: Schema = {"type": "string", "minLength": 1, "pattern": r"^\S+( \S+)*$"}
TEXT: Schema = {"type": "string"}
TRUTH: Schema = {"type": "boolean"}
TEXTS: Schema = {"type": "array", "items": TEXT}
MOMENT: Schema = {"type": "string", "format": "date-time"}
DAY: Schema = {"type": "string", "format": "date"}
ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+([.-][a-z0-9]+)*$"}


def one_of(values: tuple[str, ...]) -> Schema:
    """Returns the schema of one of these words."""
    return {"enum": list(values)}


def some_of(values: tuple[str, ...], least: int = 0) -> Schema:
    """Returns the schema of a list of these words."""
    return {"type": "array", "items": one_of(values), "minItems": least}


def whole(least: int, most: int) -> Schema:
    """Returns the schema of a whole number."""
    return {"type": "integer", "minimum": least, "maximum": most}


def said(text: str, schema: Schema) -> Schema:
    """Returns the schema with a description, which an editor shows."""
    return {"description": text, **schema}


def table(keys: Mapping[str, Schema], needs: tuple[str, ...] = (), *, open_: bool = False) -> Schema:
    """Returns the schema of a table; `open_` lets it have other keys."""
    return {"type": "object", "properties": dict(keys), "required": list(needs), "additionalProperties": open_}


def tables(of: Schema, least: int = 0) -> Schema:
    """Returns the schema of an array of tables."""
    return {"type": "array", "items": of, "minItems": least}


# --- Content

FORMAT: Schema = {"const": 1}
_STEPS_NEED = ("id", "do", "effort", "setting", "needs", "suits", "touches")
CONNECTION = {
    "id": said("Its name; never given to another one.", ID),
    "do": said("An offer, at most 22 words. It doesn't push, and promises nothing.", SENTENCE),
    "told": said("How somebody who did it tells it: Held a door. It may be left out.", SENTENCE),
    "effort": said("1 nearly nothing, 2 a minute, 3 a few minutes, 4 longer.", whole(1, 4)),
    "setting": one_of(SETTINGS),
    "needs": said("All that it takes and that can be ruled out.", some_of(RULED_OUT)),
    "suits": said("The states of the body it is for.", some_of(terms.STATES, 1)),
    "touches": said("One or two needs; never shown as a promise.", some_of(terms.NEEDS, 1)),
}
PROMPT = {
    "id": said("need.direction.number, such as seen.others.01.", {
        "type": "string", "pattern": rf"^({'|'.join(terms.NEEDS)})\.({'|'.join(terms.DIRECTIONS)})\.[0-9]{{2,4}}$",
    }),
    "direction": one_of(terms.DIRECTIONS),
    "depth": said("gentle: near and small; open: the last day or while; deep: the years, only when asked for.",
                  one_of(terms.DEPTHS)),
    "span": said("Said once, as a quiet line above.", one_of(terms.SPANS)),
    "when": said("For a low (0-3) or a high (7-10) rating; left out where any suits.", one_of(terms.WHENS)),
    "needs": said("Left out where nobody has to be named.", some_of(PROMPT_NEEDS)),
    "ask": said("One question, about a moment, as it would be said aloud.", SENTENCE),
}  # fmt: skip
SITTING: Schema = said("The sitting it belongs to.", whole(1, 99))
NOT_AFTER: Schema = said(
    "Options of earlier choices after which it is passed over.", {"type": "array", "items": SENTENCE}
)
_ANY = {"sitting": SITTING, "not_after": NOT_AFTER}
_KEPT = {
    "id": said(
        "Its answer's name within the practice.", {**ID, "not": {"pattern": "^([0-9]+|page|before|after|done)$"}}
    ),
    "or_else": said("Said where it isn't answered; the practice ends there.", SENTENCE),
    **_ANY,
}
STEPS: list[Schema] = [
    table({"say": said("A line; Enter goes on.", SENTENCE), "id": ID, **_ANY}, ("say",)),
    table({
        "breathe": said("A line, and a slow pace.", SENTENCE), "in": whole(1, 10), "out": whole(1, 15),
        "times": whole(1, 20), "id": ID, **_ANY,
    }, ("breathe", "in", "out", "times")),
    table({"list": said("Asks for lines.", SENTENCE), "keep": one_of(OWN_LISTS),
           "beside": said("The id of an earlier list whose lines are shown with it.", ID), **_KEPT}, ("list", "id")),
    table({
        "write": said("Asks for words.", SENTENCE), "card": said("A card's heading.", SENTENCE), "copies": TRUTH,
        **_KEPT,
    }, ("write", "id")),
    table({
        "choose": said("Asks for one of the options.", SENTENCE),
        "options": {"type": "array", "items": SENTENCE, "minItems": 2, "maxItems": 9, "uniqueItems": True},
        "calmer": said("The option that keeps in the circle that it is calmer beside those named.", SENTENCE), **_KEPT,
    }, ("choose", "options", "id")),
    table({
        "someone": said("Asks for names.", SENTENCE),
        "anyone": said("Whether somebody who is marked as unsafe may be typed, since nothing reaches them.", TRUTH),
        **_KEPT,
    }, ("someone", "id")),
    table({"show": said("Shows a list of one's own.", one_of(OWN_LISTS)), "id": ID, **_ANY}, ("show",)),
]  # fmt: skip
CONTENT = {
    "prompts": ("Prompts for one of the five needs", table(
        {"format": FORMAT, "need": one_of(terms.NEEDS),
         "prompts": tables(table(PROMPT, ("id", "direction", "depth", "span", "ask")))},
        ("format", "need"),
    )),
    "connections": ("Small connections", table(
        {"format": FORMAT, "connections": tables(table(CONNECTION, _STEPS_NEED))}, ("format",)
    )),
    "practice": ("A practice", table({
        "format": FORMAT,
        "id": said("The file's name.", ID),
        "name": SENTENCE,
        "about": SENTENCE,
        "minutes": whole(1, 60),
        "kind": said("The group it is listed in.", one_of(KINDS)),
        "settles": said("Whether it is meant for settling; nothing is written in one that is.", TRUTH),
        "suits": said("The states it is for, best first; left out where it suits all.", some_of(terms.STATES)),
        "way": said("What it works with, so that another kind can be offered.", one_of(WAYS)),
        "before_page": said("Read before it begins.", SENTENCE),
        "sittings": said("How many it has, one a day.", whole(1, 99)),
        "when_steady": said("Only for a settled day with safe above 2.", TRUTH),
        "put_away": said("Whether answers are put away from the start.", TRUTH),
        "steps": tables({"oneOf": STEPS}, 1),
    }, ("format", "id", "name", "about", "minutes", "steps"))),
    "community": ("A kind of community", table({
        "format": FORMAT,
        "id": said("The file's name.", ID),
        "name": SENTENCE,
        "what": SENTENCE,
        "like": said("What it may be like, the hard part too.", SENTENCE),
        "look": said("How to look for one.", {"type": "array", "items": SENTENCE, "minItems": 1}),
        "ask": said("What to ask before going.", table(dict.fromkeys(TOPICS, SENTENCE), TOPICS)),
        "steps": tables(table({**CONNECTION, "for": some_of(("curious", "mine"), 1)}, (*_STEPS_NEED, "for"))),
    }, ("format", "id", "name", "what", "like", "look", "ask"))),
}  # fmt: skip

# --- Entries and the circle, where keys of later versions are kept

_HELD = {"sharing": one_of(terms.SHARINGS), "put_away": TRUTH}
_MARKS = {**_HELD, "for_session": TRUTH}
_STATE, _NEEDS = one_of(terms.STATES), some_of(terms.NEEDS)
_NAME: Schema = {"type": "string", "pattern": r"\S"}


def part(keys: Mapping[str, Schema], needs: tuple[str, ...] = ()) -> Schema:
    """Returns the schema of a part of an entry."""
    return table(keys, needs, open_=True)


ENTRY_FORMAT: Schema = {"type": "integer", "minimum": 1}
LANDED = part({"at": MOMENT, "words": TEXT, "touched": _NEEDS, "open": TRUTH})
ENTRY: dict[str, Schema] = {
    "format": ENTRY_FORMAT,
    "id": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{4}-[a-z0-9]{4,16}$"},
    "kind": one_of(terms.KINDS),
    "day": said("The only truth about the day it belongs to.", DAY),
    "started": MOMENT,
    "finished": said("Absent while it is unfinished.", MOMENT),
    "removed": said("Hides it until it is restored.", MOMENT),
    "not_again": TRUTH,
    "shown": TEXTS,
    "offered": _NEEDS,
    "walk": part({
        "mode": one_of(terms.MODES), "step": TEXT, "only": _NEEDS, "staying": _NEEDS, "at": one_of(terms.NEEDS),
        "left": TRUTH,
    }),
    "arrival": part({
        "state": _STATE, "chose": one_of(terms.CHOSE), "after": one_of(terms.AFTERS), "practice": TEXT,
        "near": one_of(terms.NEARS), "words": TEXT, **_MARKS,
    }),
    "reflections": tables(part({
        "key": _NAME, "at": MOMENT, "need": one_of(terms.NEEDS), "rating": whole(0, 10), "unclear": TRUTH,
        "direction": one_of(terms.DIRECTIONS), "prompt": TEXT, "asked": TEXT, "people": TEXTS, "words": TEXT, **_MARKS,
    }, ("key", "need"))),
    "connections": tables(part({
        "key": _NAME, "at": MOMENT, "prompt": TEXT, "asked": TEXT, "status": one_of(terms.STATUSES), **_MARKS,
        "landed": LANDED,
    }, ("key", "status"))),
    "close": part({"carry": TEXT, **_MARKS}),
    "note": part({"people": TEXTS, "words": TEXT, **_MARKS}),
    "practice": part({
        "name": _NAME, "title": TEXT, "at": TEXT, "before": _STATE, "after": one_of(terms.AFTERS), "words": TEXT,
        **_HELD,
    }, ("name",)),
    "answers": tables(part({
        "key": _NAME, "at": MOMENT, "step": TEXT, "asked": TEXT, "people": TEXTS, "words": TEXT, **_MARKS,
    }, ("key",))),
    "imported": part({
        "source": _NAME, "title": TEXT, "words": TEXT, "tags": TEXTS, "starred": TRUTH, "raw": TEXT, **_HELD,
    }, ("source",)),
    "agenda": part({
        "words": TEXT, "wants": one_of(terms.WANTS), "about": TEXT, "closed": MOMENT, "outcome": one_of(terms.OUTCOMES),
        "next": DAY,
        **_HELD,
    }),
    "session": part({"who": TEXT, "keep": TEXT, "wrong": TEXT, "next": DAY, "talked": TEXTS, **_HELD}),
    "share": part({
        "what": _NAME, "as": _NAME, "since": DAY, "until": DAY, "entries": TEXTS, "sealed": TRUTH,
    }, ("what", "as")),
}  # fmt: skip
_OF_CIRCLE: dict[str, Schema] = {
    "format": ENTRY_FORMAT,
    "id": _NAME,
    "kind": one_of(terms.CIRCLE_KINDS),
    "name": _NAME,
    "added": MOMENT,
    "removed": MOMENT,
    "to_me": said("Who they are in one's own words; no page says it.", TEXT),
    "names": TEXTS,
    "gives": some_of(terms.NEEDS),
    "near": one_of(terms.NEARNESSES),
    "calmer": TRUTH,
    "unsafe": said("Never offered, and not in Help now.", TRUTH),
    "direction": one_of(terms.DIRECTIONS),
    "effort": whole(1, 4),
    "joined": said("The id of the one that has its names now.", TEXT),
    "card": table(dict.fromkeys(SECTIONS, TEXT), open_=True),
    "help_now": TRUTH,
    "community": said("A kind of community, a file in content/en/communities/.", TEXT),
    "mark": one_of(terms.COMMUNITY_MARKS),
    "sharing": one_of(terms.SHARINGS),
}


def circle() -> dict[str, Schema]:
    """Returns the schemas of the keys of the circle's files; a key without rules is text."""
    keys = [field for field in CirclePart.__dataclass_fields__ if field != "rest"]
    return {key: _OF_CIRCLE.get(key, TEXT) for key in keys}


FILES = {
    "entry": ("An entry of a journal", part(ENTRY, ("format", "id", "kind", "day", "started"))),
    "circle": ("A file of the circle", part(circle(), ("format", "id", "kind", "name"))),
}


def schemas() -> dict[str, str]:
    """Returns every schema as JSON text, by the name of its file."""
    return {
        name: json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"connectwell: {title}", **schema},
            indent=1,
        )
        + "\n"
        for name, (title, schema) in (CONTENT | FILES).items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
