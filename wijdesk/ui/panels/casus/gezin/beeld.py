"""How a member of a household looks in the list, and in which group. Logic only: no widgets."""

from __future__ import annotations

from datetime import date

from wijdesk.models.leeftijd import volgende_grens
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.values import dag_in_woorden, datum_in_woorden
from wijdesk.ui.regels import Regel

HELE_TIJD = "hele tijd"
VOLWASSENEN, KINDEREN, EERDER = "Volwassenen", "Kinderen", "Eerder in dit huishouden"


def is_eerder(lid: LidRij, vandaag: date) -> bool:
    """Whether this membership has ended."""
    return bool(lid.tot) and lid.tot < vandaag.isoformat()


def groep(lid: LidRij, vandaag: date) -> str:
    """Under which heading somebody stands."""
    if is_eerder(lid, vandaag):
        return EERDER
    return KINDEREN if lid.kind else VOLWASSENEN


def periode(lid: LidRij) -> str:
    """Since when, or from when to when: "sinds 01-01-2025", "01-01-2025 t/m 03-02-2026"."""
    if lid.tot:
        return f"{datum_in_woorden(lid.van)} t/m {datum_in_woorden(lid.tot)}"
    return f"sinds {datum_in_woorden(lid.van)}"


def grens_in_woorden(lid: LidRij, vandaag: date) -> str:
    """The next birthday that changes rights, for a child: "wordt 12 op vr 10 apr"."""
    grens = None if lid.afgeschermd or not lid.kind else volgende_grens(lid.geboortedatum, vandaag)
    return "" if grens is None else f"wordt {grens.leeftijd} op {dag_in_woorden(grens.op, vandaag)}"


def beeld(lid: LidRij, vandaag: date) -> Regel:
    """Name and age; role, where they live, since when; a boundary that comes near; other households."""
    verblijf = "" if lid.verblijf == HELE_TIJD else lid.verblijf
    ook = f"ook in: {', '.join(naam for _, naam in lid.ook_in)}" if lid.ook_in else ""
    eerder = is_eerder(lid, vandaag)
    nu = "" if eerder else grens_in_woorden(lid, vandaag)
    leeftijd = "" if lid.leeftijd is None else f"{lid.leeftijd} jaar"
    return Regel(
        titel=f"{lid.naam} ({lid.leeftijd})" if lid.leeftijd is not None and not eerder else lid.naam,
        rechts=periode(lid),
        onder=" · ".join(deel for deel in (lid.rol, verblijf, nu, ook, lid.opmerking) if deel),
        voluit=", ".join(
            deel for deel in (lid.naam, leeftijd, lid.rol, lid.verblijf, periode(lid), ook, nu, lid.opmerking) if deel
        ),
    )
