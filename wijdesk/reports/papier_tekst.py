"""What the papers for a family say, in plain Dutch (B1): days, who does something, how a goal ended. No PDF.

A word of the trade is explained where it first stands or is not used: "regisseur" is "vaste contactpersoon".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wijdesk.models.rows.papier import GEZINSLID, VOOGD, PapierLid
from wijdesk.models.rows.plan import ActieRij, DoelRij
from wijdesk.reports.jaarverslag_tekst import MAANDEN

CONTACTPERSOON = "vaste contactpersoon"

_UITVOERDER = {
    "zelf": "Het gezin zelf",
    "netwerk": "Familie of bekenden",
    "vrijwilliger": "Een vrijwilliger",
    "WIJ": "Het wijkteam",
    "aanbieder": "Een hulpverlener",
    "basisvoorziening": "Een voorziening in de wijk",
}
_GAAT_OVER = {
    "Basale ADL": "voor uzelf zorgen (wassen, aankleden, eten)",
    "Instrumentele ADL": "het dagelijks leven (koken, huishouden, geldzaken)",
    "Financiën": "geld",
    "Huisvesting": "wonen",
    "Tijdsbesteding": "wat u op een dag doet",
    "Huiselijke relaties": "hoe het thuis gaat",
    "Middelengebruik": "alcohol, drugs of gokken",
    "Sociaal netwerk": "familie, vrienden en buren",
    "Maatschappelijke participatie": "meedoen in de buurt",
    "Justitie": "politie en justitie",
}


def dag(iso: str) -> str:
    """An ISO date as on a letter: "3 februari 2027"; empty for no date."""
    if not iso:
        return ""
    wanneer = date.fromisoformat(iso)
    return f"{wanneer.day} {MAANDEN[wanneer.month - 1]} {wanneer.year}"


def dag_kort(iso: str) -> str:
    """An ISO date for a narrow column: "3-2-2027"."""
    if not iso:
        return ""
    wanneer = date.fromisoformat(iso)
    return f"{wanneer.day}-{wanneer.month}-{wanneer.year}"


def afdruk(vingerafdruk: str) -> str:
    """The part of a fingerprint that people can compare: "3fa8 12bc"."""
    return f"{vingerafdruk[:4]} {vingerafdruk[4:8]}"


def lid(rij: PapierLid) -> str:
    """A member on one line: "Deniz Yılmaz (kind, 12 jaar)"."""
    rol = rij.rol.removesuffix(" met gezag").removesuffix(" zonder gezag")
    erbij = ", ".join(filter(None, (rol, f"{rij.leeftijd} jaar" if rij.leeftijd is not None else "")))
    return f"{heet(rij.naam)} ({erbij})" if erbij else heet(rij.naam)


def gaat_over(leefgebied: str) -> str:
    """A leefgebied in words of everyday."""
    return _GAAT_OVER.get(leefgebied, leefgebied[:1].lower() + leefgebied[1:])


def voor_wie(doel: DoelRij) -> str:
    """Whom a goal is for; nobody named means everybody."""
    return opsomming(dict.fromkeys(naam for _, naam in doel.personen)) or "iedereen"


def wie(actie: ActieRij, regisseur: str) -> str:
    """Who does something, as the family says it, or else what kind of helper it is."""
    if actie.wie:
        return heet(actie.wie)
    if actie.uitvoerder == "WIJ" and regisseur:
        return f"{regisseur} (wijkteam)"
    return _UITVOERDER.get(actie.uitvoerder, actie.uitvoerder)


def einde(doel: DoelRij) -> str:
    """How a goal ended, in a sentence; empty while it runs."""
    op = f" op {dag(doel.afgerond_op)}" if doel.afgerond_op else ""
    zin = {
        "behaald": f"Dit doel is gehaald{op}.",
        "deels behaald": f"Dit doel is voor een deel gehaald{op}.",
        "niet behaald": f"Dit doel is niet gehaald. We zijn ermee gestopt{op}.",
        "vervallen": f"Dit doel is niet meer nodig. We zijn ermee gestopt{op}.",
    }.get(doel.stand, "")
    return " ".join(filter(None, (zin, doel.reden if zin else "")))


def opsomming(namen: Iterable[str]) -> str:
    """Names as in a sentence: "Emine, Deniz en Can"."""
    alle = tuple(namen)
    return " en ".join(filter(None, (", ".join(alle[:-1]), alle[-1]))) if alle else ""


def heet(naam: str) -> str:
    """A name where a line begins: as people write it themselves, for not every script and name has a capital."""
    return hoofdletter(naam) if naam in (GEZINSLID, VOOGD) else naam


def hoofdletter(tekst: str) -> str:
    """The same text with a capital in front."""
    return tekst[:1].upper() + tekst[1:]
