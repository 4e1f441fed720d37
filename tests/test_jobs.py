"""Long jobs: whoever is told of the progress can cancel, and the garbage collector is as it was afterwards."""

import gc
from collections.abc import Iterator

import pytest

from connectwell.errors import Cancelled
from connectwell.jobs import gc_paused, report_progress


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if was_on else gc.disable)()


def test_only_a_plain_no_cancels() -> None:
    report_progress(None, 1, 2)
    report_progress(lambda *_: None, 1, 2)
    report_progress(lambda *_: True, 1, 2)
    with pytest.raises(Cancelled, match="Nothing was written"):
        report_progress(lambda *_: False, 1, 2)


def test_the_collector_is_paused_and_goes_on() -> None:
    gc.enable()
    with gc_paused():
        assert not gc.isenabled()
        with gc_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    with gc_paused():
        pass
    assert not gc.isenabled()


def test_it_goes_on_after_a_fault_as_well() -> None:
    gc.enable()
    with pytest.raises(Cancelled), gc_paused():
        raise Cancelled
    assert gc.isenabled()
