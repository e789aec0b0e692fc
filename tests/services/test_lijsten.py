"""A list gives no words of a dossier, or reading it stands in the log as looking at those it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.gezin import Gezin, bakker
from tests.services.collega import aan_het_werk
from tests.services.test_openingen import VRAGEN, gelogd
from wijdesk.app.bureau import Bureau, bureau_open
from wijdesk.app.voorbeeld import MEDEWERKER
from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.logboek import LeesInzageoverzicht
from wijdesk.models.opdrachten.meldcode import BeginMeldcode, LeesMeldcodes
from wijdesk.models.opdrachten.regie import LeesOverdrachten
from wijdesk.models.opdrachten.signaal import LeesVoorzet
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.toeleiding import LeesVastgelopen
from wijdesk.models.opdrachten.triage import LeesConsulten, VraagConsult
from wijdesk.models.opdrachten.werk import LeesWerk, PakWerkOp
from wijdesk.models.values import Id
from wijdesk.services.openingen import IN_LIJST
from wijdesk.services.register import rechtentabel

WOORDEN = {
    "agressie": "omschrijving", "antwoord": "waarde toelichting", "casus": "aanleiding sluittoelichting",
    "controlepunt": "opmerking actie", "doelscore": "toelichting", "evaluatie": "verslag", "gebeurtenis": "tekst",
    "huishoudlid": "opmerking", "klachtdossier": "woorden motivering les", "klachtstap": "tekst", "nazorg": "verslag",
    "plan": "situatie gaat_goed", "praktijkveld": "waarde", "termijnwijziging": "reden",
    "veiligheidsafspraak": "tekst", "wvggzconsult": "advies",
    "actie": "wat", "consult": "vraag antwoord", "contactmoment": "notitie", "doel": "woorden",
    "meldcode": "aanleiding besluit_tekst", "meldcodestap": "tekst", "onderzoek": "vraag verslag",
    "ondersteuning": "vraag doel uitkomst_tekst", "ondersteuningsmoment": "tekst",
    "regieoverdracht": "notitie antwoord", "signaal": "tekst uitkomst_tekst beoordeling", "signaalstap": "tekst",
    "taak": "wat uitkomst", "toeleiding": "waarom reden terugkoppeling", "vraag": "toelichting",
}  # fmt: skip
"""Per noun the columns in which somebody writes about somebody."""
VAN_NIEMAND = {
    "wvggzconsult": "1",
    "signaal": "persoon_id IS NULL AND huishouden_id IS NULL",
    "signaalstap": "signaal_id IN (SELECT id FROM signaal WHERE persoon_id IS NULL AND huishouden_id IS NULL)",
    "klachtdossier": "persoon_id IS NULL",
    "klachtstap": "klachtdossier_id IN (SELECT id FROM klachtdossier WHERE persoon_id IS NULL)",
    "vraag": "contact_id IN (SELECT id FROM contact WHERE persoon_id IS NULL)",
}
"""Which rows are about nobody: a street, somebody anonymous."""
LANG = 25
"""Signs: a shorter text stands in other places too."""
HIER = ("", "mijn", "team", "wacht", "mij", "locatie")
"""Reaches that name nobody."""


@pytest.fixture(scope="module")
def geleefd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """A small example store: every noun has rows, made by the use cases."""
    map_: Path = tmp_path_factory.mktemp("lijsten") / "winkel"
    winkel.voorbeeld(map_, 60)
    with bureau_open(map_, MEDEWERKER, winkel.WACHTWOORD) as bureau:
        yield bureau


def teksten(wat: object) -> Iterator[str]:
    """Every text in an answer."""
    if isinstance(wat, str):
        yield wat
    elif isinstance(wat, tuple | list):
        for deel in wat:
            yield from teksten(deel)
    elif isinstance(wat, dict):
        for deel in wat.values():
            yield from teksten(deel)
    elif is_dataclass(wat):
        for veld in fields(wat):
            yield from teksten(getattr(wat, veld.name))


def geschreven(bureau: Bureau) -> frozenset[str]:
    """What stands in the dossiers, and nowhere about nobody."""
    over: dict[bool, set[str]] = {False: set(), True: set()}
    for tabel, kolommen in WOORDEN.items():
        for kolom in kolommen.split():
            van_niemand = VAN_NIEMAND.get(tabel, "0")
            vraag = f"SELECT DISTINCT {kolom}, {van_niemand} FROM {tabel} WHERE length({kolom}) >= {LANG}"
            for woord, niemand in winkel.rauw(bureau, vraag):
                over[bool(niemand)].add(" ".join(woord.split()))
    return frozenset(over[False] - over[True])


def vragen_zonder_id(bureau: Bureau, naam: str) -> Iterator[Any]:
    """The question as it can be asked without knowing an id: of the own locatie, of each reach, of all time."""
    soort = VRAGEN[naam]
    velden: list[dict[str, Any]] = [{}]
    for veld in fields(soort):
        if veld.name == "locatie_id":
            ook = velden if veld.default is not MISSING else []
            velden = [*ook, *(al | {"locatie_id": bureau.medewerker.locatie_id} for al in velden)]
        elif veld.name in ("bereik", "voor"):
            velden = [al | {veld.name: naar} for al in velden for naar in HIER]
        elif veld.name in ("van", "tot") and veld.type == "int":
            velden = [al | {veld.name: 0 if veld.name == "van" else bureau.wereld.klok() + 1} for al in velden]
        elif veld.name in ("team", "alles", "mijn"):
            velden = [al | {veld.name: naar} for al in velden for naar in (True, False)]
        elif veld.name == "stand" and naam == "LeesSignalen":
            velden = [al | {"stand": "alles"} for al in velden]
        elif veld.name == "ids" and naam == "LeesSignaalrijen":
            alle = tuple(Id(rij[0]) for rij in winkel.rauw(bureau, "SELECT id FROM signaal"))
            velden = [al | {"ids": alle} for al in velden]
        elif veld.default is MISSING and veld.default_factory is MISSING:
            return
    yield from (soort(**een) for een in velden)


@pytest.mark.lang
def test_that_a_list_gives_no_words_of_a_dossier_without_a_line_in_the_log(geleefd: Bureau) -> None:
    woorden = geschreven(geleefd)
    assert len(woorden) > 50
    geeft: set[str] = set()
    gelogd_: set[str] = set()
    gevraagd = 0
    with aan_het_werk(geleefd, *rechtentabel().rollen, zwijgt=True) as iemand:  # every right, no work of their own
        for naam in sorted(VRAGEN):
            for vraag in vragen_zonder_id(geleefd, naam):
                try:
                    antwoord, regels_ = iemand.vers(vraag)
                except Weigering:
                    continue
                gevraagd += 1
                gezegd = [" ".join(tekst.split()).rstrip("… ") for tekst in teksten(antwoord)]
                lang = [tekst for tekst in gezegd if len(tekst) >= LANG]
                if any(woord in tekst or woord.startswith(tekst) for tekst in lang for woord in woorden):
                    (gelogd_ if any(regel.persoon_id for regel in regels_) else geeft).add(naam)
    assert gevraagd > 60
    assert sorted(geeft) == [], "no words, or say in `openingen` whose these are"
    assert {"LeesVragen", "LeesKlachtmeldingen"} <= gelogd_


@pytest.mark.lang
def test_that_a_question_about_a_row_that_opens_nothing_gives_no_words_either(geleefd: Bureau) -> None:
    """Asked with the id of every kind of row, as a changed window could."""
    woorden = geschreven(geleefd)
    tabellen = {*WOORDEN, "persoon", "huishouden", "contact", "planversie", "controledossier", "agressie"}
    ids = [Id(rij[0]) for tabel in sorted(tabellen) for rij in winkel.rauw(geleefd, f"SELECT id FROM {tabel} LIMIT 2")]
    geeft: set[tuple[str, str]] = set()
    beantwoord: set[str] = set()
    with aan_het_werk(geleefd, *rechtentabel().rollen, naam="Bram Postma", zwijgt=True) as iemand:
        for naam in sorted(VRAGEN):
            for id_ in ids if any(veld.type in ("Id", "Id | None") for veld in fields(VRAGEN[naam])) else ():
                for vraag in over_een_rij(naam, id_):
                    try:
                        antwoord, regels_ = iemand.vers(vraag)
                    except Weigering:
                        continue
                    beantwoord.add(naam)
                    lang = [tekst for tekst in teksten(antwoord) if len(tekst) >= LANG and not regels_]
                    geeft |= {(naam, tekst) for tekst in lang if " ".join(tekst.split()) in woorden}
    assert len(beantwoord) > 40
    assert sorted(geeft) == []


def over_een_rij(naam: str, id_: Id) -> Iterator[Any]:
    """The question with this id in each of its fields in turn, of each kind; none when it asks more than that."""
    soort = VRAGEN[naam]
    nodig = {veld.name for veld in fields(soort) if veld.default is MISSING and veld.default_factory is MISSING}
    for veld in fields(soort):
        if veld.type not in ("Id", "Id | None"):
            continue
        over = nodig - {veld.name}
        if over <= {"soort", "bereik"}:
            kinds = ("vraag", "persoon", "huishouden", "signaal", "triage") if over else ("",)
            for een in kinds:
                yield soort(**{veld.name: id_}, **dict.fromkeys(over, een))


def test_that_the_words_a_signaal_begins_with_are_read_with_a_line(bureau: Bureau) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="signaal"))
    ((vraag, persoon),) = winkel.rauw(
        bureau, "SELECT v.id, c.persoon_id FROM vraag v JOIN contact c ON c.id = v.contact_id"
    )
    with aan_het_werk(bureau, "casemanager") as omar:
        assert omar.lees(LeesVoorzet(soort="vraag", id=Id(vraag))).tekst == "Kan de huur niet betalen"
        geopend = [rij[:3] for rij in regels(bureau) if rij[0] == "registratie geopend"]
        assert geopend == [("registratie geopend", omar.id, Id(persoon))]


@pytest.mark.lang
@pytest.mark.parametrize("naam", ["LeesOverdrachten", "LeesVastgelopen"])
def test_that_a_list_with_words_is_logged_with_whose_they_are(geleefd: Bureau, naam: str) -> None:
    velden, wat, vraag_wie = IN_LIJST[naam]
    gezien = 0
    vragen: tuple[Any, ...] = (LeesOverdrachten(),) if naam == "LeesOverdrachten" else (LeesVastgelopen(voor="team"),)
    for vraag in vragen:
        ids = [rij.id for rij in geleefd.lees(vraag) if any(getattr(rij, veld) for veld in velden)]
        regels = gelogd(geleefd, vraag) or []
        assert {regel.wat for regel in regels} == {wat}
        wie = winkel.rauw(geleefd, vraag_wie.format(", ".join("?" * len(ids))), *ids)
        assert {regel.huishouden_id for regel in regels} == {Id(huis) for _, huis in wie}
        assert {Id(persoon) for persoon, _ in wie if persoon is not None} <= {regel.persoon_id for regel in regels}
        gezien += len(ids)
    assert gezien


def test_that_who_reads_the_meldcodes_of_a_team_is_told_to_whom_these_are_about(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    hier = bureau.medewerker.locatie_id
    with aan_het_werk(bureau, "casemanager") as carla, aan_het_werk(bureau, "teamleider", naam="Tineke Veen") as tineke:
        carla.doe(
            BeginMeldcode(
                id=bureau.wereld.ids(), soort="huishouden", onderwerp_id=gezin.huishouden, aanleiding="Blauwe plekken"
            )
        )
        carla.lees(LeesMeldcodes())  # one's own words
        assert not [rij for rij in regels(bureau) if rij[0] == "meldcode gelezen"]
        assert tineke.lees(LeesMeldcodes(locatie_id=hier))[0].aanleiding == "Blauwe plekken"
        gelezen = [rij for rij in regels(bureau) if rij[0] == "meldcode gelezen"]
        assert {rij[1:] for rij in gelezen} == {(tineke.id, id_, gezin.huishouden) for id_ in leden(bureau, gezin)}
        assert tineke.lees(LeesMeldcodes()) == ()


def test_that_who_reads_a_question_for_advice_is_told_to_whom_it_is_about(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    with aan_het_werk(bureau, "gedragswetenschapper") as gina:
        bureau.doe(
            VraagConsult(id=bureau.wereld.ids(), vraag="Welke aanpak past hier?", huishouden_id=gezin.huishouden)
        )
        assert gina.lees(LeesConsulten(bereik="wacht"))[0].vraag
        gelezen = [rij for rij in regels(bureau) if rij[0] == "advies gelezen"]
        assert {rij[1:] for rij in gelezen} == {(gina.id, id_, gezin.huishouden) for id_ in leden(bureau, gezin)}


def regels(bureau: Bureau) -> list[tuple[str, Id, Id, Id]]:
    """The lines of the log: what, who, whose, of which household."""
    return winkel.rauw(bureau, "SELECT wat, medewerker_id, persoon_id, huishouden_id FROM toegang")


def leden(bureau: Bureau, gezin: Gezin) -> set[Id]:
    """Who belongs to a household."""
    vraag = "SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ? AND status = 'actief'"
    return {Id(rij[0]) for rij in winkel.rauw(bureau, vraag, gezin.huishouden)}


def test_that_words_at_the_desk_are_logged_once_a_day_and_work_shows_them_once_taken_up(bureau: Bureau) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="naar triage"))
    ((persoon,),) = winkel.rauw(bureau, "SELECT id FROM persoon")
    dag, werk = LeesVragen(van=0, tot=bureau.wereld.klok() + 1), LeesWerk(locatie_id=bureau.medewerker.locatie_id)
    with aan_het_werk(bureau, "casemanager", "entree") as omar:
        for _ in range(2):
            assert [rij.toelichting for rij in omar.lees(dag)] == ["Kan de huur niet betalen"]
        gelezen = [rij for rij in regels(bureau) if rij[0].startswith("vraag gelezen")]
        assert [rij[:3] for rij in gelezen] == [("vraag gelezen in de lijst van vandaag", omar.id, Id(persoon))]
        van_lijst = [
            rij for rij in bureau.lees(LeesInzageoverzicht(persoon_id=Id(persoon))).regels if "lijst" in rij.wat
        ]
        assert [(rij.wat, rij.keer) for rij in van_lijst] == [("Een vraag van u gezien in een lijst", 1)]
        (rij,) = omar.lees(werk)
        assert (rij.toelichting, rij.dicht, bool(rij.meldingtype)) == ("", True, True)
        omar.doe(PakWerkOp(id=rij.id))
        (rij,) = omar.lees(werk)
        assert (rij.toelichting, rij.dicht) == ("Kan de huur niet betalen", False)
        (eigen,) = bureau.lees(werk)
        assert eigen.toelichting  # one's own words


def test_that_what_could_not_be_logged_is_not_taken_for_seen(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    vraag = LeesTermijnen(bereik="huishouden", huishouden_id=gezin.huishouden)
    with aan_het_werk(bureau, "casemanager") as omar:
        omar.zeg_doel(gezin.huishouden)

        def kan_niet(_: object) -> None:
            raise Storing("Het logboek kan niet worden bijgewerkt.", uitweg="")

        omar._lees._log = kan_niet
        for _ in range(2):
            with pytest.raises(Storing):
                omar.lees(vraag)
        omar._lees._log = omar._log
        omar.lees(vraag)
        geopend = [rij for rij in regels(bureau) if rij[:2] == ("huishouden geopend", omar.id)]
        assert {rij[2] for rij in geopend} == leden(bureau, gezin)
