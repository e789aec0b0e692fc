"""Sentences of the plan of a family, in the words of one language. No PDF.

A word of the trade is explained where it first stands or is not used: "regisseur" is "vaste contactpersoon".
"""

from __future__ import annotations

from wijdesk.models.rows.papier import GEZINSLID, VOOGD, PapierLid, PlanPapier, Voogdij
from wijdesk.models.rows.plan import ActieRij, DoelRij
from wijdesk.reports.brieftaal import Woorden
from wijdesk.reports.papier_tekst import hoofdletter

GEZINSWOORDEN = ("gezin", "familie", "huishouden")


def titel(papier: PlanPapier, w: Woorden) -> str:
    """As in a sentence: "Plan van gezin Bakker", "Plan van Jan de Vries" for who is alone."""
    if not papier.familie:
        return w("titel")
    eerste, _, rest = papier.familie.partition(" ")
    if eerste.lower() in GEZINSWOORDEN:
        return w(f"titel_{eerste.lower()}", naam=rest).strip()
    return w("titel_gezin" if len(papier.leden) > 1 else "titel_persoon", naam=papier.familie)


def stand(papier: PlanPapier, w: Woorden) -> str:
    """Which plan this is: a fixed version, one that changed since, or one that was never fixed."""
    nummer, op = papier.na_versie
    if papier.versie:
        return w("stand_versie", versie=str(papier.versie), dag=w.dag(papier.vastgesteld_op))
    if nummer:
        return w("stand_veranderd", dag=w.dag(papier.vandaag), versie=str(nummer), versiedag=w.dag(op))
    return w("stand_concept", dag=w.dag(papier.vandaag))


def naam(wie_: str, w: Woorden) -> str:
    """A name in a sentence; who is afgeschermd has none on paper."""
    return {GEZINSLID: w("gezinslid"), VOOGD: w("voogd")}.get(wie_, wie_)


def heet(wie_: str, w: Woorden) -> str:
    """A name where a line begins: as people write it themselves, for not every script and name has a capital."""
    return hoofdletter(naam(wie_, w)) if wie_ in (GEZINSLID, VOOGD) else wie_


def lid(rij: PapierLid, w: Woorden) -> str:
    """A member on one line: "Deniz Yılmaz (kind, 12 jaar)"."""
    rol = rij.rol.removesuffix(" met gezag").removesuffix(" zonder gezag")
    oud = w("jaar", leeftijd=str(rij.leeftijd)) if rij.leeftijd is not None else ""
    erbij = ", ".join(filter(None, (w.of(f"rol.{rol}", rol), oud)))
    return w("lid", naam=heet(rij.naam, w), erbij=erbij) if erbij else heet(rij.naam, w)


def wie_voogd_is(rij: Voogdij, w: Woorden) -> str:
    """Which institution decides about which children."""
    return w("voogd_van", kinderen=w.opsomming(naam(kind, w) for kind in rij.over), instelling=rij.instelling)


def wie(actie: ActieRij, regisseur: str, w: Woorden) -> str:
    """Who does something, as the family says it, or else what kind of helper it is."""
    if actie.wie:
        return heet(actie.wie, w)
    if actie.uitvoerder == "WIJ" and regisseur:
        return w("wie_wijkteam", naam=regisseur)
    return w.of(f"uitvoerder.{actie.uitvoerder}", actie.uitvoerder)


def over_doel(doel: DoelRij, score: tuple[str, int] | None, w: Woorden) -> str:
    """What a goal is about, for whom, how one knows, by when, how far it is and how it ended; a line each."""
    gebied = w.of(f"gebied.{doel.leefgebied}", doel.leefgebied[:1].lower() + doel.leefgebied[1:])
    voor = w.opsomming(dict.fromkeys(naam(wie_, w) for _, wie_ in doel.personen)) or w("iedereen")
    zinnen = [w("doel_over", gebied=gebied, wie=voor)]
    if doel.wanneer_bereikt:
        zinnen.append(w("doel_merken", tekst=doel.wanneer_bereikt))
    if doel.stand == "lopend" and doel.streef:
        zinnen.append(w("doel_streef", dag=w.dag(doel.streef)))
    if doel.stand == "lopend" and score is not None:
        zinnen.append(w("doel_score", score=str(score[1]), dag=w.dag(score[0])))
    zinnen.append(einde(doel, w))
    return "\n".join(filter(None, zinnen))


def einde(doel: DoelRij, w: Woorden) -> str:
    """How a goal ended, in a sentence; empty while it runs."""
    sleutel = f"einde.{doel.stand}"
    if not w.of(sleutel, ""):
        return ""
    zin = w(f"{sleutel} op", dag=w.dag(doel.afgerond_op)) if doel.afgerond_op else w(sleutel)
    return " ".join(filter(None, (zin, doel.reden)))
