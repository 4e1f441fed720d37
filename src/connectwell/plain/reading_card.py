"""The card for hard days, read out. It works when everything else is broken."""

from connectwell.context import Context
from connectwell.entries import card
from connectwell.plain.talk import Talk


def say_card(context: Context, talk: Talk) -> bool:
    """Says what is on the card; returns whether there is one. Never raises."""
    found = context.journal.circle.card()
    for text in card.card_texts(found):
        talk.say(f"{text.heading}:" if text.words and not found.raw else text.heading)
        if text.words:
            talk.say(text.words)
    return found.is_there
