"""The circle's own rules: who someone is without their name, and names written as @Name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectwell.model.circle import (
    CirclePart,
    first_names,
    name_begun,
    name_fitting,
    names_in,
    names_to_offer,
    names_to_write,
    role_label,
)
from connectwell.model.circle_merge import alike, put_together
from connectwell.model.terms import CircleKind
from connectwell.model.text import mentions


def person(role: str = "", kind: CircleKind = "person") -> CirclePart:
    return CirclePart(id="ana", kind=kind, name="Ana", role=role)


@pytest.mark.parametrize(
    ("role", "label"),
    [
        ("friend", "a friend"),
        ("aunt", "my aunt"),
        ("ex-husband", "my ex-husband"),
        ("Uncle", "my Uncle"),
        ("sister-in-law", "my sister-in-law"),
        ("youngest daughter", "my youngest daughter"),
        ("mother of a friend", "a mother of a friend"),
        ("university friend", "a university friend"),
        ("user group", "a user group"),
        ("usher", "an usher"),
        ("honest neighbour", "an honest neighbour"),
        ("my sister", "my sister"),
        ("the neighbour downstairs", "the neighbour downstairs"),
        ("A friend", "A friend"),
        ("one of my cousins", "one of my cousins"),
        ("Lea's mother", "Lea's mother"),
        ("ally", "an ally"),
        ("another nurse", "another nurse"),
        ("  old \n friend ", "an old friend"),
        ("朋友", "a 朋友"),
    ],
)
def test_a_role_stands_in_a_sentence_as_it_would_be_said(role: str, label: str) -> None:
    assert role_label(person(role)) == label


def test_without_a_role_the_kind_says_who_it_is() -> None:
    assert [role_label(person(kind=kind)) for kind in ("person", "group", "place")] == ["someone", "a group", "a place"]


@given(st.text())
def test_a_label_is_one_line_and_never_the_name(role: str) -> None:
    label = role_label(person(role.replace("Ana", "")))
    assert label
    assert len(label.splitlines()) == 1
    assert "Ana" not in label


def test_other_names_come_on_one_line_with_commas_between() -> None:
    assert names_in(" Anita, @Ani,, Anita ,Aunt Rosa") == ("Anita", "Ani", "Aunt Rosa")
    assert names_in(" , ") == ()


def test_names_of_one_word_can_be_written_with_the_sign() -> None:
    parts = [
        CirclePart(id="a", kind="person", name="Rosa María", names=("rosa", "Tía Rosa")),
        CirclePart(id="b", kind="place", name="Library"),
        CirclePart(id="c", kind="person", name="O’Neil", names=("Jo-Ann", "@x", "", "\x1b[31m")),
        CirclePart(id="d", kind="person", name="प्रिया"),
    ]
    assert names_to_write(parts) == ("Jo-Ann", "Library", "O’Neil", "rosa", "प्रिया")


@pytest.mark.parametrize(
    ("before", "begun"),
    [
        ("@An", "An"),
        ("with @An", "An"),
        ("(@Jo-A", "Jo-A"),
        ("@", ""),
        ("an@web", ""),
        ("@@An", ""),
        ("@An ", ""),
        ("@An and @Bo", "Bo"),
        ("so @प्रि", "प्रि"),
        ("@D’", "D’"),
        ("no sign", ""),
        ("@" + "x" * 80, ""),
    ],
)
def test_a_name_is_being_written_right_after_the_sign(before: str, begun: str) -> None:
    assert name_begun(before) == begun


def test_the_first_name_that_goes_on_from_there_is_offered() -> None:
    names = ("Ana", "Anton", "Émile")
    assert [name_fitting(begun, names) for begun in ("a", "ANT", "é", "Ana", "x")] == ["Ana", "Anton", "Émile", "", ""]


@given(st.text(), st.text(min_size=1, max_size=8))
def test_what_is_offered_is_a_name_that_would_be_found_in_the_words(before: str, name: str) -> None:
    part = CirclePart(id="x", kind="person", name=name)
    for offered in names_to_write([part]):
        assert mentions(f"@{offered} said") == (offered,)
        assert name_fitting(name_begun(f"@{offered[:1]}"), [offered]) == (offered if len(offered) > 1 else "")
    assert name_begun(before) in before


def test_names_of_several_words_are_offered_and_nobody_s_who_is_not_safe() -> None:
    parts = [
        CirclePart(id="a", kind="person", name="Ana Lopez", names=("Ana",)),
        CirclePart(id="b", kind="person", name="Ben", names=("Benny", "ana"), unsafe=True),
        CirclePart(id="c", kind="card", name="A card for hard days"),
    ]
    assert names_to_offer(parts) == ("Ana Lopez",), "an unsafe person has the other name too"
    assert names_to_write(parts) == ()


def test_a_first_name_stands_for_the_whole_where_only_one_has_it() -> None:
    parts = [
        CirclePart(id="a", kind="person", name="Rosa María"),
        CirclePart(id="b", kind="person", name="Ana Lopez"),
        CirclePart(id="c", kind="person", name="Ána Fuchs"),
        CirclePart(id="d", kind="person", name="Dr. Okafor"),
        CirclePart(id="e", kind="group", name="Allotment people"),
        CirclePart(id="f", kind="person", name="Ben Weiss", unsafe=True),
    ]
    assert names_to_write(parts) == ("Rosa",)
    assert {first: part.id for first, part in first_names(parts).items()} == {"Rosa": "a", "Ben": "f"}


def test_a_name_is_completed_without_its_accents_and_after_the_wide_sign() -> None:
    assert name_fitting("jur", ("Anna", "Jürgen")) == "Jürgen"
    assert name_begun("then ＠An") == "An"


def test_two_that_differ_in_case_or_accents_are_alike_if_they_are_of_one_kind() -> None:
    ana, other = person(), CirclePart(id="b", kind="person", name="Zoe", names=("ÁNA",))
    place = CirclePart(id="c", kind="place", name="Ana")
    assert alike([ana, place, other]) == ((ana, other),)
    assert alike([ana, place]) == ()


_parts = st.builds(
    CirclePart,
    id=st.sampled_from(["a", "b"]),
    kind=st.just("person"),
    name=st.text(min_size=1, max_size=6),
    names=st.lists(st.text(max_size=6), max_size=3).map(tuple),
    words=st.text(max_size=6),
    to_me=st.text(max_size=6),
    call=st.text(max_size=6),
    unsafe=st.booleans(),
)


@given(_parts, _parts)
def test_put_together_keeps_every_name_and_all_words(kept: CirclePart, other: CirclePart) -> None:
    one = put_together(kept, other)
    assert one.name == kept.name
    assert set(one.all_names) == {*kept.all_names, *other.all_names}
    assert one.unsafe is (kept.unsafe or other.unsafe)
    for words in (kept.words, other.words, other.to_me, kept.to_me, kept.call, other.call):
        assert not words.strip() or words in f"{one.words}\n{one.to_me}\n{one.call}"
