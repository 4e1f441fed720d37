"""Sessions with a therapist or a group: the agenda, and what a session brings back."""
