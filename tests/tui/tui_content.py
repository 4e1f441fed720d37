"""A small content/ for the screens: two prompts a need, four connections, so that nothing here moves with content/."""

from pathlib import Path

import small_library
from connectwell.model.terms import NEEDS

_PROMPTS = """\
format = 1
need = "{need}"

[[prompts]]
id = "{need}.others.01"
direction = "others"
depth = "gentle"
span = "day"
ask = "{name}, first prompt: what was there, if anything?"

[[prompts]]
id = "{need}.myself.01"
direction = "myself"
depth = "gentle"
span = "day"
ask = "{name}, second prompt: what was near, if anything?"
"""

_IDEAS = {
    "warm-cup": "Hold a warm cup.",
    "look-out": "Look out of a window for a minute.",
    "short-line": "Send one line to somebody.",
    "kind-voice": "Let a kind voice run for a minute.",
}

_PRACTICE = """\
format = 1
id = "orienting"
name = "What is around"
about = "Two slow minutes."
minutes = 2
settles = true

[[steps]]
say = "Let the eyes go where they like."

[[steps]]
say = "Find one thing that is not moving."

[[steps]]
say = "That is all."
"""


def write_content(root: Path) -> Path:
    """Writes the small content/ below `root` and gives its folder."""
    idea = '[[connections]]\nid = "{}"\ndo = "{}"\neffort = 1\nsetting = "anywhere"\nneeds = []\nsuits = {}\n'
    idea += 'touches = ["soothed"]\n'
    states = '["settled", "stirred-up", "shut-down", "mixed", "unclear"]'
    files = small_library.FILES | {
        "en/connections.toml": "format = 1\n" + "".join(idea.format(id, do, states) for id, do in _IDEAS.items()),
        "en/practices/orienting.toml": _PRACTICE,
        "en/communities/choir.toml": small_library.COMMUNITY,
    }
    files |= {f"en/prompts/{n}.toml": _PROMPTS.format(need=n, name=n.title()) for n in NEEDS}
    return small_library.write_content(root, files)
