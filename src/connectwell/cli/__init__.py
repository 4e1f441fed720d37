"""The command line: verbs in, text out. stdout carries what was asked for, stderr messages about it."""
