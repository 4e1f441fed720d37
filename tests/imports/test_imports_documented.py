"""docs/backup.md: its example is an archive, and its few lines of Python take one apart without connectwell."""

import re
import subprocess
import sys
from pathlib import Path

from homes import IDS, archive_bytes, entry_of, home_with

from connectwell.context import Context
from connectwell.entries.archive_format import FORMAT, SECTIONS
from connectwell.imports.archive import read_archive

PAGE = (Path(__file__).parents[2] / "docs" / "backup.md").read_text("utf-8")


def block(kind: str) -> str:
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)
    return str(found)


def test_the_example_is_a_whole_archive() -> None:
    archive = read_archive(block("json").encode())
    assert archive.is_whole
    assert [file.name for file in archive.files] == ["2026-11-21T2102-n1n2n3"]
    assert f'"format": {FORMAT}' in block("json")
    assert all(f'"{section}": [' in block("json") for section in SECTIONS)


def test_it_can_be_taken_apart_without_connectwell(context: Context, tmp_path: Path) -> None:
    files = {f"entries/{one[:4]}/{one}.toml": entry_of(one, f"Words of {one}. ✓") for one in IDS}
    files |= {"circle/ana.toml": b"\xff[", f"versions/{IDS[0]}/20261121T070122-x4k2.toml": entry_of(IDS[0], "Old.")}
    (tmp_path / "journal.json").write_bytes(archive_bytes(home_with(files, context.places.data.parent)))
    command = [sys.executable, "-c", block("python"), str(tmp_path / "journal.json"), str(tmp_path / "apart")]
    subprocess.run(command, check=True)
    apart = tmp_path / "apart"
    found = {path.relative_to(apart).as_posix(): path.read_bytes() for path in apart.rglob("*") if path.is_file()}
    assert found.pop("config/config.toml") == (context.places.config / "config.toml").read_bytes()
    assert found == files
