"""What follows a choice fits it: a step that wouldn't is passed over, forwards and back."""

import pytest

from connectwell.context import Context
from connectwell.practice.player import Player
from connectwell.practice.stops import AtStep


def texts_of(context: Context, practice: str, choice: str, chosen: str | None) -> list[str]:
    """Goes through it with one choice, or none, and returns what was said and asked."""
    player, said = Player.begin(context, practice), list[str]()
    while isinstance(stop := player.stop, AtStep):
        said.append(stop.step.text)
        player.choose(chosen) if stop.step.id == choice and chosen else player.next()
    player.finish()
    return said


@pytest.mark.parametrize(
    ("practice", "choice", "begins", "not_after"),
    [
        ("with-somebody", "beside", "If it wasn't calmer", {"Calmer", "Calmer, and keep that with them in my circle"}),
        ("with-somebody", "how", "What could you say to ask them", {"With an animal"}),
        ("reach-out", "read", "If somebody might", {"No"}),
        ("cues-of-safety", "with", "When you say something", {"A place", "A voice or a recording"}),
        ("cues-of-safety", "with", "What do you like", {"A voice or a recording"}),
    ],
)
def test_a_step_follows_only_what_it_fits(
    context: Context, practice: str, choice: str, begins: str, not_after: set[str]
) -> None:
    (step,) = (step for step in context.library.practice(practice).steps if step.id == choice)
    assert not_after <= set(step.options)
    for chosen in (None, *step.options):
        said = any(text.startswith(begins) for text in texts_of(context, practice, choice, chosen))
        assert said is (chosen not in not_after), chosen


def test_going_back_passes_over_it_too(context: Context) -> None:
    player = Player.begin(context, "reach-out")
    while isinstance(stop := player.stop, AtStep) and stop.step.id != "read":
        player.next()
    player.choose("No")
    assert isinstance(player.stop, AtStep)
    assert player.stop.step.id == "line"
    player.back()
    assert player.stop.step.id == "read"
