"""What a decision of a triage made, and what is done first, in sentences for screen and paper. No SQLAlchemy."""

from __future__ import annotations

from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.store.lezer import Lezer

EERSTE_ACTIE = "Eerste actie: "
"""How the first act of a spoed begins; it is the last that a toelichting says."""


def zonder_eerste_actie(toelichting: str) -> tuple[str, str]:
    """(what was explained, the first act without `EERSTE_ACTIE`) of the toelichting of a spoed."""
    voor, begin, actie = f"\n{toelichting}".rpartition(f"\n{EERSTE_ACTIE}")
    return (voor.strip(), actie.strip()) if begin else (toelichting, "")


def gevolg_in_woorden(lezer: Lezer, gevolg: str, id_: Id | None) -> str:
    """As in "Toeleiding naar de Stadsbank" or "Casus C26-7KQ4M"; empty when nothing was made or it is gone."""
    match gevolg:
        case "toeleiding":
            rij = lezer.row("SELECT naar FROM toeleiding WHERE id = ?", (id_,))
            return f"Toeleiding naar {rij[0]}" if rij else ""
        case "ondersteuning":
            rij = lezer.row("SELECT soort, verwacht_einde FROM ondersteuning WHERE id = ?", (id_,))
            return f"{rij[0].capitalize()} tot {datum_in_woorden(rij[1])}" if rij else ""
        case "casus":
            rij = lezer.row(
                "SELECT c.nummer, coalesce(m.naam, '') FROM casus c LEFT JOIN huishouden h ON h.casus_id = c.id "
                "LEFT JOIN medewerker m ON m.id = h.regisseur_id WHERE c.id = ?",
                (id_,),
            )
            return f"Casus {rij[0]}{f', regisseur {rij[1]}' if rij[1] else ''}" if rij else ""
        case "onderzoek":
            rij = lezer.row("SELECT wet, melding_op FROM onderzoek WHERE id = ?", (id_,))
            return f"Onderzoek {rij[0]}, melding van {datum_in_woorden(rij[1])}" if rij else ""
        case "opschaling":
            rij = lezer.row("SELECT r.naam FROM opschaling o JOIN trede r ON r.id = o.trede_id WHERE o.id = ?", (id_,))
            return f"Opgeschaald: {rij[0]}" if rij else ""
    return ""
