"""JSON Schemas for editors: what ships and what is documented holds to them; what the readers refuse doesn't."""

import json
import re
import sys
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from connectwell.library import content_root
from connectwell.library.new_pack import NAMES, new_pack, schema_text
from connectwell.model.format import ENTRY
from connectwell.model.shape import Shape, Shapes

DOCS = Path(__file__).parents[2] / "docs"
ENGLISH = content_root() / "en"
VALIDATORS = {name: Draft202012Validator(json.loads(schema_text(name))) for name in NAMES}
SHIPPED = [
    *(("prompts", file) for file in sorted((ENGLISH / "prompts").glob("*.toml"))),
    ("connections", ENGLISH / "connections.toml"),
    *(("practice", file) for file in sorted((ENGLISH / "practices").glob("*.toml"))),
    *(("community", file) for file in sorted((ENGLISH / "communities").glob("*.toml"))),
]
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", (DOCS / "file-format.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)


def as_json(value: Any) -> Any:
    """What an editor sees: days and moments as text."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def faults(name: str, written: str) -> list[str]:
    return [error.message for error in VALIDATORS[name].iter_errors(as_json(tomllib.loads(written)))]


def test_they_are_what_the_script_writes() -> None:
    sys.path.insert(0, str(DOCS))
    try:
        from make_schemas import schemas  # type: ignore[import-not-found]  # a script
    finally:
        sys.path.remove(str(DOCS))
    assert {name: schema_text(name) for name in NAMES} == schemas(), "docs/make_schemas.py writes them anew"


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_text(name)))


def test_all_that_ships_holds_to_them() -> None:
    assert {name for name, _ in SHIPPED} == {"prompts", "connections", "practice", "community"}
    assert [(file.name, found) for name, file in SHIPPED if (found := faults(name, file.read_text("utf-8")))] == []


def test_all_that_is_documented_holds_to_them() -> None:
    whole = [example for example in EXAMPLES if example.startswith("format = ") and "kind = " in example]
    assert len(whole) >= 8
    for example in whole:
        name = "entry" if "day" in tomllib.loads(example) else "circle"
        assert faults(name, example) == [], example


@pytest.mark.parametrize(
    ("name", "file", "before", "after"),
    [
        ("connections", "connections.toml", "effort = 1", "effort = 5"),
        ("connections", "connections.toml", "effort = 1", "afford = 1"),
        ("connections", "connections.toml", 'setting = "out"', 'setting = "moon"'),
        ("prompts", "prompts/seen.toml", 'need = "seen"', 'need = "fame"'),
        ("prompts", "prompts/seen.toml", "depth = ", "dept = "),
        ("practice", "practices/orienting.toml", "say = ", "shout = "),
        ("practice", "practices/orienting.toml", "minutes = ", "minutes = 0 # "),
        ("community", "communities/grief.toml", "kept = ", "# kept = "),
        ("community", "communities/grief.toml", 'for = ["curious"]', 'for = ["past"]'),
    ],
)
def test_what_the_readers_refuse_they_refuse(name: str, file: str, before: str, after: str) -> None:
    written = (ENGLISH / file).read_text("utf-8")
    assert before in written
    assert faults(name, written.replace(before, after, 1))


def test_the_schema_of_an_entry_has_the_keys_that_are_read() -> None:
    schema = json.loads(schema_text("entry"))

    def same(where: str, shape: Shape[Any], found: dict[str, Any]) -> None:
        assert set(found["properties"]) == set(shape.checks), where
        assert set(found["required"]) == set(shape._needs), where
        for key, check in shape.checks.items():
            below = found["properties"][key]
            if isinstance(check, Shapes):
                same(key, check.shape, below["items"])
            elif isinstance(check, Shape):
                same(key, check, below)

    same("entry", ENTRY, schema)


def test_a_new_packs_files_name_their_schema_and_hold_to_it(tmp_path: Path) -> None:
    pack = new_pack(tmp_path / "packs", "mine")
    files = list(pack.rglob("*.toml"))
    assert len(files) == 4
    for file in files:
        first = file.read_text("utf-8").splitlines()[0]
        schema = file.parent / first.removeprefix("#:schema ")
        assert json.loads(schema.read_text("utf-8")) == json.loads(schema_text(schema.stem))
        assert faults(schema.stem, file.read_text("utf-8")) == []
        filled = re.sub(r"^# (?=\[\[|\w+ = )", "", file.read_text("utf-8"), flags=re.MULTILINE)
        assert faults(schema.stem, filled) == []
        assert tomllib.loads(filled).keys() >= {"format"}
