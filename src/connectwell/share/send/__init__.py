"""Encrypts a document, delivers it, and records the sharing."""
