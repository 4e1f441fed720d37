"""Where a list that is heard cuts words, it says so."""

import pytest

from connectwell.plain.in_brief import in_brief


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("A bus came on time.", "A bus came on time."),
        ("And then…", "And then…"),
        ("A bus\ncame.", "A bus came."),
        ("A bus came on time, and the driver waved.", "A bus came on and more"),
    ],
)
def test_what_is_cut_is_said(words: str, heard: str) -> None:
    assert in_brief(words, 20) == heard
