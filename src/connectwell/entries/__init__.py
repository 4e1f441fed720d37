"""What is done to entries without a walk: added, revised, read as a page, written as JSON."""
