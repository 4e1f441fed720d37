"""Input latency: the gaps between iterations of an app's event loop."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from benchmarks.pairs import Row

_PATIENCE = 300.0  # seconds


@asynccontextmanager
async def watched() -> AsyncIterator[list[float]]:
    """Yields a list that collects the loop's gaps, in ms, while the context lasts."""
    gaps: list[float] = []
    watching = asyncio.create_task(_watch(gaps))
    try:
        yield gaps
    finally:
        watching.cancel()


def longest_wait(what: str, gaps: list[float], bound: float) -> Row:
    """Returns the longest of `gaps` as a row; `bound` is in ms."""
    worst, ordered = max(gaps), sorted(gaps)
    quarter, three_quarters = ordered[len(gaps) // 4], ordered[3 * len(gaps) // 4]
    name, ratios = f"the longest wait for a key, {what}", (worst / bound, quarter / bound, three_quarters / bound)
    return Row(name, "what is allowed", "ms", worst, bound, *ratios, 1)


async def until(true: Callable[[], bool], patience: float = _PATIENCE) -> None:
    """Waits for a condition, at most `patience` seconds. Raises TimeoutError."""
    end = time.perf_counter() + patience
    while not true():
        if time.perf_counter() > end:
            raise TimeoutError("it never came")
        await asyncio.sleep(0.01)


async def _watch(gaps: list[float]) -> None:
    last = time.perf_counter()
    while True:
        await asyncio.sleep(0.005)
        now = time.perf_counter()
        gaps.append((now - last) * 1000)
        last = now
