"""Looking at the regie: my cases and those of my team, requests, who could take over, and what closing leaves open."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models import gezinsrol
from wijdesk.models.opdrachten.regie import (
    LeesCaseload,
    LeesNazorg,
    LeesOverdrachten,
    LeesRegiehistorie,
    LeesRegisseurs,
    LeesSluitstand,
    LeesVertrek,
)
from wijdesk.models.rows.huishouden import CaseloadRij, OverdrachtRij
from wijdesk.models.rows.regie import (
    NazorgRij,
    OpenDoel,
    OpenZaak,
    Regieperiode,
    RegisseurRij,
    Sluitstand,
    Vertrek,
    VertrekRij,
)
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import Duur, plus, toestand_van
from wijdesk.models.values import Id, lokaal
from wijdesk.models.zwaarte import gewicht, in_woorden
from wijdesk.services.agenda.alles import agenda
from wijdesk.services.inzage.zeef import WOORD
from wijdesk.services.lopende_vormen import lopende_vormen
from wijdesk.services.regiestand import teams_elders
from wijdesk.services.register import leesvraag, rollen_met
from wijdesk.services.zwaarte import punten, stukken_van
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, LID_NU, wat_verborgen_is
from wijdesk.store.lezer import Lezer

DOEL = "regie op het huishouden (één gezin, één plan, één regisseur)"
NAZORG_NA = Duur(aantal=3, eenheid="maanden")
"""When a check is proposed after closing (checken en present)."""
ANTWOORD_BLIJFT = 14 * 86_400_000
"""Milliseconds an answer stays on the list of who asked."""

_DOET = "m.naam || CASE WHEN n.gedaan_op = '' AND m.status <> 'actief' THEN ' (werkt hier niet meer)' ELSE '' END"
"""Who is to do a check; of somebody who left that is said, so that it is given to somebody else."""

_CASELOAD = (
    "SELECT h.id, h.naam, c.nummer, lo.naam, r.naam, coalesce(t.naam, ''), c.geopend_op, "
    f"(SELECT count(*) FROM huishoudlid l WHERE l.huishouden_id = h.id AND {LID_NU}), "
    f"(SELECT count(*) FROM huishoudlid l WHERE l.huishouden_id = h.id AND {LID_NU} "
    "AND l.rol IN (SELECT value FROM json_each(?))), "
    "(SELECT max(m.op) FROM contactmoment m WHERE m.huishouden_id = h.id AND m.status = 'actief'), "
    "h.actief_plan_id IS NOT NULL, "
    "(SELECT max(v.nummer) FROM planversie v WHERE v.plan_id = h.actief_plan_id AND v.status = 'actief'), "
    "(SELECT n.naam FROM regieoverdracht o JOIN medewerker n ON n.id = o.naar_id WHERE o.huishouden_id = h.id "
    "AND o.stand = 'gevraagd' AND o.status = 'actief'), c.id "
    "FROM huishouden h JOIN casus c ON c.id = h.casus_id JOIN locatie lo ON lo.id = h.locatie_id "
    "JOIN medewerker r ON r.id = h.regisseur_id LEFT JOIN medewerker t ON t.id = h.tandem_id "
    "WHERE h.casus_id IS NOT NULL AND "
)


@leesvraag(LeesCaseload, recht="casus.lezen", doel=DOEL)
def lees_caseload(lezer: Lezer, v: LeesCaseload) -> tuple[CaseloadRij, ...]:
    """Open cases and planned checks, what must happen first on top. A list: nothing of a household is opened."""
    if v.team and not lezer.mag("casus.regie_team"):
        raise Weigering("Alleen de teamleider ziet de casussen van het hele team.")
    ik = lezer.medewerker_id
    vandaag = lokaal(lezer.nu).date()
    dag = vandaag.isoformat()
    if v.team:
        hier = lezer.row("SELECT locatie_id FROM medewerker WHERE id = ?", (ik,))
        waar, params = "+h.locatie_id = ?", (hier[0] if hier is not None else b"",)
    else:
        waar, params = "(h.regisseur_id = ? OR h.tandem_id = ?)", (ik, ik)  # type: ignore[assignment]
    rijen = lezer.rows(f"{_CASELOAD}{waar}", (dag, dag, dag, dag, _kindrollen(), *params))
    eerste: dict[Id | None, AgendaRij] = {}
    if v.team:
        alles = agenda(lezer, vandaag=vandaag, tot=None, locatie_id=Id(params[0]))
    else:
        alles = agenda(lezer, vandaag=vandaag, tot=None, casussen_van_id=ik)
    for wat in alles:
        if wat.voor:  # the agenda has the most pressing on top
            eerste.setdefault(wat.huishouden_id, wat)
    verborgen, _ = wat_verborgen_is(lezer, [Id(rij[0]) for rij in rijen], dag)
    ook = teams_elders(lezer, [Id(rij[0]) for rij in rijen], dag)
    zwaar, waard = stukken_van(lezer, [rij[13] for rij in rijen]), punten(lezer)
    gevonden = [
        replace(
            _caseload_rij(
                rij,
                eerst := eerste.get(Id(rij[0])),
                verborgen,
                ook.get(Id(rij[0]), ""),
                leest=not v.team or (eerst is not None and eerst.medewerker_id == ik),
            ),
            gewicht=gewicht(zwaar.get(rij[13], ()), dag, waard),
            waarom=in_woorden(zwaar.get(rij[13], ()), dag, waard),
        )
        for rij in rijen
    ]
    gevonden += _nazorg_rijen(lezer, vandaag, team=v.team)
    return tuple(sorted(gevonden, key=lambda rij: (rij.volgende_termijn or "9999", rij.naam, rij.huishouden_id)))


def _kindrollen() -> str:
    return json.dumps(sorted(gezinsrol.rollen_met("kind")))


def _caseload_rij(rij: Any, eerst: AgendaRij | None, verborgen: frozenset[Id], ook: str, *, leest: bool) -> CaseloadRij:
    """`leest`: whether it is the own work of whoever asks; of another's is only said what kind of thing it is."""
    id_ = Id(rij[0])
    return CaseloadRij(
        huishouden_id=id_,
        naam=AFGESCHERMD_HUISHOUDEN if id_ in verborgen else rij[1],
        nummer=rij[2],
        locatie=rij[3],
        regisseur=rij[4],
        tandem=rij[5],
        leden=rij[7],
        kinderen=rij[8],
        geopend_op=rij[6],
        laatste_contact=rij[9],
        plan_stand="geen plan" if not rij[10] else f"versie {rij[11]}" if rij[11] else "concept",
        volgende_termijn="" if eerst is None else eerst.voor,
        wat="" if eerst is None else eerst.wat if leest else WOORD.get(eerst.soort, eerst.wat),
        soort="" if eerst is None else eerst.soort,
        kop="" if eerst is None or not leest else eerst.kop,
        toestand="" if eerst is None else eerst.toestand,
        overdracht=f"gevraagd aan {rij[12]}" if rij[12] else "",
        regie=ook,
    )


def _nazorg_rijen(lezer: Lezer, vandaag: date, *, team: bool) -> list[CaseloadRij]:
    """Checks that are planned with me; of a colleague who left they show with everybody of the locatie."""
    mij = "n.medewerker_id = ? OR m.status <> 'actief'" if not team else "n.medewerker_id = ? OR 1"
    rijen = lezer.rows(
        f"SELECT n.huishouden_id, h.naam, c.nummer, lo.naam, {_DOET}, c.geopend_op, min(n.gepland_op) FROM nazorg n "
        "JOIN casus c ON c.id = n.casus_id JOIN huishouden h ON h.id = n.huishouden_id "
        "JOIN locatie lo ON lo.id = h.locatie_id JOIN medewerker m ON m.id = n.medewerker_id "
        "WHERE n.gedaan_op = '' AND n.status = 'actief' AND h.casus_id IS NULL AND h.status = 'actief' "
        "AND (n.medewerker_id = ? OR h.locatie_id = (SELECT locatie_id FROM medewerker WHERE id = ?)) "
        f"AND ({mij}) GROUP BY n.huishouden_id",
        (lezer.medewerker_id, lezer.medewerker_id, lezer.medewerker_id),
    )
    verborgen, _ = wat_verborgen_is(lezer, [Id(rij[0]) for rij in rijen], vandaag.isoformat())
    return [
        CaseloadRij(
            huishouden_id=Id(rij[0]),
            naam=AFGESCHERMD_HUISHOUDEN if Id(rij[0]) in verborgen else rij[1],
            nummer=rij[2],
            locatie=rij[3],
            regisseur=rij[4],
            tandem="",
            leden=0,
            kinderen=0,
            geopend_op=rij[5],
            laatste_contact=None,
            plan_stand="gesloten",
            volgende_termijn=rij[6],
            wat="Check na sluiten",
            toestand=toestand_van(date.fromisoformat(rij[6]), vandaag),
        )
        for rij in rijen
    ]


@leesvraag(LeesOverdrachten, recht="casus.lezen", doel=DOEL)
def lees_overdrachten(lezer: Lezer, _: LeesOverdrachten) -> tuple[OverdrachtRij, ...]:
    """What waits for my answer first, then what I asked for, with answers of the last two weeks."""
    ik = lezer.medewerker_id
    rijen = lezer.rows(
        "SELECT o.id, o.huishouden_id, h.naam, c.nummer, o.van_id, v.naam, o.naar_id, n.naam, o.notitie, "
        "o.gevraagd_op, o.stand, o.antwoord, o.beantwoord_op "
        "FROM regieoverdracht o JOIN huishouden h ON h.id = o.huishouden_id "
        "JOIN casus c ON c.id = o.casus_id JOIN medewerker v ON v.id = o.van_id JOIN medewerker n ON n.id = o.naar_id "
        "WHERE o.status = 'actief' AND ((o.naar_id = ? AND o.stand = 'gevraagd') OR (o.van_id = ? "
        "AND o.samen_id IS NULL AND (o.stand = 'gevraagd' OR (o.stand IN ('aangenomen', 'geweigerd') "
        "AND o.beantwoord_op > ?)))) "
        "ORDER BY o.naar_id = ? DESC, o.gevraagd_op",
        (ik, ik, lezer.nu - ANTWOORD_BLIJFT, ik),
    )
    vandaag = lokaal(lezer.nu).date().isoformat()
    verborgen, _adres = wat_verborgen_is(lezer, {Id(rij[1]) for rij in rijen}, vandaag)
    return tuple(
        OverdrachtRij(
            id=Id(rij[0]),
            huishouden_id=Id(rij[1]),
            huishouden=AFGESCHERMD_HUISHOUDEN if Id(rij[1]) in verborgen else rij[2],
            nummer=rij[3],
            van_id=Id(rij[4]),
            van=rij[5],
            naar_id=Id(rij[6]),
            naar=rij[7],
            notitie=rij[8],
            gevraagd_op=rij[9],
            stand=rij[10],
            antwoord=rij[11],
            beantwoord_op=rij[12],
        )
        for rij in rijen
    )


@leesvraag(LeesRegisseurs, recht="desk.openen", doel="collega kiezen voor de regie")
def lees_regisseurs(lezer: Lezer, _: LeesRegisseurs) -> tuple[RegisseurRij, ...]:
    """Colleagues who may hold the regie, with how many they have. No household is named."""
    vandaag = lokaal(lezer.nu).date().isoformat()
    rollen = rollen_met("casus.regie")
    rijen = lezer.rows(
        "SELECT m.id, m.naam, l.naam, (SELECT count(*) FROM huishouden h WHERE h.regisseur_id = m.id), "
        "(SELECT count(*) FROM huishouden h WHERE h.tandem_id = m.id), (SELECT count(*) FROM regieoverdracht o "
        "WHERE o.naar_id = m.id AND o.stand = 'gevraagd' AND o.status = 'actief') FROM medewerker m "
        "JOIN locatie l ON l.id = m.locatie_id WHERE m.status = 'actief' AND EXISTS (SELECT 1 FROM roltoekenning r "
        f"WHERE r.medewerker_id = m.id AND r.rol IN ({', '.join('?' * len(rollen))}) AND r.status = 'actief' "
        "AND (r.van = '' OR r.van <= ?) AND (r.tot = '' OR r.tot >= ?)) ORDER BY m.naam",
        (*rollen, vandaag, vandaag),
    )
    return tuple(
        RegisseurRij(id=Id(rij[0]), naam=rij[1], locatie=rij[2], casussen=rij[3], tandem=rij[4], gevraagd=rij[5])
        for rij in rijen
    )


@leesvraag(LeesSluitstand, recht="casus.lezen", doel="casus afronden")
def lees_sluitstand(lezer: Lezer, v: LeesSluitstand) -> Sluitstand:
    """The goals that need an outcome, and what is still open."""
    huishouden = lezer.row("SELECT casus_id, actief_plan_id FROM huishouden WHERE id = ?", (v.huishouden_id,))
    if huishouden is None or huishouden[0] is None:
        raise Weigering("Dit huishouden heeft geen open casus.")
    plan_id = huishouden[1]
    doelen = lezer.rows(
        "SELECT id, woorden, leefgebied FROM doel WHERE plan_id = ? AND stand = 'lopend' AND status = 'actief' "
        "ORDER BY volgorde, id",
        (plan_id,),
    )
    tellingen = (
        ("actie is nog niet gedaan", "acties zijn nog niet gedaan",
         "actie WHERE plan_id = ? AND gedaan_op = '' AND niet_meer_nodig = ''", plan_id),
        ("termijn loopt nog en vervalt", "termijnen lopen nog en vervallen",
         "termijn WHERE onderwerp_id = ? AND gehaald_op = '' AND vervallen_op = ''", v.huishouden_id),
        ("evaluatie is nog niet gehouden", "evaluaties zijn nog niet gehouden",
         "evaluatie WHERE plan_id = ? AND gehouden_op = ''", plan_id),
        ("verzoek om de regie over te nemen vervalt", "verzoeken om de regie over te nemen vervallen",
         "regieoverdracht WHERE huishouden_id = ? AND stand = 'gevraagd'", v.huishouden_id),
    )  # fmt: skip
    nog_open = []
    for een, meer, van, id_ in tellingen:
        rij = lezer.row(f"SELECT count(*) FROM {van} AND status = 'actief'", (id_,))
        if rij is not None and rij[0]:
            nog_open.append(f"1 {een}" if rij[0] == 1 else f"{rij[0]} {meer}")
    vandaag = lokaal(lezer.nu).date()
    return Sluitstand(
        huishouden_id=v.huishouden_id,
        doelen=tuple(OpenDoel(id=Id(rij[0]), woorden=rij[1], leefgebied=rij[2]) for rij in doelen),
        nog_open=tuple(nog_open),
        nazorg_op=(plus(vandaag, NAZORG_NA).isoformat(),),
        zaken=tuple(
            OpenZaak(
                id=rij.bron_id,
                soort=rij.soort,
                wat=rij.wat,
                voor=rij.voor,
                toestand=rij.toestand,
                medewerker_id=rij.medewerker_id,
                medewerker=rij.medewerker,
            )
            for rij in agenda(lezer, vandaag=vandaag, tot=None, huishouden_id=v.huishouden_id)
            if rij.soort in {"taak", "toeleiding"} and rij.bron_id is not None
        )
        + lopende_vormen(lezer, v.huishouden_id),
    )


@leesvraag(LeesVertrek, recht="desk.openen", doel="regie overdragen bij vertrek")
def lees_vertrek(lezer: Lezer, v: LeesVertrek) -> Vertrek:
    """The cases of somebody who leaves. Names only for who may hand them over; whoever manages gets the numbers."""
    wie = lezer.row("SELECT naam FROM medewerker WHERE id = ?", (v.medewerker_id,))
    if wie is None or not (lezer.mag("casus.regie_team") or lezer.mag("beheer.medewerkers")):
        raise Weigering("Alleen de teamleider of de applicatiebeheerder ziet wat een collega achterlaat.")
    rijen = lezer.rows(
        "SELECT h.id, h.naam, c.nummer, h.tandem_id, coalesce(t.naam, ''), o.naar_id, coalesce(n.naam, '') "
        "FROM huishouden h JOIN casus c ON c.id = h.casus_id LEFT JOIN medewerker t ON t.id = h.tandem_id "
        "LEFT JOIN regieoverdracht o ON o.huishouden_id = h.id AND o.stand = 'gevraagd' AND o.status = 'actief' "
        "LEFT JOIN medewerker n ON n.id = o.naar_id WHERE h.regisseur_id = ? ORDER BY h.naam, h.id",
        (v.medewerker_id,),
    )
    tel = lezer.row(
        "SELECT (SELECT count(*) FROM regieoverdracht WHERE naar_id = ? AND stand = 'gevraagd' AND status = 'actief'), "
        "(SELECT count(*) FROM huishouden WHERE tandem_id = ?)",
        (v.medewerker_id, v.medewerker_id),
    )
    namen = lezer.mag("casus.regie_team")
    vandaag = lokaal(lezer.nu).date().isoformat()
    verborgen, _ = wat_verborgen_is(lezer, [Id(rij[0]) for rij in rijen], vandaag)
    return Vertrek(
        medewerker_id=v.medewerker_id,
        naam=wie[0],
        casussen=tuple(
            VertrekRij(
                huishouden_id=Id(rij[0]),
                naam="" if not namen else AFGESCHERMD_HUISHOUDEN if Id(rij[0]) in verborgen else rij[1],
                nummer=rij[2],
                tandem_id=Id(rij[3]) if rij[3] is not None else None,
                tandem=rij[4],
                voorstel_id=next((Id(wie) for wie in (rij[5], rij[3]) if wie is not None), None),
                gevraagd=rij[6],
            )
            for rij in rijen
        ),
        verzoeken=0 if tel is None else tel[0],
        tandem=0 if tel is None else tel[1],
    )


@leesvraag(LeesRegiehistorie, recht="huishouden.lezen", doel=DOEL)
def lees_regiehistorie(lezer: Lezer, v: LeesRegiehistorie) -> tuple[Regieperiode, ...]:
    """Per casus who began, and every accepted transfer after it."""
    casussen = lezer.rows(
        "SELECT c.id, c.nummer, c.geopend_op, c.gesloten_op, coalesce(r.naam, l.naam, '') FROM casus c "
        "JOIN huishouden h ON h.id = c.huishouden_id LEFT JOIN medewerker l ON l.id = c.laatste_regisseur_id "
        "LEFT JOIN medewerker r ON r.id = h.regisseur_id AND h.casus_id = c.id "
        "WHERE c.huishouden_id = ? AND c.status = 'actief' ORDER BY c.geopend_op, c.id",
        (v.huishouden_id,),
    )
    stappen: dict[bytes, list[Any]] = {}
    for rij in lezer.rows(
        "SELECT o.casus_id, a.naam, b.naam, o.beantwoord_op, o.samen_id IS NOT NULL, o.gevraagd_op "
        "FROM regieoverdracht o JOIN medewerker a ON a.id = o.van_id JOIN medewerker b ON b.id = o.naar_id "
        "WHERE o.huishouden_id = ? AND o.stand = 'aangenomen' AND o.status = 'actief' ORDER BY o.beantwoord_op, o.id",
        (v.huishouden_id,),
    ):
        stappen.setdefault(rij[0], []).append(rij)
    perioden: list[Regieperiode] = []
    for casus_id, nummer, geopend, gesloten, laatste in casussen:
        reeks = stappen.get(casus_id, [])
        wie = [(reeks[0][1] if reeks else laatste, geopend, "casus geopend")]
        for _casus, van, naar, op, samen, gevraagd in reeks:
            hoe = "overgedragen bij vertrek" if samen else "direct overgedragen" if gevraagd == op else "overgenomen"
            wie.append((naar, op, f"{hoe} van {van}"))
        einden = [*(moment for _, moment, _ in wie[1:]), gesloten]
        perioden += [
            Regieperiode(nummer=nummer, regisseur=naam, van=moment, tot=einde, hoe=hoe)
            for (naam, moment, hoe), einde in zip(wie, einden, strict=True)
        ]
    return tuple(reversed(perioden))


@leesvraag(LeesNazorg, recht="casus.lezen", doel="nagaan hoe het gaat na het sluiten")
def lees_nazorg(lezer: Lezer, v: LeesNazorg) -> tuple[NazorgRij, ...]:
    """What is planned first, then what was done, newest first."""
    rijen = lezer.rows(
        f"SELECT n.id, n.huishouden_id, h.naam, c.nummer, {_DOET}, n.gepland_op, n.gedaan_op, n.hoe_gaat_het, "
        "n.verslag, n.medewerker_id "
        "FROM nazorg n JOIN casus c ON c.id = n.casus_id JOIN huishouden h ON h.id = n.huishouden_id "
        "JOIN medewerker m ON m.id = n.medewerker_id WHERE n.huishouden_id = ? AND n.status = 'actief' "
        "ORDER BY n.gedaan_op <> '', n.gepland_op, n.id",
        (v.huishouden_id,),
    )
    verborgen, _ = wat_verborgen_is(lezer, (v.huishouden_id,), lokaal(lezer.nu).date().isoformat())
    return tuple(
        NazorgRij(
            id=Id(rij[0]),
            huishouden_id=Id(rij[1]),
            huishouden=AFGESCHERMD_HUISHOUDEN if v.huishouden_id in verborgen else rij[2],
            nummer=rij[3],
            medewerker=rij[4],
            gepland_op=rij[5],
            gedaan_op=rij[6],
            hoe_gaat_het=rij[7],
            verslag=rij[8],
            medewerker_id=Id(rij[9]),
        )
        for rij in rijen
    )
