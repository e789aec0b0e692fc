"""How a drawn file, a finding and a month look in words. No widget."""

from __future__ import annotations

from wijdesk.models import dossierregels as regels
from wijdesk.models.rows.dossiercontrole import Bevinding, Controledetail, Controlemaand, ControleRij, PuntRij
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.regels import Regel

Rij = ControleRij | Bevinding
VOOR_U, TE_DOEN, GEDAAN, OVERGESLAGEN, KLAAR = (
    "Wacht op u", "Te controleren", "Gecontroleerd", "Overgeslagen", "Eerder gecontroleerd bij u",
)  # fmt: skip
_GROEP = {regels.GEDAAN: GEDAAN, regels.OVERGESLAGEN: OVERGESLAGEN}
_PIL = {regels.BEGONNEN: "begonnen", regels.TE_DOEN: "te doen", regels.OVERGESLAGEN: "overgeslagen"}


def sleutel(rij: Rij) -> Id:
    """What a list knows a row by: one file can stand there to check and to answer."""
    return Id(b"bevinding" + rij.id) if isinstance(rij, Bevinding) else rij.id


def groep(rij: Rij) -> str:
    """Under which head a row stands."""
    if isinstance(rij, Bevinding):
        return VOOR_U if rij.wacht or rij.acties else KLAAR
    return _GROEP.get(rij.stand, TE_DOEN)


def volgorde(rijen: tuple[ControleRij, ...], bevindingen: tuple[Bevinding, ...]) -> tuple[Rij, ...]:
    """The rows group by group."""
    koppen = (VOOR_U, TE_DOEN, GEDAAN, OVERGESLAGEN, KLAAR)
    return tuple(sorted((*bevindingen, *rijen), key=lambda rij: koppen.index(groep(rij))))


def beeld(rij: Rij) -> Regel:
    """A file as a row: whose, what kind, how far."""
    open_ = _wacht(rij.wacht, rij.acties)
    if isinstance(rij, Bevinding):
        return Regel(
            titel=rij.naam,
            rechts=rij.nummer,
            onder=open_ or "Alles beantwoord",
            verder=f"{rij.goed} van {rij.punten} in orde · gecontroleerd {datum_in_woorden(rij.gedaan_op)}",
            teken="!" if open_ else "✓",
            toestand="let-op" if open_ else "goed",
        )
    klaar = rij.stand == regels.GEDAAN
    wie = f"regisseur {rij.regisseur}" if rij.regisseur else "geen regisseur"
    delen = (wie, f"controleur {rij.controleur}" if rij.controleur else "")
    return Regel(
        titel=rij.naam,
        rechts=rij.nummer,
        onder=rij.overgeslagen or f"{rij.soort} · {' · '.join(filter(None, delen))}",
        verder=open_ if klaar else "Uw eigen dossier: een collega controleert het" if rij.eigen else "",
        pil=f"{rij.goed} van {rij.punten} in orde" if klaar else _PIL[rij.stand],
        teken="✓" if klaar else "",
        toestand="let-op" if klaar and open_ else "goed" if klaar else "",
    )


def telling(maand: Controlemaand) -> str:
    """How far a month is, in one line."""
    delen = [f"{maand.gedaan} van {maand.aantal} gecontroleerd"]
    if wacht := sum(rij.wacht for rij in maand.rijen):
        delen.append(_wacht(wacht, 0))
    if acties := sum(rij.acties for rij in maand.rijen):
        delen.append(_wacht(0, acties))
    if maand.ingelezen:
        delen.append(f"{maand.ingelezen} ingelezen uit een bestand")
    return " · ".join(delen)


def kop(d: Controledetail) -> str:
    """Of which month, which list, how it stands."""
    delen = [d.locatie, regels.maand_in_woorden(d.maand), f"controlelijst {d.lijst}", d.rij.soort.lower()]
    if d.rij.gedaan_op:
        delen.append(f"{d.rij.goed} van {d.rij.punten} in orde op {datum_in_woorden(d.rij.gedaan_op)}")
        delen.append(f"controleur {d.rij.controleur}")
    elif d.rij.overgeslagen:
        delen.append(f"overgeslagen: {d.rij.overgeslagen}")
    return " · ".join(delen)


def let_op(d: Controledetail) -> str:
    """What has to be known first; empty when nothing."""
    if d.rij.eigen and not d.rij.gedaan_op:
        return "Dit is een dossier van uzelf. Een collega controleert het."
    if d.antwoordt and d.rij.wacht:
        return f"Beantwoord wat niet in orde is, uiterlijk {datum_in_woorden(d.uiterlijk)}."
    if d.rij.gedaan_op and d.rij.wacht:
        wie = d.aan or "de casemanager"
        return f"{wie} antwoordt uiterlijk {datum_in_woorden(d.uiterlijk)}."
    return ""


def punt(rij: PuntRij) -> str:
    """One answer with its remark, in one text."""
    regel = f"{regels.OORDELEN.get(rij.oordeel, 'Nog niet ingevuld')} · {rij.vraag}"
    return f"{regel}\n{rij.opmerking}" if rij.opmerking else regel


def vervolg(rij: PuntRij) -> str:
    """What is done about a finding, in one text; empty when nothing was said yet."""
    delen = []
    if rij.actie:
        stand = (
            f"gedaan {datum_in_woorden(rij.gedaan_op)}" if rij.gedaan_op else f"voor {datum_in_woorden(rij.klaar_voor)}"
        )
        delen.append(f"Verbeteractie: {rij.actie} ({', '.join(filter(None, (rij.wie, stand)))})")
    if rij.antwoord:
        delen.append(f"Antwoord van {datum_in_woorden(rij.beantwoord_op)}: {rij.antwoord}")
    return "\n".join(delen)


def _wacht(bevindingen: int, acties: int) -> str:
    delen = []
    if bevindingen:
        delen.append(
            "1 bevinding te beantwoorden" if bevindingen == 1 else f"{bevindingen} bevindingen te beantwoorden"
        )
    if acties:
        delen.append("1 verbeteractie open" if acties == 1 else f"{acties} verbeteracties open")
    return " · ".join(delen)
