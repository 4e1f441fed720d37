"""A file's bytes, whole, however the disk gives them."""

import os
from pathlib import Path

import pytest

from connectwell import reading
from connectwell.reading import read_bytes

_MOST = 40


@pytest.mark.parametrize("at_a_time", [1 << 20, 7, 1])
@pytest.mark.parametrize("size", [0, 1, 6, 7, 8, _MOST - 1, _MOST, _MOST + 1, 3 * _MOST])
def test_whole_or_as_much_as_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, at_a_time: int
) -> None:
    content, read = bytes(range(size)), os.read
    (tmp_path / "file").write_bytes(content)
    monkeypatch.setattr(os, "read", lambda file, most: read(file, min(most, at_a_time)))
    assert read_bytes(tmp_path / "file", _MOST) == content[:_MOST]


def test_larger_than_one_read(tmp_path: Path) -> None:
    content = os.urandom(3 * reading._AT_ONCE + 1)
    (tmp_path / "file").write_bytes(content)
    assert read_bytes(tmp_path / "file", 1 << 30) == content


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="no /proc")
def test_no_size_given() -> None:
    """Some file systems say 0 of every file."""
    assert read_bytes("/proc/version", 1000) == Path("/proc/version").read_bytes()
