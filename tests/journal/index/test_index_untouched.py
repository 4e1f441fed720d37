"""What has to be quick doesn't touch the index."""

import subprocess
import sys

import pytest

from connectwell.journal import Journal
from connectwell.paths import find_app_folders
from index.index_samples import note

PROGRAM = """
import sys
from connectwell.__main__ import main
try:
    main()
except SystemExit as ended:
    assert not ended.code
print(*(name for name in sys.modules if "sqlite" in name or "journal.index" in name or "folding" in name))
"""


@pytest.mark.parametrize("verb", ["today", "list", "show latest", "list --with ana --need seen"])
def test_short_verbs_know_no_index(verb: str) -> None:
    places = find_app_folders()
    Journal(places).add(note("Rain."))
    ended = subprocess.run([sys.executable, "-c", PROGRAM, *verb.split()], capture_output=True, encoding="utf-8")
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, ""), ended.stderr
    assert not places.cache.exists()
