"""What a thread that reads much does so that the screen isn't held up."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_looking_for_garbage() -> Iterator[None]:
    """A hundred years of facts hold none, and looking through them for it would hold up the screen again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
