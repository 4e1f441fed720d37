"""Plain mode: the companion as lines of text, for screen readers, pipes and small terminals. It only appends lines."""

from connectwell.plain.companion import open_companion
from connectwell.plain.practice_player import play_practice
from connectwell.plain.talk import EndOfInput, Talk
from connectwell.plain.walk import check_in

__all__ = ["EndOfInput", "Talk", "check_in", "open_companion", "play_practice"]
