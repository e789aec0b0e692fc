"""A setting of the organisation in a difference: what it is called, and what each desk chose."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import definities
from wijdesk.models.controlelezen import FouteControlelijst, lees_eigen
from wijdesk.models.eigencijfer import lees_eigen_definitie, teller_van
from wijdesk.models.instellingen import KEUZE, SOORTEN
from wijdesk.models.values import datum_in_woorden, moment_in_woorden
from wijdesk.services.cijferdefinities import VOORVOEGSEL as DEFINITIE
from wijdesk.services.controlelijsten import VOORVOEGSEL
from wijdesk.services.verschil.velden import noun_in_woorden


def naam_van(naam: str) -> str:
    """What the screen calls it; the noun for one that only a newer program knows."""
    if naam.startswith(VOORVOEGSEL):
        return f"Controlelijst {naam.removeprefix(VOORVOEGSEL)}"
    if naam.startswith(DEFINITIE):
        cijfer, _, dag = naam.removeprefix(DEFINITIE).partition("/")
        titel = next((een.titel for een in definities() if een.naam == cijfer), "")
        return f"Definitie van {titel or cijfer} vanaf {datum_in_woorden(dag)}"
    return SOORTEN[naam].label if naam in SOORTEN else noun_in_woorden("instelling")


def keus_van(naam: str, waarde: str, nu: int) -> str:
    """What was chosen, as people read it; `nu` in UTC ms."""
    if naam.startswith(VOORVOEGSEL):
        return _lijst(waarde, nu)
    if naam.startswith(DEFINITIE):
        return _definitie(waarde)
    soort = SOORTEN.get(naam)
    return dict(soort.keuzes).get(waarde, waarde) if soort is not None and soort.soort == KEUZE else waarde


def _lijst(waarde: str, nu: int) -> str:
    """The questions of a checklist, and since when it holds."""
    try:
        eigen = lees_eigen(waarde)
    except FouteControlelijst:
        return waarde
    vragen = (f"{nummer}. {punt.vraag}" for nummer, punt in enumerate(eigen.lijst.punten, start=1))
    return "\n".join((f"In gebruik sinds {moment_in_woorden(eigen.sinds, nu)}", *vragen))


def _definitie(waarde: str) -> str:
    """What a definition counts, of what, and who decided it."""
    try:
        een = lees_eigen_definitie(waarde)
    except Weigering:
        return waarde
    return f"{teller_van(een)}, van: {een.van}. Bron: {een.bron}"
