"""How a hand-over looks in a list. Knows no panel."""

from __future__ import annotations

from collections.abc import Sequence

from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import duur_in_woorden, moment_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen

SOORTEN = {
    "triage": "Naar triage",
    "casus": "Naar lopende casus",
    "signaal": "Signaal",
    "klacht": "Klacht",
    "terugbelverzoek": "Terugbellen",
}
DICHT = "Enter om te lezen"
"""Instead of words that stand in no list (`WerkRij.dicht`)."""
DICHT_VOLUIT = "Een collega schreef dit op. Lees het met Enter; het logboek noteert dat u het las."
DAG = 24 * 60 * 60_000


def beeld(rij: WerkRij, *, nu: int, ik: str) -> Regel:
    """How a hand-over looks: what, who, since when, and who has it."""
    oud = nu - rij.ontvangen
    sinds = duur_in_woorden(oud) if oud < DAG else moment_in_woorden(rij.ontvangen, nu).rsplit(" ", 1)[0]
    wie = "bij mij" if rij.medewerker == ik else f"bij {rij.medewerker}" if rij.medewerker else "open"
    if rij.stand == "afgerond":
        wie = "afgerond"
    soort = SOORTEN.get(rij.soort, rij.soort)
    tekst = DICHT if rij.dicht else ZoalsGetypt(" ".join(rij.toelichting.split()))
    waarover = rij.meldingtype if rij.dicht else ""
    return Regel(
        titel=rij.persoon,
        rechts=sinds,
        onder=samen(" · ", soort, rij.telefoon, waarover, tekst),
        pil=wie,
        teken="" if rij.stand == "afgerond" else "✓" if rij.medewerker == ik else "",
        toestand="goed",
        voluit=samen(", ", soort, rij.persoon, f"sinds {sinds}", wie, waarover, tekst, rij.telefoon),
    )


def voluit(rij: WerkRij) -> str:
    """What was written down, for below the list; or how it is read."""
    return DICHT_VOLUIT if rij.dicht else ZoalsGetypt(rij.toelichting)


def verder(rij: WerkRij) -> tuple[str, object]:
    """The request with which a hand-over goes on as a signaal or a klacht."""
    return ("klacht.uit_vraag", rij.vraag_id) if rij.soort == "klacht" else ("signaal.nieuw", ("vraag", rij.vraag_id))


def telling(rijen: Sequence[WerkRij], *, te_doen: int | None, van_mij: int) -> str:
    """What waits: "4 voor u · 8 wachten op het team · 0 opgepakt".

    `te_doen` is what must be done besides these rows by who works in casussen; None for who does not: then no row is
    for one person before it was picked up.
    """
    open_ = [rij for rij in rijen if rij.stand == "open"]
    voor_u = sum(rij.voor_mij for rij in open_) if te_doen is not None else 0
    team = len(open_) - voor_u
    delen = [f"{team} wacht op het team" if team == 1 else f"{team} wachten op het team", f"{van_mij} opgepakt"]
    return " · ".join(delen if te_doen is None else [f"{te_doen + voor_u} voor u", *delen])
