"""The command line: verbs in, text out. stdout is for what was asked, stderr for what is said about it."""
