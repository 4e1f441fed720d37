"""What may leave, read out by entry: numbers toggle inclusion or change how far something may travel."""

import re
from itertools import groupby
from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import ConnectwellError
from connectwell.journal.entry_changes import EntryChanges
from connectwell.model.terms import SHARINGS, Sharing
from connectwell.plain.in_brief import in_brief
from connectwell.plain.prompter import Prompter
from connectwell.share.select.marking import set_sharing
from connectwell.share.select.parts import ShareItem
from connectwell.share.sharing import Sharing as Flow

AT_ONCE: Final = 10
WHICH: Final = (
    "Leave the third out, or put it back: 3. The same for its second part: 3.2. Change who may see that "
    "part: 3.2 my words."
)
ANOTHER: Final = "Another one?"
MORE: Final = "More: m."
ON: Final = "Go on: Enter."
ABOUT: Final = (
    "Who may see it: only me, my rating (the day and the rating), or my words. It changes in your journal too."
)
FITS: Final = "Type a number such as 3 or 3.2, or one of the letters."
ONE_PART: Final = "Change who may see it for one part at a time, such as 3.2 my words."
GOES: Final = "It will be shared."
LEFT_OUT: Final = "It's left out."
UNDONE: Final = "Undone. {number}: {said}"
MARKED: Final = "Who may see it now: {level}."
OUT: Final = "{level}, left out"
_PREVIEW: Final = 40
_LEVELS: Final[dict[str, Sharing]] = {
    said: level for level in SHARINGS for said in (level, sentences.SHARINGS[level][0])
}
_ASKED = re.compile(rf"(\d{{1,6}})(?:\.(\d{{1,3}}))?(?: +({'|'.join(_LEVELS)}))?", re.ASCII)
_Chosen = tuple[int, int, str]
"""Number of the entry, of its part (0: all), and a mark or "". All 0: show more."""


def choose_share_items(context: Context, prompter: Prompter, sharing: Flow) -> None:
    """Reads out the list and acts on the answers, until Enter. Raises as `Prompter.line`."""
    things = _Things(context, prompter, sharing)
    things.say_more()
    while chosen := prompter.parsed([things.question()], things.read, about=[WHICH, ABOUT]):
        try:
            things.do(*chosen)
        except ConnectwellError as fault:
            prompter.talk.say(str(fault))


class _Things:
    """The list, paged as it is read out."""

    def __init__(self, context: Context, prompter: Prompter, sharing: Flow) -> None:
        self._context, self._talk, self._sharing, self._prompter = context, prompter.talk, sharing, prompter
        self._entries = _by_entry(sharing)
        self._shown = 0
        self._told = False

    def say_more(self) -> None:
        """Reads out the next few entries."""
        upto = min(self._shown + AT_ONCE, len(self._entries))
        for number in range(self._shown, upto):
            self._say(number)
        self._shown = upto

    def question(self) -> str:
        """Returns the choices available now; how they are typed is said once."""
        which, self._told = ANOTHER if self._told else WHICH, True
        return " ".join([which, *([MORE] if self._shown < len(self._entries) else []), ON])

    def read(self, answer: str) -> _Chosen | str:
        """Parses an answer; returns the sentence to say if it doesn't fit."""
        said = answer.strip(" .").casefold()
        if said in ("m", "more") and self._shown < len(self._entries):
            return 0, 0, ""
        found = _ASKED.fullmatch(said)
        number, part, level = (int(found[1]), int(found[2] or 0), found[3] or "") if found else (0, 0, "")
        if not 1 <= number <= len(self._entries) or part > len(self._entries[number - 1]):
            return FITS
        return ONE_PART if level and not part else (number, part, level)

    def do(self, number: int, part: int, level: str) -> None:
        """Applies the change, and reads out the result. Raises UsageFault, and errors from the journal."""
        if not number:
            self.say_more()
            return
        entry = self._entries[number - 1]
        reference = entry[part - 1].reference if part else entry[0].entry
        if level:
            marked = set_sharing(self._context.journal, reference, _LEVELS[level])
            self._sharing.read_days()
            self._prompter.undoable(lambda: self._marked_back(marked, number, part))
            said = MARKED.format(level=sentences.SHARINGS[_LEVELS[level]][0])
        else:
            said = GOES if self._sharing.toggle(reference) else LEFT_OUT
            self._prompter.undoable(lambda: self._toggled_back(reference, number))
        self._entries = _by_entry(self._sharing)
        self._talk.say(said)
        self._say(number - 1)

    def _toggled_back(self, reference: str, number: int) -> str:
        said = GOES if self._sharing.toggle(reference) else LEFT_OUT
        self._entries = _by_entry(self._sharing)
        return UNDONE.format(said=said, number=number)

    def _marked_back(self, marked: EntryChanges, number: int, part: int) -> str:
        marked.undo(self._context.journal)
        self._sharing.read_days()
        self._entries = _by_entry(self._sharing)
        level = sentences.SHARINGS[self._entries[number - 1][part - 1].level][0]
        return UNDONE.format(said=f"{level}.", number=f"{number}.{part}")

    def _say(self, number: int) -> None:
        entry = self._entries[number]
        parts = "; ".join(f"{n} {_read_out(thing)}" for n, thing in enumerate(entry, 1))
        self._talk.say(
            f"{number + 1}. {sentences.weekday_in_year(entry[0].day, self._sharing.today)}, {entry[0].title}: {parts}"
        )


def _by_entry(sharing: Flow) -> list[tuple[ShareItem, ...]]:
    return [tuple(things) for _, things in groupby(sharing.share_items(), key=lambda thing: thing.entry)]


def _read_out(thing: ShareItem) -> str:
    level = sentences.SHARINGS[thing.level][0]
    how = {"put-away": sentences.PUT_AWAY_SHORT, "left-out": OUT.format(level=level)}.get(thing.stays or "", level)
    words = (
        f" {sentences.QUOTED.format(words=in_brief(thing.words, _PREVIEW))}"
        if thing.words.strip() and thing.stays != "put-away"
        else ""
    )
    label = thing.label if thing.stays != "put-away" else ""
    return f"{label} ({how}){words}".strip()
