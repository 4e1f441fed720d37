"""What both versions are asked to do with the journal of two years, through their command line.

Only what asks the same and chooses nothing: a check-in, a small connection and the plain companion ask and offer other
things today than then. The journal holds plenty of them, as the earlier version wrote them.
"""

import json
import re
from collections.abc import Generator, Iterator
from typing import Any

from sides import Act

Acts = Generator[Act, str, None]
"""Acts, each answered with what the earlier version wrote to stdout."""

NEEDS = ("seen", "safe", "soothed", "secure", "stable")
PUT_BESIDE = (
    "2026-11-02T1530-p0p1p2", "2019-03-02T1900-i1i2i3", "2026-11-03T1530-u1u2u3", "2026-11-04T1530-d1d2d3",
    "2026-11-05T1530-r1r2r3", "2026-11-06T1530-k1k2k3", "2026-11-07T1530-f2f2f2", "2026-11-08T1530-e1e1e1",
)  # fmt: skip
FORMATS = ("md", "html", "txt", "json")


def act(line: str, words: str = "", **more: Any) -> Act:
    """An act whose arguments hold no blank. In `words`, | ends a line."""
    return Act(tuple(line.split()), words.replace("|", "\n"), **more)


def every_act() -> Acts:
    """All of them, in their order: first what only reads, then what changes, shares and archives."""
    found = yield act("list --limit 2000 --json")
    entries = [item["handle"] for item in json.loads(found) if not item.get("copy_of") and "entry" in item]
    yield from reading(entries)
    yield from writing()
    yield from revising(entries)
    yield from agenda_and_session()
    yield from circle_and_settings()
    yield from sharing()
    yield from archiving()
    yield from reading(entries[::3])


def reading(entries: list[str]) -> Iterator[Act]:
    """Lists, finds, shows, sums up."""
    for line in (
        "today", "today --json", "list", "list --json", "list --limit 3000", "list --open",
        "list --removed --limit 500", "list --from 2025-05-01 --to 2025-06-15 --limit 100", "list --from yesterday",
        "list --kind practice",
        *(f"list --need {need} --limit 60" for need in NEEDS),
        *(f"list --with {name} --limit 60" for name in ("ana", "José", "jose", "choir", "Łukasz", "nobody")),
        *(f"list --kind {kind} --limit 60 --json" for kind in ("check-in", "note", "session", "agenda", "share")),
        "insights", *(f"insights --days {span} --people --soothed" for span in ("14", "30", "90", "365", "all")),
        "insights --days all --json", "agenda", "agenda --all", "agenda --json", "circle", "circle --json",
        "circle --removed", "circle show ana", "circle show jose --json", "help-now", "help-now --region GB",
        "help-now --json", "config", "config --json", "config region", "config path", "path", "path --json",
        "--version", "search cafe --limit 100",
        "search tea", "search zurek", "search 陈", "search held --json", "search 🐕",
        "search Ana --need seen --limit 50", "search Ana --direction others --state settled", "search rain --session",
        "search rain --no-session --from 2026-01-01", "search loud --kind check-in", "search --with jose --limit 60",
        "search nowhere-at-all", "search a --limit 5", "show nothing-like-it", "show 2026", "show latest --raw",
        "list --kind nothing", "list --from 2025-31-31", "nothing", "search",
    ):  # fmt: skip
        yield act(line)
    yield Act(("search", '"all the same" stayed'))
    yield act("search - --limit 40", "the bus")
    for name in entries[:: max(1, len(entries) // 25)]:
        yield act(f"show {name}")
        yield act(f"show {name} --versions --json")
    for name in (*PUT_BESIDE, "latest"):
        for how in ("", "--json", "--raw", "--put-away", "--versions"):
            yield act(f"show {name} {how}")


def writing() -> Iterator[Act]:
    """What is added without a check-in."""
    yield act("reflect seen - --rating 6 --with Ana --sharing theme", "Ana asked before I said anything.")
    yield act("reflect safe --rating 4 --day yesterday")
    yield act("reflect calm -", "There is no such need.")
    yield act("reflect seen my own words")
    yield act("reflect stable - --day 2026-03-03", "@Zoë came by.|Twice.")
    yield act("note -", 'Rain all evening. """ \\ \u202e כן 🐕‍🦺|@José rang.')
    yield act("note -", "")


def revising(entries: list[str]) -> Acts:
    """Edits, versions, removing and bringing back, erasing; of whole entries, damaged ones and copies."""
    ways = (
        "words", "put away", "mark", "comment", "day", "unknown", "sharing", "rating", "break", "mend", "rule",
        "leave", "empty",
    )  # fmt: skip
    for number, way in enumerate(ways):
        for name in entries[5 + number :: 300]:
            yield act(f"edit {name}", editor=way)
            yield act(f"show {name} --versions")
    for name in (*PUT_BESIDE, "latest"):
        yield act(f"edit {name}", editor="words")
    yield act(f"edit {entries[60]}", editor="break")
    yield act(f"edit {entries[60]}", editor="mend")
    yield act(f"edit {entries[61]}", editor="break")
    yield act(f"edit {entries[61]} --discard")
    found = yield act("list --limit 2000 --json")
    for item in json.loads(found):
        if item.get("copy_of"):
            yield Act(("show", item["handle"]))
            yield Act(("edit", item["handle"]), editor="words")
    for name in entries[3:200:40]:
        yield act(f"remove {name}")
        yield act(f"show {name}")
        yield act(f"restore {name}")
        yield act(f"edit {name}", editor="words")
        yield act(f"restore {name} --version 1")
        yield act(f"restore {name} --version 9")
    yield act("remove latest")
    yield act(f"erase {entries[80]}", "no")
    yield act(f"erase {entries[80]}", "erase")
    yield act(f"erase {PUT_BESIDE[7]}", "erase")
    yield act(f"erase {entries[80]}", "erase")


def agenda_and_session() -> Acts:
    """Lines for the session, and two sessions."""
    yield act("agenda add - --wants listen", "How mornings go when nobody answers.")
    yield act("agenda add - --wants plan", "The flat.")
    found = yield act("agenda --json")
    lines = [line["id"] for line in json.loads(found)]
    marked = [line["about"] for line in json.loads(found) if line["from_mark"]]
    for about in marked[:2]:
        yield act(f"agenda add - --about {about}", "What I marked.")
    for verb, name in zip(("done", "let-go", "done"), lines, strict=False):
        yield act(f"agenda {verb} {name}")
    yield act("agenda --all")
    yield Act(
        ("session", "-", "--talked", "all", "--with", "my therapist"), "That I can ask.\n.\nThe hurry at the end."
    )
    yield act("session", ".|.")
    yield act("list --kind session --limit 3")
    yield act("session - --talked none", "Only this.")


def circle_and_settings() -> Iterator[Act]:
    """Somebody comes, changes, goes; and settings."""
    yield act(
        "circle add -", "name: Mara|role: cousin|names: Mari, M.|help_now: yes|call: +1 555|words: Laughs.|And sings."
    )
    yield act("circle change mara -", "role: friend|call:")
    yield act("circle change nobody -", "role: friend")
    for line in (
        "circle show mara",
        "circle remove mara",
        "circle",
        "circle --removed",
        "circle restore mara",
        "help-now",
    ):
        yield act(line)
    yield act("circle erase mara", "erase")
    for setting in (
        "region GB",
        "deep true",
        "rule_out phone,strangers",
        "day_turns_at 03:00",
        "motion false",
        "colour red",
    ):
        yield act(f"config {setting}")
    for line in ("config --unset rule_out", "config region Atlantis", "config", "today"):
        yield act(line)


def sharing() -> Acts:
    """Pages and records in every format, chosen and not."""
    for days in ("--days 14", "--days 90", "--since-session", "--from 2026-09-01 --to today"):
        for as_ in FORMATS:
            yield act(f"brief {days} --format {as_} -o - --yes")
        yield act(f"brief {days} --choices", columns=120)
        yield act(f"brief {days} --preview")
    found = yield act("brief --days 28 --choices", columns=120)
    named = re.findall(r"^ *([a-z0-9]{6}(?:/\w+)?) ", found, re.MULTILINE)
    for name in named[:3]:
        yield act(f"brief --days 28 --without {name} --format json -o - --yes")
        yield act(f"brief --days 28 --moment {name} --keep-names --format json -o - --yes")
        yield act(f"brief --days 28 --helped {name} --format json -o - --yes")
    yield act(
        "brief - --format json -o -",
        "different: Sleeping in the other room.|helped: tea|not today: the flat|name: Robin",
    )
    yield act("brief --days 7")
    yield act("brief --days 7 --format pdf -o page.pdf --paper letter --yes")
    yield act("brief --days 7 --format pdf -o page.pdf --yes")
    yield act("export --choices --from 2026-09-01", columns=120)
    yield act("export --preview --from 2026-09-01")
    for as_ in (*FORMATS, "csv"):
        yield act(f"export --format {as_} -o record.{as_} --yes")
        yield act(f"export --from 2026-06-01 --format {as_} --keep-names -o names.{as_} --yes")
        yield act(f"export --from 2026-09-01 --format {as_} -o - --yes")
    yield act("export --from 2026-09-01 --format pdf -o record.pdf --yes")
    yield act("export")
    yield act("list --kind share --limit 40")
    yield act("show latest")


def archiving() -> Iterator[Act]:
    """One's own archive, and in again elsewhere, where nothing is, and where all of it is; then that of the other."""
    yield act("export --everything -o refused.json", "no")
    yield act("export --everything --yes -o archive.json")
    for as_ in ("md", "html", "txt", "csv"):
        yield act(f"export --everything --yes --format {as_} -o archive.{as_}")
    yield act("import connectwell archive.json --dry-run", home="elsewhere")
    yield act("import connectwell archive.json", home="elsewhere")
    yield act("list --limit 3000 --json", home="elsewhere")
    yield act("circle --json", home="elsewhere")
    yield act("insights --days all --json", home="elsewhere")
    yield act("export --everything --yes -o again.json", home="elsewhere")
    yield act("import connectwell archive.json", home="elsewhere")
    yield act("import connectwell archive.json")
    yield act("import connectwell record.md", home="elsewhere")
    yield act("import connectwell nothing.json")
    yield act("import connectwell before.json", home="third", brings=("archive.json", "before.json"))
