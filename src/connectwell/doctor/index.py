"""The index behind search and the weeks, against a full parse of the entries."""

from collections.abc import Iterator

from connectwell.doctor.diagnosis import Diagnosis
from connectwell.doctor.installation import Installation


def check(installation: Installation) -> Iterator[Diagnosis]:
    """Yields whether the index says something else than the files."""
    if installation.journal.upkeep.index_agrees():
        return

    def rebuild() -> str:
        installation.journal.upkeep.rebuild_index()
        return "Rebuilt the index for search."

    yield Diagnosis(
        "index",
        "The index for search and the weeks doesn't say what your entries say.",
        "It is only a copy; the entries themselves are what counts.",
        "'connectwell doctor --fix' rebuilds it.",
        mend=rebuild,
    )
