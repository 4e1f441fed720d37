"""A demo journal: some weeks in the life of a fictional person."""

from connectwell.demo.weeks import fill_journal

__all__ = ["fill_journal"]
