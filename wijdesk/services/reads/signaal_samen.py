"""Signalen that belong together: by themselves or in a bundel, the activities they ask for, rounds in the street."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.activiteit import LeesActiviteitvoorstellen
from wijdesk.models.opdrachten.huishouden import AdresInvoer
from wijdesk.models.opdrachten.signaal import (
    LeesBundel,
    LeesBundels,
    LeesSamenhang,
    LeesStraatrondes,
    LeesVerwantBijInvoer,
    LeesVerwanteSignalen,
)
from wijdesk.models.rows.signaal import (
    BundelDetail,
    BundelRij,
    Signaalgroep,
    StraatrondeRij,
    VerwantRij,
    VoorstelRij,
)
from wijdesk.models.samenhang import Groep, Raakvlak, groepeer, redenen
from wijdesk.models.signaalregels import OPEN
from wijdesk.models.signaalstraat import adres_sleutels, straat_sleutel
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.services.straatronde_zicht import zichtbaar
from wijdesk.store.cijferrest import resten
from wijdesk.store.huishoudens import wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.signaalgeheim import alleen_zichtbaar, mag_zien
from wijdesk.store.signalen import (
    adressen_van_huishoudens,
    huishoudens_per_persoon,
    kandidaten,
    lees_rijen,
    lees_waar,
    raakvlakken,
    raakvlakken_waar,
    sleutels_van,
    zelfde_straat,
)

DOEL = "signalen samen opvolgen (Wmo 2015 art. 2.1.2)"
RECHT = "signaal.lezen"
NIEMAND = Id(bytes(16))
HOOGSTENS = 100
"""Rows beside one signaal; nobody reads more."""
MEESTE_SAMEN = 20_000
"""Open signalen of which is looked what belongs together; more is no inbox of one locatie."""
WEG = "Deze bundel bestaat niet (meer)."


# By themselves -------------------------------------------------------------------------------------------------------


@leesvraag(LeesVerwanteSignalen, recht=RECHT, doel=DOEL)
def lees_verwante(lezer: Lezer, v: LeesVerwanteSignalen) -> tuple[VerwantRij, ...]:
    """What belongs with one, each with why it is shown; the strongest reason first, then the newest."""
    if not mag_zien(lezer, v.id):
        raise Weigering("Dit signaal bestaat niet (meer), of u mag het niet zien.")
    rij = lezer.row(
        "SELECT s.persoon_id, s.huishouden_id, s.adres_id, p.adres_id, s.straat_sleutel, s.thema, s.ontvangen, "
        "s.bundel_id FROM signaal s LEFT JOIN persoon p ON p.id = s.persoon_id WHERE s.id = ?",
        (v.id,),
    )
    eigen = next(iter(raakvlakken(lezer, (v.id,))), None)
    if rij is None or eigen is None:
        return ()
    mogelijk = kandidaten(
        lezer,
        personen=_ids(rij[0:1]),
        huishoudens=_ids(rij[1:2]),
        adressen=_ids(rij[2:4]),
    ) + zelfde_straat(lezer, rij[4], rij[5], rij[6])
    return _verwanten(lezer, eigen, mogelijk, bundel_id=None if rij[7] is None else Id(rij[7]))


@leesvraag(LeesVerwantBijInvoer, recht=RECHT, doel=DOEL)
def lees_verwant_bij_invoer(lezer: Lezer, v: LeesVerwantBijInvoer) -> tuple[VerwantRij, ...]:
    """What there is already about what is being typed; nothing about somebody hidden."""
    persoon_id = v.persoon_id
    woont: Id | None = None
    if persoon_id is not None:
        rij = lezer.row("SELECT afgeschermd, adres_id FROM persoon WHERE id = ?", (persoon_id,))
        if rij is None or (rij[0] and not lezer.mag("persoon.afgeschermd")):
            return ()
        woont = None if rij[1] is None else Id(rij[1])
    huizen = set() if v.huishouden_id is None else {v.huishouden_id}
    if persoon_id is not None:
        huizen |= huishoudens_per_persoon(lezer, (persoon_id,)).get(persoon_id, frozenset())
    plekken = {id_ for id_ in (v.adres_id, woont) if id_ is not None}
    if v.adres is not None:
        plekken |= _bekend_adres(lezer, v.adres)
    for huis, (van_huis, van_leden) in adressen_van_huishoudens(lezer, huizen).items():
        plekken |= van_huis | (van_leden if huis == v.huishouden_id else frozenset())
    sleutel = _straat_bij_invoer(lezer, v, woont)
    eigen = Raakvlak(
        id=NIEMAND,
        ontvangen=lezer.nu,
        persoon=persoon_id,
        huishoudens=frozenset(huizen),
        adressen=frozenset[str]().union(*sleutels_van(lezer, plekken).values()),
        straat_sleutel=sleutel,
        thema=v.thema,
    )
    mensen = () if persoon_id is None else (persoon_id,)
    mogelijk = kandidaten(lezer, personen=mensen, huishoudens=huizen, adressen=plekken)
    return _verwanten(lezer, eigen, mogelijk + zelfde_straat(lezer, sleutel, v.thema, lezer.nu))


def _straat_bij_invoer(lezer: Lezer, v: LeesVerwantBijInvoer, woont: Id | None) -> str:
    """The key of the street it will be about: as typed, or else where the household or the person lives.

    As `signaal_start.straat_van` will keep it.
    """
    if v.adres is not None:
        return straat_sleutel(v.adres.straat, v.adres.woonplaats)
    if v.adres_id is None and v.straat.strip():
        return straat_sleutel(v.straat, v.woonplaats)
    thuis: Id | None = None
    if v.huishouden_id is not None:
        dag = lokaal(lezer.nu).date().isoformat()
        zonder_naam, zonder_adres = wat_verborgen_is(lezer, (v.huishouden_id,), dag)
        rij = lezer.row("SELECT adres_id FROM huishouden WHERE id = ?", (v.huishouden_id,))
        if rij is not None and rij[0] is not None and v.huishouden_id not in zonder_naam | zonder_adres:
            thuis = Id(rij[0])
    waar = next((id_ for id_ in (v.adres_id, thuis, woont) if id_ is not None), None)
    rij = None if waar is None else lezer.row("SELECT straat, woonplaats FROM adres WHERE id = ?", (waar,))
    return "" if rij is None else straat_sleutel(*rij)


def _verwanten(
    lezer: Lezer, eigen: Raakvlak, mogelijk: Iterable[Id], *, bundel_id: Id | None = None
) -> tuple[VerwantRij, ...]:
    anderen = [id_ for id_ in dict.fromkeys(mogelijk) if id_ != eigen.id]
    waarom = {ander.id: zin for ander in raakvlakken(lezer, anderen) if (zin := redenen(eigen, ander))}
    rijen = lees_rijen(lezer, waarom)
    gevonden = [
        VerwantRij(rij=rij, redenen=waarom[id_], zelfde_bundel=rij.bundel_id is not None and rij.bundel_id == bundel_id)
        for id_, rij in rijen.items()
    ]
    gevonden.sort(key=lambda verwant: (_kracht(verwant.redenen[0]), -verwant.rij.ontvangen, verwant.rij.id))
    return tuple(gevonden[:HOOGSTENS])


def _kracht(reden: str) -> int:
    eerst = ("zelfde inwoner", "zelfde huishouden", "zelfde adres")
    return eerst.index(reden) if reden in eerst else len(eerst)


def _bekend_adres(lezer: Lezer, adres: AdresInvoer) -> set[Id]:
    """The addresses that say the same as what was typed."""
    nummer = " ".join(adres.huisnummer.split())
    gezocht = adres_sleutels(adres.straat, nummer, adres.toevoeging, adres.postcode, adres.woonplaats)
    rijen = lezer.rows(
        "SELECT id, straat, huisnummer, toevoeging, postcode, woonplaats FROM adres "
        "WHERE rowid IN (SELECT rowid FROM adres WHERE huisnummer = ?) AND status = 'actief'",
        (nummer,),
    )
    return {Id(rij[0]) for rij in rijen if gezocht & adres_sleutels(*rij[1:])}


@leesvraag(LeesSamenhang, recht=RECHT, doel=DOEL)
def lees_samenhang(lezer: Lezer, v: LeesSamenhang) -> tuple[Signaalgroep, ...]:
    """The groups among the open signalen; what is protected is in none of them."""
    eis, waarden = "s.stand IN (?, ?, ?)", [*OPEN]
    params: tuple[object, ...] = tuple(waarden)
    if v.locatie_id is not None:
        eis, params = f"{eis} AND s.locatie_id = ?", (*params, v.locatie_id)
    raakt, bij = raakvlakken_waar(
        lezer, eis, params, "s.bundel_id, s.straat, s.thema, s.gebied", hoogstens=MEESTE_SAMEN
    )
    rijen = {id_: _Open(None if bundel is None else Id(bundel), *zegt) for id_, (bundel, *zegt) in bij.items()}
    return tuple(_groep(groep, [rijen[id_] for id_ in groep.ids]) for groep in groepeer(raakt))


class _Open(NamedTuple):
    """What a group tells of each of its signalen."""

    bundel_id: Id | None
    straat: str
    thema: str
    gebied: str


def _groep(groep: Groep, rijen: list[_Open]) -> Signaalgroep:
    straat, thema, gebied = (_meest(getattr(rij, veld) for rij in rijen) for veld in ("straat", "thema", "gebied"))
    bundels = {rij.bundel_id for rij in rijen}
    return Signaalgroep(
        sleutel=f"{groep.soort}:{groep.ids[0].hex()}",
        waarom="zelfde inwoner, huishouden of adres" if groep.soort == "adres" else f"{straat}: {thema}",
        signaal_ids=groep.ids,
        straat=straat,
        thema=thema,
        gebied=gebied,
        gebundeld=len(bundels) == 1 and None not in bundels,
        ontvangen=groep.ontvangen,
        bundels=tuple(rij.bundel_id for rij in rijen),
    )


def _meest(waarden: Iterable[str]) -> str:
    """What most of them say; empty when none says anything."""
    geteld = Counter(waarde for waarde in waarden if waarde)
    return min(geteld, key=lambda waarde: (-geteld[waarde], waarde)) if geteld else ""


# In a bundel ---------------------------------------------------------------------------------------------------------


@leesvraag(LeesBundel, recht=RECHT, doel=DOEL)
def lees_bundel(lezer: Lezer, v: LeesBundel) -> BundelDetail:
    """A bundel with what of it may be seen; one of which nothing may be seen is not there."""
    rij = lezer.row(
        "SELECT b.naam, b.gemaakt_op, m.naam, b.locatie_id FROM signaalbundel b "
        "JOIN medewerker m ON m.id = b.medewerker_id WHERE b.id = ? AND b.status = 'actief'",
        (v.id,),
    )
    rijen = lees_waar(lezer, "s.bundel_id = ?", (v.id,))
    if rij is None or (not rijen and _bevat_iets(lezer, v.id)):
        raise Weigering(WEG)
    straat, thema, gebied = (_meest(getattr(een, veld) for een in rijen) for veld in ("straat", "thema", "gebied"))
    return BundelDetail(
        id=v.id,
        naam=rij[0],
        gemaakt_op=rij[1],
        medewerker=rij[2],
        locatie_id=Id(rij[3]),
        rijen=tuple(rijen),
        voorstellen=_voorstellen(lezer, "x.bundel_id = ?", (v.id,)),
        straat=straat,
        thema=thema,
        gebied=gebied,
    )


def _bevat_iets(lezer: Lezer, bundel_id: Id) -> bool:
    vraag = "SELECT 1 FROM signaal WHERE bundel_id = ? AND status = 'actief'"
    return lezer.row(vraag, (bundel_id,)) is not None


@leesvraag(LeesBundels, recht=RECHT, doel=DOEL)
def lees_bundels(lezer: Lezer, v: LeesBundels) -> tuple[BundelRij, ...]:
    """Newest first, with how many of its signalen may be seen."""
    eis, waarden = ("b.locatie_id = ?", (v.locatie_id,)) if v.locatie_id is not None else ("1", ())
    rijen = lezer.rows(
        "SELECT b.id, b.naam, b.gemaakt_op, m.naam, count(*), sum(s.stand <> 'afgesloten'), "
        "coalesce((SELECT x.naam FROM activiteitvoorstel x WHERE x.bundel_id = b.id AND x.status = 'actief' "
        "ORDER BY x.gemaakt_op DESC LIMIT 1), '') FROM signaalbundel b JOIN medewerker m ON m.id = b.medewerker_id "
        f"JOIN signaal s ON s.bundel_id = b.id AND {alleen_zichtbaar(lezer)} "
        f"WHERE {eis} AND b.status = 'actief' GROUP BY b.id ORDER BY b.gemaakt_op DESC, b.id DESC",
        waarden,
    )
    return tuple(
        BundelRij(
            id=Id(rij[0]),
            naam=rij[1],
            gemaakt_op=rij[2],
            medewerker=rij[3],
            aantal=rij[4],
            open=rij[5],
            voorstel=rij[6],
        )
        for rij in rijen
    )


@leesvraag(LeesActiviteitvoorstellen, recht=RECHT, doel="activiteit in de buurt voorstellen")
def lees_voorstellen(lezer: Lezer, v: LeesActiviteitvoorstellen) -> tuple[VoorstelRij, ...]:
    """Newest first; without those of a bundel of which nothing may be seen."""
    eis, waarden = ("x.locatie_id = ?", (v.locatie_id,)) if v.locatie_id is not None else ("1", ())
    return _voorstellen(lezer, eis, waarden)


def _voorstellen(lezer: Lezer, eis: str, waarden: tuple[object, ...]) -> tuple[VoorstelRij, ...]:
    rijen = lezer.rows(
        "SELECT x.id, x.naam, x.thema, x.gebied, x.waarom, x.stand, x.bundel_id, x.gemaakt_op, m.naam, "
        f"(SELECT count(*) FROM signaal s WHERE s.bundel_id = x.bundel_id AND {alleen_zichtbaar(lezer)}), "
        "EXISTS (SELECT 1 FROM signaal d WHERE d.bundel_id = x.bundel_id AND d.status = 'actief') "
        "FROM activiteitvoorstel x JOIN medewerker m ON m.id = x.medewerker_id "
        f"WHERE {eis} AND x.status = 'actief' ORDER BY x.gemaakt_op DESC, x.id DESC",
        waarden,
    )
    return tuple(
        VoorstelRij(
            id=Id(rij[0]),
            naam=rij[1],
            thema=rij[2],
            gebied=rij[3],
            waarom=rij[4],
            stand=rij[5],
            bundel_id=None if rij[6] is None else Id(rij[6]),
            gemaakt_op=rij[7],
            medewerker=rij[8],
            signalen=rij[9],
        )
        for rij in rijen
        if rij[9] or not rij[10]
    )


# In the street -------------------------------------------------------------------------------------------------------


@leesvraag(LeesStraatrondes, recht="straatronde", doel="straatrondes terugzien")
def lees_straatrondes(lezer: Lezer, v: LeesStraatrondes) -> tuple[StraatrondeRij, ...]:
    """Newest first, each with its signalen for who may read those. Of a locatie where no rol of the asker holds, only
    rounds they walked themselves.
    """
    eis, waarden = zichtbaar(lezer)
    if v.locatie_id is not None:
        eis, waarden = f"(r.locatie_id = ? OR r.id = ?) AND {eis}", [v.locatie_id, v.mee or NIEMAND, *waarden]
    rijen = lezer.rows(
        "SELECT r.id, r.gebied, r.dag, r.van, r.tot, m.naam, coalesce(t.naam, ''), r.contacten, r.verslag, "
        "r.straten, r.volgende_op, r.volgende_wat, r.volgende_op <> '' AND NOT EXISTS (SELECT 1 FROM straatronde n "
        "WHERE n.locatie_id = r.locatie_id AND n.status = 'actief' AND n.dag > r.dag "
        "AND lower(n.gebied) = lower(r.gebied)), r.medewerker_id, r.tweede_id, coalesce(l.naam, '') "
        "FROM straatronde r JOIN medewerker m ON m.id = r.medewerker_id LEFT JOIN medewerker t ON t.id = r.tweede_id "
        "LEFT JOIN locatie l ON l.id = r.locatie_id AND l.id IS NOT ? "
        f"WHERE {eis} AND r.status = 'actief' ORDER BY r.id = ? DESC, r.dag DESC, r.van DESC, r.id DESC LIMIT ?",
        (v.locatie_id, *waarden, v.mee or NIEMAND, max(1, min(v.hoogstens, 1_000))),
    )
    rijen.sort(key=lambda rij: (rij[2], rij[3], rij[0]), reverse=True)
    signalen: dict[bytes, list[Id]] = {}
    if lezer.mag(RECHT) and rijen:
        tekens = ", ".join("?" * len(rijen))
        for ronde, id_ in lezer.rows(
            f"SELECT s.straatronde_id, s.id FROM signaal s WHERE s.straatronde_id IN ({tekens}) "
            f"AND {alleen_zichtbaar(lezer)} ORDER BY s.id",
            [rij[0] for rij in rijen],
        ):
            signalen.setdefault(ronde, []).append(Id(id_))
    weg: Counter[str | None] = Counter()
    if lezer.mag(RECHT):
        weg.update(rest.gegevens["ronde"] for rest in resten(lezer, "signaal", "", "9999-12-31"))
    return tuple(
        StraatrondeRij(
            id=Id(rij[0]),
            gebied=rij[1],
            dag=rij[2],
            van=rij[3],
            tot=rij[4],
            medewerker=rij[5],
            tweede=rij[6],
            contacten=rij[7],
            verslag=rij[8],
            straten=tuple(deel.strip() for deel in rij[9].split(";") if deel.strip()),
            volgende_op=rij[10],
            volgende_wat=rij[11],
            afgesproken=bool(rij[12]),
            signaal_ids=tuple(signalen.get(rij[0], ())),
            signalen_weg=weg.get(rij[0].hex(), 0),
            medewerker_id=Id(rij[13]),
            tweede_id=None if rij[14] is None else Id(rij[14]),
            elders=rij[15],
        )
        for rij in rijen
    )


def _ids(waarden: Iterable[bytes | None]) -> list[Id]:
    return [Id(waarde) for waarde in waarden if waarde is not None]
