"""Delen at the desk of the beheerder, by keyboard: the database, a second beheerder, taking over, the centre."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListView
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.papier import nummer_id
from tests.sync.delen import deel, verbind
from tests.sync.server import Server
from tests.ui.panels.test_delen import BALIE, Scherm
from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname, onderhoud
from wijdesk.app.uitwisseling.begin import begin
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.errors import CentrumGeweigerd, GeenContact
from wijdesk.models.journaal import SCHEMA_VERSIE
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.delen.beeld import balie_beeld, gegevens
from wijdesk.ui.panels.delen.beheer import Beheer
from wijdesk.ui.panels.delen.nazorg import bericht
from wijdesk.ui.panels.delen.werkkaart import storing_zin
from wijdesk.ui.theme import Theme

K = Qt.Key


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A running PostgreSQL."""
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def maak_scherm(qtbot: QtBot) -> Iterator[Callable[[Bureau], Scherm]]:
    """The panel of a desk, with the state as it is."""
    open_: list[tuple[Scherm, Jobs]] = []

    def maak(bureau: Bureau) -> Scherm:
        jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
        scherm = Scherm(bureau, jobs, qtbot)
        open_.append((scherm, jobs))
        scherm.werker.tel()
        if deelname.adres(bureau):
            scherm.wacht(lambda: not scherm.werker.stand.alleen)
        return scherm

    yield maak
    for scherm, jobs in open_:
        scherm.werker.sluit()
        jobs.sluit()


@pytest.fixture
def samen(bureau: Bureau, ander: Bureau, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm]) -> Scherm:
    """The panel of the first desk; the other was let in to a centre in a folder."""
    verbind(bureau, ander, centrum=tmp_path / "centrum")
    deel(ander)
    deel(bureau)
    return maak_scherm(bureau)


def typ(scherm: Scherm, tekst: str) -> None:
    """Where the focus is."""
    veld = QApplication.focusWidget()
    assert veld is not None
    QTest.keyClicks(veld, tekst)


def tab_naar(scherm: Scherm, doel: object, *, hoogstens: int = 40) -> None:
    """Walk there with Tab, as somebody without a mouse does."""
    for _ in range(hoogstens):
        if QApplication.focusWidget() is doel:
            return
        scherm.druk(K.Key_Tab)
    pytest.fail("Tab does not come there")


def open_aanvraag(scherm: Scherm) -> Beheer:
    """The one desk that asks to be let in, by keyboard."""
    beheer = scherm.paneel.beheer
    assert beheer is not None
    scherm.wacht(lambda: beheer.model.rowCount() == 1)
    beheer.lijst.lijst.setFocus()
    scherm.druk(K.Key_Return)
    return beheer


def rust(scherm: Scherm) -> None:
    scherm.wacht(lambda: not scherm.werker._bezig)


def test_that_the_database_is_opened_and_a_desk_invited_let_in_and_shut_out_by_keyboard(
    bureau: Bureau, ander: Bureau, server: Server, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    eigenaar = server.url(server.nieuwe_databank())
    uitwisseling_beheer.richt_in(bureau, eigenaar)
    scherm = maak_scherm(bureau)
    paneel, kaart = scherm.paneel, scherm.paneel.database
    assert kaart is not None
    assert paneel.beheer is not None
    assert kaart.isVisible()
    paneel.toetsen.knop("delen.nu").setFocus()
    tab_naar(scherm, kaart.eigenaar.regel)
    scherm.druk(K.Key_Return)
    assert kaart.eigenaar.veld.heeft_fout()
    typ(scherm, "postgresql://eigenaar:mis@127.0.0.1:1/x?connect_timeout=2")
    assert not kaart.eigenaar.veld.heeft_fout()
    scherm.druk(K.Key_Return)
    scherm.wacht(kaart.eigenaar.veld.heeft_fout)
    assert "Kijk naar het adres" in kaart.eigenaar.veld.onder.text()
    assert kaart.eigenaar.adres.endswith("connect_timeout=2")  # nothing typed is lost
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    typ(scherm, deelname.adres(bureau))
    scherm.druk(K.Key_Return)
    scherm.wacht(kaart.eigenaar.veld.heeft_fout)
    assert "eigenaar" in kaart.eigenaar.veld.onder.text()
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    typ(scherm, eigenaar)
    scherm.druk(K.Key_Return)
    scherm.wacht(kaart.geopend.isVisible)
    assert not kaart.eigenaar.adres
    assert "fsync" in kaart.let_op.text()
    assert kaart.rollen.lijst.hasFocus()
    # A role for a new desk, then its request.
    tab_naar(scherm, kaart.rol)
    scherm.druk(K.Key_Return)
    assert kaart.rolveld.heeft_fout()
    typ(scherm, "Balie Selwerd!")
    monkeypatch.setattr(QFileDialog, "open", lambda venster: venster.fileSelected.emit(str(tmp_path / "adres.txt")))
    scherm.druk(K.Key_Return)
    scherm.wacht(kaart.rolveld.heeft_fout)
    assert "kleine letters" in kaart.rolveld.onder.text()
    assert not (tmp_path / "adres.txt").exists()
    assert kaart.rol.text() == "Balie Selwerd!"
    kaart.rol.selectAll()
    rol = f"balie_{server.nieuwe_naam()}"
    typ(scherm, rol)
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: "adres.txt" in kaart.uitkomst.text())
    afdruk = deelname.meld_aan(ander, (tmp_path / "adres.txt").read_text(encoding="utf-8").strip())
    paneel.beheer.kijk()
    open_aanvraag(scherm)
    assert afdruk in paneel.vraag.veld.label.text()
    paneel.beheer.keuze.beheer.click()
    paneel.vraag.ja.setFocus()
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: any("Balie 2 is toegelaten" in zin for zin in scherm.gezegd))
    deel(ander)
    scherm.wacht(lambda: kaart.stand is not None and any(rij.balie == "Balie 2" for rij in kaart.stand.rollen))
    # How many may be looked up.
    tab_naar(scherm, kaart.grens)
    kaart.grens.selectAll()
    typ(scherm, "veel")
    scherm.druk(K.Key_Return)
    assert kaart.grensveld.heeft_fout()
    kaart.grens.selectAll()
    typ(scherm, "12")
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: "12 inwoners" in kaart.uitkomst.text())
    # Shut out again: the database too.
    rust(scherm)
    paneel.lijst.lijst.setFocus()
    scherm.druk(K.Key_Down)
    scherm.druk(K.Key_I)
    scherm.druk(K.Key_Return)
    scherm.wacht(paneel.nazorg.isVisible)
    with pytest.raises((CentrumGeweigerd, GeenContact)):
        deel(ander)
    scherm.wacht(lambda: kaart.stand is not None and "gesloten" in [rij.wat for rij in kaart.stand.rollen])


def test_that_without_the_owners_address_the_screen_says_what_to_do_first(
    bureau: Bureau, ander: Bureau, server: Server, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm]
) -> None:
    eigenaar = server.url(server.nieuwe_databank())
    uitwisseling_beheer.richt_in(bureau, eigenaar)
    uitwisseling_beheer.nodig_uit(eigenaar, f"balie_{server.nieuwe_naam()}", tmp_path / "a.txt")
    deelname.meld_aan(ander, (tmp_path / "a.txt").read_text(encoding="utf-8").strip())
    scherm = maak_scherm(bureau)
    paneel = scherm.paneel
    beheer = open_aanvraag(scherm)
    beheer.keuze.beheer.click()
    paneel.vraag.bevestig()
    scherm.wacht(paneel.vraag.veld.heeft_fout)
    assert "adres van de eigenaar" in paneel.vraag.veld.onder.text()
    assert not lees_stand(ander).toegelaten


def test_that_a_second_beheerder_is_made_and_its_withdrawal_replaces_the_key(samen: Scherm, ander: Bureau) -> None:
    scherm, paneel = samen, samen.paneel
    paneel.lijst.lijst.setFocus()
    scherm.druk(K.Key_B)
    assert not paneel.vraag.isVisible()  # it is one already
    scherm.druk(K.Key_Down)
    scherm.druk(K.Key_B)
    assert "sleutel van het rooster" in paneel.vraag.veld.label.text()
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: any("ook een balie van de beheerder" in zin for zin in scherm.gezegd))
    deel(ander)
    assert lees_stand(ander).beheerder
    scherm.wacht(lambda: paneel.stand.balies[1].rol == "beheer")
    rust(scherm)
    paneel.lijst.lijst.setFocus()
    scherm.druk(K.Key_I)
    assert "meteen vervangen" in paneel.vraag.veld.label.text()
    scherm.druk(K.Key_Return)
    scherm.wacht(paneel.nazorg.isVisible)
    assert paneel.nazorg.kopieer.hasFocus()
    scherm.druk(K.Key_Return)
    assert "72 uur" in QApplication.clipboard().text()
    deel(ander)
    assert not lees_stand(ander).beheerder
    scherm.wacht(lambda: paneel.stand.balies[1].ingetrokken)
    paneel.nazorg.sluit()
    assert paneel.lijst.lijst.hasFocus()
    scherm.druk(K.Key_I)  # what to do can be read again
    assert paneel.nazorg.isVisible()


def test_that_a_desk_takes_over_with_what_is_in_the_envelopes(
    bureau: Bureau, ander: Bureau, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm]
) -> None:
    nood = uitwisseling_beheer.richt_in(bureau, f"map:{tmp_path / 'centrum'}")
    uitwisseling_beheer.laat_toe(bureau, deelname.meld_aan(ander, f"map:{tmp_path / 'centrum'}"), met_beheer=True)
    deel(ander)
    scherm = maak_scherm(ander)
    paneel, kaart = scherm.paneel, scherm.paneel.overname
    assert kaart is not None
    assert paneel.sleutels is not None
    assert not paneel.sleutels.isVisible()
    assert not kaart.eigenaar.isVisible()
    paneel.toetsen.knop("delen.nu").setFocus()
    tab_naar(scherm, kaart.open_knop)
    scherm.druk(K.Key_Return)
    assert kaart.helften.een.hasFocus()
    typ(scherm, nood.een)
    scherm.druk(K.Key_Tab)
    typ(scherm, nood.een)
    scherm.druk(K.Key_Return)
    scherm.wacht(kaart.helften.veld_ander.heeft_fout)
    assert kaart.helften.een.text() == nood.een
    kaart.helften.ander.selectAll()
    typ(scherm, nood.ander)
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: any("nu een balie van de beheerder" in zin for zin in scherm.gezegd))
    assert not kaart.helften.een.text()
    scherm.wacht(lambda: paneel.sleutels is not None and paneel.sleutels.isVisible() and not kaart.isVisible())


def test_that_the_centre_is_said_to_be_put_back_and_the_oldest_version_chosen(samen: Scherm, ander: Bureau) -> None:
    scherm, paneel, kaart = samen, samen.paneel, samen.paneel.centrum
    assert kaart is not None
    kaart.terug_knop.setFocus()
    scherm.druk(K.Key_Return)
    assert "niet terug te draaien" in paneel.vraag.veld.label.text()
    scherm.druk(K.Key_Escape)
    assert not paneel.vraag.isVisible()
    scherm.druk(K.Key_Return)
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: any("generatie 2" in zin for zin in scherm.gezegd))
    deel(ander)
    rust(scherm)
    kaart.versie_knop.setFocus()
    scherm.druk(K.Key_Return)
    assert kaart.versie.hasFocus()
    for getypt, zin in (("x", "getal"), ("99", f"van 1 tot en met {SCHEMA_VERSIE}")):
        kaart.versie.selectAll()
        typ(scherm, getypt)
        scherm.druk(K.Key_Return)
        scherm.wacht(kaart.versieveld.heeft_fout)
        assert zin in kaart.versieveld.onder.text()
        assert kaart.versie.text() == getypt
    kaart.versie.selectAll()
    typ(scherm, "4")
    assert "Geen balie is te oud" in kaart.versieveld.onder.text()
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: any("vanaf versie 4" in zin for zin in scherm.gezegd))
    scherm.wacht(lambda: paneel.stand.min_versie == 4)


def test_that_another_address_of_the_same_centre_is_kept_and_of_another_refused(
    bureau: Bureau, ander: Bureau, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm]
) -> None:
    verbind(bureau, centrum=tmp_path / "centrum")
    verbind(ander, centrum=tmp_path / "vreemd")
    (tmp_path / "centrum").rename(tmp_path / "verhuisd")
    scherm = maak_scherm(bureau)
    kaart = scherm.paneel.centrum
    assert kaart is not None
    kaart.adres_knop.setFocus()
    scherm.druk(K.Key_Return)
    scherm.druk(K.Key_Return)
    assert kaart.adresveld.heeft_fout()
    typ(scherm, str(tmp_path / "vreemd"))
    scherm.druk(K.Key_Return)
    scherm.wacht(kaart.adresveld.heeft_fout)
    assert "niet het centrum" in kaart.adresveld.onder.text()
    kaart.adres.selectAll()
    typ(scherm, str(tmp_path / "verhuisd"))
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: any("nieuwe adres" in zin for zin in scherm.gezegd))
    scherm.wacht(lambda: scherm.paneel.stand.geen_contact_sinds is None and not scherm.werker._bezig)
    assert not kaart.adresvlak.isVisible()


def test_that_a_request_at_the_wrong_place_is_taken_back(
    bureau: Bureau, ander: Bureau, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm]
) -> None:
    verbind(bureau, centrum=tmp_path / "centrum")
    deelname.meld_aan(ander, f"map:{tmp_path / 'centrum'}")
    scherm = maak_scherm(ander)
    kaart = scherm.paneel.centrum
    assert kaart is not None
    assert scherm.paneel.overname is not None
    assert kaart.vergeet_knop.isVisible()
    assert not kaart.terug_knop.isVisible()
    kaart.vergeet_knop.setFocus()
    scherm.druk(K.Key_Return)
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: scherm.paneel.stand.alleen)
    assert scherm.paneel.aansluiten is not None
    assert scherm.paneel.aansluiten.isVisible()
    assert not scherm.paneel.overname.isVisible()


def test_that_the_drill_and_the_renewal_say_when_they_were_done(
    bureau: Bureau, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm]
) -> None:
    nood = uitwisseling_beheer.richt_in(bureau, f"map:{tmp_path / 'centrum'}")
    scherm = maak_scherm(bureau)
    kaart = scherm.paneel.sleutels
    assert kaart is not None
    assert "nog niet geoefend" in kaart.wanneer.text()
    kaart.oefen_knop.setFocus()
    scherm.druk(K.Key_Return)
    typ(scherm, nood.een)
    scherm.druk(K.Key_Tab)
    typ(scherm, nood.ander)
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: "werkt" in kaart.uitkomst.text())
    scherm.wacht(lambda: "Laatst geoefend met de noodsleutel: vandaag" in kaart.wanneer.text())
    assert "Laatste vernieuwing: vandaag" in kaart.wanneer.text()


@pytest.mark.parametrize("op_server", [False, True])
def test_that_after_a_withdrawal_it_is_said_what_was_not_shared_and_what_can_still_be_read(
    klok: Klok, *, op_server: bool
) -> None:
    rij = BALIE
    tekst = " ".join(bericht(rij, klok(), server=op_server))
    for deel_ in ("laatste werk", "Selwerd", "kan het blijven lezen", "72 uur", "Komt de computer terug"):
        assert deel_ in tekst
    assert ("bestandsserver" in tekst) != op_server
    leeg = type(rij)(**{**{er: getattr(rij, er) for er in rij.__slots__}, "laatst": None, "id": nummer_id(2)})
    assert "niets gedeeld" in bericht(leeg, klok(), server=op_server)[0]


def test_that_trouble_in_a_form_says_what_to_do_and_not_that_it_mends_itself() -> None:
    zin = storing_zin(GeenContact("Het centrum is niet bereikbaar.", uitweg="wijdesk probeert het vanzelf opnieuw."))
    assert "vanzelf" not in zin
    assert storing_zin(CentrumGeweigerd("Vol.", uitweg="Maak ruimte.")) == "Vol. Maak ruimte."


def test_that_an_address_from_a_file_is_filled_in_and_not_shown(
    bureau: Bureau, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm], monkeypatch: pytest.MonkeyPatch
) -> None:
    kaart = maak_scherm(bureau).paneel.aansluiten
    assert kaart is not None
    leeg, goed = tmp_path / "leeg.txt", tmp_path / "goed.txt"
    leeg.write_text("\n", encoding="utf-8")
    goed.write_text("postgresql://balie:geheim@server/wijdesk\n", encoding="utf-8-sig")
    for pad in (leeg, tmp_path / "weg.txt"):
        monkeypatch.setattr(QFileDialog, "open", lambda venster, pad=pad: venster.fileSelected.emit(str(pad)))
        kaart.bestand_knop.click()
        assert "eerste regel geen adres" in kaart.veld.onder.text()
    monkeypatch.setattr(QFileDialog, "open", lambda venster: venster.fileSelected.emit(str(goed)))
    kaart.bestand_knop.click()
    assert not kaart.veld.heeft_fout()
    assert kaart.adres.text() == "postgresql://balie:geheim@server/wijdesk"
    assert "geheim" not in kaart.adres.displayText()
    kaart.adres.clear()
    QTest.keyClicks(kaart.adres, "/mnt/x")
    assert kaart.adres.displayText() == "/mnt/x"


def test_that_the_desk_of_the_staff_office_is_let_in_to_read_only(
    bureau: Bureau, ander: Bureau, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm]
) -> None:
    verbind(bureau, centrum=tmp_path / "centrum")
    deelname.meld_aan(ander, f"map:{tmp_path / 'centrum'}")
    scherm = maak_scherm(bureau)
    paneel = scherm.paneel
    beheer = open_aanvraag(scherm)
    beheer.keuze.beheer.click()
    scherm.druk(K.Key_Backtab)
    assert beheer.keuze.lezen.hasFocus()
    scherm.druk(K.Key_Space)
    assert beheer.keuze.lezen.isChecked()
    scherm.druk(K.Key_S, Qt.KeyboardModifier.ControlModifier)
    scherm.wacht(lambda: any("Balie 2 is toegelaten" in zin for zin in scherm.gezegd))
    scherm.wacht(lambda: len(paneel.stand.balies) == 2)
    assert "leest alleen" in balie_beeld(paneel.stand.balies[1], nu=0, nieuwste=4).gesproken
    ander.doe(winkel.contact(ander))
    deel(ander)
    stand = lees_stand(ander)
    assert "leest alleen" in gegevens(stand, 0)
    rust(scherm)
    paneel.lijst.lijst.setFocus()
    scherm.druk(K.Key_Down)
    scherm.druk(K.Key_T)
    assert beheer.keuze.lezen.isChecked()
    scherm.druk(K.Key_Escape)


def test_that_the_staff_office_gets_every_team_by_one_box_and_is_seen_as_such(
    bureau: Bureau, ander: Bureau, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm]
) -> None:
    bureau.doe(MaakLocatie(naam="Vinkhuizen"))
    bureau.doe(MaakLocatie(naam="Beijum"))
    verbind(bureau, centrum=tmp_path / "centrum")
    deelname.meld_aan(ander, f"map:{tmp_path / 'centrum'}")
    scherm = maak_scherm(bureau)
    paneel = scherm.paneel
    beheer = open_aanvraag(scherm)
    keuze, namen = beheer.keuze, sorted(team.naam for team in paneel.stand.teams)
    assert len(keuze.teams.aan()) < len(namen) == 3
    keuze.stad.setFocus()
    scherm.druk(K.Key_Space)
    assert len(keuze.teams.aan()) == len(namen)
    assert keuze.lezen.isChecked()
    assert not keuze.teams.isEnabled()
    scherm.druk(K.Key_Space)
    assert keuze.teams.isEnabled()
    scherm.druk(K.Key_Space)
    beheer.keuze.beheer.setChecked(True)
    scherm.druk(K.Key_S, Qt.KeyboardModifier.ControlModifier)
    scherm.wacht(lambda: len(paneel.stand.balies) == 2)
    rij = paneel.stand.balies[1]
    assert sorted(rij.teams) == namen
    beeld = paneel.model.data(paneel.model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "stafbureau" in beeld
    assert "alle teams" in beeld
    een_minder = balie_beeld(replace(rij, teams=rij.teams[1:]), nu=0, nieuwste=4, teams=3)
    assert (een_minder.pil, "2 van 3 teams" in een_minder.titel) == ("leest alleen", True)
    rust(scherm)
    paneel.lijst.lijst.setFocus()
    scherm.druk(K.Key_Down)
    scherm.druk(K.Key_T)
    assert keuze.stad.isChecked()
    keuze.stad.setFocus()
    scherm.druk(K.Key_Space)
    keuze.teams.zet([keuze.teams.aan()[0]])
    scherm.druk(K.Key_S, Qt.KeyboardModifier.ControlModifier)
    scherm.wacht(lambda: len(paneel.stand.balies[1].teams) == 1)
    assert paneel.stand.balies[1].rol == "lezen"


def test_that_no_line_of_the_teams_is_cut_off_with_large_letters(
    bureau: Bureau, ander: Bureau, tmp_path: Path, qapp: QApplication, maak_scherm: Callable[[Bureau], Scherm]
) -> None:
    for naam in ("Vinkhuizen", "Beijum", "Korrewegwijk", "De Wijert", "Oosterparkwijk"):
        bureau.doe(MaakLocatie(naam=naam))
    verbind(bureau, centrum=tmp_path / "centrum")
    deelname.meld_aan(ander, f"map:{tmp_path / 'centrum'}")
    scherm = maak_scherm(bureau)
    thema = Theme(qapp, keuze="licht", schaal=200)
    try:
        thema.kleed(scherm.paneel)
        keuze = open_aanvraag(scherm).keuze
        delen = (keuze, keuze.teams, keuze.stad, keuze.beheer)
        scherm.wacht(lambda: keuze.isVisible() and all(er.height() >= er.heightForWidth(er.width()) for er in delen))
        assert keuze.teams.height() > 2 * keuze.lezen.height(), "two lines of buttons"
    finally:
        thema.kies("licht", 100)


def test_that_the_window_itself_never_touches_the_folder_of_the_centre(
    samen: Scherm, ander: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drive that is slow or away answers after seconds: whoever asks it may wait, the window may not."""
    plek, hier, elders = str(tmp_path / "centrum"), set[str](), set[str]()

    def kijk_toe(naam: str) -> None:
        echt = getattr(os, naam)

        def gevraagd(*wat: Any, **anders: Any) -> Any:
            if wat and not isinstance(wat[0], int) and os.fspath(wat[0]).startswith(plek):
                (hier if threading.current_thread() is threading.main_thread() else elders).add(naam)
            return echt(*wat, **anders)

        monkeypatch.setattr(os, naam, gevraagd)

    for naam in ("stat", "lstat", "open", "listdir", "scandir", "mkdir", "link", "access"):
        kijk_toe(naam)
    paneel = samen.paneel
    samen.bureau.doe(winkel.contact(samen.bureau))
    paneel.deel_nu()
    rust(samen)
    samen.wacht(lambda: paneel.stand.wacht == 0)
    assert paneel.beheer is not None
    paneel.beheer.kijk()
    paneel.lijst.lijst.setFocus()
    samen.druk(K.Key_Down)
    samen.druk(K.Key_T)
    samen.druk(K.Key_Escape)
    paneel.hide()
    paneel.show()
    samen.werker.tel()
    rust(samen)
    assert elders
    assert hier == set()


def test_that_the_role_of_the_archive_is_given_and_taken_away_on_the_screen_and_logged(
    bureau: Bureau, server: Server, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    eigenaar, rol = server.url(server.nieuwe_databank()), f"archief_{server.nieuwe_naam()}"
    uitwisseling_beheer.richt_in(bureau, eigenaar)
    scherm, bestand = maak_scherm(bureau), tmp_path / "archief.txt"
    monkeypatch.setattr(QFileDialog, "open", lambda venster: venster.fileSelected.emit(str(bestand)))
    paneel, kaart = scherm.paneel, scherm.paneel.database
    assert kaart is not None
    kaart.eigenaar.regel.setFocus()
    typ(scherm, eigenaar)
    scherm.druk(K.Key_Return)
    scherm.wacht(kaart.geopend.isVisible)
    kaart.archief_knop.setFocus()
    scherm.druk(K.Key_Return)
    assert kaart.rolveld.heeft_fout()
    kaart.rol.setFocus()
    typ(scherm, rol)
    tab_naar(scherm, kaart.archief_knop)
    scherm.druk(K.Key_Return)
    assert "mag er een vervangen" in paneel.vraag.veld.label.text()
    assert not bestand.exists()
    paneel.vraag.ja.setFocus()
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: "archief.txt" in kaart.uitkomst.text())
    assert not paneel.vraag.isVisible()
    assert kaart.stand is not None
    (rij,) = [er for er in kaart.stand.rollen if er.balie == "archief"]
    assert (rij.rol, "mag er een vervangen" in rij.wat) == (rol, True)
    adres = bestand.read_text(encoding="utf-8").strip()
    with closing(psycopg.connect(adres, autocommit=True)) as archief:
        archief.execute("SELECT 1 FROM wijdesk.segment")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            archief.execute("SELECT 1 FROM wijdesk.papier")
        # Closed as any other role while somebody is in: it is gone, also for who has the address.
        kaart.rollen.kies(Id(rol.encode()))
        kaart.sluit_knop.setFocus()
        scherm.druk(K.Key_Return)
        paneel.vraag.ja.setFocus()
        scherm.druk(K.Key_Return)
        scherm.wacht(lambda: kaart.stand is not None and rol not in [er.rol for er in kaart.stand.rollen])
        with pytest.raises(psycopg.OperationalError):
            archief.execute("SELECT 1 FROM wijdesk.segment")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(adres)
    assert server.voer_uit(f"SELECT count(*) FROM pg_roles WHERE rolname = '{rol}'") == [(0,)]
    bureau.doe(winkel.contact(bureau))  # what waited beside the store goes in with the next write
    with closing(bureau.eigen_verbinding()) as db:
        gelogd = [wat for (wat,) in db.execute("SELECT wat FROM toegang WHERE soort = 'rechten' ORDER BY tijd")]
    assert gelogd == ["rol van het archief van het centrum gegeven", "rol van het archief weggehaald"]


def test_that_an_invitation_that_was_taken_back_is_told_beside_the_address(
    bureau: Bureau, ander: Bureau, server: Server, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm]
) -> None:
    eigenaar, rol = server.url(server.nieuwe_databank()), f"balie_{server.nieuwe_naam()}"
    uitwisseling_beheer.richt_in(bureau, eigenaar)
    onderhoud.nodig_balie_uit(bureau, eigenaar, rol, tmp_path / "a.txt")
    onderhoud.sluit_rol(bureau, eigenaar, rol)
    adres = (tmp_path / "a.txt").read_text(encoding="utf-8").strip()
    scherm = maak_scherm(ander)
    kaart = scherm.paneel.aansluiten
    assert kaart is not None
    geheim = adres.split(":")[2].split("@")[0]
    onveilig = f"{adres}&sslmode=disable&host=10.0.0.1"
    pogingen = [(adres, "niet toe"), (onveilig, "met wie zij praat"), ("postgresql://[", "niet te lezen")]
    for getypt, zin in [*pogingen, (str(tmp_path / "weg" / "x"), "Kijk naar het adres")]:
        kaart.adres.setFocus()
        kaart.adres.setText(getypt)
        kaart.veld.wis_fout()
        kaart.meld_aan()
        scherm.wacht(kaart.veld.heeft_fout)
        assert zin in kaart.veld.onder.text()
        assert kaart.adres.text() == getypt
        assert geheim not in kaart.veld.onder.text()


def test_that_without_the_centre_what_was_asked_stays_and_says_why(samen: Scherm, tmp_path: Path) -> None:
    scherm, paneel = samen, samen.paneel
    rust(scherm)
    (tmp_path / "centrum").rename(tmp_path / "weg")
    paneel.lijst.lijst.setFocus()
    scherm.druk(K.Key_Down)
    for toets in (K.Key_I, K.Key_B, K.Key_T):
        scherm.druk(toets)
        assert paneel.vraag.isVisible()
        paneel.vraag.bevestig()
        scherm.wacht(paneel.vraag.veld.heeft_fout)
        assert "Kijk naar het adres en het netwerk" in paneel.vraag.veld.onder.text()
        assert paneel.vraag.ja.isEnabled()
        scherm.druk(K.Key_Escape)
        paneel.lijst.lijst.setFocus()
    (tmp_path / "weg").rename(tmp_path / "centrum")
    scherm.druk(K.Key_I)
    paneel.vraag.bevestig()
    scherm.wacht(paneel.nazorg.isVisible)


@pytest.mark.parametrize("vroeger", [True, False])
def test_that_a_new_desk_gets_what_was_shared_before_unless_somebody_says_no(
    bureau: Bureau, ander: Bureau, tmp_path: Path, maak_scherm: Callable[[Bureau], Scherm], *, vroeger: bool
) -> None:
    verbind(bureau, centrum=tmp_path / "centrum")
    bureau.doe(winkel.contact(bureau))
    deel(bureau)
    uitwisseling_beheer.vernieuw(bureau)
    deelname.meld_aan(ander, f"map:{tmp_path / 'centrum'}")
    scherm = maak_scherm(bureau)
    paneel = scherm.paneel
    beheer = open_aanvraag(scherm)
    assert beheer.keuze.vroeger.isChecked()
    if not vroeger:
        beheer.keuze.vroeger.setFocus()
        scherm.druk(K.Key_Space)
    beheer.keuze.beheer.click()
    paneel.vraag.bevestig()
    scherm.wacht(lambda: any("Balie 2 is toegelaten" in zin for zin in scherm.gezegd))
    deel(ander)
    assert len(ander.lees(LeesVragen(van=0, tot=2**60))) == int(vroeger)


def toont_alles(lijst: QListView) -> bool:
    """Whether every row has its place."""
    rijen = range(lijst.model().rowCount())
    return bool(rijen) and lijst.height() >= sum(lijst.sizeHintForRow(rij) for rij in rijen)


def test_that_at_twice_the_size_of_text_what_is_asked_fits_in_the_panel_and_lists_show_whole_rows(
    samen: Scherm, tmp_path: Path, klok: Klok, qapp: QApplication
) -> None:
    thema = Theme(qapp)
    thema.kleed(samen.paneel)
    wereld = Wereld(klok=klok, ids=Ids(klok() + 30_000_000))
    waar = f"map:{tmp_path / 'centrum'}"
    begin(tmp_path / "nieuw", waar, medewerker=winkel.MEDEWERKER, wachtwoord=winkel.WACHTWOORD, wereld=wereld)
    open_aanvraag(samen)
    paneel, beheer = samen.paneel, samen.paneel.beheer
    assert beheer is not None
    samen.wacht(beheer.keuze.beheer.isVisible)
    thema.kies("licht", 200)
    blad = paneel.rol.widget()
    assert blad is not None
    samen.wacht(lambda: blad.width() <= paneel.rol.viewport().width())
    samen.wacht(partial(toont_alles, paneel.lijst.lijst))
    samen.wacht(partial(toont_alles, beheer.lijst.lijst))
