"""The HTML checked by the Nu HTML checker (npm `vnu-jar`). Skips without Java, or where VNU_JAR says nothing."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from documents import EMPTY_BRIEF, FULL_BRIEF, UNTIL, a_chart, brief, record, without_needs

from connectwell.share.formats.html import write_html

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
VNU = os.environ.get("VNU_JAR", "")


@pytest.mark.skipif(not (VNU and shutil.which("java")), reason="no Java, or no vnu.jar; VNU_JAR says where it is")
def test_it_finds_nothing(tmp_path: Path) -> None:
    long = brief(replace(FULL_BRIEF, chart=a_chart(UNTIL - timedelta(days=899), UNTIL)))
    some = brief(replace(FULL_BRIEF, chart=without_needs(FULL_BRIEF.chart, "seen", "safe")))
    documents = {"full": brief(), "empty": brief(EMPTY_BRIEF, name=""), "record": record(), "nothing": record(())}
    documents |= {"long": long, "some": some}
    for name, document in documents.items():
        (tmp_path / f"{name}.html").write_text(write_html(document), "utf-8")
    done = subprocess.run(
        ["java", "-jar", VNU, "--errors-only", *tmp_path.glob("*.html"), *SAMPLES.glob("*.html")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
