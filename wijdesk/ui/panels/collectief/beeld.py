"""How an activiteit reads: its line in the list, and its facts as sentences. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wijdesk.models.rows.collectief import (
    KLAAR,
    KOMT,
    LOOPT,
    ActiviteitDetail,
    ActiviteitRij,
    InitiatiefRij,
    OnderwerpRij,
)
from wijdesk.models.rows.huis import LocatieRij
from wijdesk.models.values import Id, dag_in_woorden, datum_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import zin

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
        titel=ZoalsGetypt(rij.titel),
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


def feiten(detail: ActiviteitDetail, vandaag: date) -> ZoalsGetypt:
    """All that is known, a sentence or line for each thing; what was typed stays so in another language."""
    rij = detail.rij
    tot = f" tot en met {datum_in_woorden(rij.einde)}" if rij.einde else ""
    mensen = "1 vrijwilliger" if detail.vrijwilligers == 1 else f"{detail.vrijwilligers} vrijwilligers"
    regels = (
        " · ".join(deel for deel in (rij.thema, rij.gebied, f"initiatief {INITIATIEF[rij.initiatief]}") if deel),
        f"{datum_in_woorden(rij.start)}{tot} · {rij.stand_op(vandaag.isoformat())}"
        + (f" · {rij.locatie}" if rij.locatie else ""),
        f"Zorgt ervoor: {detail.medewerker}" if detail.medewerker else "",
        met_kop("Partners", detail.partners),
        mensen if detail.vrijwilligers else "",
        _betaald(detail),
        met_kop("Uit een voorstel", detail.waarom),
        met_kop("Uit de buurt", "; ".join(detail.uit_de_buurt)),
        _geteld(rij),
    )
    return onder_elkaar(regels)


def ingebracht(rij: InitiatiefRij | OnderwerpRij) -> ZoalsGetypt:
    """What residents put forward: where and when, what was done with it, and what came of it."""
    bij = rij.ingebracht_bij if isinstance(rij, OnderwerpRij) else ""
    wanneer = zin(f"Ingebracht op {datum_in_woorden(rij.ingebracht_op)}")
    regels: list[str] = [
        " · ".join(deel for deel in (rij.thema, rij.gebied, rij.locatie) if deel),
        ZoalsGetypt(" · ".join(deel for deel in (wanneer, bij) if deel)),
        ZoalsGetypt(rij.toelichting),
    ]
    if isinstance(rij, OnderwerpRij):
        verteld = f"{datum_in_woorden(rij.teruggekoppeld_op)}, {rij.teruggekoppeld_hoe}"
        regels += [
            met_kop("Wat ermee gedaan is", rij.gedaan) or "Wat ermee gedaan is: nog niets opgeschreven",
            met_kop("Teruggekoppeld", verteld) if rij.teruggekoppeld_op else "Teruggekoppeld: nog niet",
        ]
    else:
        regels += [f"Stand: {rij.stand}", met_kop("Wat wij doen", rij.steun), met_kop("Resultaat", rij.resultaat)]
    return onder_elkaar((*regels, met_kop("Activiteit", rij.activiteit)))


def met_kop(kop: str, getypt: str) -> ZoalsGetypt:
    """What somebody typed behind what it is; nothing when nothing was typed."""
    return ZoalsGetypt(f"{zin(kop)}: {getypt}" if getypt else "")


def onder_elkaar(regels: Iterable[str]) -> ZoalsGetypt:
    """These lines as the screen says them, without the empty ones."""
    return ZoalsGetypt("\n".join(zin(regel) for regel in regels if regel))


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
