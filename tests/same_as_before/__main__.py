"""Holds one version of connectwell to an earlier one: `python tests/same_as_before OLD_CHECKOUT NEW_CHECKOUT`.

The earlier version writes a journal of two years. Then each does the same with a copy of its own, at the same moments
and by the same chance; after each act its exit code, its outputs and every file are compared. At the end all files are
the same where the later version took in its own archive. Ends with 0 where nothing differs but what `wanted.py` lists,
with 1 where anything else does.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

from acts import every_act
from differences import unlike
from sides import HERE, Act, File, Side
from wanted import alike

BEGINS = datetime.fromisoformat("2026-11-21T06:00")
APART = timedelta(minutes=2, seconds=20)
_MOST_LINES = 12


class Comparison:
    """Both versions, and what differed so far.

    Args:
        before, after: the versions.
        most: how many lines of one difference are printed.
        every: whether each act is printed, with its exit code and how much came to stdout and stderr before.
        wanted: whether differences that were wanted are printed and counted as well.
    """

    def __init__(self, before: Side, after: Side, *, most: int, every: bool, wanted: bool) -> None:
        self.sides, self._most, self._every, self._wanted = (before, after), most, every, wanted
        self.acts = self.outputs = 0
        self.differing: list[tuple[str, list[str]]] = []
        """Each act that differed, and in what."""
        self._known: set[tuple[str, File | None, File | None]] = set()

    def do(self, act: Act, pool: ThreadPoolExecutor) -> str:
        """Lets both do it, prints how they differ, and gives what the earlier one said."""
        now = BEGINS + APART * self.acts
        self.acts += 1
        if act.brings:
            for side in self.sides:
                shutil.copy(self.sides[0].desk / act.brings[0], side.desk / act.brings[1])
        doing = [pool.submit(side.do, act, now, f"act {self.acts}") for side in self.sides]
        before, after = (one.result() for one in doing)
        if self._every:
            print(f"{before.code:3} {len(before.out):7,} {len(before.err):5,}  {act}", flush=True)
        pairs: dict[str, tuple[bytes | None, bytes | None]] = {
            "exit code": (b"%d" % before.code, b"%d" % after.code),
            "stdout": (before.out, after.out),
            "stderr": (before.err, after.err),
        }
        self.outputs += len(pairs)
        self.tell(str(act), pairs | self.files(now))
        return before.out.decode()

    def tell(self, act: str, pairs: Mapping[str, tuple[bytes | None, bytes | None]]) -> None:
        """Prints what isn't alike after an act."""
        unwanted = [name for name, pair in pairs.items() if self._wanted or not alike(act, name, *pair)]
        found = {name: lines for name in unwanted if (lines := unlike(name, *pairs[name], self._most))}
        if found:
            self.differing.append((act, list(found)))
            print(f"\nAct {self.acts}: {act}")
            for lines in found.values():
                print("\n".join(lines), flush=True)

    def files(self, now: datetime) -> dict[str, tuple[bytes | None, bytes | None]]:
        """The files that changed in either and aren't alike; those that were told like that before are left out."""
        before, after = self.sides
        found: dict[str, tuple[bytes | None, bytes | None]] = {}
        for name in sorted(before.changed(now) | after.changed(now)):
            pair = (before.file(name), after.file(name))
            if pair[0] != pair[1] and (name, *pair) not in self._known:
                self._known.add((name, *pair))
                found[name] = (_shown(pair[0]), _shown(pair[1]))
        return found

    def archived(self) -> dict[str, tuple[bytes | None, bytes | None]]:
        """The files of the later version, and what came of them where its archive was taken in."""
        own, elsewhere = (self.sides[1].folder / home / "data" for home in ("home", "elsewhere"))
        names = {path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()} - {".lock"}
        return {name: (_content(own / name), _content(elsewhere / name)) for name in sorted(names)}

    def summary(self) -> str:
        """The last lines: how much was compared, and each act that differed."""
        known = self.sides[0].files()
        said = f"{self.acts:,} acts, {self.outputs:,} outputs, {known:,} files at the end, compared: "
        count = sum(len(names) for _, names in self.differing)
        lines = [f"  {act[:150]}: {', '.join(names[:6])}" for act, names in self.differing]
        said += f"{count:,} differences in {len(lines):,} acts" if count else "no difference"
        return "\n".join([said, *lines])


def write_two_years(side: Side) -> None:
    """Lets a version write the journal into its home. What a verb refused is printed: that is no difference yet."""
    environ = side.environ(BEGINS, "two years")
    command = [sys.executable, str(HERE / "two_years.py")]
    done = subprocess.run(command, env=environ, cwd=side.folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"The journal couldn't be written with {side.checkout}:\n{done.stderr}")
    if done.stderr.strip():
        print(f"What was refused while the journal was written:\n{done.stderr.rstrip()}")


def is_run_from(checkout: Path, side: Side) -> bool:
    """Whether the processes of a side import the connectwell of its checkout."""
    command = [sys.executable, "-c", "import connectwell; print(connectwell.__file__)"]
    said = subprocess.run(command, env=side.environ(BEGINS, ""), capture_output=True, text=True).stdout
    return Path(said.strip()).is_relative_to(checkout / "src")


def version_of(checkout: Path) -> str:
    """The commit, where git knows it."""
    command = ["git", "-C", str(checkout), "log", "-1", "--format=%h %s"]
    ended = subprocess.run(command, capture_output=True, text=True)
    top = subprocess.run(["git", "-C", str(checkout), "rev-parse", "--show-toplevel"], capture_output=True, text=True)
    return ended.stdout.strip() if Path(top.stdout.strip()) == checkout else "not in git"


def compare(before: Path, after: Path, work: Path, given: argparse.Namespace) -> int:
    """The whole comparison, in an empty folder; gives the exit code."""
    # The paths are of one length, so that what they stand in wraps alike.
    sides = (Side(before, work / "old", given.tick), Side(after, work / "new", given.tick))
    for side, name in zip(sides, ("before", "after"), strict=True):
        side.folder.mkdir()
        if not is_run_from(side.checkout, side):
            sys.exit(f"{side.checkout} has no src/connectwell that this Python can start.")
        print(f"{name:6} {side.checkout} ({version_of(side.checkout)})")
    began = time.monotonic()
    sides[0].desk.mkdir()
    write_two_years(sides[0])
    for name in ("home", "desk"):
        shutil.copytree(sides[0].folder / name, sides[1].folder / name, ignore=shutil.ignore_patterns("cache"))
    shutil.rmtree(sides[0].folder / "home/cache", ignore_errors=True)
    comparison = Comparison(*sides, most=given.lines, every=given.every, wanted=given.wanted)
    comparison.tell("The copies", comparison.files(BEGINS))
    print(f"A journal of two years in {sides[0].files():,} files, written by the one before.", flush=True)

    with ThreadPoolExecutor(2) as pool:
        acts = every_act()
        act = next(acts)
        while True:
            said = comparison.do(act, pool) if re.search(given.only, str(act)) or "--json" in act.args else ""
            try:
                act = acts.send(said)
            except StopIteration:
                break
    if not given.only:
        comparison.tell("All files, and what came out of the archive", comparison.archived())
    print(f"\nAfter {time.monotonic() - began:.0f} s: {comparison.summary()}")
    return 1 if comparison.differing else 0


def _shown(file: File | None) -> bytes | None:
    return None if file is None else b"mode %o\n" % file.mode + file.content


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def main() -> int:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="same_as_before", description=__doc__.partition("\n\n")[0])
    parser.add_argument("before", type=Path, metavar="OLD_CHECKOUT")
    parser.add_argument("after", type=Path, metavar="NEW_CHECKOUT")
    parser.add_argument(
        "--tick", type=float, default=0, metavar="SECONDS", help="each look at the clock moves it; 0 if unsaid"
    )
    parser.add_argument("--lines", type=int, default=_MOST_LINES, metavar="N", help="of one difference, at most")
    parser.add_argument("--only", default="", metavar="REGEX", help="acts it is found in, and those with --json")
    parser.add_argument("--wanted", action="store_true", help="tell what was wanted as well")
    parser.add_argument("--every", action="store_true", help="print each act, with its exit code")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="an empty folder that stays, to look into")
    given = parser.parse_args()
    before, after = given.before.resolve(), given.after.resolve()
    if given.work:
        given.work.mkdir(parents=True, exist_ok=True)
        return compare(before, after, given.work.resolve(), given)
    with tempfile.TemporaryDirectory(prefix="same-as-before-", ignore_cleanup_errors=True) as work:
        return compare(before, after, Path(work), given)


if __name__ == "__main__":
    sys.exit(main())
