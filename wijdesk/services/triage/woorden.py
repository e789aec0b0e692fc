"""What a decision of a triage made, and what is done first, in sentences for screen and paper. No SQLAlchemy."""

from __future__ import annotations

from collections.abc import Collection

from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.store.lezer import Lezer

EERSTE_ACTIE = "Eerste actie: "
"""How the first act of a spoed begins; it is the last that a toelichting says."""
AFGESCHAALD = "afgeschaald (vinger aan de pols)"


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
            rijen = lezer.rows(
                "SELECT o.wet, o.melding_op FROM onderzoek o JOIN onderzoek e ON e.id = ? "
                "AND (o.id = e.id OR o.triage_id = e.triage_id) WHERE o.status = 'actief' ORDER BY o.wet DESC",
                (id_,),
            )
            wetten = " en ".join(f"Onderzoek {wet}, melding van {datum_in_woorden(op)}" for wet, op in rijen)
            return wetten.replace(" en Onderzoek", " en onderzoek")
        case "opschaling":
            rij = lezer.row("SELECT r.naam FROM opschaling o JOIN trede r ON r.id = o.trede_id WHERE o.id = ?", (id_,))
            return f"Opgeschaald: {rij[0]}" if rij else ""
    return ""


def afspraken_in_woorden(
    lezer: Lezer, gevolg: str, id_: Id | None, *, persoon_id: Id | None, zonder: Collection[str] = ()
) -> tuple[tuple[str, str], ...]:
    """(what it is, in words): what was agreed with help that began, the goals of who it is for in a casus.

    Goals on a leefgebied of `zonder` stay out.
    """
    if gevolg == "ondersteuning":
        rij = lezer.row("SELECT soort, doel, controle_op FROM ondersteuning WHERE id = ?", (id_,))
        if rij is None:
            return ()
        wat = "Wie of wat helpt voortaan, en waar we op letten" if rij[0] == AFGESCHAALD else "Wat er straks bereikt is"
        wanneer = f"Op {datum_in_woorden(rij[2])}" if rij[2] else ""
        return tuple(paar for paar in ((wat, rij[1]), ("Wanneer we vragen hoe het gaat", wanneer)) if paar[1])
    if gevolg == "casus":
        doelen = [
            str(woorden)
            for woorden, leefgebied in lezer.rows(
                "SELECT d.woorden, d.leefgebied FROM doel d JOIN plan p ON p.id = d.plan_id AND p.status = 'actief' "
                "JOIN doelpersoon x ON x.doel_id = d.id AND x.status = 'actief' "
                "WHERE p.casus_id = ? AND x.persoon_id = ? AND d.status = 'actief' AND d.stand = 'lopend' "
                "ORDER BY d.volgorde, d.id",
                (id_, persoon_id),
            )
            if leefgebied not in zonder
        ]
        return (("Doelen", "\n".join(f"• {woorden}" for woorden in doelen)),) if doelen else ()
    return ()
