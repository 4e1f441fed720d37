"""Where the content lies: inside the installed package, or beside the sources in a checkout."""

from pathlib import Path


def content_root() -> Path:
    """The folder `content/`. An editable install has none in the package, so the repository's serves it."""
    packaged = Path(__file__).parents[1] / "content"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "content"
