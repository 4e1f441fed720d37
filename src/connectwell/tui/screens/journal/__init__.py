"""Past entries: listed, read, changed."""
