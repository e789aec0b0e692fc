"""Definitions of figures by the organisation: read, refused, counted, listed, side by side, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.services.test_cijfers_gezien import lees_in
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.cijfer import periode_van, vrije_periode
from wijdesk.models.eigencijfer import als_toml, lees_eigen_definitie
from wijdesk.models.opdrachten.cijfer import (
    LeesCijferlijst,
    LeesCijferreeks,
    LeesCijfers,
    LeesEigenDefinities,
    NeemDefinitieInGebruik,
    TrekDefinitieIn,
)
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.cijfer import Cijfer
from wijdesk.services.cijferdefinities import definities_hier, naam_van
from wijdesk.services.verschil import instellingwoorden as woorden

NAAM = "naar_basisvoorziening"
TEKST = """cijfer = "naar_basisvoorziening"
geldig_van = "2026-02-01"
telt = ["verwezen naar basisvoorziening", "zelf beantwoord"]
van = "ontvangen"
bron = "Besluit van januari"
"""
FEBRUARI = periode_van("maand", "2026-02-01")
KOP = ("nummer", "ontvangen", "locatie", "kanaal", "melder", "meldingtype", "direct_afgehandeld", "uitkomst",
       "toelichting")  # fmt: skip
UITKOMSTEN = ("verwezen naar basisvoorziening",) * 5 + ("zelf beantwoord",) * 7 + ("niet bereikt",) * 3 + ("signaal",)


@pytest.fixture
def geteld(bureau: Bureau, tmp_path: Path) -> Bureau:
    """January and February with the same vragen."""
    rijen = [
        (f"{maand}-{nr}", f"2026-0{maand}-03T10:00", "Selwerd", "telefoon", "Politie", "Wonen", "nee", uitkomst, "")
        for maand in (1, 2)
        for nr, uitkomst in enumerate(UITKOMSTEN)
    ]
    lees_in(bureau, tmp_path, "vragen", [KOP, *rijen])
    return bureau


def cijfer(bureau: Bureau) -> Cijfer:
    blad = bureau.lees(LeesCijfers(periode=FEBRUARI, vergelijk="vorige"))
    return next(rij for rij in blad.cijfers if rij.definitie.naam == NAAM)


def test_that_old_and_new_stand_side_by_side_and_the_line_breaks_where_the_organisation_said(geteld: Bureau) -> None:
    voor = cijfer(geteld)
    assert (voor.nu.teller, voor.nu.noemer, voor.nu.versie, voor.naast) == (5, 13, 1, ())
    id_ = geteld.doe(NeemDefinitieInGebruik(inhoud=TEKST))
    na = cijfer(geteld)
    assert na.eerder is not None
    assert (na.nu.teller, na.nu.noemer, na.nu.versie) == (12, 16, 2)
    assert (na.eerder.teller, na.eerder.noemer, na.eerder.versie, na.breuk) == (5, 13, 1, True)
    assert [(oud.nu.teller, oud.nu.noemer) for oud in na.naast] == [(5, 13)]
    assert "“zelf beantwoord”" in na.definitie.teller
    reeks = geteld.lees(LeesCijferreeks(naam=NAAM, periode=vrije_periode("2026-01-01", "2026-02-28")))
    assert ([punt.meting.versie for punt in reeks.punten], reeks.breuken) == ([1, 2], (1,))
    lijst = geteld.lees(LeesCijferlijst(naam=NAAM, periode=FEBRUARI, geteld=16))
    assert (sum(rij.teller for rij in lijst.rijen), len(lijst.rijen), lijst.niet_te_zien) == (12, 16, 0)
    rijen = [rij for rij in geteld.lees(LeesEigenDefinities()) if rij.definitie.naam == NAAM]
    assert [(rij.definitie.versie, rij.eigen, rij.in_gebruik) for rij in rijen] == [(2, True, True), (1, False, False)]
    assert rijen[0].id == id_
    assert rijen[1].definitie.geldig_tot == "2026-01-31"
    with pytest.raises(Weigering, match="al in gebruik"):
        geteld.doe(NeemDefinitieInGebruik(inhoud=rijen[0].inhoud))
    with pytest.raises(Weigering, match="hoort bij het programma"):
        geteld.doe(TrekDefinitieIn(id=rijen[1].id))
    geteld.doe(TrekDefinitieIn(id=id_))
    assert cijfer(geteld) == voor
    geteld.doe(NeemDefinitieInGebruik(inhoud=TEKST.replace("ontvangen", "gesloten")))
    terug = cijfer(geteld)
    assert (terug.nu.teller, terug.nu.noemer) == (12, 13)


def test_that_what_came_with_the_program_counts_the_same_when_it_is_taken_over_word_for_word(geteld: Bureau) -> None:
    was = {een.definitie.naam: (een.nu.teller, een.nu.noemer) for een in _alle(geteld)}
    for rij in geteld.lees(LeesEigenDefinities()):
        geteld.doe(NeemDefinitieInGebruik(inhoud=rij.inhoud.replace("2017-01-01", "2026-02-02")))
    nu = {een.definitie.naam: (een.nu.teller, een.nu.noemer) for een in _alle(geteld)}
    assert nu == was
    assert sum(een.nu.versie > 1 and een.definitie.telt != () for een in _alle(geteld)) == 3


def _alle(bureau: Bureau) -> tuple[Cijfer, ...]:
    return bureau.lees(LeesCijfers(periode=FEBRUARI)).cijfers


def test_that_the_year_tells_the_same_of_what_is_not_known_as_the_dashboard(geteld: Bureau) -> None:
    eigen = """cijfer = "onbekend"
geldig_van = "2026-02-01"
telt = ["Onbekend", "Wonen"]
van = "ontvangen"
bron = "Besluit"
"""
    assert geteld.lees(LeesJaarCijfers(jaar=2026)).onbekend == 0
    geteld.doe(NeemDefinitieInGebruik(inhoud=eigen))
    jaar = geteld.lees(LeesCijfers(periode=periode_van("jaar", "2026-01-01")))
    nu = next(rij.nu for rij in jaar.cijfers if rij.definitie.naam == "onbekend")
    assert geteld.lees(LeesJaarCijfers(jaar=2026)).onbekend == nu.teller == 32


FOUT = (
    ('"naar_basisvoorziening"', '"vragen"', "cijfer is een van"),
    ("2026-02-01", "2026-02-30", "datum zoals"),
    ("2026-02-01", "2016-12-31", "ligt na 2017-01-01"),
    ("2026-02-01", "2017-01-01", "ligt na 2017-01-01"),
    ('"zelf beantwoord"', '"zelf bedacht"', "zelf bedacht"),
    ('["verwezen naar basisvoorziening", "zelf beantwoord"]', "[]", "ten minste één"),
    ('"ontvangen"', '"alle"', "van is een van"),
    ('"Besluit van januari"', '" "', "bron ontbreekt"),
    ("bron", "wie", "kent het programma niet"),
    ("cijfer =", "cijfer", "geen goed TOML"),
    ('"zelf beantwoord"]\nvan = "ontvangen"', '"niet bereikt"]\nvan = "gesloten"', "geen afgesloten vraag"),
)


def test_that_a_definition_that_cannot_be_is_refused_beside_its_text(bureau: Bureau) -> None:
    for oud, nieuw, zin in FOUT:
        assert oud in TEKST
        with pytest.raises(Weigering, match=zin) as fout:
            bureau.doe(NeemDefinitieInGebruik(inhoud=TEKST.replace(oud, nieuw, 1)))
        assert [*fout.value.volledig()] == ["inhoud"]
    assert not [rij for rij in bureau.lees(LeesEigenDefinities()) if rij.eigen]


def test_that_a_text_comes_back_as_it_was_and_a_meldingtype_knows_no_closed_vragen() -> None:
    een = lees_eigen_definitie(TEKST.replace('"2026-02-01"', "2026-02-01") + 'uitleg = "Zo besloten."\n')
    assert lees_eigen_definitie(als_toml(een)) == een
    with pytest.raises(Weigering, match="altijd “ontvangen”"):
        lees_eigen_definitie(TEKST.replace(NAAM, "onbekend").replace("ontvangen", "gesloten"))


def test_that_a_difference_between_desks_names_the_figure_and_what_each_counts() -> None:
    naam = naam_van(lees_eigen_definitie(TEKST))
    assert woorden.naam_van(naam) == "Definitie van Opgelost door verwijzing naar een basisvoorziening vanaf 01-02-2026"
    assert "“zelf beantwoord”, van: ontvangen. Bron: Besluit van januari" in woorden.keus_van(naam, TEKST, 0)
    later = naam.replace(NAAM, "van_een_nieuwer_programma")
    assert woorden.naam_van(later) == "Definitie van van_een_nieuwer_programma vanaf 01-02-2026"
    assert woorden.keus_van(later, "iets = 1", 0) == "iets = 1"


def test_that_a_definition_only_a_newer_program_can_read_is_left_out_and_stops_nothing() -> None:
    def rijen(vraag: str, params: Sequence[Any]) -> list[tuple[str]]:
        assert "instelling" in vraag
        assert params
        return [("cijfer = 'later'",), (TEKST,), ("niets",)]

    assert [een.versie for een in definities_hier(rijen) if een.naam == NAAM] == [1, 2]
