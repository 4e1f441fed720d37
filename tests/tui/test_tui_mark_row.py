"""Who may see something: one key too many never goes from the fewest to the most."""

from textual.app import App, ComposeResult

from connectwell import sentences
from connectwell.checkin import MarkLine
from connectwell.tui.widgets.choices import Choices
from connectwell.tui.widgets.mark_row import MarkRow


class Both(App[None]):
    def compose(self) -> ComposeResult:
        yield Choices(sentences.SHARINGS, chosen="private")
        yield MarkRow(MarkLine("", None, "", "private", False, False), "Seen")


async def test_before_only_me_there_is_nothing() -> None:
    app = Both()
    async with app.run_test():
        choices, row = app.query_one(Choices), app.query_one(MarkRow)
        choices.action_cursor_up()
        row.action_travel(-1)
        assert (choices.highlighted, row.line.sharing) == (0, "private")
        for _ in sentences.SHARINGS:
            choices.action_cursor_down()
        assert choices.highlighted == len(sentences.SHARINGS) - 1
