"""What saves, edits, editors, file managers and a demo left behind."""

from collections.abc import Iterator

from connectwell.demo.folder import left_behind, sweep
from connectwell.doctor.diagnosis import Diagnosis, Mend, list_of, number_of
from connectwell.doctor.patient import Patient
from connectwell.journal.strays import Stray
from connectwell.model.entry import tail_of


def check(patient: Patient) -> Iterator[Diagnosis]:
    """Yields what lies beside the entries, kind by kind."""
    strays = patient.journal.strays()

    def of_kind(*kinds: str) -> list[Stray]:
        return [one for one in strays if one.kind in kinds]

    for edit in of_kind("edit"):
        name = tail_of(edit.entry_id) if edit.entry_id else edit.path
        yield Diagnosis(
            "leftovers",
            f"An edit of {name} isn't in the entry yet.",
            "Both the edit and the entry are kept.",
            f"'connectwell edit {name}' goes on with it; with --discard it is deleted.",
        )
    if copies := of_kind("copy"):
        yield Diagnosis(
            "leftovers",
            f"{number_of(len(copies), 'copy', 'copies')} by an editor or a file manager, not the same as the entry: "
            f"{list_of(one.path for one in copies)}.",
            "Nothing reads or changes them.",
            "'connectwell doctor --fix' moves them to the entry's earlier versions ('connectwell show ID --versions').",
            mend=_setting_aside(patient, copies),
        )
    if swaps := of_kind("swap"):
        yield Diagnosis(
            "leftovers",
            f"An editor that was cut off left what was typed in a swap file: {list_of(one.path for one in swaps)}.",
            "",
            "'vim -r FILE' shows what is in it. Delete it when you don't need it.",
        )
    if temporary := of_kind("temporary"):
        yield Diagnosis(
            "leftovers",
            f"{number_of(len(temporary), 'file', 'files')} of a save or an edit that was cut off, or that is going on: "
            f"{list_of(one.path for one in temporary)}.",
            "What differs from its entry becomes an earlier version of it. One that can't be read is kept.",
            "'connectwell doctor --fix' tidies those over an hour old; so does opening connectwell.",
            needs_you=False,
            mend=_tidying(patient),
        )
    if others := of_kind("other", "same"):
        counted = number_of(len(others), "file isn't", "files aren't")
        yield Diagnosis(
            "leftovers",
            f"{counted} connectwell's, in its folders: {list_of(one.path for one in others)}.",
            "Nothing reads or changes them.",
            "They may hold words of yours; delete what you don't need.",
            needs_you=False,
        )
    if demos := left_behind():
        yield Diagnosis(
            "leftovers",
            f"{number_of(len(demos), 'made-up journal', 'made-up journals')} of a demo that was cut off, among the "
            "temporary files.",
            "Your own journal isn't in there.",
            "'connectwell doctor --fix' deletes them; so does the next start.",
            needs_you=False,
            mend=_sweeping,
        )


def _setting_aside(patient: Patient, copies: list[Stray]) -> Mend:
    def set_aside() -> str:
        done = sum(patient.journal.set_aside(one) for one in copies)
        return f"Moved to earlier versions: {number_of(done, 'copy', 'copies')}."

    return set_aside


def _tidying(patient: Patient) -> Mend:
    def tidy() -> str:
        patient.journal.tidy()
        return "Tidied what saves and edits left."

    return tidy


def _sweeping() -> str:
    sweep()
    return "Deleted the made-up journal of a demo."
