"""The triages, supports, onderzoeken and signalen of the example: made-up, repeatable, and carried out as real ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.voorbeeld_meldingen import speel_meldingen
from wijdesk.models.opdrachten.huis import MaakMedewerker
from wijdesk.models.opdrachten.ondersteuning import LeesHulp
from wijdesk.models.opdrachten.persoon import MaakPersoon
from wijdesk.models.opdrachten.signaal import LeesBundels, LeesStraatrondes
from wijdesk.models.opdrachten.triage import LeesConsulten, LeesTriages
from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.models.vragen import BESLUITEN
from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld import laatste_werkdag, maak_personen
from wijdesk.services.voorbeeld.casussen import maak_casussen
from wijdesk.services.voorbeeld.gezinnen import gezinnen
from wijdesk.services.voorbeeld.meldingen import SOORTEN, VoorbeeldMelding, maak_meldingen
from wijdesk.store import keys

ZAAD = 20
NU = datetime.fromisoformat("2026-11-20T14:00")
MENSEN = tuple(maak_personen(1500, ZAAD, peildatum=NU.date()))


def meldingen(**anders: object) -> tuple[VoorbeeldMelding, ...]:
    return maak_meldingen(MENSEN, ZAAD, nu=NU, **anders)  # type: ignore[arg-type]


def test_that_the_same_seed_gives_the_same_stories_of_different_people() -> None:
    alle = meldingen()
    assert alle == meldingen()
    met = [melding.persoon for melding in alle if melding.persoon]
    assert len(set(met)) == len(met)
    assert len(alle) == sum(len(lees_toml("voorbeeld/meldingen.toml")[soort]) for soort in SOORTEN)


def test_that_who_has_a_casus_gets_no_story_besides() -> None:
    bezet = [melding.persoon for melding in meldingen() if melding.persoon][:10]
    assert not {melding.persoon for melding in meldingen(bezet=bezet)} & set(bezet)


def test_that_a_small_example_has_one_of_each_first() -> None:
    weinig = maak_meldingen(MENSEN[:60], ZAAD, nu=NU)
    assert {"triage", "ondersteuning", "onderzoek", "signaal"} <= {melding.soort for melding in weinig}


@given(zaad=st.integers(0, 10_000), hoeveel=st.integers(40, 90))
@settings(max_examples=25, deadline=None)
def test_that_the_smallest_example_has_a_meldcode_too(zaad: int, hoeveel: int) -> None:
    mensen = tuple(maak_personen(hoeveel, zaad, peildatum=NU.date()))
    casussen = maak_casussen(mensen, 0, zaad, nu=NU, met_waarschuwing=[])
    bezet = [lid.nummer for casus in casussen for lid in casus.gezin.leden]
    alle = maak_meldingen(mensen, zaad, nu=NU, bezet=bezet)
    (meldcode,) = [melding for melding in alle if melding.soort == "meldcode"][:1]
    gezin = next(g for g in gezinnen(mensen, NU.date()) if g.volwassenen[0].nummer == meldcode.persoon)
    assert bool(gezin.kinderen) == ("kind" in meldcode.inhoud["aanleiding"])
    eigen = [melding.persoon for melding in alle if melding.persoon]
    assert len(eigen) - len(set(eigen)) <= 1, "each is about somebody else, but for a meldcode that had no choice"


@pytest.mark.parametrize("dagen", [0, 3, 40, 400])
def test_that_nothing_happens_after_now_or_on_a_day_off(dagen: int) -> None:
    for melding in meldingen():
        moment = melding.op(dagen)
        assert moment <= NU
        assert moment.date() == laatste_werkdag(moment.date())


@pytest.fixture
def gespeeld(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    """A store in which every story was carried out."""
    winkel.maak(tmp_path / "winkel", klok, ids)
    basis = moment_van(NU)
    klok.zet(basis)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        alle = meldingen()
        invoer = {mens.nummer: mens.invoer for mens in MENSEN}
        nummers = {m.persoon: bureau.doe(MaakPersoon(invoer=invoer[m.persoon])) for m in alle if m.persoon}
        hier = bureau.medewerker.locatie_id
        collega, advies = (
            bureau.doe(MaakMedewerker(naam=naam, locatie_id=hier, rollen=(rol,)))
            for naam, rol in (("S. Bos", "casemanager"), ("M. Vos", "gedragswetenschapper"))
        )
        ik: Id = bureau.medewerker.id
    wereld = Wereld(klok=klok, ids=ids)
    sleutel = keys.ontgrendel(tmp_path / "winkel", "", winkel.WACHTWOORD)
    speel_meldingen(
        tmp_path / "winkel", sleutel, alle, medewerkers=(ik, collega), advies_id=advies, nummers=nummers,
        wereld=wereld, zet_klok=lambda moment: klok.zet(basis if moment is None else moment),
    )  # fmt: skip
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        yield bureau


def test_that_every_story_is_carried_out_and_shows_lively_screens(gespeeld: Bureau) -> None:
    hier = gespeeld.medewerker.locatie_id
    besloten = Counter(rij[0] for rij in winkel.rauw(gespeeld, "SELECT besluit FROM triage WHERE stand = 'besloten'"))
    assert set(besloten) == set(BESLUITEN)
    assert len(gespeeld.lees(LeesTriages(bereik="team", locatie_id=hier))) == 4
    standen = Counter(rij.stand for rij in gespeeld.lees(LeesHulp(bereik="team", locatie_id=hier)))
    assert standen["loopt"] >= 8
    assert standen["controle"] >= 1
    assert gespeeld.lees(LeesHulp(bereik="team", locatie_id=hier, afgelopen=True))
    assert len(gespeeld.lees(LeesBundels(locatie_id=hier))) == 1
    rondes = gespeeld.lees(LeesStraatrondes(locatie_id=hier))
    assert [(rij.afgesproken, len(rij.straten)) for rij in rondes] == [(True, 2), (False, 0)]
    for tabel in ("opschaling", "meldcode", "wvggzmelding", "wvggzconsult", "consult"):
        assert winkel.rauw(gespeeld, f"SELECT count(*) FROM {tabel}")[0][0] >= 2, tabel
    momenten = [rij[0] for rij in winkel.rauw(gespeeld, "SELECT begonnen_op FROM triage ORDER BY begonnen_op")]
    assert lokaal(momenten[0]).date() < NU.date(), "written on the day it happened"
    assert momenten[-1] <= moment_van(NU)


def test_that_who_logs_in_has_advice_that_came_in_and_a_question_of_a_colleague(gespeeld: Bureau) -> None:
    (vraag,) = gespeeld.lees(LeesConsulten())
    assert vraag.gesteld_door == "S. Bos"
    assert vraag.mag_antwoorden
    assert any(rij.antwoord for rij in gespeeld.lees(LeesConsulten(bereik="gevraagd")))
