"""Options that can't be meant together are refused in a sentence, before anything is read, asked or written."""

import pytest
from asking import ask

from connectwell.context import Context

A_KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


@pytest.mark.parametrize(
    "line",
    [
        "config region DE --json",
        "config --unset region --json",
        "show latest --raw --json",
        "show latest --raw --put-away",
        "show latest --raw --versions",
        "insights --digits --json",
        "agenda add --json",
        "agenda done abc123 --all",
        "agenda bring abc123 --json",
        "search rain -",
        "practice three-breaths --json",
        "practice --cards",
        "export --schema --everything",
        "export --schema --preview",
        "export --everything --yes --hide-name Ana -o -",
        "export --everything --yes --keep-names -o -",
        "export --keep-names --hide-name Ana --preview",
        "export --keep-names --keep-name Ana -o -",
        "export --choices --preview",
        "export --choices -o all.md",
        f"export --choices --for {A_KEY}",
        "export --paper a4 --format md -o -",
        "brief --spell --format html -o -",
        "brief --choices --format md",
        "brief --guide --days 7",
        "brief --guide --hide-name Ana",
        "brief --preview --for not-a-key",
        "brief --preview --to age1not-a-key",
        "export --choices --for not-a-key",
        "backup verify a.json --dry-run",
        "backup a.json --json",
        "connect did --json",
        "circle add --json",
    ],
)
def test_what_cannot_be_meant_is_refused(context: Context, line: str) -> None:
    told = ask(context, *line.split())
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.strip().endswith(".")
    assert not context.places.data.exists()


def test_words_to_look_for_need_no_quotes(context: Context) -> None:
    ask(context, "note", "-", words="Rain all evening.")
    ask(context, "note", "-", words="Rain.")
    assert ask(context, "search", "rain", "evening").stdout.count("\n") == 1
