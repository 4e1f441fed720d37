"""A small content/ for the screens: two prompts a need, four connections, so that nothing here moves with content/."""

from pathlib import Path

from connectwell.model.terms import NEEDS

_PROMPTS = """\
format = 1
need = "{need}"

[[prompts]]
id = "{need}.others.01"
direction = "others"
depth = "gentle"
ask = "{name}, first prompt: what was there, if anything?"

[[prompts]]
id = "{need}.myself.01"
direction = "myself"
depth = "gentle"
ask = "{name}, second prompt: what was near, if anything?"
"""

_IDEAS = {
    "warm-cup": "Hold a warm cup.",
    "look-out": "Look out of a window for a minute.",
    "short-line": "Send one line to somebody.",
    "kind-voice": "Let a kind voice run for a minute.",
}

_NEEDS = {
    "seen": ("felt invisible", "known as I am"),
    "safe": ("on guard throughout", "at ease"),
    "soothed": ("no ease came", "it came when needed"),
    "secure": ("nobody to count on, me included", "sure someone, or I, would be there"),
    "stable": ("nothing held", "the ground held"),
}

_PRACTICE = """\
format = 1
id = "orienting"
name = "What is around"
about = "Two slow minutes."
minutes = 2

[[steps]]
say = "Let the eyes go where they like."

[[steps]]
say = "Find one thing that is not moving."

[[steps]]
say = "That is all."
"""

_SAFETY = """\
format = 1
steady = ["One minute, then the next."]
danger = "In danger now, call the emergency number."
device = "Someone who can open this device may see calls, texts and this program."
record = "No record is kept of this page."
crisis = "To talk"
violence = "If someone hurts you"
directory = "To find a line"
old = "These were last checked on {date}."
"""

_LINE = """\
[[line]]
region = "{region}"
name = "{name}"
languages = ["en"]
call = "{call}"
hours = "24/7"
for = "anyone"
source = "https://example.org"
checked = 2026-11-21
confidence = "high"

"""

_DIRECTORY = """\
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


def write_content(root: Path) -> Path:
    """Writes the small content/ below `root` and gives its folder."""
    idea = '[[connections]]\nid = "{}"\ndo = "{}"\neffort = 1\nsetting = "anywhere"\nneeds = []\nsuits = {}\n'
    idea += 'touches = ["soothed"]\n'
    states = '["settled", "stirred-up", "shut-down", "mixed", "unclear"]'
    need = '[[needs]]\nid = "{}"\nname = "{}"\nabout = "About it."\nzero = "{}"\nten = "{}"\n'
    files = {
        "en/connections.toml": "format = 1\n" + "".join(idea.format(id, do, states) for id, do in _IDEAS.items()),
        "en/needs.toml": "format = 1\n" + "".join(need.format(n, n.title(), *_NEEDS[n]) for n in NEEDS),
        "en/practices/orienting.toml": _PRACTICE,
        "en/safety.toml": _SAFETY,
        "help_lines.toml": _LINE.format(region="DE", name="A German line", call="0800 111")
        + _LINE.format(region="GB", name="A British line", call="0800 999")
        + _DIRECTORY,
    }
    files |= {f"en/prompts/{n}.toml": _PROMPTS.format(need=n, name=n.title()) for n in NEEDS}
    for name, written in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    return root / "content"
