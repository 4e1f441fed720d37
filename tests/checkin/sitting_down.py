"""One person at one check-in: goes through it with few words, and looks at the file as anybody could."""

import tomllib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectwell.checkin import Step, Walk
from connectwell.model.entry import Entry, Reflection
from connectwell.model.terms import Mode, Need

if TYPE_CHECKING:
    from connectwell.context import Context


def begin(context: "Context", *, mode: Mode = "full", only: Iterable[Need] = (), day: date | None = None) -> Walk:
    return Walk.begin(context, mode=mode, only=only, day=day)


def resume(context: "Context", walk: Walk) -> Walk:
    """As after a kill: nothing of `walk` is left but its file."""
    return Walk.resume(context, walk.entry.id)


def file_of(context: "Context", walk: Walk) -> Path:
    return context.places.data / "entries" / walk.entry.id[:4] / f"{walk.entry.id}.toml"


def on_disk(context: "Context", walk: Walk) -> dict[str, Any]:
    """The entry's file, read with the stock reader. Empty where there is none yet."""
    try:
        return tomllib.loads(file_of(context, walk).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


def at(walk: Walk) -> str:
    """The name of the step."""
    return type(walk.step).__name__


def go_to(walk: Walk, kind: type[Step], *, of: Need | None = None) -> Any:
    """Skips along until a step of this kind, and gives it."""
    for _ in range(30):
        step = walk.step
        if isinstance(step, kind) and (of is None or getattr(getattr(step, "need", None), "id", None) == of):
            return step
        walk.skip()
    raise AssertionError(f"no {kind.__name__} came; this is {at(walk)}")


def rate_all(walk: Walk, *ratings: int) -> None:
    """The five at a glance, in their order."""
    for need, rating in zip(("seen", "safe", "soothed", "secure", "stable"), ratings, strict=False):
        walk.rate(need, rating)  # type: ignore[arg-type]  # the five, spelled out


def remember_days(context: "Context", safe_ratings: Iterable[int], *, until: date, offered: date | None = None) -> None:
    """Finished check-ins on the days before `until`, the last rating on the day before it."""
    ratings = list(safe_ratings)
    for back, rating in zip(range(len(ratings), 0, -1), ratings, strict=True):
        day = until - timedelta(days=back)
        started = datetime(day.year, day.month, day.day, 9, tzinfo=context.clock().tzinfo)
        context.journal.add(
            Entry(
                id=context.journal.new_id(started),
                kind="check-in",
                day=day,
                started=started,
                finished=started,
                offered=("safe",) if day == offered else (),
                reflections=(Reflection(key="aaaa", need="safe", rating=rating),),
            )
        )
