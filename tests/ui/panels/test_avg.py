"""AVG requests by keys: taken in, extended, a record looked through place by place, decided, and kept as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests import winkel
from tests.conftest import Klok
from tests.gezin import DAG, Gezin, bakker, persoon
from tests.papier import tekst
from tests.services.collega import aan_het_werk
from tests.ui.panels.zorgpaneel import Proef, proef
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_panelen
from wijdesk.app.papier_avg import maak_avg
from wijdesk.models.opdrachten.avg import (
    BeslisAvgverzoek,
    BewaarAvgverzoek,
    LeesAantekeningen,
    LeesAvgverzoek,
    LeesAvgverzoeken,
)
from wijdesk.models.opdrachten.bewaren import LeesVernietiglijsten
from wijdesk.models.values import Id
from wijdesk.services.register import rechten_van
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.panels.avg import AvgDoorgevenPaneel, AvgPaneel
from wijdesk.ui.panels.avg.doorgeven import DoorgeefVorm
from wijdesk.ui.panels.termijnen import TermijnenPanel
from wijdesk.ui.panels.werk import WerkPanel

K = Qt.Key


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return bakker(bureau)


def vraag(bureau: Bureau, wie: Id, soort: str = "inzage") -> Id:
    opdracht = BewaarAvgverzoek(
        id=bureau.wereld.ids(), soort=soort, persoon_id=wie, identiteit="bekend", gevraagd="Alles"
    )
    return Id(bureau.doe(opdracht))


def paneel_van(p: Proef) -> AvgPaneel:
    assert isinstance(p.paneel, AvgPaneel)
    return p.paneel


def open_(p: Proef, id_: Id) -> AvgPaneel:
    paneel = paneel_van(p)
    paneel.open(id_)
    p.wacht(lambda: paneel.detail is not None and paneel.detail.rij.id == id_)
    p.wacht(paneel.blad.hasFocus)
    return paneel


def test_that_a_request_is_taken_in_by_keys(bureau: Bureau, qtbot: QtBot, thuis: Gezin) -> None:
    with proef(bureau, qtbot, "avg") as p:
        paneel = paneel_van(p)
        paneel.eerste_veld().setFocus()
        p.toets(K.Key_N)
        p.toets(K.Key_2)
        paneel.vorm.zoeker.setFocus()
        p.typ("Fatima Bak")
        p.wacht(paneel.vorm.zoeker.lijst.isVisible)
        p.toets(K.Key_Down)
        p.toets(K.Key_Return)
        assert paneel.vorm.zoeker.gekozen is not None
        paneel.vorm.delen["gevraagd"].setFocus()
        p.typ("Het adres klopt niet")
        p.bewaar()
        p.wacht(lambda: paneel.detail is not None and paneel.bladen.currentWidget() is paneel.rol)
        assert "Correctie: Fatima Bakker" in p.teksten()
        assert "Stel vast wie er vraagt" in p.teksten()
        p.toets(K.Key_Escape)
        p.wacht(lambda: paneel.lijst.lijst.hasFocus() and paneel.model.rowCount() == 1)


def test_that_somebody_typed_but_not_found_is_told_and_nothing_is_lost(bureau: Bureau, qtbot: QtBot) -> None:
    with proef(bureau, qtbot, "avg") as p:
        paneel = paneel_van(p)
        paneel.nieuw()
        paneel.vorm.zoeker.setFocus()
        p.typ("Meneer De Boer")
        p.bewaar()
        assert paneel.vorm.zoeker.veld.heeft_fout()
        assert paneel.vorm.zoeker.tekst == "Meneer De Boer"
        paneel.vorm.zoeker.regel.clear()
        p.bewaar()
        p.wacht(paneel.vorm.velden["over"].heeft_fout)
        paneel.vorm.delen["over"].setFocus()
        p.typ("Meneer De Boer")
        p.bewaar()
        p.wacht(lambda: paneel.detail is not None)
        assert "nog niet gevonden" in p.teksten()


def test_that_a_name_typed_over_whoever_was_given_lets_go_of_them(bureau: Bureau, qtbot: QtBot, thuis: Gezin) -> None:
    with proef(bureau, qtbot, "avg") as p:
        paneel = paneel_van(p)
        paneel.handle("avg.nieuw", ("persoon", thuis.moeder, "Fatima Bakker"))
        zoeker = paneel.vorm.zoeker
        assert (zoeker.persoon_id, zoeker.tekst) == (thuis.moeder, "Fatima Bakker")
        getypt = paneel.vorm.waarden()
        zoeker.setFocus()
        p.typ(" de Wit")
        assert not zoeker.persoon_id
        p.bewaar()
        assert zoeker.veld.heeft_fout()
        paneel.vorm.zet_waarden(getypt)
        assert (zoeker.persoon_id, zoeker.tekst) == (thuis.moeder, "Fatima Bakker")
        assert bureau.lees(LeesAvgverzoeken()) == ()


def test_that_a_later_day_of_receipt_asks_why_beside_its_field(bureau: Bureau, qtbot: QtBot, klok: Klok) -> None:
    id_ = vraag(bureau, persoon(bureau, "Fatima"))
    klok.verzet(3 * DAG)
    with proef(bureau, qtbot, "avg") as p:
        paneel = open_(p, id_)
        vorm = paneel.vorm
        paneel.wijzig()
        p.wacht(lambda: vorm.ontvangen.text() != "")
        assert not vorm.veld_later.isVisible()
        vorm.ontvangen.setFocus()
        vorm.ontvangen.selectAll()
        p.typ("04-03-2026")
        assert vorm.veld_later.isVisible()
        p.bewaar()
        p.wacht(vorm.velden["waarom_later"].heeft_fout)
        vorm.delen["waarom_later"].setFocus()
        p.typ("Het was van een ander team")
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm)
        p.wacht(lambda: "Eerst opgeschreven als 02-03-2026. Het was van een ander team" in p.teksten())


def test_that_a_request_is_extended_and_decided_by_keys(bureau: Bureau, qtbot: QtBot, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder)
    with proef(bureau, qtbot, "avg") as p:
        paneel = open_(p, id_)
        p.toets(K.Key_V)
        p.bewaar()
        p.wacht(paneel.verleng_vorm.velden["reden"].heeft_fout)
        p.typ("Het dossier is groot")
        p.bewaar()
        p.wacht(lambda: "Verlengd tot" in p.teksten() and not paneel.in_vorm)
        assert not paneel.blad.toetsen.knop("avg.verleng").isVisible()
        paneel.blad.setFocus()
        p.toets(K.Key_B)
        p.toets(K.Key_3)
        p.bewaar()
        p.wacht(paneel.besluit_vorm.velden["reden"].heeft_fout)
        p.typ("Wij weten niet wie u bent")
        p.bewaar()
        p.wacht(lambda: bureau.lees(LeesAvgverzoek(id=id_)).rij.besluit == "afgewezen" and not paneel.in_vorm)


def test_that_a_refusal_of_a_removal_stands_there_already_and_granting_clears_it(bureau: Bureau, qtbot: QtBot) -> None:
    id_ = vraag(bureau, persoon(bureau, "Kees"), "verwijdering")
    with proef(bureau, qtbot, "avg") as p:
        paneel = open_(p, id_)
        p.toets(K.Key_B)
        waarden = paneel.besluit_vorm.waarden()
        assert waarden["besluit"] == "afgewezen"
        assert "02-03-2031 (afspraak van WIJ" in waarden["reden"]
        p.toets(K.Key_1)
        assert paneel.besluit_vorm.waarden()["reden"] == ""
        p.bewaar()
        p.wacht(paneel.besluit_vorm.velden["reden"].heeft_fout)
        p.typ("Niemand heeft hier nog belang bij")
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm and paneel.blad.toetsen.knop("avg.lijst").isVisible())
        paneel.blad.setFocus()
        p.toets(K.Key_L)
        p.wacht(lambda: len(bureau.lees(LeesVernietiglijsten())) == 1)
        p.wacht(lambda: "Vernietiglijst" in p.teksten())


def test_that_a_record_is_looked_through_place_by_place_and_kept_as_files(
    bureau: Bureau, qtbot: QtBot, thuis: Gezin, tmp_path: Path
) -> None:
    id_ = vraag(bureau, thuis.moeder)
    with proef(bureau, qtbot, "avg") as p:
        paneel = open_(p, id_)
        blad = paneel.nakijken
        p.toets(K.Key_D)
        p.wacht(lambda: blad.inzage is not None and blad.lijst.lijst.hasFocus())
        assert "Nog 7 plekken te bekijken" in p.teksten()
        assert not blad.toetsen.knop("avg.bewaar").isEnabled()
        p.toets(K.Key_B)
        p.wacht(lambda: "Nog 6 plekken" in p.teksten())
        p.toets(K.Key_T)
        p.wacht(lambda: "Nog 5 plekken" in p.teksten())
        p.toets(K.Key_S)
        p.wacht(paneel.zin.regel.hasFocus)
        p.typ("Iemand van het wijkteam")
        p.bewaar()
        p.wacht(lambda: "Nog 4 plekken" in p.teksten() and not paneel.zin.isVisible())
        blad.lijst.lijst.setFocus()
        p.toets(K.Key_Return)
        p.wacht(lambda: "Nog 3 plekken te" in p.teksten())
        p.toets(K.Key_V)
        p.bewaar()
        p.wacht(lambda: "Alles is bekeken" in p.teksten())
        paneel.bewaar_in(str(tmp_path / "uit"))
        p.wacht(lambda: "eerst een besluit" in p.meldingen())
        assert not (tmp_path / "uit").exists()
        bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
        blad.lijst.lijst.setFocus()
        p.toets(K.Key_O)
        venster = paneel.findChild(QFileDialog)
        assert venster is not None
        venster.fileSelected.emit(str(tmp_path / "uit"))
        venster.close()
        p.wacht(lambda: "Bewaard: inzage-AVG26-" in p.teksten())
        namen = sorted(pad.suffix for pad in (tmp_path / "uit").iterdir())
        assert namen == [".json", ".json", ".pdf"]
        (bestand,) = (tmp_path / "uit").glob("inzage-*.json")
        assert "Sem" not in json.dumps(json.loads(bestand.read_text("utf-8")), ensure_ascii=False)
        p.wacht(lambda: not bureau.lees(LeesAvgverzoek(id=id_)).rij.open)


def test_that_the_whole_register_is_kept_as_a_table_and_the_log_tells_of_it(
    bureau: Bureau, qtbot: QtBot, thuis: Gezin, tmp_path: Path
) -> None:
    vraag(bureau, thuis.moeder)
    bureau.doe(BewaarAvgverzoek(id=bureau.wereld.ids(), soort="inzage", over="=1+1", gevraagd="Alles"))
    with proef(bureau, qtbot, "avg") as p:
        paneel = paneel_van(p)
        p.wacht(lambda: paneel.model.rowCount() == 2)
        paneel.eerste_veld().setFocus()
        p.toets(K.Key_S, ctrl=True)
        venster = paneel.findChild(QFileDialog)
        assert venster is not None
        venster.fileSelected.emit(str(tmp_path / "register.csv"))
        venster.close()
        p.wacht(lambda: "register.csv opgeslagen" in p.meldingen())
    kop, *regels = (tmp_path / "register.csv").read_text().splitlines()
    assert kop == "nummer,soort,over,ontvangen,uiterlijk,behandelaar,besluit,stand"
    assert sorted(regel.split(",")[2] for regel in regels) == ["'=1+1 (nog niet gevonden)", "Fatima Bakker"]
    gelogd = winkel.rauw(bureau, "SELECT persoon_id, aantal FROM toegang WHERE wat = 'register van AVG-verzoeken'")
    assert gelogd == [(thuis.moeder, 2)]


def test_that_what_the_resident_says_is_noted_at_its_place(bureau: Bureau, qtbot: QtBot, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder, "rectificatie")
    with proef(bureau, qtbot, "avg") as p:
        paneel = open_(p, id_)
        blad = paneel.nakijken
        p.toets(K.Key_D)
        p.wacht(lambda: blad.inzage is not None and blad.lijst.lijst.hasFocus())
        p.toets(K.Key_End)
        plek = blad.lijst.huidige()
        assert plek is not None
        p.toets(K.Key_A)
        p.typ("Dat is niet zo gegaan")
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm)
        (rij,) = bureau.lees(LeesAantekeningen(huishouden_id=thuis.huishouden))
        assert (rij.over_soort, rij.over_id, rij.tekst) == (plek.soort, plek.id, "Dat is niet zo gegaan")
        p.toets(K.Key_Escape)
        p.wacht(lambda: "Dat is niet zo gegaan" in p.teksten())


def test_that_a_letter_is_shown_before_it_goes_out(bureau: Bureau, qtbot: QtBot, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder)
    with proef(bureau, qtbot, "avg") as p:
        paneel = open_(p, id_)
        p.toets(K.Key_P)
        p.wacht(lambda: paneel.window().findChild(AfdrukVenster) is not None)
        venster = paneel.window().findChild(AfdrukVenster)
        assert venster is not None
        p.wacht(venster.daarna.isEnabled)
        venster.doe_daarna()
        p.wacht(lambda: bureau.lees(LeesAvgverzoek(id=id_)).bevestigd_op == "2026-03-02")
        venster.close()
        p.wacht(lambda: not isValid(venster))
        bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
        assert paneel.detail is not None
        assert not paneel.detail.rij.besluit, "the page is of before"
        paneel.brief()
        p.wacht(lambda: any(er.is_klaar for er in paneel.window().findChildren(AfdrukVenster)))
        (venster,) = paneel.window().findChildren(AfdrukVenster)
        assert "Ons besluit over uw verzoek" in tekst(venster._inhoud)
        venster.close()


def test_that_one_key_shows_the_resident_who_saw_the_record_and_why(bureau: Bureau, qtbot: QtBot, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder)
    with proef(bureau, qtbot, "avg") as p:
        paneel = open_(p, id_)
        assert paneel.blad.toetsen.knop("avg.wie_zag").isVisible()
        p.toets(K.Key_Z)
        p.wacht(lambda: paneel.window().findChild(AfdrukVenster) is not None)
        venster = paneel.window().findChild(AfdrukVenster)
        assert venster is not None
        assert venster.windowTitle().startswith("Wie zag mijn gegevens?")
        venster.close()
        zonder = maak_avg(bureau.rechten - {"log.lezen"}, paneel.omgeving)
        qtbot.addWidget(zonder)
        assert isinstance(zonder, AvgPaneel)
        zonder.show()
        zonder.open(id_)
        p.wacht(lambda: zonder.detail is not None)
        assert not zonder.blad.toetsen.knop("avg.wie_zag").isVisible(), "nor for who may not read the log"


def test_that_who_may_not_see_the_register_passes_a_request_on(bureau: Bureau, qtbot: QtBot, thuis: Gezin) -> None:
    with aan_het_werk(bureau, "entree"), proef(bureau, qtbot, "avg") as p:
        paneel = AvgDoorgevenPaneel(p.paneel.omgeving)
        qtbot.addWidget(paneel)
        paneel.show()
        paneel.activateWindow()
        assert paneel.handle("avg.nieuw", ("persoon", thuis.moeder, "Fatima Bakker"))
        vorm = paneel.vorm
        assert isinstance(vorm, DoorgeefVorm)
        assert vorm.zoeker.tekst == "Fatima Bakker"
        vorm.verstuur()
        p.wacht(vorm.velden["gevraagd"].heeft_fout)
        vorm.zet_waarden({"gevraagd": "Wil weten wat er staat"})
        vorm.verstuur()
        p.wacht(lambda: not paneel.in_vorm)
        (rij,) = bureau.lees(LeesAvgverzoeken())
        assert (rij.wie, rij.soort) == ("Fatima Bakker", "inzage")
        paneel.klaar_om_te_sluiten()


def test_that_who_reads_no_casus_has_the_deadlines_in_termijnen_and_opens_one_by_enter(
    bureau: Bureau, qtbot: QtBot, thuis: Gezin, klok: Klok
) -> None:
    id_ = vraag(bureau, thuis.moeder)
    klok.verzet(29 * DAG)
    bureau.rechten = rechten_van(("privacybeheerder",))
    (soort,) = [soort for soort in maak_panelen(bureau) if soort.naam == "termijnen"]
    assert "entree" in soort.indelingen, "it stands there when the window opens"
    with proef(bureau, qtbot, "termijnen") as p:
        paneel = p.paneel
        assert isinstance(paneel, TermijnenPanel)
        p.wacht(lambda: paneel.model.rowCount() == 1)
        rij = paneel.lijst.huidige()
        assert rij is not None
        assert rij.wat.startswith("AVG-verzoek AVG26-")
        assert "Fatima" not in p.teksten(), "whom it is about is told on the request"
        assert paneel.team.isHidden()
        paneel.eerste_veld().setFocus()
        p.toets(K.Key_Return)
        assert p.gevraagd[-1] == ("avg.open", id_)
        p.toets(K.Key_A)
        assert "Dit is een AVG-verzoek" in p.meldingen()


def test_that_mijn_werk_has_them_too(bureau: Bureau, qtbot: QtBot, thuis: Gezin, klok: Klok) -> None:
    id_ = vraag(bureau, thuis.moeder)
    klok.verzet(29 * DAG)
    bureau.rechten = rechten_van(("privacybeheerder", "entree"))
    with proef(bureau, qtbot, "werk") as p:
        paneel = p.paneel
        assert isinstance(paneel, WerkPanel)
        p.wacht(lambda: paneel.model.rowCount() == 1)
        assert paneel.telling.text().startswith("1 voor u")
        paneel.eerste_veld().setFocus()
        p.toets(K.Key_Return)
        assert p.gevraagd[-1] == ("avg.open", id_)
