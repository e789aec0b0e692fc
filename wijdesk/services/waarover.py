"""What an opschaling or a meldcode is about: a household, a person, a signaal or a triage, with what belongs to it.

Plain reading, for who reads and who writes alike. Who may not know of somebody hidden is refused.
"""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id, lokaal
from wijdesk.store.huishoudens import (
    AFGESCHERMD_HUISHOUDEN,
    huishoudens_van,
    volg_huishouden,
    volg_persoon,
    wat_verborgen_is,
)
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import AFGESCHERMD, NAAM_KOLOMMEN, naam_van
from wijdesk.store.signaalgeheim import GEHEIM, RECHT, mag_zien
from wijdesk.store.triages import verborgen_triages

AFGESCHERMD_ZIN = "Dit is afgeschermd. Vraag uw teamleider."


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarover:
    """One subject with everything it is about."""

    soort: str
    id: Id
    naam: str
    locatie_id: Id | None
    """None: of nobody's locatie yet; then it is that of whoever works."""
    huishouden_id: Id | None = None
    persoon_id: Id | None = None
    signaal_id: Id | None = None
    triage_id: Id | None = None

    @property
    def ids(self) -> dict[str, Id | None]:
        """The columns that say what a row is about."""
        return {
            "huishouden_id": self.huishouden_id,
            "persoon_id": self.persoon_id,
            "signaal_id": self.signaal_id,
            "triage_id": self.triage_id,
        }


def waarover(lezer: Lezer, soort: str, id_: Id) -> Waarover:
    """The subject as it is now, also after merging. Raises Weigering when it is gone or hidden."""
    match soort:
        case "huishouden":
            return _huishouden(lezer, id_)
        case "persoon":
            return _persoon(lezer, id_)
        case "signaal":
            return _signaal(lezer, id_)
        case "triage":
            return _triage(lezer, id_)
        case _:
            raise Weigering("Kies waar het over gaat.", veld="soort")


def _huishouden(lezer: Lezer, id_: Id) -> Waarover:
    id_ = volg_huishouden(lezer, id_)
    rij = lezer.row("SELECT naam, locatie_id FROM huishouden WHERE id = ? AND status = 'actief'", (id_,))
    if rij is None:
        raise Weigering("Dit huishouden bestaat niet (meer).")
    if verborgen_huishoudens(lezer, (id_,)):
        raise Weigering(AFGESCHERMD_ZIN)
    return Waarover(soort="huishouden", id=id_, naam=rij[0], locatie_id=Id(rij[1]), huishouden_id=id_)


def _persoon(lezer: Lezer, id_: Id) -> Waarover:
    id_ = volg_persoon(lezer, id_)
    rij = lezer.row(
        f"SELECT p.afgeschermd, {NAAM_KOLOMMEN} FROM persoon p WHERE p.id = ? AND p.status = 'actief'",  # noqa: S608
        (id_,),
    )
    if rij is None:
        raise Weigering("Deze persoonskaart bestaat niet (meer).")
    if rij[0] and not lezer.mag(RECHT):
        raise Weigering(AFGESCHERMD_ZIN)
    # In a household with an open casus the regisseur must know, and the family stands on one rung.
    huishouden_id = next(iter(huishoudens_van(lezer, (id_,), lokaal(lezer.nu).date().isoformat())), None)
    locatie = lezer.row("SELECT locatie_id FROM huishouden WHERE id = ?", (huishouden_id,)) if huishouden_id else None
    return Waarover(
        soort="persoon",
        id=id_,
        naam=naam_van(rij[1:]),
        locatie_id=None if locatie is None else Id(locatie[0]),
        huishouden_id=huishouden_id,
        persoon_id=id_,
    )


def _signaal(lezer: Lezer, id_: Id) -> Waarover:
    rij = lezer.row(
        "SELECT s.soort, s.straat, s.locatie_id, s.persoon_id, s.huishouden_id FROM signaal s "
        "WHERE s.id = ? AND s.status = 'actief'",
        (id_,),
    )
    if rij is None:
        raise Weigering("Dit signaal bestaat niet (meer).")
    if not mag_zien(lezer, id_):
        raise Weigering(AFGESCHERMD_ZIN)
    persoon_id, huishouden_id = _id(rij[3]), _id(rij[4])
    wie = _naam(lezer, persoon_id, huishouden_id) or rij[1]
    return Waarover(
        soort="signaal",
        id=id_,
        naam=f"Signaal {rij[0]}{f' · {wie}' if wie else ''}",
        locatie_id=Id(rij[2]),
        huishouden_id=huishouden_id,
        persoon_id=persoon_id,
        signaal_id=id_,
    )


def _triage(lezer: Lezer, id_: Id) -> Waarover:
    rij = lezer.row(
        "SELECT locatie_id, persoon_id, huishouden_id, signaal_id FROM triage WHERE id = ? AND status = 'actief'",
        (id_,),
    )
    if rij is None:
        raise Weigering("Deze triage bestaat niet (meer).")
    if verborgen_triages(lezer, (id_,)):
        raise Weigering(AFGESCHERMD_ZIN)
    persoon_id, huishouden_id = _id(rij[1]), _id(rij[2])
    return Waarover(
        soort="triage",
        id=id_,
        naam=f"Triage · {_naam(lezer, persoon_id, huishouden_id) or 'anoniem'}",
        locatie_id=Id(rij[0]),
        huishouden_id=huishouden_id,
        persoon_id=persoon_id,
        signaal_id=_id(rij[3]),
        triage_id=id_,
    )


def _naam(lezer: Lezer, persoon_id: Id | None, huishouden_id: Id | None) -> str:
    """Whom a row names, of one that is not hidden."""
    if persoon_id is not None:
        rij = lezer.row(f"SELECT {NAAM_KOLOMMEN} FROM persoon p WHERE p.id = ?", (persoon_id,))  # noqa: S608
        return naam_van(rij) if rij is not None else ""
    rij = lezer.row("SELECT naam FROM huishouden WHERE id = ?", (huishouden_id,)) if huishouden_id else None
    return "" if rij is None else str(rij[0])


# Of many rows at once -------------------------------------------------------------------------------------------------

ONDERWERP_KOLOMMEN = "x.huishouden_id, x.persoon_id, x.signaal_id, x.triage_id"
"""What rows `x` are about, for `verborgen_onderwerpen` and `namen`."""


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """What one row is about, as it stands in the store."""

    huishouden_id: Id | None
    persoon_id: Id | None
    signaal_id: Id | None
    triage_id: Id | None = None

    @property
    def openen(self) -> tuple[str, Id]:
        """The widest thing it is about: what opens to go on with it. Every row is about something."""
        for soort in ("huishouden", "persoon", "signaal", "triage"):
            id_: Id | None = getattr(self, f"{soort}_id")
            if id_ is not None:
                return soort, id_
        raise ValueError("about nothing")


def onderwerp(rij: tuple[bytes | None, ...]) -> Onderwerp:
    """Of the columns ONDERWERP_KOLOMMEN."""
    return Onderwerp(*(_id(waarde) for waarde in rij))


def verborgen_huishoudens(lezer: Lezer, ids: Iterable[Id]) -> frozenset[Id]:
    """Households of which whoever asks may not know whose they are."""
    return wat_verborgen_is(lezer, tuple(dict.fromkeys(ids)), lokaal(lezer.nu).date().isoformat())[0]


def verborgen_onderwerpen(lezer: Lezer, rijen: Iterable[Onderwerp]) -> frozenset[Onderwerp]:
    """Those about somebody or somewhere the asker may not know of. Four queries at most, whatever their number."""
    alle = tuple(dict.fromkeys(rijen))
    if not alle or lezer.mag(RECHT):
        return frozenset()
    personen = _gevonden(lezer, "SELECT id FROM persoon WHERE afgeschermd AND id IN", (r.persoon_id for r in alle))
    geheim = f"SELECT s.id FROM signaal s WHERE {GEHEIM} AND s.id IN"  # noqa: S608
    signalen = _gevonden(lezer, geheim, (r.signaal_id for r in alle))
    triages = verborgen_triages(lezer, {r.triage_id for r in alle if r.triage_id is not None})
    huizen = verborgen_huishoudens(lezer, (r.huishouden_id for r in alle if r.huishouden_id is not None))
    return frozenset(
        r
        for r in alle
        if r.persoon_id in personen or r.signaal_id in signalen or r.triage_id in triages or r.huishouden_id in huizen
    )


def namen(lezer: Lezer, rijen: Iterable[Onderwerp]) -> dict[Onderwerp, str]:
    """Whom each is about in a few words, hidden ones by what they are called then."""
    alle = tuple(dict.fromkeys(rijen))
    weg = verborgen_onderwerpen(lezer, alle)
    gevonden: dict[Onderwerp, str] = {}
    for rij in alle:
        if rij in weg:
            gevonden[rij] = AFGESCHERMD if rij.persoon_id is not None else AFGESCHERMD_HUISHOUDEN
            continue
        naam = _naam(lezer, None if rij.huishouden_id is not None else rij.persoon_id, rij.huishouden_id)
        if rij.huishouden_id is not None and rij.persoon_id is not None:
            naam = f"{_naam(lezer, rij.persoon_id, None)} ({naam})"
        if not naam and rij.signaal_id is not None:
            signaal = lezer.row("SELECT soort, straat FROM signaal WHERE id = ?", (rij.signaal_id,))
            naam = " · ".join(deel for deel in ("Signaal", *(signaal or ())) if deel)
        gevonden[rij] = naam or "Triage (anoniem)"
    return gevonden


def _gevonden(lezer: Lezer, vraag: str, ids: Iterable[Id | None]) -> frozenset[Id]:
    alle = tuple({id_ for id_ in ids if id_ is not None})
    if not alle:
        return frozenset()
    return frozenset(Id(rij[0]) for rij in lezer.rows(f"{vraag} ({', '.join('?' * len(alle))})", alle))


def _id(waarde: bytes | None) -> Id | None:
    return None if waarde is None else Id(waarde)
