"""Everything that must be done by a day, from every noun that knows of such a day."""
