"""The generally recognised holidays of the Netherlands, by a library that keeps them.

A module of its own, because loading the library takes longer than the rest of the reading half together: whoever counts
days gets it when the first day is counted (models/termijnen.py).
"""

from __future__ import annotations

from datetime import date

import holidays


def feestdagen_van(jaar: int) -> frozenset[date]:
    """The holidays of a year with Goede Vrijdag (Atw art. 3 lid 1 and 2). 5 mei counts every year, not once in five.

    Koningsdag is on the 26th when the 27th is a Sunday. Easter and Whit Sunday are in it too: Sundays anyway.
    """
    return frozenset(holidays.country_holidays("NL", years=jaar, categories=("public", "optional")))
