"""The index behind search and the weeks, against a full parse of the entries."""

from collections.abc import Iterator

from connectwell.doctor.finding import Finding
from connectwell.doctor.patient import Patient
from connectwell.model.facts import facts_of


def check(patient: Patient) -> Iterator[Finding]:
    """Yields whether the index says something else than the files."""
    if not patient.journal.has_index:
        return  # the next search makes it
    parsed = {item.entry.id: facts_of(item.entry, None) for item in patient.items if not item.is_copy}
    if {facts.id: facts for facts in patient.journal.facts(removed=True)} != parsed:

        def rebuild() -> str:
            patient.journal.rebuild_index()
            return "Made the index for search anew."

        yield Finding(
            "index",
            "The index for search and the weeks doesn't say what your entries say.",
            "It is only a copy; the entries themselves are what counts.",
            "'connectwell doctor --fix' makes it anew.",
            mend=rebuild,
        )
