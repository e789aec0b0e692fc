"""How betrokkenen and consents read: lines of a list and cells of the matrix. Text only, no widgets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht, BetrokkeneRij, GeverRij, ToestemmingRij
from wijdesk.models.values import Id, dag_in_woorden, datum_in_woorden
from wijdesk.ui.regels import Regel

NIETS_GEVRAAGD = "niet gevraagd"
CEL = {"volledig": "✓ ja", "geweigerd": "✕ nee", "ontbreekt": "… niet compleet", "verlopen": "⚠ verlopen"}
TOESTAND = {"volledig": "goed", "geweigerd": "spoed", "ontbreekt": "let-op", "verlopen": "let-op"}


def beeld(rij: BetrokkeneRij, overzicht: BetrokkenenOverzicht, vandaag: date) -> Regel:
    """Somebody with what they are, how to reach them, and what they may know."""
    over = [t for t in overzicht.toestemmingen if t.betrokkene_id == rij.id]
    mag, let_op = mag_weten(over, overzicht), waarschuwing(over)
    organisatie = rij.organisatie if rij.naam else ""
    wat = " · ".join(deel for deel in (rij.relatie, organisatie) if deel)
    gestopt = f"gestopt {datum_in_woorden(rij.tot)}" if rij.tot and rij.tot < vandaag.isoformat() else ""
    return Regel(
        titel=rij.wie,
        rechts=gestopt or ("JIM" if rij.jim else ""),
        onder=wat or mag,
        pil=gedeeld(over),
        let_op=let_op,
        voluit=", ".join(
            deel for deel in (rij.wie, "JIM" if rij.jim else "", wat, gestopt, mag, let_op, rij.opmerking) if deel
        ),
    )


def voluit(rij: BetrokkeneRij, overzicht: BetrokkenenOverzicht) -> str:
    """Below the lists: how to reach the chosen one, and everything about what they may know."""
    over = [t for t in overzicht.toestemmingen if t.betrokkene_id == rij.id]
    hoe = " · ".join(deel for deel in (rij.telefoon, rij.email) if deel)
    zinnen = [mag_weten(over, overzicht), waarschuwing(over), geweigerd(over), rij.opmerking]
    return " ".join(filter(None, (f"{hoe}." if hoe else "", *(_zin(zin) for zin in zinnen if zin))))


def gedeeld(over: list[ToestemmingRij]) -> str:
    """How many kinds of data may be shared, short."""
    aantal = len({rij.gegevens for rij in over if rij.stand == "volledig"})
    return f"{aantal} gedeeld" if aantal else "niets gedeeld"


def mag_weten(over: list[ToestemmingRij], overzicht: BetrokkenenOverzicht) -> str:
    """Which kinds of data may be shared: "mag weten: plan, voortgang (Noor)"; without names it is about everybody."""
    if not over:
        return "nog geen toestemming"
    namen = {lid.persoon_id: voornaam(lid.naam) for lid in overzicht.leden}
    per_wie: dict[tuple[str, ...], list[str]] = {}
    for soort in overzicht.gegevens:
        ja = {rij.persoon_id for rij in over if rij.gegevens == soort and rij.stand == "volledig"}
        if wie := tuple(naam for id_, naam in namen.items() if id_ in ja):
            per_wie.setdefault(wie, []).append(soort)
    delen = [
        ", ".join(soorten) + ("" if len(wie) == len(namen) else f" ({', '.join(wie)})")
        for wie, soorten in per_wie.items()
    ]
    return f"mag weten: {'; '.join(delen)}" if delen else ""


def waarschuwing(over: list[ToestemmingRij]) -> str:
    """What was asked and is not complete, with why. A no is an answer, so nothing to watch out for."""
    return " ".join(_per_uitleg(rij for rij in over if rij.stand in {"ontbreekt", "verlopen"}))


def geweigerd(over: list[ToestemmingRij]) -> str:
    """What was refused, and by whom."""
    return " ".join(_per_uitleg(rij for rij in over if rij.stand == "geweigerd"))


def voornaam(naam: str) -> str:
    """The first name, which is enough inside one family."""
    return naam if naam.startswith("Afgeschermde") or not naam else naam.split(maxsplit=1)[0]


def _per_uitleg(rijen: Iterable[ToestemmingRij]) -> list[str]:
    per_uitleg: dict[str, list[str]] = {}
    for rij in rijen:
        if rij.gegevens not in per_uitleg.setdefault(rij.uitleg, []):
            per_uitleg[rij.uitleg].append(rij.gegevens)
    return [f"{', '.join(soorten)}: {_klein(waarom)}" for waarom, soorten in per_uitleg.items()]


def _klein(zin: str) -> str:
    """Goes on after a colon; a name keeps its capital."""
    return f"{zin[0].lower()}{zin[1:]}" if zin.startswith(("Nog te ", "Geen ", "De ", "Er ")) else zin


def cel(rij: ToestemmingRij | None) -> tuple[str, str]:
    """(text, state) of one cell of the matrix."""
    if rij is None:
        return "–", ""
    return CEL[rij.stand], TOESTAND[rij.stand]


def uitleg(rij: ToestemmingRij | None, regel: str, gevers: tuple[GeverRij, ...], vandaag: date) -> str:
    """Below the matrix: what stands here, who said what, and who decides."""
    zinnen = []
    if rij is None:
        namen = ", ".join(gever.naam for gever in gevers)
        zinnen.append(f"Nog niets gevraagd. Te vragen: {namen}." if namen else "Nog niets gevraagd.")
    else:
        if rij.uitleg:
            zinnen.append(rij.uitleg)
        zinnen += [f"{_gever(gever, vandaag)}." for gever in rij.gevers if gever.stand]
    if regel:
        zinnen.append(regel)
    return " ".join(zinnen)


def _zin(tekst: str) -> str:
    return f"{tekst[0].upper()}{tekst[1:]}{'' if tekst.endswith(('.', '!', '?')) else '.'}"


def _gever(gever: GeverRij, vandaag: date) -> str:
    dag = dag_in_woorden(date.fromisoformat(gever.op), vandaag)
    wat = {"gegeven": "zei ja", "geweigerd": "zei nee", "ingetrokken": "trok het in"}[gever.stand]
    tot = f", tot en met {datum_in_woorden(gever.tot)}" if gever.tot else ""
    telt = "" if gever.nodig else " (telt nu niet meer)"
    return f"{gever.naam} {wat} ({dag}, {gever.wijze}{tot}){telt}"


def sleutel(id_: Id | None) -> str:
    """An id as the value of a choice."""
    return "" if id_ is None else id_.hex()
