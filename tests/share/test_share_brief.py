"""The one page: figures of what leaves, lines written for it, words that were chosen, and never more than fits."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from documents import EMPTY_BRIEF, FULL_BRIEF, brief
from sharing import TODAY, check_in, looked, note, session

from connectwell.context import Context
from connectwell.errors import BriefTooLong, UsageFault
from connectwell.insights.trends import Point
from connectwell.model.entry import Arrival, Connection, Entry, Landed, PracticeDone, Reflection
from connectwell.model.terms import Sharing
from connectwell.session import agenda
from connectwell.session.agenda import agenda_entries
from connectwell.share import sharing as flow
from connectwell.share.brief import Candidate, candidates, draft_of, lines_among
from connectwell.share.document import Brief, Moment, ShareLine
from connectwell.share.formats.one_page import LINES, WIDTH, measure, overflow
from connectwell.share.formats.outline import PartText, head_of, sections
from connectwell.share.record import Made
from connectwell.share.select.period import Choice


def test_the_page_is_headed_by_the_day_of_the_session_if_it_is_known(context: Context) -> None:
    draft = draft_of(looked(context), Choice(), (), context.library, TODAY, TODAY + timedelta(days=2)).document
    assert head_of(draft)[0].startswith("For Monday 23 November · ")
    without = draft_of(looked(context), Choice(), (), context.library, TODAY).document
    assert not head_of(without)[0].startswith("For ")


def made(context: Context, choice: Choice = Choice()) -> Made:  # noqa: B008  # frozen
    return draft_of(looked(context), choice, lines_among(agenda_entries(context.journal)), context.library, TODAY)


def page(context: Context, choice: Choice = Choice()) -> Brief:  # noqa: B008  # frozen
    found = made(context, choice).document.brief
    assert found
    return found


def rated(context: Context, tail: str, days_ago: int, rating: int, sharing: Sharing) -> Entry:
    part = Reflection(key="a8d2", need="safe", rating=rating, sharing=sharing)
    return check_in(context, tail, days_ago, arrival=None, reflections=(part,), connections=(), close=None)


def test_figures_are_of_what_leaves(context: Context) -> None:
    rated(context, "t1t1t1", 1, 1, "theme")
    rated(context, "t2t2t2", 2, 9, "private")
    rated(context, "t3t3t3", 3, 5, "words")
    found = page(context)
    safe = found.trends[1]
    assert (safe.need, safe.n, safe.days) == ("safe", 2, 4)  # from the first shared day on
    assert safe.points == (Point(date(2026, 11, 18), value=5), Point(date(2026, 11, 20), value=1))
    assert (found.days, found.days_shared, found.chart.since) == (14, 2, date(2026, 11, 18))


def test_at_theme_a_plot_does_not_tell_whether_there_are_words(context: Context) -> None:
    def on(days_ago: int, **said: Any) -> None:
        part = Reflection(key="a8d2", need="safe", **({"sharing": "theme"} | said))
        check_in(context, f"t{days_ago}t{days_ago}", days_ago, arrival=None, reflections=(part,), connections=())

    on(1)
    on(2, words="The door again.")
    on(3, words="The door again.", unclear=True)
    on(4, sharing="words")
    found = page(context)
    assert found.trends[1].points == (
        Point(date(2026, 11, 17), skipped=True),
        Point(date(2026, 11, 18), unclear=True),
    )
    assert found.days_shared == 2


def test_days_shared_are_those_with_something_on_the_page(context: Context) -> None:
    note(context, "one", "n1n1n1", 1)
    note(context, "two, not chosen", "n2n2n2", 2)
    note(context, "private", "n3n3n3", 2, sharing="private")
    note(context, "put away", "n4n4n4", 3, put_away=True)
    rated(context, "t1t1t1", 4, 1, "theme")
    rated(context, "t2t2t2", 5, 9, "private")
    agenda.LineDraft(context).save("A line isn't a day.")
    assert page(context).days_shared == 1
    assert page(context, Choice(moments=("n1n1n1/note",))).days_shared == 2
    assert page(context, Choice(moments=("n1n1n1/note",))).chart.since == date(2026, 11, 17)


def test_arrivals_are_told_by_day_and_sessions_only_where_they_may_leave(context: Context) -> None:
    settled, mixed = Arrival(state="settled", sharing="theme"), Arrival(state="mixed", sharing="words")
    check_in(context, "t1t1t1", 2, arrival=mixed, reflections=(), connections=(), close=None)
    check_in(context, "t2t2t2", 2, arrival=settled, reflections=(), connections=(), close=None)
    check_in(context, "t3t3t3", 3, arrival=replace(mixed, sharing="private"), reflections=(), connections=())
    private = session(context, 5)
    chart = page(context).chart
    assert (chart.since, chart.states) == (date(2026, 11, 19), (("mixed", "settled"), (), ()))
    assert chart.sessions == ()
    told = private.session
    assert told
    context.journal.edit(private.id).save(replace(private, session=replace(told, sharing="theme")))
    assert page(context).chart.sessions == (date(2026, 11, 16),)
    assert page(context).chart.since == date(2026, 11, 16)


def test_what_helped_is_told_with_what_was_done(context: Context) -> None:
    done = Connection(key="c1f0", status="done", asked="Hold a door for Ana.", sharing="words")
    at_theme = replace(done, key="c2f0", sharing="theme")
    planned = replace(done, key="c3f0", status="planned")
    check_in(context, reflections=(), connections=(done, at_theme, planned), close=None, arrival=None)
    began = check_in(context, "p1p1p1", 1).started
    practice = PracticeDone(name="press", title="Press and release", before="stirred-up", after="less", sharing="words")
    context.journal.add(
        Entry(id="2026-11-19T0801-p2p2p2", kind="practice", day=date(2026, 11, 19), started=began, practice=practice)
    )
    may = {one.reference: one for one in candidates(looked(context), Choice())}
    assert may["q7f3k2/c1f0"] == Candidate("q7f3k2/c1f0", TODAY, None, "Hold a door for Ana.", is_quotable=False)
    assert may["p2p2p2/practice"].words == "Press and release"
    assert not {"q7f3k2/c2f0", "q7f3k2/c3f0"} & set(may)
    found = page(context, Choice(helped=("q7f3k2/c1f0", "p2p2p2/practice", "p1p1p1/c1f0")))
    assert found.helped[1] == Moment(
        date(2026, 11, 19), None, "", did="Press and release", is_practice=True, before="stirred-up", after="less"
    )
    document = made(context, Choice(keep_names=True, helped=("q7f3k2/c1f0", "p2p2p2/practice", "p1p1p1/c1f0"))).document
    (helped,) = [section.said for section in sections(document) if section.name == "helped"]
    assert helped == (
        PartText("", words="Hold a door for Ana.", note="did this · 21 November"),
        PartText("", words="Press and release", note="a practice · stirred up before, easier after · 19 November"),
        PartText("", words="Call Ana. “She laughed.”", note="did this · touched seen · 20 November"),
    )


def test_a_connection_of_the_library_is_told_as_something_done(context: Context) -> None:
    door = next(idea for idea in context.library.connections() if idea.id == "hold-a-door")
    step = context.library.communities()[0][0].steps[0].idea
    tried = Connection(key="c1f0", status="planned", asked=door.do, sharing="words", landed=Landed(touched=("seen",)))
    done = Connection(key="c2f0", status="done", asked=step.do, sharing="words", landed=Landed(words="It was full."))
    open_ = replace(tried, key="c3f0", landed=None)
    check_in(context, arrival=None, reflections=(), connections=(tried, done, open_), close=None)
    assert [one.reference for one in candidates(looked(context), Choice())] == ["q7f3k2/c1f0", "q7f3k2/c2f0"]
    choice = Choice(moments=("q7f3k2/c2f0",), helped=("q7f3k2/c1f0", "q7f3k2/c2f0"))
    told = {section.name: section.said for section in sections(made(context, choice).document)}
    assert told["helped"] == (
        PartText("", words=door.told, note="touched seen · 21 November"),
        PartText("", words=f"{step.told} “It was full.”", note="21 November"),
    )
    assert told["moments"] == (PartText("Saturday 21 November", step.told, "It was full."),)


def test_lines_are_those_that_are_open_and_written_for_the_page(context: Context) -> None:
    entry = check_in(context)
    marked = tuple(replace(part, for_session=True) for part in entry.reflections)
    context.journal.edit(entry.id).save(replace(entry, reflections=marked))
    first, second = agenda.open_lines(agenda.agenda_entries(context.journal))
    agenda.LineDraft(context, first).save("What @Ana asked.", "listen")
    private = agenda.LineDraft(context).save("For me alone.")
    line = private.agenda
    assert line
    context.journal.edit(private.id).save(replace(private, agenda=replace(line, sharing="private")))
    closed = agenda.LineDraft(context).save("Done with.")
    item = agenda.find_line(agenda.open_lines(agenda.agenda_entries(context.journal)), closed.id)
    agenda.close(context, item, "talked")
    assert second.from_mark  # not written, so its words aren't a line
    (there,) = lines_among(agenda_entries(context.journal))
    assert page(context).lines == (ShareLine("What someone asked.", "listen"),)
    assert there.id in made(context).entries
    assert page(context, Choice(left_out=frozenset({there.id[16:]}))).lines == ()


def test_moments_and_what_helped_are_chosen_by_the_person(context: Context) -> None:
    asked = "How did Ana notice?"
    seen = Reflection(key="a8d2", need="seen", rating=4, asked=asked, words="@Ana\nasked.\n", sharing="words")
    check_in(context, reflections=(seen,))
    note(context, "private", "n1n1n1", sharing="private")
    note(context, "theme", "n2n2n2", sharing="theme")
    session(context, 2)
    assert candidates(looked(context), Choice()) == (
        Candidate("q7f3k2/arrival", TODAY, None, "barely slept"),
        Candidate("q7f3k2/a8d2", TODAY, "seen", "@Ana\nasked.\n"),
        Candidate("q7f3k2/c1f0", TODAY, None, "She laughed."),
        Candidate("q7f3k2/close", TODAY, None, "Someone remembered."),
    )
    chosen = Choice(
        moments=("q7f3k2/close", "q7f3k2/a8d2"),
        helped=("q7f3k2/c1f0",),
        helped_line="@Ana's soup",
        different=" Ana moved. ",
        not_today="the flat",
    )
    found = page(context, chosen)
    assert page(context).moments == page(context).helped == ()
    assert found.moments == (
        Moment(TODAY, None, "Someone remembered."),
        Moment(TODAY, "seen", "Someone\nasked.", asked="How did someone notice?", rating=4),
    )
    assert found.helped == (Moment(TODAY, None, "She laughed.", did="Call someone.", touched=("seen",)),)
    assert (found.helped_line, found.different, found.not_today) == ("Someone's soup", "Someone moved.", "the flat")


@pytest.mark.parametrize("reference", ["n1n1n1/note", "n2n2n2/note", "q7f3k2/a8d2", "nowhere/note"])
def test_nothing_is_chosen_that_may_not_leave(context: Context, reference: str) -> None:
    check_in(context)
    note(context, "private", "n1n1n1", sharing="private")
    note(context, "theme", "n2n2n2", sharing="theme")
    with pytest.raises(UsageFault, match="aren't from these days, or aren't set to be shared"):
        page(context, Choice(moments=(reference,), left_out=frozenset({"q7f3k2/a8d2"})))


def test_two_moments_and_three_things_that_helped_at_most(context: Context) -> None:
    with pytest.raises(UsageFault, match="room for 2 moments"):
        page(context, Choice(moments=("a/note",) * 3))
    with pytest.raises(UsageFault, match="room for 3"):
        page(context, Choice(helped=("a/note",) * 4))


def test_a_page_of_days_with_nothing_in_them(context: Context) -> None:
    assert page(context) == EMPTY_BRIEF


def test_what_is_too_long_is_said_and_nothing_is_cut(context: Context) -> None:
    note(context, "\n".join(f"line {n}" for n in range(LINES)), "n1n1n1")
    choice = Choice(moments=("n1n1n1/note",))
    leaving = flow.Sharing(context, "brief")
    leaving.read_days()
    leaving.toggle_moment("n1n1n1/note")
    with pytest.raises(BriefTooLong) as caught:
        leaving.document()
    assert str(caught.value) == (
        "It's 3 lines too long for one page. Take something out to make it fit. "
        "Lines that each section takes: In my own words: 38 (36). Nothing was written."
    )
    draft = draft_of(looked(context), choice, (), context.library, TODAY).document
    assert draft.brief
    assert draft.brief.moments[0].words.endswith(f"line {LINES - 1}")
    (taken,) = measure(draft)
    assert (taken.section, taken.each, overflow(draft)) == ("moments", (LINES + 1,), caught.value.lines_over)


def one_moment(words: str) -> tuple[int, ...]:
    document = brief(replace(EMPTY_BRIEF, moments=(Moment(TODAY - timedelta(days=2), None, words),)))
    (taken,) = measure(document)
    return taken.each


def test_lines_are_counted_as_they_will_stand() -> None:
    day = 1  # the line that says the day of a moment
    assert one_moment("a" * WIDTH) == (day + 1,)
    assert one_moment("a" * (WIDTH + 1)) == (day + 2,)
    assert one_moment("雨" * (WIDTH // 2)) == (day + 1,)
    assert one_moment("雨" * (WIDTH // 2 + 1)) == (day + 2,)
    assert one_moment("A" * WIDTH) == (day + 2,)  # a capital is wider
    assert one_moment("mm@" * (WIDTH // 6) + "x" * (WIDTH % 6)) == (day + 1,)
    assert one_moment("mm@" * (WIDTH // 6) + "x" * (WIDTH % 6) + "m") == (day + 2,)  # as wide as two others
    assert one_moment("ด" * WIDTH + "็") == (day + 2,)  # where no font has it, a box stands for each
    assert one_moment("a\u0308" * WIDTH) == (day + 1,)
    assert one_moment("it rained " + "x" * WIDTH) == (day + 2,)  # a word is broken only where it needs more than a line
    assert one_moment("one\n\nthree") == (day + 3,)
    assert overflow(brief(replace(EMPTY_BRIEF, different="x" * 200_000))) > 1000


def test_a_name_that_needs_more_than_its_line_is_counted_as_well() -> None:
    assert measure(brief(EMPTY_BRIEF, name="Robin of the House by the Sea")) == ()
    (name,) = measure(brief(EMPTY_BRIEF, name="Robin " * 200))
    assert (name.heading, name.lines) == ("The name", 16)
    assert overflow(brief(EMPTY_BRIEF, name="Robin " * 600)) > 0


def test_a_full_page_fits_and_says_what_takes_how_much() -> None:
    document = brief(FULL_BRIEF)
    assert overflow(document) == 0
    assert [taken.section for taken in measure(document)] == ["talk", "not-today", "different", "moments", "helped"]
    assert overflow(brief(EMPTY_BRIEF)) == 0
