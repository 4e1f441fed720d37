"""Sentences such as "Safe: 9 of 14 days", with the subject in bold."""

from textual.content import Content


def bold_subject(sentence: str) -> Content:
    """Returns the sentence with everything before its first colon in bold; unchanged without a colon."""
    about, colon, rest = sentence.partition(": ")
    return Content.assemble((about, "bold $primary"), f"{colon}{rest}") if colon else Content(sentence)
