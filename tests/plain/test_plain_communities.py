"""The kinds of community as lines: heard a little at a time, marked, written about, stepped toward."""

from conversing import open_with

from connectwell.context import Context
from connectwell.model.circle import CirclePart


def grief(context: Context) -> CirclePart:
    return context.journal.circle.marks()["grief"].part


def test_one_is_heard_and_the_questions_come_when_asked_for(context: Context) -> None:
    opened = open_with(context, "communities|2|1|2|||q")
    said = opened.flat
    assert said.index("2. Grief and loss") < said.index("People who have lost someone")
    assert said.index("People who have lost someone") < said.index("Who leads: Who leads it")
    assert "Ask a hospice" in said
    assert context.journal.circle.marks() == {}


def test_it_is_marked_and_written_about(context: Context) -> None:
    opened = open_with(context, "communities|2|mark|curious|way out|The door.|note|Mondays.|Free.|.|||q")
    part = grief(context)
    assert (part.mark, part.way_out, part.words) == ("curious", "The door.", "Mondays.\nFree.")
    assert "Grief and loss: curious." in opened.flat
    assert "2. Grief and loss, curious" in opened.flat
    open_with(context, "communities|2|mark|blank|way out|-|||q")
    assert (grief(context).mark, grief(context).way_out, grief(context).words) == (None, "", "Mondays.\nFree.")


def test_a_small_step_becomes_the_days_connection(context: Context) -> None:
    opened = open_with(context, "communities|2|step|another|try|||q")
    (entry,) = opened.entries
    assert entry["connections"][0]["status"] == "planned"
    assert entry["connections"][0]["prompt"].startswith("grief.")
    assert opened.flat.count("A small step:") == 2


def test_undo_puts_back_the_mark_and_the_note(context: Context) -> None:
    open_with(context, "communities|2|mark|mine|note|Mondays.|.|||q")
    opened = open_with(context, "communities|2|mark|past|undo|note|Tuesdays.|.|undo|||q", typed=True)
    assert opened.flat.count("Undone.") == 2
    assert (grief(context).mark, grief(context).words) == ("mine", "Mondays.")


def test_help_and_stop_work_in_the_middle(context: Context) -> None:
    opened = open_with(context, "communities|2|mark|/help-now||/stop|q")
    assert "Bye for now." in opened.flat
    assert context.journal.circle.marks() == {}
