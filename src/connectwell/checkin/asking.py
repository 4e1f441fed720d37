"""What is put to the person in one sitting: which need, which prompt, which connection, and the one offer."""

from datetime import date, timedelta

from connectwell.context import Context
from connectwell.journal.history import History, read_history
from connectwell.library import Idea, Prompt, choose_connection, choose_prompt
from connectwell.model.entry import Entry, Reflection
from connectwell.model.terms import NEEDS, Depth, Need

LOW = 2
"""The highest rating of *safe* that counts as low."""
_LOW_DAYS, _OF_DAYS = 5, 7
_OFFER_RESTS = timedelta(days=30)


class Asking:
    """Chooses by the entry as it stands and by what the journal says was put before. The journal is read once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._history: History | None = None

    def before(self, entry: Entry) -> History:
        """What the other entries say. Reads them the first time."""
        if self._history is None:
            self._history = read_history(self._context.journal, entry.day, without=entry.id)
        return self._history

    def need(self, entry: Entry, among: tuple[Need, ...]) -> Need:
        """The one of `among` that is longest not visited."""
        visited = self.before(entry).visited
        return min(among, key=lambda need: (visited.get(need, date.min), NEEDS.index(need)))

    def prompt(self, entry: Entry, need: Need) -> Prompt:
        """The prompt for one need, at a depth that fits the body's state."""
        deck = self._context.library.prompts(need)
        return choose_prompt(deck, day=entry.day, depths=self._depths(entry), asked=self._asked(entry))

    def suits(self, entry: Entry, part: Reflection) -> bool:
        """Whether the prompt of `part` fits the body's state; one that isn't in the library any more does."""
        depths = self._depths(entry)
        return all(
            prompt.depth in depths for prompt in self._context.library.prompts(part.need) if prompt.id == part.prompt
        )

    def idea(self, entry: Entry) -> Idea:
        """A small connection that fits the body's state and asks for nothing that is ruled out."""
        return choose_connection(
            self._context.library.connections(),
            day=entry.day,
            state=entry.arrival.state if entry.arrival else None,
            ruled_out=self._context.settings.rule_out,
            asked=self._asked(entry),
        )

    def may_offer_safe(self, entry: Entry) -> bool:
        """Whether *safe* may be offered for the session: low today and on five of seven recorded days, and rested."""
        safe = next((part for part in entry.reflections if part.need == "safe"), None)
        if safe is None or safe.rating is None or safe.rating > LOW:
            return False
        if not self._context.settings.offer_safe or "safe" in entry.offered:
            return False
        history = self.before(entry)
        if history.offered and history.offered > entry.day - _OFFER_RESTS:
            return False
        recorded = sorted((day for day in history.low_safe if day < entry.day), reverse=True)[: _OF_DAYS - 1]
        return sum(history.low_safe[day] for day in recorded) + 1 >= _LOW_DAYS

    def _asked(self, entry: Entry) -> dict[str, date]:
        """When everything was put last. What was put in this entry counts as later, in its order, than all of today.

        So "another" goes through everything before anything returns, and then through it once more.
        """
        here = [*entry.shown, *(part.prompt for part in entry.reflections), *(c.prompt for c in entry.connections)]
        later = {name: entry.day + timedelta(days=n) for n, name in enumerate(here, 1) if name}
        return self.before(entry).asked | later

    def _depths(self, entry: Entry) -> tuple[Depth, ...]:
        state = entry.arrival.state if entry.arrival else None
        if state != "settled":
            return ("gentle",)
        return ("gentle", "open", "deep") if self._context.settings.deep else ("gentle", "open")
