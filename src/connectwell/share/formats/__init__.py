"""The formats a document can be written in, one module each."""
