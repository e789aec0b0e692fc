"""A whole case, lived through the window: from the desk to the check after three months, with every screen and the PDF
looked at on the way. Everything is done by keys; the store is the real encrypted one; every day opens the program anew.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.flows.casus import Leven, op_scherm
from tests.flows.casus_begin import (
    COLLEGA,
    DOELEN,
    MOEDER,
    MOMENTEN,
    OUDSTE,
    VADER,
    VRAAG,
    WACHTWOORD,
    aan_de_balie,
    een_casus_met_een_plan,
    een_gezin_in_twee_huizen,
)
from tests.flows.scherm import CTRL, K, zie
from wijdesk.models.values import IdMaker, Klok

DUUR_S = 480
"""Seconds: it takes a minute and a half on two cores, and twice that where others work on them too."""


def het_verloop(leven: Leven) -> None:
    """Three contact moments, one of them written better; a note that was not finished when the program closed."""
    with leven.dag("2026-03-09"):
        leven.kijk("de-volgende-week", "Familie El Amrani en Bouzidi")
        leven.tab("verloop")
        leven.kijk("verloop-in-het-begin", "Vraag bij de inloop", "geopend", VRAAG)
        for soort, notitie in MOMENTEN:
            leven.druk(K.Key_N)
            leven.kies("Soort", soort)
            leven.schakel("Met", OUDSTE)
            leven.vul("Notitie", notitie)
            if soort == "huisbezoek":
                leven.kijk("contactmoment", notitie)
            leven.bewaar(meldt="vastgelegd")
        leven.kijk("verloop", "Huisbezoek", *(notitie for _, notitie in MOMENTEN))
        leven.druk(K.Key_W)
        leven.vul("Notitie", "Mentor gebeld: Bilal begint donderdag, niet woensdag.")
        leven.vul("Waarom verbetert u dit?", "Verkeerde dag")
        leven.kijk("corrigeren", "Verkeerde dag")
        leven.bewaar()
        leven.kijk("gecorrigeerd", "gecorrigeerd, 2 versies", "begint donderdag")
        leven.druk(K.Key_V)
        leven.kijk("versies", "begint woensdag", "begint donderdag")
        leven.druk(K.Key_Escape)
        leven.doe("zoek in dit dossier")
        leven.toetsen.typ("mentor")
        leven.wacht(lambda: "Rooster" not in op_scherm(zie(leven.venster, QWidget, "casus_verloop")))
        leven.kijk("zoeken-in-de-casus", "begint donderdag")
        leven.druk(K.Key_Escape, K.Key_Down, K.Key_T)
        leven.toetsen.typ("Oma Fadma bellen")
        leven.vul("Klaar voor", "morgen")
        leven.bewaar(meldt="aak")
        leven.kijk("taak", "Open taken", "Oma Fadma bellen")
        leven.druk(K.Key_N)
        leven.vul("Notitie", "Bilal was vandaag op school en")
        # Closed in the middle of a sentence.
    with leven.dag("2026-03-09", "13:00"):
        leven.tab("verloop")
        leven.kijk("concept-na-herstart", "Bilal was vandaag op school en")
        leven.naar("Notitie")
        leven.toetsen.druk(K.Key_End, CTRL)
        leven.toetsen.typ(" vertelde er trots over.")
        leven.kies("Soort", "telefoon")
        leven.bewaar(meldt="vastgelegd")
        leven.kijk("concept-afgemaakt", "Bilal was vandaag op school en vertelde er trots over.")


def zelfredzaamheid_en_toestemming(leven: Leven) -> None:
    """The ZRM of the eldest, the mentor who may know something, and who must say so at seventeen."""
    with leven.dag("2026-03-10"):
        leven.tab("zrm")
        leven.kijk("zrm-leeg", OUDSTE)
        leven.naar("Gezin", precies=True)
        leven.druk(K.Key_Right, K.Key_Right, K.Key_Right)
        leven.doe("nieuwe zrm-meting")
        leven.toetsen.typ("3243352333344")
        leven.kijk("zrm-meten", f"Nieuwe meting · {OUDSTE}")
        leven.bewaar(meldt="ZRM")
        leven.kijk("zrm", "Beoordeeld op", "3 · beperkt")
        leven.tab("betrokkenen")
        leven.kijk("betrokkenen-leeg", "Wie helpt er al mee?")
        leven.doe("professional erbij")
        leven.toetsen.typ("Anja Smit")
        leven.vul("Rol voor het gezin", "mentor van Bilal")
        leven.vul("Organisatie", "Reitdiep College")
        leven.kijk("betrokkene", "Anja Smit")
        leven.bewaar(meldt="Anja Smit")
        leven.druk(K.Key_Return)
        leven.kijk("toestemming-matrix", "Bilal (17)", "Onder de 12 jaar: de ouders")
        leven.druk(K.Key_Right)
        leven.kijk("toestemming-zeventien", "Beslist zelf (16 jaar of ouder)")
        leven.druk(K.Key_Left)
        leven.druk(K.Key_Down, K.Key_Return)
        leven.kijk("toestemming", "Toestemming voor Anja Smit")
        leven.schakel("Wie zei het", MOEDER, VADER)
        leven.bewaar(meldt="oestemming")
        leven.kijk("toestemming-gegeven", "✓ ja")
        leven.druk(K.Key_Escape)


def overdragen(leven: Leven) -> None:
    """Sanne asks, Omar accepts at his own desk: from then on he is the one regisseur."""
    leven.nieuwe_collega(COLLEGA, WACHTWOORD, "casemanager")
    with leven.dag("2026-03-16"):
        leven.doe("regie overdragen")
        leven.kies("Aan wie?", COLLEGA)
        leven.vul("Wat moet de ander weten?", "Ik ga met verlof. Bilal gaat nu drie ochtenden naar school.")
        leven.kijk("overdragen", COLLEGA)
        leven.bewaar(meldt=COLLEGA)
        leven.kijk("overdracht-gevraagd", f"Gevraagd aan {COLLEGA}", "Regisseur: Sanne de Vries")
    with leven.dag("2026-03-17", wie=COLLEGA, wachtwoord=WACHTWOORD):
        leven.doe("toon mijn werk")
        leven.kijk("gevraagd-in-mijn-werk", "Familie El Amrani en Bouzidi")
        leven.druk(K.Key_C)
        leven.kijk("verzoek", "Sanne de Vries vraagt u de regie over te nemen", "Ik ga met verlof.")
        leven.naar("Aannemen")
        leven.druk(K.Key_Return)
        leven.meldt("U bent nu de regisseur")
        leven.kijk("overgenomen", f"Regisseur: {COLLEGA}")
        leven.doe("toon mijn casussen")
        leven.kijk("mijn-casussen", "1 casus", "Familie El Amrani en Bouzidi")


def achttien(leven: Leven) -> None:
    """Half a year before there is a task; on the day itself he decides alone, as an adult."""
    with leven.dag("2026-03-23", wie=COLLEGA, wachtwoord=WACHTWOORD):
        leven.doe("toon mijn werk")
        leven.kijk("taak-achttien", f"{OUDSTE}", "18")
        leven.tab_van_casus("gezin")
        leven.kijk("gezin-voor-achttien", "wordt 18 op ma 21 sep")
    with leven.dag("2026-09-21", wie=COLLEGA, wachtwoord=WACHTWOORD):
        leven.tab_van_casus("gezin")
        leven.kijk("achttien", f"{OUDSTE}, 18")
        leven.tab("betrokkenen")
        leven.druk(K.Key_Return)
        leven.kijk("toestemming-achttien", "Bilal (18)")


def warme_overdracht(leven: Leven) -> None:
    """A hand-off from proposal to feedback, and the decision for help that came of it."""
    with leven.dag("2026-09-22", wie=COLLEGA, wachtwoord=WACHTWOORD):
        leven.tab_van_casus("toeleiding")
        leven.doe("voorstellen")
        leven.vul("Naar wie", "Humanitas")
        leven.vul("Contactpersoon daar", "Ellen Bos")
        leven.kies("Wat voor hulp", "netwerk en informele hulp")
        leven.kies("Voor wie", OUDSTE)
        leven.vul("Waarvoor", "Bilal wil een maatje.")
        leven.kijk("toeleiding-voorstellen", "Humanitas")
        leven.bewaar(meldt="Humanitas")
        leven.kijk("toeleiding", "Humanitas", "voorgesteld")
        leven.druk(K.Key_A, K.Key_Return)
        leven.kijk("toeleiding-aangenomen", "aangenomen")
        leven.druk(K.Key_E, K.Key_Return)
        leven.kijk("eerste-contact", "eerste contact")
        leven.druk(K.Key_K)
        leven.toetsen.typ("Het klikt tussen Bilal en zijn maatje.")
        leven.bewaar()
        leven.kijk("teruggekoppeld", "Het klikt tussen Bilal en zijn maatje.")
        leven.doe("indicatie erbij")
        leven.kies("Productgroep", "Jeugd")
        leven.vul("Aanbieder", "Accare")
        leven.vul("Besloten op", "vandaag")
        leven.vul("Van", "1-10-2026")
        leven.vul("Tot en met", "30-9-2027")
        leven.kijk("indicatie", "Accare")
        leven.bewaar(meldt="ndicatie")
        leven.kijk("indicaties", "Accare")


def sluit(leven: Leven) -> None:
    """Close the case, with an outcome for every goal that still runs."""
    leven.doe("casus sluiten")
    leven.kies("Waarom sluit de casus?", "gezin gaat zelf verder")
    leven.kies(f"“{DOELEN[1][0]}”", "behaald")
    leven.kies(f"“{DOELEN[2][0]}”", "deels behaald")
    leven.vul("Waarom? (één zin)", "Het rooster hangt er, maar schuift nog.")
    leven.kijk("sluiten", "gezin gaat zelf verder", "01-01-2027")
    leven.kies("Taak: Oma Fadma bellen", "Is gedaan")
    leven.bewaar(meldt="gesloten")


def evalueren_en_sluiten(leven: Leven) -> None:
    """The plan is talked through with scores; the case is closed with an outcome per goal and a check planned."""
    with leven.dag("2026-10-01", wie=COLLEGA, wachtwoord=WACHTWOORD):
        leven.tab_van_casus("plan")
        leven.doe("evaluatie vastleggen")
        leven.vul("Wie waren erbij", "Samira, Karim, Bilal en Noor")
        leven.naar("Cijfer voor doel 1")
        leven.toetsen.druk(K.Key_8)
        leven.kies("Hoe doel 1 verdergaat", "behaald")
        leven.naar("Cijfer voor doel 2")
        leven.toetsen.druk(K.Key_7)
        leven.vul("Wat is er gezegd", "Bilal gaat weer naar school. Thuis is het rustiger.")
        leven.kijk("evaluatie", "Bilal gaat weer naar school")
        leven.bewaar(meldt="valuatie")
        leven.kijk("na-evaluatie", "Doel 1: 8", "behaald")
        sluit(leven)
        leven.druk(K.Key_Z, erbij=CTRL)
        leven.meldt("Ongedaan gemaakt")
        leven.kijk("sluiting-teruggedraaid", f"Regisseur: {COLLEGA}", DOELEN[1][0])
        sluit(leven)
        leven.kijk("gesloten", f"laatste regisseur {COLLEGA}", "vr 1 jan", "Check vastleggen")
        leven.tab("historie")
        leven.kijk("historie", "Casus", "gesloten")


def na_drie_maanden(leven: Leven) -> None:
    """The check stands in Mijn werk on its day, and all is well."""
    with leven.dag("2027-01-04", wie=COLLEGA, wachtwoord=WACHTWOORD):
        leven.doe("toon mijn werk")
        leven.kijk("check-in-mijn-werk", "Familie El Amrani en Bouzidi")
        leven.druk(K.Key_C)
        leven.kijk("check-te-doen", "Hoe gaat het nu?", "Gepland op vr 1 jan")
        leven.kies("Hoe gaat het?", "gaat goed")
        leven.vul("Verslag", "Bilal heeft een bijbaan. Ze redden het zelf.")
        leven.kijk("check", "gaat goed")
        leven.bewaar()
        leven.kijk("check-gedaan", f"laatste regisseur {COLLEGA}")
        leven.tab("verloop")
        leven.kijk("alles-op-een-rij", "Bilal heeft een bijbaan", "Huisbezoek", VRAAG)


HOOFDSTUKKEN: tuple[Callable[[Leven], None], ...] = (
    aan_de_balie,
    een_gezin_in_twee_huizen,
    een_casus_met_een_plan,
    het_verloop,
    zelfredzaamheid_en_toestemming,
    overdragen,
    achttien,
    warme_overdracht,
    evalueren_en_sluiten,
    na_drie_maanden,
)


@pytest.mark.timeout(DUUR_S)
def test_that_a_whole_case_is_lived_through_the_window(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = Leven(map_, klok, ids, qapp, qtbot)
    for hoofdstuk in HOOFDSTUKKEN:
        hoofdstuk(leven)
    assert not leven.afgesneden, "\n".join(leven.afgesneden)
    leven.kijk_na()
