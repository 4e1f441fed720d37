"""Lines for the next session: from a mark or written, carried over until talked about or let go."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meeting import WORDS, check_in, everything_marked, note, open_lines, reflection, said, write

from connectwell.context import Context
from connectwell.errors import EntryNotFound, UsageFault
from connectwell.model.entry import AgendaLine, Entry
from connectwell.model.terms import NEEDS, OUTCOMES
from connectwell.session import agenda
from connectwell.session.agenda import agenda_entries
from connectwell.share.brief import lines_among
from steady import MORNING

AS_WRITTEN = f"“{WORDS}” (marked; not a note yet)"


def test_a_mark_shows_its_words_and_they_are_no_line_until_they_are_taken(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    (item,) = open_lines(context)
    assert (item.id, item.about, item.words, item.from_mark) == ("q7f3k2/a8d2", "q7f3k2/a8d2", "", True)
    assert said(context) == [f"Safe, 21 November: {AS_WRITTEN}"]
    assert lines_among(agenda_entries(context.journal)) == ()
    entry = agenda.take_words(context, item)
    assert said(context) == [f"Safe, 21 November: {WORDS}"]
    assert entry.agenda == AgendaLine(words=WORDS, about="q7f3k2/a8d2", sharing="words")
    assert [line.words for line in lines_among(agenda_entries(context.journal))] == [WORDS]
    with pytest.raises(UsageFault, match="no marked words"):
        agenda.take_words(context, open_lines(context)[0])


def test_every_part_can_be_marked_and_bare_ratings_are_one_line(context: Context) -> None:
    context.journal.add(everything_marked(for_session=True))
    context.journal.add(note(for_session=True))
    assert [item.id for item in open_lines(context)] == [
        "q7f3k2/ratings", "q7f3k2/a8d2", "q7f3k2/c1f0", "q7f3k2/close", "n1n2n3/note",
    ]  # fmt: skip
    assert [line.partition(",")[0] for line in said(context)] == [
        "Ratings", "Safe", "A small connection", "To take with me", "Note",
    ]  # fmt: skip


def test_a_rating_that_was_offered_is_a_line_by_itself(context: Context) -> None:
    bare = [reflection(f"k00{n}", need, "", rating=2, for_session=True) for n, need in enumerate(NEEDS)]
    context.journal.add(check_in(*bare, offered=("safe",)))
    assert [item.id for item in open_lines(context)] == ["q7f3k2/ratings", "q7f3k2/k001"]


def test_a_mark_that_is_put_away_is_a_line_too_and_shows_no_words(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True, put_away=True)))
    assert said(context) == ["Safe, 21 November: (marked, nothing written yet)"]


def test_writing_the_line_of_a_mark_makes_an_entry_about_it(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    (mark,) = open_lines(context)
    entry = write(context, "How mornings go.", mark)
    assert entry.agenda == AgendaLine(words="How mornings go.", about="q7f3k2/a8d2", sharing="words")
    (item,) = open_lines(context)
    assert (item.id, item.from_mark) == (entry.id, False)
    assert said(context) == ["Safe, 21 November: How mornings go."]
    part = context.journal.get("q7f3k2").reflections[0]
    assert (part.sharing, part.for_session) == ("private", True), "the reflection itself is as it was"


def test_a_line_is_written_bit_by_bit_into_one_entry(context: Context) -> None:
    writing = agenda.LineDraft(context)
    writing.save("How")
    writing.save("How mornings go.")
    entry = writing.save("How mornings go.", "listen")
    assert [item.id for item in open_lines(context)] == [entry.id]
    assert open_lines(context)[0].wants == "listen"
    assert context.journal.versions(entry.id) == ()


@pytest.mark.parametrize("words", ["", " \n"])
def test_a_line_without_words_is_none(context: Context, words: str) -> None:
    with pytest.raises(UsageFault, match="Nothing was written"):
        write(context, words)
    assert list(context.journal.newest()) == []


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("written", [True, False])
def test_a_closed_line_does_not_come_back(context: Context, outcome: str, written: bool) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    if written:
        write(context, "How mornings go.", open_lines(context)[0])
    agenda.close(context, open_lines(context)[0], outcome)  # type: ignore[arg-type]
    assert open_lines(context) == ()
    (item,) = agenda.all_lines(agenda.agenda_entries(context.journal))
    assert (item.outcome, item.about) == (outcome, "q7f3k2/a8d2")
    assert item.closed is not None
    entry = context.journal.get(item.id)
    assert entry.agenda is not None
    assert entry.agenda.sharing == ("words" if written else "private")
    assert context.journal.get("q7f3k2").reflections[0].for_session


def test_lines_are_carried_over_oldest_first(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True), tail="old000", days_ago=400))
    write(context, "Written today.")
    context.journal.add(check_in(reflection(for_session=True), tail="week00", days_ago=7))
    assert said(context) == [
        f"Safe, 17 October 2025: {AS_WRITTEN}",
        f"Safe, 14 November: {AS_WRITTEN}",
        "21 November: Written today.",
    ]


def test_a_line_stands_where_its_mark_stood(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True), tail="week00", days_ago=7))
    context.journal.add(check_in(reflection("b1e0", "seen", for_session=True), days_ago=3))
    write(context, "How mornings go.", open_lines(context)[0])
    assert said(context) == ["Safe, 14 November: How mornings go.", f"Seen, 18 November: {AS_WRITTEN}"]


def test_what_is_removed_has_no_line_and_a_removed_line_frees_its_mark(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    entry = write(context, "How mornings go.", open_lines(context)[0])
    context.journal.remove(entry.id)
    assert said(context) == [f"Safe, 21 November: {AS_WRITTEN}"]
    context.journal.remove("q7f3k2")
    assert open_lines(context) == ()


def test_a_line_whose_mark_went_away_stays(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    write(context, "How mornings go.", open_lines(context)[0])
    context.journal.erase("2026-11-21T0801-q7f3k2")
    assert said(context) == ["21 November: How mornings go."]


def test_a_line_closed_by_hand_without_an_outcome_is_closed(context: Context) -> None:
    entry = write(context, "How mornings go.")
    editing = context.journal.edit(entry.id)
    editing.save(replace(editing.entry, agenda=replace(editing.entry.agenda or AgendaLine(), closed=MORNING)))
    assert open_lines(context) == ()


def test_lines_are_found_by_id_tail_or_mark(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    entry = write(context, "Another.")
    items = open_lines(context)
    assert agenda.find_line(items, entry.id).words == "Another."
    assert agenda.find_line(items, entry.id[16:]).words == "Another."
    assert agenda.find_line(items, "q7f3k2/a8d2").from_mark
    for asked in ("", "zzzzzz", "q7f3k2", "Another."):
        with pytest.raises(EntryNotFound, match="no open note"):
            agenda.find_line(items, asked)


def test_one_tail_for_two_lines_is_asked_about(context: Context) -> None:
    one = write(context, "One.")
    other = replace(one, id="2025-01-01T0000-" + one.id[16:])
    context.journal.add(other)
    with pytest.raises(EntryNotFound, match="Several notes"):
        agenda.find_line(open_lines(context), one.id[16:])
    assert agenda.find_line(open_lines(context), other.id).words == "One."


def test_words_that_could_steer_a_terminal_are_drawn_as_symbols(context: Context) -> None:
    write(context, "\x1b]52;c;aGk=\x07 hello")
    assert "\x1b" not in said(context)[0]


def test_what_is_looked_for_is_found_however_the_key_is_written(context: Context) -> None:
    entry = context.journal.add(check_in(reflection(for_session=True)))
    path = context.places.data / "entries/2026" / f"{entry.id}.toml"
    path.write_text(path.read_text().replace("for_session", '"for\\u005fsession"'))
    assert len(open_lines(context)) == 1


def test_looking_tells_how_far_it_is_and_passes_over_what_is_damaged(context: Context) -> None:
    context.journal.add(check_in(reflection(for_session=True)))
    context.journal.add(note())
    broken = context.places.data / "entries/2026/2026-11-20T0801-zzzzzz.toml"
    broken.write_text("for_session = oops")
    told: list[tuple[int, int]] = []
    assert len(agenda.agenda_entries(context.journal, lambda done, total: told.append((done, total)))) == 1
    assert told == [(1, 3), (2, 3), (3, 3)]


marked = st.builds(
    reflection, key=st.text("abcdef", min_size=4, max_size=4), need=st.sampled_from(NEEDS),
    words=st.sampled_from(["", WORDS]), for_session=st.booleans(), put_away=st.booleans(),
)  # fmt: skip
some_entries = st.lists(
    st.builds(
        lambda parts, tail, ago: check_in(*{part.key: part for part in parts}.values(), tail=tail, days_ago=ago),
        st.lists(marked, max_size=4), st.text("abcdefgh0123", min_size=6, max_size=6), st.integers(0, 500),
    ), max_size=5, unique_by=lambda entry: entry.id[16:],
)  # fmt: skip


@given(some_entries, st.randoms())
def test_any_entries_in_any_order_give_the_same_lines_and_no_word_of_a_reflection(
    entries: list[Entry], random: st.DrawFn
) -> None:
    lines = agenda.open_lines(entries)
    shuffled = entries.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert sorted(map(repr, agenda.open_lines(shuffled))) == sorted(map(repr, lines))
    assert [line.day for line in lines] == sorted(line.day for line in lines)
    assert len({line.id for line in lines}) == len(lines)
    assert all(line.words == "" and line.from_mark for line in lines)
    assert {line.day for line in lines} == {
        entry.day for entry in entries if any(part.for_session for part in entry.reflections)
    }


def test_a_day_in_another_year_says_so() -> None:
    item = agenda.AgendaItem("x", None, date(2025, 1, 2), "Words.", None, from_mark=False)
    assert agenda.line_text(item, date(2026, 1, 1)) == "2 January 2025: Words."
