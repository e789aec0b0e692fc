"""A damaged desk that shares is read as the centre has it, with what was not shared yet; nothing is shared by that."""

from __future__ import annotations

from pathlib import Path

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync.balies import alles
from tests.sync.test_herstel import Straat
from wijdesk.app.behoud.lezen import open_alleen_lezen
from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.uitwisseling.deelname import adres
from wijdesk.app.uitwisseling.herstel import WERKMAP
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.store import verbinding as verb


def lees(straat: Straat) -> Bureau:
    ids = Ids(straat.klok() + 3_000_000_000)
    return open_alleen_lezen(straat.ander, "", winkel.WACHTWOORD, wereld=Wereld(klok=straat.klok, ids=ids))


def centrum(straat: Straat) -> dict[str, bytes]:
    plek = straat.map / "centrum"
    return {str(pad.relative_to(plek)): pad.read_bytes() for pad in sorted(plek.rglob("*")) if pad.is_file()}


def test_that_what_the_centre_has_and_what_was_not_shared_is_read_together(tmp_path: Path, klok: Klok) -> None:
    straat = Straat(tmp_path, klok)
    straat.registreer(2)
    bestand = straat.ander / verb.BESTAND
    inhoud = bytearray(bestand.read_bytes())
    inhoud[5 * 4096 : 9 * 4096] = bytes(4 * 4096)
    bestand.write_bytes(inhoud)
    voor = centrum(straat)
    bureau = lees(straat)
    try:
        assert "het centrum van nu" in bureau.stand_in_woorden
        assert 6 <= len(bureau.lees(LeesVragen(van=0, tot=2**60))) <= 8
        assert adres(bureau) == "", "what is only read has no way to share"
    finally:
        bureau.sluit()
    assert centrum(straat) == voor, "reading tells the centre nothing"
    assert (straat.ander / WERKMAP).exists(), "mending goes on from there"
    straat.herstel()
    with straat.open(straat.een) as een, straat.open(straat.ander) as ander:
        assert len(alles(een)) <= len(alles(ander))


def test_that_a_centre_that_cannot_be_reached_leaves_the_backup(tmp_path: Path, klok: Klok) -> None:
    straat = Straat(tmp_path, klok)
    with straat.open(straat.ander) as ander:
        ander.reservekopie()
    (straat.ander / verb.BESTAND).write_bytes(b"geen bestand meer" * 1000)
    (straat.map / "centrum").rename(straat.map / "even weg")
    bureau = lees(straat)
    try:
        assert "de reservekopie van" in bureau.stand_in_woorden
        assert len(bureau.lees(LeesVragen(van=0, tot=2**60))) == 6
    finally:
        bureau.sluit()
