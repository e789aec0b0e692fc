"""Keeping the store, beside the window: backups, the check at start, reading only when damaged, another computer."""
