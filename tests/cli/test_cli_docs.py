"""docs/command-line.md says what is there, and its examples run."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
from asking import ask

from connectwell.cli.group import VERBS, connectwell
from connectwell.context import Context

PAGE = (Path(__file__).parents[2] / "docs/command-line.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)


def verbs() -> dict[str, click.Command]:
    ctx = click.Context(connectwell)
    return {name: found for name in VERBS if (found := connectwell.get_command(ctx, name))}


def test_every_example_runs(context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for line in "".join(blocks("console")).splitlines():
        said, _, command = line.rpartition(" | ")
        words = shlex.split(said)[1] if said else ""
        finished = ask(context, *shlex.split(command)[1:], words=words)
        assert (line, finished.exit_code) == (line, 0), finished.stderr


def test_every_verb_and_option_is_documented() -> None:
    for name, verb in verbs().items():
        assert re.search(rf"`(connectwell )?{name}\b", PAGE), f"{name} is not documented"
        options = (param for param in verb.params if isinstance(param, click.Option))
        for word in (word for option in options for word in (*option.opts, *option.secondary_opts)):
            assert word in PAGE, f"{name} {word} is not documented"


@pytest.mark.parametrize("name", VERBS)
def test_help_says_what_the_commands_own_help_says(context: Context, name: str) -> None:
    assert ask(context, "help", name).stdout == ask(context, name, "--help").stdout == ask(context, name, "-h").stdout


def test_help_alone_shows_all_commands_and_an_unknown_one_is_said_to_be_unknown(context: Context) -> None:
    assert all(f"  {name} " in ask(context, "help").stdout for name in VERBS)
    assert ask(context, "help", "nothing").exit_code == 2
    assert ask(context, "help", "circle", "add").stdout == ask(context, "help", "circle").stdout


def test_every_documented_option_exists() -> None:
    params = (param for verb in (connectwell, *verbs().values()) for param in verb.params)
    known = {word for param in params for word in (*param.opts, *param.secondary_opts)}
    documented = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE))
    assert documented - known - {"--help"} == set()


def test_no_example_holds_words_as_an_argument() -> None:
    for line in "".join(blocks("console")).splitlines():
        command = line.rpartition(" | ")[2]
        assert re.search(r"connectwell (note|reflect|connect)", command) is None or '"' not in command


def shape(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: shape(value) for key, value in found.items()}
    return [shape(found[0])] if isinstance(found, list) and found else type(found).__name__


@pytest.mark.parametrize(
    ("args", "number"),
    [
        (("today",), 0),
        (("show", "latest"), 1),
        (("help-now", "--region", "DE"), 2),
        (("path",), 3),
        (("config",), 4),
        (("practice",), 5),
    ],
)
def test_json_has_the_documented_shape(context: Context, args: tuple[str, ...], number: int) -> None:
    context.change(rule_out=["phone"])
    ask(context, "note", words="Rain all evening.")
    assert shape(json.loads(ask(context, *args, "--json").stdout)) == shape(json.loads(blocks("json")[number]))


@pytest.mark.parametrize("verb", [(), *((name,) for name in VERBS)])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_stands_at_every_verb(verb: tuple[str, ...], flag: str) -> None:
    told = ask(None, *verb, flag)
    assert told.exit_code == 0
    assert told.stdout.startswith("Usage: connectwell")
    assert all(len(line) <= 80 for line in told.stdout.splitlines())


def test_the_table_of_verbs_says_what_each_verb_says() -> None:
    assert {name: verb.name for name, verb in verbs().items()} == {name: name for name in VERBS}
