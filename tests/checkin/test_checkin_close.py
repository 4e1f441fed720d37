"""The close: one question about sharing, where there are words; the list only for who wants to bring something."""

import pytest
from sitting_down import at, begin, go_to, on_disk, rate_all, resume

from connectwell import checkin
from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.model.terms import SHARINGS, Sharing


def at_the_close(context: Context) -> Walk:
    """One need rated and written about; at the question about sharing."""
    walk = begin(context, only=["seen"])
    walk.arrive("settled")
    rate_all(walk, 6)
    walk.next()
    walk.write("She waved.")
    go_to(walk, checkin.Keep)
    return walk


def the_sharing(context: Context, walk: Walk) -> Sharing:
    found: Sharing = on_disk(context, walk)["reflections"][0]["sharing"]
    return found


def marks_of(walk: Walk) -> tuple[checkin.MarkLine, ...]:
    step = walk.step
    assert isinstance(step, checkin.Marks)
    return step.lines


def test_ratings_alone_and_a_day_without_words_end_without_the_question(context: Context) -> None:
    glance = begin(context, mode="glance")
    rate_all(glance, 5, 6, 7, 4, 6)
    glance.next()
    assert glance.step == checkin.Done(finished=True)
    whole = begin(context)
    whole.arrive("settled")
    rate_all(whole, 5)
    while not isinstance(whole.step, checkin.Done):
        assert not isinstance(whole.step, checkin.Keep | checkin.Marks)
        whole.next()


def test_kept_to_myself_it_is_finished_at_once_and_only_mine(context: Context) -> None:
    walk = at_the_close(context)
    walk.keep_private()
    assert walk.step == checkin.Done(finished=True)
    assert the_sharing(context, walk) == "private"
    assert walk.has_words


def test_kept_to_myself_after_all_takes_back_what_was_marked(context: Context) -> None:
    walk = at_the_close(context)
    walk.choose_what_to_bring()
    walk.mark(marks_of(walk)[0].id, sharing="words", for_session=True)
    walk.back()
    assert walk.step == checkin.Keep(bring=True)
    walk.keep_private()
    assert the_sharing(context, walk) == "private"
    assert on_disk(context, walk)["reflections"][0]["for_session"] is True, "that widens nothing"


def test_the_last_answer_is_the_one_preselected(context: Context) -> None:
    walk = at_the_close(context)
    assert walk.step == checkin.Keep(bring=False)
    walk.choose_what_to_bring()
    walk.mark(marks_of(walk)[0].id, sharing="theme")
    walk.next()
    glance = begin(context, mode="glance")
    rate_all(glance, 5)
    glance.next()
    again = at_the_close(context)
    assert again.step == checkin.Keep(bring=True), "ratings alone answered nothing"
    again.keep_private()
    assert at_the_close(context).step == checkin.Keep(bring=False)


@pytest.mark.parametrize("sharing", SHARINGS)
def test_the_default_is_shown_on_the_list_and_counts_once_gone_on_from(context: Context, sharing: Sharing) -> None:
    context.change(sharing=sharing)
    walk = at_the_close(context)
    assert the_sharing(context, walk) == "private"
    walk.choose_what_to_bring()
    assert [line.sharing for line in marks_of(walk)] == [sharing]
    assert the_sharing(context, walk) == "private", "it is only shown"
    walk.mark(marks_of(walk)[0].id, for_session=True)
    assert the_sharing(context, walk) == "private", "another mark doesn't widen it"
    walk.next()
    assert the_sharing(context, walk) == sharing


@pytest.mark.parametrize("leave", ["stop", "skip", "back", "kill"])
def test_whoever_leaves_the_list_otherwise_has_shared_nothing(context: Context, leave: str) -> None:
    context.change(sharing="words")
    walk = at_the_close(context)
    walk.choose_what_to_bring()
    if leave == "kill":
        walk = resume(context, walk)
        assert at(walk) == "Marks"
        assert [line.sharing for line in marks_of(walk)] == ["private"], "it can't know what was seen"
        walk.next()
    else:
        getattr(walk, leave)()
    assert the_sharing(context, walk) == "private"


def test_what_is_said_of_a_line_counts_before_the_default(context: Context) -> None:
    context.change(sharing="words")
    walk = at_the_close(context)
    walk.choose_what_to_bring()
    line = marks_of(walk)[0].id
    walk.mark(line, sharing="private")
    assert [line.sharing for line in marks_of(walk)] == ["private"]
    walk.next()
    assert the_sharing(context, walk) == "private"


def test_what_is_put_away_is_never_proposed(context: Context) -> None:
    context.change(sharing="words")
    walk = at_the_close(context)
    walk.put_away()
    walk.choose_what_to_bring()
    walk.next()
    assert the_sharing(context, walk) == "private"
