"""Where the content lies: inside the installed package, or beside the sources in a checkout; and in which language."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from connectwell.errors import UsageFault

ENGLISH: Final = "en"
"""The language that has every file."""


def content_root() -> Path:
    """The folder `content/`. An editable install has none in the package, so the repository's serves it."""
    packaged = Path(__file__).parents[1] / "content"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "content"


def languages(root: Path) -> tuple[str, ...]:
    """The languages there are: the name of each folder in `root`, in alphabetical order."""
    return tuple(sorted(path.name for path in root.glob("[!._]*") if path.is_dir()))


class Content:
    """The files of one language. What it lacks is taken from English, file by file.

    Args:
        root: the folder `content/`.
        language: one of `languages(root)`.

    Raises:
        UsageFault: there is no such language.
    """

    def __init__(self, root: Path, language: str = ENGLISH) -> None:
        self.root = root
        self._folders: tuple[str, ...] = (ENGLISH,)
        if language != ENGLISH:
            known = languages(root)
            if language not in known:
                raise UsageFault(f"There is no language called {language!r}. There are: {', '.join(known)}.")
            self._folders = (language, ENGLISH)

    def file(self, name: str) -> str:
        """Where a file of this language is, relative to `root`. It need not be there.

        Args:
            name: relative to the language's folder, with forward slashes.
        """
        *own, english = (f"{folder}/{name}" for folder in self._folders)
        return next((path for path in own if os.path.lexists(self.root / path)), english)

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the TOML files in a folder, without their ending, in alphabetical order."""
        return tuple(sorted({path.stem for path in self._files(folder)}))

    def _files(self, folder: str) -> Iterator[Path]:
        for language in self._folders:
            yield from (self.root / language / folder).glob("[!.]*.toml")
