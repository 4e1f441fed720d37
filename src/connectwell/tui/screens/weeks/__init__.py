"""Trends over the last weeks."""
