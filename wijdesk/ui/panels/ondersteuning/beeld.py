"""How support, an onderzoek, a contact, a step and a clock look in a list and in words. Knows no panel."""

from __future__ import annotations

from datetime import date, timedelta

from wijdesk.models.ondersteuning_regels import AFGEROND, AFGESCHAALD, CONTROLE
from wijdesk.models.rows.ondersteuning import HulpRij, MomentRij, OndersteuningDetail
from wijdesk.models.rows.onderzoek import OnderzoekDetail, StapRij
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id, dag_in_woorden
from wijdesk.ui.agendaregel import zonder_dag
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen

TEKENS = {"te laat": "!", "spoed": "!", "let-op": "·"}
TE_LAAT, DEZE_WEEK, LATER, ZONDER = "Te laat", "Binnen een week", "Later", "Geen termijn meer"
KLAAR = "✓"


def hulp_beeld(rij: HulpRij, *, met_wie: bool) -> Regel:
    """One in the list: who, what is to be done and by when, what for."""
    klaar = rij.stand == AFGEROND
    wie = rij.medewerker if met_wie else ""
    soort = rij.soort[:1].upper() + rij.soort[1:]
    rechts = zonder_dag(rij.in_woorden)
    return Regel(
        titel=rij.over,
        rechts="" if klaar else rechts,
        onder=" · ".join(deel for deel in (soort, rij.in_woorden if klaar else rij.wat_nu, wie) if deel),
        verder=_een_regel(rij.wat),
        teken=KLAAR if klaar else TEKENS.get(rij.toestand, ""),
        toestand="goed" if klaar else _kleur(rij.toestand),
        voluit=samen(
            ", ", rij.over, soort, rij.wat_nu, rij.in_woorden, rij.medewerker, _een_regel(rij.wat), rij.toestand
        ),
    )


def hulp_groep(rij: HulpRij, vandaag: date) -> str:
    """The heading it stands under; what ended has none."""
    if rij.stand == AFGEROND:
        return ""
    if not rij.voor:
        return ZONDER
    dag = date.fromisoformat(rij.voor)
    if dag < vandaag:
        return TE_LAAT
    return DEZE_WEEK if dag <= vandaag + timedelta(days=7) else LATER


def moment_beeld(rij: MomentRij, vandaag: date) -> Regel:
    """A contact in the list; all its words stand below it."""
    duur = f"{rij.duur} min" if rij.duur else ""
    return Regel(
        titel=f"{_dag(rij.op, vandaag)} · {rij.soort}",
        rechts=" · ".join(deel for deel in (duur, rij.medewerker) if deel),
        onder=_een_regel(rij.tekst),
        pil="verbeterd" if rij.eerder else "",
    )


def moment_voluit(rij: MomentRij) -> str:
    """All words of a contact, with what they said before."""
    eerder = [samen(" ", "Eerder stond er:", ZoalsGetypt(tekst)) for tekst in rij.eerder]
    return samen("\n", ZoalsGetypt(rij.tekst), *eerder)


def stap_beeld(rij: StapRij, vandaag: date) -> Regel:
    """A step of an onderzoek: when it was taken, or that it was not yet."""
    return Regel(
        titel=rij.naam,
        rechts=_dag(rij.op, vandaag) if rij.op else "nog niet",
        onder=rij.grondslag,
        teken=KLAAR if rij.op else "",
        toestand="goed" if rij.op else "",
    )


def klok_beeld(rij: AgendaRij) -> Regel:
    """A clock of an onderzoek: what is left of it, or how it ended."""
    t = rij.termijn
    gehaald = t is not None and bool(t.gehaald_op)
    klaar = gehaald or (t is not None and bool(t.vervallen_op))
    over, _, wanneer = rij.in_woorden.partition(" (")
    return Regel(
        titel=rij.wat,
        rechts=zonder_dag(rij.in_woorden) if wanneer and not klaar else "",
        onder=rij.in_woorden if klaar else f"uiterlijk {wanneer.rstrip(')')}" if wanneer else over,
        teken=KLAAR if gehaald else "" if klaar else TEKENS.get(rij.toestand, ""),
        toestand="goed" if gehaald else _kleur(rij.toestand),
        voluit=", ".join(deel for deel in (rij.wat, rij.in_woorden, rij.grondslag, rij.toestand) if deel),
    )


def sleutel_van_stap(rij: StapRij) -> Id:
    """What a list knows a step by."""
    return Id(rij.stap.encode())


def stand_in_woorden(rij: OndersteuningDetail, vandaag: date) -> str:
    """How a support stands, in one line."""
    if rij.stand == AFGEROND:
        return f"Afgerond {_dag(rij.einde, vandaag)}: {rij.uitkomst}"
    if rij.stand == CONTROLE:
        return f"Afgerond {_dag(rij.einde, vandaag)}: {rij.uitkomst} · controle {rij.in_woorden}"
    wat = "Wij vragen hoe het gaat" if rij.soort == AFGESCHAALD else "Loopt tot"
    return samen(" · ", f"{wat} {_dag(rij.verwacht_einde, vandaag)}", zonder_dag(rij.in_woorden))


def feiten(rij: OndersteuningDetail, vandaag: date) -> str:
    """Who, since when, which household, and when the end moved and why."""
    begin = f"sinds {_dag(rij.begin, vandaag)}"
    regels = [samen(" · ", _wie(rij), begin, *_waarbij(rij))]
    for v in rij.verlengingen:
        wanneer = f"Einde verzet van {_dag(v.van, vandaag)} naar {_dag(v.tot, vandaag)}"
        regels.append(samen(" ", samen(": ", wanneer, ZoalsGetypt(v.reden)), ZoalsGetypt(f"({v.medewerker})")))
    if rij.controle_op and rij.stand not in (CONTROLE, AFGEROND):
        regels.append(samen("", f"Controle: {_dag(rij.controle_op, vandaag)}"))
    if rij.uitkomst_tekst:
        regels.append(ZoalsGetypt(rij.uitkomst_tekst))
    if rij.controle_gedaan_op:
        regels.append(samen(": ", f"Controle {_dag(rij.controle_gedaan_op, vandaag)}", ZoalsGetypt(rij.controle_tekst)))
    return samen("\n", *regels)


def onderzoek_stand(rij: OnderzoekDetail, vandaag: date) -> str:
    """How an onderzoek stands, in one line."""
    if rij.afgerond_op:
        return f"Afgerond {_dag(rij.afgerond_op, vandaag)}: {rij.uitkomst}"
    loopt = next((t for t in rij.termijnen if t.termijn is not None and _loopt(t) and t.toestand != ""), None)
    loopt = loopt or next((t for t in rij.termijnen if _loopt(t)), None)
    return f"Melding van {_dag(rij.melding_op, vandaag)}" + (f" · {loopt.wat}: {loopt.in_woorden}" if loopt else "")


def onderzoek_feiten(rij: OnderzoekDetail) -> str:
    """Who does it, for which household, and the casus beside it."""
    return samen(" · ", _wie(rij), *_waarbij(rij))


def _wie(rij: OndersteuningDetail | OnderzoekDetail) -> ZoalsGetypt:
    return ZoalsGetypt(f"{rij.medewerker}, {rij.locatie}")


def _waarbij(rij: OndersteuningDetail | OnderzoekDetail) -> tuple[str, ...]:
    return (
        samen(" ", "huishouden", ZoalsGetypt(rij.huishouden)) if rij.huishouden else "",
        f"casus {rij.casusnummer}" if rij.casusnummer else "",
        f"tel. {rij.telefoon}" if rij.telefoon else "",
    )


def _loopt(rij: AgendaRij) -> bool:
    return rij.termijn is not None and not rij.termijn.gehaald_op and not rij.termijn.vervallen_op


def _kleur(toestand: str) -> str:
    return "spoed" if toestand in ("te laat", "spoed") else toestand


def _dag(iso: str, vandaag: date) -> str:
    return dag_in_woorden(date.fromisoformat(iso), vandaag)


def _een_regel(tekst: str) -> ZoalsGetypt:
    return ZoalsGetypt(" ".join(tekst.split()))
