"""What may leave: choose, make one document of it, write that in one format. Nothing leaves that isn't in the document."""
