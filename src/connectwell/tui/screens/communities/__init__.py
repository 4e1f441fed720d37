"""The communities: the list of kinds, one of them, and what the person says about it."""
