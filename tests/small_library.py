"""A small content/ that keeps every rule, to be broken one rule at a time."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from connectwell.library import Idea, Prompt
from connectwell.model.terms import DIRECTIONS, Depth, Span, State, When
from connectwell.settings import RuledOut

PROMPTS = """\
format = 1
need = "seen"

[[prompts]]
id = "seen.others.01"
direction = "others"
depth = "gentle"
span = "day"
ask = "Who answered, if anyone?"

[[prompts]]
id = "seen.myself.01"
direction = "myself"
depth = "open"
span = "lately"
when = "high"
needs = ["someone"]
ask = "What did you like, if anything?"
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
danger = "In danger now, call the emergency number."
danger_elsewhere = "In danger now, call the number where you are."
emergency_first = "Emergency: {numbers}."
emergency_elsewhere = "Emergency: the number where you are."
silent = "Without speaking"
silent_before = "A call is faster."
silent_below = "More without speaking is further down."
silent_more = "More without speaking"
steady = ["One minute, then the next."]
device = "Someone who can open this device may see calls, texts and this program."
people = "People I chose"
crisis = "To talk"
thoughts = "You can say that you think of ending your life."
youth = "If you are young"
violence = "If someone hurts you"
violence_before = "A call may show."
own_behaviour = "If you hurt someone"
own_behaviour_before = "Confidential, not secret."
directory = "To find a line"
directory_violence = "Violence: to find a line"
no_region = "No country is chosen yet."
record = "No record is kept of this page."
old = "Checked on {date}."
checked = "Looked at on {date}."
checked_apart = "On {date}: {what}."
checked_line = "on {date}"
emergency = "the emergency number"
left_out = "Left out: {fault}"
call = "call {number}"
text = "text {number}"
call_or_text = "call or text {number}"
reach = "{name}: {how}"
needs = "Note: {needs}"
covers = "{number}: {for}"
above = "{name}, above: {for}"
languages = "in {languages}"
and = "{some} and {last}"
or = "{some} or {last}"
or_heard = "{some}, or {last}"
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

COMMUNITY = """\
format = 1
id = "choir"
name = "Choir"
what = "People who sing."
like = "Loud."
look = ["Ask a singer."]

[ask]
leads = "Who leads it?"
cost = "What does it cost?"
access = "Is there a chair?"
language = "Which language?"
faith = "Are there hymns?"
kept = "Who hears of it?"
leaving = "May I go?"
safe = "Are there people like me?"

[[steps]]
id = "hum"
do = "Hum along once."
effort = 1
setting = "anywhere"
needs = []
suits = ["settled"]
touches = ["soothed"]
for = ["curious", "mine"]
"""

FILES = {
    "en/prompts/seen.toml": PROMPTS,
    "en/connections.toml": CONNECTIONS,
    "en/needs.toml": NEEDS_FILE,
    "en/practices/orienting.toml": PRACTICE,
    "en/safety.toml": SAFETY,
    "help_lines.toml": HELP_LINES,
    "en/no_longer_asked.txt": "What was asked before?\n",
}


def write_content(root: Path, files: Mapping[str, str] = FILES) -> Path:
    """Writes a content/ below `root` and gives its folder."""
    for name, written in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    return root / "content"


def smallest_deck() -> tuple[Prompt, ...]:
    """The smallest deck that has the counts of content/README.md, spread unevenly over the directions."""
    spread: list[tuple[Depth, When | None, int, int, int]] = [
        # depth, when, and how many with others, in surroundings, with myself
        ("open", None, 9, 3, 7),
        ("gentle", None, 5, 2, 5),
        ("open", "low", 3, 2, 3),
        ("gentle", "low", 2, 2, 2),
        ("open", "high", 4, 2, 4),
        ("deep", None, 3, 3, 2),
    ]
    found: list[Prompt] = []
    for depth, when, *counts in spread:
        for direction, count in zip(DIRECTIONS, counts, strict=True):
            for n in range(count):
                number = 1 + sum(prompt.direction == direction for prompt in found)
                with_someone = direction == "others" and n % 3 == 2
                found.append(
                    prompt(f"seen.{direction}.{number:02}", depth, when=when, needs=["someone"] if with_someone else [])
                )
    return tuple(found)


def prompt(
    id: str,
    depth: Depth = "gentle",
    *,
    span: Span = "day",
    when: When | None = None,
    needs: Sequence[RuledOut] = (),
) -> Prompt:
    """A prompt of which only what choosing looks at is given; its id names its direction."""
    direction = next(word for word in DIRECTIONS if word in id)
    return Prompt(id, "seen", direction, depth, span, f"{id}?", when, frozenset(needs))


def idea(id: str, *, effort: int = 1, needs: Sequence[RuledOut] = (), suits: Sequence[State] = ("settled",)) -> Idea:
    """A connection of which only what choosing looks at is given."""
    return Idea(id, f"Do {id}.", effort, "anywhere", frozenset(needs), frozenset(suits), ("seen",))
