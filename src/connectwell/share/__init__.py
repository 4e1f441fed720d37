"""Sharing: choose what may leave, build one document from it, write it in one format. Only the document can leave."""
