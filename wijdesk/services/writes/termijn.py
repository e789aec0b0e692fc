"""Deadlines: starting, suspending, extending and ending them."""
