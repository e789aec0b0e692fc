"""The register of agressie: what holds stands first with its last day, and a pandverbod that ends soon is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from tests.gezin import DAG
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_beperking import beperk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.opdrachten.agressie import (
    BeeindigMaatregel,
    LeesAgressie,
    LeesAgressies,
    LeesWaarschuwingen,
    MeldAgressie,
    TrekAgressieIn,
    WijzigAgressie,
)
from wijdesk.models.opdrachten.huis import MaakLocatie, MaakOngedaan
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.rows.agressie import AgressieDetail
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id, IdMaker


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


def meld(bureau: Bureau, wie: Id | None, **anders: Any) -> Id:
    velden: dict[str, Any] = {
        "datum": "2026-02-01", "soort": "verbaal", "maatregel": "waarschuwing", "omschrijving": "Schold",
    }  # fmt: skip
    opdracht = MeldAgressie(persoon_id=wie, locatie_id=bureau.medewerker.locatie_id, **(velden | anders))
    return Id(bureau.doe(opdracht))


def verbod(bureau: Bureau, wie: Id, tot: str) -> Id:
    hier = bureau.medewerker.locatie_id
    return meld(bureau, wie, maatregel="pandverbod", van="2026-02-01", tot=tot, locaties=(hier,))


def pandverboden(bureau: Bureau, **anders: Any) -> list[AgendaRij]:
    return [rij for rij in bureau.lees(LeesTermijnen(**({"bereik": "mijn"} | anders))) if rij.soort == "agressie"]


def test_that_what_holds_stands_first_by_its_last_day(bureau: Bureau) -> None:
    wie = maak.persoon(bureau, "Ab")
    oud = meld(bureau, None)
    laat, vroeg = verbod(bureau, wie, "2026-12-31"), verbod(bureau, wie, "2026-03-09")
    voorbij = verbod(bureau, wie, "2026-02-20")
    rijen = bureau.lees(LeesAgressies())
    assert [rij.id for rij in rijen][:2] == [vroeg, laat]
    assert {rij.id for rij in rijen[2:]} == {oud, voorbij}
    assert [rij.loopt for rij in rijen] == [True, True, False, False]
    assert rijen[0].gebouwen == ("Selwerd",)
    assert {rij.persoon for rij in rijen if rij.id == oud} == {"Onbekend"}


def test_that_a_pandverbod_that_ends_within_two_weeks_is_told_until_it_is_over(bureau: Bureau, klok: Klok) -> None:
    wie = maak.persoon(bureau, "Ab")
    id_ = verbod(bureau, wie, "2026-03-20")
    assert pandverboden(bureau) == []
    klok.verzet(5 * DAG)
    (rij,) = pandverboden(bureau)
    assert (rij.bron_id, rij.voor, rij.persoon_id) == (id_, "2026-03-20", wie)
    assert "Pandverbod loopt af" in rij.wat
    (van_team,) = pandverboden(bureau, bereik="locatie", locatie_id=bureau.medewerker.locatie_id)
    assert van_team.bron_id == id_
    klok.verzet(14 * DAG)
    assert pandverboden(bureau) == []


def test_that_the_register_is_for_who_may_read_what_happened(bureau: Bureau) -> None:
    wie = maak.persoon(bureau, "Ab")
    verbod(bureau, wie, "2026-12-31")
    maak.scherm_af(bureau, wie)
    with aan_het_werk(bureau, "vrijwilliger") as vrij, aan_het_werk(bureau, "entree", naam="Ed") as ed:
        with pytest.raises(GeenRecht):
            vrij.lees(LeesAgressies())
        (rij,) = ed.lees(LeesAgressies())
        assert "van der Meulen" not in rij.persoon


def wijzig(bureau: Bureau | Collega, d: AgressieDetail, **anders: Any) -> None:
    """This incident with some fields put right."""
    velden: dict[str, Any] = {
        "persoon_id": d.rij.persoon_id, "datum": d.rij.datum, "soort": d.rij.soort, "maatregel": d.rij.maatregel,
        "omschrijving": d.omschrijving, "van": d.rij.van, "tot": d.rij.tot, "locaties": d.locatie_ids,
    }  # fmt: skip
    bureau.doe(WijzigAgressie(id=d.rij.id, **(velden | anders)))


def lees(bureau: Bureau, id_: Id) -> AgressieDetail:
    return bureau.lees(LeesAgressie(id=id_))


def test_that_an_incident_is_put_right_and_a_building_more_or_less_follows(bureau: Bureau) -> None:
    wie, daar = maak.persoon(bureau, "Ab"), bureau.doe(MaakLocatie(naam="Beijum"))
    id_ = verbod(bureau, wie, "2026-03-20")
    wijzig(bureau, lees(bureau, id_), tot="2026-06-30", locaties=(daar,), omschrijving="Gooide een stoel")
    d = lees(bureau, id_)
    assert (d.rij.tot, d.rij.gebouwen, d.locatie_ids, d.omschrijving) == (
        "2026-06-30", ("Beijum",), (daar,), "Gooide een stoel",
    )  # fmt: skip
    wijzig(bureau, d, maatregel="waarschuwing", van="", tot="", locaties=())
    (waarschuwing,) = bureau.lees(LeesWaarschuwingen(persoon_id=wie))
    assert (waarschuwing.maatregel, waarschuwing.tot, waarschuwing.locaties) == ("waarschuwing", "", ())
    with pytest.raises(Weigering):
        wijzig(bureau, d, datum="2026-03-03")


def test_that_who_it_was_is_filled_in_when_it_is_known_and_warns_from_then_on(bureau: Bureau) -> None:
    wie, id_ = maak.persoon(bureau, "Ab"), meld(bureau, None)
    assert lees(bureau, id_).rij.persoon == "Onbekend"
    wijzig(bureau, lees(bureau, id_), persoon_id=wie)
    assert [rij.id for rij in bureau.lees(LeesWaarschuwingen(persoon_id=wie))] == [id_]
    wijzig(bureau, lees(bureau, id_), persoon_id=None)
    assert bureau.lees(LeesWaarschuwingen(persoon_id=wie)) == ()


def test_that_a_measure_ends_today_and_warns_nobody_tomorrow(bureau: Bureau, klok: Klok) -> None:
    wie = maak.persoon(bureau, "Ab")
    ids = [verbod(bureau, wie, "2026-12-31"), meld(bureau, wie)]
    for id_ in ids:
        bureau.doe(BeeindigMaatregel(id=id_, reden="Goed gesprek gehad"))
        assert lees(bureau, id_).rij.tot == "2026-03-02"
        with pytest.raises(Weigering, match="geldt tot en met 02-03-2026"):
            bureau.doe(BeeindigMaatregel(id=id_, reden="Nog eens"))
    klok.verzet(DAG)
    assert not any(rij.geldig for rij in bureau.lees(LeesWaarschuwingen(persoon_id=wie)))
    straks = meld(
        bureau, wie, maatregel="pandverbod", van="2026-04-01", tot="2026-05-01",
        locaties=(bureau.medewerker.locatie_id,),
    )  # fmt: skip
    for id_, waarom in ((straks, "begint pas op"), (meld(bureau, wie, maatregel="geen"), "geen maatregel")):
        with pytest.raises(Weigering, match=waarom):
            bureau.doe(BeeindigMaatregel(id=id_, reden="Vergissing"))


def test_that_an_incident_that_never_was_goes_with_its_pandverbod_and_comes_back_by_undo(bureau: Bureau) -> None:
    wie = maak.persoon(bureau, "Ab")
    id_ = verbod(bureau, wie, "2026-12-31")
    with pytest.raises(Weigering):
        bureau.doe(TrekAgressieIn(id=id_, reden=" "))
    _, wijziging = bureau.schrijf(TrekAgressieIn(id=id_, reden="Verkeerde kaart"))
    assert bureau.lees(LeesAgressies()) == ()
    assert bureau.lees(LeesWaarschuwingen(persoon_id=wie)) == ()
    with pytest.raises(Weigering, match="bestaat niet"):
        lees(bureau, id_)
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert lees(bureau, id_).rij.gebouwen == ("Selwerd",)


def test_that_reading_an_incident_is_logged_and_only_who_may_read_it_changes_it(bureau: Bureau) -> None:
    wie = maak.persoon(bureau, "Ab")
    id_ = meld(bureau, wie)
    d = lees(bureau, id_)
    with aan_het_werk(bureau, "vrijwilliger") as vrij, aan_het_werk(bureau, "entree", naam="Ed") as ed:
        assert ed.lees(LeesAgressie(id=id_)).wijzigbaar
        log = winkel.rauw(bureau, "SELECT persoon_id FROM toegang WHERE wat = 'Agressie-incident geopend'")
        assert set(log) == {(wie,)}
        maak.scherm_af(bureau, wie)
        with pytest.raises(GeenRecht):
            wijzig(vrij, d)
        dicht = ed.lees(LeesAgressie(id=id_))
        assert (dicht.omschrijving, dicht.wijzigbaar) == ("", False)
        for opdracht in (
            BeeindigMaatregel(id=id_, reden="Weg"), TrekAgressieIn(id=id_, reden="Weg"),
        ):  # fmt: skip
            with pytest.raises(Weigering, match="afgeschermd"):
                ed.doe(opdracht)


def test_that_of_a_restricted_record_only_what_holds_can_be_read(bureau: Bureau, klok: Klok) -> None:
    wie = maak.persoon(bureau, "Ab")
    oud, geldt = meld(bureau, wie, tot="2026-02-10"), meld(bureau, wie)
    beperk(bureau, wie)
    with aan_het_werk(bureau, "entree", naam="Ed") as ed:
        assert ed.lees(LeesAgressie(id=geldt)).omschrijving == "Schold"
        with pytest.raises(Weigering, match="AVG art"):
            ed.lees(LeesAgressie(id=oud))


def test_that_where_it_was_is_put_right_and_counts_there(bureau: Bureau) -> None:
    ander = bureau.doe(MaakLocatie(naam="Beijum"))
    id_ = meld(bureau, None)
    oud = bureau.lees(LeesAgressie(id=id_))
    assert oud.locatie_id == bureau.medewerker.locatie_id
    zelfde: dict[str, Any] = {
        "id": id_, "persoon_id": None, "datum": "2026-02-01", "soort": "verbaal", "maatregel": "waarschuwing",
        "omschrijving": "Schold",
    }  # fmt: skip
    bureau.doe(WijzigAgressie(**zelfde, locatie_id=ander))
    nieuw = bureau.lees(LeesAgressie(id=id_))
    assert (nieuw.locatie_id, nieuw.rij.locatie) == (ander, "Beijum")
    bureau.doe(WijzigAgressie(**zelfde))
    assert bureau.lees(LeesAgressie(id=id_)).locatie_id == ander, "who says nothing of it leaves it as it is"
