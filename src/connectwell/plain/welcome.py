"""The welcome: what this is and isn't, where the data is, and the choice of region for help lines."""

import os
from collections.abc import Mapping
from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.english import listed
from connectwell.errors import ConnectwellError
from connectwell.library import HelpLines, suggested_region
from connectwell.library.regions import ALSO_CALLED
from connectwell.plain.choices import Option, is_exact, pick
from connectwell.plain.grammar import Detour, plainly
from connectwell.plain.prompter import Prompter

NONE_YET: Final = "Its name or its two letters. The list: list. None yet: Enter."
SUGGESTED: Final = "{name} ({code})? Your system's language settings suggest this one. Say yes to take it."
CHOSEN: Final = "Help now will show the help lines for {name}."
NONES: Final = ("no", "n", "none", "none yet", "not yet", "no country", "skip")
MEANT: Final = "{name} ({code})? Yes or no."
UNDONE: Final = "Undone. Help now: {name}."
NO_COUNTRY: Final = "no country"
FILES: Final = (
    "Your words are plain files in {data}\nAnyone who can use this login can read them. Backups and synced folders "
    "hold copies. Nothing leaves this machine unless you send it."
)
HIDE: Final = "Hide scrolls the lines away. Enter comes back. Your screen reader may still find what was said before."
STILL_NONE: Final = "No country is chosen yet. Until you choose one, Help now shows directories only."
WHICH: Final = "That begins more than one: {which}. Type the name or the two letters."
NO_SUCH: Final = "There are no help lines for that one. The countries there are: list."


def welcome(context: Context, prompter: Prompter, environ: Mapping[str, str] = os.environ) -> None:
    """Says the welcome, asks for the region between its halves, and records it. Raises Detour, EndOfInput."""
    for sentence in sentences.WELCOME[:-1]:  # what it is, what it isn't, and where not to write
        prompter.talk.say(sentence)
    prompter.talk.gap()
    ask_region(context, prompter, environ)
    prompter.talk.gap()
    for sentence in (FILES.replace("{data}", str(context.places.data)), HIDE):
        prompter.talk.say(sentence)
    change(context, prompter, welcomed=True)


def ask_region(context: Context, prompter: Prompter, environ: Mapping[str, str] = os.environ) -> None:
    """Asks for the region. The locale's is suggested, never applied unasked; Enter alone chooses none."""
    talk = prompter.talk
    try:
        lines = context.library.help_lines()
    except ConnectwellError as fault:
        talk.say(str(fault))
        return
    hint = suggested_region(environ)
    hint = hint if hint in lines.regions() else None
    question = [sentences.REGION, NONE_YET]
    if hint:
        question.insert(1, SUGGESTED.format(name=lines.region_name(hint), code=hint))
    try:
        region = prompter.parsed(
            question,
            lambda answer: _read(answer, lines, hint, prompter),
            fresh=True,
            takes=lambda line: line.strip() == "?",
        )
    except Detour as detour:
        if detour.command != "skip":
            raise
        region = None
    before = context.settings.region
    if region is None or not region.value:
        talk.say(CHOSEN.format(name=lines.region_name(before)) if before in lines.regions() else STILL_NONE)
        return
    if change(context, prompter, region=region.value):
        talk.say(CHOSEN.format(name=region.label))

        def undo() -> str:
            context.change(region=before)
            return UNDONE.format(name=lines.region_name(before) if before in lines.regions() else NO_COUNTRY)

        prompter.undoable(undo)


def change(context: Context, prompter: Prompter, **changes: object) -> bool:
    """Changes settings; if they can't be written, says so and returns False."""
    try:
        context.change(**changes)
    except ConnectwellError as fault:
        prompter.talk.say(str(fault))
        return False
    return True


def _read(answer: str, lines: HelpLines, hint: str | None, prompter: Prompter) -> Option[str] | str:
    """Returns the country that was named or confirmed, else a sentence: a beginning alone is asked about.

    A no, or "none", is an answer like Enter: an option without a country.
    """
    options = [Option(code, lines.region_name(code), also=(code,)) for code in lines.regions()]
    said = answer.strip(" .").casefold()
    if said in ("?", "list"):
        return ", ".join(f"{one.label} ({one.value})" for one in options) + "."
    if said in ("yes", "y") and hint:
        return next(one for one in options if one.value == hint)
    if said in NONES:
        return Option("", NO_COUNTRY)
    said = ALSO_CALLED.get(said.upper(), said).casefold()
    found = None if said.isdecimal() else pick(said, options)
    if found is None:
        begun = [one for one in options if said.isalpha() and one.label.casefold().startswith(said)]
        return WHICH.format(which=listed([f"{one.label} ({one.value})" for one in begun])) if begun else NO_SUCH
    if is_exact(said, options):
        return found
    confirmed = prompter.line([MEANT.format(name=found.label, code=found.value)], kind="choice", fresh=True)
    if plainly(confirmed) in ("yes", "y", found.label.casefold(), found.value.casefold()):
        return found
    prompter.set_aside(confirmed)
    return NONE_YET
