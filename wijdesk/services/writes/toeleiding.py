"""Warm hand-offs and indicaties."""
