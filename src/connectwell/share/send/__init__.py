"""Sealing a document, putting it where it goes, noting that it went."""
