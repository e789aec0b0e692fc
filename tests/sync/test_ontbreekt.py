"""What was shared or read and is no longer at the centre: healed by who wrote it, told by who read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Klok
from tests.sync.delen import deel, map_balie, open_weer, verbind
from tests.sync.licht import TEAM_ID
from tests.sync.straat import Straat, namen
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling.balies import REDENEN
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.sync.ontbreekt import BEURT_MS, WEG


def maak(bureau: Bureau, naam: str) -> None:
    bureau.doe(MaakPersoon(invoer=PersoonInvoer(roepnaam=naam, achternaam="Bakker")))


def wie(bureau: Bureau) -> list[str]:
    db = bureau.eigen_verbinding()
    try:
        return [rij[0] for rij in db.execute("SELECT roepnaam FROM persoon ORDER BY roepnaam")]
    finally:
        db.close()


@pytest.mark.parametrize("tekst", [b"", b"\0" * 300, b'{"tot":'])
def test_that_a_desk_offers_again_what_a_power_cut_left_of_its_last_seal(
    tmp_path: Path, klok: Klok, tekst: bytes
) -> None:
    een, ander, derde = (open_weer(map_balie(tmp_path, nummer, klok), klok, nummer) for nummer in (1, 2, 3))
    try:
        verbind(een, ander, derde, centrum=tmp_path / "centrum")
        for bureau in (een, ander):
            deel(bureau)
        maak(een, "Anna")
        deel(een)
        deel(ander)
        laatste = max((tmp_path / "centrum").glob("segmenten/*/*/*/*.zegel"), key=lambda pad: pad.stat().st_mtime_ns)
        laatste.write_bytes(tekst)
        klok.verzet(60_000)
        maak(een, "Bert")
        for _ in range(2):
            for bureau in (een, ander, derde):
                deel(bureau)
        assert [wie(bureau) for bureau in (een, ander, derde)] == [["Anna", "Bert"]] * 3
        assert [rij.stil for rij in lees_stand(ander).balies] == [""] * 3
    finally:
        for bureau in (een, ander, derde):
            bureau.sluit()


def test_that_a_desk_that_only_reads_says_whose_work_is_gone_from_the_centre() -> None:
    straat = Straat(2)
    lezer = straat.nieuw("lezer", TEAM_ID, rol="lezen")
    kopie = straat.centrum.kopie()
    for tafel, naam in zip(straat.tafels, ("Anna", "Bert"), strict=True):
        straat.persoon(tafel, naam)
    straat.allen(*straat.tafels, lezer)
    assert namen(lezer) == ["Anna", "Bert"]
    straat.centrum.zet_terug(kopie, nieuwe_generatie=False)
    gezegd = [lezer.ronde(straat.centrum).stil for _ in range(2)]
    assert len(gezegd[0]) == 1
    assert gezegd[1] == {tafel.winkel.balie_id: WEG for tafel in straat.tafels}
    assert namen(lezer) == ["Anna", "Bert"]
    assert "ontbreekt" in REDENEN[WEG]


def test_that_every_chain_has_its_turn_and_what_came_back_is_told_no_longer() -> None:
    straat = Straat()
    een, ander, lezer = straat.tafels
    straat.persoon(een, "Anna")
    straat.allen()
    heel = straat.centrum.kopie()
    straat.persoon(een, "Bert")
    straat.persoon(ander, "Cor")
    straat.allen()
    straat.centrum.verberg(straat.segmenten(een)[-1:])
    gezegd = set()
    for _ in range(4):
        straat.verder(BEURT_MS)
        gezegd |= set(lezer.ronde(straat.centrum).stil.items())
    assert gezegd == {(een.winkel.balie_id, WEG)}
    straat.centrum.toon()
    assert lezer.ronde(straat.centrum).stil == {}
    assert namen(lezer) == ["Anna", "Bert", "Cor"]
    straat.centrum.zet_terug(heel, nieuwe_generatie=True)
    for _ in range(3):
        straat.verder(BEURT_MS)
        straat.allen(keren=1)
    assert [tafel.ronde(straat.centrum).stil for tafel in straat.tafels] == [{}, {}, {}]
