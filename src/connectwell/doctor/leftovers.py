"""What saves, edits, editors, file managers and a demo left behind."""

from collections.abc import Iterator
from typing import Final

from connectwell.demo.folder import delete_stale, stale_folders
from connectwell.doctor.diagnosis import Diagnosis, Mend, list_of
from connectwell.doctor.installation import Installation
from connectwell.english import counted
from connectwell.journal.unexpected_files import UnexpectedFile
from connectwell.model.entry import tail_of

TIDIED: Final = "Tidied what saves and edits left."
TIDIED_PARTLY: Final = "Some of what saves and edits left couldn't be tidied, so it is kept."


def check(installation: Installation) -> Iterator[Diagnosis]:
    """Yields what lies beside the entries, kind by kind."""
    unexpected_files = installation.journal.upkeep.unexpected_files()

    def of_kind(*kinds: str) -> list[UnexpectedFile]:
        return [one for one in unexpected_files if one.kind in kinds]

    for edit in of_kind("edit"):
        name = tail_of(edit.entry_id) if edit.entry_id else edit.path
        yield Diagnosis(
            "leftovers",
            f"An edit of {name} isn't in the entry yet.",
            "Both the edit and the entry are kept.",
            f"'connectwell edit {name}' goes on with it; --discard deletes it.",
        )
    if copies := of_kind("copy"):
        yield Diagnosis(
            "leftovers",
            counted(
                len(copies),
                "An editor or a file manager made 1 copy, which differs from the entry: {names}.",
                "An editor or a file manager made {n} copies, which differ from the entries: {names}.",
                names=list_of(one.path for one in copies),
            ),
            "Nothing reads or changes them.",
            "'connectwell doctor --fix' moves them to the entry's earlier versions ('connectwell show ID --versions').",
            mend=_setting_aside(installation, copies),
        )
    if swaps := of_kind("swap"):
        yield Diagnosis(
            "leftovers",
            f"An editor stopped early and left what was typed in a swap file: {list_of(one.path for one in swaps)}.",
            "",
            "'vim -r FILE' shows what is in it. Delete it when you don't need it.",
        )
    if temporary := of_kind("temporary"):
        yield Diagnosis(
            "leftovers",
            counted(
                len(temporary),
                "1 file is from a save or an edit that stopped early, or is still going on: {names}.",
                "{n} files are from saves or edits that stopped early, or are still going on: {names}.",
                names=list_of(one.path for one in temporary),
            ),
            "What differs from its entry becomes an earlier version of it. What can't be read is kept.",
            "'connectwell doctor --fix' tidies those over an hour old; so does opening connectwell.",
            needs_you=False,
            mend=_tidying(installation),
        )
    if others := of_kind("other", "same"):
        yield Diagnosis(
            "leftovers",
            counted(
                len(others),
                "1 file in connectwell's folders isn't its own: {names}.",
                "{n} files in connectwell's folders aren't its own: {names}.",
                names=list_of(one.path for one in others),
            ),
            "Nothing reads or changes them.",
            "There may be words of yours in them; delete what you don't need.",
            needs_you=False,
        )
    if demos := stale_folders():
        yield Diagnosis(
            "leftovers",
            counted(
                len(demos),
                "A demo stopped early and left its made-up journal among the temporary files.",
                "Demos stopped early and left {n} made-up journals among the temporary files.",
            ),
            "Your own journal isn't in there.",
            "'connectwell doctor --fix' deletes them; so does the next start.",
            needs_you=False,
            mend=_sweeping,
        )


def _setting_aside(installation: Installation, copies: list[UnexpectedFile]) -> Mend:
    def set_aside() -> str:
        done = sum(installation.journal.upkeep.set_aside(one) for one in copies)
        return (
            counted(done, "Moved 1 copy to earlier versions.", "Moved {n} copies to earlier versions.") if done else ""
        )

    return set_aside


def _tidying(installation: Installation) -> Mend:
    def tidy() -> str:
        done = installation.journal.tidy()
        return TIDIED_PARTLY if done.left else TIDIED if done.gone else ""

    return tidy


def _sweeping() -> str:
    delete_stale()
    return "Deleted the made-up journal of a demo."
