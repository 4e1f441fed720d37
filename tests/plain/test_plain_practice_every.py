"""Every practice there is, taken to its end in lines, with an answer to everything and with none."""

from io import StringIO

import pytest
from conversing import on_disk

from connectwell.checkin import Walk
from connectwell.context import Context
from connectwell.library import Library
from connectwell.model.circle import CirclePart
from connectwell.plain import Talk, play_practice
from connectwell.practice import catalogue
from connectwell.practice.stops import AtAfter, AtBefore, AtPage, AtStep

SCRIPTS, _ = Library().all_practices()


@pytest.fixture
def context(context: Context) -> Context:
    """A day on which every practice may begin, and somebody for those that ask for one."""
    context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    walk = Walk.begin(context)
    walk.arrive("settled")
    walk.rate("safe", 6)
    return context


def whole_answers(context: Context, name: str) -> tuple[str, int]:
    """What answers all of it, and how many answers that makes."""
    player = catalogue.open_player(context, catalogue.resume_or_new(context, name))
    lines, kept = list[str](), 0
    while True:
        match player.stop:
            case AtPage() | AtBefore() | AtAfter():
                lines.append("1")
                player.next()
            case AtStep(step=step):
                kept += step.is_kept
                lines += {
                    "write": ["some words", "."],
                    "list": ["one", "two", "."],
                    "choose": ["2"],
                    "someone": ["Ana"],
                }.get(step.kind, [""])
                if step.keep:
                    player.write("one")  # so that its list is shown
                if step.kind == "choose":
                    player.choose(step.options[1])  # what follows goes by it
                else:
                    player.name("Ana") if step.or_else else player.next()
            case _:
                return "\n".join([*lines, ""]), kept


@pytest.mark.parametrize("name", [script.id for script in SCRIPTS])
def test_with_an_answer_to_everything_all_of_it_is_kept(context: Context, name: str) -> None:
    lines, kept = whole_answers(context, name)
    context.journal.remove(on_disk(context)[-1]["id"])  # what working out the answers made
    out = StringIO()
    player = catalogue.open_player(context, catalogue.resume_or_new(context, name))
    play_practice(context, Talk(StringIO(lines), out, 40), player)
    entry = next(entry for entry in on_disk(context) if "practice" in entry and "removed" not in entry)
    assert len(entry.get("answers", [])) == kept
    assert "finished" in entry
    assert out.getvalue().rstrip().endswith("Saved.")
    assert max(map(len, out.getvalue().splitlines())) <= 40
    steps = context.library.practice(name).of_sitting(1)
    chosen = {step.options[1] for step in steps if step.options}
    for step in steps:
        if not (step.show or chosen & set(step.not_after)):
            assert " ".join(step.text.split()) in " ".join(out.getvalue().split())


@pytest.mark.parametrize("name", [script.id for script in SCRIPTS])
def test_with_enter_alone_it_ends_and_holds_no_words(context: Context, name: str) -> None:
    out = StringIO()
    player = catalogue.open_player(context, catalogue.resume_or_new(context, name))
    play_practice(context, Talk(StringIO("1\n" + "\n" * 30), out, 72), player)
    assert not player.has_answers
    assert not [entry for entry in on_disk(context) if entry.get("answers")]
