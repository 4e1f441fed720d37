"""Practices: one player for all of them, which the screens and the plain lines drive."""
