"""Help now, as lines. It works when the journal, the circle or the settings don't."""

from connectwell.context import Context
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.help_now import help_texts
from connectwell.model.circle import CirclePart
from connectwell.plain.talk import Talk


def show_help_now(context: Context, talk: Talk) -> None:
    """Says the whole page for the region that was chosen, or the directories where none was."""
    now = context.clock()
    day = context.day_of(now)
    people, region = _circle(context), context.settings.region
    try:
        texts = help_texts(context.library, region, people, day, moment=now.minute)
    except UsageFault as fault:
        talk.say(str(fault))
        texts = help_texts(context.library, None, people, day, moment=now.minute)
    for text in texts:
        if text.role == "heading":
            talk.gap()
        talk.say(text.text)
    talk.gap()


def _circle(context: Context) -> tuple[CirclePart, ...]:
    try:
        return context.journal.circle.parts()
    except ConnectwellError:
        return ()
