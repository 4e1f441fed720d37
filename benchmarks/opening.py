"""Time from process start until Today is on the screen, and peak memory with the journal open."""

from collections.abc import Iterator

from benchmarks import bare_app
from benchmarks.pairs import Row, compare
from benchmarks.people import BARE_APP, Person, connectwell
from benchmarks.terminal import Terminal

_BOUNDS = {0: 1.15, 10: 1.15, 100: 1.3}


def measure_opening(people: list[Person], pairs: int) -> Iterator[Row]:
    """Measures until the day's small connection is painted: by then the journal and the library have been read."""
    for person in people:
        shown = _todays_connection(person)

        def ours(person: Person = person, shown: str = shown) -> float:
            with Terminal(connectwell(), person.environ) as terminal:
                return terminal.until(shown)

        bare_app_for_them = [*BARE_APP, "--look-back"] if person.years else BARE_APP

        def bare(person: Person = person, command: list[str] = bare_app_for_them) -> float:
            with Terminal(command, person.environ) as terminal:
                return terminal.until(bare_app.MARKER)

        name = f"opening to a whole Today, {person.spoken}"
        yield compare(name, ours, bare, floor_name="bare app", bound=_BOUNDS[person.years], pairs=pairs)


def measure_memory(person: Person, pairs: int) -> Row:
    """Measures peak memory, with the journal open and its newest page read."""
    shown = _todays_connection(person)

    def ours() -> float:
        with Terminal(connectwell(), person.environ) as terminal:
            terminal.until(shown)
            terminal.type("j")
            terminal.until_quiet()
            return terminal.most_memory()

    def bare() -> float:
        with Terminal(BARE_APP, person.environ) as terminal:
            terminal.until(bare_app.MARKER)
            terminal.until_quiet()
            return terminal.most_memory()

    name = f"memory with the journal open, {person.spoken}"
    return compare(name, ours, bare, floor_name="bare app", bound=1.5, pairs=pairs, unit="MB")


def _todays_connection(person: Person) -> str:
    """Returns the start of today's suggestion: long enough to be unique, short enough not to wrap."""
    from connectwell.checkin import today
    from connectwell.context import Context

    context = Context.open(person.environ)
    return today.read_today(context).idea.do[:12]
