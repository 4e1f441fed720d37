"""The reading verbs as whole processes, against a Python that only imports click."""

from collections.abc import Iterator

from benchmarks.pairs import Row, compare
from benchmarks.people import IMPORT_CLICK, Person, connectwell
from benchmarks.processes import took


def measure_verbs(people: list[Person], pairs: int) -> Iterator[Row]:
    """Measures `today`, `list --limit 20` and `show latest`."""
    for person in people:
        verbs = [("today",), ("list", "--limit", "20")]
        if person.years:
            verbs.append(("show", "latest"))
        for verb in verbs:

            def ours(person: Person = person, verb: tuple[str, ...] = verb) -> float:
                return took(connectwell(*verb), person.environ)

            def click_alone(person: Person = person) -> float:
                return took(IMPORT_CLICK, person.environ)

            name = f"`{' '.join(verb)}`, {person.spoken}"
            yield compare(name, ours, click_alone, floor_name="`import click`", bound=1.6, pairs=pairs)
