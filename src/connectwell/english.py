"""The grammar that sentences need from code: singular or plural, and lists. A translation would replace this module.

Sentences are written whole, with named slots; code fills the slots and puts no halves together.
"""

from collections.abc import Sequence
from typing import Final

AND: Final = "{some} and {last}"
OR: Final = "{some} or {last}"
MORE: Final = "{n} more"
AND_MORE, AND_MORE_QUOTED = " and more", "” and more"
"""What is said for an ellipsis."""


def counted(n: int, one: str, several: str, **slots: object) -> str:
    """Returns the sentence for this number, with `{n}` and the other slots filled.

    Args:
        n: how many there are; large numbers get separators for thousands.
        one: the whole sentence for one.
        several: the whole sentence for every other number.
        slots: what else to fill in. It is never parsed.
    """
    return (one if n == 1 else several).format(n=f"{n:,}", **slots)


def listed(items: Sequence[str], last: str = AND) -> str:
    """Returns "a", "a and b" or "a, b and c"; empty if there is nothing to list.

    Args:
        items: what to list. It is never parsed.
        last: how the last one is joined, with the slots `{some}` and `{last}`.
    """
    if len(items) < 2:
        return "".join(items)
    return last.format(some=", ".join(items[:-1]), last=items[-1])


def first_of(items: Sequence[str], most: int = 5) -> str:
    """Returns the first few as `listed`, and how many more there are: "a, b and 12 more".

    Args:
        items: what to list. It is never parsed.
        most: how many are named.
    """
    more = [MORE.format(n=f"{len(items) - most:,}")] if len(items) > most else []
    return listed([*items[:most], *more])


def without_ellipsis(words: str) -> str:
    """Returns shortened words with a word where they were cut off: a reader leaves the sign out."""
    for sign, said in (("…”", AND_MORE_QUOTED), ("…", AND_MORE)):
        if words.endswith(sign):
            kept = words.removesuffix(sign)
            whole = kept.rpartition(" ")[0] if " " in kept.strip() else kept  # the last word may be cut in two
            return whole.rstrip(" ,.;:") + said
    return words
