"""A settled day from arriving to the close. Every answer is in the file as soon as it is given."""

from sitting_down import at, begin, on_disk, rate_all

from connectwell import checkin
from connectwell.context import Context


def test_a_settled_day_end_to_end(context: Context) -> None:
    walk = begin(context)
    assert at(walk) == "Arrive"
    assert on_disk(context, walk) == {}

    walk.write("barely slept")
    walk.save()
    assert on_disk(context, walk)["arrival"] == {"words": "barely slept", "sharing": "private"}
    walk.arrive("settled")
    assert on_disk(context, walk)["arrival"]["state"] == "settled"

    glance = walk.step
    assert isinstance(glance, checkin.Glance)
    assert [need.id for need in glance.needs] == ["seen", "safe", "soothed", "secure", "stable"]
    walk.rate("seen", 6)
    assert on_disk(context, walk)["reflections"][0]["rating"] == 6
    walk.rate("safe", 0)
    walk.rate("soothed", None, unclear=True)
    walk.rate("secure", None)
    walk.next()
    by_need = {part["need"]: part for part in on_disk(context, walk)["reflections"]}
    assert by_need["safe"]["rating"] == 0  # three different things:
    assert "rating" not in by_need["soothed"]
    assert by_need["soothed"]["unclear"] is True
    assert {"rating", "unclear"}.isdisjoint(by_need["secure"])
    assert {"rating", "unclear"}.isdisjoint(by_need["stable"])  # passed over is skipped

    stay = walk.step
    assert isinstance(stay, checkin.Stay)
    assert stay.suggested == {"seen": None}  # none was visited yet: the first
    walk.stay(["stable", "seen"])
    assert on_disk(context, walk)["walk"]["staying"] == ["seen", "stable"]

    reflect = walk.step
    assert isinstance(reflect, checkin.Reflect)
    assert (reflect.need.id, reflect.number, reflect.of, reflect.may_rate) == ("seen", 1, 2, False)
    walk.write("@Ana asked\nbefore I said anything.", people=["Ben "])
    assert "words" not in on_disk(context, walk)["reflections"][0]  # only write waits for save
    walk.save()
    seen = on_disk(context, walk)["reflections"][0]
    assert seen["words"] == "@Ana asked\nbefore I said anything."
    assert seen["people"] == ["Ben", "Ana"]
    assert seen["rating"] == 6  # the rating and the words are one reflection
    assert seen["asked"] == reflect.reflection.asked
    walk.next()
    walk.skip()  # stable: nothing to say

    suggest = walk.step
    assert isinstance(suggest, checkin.Suggest)
    walk.connect("done")
    connection = on_disk(context, walk)["connections"][-1]
    assert (connection["prompt"], connection["asked"], connection["status"]) == (
        suggest.idea.id,
        suggest.idea.do,
        "done",
    )
    assert at(walk) == "FollowUp"
    walk.write("She smiled.")
    walk.touch(["safe", "seen"])
    landed = on_disk(context, walk)["connections"][-1]["landed"]
    assert (landed["words"], landed["touched"]) == ("She smiled.", ["seen", "safe"])
    walk.next()

    assert at(walk) == "Closing"
    walk.write("Someone remembered.")
    walk.next()
    assert on_disk(context, walk)["close"] == {"carry": "Someone remembered.", "sharing": "private"}

    assert walk.step == checkin.Keep(bring=False)
    walk.choose_what_to_bring()
    marks = walk.step
    assert isinstance(marks, checkin.Marks)
    assert [line.words for line in marks.lines] == [
        "barely slept",
        "",  # the ratings, one line for all
        "@Ana asked\nbefore I said anything.",
        "She smiled.",
        "Someone remembered.",
    ]
    assert {line.sharing for line in marks.lines} == {"private"}
    walk.mark(marks.lines[2].id, sharing="theme", for_session=True)
    assert on_disk(context, walk)["reflections"][0]["sharing"] == "theme"
    assert on_disk(context, walk)["reflections"][0]["for_session"] is True
    walk.next()

    assert walk.step == checkin.Done(finished=True)
    done = on_disk(context, walk)
    assert "walk" not in done
    assert done["finished"] > done["started"]


def test_each_kind_of_line_takes_its_marks(context: Context) -> None:
    walk = begin(context)
    walk.write("arrived")
    walk.arrive("settled")
    rate_all(walk, 5, 5, 5)
    walk.next()
    walk.stay(["stable"])
    walk.write("the bus came")
    walk.next()
    walk.connect("done")
    walk.write("it was fine")
    walk.next()
    walk.write("the bus")
    walk.next()
    walk.choose_what_to_bring()
    step = walk.step
    assert isinstance(step, checkin.Marks)
    for line in step.lines:
        walk.mark(line.id, sharing="words", for_session=True, put_away=True)

    file = on_disk(context, walk)
    marked = [file["arrival"], file["close"], file["connections"][0]]
    marked += [part for part in file["reflections"] if "rating" in part or "words" in part]
    assert len(marked) == 7  # three ratings by one line, and the words on stable
    assert all(part["sharing"] == "words" and part["for_session"] and part["put_away"] for part in marked)
    skipped = [part for part in file["reflections"] if "rating" not in part and "words" not in part]
    assert all(part["sharing"] == "private" for part in skipped)

    walk.mark("ratings", sharing="private", for_session=False, put_away=False)
    seen = on_disk(context, walk)["reflections"][0]
    assert seen["sharing"] == "private"
    assert {"for_session", "put_away"}.isdisjoint(seen)


def test_a_mark_leaves_the_other_marks_as_they_are(context: Context) -> None:
    walk = begin(context)
    walk.write("arrived")
    walk.arrive("settled")
    walk.mark("arrival", sharing="words")
    walk.mark("arrival", for_session=True)
    arrival = on_disk(context, walk)["arrival"]
    assert (arrival["sharing"], arrival["for_session"]) == ("words", True)


def test_everything_can_be_skipped(context: Context) -> None:
    walk = begin(context)
    steps = []
    while not isinstance(walk.step, checkin.Done):
        steps.append(at(walk))
        walk.skip()
    assert steps == ["Arrive", "Glance", "Stay", "Suggest", "Closing"]
    assert on_disk(context, walk) == {}, "where everything is, there is nothing to keep"


def test_everything_but_one_rating_can_be_skipped(context: Context) -> None:
    walk = begin(context, mode="glance")
    walk.rate("seen", 5)
    walk.skip()
    file = on_disk(context, walk)
    assert [part.get("rating") for part in file["reflections"]] == [5, None, None, None, None]
    assert not {"arrival", "connections", "close"} & set(file)


def test_looking_without_answering_leaves_nothing(context: Context) -> None:
    walk = begin(context)
    walk.write("")
    walk.skip()
    walk.stop()
    assert not walk.begun
    assert not context.places.data.exists()
