"""The baseline for opening: a Textual app of stock widgets with the contents of Today, started through click.

It reads nothing, saves nothing and has no logic; every text is hard-coded here. With `--look-back` it shows what a
journal of some length adds.
"""

from typing import ClassVar

import click
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

MARKER = "Ask someone"


class Line(Static, can_focus=True):
    """A focusable line."""


class BareApp(App[None]):
    """The widgets of Today, without the program behind them."""

    CSS = """
    Screen { layout: vertical; align-horizontal: center; }
    #top { height: 1; layout: horizontal; padding: 0 1; color: $text-muted; width: 100%; }
    #top-name { width: 1fr; }
    #top-right { width: auto; }
    .page { width: 100%; max-width: 76; height: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    .gap { margin-bottom: 1; }
    .heading { color: $primary; text-style: bold; height: auto; }
    .quiet { color: $text-muted; height: auto; }
    .plain { height: auto; }
    .block { height: auto; padding: 0 0 0 1; border-left: outer $border-blurred; }
    .block:focus-within { border-left: outer $primary; }
    .acts { height: auto; }
    .ways { height: auto; padding: 0 0 0 1; }
    Line { width: auto; height: 1; margin-right: 1; }
    Line:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    #middle { height: 1fr; width: 100%; align-horizontal: center; }
    #greeting { padding: 0 0 0 2; height: auto; }
    #keys { height: auto; max-height: 3; padding: 0 2; color: $text-muted; width: 100%; }
    """
    AUTO_FOCUS = "Line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "bell", "Check in"),
        Binding("r", "bell", "Ratings"),
        Binding("j", "bell", "Journal"),
    ]

    def __init__(self, *, look_back: bool) -> None:
        super().__init__()
        self._look_back = look_back

    def compose(self) -> ComposeResult:
        """Yields what Today shows on an ordinary morning."""
        with Static(id="top"):
            yield Static("connectwell", id="top-name", markup=False)
            yield Static("Saturday 21 November", id="top-right", markup=False)
        with Horizontal(id="middle"), VerticalScroll(classes="page", can_focus=False):
            yield Static("Good morning.", id="greeting", classes="gap", markup=False)
            with VerticalScroll(classes="block gap", can_focus=False):
                yield Static("Check-in", classes="heading", markup=False)
                yield Static(
                    "The five ratings take a minute, the whole check-in about seven.", classes="quiet", markup=False
                )
                yield from _acts(" ⏎ Begin ", " r Just the ratings ")
            if self._look_back:
                with VerticalScroll(classes="block gap", can_focus=False):
                    yield Static("A year ago", classes="heading", markup=False)
                    yield Static("“I went the long way because of the trees.”", classes="plain", markup=False)
                    yield from _acts(" ⏎ Read ", " x Not this one again ")
            with VerticalScroll(classes="block gap", can_focus=False):
                yield Static("A small connection", classes="heading", markup=False)
                yield Static(
                    f"{MARKER} how their day is going, and wait for the answer.", classes="plain", markup=False
                )
                yield from _acts(
                    " d I did this ", " y I'll try it ", " a Another ", " v Never this kind ", " l Not today "
                )
                yield from _acts(" m Something of my own ")
            if self._look_back:
                with VerticalScroll(classes="block gap", can_focus=False):
                    yield Line(" b For my session ", markup=False)
        yield Static(
            "? Keys   r Ratings   n Note   j Journal   w Weeks   p Practices   o Circle   s Share   . Discreet   "
            "F1 Help now   F2 Settle   F4 Hide",
            id="keys",
            markup=False,
        )


def _acts(*words: str) -> ComposeResult:
    with Horizontal(classes="acts"):
        for said in words:
            yield Line(said, markup=False)


@click.command()
@click.option("--look-back", is_flag=True)
def main(look_back: bool) -> None:
    """Runs the app."""
    BareApp(look_back=look_back).run()


if __name__ == "__main__":
    main()
