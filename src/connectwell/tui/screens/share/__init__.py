"""Sharing, step by step."""
