"""Destroying by two colleagues at two desks, in their windows: one proposes, the other agrees, a hold comes in
between, and what goes is gone from both desks, their backups and the screen it stood on.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.bevel import er_is_gewerkt
from tests.conftest import Ids, Klok
from tests.flows.casus import Leven, op_scherm
from tests.flows.scherm import CTRL, K, paneel
from tests.flows.test_twee_balies import aan_het_werk, deel_nu, naar, sluit_aan
from tests.services.test_bewaren import JAAR
from tests.services.test_bewaren_spoor import alles, bekend, bladzijden, sporen
from tests.sync.delen import deel
from wijdesk.app.bureau import Wereld, ontgrendel
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.wereld import klok_nu
from wijdesk.models.rows.bewaren import UITGEVOERD
from wijdesk.store import backup
from wijdesk.store.controle import controleer
from wijdesk.ui.panels.bewaren import BewarenPaneel

PETRA, TOM = "Petra Prins", "Tom Teunis"


def bewaren(leven: Leven) -> BewarenPaneel:
    """The panel in front, with the focus in it."""
    naar(leven)
    leven.doe("toon bewaren en vernietigen")
    blad = cast("BewarenPaneel", paneel(leven.venster, "bewaren"))
    leven.wacht(lambda: blad.lijst._beantwoord)
    blad.eerste_veld().setFocus()
    leven.rust()
    return blad


def test_that_a_dossier_goes_at_both_desks_after_two_colleagues_at_two_desks_and_one_with_a_hold_stays(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    klok = Klok(klok_nu() - 16 * JAAR)  # a clock that is not that of the centre destroys nothing
    ids, ander_ids = Ids(klok()), Ids(klok() + 700_000_000)
    winkel.maak(tmp_path / "een", klok, ids)
    with winkel.bureau(tmp_path / "een", klok, ids) as bureau:
        for naam, rol in ((PETRA, "privacybeheerder"), (TOM, "teamleider")):
            bureau.maak_medewerker(naam, winkel.WACHTWOORD, (rol,), bureau.medewerker.locatie_id)
        weg, blijft = bekend(bureau), winkel.persoon_van(bureau, winkel.contact(bureau))
        klok.verzet(16 * JAAR)
        er_is_gewerkt(bureau)
        uitwisseling_beheer.richt_in(bureau, f"map:{tmp_path / 'centrum'}")
        deel(bureau)
        sluit_aan(tmp_path / "ander", tmp_path / "centrum", bureau, klok)
    with winkel.bureau(tmp_path / "ander", klok, ander_ids) as bureau:
        bureau.maak_medewerker(TOM, winkel.WACHTWOORD, ("teamleider",), bureau.medewerker.locatie_id)
        er_is_gewerkt(bureau)
    een = ontgrendel(tmp_path / "een", PETRA, winkel.WACHTWOORD, Wereld(klok=klok, ids=ids))
    ander = ontgrendel(tmp_path / "ander", TOM, winkel.WACHTWOORD, Wereld(klok=klok, ids=ander_ids))
    hier = Leven(tmp_path / "een", klok, ids, qapp, qtbot)
    daar = Leven(tmp_path / "ander", klok, ander_ids, qapp, qtbot)
    with aan_het_werk(hier, een), aan_het_werk(daar, ander):
        blad = bewaren(hier)
        hier.druk(K.Key_N)
        hier.wacht(lambda: blad.proefblad.model.rowCount() == 2 and blad.proefblad.lijst.lijst.hasFocus())
        hier.bewaar()
        hier.wacht(lambda: blad.regelmodel.rowCount() == 2)
        hier.druk(K.Key_W, K.Key_W)
        hier.wacht(lambda: "Een andere collega" in blad.nu.text())
        assert not blad.regeltoetsen.knop("bewaren.akkoord").isEnabled()
        deel_nu(hier)
        deel_nu(daar)
        # The second looks at who it is about, and agrees.
        daar.venster.verzoek("persoon.open", weg)
        daar.wacht(lambda: "Wiebelstra" in op_scherm(daar.venster))
        elders = bewaren(daar)
        daar.druk(K.Key_Return)
        daar.wacht(elders.regeltoetsen.knop("bewaren.akkoord").isEnabled)
        daar.druk(K.Key_A)
        daar.bewaar()
        daar.wacht(lambda: elders.detail is not None and elders.detail.akkoord_op is not None)
        klok.verzet(60_000)
        # Not before this desk heard the others; and a hold that came in between keeps its dossier.
        deel_nu(daar)
        deel_nu(hier)
        hier.venster.verzoek("bewaren.blokkade", ("persoon", blijft, "Jantje"))
        hier.wacht(lambda: blad.in_vorm)
        hier.druk(K.Key_Down)
        hier.bewaar()
        hier.wacht(lambda: not blad.in_vorm)
        klok.verzet(60_000)
        blad = bewaren(hier)
        hier.druk(K.Key_Return)
        hier.wacht(blad.regeltoetsen.knop("bewaren.uitvoeren").isEnabled)
        hier.druk(K.Key_U)
        hier.bewaar()
        hier.meldt("1 dossier vernietigd; 1 viel af")
        hier.wacht(lambda: blad.detail is not None and blad.detail.rij.stand == UITGEVOERD)
        hier.druk(K.Key_P)
        papier = hier.papier()
        assert PETRA in papier
        assert TOM in papier
        assert sporen(papier.encode()) == []
        deel_nu(hier)
        daar.venster.verzoek("persoon.open", weg)
        deel_nu(daar)
        daar.rust()
        assert "Wiebelstra" not in op_scherm(daar.venster)
        naar(daar)
        daar.toetsen.druk(K.Key_K, CTRL)
        daar.toetsen.typ("Wiebelstra")
        daar.rust()
        assert "Zwaantje" not in op_scherm(daar.venster)
        daar.druk(K.Key_Escape)
        for plek, open_ in (("een", een), ("ander", ander)):
            assert winkel.rauw(open_, "SELECT id FROM persoon") == [(blijft,)]
            kopie = backup.maak(tmp_path / plek, open_.bestandssleutel, tmp_path / f"kopie-{plek}")
            assert sporen(bladzijden(kopie, open_.bestandssleutel)) == []
            assert sporen(alles(open_)) == []
            with winkel.lezer(open_):
                db = open_.eigen_verbinding()
                assert controleer(db) == ()
                db.close()
