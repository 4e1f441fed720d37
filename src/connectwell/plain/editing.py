"""Edits everything of the entry just read: one field at a time, saved at once, and undone with u."""

from dataclasses import replace
from typing import Final, Literal

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.changes import ChangedSince
from connectwell.entries.entry_editing import EntryEditing
from connectwell.entries.fields import UNCLEAR, Field, Value, may_be_blank, read_typed, value_text
from connectwell.model.entry import Entry
from connectwell.plain.autosave import AutosavedText
from connectwell.plain.choices import Option, number_in, options_of
from connectwell.plain.grammar import Detour, plainly
from connectwell.plain.in_brief import in_brief
from connectwell.plain.prompter import Prompter
from connectwell.plain.rating import Blank, Rating, Unsure, is_left_blank, read_rating
from connectwell.plain.ratings import which_of_two
from connectwell.plain.words_input import ANEW, SO_FAR

WHICH: Final = "Change one: its number."
WHICH_IN: Final = "{part}: change one, by its number."
UNDO: Final = "Undo the last change: u."
BACK: Final = "Back: Enter."
AGAIN: Final = "That was the list again."
FITS: Final = "Type one of the numbers. The list again: l."
RATED: Final = "0 to 10. Can't tell: c. Blank: a dash. Leave it: Enter."
BLANK: Final = "Blank: a dash. Leave it: Enter."
LEAVE: Final = "Leave it: Enter."
REWORDED: Final = "Saved. The earlier words are kept as a version."
_PREVIEW: Final = 48
_AT_ONCE: Final = 9
"""Fields read out at once; an entry with more is asked for the part first."""
_UNDO: Final = "u"


def edit_entry(context: Context, browser: EntryBrowser, prompter: Prompter, entry_id: str) -> Entry | None:
    """Asks what to change until nothing more is.

    Returns:
        The changed entry; None if unchanged.

    Raises:
        Detour, EndOfInput: as `Prompter.line`; every change so far is saved.
        ConnectwellError: from the journal.
    """
    editing = browser.edit(entry_id)
    before = editing.entry
    asking = _Asking(context, prompter, editing)
    try:
        while asking.turn():
            pass
    except Detour as detour:
        if detour.command != "back":
            raise
    finally:
        browser.remember(*editing.changes)
    return editing.entry if editing.entry != before else None


class _Asking:
    def __init__(self, context: Context, prompter: Prompter, editing: EntryEditing) -> None:
        self._context, self._prompter, self._talk, self._editing = context, prompter, prompter.talk, editing
        self._listed: list[list[str]] = []
        """The names of each list that was read out."""

    def turn(self) -> bool:
        """Changes one field or those of one part, or undoes; returns whether to go on."""
        fields = self._editing.fields
        if len(fields) <= _AT_ONCE:
            return self._turn_in("", WHICH)
        parts = list(dict.fromkeys((field.part, field.title or field.label) for field in fields))
        chosen = self._choose([title for _, title in parts], WHICH)
        if chosen is None or chosen == _UNDO:
            return self._undo() if chosen else False
        part, title = parts[int(chosen)]
        question = WHICH_IN.format(part=title)
        if len([field for field in fields if field.part == part]) == 1:
            self._change(next(field for field in fields if field.part == part))
            return True
        try:
            while self._turn_in(part, question):
                pass
        except Detour as detour:
            if detour.command != "back":
                raise
        return True

    def _turn_in(self, part: str, question: str) -> bool:
        """Changes one field of a part, or of the whole entry, or undoes; returns whether to go on."""
        fields = [field for field in self._editing.fields if not part or field.part == part]
        at = self._choose([self._read_out(field) for field in fields], question)
        if at is None or at == _UNDO:
            return self._undo() if at else False
        self._change(fields[int(at)])
        return True

    def _choose(self, names: list[str], question: str) -> int | Literal["u"] | None:
        labels = [name.partition(":")[0] for name in names]
        if labels not in self._listed:  # what changed in it was said when it changed
            self._listed.append(labels)
            self._say(names)

        def number_of(answer: str) -> tuple[int | Literal["u"]] | str:
            typed = plainly(answer)
            if typed in ("l", "list"):
                self._say(names)
                return AGAIN
            if typed in ("u", "undo") and self._editing.can_undo:
                return ("u",)
            number = number_in(typed, len(names))
            return (number - 1,) if number else FITS

        found = self._prompter.parsed(
            [" ".join([question, *([UNDO] if self._editing.can_undo else []), BACK])],
            number_of,
            takes=lambda answer: self._editing.can_undo and plainly(answer) == "undo",
        )
        return found[0] if found else None

    def _say(self, names: list[str]) -> None:
        for number, name in enumerate(names, 1):
            self._talk.say(f"{number}. {name}")

    def _read_out(self, field: Field) -> str:
        value = in_brief(value_text(field), _PREVIEW) or sentences.EDIT_NO_WORDS
        return f"{self._name(field)}: {value}"

    def _as_it_is_now(self, field: Field) -> str:
        """Returns a field and its part, for after an undo: which of the five it was is not in what it is called."""
        said = self._read_out(self._editing.field(field.id) or replace(field, value=None))
        return f"{field.title}. {said}" if field.title and len(self._editing.fields) > _AT_ONCE else said

    def _name(self, field: Field) -> str:
        if field.kind == "words" and not field.label:
            return field.title
        return field.label

    def _undo(self) -> bool:
        try:
            field = self._editing.undo()
        except ChangedSince as fault:
            self._talk.say(str(fault))
        else:
            self._talk.say(
                sentences.UNDONE_FIELD.format(field=self._as_it_is_now(field)) if field else sentences.UNCHANGED
            )
        return True

    def _change(self, field: Field) -> None:
        if field.kind == "words":
            self._write(field)
            return
        value = self._ask(field)
        if value is None:
            self._talk.say(sentences.UNCHANGED)
            return
        self._editing.set(field.id, value[0])
        now = self._editing.field(field.id)
        self._talk.say(f"{sentences.SAVED} {self._read_out(now)}." if now else sentences.SAVED)

    def _ask(self, field: Field) -> tuple[Value] | None:
        """Returns the new value, or None to leave it."""
        question = [f"{self._read_out(field)}."]
        match field.kind:
            case "yes":
                return (not field.value,)
            case "one":
                blank = (Option("", sentences.EDIT_BLANK),) if may_be_blank(field) else ()
                chosen = self._prompter.choice(question, (*options_of(tuple(field.options), field.options), *blank))
                return None if chosen is None else (chosen or None,)
            case "some":
                some = self._prompter.some(question, options_of(tuple(field.options), field.options))
                return None if some is None else (some,)
            case "rating":
                return self._prompter.parsed([*question, RATED], self._rating, takes=is_left_blank)
            case _:
                return self._prompter.parsed(
                    [*question, LEAVE if field.kind == "day" else BLANK], lambda answer: self._read(field, answer)
                )

    def _rating(self, answer: str) -> tuple[Value] | str:
        rating = read_rating(answer)
        rating = which_of_two(self._prompter, rating) if isinstance(rating, Unsure) else rating
        if isinstance(rating, Rating):
            return (UNCLEAR if rating.number is None else rating.number,)
        return (None,) if isinstance(rating, Blank) else rating

    def _read(self, field: Field, answer: str) -> tuple[Value]:
        return (read_typed(field, "" if answer.strip() == "-" else answer, self._context.today()),)

    def _write(self, field: Field) -> None:
        """Asks for new words. Until those are complete, the old words are kept with them."""
        kept = AutosavedText(self._talk, lambda words: self._editing.save({field.id: words}, again=True))
        old = field.value
        question = [SO_FAR, old, ANEW] if old.strip() else [field.asked or self._name(field)]
        words = self._prompter.words(question, "", lambda typed: kept.keep(f"{old}\n{typed}" if old else typed))
        if not words.strip():
            self._talk.say(sentences.UNCHANGED)
            return
        kept.keep(words)
        kept.finish(words)
        self._talk.say(REWORDED)
