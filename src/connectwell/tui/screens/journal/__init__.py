"""The journal: past entries listed, read and changed."""
