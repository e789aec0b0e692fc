"""A desk that moved to another computer, while the old one is used again after all: two of one, healed and told."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.sync.balies import alles
from tests.sync.delen import deel
from tests.sync.test_herstel import Straat
from wijdesk.app.behoud import verhuizen
from wijdesk.app.bureau import Bureau
from wijdesk.app.kopieen import zet_reservekopie_terug
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling.werker import _van_ronde
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.store.controle import controleer


def vragen(bureau: Bureau) -> int:
    return len(bureau.lees(LeesVragen(van=0, tot=2**60)))


def ronde(bureau: Bureau) -> list[str]:
    """One round; answers what is told of it."""
    centrum = deelname.open_eigen(bureau)
    try:
        return _van_ronde(deelname.doe_ronde(deelname.deelnemer(bureau), centrum, locatie=deelname.locatie_van(bureau)))
    finally:
        centrum.sluit()


@pytest.mark.parametrize("eerst", ["oud", "nieuw"])
def test_that_the_old_computer_that_is_used_again_is_told_apart_and_nothing_is_lost(
    tmp_path: Path, klok: Klok, eerst: str
) -> None:
    straat = Straat(tmp_path, klok)
    usb, plek = tmp_path / "usb", tmp_path / "nieuw"
    usb.mkdir()
    with straat.open(straat.ander) as oud:
        oud.doe(winkel.contact(oud))  # what was not shared yet moves along
        pakket = verhuizen.pak_in(oud, usb, meld=lambda *_: None, gestopt=lambda: False)
        with pytest.raises(Weigering, match="verhuisd"):
            oud.doe(winkel.contact(oud))
    zet_reservekopie_terug(plek, pakket, "", winkel.WACHTWOORD)
    with straat.open(straat.ander) as oud:
        verhuizen.werk_hier_verder(oud)
    with straat.open(straat.een) as een, straat.open(plek) as nieuw, straat.open(straat.ander) as oud:
        for bureau, aantal in ((nieuw, 2), (oud, 3)):
            klok.verzet(60_000)
            for _ in range(aantal):
                bureau.doe(winkel.contact(bureau))
        volgorde = (oud, nieuw) if eerst == "oud" else (nieuw, oud)
        gezegd = [[zin for zin in ronde(bureau) if "klok" not in zin] for bureau in volgorde]  # the test has its own
        assert gezegd[0] == []
        assert "teruggezet of gekopieerd" in gezegd[1][0]
        assert "Er is niets weg" in gezegd[1][0]
        for bureau in (een, oud, nieuw, een, oud, nieuw, een):
            deel(bureau)
        assert vragen(een) == vragen(nieuw) == vragen(oud) == 3 + 3 + 1 + 2 + 3
        assert alles(een) == alles(nieuw) == alles(oud)
        for bureau in (een, nieuw, oud):
            assert not deelname.lees_stand(bureau).wacht
            assert [rij.stil for rij in deelname.lees_stand(bureau).balies if rij.stil] == []
            with closing(bureau.eigen_verbinding()) as db:
                assert not controleer(db)
