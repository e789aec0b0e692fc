"""Import: trying out, putting in, stopping, what was refused, and taking back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.bureau_lijsten import Bureau, gevuld_bureau, id_van, open_paneel
from wijdesk.errors import InGebruik, Weigering
from wijdesk.models.opdrachten.invoer import NeemPartijTerug
from wijdesk.models.rows.huis import LocatieRij
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.services.bestand import KOLOMMEN, ontbrekende_kolommen
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.panels.invoer import InvoerPanel
from wijdesk.ui.panels.invoer.verslag import bewaar_fouten, bijzonderheden, samenvatting

FOUTEN = (
    RegelFout(regel=14, nummer="2020-14", veld="meldingtype", reden="Meldingtype is niet bekend."),
    RegelFout(regel=981, nummer="=1+1", veld="ontvangen", reden="Dit is geen datum, weet u het zeker?"),
)


@dataclass(frozen=True)
class Uitslag:
    gelezen: int = 1000
    toegevoegd: int = 990
    al_bekend: int = 8
    fouten: tuple[RegelFout, ...] = FOUTEN
    anders: tuple[RegelFout, ...] = ()
    onbekende_kolommen: tuple[str, ...] = ("opmerking",)
    nieuwe_locaties: tuple[str, ...] = ()
    gestopt: bool = False


class Invoerder:
    """Behaves like the import: takes time when asked, stops, refuses, and makes a new location."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau = bureau
        self.gevraagd: list[tuple[Path, str, Path | None, bool]] = []
        self.duurt = threading.Event()
        self.duurt.set()

    def __call__(
        self,
        pad: Path,
        *,
        soort: str,
        vertaling: Path | None,
        proef: bool,
        voortgang: Voortgang,
        locaties: frozenset[str] | None = None,
    ) -> Uitslag:
        self.gevraagd.append((pad, soort, vertaling, proef))
        if pad.name == "nieuw.csv" and locaties is not None:
            raise Weigering("In dit bestand staat een locatie die er nog niet is: Beijm.", veld="nieuwe_locatie")
        if pad.name == "weg.csv":
            raise Weigering("Dit bestand is er niet.", veld="bestand")
        if pad.name == "bezet.csv":
            raise InGebruik("Een ander programma houdt de gegevens vast.", uitweg="Sluit dat en probeer het opnieuw.")
        voortgang.meld(500, 1000)
        while not self.duurt.wait(0.01):
            if voortgang.gestopt():
                return Uitslag(gelezen=500, toegevoegd=500, al_bekend=0, fouten=(), gestopt=True)
        if not proef:
            self.bureau.locaties.append(LocatieRij(id=id_van(77), naam="Lewenborg"))
        return Uitslag()


@pytest.fixture
def bureau() -> Bureau:
    return gevuld_bureau()


@pytest.fixture
def invoerder(bureau: Bureau) -> Invoerder:
    return Invoerder(bureau)


@pytest.fixture
def paneel(bureau: Bureau, invoerder: Invoerder, qtbot: QtBot) -> Iterator[InvoerPanel]:
    with open_paneel(
        qtbot, bureau, lambda omgeving: InvoerPanel(omgeving, invoerder, lees_kop=ontbrekende_kolommen), maat=(700, 560)
    ) as gemaakt:
        qtbot.waitUntil(lambda: gemaakt.partijen.model.rowCount() == 2)
        yield gemaakt


def test_that_a_proef_run_says_that_nothing_was_kept_and_lists_the_refused_rows(
    paneel: InvoerPanel, invoerder: Invoerder, qtbot: QtBot
) -> None:
    paneel.bestand.setText("/tmp/vragen.csv")
    paneel.probeer.click()
    qtbot.waitUntil(paneel.verslag.isVisible)
    assert invoerder.gevraagd == [(Path("/tmp/vragen.csv"), "vragen", None, True)]
    assert "Proef, er is niets bewaard" in paneel.verslag.zin.text()
    assert "2 geweigerd" in paneel.verslag.zin.text()
    assert "opmerking" in paneel.verslag.meer.text()
    assert paneel.verslag.model.rowCount() == 2
    assert paneel.voer_in.hasFocus()


def test_that_an_import_says_which_locations_it_made(paneel: InvoerPanel, invoerder: Invoerder, qtbot: QtBot) -> None:
    paneel.bestand.setText("/tmp/personen.xlsx")
    paneel.vertaling.setText("/tmp/vertaling.csv")
    paneel.soort.groep.button(1).click()
    paneel.voer_in.click()
    qtbot.waitUntil(lambda: "Lewenborg" in paneel.verslag.meer.text())
    assert invoerder.gevraagd[-1] == (Path("/tmp/personen.xlsx"), "personen", Path("/tmp/vertaling.csv"), False)
    assert "990 toegevoegd" in paneel.verslag.zin.text()


def test_that_an_import_can_be_stopped_and_says_what_came_in(
    paneel: InvoerPanel, invoerder: Invoerder, qtbot: QtBot
) -> None:
    invoerder.duurt.clear()
    paneel.bestand.setText("/tmp/groot.csv")
    paneel.voer_in.click()
    qtbot.waitUntil(lambda: paneel.balk.value() == 500)
    assert "500 van ongeveer 1.000 regels" in paneel.stand.text()
    assert not paneel.voer_in.isEnabled()
    paneel.stop.click()
    qtbot.waitUntil(paneel.verslag.isVisible)
    assert paneel.verslag.zin.text().startswith("Gestopt.")
    assert "alleen de rest" in paneel.verslag.meer.text()
    assert paneel.voer_in.isEnabled()


@pytest.mark.parametrize(("naam", "zin"), [("weg.csv", "er niet"), ("bezet.csv", "Sluit dat")])
def test_that_a_refusal_and_trouble_stand_below_the_file(
    paneel: InvoerPanel, qtbot: QtBot, naam: str, zin: str
) -> None:
    paneel.bestand.setText(f"/tmp/{naam}")
    paneel.voer_in.click()
    qtbot.waitUntil(lambda: zin in paneel.veld_bestand.onder.text())
    assert paneel.voer_in.isEnabled()


KOPPEN = {soort: ",".join(verplicht) for soort, (verplicht, _) in KOLOMMEN.items()}


def bestand_met(map_: Path, soort: str, kop: str = "") -> str:
    pad = map_ / f"{soort}.csv"
    pad.write_text(f"{kop or KOPPEN[soort]}\n", encoding="utf-8")
    return str(pad)


@pytest.mark.parametrize("soort", list(KOPPEN))
def test_that_the_kind_is_recognised_by_the_header(
    paneel: InvoerPanel, qtbot: QtBot, tmp_path: Path, soort: str
) -> None:
    paneel.bestand.setText(bestand_met(tmp_path, soort))
    qtbot.waitUntil(paneel.soort.herkend.isVisible)
    assert (paneel.soort.soort, paneel.soort.herkend.text()) == (soort, f"Herkend aan de kolommen: {soort}.")
    assert not paneel.soort.let_op.isVisible()


def test_that_a_choice_stays_and_is_told_when_the_file_does_not_fit_it(
    paneel: InvoerPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    paneel.soort.groep.button(1).click()
    paneel.bestand.setText(bestand_met(tmp_path, "indicaties"))
    qtbot.waitUntil(paneel.soort.let_op.isVisible)
    assert paneel.soort.soort == "personen"
    assert paneel.soort.let_op.text() == "Dit lijkt een bestand met indicaties, niet met personen."
    paneel.soort.groep.button(2).click()
    assert not paneel.soort.let_op.isVisible()
    assert paneel.soort.herkend.isVisible()
    paneel.bestand.setText(bestand_met(tmp_path, "half", KOPPEN["indicaties"].removesuffix(",tot")))
    qtbot.waitUntil(paneel.soort.let_op.isVisible)
    assert paneel.soort.let_op.text() == "Voor indicaties ontbreekt de kolom tot."


def test_that_what_cannot_be_read_recognises_nothing_and_says_nothing_while_one_types(
    paneel: InvoerPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    paneel.bestand.setText(bestand_met(tmp_path, "personen"))
    qtbot.waitUntil(paneel.soort.herkend.isVisible)
    paneel.bestand.setText(str(tmp_path / "weg"))
    qtbot.waitUntil(lambda: not paneel.soort.herkend.isVisible())
    assert not paneel.veld_bestand.heeft_fout()
    assert not paneel.soort.let_op.isVisible()


def test_that_known_numbers_with_other_contents_stand_in_the_report(paneel: InvoerPanel, qtbot: QtBot) -> None:
    anders = RegelFout(regel=3, nummer="i1", veld="tot", reden="Dit nummer bestaat al met andere gegevens (kolom tot).")
    paneel.verslag.toon(Uitslag(anders=(anders,)), proef=False)
    assert "8 stonden er al (waarvan 1 met andere gegevens)" in paneel.verslag.zin.text()
    assert paneel.verslag.fouten == (anders, *FOUTEN)
    assert paneel.verslag.model.rowCount() == 3


def test_that_no_file_is_told_before_anything_starts(paneel: InvoerPanel, invoerder: Invoerder) -> None:
    paneel.voer_in.click()
    assert "Kies een bestand" in paneel.veld_bestand.onder.text()
    assert not invoerder.gevraagd


def test_that_the_refused_rows_are_kept_as_csv_without_formulas(
    paneel: InvoerPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    paneel.bestand.setText("/tmp/vragen.csv")
    paneel.doe_proef()
    qtbot.waitUntil(paneel.verslag.isVisible)
    with qtbot.waitSignal(paneel.requested):
        paneel.bewaar_fouten_in(str(tmp_path / "geweigerd.csv"))
    regels = (tmp_path / "geweigerd.csv").read_text(encoding="utf-8").splitlines()
    assert regels[0] == "regel,nummer,veld,reden"
    assert regels[2] == '981,\'=1+1,ontvangen,"Dit is geen datum, weet u het zeker?"'


def test_that_a_folder_that_cannot_be_written_is_told(paneel: InvoerPanel, qtbot: QtBot, tmp_path: Path) -> None:
    paneel.bewaar_fouten_in(str(tmp_path / "bestaat niet" / "geweigerd.csv"))
    qtbot.waitUntil(paneel.veld_bestand.heeft_fout)
    assert "andere map" in paneel.veld_bestand.onder.text()


def test_that_the_refused_rows_are_copied_with_one_button(paneel: InvoerPanel, qtbot: QtBot) -> None:
    paneel.bestand.setText("/tmp/vragen.csv")
    paneel.doe_proef()
    qtbot.waitUntil(paneel.verslag.isVisible)
    paneel.verslag.kopieer.click()
    assert "Meldingtype is niet bekend." in QGuiApplication.clipboard().text()
    assert "2020-14" in QGuiApplication.clipboard().text()


def test_that_a_batch_is_taken_back_after_a_question_in_the_panel(
    paneel: InvoerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    lijst = paneel.partijen.lijst
    lijst.lijst.setFocus()
    QTest.keyClick(lijst.lijst, Qt.Key.Key_T)
    qtbot.waitUntil(paneel.partijen.zin.isVisible)
    assert not bureau.gedaan
    assert "30.974 regels" in paneel.partijen.zin.veld.label.text()
    with qtbot.waitSignal(paneel.requested) as gemeld:
        paneel.partijen.zin.ja.click()
    assert gemeld.args is not None
    assert "teruggenomen" in gemeld.args[1]
    huidige = next(iter(bureau.partijen.values()))
    assert bureau.gedaan == [NeemPartijTerug(partij_id=huidige.id)]
    qtbot.waitUntil(lambda: "teruggenomen" in str(paneel.partijen.model.index(0, 0).data()))


def test_that_the_models_keep_the_rules_of_qt(paneel: InvoerPanel, bureau: Bureau) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, fatal) for model in (paneel.verslag.model, paneel.partijen.model)]
    paneel.verslag.tabel.zet(FOUTEN)
    paneel.verslag.tabel.zet(FOUTEN[1:])
    paneel.partijen.lijst.zet(list(bureau.partijen.values())[::-1])
    assert [tester.model().rowCount() for tester in testers] == [1, 2]


def test_that_the_summary_adds_up_in_words(tmp_path: Path) -> None:
    assert samenvatting(Uitslag(), proef=False) == (
        "1.000 regels gelezen, 990 toegevoegd, 8 stonden er al, 2 geweigerd."
    )
    bewaar_fouten((), tmp_path / "leeg.csv")
    assert (tmp_path / "leeg.csv").read_text(encoding="utf-8").strip() == "regel,nummer,veld,reden"


def test_that_a_trial_says_which_locaties_would_be_made() -> None:
    zin = bijzonderheden(Uitslag(nieuwe_locaties=("Beijum", "Lewenborg")), (), proef=True)
    assert "worden gemaakt: Beijum, Lewenborg" in zin


def test_that_an_import_asks_before_it_makes_a_locatie(paneel: InvoerPanel, invoerder: Invoerder, qtbot: QtBot) -> None:
    paneel.bestand.setText("/tmp/nieuw.csv")
    paneel.voer_in.click()
    qtbot.waitUntil(paneel.nieuw.isVisible)
    assert "Beijm" in paneel.nieuw.zin.text()
    assert paneel.nieuw.nee.hasFocus(), "Enter makes nothing by accident"
    qtbot.keyClick(paneel.nieuw.nee, Qt.Key.Key_Space)
    assert not paneel.nieuw.isVisible()
    assert not paneel.verslag.isVisible()
    paneel.voer_in.click()
    qtbot.waitUntil(paneel.nieuw.isVisible)
    paneel.nieuw.ja.click()
    qtbot.waitUntil(paneel.verslag.isVisible)
    assert len(invoerder.gevraagd) == 3
    assert not paneel.nieuw.isVisible()
