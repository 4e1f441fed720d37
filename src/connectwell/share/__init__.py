"""What may leave: choose, make one document of it, write that in one format. What isn't in the document can't leave."""
