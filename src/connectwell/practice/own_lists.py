"""Lists of one's own that practices add to and show, such as cues one would know again."""

from connectwell.context import Context
from connectwell.journal import Query
from connectwell.library.practices import OwnList
from connectwell.model.matching import fold
from connectwell.model.parts import without_put_away

MOST = 12
"""How many lines are shown, the newest first."""


def own_list(context: Context, name: OwnList) -> tuple[str, ...]:
    """Returns the lines of a list, newest first, each once; what is put away or removed isn't in it.

    Asks the index, so a screen that can't wait calls it in a thread.
    """
    steps = {
        (script.id, step.id)
        for script in context.library.all_practices()[0]
        for step in script.steps
        if step.keep == name
    }
    found: dict[str, str] = {}
    for item in context.journal.find(Query(kinds=frozenset({"practice"}))):
        entry = without_put_away(item.entry)
        if item.is_copy or entry.practice is None:
            continue
        for part in entry.answers:
            if (entry.practice.name, part.step) in steps:
                for line in part.words.splitlines():
                    if line.strip():
                        found.setdefault(fold(line.strip()), line.strip())
        if len(found) >= MOST:
            break
    return tuple(found.values())[:MOST]
