"""The interface's sentences, in the voice of `content/README.md`. Prompts are in content/.

The screens, plain mode and the command line all take them from here, so that they use the same wording. They are one
namespace: `sentences.SAVED`, whichever file it is in. A file is read when something in it is asked for: `today`, `list`
and `show` need few of them.
"""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from connectwell.sentences.checkin import *
    from connectwell.sentences.connection import *
    from connectwell.sentences.editing import *
    from connectwell.sentences.journal import *
    from connectwell.sentences.names import *
    from connectwell.sentences.saving import *
    from connectwell.sentences.session import *
    from connectwell.sentences.settings import *
    from connectwell.sentences.today import *
    from connectwell.sentences.welcome import *

_FILES: Final = (
    "names",
    "settings",
    "connection",
    "today",
    "journal",
    "checkin",
    "editing",
    "session",
    "saving",
    "welcome",
)
"""Those that `today`, `list` and `show` need come first."""


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for file in _FILES:
        found = vars(import_module(f"{__name__}.{file}"))
        if name in found and not name.startswith("_"):
            globals()[name] = found[name]
            return found[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
