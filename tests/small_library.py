"""A small content/ that keeps every rule, to be broken one rule at a time."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from connectwell.library import Idea, Prompt
from connectwell.model.terms import Depth, Direction, State

PROMPTS = """\
format = 1
need = "seen"

[[prompts]]
id = "seen.others.01"
direction = "others"
depth = "gentle"
ask = "Who answered in the last day, if anyone?"

[[prompts]]
id = "seen.myself.01"
direction = "myself"
depth = "open"
ask = "What did you like in the last day, if anything?"
"""

CONNECTIONS = """\
format = 1

[[connections]]
id = "hold-a-door"
do = "Hold a door for someone."
effort = 1
setting = "out"
needs = ["strangers", "public"]
suits = ["settled"]
touches = ["seen"]

[[connections]]
id = "warm-cup"
do = "Hold a warm cup."
effort = 1
setting = "anywhere"
needs = []
suits = ["settled", "stirred-up", "shut-down", "mixed", "unclear"]
touches = ["soothed"]
"""

ZERO_AND_TEN = {
    "seen": ("felt invisible", "known as I am"),
    "safe": ("on guard throughout", "at ease"),
    "soothed": ("no ease came", "it came when needed"),
    "secure": ("nobody to count on, me included", "sure someone, or I, would be there"),
    "stable": ("nothing held", "the ground held"),
}

NEEDS_FILE = "format = 1\n" + "".join(
    f'\n[[needs]]\nid = "{need}"\nname = "{need.title()}"\nabout = "About {need}."\nzero = "{zero}"\nten = "{ten}"\n'
    for need, (zero, ten) in ZERO_AND_TEN.items()
)

PRACTICE = """\
format = 1
id = "orienting"
name = "What is around"
about = "Two slow minutes."
minutes = 2
settles = true

[[steps]]
say = "Go slowly."
"""

SAFETY = """\
format = 1
steady = ["One minute, then the next."]
danger = "In danger now, call the emergency number."
device = "Someone who can open this device may see calls, texts and this program."
record = "No record is kept of this page."
crisis = "To talk"
violence = "If someone hurts you"
directory = "To find a line"
old = "Checked on {date}."
"""

HELP_LINES = """\
[[line]]
region = "DE"
name = "A German line"
languages = ["en"]
call = "0800 111"
hours = "24/7"
for = "anyone"
source = "https://example.org"
checked = 2026-11-21
confidence = "high"

[[line]]
region = "GB"
name = "A British line"
languages = ["en"]
call = "0800 999"
hours = "24/7"
for = "anyone"
source = "https://example.org"
checked = 2026-11-21
confidence = "high"

[[line]]
region = "INT"
name = "A directory"
languages = ["en"]
chat = "https://findahelpline.com"
hours = "directory"
for = "finding a line"
source = "https://findahelpline.com"
checked = 2026-11-21
confidence = "high"

[[emergency]]
region = "DE"
number = "112"
for = "all services"
source = "https://example.org"
checked = 2026-11-21

[[emergency]]
region = "GB"
number = "999"
for = "all services"
source = "https://example.org"
checked = 2026-11-21
"""

FILES = {
    "en/prompts/seen.toml": PROMPTS,
    "en/connections.toml": CONNECTIONS,
    "en/needs.toml": NEEDS_FILE,
    "en/practices/orienting.toml": PRACTICE,
    "en/safety.toml": SAFETY,
    "help_lines.toml": HELP_LINES,
}


def write_content(root: Path, files: Mapping[str, str] = FILES) -> Path:
    """Writes a content/ below `root` and gives its folder."""
    for name, written in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    return root / "content"


def smallest_deck() -> tuple[Prompt, ...]:
    """The smallest deck there may be: 12 prompts a direction, 16 gentle, 4 deep, and those spread unevenly."""
    spread: list[tuple[Direction, Depth, int, int]] = [
        # direction, depth, from number, to number
        ("others", "gentle", 1, 8),
        ("others", "deep", 9, 12),
        ("surroundings", "gentle", 1, 8),
        ("surroundings", "open", 9, 12),
        ("myself", "open", 1, 12),
    ]
    return tuple(
        Prompt(f"seen.{direction}.{number:02}", "seen", direction, depth, f"{direction} {number}?")
        for direction, depth, first, last in spread
        for number in range(first, last + 1)
    )


def idea(id: str, *, effort: int = 1, needs: Sequence[str] = (), suits: Sequence[State] = ("settled",)) -> Idea:
    """A connection of which only what choosing looks at is given."""
    return Idea(id, f"Do {id}.", effort, "anywhere", frozenset(needs), frozenset(suits), ("seen",))
