"""The HTML checked by the Nu HTML checker (npm `vnu-jar`). Skips without Java, or where VNU_JAR says nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from documents import EMPTY_BRIEF, brief, record

from connectwell.share.formats.html import write_html

VNU = os.environ.get("VNU_JAR", "")


@pytest.mark.skipif(not (VNU and shutil.which("java")), reason="no Java, or no vnu.jar; VNU_JAR says where it is")
def test_it_finds_nothing(tmp_path: Path) -> None:
    documents = {"full": brief(), "empty": brief(EMPTY_BRIEF, name=""), "record": record(), "nothing": record(())}
    for name, document in documents.items():
        (tmp_path / f"{name}.html").write_text(write_html(document), "utf-8")
    done = subprocess.run(
        ["java", "-jar", VNU, "--errors-only", *tmp_path.glob("*.html")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
