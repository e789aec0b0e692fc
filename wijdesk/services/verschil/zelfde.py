"""Colleagues or locaties of one name, made at two desks: misschien dezelfde. Plain reading.

Somebody who may give access decides: they are one (`services.samengaan`), or all of them are right, which every desk
knows by an entry as with the rest of what stands there twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from wijdesk.models.doorwijzing import naamsleutel
from wijdesk.models.rows.verschil import ZELFDE, KantRij, Plek, VerschilDetail, VerschilRij, WaardeInWoorden
from wijdesk.models.values import Id, lokaal
from wijdesk.services.verschil.bron import Groep, Kant
from wijdesk.services.verschil.dubbel import BEIDE, allebei_goed, hoe_gemaakt
from wijdesk.services.verschil.velden import BESLISSEN, noun_in_woorden
from wijdesk.services.verschil.woorden import Woorden
from wijdesk.store.elders import Teams, lees_teams, team_van
from wijdesk.store.lezer import Lezer

RECHT = "beheer.medewerkers"
MEDEWERKER, LOCATIE = "medewerker", "locatie"
MET_ROLLEN = "+rollen"
"""Ends the key of a side: the card of it stays, with the roles of the others as well."""
GELIJKE_ROLLEN = "op beide kaarten dezelfde"
TITEL = {MEDEWERKER: "Misschien dezelfde collega", LOCATIE: "Misschien dezelfde locatie"}
UITLEG = {
    MEDEWERKER: "Op twee balies staat een collega met deze naam. Is het dezelfde? Kies welke kaart blijft: al het werk "
    "komt daaronder, en wie inlogt, is op elke computer die ene. De rechten van de kaart die blijft, gelden.",
    LOCATIE: "Op twee balies is een locatie met deze naam gemaakt. Is het dezelfde? Kies welke blijft: keuzes, lijsten "
    "en cijfers tellen daarna als één.",
}
_TELLEN = {
    MEDEWERKER: (
        ("huishouden", "regisseur_id", "status = 'actief'", "huishouden als regisseur", "huishoudens als regisseur"),
        ("taak", "medewerker_id", "status = 'actief' AND gedaan_op = ''", "open taak", "open taken"),
        ("contact", "medewerker_id", "status = 'actief'", "contact", "contacten"),
    ),
    LOCATIE: (
        ("medewerker", "locatie_id", "status = 'actief'", "medewerker", "medewerkers"),
        ("huishouden", "locatie_id", "status = 'actief'", "huishouden", "huishoudens"),
        ("contact", "locatie_id", "status = 'actief'", "contact", "contacten"),
    ),
}
"""What hangs on a card: (table, column, condition, one, more)."""


def rij_van_kant(sleutel: str) -> Id:
    """The card that stays when this side is chosen."""
    return Id(bytes.fromhex(sleutel.removesuffix(MET_ROLLEN)))


def zelfdegroepen(lezer: Lezer, plek: Plek | None = None) -> Iterator[Groep]:
    """Cards of one name, as something to decide; those of one line when that is given."""
    teams = lees_teams(lezer.rows)
    for soort in (MEDEWERKER, LOCATIE):
        if plek is not None and plek.veld != soort:
            continue
        per_naam: dict[str, list[tuple[Id, str]]] = defaultdict(list)
        for id_, naam in lezer.rows(f"SELECT id, naam FROM {soort} WHERE status = 'actief' ORDER BY id"):
            per_naam[naamsleutel(naam)].append((Id(id_), naam))
        for kaarten in per_naam.values():
            groep = _groep(lezer, soort, kaarten, teams) if len(kaarten) > 1 else None
            if groep is not None and (plek is None or groep.plek == plek):
                yield groep


def _groep(lezer: Lezer, soort: str, kaarten: Sequence[tuple[Id, str]], teams: Teams | None) -> Groep | None:
    bekend = {id_: begin for id_, _ in kaarten if (begin := hoe_gemaakt(lezer, id_)) is not None}
    over: set[Id] = set()
    for een, ander in combinations(sorted(bekend), 2):
        if not allebei_goed(een, ander, bekend):
            over |= {een, ander}
    namen = dict(kaarten)
    if soort == LOCATIE and teams is not None:
        hoort = {team_van(teams, id_, namen[id_]) for id_ in over}
        zelf_team = {id_ for id_ in over if id_ in teams.namen}
        if len(hoort) > 1 or len(zelf_team) > 1:
            return None  # two teams that are called the same: no place can be of both
    else:
        zelf_team = set()
    if len(over) < 2:
        return None
    mogen = sorted(zelf_team or over)  # the rooster knows a team by the id of its locatie
    kanten = [replace(bekend[id_].kant, sleutel=id_.hex(), waarden={}, getoond=True) for id_ in mogen]
    krijgt = [id_ for id_ in mogen if soort == MEDEWERKER and _erbij(lezer, id_, over)]
    kanten += [replace(bekend[id_].kant, sleutel=f"{id_.hex()}{MET_ROLLEN}", waarden={}) for id_ in krijgt]
    kanten.append(Kant(BEIDE, "", "", 0, {}))
    sinds = max(bekend[id_].begin.tijd for id_ in over)
    return Groep(ZELFDE, soort, min(over), (soort, *sorted(id_.hex() for id_ in over)), sinds, tuple(kanten))


def alle_kaarten(groep: Groep) -> list[Id]:
    """Every card a line is about, also one that cannot be the one that stays."""
    return [Id(bytes.fromhex(id_)) for id_ in groep.velden[1:]]


def rollen_van(lezer: Lezer, id_: Id) -> tuple[str, ...]:
    """The roles of a card that hold today."""
    return tuple(dict.fromkeys(rol for rol, *_ in toekenningen_van(lezer, id_)))


def toekenningen_van(lezer: Lezer, id_: Id) -> list[tuple[str, Id | None, str, str]]:
    """The same with where (None: everywhere), and from which day to which (ISO, empty: without)."""
    dag = lokaal(lezer.nu).date().isoformat()
    vraag = (
        "SELECT DISTINCT rol, locatie_id, van, tot FROM roltoekenning WHERE medewerker_id = ? AND status = 'actief' "
        "AND (van = '' OR van <= ?) AND (tot = '' OR tot >= ?) ORDER BY rol, locatie_id, van, tot"
    )
    rijen = lezer.rows(vraag, (id_, dag, dag))
    return [(rol, None if locatie is None else Id(locatie), van, tot) for rol, locatie, van, tot in rijen]


def _erbij(lezer: Lezer, blijft: Id, over: set[Id]) -> set[str]:
    """Roles that another of these cards has, and this one has not."""
    anders = {rol for id_ in over if id_ != blijft for rol in rollen_van(lezer, id_)}
    return anders - set(rollen_van(lezer, blijft))


# In words -------------------------------------------------------------------------------------------------------------


def mag(lezer: Lezer) -> bool:
    """Whether whoever asks may decide."""
    return lezer.mag(BESLISSEN) and lezer.mag(RECHT)


def als_rij(lezer: Lezer, groep: Groep, woorden: Woorden) -> VerschilRij:
    """The line, for everybody who sees differences: who may not decide sees that it waits."""
    rij = lezer.row(f"SELECT naam FROM {groep.soort} WHERE id = ?", (groep.rij,))
    wie = [kant for kant in groep.kanten if not kant.sleutel.endswith(MET_ROLLEN)]
    return VerschilRij(
        plek=groep.plek,
        titel=TITEL[groep.soort],
        wat=noun_in_woorden(groep.soort) if mag(lezer) else "De applicatiebeheerder beslist hierover",
        over="" if rij is None else rij[0],
        sinds=groep.sinds,
        kanten=tuple(woorden.kort(kant) for kant in wie),
        mag=mag(lezer),
    )


def als_detail(lezer: Lezer, groep: Groep) -> VerschilDetail:
    """The cards beside each other; roles are told to who decides."""
    woorden, mag_ = Woorden(lezer), mag(lezer)
    kanten = []
    for kant in groep.kanten:
        if kant.sleutel == BEIDE:
            noun = "collega’s" if groep.soort == MEDEWERKER else "locaties"
            kanten.append(woorden.kant(kant, f"Het zijn twee {noun}", ()))
            continue
        if not kant.sleutel.endswith(MET_ROLLEN):
            kanten.append(woorden.kant(kant, "Deze blijft", _waarden(lezer, groep, kant.sleutel, mag_)))
        elif mag_:
            kanten.append(_met_rollen(lezer, groep, kant, woorden))
    return VerschilDetail(rij=als_rij(lezer, groep, woorden), uitleg=UITLEG[groep.soort], kanten=tuple(kanten))


def _met_rollen(lezer: Lezer, groep: Groep, kant: Kant, woorden: Woorden) -> KantRij:
    id_ = rij_van_kant(kant.sleutel)
    rollen = sorted({*rollen_van(lezer, id_), *_erbij(lezer, id_, set(alle_kaarten(groep)))})
    waarde = WaardeInWoorden(veld="rollen", label="Rollen", tekst=_rollen(rollen))
    return woorden.kant(kant, "Deze blijft, met de rollen van allebei", (waarde,))


def _waarden(lezer: Lezer, groep: Groep, sleutel: str, mag_: bool) -> tuple[WaardeInWoorden, ...]:
    """What tells the cards apart, and what hangs on each."""
    id_, alle = rij_van_kant(sleutel), alle_kaarten(groep)
    vraag = f"SELECT naam FROM {groep.soort} WHERE id = ?"
    namen = {rij[0] for kaart in alle if (rij := lezer.row(vraag, (kaart,))) is not None}
    delen: list[tuple[str, str, str]] = []
    if len(namen) > 1:
        delen.append(("naam", "Naam", str((lezer.row(vraag, (id_,)) or ("",))[0])))
    if groep.soort == MEDEWERKER:
        plek = "SELECT l.naam FROM medewerker m JOIN locatie l ON l.id = m.locatie_id WHERE m.id = ?"
        delen.append(("locatie_id", "Locatie", str((lezer.row(plek, (id_,)) or ("",))[0])))
        if mag_:
            verschillend = len({rollen_van(lezer, kaart) for kaart in alle}) > 1
            delen.append(("rollen", "Rollen", _rollen(rollen_van(lezer, id_)) if verschillend else GELIJKE_ROLLEN))
    delen.append(("daarbij", "Daarbij", _telling(lezer, groep.soort, id_) or "nog niets"))
    return tuple(WaardeInWoorden(veld=veld, label=label, tekst=tekst) for veld, label, tekst in delen)


def _rollen(rollen: Sequence[str]) -> str:
    return ", ".join(rollen).replace("coordinator", "coördinator") or "geen"


def _telling(lezer: Lezer, soort: str, id_: Id) -> str:
    delen = []
    for tabel, veld, eis, een, meer in _TELLEN[soort]:
        (aantal,) = lezer.row(f"SELECT count(*) FROM {tabel} WHERE {veld} = ? AND {eis}", (id_,)) or (0,)
        if aantal:
            delen.append(f"1 {een}" if aantal == 1 else f"{aantal} {meer}")
    return ", ".join(delen)
