"""Chooses what one check-in asks: which need, which prompt, which connection, and whether *safe* is offered."""

from collections.abc import Iterable
from datetime import date
from threading import Lock
from typing import Final

from connectwell.checkin import marks, suggestion
from connectwell.checkin.hard_days import is_low
from connectwell.checkin.steps import Why
from connectwell.clock import shifted
from connectwell.context import Context
from connectwell.journal import Readable
from connectwell.journal.history import History, read_history
from connectwell.journal.practice_history import PracticeHistory, read_practice_history
from connectwell.library import Idea, Prompt, choose_prompt, may_ask
from connectwell.model.entry import Entry, Reflection
from connectwell.model.terms import NEEDS, Need, State, Status

_LOW_DAYS, _OF_DAYS = 5, 7
_OFFER_RESTS = 30  # days
_A_WHILE: Final = 7  # days
_USUAL_FROM: Final = 5
"""Days with a rating, from which on there is a usual one: their median."""
_USUAL_OF: Final = 28
_STANDS_OUT: Final = 2
_MOST_OUT: Final = 2


class QuestionSelector:
    """Chooses from the current entry and from the journal's history, which is read once.

    It reads when it first needs to, or beforehand with `look`.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._history: History | None = None
        self._is_first: bool | None = None
        self._was_brought: bool | None = None
        self._lately: PracticeHistory | None = None
        self._newest: list[Entry] | None = None  # as of the last look; None to read them each time
        self._circle: suggestion.OfCircle | None = None
        self._one_look = Lock()

    def look(self, entry: Entry) -> None:
        """Reads everything it may be asked for, in a thread. From then on nothing else reads; it may look again."""
        with self._one_look:
            self.before(entry)
            self.is_first(entry)
            self.was_brought_last(entry)
            self.practised_lately()
            self._circle = suggestion.read_of_circle(self._context)
            self._newest = suggestion.newest(self._context.journal, entry.day)

    @property
    def has_looked(self) -> bool:
        """Whether everything it may be asked for has been read."""
        return self._newest is not None

    def practised_lately(self) -> PracticeHistory:
        """Returns what was practised, and how that went. Reads it once."""
        if self._lately is None:
            self._lately = read_practice_history(self._context.journal, self._context.today(), ever=True)
        return self._lately

    def before(self, entry: Entry) -> History:
        """Returns the history of all other entries; reads it on first use."""
        if self._history is None:
            self._history = read_history(self._context.journal, entry.day, without=entry.id)
        return self._history

    def is_first(self, entry: Entry) -> bool:
        """Whether the journal has no other check-in. Reads up to the newest one, once."""
        if self._is_first is None:
            others = (item.entry for item in self._context.journal.newest() if isinstance(item, Readable))
            self._is_first = not any(other.kind == "check-in" and other.id != entry.id for other in others)
        return self._is_first

    def need(self, entry: Entry, among: tuple[Need, ...]) -> Need:
        """Returns the need in `among` that was visited least recently."""
        visited = self.before(entry).visited
        return min(among, key=lambda need: (visited.get(need, date.min), NEEDS.index(need)))

    def to_write_about(self, entry: Entry, among: tuple[Need, ...]) -> dict[Need, Why | None]:
        """Returns the needs in `among` to preselect, and why.

        These are at most two whose rating stands out from the person's own usual, low or high; else the one that wasn't
        written about for longest, with a reason only where that has been a while.
        """
        out = {need: away for need in among if (away := self._stands_out(entry, need))}
        if out:
            most = sorted(out, key=lambda need: (-abs(out[need]), NEEDS.index(need)))[:_MOST_OUT]
            return {need: "low" if out[need] < 0 else "high" for need in among if need in most}
        need, history = self.need(entry, among), self.before(entry)
        last = history.visited.get(need, history.since)
        rested = last is not None and last <= shifted(entry.day, -_A_WHILE)
        return {need: "rested" if rested else None}

    def _stands_out(self, entry: Entry, need: Need) -> float:
        """Returns how far a rating is from the usual one; 0 if that is nothing unusual, or there is no usual yet."""
        rating = _rating(entry, need)
        before = self.before(entry).rated.get(need, {})
        earlier = [before[day] for day in sorted(before, reverse=True) if day < entry.day][:_USUAL_OF]
        if rating is None or len(earlier) < _USUAL_FROM:
            return 0
        usual = _middle(earlier)
        often = _middle(abs(one - usual) for one in earlier)
        away = rating - usual
        return away if abs(away) >= max(_STANDS_OUT, 2 * often) else 0

    # --- Prompts

    def prompt(self, entry: Entry, need: Need, *, deeper: bool = False) -> Prompt | None:
        """Returns the prompt that fits this check-in; None if the person ruled out every candidate.

        Args:
            entry: the check-in so far.
            need: the need to ask about.
            deeper: whether the person asked for a deeper prompt.
        """
        settings = self._context.settings
        return choose_prompt(
            self._context.library.prompts(need),
            day=entry.day,
            state=_state(entry),
            rating=_rating(entry, need),
            asked=self._asked(entry),
            ruled_out=settings.rule_out,
            never=settings.never_ask,
            after_someone=self._is_beside_someone(entry, need),
            deeper=deeper,
        )

    def suits(self, entry: Entry, part: Reflection) -> bool:
        """Whether the prompt of `part` still fits; True for a prompt the library no longer has."""
        prompt = self._context.library.prompt(part.prompt)
        if prompt is None:
            return True
        if prompt.depth == "deep" and not self._is_ready_for_deeper(entry):
            return False
        settings = self._context.settings
        return may_ask(
            prompt,
            state=_state(entry),
            rating=_rating(entry, part.need),
            ruled_out=settings.rule_out,
            never=settings.never_ask,
            deeper=prompt.depth == "deep",
        )

    def may_deepen(self, entry: Entry, need: Need) -> bool:
        """Whether a deeper prompt may be asked for: settled, once a check-in, and not after *safe* 0–2 or "more"."""
        if not self._context.settings.deep or not self._is_ready_for_deeper(entry):
            return False
        put = map(self._context.library.prompt, [*entry.shown, *(part.prompt for part in entry.reflections)])
        if any(prompt and prompt.depth == "deep" for prompt in put):
            return False
        return self.prompt(entry, need, deeper=True) is not None

    def _is_ready_for_deeper(self, entry: Entry) -> bool:
        harder = entry.arrival is not None and entry.arrival.after == "more"
        return _state(entry) == "settled" and not harder and not is_low(_rating(entry, "safe"))

    def _is_beside_someone(self, entry: Entry, need: Need) -> bool:
        """Whether an adjacent prompt, or the one being replaced, asks the person to name somebody."""
        put = {part.need: part.prompt for part in entry.reflections if part.prompt}
        at = NEEDS.index(need)
        before = next((put[other] for other in reversed(NEEDS[:at]) if other in put), None)
        after = next((put[other] for other in NEEDS[at + 1 :] if other in put), None)
        here = put.get(need)
        passed = next((name for name in reversed(entry.shown) if name.startswith(f"{need}.")), None)
        if not (before or here or passed):
            before = self.before(entry).last_prompt
        beside = map(self._context.library.prompt, (before, after, here, passed))
        return any(prompt.needs for prompt in beside if prompt)

    def _asked(self, entry: Entry) -> dict[str, date]:
        """Returns when each prompt was last asked. Those in this entry sort after everything else today, in order.

        So "another" goes through every prompt before it repeats one.
        """
        here = [*entry.shown, *(part.prompt for part in entry.reflections), *(c.prompt for c in entry.connections)]
        later = {name: shifted(entry.day, n) for n, name in enumerate(here, 1) if name}
        return self.before(entry).asked | later

    # --- Connections

    def idea(self, entry: Entry) -> tuple[Idea, Status | None]:
        """Returns the day's connection, given everything shown and answered today, and the answer to it."""
        return suggestion.of_day(self._context, entry.day, self._newest_with(entry), self._circle)

    def another_idea(self, entry: Entry) -> Idea:
        """Returns another connection that fits the body's state and needs nothing that is ruled out."""
        state = suggestion.known_state(self._newest_with(entry), entry.day)
        return suggestion.another(self._context, entry.day, state, self._asked(entry), self._circle)

    def _newest_with(self, entry: Entry) -> list[Entry]:
        """Returns the newest entries from disk, with the unsaved state of this one."""
        found = self._newest
        if found is None:
            found = suggestion.newest(self._context.journal, entry.day)
        on_disk = any(other.id == entry.id for other in found)
        return [entry if other.id == entry.id else other for other in found] if on_disk else [entry, *found]

    # --- The close

    def was_brought_last(self, entry: Entry) -> bool:
        """Whether something of the newest other check-in with words was brought. Reads up to that one, once."""
        if self._was_brought is None:
            others = (item.entry for item in self._context.journal.newest() if isinstance(item, Readable))
            finished = (one for one in others if one.kind == "check-in" and one.finished and one.id != entry.id)
            self._was_brought = next((marks.is_brought(one) for one in finished if marks.has_words(one)), False)
        return self._was_brought

    # --- The offer

    def may_offer_safe(self, entry: Entry) -> bool:
        """Whether to offer *safe* for the session.

        It must be low today, low on five of the last seven recorded days, and not offered in the last 30 days.
        """
        if not is_low(_rating(entry, "safe")):
            return False
        if not self._context.settings.offer_safe or "safe" in entry.offered:
            return False
        history = self.before(entry)
        if history.offered and history.offered > shifted(entry.day, -_OFFER_RESTS):
            return False
        recorded = sorted((day for day in history.low_safe if day < entry.day), reverse=True)[: _OF_DAYS - 1]
        return sum(history.low_safe[day] for day in recorded) + 1 >= _LOW_DAYS


def _middle(numbers: Iterable[float]) -> float:
    """Returns the median of some numbers."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _state(entry: Entry) -> State | None:
    return entry.arrival.state if entry.arrival else None


def _rating(entry: Entry, need: Need) -> int | None:
    """Returns the rating of a need in this check-in; its first reflection holds it."""
    return next((part.rating for part in entry.reflections if part.need == need), None)
