"""A name is the same name wherever it is looked for: in a list, a search, the insights, and where it must not leave."""

from datetime import UTC, date, datetime
from unicodedata import normalize

import pytest
from asking import ask

from connectwell.context import Context
from connectwell.insights.comparison import CircleNames, spellings
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry, Note
from connectwell.model.facts import facts_of
from connectwell.share.names.roles import Roles

DAY = date(2026, 11, 21)
SAME = [
    ("José", "jose"),
    (normalize("NFD", "José"), "JOSÉ"),
    ("Łukasz", "lukasz"),
    ("Søren", "soren"),
    ("Đặng", "dang"),
    ("Guðrún", "gudrun"),
    ("Þór", "thor"),
    ("Ægir", "aegir"),
    ("Œuvrard", "oeuvrard"),
    ("Weiß", "WEISS"),
    ("Işıl", "isil"),
    ("İpek", "ipek"),
    ("Ħal", "hal"),
    ("Jürgen", "jurgen"),
    ("Åsa", "asa"),
    ("O’Neill", "o'neill"),
    ("O´Neill", "O`NEILL"),
    ("Jo‑Ann", "jo-ann"),
    ("Γιάννης", "γιαννης"),
    ("Алёна", "АЛЕНА"),
    ("מִרְיָם", "מרים"),
    ("محمّد", "محمد"),
    ("محـمد", "محمد"),
    (normalize("NFD", "민수"), "민수"),
    ("ﬁona", "Fiona"),
]
OTHERS = [("José", "josef"), ("Ana", "anna"), ("がく", "かく"), ("राम", "रामा")]


def _named(context: Context, name: str) -> Entry:
    began = datetime(2026, 11, 21, 9, tzinfo=UTC)
    note = Note(words=f"@{name} came.", people=(name,))
    return context.journal.add(
        Entry(id=context.journal.new_id(began), kind="note", day=DAY, started=began, finished=began, note=note)
    )


def _finds(context: Context, asked: str, entry: Entry) -> list[bool]:
    """Whether each of those who look for a name finds it."""
    (name,) = entry.note.people if entry.note else ()
    part = CirclePart(id="x", kind="person", name=name, role="friend")
    return [
        ask(context, "list", "--with", asked).stdout != "",
        ask(context, "list", "--with", f"@{asked}").stdout != "",
        ask(context, "search", "--with", asked).stdout != "",
        ask(context, "search", "--with", f" @{asked}").stdout != "",
        CircleNames([part]).meant(asked) == ("person", name),
        CircleNames([]).meant(asked) == CircleNames([]).meant(f"@{name}"),
        Roles([part]).label(asked) == "a friend",
    ]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_whoever_looks_for_a_name_finds_it_however_it_is_written(context: Context, one: str, other: str) -> None:
    first = _named(context, one)
    assert all(_finds(context, other, first))
    assert ask(context, "search", other).stdout != ""
    context.journal.remove(first.id)
    assert all(_finds(context, one, _named(context, other)))
    assert ask(context, "search", one).stdout != ""


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_another_name_is_found_by_none_of_them(context: Context, one: str, other: str) -> None:
    assert not any(_finds(context, other, _named(context, one)))


def test_a_page_hides_a_spelling_that_no_search_takes_for_the_same(context: Context) -> None:
    assert _finds(context, "juergen", _named(context, "Jürgen")) == [False] * 6 + [True]


def test_nobody_is_found_by_no_name(context: Context) -> None:
    _named(context, "José")
    for asked in ("", "@", " ", "\u0301"):
        assert ask(context, "list", "--with", asked).stdout == ""


def test_one_who_is_written_in_several_ways_is_told_with_accents_and_capitals(context: Context) -> None:
    facts = [facts_of(_named(context, name)) for name in ("jose", "José", "JOSE", "josé", "ana", "Ana")]
    assert spellings(facts) == {"jose": "José", "ana": "Ana"}
