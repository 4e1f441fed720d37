"""Two check-ins opened by hand at once: the second is told, and asked; nothing of a killed one is in the way."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from connectwell import plain, sentences
from connectwell.checkin import Walk
from connectwell.checkin.open_mark import OpenMark
from connectwell.context import Context
from connectwell.plain.talk import Talk
from connectwell.tui.app import Companion
from tui.tui_tools import on, press, sees

_HOLDS = """
import time
from connectwell.checkin.open_mark import OpenMark
from connectwell.context import Context
assert OpenMark(Context.open()).set()
print("set", flush=True)
time.sleep(60)
"""


@pytest.fixture
def other_window(context: Context) -> Iterator[OpenMark]:
    """Another window with a check-in open."""
    mark = OpenMark(context)
    assert mark.set()
    yield mark
    mark.clear()


def days_check_ins(context: Context) -> int:
    return sum(item.entry.kind == "check-in" for item in context.journal.newest())  # type: ignore[union-attr]


def begun(context: Context) -> Walk:
    walk = Walk.begin(context)
    walk.arrive("settled")
    return walk


def in_plain(context: Context, typed: str, *, terminal: bool = True) -> str:
    said = io.StringIO()
    talk = Talk(io.StringIO(typed), said)
    talk.terminal = terminal
    plain.check_in(context, talk)
    return said.getvalue()


def test_one_that_is_killed_is_in_nobodys_way(context: Context) -> None:
    environ = {**os.environ, "CONNECTWELL_HOME": str(context.places.data.parent)}
    with subprocess.Popen([sys.executable, "-c", _HOLDS], env=environ, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "set\n"
        mark = OpenMark(context)
        assert not mark.set()
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert mark.set()
    mark.clear()


@pytest.mark.usefixtures("other_window")
async def test_the_screens_ask_whether_to_go_on_or_begin_another(context: Context) -> None:
    begun(context)
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        await press(pilot, "c")
        await sees(app, sentences.OPEN_ELSEWHERE)
        await press(pilot, "escape")
        await on(app, "TodayScreen")
        await press(pilot, "c")
        await sees(app, "Begin another")
        await press(pilot, "1")
        await on(app, "WalkScreen")
        assert days_check_ins(context) == 1
        await press(pilot, "escape", "c")
        await sees(app, "Begin another")
        await press(pilot, "2")
        await sees(app, "How is your body right now?")
        await press(pilot, "1", "escape")
        await on(app, "TodayScreen")
    assert days_check_ins(context) == 2


async def test_once_it_is_left_nobody_is_asked(context: Context, other_window: OpenMark) -> None:
    other_window.clear()
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(app, "A small connection")
        for _ in range(2):
            await press(pilot, "c")
            await sees(app, "How is your body right now?")
            assert not OpenMark(context).set()
            await press(pilot, "escape")
            await on(app, "TodayScreen")
    assert other_window.set()


def test_plain_lines_ask_and_a_pipe_is_told(context: Context, other_window: OpenMark) -> None:
    begun(context)
    assert sentences.OPEN_ELSEWHERE in in_plain(context, "\n")
    assert days_check_ins(context) == 1
    in_plain(context, "go on\n/stop\n")
    assert days_check_ins(context) == 1
    in_plain(context, "begin another\nsettled\n/stop\n")
    assert days_check_ins(context) == 2
    assert sentences.OPEN_ELSEWHERE in in_plain(context, "/stop\n", terminal=False)
    other_window.clear()
    assert sentences.OPEN_ELSEWHERE not in in_plain(context, "/stop\n")
