"""The trust ladder shows the steps that were written with the same people before, and nobody else's."""

from connectwell.context import Context
from connectwell.practice.player import Player
from connectwell.practice.stops import AtStep


def ladder(context: Context, who: str, *rungs: str) -> list[str]:
    """Goes through it, writes these rungs, and returns the earlier ones that were shown."""
    player, shown = Player.begin(context, "trust-ladder"), list[str]()
    while isinstance(stop := player.stop, AtStep):
        if stop.step.id == "who" and who:
            player.name(who)
            continue
        if stop.step.show:
            shown = list(player.own_lines(stop.step.show))
        if stop.step.id == "rungs":
            player.write("\n".join(rungs))
        player.next()
    player.finish()
    return shown


def test_earlier_rungs_come_back_with_the_same_person_newest_first(context: Context) -> None:
    assert ladder(context, "Ana", "a hello", "a small favour") == []
    assert ladder(context, "Ben", "a nod") == []
    assert ladder(context, "ana", "a hello", "a no") == ["a hello", "a small favour"]
    assert ladder(context, "Ana") == ["a hello", "a no", "a small favour"]
    assert ladder(context, "") == [], "of nobody named, nobody's are shown"


def test_going_back_shows_no_rung_of_this_very_ladder(context: Context) -> None:
    player = Player.begin(context, "trust-ladder")
    while not (isinstance(player.stop, AtStep) and player.stop.step.id == "rungs"):
        player.next()
    player.write("a hello")
    player.next()
    player.back()
    player.back()
    assert isinstance(player.stop, AtStep)
    assert player.stop.step.id == "who"


def test_both_signs_are_asked_beside_the_rungs_without_what_is_put_away(context: Context) -> None:
    player = Player.begin(context, "trust-ladder")
    while not (isinstance(player.stop, AtStep) and player.stop.step.id == "rungs"):
        player.next()
    player.write("a hello\n\n a small favour \n")
    player.next()
    for id in ("well", "stop"):
        stop = player.stop
        assert isinstance(stop, AtStep)
        assert (stop.step.id, stop.beside) == (id, ("a hello", "a small favour"))
        player.next()
    for _ in range(3):
        player.back()
    player.put_away()
    assert isinstance(player.stop, AtStep)
    assert (player.stop.step.id, player.stop.beside) == ("well", ())
