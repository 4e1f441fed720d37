"""The practices: the list, one of them step by step, and settling."""
