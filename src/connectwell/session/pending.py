"""What waits for the next session: its day, if it is known, and how many notes."""

from datetime import date

from connectwell import sentences
from connectwell.english import counted
from connectwell.jobs import Progress
from connectwell.journal import Journal
from connectwell.model.frozen import dataclass
from connectwell.session import agenda
from connectwell.session.next_session import next_session


@dataclass(frozen=True)
class PendingForSession:
    """What waits for the next session.

    Attributes:
        day: when it is; None if no session says so, or that day is over.
        notes: how many notes are open for it.
    """

    day: date | None
    notes: int

    def in_lines(self, today: date) -> list[str]:
        """Returns what waits as lines of text; none if nothing does."""
        lines = [sentences.session_on(self.day, today)] if self.day else []
        if self.notes:
            lines.append(counted(self.notes, *sentences.WAITING))
        return lines


def pending_for(journal: Journal, today: date, progress: Progress | None = None) -> PendingForSession:
    """Reads the journal once for what waits.

    Args:
        journal: where to look.
        today: the current day.
        progress: called with the number of files read and the total.

    Raises:
        Cancelled: by `progress`.
    """
    entries = agenda.agenda_entries(journal, progress)
    return PendingForSession(next_session(entries, today), len(agenda.open_lines(entries)))
