"""Strikes each system call of a verb with a kill or an error, and holds what is then there to what was promised."""

import os
import random
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from power_cuts import Cuts, Recorded, cut_all
from traced_verbs import TRACED, Call, Run, VerbServer
from verb_rows import IDS, WORD, Held, Verb, prepare

from connectwell.journal import Journal

KILL = "SIGKILL"
_NOT_ALL = re.compile("couldn't be (read|mended)")
_FAULT = re.compile("Traceback|went wrong")
_ALWAYS = ("EIO",)
_ON_WRITING = ("ENOSPC", "EIO", "EROFS", "EDQUOT", "EACCES")
ERRORS: dict[str, tuple[str, ...]] = {
    "read": ("EIO", "EINTR"),
    "pread64": ("EIO", "EINTR"),
    "write": ("ENOSPC", "EIO", "EDQUOT", "EFBIG", "EINTR"),
    "pwrite64": ("ENOSPC", "EIO", "EDQUOT", "EFBIG", "EINTR"),
    "fsync": ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EINTR"),
    "fdatasync": ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EINTR"),
    "rename": _ON_WRITING, "renameat2": (*_ON_WRITING, "EINVAL", "ENOSYS"), "link": (*_ON_WRITING, "EPERM"),
    "mkdir": _ON_WRITING,
    "unlink": ("EIO", "EROFS", "EACCES"), "rmdir": ("EIO", "EROFS", "EACCES"), "chmod": ("EIO", "EROFS", "EACCES"),
    "ftruncate": ("EIO", "ENOSPC", "EINTR"), "flock": ("ENOLCK", "EINTR", "EIO"), "fcntl": ("ENOLCK", "EIO"),
    "close": (),  # strace would leave the file open, and its lock held, which no real error does
}  # fmt: skip
"""What may go wrong at a call; `openat` is below, and one that isn't named gives an I/O error."""


def errors_of(call: Call) -> tuple[str, ...]:
    """Every error that the call may give where it is made."""
    if call.name != "openat":
        return ERRORS.get(call.name, _ALWAYS)
    found = ["EIO", "EACCES", "EINTR", "EMFILE"]
    if call.makes:
        found += ["ENOSPC", "EDQUOT", "EROFS", "ENOENT"]
    elif call.opens_to_write:
        found.append("EROFS")
    return tuple(found)


@dataclass(frozen=True)
class Strike:
    """One thing that goes wrong: `error` at the call, or a kill."""

    call: Call
    error: str

    @property
    def rule(self) -> str:
        how = f"signal={KILL}" if self.error == KILL else f"error={self.error}"
        return f"inject={self.call.name}:{how}:when={self.call.number}"

    def __str__(self) -> str:
        where = " → ".join("/".join(Path(path).parts[-2:]) for path in self.call.paths)
        return f"{self.error} at {self.call.name} number {self.call.number}, of {where}"


@dataclass
class Tally:
    """What was tried, and what of it went against a promise."""

    kills: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    missed: int = 0
    broken: list[str] = field(default_factory=list)


class Range:
    """Where verbs are struck: one prepared journal, copied for each run.

    Args:
        server: starts the verbs.
        folder: for the copies.
    """

    def __init__(self, server: VerbServer, folder: Path) -> None:
        self._server = server
        self.struck = folder / "struck"
        self.prepared = folder / "prepared"
        prepare(self.prepared)
        self.before = Held(self.prepared).words
        self._left_before = list[Path]()

    def copy(self, verb: Verb | None = None) -> Path:
        """A fresh copy of the prepared journal, always at the same path: what is recorded of one holds for the next."""
        shutil.rmtree(self.struck, ignore_errors=True)
        folder = Path(shutil.copytree(self.prepared, self.struck, symlinks=True))
        if verb:
            verb.before(folder)
        self._left_before = leftovers_in(folder)
        return folder

    def run(self, verb: Verb, folder: Path, *rules: str) -> Run:
        """The verb under strace, with these rules."""
        return self._server.run(verb.args, folder, verb.stdin, verb.environ, rules)

    def again(self, verb: Verb, folder: Path) -> None:
        """The same once more and what is done after that, with nothing wrong."""
        for args in filter(None, (verb.args, verb.again)):
            self._server.run(args, folder, verb.stdin, verb.environ)

    def record(self, verb: Verb) -> tuple[Run, list[Call]]:
        """A good run, and those of its calls that touch the person's folders."""
        self._server.run(verb.args, self.copy(verb), verb.stdin, verb.environ)  # imports and compiles what is left
        folder = self.copy(verb)
        run = self.run(verb, folder, f"trace={','.join(TRACED)}")
        assert run.status == verb.status, run.err
        assert verb.done(Held(folder)), f"{verb.name}: {run.out}{run.err}"
        assert self.before - verb.gone <= Held(folder).words
        assert leftovers_in(folder) == []
        return run, [call for call in run.calls if any(f"{path}/".startswith(f"{folder}/") for path in call.paths)]

    def strike(self, verb: Verb, good: Run, strike: Strike, tally: Tally) -> None:
        """Runs the verb with one thing going wrong, and notes what doesn't hold then."""
        folder = self.copy(verb)
        run = self.run(verb, folder, f"trace={strike.call.name}", strike.rule)
        hit = run.status == -9 if strike.error == KILL else run.struck is not None
        if not hit or (run.struck is not None and _folders(run.struck) != _folders(strike.call)):
            tally.missed += 1
        elif strike.error == KILL:
            tally.kills += 1
        else:
            tally.errors[strike.error] += 1
        for broken in self._not_held(verb, good, run, strike, folder):
            tally.broken.append(f"{verb.name}: {strike}: {broken} (exit {run.status})")

    def _not_held(self, verb: Verb, good: Run, run: Run, strike: Strike, folder: Path) -> Iterator[str]:
        try:
            held = Held(folder)
            lost, done = self.before - verb.gone - held.words, verb.done(held)
        except Exception as error:
            yield f"the reader fails: {type(error).__name__}: {error}"
            return
        told = run.out + run.err
        if run.status == verb.status and not done and verb.said in told and not _NOT_ALL.search(told):
            yield f"it said that it was done, and it isn't: {run.err!r}"
        if run.status == 0 != verb.status or (run.status == verb.status and _FAULT.search(told)):
            yield f"it ended with {run.status}: {told[-300:]!r}"
        if run.status not in (verb.status, 0, -9):
            yield from _wrong_sentence(run, done and not verb.steps and not strike.call.reads)
        said, usual = (set(WORD.findall(err.lower())) for err in (run.err, good.err))
        if new := (said & self.before) - usual - IDS:
            yield f"words in what it said: {new}"
        every = leftovers_in(folder)
        left = [path for path in every if path not in self._left_before]
        kept = [path for path in left if run.status > 0 and verb.args[0] == "edit" and ".edit." in path.name]
        if left != kept and run.status != -9 and strike.call.name not in ("unlink", "close"):
            yield f"left behind: {[path.name for path in left]}"
        if every or lost:
            if still := self._left_forever(verb, folder):
                yield f"left behind for ever: {still}"
            lost -= Held(folder).words
        if lost:
            yield f"lost: {lost}"

    def _left_forever(self, verb: Verb, folder: Path) -> list[str]:
        """Lets time pass, does the same again with nothing wrong, tidies up as the next start does. What stays then?"""
        _let_time_pass(folder)
        self.again(verb, folder)
        _let_time_pass(folder)  # an editor that changes nothing the second time may still have its copy open
        Journal(Held(folder).places).tidy()
        return [str(path.relative_to(folder)) for path in leftovers_in(folder) if "versions" not in path.parts]


def _let_time_pass(folder: Path) -> None:
    long_ago = time.time() - 3 * 3600
    for path in leftovers_in(folder):
        os.utime(path, (long_ago, long_ago))


def _wrong_sentence(run: Run, done: bool) -> Iterator[str]:
    last = run.err.strip().rpartition("\n")[2]
    if _FAULT.search(run.err) or not last.endswith("."):
        yield f"no sentence: {run.err[-300:]!r}"
    if run.status not in (1, 2):
        yield "an exit code that isn't one of failing"
    if done and "not confirmed" not in run.err:
        yield f"it said that it failed, and it is done: {run.err!r}"


def _folders(call: Call) -> list[str]:
    """Where the call was made; what it was made at may have a name by chance."""
    return [os.path.dirname(path) for path in call.paths]  # noqa: PTH120  # only text


def leftovers_in(folder: Path) -> list[Path]:
    """What a save leaves beside its target while it goes on."""
    return [path for path in folder.rglob(".*") if path.name.endswith((".tmp", ".edit.toml", ".edit.from"))]


def strikes_at(calls: Iterable[Call]) -> list[Strike]:
    """All of them: each error at each call, and a kill at each but those that come after one that only reads, too.

    Between two calls that only read nothing on disk is different, so a kill at the second leaves what one at the first
    does.
    """
    found, reads = list[Strike](), False
    for call in calls:
        kills = () if call.reads and reads else (KILL,)
        found += [Strike(call, error) for error in (*kills, *errors_of(call))]
        reads = call.reads
    return found


def sample_of(strikes: list[Strike], most: int, seed: int) -> list[Strike]:
    """As many of them, spread over the calls, kills and errors by turns; other ones with another seed."""
    if len(strikes) <= most:
        return strikes
    chance, step = random.Random(seed), len(strikes) / most
    return [strikes[min(len(strikes) - 1, int((number + chance.random()) * step))] for number in range(most)]


def _beside(folder: Path) -> dict[str, bytes]:
    """The files that stand beside the home: what was exported, and what is to be imported."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def power_cuts_of(range_: Range, verb: Verb, run: Run, *, most: int | None = None, seed: int = 0) -> Cuts:
    """Cuts the power at each moment of a good run of the verb, whose folder is still there as it left it."""
    top = range_.struck
    said_at = max(
        (place for place, call in enumerate(run.calls) if verb.said.encode() in call.data and call.result > 0),
        default=-1,
    )
    assert said_at >= 0, f"{verb.name} never says {verb.said!r}: {run.out}{run.err}"
    outside, before = _beside(top), _beside(range_.prepared)

    def check(folder: Path, after: bool) -> Iterator[str]:
        when = "after" if after else "before"
        try:
            held = Held(folder)
            lost, done = range_.before - verb.gone - held.words, verb.done(held)
        except Exception as error:
            yield f"{verb.name}, {when} it said so: the reader fails: {type(error).__name__}: {error}"
            return
        if lost:
            yield f"{verb.name}, {when} it said so: lost {lost}"
        if after and not done:
            yield f"{verb.name}: it said that it was done, and it isn't"
        for name, content in outside.items():
            found = (folder / name).read_bytes() if (folder / name).exists() else None
            if found not in (content, before.get(name)):
                yield f"{verb.name}, {when} it said so: {name} is neither as before nor whole"

    begun = top.with_name("begun")
    shutil.rmtree(begun, ignore_errors=True)
    shutil.copytree(range_.prepared, begun, symlinks=True)
    verb.before(begun)
    recorded = Recorded(run.calls, begun, top)
    return cut_all(recorded, said_at, top.with_name("cut"), check, most=most, seed=seed)
