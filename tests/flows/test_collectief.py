"""From signalen to an activiteit, its sessies and its result: through the window, by keys to whatever has the focus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.casus import Leven
from tests.flows.scherm import K
from tests.signalen import signaal
from wijdesk.models.opdrachten.collectief import LeesActiviteit, LeesActiviteiten
from wijdesk.models.opdrachten.signaal import BundelSignalen
from wijdesk.models.values import IdMaker, Klok


def van_bundel_naar_activiteit(leven: Leven) -> None:
    """What the signalen ask for together is proposed, and begun from there; they come along."""
    leven.doe("toon signalen")
    leven.druk(K.Key_6, K.Key_Return)
    leven.kijk("bundel", "Bundel van 3 signalen, 3 open")
    leven.druk(K.Key_A)
    leven.toetsen.typ("Straatgesprek Eikenlaan")
    leven.vul("Waarom is dit nodig", "Meer buren melden geluid in de nacht.")
    leven.bewaar(meldt="Activiteit “Straatgesprek Eikenlaan” voorgesteld")
    leven.druk(K.Key_End, K.Key_B)
    leven.kijk("activiteit-uit-een-voorstel", "Nieuwe activiteit", "met 3 signalen", "Straatgesprek Eikenlaan")
    leven.vul("Eerste dag", "16-2-2026")
    leven.vul("Aantal vrijwilligers", "3")
    leven.vul("Deelopdracht", "Leefbaarheid")
    leven.bewaar(meldt="Activiteit “Straatgesprek Eikenlaan” vastgelegd met 3 signalen")
    leven.kijk("activiteit", "Straatgesprek Eikenlaan", "3 vrijwilligers", "Waar het uit voortkwam")


def sessies_en_tellen(leven: Leven) -> None:
    """Three evenings planned at once; who came is typed line by line."""
    leven.druk(K.Key_P)
    leven.toetsen.typ("16-2-2026")
    leven.vul("Van", "1930")
    leven.vul("Tot", "21")
    leven.vul("Plek", "Buurthuis")
    leven.vul("Hoeveel keer", "3")
    leven.bewaar(meldt="3 sessies gepland")
    leven.kijk("sessies", "19:30-21:00", "Buurthuis")
    leven.druk(K.Key_T)
    for aantal in ("14", "9", "11"):
        leven.toetsen.typ(aantal)
        leven.druk(K.Key_Return)
    leven.kijk("geteld", "3 sessies geteld, 34 bezoeken")


def resultaat(leven: Leven) -> None:
    """It ends with what came of it, and stands in the calendar and the street."""
    leven.doe("toon collectief")
    leven.druk(K.Key_R)
    leven.toetsen.typ("Buren maakten afspraken over de nacht.")
    leven.bewaar(meldt="Activiteit “Straatgesprek Eikenlaan” afgerond")
    leven.doe("collectief: agenda")
    leven.kijk("agenda", "Maart 2026")
    leven.doe("collectief: wat speelt er")
    leven.kijk("straat", "Eikenlaan")


def test_that_signalen_become_an_activiteit_with_sessies_and_a_result(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        drie = tuple(signaal(open_, dagen=dagen, tekst="Harde muziek") for dagen in (3, 12, 30))
        open_.doe(BundelSignalen(signaal_ids=drie, naam="Geluid in de Eikenlaan"))
    leven = Leven(map_, klok, ids, qapp, qtbot)
    with leven.dag("2026-03-02", "11:00"):
        van_bundel_naar_activiteit(leven)
        sessies_en_tellen(leven)
        resultaat(leven)
    leven.kijk_na()
    assert not leven.afgesneden, "\n".join(leven.afgesneden)
    with winkel.bureau(map_, klok, ids) as open_:
        (rij,) = open_.lees(LeesActiviteiten())
        detail = open_.lees(LeesActiviteit(id=rij.id))
        assert (rij.sessies, rij.bezoeken, rij.signalen, rij.einde) == (3, 34, 3, "2026-03-02")
        assert [(sessie.datum, sessie.aanwezig) for sessie in detail.sessies] == [
            ("2026-02-16", 14), ("2026-02-23", 9), ("2026-03-02", 11),
        ]  # fmt: skip
        assert detail.resultaat == "Buren maakten afspraken over de nacht."
