"""Journals on disk for archives: some that a person could have, and what is in all of their files."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from connectwell.context import Context
from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.share.archive import make_archive
from steady import open_context

TODAY = date(2026, 11, 21)
IDS = [f"{year}-11-{day:02}T0801-q7f3k{day}" for year in (2025, 2026) for day in (1, 2, 3)]
FILES = [
    *(f"entries/{one[:4]}/{one}.toml" for one in IDS),
    *(f"entries/{one[:4]}/{one}.conflict-abc123.toml" for one in IDS[:2]),
    f"entries/2026/{IDS[-1]} (conflicted copy 2026-11-20).toml",
    f"entries/2026/{IDS[-1]}.sync-conflict-20261120-080122-ABCDEF.toml",
    f"entries/2026/.{IDS[-1]}.abcdef.edit.toml",
    f"entries/2026/.{IDS[-1]}.abcdef.edit.from",
    *(f"versions/{one}/20261121T07012{number}-x4k{number}.toml" for one in IDS[:3] for number in (1, 2)),
    "versions/2024-01-01T0800-g0n3aa/20261121T070122-x4k2.toml",
    "circle/ana.toml",
    "circle/Ana by hand.toml",
    "circle/ana.sync-conflict-20261120-080122-ABCDEF.toml",
    "versions/circle/ana/20261121T070122-x4k2.toml",
    "names.toml",
]
"""Places for files; whatever stands in them."""

words = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)


def entry_of(file: str, said: str) -> bytes:
    """A note or somebody in the circle, as it would stand in this place."""
    if file.startswith(("circle/", "versions/circle/")):
        return to_toml(cleaned({"format": 1, "id": "ana", "kind": "person", "name": "Ana", "words": said}))
    entry_id = next((one for one in IDS if one in file), "2024-01-01T0800-g0n3aa")
    started = f"{entry_id[:13]}:{entry_id[13:15]}:22+01:00"
    head = f'format = 1\nid = "{entry_id}"\nkind = "note"\nday = {entry_id[:10]}\nstarted = {started}\n\n'
    return head.encode() + to_toml(cleaned({"note": {"words": said}}))


@st.composite
def contents(draw: st.DrawFn, file: str) -> bytes:
    """What could stand there: an entry, one with a comment, a newer one, a damaged one, an empty or a binary file."""
    said = draw(words)
    whole = entry_of(file, said)
    return draw(
        st.sampled_from(
            [whole, whole, whole, b"# by hand\n" + whole, whole.replace(b"format = 1", b"format = 9"), whole[:-3],
             b"", b"\xff\x00" + said.encode(), b"\xef\xbb\xbf" + whole, whole.replace(b"\n", b"\r\n")]
        )
    )  # fmt: skip


@st.composite
def homes(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of a journal, by their path below the data folder."""
    some = draw(st.lists(st.sampled_from(FILES), unique=True, max_size=len(FILES)))
    return {file: draw(contents(file)) for file in some}


def home_with(files: dict[str, bytes], folder: Path) -> Context:
    """A journal with these files."""
    context = open_context(folder)
    for file, content in files.items():
        path = context.places.data / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return context


def files_in(context: Context) -> dict[str, bytes]:
    """Every file of a journal."""
    data = context.places.data
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in sorted(data.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def archive_bytes(context: Context) -> bytes:
    """An archive of all there is."""
    return "".join(make_archive(context, TODAY).text).encode()


def parsed(context: Context) -> Any:
    """The same, as a program reads it."""
    return json.loads(archive_bytes(context))
