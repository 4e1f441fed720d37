"""The baseline for opening: a Textual app of stock widgets with the contents of Today, started through click.

It reads nothing, saves nothing and has no logic; every text is hard-coded here.
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
    .acts { height: auto; margin-top: 1; }
    .ways { height: auto; padding: 0 0 0 1; }
    Line { width: auto; height: 1; margin-right: 1; }
    Line:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    #greeting { padding: 0 0 0 2; height: auto; }
    #keys { height: auto; max-height: 3; padding: 0 2; color: $text-muted; width: 100%; }
    """
    AUTO_FOCUS = "#begin"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "bell", "Check in"),
        Binding("g", "bell", "Glance"),
        Binding("j", "bell", "Journal"),
    ]

    def compose(self) -> ComposeResult:
        """Yields what Today shows on an ordinary morning."""
        with Static(id="top"):
            yield Static("connectwell", id="top-name", markup=False)
            yield Static("Saturday 21 November", id="top-right", markup=False)
        with VerticalScroll(classes="page", can_focus=False):
            yield Static("Good morning.", id="greeting", classes="gap", markup=False)
            with VerticalScroll(classes="block gap", can_focus=False):
                yield Static("Check-in", classes="heading", markup=False)
                yield Static("A glance takes one minute, the walk about seven.", classes="quiet", markup=False)
                with Horizontal(classes="acts"):
                    yield Line(" ⏎ Begin ", id="begin", markup=False)
            with VerticalScroll(classes="block gap", can_focus=False):
                yield Static("A small connection", classes="heading", markup=False)
                yield Static(
                    f"{MARKER} how their day is going, and wait for the answer.", classes="plain", markup=False
                )
                with Horizontal(classes="acts"):
                    for said in (" d I did this ", " y I'll try ", " a Another ", " n Not today "):
                        yield Line(said, markup=False)
            with Horizontal(classes="ways"):
                for said in (" t Look at the last two weeks ", " b For my session "):
                    yield Line(said, markup=False)
        yield Static("c Check in   g Glance   j Journal   q Quit   F1 Help now   F2 Settle", id="keys", markup=False)


@click.command()
def main() -> None:
    """Runs the app."""
    BareApp().run()


if __name__ == "__main__":
    main()
