"""The reading verbs as whole processes, against a Python that does no more than import click."""

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.pairs import Row, compare
from benchmarks.people import IMPORT_CLICK, Person, connectwell


def measure_verbs(people: list[Person], pairs: int) -> Iterator[Row]:
    """`today`, `show latest` and the newest 20 of `list`."""
    for person in people:
        verbs = [("today",), ("list", "--limit", "20")]
        if person.years:
            verbs.append(("show", "latest"))
        for verb in verbs:

            def ours(person: Person = person, verb: tuple[str, ...] = verb) -> float:
                return _took(connectwell(*verb), person.environ)

            def click_alone(person: Person = person) -> float:
                return _took(IMPORT_CLICK, person.environ)

            name = f"`{' '.join(verb)}`, {person.spoken}"
            yield compare(name, ours, click_alone, floor_name="`import click`", bound=1.6, pairs=pairs)


def _took(command: Sequence[str], environ: Mapping[str, str]) -> float:
    began = time.perf_counter()
    ended = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    took = time.perf_counter() - began
    if ended.returncode:
        raise RuntimeError(f"{command} ended with {ended.returncode}")
    return took * 1000
