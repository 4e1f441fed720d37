"""Tests of the index and of searching."""
