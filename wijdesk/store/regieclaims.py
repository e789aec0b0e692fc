"""Which persons the centre must still be asked about, and of whom the regie must be given back. Plain reading.

The BSN passes through here on its way to the centre; it is in no repr, and nothing of this module is written down.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.regiestand import BEVESTIGD, Antwoord, Centrumstand, is_eigen, laatste
from wijdesk.models.values import Id, lokaal

CENTRUM = "regie.centrum"
"""Under this name in the cupboard: whether the centre answers for the whole city, and which teams are ours."""
OPNIEUW = "regie.opnieuw"
"""The households somebody wants to be asked about again."""
GEVRAAGD = "regie.gevraagd"
"""When this desk was last told of a person that another team has the regie (ms UTC), per person."""
UUR = "regie.uur"
"""About how many persons this desk asked within the hour, and when."""
GENERATIE = "regie.generatie"
"""The generatie of the centre that this desk knows, and since when."""
RUST = "regie.rust"
"""When the centre last refused to answer (ms UTC as text)."""
ONLEESBAAR = "regie.onleesbaar"
"""When something last stood at the centre that no program of ours writes (ms UTC as text)."""
VALS = "regie.vals"
"""Claims in a folder that nobody on the rooster signed so: their numbers, each with when it was first seen (ms UTC)."""

OPNIEUW_NA_MS = 86_400_000
"""A person another team has is asked about once a day at most, unless somebody asks for it."""
VERHUISD_NA_MS = 3_600_000
"""And once an hour of whom the team has it that this household came from."""
PER_KEER = 30
"""Persons of one household in one call; of more (a shelter) the rest comes the next time. A desk may ask 60 an hour."""
PAS_GEOPEND_MS = 86_400_000
"""A casus this new goes before those that wait longer: somebody is looking at it."""

LAATSTE = (
    "NOT EXISTS (SELECT 1 FROM regieclaim n WHERE n.persoon_id = r.persoon_id AND n.status = 'actief' "
    "AND (n.generatie, n.op, n.versie) > (r.generatie, r.op, r.versie))"
)
"""Condition on `regieclaim r`: the last answer about this person, as `regiestand.laatste` says."""
_LEDEN = (
    "SELECT h.id, h.casus_id, c.geopend_op, h.locatie_id, p.id, p.bsn, instr(p.koppen, '\"bsn\"') FROM huishouden h "
    "JOIN casus c ON c.id = h.casus_id "
    "JOIN huishoudlid l ON l.huishouden_id = h.id AND l.status = 'actief' AND l.van <= ? "
    "AND (l.tot = '' OR l.tot >= ?) JOIN persoon q ON q.id = l.persoon_id "
    "JOIN persoon p ON p.id = coalesce(q.samengevoegd_in, q.id) "
    "WHERE h.casus_id IS NOT NULL AND h.status = 'actief' AND p.bsn <> '' AND NOT p.afgeschermd ORDER BY h.id, p.id"
)
_ANTWOORDEN = (
    "SELECT persoon_id, stand, team_id, team_naam, sinds, generatie, versie, op, casus_id, huishouden_id, id "
    f"FROM regieclaim r WHERE status = 'actief' AND {LAATSTE}"
)
_BSN_TOEN = (
    "SELECT json_extract(inhoud, '$.v.bsn') FROM mutatie WHERE rij = ? AND json_extract(inhoud, '$.v.bsn') IS NOT NULL "
    "AND id <= (SELECT min(id) FROM mutatie WHERE rij = ?) ORDER BY id DESC LIMIT 1"
)
"""The BSN a person had when an answer was written down: later it may have been corrected."""
_VERHANGEN = (
    "SELECT persoon_id, stand, team_id, generatie, versie, casus_id, huishouden_id, id, "
    "(SELECT json_extract(m.inhoud, '$.v.persoon_id') FROM mutatie m WHERE m.rij = r.id ORDER BY m.id LIMIT 1) "
    "FROM regieclaim r WHERE status = 'actief' AND instr(koppen, '\"persoon_id\"')"
)
"""Answers about a card that was merged into another since, with that card (hex) last."""
_BSN_NU = "SELECT p.bsn FROM persoon q JOIN persoon p ON p.id = coalesce(q.samengevoegd_in, q.id) WHERE q.id = ?"
_VRIJ_SINDS = (
    "SELECT 1 FROM regieclaim WHERE persoon_id = ? AND generatie = ? AND versie > ? AND stand = 'vrijgegeven' "
    "AND status = 'actief'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeVragen:
    """A person to ask about. `versie`: the number that stands at the centre as far as is known (0: none)."""

    persoon_id: Id
    bsn: str = field(repr=False)
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Navraag:
    """The persons of one household to ask about in one call."""

    huishouden_id: Id
    casus_id: Id
    team: Id
    sinds: str
    """The day the casus was opened (ISO): the same at every desk."""
    personen: tuple[TeVragen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vrijgave:
    """A person of whom the regie is given back: the casus closed, or this person is no member any more."""

    huishouden_id: Id
    casus_id: Id
    team: Id
    persoon: TeVragen


@dataclass(frozen=True, slots=True, kw_only=True)
class Werk:
    """What is to be done at the centre, in the order in which it is done."""

    vragen: tuple[Navraag, ...]
    vrijgaven: tuple[Vrijgave, ...]


def lees_werk(
    db: Any, *, nu: int, generatie: int, teams: frozenset[Id], team_van: Mapping[Id, Id], opnieuw: frozenset[Id],
    gevraagd: Mapping[Id, int], generatie_sinds: int,
) -> Werk:  # fmt: skip
    """What to ask and what to give back, for households of these teams; `team_van` says the team of a locatie.

    First what somebody asked for and what was opened today, then the casus that waits longest. `generatie_sinds`: when
    this desk first saw this generatie of the centre (ms UTC); for a day who had the regie before may say so first.
    """
    eerst_de_ander = 0 <= nu - generatie_sinds < OPNIEUW_NA_MS
    dag = lokaal(nu).date().isoformat()
    verdwenen = _verdwenen(db, generatie)
    rijen = [rij for rij in db.execute(_ANTWOORDEN).fetchall() if Id(rij[10]) not in verdwenen]
    van = laatste(_antwoord(rij) for rij in rijen)
    navragen: list[tuple[tuple[bool, bool, int], Navraag]] = []
    per_huishouden: dict[Id, list[Any]] = {}
    for rij in db.execute(_LEDEN, (dag, dag)).fetchall():
        per_huishouden.setdefault(Id(rij[0]), []).append(rij)
    gehouden: dict[tuple[Id, Id], str] = {}
    houdt: set[tuple[Id, str]] = set()
    for huishouden_id, leden in per_huishouden.items():
        _, casus_id, geopend_op, locatie_id = leden[0][:4]
        team = team_van.get(Id(locatie_id))
        if team is None or team not in teams:
            continue
        gehouden |= {(team, Id(lid[4])): lid[5] if lid[6] else "" for lid in leden}
        houdt |= {(team, lid[5]) for lid in leden}
        nodig = []
        for lid in leden:
            wie, antwoord = Id(lid[4]), van.get(Id(lid[4]))
            if eerst_de_ander and antwoord is not None and _wacht_op_ander(antwoord, generatie, team):
                continue
            if _moet(antwoord, gevraagd.get(wie), nu, generatie, team) or (
                huishouden_id in opnieuw and not _is_bevestigd(antwoord, generatie, team)
            ):
                nodig.append(TeVragen(persoon_id=wie, bsn=lid[5], versie=_versie(antwoord, generatie)))
        if nodig:
            vooraan = huishouden_id in opnieuw or nu - geopend_op < PAS_GEOPEND_MS
            navraag = Navraag(
                huishouden_id=huishouden_id,
                casus_id=Id(casus_id),
                team=team,
                sinds=lokaal(geopend_op).date().isoformat(),
                personen=tuple(nodig[:PER_KEER]),
            )
            navragen.append(((not vooraan, huishouden_id not in opnieuw, geopend_op), navraag))
    navragen.sort(key=lambda een: (een[0], een[1].huishouden_id))
    return Werk(
        vragen=tuple(navraag for _, navraag in navragen),
        vrijgaven=(
            *_vrijgaven(db, rijen, gehouden, generatie, teams),
            *(
                er
                for er in verdwenen.values()
                if er is not None and er.team in teams and (er.team, er.persoon.bsn) not in houdt
            ),
        ),
    )


def _is_bevestigd(antwoord: Antwoord | None, generatie: int, team: Id) -> bool:
    return antwoord is not None and antwoord.generatie == generatie and is_eigen(antwoord, team)


def _moet(antwoord: Antwoord | None, gevraagd: int | None, nu: int, generatie: int, team: Id) -> bool:
    """Whether the centre must be asked: it never answered, it was put back, nobody has it, or a day has passed."""
    if _is_bevestigd(antwoord, generatie, team):
        return False
    if antwoord is not None and (antwoord.generatie < generatie or antwoord.team_id is None):
        return True
    if gevraagd is None:
        return True
    # What came with a dossier from another team is about to be given back there.
    verhuisd = antwoord is not None and antwoord.stand == BEVESTIGD
    return not 0 <= nu - gevraagd < (VERHUISD_NA_MS if verhuisd else OPNIEUW_NA_MS)


def _wacht_op_ander(antwoord: Antwoord, generatie: int, team: Id) -> bool:
    """Whether another team had the regie before the centre was put back."""
    return antwoord.generatie < generatie and antwoord.team_id is not None and not is_eigen(antwoord, team)


def _versie(antwoord: Antwoord | None, generatie: int) -> int:
    return antwoord.versie if antwoord is not None and antwoord.generatie == generatie and not antwoord.team_id else 0


def _antwoord(rij: Any) -> Antwoord:
    return Antwoord(
        persoon_id=Id(rij[0]),
        stand=rij[1],
        team_id=Id(rij[2]) if rij[2] is not None else None,
        team_naam=rij[3],
        sinds=rij[4],
        generatie=rij[5],
        versie=rij[6],
        op=rij[7],
    )


def _vrijgaven(
    db: Any, rijen: list[Any], gehouden: Mapping[tuple[Id, Id], str], generatie: int, teams: frozenset[Id]
) -> tuple[Vrijgave, ...]:
    """Who stands at the centre as ours and is in no open casus of that team any more, or stands there by a BSN that
    was wrong. `gehouden`: per team and person in an open casus the BSN of now, when it was ever changed.
    """
    weg: dict[Id, Vrijgave] = {}
    for rij in rijen:
        antwoord, team = _antwoord(rij), rij[2]
        if antwoord.stand != BEVESTIGD or antwoord.generatie != generatie or team not in teams:
            continue
        nu = gehouden.get((team, antwoord.persoon_id))
        if nu == "":
            continue
        gevonden = db.execute(_BSN_TOEN, (antwoord.persoon_id, rij[10])).fetchone()
        if gevonden is not None and gevonden[0] and gevonden[0] != nu:
            persoon = TeVragen(persoon_id=antwoord.persoon_id, bsn=gevonden[0], versie=antwoord.versie)
            weg[antwoord.persoon_id] = Vrijgave(
                huishouden_id=Id(rij[9]), casus_id=Id(rij[8]), team=Id(team), persoon=persoon
            )
    return tuple(weg.values())


def _verdwenen(db: Any, generatie: int) -> dict[Id, Vrijgave | None]:
    """Answers by a BSN that is nobody's here any more, because two cards became one: what the card that went was asked
    by says nothing about the one that stays. What is still ours of it is given back, under the card it was asked for.
    """
    weg: dict[Id, Vrijgave | None] = {}
    for nu, stand, team, toen_generatie, versie, casus_id, huishouden_id, id_, eerst in db.execute(
        _VERHANGEN
    ).fetchall():
        toen = Id(bytes.fromhex(eerst)) if eerst else None
        gevonden = None if toen is None else db.execute(_BSN_TOEN, (toen, id_)).fetchone()
        bsn_nu = db.execute(_BSN_NU, (nu,)).fetchone()
        if toen is None or gevonden is None or not gevonden[0] or (bsn_nu is not None and bsn_nu[0] == gevonden[0]):
            continue
        weg[Id(id_)] = None
        if stand != BEVESTIGD or toen_generatie != generatie:
            continue
        if db.execute(_VRIJ_SINDS, (toen, generatie, versie)).fetchone() is None:
            weg[Id(id_)] = Vrijgave(
                huishouden_id=Id(huishouden_id),
                casus_id=Id(casus_id),
                team=Id(team),
                persoon=TeVragen(persoon_id=toen, bsn=gevonden[0], versie=versie),
            )
    return weg


# The cupboard --------------------------------------------------------------------------------------------------------


def centrum_als_bytes(stand: Centrumstand) -> bytes:
    """What this desk knows of its centre, for the cupboard."""
    teams = {locatie.hex(): team.hex() for locatie, team in sorted(stand.teams.items())}
    return json.dumps({"stadsbreed": stand.stadsbreed, "teams": teams}).encode()


def lees_centrum(waarde: bytes | None) -> Centrumstand | None:
    """That again; None at a desk that never had a round with a centre."""
    if not waarde:
        return None
    gelezen = json.loads(waarde)
    van_hex = bytes.fromhex
    teams = {Id(van_hex(locatie)): Id(van_hex(team)) for locatie, team in gelezen["teams"].items()}
    return Centrumstand(stadsbreed=gelezen["stadsbreed"], teams=teams)


def ids_als_bytes(ids: frozenset[Id]) -> bytes:
    """Ids, for the cupboard."""
    return json.dumps(sorted(id_.hex() for id_ in ids)).encode()


def lees_ids(waarde: bytes | None) -> frozenset[Id]:
    """Those again."""
    return frozenset(Id(bytes.fromhex(een)) for een in json.loads(waarde)) if waarde else frozenset()


def momenten_als_bytes(momenten: Mapping[Id, int]) -> bytes:
    """Moments by id, for the cupboard."""
    return json.dumps({id_.hex(): moment for id_, moment in sorted(momenten.items())}).encode()


def lees_momenten(waarde: bytes | None) -> dict[Id, int]:
    """Those again."""
    return {Id(bytes.fromhex(een)): moment for een, moment in json.loads(waarde).items()} if waarde else {}
