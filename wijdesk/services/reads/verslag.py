"""The counts of a year, for the jaarverslag. Counts only: no name or note is read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from operator import itemgetter
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.models.values import Id
from wijdesk.services import jaartellingen
from wijdesk.services.register import leesvraag
from wijdesk.store import elders
from wijdesk.store.cijferrest import resten
from wijdesk.store.indicatieplek import toen_van, van_maker
from wijdesk.store.lezer import Lezer

ONBEKEND = "Onbekend"


@dataclass(frozen=True, slots=True)
class _Plekken:
    """Which locaties count. `alleen`: only these (None: all); `niet`: not these, of teams that count elsewhere."""

    namen: Mapping[Id, str]
    naam: str = ""
    alleen: frozenset[Id] | None = None
    niet: frozenset[Id] = frozenset()
    van_niemand: frozenset[Id] = frozenset()
    """Those of no team, at a desk that does not read every team: who registered says of which team it is."""

    def telt(self, plek: Id | None) -> bool:
        """Whether what is of this locatie (None: of none) counts."""
        return plek not in self.niet if self.alleen is None else plek in self.alleen


@leesvraag(LeesJaarCijfers, recht="rapport", doel="verantwoording van het wijkteam")
def lees_jaarcijfers(lezer: Lezer, v: LeesJaarCijfers) -> JaarCijfers:
    """Count the vragen of a year in Europe/Amsterdam; what was withdrawn does not count.

    A registration is of the locatie where it was made, wherever its household went since: what came along from another
    team does not count here, and what went away still does. Locaties that are called the same are one. One pass over
    the year: on the encrypted file the pages cost more than the counting.
    """
    if not 1900 <= v.jaar <= 9999:
        raise Weigering("Vul een jaar in zoals 2020.", veld="jaar")
    plekken = _plekken(lezer, v.locatie_id)
    rijen = lezer.rows(*_vragen(v.jaar, plekken))
    maand, melder, kanaal, meldingtype, uitkomst, direct, per_plek = (
        Counter[Any](map(itemgetter(plaats), rijen)) for plaats in range(7)
    )
    alle, afgehandeld = len(rijen), direct[1]
    klachten, redenen = jaartellingen.klachten(lezer, v.jaar, plekken.telt)
    locatie: dict[str, Any] = {"locatie": plekken.naam} if plekken.naam else {}
    return JaarCijfers(
        jaar=v.jaar,
        vragen=alle,
        direct_afgehandeld=afgehandeld,
        gemaakt_op=lezer.nu,
        per_meldingtype=tuple(meldingtype.items()),
        per_melder=tuple(melder.items()),
        per_maand=tuple((int(naam[-2:]), aantal) for naam, aantal in sorted(maand.items())),
        per_kanaal=tuple(kanaal.items()),
        per_uitkomst=tuple(uitkomst.items()),
        trechter=(
            ("geregistreerd", alle),
            ("direct afgehandeld", afgehandeld),
            ("nader onderzoek", alle - afgehandeld),
        ),
        onbekend=meldingtype[ONBEKEND],
        per_productgroep=_per_productgroep(lezer, v.jaar, plekken),
        per_locatie=_per_naam(per_plek, plekken.namen),
        per_agressie=_per_agressie(lezer, v.jaar, plekken),
        klachten=klachten,
        klachtredenen=redenen,
        activiteiten=jaartellingen.activiteiten(lezer, v.jaar, plekken.telt),
        impact=jaartellingen.impact(lezer, v.jaar, plekken.telt),
        buiten=jaartellingen.buitencijfers(lezer, v.jaar, plekken.telt),
        **locatie,
    )


def _plekken(lezer: Lezer, locatie_id: Id | None) -> _Plekken:
    locaties = {Id(id_): naam for id_, naam in lezer.rows("SELECT id, naam FROM locatie")}
    eigen, vreemd = _eigen_en_vreemd(lezer, locaties)
    if locatie_id is None:
        return _Plekken(locaties, niet=vreemd, van_niemand=frozenset(locaties) - vreemd - eigen if vreemd else vreemd)
    naam = locaties.get(locatie_id)
    if naam is None:
        raise Weigering("Deze locatie is er niet.", veld="locatie")
    zelfde = frozenset(id_ for id_, zo in locaties.items() if elders.kaal(zo) == elders.kaal(naam))
    if zelfde & vreemd:
        raise Weigering(
            f"{naam} is van een ander team. Daarvan staat hier alleen wat meekwam; dat team maakt zijn eigen cijfers.",
            veld="locatie",
        )
    return _Plekken(locaties, naam=" ".join(naam.split()), alleen=zelfde)


def _per_naam(per_plek: Counter[bytes], namen: Mapping[Id, str]) -> tuple[tuple[str, int], ...]:
    """Counts by name; locaties that are called the same are one."""
    som: Counter[str] = Counter()
    geschreven: dict[str, str] = {}
    for plek, aantal in sorted(per_plek.items()):
        naam = " ".join(namen[Id(plek)].split())
        som[geschreven.setdefault(elders.kaal(naam), naam)] += aantal
    return tuple(som.items())


def _eigen_en_vreemd(lezer: Lezer, locaties: Mapping[Id, str]) -> tuple[frozenset[Id], frozenset[Id]]:
    """The locaties of the teams this desk reads and of others, those that came in since the last round included."""
    teams = elders.lees_teams(lezer.rows)
    if teams is None:
        return frozenset(), frozenset()
    nu = elders.deel_in(teams.namen, teams.eigen & teams.namen.keys(), locaties.items())
    return nu.eigen, nu.elders


def _vragen(jaar: int, plekken: _Plekken) -> tuple[str, list[object]]:
    waar = "c.maand BETWEEN ? AND ? AND c.status = 'actief' AND v.status = 'actief'"
    params: list[object] = [f"{jaar:04d}-01", f"{jaar:04d}-12"]
    if plekken.alleen is not None:
        waar += f" AND c.locatie_id IN ({_tekens(plekken.alleen)})"
        params += plekken.alleen
    if plekken.niet:
        waar += f" AND c.locatie_id NOT IN ({_tekens(plekken.niet)})"
        params += plekken.niet
    if plekken.van_niemand:
        waar += (
            f" AND NOT (c.locatie_id IN ({_tekens(plekken.van_niemand)}) AND c.medewerker_id IN "
            f"(SELECT id FROM medewerker WHERE locatie_id IN ({_tekens(plekken.niet)})))"
        )
        params += [*plekken.van_niemand, *plekken.niet]
    wat = "c.maand, c.melder, c.kanaal, v.meldingtype, v.uitkomst, v.direct_afgehandeld, c.locatie_id"
    return f"SELECT {wat} FROM contact c JOIN vraag v ON v.contact_id = c.id WHERE {waar}", params


def _per_productgroep(lezer: Lezer, jaar: int, plekken: _Plekken) -> tuple[tuple[str, int], ...]:
    """Indicaties by the day they were decided; a day is a day, so no time zone is in it."""
    rijen = lezer.rows(
        "SELECT i.id, i.productgroep, i.huishouden_id, h.locatie_id FROM indicatie i LEFT JOIN huishouden h "
        "ON h.id = i.huishouden_id WHERE i.besloten_op BETWEEN ? AND ? AND i.status = 'actief'",
        (f"{jaar:04d}-01-01", f"{jaar:04d}-12-31"),
    )
    verhuisd: dict[bytes, list[tuple[int, Id]]] = defaultdict(list)
    for huis, op, van in lezer.rows("SELECT huishouden_id, op, van_id FROM teamoverdracht WHERE status = 'actief'"):
        verhuisd[huis].append((op, Id(van)))
    telling: Counter[str] = Counter()
    for id_, productgroep, huis, nu_van in rijen:
        if huis in verhuisd:
            plek = toen_van(lezer, id_, sorted(verhuisd[huis])) or nu_van
        elif huis is None and plekken.niet:
            plek = van_maker(lezer, id_)
        else:
            plek = nu_van
        if plekken.telt(plek):
            telling[productgroep] += 1
    for rest in resten(lezer, "indicatie", f"{jaar:04d}-01-01", f"{jaar:04d}-12-31"):
        plek = None if rest.gegevens["los"] and not plekken.niet else rest.locatie_id
        if plekken.telt(plek):
            telling[rest.gegevens["productgroep"]] += 1
    return tuple(telling.items())


def _per_agressie(lezer: Lezer, jaar: int, plekken: _Plekken) -> tuple[tuple[str, int], ...]:
    """Incidents by kind. Every one counts, whoever it was about: no name is read."""
    telling: Counter[str] = Counter()
    van, tot = f"{jaar:04d}-01-01", f"{jaar:04d}-12-31"
    for soort, plek in lezer.rows(
        "SELECT soort, locatie_id FROM agressie WHERE datum BETWEEN ? AND ? AND status = 'actief'", (van, tot)
    ):
        telling[soort] += plekken.telt(Id(plek))
    for rest in resten(lezer, "agressie", van, tot):
        telling[rest.gegevens["soort"]] += plekken.telt(rest.locatie_id)
    return tuple((soort, aantal) for soort, aantal in telling.items() if aantal)


def _tekens(waarden: Collection[object]) -> str:
    return ", ".join("?" * len(waarden))
