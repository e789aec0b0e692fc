"""Dossiercontrole: which files of a month are still to be checked, and what a check leaves to do: findings to answer,
and improvements with a day. Plain reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from wijdesk.models.dossierregels import afspraken, eerste_maand, maand_in_woorden, peildag, recent_sinds
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import Duur, plus
from wijdesk.models.values import Id, moment_van
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij
from wijdesk.services.hier import hier, waar_mag
from wijdesk.services.inzage.eigen import Kijker
from wijdesk.store import beperkt
from wijdesk.store.huishoudens import wat_verborgen_is

BEVINDING, VERBETERACTIE, DOSSIERS = "bevinding", "verbeteractie", "dossiers"
RECHT = "dossiercontrole"
GROND = "dossiercontrole (Wmo 2015 art. 2.1.1 lid 2)"
_AAN = "coalesce((SELECT m.id FROM medewerker m WHERE m.id = d.aan_id AND m.status = 'actief'), h.regisseur_id)"
_WIE = "coalesce((SELECT m.id FROM medewerker m WHERE m.id = p.wie_id AND m.status = 'actief'), h.regisseur_id)"
_VAN = (
    "FROM controlepunt p JOIN controledossier d ON d.id = p.controledossier_id "
    "JOIN huishouden h ON h.id = d.huishouden_id "
)
_GELDT = "p.status = 'actief' AND d.status = 'actief' AND d.gedaan_op <> '' AND h.status = 'actief'"


class _Dossier(NamedTuple):
    gedaan: bool
    eigen: bool
    """Of whoever asks: a colleague checks it."""


def dossiercontroles(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of an employee what is theirs; of a household or a locatie what its files leave to do."""
    if not bereik.lezer.mag("dossiercontrole.lezen"):
        return
    eis, waarden = _eis(bereik, _AAN)
    for id_, huis, naam, op, wie, aantal in bereik.lezer.rows(
        f"SELECT d.id, h.id, h.naam, d.gedaan_op, {_AAN}, count(*) {_VAN} WHERE p.oordeel = 'nee' AND p.antwoord = '' "
        f"AND {_GELDT} AND {eis} GROUP BY d.id",
        waarden,
    ):
        begin = date.fromisoformat(op)
        voor = (begin + timedelta(days=afspraken().antwoord_dagen)).isoformat()
        streef = (begin + timedelta(days=afspraken().streef_dagen)).isoformat()
        if streef <= bereik.uiterlijk:
            wat = "1 bevinding" if aantal == 1 else f"{aantal} bevindingen"
            yield maak_rij(
                bereik,
                BEVINDING,
                id_,
                voor,
                wat=f"Dossiercontrole: {wat} beantwoorden",
                streef=streef,
                grondslag=GROND,
                huishouden_id=id_van(huis),
                huishouden=naam,
                medewerker_id=id_van(wie),
            )
    eis, waarden = _eis(bereik, _WIE)
    for id_, van, huis, naam, wat, voor, wie in bereik.lezer.rows(
        f"SELECT p.id, d.id, h.id, h.naam, p.actie, p.klaar_voor, {_WIE} {_VAN} WHERE p.actie <> '' "
        f"AND p.gedaan_op = '' AND p.klaar_voor <= ? AND {_GELDT} AND {eis}",
        (bereik.uiterlijk, *waarden),
    ):
        yield maak_rij(
            bereik,
            VERBETERACTIE,
            van,
            voor,
            sleutel=f"{VERBETERACTIE}:{Id(id_).hex()}",
            wat=wat,
            grondslag=GROND,
            huishouden_id=id_van(huis),
            huishouden=naam,
            medewerker_id=id_van(wie),
        )


def na_te_kijken(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of who checks files, and of their locatie: how many of the eight of a month are done, until they all are.

    That files are still to be drawn is told to a team that drew before; an earlier month only when files were drawn for
    it. What only a colleague can check is nothing to do oneself.
    """
    plekken = _waar_men_controleert(bereik)
    if not plekken:
        return
    nu = bereik.vandaag.isoformat()[:7]
    for plek in plekken:
        getrokken = _getrokken(bereik, plek)
        for maand in sorted({*getrokken, nu}):
            dossiers = getrokken.get(maand, [])
            nog = [rij for rij in dossiers if not rij.gedaan and (bereik.medewerker_id is None or not rij.eigen)]
            if not nog and (dossiers or not _iets_te_trekken(bereik, plek, maand)):
                continue
            gedaan = f"{sum(rij.gedaan for rij in dossiers)} van {afspraken().aantal} gedaan"
            yield maak_rij(
                bereik,
                DOSSIERS,
                plek,
                (plus(peildag(maand), Duur(aantal=1, eenheid="maanden")) - timedelta(days=1)).isoformat(),
                sleutel=f"{DOSSIERS}:{plek.hex()}:{maand}",
                wat=f"Dossiercontrole {maand_in_woorden(maand)}: {gedaan if dossiers else 'nog te trekken'}",
                grondslag=GROND,
                medewerker_id=bereik.medewerker_id,
                onderwerp=maand,
                onderwerp_id=plek,
            )


def _waar_men_controleert(bereik: Bereik) -> tuple[Id, ...]:
    """Of whoever asks the locaties they check files of; where that is everywhere, only where they work."""
    lezer = bereik.lezer
    if not lezer.mag(RECHT) or bereik.huishouden_id is not None:
        return ()
    if bereik.medewerker_id is not None and bereik.medewerker_id != lezer.medewerker_id:
        return ()
    mag = waar_mag(lezer, RECHT)
    if bereik.locatie_id is not None:
        return (bereik.locatie_id,) if mag is None or bereik.locatie_id in mag else ()
    return tuple(sorted(hier(lezer) if mag is None else mag)) if bereik.medewerker_id is not None else ()


def _getrokken(bereik: Bereik, plek: Id) -> dict[str, list[_Dossier]]:
    """The files that were drawn and stand, by month, of the months that can still be drawn."""
    lezer = bereik.lezer
    gevonden = lezer.rows(
        "SELECT d.maand, d.huishouden_id, d.gedaan_op <> '', h.locatie_id = d.locatie_id AND h.status = 'actief' "
        "FROM controledossier d JOIN huishouden h ON h.id = d.huishouden_id WHERE d.locatie_id = ? AND d.maand >= ? "
        "AND d.overgeslagen = '' AND d.status = 'actief'",
        (plek, eerste_maand(bereik.vandaag)),
    )
    verborgen = wat_verborgen_is(lezer, {Id(rij[1]) for rij in gevonden}, bereik.vandaag.isoformat())[0]
    dicht = beperkt.niet_te_gebruiken(lezer.rows, lezer.nu) if gevonden else frozenset()
    rijen = [
        (maand, Id(huis), bool(gedaan))
        for maand, huis, gedaan, staat in gevonden
        if Id(huis) not in verborgen and (gedaan or (staat and Id(huis) not in dicht))
    ]
    standen = Kijker.van(lezer).huizen({huis for _, huis, gedaan in rijen if not gedaan})
    uit: dict[str, list[_Dossier]] = {}
    for maand, huis, gedaan in rijen:
        stand = standen.get(huis)
        eigen = stand is not None and not stand.vraagt and not stand.grondslag
        uit.setdefault(maand, []).append(_Dossier(gedaan=gedaan, eigen=eigen))
    return uit


def _iets_te_trekken(bereik: Bereik, plek: Id, maand: str) -> bool:
    """Whether a team that draws files has some that can be drawn for a month."""
    begin, recent = (moment_van(datetime.combine(dag, time())) for dag in (peildag(maand), recent_sinds(maand)))
    vraag = (
        "SELECT 1 FROM huishouden h JOIN casus c ON c.huishouden_id = h.id AND c.status = 'actief' "
        "WHERE h.locatie_id = ? AND h.status = 'actief' AND c.geopend_op < ? "
        "AND (c.gesloten_op IS NULL OR c.gesloten_op >= ?) LIMIT 1"
    )
    eerder = bereik.lezer.row("SELECT 1 FROM controledossier WHERE locatie_id = ? LIMIT 1", (plek,))
    return eerder is not None and bereik.lezer.row(vraag, (plek, begin, recent)) is not None


def _eis(bereik: Bereik, wie: str) -> tuple[str, tuple[Any, ...]]:
    """Which rows are in reach."""
    if bereik.huishouden_id is not None:
        return "h.id = ?", (bereik.huishouden_id,)
    if bereik.medewerker_id is not None:
        return f"{wie} = ?", (bereik.medewerker_id,)
    if bereik.locatie_id is not None:
        return "h.locatie_id = ?", (bereik.locatie_id,)
    return "(h.regisseur_id = ? OR h.tandem_id = ?)", (bereik.casussen_van_id, bereik.casussen_van_id)
