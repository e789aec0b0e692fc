"""What the dashboard hears of: every noun that one of its questions reads, asked of the store itself."""

from __future__ import annotations

import re
from typing import Any

from wijdesk.app.bureau import Bureau
from wijdesk.models.base import Base
from wijdesk.models.cijfer import definities, vrije_periode
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.cijfer import VERDELINGEN, LeesCijferreeks, LeesCijfers, LeesTrechter, LeesVerdeling
from wijdesk.ui.panels.dashboard import DashboardPaneel

STIL = frozenset({"mutatie", "cijferrest", "cijferstand", "kast", "verschil"})
"""No figure changes by these: the journal, what stays of a destroyed row and counts the same, months counted ahead,
what this desk keeps for itself, what desks have to decide.
"""


def test_that_it_hears_of_everything_its_figures_are_counted_from(bureau: Bureau) -> None:
    gelezen: list[str] = []
    verbinding = bureau._leesloket._verbinding
    verbinding.set_trace_callback(gelezen.append)
    periode = vrije_periode("2025-01-02", "2026-02-27")
    vragen: tuple[Leesvraag[Any], ...] = (
        *(LeesCijferreeks(naam=een.naam, periode=periode, stap="jaar") for een in definities()),
        *(LeesVerdeling(soort=soort, periode=periode) for soort in VERDELINGEN),
        LeesTrechter(periode=periode),
        LeesCijfers(periode=periode, vergelijk="vorige"),
    )
    try:
        for vraag in vragen:
            bureau.lees(vraag)
    finally:
        verbinding.set_trace_callback(None)
    tabellen = {tabel for sql in gelezen for tabel in re.findall(r"\b(?:FROM|JOIN)\s+([a-z]+)", sql)}
    nouns = {str(een.class_.__tablename__) for een in Base.registry.mappers}
    assert "vraag" in tabellen
    assert (tabellen & nouns) - STIL <= DashboardPaneel.interesses
