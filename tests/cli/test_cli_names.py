"""Names needn't be arguments: a `-` in their place reads them from a line."""

from collections.abc import Iterator

import click
import pytest
from asking import ask

from connectwell.cli.arguments import Name
from connectwell.cli.group import VERBS, connectwell
from connectwell.context import Context
from editors import add_note
from terminal import Terminal


def people_in(context: Context) -> list[str]:
    return [name for part in context.journal.get("latest").reflections for name in part.people]


def test_the_first_line_of_a_pipe_is_the_name_and_the_rest_the_words(context: Context) -> None:
    done = ask(context, "reflect", "seen", "-", "--with", "-", words="Ana\nShe asked.\nTwice.")
    assert done.exit_code == 0
    (part,) = context.journal.get("latest").reflections
    assert (part.people, part.words) == (("Ana",), "She asked.\nTwice.")


def test_as_often_as_there_are_names(context: Context) -> None:
    ask(context, "reflect", "seen", "-", "--with", "-", "--with", "Bo", "--with", "-", words="Ana\nChris\nTea.")
    assert people_in(context) == ["Ana", "Bo", "Chris"]


@pytest.mark.parametrize("verb", [("list",), ("search",)])
def test_looked_for_without_a_trace(context: Context, verb: tuple[str, ...]) -> None:
    ask(context, "reflect", "seen", "-", "--with", "Ana", words="Tea.")
    add_note(context, "Rain.")
    done = ask(context, *verb, "--with", "-", words="ana\n")
    assert "Tea." in done.stdout
    assert "Rain." not in done.stdout


def test_a_search_reads_the_name_first_and_then_what_is_looked_for(context: Context) -> None:
    ask(context, "reflect", "seen", "-", "--with", "Ana", words="Tea.")
    ask(context, "reflect", "safe", "-", "--with", "Bo", words="Cake.")
    assert "Tea." in ask(context, "search", "-", "--with", "-", words="ana\ntea").stdout
    assert ask(context, "search", "-", "--with", "-", words="ana\nzanzibar").stdout == ""


def test_with_whom_a_session_was(context: Context) -> None:
    ask(context, "session", "-", "--with", "-", words="Dr. Weiss\nThat I can ask.")
    session = context.journal.get("latest").session
    assert session
    assert (session.who, session.keep) == ("Dr. Weiss", "That I can ask.")


@pytest.mark.parametrize("said", ["ana", "Ana", "ANITA"])
def test_somebody_in_the_circle_by_name_or_id(context: Context, said: str) -> None:
    ask(context, "circle", "add", "-", words="name: Ana\nnames: Anita")
    assert "Ana" in ask(context, "circle", "show", "-", words=said).stdout
    assert ask(context, "circle", "change", "-", "-", words=f"{said}\nrole: friend").exit_code == 0
    assert context.journal.circle.parts()[0].role == "friend"
    assert ask(context, "circle", "erase", "-", words=f"{said}\nerase").exit_code == 0
    assert context.journal.circle.parts() == ()


def test_two_of_one_name_are_told_apart_by_id(context: Context) -> None:
    for _ in range(2):
        ask(context, "circle", "add", "-", words="name: Ana B\nnames: Anita")
    done = ask(context, "circle", "remove", "-", words="anita")
    assert (done.exit_code, len(context.journal.circle.parts())) == (2, 2)


def options_with_a_name() -> Iterator[tuple[str, click.Parameter]]:
    """Every option of every verb that takes somebody's name or a word hidden as one."""
    with click.Context(connectwell) as ctx:
        for verb in VERBS:
            found = connectwell.get_command(ctx, verb)
            for param in found.params if found else ():
                if isinstance(param, click.Option) and not param.is_flag and {"--with", "--name"} & about(param):
                    yield f"{verb} {param.opts[0]}", param


def about(param: click.Option) -> set[str]:
    """The options' names, those such as --hide-name as --name."""
    return {"--name" if opt.endswith("-name") else opt for opt in param.opts}


def test_every_option_that_takes_a_name_reads_it_from_a_line() -> None:
    found = dict(options_with_a_name())
    assert {"list --with", "session --with", "export --hide-name", "brief --keep-name"} <= found.keys()
    assert [said for said, param in found.items() if not isinstance(param.type, Name)] == []


@pytest.mark.parametrize("hide", [("--hide-name", "-"), ("--hide-name=-",)])
def test_a_word_hidden_on_a_page(context: Context, hide: tuple[str, ...]) -> None:
    ask(context, "reflect", "seen", "-", "--sharing", "words", words="Kimmy had tea.")
    leave = ("export", "-o", "-", "--format", "txt", "--yes")
    assert "Kimmy" in ask(context, *leave).stdout
    left = ask(context, *leave, *hide, words="Kimmy\n").stdout
    assert "had tea" in left
    assert "Kimmy" not in left


def test_a_name_kept_on_a_page(context: Context) -> None:
    ask(context, "circle", "add", "-", words="name: Ana")
    ask(context, "reflect", "seen", "-", "--with", "Ana", "--sharing", "words", words="Ana and tea.")
    leave = ("export", "-o", "-", "--format", "txt", "--yes")
    assert "Ana" not in ask(context, *leave).stdout
    assert "Ana and tea." in ask(context, *leave, "--keep-name", "-", words="Ana\n").stdout


def test_a_page_reads_the_names_first_and_then_its_own_lines(context: Context) -> None:
    ask(context, "reflect", "seen", "-", "--sharing", "words", words="Kimmy had tea.")
    leave = ("brief", "-", "--hide-name", "-", "-o", "-", "--format", "txt", "--yes")
    left = ask(context, *leave, words="Kimmy\ndifferent: More sleep, with Kimmy.\n").stdout
    assert "More sleep" in left
    assert "Kimmy" not in left


@pytest.mark.parametrize(
    "verb",
    [
        ("list", "--with", "-"),
        ("reflect", "seen", "-", "--with", "-"),
        ("circle", "remove", "-"),
        ("export", "--hide-name", "-", "-o", "-"),
        ("brief", "-", "--keep-name", "-", "-o", "-"),
    ],
)
@pytest.mark.parametrize("words", ["", "\n", "  \nTea."])
def test_where_no_name_comes_nothing_is_done(context: Context, verb: tuple[str, ...], words: str) -> None:
    done = ask(context, *verb, words=words)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", "No name came, so nothing was done.\n")
    assert list(context.journal.newest()) == []


def test_at_a_terminal_it_is_asked_for() -> None:
    with Terminal("list", "--with", "-") as terminal:
        terminal.wait_for("Whose name?")
        terminal.press("Ana\n")
        assert terminal.end() == 0
        assert "No entries match" in terminal.seen
