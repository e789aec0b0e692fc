"""Delen on real stores with a centre in a folder: what it says, and by keyboard everything the beheerder does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import papier, winkel
from tests.conftest import Klok
from tests.sync.delen import deel
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling.beheer import laat_toe
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.app.uitwisseling.werker import Uitwisselaar
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.rows.delen import BalieRij, DelenStand
from wijdesk.reports.noodsleutel import maak
from wijdesk.sync import aanmelding
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.eerste_aansluiten import als_adres
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.delen import DelenPanel
from wijdesk.ui.panels.delen.beeld import balie_beeld
from wijdesk.ui.syncpil import SyncPil, pil_zin

LANG = 30_000
K = Qt.Key
UUR = 3_600_000
CTRL = Qt.KeyboardModifier.ControlModifier


class Scherm:
    """The panel of one desk, with its rounds."""

    def __init__(self, bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
        self.bureau, self.qtbot = bureau, qtbot
        self.werker = Uitwisselaar(bureau, jobs, toeval=lambda: 0.5, parent=jobs)
        soort = next(er for er in maak_panelen(bureau, self.werker) if er.naam == "delen")
        paneel = soort.maak(maak_omgeving(bureau, jobs))
        assert isinstance(paneel, DelenPanel)
        self.paneel = paneel
        self.gezegd: list[str] = []
        paneel.requested.connect(lambda wat, inhoud: self.gezegd.append(inhoud) if wat == "melding" else None)
        qtbot.addWidget(paneel)
        paneel.resize(710, 640)
        paneel.show()
        qtbot.waitExposed(paneel)
        paneel.activateWindow()
        self.wacht(paneel.isActiveWindow)

    def wacht(self, tot: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(tot()), timeout=LANG)

    def druk(self, toets: Qt.Key, met: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        veld = QApplication.focusWidget()
        assert veld is not None
        QTest.keyClick(veld, toets, met)

    def richt_in(self, plek: Path) -> tuple[str, str]:
        """A new centre, by typing its folder; answers the halves."""
        assert self.paneel.aansluiten is not None
        assert self.paneel.beheer is not None
        self.paneel.aansluiten.adres.setFocus()
        QTest.keyClicks(self.paneel.aansluiten.adres, str(plek))
        self.paneel.aansluiten.nieuw_knop.setFocus()
        self.druk(K.Key_Return)
        self.wacht(lambda: self.paneel.sleutels is not None and self.paneel.sleutels._helften)
        self.wacht(lambda: not self.werker._bezig and self.paneel.beheer is not None and self.paneel.beheer.isVisible())
        assert self.paneel.sleutels is not None
        assert self.paneel.sleutels._helften is not None
        return self.paneel.sleutels._helften


@pytest.fixture
def scherm(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> Iterator[Scherm]:
    open_ = Scherm(bureau, jobs, qtbot)
    yield open_
    open_.werker.sluit()


BALIE = BalieRij(
    id=papier.nummer_id(1), naam="Balie 1", teams=("Selwerd",), rol="schrijven", eigen=True, ingetrokken=False,
    tot=12, laatst=0, versie=4,
)  # fmt: skip
GEDEELD = DelenStand(waar="map x", toegelaten=True, balies=(BALIE,))


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"waar": ""}, "Staat alleen"),
        ({"toegelaten": False, "balies": ()}, "Wacht op toelating"),
        ({}, "Nog niet gedeeld"),
        ({"laatste_contact": -20_000}, "Net gedeeld"),
        ({"laatste_contact": -120_000}, "Gedeeld 2 min geleden"),
        ({"wacht": 1, "wacht_sinds": -UUR}, "1 wijziging wacht sinds 08:00"),
        ({"wacht": 3, "wacht_sinds": -24 * UUR}, "3 wijzigingen wachten sinds gisteren 09:00"),
        ({"laatste_contact": -2 * UUR, "geen_contact_sinds": -UUR, "wacht": 3, "wacht_sinds": 0},
         "Geen contact sinds 07:00"),
        ({"geen_contact_sinds": -UUR}, "Geen contact sinds 08:00"),
        ({"geen_contact_sinds": -UUR, "geweigerd": True}, "Delen lukt niet sinds 08:00"),
        ({"toegelaten": False, "laatste_contact": 0}, "Doet niet meer mee"),
        ({"bezig": True}, "Delen…"),
    ],
)  # fmt: skip
def test_that_the_pill_says_in_words_how_it_stands(
    klok: Klok, qtbot: QtBot, velden: dict[str, object], zin: str
) -> None:
    nu = klok()
    momenten = ("laatste_contact", "geen_contact_sinds", "wacht_sinds")
    stand = replace(GEDEELD, **{er: nu + w if er in momenten else w for er, w in velden.items()})  # type: ignore[operator, arg-type]
    assert pil_zin(stand, nu) == zin
    pil = SyncPil(klok)
    qtbot.addWidget(pil)
    pil.toon(stand)
    assert zin in pil.accessibleName()
    assert zin in pil.text()


def test_that_a_desk_that_stands_still_says_since_when_and_why(klok: Klok) -> None:
    rij = replace(BALIE, eigen=False, laatst=klok(), versie=3, stil="Er ontbreekt een stuk.", stil_sinds=klok() - UUR)
    regel = balie_beeld(rij, nu=klok(), nieuwste=4)
    assert regel.let_op == "Staat stil sinds 08:00. Er ontbreekt een stuk."
    assert "versie 3 (ouder dan andere)" in regel.onder
    assert "Balie 1 · Selwerd" in regel.gesproken


@pytest.mark.parametrize(
    ("getypt", "adres"),
    [
        (" /mnt/x ", "map:/mnt/x"),
        ("map:/mnt/x", "map:/mnt/x"),
        (r"S:\wijk team", r"map:S:\wijk team"),
        ("postgresql://a@b/c", "postgresql://a@b/c"),
    ],
)
def test_that_a_folder_may_be_typed_as_it_is(getypt: str, adres: str) -> None:
    assert als_adres(getypt) == adres


def test_that_a_password_in_an_address_is_never_shown() -> None:
    getoond = deelname.toon_adres("postgresql://balie:geheim@server.nl:5432/wijdesk?sslcert=a")
    assert getoond == "server server.nl, database wijdesk"


def test_that_a_folder_that_can_be_no_centre_is_told_beside_the_field(scherm: Scherm, tmp_path: Path) -> None:
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "brief.txt").write_text("x")
    deel_ = scherm.paneel.aansluiten
    assert deel_ is not None
    assert scherm.paneel.kop.text() == "Staat alleen"
    deel_.adres.setFocus()
    scherm.druk(K.Key_Return)
    assert deel_.veld.heeft_fout()
    QTest.keyClicks(deel_.adres, str(tmp_path / "vol"))
    assert not deel_.veld.heeft_fout()
    deel_.nieuw_knop.setFocus()
    scherm.druk(K.Key_Return)
    scherm.wacht(deel_.veld.heeft_fout)
    assert "niet leeg" in deel_.veld.onder.text()
    assert deel_.nieuw_knop.isEnabled()
    (tmp_path / "leeg").mkdir()
    (tmp_path / "Dropbox").mkdir()
    for plek, zin in (("leeg", "kan een centrum zijn"), ("nergens", "er nog niet"), ("vol", ""), ("Dropbox", ""),
                      ("weg/weg", "")):  # fmt: skip
        deel_.adres.clear()
        deel_.adres.setFocus()
        QTest.keyClicks(deel_.adres, str(tmp_path / plek))
        scherm.druk(K.Key_Return)
        scherm.wacht(deel_.proef_knop.isEnabled)
        assert deel_.veld.heeft_fout() == (not zin), plek
        if zin:
            assert zin in deel_.uitkomst.text()
    assert not list((tmp_path / "leeg").iterdir())


def test_that_a_centre_is_set_up_and_the_noodsleutel_printed_on_two_pages_and_tried(
    scherm: Scherm, tmp_path: Path
) -> None:
    helften = scherm.richt_in(tmp_path / "centrum")
    sleutels = scherm.paneel.sleutels
    assert sleutels is not None
    assert sleutels.druk_knop.hasFocus()
    scherm.druk(K.Key_Return)
    venster = next(er for er in QApplication.topLevelWidgets() if isinstance(er, AfdrukVenster))
    scherm.wacht(lambda: venster.is_klaar)
    eerste, tweede = papier.teksten(venster._inhoud)
    venster.close()
    scherm.paneel.activateWindow()
    scherm.wacht(scherm.paneel.isActiveWindow)
    for blad, eigen, andere in ((eerste, *helften), (tweede, *reversed(helften))):
        assert all(groepje in blad for groepje in eigen.split())
        assert " ".join(andere.split()[:5]) not in blad
    sleutels._vergeet_nood()
    assert sleutels._helften is None
    assert sleutels.helften.een.hasFocus()
    QTest.keyClicks(sleutels.helften.een, helften[0].lower().replace(" ", "-"))
    sleutels.helften.ander.setFocus()
    QTest.keyClicks(sleutels.helften.ander, helften[1][:-1])
    scherm.druk(K.Key_Return)
    scherm.wacht(sleutels.helften.veld_ander.heeft_fout)
    assert not sleutels.helften.veld_een.heeft_fout()
    QTest.keyClicks(sleutels.helften.ander, helften[1][-1])
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: "werkt" in sleutels.uitkomst.text())
    assert not sleutels.helften.een.text()
    assert not sleutels.helften.ander.text()


def test_that_a_request_is_compared_and_let_in_and_a_lost_laptop_withdrawn_by_keyboard(
    scherm: Scherm, ander: Bureau, tmp_path: Path
) -> None:
    scherm.richt_in(tmp_path / "centrum")
    beheer, paneel = scherm.paneel.beheer, scherm.paneel
    assert beheer is not None
    assert paneel.sleutels is not None
    paneel.sleutels._vergeet_nood()
    afdruk = deelname.meld_aan(ander, f"map:{tmp_path / 'centrum'}")
    beheer.kijk_knop.setFocus()
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: beheer.model.rowCount() == 1)
    beheer.lijst.lijst.setFocus()
    scherm.druk(K.Key_Return)
    assert paneel.vraag.isVisible()
    assert afdruk in paneel.vraag.veld.label.text()
    assert f"Met rechten van beheer: {ander.medewerker.naam}" in paneel.vraag.veld.label.text()
    (selwerd,) = beheer.teams.aan()
    beheer.teams.knop(selwerd).click()
    scherm.druk(K.Key_Return)
    assert beheer.teamveld.heeft_fout()
    beheer.teams.knop(selwerd).click()
    paneel.vraag.ja.setFocus()
    scherm.druk(K.Key_Return)
    assert "rechten van beheer" in beheer.teamveld.onder.text()
    beheer.keuze.beheer.setFocus()
    scherm.druk(K.Key_Space)
    paneel.vraag.ja.setFocus()
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: any("Balie 2 is toegelaten" in zin for zin in scherm.gezegd))
    ander.doe(winkel.contact(ander))
    deel(ander)
    paneel.lijst.lijst.setFocus()
    scherm.wacht(lambda: not scherm.werker._bezig)
    scherm.druk(K.Key_D, CTRL)
    scherm.wacht(lambda: len(paneel.stand.balies) == 2 and paneel.stand.balies[1].tot > 0)
    scherm.druk(K.Key_I)
    assert not paneel.vraag.isVisible()  # not the desk one works at
    scherm.druk(K.Key_Down)
    scherm.druk(K.Key_I)
    assert "datalek" in paneel.vraag.veld.label.text()
    scherm.druk(K.Key_Escape)
    assert not paneel.vraag.isVisible()
    scherm.druk(K.Key_I)
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: any("Balie 2 is ingetrokken" in zin for zin in scherm.gezegd))
    scherm.wacht(lambda: paneel.stand.balies[1].ingetrokken)
    assert "ingetrokken" in balie_beeld(paneel.stand.balies[1], nu=0, nieuwste=4).gesproken


def test_that_a_desk_gets_other_teams_by_keyboard(
    scherm: Scherm, bureau: Bureau, ander: Bureau, tmp_path: Path
) -> None:
    scherm.richt_in(tmp_path / "centrum")
    beheer, paneel = scherm.paneel.beheer, scherm.paneel
    assert beheer is not None
    afdruk = deelname.meld_aan(ander, f"map:{tmp_path / 'centrum'}")
    laat_toe(bureau, afdruk, met_beheer=True)
    beijum = bureau.doe(MaakLocatie(naam="Beijum"))
    beheer.kijk()  # a new locatie is a team from then on
    scherm.wacht(lambda: beijum in {team.id for team in lees_stand(bureau).teams})
    scherm.wacht(lambda: not scherm.werker._bezig)
    paneel.deel_nu()
    scherm.wacht(lambda: len(paneel.stand.balies) == 2 and len(paneel.stand.teams) == 2)
    paneel.lijst.lijst.setFocus()
    scherm.druk(K.Key_T)
    assert not paneel.vraag.isVisible()  # not the desk one works at
    scherm.druk(K.Key_Down)
    scherm.druk(K.Key_T)
    assert "leest die balie niets nieuws meer" in paneel.vraag.veld.label.text()
    beheer.teams.knop(beijum).setFocus()
    scherm.druk(K.Key_Space)
    paneel.vraag.ja.setFocus()
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: any("andere teams" in zin for zin in scherm.gezegd))
    scherm.wacht(lambda: paneel.stand.balies[1].teams == ("Beijum", "Selwerd"))
    paneel.vraag.sluit()


def test_that_tab_walks_as_one_reads(scherm: Scherm, tmp_path: Path) -> None:
    scherm.richt_in(tmp_path / "centrum")
    paneel = scherm.paneel
    assert paneel.beheer is not None
    paneel.toetsen.knop("delen.nu").setFocus()
    gezien = []
    for _ in range(6):
        veld = QApplication.focusWidget()
        assert veld is not None
        gezien.append(veld)
        scherm.druk(K.Key_Tab)
    hoogtes = [veld.mapToGlobal(veld.rect().topLeft()).y() + paneel.rol.verticalScrollBar().value() for veld in gezien]
    assert hoogtes == sorted(hoogtes)
    assert paneel.lijst.lijst in gezien


def test_that_the_keys_are_renewed_for_a_year(scherm: Scherm, tmp_path: Path, klok: Klok) -> None:
    scherm.richt_in(tmp_path / "centrum")
    sleutels = scherm.paneel.sleutels
    assert sleutels is not None
    eerst = scherm.paneel.stand.geldig_tot
    klok.verzet(300 * 24 * UUR)
    sleutels.vernieuw_knop.setFocus()
    scherm.druk(K.Key_Return)
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: any(zin.startswith("Vernieuwd") for zin in scherm.gezegd))
    scherm.wacht(lambda: scherm.paneel.stand.geldig_tot != eerst)
    # The centre has a clock too, and a desk that runs ahead of it gives the rooster no longer.
    assert eerst is not None
    assert scherm.paneel.stand.geldig_tot is not None
    assert eerst < scherm.paneel.stand.geldig_tot <= klok() + 365 * 24 * UUR


def test_that_a_desk_that_asked_shows_what_to_read_out(
    scherm: Scherm, ander: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    scherm.richt_in(tmp_path / "centrum")
    banen = Jobs(ander.schrijf, ander.lees, plaats=ander.plaats)
    tweede = Scherm(ander, banen, qtbot)
    try:
        deel_ = tweede.paneel.aansluiten
        assert deel_ is not None
        deel_.adres.setFocus()
        QTest.keyClicks(deel_.adres, str(tmp_path / "centrum"))
        deel_.aanmeld_knop.setFocus()
        tweede.druk(K.Key_Return)
        tweede.wacht(tweede.paneel.afdruk.isVisible)
        assert len(tweede.paneel.vingerafdruk.text()) == 19
        assert tweede.paneel.kop.text() == "Wacht op toelating"
        assert not deel_.isVisible()
        tweede.paneel.kopieer.click()
        assert QApplication.clipboard().text() == tweede.paneel.vingerafdruk.text()
    finally:
        tweede.werker.sluit()
        banen.sluit()


def test_that_who_is_no_beheerder_sees_how_it_stands_and_changes_nothing(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    bureau.rechten = frozenset({"desk.openen"})
    scherm = Scherm(bureau, jobs, qtbot)
    assert scherm.paneel.aansluiten is None
    assert scherm.paneel.beheer is None
    assert "blijft op deze computer" in scherm.paneel.gegevens.text()
    scherm.werker.sluit()


def test_that_each_half_is_on_a_page_of_its_own() -> None:
    een, ander = ("ABCD " * 15).strip(), ("WXYZ " * 15).strip()
    bladen = papier.teksten(maak((een, ander), centrum="map x", dag="2 maart 2026"))
    assert len(bladen) == 2
    assert "ABCD" in bladen[0]
    assert "ABCD" not in bladen[1]
    assert "WXYZ" in bladen[1]
    assert "WXYZ" not in bladen[0]


def test_that_the_sign_in_the_pill_follows_the_size_of_text_up_and_down_again(klok: Klok, qtbot: QtBot) -> None:
    pil = SyncPil(klok)
    qtbot.addWidget(pil)
    for punten in (30, 10):
        pil.setStyleSheet(f"QPushButton, QToolButton {{ font-size: {punten}pt; }}")
        pil.ensurePolished()
        assert pil.iconSize().height() == pil.fontMetrics().height()


def test_that_a_folder_can_be_set_up_to_look_for_a_regisseur_of_another_team(scherm: Scherm, tmp_path: Path) -> None:
    kaart = scherm.paneel.aansluiten
    assert kaart is not None
    kaart.adres.setText("postgresql://eigenaar@server/wijk")
    assert not kaart.stadsbreed.isVisible()
    kaart.adres.clear()
    assert kaart.stadsbreed.isVisible()
    assert "risico" in kaart.stadsbreed.accessibleDescription()
    kaart.stadsbreed.setFocus()
    scherm.druk(K.Key_Space)
    scherm.richt_in(tmp_path / "centrum")
    rooster = aanmelding.bewaard_rooster(deelname.kast(scherm.bureau))
    assert rooster is not None
    assert len(rooster.regiezout) == 16
