"""What a screen or the command line can ask of the store: one frozen dataclass per use case, one file per noun.

An `Opdracht[R]` changes something and answers R; a `Leesvraag[R]` only looks. Which function carries it out, which
right that needs and what reason is logged stands with the function, in `services/writes` and `services/reads`.
Neither this package nor `rows` may import SQLAlchemy: the window starts without it.
"""
