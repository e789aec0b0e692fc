"""What the use cases of a plan share: what is typed, templates, versions, how far it is, its end."""
