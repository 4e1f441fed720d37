"""What a screen has done in a thread: told after a moment, cancelled by the next one or when the screen goes."""

from collections.abc import Callable
from threading import Event

import pytest

from connectwell.errors import Cancelled, ConnectwellError
from connectwell.jobs import report_progress
from connectwell.tui import job
from connectwell.tui.app import Companion
from connectwell.tui.job import Job, JobScreen
from tui.tui_tools import sees, sees_no, until


class Waiting:
    """Something to do that says how far it is until it is let go on."""

    def __init__(self) -> None:
        self.begun, self.go_on, self.over = Event(), Event(), Event()
        self.cancelled = False

    def __call__(self, job: Job) -> str:
        self.begun.set()
        try:
            while not self.go_on.wait(0.01):
                report_progress(job.progress, 7, 3000)
        except Cancelled:
            self.cancelled = True
            raise
        finally:
            self.over.set()
        return "found"


async def _opened(app: Companion) -> JobScreen:
    screen = JobScreen()
    await app.push_screen(screen)
    return screen


def test_what_takes_a_moment_is_not_told_and_then_not_too_often(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(job, "monotonic", lambda: now[0])
    told: list[tuple[int, int]] = []
    one = Job(lambda done, total: told.append((done, total)))
    for later in (0.0, 0.9, 1.0, 1.1, 1.2, 1.3, 1.6):
        now[0] = 100 + later
        assert one.progress(int(later * 10), 20)
    assert told == [(10, 20), (13, 20), (16, 20)]
    one.cancel()
    now[0] = 110
    assert not one.progress(20, 20)
    assert len(told) == 3


async def test_it_is_told_and_its_result_taken(app: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "QUIET_FOR", 0)
    taken: list[str] = []
    async with app.run_test(size=(80, 24)):
        screen, act = await _opened(app), Waiting()
        screen.start(act, taken.append)
        assert screen.is_busy
        await sees(app, "7 of 3,000")
        act.go_on.set()
        await until(lambda: not screen.is_busy, "the result")
    assert taken == ["found"]


async def test_of_two_only_the_later_one_is_taken(app: Companion) -> None:
    taken: list[str] = []
    async with app.run_test(size=(80, 24)):
        screen, first, second = await _opened(app), Waiting(), Waiting()
        screen.start(first, lambda found: taken.append(f"first {found}"))
        await until(first.begun.is_set, "the first")
        screen.start(second, lambda found: taken.append(f"second {found}"))
        second.go_on.set()
        await until(lambda: not screen.is_busy, "the second")
        await until(first.over.is_set, "the end of the first")
    assert taken == ["second found"]
    assert first.cancelled


async def test_a_screen_that_goes_cancels(app: Companion) -> None:
    async with app.run_test(size=(80, 24)):
        screen, act = await _opened(app), Waiting()
        screen.start(act, lambda _: None)
        await until(act.begun.is_set, "the thread")
        screen.dismiss()
        await until(act.over.is_set, "the end of the thread")
    assert act.cancelled


def _raise(fault: ConnectwellError) -> Callable[[Job], str]:
    def act(_: Job) -> str:
        raise fault

    return act


async def test_what_is_in_the_way_is_said_and_a_cancelled_job_says_nothing(app: Companion) -> None:
    async with app.run_test(size=(80, 24)):
        screen = await _opened(app)
        screen.start(_raise(ConnectwellError("The disk is full.")), lambda _: None)
        await sees(app, "The disk is full.")
        screen.say("")
        screen.start(_raise(Cancelled()), lambda _: None)
        await until(lambda: not screen.is_busy, "the end")
        await sees_no(app, "Stopped")
