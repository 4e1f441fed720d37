"""Selects what to share."""
