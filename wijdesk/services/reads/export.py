"""What the central export is made of: counts, and records of nobody in particular. No name, note or BSN is read.

Figures count everybody, also who is hidden from whoever asks; so the pseudonym of a person is the same for every asker.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.cijfer import JAAR, MAAND, periode_van
from wijdesk.models.instellingen import OPEN_DREMPEL, getal_van
from wijdesk.models.logsoort import UITVOER
from wijdesk.models.opdrachten.export import (
    LeesExportcijfers,
    LeesExportrecords,
    LeesVaststelling,
    LeesVastTeStellen,
)
from wijdesk.models.rows.export import (
    GEEN_LOCATIE,
    OPEN,
    REGELS,
    STEL_VAST,
    Exportcijfers,
    Exportrecords,
    Telling,
    Vaststelling,
    Waarderij,
    in_het_log,
)
from wijdesk.models.values import Id
from wijdesk.services.cijfers import waarde
from wijdesk.services.cijfers.plekken import Plekken, contact_waar, plekken_van
from wijdesk.services.exporttellingen import Jaar
from wijdesk.services.exportvormen import vormen
from wijdesk.services.register import leesvraag
from wijdesk.store import elders
from wijdesk.store.cijferrest import resten
from wijdesk.store.indicatieplek import plek_toen
from wijdesk.store.lezer import Lezer

SLEUTEL = "export/sleutel"
"""Under this name in the cupboard: what pseudonyms are made with. It never leaves the store."""
GEEN_REGELS = "Uw rol geeft geen toegang tot regels met pseudoniemen. Vraag het aan de beheerder van de rollen."
DOEL = "verantwoording aan de gemeente en open cijfers"


class _Vraag(NamedTuple):
    maand: str
    locatie_id: bytes
    meldingtype: str
    melder: str
    kanaal: str
    uitkomst: str
    direct: int
    persoon_id: bytes | None


class _Indicatie(NamedTuple):
    maand: str
    locatie_id: bytes | None
    productgroep: str
    soort: str
    persoon_id: bytes | None


@leesvraag(LeesExportcijfers, recht="rapport", doel=DOEL)
def lees_exportcijfers(lezer: Lezer, v: LeesExportcijfers) -> Exportcijfers:
    """Count the vragen and indicaties of a year by the cells of the export, as the jaarverslag counts them.

    Raises Weigering on "jaar" or "locatie".
    """
    plekken = _plekken(lezer, v.jaar, v.locatie_id)
    namen = _namen(plekken)
    vraagrijen = [
        ((str(int(er.maand[-2:])), namen[er.locatie_id], er.meldingtype, er.melder, "ja" if er.direct else "nee"),
         er.persoon_id)
        for er in _vragen(lezer, v.jaar, plekken)
    ]  # fmt: skip
    indicatierijen = [
        ((str(int(er.maand[-2:])), namen.get(er.locatie_id, GEEN_LOCATIE), er.productgroep, er.soort), er.persoon_id)
        for er in _indicaties(lezer, v.jaar, plekken)
    ]
    vragen: Counter[tuple[str, ...]] = Counter(cel for cel, _ in vraagrijen)
    indicaties: Counter[tuple[str, ...]] = Counter(cel for cel, _ in indicatierijen)
    jaar, mensen = Jaar(lezer, v.jaar, plekken, namen), _Mensen(lezer)
    gezet = {str(naam): str(waarde) for naam, waarde in lezer.rows(
        "SELECT naam, waarde FROM instelling WHERE status = 'actief'")}  # fmt: skip
    locaties = _locaties(lezer, plekken, namen, {cel[1] for cel in (*vragen, *indicaties)})
    return Exportcijfers(
        jaar=v.jaar,
        gemaakt_op=lezer.nu,
        locaties=locaties,
        plek_ids=tuple(
            (naam, tuple(sorted(Id(id_) for id_, zo in namen.items() if id_ is not None and zo == naam)))
            for naam in locaties
        ),
        meer=jaar.tabellen(locaties),
        mensen=(
            ("vragen", mensen.per_cel(vraagrijen)),
            ("indicaties", mensen.per_cel(indicatierijen)),
            ("klachten", mensen.per_cel(jaar.mensen_klachten())),
            ("agressie", mensen.per_cel(jaar.mensen_agressie())),
            ("toeleidingen", mensen.per_cel(jaar.huizen_toegeleid())),
            ("casussen", mensen.per_cel(jaar.huizen_casussen())),
            ("praktijkvormen", mensen.per_cel(jaar.huizen_vormen())),
        ),
        waarden=_waarden(lezer, v.jaar, plekken, namen),
        meldingtypen=_codes(lezer, "meldingtype", {cel[2] for cel in vragen}),
        melders=_codes(lezer, "melder", {cel[3] for cel in vragen}),
        productgroepen=_codes(lezer, "productgroep", {cel[2] for cel in indicaties}),
        vragen=_gesorteerd(vragen),
        indicaties=_gesorteerd(indicaties),
        drempel=getal_van(gezet, OPEN_DREMPEL),
    )


@leesvraag(LeesVastTeStellen, recht=STEL_VAST, doel=DOEL)
def lees_vast_te_stellen(lezer: Lezer, v: LeesVastTeStellen) -> Exportcijfers:
    """The same of all locaties, for who may settle them. Raises Weigering on "jaar"."""
    return lees_exportcijfers(lezer, LeesExportcijfers(jaar=v.jaar))


def _waarden(lezer: Lezer, jaar: int, plekken: Plekken, namen: dict[bytes | None, str]) -> tuple[Waarderij, ...]:
    """What running indicaties cost, month by month; nothing where no tarief was ever entered."""
    if lezer.row("SELECT 1 FROM tarief WHERE status = 'actief' LIMIT 1") is None:
        return ()
    uit = []
    for periode in periode_van(JAAR, f"{jaar:04d}-01-01").delen(MAAND):
        per_naam: defaultdict[tuple[str, str], waarde.Deel] = defaultdict(waarde.Deel)
        for (plek, groep), deel in waarde.per_plek(lezer, plekken, periode).items():
            sleutel = namen.get(plek, GEEN_LOCATIE), groep
            per_naam[sleutel] = per_naam[sleutel].samen(deel)
        uit += [
            Waarderij(maand=int(periode.van[5:7]), locatie=plek, productgroep=groep, lopend=deel.aantal,
                      bekend=deel.bekend, centen=round(deel.centen))
            for (plek, groep), deel in sorted(per_naam.items())
        ]  # fmt: skip
    return tuple(uit)


@leesvraag(LeesVaststelling, recht="rapport", doel=DOEL)
def lees_vaststelling(lezer: Lezer, v: LeesVaststelling) -> Vaststelling | None:
    """The first time that open figures of a year left a desk, of which the log came here."""
    rij = lezer.row(
        "SELECT t.tijd, m.naam FROM toegang t JOIN medewerker m ON m.id = t.medewerker_id "
        "WHERE t.soort = ? AND t.wat = ? ORDER BY t.tijd LIMIT 1",
        (UITVOER, in_het_log(OPEN, v.jaar)),
    )
    return None if rij is None else Vaststelling(moment=rij[0], medewerker=rij[1])


@leesvraag(LeesExportrecords, recht="rapport", doel=DOEL)
def lees_exportrecords(lezer: Lezer, v: LeesExportrecords) -> Exportrecords:
    """The registrations of a year one by one, dated to the month. Raises Weigering on "jaar" or "locatie", and
    GeenRecht without the right to lines: a pseudonym is personal data.

    Whose dossier was destroyed has no pseudonym any more; the rest of the line stays as it was.
    """
    if not lezer.mag(REGELS):
        raise GeenRecht(GEEN_REGELS)
    plekken = _plekken(lezer, v.jaar, v.locatie_id)
    namen, wie = _namen(plekken), _Pseudoniem(lezer, v.jaar)
    meldingen = (
        (er.maand, namen[er.locatie_id], er.melder, er.kanaal, er.meldingtype,
         "true" if er.direct else "false", er.uitkomst, wie.van(er.persoon_id))
        for er in _vragen(lezer, v.jaar, plekken)
    )  # fmt: skip
    voorzieningen = (
        (er.maand, namen.get(er.locatie_id, GEEN_LOCATIE), er.productgroep, er.soort, wie.van(er.persoon_id))
        for er in _indicaties(lezer, v.jaar, plekken)
    )
    return Exportrecords(
        meldingen=tuple(sorted(meldingen)),
        voorzieningen=tuple(sorted(voorzieningen)),
        meer=Jaar(lezer, v.jaar, plekken, namen).regels(wie.van),
        vormen=vormen(lezer, v.jaar, plekken, namen, wie.van),
    )


class _Een:
    """A card → the one it was merged into."""

    def __init__(self, lezer: Lezer) -> None:
        self._naar = dict(lezer.rows("SELECT id, samengevoegd_in FROM persoon WHERE samengevoegd_in IS NOT NULL"))

    def van(self, persoon_id: bytes) -> bytes:
        """The card that is left."""
        wie, gezien = persoon_id, {persoon_id}
        while (verder := self._naar.get(wie)) is not None and verder not in gezien:
            wie = verder
            gezien.add(wie)
        return wie


class _Mensen:
    """Numbers people in the order they turn up; whoever is not known is somebody else every time."""

    def __init__(self, lezer: Lezer) -> None:
        self._wie = _Een(lezer)
        self._nummers: dict[bytes, int] = {}
        self._laatste = 0

    def per_cel(
        self, rijen: Iterable[tuple[tuple[str, ...], bytes | None]]
    ) -> tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]:
        """Cell → the numbers of who was counted in it."""
        per: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        for cel, persoon in rijen:
            self._laatste += 1
            nummer = self._laatste
            if persoon is not None:
                nummer = self._nummers.setdefault(self._wie.van(persoon), nummer)
            per[cel].add(nummer)
        return tuple((cel, tuple(sorted(wie))) for cel, wie in sorted(per.items()))


class _Pseudoniem:
    """A person → 32 hexadecimals after a p, by a key of this store and this year; cards that were merged are one."""

    def __init__(self, lezer: Lezer, jaar: int) -> None:
        rij = lezer.row("SELECT waarde FROM kast WHERE naam = ?", (SLEUTEL,))
        if rij is None:
            raise Weigering("Voor pseudoniemen is hier nog geen sleutel gemaakt. Maak de export opnieuw.")
        self._sleutel = hmac.digest(bytes(rij[0]), f"wijdesk export {jaar:04d}".encode(), hashlib.sha256)
        self._wie = _Een(lezer)
        self._bekend: dict[bytes, str] = {}

    def van(self, persoon_id: bytes | None) -> str:
        """The pseudonym; empty of nobody."""
        if persoon_id is None:
            return ""
        if persoon_id not in self._bekend:
            wie = self._wie.van(persoon_id)
            self._bekend[persoon_id] = "p" + hmac.digest(self._sleutel, wie, hashlib.sha256)[:16].hex()
        return self._bekend[persoon_id]


def _plekken(lezer: Lezer, jaar: int, locatie_id: Id | None) -> Plekken:
    if not 1900 <= jaar <= 9999:
        raise Weigering("Vul een jaar in zoals 2020.", veld="jaar")
    return plekken_van(lezer, locatie_id)


def _namen(plekken: Plekken) -> dict[bytes | None, str]:
    """Locatie → how it is written; those that are called the same are one."""
    zoals: dict[str, str] = {}
    kaal = {id_: " ".join(naam.split()) for id_, naam in sorted(plekken.namen.items())}
    return {id_: zoals.setdefault(elders.kaal(naam), naam) for id_, naam in kaal.items()}


def _vragen(lezer: Lezer, jaar: int, plekken: Plekken) -> Iterator[_Vraag]:
    waar, params = contact_waar(plekken)
    rijen = lezer.rows(
        "SELECT c.maand, c.locatie_id, v.meldingtype, c.melder, c.kanaal, v.uitkomst, v.direct_afgehandeld, "
        "c.persoon_id FROM contact c JOIN vraag v ON v.contact_id = c.id "
        f"WHERE c.maand BETWEEN ? AND ? AND v.status = 'actief' AND {waar}",
        (f"{jaar:04d}-01", f"{jaar:04d}-12", *params),
    )
    return map(_Vraag._make, rijen)


def _indicaties(lezer: Lezer, jaar: int, plekken: Plekken) -> Iterator[_Indicatie]:
    """Of the locatie of its file, or whose household it was when it was recorded, as the jaarverslag counts."""
    van, tot = f"{jaar:04d}-01-01", f"{jaar:04d}-12-31"
    waar = plek_toen(lezer, ook_maker=bool(plekken.niet))
    for besloten, productgroep, soort, persoon, *van_wie in lezer.rows(
        "SELECT i.besloten_op, i.productgroep, i.soort, i.persoon_id, i.id, i.locatie_id, i.huishouden_id, "
        "h.locatie_id FROM indicatie i LEFT JOIN huishouden h ON h.id = i.huishouden_id "
        "WHERE i.besloten_op BETWEEN ? AND ? AND i.status = 'actief'",
        (van, tot),
    ):
        plek = waar(*van_wie)
        if plekken.telt(plek):
            yield _Indicatie(besloten[:7], plek, productgroep, soort, persoon)
    for rest in resten(lezer, "indicatie", van, tot):
        plek = None if rest.gegevens["los"] and not plekken.niet else rest.locatie_id
        if plekken.telt(plek):
            yield _Indicatie(rest.dag[:7], plek, rest.gegevens["productgroep"], rest.gegevens["soort"], None)


def _locaties(lezer: Lezer, plekken: Plekken, namen: dict[bytes | None, str], gebruikt: set[str]) -> tuple[str, ...]:
    """Every locatie that counts, whatever was registered there."""
    open_ = lezer.rows("SELECT id FROM locatie WHERE status = 'actief' AND samengevoegd_in IS NULL")
    alle = {namen[rij[0]] for rij in open_ if plekken.telt(rij[0])} | gebruikt
    return tuple(sorted(alle - {GEEN_LOCATIE}, key=lambda naam: (naam.casefold(), naam)))


def _codes(lezer: Lezer, lijst: str, gebruikt: set[str]) -> tuple[str, ...]:
    """Every code of a list, in its order, also what is not used any more; then what is in use and stands in no list."""
    rijen = lezer.rows("SELECT code FROM code WHERE lijst = ? ORDER BY volgorde, code", (lijst,))
    return tuple(dict.fromkeys([*(str(rij[0]) for rij in rijen), *sorted(gebruikt)]))


def _gesorteerd(tellingen: Counter[tuple[str, ...]]) -> tuple[Telling, ...]:
    return tuple(sorted(tellingen.items(), key=lambda er: (int(er[0][0]), er[0][1:])))
