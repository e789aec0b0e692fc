"""Casusregie: one household, one plan, one regisseur."""
