"""Looking at the draw of a month, at one file with its checklist, and at what waits for a casemanager."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models import dossierregels as regels
from wijdesk.models.opdrachten.dossiercontrole import LeesBevindingen, LeesControle, LeesDossiercontroles
from wijdesk.models.rows.dossiercontrole import Bevinding, Controledetail, Controlemaand, ControleRij, PuntRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services import controlelijsten
from wijdesk.services.hier import hier, waar_mag
from wijdesk.services.inzage.eigen import Kijker
from wijdesk.services.register import leesvraag
from wijdesk.store import beperkt
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, wat_verborgen_is
from wijdesk.store.lezer import Lezer

RECHT, LEZEN = "dossiercontrole", "dossiercontrole.lezen"
DOEL = "dossiercontrole (Wmo 2015 art. 2.1.1 lid 2, AVG art. 6 lid 1 e)"
WEG = "Deze controle bestaat niet (meer)."
EIGEN = "Dit is een dossier van uzelf. Een collega controleert het."
ANTWOORD_BLIJFT = timedelta(days=92)
"""How long an answered control stays on the list of the casemanager."""
_NUMMER = (
    "coalesce((SELECT c.nummer FROM casus c WHERE c.id = h.casus_id), (SELECT e.nummer FROM casus e "
    "WHERE e.huishouden_id = h.id AND e.status = 'actief' ORDER BY e.geopend_op DESC LIMIT 1), '')"
)
_PUNT = "SELECT count(*) FROM controlepunt p WHERE p.controledossier_id = d.id AND p.status = 'actief' AND "
_RIJEN = (
    f"SELECT d.id, d.huishouden_id, h.naam, {_NUMMER}, d.soort, coalesce(r.naam, ''), coalesce(m.naam, ''), d.lijst, "
    f"d.gedaan_op, d.overgeslagen, ({_PUNT} p.oordeel = 'ja'), ({_PUNT} p.oordeel <> 'nvt'), "
    f"({_PUNT} p.oordeel = 'nee' AND p.antwoord = ''), ({_PUNT} p.actie <> '' AND p.gedaan_op = ''), "
    "d.maand, d.locatie_id, l.naam, d.aan_id, coalesce(a.naam, ''), h.regisseur_id, "
    "h.locatie_id = d.locatie_id AND h.status = 'actief' "
    "FROM controledossier d JOIN huishouden h ON h.id = d.huishouden_id JOIN locatie l ON l.id = d.locatie_id "
    "LEFT JOIN medewerker r ON r.id = h.regisseur_id LEFT JOIN medewerker m ON m.id = d.controleur_id "
    "LEFT JOIN medewerker a ON a.id = d.aan_id WHERE d.status = 'actief' AND "
)
_LEDEN = (
    "SELECT DISTINCT persoon_id FROM huishoudlid WHERE huishouden_id = ? AND status = 'actief' AND van <= ? "
    "AND (tot = '' OR tot >= ?)"
)


@leesvraag(LeesDossiercontroles, recht=RECHT, doel=DOEL)
def lees_maand(lezer: Lezer, v: LeesDossiercontroles) -> Controlemaand:
    """The files of a month in the order of their lots. A list: no file is opened."""
    vandaag = lokaal(lezer.nu).date()
    maand = v.maand or vandaag.isoformat()[:7]
    plekken = _plekken(lezer)
    if not plekken:
        raise Weigering("Bij geen enkele locatie controleert u dossiers.")
    plek = v.locatie_id or next((id_ for id_ in plekken if id_ in hier(lezer)), plekken[0])
    if plek not in plekken:
        raise Weigering("Bij deze locatie controleert u geen dossiers.", veld="locatie_id")
    gevonden = lezer.rows(f"{_RIJEN} d.locatie_id = ? AND d.maand = ?", (plek, maand))
    verborgen = _verborgen(lezer, (Id(rij[1]) for rij in gevonden), vandaag)
    # One that went to another team, or is not used any more, before anybody checked it: another is drawn.
    dicht = beperkt.niet_te_gebruiken(lezer.rows, lezer.nu)
    zichtbaar = [
        rij
        for rij in gevonden
        if Id(rij[1]) not in verborgen and (rij[8] or rij[9] or (rij[20] and Id(rij[1]) not in dicht))
    ]
    zaad, kijker = regels.zaad(plek, maand), Kijker.van(lezer)
    zichtbaar.sort(key=lambda rij: regels.lot(zaad, Id(rij[1])))
    rijen = tuple(_rij(rij, kijker) for rij in zichtbaar)
    staat = sum(1 for rij in zichtbaar if rij[8] or (not rij[9] and rij[20]))
    naam = lezer.row("SELECT naam FROM locatie WHERE id = ?", (plek,))
    ingelezen = lezer.row(
        "SELECT count(*) FROM dossiercontrole WHERE locatie_id = ? AND substr(datum, 1, 7) = ? AND status = 'actief' "
        "AND partij_id IS NOT NULL",
        (plek, maand),
    )
    aantal = regels.afspraken().aantal
    return Controlemaand(
        maand=maand,
        locatie_id=plek,
        locatie="" if naam is None else naam[0],
        rijen=rijen,
        aantal=aantal,
        gedaan=sum(bool(rij.gedaan_op) for rij in rijen),
        ingelezen=0 if ingelezen is None else ingelezen[0],
        kan_trekken=staat < aantal and regels.eerste_maand(vandaag) <= maand <= vandaag.isoformat()[:7],
        mag_bij=plekken,
    )


@leesvraag(LeesControle, recht=LEZEN, doel=DOEL)
def lees_controle(lezer: Lezer, v: LeesControle) -> Controledetail:
    """One file. For whoever checks files there, and when it is finished for who has to answer or to do something."""
    vandaag = lokaal(lezer.nu).date()
    gevonden = lezer.row(f"{_RIJEN} d.id = ?", (v.id,))
    if gevonden is None or Id(gevonden[1]) in _verborgen(lezer, [Id(gevonden[1])], vandaag):
        raise Weigering(WEG)
    rij = _rij(gevonden, Kijker.van(lezer))
    ik = lezer.medewerker_id
    antwoordt = bool(rij.gedaan_op) and ik in (gevonden[17], gevonden[19])
    mag = lezer.mag(RECHT) and Id(gevonden[15]) in _plekken(lezer) and not rij.eigen
    versie = gevonden[7] or controlelijsten.in_gebruik(lezer.rows, vandaag.isoformat()).versie
    punten = _punten(lezer, rij, versie)
    if not mag and not antwoordt and not (rij.gedaan_op and any(punt.wie_id == ik for punt in punten)):
        raise Weigering(EIGEN if rij.eigen and lezer.mag(RECHT) else WEG)
    dag = vandaag.isoformat()
    for (wie,) in lezer.rows(_LEDEN, (rij.huishouden_id, dag, dag)) or [(None,)]:
        lezer.toegang("dossiercontrole bekeken", wie, DOEL, huishouden_id=rij.huishouden_id)
    return Controledetail(
        rij=rij,
        maand=gevonden[14],
        locatie=gevonden[16],
        lijst=versie,
        aan=gevonden[18],
        uiterlijk=_uiterlijk(rij.gedaan_op),
        punten=punten,
        controleert=mag and not rij.gedaan_op and not rij.overgeslagen,
        beheert=mag,
        antwoordt=antwoordt,
        ik=ik,
        voorstel_id=None if gevonden[19] is None else Id(gevonden[19]),
    )


@leesvraag(LeesBevindingen, recht=LEZEN, doel=DOEL)
def lees_bevindingen(lezer: Lezer, _: LeesBevindingen) -> tuple[Bevinding, ...]:
    """What waits first, oldest on top; then what was answered. A list: no file is opened."""
    ik, vandaag = lezer.medewerker_id, lokaal(lezer.nu).date()
    gevonden = lezer.rows(
        f"{_RIJEN} d.gedaan_op <> '' AND d.gedaan_op >= ? AND (d.aan_id = ? OR h.regisseur_id = ?) "
        f"UNION {_RIJEN} d.gedaan_op <> '' AND d.id IN (SELECT controledossier_id FROM controlepunt "
        "WHERE wie_id = ? AND actie <> '' AND gedaan_op = '' AND status = 'actief')",
        ((vandaag - ANTWOORD_BLIJFT).isoformat(), ik, ik, ik),
    )
    verborgen = _verborgen(lezer, (Id(rij[1]) for rij in gevonden), vandaag)
    rijen = (
        Bevinding(
            id=Id(rij[0]),
            naam=AFGESCHERMD_HUISHOUDEN if Id(rij[1]) in verborgen else rij[2],
            nummer=rij[3],
            maand=rij[14],
            gedaan_op=rij[8],
            wacht=rij[12],
            acties=rij[13],
            goed=rij[10],
            punten=rij[11],
        )
        for rij in gevonden
    )
    return tuple(sorted(rijen, key=lambda rij: (not (rij.wacht or rij.acties), rij.gedaan_op, rij.naam, rij.id)))


def _plekken(lezer: Lezer) -> tuple[Id, ...]:
    """The locaties of which whoever asks may check files, by name."""
    plekken = waar_mag(lezer, RECHT)
    alle = lezer.rows("SELECT id FROM locatie WHERE status = 'actief' ORDER BY naam, id")
    return tuple(Id(rij[0]) for rij in alle if plekken is None or Id(rij[0]) in plekken)


def _verborgen(lezer: Lezer, ids: Iterable[Id], vandaag: date) -> frozenset[Id]:
    return wat_verborgen_is(lezer, ids, vandaag.isoformat())[0]


def _uiterlijk(gedaan_op: str) -> str:
    if not gedaan_op:
        return ""
    return (date.fromisoformat(gedaan_op) + timedelta(days=regels.afspraken().antwoord_dagen)).isoformat()


def _rij(rij: tuple[Any, ...], kijker: Kijker) -> ControleRij:
    stand = kijker.huis(Id(rij[1]))
    gedaan_op, overgeslagen, lijst = rij[8], rij[9], rij[7]
    return ControleRij(
        id=Id(rij[0]),
        huishouden_id=Id(rij[1]),
        naam=rij[2],
        nummer=rij[3],
        soort=regels.soort_in_woorden(rij[4]),
        regisseur=rij[5],
        stand=regels.GEDAAN
        if gedaan_op
        else regels.OVERGESLAGEN
        if overgeslagen
        else regels.BEGONNEN
        if lijst
        else regels.TE_DOEN,
        controleur=rij[6],
        gedaan_op=gedaan_op,
        goed=rij[10],
        punten=rij[11],
        wacht=rij[12] if gedaan_op else 0,
        acties=rij[13] if gedaan_op else 0,
        eigen=not stand.vraagt and not stand.grondslag,
        overgeslagen=overgeslagen,
    )


def _punten(lezer: Lezer, rij: ControleRij, versie: str) -> tuple[PuntRij, ...]:
    """The questions in their order with what was answered; what a newer program asked comes after."""
    gevonden = {
        code: (id_, *waarden)
        for code, id_, *waarden in lezer.rows(
            "SELECT p.punt, p.id, p.oordeel, p.opmerking, p.actie, p.wie_id, coalesce(m.naam, ''), p.klaar_voor, "
            "p.gedaan_op, p.antwoord, p.beantwoord_op FROM controlepunt p LEFT JOIN medewerker m ON m.id = p.wie_id "
            "WHERE p.controledossier_id = ? AND p.status = 'actief' ORDER BY p.punt",
            (rij.id,),
        )
    }
    lijst = controlelijsten.van(lezer.rows, versie)
    vragen = (*(lijst.punten if lijst else ()),)
    anders = tuple(
        regels.Punt(code=code, groep="Overig", vraag=code) for code in gevonden if not lijst or lijst.punt(code) is None
    )
    uit = []
    for punt in (*vragen, *anders):
        id_, oordeel, opmerking, actie, wie_id, wie, klaar, gedaan, antwoord, beantwoord = gevonden.get(
            punt.code, (None, "", "", "", None, "", "", "", "", "")
        )
        uit.append(
            PuntRij(
                id=None if id_ is None else Id(id_),
                punt=punt.code,
                groep=punt.groep,
                vraag=punt.vraag,
                hulp=punt.hulp,
                grond=punt.grond,
                oordeel=oordeel,
                opmerking=opmerking,
                actie=actie,
                wie_id=None if wie_id is None else Id(wie_id),
                wie=wie,
                klaar_voor=klaar,
                gedaan_op=gedaan,
                antwoord=antwoord,
                beantwoord_op=beantwoord,
            )
        )
    return tuple(uit)
