"""Who joins with a new desk, and as whom: a name alone brings no rights of beheer."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import gezin, winkel
from tests.conftest import Ids, Klok
from tests.sync.delen import deel, map_balie, open_weer
from tests.sync.papieren import ALLES, KEREN, voer
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling.begin import begin, ga_verder, neem_terug
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.errors import GeenWinkel, Storing, VerkeerdWachtwoord, Weigering
from wijdesk.models.huis import Roltoekenning
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.verschil import BeslisVerschil, LeesVerschil, LeesVerschillen
from wijdesk.models.rows.delen import wie_in_woorden
from wijdesk.models.values import Id
from wijdesk.programmalog import laatste, open_log
from wijdesk.sync import naamblad
from wijdesk.sync.sleutels import nieuwe_identiteit, ontvanger_van

EIGEN = "zelf gekozen woorden 12"


class Deur:
    """The beheerder's desk with a centre, and computers that would like to join."""

    def __init__(self, map_: Path, klok: Klok) -> None:
        winkel.goedkope_sleutels()
        self.map, self.klok = map_, klok
        self.waar = f"map:{map_ / 'centrum'}"
        self.een = open_weer(map_balie(map_, 1, klok), klok, 1)
        uitwisseling_beheer.richt_in(self.een, self.waar)
        self.een.maak_medewerker("Yara Vos", winkel.WACHTWOORD, ("casemanager",), self.een.medewerker.locatie_id)
        deel(self.een)

    def vraag(self, naam: str) -> str:
        locatie = self.een.medewerker.locatie
        return begin(self.nieuw, self.waar, medewerker=naam, wachtwoord=EIGEN, locatie=locatie, wereld=self.wereld)

    def verder(self, naam: str) -> Bureau:
        ga_verder(self.nieuw, naam, EIGEN, wereld=self.wereld)
        return ontgrendel(self.nieuw, naam, EIGEN, self.wereld)

    @property
    def nieuw(self) -> Path:
        return self.map / "nieuw"

    @property
    def wereld(self) -> Wereld:
        return Wereld(klok=self.klok, ids=Ids(self.klok() + 400_000_000))


@pytest.fixture
def deur(tmp_path: Path, klok: Klok) -> Iterator[Deur]:
    deur = Deur(tmp_path, klok)
    yield deur
    deur.een.sluit()


def test_that_whoever_lets_in_hears_that_nobody_is_called_like_who_will_log_in(deur: Deur) -> None:
    deur.vraag("Yara Bos")
    (rij,) = uitwisseling_beheer.aanvragen(deur.een)
    assert rij.onbekend
    assert "Hier werkt niemand met die naam" in wie_in_woorden(rij)
    deur.een.maak_medewerker("Yara Bos", winkel.WACHTWOORD, ("entree",), deur.een.medewerker.locatie_id)
    (rij,) = uitwisseling_beheer.aanvragen(deur.een)
    assert not rij.onbekend
    assert "niemand" not in wie_in_woorden(rij)


def test_that_the_beheerder_reads_who_will_log_in_and_nobody_else_can(deur: Deur) -> None:
    deur.vraag("Yara Vos")
    (rij,) = uitwisseling_beheer.aanvragen(deur.een)
    assert (rij.leesbaar, rij.nieuw, rij.namen, rij.beheer) == (True, True, ("Yara Vos",), ())
    for papier in (deur.map / "centrum").rglob("*"):
        assert not papier.is_file() or b"Yara" not in papier.read_bytes()
    uitwisseling_beheer.laat_toe(deur.een, rij.vingerafdruk)
    daar = deur.verder("Yara Vos")
    assert (daar.medewerker.naam, daar.medewerker.rollen) == ("Yara Vos", ("casemanager",))
    daar.sluit()


def test_that_who_names_the_beheerder_is_let_in_only_when_the_beheerder_says_so(deur: Deur) -> None:
    afdruk = deur.vraag(winkel.MEDEWERKER.upper())
    (rij,) = uitwisseling_beheer.aanvragen(deur.een)
    assert rij.beheer == (winkel.MEDEWERKER,)
    with pytest.raises(Weigering) as fout:
        uitwisseling_beheer.laat_toe(deur.een, afdruk)
    assert "beheer" in fout.value.fouten
    assert winkel.MEDEWERKER in fout.value.zin
    assert len(deelname.lees_stand(deur.een).balies) == 1
    uitwisseling_beheer.laat_toe(deur.een, afdruk, met_beheer=True)
    daar = deur.verder(winkel.MEDEWERKER)
    assert daar.medewerker.id == deur.een.medewerker.id
    daar.sluit()


def test_that_a_name_that_got_rights_of_beheer_only_after_letting_in_does_not_log_in(deur: Deur) -> None:
    uitwisseling_beheer.laat_toe(deur.een, deur.vraag("Bo Prins"))
    deur.een.maak_medewerker("Bo Prins", winkel.WACHTWOORD, ("applicatiebeheerder",), deur.een.medewerker.locatie_id)
    deel(deur.een)
    with pytest.raises(Storing, match="niet met een naam alleen"):
        deur.verder("Bo Prins")


def test_that_a_desk_that_was_let_in_under_a_wrong_name_is_told_what_to_withdraw_and_begins_anew(deur: Deur) -> None:
    afdruk = deur.vraag("Yara Bos")
    uitwisseling_beheer.laat_toe(deur.een, afdruk)
    with pytest.raises(Storing, match="niemand met deze naam"):
        deur.verder("Yara Bos")
    with pytest.raises(VerkeerdWachtwoord):
        neem_terug(deur.nieuw, "Yara Bos", "een ander wachtwoord 5", wereld=deur.wereld)
    terug = neem_terug(deur.nieuw, "", EIGEN, wereld=deur.wereld)
    assert (terug.adres, terug.naam, terug.toegelaten) == (deur.waar, "Yara Bos", afdruk)
    assert not deur.nieuw.exists()
    deur.klok.verzet(60_000)  # or the new desk would get the same ids here
    opnieuw = deur.vraag("Yara Vos")
    (rij,) = uitwisseling_beheer.aanvragen(deur.een)
    assert rij.vingerafdruk == opnieuw != afdruk
    uitwisseling_beheer.laat_toe(deur.een, opnieuw)
    deur.verder("Yara Vos").sluit()
    with pytest.raises(Weigering, match="al gewerkt"):
        neem_terug(deur.nieuw, "Yara Vos", EIGEN, wereld=deur.wereld)
    deur.verder("Yara Vos").sluit()


def test_that_a_desk_with_people_of_its_own_says_who_comes_along_with_rights_of_beheer(deur: Deur, klok: Klok) -> None:
    twee = open_weer(map_balie(deur.map, 2, klok), klok, 2)
    twee.maak_medewerker("Zed Zwart", winkel.WACHTWOORD, ("entree",), twee.medewerker.locatie_id)
    afdruk = deelname.meld_aan(twee, deur.waar)
    (rij,) = uitwisseling_beheer.aanvragen(deur.een)
    assert rij.namen == (winkel.MEDEWERKER, "Zed Zwart")
    assert rij.beheer == (winkel.MEDEWERKER,)
    assert not rij.nieuw
    with pytest.raises(Weigering, match="rechten van beheer"):
        uitwisseling_beheer.laat_toe(deur.een, afdruk)
    uitwisseling_beheer.laat_toe(deur.een, afdruk, met_beheer=True)
    deel(twee)
    deel(deur.een)
    assert "Zed Zwart" in {rij.naam for rij in deur.een.lees(LeesMedewerkers())}
    twee.sluit()


def test_that_a_withdrawn_desk_that_asks_again_hears_so(deur: Deur, klok: Klok) -> None:
    twee = open_weer(map_balie(deur.map, 2, klok), klok, 2)
    naam = uitwisseling_beheer.laat_toe(deur.een, deelname.meld_aan(twee, deur.waar), met_beheer=True)
    deel(twee)
    uitwisseling_beheer.trek_in(deur.een, naam)
    with pytest.raises(Weigering, match="is ingetrokken"):
        deelname.meld_aan(twee, deur.waar)
    with pytest.raises(Weigering, match="al ingetrokken"):
        uitwisseling_beheer.trek_in(deur.een, naam)
    twee.sluit()


def test_that_a_sheet_with_too_many_names_counts_who_is_left_out() -> None:
    blad = naamblad.maak([(f"Collega {nummer} van de Achternaam", ("entree",)) for nummer in range(900)], nieuw=False)
    assert 100 < len(blad.namen) < 900
    assert len(blad.namen) + blad.meer == 900


@pytest.mark.parametrize("tekst", ["", "geen base64!", "AAAA", "é" * 20])
def test_that_rubbish_is_no_sheet(tekst: str) -> None:
    assert naamblad.ontzegel(tekst, nieuwe_identiteit()) is None


_BEHEER = nieuwe_identiteit()
_BLADEN = st.fixed_dictionaries({"nieuw": ALLES, "namen": ALLES | st.lists(st.tuples(ALLES, ALLES)), "meer": ALLES})


@voer("who comes along", KEREN)
@given(ALLES | _BLADEN)
def test_that_a_sealed_sheet_with_anything_in_it_is_a_sheet_or_none(waarde: Any) -> None:
    dicht = pyrage.encrypt(json.dumps(waarde).encode(), [pyrage.x25519.Recipient.from_str(ontvanger_van(_BEHEER))])
    blad = naamblad.ontzegel(base64.b64encode(bytes(dicht)).decode(), _BEHEER)
    assert blad is None or (
        blad.meer >= 0 and all(naam.isprintable() and len(naam) <= 200 for naam, _rollen in blad.namen)
    )


@pytest.fixture
def yara(deur: Deur) -> Iterator[Bureau]:
    """A colleague at work at a second desk."""
    uitwisseling_beheer.laat_toe(deur.een, deur.vraag("Yara Vos"))
    yara = deur.verder("Yara Vos")
    yield yara
    yara.sluit()


def test_that_who_is_at_work_while_access_ends_elsewhere_can_do_nothing_after_the_next_round(
    deur: Deur, yara: Bureau
) -> None:
    yara.doe(winkel.contact(yara))
    assert not yara.kijk_wie()
    deur.een.stop_toegang(next(rij for rij in deur.een.lees(LeesMedewerkers()) if rij.id == yara.medewerker.id))
    deel(deur.een)
    deel(yara)
    with pytest.raises(GeenWinkel, match="bij dit wijkteam"):
        yara.kijk_wie()
    with pytest.raises(Weigering):
        yara.doe(winkel.contact(yara))
    with pytest.raises(Weigering):
        yara.lees(LeesVragen(van=0, tot=2**60))
    assert not yara.kijk_wie()  # told once


def test_that_roles_taken_away_elsewhere_hold_after_the_next_round(deur: Deur, yara: Bureau) -> None:
    (rol,) = winkel.rauw(deur.een, "SELECT id FROM roltoekenning WHERE medewerker_id = ?", yara.medewerker.id)[0]
    gezin.zet(deur.een, Roltoekenning, Id(rol), rol="klachtencoordinator")
    deel(deur.een)
    deel(yara)
    assert yara.kijk_wie()
    assert "contact.registreren" not in yara.rechten
    with pytest.raises(Weigering):
        yara.doe(winkel.contact(yara))
    assert len(yara.lees(LeesVragen(van=0, tot=2**60))) == 0


def test_that_a_folder_typed_from_here_is_found_from_elsewhere(
    tmp_path: Path, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    winkel.goedkope_sleutels()
    monkeypatch.chdir(tmp_path)
    een = open_weer(map_balie(tmp_path, 1, klok), klok, 1)
    uitwisseling_beheer.richt_in(een, "map:centrum")
    (tmp_path / "elders").mkdir()
    monkeypatch.chdir(tmp_path / "elders")
    deel(een)
    assert deelname.adres(een) == f"map:{tmp_path / 'centrum'}"
    deelname.onthoud_adres(een, "map:../centrum")
    monkeypatch.chdir(tmp_path)
    deel(een)
    een.sluit()


def test_that_names_of_places_that_do_not_fit_are_left_out_and_the_sheet_can_still_be_read() -> None:
    plaatsen = ["Selwerd", "x" * 500, "é" * 190, "é" * 190, "Re\u202egel", *(f"Wijk {nummer}" for nummer in range(900))]
    blad = naamblad.maak([("Sanne de Vries", ("entree",))], nieuw=False, locaties=plaatsen)
    assert blad.locaties[:2] == ("Selwerd", "é" * 190)
    assert "x" * 500 not in blad.locaties
    assert blad.namen == (("Sanne de Vries", ("entree",)),)
    identiteit = nieuwe_identiteit()
    tekst = json.dumps({"nieuw": False, "namen": blad.namen, "meer": 0, "locaties": blad.locaties}).encode()
    assert len(tekst) < naamblad.MAX_BLAD
    dicht = base64.b64encode(
        pyrage.encrypt(tekst, [pyrage.x25519.Recipient.from_str(ontvanger_van(identiteit))])
    ).decode()
    assert naamblad.ontzegel(dicht, identiteit) == blad


def test_that_who_was_let_in_by_a_card_that_was_merged_since_logs_in_as_the_one_that_stays(
    deur: Deur, klok: Klok
) -> None:
    deur.een.maak_medewerker("Zed Zwart", winkel.WACHTWOORD, ("casemanager",), deur.een.medewerker.locatie_id)
    zed = next(rij.id for rij in deur.een.lees(LeesMedewerkers()) if rij.naam == "Zed Zwart")
    twee = open_weer(map_balie(deur.map, 2, klok), klok, 2)
    twee.maak_medewerker("Zed Zwart", winkel.WACHTWOORD, ("entree",), twee.medewerker.locatie_id)
    uitwisseling_beheer.laat_toe(deur.een, deelname.meld_aan(twee, deur.waar), met_beheer=True)
    deel(twee)
    uitwisseling_beheer.laat_toe(deur.een, deur.vraag("Zed Zwart"))
    deel(deur.een)
    (regel,) = [rij for rij in deur.een.lees(LeesVerschillen()).rijen if rij.over == "Zed Zwart"]
    kanten = tuple(kant.sleutel for kant in deur.een.lees(LeesVerschil(plek=regel.plek)).kanten)
    blijft = next(kant for kant in kanten if len(kant) == 32 and kant != zed.hex())
    deur.een.doe(BeslisVerschil(plek=regel.plek, kant=blijft, gezien=kanten))
    deel(deur.een)
    daar = deur.verder("Zed Zwart")
    assert (daar.medewerker.id.hex(), daar.medewerker.rollen) == (blijft, ("entree",))
    daar.sluit()
    twee.sluit()


def test_that_a_copy_made_before_the_first_was_let_in_is_another_desk_and_its_work_comes_along(deur: Deur) -> None:
    plek = map_balie(deur.map, 2, deur.klok)
    with winkel.bureau(plek, deur.klok, Ids(deur.klok() + 2_000_000_000)) as eerst:
        eerst.doe(winkel.contact(eerst))
    shutil.copytree(plek, deur.map / "balie3")
    origineel, tweede = (open_weer(deur.map / f"balie{nr}", deur.klok, nr) for nr in (2, 3))
    sluit_log = open_log(deur.map / "log")
    gelogd = laatste(deur.map / "log", "waarschuwing", 999)
    try:
        for bureau in (origineel, tweede):
            bureau.doe(winkel.contact(bureau))
        afdrukken = [deelname.meld_aan(bureau, deur.waar) for bureau in (origineel, tweede)]
        (regel,) = laatste(deur.map / "log", "waarschuwing", 999)[len(gelogd) :]
        assert regel.endswith(" waarschuwing ander-nummer")
        assert not lees_stand(origineel).waarschuwingen
        assert lees_stand(tweede).waarschuwingen == (deelname.ANDER_NUMMER,)
        tweede.sluit()
        tweede = open_weer(deur.map / "balie3", deur.klok, 4)
        assert lees_stand(tweede).vingerafdruk == afdrukken[1] != afdrukken[0]
        assert {rij.vingerafdruk for rij in uitwisseling_beheer.aanvragen(deur.een)} == set(afdrukken)
        for afdruk, bureau in zip(afdrukken, (origineel, tweede), strict=True):
            uitwisseling_beheer.laat_toe(deur.een, afdruk, met_beheer=True)
            deel(bureau)
        for bureau in (origineel, tweede, deur.een):
            deel(bureau)
            assert len(bureau.lees(LeesVragen(van=0, tot=2**60))) == 3
            assert (lees_stand(bureau).wacht, len(lees_stand(bureau).balies)) == (0, 3)
        assert not lees_stand(tweede).waarschuwingen
    finally:
        sluit_log()
        origineel.sluit()
        tweede.sluit()
