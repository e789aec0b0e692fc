"""Everything that must be done by a day, from every table that knows one: for a household, an employee or a locatie.

Running terms, tasks, tasks the program raises by itself, evaluations, actions by WIJ, checks after closing, hand-offs
that wait, requests to take over a regie, consent that is not complete, signalen, meldcodes, first acts of a triage of
nobody known, advice that was asked. A fixed number of
queries, however many households. Plain reading: the use case that calls this demands the right (casus.lezen), and
nothing is logged as an opening, since it is a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from wijdesk.models.ondersteuning_regels import KAN_NOG
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.taaksoort import taaksoort
from wijdesk.models.termijnen import in_woorden, regels, toestand_van
from wijdesk.models.toeleiding_tempo import wacht
from wijdesk.models.values import Id, lokaal
from wijdesk.services.advies_wacht import adviezen
from wijdesk.services.agenda.afgeleid import al_een_taak, herindicaties, leeftijden
from wijdesk.services.agenda.agressie import pandverboden
from wijdesk.services.agenda.avg import avgverzoeken
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij, stukken, tekens
from wijdesk.services.agenda.dossiercontrole import dossiercontroles, na_te_kijken
from wijdesk.services.agenda.hulp import hulp
from wijdesk.services.agenda.klacht import klachten
from wijdesk.services.agenda.meldcode import meldcodes, namen_van, wvggz
from wijdesk.services.agenda.ontvangen import ontvangen_huishoudens
from wijdesk.services.agenda.praktijk import praktijkvormen
from wijdesk.services.agenda.signalen import signalen, zonder_geheime_signalen
from wijdesk.services.agenda.toestemming import toestemmingen
from wijdesk.services.agenda.triage import eerste_acties
from wijdesk.services.regiestand import elders
from wijdesk.services.termijn_rijen import TermijnKern, besluiten_van, loop_van, termijn_rij
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, wat_verborgen_is
from wijdesk.store.lezer import Lezer

WIE = "coalesce((SELECT m.id FROM medewerker m WHERE m.id = x.medewerker_id AND m.status = 'actief'), h.regisseur_id)"
"""Who is to do it: who was named and works here, or else the regisseur. So nothing is on the list of nobody because
somebody left, whatever was taken back or came in since."""
OVERDRACHT_DAGEN = 5
"""Calendar days within which a request to take over a regie wants an answer; an agreement of WIJ."""


def _achtergelaten(tabel: str) -> str:
    """What is of nobody who works here in households without a regisseur: only a team leader can still give it away."""
    return (
        f" UNION SELECT t.id FROM {tabel} t JOIN huishouden g ON g.id = t.huishouden_id "  # noqa: S608
        "LEFT JOIN medewerker m ON m.id = t.medewerker_id AND m.status = 'actief' "
        "WHERE m.id IS NULL AND g.locatie_id = ? AND g.regisseur_id IS NULL AND "
    )


ACHTERGELATEN = {
    "taak": _achtergelaten("taak") + "t.gedaan_op = ''",
    "toeleiding": _achtergelaten("toeleiding") + "t.stand IN ('voorgesteld', 'aangenomen', 'eerste contact')",
}
ALGEMEEN = {
    "taak": "Taak", "actie": "Actie uit het plan", "toeleiding": "Toeleiding", "herindicatie": "Herindicatie",
    "toestemming": "Toestemming nog niet rond", "praktijk": "Praktijkvorm",
}  # fmt: skip
"""What is said instead when the words could tell about somebody hidden."""


def agenda(
    lezer: Lezer,
    *,
    vandaag: date,
    tot: date | None,
    huishouden_id: Id | None = None,
    medewerker_id: Id | None = None,
    locatie_id: Id | None = None,
    casussen_van_id: Id | None = None,
    met_stil: bool = False,
) -> tuple[AgendaRij, ...]:
    """What must be done until the day `tot` (None: ever), the most pressing first; what is late is always there.

    Of an employee: what he was named for, and what nobody was named for in households of which he has the regie. A term
    that stands still with no end in sight is there without `tot` or when asked for (`met_stil`), at the end.
    Of the casussen of an employee (`casussen_van_id`): everything in them, whoever is to do it.
    """
    if huishouden_id is None and medewerker_id is None and locatie_id is None and casussen_van_id is None:
        raise ValueError("whose agenda?")
    bereik = Bereik(
        lezer=lezer,
        vandaag=vandaag,
        tot="" if tot is None else tot.isoformat(),
        huishouden_id=huishouden_id,
        medewerker_id=medewerker_id,
        locatie_id=locatie_id,
        namen={Id(id_): naam for id_, naam in lezer.rows("SELECT id, naam FROM medewerker")},
        met_stil=met_stil,
        casussen_van_id=casussen_van_id,
    )
    gevonden: dict[str, AgendaRij] = {}
    for maak in (
        _termijnen,
        _taken,
        _evaluaties,
        _acties,
        _nazorg,
        _toeleidingen,
        _overdrachten,
        toestemmingen,
        signalen,
        meldcodes,
        wvggz,
        hulp,
        praktijkvormen,
        eerste_acties,
        adviezen,
        ontvangen_huishoudens,
        avgverzoeken,
        klachten,
        dossiercontroles,
        na_te_kijken,
        pandverboden,
    ):
        gevonden |= {rij.sleutel: rij for rij in maak(bereik)}
    afgeleid = {rij.sleutel: rij for maak in (leeftijden, herindicaties, elders) for rij in maak(bereik)}
    gedaan = al_een_taak(bereik, afgeleid.values()) if afgeleid else frozenset()
    gevonden |= {sleutel: rij for sleutel, rij in afgeleid.items() if sleutel not in gedaan}
    over = [rij for rij in gevonden.values() if bereik.past(rij)]
    return _op_volgorde(_wat_te_zien_is(bereik, over))


def _op_volgorde(rijen: Iterable[AgendaRij]) -> tuple[AgendaRij, ...]:
    return tuple(sorted(rijen, key=lambda rij: (rij.voor or "9999", rij.wat, rij.sleutel)))


def van_gezin(lezer: Lezer, huishouden_id: Id, *, vandaag: date) -> tuple[tuple[str, str], tuple[AgendaRij, ...]]:
    """What the header of a household tells of its agenda, from the few tables that it takes.

    First its next term in words with its urgency: ("Onderzoek Wmo: morgen", "spoed"). Both are empty when none runs;
    one that stands still is told when there is no other. Then what is late, the oldest first: terms, tasks,
    toeleidingen, herindicaties, checks after closing and requests to take over. Evaluations, birthdays and what else
    the agenda knows have sentences of their own there.
    """
    bereik = Bereik(
        lezer=lezer,
        vandaag=vandaag,
        tot=vandaag.isoformat(),
        huishouden_id=huishouden_id,
        medewerker_id=None,
        locatie_id=None,
        namen={},
    )
    termijnen = tuple(_termijnen(bereik, alle=True))
    eerste = min(termijnen, key=lambda rij: (rij.voor or "9999", rij.wat), default=None)
    volgende = ("", "") if eerste is None else (f"{eerste.wat}: {eerste.in_woorden}", eerste.toestand)
    afgeleid = tuple(herindicaties(bereik))
    gedaan = al_een_taak(bereik, afgeleid) if afgeleid else frozenset()
    alle = [*termijnen, *(rij for rij in afgeleid if rij.sleutel not in gedaan)]
    for maak in (_taken, _nazorg, _toeleidingen, _overdrachten):
        alle += maak(bereik)
    laat = [rij for rij in alle if rij.toestand == "te laat" and bereik.past(rij)]
    return volgende, _op_volgorde(_wat_te_zien_is(bereik, laat))


def _iso(dag: date | None) -> str:
    return "" if dag is None else dag.isoformat()


# Per table -----------------------------------------------------------------------------------------------------------


def _termijnen(bereik: Bereik, *, alle: bool = False) -> Iterator[AgendaRij]:
    """With `alle` also those that are not due in time; to make a row of each takes longest."""
    lopend = "gehaald_op = '' AND vervallen_op = '' AND status = 'actief'"
    if bereik.locatie_id is not None:
        ids, waarden = f"SELECT id FROM termijn WHERE locatie_id = ? AND {lopend}", [bereik.locatie_id]  # noqa: S608
    else:
        binnen, waarden = bereik.huishoudens()
        ids = f"SELECT id FROM termijn WHERE onderwerp_id IN ({binnen}) AND {lopend}"  # noqa: S608
        ook, mij = bereik.van_mij("termijn", lopend)
        ids, waarden = ids + ook, [*waarden, *mij]
    rijen = bereik.rijen(
        f"x.id, x.regel, x.begin, x.persoon_id, {WIE}, x.onderwerp, x.onderwerp_id",
        "termijn x LEFT JOIN signaal sg ON sg.id = x.onderwerp_id AND x.onderwerp = 'signaal' "
        "LEFT JOIN huishouden h ON h.id = coalesce(sg.huishouden_id, x.onderwerp_id) AND h.status = 'actief'",
        ids,
        waarden,
        zonder_geheime_signalen(bereik),
    )
    besluiten = besluiten_van(bereik.lezer, (Id(rij[2]) for rij in rijen))
    wiens = namen_van(bereik.lezer, (rij[5] for rij in rijen if rij[7] == "signaal"))
    for huishouden_id, naam, id_, regel, begin, persoon_id, wie, onderwerp, onderwerp_id in rijen:
        eigen = besluiten.get(Id(id_), ())
        gezien = loop_van(regel, begin, eigen, bereik.vandaag)
        if gezien is None or (regel == KAN_NOG and gezien.fataal is not None and gezien.fataal < bereik.vandaag):
            continue  # a rule of a newer program, or what the resident could do and is no longer asked
        if not alle and not bereik.op_tijd(_iso(gezien.fataal), _iso(gezien.streef) if gezien.fataal else ""):
            continue
        rij = termijn_rij(TermijnKern(id=Id(id_), regel=regel, begin=begin), eigen, gezien, regels()[regel])
        urgent = ""
        if gezien.fataal is not None and gezien.stil_sinds is None:
            urgent = toestand_van(gezien.fataal, bereik.vandaag, streef=gezien.streef)
        yield AgendaRij(
            sleutel=f"termijn:{Id(id_).hex()}",
            soort="termijn",
            wat=f"{rij.naam}: {wiens[persoon_id]}" if onderwerp == "signaal" and persoon_id in wiens else rij.naam,
            voor=rij.fataal,
            in_woorden=in_woorden(gezien, bereik.vandaag),
            toestand=urgent,
            streef=rij.streef if rij.fataal else "",
            grondslag=rij.grondslag,
            huishouden_id=id_van(huishouden_id),
            huishouden=naam or "",
            persoon_id=id_van(persoon_id),
            medewerker_id=id_van(wie),
            medewerker=bereik.naam_van(id_van(wie)),
            tab=regels()[regel].tab,
            bron="termijn",
            bron_id=Id(id_),
            onderwerp=onderwerp,
            onderwerp_id=Id(onderwerp_id),
            termijn=rij,
        )


def _taken(bereik: Bereik) -> Iterator[AgendaRij]:
    binnen, waarden = bereik.huishoudens()
    ook, mij = bereik.van_mij("taak", "gedaan_op = ''")
    if bereik.locatie_id is not None:
        ook, mij = ACHTERGELATEN["taak"], [bereik.locatie_id]
    rijen = bereik.rijen(
        f"x.id, x.wat, x.voor, x.persoon_id, {WIE}, x.soort, x.sleutel",
        "taak x JOIN huishouden h ON h.id = x.huishouden_id",
        f"SELECT id FROM taak WHERE huishouden_id IN ({binnen}) AND gedaan_op = ''{ook}",  # noqa: S608
        [*waarden, *mij, bereik.uiterlijk],
        "x.gedaan_op = '' AND h.status = 'actief' AND x.voor <= ?",
    )
    for huishouden_id, naam, id_, wat, voor, persoon_id, wie, soort, sleutel in rijen:
        over = {"persoon_id": id_van(persoon_id), "medewerker_id": id_van(wie), "tab": "verloop"}
        over["kop"] = taaksoort(soort, sleutel, wat)
        yield maak_rij(bereik, "taak", id_, voor, wat=wat, huishouden_id=Id(huishouden_id), huishouden=naam, **over)


def _evaluaties(bereik: Bereik) -> Iterator[AgendaRij]:
    binnen, waarden = bereik.huishoudens()
    rijen = bereik.rijen(
        "x.id, x.gepland_op, coalesce(h.regisseur_id, x.medewerker_id)",
        "evaluatie x JOIN huishouden h ON h.id = x.huishouden_id AND h.actief_plan_id = x.plan_id",
        f"SELECT id FROM evaluatie WHERE huishouden_id IN ({binnen}) AND gehouden_op = ''",  # noqa: S608
        [*waarden, bereik.uiterlijk],
        "x.gepland_op <= ?",
    )
    for huishouden_id, naam, id_, voor, wie in rijen:
        over = {
            "wat": "Plan evalueren",
            "medewerker_id": id_van(wie),
            "tab": "plan",
            "grondslag": "gepland in het plan",
        }
        yield maak_rij(bereik, "evaluatie", id_, voor, huishouden_id=Id(huishouden_id), huishouden=naam, **over)


def _acties(bereik: Bereik) -> Iterator[AgendaRij]:
    binnen, waarden = bereik.huishoudens("actief_plan_id")
    ook, mij = bereik.van_mij("actie", "gedaan_op = ''")
    rijen = bereik.rijen(
        f"x.id, x.wat, x.klaar_voor, {WIE}, x.uitvoerder, x.wie, x.persoon_id",
        "actie x JOIN plan pl ON pl.id = x.plan_id JOIN huishouden h ON h.id = pl.huishouden_id",
        f"SELECT id FROM actie WHERE plan_id IN ({binnen} AND actief_plan_id IS NOT NULL){ook}",  # noqa: S608
        [*waarden, *mij, bereik.uiterlijk, bereik.vandaag.isoformat()],
        "h.actief_plan_id = x.plan_id AND x.klaar_voor <= ? AND x.klaar_voor <> '' "
        "AND (x.uitvoerder = 'WIJ' OR x.klaar_voor < ?) "
        "AND x.gedaan_op = '' AND x.niet_meer_nodig = ''",
    )
    for huishouden_id, naam, id_, wat, voor, wie, uitvoerder, door, persoon_id in rijen:
        over = {"wat": wat, "medewerker_id": id_van(wie), "tab": "plan", "grondslag": "actie van WIJ in het plan"}
        if uitvoerder != "WIJ":  # what another promised and did not do is for the regisseur to ask after
            over |= {
                "wat": f"Vraag na: {wat} ({door or uitvoerder})",
                "grondslag": "actie uit het plan; de regisseur volgt of ze gedaan wordt",
                "persoon_id": id_van(persoon_id),
            }
        yield maak_rij(bereik, "actie", id_, voor, huishouden_id=Id(huishouden_id), huishouden=naam, **over)


def _nazorg(bereik: Bereik) -> Iterator[AgendaRij]:
    # After closing there is no regisseur any more, so a locatie asks for every open check.
    ids, waarden, eis = "SELECT id FROM nazorg WHERE gedaan_op = ''", list[Any](), "x.gedaan_op = ''"
    if bereik.medewerker_id is not None:
        ids, waarden = f"{ids} AND medewerker_id = ?", [bereik.medewerker_id]
    elif bereik.huishouden_id is not None:
        ids, waarden = "SELECT id FROM nazorg WHERE huishouden_id = ?", [bereik.huishouden_id]
    elif bereik.casussen_van_id is not None:
        return
    if bereik.locatie_id is not None:
        eis, waarden = f"{eis} AND h.locatie_id = ?", [*waarden, bereik.locatie_id]
    rijen = bereik.rijen(
        "x.id, x.gepland_op, (SELECT m.id FROM medewerker m WHERE m.id = x.medewerker_id AND m.status = 'actief')",
        "nazorg x JOIN huishouden h ON h.id = x.huishouden_id",
        ids,
        [*waarden, bereik.uiterlijk],
        f"{eis} AND h.status = 'actief' AND x.gepland_op <= ?",
    )
    for huishouden_id, naam, id_, voor, wie in rijen:
        over = {"wat": "Nazorg: vraag hoe het gaat", "medewerker_id": id_van(wie), "tab": "verloop"}
        yield maak_rij(bereik, "nazorg", id_, voor, huishouden_id=Id(huishouden_id), huishouden=naam, **over)


def _toeleidingen(bereik: Bereik) -> Iterator[AgendaRij]:
    binnen, waarden = bereik.huishoudens()
    # Of an employee also what stayed with him after closing, when there is no regisseur any more.
    ook, mij = bereik.van_mij("toeleiding", "stand IN ('voorgesteld', 'aangenomen', 'eerste contact')")
    if bereik.locatie_id is not None:
        ook, mij = ACHTERGELATEN["toeleiding"], [bereik.locatie_id]
    rijen = bereik.rijen(
        "x.id, x.naar, x.stand, x.voorgesteld_op, x.aangenomen_op, x.eerste_contact_op, x.persoon_id, "
        f"coalesce(h.regisseur_id, {WIE})",
        "toeleiding x JOIN huishouden h ON h.id = x.huishouden_id",
        f"SELECT id FROM toeleiding WHERE huishouden_id IN ({binnen}){ook}",  # noqa: S608
        [*waarden, *mij],
        "x.stand IN ('voorgesteld', 'aangenomen', 'eerste contact') AND h.status = 'actief'",
    )
    for huishouden_id, naam, id_, naar, stand, voorgesteld, aangenomen, contact, persoon_id, wie in rijen:
        stap = wacht(
            stand,
            voorgesteld_op=voorgesteld,
            aangenomen_op=aangenomen,
            eerste_contact_op=contact,
            vandaag=bereik.vandaag,
        )
        if stap is not None:
            wat = stap.zin.partition(",")[0]
            over = {"persoon_id": id_van(persoon_id), "medewerker_id": id_van(wie), "tab": "toeleiding"}
            yield maak_rij(
                bereik,
                "toeleiding",
                id_,
                stap.uiterlijk,
                wat=f"{naar}: {wat[:1].lower()}{wat[1:]}",
                grondslag=stap.reden,
                huishouden_id=Id(huishouden_id),
                huishouden=naam,
                **over,
            )


def _overdrachten(bereik: Bereik) -> Iterator[AgendaRij]:
    eis, waarden = "naar_id = ?", [bereik.medewerker_id]
    if bereik.medewerker_id is None:
        binnen, waarden = bereik.huishoudens()
        eis = f"huishouden_id IN ({binnen})"
    rijen = bereik.rijen(
        "x.id, x.gevraagd_op, x.naar_id, v.naam",
        "regieoverdracht x JOIN huishouden h ON h.id = x.huishouden_id JOIN medewerker v ON v.id = x.van_id",
        f"SELECT id FROM regieoverdracht WHERE {eis} AND stand = 'gevraagd'",  # noqa: S608
        waarden,
    )
    for huishouden_id, naam, id_, gevraagd, naar, van in rijen:
        voor = (lokaal(gevraagd).date() + timedelta(days=OVERDRACHT_DAGEN)).isoformat()
        over = {
            "wat": f"{van} vraagt de regie over te nemen",
            "medewerker_id": id_van(naar),
            "bron": "regieoverdracht",
        }
        yield maak_rij(bereik, "overdracht", id_, voor, huishouden_id=Id(huishouden_id), huishouden=naam, **over)


# Hidden -------------------------------------------------------------------------------------------------------------


def _wat_te_zien_is(bereik: Bereik, rijen: Sequence[AgendaRij]) -> Iterator[AgendaRij]:
    """The rows without what would tell who somebody hidden is."""
    if not rijen:
        return
    lezer = bereik.lezer
    huishoudens = {rij.huishouden_id for rij in rijen if rij.huishouden_id is not None}
    zonder_naam, _ = wat_verborgen_is(lezer, huishoudens, bereik.vandaag.isoformat())
    personen = _verborgen_personen(lezer, {rij.persoon_id for rij in rijen if rij.persoon_id is not None})
    for rij in rijen:
        if rij.huishouden_id in zonder_naam:
            yield replace(rij, huishouden=AFGESCHERMD_HUISHOUDEN, wat=ALGEMEEN.get(rij.soort, rij.wat), kop="")
        elif rij.persoon_id in personen:
            yield replace(rij, wat=ALGEMEEN.get(rij.soort, rij.wat), kop="")
        else:
            yield rij


def _verborgen_personen(lezer: Lezer, personen: Iterable[Id]) -> frozenset[Id]:
    if lezer.mag("persoon.afgeschermd"):
        return frozenset()
    return frozenset(
        Id(rij[0])
        for stuk in stukken(personen)
        for rij in lezer.rows(f"SELECT id FROM persoon WHERE afgeschermd AND id IN ({tekens(stuk)})", stuk)  # noqa: S608
    )
