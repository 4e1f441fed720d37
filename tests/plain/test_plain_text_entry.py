"""A note, a connection of one's own and a note for the session are asked for alike."""

from collections.abc import Callable
from io import StringIO

import pytest

from connectwell.checkin.own_connection import own_connection_draft
from connectwell.context import Context
from connectwell.entries.note import note_draft
from connectwell.model.entry import Entry
from connectwell.plain.agenda import write_line
from connectwell.plain.choices import number_in
from connectwell.plain.note import write_note
from connectwell.plain.own_connection import ask_own
from connectwell.plain.prompter import Prompter
from connectwell.plain.talk import Talk
from connectwell.session.agenda import LineDraft

Ask = Callable[[Context, Prompter, str | None], None]
Begin = Callable[[Context], Entry]
_ASKED: dict[str, tuple[Ask, Begin]] = {
    "note": (write_note, lambda context: note_draft(context).save("Half of it.", so_far=True)),
    "own": (ask_own, lambda context: own_connection_draft(context).save("Half of it.", so_far=True)),
    "line": (
        lambda context, prompter, resume: write_line(context, prompter, None, resume),
        lambda context: LineDraft(context).save("Half of it.", so_far=True),
    ),
}


def answering(context: Context) -> Prompter:
    return Prompter(context, Talk(StringIO("All of it.\n.\n\n\n"), StringIO(), 72))


@pytest.mark.parametrize("what", _ASKED)
def test_what_was_begun_is_finished_and_only_what_is_new_can_be_undone(context: Context, what: str) -> None:
    ask, begin = _ASKED[what]
    begun, first, second = begin(context), answering(context), answering(context)
    ask(context, first, begun.id)
    assert context.journal.get(begun.id).finished
    assert not first.can_undo
    ask(context, second, None)
    assert second.undo()
    assert [item.handle for item in context.journal.newest()] == [begun.id]


@pytest.mark.parametrize(
    ("said", "number"), [("1", 1), ("12", 12), ("0", None), ("13", None), ("", None), ("1" * 9, None)]
)
def test_a_number_typed_alone(said: str, number: int | None) -> None:
    assert number_in(said, 12) == number
