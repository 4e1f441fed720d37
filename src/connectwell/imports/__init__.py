"""What comes in, one file for each format. Nothing that is there already is ever changed."""
