"""What may not leave isn't in the document: for any journal, whatever its marks."""

import re
from dataclasses import replace

from hypothesis import given
from planted import LAST, Planting, journals, strings_in, without_private

from connectwell.library import Library
from connectwell.share.brief import candidates, draft_of
from connectwell.share.document import Document, Part
from connectwell.share.record import Made, full_parts, record_document
from connectwell.share.select.period import Choice, Shareable

LIBRARY = Library()


def a_record(shareable: Shareable, choice: Choice) -> Made:
    return record_document(shareable, choice, LIBRARY, LAST)


def a_brief(shareable: Shareable, choice: Choice) -> Made:
    return draft_of(shareable, choice, (), LIBRARY, LAST)


def with_words_on_it(shareable: Shareable) -> Choice:
    """As much on the brief as there can be."""
    found = [one.reference for one in candidates(shareable, Choice())]
    return Choice(moments=tuple(found[:2]), helped=tuple(found[:3]), different="It rained.")


def nothing_stays(document: Document, planting: Planting) -> None:
    for text in strings_in(document):
        assert "stays" not in text.casefold()
        assert "T0357" not in text
        assert "03:5" not in text
        for name in planting.names:
            assert name not in text


@given(journals())
def test_a_record_holds_the_words_that_leave_and_no_others(planted: tuple[Shareable, Planting]) -> None:
    shareable, planting = planted
    made = a_record(shareable, Choice())
    nothing_stays(made.document, planting)
    there = "\n".join(strings_in(made.document))
    assert all(re.search(rf"{word} and someone( \(N\d*\))?\. Then ", there) for word in planting.leaves)
    for page in made.document.pages:
        for part in page.parts:
            if not part.words_leave:
                said = Part(kind=part.kind, words_leave=False, need=part.need, rating=part.rating)
                assert part == said._replace(unclear=part.unclear, state=part.state, touched=part.touched)


@given(journals())
def test_a_brief_holds_no_word_that_stays(planted: tuple[Shareable, Planting]) -> None:
    shareable, planting = planted
    nothing_stays(a_brief(shareable, with_words_on_it(shareable)).document, planting)


@given(journals())
def test_private_parts_are_in_no_figure(planted: tuple[Shareable, Planting]) -> None:
    shareable, _ = planted
    gone = replace(shareable, entries=tuple(without_private(entry) for entry in shareable.entries))
    choice = with_words_on_it(shareable)
    assert a_brief(shareable, choice).document == a_brief(gone, choice).document
    assert a_record(shareable, choice).document == a_record(gone, choice).document
    assert a_record(shareable, choice).entries == a_record(gone, choice).entries


@given(journals())
def test_what_is_left_out_is_as_if_it_were_private(planted: tuple[Shareable, Planting]) -> None:
    shareable, _ = planted
    parts = [(entry, part) for entry in shareable.entries for part in entry.reflections]
    left_out = frozenset(f"{entry.id[16:]}/{part.key}" for entry, part in parts)
    private = tuple(
        replace(entry, reflections=tuple(replace(part, sharing="private") for part in entry.reflections))
        for entry in shareable.entries
    )
    for make in (a_record, a_brief):
        assert (
            make(shareable, Choice(left_out=left_out)).document
            == make(replace(shareable, entries=private), Choice()).document
        )
    everything = frozenset(entry.id[16:] for entry in shareable.entries)
    assert not a_record(shareable, Choice(left_out=everything)).document.pages
    assert not a_record(shareable, Choice(left_out=everything)).entries


@given(journals())
def test_the_own_archive_leaves_nothing_out(planted: tuple[Shareable, Planting]) -> None:
    shareable, _ = planted
    for entry in shareable.entries:
        there = "\n".join(strings_in(full_parts(entry)))
        for part in (entry.arrival, *entry.reflections, entry.note, entry.practice, entry.imported):
            assert part is None or part.words in there
            assert part is None or all(name in there for name in getattr(part, "people", ()))
