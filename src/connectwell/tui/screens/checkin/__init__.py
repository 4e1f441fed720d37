"""The check-in, step by step."""
