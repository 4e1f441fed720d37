"""A fault on a screen, in a worker, a timer, a thread: words are saved, and it is noted if that is asked for."""

from collections.abc import Callable

import pytest

from connectwell.context import Context
from connectwell.fault_report import FILE
from connectwell.tui.app import Companion
from tui.tui_tools import entry, to_prompt, until, write

SECRET = "what nobody reads"


def _fails() -> None:
    raise ValueError(SECRET)


async def _fails_soon() -> None:
    _fails()


_WAYS: dict[str, Callable[[Companion], object]] = {
    "a screen": lambda app: app.screen.call_later(_fails),
    "a timer": lambda app: app.screen.set_timer(0.001, _fails),
    "a worker": lambda app: app.screen.run_worker(_fails_soon()),
    "a thread": lambda app: app.screen.run_worker(_fails, thread=True),
    "the input": lambda app: app._handle_exception(ValueError(SECRET)),
}


async def _broken(app: Companion, way: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await to_prompt(app, pilot)
        await write(pilot, "the last word")
        _WAYS[way](app)
        await until(lambda: app.return_code == 1, "the end")


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("way", _WAYS)
async def test_words_are_saved_and_a_report_holds_none(
    app: Companion, context: Context, capfd: pytest.CaptureFixture[str], way: str, asked: bool
) -> None:
    context.change(report=asked)
    with pytest.raises(Exception, match=SECRET):
        await _broken(app, way)
    assert entry(context)["reflections"][0]["words"] == "the last word"
    said = " ".join(capfd.readouterr().err.split())
    assert SECRET not in said
    assert (FILE in said) is asked
    file = context.places.state / FILE
    assert file.exists() is asked
    if asked:
        written = file.read_text()
        assert "fault ValueError" in written
        assert "size 80x24" in written
        assert SECRET not in written
        assert "the last word" not in written
