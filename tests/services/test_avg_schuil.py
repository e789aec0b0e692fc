"""Inzage for another: where a shielded child is, goes out to nobody who asks in its place, unless that was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.gezin import bewaar, huishouden, persoon, scherm_af, zet
from tests.inzage import alles_in, als_voorgesteld, kies, kijk, vraag
from wijdesk.app.bureau import Bureau
from wijdesk.models.betrokkene import Betrokkene
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, LeesAvgverzoek, LeesInzagePapier
from wijdesk.models.signaal import Signaal
from wijdesk.models.values import Id, IdMaker
from wijdesk.services.avg.schuil import LET_OP

WAAR = {"straat": "Geheimlaan", "huisnummer": "99", "telefoon": "0655555555"}
VADER = {"hoedanigheid": "ouder", "verzoeker": "Karel Visscher", "identiteit": "legitimatie"}


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


def gevlucht(bureau: Bureau) -> tuple[Id, Id]:
    """A mother and her child of seven at an address that a father does not know."""
    kind = persoon(bureau, "Bram", "2018-05-05", achternaam="Visscher", **WAAR)
    moeder = persoon(bureau, "Ingrid", "1988-05-05", achternaam="Visscher", **WAAR)
    huis = huishouden(bureau, "Visscher", (moeder, "ouder met gezag"), (kind, "kind"))
    ids, ik, nu = bureau.wereld.ids, bureau.medewerker, bureau.wereld.klok()
    bewaar(
        bureau,
        Betrokkene(
            id=ids(), huishouden_id=huis, soort="professional", naam="Ans de Wit", relatie="leerkracht",
            organisatie="De Zonnewijzer", van="2026-01-01",
        ),
        Signaal(
            id=ids(), soort="zorgen", bron="school", ontvangen=nu, locatie_id=ik.locatie_id, geschreven_door_id=ik.id,
            persoon_id=kind, tekst="Bel terug op 06-55 55 55 55. Het huis aan de geheimlaan is klein.",
        ),
    )  # fmt: skip
    return moeder, kind


GEHEIM = ("Geheimlaan", "geheimlaan", "0655555555", "55 55 55", "Zonnewijzer", "fgeschermd")


def test_that_a_parent_hears_nothing_of_where_a_shielded_child_is(bureau: Bureau) -> None:
    moeder, kind = gevlucht(bureau)
    scherm_af(bureau, moeder)
    scherm_af(bureau, kind)
    alles = alles_in(als_voorgesteld(bureau, kind, **VADER))
    assert [woord for woord in GEHEIM if woord in alles] == []
    assert "waar iemand is" in alles, "it is said that something was left out"
    assert "Bram" in alles


def test_that_a_child_who_lives_with_somebody_shielded_hides_too(bureau: Bureau) -> None:
    moeder, kind = gevlucht(bureau)
    scherm_af(bureau, moeder)
    id_ = vraag(bureau, kind, **VADER)
    plek = next(plek for plek in kijk(bureau, id_).plekken if "Geheimlaan 99" in plek.wat)
    assert (plek.voorstel, plek.moet) == ("bedekken", True)
    assert "afgeschermd" in plek.waarom
    assert LET_OP in bureau.lees(LeesAvgverzoek(id=id_)).let_op


def test_that_the_address_goes_out_when_that_was_chosen_and_to_who_asks_themselves(bureau: Bureau) -> None:
    moeder, kind = gevlucht(bureau)
    scherm_af(bureau, moeder)
    id_ = vraag(bureau, kind, **VADER)
    plekken = [plek for plek in kijk(bureau, id_).plekken if plek.moet]
    kies(bureau, id_, *plekken)
    kies(bureau, id_, *(plek for plek in plekken if "Geheimlaan 99" in plek.wat), keuze="tonen")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    assert "Geheimlaan" in alles_in(bureau.lees(LeesInzagePapier(verzoek_id=id_)))
    assert "Geheimlaan" in alles_in(als_voorgesteld(bureau, moeder)), "her own"
    assert bureau.lees(LeesAvgverzoek(id=vraag(bureau, moeder))).let_op == ""


def test_that_of_who_does_not_hide_the_address_is_told(bureau: Bureau) -> None:
    _, kind = gevlucht(bureau)
    assert "Geheimlaan" in alles_in(als_voorgesteld(bureau, kind, **VADER))


def woont_bij(bureau: Bureau, huis: Id, wie: Id) -> None:
    """The household lives where somebody in it does."""
    ((adres,),) = winkel.rauw(bureau, "SELECT adres_id FROM persoon WHERE id = ?", wie)
    zet(bureau, Huishouden, huis, adres_id=Id(adres))


def test_that_an_ex_in_the_household_hears_no_word_of_the_address_that_was_covered(bureau: Bureau) -> None:
    waar = {"straat": "Geheimlaan", "huisnummer": "99", "postcode": "9741ZZ", "woonplaats": "Groningen"}
    ex = persoon(bureau, "Karel", "1985-05-05", achternaam="Visscher", straat="Exstraat", huisnummer="1")
    moeder = persoon(bureau, "Ingrid", "1988-05-05", achternaam="Visscher", **waar)
    kind = persoon(bureau, "Bram", "2018-05-05", achternaam="Visscher", **waar)
    huis = huishouden(bureau, "Visscher", (moeder, "ouder met gezag"), (kind, "kind"), (ex, "ex-partner"))
    woont_bij(bureau, huis, moeder)
    scherm_af(bureau, moeder)
    alles = alles_in(als_voorgesteld(bureau, ex))
    assert [woord for woord in ("Geheimlaan", "9741", "'99'", '"99"') if woord in alles] == []
    assert "Exstraat" in alles


def test_that_the_address_of_others_goes_out_when_that_was_chosen(bureau: Bureau) -> None:
    ex = persoon(bureau, "Karel", "1985-05-05", straat="Exstraat", huisnummer="1")
    moeder = persoon(bureau, "Ingrid", "1988-05-05", straat="Bekendlaan", huisnummer="77")
    woont_bij(bureau, huishouden(bureau, "Visscher", (moeder, "ouder met gezag"), (ex, "ex-partner")), moeder)
    id_ = vraag(bureau, ex)
    plekken = [plek for plek in kijk(bureau, id_).plekken if plek.moet]
    assert [plek.voorstel for plek in plekken if "Bekendlaan" in plek.wat] == ["bedekken"]
    kies(bureau, id_, *plekken, keuze="tonen")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    assert "Bekendlaan" in alles_in(bureau.lees(LeesInzagePapier(verzoek_id=id_)))
