"""An organisation adds a kind of support from a file and uses it in a casus: through the window, by keys alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.casus import Leven
from tests.flows.scherm import ALT, CTRL, K, plak
from tests.gezin import bakker
from tests.models.test_praktijk import EIGEN
from wijdesk.models.opdrachten.praktijk import LeesPraktijkvormen
from wijdesk.models.values import IdMaker, Klok


def van_bestand_naar_soort(leven: Leven) -> None:
    """A file with a fault is refused beside the field, with its place; mended it is in use at once."""
    leven.doe("toon praktijkvormen beheren")
    leven.kijk("praktijkvormen-beheren", "JIM", "OJG", "meegeleverd", "bewaren als jeugdhulp")
    leven.druk(K.Key_N)
    plak(leven.toetsen, EIGEN.replace('soort = "getal"', 'soort = "cijfer"'))
    leven.bewaar()
    leven.kijk("fout-in-het-bestand", "Praktijkvorm 1 (Maatje), veld 2 (keren): soort is een van")
    plak(leven.toetsen, EIGEN)
    leven.bewaar(meldt="Vanaf nu in gebruik: Maatje")
    leven.kijk("soort-erbij", "Maatje", "versie 2026-1", "Waarvoor? · Hoe vaak? · Kennisgemaakt op")


def in_de_casus(leven: Leven) -> None:
    """The form is drawn from the file; what is missing is said beside its field; a draft stays."""
    leven.doe("C26-TEST1")
    leven.druk(K.Key_8, erbij=ALT)
    leven.druk(K.Key_N)
    leven.kies("Welke praktijkvorm?", "Maatje")
    leven.kies("Voor wie?", "Sem")
    leven.vul("Hoe vaak?", "11")
    leven.bewaar()
    leven.kijk("velden-nagekeken", "Vul dit in.", "Dit is hoogstens 10.", "Binnen 2 weken na het begin.")
    leven.vul("Hoe vaak?", "2")
    leven.druk(K.Key_Escape)
    leven.kijk("begonnen", "een praktijkvorm")
    leven.druk(K.Key_N)
    leven.vul("Waarvoor?", "Samen naar de bieb")
    leven.bewaar(meldt="Maatje begonnen")
    leven.kijk("praktijkvorm", "Maatje", "Sem", "Hoe vaak? 2", "Waarvoor? Samen naar de bieb", "Wmo 2015 art. 2.1.2")
    leven.druk(K.Key_Return)
    leven.vul("Kennisgemaakt op", "1-3-2026")
    leven.bewaar(meldt="Maatje gewijzigd")
    leven.kijk("ingevuld", "Kennisgemaakt op: 1 mrt 2026")


def lijst_en_einde(leven: Leven) -> None:
    """It stands in the list without its words; the kind ends, what runs is ended with an outcome."""
    leven.doe("toon praktijkvormen")
    leven.kies("Welke", "Maatje")
    leven.rust()
    tekst = leven.kijk("lijst", "1 in deze lijst", "Maatje · Sem", "Hoe vaak? 2")
    assert "bieb" not in tekst
    leven.doe("toon praktijkvormen beheren")
    leven.druk(K.Key_Home)
    lijst = leven.venster.focusWidget()
    assert isinstance(lijst, QAbstractItemView)
    for _ in range(12):
        if "Maatje" in lijst.currentIndex().data():
            break
        leven.druk(K.Key_Down)
    leven.druk(K.Key_S)
    leven.meldt("Maatje is gestopt; wat loopt, gaat door")
    leven.doe("C26-TEST1")
    leven.druk(K.Key_8, erbij=ALT)
    leven.kijk("soort-gestopt", "Deze praktijkvorm is gestopt", "Samen naar de bieb")
    leven.druk(K.Key_A)
    leven.kies("Hoe liep het af?", "doel bereikt")
    leven.druk(K.Key_S, erbij=CTRL)
    leven.meldt("Maatje afgerond: doel bereikt")
    leven.kijk("afgerond", "Afgelopen: doel bereikt.")


def test_that_a_kind_from_a_file_is_used_in_a_casus_and_ended(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        gezin = bakker(open_)
    leven = Leven(map_, klok, ids, qapp, qtbot)
    with leven.dag("2026-03-02", "11:00"):
        van_bestand_naar_soort(leven)
        in_de_casus(leven)
        lijst_en_einde(leven)
    leven.kijk_na()
    assert not leven.afgesneden, "\n".join(leven.afgesneden)
    with winkel.bureau(map_, klok, ids) as open_:
        (rij,) = open_.lees(LeesPraktijkvormen(huishouden_id=gezin.huishouden)).vormen
        assert {veld.sleutel: veld.waarde for veld in rij.velden} == {
            "waarvoor": "Samen naar de bieb", "keren": "2", "klik_op": "2026-03-01"
        }  # fmt: skip
        assert (rij.code, rij.uitkomst, rij.soort_gestopt) == ("maatje", "doel bereikt", True)
