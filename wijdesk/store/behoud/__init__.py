"""Keeping the store: what a backup would lose, what is known of backups and checks, how far the file ever was."""
