"""The tests of the index live faster: a file counts as settled after 30 ms, not two seconds."""

import pytest

from connectwell.journal.index import scanning
from index.index_samples import TICK


@pytest.fixture(autouse=True)
def fast_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "_RACY", TICK)
