"""The card for hard days and the list of connections, as lines."""

from dataclasses import replace

from conversing import open_with

from connectwell.context import Context
from connectwell.model.card import Card
from connectwell.model.circle import CirclePart


def test_the_card_is_written_line_by_line_read_out_and_erased(context: Context) -> None:
    opened = open_with(context, "card|1|no sleep|no food|.|6|the pills, to Ana|.||/card|q")
    assert context.journal.circle.card().card == Card(signs="no sleep\nno food", safer="the pills, to Ana")
    assert "There is no card yet." in opened.flat
    assert opened.flat.count("How I notice: no sleep no food Making it safer around me: the pills, to Ana") == 2
    erased = open_with(context, "card|erase|no||card|erase|erase|q")
    assert "The card is erased here." in erased.flat
    assert not context.journal.circle.card().is_there


def test_help_now_reads_the_card_with_a_letter(context: Context) -> None:
    editing = context.journal.circle.edit_card()
    editing.save(replace(editing.part, card=Card(tell="Ana, 0170 1")))
    opened = open_with(context, "help now|c||q")
    assert "Card: c." in opened.flat
    assert "Who I'd tell: Ana, 0170 1" in opened.flat


def test_a_connection_is_chosen_by_effort_and_one_of_one_s_own_is_kept(context: Context) -> None:
    opened = open_with(context, "k|own|Ring Ana|1|1|1|.|1|1|try|q")
    (part,) = context.journal.circle.parts()
    assert (part.kind, part.name, part.gives, part.direction, part.effort) == (
        "connection", "Ring Ana", ("seen",), "others", 1,
    )  # fmt: skip
    assert "1. Ring Ana (my own)" in opened.flat
    assert "You'd like to try it." in opened.flat
    assert "Ring Ana (to try)" in opened.flat


def test_two_that_are_one_are_put_together_and_undone(context: Context) -> None:
    for name, role in (("Ana", "friend"), ("Ána", "aunt")):
        context.journal.circle.add(CirclePart(id="", kind="person", name=name, role=role))
    opened = open_with(context, "o|2|merge|1|u||q")
    assert "Ana and Ána may be the same." in opened.flat
    assert "Ána is Ana now, with every name." in opened.flat
    assert "Undone." in opened.flat
    assert [part.name for part in context.journal.circle.parts()] == ["Ana", "Ána"]


def test_erased_with_the_typed_word_the_name_stays_hidden_until_it_is_taken_off_the_list(context: Context) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    opened = open_with(context, "o|1|erase|erase|1|h|||q")
    assert "Erased here." in opened.flat
    assert context.journal.circle.hidden_names() == ("Ana",)
    assert "1. Ana Let pages show a name again: its number." in opened.flat
    open_with(context, "o|h|1||q")
    assert context.journal.circle.hidden_names() == ()


def test_the_circle_by_the_five_says_nothing_where_nobody_is(context: Context) -> None:
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", gives=("seen",)))
    context.journal.circle.add(CirclePart(id="", kind="person", name="Bo", gives=("seen",), unsafe=True))
    assert "Seen: with others Ana. Safe. Soothed. Secure. Stable." in open_with(context, "o|f||q").flat
