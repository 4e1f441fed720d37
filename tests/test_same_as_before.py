"""What the comparison with an earlier version takes for a difference, and what for wanted."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def wanted() -> ModuleType:
    found = importlib.util.spec_from_file_location("wanted", Path(__file__).with_name("same_as_before") / "wanted.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


ARRIVED = b"Arriving: Mixed, go gently, near: a sound\nRain.\nprivate\n\nSeen\n"
CLOSING = (
    b'[{"handle": "a", "entry": {"kind": "note"}}, '
    b'{"handle": "b", "entry": {"kind": "agenda", "agenda": {"about": "x/y", "closed": "2026-11-21"}}}]'
)
CIRCLE = b'[{"id": "a", "name": "Ana"}, {"id": "b"}]'
ENTRY = b'{"id": "a", "connections": [{"landed": {"touched": ["seen"]}}], "sharing": "private"}'


@pytest.mark.parametrize(
    ("act", "what", "before", "after"),
    [
        ("connectwell show latest", "exit code", b"0", b"1"),
        ("connectwell export --yes", "exit code", b"0", b"2"),
        ("connectwell show latest --json", "stdout", ENTRY, ENTRY.replace(b', "sharing": "private"', b"")),
        ("connectwell show latest --json", "stdout", ENTRY, ENTRY.replace(b'"touched": ["seen"]', b"")),
        ("connectwell show latest --json", "stdout", b'{"a": 1, "b": 2}', b'{"b": 2, "a": 1}'),
        ("connectwell show latest", "stdout", b"Seen\nRain.\n", b"Seen\n"),
        ("connectwell list", "stdout", b"q7f3k2  2026-11-21  Note  Rain.\n", b""),
        ("connectwell remove x", "stderr", b"'connectwell restore q7f3k2' brings it back.", b"It's out."),
        ("connectwell edit x", "stderr", b"Saved.", b""),
        ("connectwell circle --json", "stdout", CIRCLE, CIRCLE.replace(b"Ana", b"Ann")),
        ("connectwell list --json", "stdout", CLOSING, b"[]"),
        (
            "connectwell agenda --all",
            "stdout",
            b"a  Safe, 1 May: (no line written yet)\n",
            b"a  Safe, 2 May: (marked)\n",
        ),
        ("connectwell circle show x --json", "stdout", CIRCLE, b'[{"id": "b"}, {"id": "a", "name": "Ana"}]'),
        ("connectwell show x", "stdout", ARRIVED, b"Arriving \xc2\xb7 mixed\nRain.\nonly me\n\nSeen\n"),
        ("connectwell show x", "stdout", b"with a brother\n", b"with my brother\n"),
        ("connectwell export --yes", "stdout", b"with a friend\n", b"with my friend\n"),
        ("connectwell edit x", "home/data/entries/2026/x.toml", b"mode 600\na = 1\n", b"mode 600\na = 1\r\n"),
        ("connectwell edit x", "home/data/entries/2026/x.toml", b"mode 600\na = 1\n", b"mode 644\na = 1\n"),
        ("connectwell edit x", "home/data/entries/2026/x.toml", b"mode 600\na = 1\n", None),
        ("connectwell edit x", "home/data/entries/2026/x.toml", None, b"mode 600\na = 1\n"),
    ],
)
def test_what_nobody_wanted_is_a_difference(
    wanted: ModuleType, act: str, what: str, before: bytes | None, after: bytes | None
) -> None:
    assert wanted.alike(act, what, before, before)
    assert not wanted.alike(act, what, before, after)


@pytest.mark.parametrize(
    ("act", "what", "before", "after"),
    [
        ("connectwell export --yes", "exit code", b"0", b"1"),
        ("connectwell show latest --json", "stdout", ENTRY, ENTRY[:-1] + b', "not_read": []}'),
        ("connectwell show latest", "stdout", b"To carry\nRain.\nprivate\n", b"To take with me\nRain.\nonly me\n"),
        (
            "connectwell edit x",
            "stderr",
            b"Saved: 'connectwell show q7f3k2'.",
            b"'connectwell show q7f3k2' shows it. Line 4.",
        ),
        ("connectwell circle erase x", "home/data/hidden-names.toml", None, b"mode 600\n"),
        ("connectwell circle --json", "stdout", CIRCLE, b'[{"id": "b"}, {"id": "a", "name": "Ana"}]'),
        ("connectwell list --json", "stdout", CLOSING, CLOSING[: CLOSING.index(b", {")] + b"]"),
        (
            "connectwell agenda --all",
            "stdout",
            b"a  Safe, 1 May: (no line written yet) (talked)\n",
            "a  Safe, 1 May: “Rain.” (marked; not a\n note yet) (talked)\n".encode(),
        ),
        (
            "connectwell show x",
            "stdout",
            ARRIVED,
            "Arriving · mixed\nRain.\nchose to go gently · near: a sound\nonly me\n\nSeen\n".encode(),
        ),
        (
            "connectwell export --yes",
            "desk/record.json",
            rb'{"words": "seen\na brother rang", "people": ["a brother"]}',
            rb'{"words": "seen\nmy brother rang", "people": ["my brother"]}',
        ),
    ],
)
def test_what_was_wanted_is_none(
    wanted: ModuleType, act: str, what: str, before: bytes | None, after: bytes | None
) -> None:
    assert wanted.alike(act, what, before, after)
