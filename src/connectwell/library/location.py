"""Locating the content: in the installed package or in a source checkout, and by language."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from connectwell.errors import UsageFault

ENGLISH: Final = "en"
"""The fallback language, which has every file."""


def content_root() -> Path:
    """Returns the folder `content/`: the package's, or the repository's for an editable install."""
    packaged = Path(__file__).parents[1] / "content"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "content"


def ships(id: str) -> bool:
    """Whether what has this id comes with connectwell; the ids of what is in packs have a colon in them."""
    return ":" not in id


def languages(root: Path) -> tuple[str, ...]:
    """Returns the available languages, the names of the folders in `root`, in alphabetical order."""
    return tuple(sorted(path.name for path in root.glob("[!._]*") if path.is_dir()))


def packs_folder(settings: Path, chosen: str) -> Path:
    """Returns the folder that holds the packs, which need not exist.

    Args:
        settings: the folder of config.toml.
        chosen: the setting `packs`; empty for the folder beside config.toml. `~` is the home folder.
    """
    return settings / Path(chosen).expanduser() if chosen.strip() else settings / "packs"


class Content:
    """The files of one language. Missing files fall back to English.

    Args:
        root: the folder `content/`.
        language: one of `languages(root)`.

    Raises:
        UsageFault: there is no such language.
    """

    is_pack = False
    """Whether it is a person's own, so that it is checked more closely: see `packs.py`."""

    def __init__(self, root: Path, language: str = ENGLISH) -> None:
        self.root = root
        self._folders: tuple[str, ...] = (ENGLISH,)
        if language != ENGLISH:
            known = languages(root)
            if language not in known:
                raise UsageFault(f"There is no language called {language!r}. There are: {', '.join(known)}.")
            self._folders = (language, ENGLISH)

    def file(self, name: str) -> str:
        """Returns a file's path relative to `root`, falling back to English. It need not exist.

        Args:
            name: relative to the language's folder, with forward slashes.
        """
        *own, english = (f"{folder}/{name}" for folder in self._folders)
        return next((path for path in own if os.path.lexists(self.root / path)), english)

    def names(self, folder: str) -> tuple[str, ...]:
        """Returns the stems of the TOML files in a folder, in alphabetical order."""
        return tuple(sorted({path.stem for path in self._files(folder)}))

    def _files(self, folder: str) -> Iterator[Path]:
        for language in self._folders:
            yield from (self.root / language / folder).glob("[!.]*.toml")
