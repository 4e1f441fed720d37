"""The practices to choose from: those half done first, then all of them."""

from dataclasses import dataclass
from datetime import date

from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.journal.practice_history import read_practice_history
from connectwell.library import PracticeScript
from connectwell.model.entry import Entry
from connectwell.practice.guards import not_today
from connectwell.practice.player import Player
from connectwell.practice.words import GONE


@dataclass(frozen=True, slots=True)
class PracticeChoice:
    """One practice to choose.

    Attributes:
        script: the practice.
        entry: the id of the entry in which it is half done; None for a new run.
        begun: the day of that entry.
    """

    script: PracticeScript
    entry: str | None = None
    begun: date | None = None


def practice_choices(context: Context) -> tuple[tuple[PracticeChoice, ...], str]:
    """Returns the practices to choose from, and why one can't be read, as a sentence; empty if all can.

    Those left half-way within the last month come first, newest first.
    """
    scripts, broken = context.library.all_practices()
    by_id = {script.id: script for script in scripts}
    half_done = [
        PracticeChoice(by_id[entry.practice.name], entry.id, entry.day)
        for entry in read_practice_history(context.journal, context.today()).half_done
        if entry.practice and _is_half_done(entry, by_id.get(entry.practice.name))
    ]
    return (*half_done, *(PracticeChoice(script) for script in scripts)), next(map(str, broken), "")


def _is_half_done(entry: Entry, script: PracticeScript | None) -> bool:
    """Whether an unfinished one is offered: something was answered, or it is one to read."""
    return script is not None and (bool(entry.answers) or script.kind == "reading")


def find_practice(context: Context, name: str) -> PracticeScript:
    """Returns a practice by its id or by what it is called, in any case.

    Raises:
        UsageFault: there is none of that name, or none any more though an entry is half way in it.
        ContentFault: it can't be read.
    """
    wanted = name.strip().casefold()
    if wanted in context.library.practices():
        return context.library.practice(wanted)
    scripts, _ = context.library.all_practices()
    begun = [script for script in scripts if script.name.casefold().startswith(wanted) and wanted]
    exact = [script for script in begun if script.name.casefold() == wanted]
    for found in (exact, begun):
        if len(found) == 1:
            return found[0]
    for entry in read_practice_history(context.journal, context.today()).half_done:
        if entry.practice and entry.practice.name == wanted:
            raise UsageFault(GONE.format(name=entry.tail))
    return context.library.practice(name)  # says which there are


def resume_or_new(context: Context, name: str) -> PracticeChoice:
    """Returns a practice half done within the last month, or a new run of it. Raises as `Library.practice`."""
    script = context.library.practice(name)
    for entry in read_practice_history(context.journal, context.today()).half_done:
        if entry.practice and entry.practice.name == name and _is_half_done(entry, script):
            return PracticeChoice(script, entry.id, entry.day)
    return PracticeChoice(script)


def open_player(context: Context, chosen: PracticeChoice) -> Player:
    """Returns the player for a choice: the half-done one, or a new run.

    Raises:
        UsageFault: today isn't the day for it; the message says why.
        ContentFault, EntryNotFound, EntryUnreadable, NewerFormat: it can't be opened.
    """
    if chosen.entry:
        return resume(context, chosen.entry)
    _check_today(context, chosen.script)
    return Player.begin(context, chosen.script.id)


def resume(context: Context, id: str) -> Player:
    """Returns the player for a half-done practice. Raises as `Player.resume`; also UsageFault, today isn't the day."""
    player = Player.resume(context, id)
    _check_today(context, player.script)
    return player


def _check_today(context: Context, script: PracticeScript) -> None:
    if why_not := not_today(context, script):
        raise UsageFault(why_not)
