"""The last two weeks as a strip: a row a day, its state as a sign, the five as numbers with small bars."""

from textual.content import Content
from textual.widgets import Static

from connectwell import sentences
from connectwell.checkin.day_so_far import DaySoFar
from connectwell.checkin.fortnight import Fortnight
from connectwell.tui import wording
from connectwell.tui.theme import need_colour
from connectwell.tui.widgets.five import bar, names_in_order, rating_sign
from connectwell.tui.widgets.keys import packed_lines
from connectwell.tui.widgets.state_sign import state_signs

_WIDTH = 32


class Strip(Static):
    """Empty until `show` is called. Today is on top, so that a low window shows the newest days."""

    DEFAULT_CSS = f"""
    Strip {{ width: {_WIDTH}; height: auto; }}
    """

    def __init__(self, *, id: str) -> None:
        super().__init__("", id=id, markup=False)

    def show(self, days: Fortnight) -> None:
        """Draws the days; nothing if there is no check-in on any."""
        found = [so_far for _, so_far in days if so_far]
        if not found:
            self.update("")
            return
        states = {state: None for so_far in found if (state := so_far.state_of_day)}
        signs = [Content(f"{state_signs()[state]} {sentences.STATES_INLINE[state]}") for state in states]
        lines = [
            Content.styled(wording.LAST_TWO_WEEKS, "bold $primary"),
            packed_lines(names_in_order(), _WIDTH, 1),
            Content(""),
            *(_row(f"{day:%a} {day.day:>2}", so_far) for day, so_far in days),
            Content(""),
            packed_lines(signs, _WIDTH, 3).stylize("$text-muted"),
        ]
        self.update(Content("\n").join(lines))


def _row(day: str, so_far: DaySoFar | None) -> Content:
    if so_far is None:
        return Content.styled(day, "$text-muted")
    state = so_far.state_of_day
    sign = state_signs()[state] if state else " "
    cells = [(f"{rating_sign(rating):>3}{bar(rating)}", need_colour(need)) for need, rating in so_far.ratings_of_day]
    return Content.assemble((day, "$text-muted"), f"  {sign} ", *cells)
