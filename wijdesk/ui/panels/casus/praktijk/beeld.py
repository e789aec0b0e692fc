"""How support of a kind reads in a list, and in full. No widgets."""

from __future__ import annotations

from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.rows.praktijk import PraktijkvormRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.praktijkwaarde import in_beeld
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen

KORT = 2
"""Fields that stand in the list."""


def beeld(rij: PraktijkvormRij) -> Regel:
    """One line: what, for whom, since when, and what waits."""
    eerste = samen(" · ", *map(in_beeld, rij.velden[:KORT]))
    te_laat = next((wacht for wacht in rij.wacht if wacht.te_laat), None)
    return Regel(
        titel=rij.naam,
        rechts=dagen(rij),
        onder=" · ".join(deel for deel in (rij.persoon, rij.medewerker) if deel),
        verder=ZoalsGetypt(" ".join(eerste.split())),
        pil=rij.uitkomst,
        let_op=f"{te_laat.label}: had voor {datum_in_woorden(te_laat.dag)} gemoeten" if te_laat else "",
        teken="!" if te_laat else "",
        toestand="spoed" if te_laat else "",
    )


def groep(rij: PraktijkvormRij) -> str:
    """The heading a row stands under."""
    return "Afgerond" if rij.einde else "Loopt nu"


def dagen(rij: PraktijkvormRij) -> str:
    """From when until when."""
    begin = datum_in_woorden(rij.begin)
    return f"{begin} t/m {datum_in_woorden(rij.einde)}" if rij.einde else f"sinds {begin}"


def voluit(rij: PraktijkvormRij) -> str:
    """Everything of it, a line for each field."""
    soort = lees_een(rij.soort_inhoud)
    kop = f"{rij.naam}, {rij.persoon or 'voor het hele huishouden'}, {dagen(rij)}. Wie het doet: {rij.medewerker}."
    regels = [kop, *map(in_beeld, rij.velden)]
    regels += [f"{wacht.label}: nog invullen, voor {datum_in_woorden(wacht.dag)}." for wacht in rij.wacht]
    regels += [f"{label}: dit is het hoogste aantal." for label in rij.grens]
    if rij.uitkomst:
        regels.append(f"Afgelopen: {rij.uitkomst}.")
    if rij.soort_gestopt:
        regels.append("Deze praktijkvorm is gestopt: wat loopt gaat door, een nieuwe begint u niet meer.")
    regels.append(f"Grond: {soort.grond} · versie {rij.versie}")
    return samen("\n", *regels)
