"""The counts of a year, for the jaarverslag. Counts only: no name or note is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import JAAR, Definitie, Periode, definitie_op, periode_van, versies_in
from wijdesk.models.jaartabellen import KERNCIJFERS
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.cijfer import Meting
from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.models.values import Id
from wijdesk.services import jaartellingen, jaarwerk
from wijdesk.services.cijferdefinities import definities_hier
from wijdesk.services.cijfers import kaart, sommen
from wijdesk.services.cijfers.kwaliteit import praktijkvormen
from wijdesk.services.cijfers.plekken import Plekken, contact_waar, plekken_van
from wijdesk.services.cijfers.teller import Teller
from wijdesk.services.cijfers.vragen import ONBEKEND
from wijdesk.services.register import leesvraag
from wijdesk.store import elders
from wijdesk.store.lezer import Lezer

ONBEKENDE_PLEK = "onbekend"
"""What stands for the locatie of an indicatie of no household whose file did not say it."""


@leesvraag(LeesJaarCijfers, recht="rapport", doel="verantwoording van het wijkteam")
def lees_jaarcijfers(lezer: Lezer, v: LeesJaarCijfers) -> JaarCijfers:
    """Count the vragen of a year in Europe/Amsterdam; what was withdrawn does not count.

    A registration is of the locatie where it was made, wherever its household went since: what came along from another
    team does not count here, and what went away still does. Locaties that are called the same are one. One pass over
    the year: on the encrypted file the pages cost more than the counting.
    """
    if not 1900 <= v.jaar <= 9999:
        raise Weigering("Vul een jaar in zoals 2020.", veld="jaar")
    plekken = plekken_van(lezer, v.locatie_id)
    periode = periode_van(JAAR, f"{v.jaar:04d}-01-01")
    rijen = lezer.rows(*_vragen(v.jaar, plekken))
    maand, melder, kanaal, meldingtype, uitkomst, direct, per_plek = (
        Counter[Any](map(itemgetter(plaats), rijen)) for plaats in range(7)
    )
    alle, afgehandeld = len(rijen), direct[1]
    klachten, redenen = jaartellingen.klachten(lezer, v.jaar, plekken.telt)
    caseload, regisseurs = jaarwerk.caseload(lezer, plekken, periode)
    nagekeken, afgesproken = jaarwerk.dossiercontroles(lezer, plekken, periode)
    onbekend = definitie_op("onbekend", periode.tot, definities_hier(lezer.rows))
    namen = plekken.geschreven()
    indicaties = list(sommen.indicaties(lezer, plekken, periode))
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
        onbekend=sum(meldingtype[code] for code in onbekend.telt or (ONBEKEND,)),
        per_productgroep=tuple(Counter(groep for _, groep in indicaties).items()),
        indicaties_per_locatie=tuple(Counter(namen.get(plek, ONBEKENDE_PLEK) for plek, _ in indicaties).items()),
        per_locatie=_per_naam(per_plek, plekken.namen),
        per_agressie=tuple(sommen.per_agressie(lezer, plekken, periode).items()),
        klachten=klachten,
        klachtredenen=redenen,
        praktijkvormen=tuple(praktijkvormen(lezer, plekken, periode).items()),
        activiteiten=jaartellingen.activiteiten(lezer, v.jaar, plekken.telt),
        sessies=jaartellingen.sessies(lezer, v.jaar, plekken.telt),
        kaart=_kaart(lezer, plekken, periode),
        straatrondes=jaarwerk.straatrondes(lezer, plekken, periode),
        buurtagenda=jaarwerk.buurtagenda(lezer, plekken, periode),
        initiatieven=jaarwerk.initiatieven(lezer, plekken, periode),
        dossiercontroles=nagekeken,
        controles=afgesproken,
        caseload=caseload,
        regisseurs=regisseurs,
        impact=jaartellingen.impact(lezer, v.jaar, plekken.telt),
        buiten=jaartellingen.buitencijfers(lezer, v.jaar, plekken.telt),
        versies=tuple(_versies(lezer, v.locatie_id, periode)),
        **locatie,
    )


def _versies(lezer: Lezer, locatie_id: Id | None, periode: Periode) -> Iterator[tuple[Definitie, Meting]]:
    """Key figures by each definition, where more than one held in the year or another calculation than the tables."""
    teller: Teller | None = None
    for naam in KERNCIJFERS:
        versies = versies_in(naam, periode.van, periode.tot)
        if len(versies) > 1 or versies[0].som != naam:
            teller = teller or Teller(lezer, locatie_id)
            yield from ((een, teller.volgens(een, periode)) for een in versies)


def _kaart(lezer: Lezer, plekken: Plekken, periode: Periode) -> tuple[int, int, int]:
    aangekomen, toegeleid, _ = kaart.aangekomen(lezer, plekken, periode)
    return kaart.verwezen(lezer, plekken, periode)[0], toegeleid or 0, aangekomen


def _per_naam(per_plek: Counter[bytes], namen: Mapping[Id, str]) -> tuple[tuple[str, int], ...]:
    """Counts by name; locaties that are called the same are one."""
    som: Counter[str] = Counter()
    geschreven: dict[str, str] = {}
    for plek, aantal in sorted(per_plek.items()):
        naam = " ".join(namen[Id(plek)].split())
        som[geschreven.setdefault(elders.kaal(naam), naam)] += aantal
    return tuple(som.items())


def _vragen(jaar: int, plekken: Plekken) -> tuple[str, list[object]]:
    waar, params = contact_waar(plekken)
    wat = "c.maand, c.melder, c.kanaal, v.meldingtype, v.uitkomst, v.direct_afgehandeld, c.locatie_id"
    van = "FROM contact c JOIN vraag v ON v.contact_id = c.id WHERE c.maand BETWEEN ? AND ? AND v.status = 'actief'"
    return f"SELECT {wat} {van} AND {waar}", [f"{jaar:04d}-01", f"{jaar:04d}-12", *params]
