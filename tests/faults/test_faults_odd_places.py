"""Fault 38 and its kin: a fifo, a device, a gigabyte, a folder or a dangling link in the place of a file of ours.

Each of them in each place, with Help now and one other verb; `python tests/faults/every_fault.py` tries all the verbs.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from odd_places import ALL, READERS, make_odd, read_there
from traced_verbs import VerbServer
from verb_rows import prepare

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")

OTHERS = [reader for reader in READERS if reader != ("help-now",)]


@pytest.fixture(scope="module")
def server() -> Iterator[VerbServer]:
    with VerbServer() as server:
        yield server


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd") / "prepared"
    prepare(folder)
    return folder


@pytest.mark.parametrize("kind", sorted({odd.kind for odd in ALL}))
def test_every_reader_ends_with_a_sentence_or_what_was_asked_for(
    server: VerbServer, prepared: Path, tmp_path: Path, kind: str
) -> None:
    broken = list[str]()
    for number, odd in enumerate(odd for odd in ALL if odd.kind == kind):
        make_odd(prepared, tmp_path / "odd", odd)
        for reader in (("help-now",), OTHERS[(number * 3 + len(kind)) % len(OTHERS)]):
            broken += read_there(server, tmp_path / "odd", odd, reader)
    assert broken == []
