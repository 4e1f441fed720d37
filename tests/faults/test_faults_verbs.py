"""Every verb that writes, as a process: killed and failed at its system calls, and its disk after a power cut.

Here a few of each for every verb, spread over its calls; `python tests/faults/every_fault.py` tries all of them.
"""

import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from fault_tools import needs_strace
from not_yet import NOT_YET
from striking import KILL, Range, Strike, Tally, errors_of, power_cuts_of, sample_of, strikes_at
from traced_verbs import Call, Run, VerbServer
from verb_rows import RAIN, VERBS, Held, Verb

from connectwell.cli.group import VERBS as ALL_VERBS

STRIKES, DISKS = 2, 3
"""Of each verb."""
ONLY_READ = {"today", "list", "show", "insights", "help-now", "path", "content", "demo", "completion", "help"}
ONLY_READ_BELOW = {
    ("circle", "five"), ("circle", "show"), ("circle", "names"), ("circle", "communities"), ("backup", "verify"),
    ("connect", "list"), ("connect", "touched"), ("content", "check"), ("content", "list"), ("content", "schema"),
}  # fmt: skip
READS = 2
"""Of each verb: errors of a call that looks at what is there. Where that is known to go wrong, till it does."""

Recorded = tuple[Verb, Run, list[Call]]


@pytest.fixture(scope="module")
def range_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Range]:
    with VerbServer() as server:
        yield Range(server, tmp_path_factory.mktemp("verbs"))


@pytest.fixture(scope="module", params=VERBS, ids=lambda verb: verb.name)
def recorded(range_: Range, request: pytest.FixtureRequest) -> Recorded:
    """A verb, and a good run of it."""
    return request.param, *range_.record(request.param)


@needs_strace
def test_a_power_cut_leaves_what_said_that_it_was_done_and_else_the_old_or_the_new(
    recorded: Recorded, range_: Range, request: pytest.FixtureRequest
) -> None:
    verb, run, _ = recorded
    _expect("cuts", verb, request)
    found = power_cuts_of(range_, verb, run, most=DISKS)
    assert found.broken == []
    assert found.disks >= 3


@needs_strace
def test_whatever_fails_nothing_is_lost_and_what_is_said_is_true(recorded: Recorded, range_: Range) -> None:
    verb, good, calls = recorded
    assert len(calls) > STRIKES
    strikes = [strike for strike in strikes_at(calls) if strike.error == KILL or not strike.call.reads]
    tally = Tally()
    for strike in sample_of(strikes, STRIKES, seed=len(verb.name)):
        range_.strike(verb, good, strike, tally)
    assert tally.broken == []
    assert tally.kills + sum(tally.errors.values()) >= STRIKES - 1


@needs_strace
def test_what_cannot_be_read_is_not_taken_for_gone(
    recorded: Recorded, range_: Range, request: pytest.FixtureRequest
) -> None:
    verb, good, calls = recorded
    expected = _expect("reads", verb, request)
    entries = f"{range_.struck}/home/data/entries"
    reads = [strike for strike in strikes_at(calls) if strike.error != KILL and strike.call.reads]
    refused = [strike for strike in reads if strike.error == "EACCES" and strike.call.paths[0].startswith(entries)]
    tally = Tally()
    for strike in reversed(refused) if expected else sample_of(reads, READS, seed=len(verb.name)):
        range_.strike(verb, good, strike, tally)
        if tally.broken:
            break
    assert tally.broken == []


@needs_strace
@pytest.mark.parametrize("name", ["edit", "remove"])
def test_an_entry_that_may_not_be_read_is_not_called_missing(range_: Range, name: str) -> None:
    (verb,) = (verb for verb in VERBS if verb.name == name)
    _, calls = range_.record(verb)
    first = next(call for call in calls if call.name == "openat" and call.paths[0].endswith(f"{RAIN}.toml"))
    folder = range_.copy()
    run = range_.run(verb, folder, "trace=openat", Strike(first, "EACCES").rule)
    assert run.struck is not None
    assert run.status == 1
    assert "isn't allowed to read it" in run.err
    assert Held(folder).entries[RAIN] == Held(range_.prepared).entries[RAIN]


def _expect(trial: str, verb: Verb, request: pytest.FixtureRequest) -> bool:
    """Marks the test as one that fails as yet, if it is known to."""
    reason = NOT_YET[trial].get(verb.name)
    if reason:
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    return reason is not None


def test_each_verb_that_writes_has_a_row() -> None:
    """Those below a verb too, as its usage names them: one that is new fails here until it has a row or only reads."""
    rows = {verb.args[0] for verb in VERBS if not verb.args[0].startswith("-")}
    assert rows == set(ALL_VERBS) - ONLY_READ | {"content"}
    below = {(verb.args[0], verb.args[1]) for verb in VERBS if len(verb.args) > 1}
    assert set(_below_verbs()) - below == ONLY_READ_BELOW


def _below_verbs() -> Iterator[tuple[str, str]]:
    for name, (module, _) in ALL_VERBS.items():
        verb = import_module(f"connectwell.cli.verbs.{module}")
        yield from ((name, word) for word, *_ in map(str.split, getattr(verb, "_TAKES", ())))
        for parameter in verb.verb.params:
            if parameter.param_type_name == "argument":
                words = re.findall("[a-z][a-z-]+", parameter.metavar or "")
                yield from ((name, word) for word in words if word != "latest")


def test_a_call_that_a_verb_newly_makes_is_struck_by_itself() -> None:
    call = Call("openat", 4, "AT_FDCWD, O_WRONLY|O_CREAT|O_EXCL", 3, ("/home/ana/new.md",))
    assert {strike.error for strike in strikes_at([call])} == {KILL, *errors_of(call)}
    assert {"ENOSPC", "EIO", "EROFS", "EDQUOT", "EACCES", "EINTR", "EMFILE", "ENOENT"} == set(errors_of(call))
    assert str(Strike(call, "EIO")) == "EIO at openat number 4, of ana/new.md"
