"""Looking at holds, the dry run, the lists, and what the declaration of one says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from datetime import UTC, date, datetime, timedelta
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.avgregels import HOEDANIGHEDEN
from wijdesk.models.bewaartermijn import KOPIE_DAGEN, VERZOEK, regel_van
from wijdesk.models.datums import eis_dag
from wijdesk.models.opdrachten.bewaren import (
    LeesBewaaroordelen,
    LeesBewaarproef,
    LeesVerklaring,
    LeesVernietiglijst,
    LeesVernietiglijsten,
)
from wijdesk.models.opdrachten.blokkade import LeesBlokkades
from wijdesk.models.rows.bewaren import (
    AKKOORD,
    BEWAREN,
    BEZIG,
    ER_NIET,
    INGETROKKEN,
    NIEUW,
    OPEN,
    UITGEVOERD,
    WEG,
    Bewaaroordelen,
    LijstDetail,
    LijstRij,
    Proef,
    RegelRij,
    VerklaringPapier,
    VerklaringRegel,
)
from wijdesk.models.rows.blokkade import BlokkadeRij
from wijdesk.models.values import Id, datum_in_woorden, lokaal, moment_in_woorden
from wijdesk.services.bewaren.kandidaten import Db, beoordeel, eis_mag_weg, is_er, naam_van_dossier, proef
from wijdesk.services.bewaren.maanden import LOS, hoeveel, naam_van
from wijdesk.services.bewaren.tweede import twijfel, waarom_niet
from wijdesk.services.bewaren.verzoek import wat_bewaart
from wijdesk.services.register import leesvraag
from wijdesk.store import late_blokkades
from wijdesk.store.late_blokkades import LateBlokkade
from wijdesk.store.lezer import Lezer
from wijdesk.store.omvang import HUISHOUDEN, PERSOON

DOEL = "dossiers vernietigen na hun bewaartermijn (AVG art. 5 lid 1 onder e, Archiefwet)"
NAAR_VERZOEK = ("Verzoek van de inwoner", "AVG art. 17")
TE_LAAT = "dat was nog niet gedeeld toen dit dossier is vernietigd."
LIJST = (
    "SELECT l.id, l.nummer, l.peildatum, l.opgesteld_door_id, m.naam, l.opgesteld_op, l.akkoord_op, l.uitgevoerd_op, "
    "l.ingetrokken_op, count(r.id), sum(r.besluit = 'weg'), sum(r.vernietigd_op IS NOT NULL) FROM vernietiglijst l "
    "JOIN medewerker m ON m.id = l.opgesteld_door_id LEFT JOIN vernietigregel r ON r.lijst_id = l.id "
    "AND r.status = 'actief' WHERE l.status = 'actief'"
)


@leesvraag(LeesBlokkades, recht="persoon.lezen", doel="zien of een dossier langer bewaard blijft")
def lees_blokkades(lezer: Lezer, v: LeesBlokkades) -> tuple[BlokkadeRij, ...]:
    """Running ones, and for who keeps them those of before."""
    if v.soort == HUISHOUDEN:
        leden = (
            "b.huishouden_id = ? OR b.persoon_id IN (SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ? "
            "AND status = 'actief')"
        )
    elif v.soort == PERSOON:
        leden = (
            "b.persoon_id = ? OR b.huishouden_id IN (SELECT huishouden_id FROM huishoudlid WHERE persoon_id = ? "
            "AND status = 'actief')"
        )
    else:
        raise Weigering("Kies waar het over gaat.", veld="soort")
    mag = lezer.mag("bewaren")
    alleen = "" if mag else "AND b.status = 'actief'"
    rijen = lezer.rows(
        "SELECT b.id, b.huishouden_id, b.persoon_id, b.van, b.tot, b.reden, b.toelichting, m.naam, b.status "
        f"FROM bewaarblokkade b JOIN medewerker m ON m.id = b.medewerker_id WHERE ({leden}) "
        f"{alleen} ORDER BY b.status, b.van DESC, b.id",
        (v.id, v.id),
    )
    return tuple(
        BlokkadeRij(
            id=Id(rij[0]),
            over="het huishouden" if rij[1] is not None else "de inwoner" if v.soort == PERSOON else "een gezinslid",
            van=rij[3],
            tot=rij[4],
            reden=rij[5] if mag else "",
            toelichting=rij[6] if mag else "",
            door=rij[7] if mag else "",
            loopt=rij[8] == "actief",
            zelf=v.id in (rij[1], rij[2]),
        )
        for rij in rijen
    )


@leesvraag(LeesBewaarproef, recht="bewaren", doel=DOEL)
def lees_proef(lezer: Lezer, v: LeesBewaarproef) -> Proef:
    """May take a while in a big store: on a connection of its own."""
    dag = eis_dag(v.peildatum, veld="peildatum")
    if dag > _vandaag(lezer):
        raise Weigering("Kies een dag die niet in de toekomst ligt.", veld="peildatum")
    rijen, meer = proef(Db(lezer), dag)
    return Proef(peildatum=v.peildatum, rijen=tuple(rijen), meer=meer)


@leesvraag(LeesBewaaroordelen, recht="bewaren", doel=DOEL)
def lees_oordelen(lezer: Lezer, v: LeesBewaaroordelen) -> Bewaaroordelen:
    """On a connection of its own. How far the journal is comes first: what is written meanwhile came after."""
    dag = eis_dag(v.peildatum, veld="peildatum")
    if dag > _vandaag(lezer):
        raise Weigering("Kies een dag die niet in de toekomst ligt.", veld="peildatum")
    (plaats,) = lezer.row("SELECT coalesce(max(rowid), 0) FROM main.mutatie") or (0,)
    return Bewaaroordelen(peildatum=v.peildatum, plaats=plaats, dossiers=eis_mag_weg(Db(lezer), v.dossiers, dag))


@leesvraag(LeesVernietiglijsten, recht="bewaren.akkoord", doel=DOEL)
def lees_lijsten(lezer: Lezer, _v: LeesVernietiglijsten) -> tuple[LijstRij, ...]:
    """Newest first."""
    laat = {een.lijst_id for een in late_blokkades.lees(Db(lezer))}
    rijen = lezer.rows(f"{LIJST} GROUP BY l.id ORDER BY l.opgesteld_op DESC, l.id DESC")
    return tuple(_lijst(rij, laat) for rij in rijen)


@leesvraag(LeesVernietiglijst, recht="bewaren.akkoord", doel=DOEL)
def lees_lijst(lezer: Lezer, v: LeesVernietiglijst) -> LijstDetail:
    """With what falls off, as it is now."""
    kop = _kop(lezer, v.id)
    laat = {een.regel_id: een for een in late_blokkades.lees(Db(lezer)) if een.lijst_id == v.id}
    lijst = _lijst(kop, {een.lijst_id for een in laat.values()})
    akkoord = _wie_en_wanneer(lezer, v.id, "akkoord")
    uitgevoerd = _wie_en_wanneer(lezer, v.id, "uitgevoerd")
    loopt = v.afvallers and lijst.stand not in (UITGEVOERD, INGETROKKEN)
    regels = tuple(_regel(lezer, rij, loopt=loopt, laat=laat.get(Id(rij[0]))) for rij in _regelrijen(lezer, v.id))
    (toelichting,) = lezer.row("SELECT toelichting FROM vernietiglijst WHERE id = ?", (v.id,)) or ("",)
    opsteller, wie = Id(kop[3]), lezer.medewerker_id
    besloten = all(regel.besluit for regel in regels) and any(regel.besluit == WEG for regel in regels)
    niet = "" if lijst.stand != OPEN else waarom_niet(Db(lezer), opsteller=opsteller, opgesteld_op=kop[5], wie=wie)
    wie_ook, toen = akkoord[0], akkoord[2]
    zin = ""
    if wie_ook is not None and toen is not None:
        zin = twijfel(Db(lezer), opsteller=opsteller, opgesteld_op=kop[5], akkoord=wie_ook, akkoord_op=toen)
    return LijstDetail(
        rij=lijst,
        twijfel="" if lijst.stand == INGETROKKEN else zin,
        akkoord_door=akkoord[1],
        akkoord_op=akkoord[2],
        uitgevoerd_door=uitgevoerd[1],
        uitgevoerd_op=uitgevoerd[2],
        toelichting=toelichting,
        regels=regels,
        mag_besluiten=lijst.stand == OPEN and lezer.mag("bewaren"),
        mag_akkoord=lijst.stand == OPEN and besloten and not niet,
        akkoord_niet=niet,
        mag_uitvoeren=not zin and lijst.stand in (AKKOORD, BEZIG) and wie in (opsteller, akkoord[0]),
    )


@leesvraag(LeesVerklaring, recht="bewaren.akkoord", doel=DOEL)
def lees_verklaring(lezer: Lezer, v: LeesVerklaring) -> VerklaringPapier:
    """Of a list that was carried out. No names of residents: there are none left."""
    kop = _kop(lezer, v.id)
    akkoord = _wie_en_wanneer(lezer, v.id, "akkoord")
    uitgevoerd = _wie_en_wanneer(lezer, v.id, "uitgevoerd")
    if akkoord[2] is None or uitgevoerd[2] is None:
        raise Weigering("De verklaring komt als de lijst is uitgevoerd.")
    regels, bewaard = [], Counter[str]()
    for nummer, rij in enumerate(_regelrijen(lezer, v.id), start=1):
        _, soort, dossier, code, begin, einde, besluit, reden, op, rijen = rij
        if op is None:
            bewaard[reden if besluit == BEWAREN else "viel af: er kwam iets bij, of er stond een blokkade op"] += 1
            continue
        naam, wet = _woorden(code, einde)
        regels.append(
            VerklaringRegel(
                nummer=nummer,
                soort=naam_van(soort, Id(dossier)) if soort in LOS else soort,
                regel=naam,
                wet=wet,
                begin=begin,
                einde=einde,
                vernietigd_op=op,
                rijen=rijen,
                op_verzoek=code == VERZOEK,
            )
        )
    waar = lezer.row(
        "SELECT c.naam FROM vernietiglijst l JOIN locatie c ON c.id = l.locatie_id WHERE l.id = ?", (v.id,)
    )
    laatste = max((regel.vernietigd_op for regel in regels), default=uitgevoerd[2])
    return VerklaringPapier(
        nummer=kop[1],
        locatie=waar[0] if waar else "",
        peildatum=kop[2],
        opgesteld_door=kop[4],
        opgesteld_op=kop[5],
        akkoord_door=akkoord[1],
        akkoord_op=akkoord[2],
        uitgevoerd_door=uitgevoerd[1],
        uitgevoerd_op=uitgevoerd[2],
        regels=tuple(regels),
        bewaard=tuple(sorted(bewaard.items())),
        kopieen_tot=_kopieen_tot(laatste),
        vandaag=_vandaag(lezer).isoformat(),
    )


def _kopieen_tot(moment: int) -> str:
    """The last day on which an automatic backup of before can be there (`store.backup.ruim_op`)."""
    return (datetime.fromtimestamp(moment / 1000, UTC).date() + timedelta(days=KOPIE_DAGEN)).isoformat()


# One list -------------------------------------------------------------------------------------------------------------


def _kop(lezer: Lezer, id_: Id) -> tuple[Any, ...]:
    rij = lezer.row(f"{LIJST} AND l.id = ? GROUP BY l.id", (id_,))
    if rij is None:
        raise Weigering("Deze lijst bestaat niet (meer).")
    return rij


def _lijst(rij: tuple[Any, ...], laat: Set[Id] = frozenset()) -> LijstRij:
    id_, nummer, peildatum, _, opsteller, op, akkoord, uitgevoerd, ingetrokken, dossiers, weg, gedaan = rij
    if ingetrokken is not None:
        stand = INGETROKKEN
    elif uitgevoerd is not None:
        stand = UITGEVOERD
    elif akkoord is not None:
        stand = BEZIG if gedaan else AKKOORD
    else:
        stand = OPEN
    return LijstRij(
        id=Id(id_),
        nummer=nummer,
        peildatum=peildatum,
        stand=stand,
        opgesteld_door=opsteller,
        opgesteld_op=op,
        dossiers=dossiers,
        weg=weg or 0,
        gedaan=gedaan or 0,
        te_laat=Id(id_) in laat,
    )


def _regelrijen(lezer: Lezer, id_: Id) -> list[tuple[Any, ...]]:
    return lezer.rows(
        "SELECT id, soort, dossier, regel, begin, einde, besluit, reden, vernietigd_op, rijen FROM vernietigregel "
        "WHERE lijst_id = ? AND status = 'actief' ORDER BY einde, id",
        (id_,),
    )


def _regel(lezer: Lezer, rij: tuple[Any, ...], *, loopt: bool, laat: LateBlokkade | None) -> RegelRij:
    id_, soort, dossier, code, begin, einde, besluit, reden, op, rijen = rij
    naam, wet = _woorden(code, einde)
    valt_af, let_op = "", ""
    if laat is not None:
        let_op = f"{laat.door} zette hierop {moment_in_woorden(laat.gezet, lezer.nu)} een blokkade: {TE_LAAT}"
    if loopt and op is None:
        valt_af, let_op = _nu(lezer, Id(id_), soort, Id(dossier), code, bewaren=besluit == BEWAREN)
    return RegelRij(
        id=Id(id_),
        soort=soort,
        naam="" if op is not None and soort not in LOS else naam_van_dossier(Db(lezer), soort, Id(dossier)),
        aantal=hoeveel(Db(lezer), soort, Id(dossier)) if op is None else 0,
        regel=naam,
        wet=wet,
        begin=begin,
        einde=einde,
        besluit=besluit,
        reden=reden,
        vernietigd_op=op,
        rijen=rijen,
        valt_af=valt_af,
        let_op=let_op,
    )


def _nu(lezer: Lezer, regel: Id, soort: str, id_: Id, code: str, *, bewaren: bool) -> tuple[str, str]:
    """Why a line falls off as it is now, and of a request what there is to weigh."""
    if bewaren or (soort in LOS and is_er(Db(lezer), soort, id_)):
        return "", ""  # of a month row by row when it is carried out: what was changed since stays behind
    if not is_er(Db(lezer), soort, id_):
        return ER_NIET, ""
    dag = _vandaag(lezer)
    oordeel = beoordeel(Db(lezer), soort, id_, dag)
    if code == VERZOEK:
        return oordeel.waarom_niet, _let_op(lezer, regel, id_)
    return oordeel.waarom_niet or ("" if oordeel.mag_weg(dag) else NIEUW), ""


def _let_op(lezer: Lezer, regel: Id, persoon: Id) -> str:
    """Of a request of a resident: the law, the reason, and where their name stays."""
    zinnen = []
    if (bewaren := wat_bewaart(Db(lezer), persoon, _vandaag(lezer))) is not None:
        tot = datum_in_woorden(bewaren.einde.isoformat())
        zinnen.append(f"De regel zegt bewaren tot en met {tot} ({bewaren.regel.wet}).")
    vraag = (
        "SELECT v.besluitreden, v.hoedanigheid FROM vernietigregel r JOIN avgverzoek v ON v.id = r.verzoek_id "
        "WHERE r.id = ?"
    )
    reden, hoedanigheid = lezer.row(vraag, (regel,)) or ("", "")
    if reden:
        zinnen.append(f"Toch weg, want: {reden}")
    if hoedanigheid in HOEDANIGHEDEN and hoedanigheid != "zelf":
        zinnen.append(f"Gevraagd door: {HOEDANIGHEDEN[hoedanigheid].lower()}.")
    huizen = lezer.rows(
        "SELECT DISTINCT h.naam FROM huishoudlid l JOIN huishouden h ON h.id = l.huishouden_id "
        "WHERE l.persoon_id = ? AND l.status = 'actief' ORDER BY h.naam",
        (persoon,),
    )
    if huizen:
        namen = ", ".join(f"“{naam}”" for (naam,) in huizen)
        zinnen.append(f"Blijft staan, met de naam erin: het dossier van {namen}.")
    return " ".join(zinnen)


def _woorden(code: str, einde: str) -> tuple[str, str]:
    if code == VERZOEK:
        return NAAR_VERZOEK
    regel = regel_van(code, date.fromisoformat(einde))
    return (regel.naam, regel.wet) if regel is not None else (code, "")


def _wie_en_wanneer(lezer: Lezer, id_: Id, wat: str) -> tuple[Id | None, str, int | None]:
    rij = lezer.row(
        f"SELECT m.id, m.naam, l.{wat}_op FROM vernietiglijst l JOIN medewerker m ON m.id = l.{wat}_door_id "
        "WHERE l.id = ?",
        (id_,),
    )
    return (None, "", None) if rij is None else (Id(rij[0]), rij[1], rij[2])


def _vandaag(lezer: Lezer) -> date:
    return lokaal(lezer.nu).date()
