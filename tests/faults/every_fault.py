"""Everything the tests here try a part of: `python tests/faults/every_fault.py [WHAT…] [--verb NAME…] [--out FILE]`.

WHAT is strikes, reads, cuts, places, mutations or crowd; unsaid, all of them. `--verb` keeps to these rows of
`verb_rows.py`. Prints what was tried, and what didn't hold; ends with 1 where something didn't that isn't in
`not_yet.py`. `--out` writes the counts as JSON, for `docs/reliability.md`.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crowd import run_crowd
from mutations import SAMPLES, read_mutated
from not_yet import NOT_YET, known
from odd_places import ALL, READERS, make_odd, read_there
from striking import Range, Strike, Tally, power_cuts_of, strikes_at
from traced_verbs import VerbServer
from verb_rows import VERBS, Verb, prepare

Counts = dict[str, Any]
MUTATED, TIMES, WRITERS = 5_000, 20, 30
_SHOWN = 12  # of what doesn't hold for one verb


@dataclass(frozen=True)
class Trial:
    """What one kind of trial is given: what starts verbs, an empty folder, the verbs, which random ones to try."""

    server: VerbServer
    folder: Path
    verbs: tuple[Verb, ...]
    seed: int


Outcome = tuple[Counts, list[str]]


def _struck(trial: Trial, wanted: Callable[[Strike], bool]) -> Outcome:
    range_ = Range(trial.server, trial.folder)
    kills, missed, errors, broken = 0, 0, Counter[str](), list[str]()
    for verb in trial.verbs:
        good, calls = range_.record(verb)
        tally = Tally()
        for strike in filter(wanted, strikes_at(calls)):
            range_.strike(verb, good, strike, tally)
        _say(verb.name, f"{tally.kills} kills, {sum(tally.errors.values())} errors", tally.broken)
        kills, missed, errors = kills + tally.kills, missed + tally.missed, errors + tally.errors
        broken += tally.broken
    counts = {"verbs": len(trial.verbs), "kills": kills, "errors": errors.total(), "elsewhere": missed, **errors}
    return counts, broken


def strikes(trial: Trial) -> Outcome:
    """Each verb killed at each call, and failed at each call that changes something."""
    return _struck(trial, lambda strike: strike.error == "SIGKILL" or not strike.call.reads)


def reads(trial: Trial) -> Outcome:
    """Each verb failed at each call that looks at what is there."""
    return _struck(trial, lambda strike: strike.error != "SIGKILL" and strike.call.reads)


def cuts(trial: Trial) -> Outcome:
    """The power cut at each moment of each verb."""
    range_, moments, disks, broken = Range(trial.server, trial.folder), 0, 0, list[str]()
    for verb in trial.verbs:
        run, _ = range_.record(verb)
        found = power_cuts_of(range_, verb, run, seed=trial.seed)
        _say(verb.name, f"{found.cuts} cuts, {found.disks} disks", found.broken)
        moments, disks = moments + found.cuts, disks + found.disks
        broken += found.broken
    return {"verbs": len(trial.verbs), "cuts": moments, "disks": disks}, broken


def places(trial: Trial) -> Outcome:
    """Each reader, with each odd thing in each place."""
    prepare(trial.folder / "prepared")
    broken = list[str]()
    for odd in ALL:
        make_odd(trial.folder / "prepared", trial.folder / "odd", odd)
        for reader in READERS:
            broken += read_there(trial.server, trial.folder / "odd", odd, reader)
    _say("places", f"{len(ALL) * len(READERS)} reads", broken)
    return {"odd places": len(ALL), "readers": len(READERS), "reads": len(ALL) * len(READERS)}, broken


def mutations(trial: Trial) -> Outcome:
    """Thousands of mutated files, read in every way."""
    found = [read_mutated(trial.folder / kind, kind, MUTATED, trial.seed) for kind in SAMPLES]
    broken = [said for one in found for said in one.broken]
    counts = {"files": sum(one.files for one in found), "still whole": sum(one.whole for one in found)}
    _say("mutations", str(counts), broken)
    return counts, broken


def crowd(trial: Trial) -> Outcome:
    """Thirty processes, an editor and a program that syncs, on one journal; twenty times."""
    words, overwritten, broken = 0, 0, list[str]()
    for number in range(TIMES):
        found = run_crowd(trial.folder / str(number), writers=WRITERS, words=12, seed=trial.seed + number)
        words, overwritten = words + found.words, overwritten + len(found.overwritten)
        broken += [*found.lost, *(f"{word} was overwritten unread" for word in found.overwritten)]
    counts = {"times": TIMES, "processes": (WRITERS + 2) * TIMES, "words": words, "overwritten unread": overwritten}
    _say("crowd", str(counts), broken)
    return counts, broken


ALL_OF_IT = {found.__name__: found for found in (strikes, reads, cuts, places, mutations, crowd)}


def _say(name: str, tried: str, broken: list[str]) -> None:
    print(f"  {name}: {tried}", flush=True)
    for sentence, times in list(Counter(broken).items())[:_SHOWN]:
        print(f"    doesn't hold: {sentence}" + (f" ({times} times)" if times > 1 else ""), flush=True)
    if len(set(broken)) > _SHOWN:
        print(f"    and {len(set(broken)) - _SHOWN} more", flush=True)


def main() -> int:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("what", nargs="*", choices=[*ALL_OF_IT, []], default=[])
    arguments.add_argument("--verb", action="append", choices=[verb.name for verb in VERBS], default=[])
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--out", type=Path)
    asked = arguments.parse_args()
    verbs = tuple(verb for verb in VERBS if verb.name in asked.verb or not asked.verb)
    counts, broken = dict[str, Counts](), 0
    memory = Path("/dev/shm")
    with VerbServer() as server:
        for what in asked.what or ALL_OF_IT:
            print(what, flush=True)
            began = time.monotonic()
            folder = Path(tempfile.mkdtemp(prefix="connectwell-", dir=memory if memory.is_dir() else None))
            try:
                counts[what], found = ALL_OF_IT[what](Trial(server, folder, verbs, asked.seed))
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            not_yet = [verb for sentence in found if (verb := known(what, sentence))]
            broken += len(found) - len(not_yet)
            counts[what] |= {"not yet": len(not_yet), "broken": len(found) - len(not_yet)}
            counts[what] |= {"seconds": round(time.monotonic() - began)}
            for verb in NOT_YET[what].keys() & {verb.name for verb in verbs} - set(not_yet):
                broken += 1
                print(f"  {verb}: holds now, so its line in not_yet.py can go")
    print(json.dumps(counts, indent=1))
    if asked.out:
        asked.out.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
