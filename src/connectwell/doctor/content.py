"""Every file of `content/`, as a pack of it would be checked: each fault with its file and line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from connectwell.doctor.diagnosis import Diagnosis, list_of
from connectwell.doctor.installation import Installation
from connectwell.english import OR, listed
from connectwell.errors import ConnectwellError, ContentFault
from connectwell.library import Library
from connectwell.library.location import ENGLISH, languages, packs_folder
from connectwell.library.packs import CONNECTIONS, FOLDERS, Pack, read_pack, read_packs
from connectwell.model.terms import NEEDS
from connectwell.model.text import one_line

_FILES: Final = ("needs.toml", "feelings.toml", "connections.toml", "safety.toml", "no_longer_asked.txt")
_FOLDERS: Final = ("prompts", "practices", "communities")
_PROMPTS: Final = tuple(f"prompts/{need}.toml" for need in NEEDS)
_CHOSEN: Final = (
    "Make that folder, or choose another: 'connectwell config packs FOLDER'. 'connectwell config --unset packs' goes "
    "back to the one in the settings folder."
)
_PACK_GOES_ON: Final = "The rest of that pack is used as usual."
_GOES_ON: Final = "All other content is used as usual."


def check(installation: Installation) -> Iterator[Diagnosis]:
    """Yields what is wrong with the content and the packs, file by file."""
    yield from check_content_in(installation.content)
    chosen = installation.settings.packs
    yield from check_packs(packs_folder(installation.places.config, chosen), chosen=bool(chosen.strip()))


def check_packs(folder: Path, *, chosen: bool = False) -> Iterator[Diagnosis]:
    """Yields what is wrong with the packs in a folder, which need not exist unless a setting names it."""
    for pack in read_packs(folder, has_to_be=chosen):
        if not pack.name and not folder.is_dir():
            what = f"The folder of your packs isn't there, or isn't a folder: {one_line(str(folder), 200)}."
            todo = _CHOSEN if chosen else "Move that file somewhere else."
            yield Diagnosis("content", what, "What comes with connectwell is used as usual.", todo)
            continue
        yield from _of_pack(folder, pack)


def check_pack(folder: Path) -> Iterator[Diagnosis]:
    """Yields what is wrong with one pack."""
    return _of_pack(folder.parent, read_pack(folder.parent, folder.name))


def _of_pack(folder: Path, pack: Pack) -> Iterator[Diagnosis]:
    for fault in pack.broken:
        yield Diagnosis("content", one_line(str(fault), 400), _PACK_GOES_ON, "Correct that line, or take the file out.")
    inside = folder / pack.name
    if not pack.name or not inside.is_dir():
        return
    strange = [
        name
        for path in sorted(inside.rglob("*.toml"))
        if (name := path.relative_to(inside).as_posix()) != CONNECTIONS
        and not (path.parent.parent == inside and path.parent.name in FOLDERS)
    ]
    if strange:
        yield Diagnosis(
            "content",
            f"connectwell doesn't read these files of the pack {pack.name}: {list_of(strange)}.",
            "",
            "content/README.md says which files a pack has.",
            needs_you=False,
        )


def check_content_in(root: Path) -> Iterator[Diagnosis]:
    """Yields what is wrong in a folder like `content/`."""
    if not (root / ENGLISH).is_dir():
        yield Diagnosis(
            "content", f"There is no folder {ENGLISH} in {one_line(str(root), 200)}.", "", "Install this program again."
        )
        return
    yield from _not_read(root)
    seen: set[str] = set()
    for language in languages(root):
        library = Library(root, language)
        yield from _missing(root, language)
        for act in _acts(library):
            for fault in _faults(act):
                if str(fault) not in seen:
                    seen.add(str(fault))
                    yield Diagnosis(
                        "content",
                        one_line(str(fault), 400),
                        _GOES_ON,
                        "Correct that line, or install this program again.",
                    )


def _missing(root: Path, language: str) -> Iterator[Diagnosis]:
    """Names the files that a translation lacks; the practices of a translation add to the English ones."""
    if language == ENGLISH:
        return
    missing = [name for name in (*_FILES, *_PROMPTS) if not (root / language / name).exists()]
    if missing:
        yield Diagnosis(
            "content",
            f"The translation {language} doesn't have {listed(missing, OR)}.",
            "The English ones are used instead.",
            needs_you=False,
        )


def _not_read(root: Path) -> Iterator[Diagnosis]:
    """Names the TOML files that nothing reads: misspelled, or in the wrong folder."""
    known = {f"{language}/{name}" for language in languages(root) for name in _FILES}
    strange = [
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*.toml"))
        if path.relative_to(root).as_posix() not in known
        and not (path.parent == root and path.name.startswith("help_"))
        and not (path.parent.name in _FOLDERS and path.parent.parent.parent == root)
    ]
    if strange:
        yield Diagnosis(
            "content",
            f"connectwell doesn't read these content files: {list_of(strange)}.",
            "",
            "content/README.md says which files are read.",
            needs_you=False,
        )


def _acts(library: Library) -> Iterator[Callable[[], object]]:
    yield from (library.needs, library.feelings, library.connections, library.safety, library.no_longer_asked)
    for need in NEEDS:
        yield lambda need=need: library.left_out(need)  # type: ignore[misc]  # bound now
    for name in library.practices():
        yield lambda name=name: library.practice(name)  # type: ignore[misc]
    yield lambda: library.communities()[1]
    yield lambda: library.help_lines().left_out


def _faults(act: Callable[[], object]) -> tuple[ConnectwellError, ...]:
    try:
        found = act()
    except ConnectwellError as fault:
        return (fault,)
    return tuple(one for one in found if isinstance(one, ContentFault)) if isinstance(found, tuple) else ()
