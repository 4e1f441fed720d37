"""A made-up journal to look around in: some weeks of a person who doesn't exist."""

from connectwell.demo.weeks import fill

__all__ = ["fill"]
