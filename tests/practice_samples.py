"""A small practice of every kind of step, one only to read, and an entry of one that was done."""

from datetime import datetime
from pathlib import Path

from connectwell.context import Context
from connectwell.model.entry import Entry, PracticeDone
from connectwell.model.terms import After, State
from small_library import FILES, write_content

EVERY_STEP = """\
format = 1
id = "every-step"
name = "Every step"
about = "One of each."
minutes = 5
kind = "reaching-out"
before_page = "Read this first."

[[steps]]
say = "Stop whenever you like."

[[steps]]
breathe = "A longer breath out."
in = 3
out = 5
times = 2

[[steps]]
id = "who"
someone = "Who is it about?"

[[steps]]
id = "line"
write = "One line, if you like."
card = "My line"
copies = true

[[steps]]
id = "own-cues"
list = "What would you know again?"
keep = "cues"

[[steps]]
id = "which"
choose = "Which one?"
options = ["Listen", "Company"]

[[steps]]
show = "cues"
"""

SETTLING = """\
format = 1
id = "{id}"
name = "{id}"
about = "A minute."
minutes = 1
settles = true
suits = {suits}
way = "{way}"

[[steps]]
say = "You can stop at any line."

[[steps]]
say = "That is all of {id}."
"""

SITTINGS = """\
format = 1
id = "early"
name = "Early"
about = "Two sittings."
minutes = 5
sittings = 2
when_steady = true
put_away = true

[[steps]]
id = "afterwards"
someone = "Who could you talk to afterwards?"
or_else = "Then it can wait."

[[steps]]
id = "first"
sitting = 1
write = "Who was kind?"

[[steps]]
id = "second"
sitting = 2
write = "Which place was kind?"
"""


def settling(id: str, way: str, suits: str = "[]") -> str:
    """A settling practice of two lines."""
    return SETTLING.format(id=id, way=way, suits=suits)


def practices(root: Path, **more: str) -> Path:
    """A small content/ with these practices, by id."""
    files = FILES | {"en/practices/every-step.toml": EVERY_STEP}
    return write_content(root, files | {f"en/practices/{id.replace('_', '-')}.toml": said for id, said in more.items()})


def add_practice(
    context: Context,
    name: str,
    *,
    before: State | None = None,
    after: After | None = None,
    words: str = "",
    began: datetime | None = None,
) -> Entry:
    """Adds a practice that was done, as `Player` saves one without answers."""
    now = context.clock()
    began = began or now
    return context.journal.add(
        Entry(
            id=context.journal.new_id(began),
            kind="practice",
            day=context.day_of(began),
            started=began,
            finished=now,
            practice=PracticeDone(name=name, before=before, after=after, words=words),
        )
    )
