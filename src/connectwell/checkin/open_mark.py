"""Whether a check-in is open in another window.

The mark is a lock on an empty file. The system takes it away with the process that holds it, so a crash blocks nobody.
"""

import os
from contextlib import suppress
from typing import Final

from connectwell import durable
from connectwell.context import Context
from connectwell.errors import SaveFailed
from connectwell.locking import hold

FILE: Final = "check-in.open"


class OpenMark:
    """The mark of this window. Nothing depends on it: where it can't be set, nobody is told.

    Args:
        context: where the file is.
    """

    def __init__(self, context: Context) -> None:
        self._folder = context.places.state
        self._held: int | None = None

    def set(self) -> bool:
        """Sets it. Returns False if a check-in is open in another window."""
        if self._held is not None:
            return True
        try:
            durable.make_folders(self._folder, below=self._folder)
            path = self._folder / FILE
            path.touch(0o600)
            self._held = hold(path)
        except (OSError, SaveFailed):
            return True
        return self._held is not None

    def clear(self) -> None:
        """Takes it away: the check-in is left."""
        held, self._held = self._held, None
        if held is not None:
            with suppress(OSError):
                os.close(held)
