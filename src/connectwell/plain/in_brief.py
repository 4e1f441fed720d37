"""The person's words in brief, for a list that is heard: what is cut off is said."""

from connectwell.english import without_ellipsis
from connectwell.model.text import one_line


def in_brief(words: str, columns: int) -> str:
    """Returns words as one line of about so many columns, with "and more" if that isn't all of them."""
    brief = one_line(words, columns)
    is_whole = brief.split() == one_line(words, len(words) * 8 + 8).split()
    return brief if is_whole else without_ellipsis(brief)
