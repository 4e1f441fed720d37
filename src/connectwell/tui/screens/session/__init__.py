"""The agenda and the session."""
