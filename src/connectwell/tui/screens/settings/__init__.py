"""The settings screen and its dialogs."""
