"""A process that saves on demand, so that a save can be traced and broken from outside without tracing the imports.

Reads `<save> <folder>` from stdin, forks a child that prepares that save and waits, and prints the child's id. The
next line lets the child go on; how it ended is printed: an exit status below, or minus a signal.
"""

import ctypes
import os
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from fault_tools import LONG, NEW, NOW, OLD, journal_in, note, with_words

from connectwell.errors import NotConfirmed, SaveFailed
from connectwell.journal import Faults, Saved
from connectwell.journal.toml_text import cleaned, to_toml
from connectwell.model.format import write_entry

SAVED, FAILED, NOT_CONFIRMED, COPIED, BROKEN = 0, 3, 4, 5, 6

_ANY_TRACER = ctypes.c_ulong(-1)
_SET_TRACER = 0x59616D61  # prctl(PR_SET_PTRACER): Yama lets only parents trace otherwise


def first(folder: Path) -> Callable[[], Saved]:
    """The first save of a new entry, in a folder where nothing is yet."""
    editing = journal_in(folder).begin(note(NEW))
    return lambda: editing.save(note(NEW))


def again(folder: Path) -> Callable[[], Saved]:
    """The second save of the session that made the entry."""
    editing = journal_in(folder).begin(note(OLD))
    editing.save(note(OLD))
    return lambda: editing.save(note(NEW))


def twice(folder: Path) -> Callable[[], Saved]:
    """The second save of a session and, where that is not confirmed, the same once more."""
    editing = journal_in(folder).begin(note(OLD))
    editing.save(note(OLD))

    def save() -> Saved:
        with suppress(NotConfirmed):
            editing.save(note(NEW))
        return editing.save(note(NEW))

    return save


def twice_apart(folder: Path) -> Callable[[], Saved]:
    """As `twice`, but of another part, in a session that already has a part kept apart."""
    journal = journal_in(folder)
    editing, other = journal.edit("latest"), journal.edit("latest")
    other.save(with_words(other.entry, "Theirs."))
    editing.save(with_words(editing.entry, NEW))
    changed = replace(editing.entry, rest={"more": True})

    def save() -> Saved:
        with suppress(NotConfirmed):
            editing.save(changed)
        return editing.save(replace(changed))

    return save


def revise(folder: Path) -> Callable[[], Saved]:
    """The first save of a session over an entry that was there: a version is cut."""
    editing = journal_in(folder).edit("latest")
    return lambda: editing.save(with_words(editing.entry, NEW))


def conflict(folder: Path) -> Callable[[], Saved]:
    """A save over a part that somebody else changed meanwhile: a copy is made."""
    journal = journal_in(folder)
    editing = journal.edit("latest")
    other = journal.edit("latest")
    other.save(with_words(other.entry, "Theirs."))
    return lambda: editing.save(with_words(editing.entry, NEW))


def limited(folder: Path) -> Callable[[], Saved]:
    """A save larger than the largest file this process may write."""
    editing = journal_in(folder).edit("latest")
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    return lambda: editing.save(with_words(editing.entry, LONG))


def by_hand(folder: Path) -> Callable[[], Saved]:
    """Taking in what an editor left: a version, the entry, and then the copy goes."""
    text = journal_in(folder).edit_externally(note(OLD).id, NOW.date())
    text.run([sys.executable, "-S", "-c", _EDIT])

    def save() -> Saved:
        taken = text.take()
        if isinstance(taken, Faults):
            raise SaveFailed(taken.sentence)
        assert taken is not None
        return taken.saved

    return save


_EDIT = f"""\
import pathlib, sys
file = pathlib.Path(sys.argv[1])
file.write_text(file.read_text().replace({OLD!r}, {NEW!r}.replace(chr(10), chr(92) + "n")))
"""

SAVES = {
    "by_hand": by_hand,
    "first": first,
    "again": again,
    "twice": twice,
    "twice_apart": twice_apart,
    "revise": revise,
    "conflict": conflict,
    "limited": limited,
}


def status_of(save: Callable[[], Saved]) -> int:
    try:
        return COPIED if save().copied else SAVED
    except NotConfirmed:
        return NOT_CONFIRMED
    except SaveFailed:
        return FAILED
    except BaseException:
        return BROKEN


def main() -> None:
    to_toml(cleaned(write_entry(replace(note(OLD), removed=note(OLD).started))))  # so that everything is imported
    for line in sys.stdin:
        name, _, folder = line.strip().partition(" ")
        ready, go = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            with suppress(OSError, AttributeError):
                ctypes.CDLL(None).prctl(_SET_TRACER, _ANY_TRACER)
            save = SAVES[name](Path(folder))
            os.write(ready[1], b".")
            os.read(go[0], 1)
            os._exit(status_of(save))
        os.read(ready[0], 1)
        print(child, flush=True)
        sys.stdin.readline()
        os.write(go[1], b".")
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        for end in (*ready, *go):
            os.close(end)


if __name__ == "__main__":
    main()
