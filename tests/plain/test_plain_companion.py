"""The companion as lines: welcome, Today, the menu, the journal, Help now."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from conversing import on_disk, open_with, walk

from connectwell import sentences
from connectwell.checkin.today import read_today
from connectwell.context import Context
from connectwell.entries.note import note_draft
from connectwell.plain import Talk, open_companion
from connectwell.plain.companion import FITS, GOODBYE
from connectwell.plain.menu import OPTIONS, chosen_letter
from connectwell.plain.prompter import Prompter
from connectwell.plain.settling import NOT_KEPT
from connectwell.plain.welcome import FILES, NO_SUCH, STILL_NONE
from connectwell.practice.settle import Settling
from steady import TickingClock, open_context


@pytest.fixture
def new_here(nobody_at_home: Path, clock: TickingClock) -> Context:
    """Rooms of somebody who was never here."""
    return open_context(nobody_at_home / "connectwell", clock, config="")


# --- Welcome


def test_the_first_time_says_what_this_is_and_where_the_words_live(new_here: Context) -> None:
    opened = open_with(new_here, "Germany|q")
    for sentence in (*sentences.WELCOME[:-1], FILES):
        said = sentence.replace("{data}", str(new_here.places.data)).replace("\n", " ")
        assert said in opened.flat.replace("/ ", "/")
    for words in ("this isn't a safe place to write. Help now says what is safer.", "no clinician has reviewed it"):
        assert words in opened.flat
    assert new_here.settings.welcomed
    assert new_here.settings.region == "DE"
    assert sentences.WELCOME[0] not in open_with(new_here, "q").flat


def test_a_region_is_offered_from_the_systems_language_and_never_taken_by_itself(
    new_here: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    opened = open_with(new_here, "|q")
    assert "United Kingdom (GB)? Your system's language settings suggest this one." in opened.flat
    assert new_here.settings.region is None
    assert STILL_NONE in opened.flat
    assert "United Kingdom" in open_with(new_here, "country|yes|q").flat
    assert new_here.settings.region == "GB"


@pytest.mark.parametrize(
    ("typed", "code"), [("de", "DE"), ("uk", "GB"), ("france", "FR"), ("new z|y", "NZ"), ("eu", "EU")]
)
def test_a_region_may_be_named_in_several_ways(new_here: Context, typed: str, code: str) -> None:
    open_with(new_here, f"Atlantis|{typed}|q")
    assert new_here.settings.region == code


@pytest.mark.parametrize("typed", ["no", "n", "None.", "not yet", "/skip"])
def test_no_region_is_an_answer_and_the_question_does_not_come_again(new_here: Context, typed: str) -> None:
    opened = open_with(new_here, f"{typed}|q")
    assert opened.flat.count(STILL_NONE) == opened.flat.count(sentences.REGION) == 1
    assert (new_here.settings.region, new_here.settings.welcomed) == (None, True)


def test_an_unknown_region_is_told_and_all_can_be_listed(new_here: Context) -> None:
    opened = open_with(new_here, "Atlantis|?|")
    assert NO_SUCH in opened.flat
    assert "Argentina (AR), Australia (AU)" in opened.flat
    assert new_here.settings.region is None


def test_a_welcome_that_is_cut_off_comes_again(new_here: Context) -> None:
    out = StringIO()
    open_companion(new_here, Talk(StringIO(), out))
    assert not new_here.settings.welcomed


# --- Today


def test_today_says_in_few_words_how_the_day_was_and_a_line_of_an_earlier_one(
    context: Context, clock: TickingClock
) -> None:
    walk(context, "settled||5|5|5|5|5|seen|The kettle was on when I came home from the long walk.|.|l||||")
    clock.now += timedelta(days=7)
    walk(context, "settled||8|7|8|7|10|seen|He asked about the interview before I said anything at all.|.|l||||")
    opened = open_with(context, "q")
    assert "Saturday 28 November. Good morning." in opened.said
    assert "This morning: settled" in opened.said
    assert "Seen 8, Safe 7, Soothed 8, Secure 7, Stable 10" in opened.said
    assert "“He asked about the interview before" in opened.flat
    assert "Last Saturday: “The kettle was on" in opened.flat
    assert sentences.CONNECTION + ":" in opened.said
    assert opened.said.endswith(GOODBYE + "\n")
    assert len(opened.flat.partition("What next?")[0].split()) <= 60


def test_discreet_says_nothing_that_was_written_or_rated(context: Context, clock: TickingClock) -> None:
    walk(context, "settled||5|5|5|5|5|seen|A secret.|.|l||||")
    clock.now += timedelta(days=7)
    walk(context, "settled||5|5|5|5|5|seen|Another secret.|.|l||||")
    assert "secret" in open_with(context, "q").flat
    open_with(context, "discreet|q")
    said = open_with(context, "q").flat
    assert [word for word in ("secret", "settled", "Seen 5", "Last Saturday") if word in said] == []
    assert sentences.DONE_TODAY in said
    assert "Another secret" in open_with(context, "discreet|q").flat


def test_an_earlier_line_need_not_come_again(context: Context, clock: TickingClock) -> None:
    walk(context, "settled||5|5|5|5|5|seen|The kettle.|.|l||||")
    clock.now += timedelta(days=7)
    assert "Last Saturday: “The kettle.”" in open_with(context, "x|q").flat
    assert "The kettle" not in open_with(context, "q").flat


def test_the_choices_are_read_out_on_a_question_mark_only(context: Context) -> None:
    assert "check in: c" not in open_with(context, "q").flat
    assert (
        "check in: c, just the ratings: r, yesterday, I did this: d, I'll try it: y" in open_with(context, "?|q").flat
    )


@pytest.mark.parametrize(
    ("answer", "status"),
    [("d", "done"), ("try", "planned"), ("y", "planned"), ("l", "not-today"), ("another", "passed")],
)
def test_todays_connection_is_answered_by_letter_or_word(context: Context, answer: str, status: str) -> None:
    opened = open_with(context, answer)
    assert opened.entry["connections"][0]["status"] == status


@pytest.mark.parametrize("how", ["v", "never", "never this kind", "/never"])
def test_never_this_kind_from_today(context: Context, how: str) -> None:
    context.change(never_suggest=[idea.id for idea in context.library.connections() if idea.id != "small-sign"])
    opened = open_with(context, f"{how}|1|q")
    assert context.settings.rule_out == ("someone",)
    assert opened.flat.count(f"{sentences.CONNECTION}:") == 2
    assert [part["status"] for part in opened.entry["connections"]] == ["passed"]


def test_another_connection_is_another_one(context: Context) -> None:
    opened = open_with(context, "a|a|y|q")
    assert [part["status"] for part in opened.entry["connections"]] == ["passed", "passed", "planned"]
    assert len({part["prompt"] for part in opened.entry["connections"]}) == 3


def test_saying_twice_that_it_was_done_adds_to_what_was_said(context: Context) -> None:
    opened = open_with(context, "a|d|She smiled.|.|seen|d||.|d|And waved.|.||q")
    *_, connection = opened.entry["connections"]
    assert (connection["landed"]["words"], connection["landed"]["touched"]) == ("She smiled.\nAnd waved.", ["seen"])


def test_how_it_landed_is_saved_line_by_line(context: Context) -> None:
    assert open_with(context, "d|She smiled.|And waved.").entry["connections"][0]["landed"]["words"] == (
        "She smiled.\nAnd waved."
    )
    (versions,) = (context.places.data / "versions").iterdir()
    assert len(list(versions.iterdir())) == 1, "one editing session, one version"


def test_what_was_planned_can_land_on_another_day(context: Context, clock: TickingClock) -> None:
    open_with(context, "y|q")
    clock.now += timedelta(days=1)
    opened = open_with(context, "g|did|It was warm.|.|safe, seen|q")
    connection = opened.entries[0]["connections"][0]
    assert "To try: " + connection["asked"] in opened.flat
    assert connection["status"] == "done"
    assert (connection["landed"]["words"], connection["landed"]["touched"]) == ("It was warm.", ["seen", "safe"])
    assert "To try" not in open_with(context, "q").flat


def test_a_plan_can_be_let_go(context: Context, clock: TickingClock) -> None:
    open_with(context, "y|q")
    clock.now += timedelta(days=1)
    assert open_with(context, "g|let it go|q").entries[0]["connections"][0]["status"] == "not-today"


def test_what_was_begun_today_is_resumed(context: Context) -> None:
    opened = open_with(context, "c|settled||5|/stop|c|6|7|8|9||/stop|q")
    assert sentences.OPEN_TODAY in opened.flat
    assert [part["rating"] for part in opened.entry["reflections"]] == [5, 6, 7, 8, 9]


def test_the_page_of_another_day_is_heard_once_where_it_is_passed_over(context: Context, clock: TickingClock) -> None:
    walk(context, "settled|")
    clock.now += timedelta(days=1)
    opened = open_with(context, "||help|q")
    assert opened.flat.count("isn't finished") == 2, "as it is offered, and where Today is asked for again"
    assert "go on with what is open: f" in opened.flat


def test_the_page_of_another_day_is_offered_once(context: Context, clock: TickingClock) -> None:
    walk(context, "settled||5|/stop")
    clock.now += timedelta(days=3)
    assert "Your check-in from Saturday 21 November isn't finished." in open_with(context, "leave|q").flat
    assert on_disk(context)[0]["walk"]["left"] is True
    assert "isn't finished" not in open_with(context, "q").flat


def test_the_page_of_another_day_can_be_continued_or_todays_begun(context: Context, clock: TickingClock) -> None:
    walk(context, "settled||5|/stop")
    clock.now += timedelta(days=1)
    assert len(open_with(context, "continue|6|/stop|q").entries) == 1
    opened = open_with(context, "begin|shut|stop|q")
    assert [entry["day"].day for entry in opened.entries] == [21, 22]
    assert opened.entries[0]["reflections"][1]["rating"] == 6
    assert opened.entries[1]["arrival"]["chose"] == "stop"


def test_what_fits_nothing_is_told_and_enter_says_today_again(context: Context) -> None:
    opened = open_with(context, "7|hello|/back|/edit|/oops|/lot|go on||q")
    assert opened.flat.count(FITS.format(near="")) == 2
    assert opened.said.count("Saturday 21 November.") == 2


@pytest.mark.parametrize("line", ["i", "hide", "/hide"])
def test_hide_shows_nothing_private(context: Context, line: str) -> None:
    assert "\n" * 60 in open_with(context, f"{line}||q").said


@pytest.mark.parametrize("line", ["settling", "settle", "/settle"])
def test_settle_is_a_practice_paced_by_enter(context: Context, line: str) -> None:
    script = Settling(context).player.script
    opened = open_with(context, f"{line}|||/stop|q")
    assert script.steps[2].text in opened.flat
    assert script.steps[3].text not in opened.flat
    assert opened.said.endswith(GOODBYE + "\n")


def test_a_practice_tells_that_it_keeps_no_words(context: Context) -> None:
    out = StringIO()
    Prompter(context, Talk(StringIO("loud\n" + "\n" * 20), out)).settle("orienting")
    assert NOT_KEPT in out.getvalue()
    assert context.library.practice("orienting").steps[-1].text in " ".join(out.getvalue().split())


# --- The journal


def test_the_journal_lists_newest_first_and_reads_one(context: Context, clock: TickingClock) -> None:
    walk(context, "settled||5|5|5|5|5|seen|The kettle.|.|l||||")
    clock.now += timedelta(days=1)
    walk(context, "shut|gently|warm|n")
    opened = open_with(context, "j|2||q")
    assert "1. Sunday 22 November, Check-in" in opened.said
    assert "2. Saturday 21 November, Check-in: The kettle." in opened.said
    assert "Seen, 5" in opened.said


def test_an_empty_journal_says_so(context: Context) -> None:
    assert sentences.EMPTY_JOURNAL in open_with(context, "j|q").flat


def test_a_long_journal_comes_in_tens(context: Context, clock: TickingClock) -> None:
    for _ in range(12):
        walk(context, "shut|stop")
        clock.now += timedelta(days=1)
    opened = open_with(context, "j|m|12|77|m||q")
    assert "\n10. " in opened.said
    assert "\n12. Saturday 21 November" in opened.said
    assert opened.flat.count("Type one of the numbers") == 2


def test_what_cannot_be_read_is_shown_as_it_is_with_the_reason(context: Context) -> None:
    walk(context, "shut|stop")
    (file,) = (context.places.data / "entries").rglob("*.toml")
    broken = file.read_bytes() + b"words = <<<<<<< HEAD\x1b[2J\n"
    file.write_bytes(broken)
    opened = StringIO()
    open_companion(context, Talk(StringIO("j\n1\n\nq\n"), opened))
    assert "It can't be read" in opened.getvalue()
    assert "<<<<<<< HEAD␛[2J" in opened.getvalue()
    assert file.read_bytes() == broken


def test_an_open_check_in_can_be_gone_on_with_from_the_journal(context: Context) -> None:
    walk(context, "settled||5|/stop")
    opened = open_with(context, "j|1|c|6|/stop|q")
    assert opened.entry["reflections"][1]["rating"] == 6


def test_what_is_put_away_is_not_in_the_list_and_not_on_the_page(context: Context) -> None:
    walk(context, "settled||5|5|5|5|5|seen|The kettle.|/lot|put|n||||")
    opened = open_with(context, "j|1||q")
    assert "The kettle" not in opened.said
    assert "put away until your session" in opened.flat


# --- When things are broken


def test_help_now_works_when_the_content_is_broken(context: Context, tmp_path: Path) -> None:
    from connectwell.library import Library

    context.library = Library(tmp_path)
    opened = open_with(context, "h|j|c|q")
    assert "Emergency: call the number of the place you are in." in opened.flat
    assert opened.said.endswith(GOODBYE + "\n")


def test_without_practices_settle_says_so_and_the_companion_stays_open(context: Context, tmp_path: Path) -> None:
    from connectwell.library import Library

    context.library = Library(tmp_path)
    opened = open_with(context, "/settle|h|q")
    assert "There are no practices to settle with." in opened.flat
    assert "Emergency: call the number of the place you are in." in opened.flat


def test_help_now_begins_with_the_number_and_how_to_reach_it_without_speaking(nobody_at_home: Path) -> None:
    context = open_context(nobody_at_home / "connectwell", config='welcomed = true\nregion = "GB"\n')
    flat = open_with(context, "h|all||q").flat
    found = [
        flat.index(words)
        for words in (
            "Emergency: 9 9 9, or 1 1 2.",
            "Samaritans, 1 1 6, 1 2 3.",
            "If you can't speak",
            "press 5 5 to",
            "Note: a mobile; nothing to register.",
            "Relay UK",
            "9 9 9 BSL: a video call",
            "Someone who can open this device",
            "Samaritans: call 1 1 6, 1 2 3",
            "Childline: call 0 8 0 0, 1 1 1 1",
            "National Domestic Abuse Helpline",
            "Respect Phoneline",
            "keeps no record",
            "Checked against public pages on 21 November 2026.",
        )
    ]
    assert found == sorted(found)
    assert (
        "Lifeline (Northern Ireland): call 0 8 0 8, 8 0 8, 8 0 0 0. Northern Ireland: distress or despair; free" in flat
    )


def test_help_now_works_with_a_region_that_does_not_exist(nobody_at_home: Path) -> None:
    context = open_context(nobody_at_home / "connectwell", config='welcomed = true\nregion = "ATLANTIS"\n')
    opened = open_with(context, "h|q")
    assert "There are no help lines for" in opened.flat
    assert "https://findahelpline.com" in opened.flat


def test_a_journal_that_cannot_be_written_opens_for_reading_and_says_so(context: Context) -> None:
    context.places.data.parent.mkdir(exist_ok=True)
    context.places.data.write_text("a file where the folder belongs")
    opened = open_with(context, "l|j||h||q", typed=True)
    assert sentences.READ_ONLY in opened.flat
    assert "Could not save" in opened.flat
    assert opened.said.endswith(GOODBYE + "\n")


# --- A note


def test_a_note_is_written_and_an_empty_one_leaves_nothing(context: Context) -> None:
    opened = open_with(context, "n||q")
    assert (opened.entries, sentences.NOTHING_YET in opened.flat) == ([], True)
    opened = open_with(context, "n|Rain, and @Ana rang.|Then sun.|.|q")
    assert opened.entries[0]["note"] == {
        "words": "Rain, and @Ana rang.\nThen sun.",
        "people": ["Ana"],
        "sharing": "private",
    }
    assert sentences.NOTE_SAVED in opened.flat


def test_a_connection_of_ones_own_is_one_like_any_other(context: Context) -> None:
    opened = open_with(context, "m||q")
    assert opened.entries == []
    opened = open_with(context, "m|Waved to the neighbour.|.|She waved back.|.|seen|q")
    (entry,) = opened.entries
    (part,) = entry["connections"]
    assert (part["status"], part["asked"], "prompt" in part) == ("done", "Waved to the neighbour.", False)
    assert (part["landed"]["words"], part["landed"]["touched"]) == ("She waved back.", ["seen"])


def test_lines_ask_which_of_several_is_meant(context: Context) -> None:
    for words in ("Rain", "Snow"):
        note_draft(context).save(words, so_far=True)
    oldest = read_today(context).left[1].entry
    heard = open_with(context, "z|2|q").flat
    assert "And one more." in heard
    assert "Which one?" in heard
    assert oldest not in [one.entry for one in read_today(context).left]
    assert len(read_today(context).left) == 1


def test_a_choice_is_known_without_its_space_and_a_misspelled_one_is_asked_about(context: Context) -> None:
    for typed in ("checkin", "Check-In", "check in"):
        assert chosen_letter(typed, list(OPTIONS.values())) == "c"
    opened = open_with(context, "jurnal|setings|q")
    assert FITS.format(near=" Did you mean 'journal'?") in opened.flat
    assert "Did you mean 'settings'" in opened.flat
