"""A companion in the terminal."""
