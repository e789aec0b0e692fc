"""Looking at lists of questions."""

from __future__ import annotations

from dataclasses import replace

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.vragenlijst import LeesHuidigeVragen, LeesVragenlijst, LeesVragenlijsten
from wijdesk.models.rows.vragenlijst import HuidigeVragen, VersieDetail, VersieRij
from wijdesk.models.values import Id
from wijdesk.services.register import leesvraag
from wijdesk.services.vragenlijsten import VOLGORDE, huidige, in_gebruik, is_leeg, past
from wijdesk.store.lezer import Lezer

_RIJ = f"""
SELECT v.id, v.soort, v.locatie_id, coalesce(l.naam, ''), v.versie, v.vanaf, coalesce(m.naam, ''), v.nr = 1,
    CASE v.soort WHEN 'triage'
    THEN (SELECT count(*) FROM triage t WHERE t.vragenlijst_id = v.id OR t.teamlijst_id = v.id)
    WHEN 'afwegingskader' THEN (SELECT count(*) FROM meldcode k WHERE k.vragenlijst_id = v.id)
    ELSE (SELECT count(*) FROM impactmeting i WHERE i.vragenlijst_id = v.id AND i.status = 'actief') END, v.inhoud
FROM (SELECT *, row_number() OVER (PARTITION BY soort, locatie_id ORDER BY {VOLGORDE}) AS nr FROM vragenlijst
    WHERE status = 'actief') v
LEFT JOIN locatie l ON l.id = v.locatie_id LEFT JOIN medewerker m ON m.id = v.medewerker_id
"""


@leesvraag(LeesVragenlijsten, recht="beheer.vragen", doel="vragenlijsten beheren")
def lees_vragenlijsten(lezer: Lezer, _v: LeesVragenlijsten) -> tuple[VersieRij, ...]:
    """Every version: triage before afwegingskader, the city before teams, in use before older ones."""
    rijen = lezer.rows(f"{_RIJ} ORDER BY v.soort DESC, v.locatie_id IS NOT NULL, l.naam, v.nr")
    kern = {rij[1]: rij[9] for rij in rijen if rij[2] is None and rij[7]}
    return tuple(
        replace(versie, past=past(kern[versie.soort], rij[9]), leeg=is_leeg(rij[9]))
        if versie.locatie_id is not None and versie.in_gebruik
        else versie
        for rij in rijen
        for versie in (_versie(rij),)
    )


@leesvraag(LeesVragenlijst, recht="beheer.vragen", doel="vragenlijsten beheren")
def lees_vragenlijst(lezer: Lezer, v: LeesVragenlijst) -> VersieDetail:
    """One version with its text, and of a team the core of today."""
    rij = lezer.row(f"{_RIJ} WHERE v.id = ?", (v.id,))
    if rij is None:
        raise Weigering("Deze vragenlijst bestaat niet (meer).")
    versie = _versie(rij)
    kern = in_gebruik(lezer.rows, versie.soort, None) if versie.locatie_id is not None else None
    if kern is None:
        return VersieDetail(rij=versie, inhoud=rij[9])
    return VersieDetail(
        rij=replace(versie, past=past(kern[1], rij[9]), leeg=is_leeg(rij[9])), inhoud=rij[9], kern=kern[1]
    )


@leesvraag(LeesHuidigeVragen, recht="beheer.vragen", doel="vragenlijsten beheren")
def lees_huidige_vragen(lezer: Lezer, v: LeesHuidigeVragen) -> HuidigeVragen:
    """What would be asked at a locatie today."""
    return huidige(lezer.rows, v.soort, v.locatie_id)


def _versie(rij: tuple[object, ...]) -> VersieRij:
    id_, soort, locatie_id, locatie, versie, vanaf, door, gebruikt, triages = rij[:9]
    return VersieRij(
        id=Id(id_),  # type: ignore[arg-type]
        soort=str(soort),
        locatie_id=Id(locatie_id) if isinstance(locatie_id, bytes) else None,
        locatie=str(locatie),
        versie=str(versie),
        vanaf=int(vanaf),  # type: ignore[call-overload]
        door=str(door),
        in_gebruik=bool(gebruikt),
        triages=int(triages),  # type: ignore[call-overload]
    )
