"""The content a person reads, from `content/`: read and validated on demand, and chosen by day."""

from typing import TYPE_CHECKING, Any

from connectwell.library.choosing_connections import choose_connection, choose_step, connection_of_day, may_suggest
from connectwell.library.location import content_root
from connectwell.library.shelf import Library

if TYPE_CHECKING:
    from connectwell.library.choosing_prompts import choose_prompt, may_ask
    from connectwell.library.communities import Community, CommunityStep
    from connectwell.library.connections import Idea
    from connectwell.library.help_lines import Emergency, HelpLine, HelpLines, RegionLines, SilentWay
    from connectwell.library.needs import NeedWords
    from connectwell.library.practices import PracticeScript, PracticeStep
    from connectwell.library.prompts import Prompt
    from connectwell.library.regions import suggested_region
    from connectwell.library.safety import SafetyWords

__all__ = [
    "Community",
    "CommunityStep",
    "Emergency",
    "HelpLine",
    "HelpLines",
    "Idea",
    "Library",
    "NeedWords",
    "PracticeScript",
    "PracticeStep",
    "Prompt",
    "RegionLines",
    "SafetyWords",
    "SilentWay",
    "choose_connection",
    "choose_prompt",
    "choose_step",
    "connection_of_day",
    "content_root",
    "may_ask",
    "may_suggest",
    "suggested_region",
]


_HOMES = {
    "Community": "communities",
    "CommunityStep": "communities",
    "Emergency": "help_lines",
    "HelpLine": "help_lines",
    "HelpLines": "help_lines",
    "Idea": "connections",
    "NeedWords": "needs",
    "PracticeScript": "practices",
    "PracticeStep": "practices",
    "Prompt": "prompts",
    "RegionLines": "help_lines",
    "SafetyWords": "safety",
    "SilentWay": "help_lines",
    "choose_prompt": "choosing_prompts",
    "may_ask": "choosing_prompts",
    "suggested_region": "regions",
}


def __getattr__(name: str) -> Any:
    """Imports what only some commands need lazily: together they take a tenth of a short command's time."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"connectwell.library.{_HOMES[name]}"), name)
