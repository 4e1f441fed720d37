"""Help now, as lines. It works when the journal, the circle or the settings don't."""

from connectwell.context import Context
from connectwell.errors import UsageFault
from connectwell.help_now import UNHEADED, help_texts, people
from connectwell.plain.talk import Talk


def show_help_now(context: Context, talk: Talk) -> None:
    """Says the whole page for the region that was chosen, or the directories where none was."""
    now = context.clock()
    day = context.day_of(now)
    context.journal.start_over()
    chosen, region = people(context.journal), context.settings.region
    try:
        texts = help_texts(context.library, region, chosen, day, moment=now.minute)
    except UsageFault as fault:
        talk.say(str(fault))
        texts = help_texts(context.library, None, chosen, day, moment=now.minute)
    section = ""
    for text in texts:
        if text.role == "heading" or (text.section != section and text.section in UNHEADED):
            talk.gap()
        section = text.section
        talk.say(text.text)
    if passed_over := context.left_out():
        talk.say(passed_over)
    talk.gap()
