"""What every test gets: nothing of the developer's own, and rooms of its own."""

import gc
import importlib
import itertools
import math
import os
import pkgutil
import signal
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import is_hypothesis_test, settings

import connectwell
from steady import TickingClock, open_context

if TYPE_CHECKING:
    from connectwell.context import Context

# Enough to find what changes a day; `--hypothesis-profile=thorough` looks longer.
settings.register_profile("suite", max_examples=12, deadline=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile("suite")

_homes = itertools.count()
_FACES = ("connectwell.__main__", "connectwell.cli", "connectwell.plain", "connectwell.tui")
_NOT_COUNTED = ("cli", "content", "faults", "packaging", "plain", "sync", "terminal", "tests", "tui")
"""Tests of the faces, of the words, and those that start processes of their own."""

# Where the tests run with Ctrl-C or a hang-up ignored (in the background, under nohup), their children would too.
for _number in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _number == signal.SIGINT else signal.SIG_DFL)

_SHOWS_THE_DEVELOPER = (
    "CONNECTWELL_", "XDG_", "LC_", "LANG", "TEXTUAL", "COLOR", "NO_COLOR", "FORCE_COLOR", "CLICOLOR",
    "VISUAL", "EDITOR", "PAGER", "LESS", "COLUMNS", "LINES",
)  # fmt: skip


def pytest_xdist_auto_num_workers() -> int:
    """Three for two cores: what drives a screen or a terminal waits now and then, and each has to find all tests."""
    return (os.cpu_count() or 1) * 3 // 2


@contextmanager
def _not_counting() -> Iterator[None]:
    tracing, in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracing)
        threading.settrace(in_threads)


@contextmanager
def _one_first() -> Iterator[None]:
    """One worker comes first, and the others find compiled what it went through. Windows has no such lock."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with Path(__file__).open() as ours:
        try:
            fcntl.flock(ours, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(ours, fcntl.LOCK_SH)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Coverage counts what the rooms do when they are imported, and not how the tests are looked for."""
    gc.disable()  # nothing here is garbage, and looking for it takes longer each time
    try:
        with _one_first():
            if sys.gettrace():
                _import_rooms()
            with _not_counting():
                return (yield)
    finally:
        gc.enable()


def _import_rooms() -> None:
    for module in pkgutil.iter_modules(connectwell.__path__, "connectwell."):
        if module.name in _FACES:
            continue
        package = importlib.import_module(module.name)
        for part in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{module.name}."):
            importlib.import_module(part.name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Coverage counts what the examples reach in the rooms.

    Counting takes several times as long while Hypothesis looks for more, while a face is driven and where a test goes
    through the same lines thousands of times. That one is marked `not_counted`: pytest-cov's own `no_cover` goes on
    counting in a worker of xdist, and together with this one it stops the counting of all that follows.
    """
    of_a_room = item.path.parent.name not in _NOT_COUNTED
    again_and_again = is_hypothesis_test(getattr(item, "obj", None)) or item.get_closest_marker("not_counted")
    if of_a_room and not again_and_again:
        return (yield)
    with _not_counting():
        return (yield)


def pytest_collection_finish() -> None:
    """What was imported and collected stays, so garbage is looked for in the rest alone, and less often."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def nobody_at_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Hides the developer's own configuration, journal, language, terminal and current folder.

    Gives a HOME of the test's own, which is also its current folder: a page's file, by its default name, lands there.
    """
    for name in tuple(os.environ):
        if name.startswith(_SHOWS_THE_DEVELOPER):
            monkeypatch.delenv(name)
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_homes))  # mktemp would look through all that are there
    home.mkdir(0o700, parents=True)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("CONNECTWELL_HOME", str(home / "connectwell"))
    monkeypatch.setattr("connectwell.locking._latest", math.inf)  # a program that was told to end waits no longer
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.chdir(home)
    return home


@pytest.fixture
def clock() -> TickingClock:
    """Saturday 21 November 2026, 08:01:22 at +01:00, and a second later at each look."""
    return TickingClock()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of one's own to write to: where connectwell is started."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def context(nobody_at_home: Path, clock: TickingClock) -> "Context":
    """The rooms under CONNECTWELL_HOME: welcomed, region DE, nothing written yet. They tell time by `clock`."""
    return open_context(nobody_at_home / "connectwell", clock)
