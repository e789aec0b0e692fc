"""Every stored file of a released schema opens here, is sound, and still says what was written in it.

`maak.py` beside this file makes the one of the present schema; it is kept for ever once it was released.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.upgrades.maak import WACHTWOORD, maak
from wijdesk.app.bureau import bureau_open
from wijdesk.models.opdrachten.contact import CorrigeerVraag, LeesConcepten, LeesVragen
from wijdesk.models.opdrachten.invoer import LeesPartijen
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, ZoekPersonen
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.controle import controleer

HIER = Path(__file__).parent
WINKELS = sorted(pad.name for pad in HIER.iterdir() if (pad / verb.BESTAND).exists())


def test_that_there_is_a_stored_file_of_the_present_schema_and_none_is_large() -> None:
    assert verb.SCHEMA in WINKELS, "run python -m tests.upgrades.maak and keep the folder it makes"
    for naam in WINKELS:
        assert sum(pad.stat().st_size for pad in (HIER / naam).iterdir()) < 1_000_000


def kopie_van(naam: str, tmp_path: Path) -> Path:
    map_ = tmp_path / "winkel"
    map_.mkdir()
    for bestand in (verb.BESTAND, keys.BESTAND):
        shutil.copyfile(HIER / naam / bestand, map_ / bestand)
    return map_


@pytest.mark.parametrize("naam", WINKELS)
def test_that_a_store_of_an_earlier_release_opens_with_all_it_held(naam: str, tmp_path: Path) -> None:
    map_ = kopie_van(naam, tmp_path)
    with bureau_open(map_, "Sanne de Vries", WACHTWOORD) as bureau:
        db = bureau.eigen_verbinding()
        assert controleer(db) == ()
        db.close()
        vragen = bureau.lees(LeesVragen(van=0, tot=2**60))
        assert len(vragen) == 4
        assert {vraag.toelichting for vraag in vragen} == {"Kan de huur niet betalen", "Vraag over een kamer"}
        (meulen,) = bureau.lees(ZoekPersonen(tekst="meulen"))
        kaart = bureau.lees(LeesPersoonKaart(id=meulen.persoon_id))
        assert (kaart.persoon.naam, kaart.persoon.geboortedatum) == ("Jantje van der Meulen", "1980-05-12")
        assert (len(kaart.vragen), len(kaart.persoon.samengevoegd_met)) == (2, 1)
        (bakker,) = bureau.lees(ZoekPersonen(tekst="bakker"))
        assert "Pandverbod" in bakker.waarschuwing
        assert [werk.soort for werk in bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))] == ["triage"] * 2
        assert bureau.lees(LeesJaarCijfers(jaar=2020)).vragen == 1
        assert [partij.goed for partij in bureau.lees(LeesPartijen())] == [1]
        assert [concept.inhoud for concept in bureau.lees(LeesConcepten(soort="contact"))] == [
            '{"toelichting": "nog bezig"}'
        ]
        bureau.doe(CorrigeerVraag(id=vragen[0].id, reden="Toch anders", meldingtype="Wonen"))


def test_that_the_way_to_make_the_next_one_works(tmp_path: Path) -> None:
    maak(tmp_path / "nieuw")
    assert sorted(pad.name for pad in (tmp_path / "nieuw").iterdir()) == [verb.BESTAND, keys.BESTAND]
