"""The practice forms of a household that still run, as what closing its casus has to decide about. Plain reading."""

from __future__ import annotations

from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.rows.regie import OpenZaak
from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer


def lopende_vormen(lezer: Lezer, huishouden_id: Id) -> tuple[OpenZaak, ...]:
    """The practice forms that run, in the order in which they began; general words when it is for somebody hidden."""
    rijen = lezer.rows(
        "SELECT v.id, v.begin, s.inhoud, m.id, coalesce(m.naam, ''), v.persoon_id IS NOT NULL AND (p.id IS NULL OR "
        "(p.afgeschermd AND NOT ?)) FROM praktijkvorm v JOIN praktijksoort s ON s.id = v.praktijksoort_id "
        "LEFT JOIN persoon p ON p.id = v.persoon_id "
        "LEFT JOIN medewerker m ON m.id = v.medewerker_id AND m.status = 'actief' "
        "WHERE v.huishouden_id = ? AND v.einde = '' AND v.status = 'actief' ORDER BY v.begin, v.id",
        (lezer.mag("persoon.afgeschermd"), huishouden_id),
    )
    uit = []
    for id_, begin, inhoud, wie, naam, verborgen in rijen:
        soort = lees_een(inhoud)
        uit.append(
            OpenZaak(
                id=Id(id_),
                soort="praktijk",
                wat="Praktijkvorm" if verborgen else soort.naam,
                voor="",
                toestand="",
                medewerker_id=None if wie is None else Id(wie),
                medewerker=naam,
                sinds=begin,
                uitkomsten=() if verborgen else soort.uitkomsten,
            )
        )
    return tuple(uit)
