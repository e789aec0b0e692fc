"""The kinds of difference, and the reasons why an entry is held back; words that a screen may know too."""

from __future__ import annotations

WACHT, PAST_NIET, ONBEKEND, GEWIST = "wacht", "past niet", "onbekend", "gewist"
"""Why an entry is held back: it refers to a row that is not here yet; the row would break a rule of the database; its
noun is of a newer program; its dossier was destroyed."""

WAARDE, CASUS, PLAN = "waarde", "casus", "plan"
"""Kinds of difference beside PAST_NIET: several heads; a second open casus; work on a plan that is not active."""
