"""The places that Today's menu opens in plain mode. Each is imported when it is opened."""

from connectwell.context import Context
from connectwell.plain.prompter import Prompter


def open_place(letter: str, context: Context, prompter: Prompter) -> bool:
    """Opens the place of a letter of the menu, and returns once it is left. Returns False where none has it."""
    match letter:
        case "m":
            from connectwell.plain.own_connection import ask_own

            ask_own(context, prompter)
        case "n":
            from connectwell.plain.note import write_note

            write_note(context, prompter)
        case "w":
            from connectwell.plain.weeks import read_weeks

            read_weeks(context, prompter)
        case "b":
            from connectwell.plain.agenda import show_agenda

            show_agenda(context, prompter)
        case "session":
            from connectwell.plain.session import note_session

            note_session(context, prompter)
        case "o":
            from connectwell.plain.circle import show_circle

            show_circle(context, prompter)
        case "communities":
            from connectwell.plain.communities import show_communities

            show_communities(context, prompter)
        case "card":
            from connectwell.plain.card import show_card

            show_card(context, prompter)
        case "k":
            from connectwell.plain.ladder import show_ladder

            show_ladder(context, prompter)
        case "s":
            from connectwell.plain.share import share

            share(context, prompter)
        case "p":
            from connectwell.plain.practice_player import choose_practice

            choose_practice(context, prompter)
        case "country":
            from connectwell.plain.welcome import ask_region

            ask_region(context, prompter)
        case "settings":
            from connectwell.plain.settings import show_settings

            show_settings(context, prompter)
        case _:
            return False
    return True
