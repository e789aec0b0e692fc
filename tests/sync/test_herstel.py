"""A store that is damaged is read back from the centre, with what nobody else has as far as it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync.balies import alles
from tests.sync.delen import deel, map_balie, open_weer, verbind
from tests.sync.regieteams import SELWERD, VINKHUIZEN, ronde, stad_in_map
from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling.deelname import deelnemer, lees_stand
from wijdesk.app.uitwisseling.herstel import WERKMAP, Hersteld, herstel_van_centrum
from wijdesk.app.uitwisseling.volg import ADRES
from wijdesk.cli import voer_uit
from wijdesk.errors import BeschadigdBestand, GeenContact, Storing, VerkeerdWachtwoord
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesVragen
from wijdesk.store import kast as kasten
from wijdesk.store import keys, redding
from wijdesk.store import verbinding as verb
from wijdesk.store.controle import controleer
from wijdesk.store.engine import Winkel

BLADZIJDE = 4096


class Straat:
    """Two desks at a centre in a folder; the second is the one that gets damaged."""

    def __init__(self, map_: Path, klok: Klok) -> None:
        self.map, self.klok = map_, klok
        self.een, self.ander = map_balie(map_, 1, klok), map_balie(map_, 2, klok)
        self._ids = 3
        with self.open(self.een) as een, self.open(self.ander) as ander:
            verbind(een, ander, centrum=map_ / "centrum")
            for bureau in (een, ander):
                for _ in range(3):
                    bureau.doe(winkel.contact(bureau))
            deel(een)
            deel(ander)
            deel(een)

    @contextmanager
    def open(self, plek: Path) -> Iterator[Bureau]:
        self._ids += 1
        bureau = open_weer(plek, self.klok, self._ids)
        try:
            yield bureau
        finally:
            bureau.sluit()

    def registreer(self, aantal: int) -> None:
        with self.open(self.ander) as ander:
            for _ in range(aantal):
                ander.doe(winkel.contact(ander))

    def herstel(self) -> Hersteld:
        self._ids += 1
        wereld = Wereld(klok=self.klok, ids=Ids(self.klok() + 1_000_000_000 + self._ids * 10_000_000))
        return herstel_van_centrum(self.ander, "", winkel.WACHTWOORD, wereld=wereld)

    def eis_gelijk(self, vragen: int) -> None:
        """Both desks say the same after two rounds, and nothing is there twice."""
        with self.open(self.een) as een, self.open(self.ander) as ander:
            for bureau in (ander, een, ander):
                deel(bureau)
            assert alles(een) == alles(ander)
            assert len(ander.lees(LeesVragen(van=0, tot=2**60))) == vragen
            assert len(lees_stand(ander).balies) == 2
            assert not lees_stand(ander).wacht
            for bureau in (een, ander):
                with closing(bureau.eigen_verbinding()) as db:
                    assert not controleer(db)


@pytest.fixture
def straat(tmp_path: Path, klok: Klok) -> Straat:
    return Straat(tmp_path, klok)


def beschadig(plek: Path, van: int, tot: int) -> None:
    """Overwrite pages (from 1) of the file."""
    bestand = plek / verb.BESTAND
    inhoud = bytearray(bestand.read_bytes())
    tot = min(tot, len(inhoud) // BLADZIJDE)
    inhoud[(van - 1) * BLADZIJDE : tot * BLADZIJDE] = bytes(max(0, tot - van + 1) * BLADZIJDE)
    bestand.write_bytes(inhoud)


def is_heel(straat: Straat) -> bool:
    """Whether the file opens and the check finds nothing."""
    try:
        with straat.open(straat.ander) as ander, closing(ander.eigen_verbinding()) as db:
            return not controleer(db)
    except Storing:
        return False


def test_that_a_file_that_no_longer_opens_comes_back_with_its_backup_and_the_centre(straat: Straat) -> None:
    with straat.open(straat.ander) as ander:
        ander.doe(winkel.contact(ander))  # in the backup, not at the centre
        ander.reservekopie()
    (straat.ander / verb.BESTAND).write_bytes(b"geen bestand meer" * 1000)
    hersteld = straat.herstel()
    assert hersteld.gered > 0
    assert hersteld.misschien_meer
    assert hersteld.apart is not None
    assert hersteld.apart.read_bytes().startswith(b"geen bestand")
    assert not (straat.ander / WERKMAP).exists()
    straat.eis_gelijk(7)


def test_that_what_was_not_shared_is_saved_from_a_file_whose_tables_are_damaged(straat: Straat) -> None:
    straat.registreer(4)
    with straat.open(straat.ander) as ander:
        for soort, inhoud in (("proef", "half getypt"), ("doel", '{"woorden": "Rust", "gezien": "310 310"}')):
            ander.doe(BewaarConcept(id=ander.wereld.ids(), soort=soort, inhoud=inhoud))
        with closing(ander.eigen_verbinding()) as db:
            db.execute("UPDATE vraag SET toelichting = 'buitenom'")  # the tables no longer say what the journal says
            assert controleer(db)
    hersteld = straat.herstel()
    assert (hersteld.kwijt, hersteld.misschien_meer, hersteld.stil) == (0, False, 0)
    assert hersteld.gered > 0
    with straat.open(straat.ander) as ander:
        over = [rij[0] for rij in winkel.rauw(ander, "SELECT inhoud FROM concept ORDER BY soort DESC")]
        assert over == ["half getypt", '{"woorden": "Rust", "gezien": "-1 -1"}'], (
            "places in the old journal say nothing"
        )
    straat.eis_gelijk(10)


@pytest.mark.parametrize("deel_", range(6))
def test_that_any_page_may_be_damaged_and_nothing_shared_is_lost(straat: Straat, deel_: int) -> None:
    straat.registreer(4)
    with straat.open(straat.ander) as ander:
        ander.reservekopie()
    straat.registreer(1)
    bladzijden = (straat.ander / verb.BESTAND).stat().st_size // BLADZIJDE
    eerste = 2 + deel_ * (bladzijden - 2) // 6
    beschadig(straat.ander, eerste, eerste + (bladzijden - 2) // 6)
    assert not is_heel(straat)
    hersteld = straat.herstel()
    assert hersteld.misschien_meer
    with straat.open(straat.een) as een, straat.open(straat.ander) as ander:
        for bureau in (ander, een, ander):
            deel(bureau)
        assert alles(een) == alles(ander)
        assert len(ander.lees(LeesVragen(van=0, tot=2**60))) in {10, 11}


def test_that_healing_a_sound_store_twice_changes_nothing(straat: Straat) -> None:
    straat.registreer(2)
    assert straat.herstel().gered > 0
    assert straat.herstel().kwijt == 0
    straat.eis_gelijk(8)


def test_that_without_contact_nothing_changes_and_the_next_try_goes_on(straat: Straat, tmp_path: Path) -> None:
    straat.registreer(1)
    with straat.open(straat.ander) as ander:
        [(blad,)] = winkel.rauw(ander, "SELECT rootpage FROM sqlite_master WHERE name = 'persoon'")
    beschadig(straat.ander, blad, blad)
    voor = (straat.ander / verb.BESTAND).read_bytes()
    (tmp_path / "centrum").rename(tmp_path / "weg")
    with pytest.raises(GeenContact):
        straat.herstel()
    assert (straat.ander / verb.BESTAND).read_bytes() == voor
    (tmp_path / "weg").rename(tmp_path / "centrum")
    assert (straat.ander / WERKMAP / verb.BESTAND).exists()
    straat.herstel()
    with straat.open(straat.ander) as ander:
        assert len(ander.lees(LeesVragen(van=0, tot=2**60))) >= 6


def test_that_a_killed_healing_is_done_again(straat: Straat, monkeypatch: pytest.MonkeyPatch) -> None:
    straat.registreer(2)
    echt = redding.zet_bij

    def gedood(bij: Winkel, gered: redding.Gered) -> tuple[int, int]:
        echt(bij, gered)
        raise KeyboardInterrupt

    with monkeypatch.context() as even:
        even.setattr(redding, "zet_bij", gedood)
        with pytest.raises(KeyboardInterrupt):
            straat.herstel()
    assert straat.herstel().kwijt == 0
    straat.eis_gelijk(8)


def test_that_slots_that_are_gone_come_from_the_backup(straat: Straat) -> None:
    with straat.open(straat.ander) as ander:
        ander.reservekopie()
    (straat.ander / keys.BESTAND).unlink()
    assert straat.herstel().kwijt == 0
    straat.eis_gelijk(6)


def test_that_a_desk_without_a_centre_is_told_to_put_a_backup_back(tmp_path: Path, klok: Klok, ids: Ids) -> None:
    winkel.maak(tmp_path / "alleen", klok, ids)
    with pytest.raises(BeschadigdBestand, match="bij geen centrum"):
        herstel_van_centrum(tmp_path / "alleen", "", winkel.WACHTWOORD)
    (tmp_path / "alleen" / verb.BESTAND).write_bytes(b"weg" * 4096)
    with pytest.raises(BeschadigdBestand) as fout:
        herstel_van_centrum(tmp_path / "alleen", "", winkel.WACHTWOORD)
    assert "reservekopie" in fout.value.uitweg
    with pytest.raises(VerkeerdWachtwoord):
        herstel_van_centrum(tmp_path / "alleen", "", "een heel ander woord")


def test_that_a_desk_that_was_withdrawn_keeps_what_it_has(straat: Straat) -> None:
    with straat.open(straat.ander) as ander:
        eigen = deelnemer(ander).ingeschreven
    with straat.open(straat.een) as een:
        uitwisseling_beheer.trek_in(een, eigen)
    voor = (straat.ander / verb.BESTAND).read_bytes()
    with pytest.raises(Storing, match="niet"):
        straat.herstel()
    assert (straat.ander / verb.BESTAND).read_bytes() == voor


def test_that_half_a_cupboard_is_refused_with_what_to_do(straat: Straat) -> None:
    with straat.open(straat.ander) as ander, closing(ander.eigen_verbinding()) as db:
        assert kasten.Kast(db.cursor).get(ADRES)
        db.execute("DELETE FROM kast WHERE naam LIKE 'toestel.%'")
    with pytest.raises(BeschadigdBestand, match="sleutels"):
        straat.herstel()


def test_that_a_desk_of_several_teams_is_healed_with_a_chain_for_each(tmp_path: Path, klok: Klok) -> None:
    stad = stad_in_map(tmp_path, klok)
    stad.maak(stadsbreed=False)
    beheer, selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(SELWERD), stad.erbij(VINKHUIZEN)
    alle = (selwerd, vinkhuizen, beheer)
    for bureau in alle:
        bureau.doe(winkel.contact(bureau))
    for bureau in (*alle, *alle):
        ronde(bureau)
    beheer.doe(winkel.contact(beheer))
    beheer.sluit()
    wereld = Wereld(klok=klok, ids=Ids(1_772_438_000_000 + 90_000_000_000))
    hersteld = herstel_van_centrum(beheer.map, "", winkel.WACHTWOORD, wereld=wereld)
    assert hersteld.gered
    assert not hersteld.kwijt
    stad.bureaus[0] = beheer = winkel.open_bureau(beheer.map, klok, Ids(1_772_438_000_000 + 95_000_000_000))
    beheer.doe(winkel.contact(beheer))
    for bureau in (beheer, selwerd, vinkhuizen, beheer):
        ronde(bureau)
    assert len(beheer.lees(LeesVragen(van=0, tot=2**60))) == 5
    assert len(selwerd.lees(LeesVragen(van=0, tot=2**60))) == 4  # and what the beheerder did for Selwerd
    assert len(vinkhuizen.lees(LeesVragen(van=0, tot=2**60))) == 1
    uit = ronde(beheer)
    assert (uit.gedeeld, uit.gehaald, uit.geweigerd) == (0, 0, None)
    for bureau in (beheer, selwerd, vinkhuizen):
        with closing(bureau.eigen_verbinding()) as db:
            assert not controleer(db)
    stad.sluit()


def test_that_the_command_line_tells_of_damage_and_mends_it(
    straat: Straat, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    geheim = tmp_path / "wachtwoord.txt"
    geheim.write_text(winkel.WACHTWOORD)
    vast = ["--map", str(straat.ander), "--wachtwoord-bestand", str(geheim), "store"]
    with straat.open(straat.ander) as ander, closing(ander.eigen_verbinding()) as db:
        db.execute("UPDATE vraag SET toelichting = 'buitenom'")
    assert voer_uit([*vast, "controle"]) == 1
    assert "wijdesk store herstel --van-centrum" in capsys.readouterr().err
    assert voer_uit([*vast, "herstel", "--van-centrum"]) == 0
    gezegd = capsys.readouterr()
    assert "hersteld" in gezegd.out
    assert "bewaard als balie-beschadigd-" in gezegd.out
    assert not gezegd.err
    assert voer_uit([*vast, "controle"]) == 0
    straat.eis_gelijk(6)
