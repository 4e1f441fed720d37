"""A document as JSON, held to the schema that is shipped with it."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from any_words import with_words, words
from documents import EMPTY_BRIEF, ODD, RTL, brief, record
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped]

from connectwell.model import terms
from connectwell.share.document import Document
from connectwell.share.formats.json import write_json

DOCS = Path(__file__).parents[2] / "docs"
VALIDATOR = Draft202012Validator(json.loads(files("connectwell.share").joinpath("schema.json").read_text("utf-8")))


def written(document: Document) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(write_json(document)))
    return found


@pytest.mark.parametrize("document", [brief(), brief(EMPTY_BRIEF, name=""), record(), record(())])
def test_what_is_written_fits_the_schema(document: Document) -> None:
    VALIDATOR.check_schema(VALIDATOR.schema)
    VALIDATOR.validate(written(document))


def test_the_example_in_the_docs_fits_it_too() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "sharing-formats.md").read_text("utf-8")
    VALIDATOR.validate(json.loads(docs.split("```json\n")[1].split("```")[0]))


def test_the_schema_lets_nothing_else_through() -> None:
    for place in ((), ("pages", 0), ("pages", 0, "parts", 0), ("needs", 0)):
        document = written(record())
        held: Any = document
        for step in place:
            held = held[step]
        held["id"] = "2026-11-21T0801-q7f3k2"
        with pytest.raises(ValidationError):
            VALIDATOR.validate(document)


def test_the_schema_knows_every_kind() -> None:
    known = VALIDATOR.schema["$defs"]
    assert known["page"]["properties"]["kind"]["enum"] == list(terms.KINDS)
    assert known["part"]["properties"]["kind"]["enum"] == list(terms.PARTS)


def test_the_words_in_the_schema_are_those_of_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS)
    import make_schema  # type: ignore[import-not-found]  # a script of the documentation

    written = make_schema.SCHEMA.read_text(encoding="utf-8")
    assert make_schema.schema(written) == written, "docs/make_schema.py writes it anew"


def test_the_schema_writer_changes_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS)
    import make_schema

    before = json.dumps(VALIDATOR.schema, indent=2)
    assert '"settled"' in before
    after = make_schema.schema(before.replace('"settled"', '"resting"'))
    assert json.loads(after) == VALIDATOR.schema
    with pytest.raises(ValueError, match="near: 1 enums expected"):
        make_schema.schema(before.replace('"near"', '"far"'))


def test_a_part_without_words_has_none_in_the_schema_either() -> None:
    document = written(record())
    theme = document["pages"][1]["parts"][1]
    assert theme == {"kind": "reflection", "words_leave": False, "need": "safe", "rating": 2}
    theme["people"] = ["Ana"]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


def test_zero_cant_tell_and_skipped_are_three_things() -> None:
    parts = written(record())["pages"][-1]["parts"]
    said = {part["need"]: (part.get("rating"), part.get("unclear")) for part in parts if "need" in part}
    assert (said["safe"], said["soothed"], said["stable"]) == ((0, None), (None, True), (None, None))


def test_a_brief_has_its_figures_and_its_gaps() -> None:
    seen, safe, *_ = written(brief())["brief"]["trends"]
    assert (seen["n"], seen["median"], seen["low"], seen["high"]) == (10, 6, 2, 10)
    assert (safe["n"], safe["median"], [point["value"] for point in safe["points"]]) == (4, None, [2, 0, 3, 4])


def test_an_entry_is_a_line_and_what_isnt_seen_is_escaped() -> None:
    text = "".join(write_json(record()))
    assert text.replace("\n", "").replace("\u200d", "").isprintable()  # but for the joiner within an emoji
    assert text.count("\n{") == len(record().pages)
    assert RTL in text
    assert r"a\u001b[31mred\u0007 \u202eright to left\u202c \u0000 end" in text
    assert ODD in [part.get("words") for page in json.loads(text)["pages"] for part in page["parts"]]


@given(words)
def test_any_words_come_back_as_they_were(any_words: str) -> None:
    text = "".join(write_json(with_words(f"x{any_words}")))
    part = json.loads(text)["pages"][0]["parts"][0]
    whole = f"x{any_words}".encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert part["words"] == part["asked"] == part["people"][0] == whole
    assert not set("\x00\x1b\x7f\x85\x9b\u2028\u2029\u202e") & set(text)
    text.encode("utf-8")
