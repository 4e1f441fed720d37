"""A new pack to fill in: its files with an example each, and the schemas that an editor checks them by."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from connectwell import durable
from connectwell.errors import UsageFault
from connectwell.library.packs import COMMUNITIES, CONNECTIONS, FOLDERS, PRACTICES, PROMPTS, may_be_called

SCHEMAS: Final = ".schemas"
"""The folder beside the packs with the schemas, which the first line of each file names."""
NAMES: Final = ("prompts", "connections", "practice", "community", "entry", "circle")
"""Of the schemas."""
_OF_PACKS: Final = ("prompts", "connections", "practice", "community")
_BAD_NAME: Final = (
    "A pack's name has up to 60 small letters and digits, joined by hyphens, such as from-ana; not own or connectwell."
)
_LONGEST: Final = 60
_THERE: Final = "There is a pack of that name already, so nothing was written."
_NO_SCHEMA: Final = "There is no such schema. There are: {names}."

_PROMPTS: Final = """\
#:schema ../../.schemas/prompts.json
# Questions for one of the five: seen, safe, soothed, secure or stable. Copy this file for another.
# Take the # away from the lines below, write your own, and look at it with: connectwell content check
format = 1
need = "seen"

# [[prompts]]
# id = "seen.others.01"          # need.direction.number
# direction = "others"           # others, surroundings, myself
# depth = "gentle"               # gentle, open, deep
# span = "lately"                # day, now, lately, years
# ask = "Who laughed at the same thing as you?"
"""
_CONNECTIONS: Final = """\
#:schema ../.schemas/connections.json
# Small acts of contact to suggest.
format = 1

# [[connections]]
# id = "wave-at-the-baker"
# do = "Wave at the baker through the window."
# told = "Waved at the baker."   # how somebody who did it tells it; may be left out
# effort = 1                     # 1 nearly nothing, 2 a minute, 3 a few minutes, 4 longer
# setting = "out"                # anywhere, home, out, online
# needs = ["strangers"]          # all that it takes: strangers, eye-contact, phone, public, online, speech,
#                                # someone (a person one has), messages (something is sent)
# suits = ["settled", "mixed"]   # settled, stirred-up, shut-down, mixed, unclear
# touches = ["seen"]             # one or two of the five
"""
_PRACTICE: Final = """\
#:schema ../../.schemas/practice.json
# A practice, step by step. The file's name is its id; rename both. It is in the list of practices as it is.
format = 1
id = "my-practice"
name = "My practice"
about = "A minute of my own."
minutes = 1

[[steps]]
say = "You can stop at any point."

[[steps]]
id = "one-thing"
write = "What is one thing that was all right?"
"""

_COMMUNITY: Final = """\
#:schema ../../.schemas/community.json
# A kind of community. The file's name is its id; rename both. It is among the communities as it is.
format = 1
id = "my-community"
name = "My community"
what = "People who meet for what we have in common."
like = "It can be lively or quiet, and you may sit at the side."   # what it may be like, the hard part too
look = ["Ask somebody who goes."]

[ask]                            # what to ask before going; all eight
leads = "Who leads it?"
cost = "What does it cost?"
access = "How do I get there, and in?"
language = "Which language is spoken?"
faith = "Is any faith expected?"
kept = "Does what is said stay there?"
leaving = "May I leave whenever I like?"
safe = "Is it safe for someone like me?"

# [[steps]]                      # small steps, as connections; for: curious, mine
# id = "walk-past"
# do = "Walk past where they meet, once, without going in."
# effort = 2
# setting = "out"
# needs = []
# suits = ["settled", "mixed"]
# touches = ["safe"]
# for = ["curious"]
"""


_MADE: Final = frozenset(
    (CONNECTIONS, "seen.toml", "my-practice.toml", "my-community.toml", *(f"{name}.json" for name in _OF_PACKS))
)
"""The names of the files that are made here."""


def new_pack(folder: Path, name: str) -> Path:
    """Makes a pack and returns its folder.

    Args:
        folder: the one that holds all packs; made if it isn't there.
        name: what it is to be called.

    Raises:
        UsageFault: the name can't be one, or is taken; nothing was written.
        SaveFailed: it could not be written.
    """
    if not may_be_called(name) or len(name) > _LONGEST:
        raise UsageFault(_BAD_NAME)
    _clear_leftovers(folder)
    pack = folder / name
    if pack.exists():
        raise UsageFault(_THERE)
    for made in (folder / SCHEMAS, *(pack / one for one in FOLDERS)):
        durable.make_folders(made, below=folder.parent)
    for schema in _OF_PACKS:
        durable.replace(folder / SCHEMAS / f"{schema}.json", schema_text(schema).encode())
    durable.write_new(pack / CONNECTIONS, _CONNECTIONS.encode())
    durable.write_new(pack / PROMPTS / "seen.toml", _PROMPTS.encode())
    durable.write_new(pack / PRACTICES / "my-practice.toml", _PRACTICE.encode())
    durable.write_new(pack / COMMUNITIES / "my-community.toml", _COMMUNITY.encode())
    return pack


def _clear_leftovers(folder: Path) -> None:
    """Deletes what a start of `new_pack` that was killed left of its files."""
    with suppress(OSError):
        for pack in folder.iterdir():
            for one in (pack, *(pack / name for name in FOLDERS)):
                durable.clear_leftovers(one, _MADE.__contains__)


def schema_text(name: str) -> str:
    """Returns a JSON Schema by its name. Raises UsageFault if there is none."""
    if name not in NAMES:
        raise UsageFault(_NO_SCHEMA.format(names=", ".join(NAMES)))
    return Path(__file__).with_name("schemas").joinpath(f"{name}.json").read_text(encoding="utf-8")
