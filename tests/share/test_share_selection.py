"""Choosing: which days, which entries of them, and what the list to choose from tells."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sharing import FORTNIGHT, TODAY, check_in, looked, note, record, session, words_on

from connectwell.context import Context
from connectwell.errors import Cancelled, NoSession, UsageFault
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Close, Imported, Reflection
from connectwell.sentences import NEED_NAMES
from connectwell.share.everything import everything
from connectwell.share.names.roles import Replacement
from connectwell.share.select.parts import entries_offered
from connectwell.share.select.period import Choice, Period, read_shareable, since_last_session
from steady import MORNING


def test_the_entries_of_some_days_oldest_first(context: Context) -> None:
    note(context, "today", "n1n1n1")
    note(context, "the first day", "n2n2n2", days_ago=13)
    note(context, "the day before that", "n3n3n3", days_ago=14)
    assert words_on(record(context)) == ["the first day", "today"]
    assert words_on(record(context, period=Period())) == ["the day before that", "the first day", "today"]
    assert words_on(record(context, period=Period.between(None, TODAY - timedelta(days=13)))) == [
        "the day before that",
        "the first day",
    ]


@pytest.mark.parametrize("period", [FORTNIGHT, Period()])
def test_what_is_removed_or_a_copy_or_damaged_stays(context: Context, period: Period) -> None:
    kept = note(context, "kept", "n1n1n1")
    context.journal.remove(note(context, "removed", "n2n2n2").id)
    folder = context.places.data / "entries" / "2026"
    whole = (folder / f"{kept.id}.toml").read_text()
    (folder / f"{kept.id}.conflict-ab12.toml").write_text(whole.replace("kept", "copied"))
    (folder / "2026-11-21T0900-n4n4n4.toml").write_text("[note")
    assert words_on(record(context, period=period)) == ["kept"]


def test_an_entry_that_was_moved_belongs_to_its_new_day(context: Context) -> None:
    moved = note(context, "moved", "n1n1n1", days_ago=40)
    editing = context.journal.edit(moved.id)
    editing.save(replace(editing.entry, day=TODAY))
    assert words_on(record(context)) == ["moved"]
    assert record(context).document.pages[0].day == TODAY


def test_a_draft_is_an_entry_like_any_other(context: Context) -> None:
    assert check_in(context).unfinished
    assert record(context).entries == ("2026-11-21T0801-q7f3k2",)


def test_days_are_counted_with_today() -> None:
    assert Period.last(7, TODAY) == Period(date(2026, 11, 15), TODAY)
    with pytest.raises(UsageFault, match="7, 14, 28 or 90"):
        Period.last(8, TODAY)
    with pytest.raises(UsageFault, match="comes after"):
        Period.between(TODAY, date(2026, 11, 20))


def test_since_the_last_session(context: Context) -> None:
    with pytest.raises(NoSession, match="No session is recorded"):
        since_last_session(context.journal, TODAY)
    session(context, 9, "s1s1s1")
    session(context, 3, "s2s2s2")
    assert since_last_session(context.journal, TODAY) == Period(TODAY - timedelta(days=3), TODAY)
    context.journal.remove("s2s2s2")
    assert since_last_session(context.journal, TODAY) == Period(TODAY - timedelta(days=9), TODAY)


@pytest.mark.parametrize("period", [FORTNIGHT, Period()])
def test_reading_can_be_stopped_and_then_there_is_nothing(context: Context, period: Period) -> None:
    note(context, "one", "n1n1n1")
    with pytest.raises(Cancelled):
        read_shareable(context.journal, period, lambda *_: False)


def test_an_open_period_begins_with_what_leaves(context: Context) -> None:
    note(context, "private", "n1n1n1", days_ago=300, sharing="private")
    note(context, "shared", "n2n2n2", days_ago=3)
    document = record(context, period=Period()).document
    assert (document.since, document.until) == (date(2026, 11, 18), TODAY)


def test_the_list_to_choose_from(context: Context) -> None:
    check_in(context)
    note(context, "put away", "n1n1n1", put_away=True)
    note(context, "for myself", "n2n2n2", sharing="private")
    entries = {entry.reference: entry for entry in entries_offered(looked(context), NEED_NAMES)}
    assert [(part.reference, part.label, part.level, part.words) for part in entries["q7f3k2"].parts] == [
        ("q7f3k2/arrival", "Arriving", "words", "barely slept"),
        ("q7f3k2/a8d2", "Seen, 6", "words", "@Ana asked about it."),
        ("q7f3k2/b1e0", "Safe, 3", "theme", "The door again."),
        ("q7f3k2/c1f0", "A small connection", "words", "She laughed."),
        ("q7f3k2/close", "To take with me", "words", "Someone remembered."),
    ]
    assert (entries["n1n1n1"].parts, entries["n1n1n1"].put_away) == ((), 1)
    assert [part.may_leave for part in entries["n2n2n2"].parts] == [False]


def test_names_from_all_of_the_journal_and_the_circle_become_roles(context: Context) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", role="friend", names=("Anita",)))
    gone = context.journal.circle.add(CirclePart(id="", kind="person", name="Lio", role="brother"))
    context.journal.circle.remove(gone.id)
    note(context, "Long ago.", "n1n1n1", days_ago=200, people=("Bo",), sharing="private")
    note(context, "Ruth came.", "n2n2n2", people=("Ruth",), put_away=True)
    note(context, "With Anita, Bo, Ruth and Lio.", "n3n3n3")
    made = record(context)
    assert words_on(made) == ["With a friend, someone (B), someone (R) and my brother."]
    assert {one.name: one.label for one in made.replaced} == {
        "Anita": "a friend",
        "Bo": "someone (B)",
        "Ruth": "someone (R)",
        "Lio": "my brother",
    }
    assert words_on(record(context, Choice(keep_names=True))) == ["With Anita, Bo, Ruth and Lio."]


def test_who_is_named_only_in_words_becomes_someone_too(context: Context) -> None:
    check_in(context, close=Close(carry="@Kim's hat. Kim waved.", sharing="words"), reflections=(), connections=())
    assert words_on(record(context))[-1] == "Someone's hat. Someone waved."


@pytest.mark.parametrize("period", [FORTNIGHT, Period()])
def test_who_is_named_only_in_a_removed_entry_becomes_someone_too(context: Context, period: Period) -> None:
    for days_ago, tail, name in ((2, "n1n1n1", "Kim"), (200, "n2n2n2", "Bo")):
        context.journal.remove(note(context, f"@{name} came.", tail, days_ago=days_ago, people=(name,)).id)
    note(context, "With Kim and Bo.", "n3n3n3")
    assert words_on(record(context, period=period)) == ["With someone (K) and someone (B)."]


@pytest.mark.parametrize("period", [FORTNIGHT, Period()])
@pytest.mark.parametrize("days_ago", [1, 200])
def test_a_word_that_was_once_written_with_the_sign_stays_a_word(
    context: Context, period: Period, days_ago: int
) -> None:
    note(context, "Tired @home.", "n1n1n1", days_ago=days_ago, people=("home",), sharing="private")
    note(context, "At home, with homes in sight.", "n2n2n2")
    assert words_on(record(context, period=period)) == ["At home, with homes in sight."]


@pytest.mark.parametrize("period", [FORTNIGHT, Period()])
def test_who_is_in_a_list_of_people_goes_in_any_case(context: Context, period: Period) -> None:
    check_in(context, days_ago=1, reflections=(Reflection(key="a8d2", need="seen", people=("ana",)),))
    note(context, "And ana.", "n2n2n2")
    assert words_on(record(context, period=period))[-1] == "And someone."


def test_no_sentence_begins_in_a_tag(context: Context) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", role="sister"))
    imported = Imported(source="jrnl", title="Ana", words="Ana.", tags=("Ana", "@Ana", "walk"), sharing="words")
    entry = replace(note(context, "One walk.", "n1n1n1"), id="2026-11-21T0700-i1i1i1", kind="imported", note=None)
    context.journal.add(replace(entry, imported=imported))
    (part,) = record(context).document.pages[0].parts
    assert (part.title, part.words, part.tags) == ("My sister", "My sister.", ("my sister", "my sister", "walk"))


def test_an_imported_tag_is_no_name(context: Context) -> None:
    imported = Imported(source="jrnl", words="A long @walk.", tags=("@walk",), sharing="words")
    entry = replace(note(context, "One walk.", "n1n1n1"), id="2026-11-21T0700-i1i1i1", kind="imported", note=None)
    context.journal.add(replace(entry, imported=imported))
    assert words_on(record(context)) == ["A long @walk.", "One walk."]


def test_a_whole_check_in_part_by_part(context: Context) -> None:
    check_in(context)
    made = record(context, Choice(name=" Robin "))
    (page,) = made.document.pages
    assert made.document.name == "Robin"
    assert [(part.kind, part.words_leave, part.words) for part in page.parts] == [
        ("arrival", True, "barely slept"),
        ("reflection", True, "Someone asked about it."),
        ("reflection", False, ""),
        ("connection", True, "She laughed."),
        ("close", True, "Someone remembered."),
    ]
    assert (page.parts[1].people, page.parts[2].rating, page.parts[3].asked) == (("someone",), 3, "Call someone.")
    assert made.replaced == (Replacement("Ana", "someone", 3),)
    left = record(context, Choice(left_out=frozenset({"q7f3k2/a8d2", "q7f3k2/close"})))
    assert words_on(left) == ["barely slept", "She laughed."]
    assert record(context, Choice(left_out=frozenset({"q7f3k2"}))).document.pages == ()


def test_what_was_asked_stands_as_it_was_where_it_is_a_sentence_of_the_library(context: Context) -> None:
    prompt, idea = context.library.prompts("seen")[0], context.library.connections()[0]
    name = prompt.ask.split()[0]
    note(context, "So it was.", "n1n1n1", people=(name, idea.do.split()[0]), sharing="private")
    entry = check_in(context)
    asked = replace(entry.reflections[0], prompt=prompt.id, asked=prompt.ask)
    suggested = replace(entry.connections[0], prompt=idea.id, asked=idea.do)
    context.journal.edit(entry.id).save(replace(entry, reflections=(asked,), connections=(suggested,)))
    made = record(context)
    assert [part.asked for part in made.document.pages[-1].parts if part.asked] == [prompt.ask, idea.do]
    assert name not in {one.name for one in made.replaced}


def test_what_an_earlier_deck_asked_stands_as_it_was(context: Context) -> None:
    old = min(context.library.no_longer_asked())
    name = old.split()[1]
    note(context, "So it was.", "n1n1n1", people=(name,), sharing="private")
    entry = check_in(context)
    asked = replace(entry.reflections[0], prompt="stable.surroundings.03", asked=old)
    context.journal.edit(entry.id).save(replace(entry, reflections=(asked,), connections=()))
    made = record(context).document.pages[-1].parts
    assert [part.asked for part in made if part.asked] == [old]


@pytest.mark.parametrize("prompt", [None, "own-x", "seen.others.01", "hold-a-door"])
def test_what_was_asked_in_other_words_holds_no_name_whatever_it_says_it_comes_from(
    context: Context, prompt: str | None
) -> None:
    entry = check_in(context)
    asked = replace(entry.reflections[0], prompt=prompt, asked="What did Ana say?")
    own = replace(entry.connections[0], prompt=prompt, asked="Ring Ana and say it.")
    context.journal.edit(entry.id).save(replace(entry, reflections=(asked,), connections=(own,)))
    parts = record(context).document.pages[-1].parts
    assert [part.asked for part in parts if part.asked] == ["What did someone say?", "Ring someone and say it."]


def test_the_own_archive_as_a_document_is_all_of_it(context: Context) -> None:
    check_in(context)
    note(context, "put away", "n1n1n1", put_away=True, sharing="private")
    made = everything(context.journal, context.library, TODAY)
    assert "put away" in words_on(made)
    assert "The door again." in words_on(made)
    assert "@Ana asked about it." in words_on(made)
    assert MORNING.isoformat() not in str(made.document)
