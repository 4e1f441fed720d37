"""A list with nothing in it asks for no number."""

import pytest
from conversing import open_with

from connectwell.context import Context


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("b|7||q", "Type n, or Enter."),
        ("o|7||q", "Type one of the letters, or Enter."),
    ],
)
def test_a_number_that_is_none_there_is_answered_with_what_is(context: Context, lines: str, told: str) -> None:
    said = open_with(context, lines).flat
    assert told in said
    assert "one of the numbers" not in said
