"""circle: people, groups and places, added and changed without a name on the command line."""

import json
from dataclasses import replace

import pytest
from asking import ask

from connectwell.model.circle import CirclePart
from connectwell.rooms import Rooms
from terminal import Terminal

ANA = """name: Ana
role: friend
names: Anita, Ani
help_now: yes
call: +49 170 0000000
words: Calm beside her.

kind: x
"""


def only(rooms: Rooms) -> CirclePart:
    (part,) = rooms.journal.circle.parts()
    return part


def test_an_empty_circle_says_how_to_begin(rooms: Rooms) -> None:
    told = ask(rooms, "circle")
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == (
        "Nobody and nothing is in your circle yet. 'connectwell circle add' adds somebody, a group or a place.\n"
    )
    assert json.loads(ask(rooms, "circle", "--json").stdout) == []


def test_somebody_comes_by_pipe_and_is_listed(rooms: Rooms) -> None:
    told = ask(rooms, "circle", "add", "-", words=ANA)
    assert (told.exit_code, told.stderr) == (0, "Saved. 'connectwell circle show ana' shows it.\n")
    assert only(rooms) == CirclePart(
        id="ana", kind="person", name="Ana", role="friend", names=("Anita", "Ani"), help_now=True,
        call="+49 170 0000000", words="Calm beside her.\n\nkind: x",
    )  # fmt: skip
    ask(rooms, "circle", "add", words="Kind: Place\nNAME: The library upstairs\n")
    assert ask(rooms, "circle").stdout == (
        "ana                   Ana, friend, also Anita, Ani, in Help now\n"
        "the-library-upstairs  The library upstairs, a place\n"
    )
    assert "Ana · +49 170 0000000" in ask(rooms, "help-now").stdout


def test_one_is_shown_whole(rooms: Rooms) -> None:
    ask(rooms, "circle", "add", words=ANA)
    assert ask(rooms, "circle", "show", "ana").stdout == (
        "Ana\na person, friend\nalso Anita, Ani\nin Help now, +49 170 0000000\nCalm beside her.\n\nkind: x\n"
    )
    told = json.loads(ask(rooms, "circle", "show", "ana", "--json").stdout)
    assert told == json.loads(ask(rooms, "circle", "--json").stdout)[0]
    assert (told["id"], told["names"], told["sharing"]) == ("ana", ["Anita", "Ani"], "private")


def test_a_change_leaves_what_is_not_named(rooms: Rooms) -> None:
    ask(rooms, "circle", "add", words=ANA)
    told = ask(rooms, "circle", "change", "ana", words="role: my aunt\ncall:\n")
    assert told.exit_code == 0
    assert (only(rooms).role, only(rooms).call, only(rooms).names) == ("my aunt", "", ("Anita", "Ani"))
    assert ask(rooms, "circle", "change", "ana", words="role: my aunt").stderr == "Nothing was changed.\n"


def test_removed_and_restored(rooms: Rooms) -> None:
    ask(rooms, "circle", "add", words=ANA)
    told = ask(rooms, "circle", "remove", "ana")
    assert told.stderr == (
        "Ana is out of your circle now. Nothing is deleted. 'connectwell circle restore ana' brings it back.\n"
    )
    assert ask(rooms, "circle").stdout == ""
    assert "Ana" not in ask(rooms, "help-now").stdout
    assert ask(rooms, "circle", "--removed").stdout.startswith("ana  Ana, friend")
    assert "Calm beside her." in ask(rooms, "circle", "show", "ana").stdout
    assert ask(rooms, "circle", "remove", "ana").exit_code == 1
    assert ask(rooms, "circle", "restore", "ana").stderr == "Ana is back in your circle.\n"
    assert only(rooms).removed is None


@pytest.mark.parametrize(
    ("args", "words", "says"),
    [
        (("circle", "hello"), "", "There are: circle"),
        (("circle", "add", "hello"), "", "history"),
        (("circle", "add", "-", "hello"), "", "history"),
        (("circle", "change", "ana", "hello"), "", "history"),
        (("circle", "change"), "", "Say which"),
        (("circle", "remove"), "", "Say which"),
        (("circle", "add", "--json"), "", "--json with it and with 'show'"),
        (("circle", "add"), "name: Ana\nhello\n", "Line 2 begins with none of these: name:, kind:"),
        (("circle", "add"), "\nhello: x\n", "Line 2 begins"),
        (("circle", "add"), "name: Ana\nkind: hello\n", "person, group or place"),
        (("circle", "add"), "name: Ana\nkind: card\n", "person, group or place"),
        (("circle", "add"), "name: Ana\nhelp_now: hello\n", "yes or no"),
        (("circle", "add"), "name:\nrole: hello\n", "needs a name"),
    ],
)
def test_what_cannot_be_done_is_said_without_repeating_it(
    rooms: Rooms, args: tuple[str, ...], words: str, says: str
) -> None:
    told = ask(rooms, *args, words=words)
    assert told.exit_code == 2
    assert says in told.stderr
    assert "hello" not in told.stderr
    assert rooms.journal.circle.parts() == ()


@pytest.mark.parametrize("args", [("change", "hello"), ("remove", "hello"), ("show", "hello"), ("restore", "hello")])
def test_nobody_of_that_id(rooms: Rooms, args: tuple[str, ...]) -> None:
    told = ask(rooms, "circle", *args, words="role: friend")
    assert told.exit_code == 1
    assert "Nobody and nothing" in told.stderr
    assert "hello" not in told.stderr


@pytest.mark.parametrize("words", ["", "\n", "role: friend\n"])
def test_without_a_name_nobody_is_added(rooms: Rooms, words: str) -> None:
    told = ask(rooms, "circle", "add", words=words)
    assert (told.exit_code, told.stderr) == (1, "Nothing was written, so nothing was saved.\n")


def test_a_kind_that_is_not_made_here_stays_through_a_change(rooms: Rooms) -> None:
    folder = rooms.places.data / "circle"
    folder.mkdir(parents=True)
    (folder / "c.toml").write_text('format = 1\nid = "c"\nkind = "community"\nname = "The choir"\n')
    assert ask(rooms, "circle").stdout == "c  The choir, a community\n"
    assert ask(rooms, "circle", "change", "c", words="kind: community\nrole: singing").exit_code == 0
    assert (only(rooms).kind, only(rooms).role) == ("community", "singing")


def test_names_that_could_steer_a_terminal_are_shown_as_signs(rooms: Rooms) -> None:
    ask(rooms, "circle", "add", words="name: A\x1b[31mna\nrole: [red]friend[/]\u202e\n")
    for told in (ask(rooms, "circle"), ask(rooms, "circle", "show", only(rooms).id)):
        assert "\x1b" not in told.stdout
        assert "\u202e" not in told.stdout
        assert "[red]friend[/]" in told.stdout


def on_terminal(rooms: Rooms, *args: str) -> Terminal:
    return Terminal(*args, environ={"CONNECTWELL_HOME": str(rooms.places.data.parent)})


def test_at_a_terminal_one_thing_is_asked_after_the_other(rooms: Rooms) -> None:
    with on_terminal(rooms, "circle", "add") as terminal:
        for question, answer in (
            ("What is the name?", "Ana"),
            ("a group or a place?", "cat"),
            ("What fits here is person", "person"),
            ("in a word or two", "friend"),
            ("Other names", ""),
            ("yes or no?", "yes"),
            ("to reach it", "+49 170"),
            ("like to note?", "Calm.\n."),
        ):
            terminal.wait_for(question)
            terminal.press(f"{answer}\n")
        assert terminal.end() == 0
    part = only(rooms)
    assert (part.name, part.kind, part.role, part.call, part.words) == ("Ana", "person", "friend", "+49 170", "Calm.")


def test_at_a_terminal_enter_keeps_and_a_dash_empties(rooms: Rooms) -> None:
    ask(rooms, "circle", "add", words="name: Ana\nrole: friend\nnames: Anita\n")
    with on_terminal(rooms, "circle", "change", "ana") as terminal:
        for question, answer in (
            ("Now: Ana.", ""),
            ("Now: person.", ""),
            ("Now: friend.", "-"),
            ("Now: Anita.", "Ani"),
            ("Now: no.", ""),
            ("like to note?", "."),
        ):
            terminal.wait_for(question)
            terminal.press(f"{answer}\n")
        assert terminal.end() == 0
    assert (only(rooms).name, only(rooms).role, only(rooms).names) == ("Ana", "", ("Ani",))


def test_ctrl_c_keeps_what_was_answered(rooms: Rooms) -> None:
    with on_terminal(rooms, "circle", "add") as terminal:
        terminal.wait_for("What is the name?")
        terminal.press("Ana\n")
        terminal.wait_for("a group or a place?")
        terminal.press("\x03")
        assert terminal.end() == 130
    assert "What you had written in whole lines is saved." in terminal.seen
    assert only(rooms).name == "Ana"


def test_ctrl_c_before_the_name_adds_nobody(rooms: Rooms) -> None:
    with on_terminal(rooms, "circle", "add") as terminal:
        terminal.wait_for("What is the name?")
        terminal.press("\x03")
        assert terminal.end() == 130
    assert rooms.journal.circle.parts() == ()


def test_erasing_deletes_all_of_it_after_a_typed_word(rooms: Rooms) -> None:
    part = rooms.journal.circle.add(CirclePart(id="", kind="person", name="Ana", call="+49 170 0000000"))
    editing = rooms.journal.circle.edit(part.id)
    editing.save(replace(part, role="friend"))
    rooms.journal.circle.remove(part.id)
    assert ask(rooms, "circle", "erase", part.id, words="no\n").exit_code == 1
    assert rooms.journal.circle.parts(removed=True)
    done = ask(rooms, "circle", "erase", part.id, words="erase\n")
    assert done.exit_code == 0
    assert "Erased here." in done.stderr
    assert rooms.journal.circle.parts(removed=True) == ()
    assert [path for path in rooms.places.data.rglob("*.toml") if "0000000" in path.read_text("utf-8")] == []


def test_erasing_nobody_is_said_so(rooms: Rooms) -> None:
    done = ask(rooms, "circle", "erase", "../ana", words="erase\n")
    assert done.exit_code == 1
    assert "'connectwell circle' shows" in done.stderr
