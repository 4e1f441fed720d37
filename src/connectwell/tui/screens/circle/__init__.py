"""People, groups and places."""
