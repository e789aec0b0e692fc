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
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.meldcode import BeginMeldcode, LeesMeldcodes
from wijdesk.models.opdrachten.regie import LeesOverdrachten
from wijdesk.models.opdrachten.toeleiding import LeesVastgelopen
from wijdesk.models.opdrachten.triage import LeesConsulten, VraagConsult
from wijdesk.models.values import Id
from wijdesk.services.openingen import IN_LIJST, OPENT_NIETS

WOORDEN = {
    "actie": "wat", "consult": "vraag antwoord", "contactmoment": "notitie", "doel": "woorden",
    "meldcode": "aanleiding besluit_tekst", "meldcodestap": "tekst", "onderzoek": "vraag verslag",
    "ondersteuning": "vraag doel uitkomst_tekst", "ondersteuningsmoment": "tekst",
    "regieoverdracht": "notitie antwoord", "signaal": "tekst uitkomst_tekst", "signaalstap": "tekst",
    "taak": "wat uitkomst", "toeleiding": "waarom reden terugkoppeling", "vraag": "toelichting",
}  # fmt: skip
"""Per noun the columns in which somebody writes about somebody."""
LANG = 25
"""Signs: a shorter text stands in other places too."""
TOCH = {
    "LeesCaseload": "what must be done, of the own work; of the rest `zeef` leaves the kind of it",
    "LeesKlachtmeldingen": "what people came to the desk with",
    "LeesSignalen": "the first words of what waits for anybody at the locatie; of the rest `zeef` leaves none",
    "LeesSignaalrijen": "the same, row by row",
    "LeesTriages": "what people came to the desk with",
    "LeesVragen": "what people came to the desk with",
    "LeesWerk": "what people came to the desk with",
    "LeesWachtrij": "what people came to the desk with",
}
"""Lists that give words without a line, and why."""


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
    """What stands in the dossiers."""
    alle = (
        rij[0]
        for tabel, kolommen in WOORDEN.items()
        for kolom in kolommen.split()
        for rij in winkel.rauw(bureau, f"SELECT DISTINCT {kolom} FROM {tabel} WHERE length({kolom}) >= {LANG}")
    )
    return frozenset(alle)


def vragen_zonder_id(bureau: Bureau, naam: str) -> Iterator[Any]:
    """The question as it can be asked without knowing an id: of the own locatie, of each reach."""
    soort = VRAGEN[naam]
    velden: list[dict[str, Any]] = [{}]
    for veld in fields(soort):
        if veld.name == "locatie_id":
            ook = velden if veld.default is not MISSING else []
            velden = [*ook, *(al | {"locatie_id": bureau.medewerker.locatie_id} for al in velden)]
        elif veld.name in ("bereik", "voor"):
            velden = [al | {veld.name: naar} for al in velden for naar in ("mijn", "team", "wacht", "mij", "locatie")]
        elif veld.default is MISSING and veld.default_factory is MISSING:
            return
    yield from (soort(**een) for een in velden)


@pytest.mark.lang
def test_that_a_list_that_opens_nothing_gives_no_words_of_a_dossier(geleefd: Bureau) -> None:
    woorden = geschreven(geleefd)
    assert len(woorden) > 50
    geeft: set[str] = set()
    gevraagd = 0
    for naam in sorted(OPENT_NIETS):
        for vraag in vragen_zonder_id(geleefd, naam):
            try:
                antwoord = geleefd.lees(vraag)
            except Weigering:
                continue
            gevraagd += 1
            gezegd = [tekst.rstrip("… ") for tekst in teksten(antwoord) if len(tekst) >= LANG]
            if any(woord in tekst or tekst in woord for tekst in gezegd for woord in woorden):
                geeft.add(naam)
    assert gevraagd > 40
    assert sorted(geeft - TOCH.keys()) == [], "no words, or say in `openingen.IN_LIJST` whose these are"


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
