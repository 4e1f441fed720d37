"""Rows for the rooms that have no command of their own in the palette's list: what their keys do, by lines."""

from dataclasses import replace
from typing import get_args

from parity import (
    NOTE,
    Look,
    Row,
    a_card,
    ana_hidden,
    card_is,
    check_ins,
    entries,
    exported,
    files_say,
    marks,
    may_be_shared,
    named,
    noted,
    session_of,
    setting,
    shown_by,
    status,
)

from connectwell import sentences
from connectwell.context import Context
from connectwell.entries import circle
from connectwell.entries.fields import FieldKind
from connectwell.model.entry import Note, Session
from connectwell.plain.share import NAMES_HOW
from connectwell.plain.share_sending import NOT_LEFT, THAT_WAS_ALL
from connectwell.practice import words
from connectwell.settings import SETTINGS
from connectwell.share.preview import ALL_THAT_LEAVES, NAMES_KEPT
from connectwell.tui.screens.checkin.follow_up import FollowUpScreen
from connectwell.tui.screens.checkin.screen import WalkScreen
from connectwell.tui.screens.circle.card import CardScreen
from connectwell.tui.screens.circle.edit import Pick
from connectwell.tui.screens.circle.hidden_names import HiddenNamesScreen
from connectwell.tui.screens.communities.community import CommunityScreen
from connectwell.tui.screens.communities.listing import CommunitiesScreen
from connectwell.tui.screens.help_now import HelpNowScreen
from connectwell.tui.screens.journal.calendar import CalendarScreen
from connectwell.tui.screens.journal.editing import EditScreen
from connectwell.tui.screens.journal.filters import FiltersScreen
from connectwell.tui.screens.practice.listing import PracticesScreen
from connectwell.tui.screens.practice.screen import PracticeScreen
from connectwell.tui.screens.practice.settle import SettleScreen
from connectwell.tui.screens.session.session import SessionScreen
from connectwell.tui.screens.settings.dialogs import SomeOfThese, TakenOut
from connectwell.tui.screens.settings.screen import SettingsScreen
from connectwell.tui.screens.share.destination import DestinationScreen
from connectwell.tui.screens.share.dialogs import NamesDialog
from connectwell.tui.screens.share.done import SentScreen
from connectwell.tui.screens.share.lines import LinesScreen
from connectwell.tui.screens.share.parts import PartsScreen
from connectwell.tui.screens.share.preview import PreviewScreen
from connectwell.tui.screens.share.purpose import ShareScreen
from connectwell.tui.screens.single_text import SingleTextScreen

COPIED_AS_IT_IS = {"Copy"}
"""What a terminal of lines does by itself: nothing on it is drawn over."""


def took_out_a_question(context: Context) -> None:
    context.change(never_ask=["seen.others.01"])


def motion_was_set(context: Context) -> None:
    context.change(motion=True)


def a_session(context: Context) -> None:
    entry = context.journal.get(NOTE)
    held = replace(entry, id=entry.id.replace(NOTE, "s1s2s3"), kind="session", note=None, session=Session(keep="Rest."))
    context.journal.add(held)


def done_yesterday(context: Context) -> None:
    """What was to try has words on how it went."""
    entry = next(one for one in entries(context, "connection") if one.connections[0].status == "planned")
    part = replace(entry.connections[0], status="done")
    context.journal.edit(entry.id).save(replace(entry, connections=(part,)))


def only_me(need: str) -> Look:
    """Only the person may see today's reflection on a need."""
    return lambda context: any(
        part.need == need and part.sharing == "private" for part in entries(context, "check-in")[0].reflections
    )


def tried_twice(context: Context) -> bool:
    return len(entries(context, "connection")) == 2


def unmarked(context: Context) -> bool:
    """What was marked here isn't any more."""
    return bool(files_say("faith")(context)) and not marks(context)


def noted_people(*names: str) -> Look:
    return lambda context: (context.journal.get(NOTE).note or Note()).people == names


def rating_of_seen(rating: int | None, *, unclear: bool = False) -> Look:
    return lambda context: (
        [(part.rating, part.unclear) for part in entries(context, "check-in")[0].reflections if part.need == "seen"][:1]
        == [(rating, unclear)]
    )


def the_session(**fields: object) -> Look:
    return lambda context: all(getattr(session_of(context), name) == value for name, value in fields.items())


SETTINGS_ROWS: dict[str, Row] = {
    "Change": Row("settings|motion|off||", "Motion: off.", setting("motion", False)),
    "Undo": Row("settings|motion|off|undo||", "Undone. Motion: on.", None, motion_was_set),
    "Keys": Row("settings|list||", "2 Motion, on"),
    "Back": Row("settings|back", "What next?"),
    "Done": Row("settings|left out of today|||", "Left out of Today: nothing."),
    "Bring it back": Row(
        "settings|questions you took out|1||", "Questions you took out: nothing", setting("never_ask", ()),
        took_out_a_question,
    ),
}  # fmt: skip
EVERY_SETTING = {
    one.title: Row(f"settings|{one.title}||", sentences.REGION if one.kind.name == "country" else f"{one.title}: ")
    for one in SETTINGS.values()
    if one.group
}
SHARE_ROWS: dict[str, Row] = {
    "See the page": Row("s|page|||txt||", ALL_THAT_LEAVES, None, may_be_shared),
    "Back": Row("s|back", "What next?"),
    "In or out": Row("s|page||out|4.3|||txt||page.txt", "It's left out.", exported("A page"), may_be_shared),
    "Quote it": Row("s|page||moments|1||txt||page.txt", "Written: ", exported("The kettle was on."), may_be_shared),
    "It helped": Row("s|page||helped|1||txt||page.txt", "Written: ", exported("The kettle was on."), may_be_shared),
    "Who may see it": Row("s|page||out|4.2 only me||", "Who may see it now: only me.", only_me("seen"), may_be_shared),
    "Undo": Row("s|page||out|4.2 only me|undo||", "Undone. 4.2: my words.", None, may_be_shared),
    "Names": Row("s|page||names|as I wrote them||txt||", NAMES_KEPT, None, may_be_shared),
    "Keep names": Row("s|page||names|||txt||", NAMES_HOW, None, may_be_shared),
    "Go on": Row("s|page|||txt||", "Sealed for one reader?", None, may_be_shared),
    "Next part": Row("s|record|||txt||", THAT_WAS_ALL, None, may_be_shared),
    "Make the file": Row("s|page|||txt||page.txt", "Written: ", exported("Seen"), may_be_shared),
    "Look at it": Row("s|page|||txt|||", NOT_LEFT, None, may_be_shared),
    "I've read it": Row("s|page|||txt||", THAT_WAS_ALL, None, may_be_shared),
    "Today": Row("s|page|||txt||page.txt", "What next?", exported("Seen"), may_be_shared),
}
COMMUNITY_ROWS: dict[str, Row] = {
    "Mine": Row("communities|1|mark|mine|||", "Faith: mine.", files_say('mark = "mine"')),
    "Curious": Row("communities|1|mark|curious|||", "Faith: curious.", files_say('mark = "curious"')),
    "Past": Row("communities|1|mark|past|||", "Faith: past.", files_say('mark = "past"')),
    "Not for me": Row("communities|1|mark|not for me|||", "Faith: not for me.", files_say('mark = "not-for-me"')),
    "Blank": Row("communities|1|mark|blank|||", "Faith"),
    "Write it": Row("communities|1|my note|They sing.|.|||", "Saved.", files_say("They sing.")),
    "I'll try it": Row(
        "communities|1|step|try|||", "small connection for today", lambda c: len(entries(c, "connection")) == 2
    ),
    "Another": Row("communities|1|step|another||||", "A small step: "),
    "Undo": Row(
        "communities|1|mark|mine|undo|||",
        "Undone. Faith: nothing marked.",
        unmarked,
    ),
    "Back": Row("communities|back", "What next?"),
}
PRACTICE_ROWS: dict[str, Row] = {
    "Next": Row("p|1|||stop", "What is around. "),
    "Back": Row("p|1|||back|stop", "What is around. "),
    "Read on": Row("p|m||", "9. "),
    "Too much": Row("p|9|||||Warm.|too much|yes|put away|stop", "put away until your session", files_say("put_away")),
    "Leave": Row("p|9|||||Warm.|.|stop", words.STAYS_OPEN, lambda c: bool(entries(c, "practice"))),
    "Another kind": Row("settle|another|stop", "A beat. "),
}
EDIT_ROWS: dict[str, Row] = {
    "words": Row("j|find note|1|e|2|Other words.|.||", "The earlier words", files_say("Other words.")),
    "names": Row("j|find note|1|e|3|Ana||", "Saved. With: ", noted_people("Ana")),
    "rating": Row(
        "j|find kettle|1|e|3|1|don't know||||", "Saved. Rating: can't tell.", rating_of_seen(None, unclear=True)
    ),
    "one": Row("j|find note|1|e|4|my words||", "Saved. Who may see it: my words.", files_say('sharing = "words"')),
    "yes": Row("j|find note|1|e|5||", "Saved. ", files_say("for_session = true")),
    "day": Row("j|find note|1|e|1|yesterday||", "Saved. Day: ", lambda c: c.journal.get(NOTE).day.day == 20),
    "some": Row("j|4|e|4|seen, safe||", "Saved. ", files_say("touched"), done_yesterday),
    "line": Row("j|only sessions|1|e|2|Jo||", "Saved. With whom: Jo.", the_session(who="Jo"), a_session),
    "day-to-come": Row("j|only sessions|1|e|5|tomorrow||", "Saved. ", files_say("next = "), a_session),
    "Next": Row("j|find note|1|e|3|Ana||", "Saved. With: ", noted_people("Ana")),
    "Next line": Row("j|find note|1|e|3|Ana||", "Saved. With: ", noted_people("Ana")),
    "Undo": Row("j|find note|1|e|3|Ana|u||", "Undone: With"),
    "Done": Row("j|find note|1|e|back||", "Read one: its number."),
}
CALENDAR_ROWS: dict[str, Row] = {
    "pick(0)": Row("w|digits||", "Arriving, November 2026, on the 14: shut down, 21: settled."),
    **{
        f"pick({n})": Row("w|digits||", f"{need}, November 2026, on the 21: 5.")
        for n, need in enumerate(("Seen", "Safe", "Soothed", "Secure", "Stable"), 1)
    },
    "Check in": Row("yesterday|settled|stop", sentences.STOPPED, check_ins(3)),
    "Back": Row("j|month|all|", "Now: all of them."),
}
CIRCLE_ROOMS: dict[str, Row] = {
    "Next": Row("o|n|Bo|person|aunt|||.|no||", "Saved.", named("Ana", "Bo")),
    "Remove": Row("o|h|1||", circle.UNHIDDEN, lambda c: not c.journal.circle.hidden_names(), ana_hidden),
    "Undo": Row("o|h|1|undo||", "Undone.", None, ana_hidden),
    "Back": Row("o|h|back|back", "Open one", None, a_card),
}
HELP_ROWS: dict[str, Row] = {
    "Silently": Row("h|m||", "If you can't speak"),
    "My card": Row("h|c||", "No sleep.", None, a_card),
    "Edit": Row("card|1|No sleep.|.||", "Saved.", card_is("No sleep.")),
    "Country": Row("country|France", "Help now will show the help lines for France.", setting("region", "FR")),
    "Back": Row("h|back", "What next?"),
}
TO_SEEN = "c|settled||5|5|5|5|5|seen|"
CHECKIN_ROWS: dict[str, Row] = {
    "Next": Row("c|settled|Calm.|.|/stop", "Over the last day", check_ins(3)),
    "Too much": Row(
        "c|settled|Calm.|too much|yes|put away|/stop", "put away until your session", files_say("put_away")
    ),
    "Back": Row("c|settled||back|/stop", "A word about it", check_ins(3)),
    "Another": Row(f"{TO_SEEN}/another|/stop", "Seen", check_ins(3)),
    "Just write": Row(f"{TO_SEEN}/write|/stop", sentences.NO_PROMPT, check_ins(3)),
    "Rate": Row("c|stirred||gently|/rate|5|/stop", "Seen 5.", check_ins(3)),
    "Hide meanings": Row("c|settled||5|/stop", "Seen 5.", check_ins(3)),
    "Stop": Row("c|settled|/stop", sentences.STOPPED, check_ins(3)),
    "Deeper": Row(f"{TO_SEEN}/deeper||/stop", "Seen", check_ins(3)),
    "Never ask this": Row(f"{TO_SEEN}/never|/stop", sentences.NEVER_ASKED, lambda c: bool(c.settings.never_ask)),
    "Save": Row("g|done|She waved.|.|seen", "Saved.", status("done")),
}
OTHERS: dict[str, Row] = {
    "Show": Row("j|only notes|", "Now: Note."),
    "Next line": Row("j|only notes|with ana|", "Now: "),
    "Clear": Row("j|only notes|all|", "Now: all of them."),
    "Save": Row("n|Tea.|.", sentences.NOTE_SAVED, noted("Tea.")),
    "Back": Row("n|back|yes", "What next?"),
}


def _all_of(*screens: type) -> set[str]:
    return set().union(*map(shown_by, screens)) - COPIED_AS_IT_IS


ROOMS = {
    "settings": (_all_of(SettingsScreen, SomeOfThese, TakenOut), SETTINGS_ROWS),
    "each setting": ({one.title for one in SETTINGS.values() if one.group}, EVERY_SETTING),
    "share": (
        _all_of(ShareScreen, PartsScreen, LinesScreen, PreviewScreen, DestinationScreen, NamesDialog, SentScreen),
        SHARE_ROWS,
    ),
    "communities": (_all_of(CommunityScreen, CommunitiesScreen), COMMUNITY_ROWS),
    "practices": (_all_of(PracticesScreen, PracticeScreen, SettleScreen), PRACTICE_ROWS),
    "edit page": (_all_of(EditScreen) | set(get_args(FieldKind)), EDIT_ROWS),
    "calendar": (_all_of(CalendarScreen), CALENDAR_ROWS),
    "circle's rooms": (_all_of(HiddenNamesScreen, CardScreen, Pick), CIRCLE_ROOMS),
    "Help now": (_all_of(HelpNowScreen), HELP_ROWS),
    "check-in": (_all_of(WalkScreen, FollowUpScreen), CHECKIN_ROWS),
    "others": (_all_of(FiltersScreen, SingleTextScreen, SessionScreen), OTHERS),
}
