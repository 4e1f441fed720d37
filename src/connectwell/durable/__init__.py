"""Atomic, durable file writes, the only ones in the program: whole or not at all, and safe across a power cut.

A dot-named temporary file beside the target is written, fsynced and moved into place; then the folder is fsynced.
What a power cut can leave behind, and how it is cleaned up: `docs/file-format.md`.
"""

from connectwell.durable.files import BatchWriter, replace, replace_known, write_new
from connectwell.durable.folders import fsync_folder, make_folders
from connectwell.durable.leftovers import clear_leftovers

__all__ = ["BatchWriter", "clear_leftovers", "fsync_folder", "make_folders", "replace", "replace_known", "write_new"]
