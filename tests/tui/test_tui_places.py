"""The table of places and commands: what is in it works, is in one place, and is what docs/keys.md says."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import get_args

from textual.binding import Binding
from textual.screen import Screen

from connectwell.tui.app import Companion
from connectwell.tui.places import BACK, COMMANDS, PALETTE, SUSPEND, SUSPEND_KEY, TOO_MUCH, PlaceName, screen_of
from connectwell.tui.services import CompanionServices

DOCS = Path(__file__).parents[2] / "docs"


def test_every_place_is_in_the_table_once() -> None:
    assert Counter(command.place for command in PALETTE if command.place) == Counter(get_args(PlaceName))


async def test_a_place_opens_in_front_of_today_and_esc_goes_back(app: Companion) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        services: CompanionServices = app  # what screens ask for is what the app offers
        for place in get_args(PlaceName):
            services.open(place)
            await pilot.pause()
            assert [type(screen) for screen in app.screen_stack[1:]] == [type(screen_of(place))], place
            await pilot.press("escape")
            await pilot.pause()
            assert len(app.screen_stack) == 1, place


def test_naming_a_place_imports_no_screen() -> None:
    program = "import sys, connectwell.tui.places; print(*sys.modules)"
    seen = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True).stdout
    # The package itself brings in the app, and that the base of all screens; no screen comes with either.
    assert [name for name in seen.split() if name.startswith("connectwell.tui.screens.")] == []


def test_every_action_is_one_of_the_app(app: Companion) -> None:
    for command in PALETTE:
        name = command.action.partition("(")[0]
        assert callable(getattr(app, f"action_{name}", None)), command.name


def test_a_key_and_a_name_stand_for_one_command() -> None:
    everywhere = [key for command in (*PALETTE, COMMANDS, TOO_MUCH, BACK) for key in command.keys]
    today = [command.today for command in PALETTE if command.today]
    names = [command.name for command in PALETTE]
    for said in (everywhere, today, names):
        assert max(Counter(said).values()) == 1, said


def test_the_app_binds_the_keys_of_the_table_and_no_other() -> None:
    bound = [(binding.key, binding.action) for binding in Companion.BINDINGS if isinstance(binding, Binding)]
    declared = [(key, command.action) for command in (*PALETTE, COMMANDS) for key in command.keys]
    declared.append((SUSPEND_KEY, SUSPEND.action))  # without priority: in an editor it undoes
    assert len(bound) == len(Companion.BINDINGS)
    assert sorted(bound) == sorted(declared)


def test_the_page_of_keys_is_what_the_table_says() -> None:
    sys.path.insert(0, str(DOCS))
    try:
        from make_keys import PAGE, page  # type: ignore[import-not-found]  # a script beside its page
    finally:
        sys.path.remove(str(DOCS))
    written = PAGE.read_text(encoding="utf-8")
    assert page(written) == written, "docs/make_keys.py writes it anew"


async def test_the_screens_make_what_the_table_says_of_back(app: Companion) -> None:
    """Esc has one name on every screen that goes back with it."""
    screens: list[Screen[None]] = []
    async with app.run_test(size=(80, 24)):
        screens = [screen_of(place) for place in get_args(PlaceName)]
    for screen in screens:
        (back,) = (one for key, one in screen._bindings if key == "escape")
        assert (back.description, back.key_display, back.show) == ("Back", "Esc", True)
