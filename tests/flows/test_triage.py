"""A triage from the desk to what was decided, through the real window and by keys alone: the small vraag of every day,
one that becomes a casus with a plan, and a spoed on a Friday just before a long weekend.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.casus import Leven
from tests.flows.scherm import ALT, CTRL, K, bij, inloop, paneel
from wijdesk.models.opdrachten.contact import VraagInvoer
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.panels.triage import TriagePanel

NAAM = "Samira el Amrani"
HOOGSTENS = 25
"""Keys from Mijn werk to the decision of a small vraag: well under a minute, with one's eyes on the visitor."""


def leven_op(map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot) -> Leven:
    return Leven(map=map_, klok=klok, ids=ids, qapp=qapp, qtbot=qtbot)


def naar_triage(leven: Leven, woorden: str) -> None:
    """Somebody was at the desk; what they asked waits in Mijn werk."""
    with winkel.bureau(leven.map, leven.klok, leven.ids) as open_:
        wie = PersoonInvoer(roepnaam="Samira", tussenvoegsel="el", achternaam="Amrani", geboortedatum="1984-05-12")
        vraag = VraagInvoer(toelichting=woorden, meldingtype="Financiën", uitkomst="naar triage")
        open_.doe(winkel.contact(open_, nieuwe_persoon=wie, vragen=(vraag,)))


def triage(leven: Leven) -> TriagePanel:
    return cast("TriagePanel", paneel(leven.venster, "triage"))


def in_wizard(leven: Leven) -> bool:
    nu = triage(leven)
    return nu.isVisible() and nu.wizard.loop is not None and nu.wizard.isAncestorOf(bij())


def hier(leven: Leven) -> str:
    loop = triage(leven).wizard.loop
    assert loop is not None
    return loop.gesprek.bladzijde


def antwoord(leven: Leven, toetsen: str) -> None:
    """The keys of a page, and Enter to the next."""
    leven.toetsen.typ(toetsen)
    leven.druk(K.Key_Return)


def test_that_a_small_vraag_is_triaged_in_less_than_a_minute_of_keys(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = leven_op(map_, klok, ids, qapp, qtbot)
    naar_triage(leven, "Hoe vraag ik huurtoeslag aan?")
    with leven.dag("2026-03-02", "10:00"):
        leven.doe("toon mijn werk")
        leven.kijk("triage-mijn-werk", NAAM, "Triage beginnen")
        begin = leven.toetsen.slagen
        leven.druk(K.Key_R)
        leven.wacht(lambda: in_wizard(leven))
        leven.kijk("triage-vraag", NAAM, "Hoe vraag ik huurtoeslag aan?", "nog open")
        antwoord(leven, "1nn")
        antwoord(leven, "j")
        antwoord(leven, "1")
        leven.kijk("triage-besluit", "Voorstel: Enkelvoudig → Afgehandeld", "Route en besluit")
        assert hier(leven) == "besluit"
        leven.bewaar(meldt="Triage: afgehandeld")
        assert leven.toetsen.slagen - begin <= HOOGSTENS
        leven.kijk("triage-besloten", "Vergissing? Ctrl+Z", "Samenvatting voor de inwoner")
        leven.druk(K.Key_Z, erbij=CTRL)
        leven.wacht(lambda: triage(leven).wizard.loop.detail.stand == "lopend")  # type: ignore[union-attr]
        leven.rust()
        leven.bewaar(meldt="Triage: afgehandeld")
    leven.kijk_na()
    assert leven.afgesneden == []


def test_that_a_complex_vraag_becomes_a_casus_with_a_draft_plan(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = leven_op(map_, klok, ids, qapp, qtbot)
    with leven.dag("2026-03-02", "10:00") as venster:
        leven.druk(K.Key_F2)
        formulier = inloop(venster).huidige()
        leven.wacht(lambda: bij() is formulier.wie.zoek)
        leven.toetsen.typ(NAAM)
        leven.rust()
        leven.druk(K.Key_Return, erbij=CTRL)
        leven.vul("Geboortedatum", "12-5-1984")
        leven.naar("Vraag")
        leven.toetsen.typ("Ik heb schulden en het gaat thuis niet goed")
        leven.druk(K.Key_6, erbij=ALT)
        leven.bewaar(meldt="Vraag geregistreerd")
        leven.kijk("triage-aanbod", "wacht op triage", "Triage beginnen")
        leven.druk(K.Key_T, erbij=CTRL)
        leven.wacht(lambda: in_wizard(leven))
        antwoord(leven, "2n")
        leven.toetsen.typ("15")
        leven.toetsen.druk(K.Key_Tab)
        leven.toetsen.typ("22")
        leven.naar("Huiselijke relaties: toelichting")
        leven.toetsen.typ("Weer rustig samen eten")
        leven.kijk("triage-leefgebieden", "Financiën", "Huiselijke relaties")
        leven.druk(K.Key_Return)
        antwoord(leven, "nnn1n1")
        leven.kijk("triage-eigen", "Eigen kracht en netwerk")
        antwoord(leven, "33")
        antwoord(leven, "3")
        antwoord(leven, "3")
        leven.toetsen.typ("1")
        leven.toetsen.druk(K.Key_Tab)
        antwoord(leven, "njj")
        assert hier(leven) == "besluit"
        leven.kijk("triage-casus", "Voorstel: Complex → Casus met plan en regisseur", "Weer rustig samen eten")
        leven.bewaar(meldt="Triage: casus met plan en regisseur")
        leven.kijk("triage-gemaakt", "Naar de casus", "conceptplan")
        leven.druk(K.Key_P, erbij=CTRL)
        leven.wacht(lambda: any(deel.is_klaar for deel in venster.findChildren(AfdrukVenster)))
        voorbeeld = venster.findChildren(AfdrukVenster)[-1]
        voorbeeld.activateWindow()
        leven.wacht(voorbeeld.bladen.hasFocus)
        leven.kijk("triage-papier", "Samenvatting van de triage", venster=voorbeeld)
        leven.toetsen.druk(K.Key_Escape)
        leven.venster.activateWindow()  # no window manager here that does it when the preview is gone
        leven.wacht(lambda: in_wizard(leven))
        leven.druk(K.Key_G, erbij=ALT)
        leven.tab_van_casus("plan")
        leven.kijk("triage-plan", "Weer rustig samen eten", NAAM)
        leven.druk(K.Key_Z, erbij=CTRL)
        leven.wacht(lambda: in_wizard(leven) and triage(leven).wizard.bladen.besluit is not None)
        leven.rust()
        assert hier(leven) == "besluit", "from Casusregie too, undo comes back to the decision"
        leven.bewaar(meldt="Triage: casus met plan en regisseur")
    leven.kijk_na()
    assert leven.afgesneden == []


def test_that_control_t_halfway_a_contact_registers_it_and_goes_on_in_its_triage(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = leven_op(map_, klok, ids, qapp, qtbot)
    with leven.dag("2026-03-02", "10:00") as venster:
        leven.druk(K.Key_F2)
        formulier = inloop(venster).huidige()
        leven.wacht(lambda: bij() is formulier.wie.zoek)
        leven.naar("Vraag")
        leven.toetsen.typ("Ik heb schulden en het gaat thuis niet goed")
        leven.druk(K.Key_T, erbij=CTRL)
        leven.rust()
        assert formulier.wie.isAncestorOf(bij()), "who it is about is missing, and said there"
        leven.druk(K.Key_A, erbij=ALT)
        leven.druk(K.Key_T, erbij=CTRL)
        leven.wacht(lambda: in_wizard(leven))
        leven.kijk("triage-uit-contact", "Ik heb schulden en het gaat thuis niet goed", "Anoniem")
        assert inloop(venster).huidige().gesprek.leeg
    leven.kijk_na()


def test_that_spoed_on_a_friday_before_a_long_weekend_is_handled_now(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = leven_op(map_, klok, ids, qapp, qtbot)
    leven.naar_dag("2026-05-22", "16:50")
    naar_triage(leven, "Mijn ex staat voor de deur en dreigt")
    with leven.dag("2026-05-22", "16:55"):
        leven.doe("toon mijn werk")
        leven.druk(K.Key_R)
        leven.wacht(lambda: in_wizard(leven))
        leven.toetsen.typ("4j")
        leven.doe("volgende bladzijde")
        leven.druk(K.Key_PageDown, erbij=CTRL)
        assert hier(leven) == "veiligheid"
        leven.toetsen.typ("nj")
        leven.toetsen.typ("112 bellen, Samira en de kinderen naar haar zus")
        leven.kijk("triage-spoed", "Voorstel: Spoed → Opschalen", "Er is nu direct gevaar")
        leven.druk(K.Key_PageDown, erbij=CTRL)
        leven.kijk(
            "triage-spoed-besluit",
            "WIJ sluit over 5 minuten en gaat pas dinsdag 26 mei om 09:00 weer open.",
            "Veilig Thuis: 0800-2000, dag en nacht",
            "112 bellen, Samira en de kinderen naar haar zus",
        )
        leven.bewaar()
        leven.kijk("triage-trede", "Kies een trede van de ladder.")
        leven.kies("Naar welke trede?", "Teamleider")
        leven.kijk("triage-protocol", "Bespreek met de teamleider wat er niet lukt")
        leven.bewaar(meldt="Triage: opschalen")
        leven.kijk("triage-opgeschaald", "Naar de opschaling", "Eerste actie: 112 bellen")
    leven.kijk_na()
    assert leven.afgesneden == []
