"""Replaces people's names with roles before anything leaves."""
