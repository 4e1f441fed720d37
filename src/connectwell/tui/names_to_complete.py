"""The names of the circle that the lines and editors of the screens can complete."""

from connectwell.context import Context
from connectwell.tui import saver
from connectwell.tui.saver import Run


class NamesToComplete:
    """Reads the names when they are asked for. Reads the disk; an editor never waits for it longer than briefly."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._to_write: tuple[str, ...] = ()

    def to_write(self) -> tuple[str, ...]:
        """The names that can be written as @Name; for a disk that doesn't answer, as known last."""
        reading = Run(self._read, lambda: None)
        if reading.wait(saver.BRIEFLY):
            self._to_write = reading.result()
        return self._to_write

    def _read(self) -> tuple[str, ...]:
        from connectwell.help_now import people
        from connectwell.model.circle import names_to_write

        return names_to_write(people(self._context.journal))

    def to_offer(self) -> tuple[str, ...]:
        """The names that a line for names can offer, as the circle is now."""
        from connectwell.help_now import people
        from connectwell.model.circle import names_to_offer

        return names_to_offer(people(self._context.journal))
