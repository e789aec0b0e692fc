"""Working with other desks: segments, seals, the rooster, and the centres they go through."""
