"""A short walk of random keys; `.ci/run` goes for half a minute, `.ci/long` for ten in each size."""

import itertools
from pathlib import Path

import pytest

from random_keys import Walk, prepared

pytestmark = pytest.mark.usefixtures("elsewhere")


async def test_random_keys_break_nothing(nobody_at_home: Path) -> None:
    bursts = itertools.count()
    walk = Walk(prepared(nobody_at_home), seed=12)
    await walk.go((80, 24), lambda: next(bursts) < 4)
    assert walk.sent > 4
