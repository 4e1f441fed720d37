"""Files written to a folder outside the journal, where the journal itself can't be written."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from connectwell import durable
from connectwell.errors import SaveFailed
from connectwell.journal.names import Tail

_TRIES: Final = 100


class Elsewhere:
    """What one editing session has written elsewhere: a second time, the same file is replaced.

    Args:
        tail: generates the random part of names.
    """

    def __init__(self, tail: Tail) -> None:
        self._tail = tail
        self._written: dict[Path, Path] = {}

    def write(self, folder: str, stem: str, content: bytes) -> None:
        """Writes a file to a folder that the person names. Raises SaveFailed."""
        there = Path(folder).expanduser()
        if not there.is_dir():
            raise SaveFailed("there is no such folder")
        if there in self._written:
            durable.replace(self._written[there], content)
            return
        other_names = (f"{stem}.{self._tail(6)}.toml" for _ in range(_TRIES))
        for name in (f"{stem}.toml", *other_names):
            with suppress(FileExistsError):
                durable.write_new(there / name, content)
                self._written[there] = there / name
                return
        raise SaveFailed("every name is taken there")
