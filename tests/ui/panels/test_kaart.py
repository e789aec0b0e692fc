"""The panel of the sociale kaart, by keys: searching, the card, keeping it, a file that is shown before it is in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Klok
from tests.ui.panels.zorgpaneel import Proef, proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.kaartlijst import is_na_te_kijken
from wijdesk.models.opdrachten.huis import MaakMedewerker, ZetMedewerkerInactief
from wijdesk.models.opdrachten.kaart import BewaarVoorziening, LeesKaart
from wijdesk.models.rows.kaart import Kaartzoek
from wijdesk.models.values import Id
from wijdesk.ui.kaartkeus import KaartKeus
from wijdesk.ui.panels.kaart import KaartPaneel

K = Qt.Key
HALF_JAAR = 200 * 24 * 3_600_000


def zet(bureau: Bureau, naam: str, **velden: Any) -> Id:
    vast: dict[str, Any] = {"id": bureau.wereld.ids(), "soort": "basisvoorziening", "naam": naam}
    return bureau.doe(BewaarVoorziening(**(vast | velden)))


def vul(bureau: Bureau) -> None:
    zet(bureau, "Voedselbank Stad", thema="geld en schulden", telefoon="050 111", nummer="1")
    zet(bureau, "Buurtkamer", thema="eenzaamheid en ontmoeting", gebieden="Selwerd", nummer="2")
    zet(bureau, "Buurthuis Beijum", thema="eenzaamheid en ontmoeting", gebieden="Beijum", nummer="3")
    zet(bureau, "Weg ermee", tot="2026-03-01", nummer="4")


def namen(paneel: KaartPaneel) -> list[str]:
    return [paneel.model.rij(plek).naam for plek in range(paneel.model.rowCount())]


def paneel_van(p: Proef, aantal: int) -> KaartPaneel:
    assert isinstance(p.paneel, KaartPaneel)
    paneel = p.paneel
    p.wacht(lambda: paneel.model.rowCount() == aantal)
    paneel.eerste_veld().setFocus()
    return paneel


def test_that_typing_finds_and_the_card_says_all_and_can_be_checked(bureau: Bureau, qtbot: QtBot, klok: Klok) -> None:
    vul(bureau)
    klok.nu += HALF_JAAR
    with proef(bureau, qtbot, "kaart") as p:
        paneel = paneel_van(p, 3)
        p.typ("vodselbank")
        assert namen(paneel) == ["Voedselbank Stad"]
        p.toets(K.Key_Down)
        assert paneel.lijst.lijst.hasFocus()
        p.toets(K.Key_Return)
        assert paneel.blad.hasFocus()
        assert all(deel in p.teksten() for deel in ("Voedselbank Stad", "050 111", "Bel eerst", "Hele stad"))
        p.toets(K.Key_K)
        p.wacht(lambda: "Bel eerst" not in p.teksten() and "Nagekeken op 18-09-2026" in p.teksten())
        p.toets(K.Key_H)
        p.wacht(lambda: "Nagekeken: van 2 mrt 2026 naar 18 sep 2026" in p.teksten())
        p.toets(K.Key_Escape)
        assert paneel.bladen.currentWidget() is paneel.overzicht
        p.toets(K.Key_Slash)
        assert paneel.filters.regel.hasFocus(), "the key works where one stands in the list"
        p.toets(K.Key_Delete)
        assert namen(paneel) == ["Buurthuis Beijum", "Buurtkamer", "Voedselbank Stad"]
        paneel.filters.thema.zet("eenzaamheid en ontmoeting")
        paneel.filters.gebied.zet("Selwerd")
        assert namen(paneel) == ["Buurtkamer"]
        paneel.filters.soort.zet("aanbieder")
        assert "0 resultaten" in p.teksten()


def test_that_what_is_to_be_checked_surfaces_at_who_keeps_it(bureau: Bureau, qtbot: QtBot, klok: Klok) -> None:
    vul(bureau)
    zet(bureau, "Van mij", beheerder_id=bureau.medewerker.id)
    klok.nu += HALF_JAAR
    zet(bureau, "Pas nagekeken")
    with proef(bureau, qtbot, "kaart") as p:
        paneel = paneel_van(p, 5)
        p.toets(K.Key_Down)
        p.toets(K.Key_Q)
        assert namen(paneel) == ["Buurthuis Beijum", "Buurtkamer", "Van mij", "Voedselbank Stad"]
        p.wacht(lambda: "(4)" in paneel.filters.na_te_kijken.text())
        p.toets(K.Key_K)
        p.wacht(lambda: namen(paneel) == ["Buurtkamer", "Van mij", "Voedselbank Stad"])
        p.toets(K.Key_Q)
        paneel.filters.soort.zet("gesloten")
        assert namen(paneel) == ["Weg ermee"]
        assert "Gesloten na 01-03-2026" in str(paneel.model.index(0, 0).data())


def test_that_one_is_added_and_changed_by_keys(bureau: Bureau, qtbot: QtBot) -> None:
    vul(bureau)
    with proef(bureau, qtbot, "kaart") as p:
        paneel = paneel_van(p, 3)
        p.toets(K.Key_Down)
        p.toets(K.Key_N)
        p.bewaar()
        p.wacht(paneel.vorm.velden["naam"].heeft_fout)
        p.typ("Fietswerkplaats")
        paneel.vorm.zet_waarden({"gebieden": "Selwerd, Paddepoel", "email": "geen"})
        p.bewaar()
        p.wacht(paneel.vorm.velden["email"].heeft_fout)
        paneel.vorm.zet_waarden({"email": "fiets@voorbeeld.nl"})
        p.bewaar()
        p.wacht(lambda: (rij := paneel.lijst.huidige()) is not None and rij.naam == "Fietswerkplaats")
        p.toets(K.Key_W)
        assert paneel.vorm.waarden()["gebieden"] == "Selwerd, Paddepoel"
        paneel.vorm.zet_waarden({"tot": "1-3-2026"})
        p.bewaar()
        p.wacht(lambda: "Fietswerkplaats" not in namen(paneel))
        assert {rij.naam: rij.tot for rij in bureau.lees(LeesKaart()).rijen}["Fietswerkplaats"] == "2026-03-01"


def test_that_a_choice_goes_back_to_who_asked_and_esc_goes_back_without(bureau: Bureau, qtbot: QtBot) -> None:
    vul(bureau)
    with proef(bureau, qtbot, "kaart") as p:
        paneel = paneel_van(p, 3)
        ouder = QWidget(paneel)
        naar = QLineEdit(ouder)
        keus = KaartKeus(naar, ouder, Kaartzoek, naam="proef")
        keus.setParent(ouder)
        ouder.show()
        vraag = Kaartzoek(thema="eenzaamheid en ontmoeting", gebied="selwerd", waarvoor="deze vraag", vrager=keus)
        assert paneel.handle("kaart.kies.open", vraag)
        assert namen(paneel) == ["Buurtkamer"]
        assert "Kies voor deze vraag" in p.teksten()
        paneel.ingang().setFocus()
        p.toets(K.Key_O)
        assert paneel.blad.hasFocus()
        p.toets(K.Key_Return)
        assert (naar.text(), naar.hasFocus()) == ("Buurtkamer", True)
        gekozen = keus.voorziening_id
        assert gekozen == next(rij.id for rij in bureau.lees(LeesKaart()).rijen if rij.naam == "Buurtkamer")
        assert "Kies voor" not in p.teksten()
        naar.setText("Buurtkamer in de Wijert")
        assert keus.voorziening_id is None, "typed by hand it is another place"
        paneel.handle("kaart.zoek", vraag)
        paneel.ingang().setFocus()
        p.toets(K.Key_Escape)
        assert naar.hasFocus()
        assert naar.text() == "Buurtkamer in de Wijert"


def test_that_a_file_is_shown_field_by_field_and_taken_over_by_keys(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    vul(bureau)
    pad = tmp_path / "kaart.csv"
    pad.write_text(
        "nummer;soort;naam;telefoon\n1;basisvoorziening;Voedselbank Stad;050 999\n9;aanbieder;Humanitas;\n"
        "8;winkel;Fout;\n2;basisvoorziening;Buurtkamer;\n",
        encoding="utf-8",
    )
    with proef(bureau, qtbot, "kaart") as p:
        paneel = paneel_van(p, 3)
        assert paneel.filters.regel.hasFocus()
        p.toets(K.Key_O, ctrl=True)
        p.typ(str(tmp_path / "weg.csv"))
        p.toets(K.Key_Return)
        p.wacht(paneel.bestand.veld.heeft_fout)
        paneel.bestand.pad.setText(str(pad))
        p.toets(K.Key_Return)
        blad = paneel.bestand
        p.wacht(lambda: blad.model.rowCount() == 4)
        gelezen = [blad.model.rij(plek).beeld for plek in range(4)]
        assert [regel.onder or regel.let_op for regel in gelezen] == [
            "Kies basisvoorziening, algemene voorziening of aanbieder.",
            "Telefoon: “050 111” wordt “050 999”",
            "aanbieder",
            "Blijft open, tenzij u hieronder kiest om te sluiten",
        ]
        assert "1 erbij · 1 gewijzigd · 1 niet in het bestand · 1 gelijk · 1 regel kan niet" in p.teksten()
        assert len(bureau.lees(LeesKaart()).rijen) == 4
        assert blad.neem.accessibleName() == "2 wijzigingen overnemen"
        blad.weg.setChecked(True)
        assert blad.neem.accessibleName() == "3 wijzigingen overnemen"
        p.toets(K.Key_Return, ctrl=True)
        p.wacht(lambda: namen(paneel) == ["Buurthuis Beijum", "Buurtkamer", "Humanitas", "Voedselbank Stad"])
        tot = {rij.naam: rij.tot for rij in bureau.lees(LeesKaart()).rijen}
        assert tot["Buurthuis Beijum"] == "2026-03-02"
        p.toets(K.Key_S, ctrl=True)
        venster = paneel.findChild(QFileDialog)
        assert isinstance(venster, QFileDialog)
        venster.fileSelected.emit(str(tmp_path / "uit.csv"))
        venster.close()
        p.wacht(lambda: "uit.csv opgeslagen" in p.meldingen())
        assert (tmp_path / "uit.csv").read_text(encoding="utf-8").startswith("nummer,soort,naam,")


def test_that_changing_an_entry_keeps_who_keeps_it_also_when_they_left(bureau: Bureau, qtbot: QtBot) -> None:
    hier = bureau.medewerker.locatie_id
    bo = bureau.doe(MaakMedewerker(naam="Bo", locatie_id=hier, rollen=("entree",)))
    zet(bureau, "Buurtkamer", nummer="1", beheerder_id=bo)
    bureau.doe(ZetMedewerkerInactief(id=bo))
    with proef(bureau, qtbot, "kaart") as p:
        paneel = paneel_van(p, 1)
        p.toets(K.Key_Down)
        p.toets(K.Key_W)
        p.wacht(lambda: paneel.in_vorm and paneel.vorm.beheerder.count() > 1)
        assert paneel.vorm.beheerder.currentText() == "Bo · werkt hier niet meer"
        paneel.vorm.zet_waarden({"telefoon": "050 222"})
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm)
    (rij,) = bureau.lees(LeesKaart()).rijen
    assert (rij.telefoon, rij.beheerder_id, rij.beheerder_weg) == ("050 222", bo, True)
    assert is_na_te_kijken(replace(rij, oud=True), bureau.medewerker.id), "nobody else would look at it"
