"""Klachten that must be done by a day: the letter of receipt, the answer, and telling how it ended. Plain reading."""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.models import klachtregels as regels
from wijdesk.models.rows.klacht import KlachtRij
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import regels as alle_regels
from wijdesk.services.agenda.bereik import Bereik, maak_rij
from wijdesk.services.klacht_rijen import ECHT, rijen
from wijdesk.store.klachtzicht import RECHT

KLACHT = "klacht"
WAT = {
    "ontvangstbrief": "ontvangst bevestigen",
    "horen": "horen en afhandelen",
    "uitkomst": "afhandelen",
    "brief": "de uitkomst schrijven",
}


def klachten(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of an employee: what they deal with; of who keeps the register also what nobody who works here deals with."""
    wie = bereik.medewerker_id
    if wie is None or wie != bereik.lezer.medewerker_id or not bereik.lezer.mag("klacht.lezen"):
        return
    eis = "m.id = ?" if not bereik.lezer.mag(RECHT) else "(m.id = ? OR m.id IS NULL)"
    klaar = (
        "(k.afgerond = '' OR (d.overig <> 'geen klacht' AND NOT EXISTS (SELECT 1 FROM klachtstap s "
        "WHERE s.klachtdossier_id = d.id AND s.status = 'actief' AND s.soort = 'uitkomstbrief' AND s.keuze = '')))"
    )
    for rij in rijen(bereik.lezer, bereik.vandaag, f"{ECHT} AND {eis} AND {klaar}", (wie,)):
        if rij.mij and rij.behandelaar_id != wie:
            continue  # shared because it is about them: they only read it
        voor = _voor(bereik, rij)
        if rij.wacht_op and voor and voor <= bereik.uiterlijk:
            regel = alle_regels()[regels.ONTVANGST if rij.wacht_op == "ontvangstbrief" else regels.REGEL]
            yield maak_rij(
                bereik,
                KLACHT,
                rij.id,
                voor,
                wat=f"Klacht {rij.nummer}: {WAT[rij.wacht_op]}",
                grondslag=regel.grondslag,
                medewerker_id=wie,
                bron="klachtdossier",
            )


def _voor(bereik: Bereik, rij: KlachtRij) -> str:
    """The letter of receipt has a term of its own; the letter about the outcome is due when the klacht was finished."""
    if rij.wacht_op == "ontvangstbrief":
        return regels.ontvangst_uiterlijk(rij.ontvangen, bereik.vandaag)
    return rij.uiterlijk
