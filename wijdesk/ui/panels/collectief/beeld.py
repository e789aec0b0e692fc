"""How an activiteit reads: its line in the list, and its facts as sentences. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wijdesk.models.rows.collectief import KLAAR, KOMT, LOOPT, ActiviteitDetail, ActiviteitRij
from wijdesk.models.rows.huis import LocatieRij
from wijdesk.models.values import Id, dag_in_woorden, datum_in_woorden
from wijdesk.ui.regels import Regel

LOPEND, ALLES = "lopend", "alles"
STANDEN = ((LOPEND, "Wat loopt of begint"), (KLAAR, "Wat afgelopen is"), (ALLES, "Alles"))
INITIATIEF = {"inwoners": "van inwoners", "WIJ": "van WIJ", "partner": "van een partner"}
KORTE_TITEL = 48
"""Letters of a title that a question quotes."""


def plek_van(locatie_id: Id | None, open_: Iterable[LocatieRij], eigen: LocatieRij) -> LocatieRij:
    """Where something new belongs: to the locatie one looks at while it is open, else to one's own."""
    return next((plek for plek in open_ if plek.id == locatie_id), eigen)


def met_plek(titel: str, plek: LocatieRij, eigen: LocatieRij) -> str:
    """The title of a form, with the locatie when that is not one's own."""
    return titel if plek.id == eigen.id else f"{titel} · {plek.naam}"


def regel(rij: ActiviteitRij, vandaag: date) -> Regel:
    """Its line in the list."""
    volgende = f"volgende {dag_in_woorden(date.fromisoformat(rij.volgende), vandaag)}" if rij.volgende else ""
    return Regel(
        titel=rij.titel,
        rechts=volgende,
        onder=" · ".join(deel for deel in (rij.thema if rij.thema != rij.titel else "", rij.gebied) if deel),
        verder=_geteld(rij),
        pil={LOOPT: "", KOMT: KOMT, KLAAR: KLAAR}[rij.stand_op(vandaag.isoformat())],
        let_op=_ongeteld(rij),
    )


def past(rij: ActiviteitRij, *, stand: str, thema: str, gebied: str, vandaag: date) -> bool:
    """Whether it stands in the list with these choices; an empty choice lets everything through."""
    nu = rij.stand_op(vandaag.isoformat())
    goed = stand == ALLES or (nu == KLAAR) == (stand == KLAAR)
    return goed and thema in ("", rij.thema) and gebied in ("", rij.gebied)


def keuzes(rijen: Iterable[ActiviteitRij], veld: str) -> list[str]:
    """What these hold in a field, once each, in order of the alphabet."""
    return sorted({waarde for rij in rijen if (waarde := getattr(rij, veld))}, key=str.casefold)


def feiten(detail: ActiviteitDetail, vandaag: date) -> str:
    """All that is known, a sentence or line for each thing."""
    rij = detail.rij
    tot = f" tot en met {datum_in_woorden(rij.einde)}" if rij.einde else ""
    mensen = "1 vrijwilliger" if detail.vrijwilligers == 1 else f"{detail.vrijwilligers} vrijwilligers"
    regels = (
        " · ".join(deel for deel in (rij.thema, rij.gebied, f"initiatief {INITIATIEF[rij.initiatief]}") if deel),
        f"{datum_in_woorden(rij.start)}{tot} · {rij.stand_op(vandaag.isoformat())}"
        + (f" · {rij.locatie}" if rij.locatie else ""),
        f"Zorgt ervoor: {detail.medewerker}" if detail.medewerker else "",
        f"Partners: {detail.partners}" if detail.partners else "",
        mensen if detail.vrijwilligers else "",
        _betaald(detail),
        f"Uit een voorstel: {detail.waarom}" if detail.waarom else "",
        f"Uit de buurt: {'; '.join(detail.uit_de_buurt)}" if detail.uit_de_buurt else "",
        _geteld(rij),
    )
    return "\n".join(regel for regel in regels if regel)


def _betaald(detail: ActiviteitDetail) -> str:
    van, tot = (datum_in_woorden(dag) if dag else "" for dag in (detail.financiering_van, detail.financiering_tot))
    wanneer = f"Betaald tot en met {tot}" if tot else ""
    if van:
        wanneer = f"Betaald vanaf {van} tot en met {tot}" if tot else f"Betaald vanaf {van}"
    delen = (f"Deelopdracht {detail.deelopdracht}" if detail.deelopdracht else "", detail.financier, wanneer)
    return " · ".join(deel for deel in delen if deel)


def _geteld(rij: ActiviteitRij) -> str:
    if not rij.sessies:
        return ""
    sessies = "1 sessie" if rij.sessies == 1 else f"{rij.sessies} sessies"
    bezoeken = "1 bezoek" if rij.bezoeken == 1 else f"{rij.bezoeken} bezoeken"
    return f"{sessies} geteld, {bezoeken}"


def _ongeteld(rij: ActiviteitRij) -> str:
    if not rij.ongeteld:
        return ""
    return "1 sessie is nog niet geteld" if rij.ongeteld == 1 else f"{rij.ongeteld} sessies zijn nog niet geteld"


def kort(titel: str) -> str:
    """A title within a question: as many of its words as one line holds."""
    if len(titel) <= KORTE_TITEL:
        return titel
    return f"{titel[:KORTE_TITEL].rsplit(' ', 1)[0].rstrip(' ,.;:')}…"
