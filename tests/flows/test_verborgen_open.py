"""A card stands open while a round brings that its owner may not be known here any more: it goes from the screen, what
was typed is kept, and comes back when it may be seen again. Two real stores, a real centre, a real window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.casus import Leven, op_scherm
from tests.flows.test_twee_balies import aan_het_werk, naar
from tests.gezin import Gezin, bakker, scherm_af, zet
from tests.sync.delen import deel, verbind
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.venster import Programma
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.belang import BeeindigBelang, LegBelangVast
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id

OMAR, WACHTWOORD = "Omar El Idrissi", "negen blauwe bussen"
TYPTE = "Semmie"


@dataclass
class Balies:
    """A casemanager at a window, and another desk where somebody tells something."""

    leven: Leven
    programma: Programma
    ander: Bureau
    thuis: Gezin
    omar: Id

    def ronde(self) -> None:
        """The other desk shares, and then this one, by the window."""
        deel(self.ander)
        werker = self.programma.uitwisselaar
        assert werker is not None
        self.leven.klok.verzet(60_000)
        werker.deel_nu()
        self.leven.wacht(lambda: self.programma.uitwisselaar is not werker or not werker.stand.bezig)

    def venster(self) -> str:
        """What stands on the screen, of the window there is now."""
        venster = self.programma.venster
        if venster is None or not venster.isVisible():
            return ""
        self.leven._venster = venster
        return op_scherm(venster)


@contextmanager
def twee(tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot) -> Iterator[Balies]:
    winkel.goedkope_sleutels()
    ids, ander_ids = Ids(klok()), Ids(klok() + 10_000_000)
    winkel.maak(tmp_path / "een", klok, ids)
    winkel.maak(tmp_path / "ander", klok, ander_ids)
    with winkel.bureau(tmp_path / "ander", klok, ander_ids) as ander:
        with winkel.bureau(tmp_path / "een", klok, ids) as een:
            verbind(ander, een, centrum=tmp_path / "centrum")
            thuis = bakker(een)
            een.maak_medewerker(OMAR, WACHTWOORD, ("casemanager",), een.medewerker.locatie_id)
            omar = next(rij.id for rij in een.lees_apart(LeesMedewerkers()) if rij.naam == OMAR)
            zet(een, Huishouden, thuis.huishouden, tandem_id=omar)
            deel(een)
        deel(ander)
        leven = Leven(tmp_path / "een", klok, ids, qapp, qtbot)
        open_ = ontgrendel(tmp_path / "een", OMAR, WACHTWOORD, Wereld(klok=klok, ids=ids))
        with aan_het_werk(leven, open_) as programma:
            yield Balies(leven, programma, ander, thuis, omar)


@pytest.fixture
def balies(tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot) -> Iterator[Balies]:
    with twee(tmp_path, klok, qapp, qtbot) as open_:
        yield open_


def open_de_kaart(balies: Balies) -> None:
    leven = balies.leven
    naar(leven)
    leven.doe("toon inwoner")
    leven.venster.verzoek("persoon.open", balies.thuis.zoon)
    leven.rust()
    leven.wacht(lambda: "Sem Bakker" in op_scherm(leven.venster))


def typ_in_de_kaart(balies: Balies) -> None:
    """Change the given name by keyboard, and leave it there."""
    leven = balies.leven
    leven.doe("gegevens wijzigen")
    leven.vul("Roepnaam", TYPTE)
    leven.wacht(lambda: TYPTE in balies.venster())


def beschermd(balies: Balies) -> Callable[[], object]:
    scherm_af(balies.ander, balies.thuis.zoon)
    return lambda: zet(balies.ander, Persoon, balies.thuis.zoon, afgeschermd=False)


def familie(balies: Balies) -> Callable[[], object]:
    id_ = balies.ander.wereld.ids()
    balies.ander.doe(
        LegBelangVast(id=id_, persoon_id=balies.thuis.zoon, soort="familie", medewerker_id=balies.omar)
    )  # fmt: skip
    return lambda: balies.ander.doe(BeeindigBelang(id=id_, reden="Was een ander gezin"))


def bewaard(balies: Balies) -> str:
    """The drafts on this desk."""
    bureau = balies.programma.bureau
    assert bureau is not None
    return repr(winkel.rauw(bureau, "SELECT inhoud FROM concept"))


@pytest.mark.parametrize("wat", [beschermd, familie])
def test_that_an_open_card_goes_with_the_round_and_what_was_typed_is_kept(
    balies: Balies, wat: Callable[[Balies], Callable[[], object]]
) -> None:
    open_de_kaart(balies)
    typ_in_de_kaart(balies)
    laat_weer_toe = wat(balies)
    balies.ronde()
    balies.leven.wacht(lambda: balies.venster() and not {"Sem", TYPTE} & set(balies.venster().split()))
    balies.leven.rust()
    assert TYPTE in bewaard(balies), "what was typed is kept, where nobody reads it"
    laat_weer_toe()
    balies.ronde()
    leven = balies.leven
    leven.wacht(lambda: bool(balies.venster()))
    leven.rust()
    leven.venster.verzoek("persoon.open", balies.thuis.zoon)
    leven.wacht(lambda: TYPTE in balies.venster())
    assert "Dit typte u eerder. Het is nog niet bewaard." in balies.venster()
