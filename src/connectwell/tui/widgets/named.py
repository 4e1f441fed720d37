"""A sentence of the kind "Safe: 9 of 14 days", with what it is about standing out."""

from textual.content import Content


def named_first(sentence: str) -> Content:
    """What stands before the first colon in bold; a sentence without one as it is."""
    about, colon, rest = sentence.partition(": ")
    return Content.assemble((about, "bold $primary"), f"{colon}{rest}") if colon else Content(sentence)
