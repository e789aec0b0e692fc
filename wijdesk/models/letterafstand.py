"""How far two words are apart, by rapidfuzz, which takes 6 ms to load.

Only `gelijkenis` asks, when something is compared; what the window loads while it starts does without.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA, JaroWinkler


def stappen(een: str, ander: str, hoogstens: int) -> int:
    """Letters to add, leave out, change or swap; more than `hoogstens` counts as one more than that."""
    return OSA.distance(een, ander, score_cutoff=hoogstens)


def overeenkomst(een: str, ander: str) -> float:
    """From 0 to 1, with most weight on how the words begin (Jaro-Winkler)."""
    return JaroWinkler.similarity(een, ander)
