"""Whose record is kept and not used for a while (AVG art. 18), and which households that closes. No SQLAlchemy.

A household has one plan and one timeline, which cannot be used for all but one: so it closes as a whole, also when the
person left it since, for what was written about them is in it still. Who must go on for the others says why (art. 18
lid 2), as in an emergency. It does not stop by itself: whoever asked hears first that it ends (lid 3), and then
somebody lifts it.
"""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.values import Id, lokaal
from wijdesk.store import klokstand
from wijdesk.store.elders import Rijen
from wijdesk.store.lezer import Lezer

RECHT = "avg"
"""Who has it deals with the request, and so reads on."""
ZIN = "Beperkt: niet gebruiken"
UITLEG = "De inwoner vroeg om deze gegevens niet te gebruiken (AVG art. 18). Alleen de privacybeheerder kan erbij."
_PERSONEN = (
    "WITH RECURSIVE wie(id) AS (SELECT persoon_id FROM avgverzoek WHERE beperkt_van <> '' AND beperkt_van <= ?1 "
    "AND status = 'actief' AND persoon_id IS NOT NULL "
    "UNION SELECT p.samengevoegd_in FROM wie w CROSS JOIN persoon p ON p.id = w.id "
    "WHERE p.samengevoegd_in IS NOT NULL "
    "UNION SELECT p.id FROM wie w CROSS JOIN persoon p ON p.samengevoegd_in = w.id) SELECT id FROM wie"
)
_NOOD = (
    "SELECT 1 FROM inzagegrond WHERE medewerker_id = ? AND persoon_id = ? AND tot > ? AND soort = 'nood' "
    "AND status = 'actief'"
)
_NOOD_VAN = (
    "SELECT persoon_id, huishouden_id FROM inzagegrond WHERE medewerker_id = ? AND tot > ? AND soort = 'nood' "
    "AND status = 'actief'"
)
_LEDEN = "SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ? AND status = 'actief'"
_SINDS = (
    "SELECT max(json_extract(m.kop, '$.t')) FROM avgverzoek a JOIN mutatie m ON m.rij = a.id WHERE a.persoon_id = ? "
    "AND a.beperkt_van <> '' AND a.status = 'actief' AND json_extract(m.inhoud, '$.v.beperkt_van') <> ''"
)
_HUIZEN = "SELECT l.huishouden_id FROM huishoudlid l WHERE l.persoon_id IN ({}) AND l.status = 'actief'"


def personen(rijen: Rijen, dag: str) -> frozenset[Id]:
    """Whose record is not used on a day (ISO), with the cards it was merged with."""
    return frozenset(Id(rij[0]) for rij in rijen(_PERSONEN, (dag,)))


def mag_niet(lezer: Lezer, persoon_id: Id) -> bool:
    """Whether whoever asks may not use this record: it is restricted, and no emergency was said."""
    return bool(dicht_voor(lezer, (persoon_id,)))


def dicht_voor(lezer: Lezer, ids: Iterable[Id]) -> frozenset[Id]:
    """Of these persons whose record whoever asks may not use. One query when nobody is restricted."""
    if lezer.mag(RECHT):
        return frozenset()
    wie = personen(lezer.rows, lokaal(lezer.zeker).date().isoformat()).intersection(ids)
    return frozenset(id_ for id_ in wie if lezer.row(_NOOD, (lezer.medewerker_id, id_, lezer.zeker)) is None)


def huis_dicht(lezer: Lezer, huishouden_id: Id) -> bool:
    """Whether whoever asks may not use the record of this household: somebody in it is restricted."""
    dag = lokaal(lezer.zeker).date().isoformat()
    if lezer.mag(RECHT) or not is_beperkt(lezer.rows, huishouden_id, dag):
        return False
    return not any(huis == huishouden_id for _, huis in lezer.rows(_NOOD_VAN, (lezer.medewerker_id, lezer.zeker)))


def woorden_dicht(lezer: Lezer, gezegd: Iterable[tuple[Id | None, int]]) -> frozenset[tuple[Id | None, int]]:
    """Of what was said about whom at what moment (ms UTC): what may not be read, since it is from before.

    What somebody comes to tell while their record is restricted, they tell to be helped with.
    """
    alle = frozenset(gezegd)
    wie = dicht_voor(lezer, {id_ for id_, _ in alle if id_ is not None})
    sinds = {id_: lezer.row(_SINDS, (id_,)) for id_ in wie}
    begon = {id_: lezer.nu if rij is None or rij[0] is None else int(rij[0]) for id_, rij in sinds.items()}
    return frozenset(paar for paar in alle if paar[0] in wie and paar[1] < begon[Id(paar[0] or b"")])


def niet_te_schrijven(rijen: Rijen, *, medewerker_id: Id, nu: int) -> tuple[frozenset[Id], frozenset[Id]]:
    """The persons and households nothing is written about by this colleague: restricted, without an emergency."""
    nu = klokstand.moment(rijen, nu)
    wie = personen(rijen, lokaal(nu).date().isoformat())
    if not wie:
        return frozenset(), frozenset()
    nood = rijen(_NOOD_VAN, (medewerker_id, nu))
    huizen = {Id(huis) for _, huis in nood if huis is not None}
    leden = {Id(rij[0]) for huis in huizen for rij in rijen(_LEDEN, (huis,))}
    vrij = leden | {Id(persoon) for persoon, _ in nood if persoon is not None}
    return wie - vrij, huishoudens(rijen, wie) - huizen


def is_beperkt(rijen: Rijen, huishouden_id: Id, dag: str) -> bool:
    """Whether the record of a household is not used on a day."""
    return huishouden_id in huishoudens(rijen, personen(rijen, dag))


def niet_te_gebruiken(rijen: Rijen, nu: int) -> frozenset[Id]:
    """The households of which the record is not used at a moment (ms UTC), whoever asks."""
    return huishoudens(rijen, personen(rijen, klokstand.dag(rijen, nu)))


def huishoudens(rijen: Rijen, wie: frozenset[Id]) -> frozenset[Id]:
    """The households these persons belong to, or did: what was written of them there did not leave with them."""
    if not wie:
        return frozenset()
    vraag = _HUIZEN.format(", ".join("?" * len(wie)))
    return frozenset(Id(rij[0]) for rij in rijen(vraag, tuple(sorted(wie))))
