"""The screens are tested with a small content of their own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from connectwell.context import Context
from connectwell.library import Library
from connectwell.tui.app import Companion
from tui.tui_content import write_content
from tui.tui_idle import until_idle, until_screen_has_done
from tui.tui_pictures import Album


@pytest.fixture(scope="session", autouse=True)
def style_sheets_are_parsed_once() -> Iterator[None]:
    """Textual parses all of its style sheets anew for every app: a tenth of these tests' time."""
    parse, parsed = Stylesheet._parse_rules, dict[object, list[RuleSet]]()

    def parse_once(self: Stylesheet, *of: object, **more: object) -> list[RuleSet]:
        key = of, *more.items(), frozenset(self._variables.items())
        if key not in parsed:
            parsed[key] = parse(self, *of, **more)  # type: ignore[arg-type]
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def drawn_when_looked_at() -> Iterator[None]:
    """Without a terminal Textual draws every change and throws it away: a quarter of these tests' time.

    `shown` and the pictures draw the whole screen themselves.
    """

    render = Compositor.render_update

    def render_pictures_only(self: Compositor, full: bool = False, **of: Any) -> object:
        if full:
            return render(self, full, **of)
        visible_screen_stack.set(of["screen_stack"])
        self._dirty_regions.clear()
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", render_pictures_only)
        yield


@pytest.fixture(scope="session", autouse=True)
def idle_is_asked_for() -> Iterator[None]:
    """Textual waits until the process hardly works for 20 ms, three times a key: two thirds of these tests' time.

    On a busy machine it hardly works because others do. The app itself knows what is pending.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.app.wait_for_idle", until_idle)
        patch.setattr("textual.pilot.wait_for_idle", until_idle)
        patch.setattr("textual.pilot.Pilot._wait_for_screen", until_screen_has_done)
        patch.setattr("textual.screen.UPDATE_PERIOD", 0.004)  # a layout waits for it, and so does the next key
        yield


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine, a save is waited for. `test_tui_slow_disk` tests what comes where it takes longer."""
    monkeypatch.setattr("connectwell.tui.saver.BRIEFLY", 10.0)
    monkeypatch.setattr("connectwell.tui.saver.A_MOMENT", 10.0)


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads here: an Enter is meant for what was shown a moment ago. `test_tui_welcome` tests the other case."""
    monkeypatch.setattr("connectwell.tui.guarded.TO_SEE", 0.0)


@pytest.fixture
def context(context: Context, tmp_path: Path) -> Context:
    """Welcomed rooms in region DE with the small content, where nothing blinks."""
    context.library = Library(write_content(tmp_path))
    return context


@pytest.fixture
def app(context: Context) -> Companion:
    """The companion, ready to be run."""
    return Companion(context)


@pytest.fixture
def calm(context: Context) -> Context:
    """Rooms where nothing moves, for pictures."""
    context.change(motion=False)
    return context


@pytest.fixture
def album(snapshot: SnapshotAssertion, tmp_path: Path) -> Album:
    """The pictures of one walk."""
    return Album(snapshot, tmp_path)


@pytest.fixture
def rested(monkeypatch: pytest.MonkeyPatch) -> None:
    """The own key needs no rest: tests strike it as soon as it may be."""
    monkeypatch.setattr("connectwell.tui.screens.hidden.GRACE", 0.0)


@pytest.fixture(autouse=True)
def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that shows them, whatever the tests run in."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
