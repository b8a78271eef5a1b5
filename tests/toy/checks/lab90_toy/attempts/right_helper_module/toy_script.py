"""Both functions live in a module beside the script."""

from notes import read_note, save_note
