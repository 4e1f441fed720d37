"""Help now, as lines: the number first, then the rest on request. It works when everything else is broken."""

from collections.abc import Callable
from itertools import groupby
from typing import Final

from connectwell.context import Context
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.help_now import UNHEADED, HelpText, first_lines, help_texts, people
from connectwell.plain.aside import keep_aside
from connectwell.plain.grammar import parse_command, plainly
from connectwell.plain.reading_card import say_card
from connectwell.plain.talk import Talk, hide

MORE: Final = "If you can't speak or hear, and other lines: m. Back: Enter."
MORE_YET: Final = "More: m. All of it: all. Back: Enter."
THAT_IS_ALL: Final = "That's all. Back: Enter."

CARD: Final = "Card: c."


def emergency_line(context: Context) -> str:
    """Returns the line with the emergency number."""
    return first_lines(context.library, context.settings.region, ())[0]


def show_help_now(context: Context, talk: Talk, save: Callable[[], None] = lambda: None) -> None:
    """Says the number and somebody to call for the region that was chosen; then, section by section, the rest.

    Args:
        context: the services.
        talk: the conversation.
        save: writes everything to disk before it is hidden; does not raise.

    Raises:
        EndOfInput: no more lines came.
    """
    region = context.settings.region
    context.journal.start_over()
    chosen = people(context.journal)
    first = first_lines(context.library, region, chosen)
    for line in first:
        talk.say(line)
    for fault in filter(None, (_no_such_region(context, region), context.left_out())):
        talk.say(fault)
    has_card = context.journal.circle.card().is_there
    sections: list[list[HelpText]] | None = None
    question = f"{CARD} {MORE}" if has_card else MORE
    while True:
        answer = talk.ask(question)
        said = plainly(answer)
        if said in ("m", "more", "all"):
            if sections is None:
                sections = _sections(context, region)
            for section in sections if said == "all" else sections[:1]:
                talk.gap()
                for text in section:
                    talk.say(text.text)
            sections = [] if said == "all" else sections[1:]
            question = MORE_YET if sections else THAT_IS_ALL
        elif has_card and (said in ("c", "card") or parse_command(answer) == "card"):
            talk.gap()
            say_card(context, talk)
        elif parse_command(answer) == "hide":
            hide(talk, save)
        elif parse_command(answer) == "help-now":
            talk.say(first[0])
        elif said in ("", "q") or parse_command(answer) in ("back", "stop", "skip"):
            return
        elif not talk.terminal:
            talk.push(answer)
            return
        else:
            talk.say(first[0])
            keep_aside(context, talk, answer)


def _sections(context: Context, region: str | None) -> list[list[HelpText]]:
    """Returns the page in sections; one without a heading goes with the section before it."""
    now = context.clock()
    day = context.day_of(now)
    chosen = people(context.journal)
    try:
        texts = help_texts(context.library, region, chosen, day, moment=now.minute, heard=True)
    except UsageFault:  # said above
        texts = help_texts(context.library, None, chosen, day, moment=now.minute, heard=True)
    found: list[list[HelpText]] = []
    for name, section in groupby(texts, key=lambda text: text.section):
        if found and name in UNHEADED:
            found[-1].extend(section)
        else:
            found.append([text for text in section if text.role != "pointer"])
    return found


def _no_such_region(context: Context, region: str | None) -> str:
    """Returns a sentence where the settings name a country that there isn't; else nothing."""
    try:
        if region:
            context.library.help_lines().for_region(region)
    except UsageFault as fault:
        return str(fault)
    except ConnectwellError:  # the page says so, after the number
        pass
    return ""
