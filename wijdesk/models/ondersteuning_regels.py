"""What support and onderzoek ask by which day, and how that is said. Pure: no rows of the store, no SQLAlchemy."""

from __future__ import annotations

from datetime import date

from wijdesk.models.termijnen import rest_in_woorden, toestand_van
from wijdesk.models.values import dag_in_woorden

KLOKKEN = {
    "Wmo 2015": ("wmo-ontvangst", "wmo-onderzoek", "wmo-persoonlijk-plan", "wmo-beschikking"),
    "Jeugdwet": ("jeugd-besluit", "jeugd-familiegroepsplan"),
}
"""Per law the rules (resources/termijnen.toml) of an onderzoek and of the decision that follows."""
KAN_NOG = "wmo-persoonlijk-plan"
"""What the resident may do until a day; that nothing came is not late."""
AFGESCHAALD = "afgeschaald (vinger aan de pols)"
LOOPT, CONTROLE, AFGEROND = "loopt", "controle", "afgerond"


def stand_van(*, einde: str, controle_op: str, controle_gedaan_op: str) -> str:
    """How a support stands: it runs, it ended and somebody must still ask how it goes, or it is done."""
    if not einde:
        return LOOPT
    return CONTROLE if controle_op and not controle_gedaan_op else AFGEROND


def wat_nu(stand: str, soort: str) -> str:
    """What must be done by the day that counts."""
    if stand == CONTROLE:
        return "Controle: hoe gaat het nu?"
    return "Vragen hoe het gaat" if soort == AFGESCHAALD else "Afronden of verlengen"


def dag_die_telt(stand: str, *, verwacht_einde: str, controle_op: str, einde: str) -> str:
    """The day of that (ISO); of what is done, the day it ended."""
    return {LOOPT: verwacht_einde, CONTROLE: controle_op}.get(stand, einde)


def rest(dag: str, vandaag: date) -> tuple[str, str]:
    """What is left until a day in words, with its urgency."""
    op = date.fromisoformat(dag)
    return rest_in_woorden(op, vandaag), toestand_van(op, vandaag)


def geweest(dag: str, vandaag: date) -> str:
    """A day that was, as people say it."""
    return dag_in_woorden(date.fromisoformat(dag), vandaag)
