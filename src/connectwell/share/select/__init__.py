"""What may be shared, and what of it is chosen."""
