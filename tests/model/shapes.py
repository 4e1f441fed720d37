"""The tables of the file format, as a test may ask for all of them."""

from typing import Any

from connectwell.model.format import ENTRY
from connectwell.model.shape import Shape, Shapes


def all_shapes() -> list[Shape[Any]]:
    """The shape of an entry and of every table below it, at any depth."""
    shapes = [ENTRY]
    for shape in shapes:  # which grows meanwhile
        for below in shape.checks.values():
            if isinstance(below, Shape | Shapes):
                shapes.append(below if isinstance(below, Shape) else below.shape)
    return shapes
