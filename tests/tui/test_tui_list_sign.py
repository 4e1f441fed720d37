"""The row in focus has a sign, so that it is not known by its ground alone."""

from textual.app import App, ComposeResult
from textual.widgets.option_list import Option

from connectwell.tui.widgets.list_keys import KeyedOptionList


class _Rows(App[None]):
    CSS = "KeyedOptionList { padding: 0; border: none; }"

    def compose(self) -> ComposeResult:
        yield KeyedOptionList(*(Option(f" {name}\n   more") for name in ("one", "two")), markup=False, compact=True)


async def test_the_highlighted_row_begins_with_a_sign() -> None:
    app = _Rows()
    async with app.run_test(size=(20, 6)) as pilot:
        rows = app.query_one(KeyedOptionList)
        await pilot.press("down")
        shown = [rows.render_line(y).text.rstrip() for y in range(4)]
        assert [line.lstrip(" ▸") for line in shown] == ["one", "more", "two", "more"]
        assert [line.startswith("▸") for line in shown] == [False, False, True, False]
