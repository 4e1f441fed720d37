"""Faults 11, 12, 21 and 40: thirty processes, an editor and a program that syncs, all on one journal."""

import os
from pathlib import Path

import pytest
from crowd import run_apart

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def test_every_word_that_was_saved_is_on_disk(tmp_path: Path) -> None:
    found = run_apart(tmp_path, writers=30, words=4, seed=1)
    assert (found.lost, found.overwritten) == ([], [])
    assert found.words >= 30 * 4
