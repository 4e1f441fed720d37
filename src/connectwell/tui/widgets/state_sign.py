"""The signs of the states, as this terminal can show them."""

import os
from collections.abc import Mapping

from connectwell.model.terms import State
from connectwell.sentences import CONSOLE_STATE_SIGNS, STATE_SIGNS


def state_signs() -> Mapping[State, str]:
    """Returns the sign of each state."""
    return CONSOLE_STATE_SIGNS if os.environ.get("TERM") == "linux" else STATE_SIGNS
