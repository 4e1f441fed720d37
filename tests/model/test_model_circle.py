"""The circle's own rules: who someone is without their name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectwell.model.circle import CirclePart, role_label
from connectwell.model.terms import CircleKind


def person(role: str = "", kind: CircleKind = "person") -> CirclePart:
    return CirclePart(id="ana", kind=kind, name="Ana", role=role)


@pytest.mark.parametrize(
    ("role", "label"),
    [
        ("friend", "a friend"),
        ("aunt", "an aunt"),
        ("ex-husband", "an ex-husband"),
        ("Uncle", "an Uncle"),
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


@settings(max_examples=60)
@given(st.text())
def test_a_label_is_one_line_and_never_the_name(role: str) -> None:
    label = role_label(person(role.replace("Ana", "")))
    assert label
    assert len(label.splitlines()) == 1
    assert "Ana" not in label
