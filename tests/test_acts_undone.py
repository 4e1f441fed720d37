"""Every act that changes a file, undone: the same bytes as before. What is new is taken out of lists, and stays.

A function that writes to the journal is named in `UNDONE_BY` or in `NOT_UNDONE`, each with how it is, or why not.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from connectwell.checkin import Walk, exclusions, suggestion, today
from connectwell.checkin.left_open import leave, left_open
from connectwell.checkin.look_back import not_again
from connectwell.checkin.own_connection import own_connection_draft
from connectwell.checkin.undo import TodayUndo
from connectwell.context import Context
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.note import note_draft
from connectwell.errors import UsageFault
from connectwell.journal.entry_changes import EntryChanges
from connectwell.model.circle import CirclePart
from connectwell.model.entry import Entry, Note, Reflection
from connectwell.practice.player import Player
from connectwell.practice.stops import AtStep
from connectwell.session import agenda
from connectwell.session.meeting import Meeting
from connectwell.session.next_session import set_next_session
from connectwell.settings import Settings
from connectwell.settings_editor import SettingsEditor
from connectwell.share.select.marking import set_sharing
from steady import MORNING

SOURCE: Final = Path(today.__file__).parents[1]
Act = Callable[[Context], Iterator[None]]
"""Prepares, yields, acts, yields, undoes."""
ACTS: Final[dict[str, Act]] = {}


def act(made: Act) -> Act:
    ACTS[made.__name__] = made
    return made


def files(context: Context) -> dict[str, bytes]:
    """All that counts: what is written, not the earlier versions, to which an undo adds."""
    homes = (context.places.data / "entries", context.places.data / "circle", context.places.config)
    found = [path for home in homes for path in home.rglob("*") if path.is_file() and path.name != "lock"]
    return {path.name: _content(path) for path in found}


def _content(path: Path) -> bytes:
    """The bytes. A setting that is changed back to what it usually is says so from then on; that line doesn't count."""
    lines = path.read_bytes().splitlines(keepends=True)
    usual = {f"{key} = {_as_toml(value)}\n".encode() for key, value in vars(Settings()).items()}
    return b"".join(line for line in lines if path.name != "config.toml" or line not in usual)


def _as_toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else "[]" if value == () else f'"{value}"'


# --- Today


def plan(context: Context) -> Entry:
    idea, _ = suggestion.of_day(context, context.today(), ())
    return today.record_answer(context, idea, "planned")


def tracked(context: Context, did: Callable[[], object], ids: tuple[str, ...] = ()) -> Iterator[None]:
    acts = TodayUndo(context)
    yield
    acts.track(did, ids)
    yield
    assert acts.undo()


@pytest.mark.parametrize("status", ["done", "planned", "passed", "not-today"])
@pytest.mark.parametrize("answered_before", [False, True])
def test_an_answer_to_the_connection(context: Context, status: str, answered_before: bool) -> None:
    if answered_before:
        plan(context)
    idea, _ = suggestion.of_day(context, context.today(), suggestion.newest(context.journal, context.today()))
    if not (answered_before and status == "planned"):
        undone(context, tracked(context, lambda: today.record_answer(context, idea, status)))  # type: ignore[arg-type]  # a status


@act
def never_this_kind(context: Context) -> Iterator[None]:
    context.change(motion=False)  # so that config.toml is there
    idea, _ = suggestion.of_day(context, context.today(), ())

    def did() -> Entry:
        exclusions.rule_out(context, idea, "this")
        return today.record_answer(context, idea, "passed")

    return tracked(context, did)


@act
def how_it_went(context: Context) -> Iterator[None]:
    entry = plan(context)
    editor = today.FollowUpEditor(context, today.plan_of(entry))
    return tracked(context, lambda: editor.save("done", "She smiled.", ("seen",)), (entry.id,))


@act
def let_go_of_a_plan(context: Context) -> Iterator[None]:
    entry = plan(context)
    editor = today.FollowUpEditor(context, today.plan_of(entry))
    return tracked(context, lambda: editor.save("not-today"), (entry.id,))


@act
def not_this_one_again(context: Context) -> Iterator[None]:
    entry = note_draft(context).save("Rain.")
    return tracked(context, lambda: not_again(context, entry.id), (entry.id,))


def check_in_left(context: Context) -> Entry:
    walk = Walk.begin(context, day=context.today() - timedelta(days=1))
    walk.arrive("settled")
    return walk.entry


def practice_left(context: Context) -> Entry:
    player = Player.begin(context, "kindness-to-myself")
    while not (isinstance(player.stop, AtStep) and player.stop.step.is_kept):
        player.next()
    player.write("one line")
    player.leave()
    return player.entry


def landing_left(context: Context) -> Entry:
    editor = today.FollowUpEditor(context, today.plan_of(plan(context)))
    return editor.save("done", "She", so_far=True)


LEFT: Final[dict[str, Callable[[Context], Entry]]] = {
    "check-in": check_in_left,
    "practice": practice_left,
    "how it went": landing_left,
    "note": lambda context: note_draft(context).save("Rain", so_far=True),
    "connection": lambda context: own_connection_draft(context).save("Rain", so_far=True),
    "agenda": lambda context: agenda.LineDraft(context).save("Rain", so_far=True),
    "session": lambda context: Meeting(context).save("Rain"),
}


@pytest.mark.parametrize("kind", LEFT)
def test_what_isnt_finished_is_left(context: Context, kind: str) -> None:
    entry = LEFT[kind](context)
    (left,) = left_open(suggestion.newest(context.journal, context.today()), context.today())
    undone(context, tracked(context, lambda: leave(context, left), (entry.id,)))


@pytest.mark.parametrize("draft", [note_draft, own_connection_draft])
def test_what_is_written_on_today(context: Context, draft: Callable[..., object]) -> None:
    def write() -> Iterator[None]:
        yield
        acts = TodayUndo(context)
        acts.remember(None, draft(context).save("Rain."))  # type: ignore[attr-defined]  # both are a WordsDraft
        yield
        acts.undo()

    undone(context, write())


# --- The journal


def browsing(context: Context, did: Callable[[EntryBrowser, Entry], object], times: int = 1) -> Iterator[None]:
    entry, browser = note_draft(context).save("Rain."), EntryBrowser(context)
    yield
    did(browser, entry)
    yield
    for _ in range(times):
        assert browser.undo()
    assert not browser.can_undo


@act
def remove(context: Context) -> Iterator[None]:
    return browsing(context, lambda browser, entry: browser.remove(entry.id))


@act
def move_to_another_day(context: Context) -> Iterator[None]:
    return browsing(context, lambda browser, entry: browser.move_to_day(entry.id, entry.day - timedelta(days=3)))


@act
def remove_then_restore_then_move(context: Context) -> Iterator[None]:
    def did(browser: EntryBrowser, entry: Entry) -> None:
        browser.remove(entry.id)
        browser.restore(entry.id)
        browser.move_to_day(entry.id, entry.day - timedelta(days=3))

    return browsing(context, did, times=3)


@act
def an_earlier_version(context: Context) -> Iterator[None]:
    def did(browser: EntryBrowser, entry: Entry) -> None:
        browser.restore_version(entry.id, 1)

    entry, browser = note_draft(context).save("Rain."), EntryBrowser(context)
    editing = context.journal.edit(entry.id)
    editing.save(replace(editing.entry, note=Note(words="Snow.")))
    yield
    did(browser, entry)
    yield
    assert browser.undo()


@act
def several_edits(context: Context) -> Iterator[None]:
    walk = Walk.begin(context)
    walk.arrive("settled")
    walk.rate("safe", 4)
    walk.end_here()
    editing = EntryBrowser(context).edit(walk.entry.id)
    safe = next(field for field in editing.fields if field.kind == "rating" and field.value == 4)
    yield
    editing.set(safe.id, 7)
    editing.set("day", context.today() - timedelta(days=2))
    editing.set("arrival.state", "mixed")
    yield
    while editing.can_undo:
        editing.undo()


# --- For my session


def marked(context: Context, *, put_away: bool = False) -> Entry:
    part = Reflection(key="a8d2", need="safe", at=MORNING, words="She asked.", for_session=True, put_away=put_away)
    now = context.clock()
    entry = Entry(id=context.journal.new_id(now), kind="check-in", day=date(2026, 11, 20), started=now, finished=now)
    return context.journal.add(replace(entry, reflections=(part,)))


def line(context: Context) -> agenda.AgendaItem:
    return agenda.all_lines(agenda.agenda_entries(context.journal))[0]


def on_line(context: Context, did: Callable[[agenda.AgendaItem], Entry]) -> Iterator[None]:
    item = line(context)
    yield
    entry = did(item)
    yield
    agenda.put_back(context.journal, item, entry.id)


@act
def who_may_see_one_part(context: Context) -> Iterator[None]:
    entry = marked(context)
    yield
    changes = set_sharing(context.journal, f"{entry.tail}/a8d2", "words")
    yield
    changes.undo(context.journal)


@act
def take_the_marked_words(context: Context) -> Iterator[None]:
    marked(context)
    return on_line(context, lambda item: agenda.take_words(context, item))


@act
def close_a_mark(context: Context) -> Iterator[None]:
    marked(context)
    return on_line(context, lambda item: agenda.close(context, item, "talked"))


@act
def close_a_note(context: Context) -> Iterator[None]:
    agenda.LineDraft(context).save("Rain.")
    return on_line(context, lambda item: agenda.close(context, item, "let-go"))


@act
def open_a_note_again(context: Context) -> Iterator[None]:
    agenda.LineDraft(context).save("Rain.")
    agenda.close(context, line(context), "talked")
    return on_line(context, lambda item: agenda.open_again(context.journal, item))


@act
def what_id_like_with_it(context: Context) -> Iterator[None]:
    agenda.LineDraft(context).save("Rain.")
    return on_line(context, lambda item: agenda.want(context.journal, item, "plan"))


def changing(context: Context, did: Callable[[], EntryChanges]) -> Iterator[None]:
    yield
    changes = did()
    assert changes
    yield
    changes.undo(context.journal)


@act
def when_the_next_session_is(context: Context) -> Iterator[None]:
    return changing(context, lambda: set_next_session(context, date(2026, 12, 3)))


@act
def another_day_for_the_next_session(context: Context) -> Iterator[None]:
    set_next_session(context, date(2026, 12, 3))
    return changing(context, lambda: set_next_session(context, date(2026, 12, 4)))


@act
def no_day_for_the_next_session(context: Context) -> Iterator[None]:
    set_next_session(context, date(2026, 12, 3))
    return changing(context, lambda: set_next_session(context, None))


@act
def a_new_note_for_it(context: Context) -> Iterator[None]:
    return changing(context, lambda: EntryChanges([(None, agenda.LineDraft(context).save("Rain."))]))


@act
def a_session(context: Context) -> Iterator[None]:
    marked(context)
    agenda.LineDraft(context).save("Rain.")
    away, gone = marked(context, put_away=True), marked(context, put_away=True)
    context.journal.remove(gone.id)
    home = next((context.places.data / "entries").rglob(f"{away.id}.toml"))
    copy = home.with_name(f"{away.id}.conflict-k4k4k4.toml")
    copy.write_bytes(home.read_bytes().replace(b"She asked.", b"He asked."))

    def record() -> EntryChanges:
        meeting = Meeting(context)
        meeting.set_next_day(date(2026, 12, 8))
        meeting.set_day(date(2026, 11, 18))
        meeting.set_talked(agenda.open_lines(agenda.agenda_entries(context.journal)))
        meeting.save("To keep.", "Too fast.")
        settled = meeting.settle(agenda.open_lines(agenda.agenda_entries(context.journal)))
        assert (settled.closed, settled.released) == (3, 1)
        assert b"put_away" not in copy.read_bytes()
        return meeting.changes

    return changing(context, record)


@act
def a_session_left_half_way(context: Context) -> Iterator[None]:
    def record() -> EntryChanges:
        meeting = Meeting(context)
        meeting.save("To")
        meeting.save("To keep.")
        return meeting.changes

    return changing(context, record)


@act
def a_session_gone_on_with(context: Context) -> Iterator[None]:
    marked(context)
    draft = Meeting(context).save("To")

    def record() -> EntryChanges:
        meeting = Meeting(context, draft=draft)
        meeting.set_talked([line(context)])
        meeting.save("To keep.")
        meeting.settle(meeting.talked_of([line(context)]))
        return meeting.changes

    return changing(context, record)


@act
def another_session_than_the_one_left(context: Context) -> Iterator[None]:
    draft = Meeting(context).save("To")

    def record() -> EntryChanges:
        meeting = Meeting.instead_of(context, draft)
        meeting.save("Another.")
        meeting.settle(())
        return meeting.changes

    return changing(context, record)


# --- Settings and the circle


@act
def settings(context: Context) -> Iterator[None]:
    context.change(motion=False)
    editor = SettingsEditor(context)
    yield
    editor.set("theme", "light")
    editor.set("motion", True)
    editor.toggle("today_without", "earlier")
    yield
    while editor.can_undo:
        editor.undo()


def in_circle(context: Context, did: Callable[[CirclePart], object]) -> Iterator[None]:
    ana = context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    yield
    did(ana)
    yield
    context.journal.circle.undo()


@act
def somebody_new(context: Context) -> Iterator[None]:
    return in_circle(context, lambda _: context.journal.circle.add(CirclePart(id="", kind="person", name="Bo")))


@act
def somebody_changed(context: Context) -> Iterator[None]:
    def did(ana: CirclePart) -> None:
        context.journal.circle.edit(ana.id).save(replace(ana, names=("Annie",)))

    return in_circle(context, did)


@act
def somebody_out(context: Context) -> Iterator[None]:
    return in_circle(context, lambda ana: context.journal.circle.remove(ana.id))


# --- All of them


def undone(context: Context, steps: Iterator[None]) -> None:
    next(steps)
    before = files(context)
    next(steps)
    assert files(context) != before, "it changed nothing"
    next(steps, None)
    now = files(context)
    assert {path: now.get(path) for path in before} == before
    assert all(b"\nremoved = " in content for path, content in now.items() if path not in before)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_undone(context: Context, name: str) -> None:
    undone(context, ACTS[name](context))


def test_an_act_isnt_undone_over_what_was_changed_since(context: Context) -> None:
    entry, other = note_draft(context).save("Rain."), note_draft(context).save("Sun.")
    editing = context.journal.edit(entry.id)
    act = EntryChanges([(entry, editing.mark(replace(entry, not_again=True))), (None, other)])
    editing.mark(replace(editing.entry, note=Note(words="Snow.")))
    before = files(context)
    with pytest.raises(UsageFault, match="has changed since"):
        act.undo(context.journal)
    assert files(context) == before


# --- Whatever else writes

UNDONE_BY: Final = {
    "checkin/exclusions.py rule_out": "never_this_kind",
    "checkin/left_open.py leave": "test_what_isnt_finished_is_left",
    "checkin/look_back.py not_again": "not_this_one_again",
    "checkin/today.py _update_answer": "test_an_answer_to_the_connection",
    "checkin/today.py record_answer": "test_an_answer_to_the_connection",
    "checkin/today.py save": "how_it_went",
    "entries/add.py note": "test_what_is_written_on_today",
    "entries/browser.py remove": "remove",
    "entries/browser.py restore": "remove_then_restore_then_move",
    "entries/entry_editing.py save": "several_edits",
    "entries/revise.py move_to_day": "move_to_another_day",
    "entries/revise.py restore_version": "an_earlier_version",
    "entries/communities.py edit": "somebody_changed: a mark is a part of the circle",
    "session/agenda.py close": "close_a_mark",
    "session/agenda.py open_again": "open_a_note_again",
    "session/agenda.py take_words": "take_the_marked_words",
    "session/agenda.py want": "what_id_like_with_it",
    "session/next_session.py _change": "another_day_for_the_next_session",
    "session/next_session.py set_next_session": "when_the_next_session_is",
    "session/meeting.py _bring_back": "a_session",
    "session/meeting.py _finish": "a_session",
    "session/meeting.py finish_unclosed": "another_session_than_the_one_left",
    "session/meeting.py save": "a_session",
    "settings_editor.py set": "settings",
    "share/select/marking.py set_sharing": "who_may_see_one_part",
}
"""By file and function: the act that tests it."""
NOT_UNDONE: Final = {
    "checkin/exclusions.py never_ask": "within a check-in; Settings lists it, and takes it off",
    "checkin/undo.py undo": "undoes",
    "entries/add.py _put": "the command line alone; `edit` changes it, `remove` takes it out",
    "entries/browser.py erase": "for good, after a typed word",
    "entries/changes.py undone": "undoes",
    "entries/entry_editing.py undo": "undoes",
    "entries/rewording.py save": "its screens remember the entry before, as for a new one",
    "practice/people.py keep_calmer": "an answer of a practice; `undo` in the circle",
    "practice/player.py forget_that_it_was_done": "answers no to keeping it",
    "session/agenda.py put_back": "undoes",
    "settings_editor.py undo": "undoes",
    "share/send/remember.py remember": "what has left can't be called back; the record of it can be removed",
}
"""By file and function: why it isn't undone by itself. A check-in and a practice go back, and are edited afterwards."""
_WRITES: Final = {"save", "mark", "add", "remove", "restore", "change", "save_copy", "put_together", "erase"}
_OF: Final = ("journal", "editing", "circle", "context", "in_hand")


def writers() -> set[str]:
    found = set()
    for room in ("checkin", "entries", "session", "practice", "settings_editor.py", "share"):
        for file in [SOURCE / room] if room.endswith(".py") else sorted((SOURCE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef) and any(map(_writes, ast.walk(node))):
                    found.add(f"{file.relative_to(SOURCE).as_posix()} {node.name}")
    return found


def _writes(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _WRITES):
        return False
    return any(name in ast.unparse(node.func.value).split(".")[-1] for name in _OF)


def test_whatever_writes_is_named_here() -> None:
    assert writers() == {*UNDONE_BY, *NOT_UNDONE}
    tests = {name for name in globals() if name.startswith("test_")}
    assert {name.partition(":")[0] for name in UNDONE_BY.values()} <= {*ACTS, *tests}
