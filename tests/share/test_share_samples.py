"""The samples in the documentation are what the program makes."""

import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", ["brief.md", "brief.txt", "brief.html", "record.md", "record.csv"])
def test_a_sample_is_what_leaves_today(name: str, made: Path) -> None:
    assert (made / name).read_bytes() == (DOCS / "samples" / name).read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, made anew."""
    sys.path.insert(0, str(DOCS))
    try:
        from make_samples import main  # type: ignore[import-not-found]  # a script beside its samples
    finally:
        sys.path.remove(str(DOCS))
    folder = tmp_path_factory.mktemp("samples")
    main(folder, ("md", "txt", "html"))
    return folder
