"""A practice that was done is an entry like any other: added, shown, found, counted, put away, reworded, shared."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from connectwell.context import Context
from connectwell.entries import add
from connectwell.entries.page import kind_of, page_of, preview_of
from connectwell.entries.rewording import reworded, texts_by_id
from connectwell.insights import summarise
from connectwell.journal import Query, Readable
from connectwell.model.entry import Entry, PracticeDone
from connectwell.model.facts import facts_of
from connectwell.model.parts import put_away_as, put_away_in, without_put_away
from connectwell.model.terms import Sharing
from connectwell.sentences import NEED_NAMES
from connectwell.session import meeting
from connectwell.share.document import Part
from connectwell.share.formats.markdown import write_markdown
from connectwell.share.record import record_document
from connectwell.share.select.marking import set_sharing
from connectwell.share.select.parts import share_items_of
from connectwell.share.select.period import Choice, Period, Shareable, read_shareable
from practice_samples import add_practice
from steady import MORNING

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 21)


def radiator(context: Context) -> Entry:
    """The practice that the documentation shows, but for its times."""
    return add_practice(
        context,
        "orienting",
        before="stirred-up",
        after="less",
        words="the radiator ticking",
        began=MORNING - timedelta(minutes=2),
    )


def everything(context: Context) -> Shareable:
    return read_shareable(context.journal, Period())


def found_by(context: Context, **asked: object) -> list[str]:
    return [item.entry.id for item in context.journal.find(Query(**asked))]  # type: ignore[arg-type]  # by name


def test_its_file_is_the_one_the_documentation_shows(context: Context) -> None:
    entry = radiator(context)
    assert (entry.kind, entry.day, entry.started, entry.finished) == (
        "practice",
        TODAY,
        MORNING - timedelta(minutes=2),
        MORNING,
    )
    written = (context.places.data / "entries" / "2026" / f"{entry.id}.toml").read_text("utf-8")
    shown = [
        tables for text in re.findall(r"```toml\n(.*?)```", DOCUMENTED, re.DOTALL) for tables in [tomllib.loads(text)]
    ]
    assert tomllib.loads(written)["practice"] in [one["practice"] for one in shown if "practice" in one]
    assert context.journal.get(entry.id) == entry


def test_it_is_listed_and_shown(context: Context) -> None:
    entry = radiator(context)
    assert [item.entry for item in context.journal.newest() if isinstance(item, Readable)] == [entry]
    assert (kind_of(entry), preview_of(entry, 60)) == ("Practice", "the radiator ticking")
    assert [line.text for line in page_of(entry, NEED_NAMES)][2:] == ["orienting · easier", "the radiator ticking"]


def test_without_words_a_list_says_which_practice_it_was(context: Context) -> None:
    assert preview_of(add_practice(context, "orienting"), 60) == "orienting"


def test_it_is_found_by_words_kind_and_state(context: Context) -> None:
    entry = radiator(context)
    add.note(context, "rain")
    for asked in ({"words": "radiator"}, {"words": "orienting"}, {"kinds": {"practice"}}, {"states": {"stirred-up"}}):
        assert found_by(context, **asked) == [entry.id], asked
    assert found_by(context, words="radiator", kinds={"note"}) == []


def test_it_is_counted(context: Context) -> None:
    entry = radiator(context)
    facts = facts_of(entry)
    assert (facts.practice, facts.state, facts.after) == ("orienting", "stirred-up", "less")
    assert context.journal.facts() == (facts,)
    assert summarise([facts], until=TODAY, days=14).after["less"] == 1


def test_put_away_it_is_out_of_sight_until_a_session(context: Context) -> None:
    editing = context.journal.edit(radiator(context).id)
    away = editing.save(put_away_as(editing.entry, lambda _id, _now: True)).entry
    assert put_away_in(away) == ("practice",)
    assert without_put_away(away).practice is None
    assert preview_of(away, 60) == ""
    assert page_of(away, NEED_NAMES)[-1].text == "1 part is put away until your session."
    assert found_by(context, words="radiator") == found_by(context, words="orienting") == []
    assert facts_of(away).practice is None
    assert meeting.release(context.journal) == (1, None)
    assert found_by(context, words="radiator") == [away.id]


def test_its_words_can_be_written_anew(context: Context) -> None:
    entry = radiator(context)
    assert entry.practice
    assert [(id, text.read(entry.practice)) for id, text in texts_by_id(entry.practice)] == [
        ("practice", "the radiator ticking")
    ]
    assert reworded(entry, "practice", "a clock").practice == PracticeDone(
        name="orienting", before="stirred-up", after="less", words="a clock"
    )


@pytest.mark.parametrize(
    ("level", "parts"),
    [
        ("private", []),
        ("theme", [Part(kind="practice", words_leave=False)]),
        (
            "words",
            [
                Part(
                    kind="practice",
                    words_leave=True,
                    title="orienting",
                    state="stirred-up",
                    after="less",
                    words="the radiator ticking",
                )
            ],
        ),
    ],
)
def test_it_leaves_as_far_as_it_is_marked(context: Context, level: Sharing, parts: list[Part]) -> None:
    entry = radiator(context)
    set_sharing(context.journal, f"{entry.id[16:]}/practice", level)
    (thing,) = share_items_of(everything(context), NEED_NAMES, set())
    assert (thing.title, thing.label, thing.level, thing.leaves) == ("Practice", "orienting", level, level != "private")
    document = record_document(everything(context), Choice(), context.library, TODAY).document
    assert [part for page in document.pages for part in page.parts] == parts
    assert ("radiator" in "".join(write_markdown(document))) is (level == "words")
