"""Prints a Markdown table of ratios, each with its bound from the design and whether it holds.

Everything is measured in pairs on this machine in this run. Keep the machine otherwise idle.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.exporting import measure_exporting
from benchmarks.opening import measure_memory, measure_opening
from benchmarks.pairs import HEADER, Row
from benchmarks.people import make_person
from benchmarks.saving import measure_saving
from benchmarks.searching import measure_searching
from benchmarks.verbs import measure_verbs

PARTS = ("opening", "verbs", "searching", "exporting", "browsing", "saving", "keystrokes", "memory")


def rows(folder: Path, parts: list[str], *, quick: bool) -> Iterator[Row]:
    """Yields the rows of the chosen parts. `quick` skips the 100-year journal and repeats less."""
    empty, ten = make_person(folder, 0), make_person(folder, 10)
    people = [empty, ten] if quick else [empty, ten, make_person(folder, 100)]
    if "opening" in parts and os.name != "nt":
        yield from measure_opening(people, pairs=5 if quick else 15)
    if "verbs" in parts:
        yield from measure_verbs(people, pairs=9 if quick else 31)
    if "searching" in parts:
        yield from measure_searching(folder, pairs=5 if quick else 11, quick=quick)
    if "exporting" in parts:
        yield from measure_exporting(folder, pairs=5 if quick else 11)
    if "browsing" in parts:
        from benchmarks.browsing import measure_browsing  # imports Textual, as below

        yield from measure_browsing(people[-1])
    if "saving" in parts:
        yield measure_saving(ten, pairs=200 if quick else 1000)
    if "keystrokes" in parts:
        from benchmarks.keystrokes import measure_keystrokes  # imports Textual, which the parts above don't need

        yield from measure_keystrokes(empty, pairs=3 if quick else 9)
    if "memory" in parts and os.name != "nt":
        yield measure_memory(ten, pairs=2 if quick else 5)


def main() -> int:
    """Runs the command line. Returns 0 if every bound holds, else 1."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="PART", help=f"any of {', '.join(PARTS)}")
    arguments.add_argument("--quick", action="store_true", help="fewer repeats, and no journal of 100 years")
    asked = arguments.parse_args()
    os.environ.setdefault(
        "TEXTUAL_COLOR_SYSTEM", "truecolor"
    )  # without a terminal it would draw for one with few colours
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores\n")
    print(HEADER, flush=True)
    broken = 0
    with tempfile.TemporaryDirectory(prefix="connectwell-benchmarks-") as folder:
        for row in rows(Path(folder), asked.parts or list(PARTS), quick=asked.quick):
            print(row.as_markdown(), flush=True)
            broken += not row.holds
    if os.name == "nt":
        print("\nOpening and memory are measured in a pseudo-terminal, which Windows has not: they were left out.")
    print(f"\n{broken} of these bounds did not hold." if broken else "\nEvery bound holds.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
