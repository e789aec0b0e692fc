"""Keeping and destroying: what a dossier is for its term, what may go, what goes, and what the figures keep of it."""
