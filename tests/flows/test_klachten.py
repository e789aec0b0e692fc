"""A klacht through the real window, by keys alone: handed over at the desk, registered, confirmed, put off, heard,
ended with its letter; and then the table of the year counts it.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.casus import Leven
from tests.flows.scherm import CTRL, K, paneel
from wijdesk.models.cijfer import periode_van
from wijdesk.models.jaartabellen import AFGEROND, GEMELD, OPEN_EIND
from wijdesk.models.klachtregels import BRIEF, GEHOORD, VERDAAGD
from wijdesk.models.opdrachten.cijfer import LeesCijfers
from wijdesk.models.opdrachten.klacht import LeesKlacht
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.ui.panels.klacht import KlachtPaneel
from wijdesk.ui.panels.werk import WerkPanel


def test_that_a_klacht_with_a_deferral_ends_in_the_table_of_the_year(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = Leven(map=map_, klok=klok, ids=ids, qapp=qapp, qtbot=qtbot)
    with winkel.bureau(map_, klok, ids) as open_:
        open_.doe(winkel.contact(open_, uitkomst="klacht"))
    with leven.dag("2026-03-02", "10:00") as venster:
        leven.doe("toon mijn werk")
        werk = cast("WerkPanel", paneel(venster, "werk"))
        leven.wacht(lambda: werk.model.rowCount() == 1)
        werk.lijst.lijst.setFocus()
        leven.kijk("klacht-werk", "Klacht registreren")
        leven.druk(K.Key_K)
        klachten = cast("KlachtPaneel", paneel(venster, "klacht"))
        leven.wacht(lambda: klachten.in_vorm)
        leven.rust()
        leven.kijk("klacht-nieuw", "Nieuwe klacht")
        leven.druk(K.Key_S, erbij=CTRL)
        leven.wacht(lambda: klachten.detail is not None and not klachten.in_vorm)
        leven.rust()
        leven.kijk("klacht-geregistreerd", "Klacht van Jantje van der Meulen", "Bevestig de ontvangst", "13-04-2026")
        leven.druk(K.Key_O)
        leven.wacht(lambda: _gedaan(klachten, BRIEF))
        leven.druk(K.Key_V)
        leven.wacht(lambda: klachten.in_vorm)
        leven.vul("Waarom duurt het langer", "De collega is ziek")
        leven.druk(K.Key_S, erbij=CTRL)
        leven.wacht(lambda: _gedaan(klachten, VERDAAGD) and not klachten.in_vorm)
        leven.rust()
        leven.kijk("klacht-verdaagd", "11-05-2026", "De collega is ziek")
        assert klachten.detail is not None
        id_ = Id(klachten.detail.rij.id)
    with leven.dag("2026-04-20", "10:00") as venster:
        leven.doe("toon klachten")
        klachten = cast("KlachtPaneel", paneel(venster, "klacht"))
        leven.wacht(lambda: klachten.model.rowCount() == 1)
        klachten.lijst.lijst.setFocus()
        leven.kijk("klacht-lijst", "Jantje van der Meulen", "nog 21 dagen", "Nog horen")
        leven.druk(K.Key_Return)
        leven.wacht(lambda: klachten.detail is not None)
        leven.druk(K.Key_H)
        leven.wacht(lambda: klachten.in_vorm)
        leven.vul("Verslag van het horen", "Allebei vertelden wat er gebeurde")
        leven.druk(K.Key_S, erbij=CTRL)
        leven.wacht(lambda: _gedaan(klachten, GEHOORD) and not klachten.in_vorm)
        leven.druk(K.Key_A)
        leven.wacht(lambda: klachten.in_vorm)
        leven.kies("Hoe is de klacht afgelopen", "gegrond")
        leven.kies("Waar ging de klacht over", "bejegening")
        leven.vul("Waarom?", "U bent niet teruggebeld. Dat had wel gemoeten.")
        leven.vul("Wat leren wij", "Wij schrijven op wie terugbelt")
        leven.druk(K.Key_S, erbij=CTRL)
        leven.wacht(lambda: klachten.detail is not None and not klachten.detail.rij.open and not klachten.in_vorm)
        leven.rust()
        leven.kijk("klacht-klaar", "Schrijf de uitkomst", "Wij schrijven op wie terugbelt")
        leven.druk(K.Key_U)
        leven.wacht(lambda: klachten.detail is not None and klachten.detail.rij.wacht_op == "terugkoppeling")
        leven.druk(K.Key_R)
        leven.wacht(lambda: klachten.in_vorm)
        leven.vul("Wat is er gezegd of gedaan", "Het gaat goed: er wordt nu teruggebeld")
        leven.druk(K.Key_S, erbij=CTRL)
        leven.wacht(lambda: klachten.detail is not None and not klachten.detail.rij.wacht_op and not klachten.in_vorm)
        leven.druk(K.Key_I)
        leven.kijk("klacht-historie", "Wat is gewijzigd", "Wat wij ervan leren: Wij schrijven op wie terugbelt")
        leven.druk(K.Key_T, K.Key_G)
        leven.kijk("klacht-lessen", "Wat wij leerden van klachten", "1 les", "teruggekoppeld op 20-04-2026")
        leven.druk(K.Key_Return)
        leven.wacht(lambda: klachten.detail is not None and klachten.detail.rij.id == id_)
    with winkel.bureau(map_, klok, ids) as open_:
        assert open_.lees(LeesKlacht(id=id_)).rij.uitkomst == "gegrond"
        stroom = dict(open_.lees(LeesJaarCijfers(jaar=2026)).klachten)
        assert (stroom[GEMELD], stroom[AFGEROND], stroom["Gegrond"], stroom[OPEN_EIND]) == (1, 1, 1, 0)
        jaar = periode_van("jaar", "2026-04-20")
        er = {rij.definitie.naam: rij.nu.teller for rij in open_.lees(LeesCijfers(periode=jaar)).cijfers}
        assert (er["klachten_gemeld"], er["klachten_afgerond"]) == (1, 1)
    leven.kijk_na()
    assert not leven.afgesneden


def _gedaan(klachten: KlachtPaneel, soort: str) -> bool:
    return klachten.detail is not None and soort in {rij.soort for rij in klachten.detail.stappen}
