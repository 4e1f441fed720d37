"""circle: people, groups and places, added and changed without a name on the command line."""

import json
from dataclasses import replace

import pytest
from asking import ask

from connectwell.context import Context
from connectwell.model.circle import CirclePart
from terminal import Terminal

ANA = """name: Ana
role: friend
names: Anita, Ani
help_now: yes
call: +49 170 0000000
words: Calm beside her.

kind: x
"""


def only(context: Context) -> CirclePart:
    (part,) = context.journal.circle.parts()
    return part


def test_an_empty_circle_says_how_to_begin(context: Context) -> None:
    told = ask(context, "circle")
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == (
        "A place for the people, groups and places that matter to you. "
        "'connectwell circle add' adds somebody, a group or a place.\n"
    )
    assert json.loads(ask(context, "circle", "--json").stdout) == []


def test_somebody_comes_by_pipe_and_is_listed(context: Context) -> None:
    told = ask(context, "circle", "add", "-", words=ANA)
    assert (told.exit_code, told.stderr) == (0, "Saved. 'connectwell circle show ana' shows it.\n")
    assert replace(only(context), added=None) == CirclePart(
        id="ana", kind="person", name="Ana", role="friend", names=("Anita", "Ani"), help_now=True,
        call="+49 170 0000000", words="Calm beside her.\n\nkind: x",
    )  # fmt: skip
    ask(context, "circle", "add", words="Kind: Place\nNAME: The library upstairs\n")
    assert ask(context, "circle").stdout == (
        "ana                   Ana, friend, also Anita, Ani, in Help now\n"
        "the-library-upstairs  The library upstairs, a place\n"
    )
    assert "Ana · +49 170 0000000" in ask(context, "help-now").stdout


@pytest.mark.parametrize("written", ["@Ana's", "@Ana’s", "＠Ana", "＠ Ana’s", "@Ana"])
def test_a_name_with_the_sign_that_names_have_in_words_is_the_name(context: Context, written: str) -> None:
    ask(context, "circle", "add", words=f"name: {written}\nnames: {written}, @Nan's\n")
    assert only(context).all_names == ("Ana", "Ana", "Nan")
    (context.places.data / "circle" / "b.toml").write_text(
        f'format = 1\nid = "b"\nkind = "person"\nname = "{written}"\n'
    )
    assert "may be the same" in ask(context, "circle").stderr


def test_one_is_shown_whole(context: Context) -> None:
    ask(context, "circle", "add", words=ANA)
    assert ask(context, "circle", "show", "ana").stdout == (
        "Ana\na person, friend\nalso Anita, Ani\nin Help now, +49 170 0000000\nCalm beside her.\n\nkind: x\n"
    )
    told = json.loads(ask(context, "circle", "show", "ana", "--json").stdout)
    assert told == json.loads(ask(context, "circle", "--json").stdout)[0]
    assert (told["id"], told["names"], told["sharing"]) == ("ana", ["Anita", "Ani"], "private")


def test_a_change_leaves_what_is_not_named(context: Context) -> None:
    ask(context, "circle", "add", words=ANA)
    told = ask(context, "circle", "change", "ana", words="role: my aunt\ncall:\n")
    assert told.exit_code == 0
    assert (only(context).role, only(context).call, only(context).names) == ("my aunt", "", ("Anita", "Ani"))
    assert ask(context, "circle", "change", "ana", words="role: my aunt").stderr == "Nothing was changed.\n"


def test_removed_and_restored(context: Context) -> None:
    ask(context, "circle", "add", words=ANA)
    told = ask(context, "circle", "remove", "ana")
    assert told.stderr == (
        "Ana is out of your circle now. Nothing is deleted. 'connectwell circle restore ana' brings it back.\n"
    )
    assert ask(context, "circle").stdout == ""
    assert "Ana" not in ask(context, "help-now").stdout
    assert ask(context, "circle", "--removed").stdout.startswith("ana  Ana, friend")
    assert "Calm beside her." in ask(context, "circle", "show", "ana").stdout
    assert ask(context, "circle", "remove", "ana").exit_code == 1
    assert ask(context, "circle", "restore", "ana").stderr == "Ana is back in your circle.\n"
    assert only(context).removed is None


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
        (("circle", "add"), "name: Ana\nhello\n", "Line 2 doesn't begin with one of: name:, kind:"),
        (("circle", "add"), "\nhello: x\n", "Line 2 doesn't begin"),
        (("circle", "add"), "name: Ana\nkind: hello\n", "person, group or place"),
        (("circle", "add"), "name: Ana\nkind: card\n", "person, group or place"),
        (("circle", "add"), "name: Ana\nhelp_now: hello\n", "Line 2: Type yes or no. Nothing was changed."),
        (("circle", "add"), "name:\nrole: hello\n", "needs a name"),
    ],
)
def test_what_cannot_be_done_is_said_without_repeating_it(
    context: Context, args: tuple[str, ...], words: str, says: str
) -> None:
    told = ask(context, *args, words=words)
    assert told.exit_code == 2
    assert says in told.stderr
    assert "hello" not in told.stderr
    assert context.journal.circle.parts() == ()


@pytest.mark.parametrize("args", [("change", "hello"), ("remove", "hello"), ("show", "hello"), ("restore", "hello")])
def test_nobody_of_that_id(context: Context, args: tuple[str, ...]) -> None:
    told = ask(context, "circle", *args, words="role: friend")
    assert told.exit_code == 1
    assert told.stderr.startswith("Nothing that was removed" if args[0] == "restore" else "Nothing in your circle")
    assert "hello" not in told.stderr


def test_one_that_was_not_removed_needs_no_restoring(context: Context) -> None:
    ask(context, "circle", "add", words="name: Ana\n")
    told = ask(context, "circle", "restore", "ana")
    assert (told.exit_code, told.stderr) == (0, "Ana is in your circle already.\n")


@pytest.mark.parametrize("args", ["circle five x", "circle show ana x", "circle undo ana x", "connect list x"])
def test_more_than_it_takes_is_not_taken_for_words(context: Context, args: str) -> None:
    told = ask(context, *args.split())
    assert told.exit_code == 2
    assert told.stderr.startswith("That is more than this command takes. 'connectwell")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("", 1, "Nothing was written, so nothing was saved.\n"),
        ("\n", 1, "Nothing was written, so nothing was saved.\n"),
        ("role: friend\n", 2, "It needs a name, so nothing was changed.\n"),
    ],
)
def test_without_a_name_nobody_is_added(context: Context, words: str, code: int, said: str) -> None:
    told = ask(context, "circle", "add", words=words)
    assert (told.exit_code, told.stderr) == (code, said)


def test_a_kind_that_is_not_made_here_stays_through_a_change(context: Context) -> None:
    folder = context.places.data / "circle"
    folder.mkdir(parents=True)
    (folder / "c.toml").write_text('format = 1\nid = "c"\nkind = "community"\nname = "The choir"\n')
    assert ask(context, "circle").stdout == "c  The choir, a community\n"
    assert ask(context, "circle", "change", "c", words="kind: community\nrole: singing").exit_code == 0
    assert (only(context).kind, only(context).role) == ("community", "singing")


def test_names_that_could_steer_a_terminal_are_shown_as_signs(context: Context) -> None:
    ask(context, "circle", "add", words="name: A\x1b[31mna\nrole: [red]friend[/]\u202e\n")
    for told in (ask(context, "circle"), ask(context, "circle", "show", only(context).id)):
        assert "\x1b" not in told.stdout
        assert "\u202e" not in told.stdout
        assert "[red]friend[/]" in told.stdout


def on_terminal(context: Context, *args: str) -> Terminal:
    return Terminal(*args, environ={"CONNECTWELL_HOME": str(context.places.data.parent)})


def test_at_a_terminal_one_thing_is_asked_after_the_other(context: Context) -> None:
    with on_terminal(context, "circle", "add") as terminal:
        for question, answer in (
            ("What is the name?", "Ana"),
            ("a group or a place?", "cat"),
            ("start of the word", "person"),
            ("in a word or two", "friend"),
            ("Other names", "skip"),
            ("Show them in Help now", "yes"),
            ("to reach them", "+49 170"),
            ("like to note?", "Calm.\n."),
            ("Say more", "yes"),
            ("Who are they in your own", "rings back"),
            ("Which of the five", "seen, 7"),
            ("from 1 to 5", "seen, safe"),
            ("How near", "near"),
            ("feel calmer with", "yes"),
            ("never suggested", "no"),
        ):
            terminal.wait_for(question)
            terminal.press(f"{answer}\n")
        assert terminal.end() == 0
    part = only(context)
    assert (part.name, part.kind, part.role, part.call, part.words) == ("Ana", "person", "friend", "+49 170", "Calm.")
    assert (part.to_me, part.gives, part.near) == ("rings back", ("seen", "safe"), "near")
    assert (part.calmer, part.unsafe) == (True, False)


def test_at_a_terminal_enter_keeps_and_a_dash_empties(context: Context) -> None:
    ask(context, "circle", "add", words="name: Ana\nrole: friend\nnames: Anita\n")
    with on_terminal(context, "circle", "change", "ana") as terminal:
        for question, answer in (
            ("Now: Ana.", ""),
            ("Now: A person.", "person"),
            ("Now: friend.", "-"),
            ("Now: Anita.", "Ani"),
            ("Show them in Help now", "no"),
            ("like to note?", "."),
            ("Say more", "no"),
        ):
            terminal.wait_for(question)
            terminal.press(f"{answer}\n")
        assert terminal.end() == 0
    assert (only(context).name, only(context).role, only(context).names) == ("Ana", "", ("Ani",))


def test_ctrl_c_keeps_what_was_answered(context: Context) -> None:
    with on_terminal(context, "circle", "add") as terminal:
        terminal.wait_for("What is the name?")
        terminal.press("Ana\n")
        terminal.wait_for("a group or a place?")
        terminal.press("\x03")
        assert terminal.end() == 130
    assert "Everything up to your last full line is saved." in terminal.seen
    assert only(context).name == "Ana"


def test_ctrl_c_before_the_name_adds_nobody(context: Context) -> None:
    with on_terminal(context, "circle", "add") as terminal:
        terminal.wait_for("What is the name?")
        terminal.press("\x03")
        assert terminal.end() == 130
    assert context.journal.circle.parts() == ()


def test_erasing_deletes_all_of_it_after_a_typed_word(context: Context) -> None:
    part = context.journal.circle.add(CirclePart(id="", kind="person", name="Ana", call="+49 170 0000000"))
    editing = context.journal.circle.edit(part.id)
    editing.save(replace(part, role="friend"))
    context.journal.circle.remove(part.id)
    assert ask(context, "circle", "erase", part.id, words="no\n").exit_code == 1
    assert context.journal.circle.parts(removed=True)
    done = ask(context, "circle", "erase", part.id, words="erase\n")
    assert done.exit_code == 0
    assert "Erased here." in done.stderr
    assert context.journal.circle.parts(removed=True) == ()
    assert [path for path in context.places.data.rglob("*.toml") if "0000000" in path.read_text("utf-8")] == []


@pytest.mark.parametrize(("answer", "kept"), [("", ["Ana"]), ("\n", ["Ana"]), ("y\n", ["Ana"]), ("n\n", [])])
def test_erasing_asks_whether_pages_go_on_hiding_the_name_and_does_if_nothing_is_answered(
    context: Context, answer: str, kept: list[str]
) -> None:
    part = context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    done = ask(context, "circle", "erase", part.id, words=f"erase\n{answer}")
    assert done.exit_code == 0
    assert "Keep hiding this name on pages?" in done.stderr
    assert ("hidden-names.toml" in done.stderr) == bool(kept)
    assert json.loads(ask(context, "circle", "names", "--json").stdout) == kept


def test_a_name_that_is_hidden_no_more_is_asked_for_or_comes_by_pipe(context: Context) -> None:
    part = context.journal.circle.add(CirclePart(id="", kind="person", name="Ana"))
    ask(context, "circle", "erase", part.id, words="erase\n")
    assert ask(context, "circle", "unhide", words="").exit_code == 1
    assert ask(context, "circle", "unhide", "-", words="Tom\n").exit_code == 1
    assert ask(context, "circle", "names").stdout == "Ana\n"
    assert ask(context, "circle", "unhide", "-", words="ana\n").exit_code == 0
    assert "belongs to somebody" in ask(context, "circle", "names").stderr


def test_a_name_taken_off_is_said_to_stay_hidden(context: Context) -> None:
    ask(context, "circle", "add", "-", words="name: Ana\n")
    ask(context, "circle", "change", "ana", "-", words="name: Anne\n")
    assert only(context).names == ("Ana",)
    assert "keep hiding" in ask(context, "circle", "change", "ana", "-", words="names:\n").stderr
    assert ask(context, "circle", "names").stdout == "Ana\n"


def test_erasing_nobody_is_said_so(context: Context) -> None:
    done = ask(context, "circle", "erase", "../ana", words="erase\n")
    assert done.exit_code == 1
    assert "'connectwell circle' shows" in done.stderr


def test_the_circle_by_the_five_as_lines_and_as_json(context: Context) -> None:
    ask(context, "circle", "add", words="name: Ana\ngives: seen, soothed\ncalmer: yes\n")
    ask(context, "circle", "add", words="name: Library\nkind: place\ngives: seen\n")
    ask(context, "circle", "add", words="name: Micha\ngives: seen\nunsafe: yes\ncalmer: yes\n")
    assert ask(context, "circle", "five").stdout.splitlines() == [
        "Seen: with others Ana; in my surroundings Library.", "Safe.", "Soothed: with others Ana.", "Secure.",
        "Stable.", "Calmer beside Ana.",
    ]  # fmt: skip
    found = json.loads(ask(context, "circle", "five", "--json").stdout)
    assert found["seen"] == {"others": ["ana"], "surroundings": ["library"], "myself": []}


def test_two_that_may_be_one_are_said_and_put_together(context: Context) -> None:
    ask(context, "circle", "add", words="name: Ana\nrole: friend\n")
    told = ask(context, "circle", "add", words="name: ána\nrole: aunt\n")
    (other,) = (part.id for part in context.journal.circle.parts() if part.role == "aunt")
    assert f"Ana and ána may be the same. 'connectwell circle merge {other} ana' puts the first" in told.stderr
    assert f"'connectwell circle merge {other} ana'" in ask(context, "circle").stderr
    told = ask(context, "circle", "add", words="name: Library\nkind: place\n")
    assert "may be the same" not in told.stderr, "it is about the one that was just added"
    assert "Only two people" in ask(context, "circle", "merge", "library", "ana").stderr
    ask(context, "circle", "remove", "library")
    assert ask(context, "circle", "merge", "ana").exit_code == 2
    assert ask(context, "circle", "merge", "ana", "ana").exit_code == 2
    told = ask(context, "circle", "merge", other, "ana")
    assert told.exit_code == 0
    assert told.stderr.startswith("ána is Ana now, with every name. Nothing is deleted. 'connectwell circle undo ")
    assert (only(context).names, only(context).role) == (("ána",), "friend")
    assert "may be the same" not in ask(context, "circle").stderr
    assert ask(context, "circle", "restore", other).exit_code == 0
    assert ask(context, "circle", "merge", other, "-", words="Ana\n").exit_code == 2, "both have that name now"


def test_the_card_is_written_by_pipe_printed_and_erased(context: Context) -> None:
    assert ask(context, "circle", "card").stdout == ""
    words = "signs: no sleep\nno food\nsafer: the pills, to Ana\n"
    assert ask(context, "circle", "card", "-", words=words).exit_code == 0
    assert ask(context, "circle", "card").stdout == (
        "How I notice\nno sleep\nno food\n\nMaking it safer around me\nthe pills, to Ana\n"
    )
    assert ask(context, "circle", "card", "change", words="signs:\n").exit_code == 0
    assert json.loads(ask(context, "circle", "card", "--json").stdout) == {"safer": "the pills, to Ana"}
    told = ask(context, "circle", "card", "-", words="hello\n")
    assert (told.exit_code, "hello" in told.stderr) == (2, False)
    assert "connectwell circle card" in ask(context, "help-now").stdout
    assert ask(context, "circle").stdout == ""
    assert ask(context, "circle", "card", "erase", words="no\n").exit_code == 1
    assert ask(context, "circle", "card", "erase", words="erase\n").exit_code == 0
    assert not context.journal.circle.card().is_there


def test_a_small_connection_of_one_s_own_is_listed_and_chosen(context: Context) -> None:
    ask(context, "circle", "add", words="name: Ring Ana.\nkind: connection\neffort: 3\ngives: seen\n")
    assert "own:ring-ana" in ask(context, "connect", "list").stdout
    listed = json.loads(ask(context, "connect", "list", "--json").stdout)
    assert {"id": "own:ring-ana", "do": "Ring Ana.", "effort": 3, "touches": ["seen"]}.items() <= next(
        one.items() for one in listed if one["id"] == "own:ring-ana"
    )
    assert ask(context, "connect", "try", "--idea", "own:ring-ana").exit_code == 0
    assert ask(context, "connect").stdout == "Ring Ana.\n"
    assert ask(context, "connect", "did", "-", "--touched", "seen", words="She laughed.\n").exit_code == 0
    assert "Seen     Ring Ana." in ask(context, "connect", "touched").stdout
    assert ask(context, "connect", "another", "--idea", "own:ring-ana").exit_code == 2
    assert ask(context, "connect", "did", "--idea", "nothing", words="").exit_code == 2


def _twice(context: Context) -> None:
    ask(context, "circle", "add", "-", words="name: Ana\nrole: friend\n")
    path = context.places.data / "circle" / "ana.toml"
    other = path.read_text(encoding="utf-8").replace("friend", "aunt").replace('"Ana"', '"Anne"')
    path.with_name("ana.sync-conflict-1.toml").write_text(other, encoding="utf-8")


def test_who_is_there_twice_is_said_where_they_are_met_and_one_or_both_are_kept(context: Context) -> None:
    _twice(context)
    said = "Ana is in your circle twice, as two devices left it. 'connectwell circle copies ana' shows both, and keeps "
    listed = ask(context, "circle")
    assert listed.stdout == "ana  Ana, friend\n"
    assert said in listed.stderr
    assert "may be the same" not in listed.stderr
    assert said in ask(context, "circle", "show", "ana").stderr
    assert said in ask(context, "circle", "copies").stdout
    told = ask(context, "circle", "copies", "ana", words="both\n")
    assert "The first:\nAna\na person, friend\n" in told.stdout
    assert "The second:\nAnne\na person, aunt\n" in told.stdout
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (
        0,
        "Ana is in your circle once now. Nothing is deleted.",
    )
    assert only(context).all_names == ("Ana", "Anne")
    assert "twice" not in ask(context, "circle").stderr


@pytest.mark.parametrize("words", ["", "\n", "perhaps\n"])
def test_without_an_answer_both_stay(context: Context, words: str) -> None:
    _twice(context)
    assert ask(context, "circle", "copies", "ana", words=words).exit_code != 0
    assert len(context.journal.circle.copies()) == 1


def test_where_nothing_is_said_yet_it_says_so_instead_of_bare_labels(context: Context) -> None:
    told = ask(context, "circle", "five")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "circle add" in told.stderr
    ask(context, "circle", "add", "-", words="name: Viktor\ngives: seen\nunsafe: yes\n")
    assert "Nobody in your circle is marked" in ask(context, "circle", "five").stderr
    touched = ask(context, "connect", "touched")
    assert (touched.exit_code, touched.stdout) == (0, "")
    assert "no connection" in touched.stderr


def test_the_days_connection_is_told_as_json_in_the_shape_that_today_has(context: Context) -> None:
    told = json.loads(ask(context, "connect", "--json").stdout)
    assert told == json.loads(ask(context, "today", "--json").stdout)["connection"]
    for answers in (("did",), ("try",), ("another",)):
        assert ask(context, "connect", *answers, "--json", words="").exit_code == 2
    assert not list(context.journal.newest())


def test_a_group_called_like_its_role_is_said_to_be_a_group(context: Context) -> None:
    ask(context, "circle", "add", "-", words="name: Choir\nkind: group\nrole: choir\n")
    assert ask(context, "circle").stdout == "choir  Choir, a group\n"


@pytest.mark.parametrize(
    ("key", "id", "near"),
    [
        ("never_ask", "seen.others.1", "seen.others."),
        ("never_suggest", "hold-a-dor", "hold-a-door"),
        ("never_suggest", "grief.say-a-name", "grief.say-the-name"),
        ("never_ask", "foo", ""),
    ],
)
def test_what_is_to_be_taken_out_has_to_be_there(context: Context, key: str, id: str, near: str) -> None:
    told = ask(context, "config", key, id)
    assert told.exit_code == 2
    assert near in told.stderr
    assert ("Did you mean" in told.stderr) == bool(near)
    assert getattr(context.settings, key) == ()


def test_what_was_taken_out_and_has_gone_since_may_stay_in_the_list(context: Context) -> None:
    context.change(never_suggest=["gone-since"])
    assert ask(context, "config", "never_suggest", "gone-since,hold-a-door").exit_code == 0
    assert ask(context, "config", "never_suggest", "").exit_code == 0


def test_the_last_change_is_undone_with_a_sentence(context: Context) -> None:
    for words in ("name: Ana\nrole: friend\n", "name: Ána\nrole: aunt\n"):
        ask(context, "circle", "add", "-", words=words)
    other = next(part.id for part in context.journal.circle.parts() if part.role == "aunt")
    merged = ask(context, "circle", "merge", other, "ana")
    assert merged.stderr.endswith(f"'connectwell circle undo {other}' undoes that.\n")
    assert ask(context, "circle", "undo").stderr == "Undone. Ána and Ana are two again.\n"
    assert len(context.journal.circle.parts()) == 2
    ask(context, "circle", "change", "ana", "-", words="role: pal\n")
    told = ask(context, "circle", "undo", "-", words="ana\n")
    assert told.stderr.endswith("Undone. Ana is as before. 'connectwell circle undo ana' undoes that.\n")
    assert ask(context, "circle", "undo", "ana", "ben").exit_code == 2


def test_two_with_one_name_are_told_apart_or_said_to_have_it(context: Context) -> None:
    ask(context, "circle", "add", words="name: Sam")
    told = ask(context, "circle", "add", words="name: Sam").stderr
    assert "Two here are called Sam, and may be the same." in told
    assert "Sam and Sam" not in told
    ask(context, "circle", "change", "sam", "-", words="role: friend")
    said = ask(context, "circle").stderr
    assert "Sam (friend)" in said
