"""What is copied, and that a terminal may not take it, is said."""

import pytest

from connectwell.context import Context
from connectwell.tui.app import Companion
from tui.tui_tools import press, sees, to_prompt, write


@pytest.mark.parametrize(
    ("count", "said"),
    [(7, "Copied 7 characters, if this terminal allows it."), (200_000, "Some terminals don't take that much.")],
)
async def test_it_is_said_how_much_was_copied(context: Context, count: int, said: str) -> None:
    app = Companion(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "x")
        app.focused.text = "x" * count  # type: ignore[union-attr]  # an Editor
        app.focused.select_all()  # type: ignore[union-attr]
        await press(pilot, "ctrl+c")
        await sees(app, said)
        assert len(app.clipboard) == count
