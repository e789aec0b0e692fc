"""How a signaal looks in a list. Urgency is a word and a sign, never only a colour. Knows no panel."""

from __future__ import annotations

from datetime import date

from wijdesk.models.rows.signaal import SignaalRij
from wijdesk.models.signaalregels import AFGESLOTEN, SNEL, SPOED, ouderdom_in_woorden, urgentie_in_woorden
from wijdesk.models.values import dag_in_woorden, lokaal
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen

TEKENS = {SPOED: ("!!", "spoed"), SNEL: ("!", "let-op")}


def hoofdletter(tekst: str) -> str:
    """The first letter as a capital."""
    return tekst[:1].upper() + tekst[1:]


def terugkoppelen_in_woorden(voor: str, vandaag: date) -> str:
    """By when the melder must hear: "Terugkoppelen uiterlijk morgen", "Terugkoppeling te laat: ma 3 feb"."""
    dag = date.fromisoformat(voor)
    woorden = dag_in_woorden(dag, vandaag)
    return f"Terugkoppeling te laat: {woorden}" if dag < vandaag else f"Terugkoppelen uiterlijk {woorden}"


def beeld(rij: SignaalRij, *, nu: int, ik: str, verwant: int = 0, gemerkt: bool = False, bundel: str = "") -> Regel:
    """One row: whom or what it is about, how urgent, how old, who has it, and how it begins.

    `verwant` is how many other open ones belong with it by themselves; `gemerkt` is marked to be put together;
    `bundel` is said of a row that stands for a whole bundel.
    """
    teken, toestand = TEKENS.get(rij.urgentie, ("", ""))
    if gemerkt:
        teken, toestand = "✓", "goed"
    vandaag = lokaal(nu).date()
    oud = ouderdom_in_woorden(rij.ontvangen, nu)
    delen = [hoofdletter(urgentie_in_woorden(rij.urgentie)), rij.soort]
    if rij.stand == AFGESLOTEN:
        delen = [hoofdletter(rij.uitkomst) or hoofdletter(AFGESLOTEN), rij.soort]
    elif rij.thema and rij.thema != rij.over:
        delen.append(rij.thema)
    if rij.afgeschermd:
        delen.insert(0, "Afgeschermd")
    wie = "bij mij" if rij.medewerker == ik else rij.medewerker
    erbij = " · ".join(deel for deel in (bundel, f"+{verwant} verwant" if verwant else "") if deel)
    begin = ZoalsGetypt(rij.begin)
    voor = rij.terugkoppelen_voor if rij.stand != AFGESLOTEN else ""
    let_op = terugkoppelen_in_woorden(voor, vandaag) if voor and date.fromisoformat(voor) <= vandaag else ""
    gesproken = (
        "gemerkt" if gemerkt else "", rij.over or rij.soort, *delen, oud, rij.stand,
        f"bij {rij.medewerker}" if rij.medewerker else "", erbij, let_op, begin,
    )  # fmt: skip
    return Regel(
        titel=rij.over or hoofdletter(rij.soort),
        rechts=oud,
        onder=" · ".join(delen),
        verder=samen(" · ", erbij, begin),
        pil=wie,
        let_op=let_op,
        teken=teken,
        toestand=toestand,
        voluit=samen(", ", *gesproken),
    )
