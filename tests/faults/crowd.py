"""Many processes on one journal at once, and beside them an editor and a program that syncs, which know no lock.

Both take care of what they find, as such programs do: the editor keeps what it replaced as a backup, the other one
moves it aside as a conflict copy. So a word that is on no disk at the end was lost by a save of ours.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from fault_tools import NOW, journal_in, note

from connectwell.errors import ConnectwellError
from connectwell.model.entry import Close, Entry, Reflection

SHARED = "2026-11-21T0801-shared"
_TRIES, _PAUSE = 400, 0.005


@dataclass(frozen=True)
class Crowd:
    """How a crowd ended.

    Attributes:
        words: how many were typed.
        lost: those that were saved by us and that no file holds any more.
        overwritten: those that a program which knows no lock put there, and that no file holds any more (40).
    """

    words: int
    lost: list[str]
    overwritten: list[str]


def run_crowd(folder: Path, *, writers: int, words: int, seed: int) -> Crowd:
    """Lets them all write at once, each its own words, and looks for every word in the end.

    Args:
        folder: for the journal.
        writers: how many processes of ours; an editor and a program that syncs come to them.
        words: how many each of them writes.
        seed: who does what, and when.
    """
    folder.mkdir(parents=True, exist_ok=True)
    first = Reflection(key="first", need="seen", words="first")
    journal_in(folder).add(
        Entry(id=SHARED, kind="check-in", day=NOW.date(), started=NOW, reflections=(first,), close=Close(carry="begun"))
    )
    acts: list[Callable[[Path, str], None]] = [_adds_notes, _adds_parts, _changes_one_part]
    jobs = [(f"writer{number}", acts[number % len(acts)]) for number in range(writers)]
    jobs += [("editor", _edits), ("sync", _syncs)]
    go = os.pipe()
    children = [_start(folder, name, act, words, seed, go) for name, act in jobs]
    os.close(go[0])
    os.close(go[1])  # the end of the pipe is what all wait for
    ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    held = b"\n".join(path.read_bytes() for path in (folder / "data").rglob("*") if path.is_file())
    typed = [line for log in folder.glob("*.typed") for line in log.read_text().splitlines()]
    gone = [word for word in typed if f"{word}.".encode() not in held]
    lost = [f"{word} is in no file" for word in gone if word.startswith("writer")]
    lost += [f"{name} ended with {status}" for (name, _), status in zip(jobs, ended, strict=True) if status]
    return Crowd(len(typed), lost, [word for word in gone if not word.startswith("writer")])


def _start(
    folder: Path,
    name: str,
    act: Callable[[Path, str], None],
    words: int,
    seed: int,
    go: tuple[int, int],
) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        os.close(go[1])
        os.read(go[0], 1)
        chance = random.Random(f"{seed}-{name}")
        for number in range(words):
            time.sleep(chance.random() * _PAUSE)
            act(folder, f"{name}-{number}")
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _typed(folder: Path, word: str) -> None:
    """From here on the word must not be lost: it was said to be saved."""
    with (folder / f"{word.partition('-')[0]}.typed").open("a") as log:
        log.write(f"{word}\n")


def _again(save: Callable[[], object]) -> None:
    """As a person would: where it couldn't be saved, once more."""
    for _ in range(_TRIES):
        try:
            save()
        except ConnectwellError:
            time.sleep(_PAUSE)
            continue
        return
    raise AssertionError("could not be saved")


def _adds_notes(folder: Path, word: str) -> None:
    _again(lambda: journal_in(folder).add(note(f"{word}.", tail="same22")))
    _typed(folder, word)


def _adds_parts(folder: Path, word: str) -> None:
    def save() -> None:
        editing = journal_in(folder).edit(SHARED)
        part = Reflection(key=word.replace("-", "x"), need="seen", words=f"{word}.")
        editing.save(replace(editing.entry, reflections=(*editing.entry.reflections, part)))

    _again(save)
    _typed(folder, word)


def _changes_one_part(folder: Path, word: str) -> None:
    def save() -> None:
        editing = journal_in(folder).edit(SHARED)
        close = editing.entry.close
        editing.save(replace(editing.entry, close=Close(carry=f"{word}. {close.carry if close else ''}"[:2000])))

    _again(save)
    _typed(folder, word)


def _file(folder: Path) -> Path:
    return folder / "data" / "entries" / SHARED[:4] / f"{SHARED}.toml"


def _changed_by_hand(content: str, word: str) -> str:
    return content.replace('carry = "', f'carry = "{word}. ', 1)


def _edits(folder: Path, word: str) -> None:
    """As vim with `backup`: the file is renamed to a backup, and what was typed written in its place."""
    path = _file(folder)
    for again in range(_TRIES):
        with suppress(FileNotFoundError, FileExistsError):
            backup = path.rename(path.with_name(f"{SHARED}.toml~{word}-{again}"))
            _put(path, _changed_by_hand(backup.read_text("utf-8"), word))
            _typed(folder, word)
            return


def _syncs(folder: Path, word: str) -> None:
    """As Syncthing at a conflict: what is here is moved aside, and what came from elsewhere takes its place."""
    path = _file(folder)
    for again in range(_TRIES):
        with suppress(FileNotFoundError, FileExistsError):
            came = _changed_by_hand(path.read_text("utf-8"), word)
            path.rename(path.with_name(f"{SHARED}.sync-conflict-20261121-080122-{word}-{again}.toml"))
            _put(path, came)
            _typed(folder, word)
            return


def _put(path: Path, content: str) -> None:
    """Whole at once, and never over another. Raises FileExistsError."""
    number, temp = tempfile.mkstemp(prefix=".other", dir=path.parent)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(content)
    try:
        os.link(temp, path)
    finally:
        Path(temp).unlink()


def run_apart(folder: Path, *, writers: int, words: int, seed: int) -> Crowd:
    """The same from a process of its own: one with threads, as a worker of the tests has, should not be forked."""
    command = [sys.executable, __file__, str(folder), str(writers), str(words), str(seed)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return Crowd(**json.loads(done.stdout))


if __name__ == "__main__":
    found = run_crowd(Path(sys.argv[1]), writers=int(sys.argv[2]), words=int(sys.argv[3]), seed=int(sys.argv[4]))
    print(json.dumps(asdict(found)))
