"""The examples for notebooks and databases in docs/sharing-formats.md, run on an export. Skip without their library."""

import re
from pathlib import Path

import pytest
from sharing import check_in

from connectwell.context import Context
from connectwell.share.sharing import Sharing

DOCS = (Path(__file__).parents[2] / "docs" / "sharing-formats.md").read_text("utf-8").partition("## In a notebook")[2]


@pytest.fixture
def exported(context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two check-ins in a week, as CSV and JSON in the working directory."""
    check_in(context, "t1t1t1", 1)
    check_in(context, "t2t2t2", 2)
    monkeypatch.chdir(tmp_path)
    sharing = Sharing(context, "export")
    sharing.read_days()
    sharing.send("csv", Path("ratings.csv"))
    sharing.send("json", Path("record.json"))


@pytest.mark.usefixtures("exported")
def test_pandas_reads_it() -> None:
    pytest.importorskip("pandas", reason="pandas isn't installed here")
    (code,) = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    found: dict[str, object] = {}
    exec(code, found)
    weeks = found["weeks"]
    assert weeks.loc["2026-11-22"].to_dict() == {"safe": 3, "seen": 6}  # type: ignore[attr-defined]


@pytest.mark.usefixtures("exported")
def test_duckdb_reads_it() -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb isn't installed here")
    (code,) = re.findall(r"```sql\n(.*?)```", DOCS, re.DOTALL)
    weeks, states = (duckdb.sql(query).fetchall() for query in code.split(";") if query.strip())
    assert [row[1:] for row in weeks] == [("safe", 3, 2), ("seen", 6, 2)]
    assert states == [("mixed", 2)]
