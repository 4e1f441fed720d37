"""One module per verb, imported on use. Each names its command `verb`."""
