"""A household: making it, its members, moving, splitting and merging."""
