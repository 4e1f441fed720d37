"""Python imports this by itself at every start below the comparison: one moment, and the same chance for both versions.

Only what ends up in files is fixed: the clock, and the tails of names. Where SAME_AS_BEFORE_NOW isn't set, nothing is.
"""

import os
import random
import sys
from datetime import datetime, timedelta, tzinfo
from typing import Self

_ours = os.urandom
_now = datetime.fromisoformat("2000-01-01")
_tick = timedelta(0)
_chance = random.Random()


def fix(now: str, seed: str, tick: float = 0) -> None:
    """From now on it is `now`, in ISO 8601 without an offset, and `tick` seconds later at each look."""
    global _now, _tick
    _now, _tick = datetime.fromisoformat(now), timedelta(seconds=tick)
    _chance.seed(seed)


class _FixedDatetime(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        global _now
        found = _now
        _now += _tick
        return found.astimezone(tz) if tz else found  # type: ignore[return-value]  # a real one, as the program expects


def _urandom(size: int, /) -> bytes:
    """As `os.urandom`; the same on every run for `journal.names.random_tail`. Names of temporary files stay random."""
    return _chance.randbytes(size) if sys._getframe(1).f_code.co_name == "random_tail" else _ours(size)


if "SAME_AS_BEFORE_NOW" in os.environ:
    import connectwell.clock

    fix(
        os.environ["SAME_AS_BEFORE_NOW"],
        os.environ["SAME_AS_BEFORE_SEED"],
        float(os.environ.get("SAME_AS_BEFORE_TICK", "0")),
    )
    vars(connectwell.clock)["datetime"] = _FixedDatetime
    os.urandom = _urandom
