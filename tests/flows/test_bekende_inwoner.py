"""The one thing that is done a hundred times a day: register a walk-in of somebody who is known, by keyboard alone."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.scherm import ALT, CTRL, LANG, K, Toetsenbord, bij, inloop, venster_op, wacht
from wijdesk.models.opdrachten.contact import LeesConcepten, LeesVragen
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, MaakPersoon, PersoonInvoer
from wijdesk.models.values import IdMaker, Klok, lokaal
from wijdesk.services.voorbeeld import VoorbeeldPersoon, maak_personen
from wijdesk.ui.main_window import MainWindow

HOOGSTENS = 30
"""Keystrokes apart from the note; Alt and Ctrl count as one each."""


@dataclass(frozen=True)
class Inwoner:
    """Somebody who is known, and what one types to find them."""

    invoer: PersoonInvoer
    zoek: str
    naam: str


INWONERS = (
    Inwoner(
        PersoonInvoer(roepnaam="Willem", achternaam="Bakker", geboortedatum="1961-03-09"), "bakker", "Willem Bakker"
    ),
    Inwoner(
        PersoonInvoer(roepnaam="Jantje", tussenvoegsel="van der", achternaam="Meulen", geboortedatum="1980-05-12"),
        "van der meulen",
        "Jantje van der Meulen",
    ),
    Inwoner(
        PersoonInvoer(roepnaam="Yıldız", achternaam="Çelik", geboortedatum="1990-11-30"), "celik yildiz", "Yıldız Çelik"
    ),
    Inwoner(
        PersoonInvoer(
            roepnaam="Fatima",
            tussenvoegsel="de",
            achternaam="Vries",
            geboortenaam="El Amrani",
            geboortedatum="1975-01-02",
        ),
        "el amrani",
        "Fatima de Vries-El Amrani",
    ),
    Inwoner(
        PersoonInvoer(
            roepnaam="Siobhán",
            achternaam="O'Connor-IJzerman",
            geboortedatum="1988-07-17",
            straat="Eikenlaan",
            huisnummer="14",
            postcode="9741EB",
            woonplaats="Groningen",
        ),
        "9741eb 14",
        "Siobhán O'Connor-IJzerman",
    ),
    Inwoner(
        PersoonInvoer(roepnaam="Tesfay", achternaam="Ghebremedhin", geboortedatum="1994-02-28"),
        "ghebremehdin",  # with a typing error in it
        "Tesfay Ghebremedhin",
    ),
)


def registreer(venster: MainWindow, qtbot: QtBot, *, zoek: str, naam: str, geboren: str) -> int:
    """Register a walk-in of somebody who is known; answers the strokes apart from the note."""
    toetsen, notitie = Toetsenbord(), Toetsenbord()
    paneel = inloop(venster)
    toetsen.druk(K.Key_F2)
    formulier = paneel.huidige()
    wie = formulier.wie
    wacht(qtbot, lambda: bij() is wie.zoek)
    toetsen.typ(zoek)
    wacht(qtbot, lambda: wie.lijst_vlak.isVisible() and wie._antwoord_op == zoek)
    rijen = [wie._model.rij(plek) for plek in range(wie._model.rowCount())]
    # Who it is, one sees on the screen: the name and the date of birth.
    plek = next(plek for plek, rij in enumerate(rijen) if (rij.naam, rij.geboortedatum) == (naam, geboren))
    toetsen.druk(K.Key_Down, keer=plek)
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: bij() is formulier.vragen[0].tekst)
    notitie.typ("Kan de huur niet betalen, heeft schulden")
    toetsen.druk(K.Key_1, ALT)
    with qtbot.waitSignal(formulier.geregistreerd, timeout=LANG):
        toetsen.druk(K.Key_S, CTRL)
    # The next contact is ready to be typed.
    wacht(qtbot, lambda: bij() is paneel.huidige().wie.zoek)
    return toetsen.slagen


@pytest.mark.parametrize("inwoner", INWONERS, ids=lambda inwoner: inwoner.zoek)
def test_that_a_known_inwoner_is_registered_by_keyboard_alone_in_thirty_strokes(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot, inwoner: Inwoner
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        personen = {wie.naam: open_.doe(MaakPersoon(invoer=wie.invoer)) for wie in INWONERS}
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        geboren = inwoner.invoer.geboortedatum
        slagen = registreer(venster, qtbot, zoek=inwoner.zoek, naam=inwoner.naam, geboren=geboren)
    assert slagen <= HOOGSTENS
    with winkel.bureau(map_, klok, ids) as open_:
        vragen = open_.lees(LeesVragen(van=0, tot=2**62))
        assert [(vraag.persoon_id, vraag.persoon, vraag.meldingtype, vraag.uitkomst) for vraag in vragen] == [
            (personen[inwoner.naam], inwoner.naam, "Financiën", "zelf beantwoord")
        ]
        assert vragen[0].toelichting == "Kan de huur niet betalen, heeft schulden"
        assert open_.lees(LeesConcepten(soort="contact")) == ()


def test_that_thirty_strokes_are_enough_among_a_whole_neighbourhood(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    buurt = list(maak_personen(1200, 7, peildatum=lokaal(klok()).date()))
    with winkel.bureau(map_, klok, ids) as open_:
        partij = open_.doe(BeginPartij(soort="personen", bestand="buurt.csv"))
        regels = tuple(enumerate((mens.regel() for mens in buurt), start=2))
        assert open_.doe(ImporteerRegels(partij_id=partij, soort="personen", regels=regels)).fouten == ()
        per_nummer = dict(winkel.rauw(open_, "SELECT bron_nummer, id FROM persoon"))
        kaarten = {mens: open_.lees(LeesPersoonKaart(id=per_nummer[mens.nummer])).persoon for mens in _keuze(buurt)}
    slagen = {}
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        for mens, kaart in kaarten.items():
            # The family name and the first letters of the given name, as somebody hears them.
            zoek = f"{mens.invoer.achternaam} {(mens.invoer.roepnaam or mens.invoer.voornamen)[:3]}".lower()
            slagen[zoek] = registreer(venster, qtbot, zoek=zoek, naam=kaart.naam, geboren=kaart.geboortedatum)
    assert max(slagen.values()) <= HOOGSTENS, slagen
    with winkel.bureau(map_, klok, ids) as open_:
        vragen = open_.lees(LeesVragen(van=0, tot=2**62))
        assert {vraag.persoon_id for vraag in vragen} == {kaart.id for kaart in kaarten.values()}


def _keuze(buurt: list[VoorbeeldPersoon]) -> list[VoorbeeldPersoon]:
    """Two with a tussenvoegsel, two with letters that no Dutch keyboard has, two with a double name."""
    soorten = (
        [mens for mens in buurt if mens.invoer.tussenvoegsel],
        [mens for mens in buurt if not mens.invoer.achternaam.isascii()],
        [mens for mens in buurt if mens.invoer.geboortenaam or "-" in mens.invoer.achternaam],
    )
    return [mens for soort in soorten for mens in random.Random(3).sample(soort, 2)]
