"""A figure of our own whose definition changes in the year, on a real store: every screen, paper and file counts each
part by its own version, and shows the older one beside it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.services.test_cijfers_gezien import lees_in
from wijdesk.app.bureau import Bureau
from wijdesk.app.periodecijfers import lees_periode
from wijdesk.models import cijfer
from wijdesk.models.cijfer import lees_definities, periode_van, vrije_periode
from wijdesk.models.jaartabellen import KERNCIJFERS
from wijdesk.models.opdrachten.cijfer import LeesCijferlijst, LeesCijferreeks, LeesCijfers
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.reports.jaarverslag import schrijf, tabellen
from wijdesk.reports.maandrapport import tabellen as maandtabellen
from wijdesk.reports.maandrapport_pdf import maak
from wijdesk.resources import lees_toml

NAAM = "direct_afgehandeld"
VRAGEN = ("nummer", "ontvangen", "locatie", "kanaal", "melder", "meldingtype", "direct_afgehandeld", "uitkomst",
          "toelichting")  # fmt: skip
OPZET = {1: (12, 6, 3), 2: (20, 5, 10)}
"""Month → vragen, answered at once, with meldingtype Onbekend."""
JANUARI, FEBRUARI = (periode_van("maand", f"2026-0{maand}-01") for maand in (1, 2))


@pytest.fixture
def bureau(bureau: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bureau]:
    """From February on the figure is another calculation."""

    def gelezen(naam: str) -> dict[str, object]:
        register = lees_toml(naam)
        oud = next(rij for rij in register["cijfer"] if rij["naam"] == NAAM)
        nieuw = oud | {"versie": 2, "geldig_van": "2026-02-01", "som": "onbekend", "teller": "wat niemand weet"}
        plek = register["cijfer"].index(oud)
        oud = oud | {"geldig_tot": "2026-01-31"}
        return register | {"cijfer": [*register["cijfer"][:plek], oud, nieuw, *register["cijfer"][plek + 1 :]]}

    rijen = [
        (f"{maand}-{nr}", f"2026-0{maand}-03T10:00", "Selwerd", "telefoon", "Inwoner / zelfmelder",
         "Onbekend" if nr < onbekend else "Wonen", "ja" if nr < direct else "nee", "zelf beantwoord", "")
        for maand, (alle, direct, onbekend) in OPZET.items()
        for nr in range(alle)
    ]  # fmt: skip
    lees_in(bureau, tmp_path, "vragen", [VRAGEN, *rijen])
    monkeypatch.setattr(cijfer, "lees_toml", gelezen)
    cijfer.definities.cache_clear()
    yield bureau
    cijfer.definities.cache_clear()


def test_that_each_period_is_counted_by_its_own_version_and_the_older_one_stands_beside_it(bureau: Bureau) -> None:
    blad = bureau.lees(LeesCijfers(periode=FEBRUARI, vergelijk="vorige"))
    een = next(rij for rij in blad.cijfers if rij.definitie.naam == NAAM)
    assert een.eerder is not None
    assert (een.nu.versie, een.nu.teller, een.eerder.versie, een.eerder.teller) == (2, 10, 1, 6)
    assert (een.breuk, een.verschil) == (True, None)
    (oud,) = een.naast
    assert oud.eerder is not None
    assert (oud.nu.versie, oud.nu.teller, oud.nu.noemer, oud.eerder.teller) == (1, 5, 20, 6)
    assert oud.verschil == pytest.approx(25.0 - 50.0), "by one definition the two months may be compared"
    plek = blad.regels.index(een)
    assert [rij.titel for rij in blad.regels[plek : plek + 2]] == [
        "Direct afgehandeld", "Direct afgehandeld, volgens versie 1"
    ]  # fmt: skip
    assert not [rij for rij in blad.cijfers if rij.naast and rij is not een]
    assert not [rij for rij in bureau.lees(LeesCijfers(periode=FEBRUARI)).cijfers if rij.naast]
    lijst = bureau.lees(LeesCijferlijst(naam=NAAM, periode=FEBRUARI))
    assert sum(rij.teller for rij in lijst.rijen) == 10


@pytest.mark.parametrize("stap", ["dag", "maand"])
def test_that_a_line_counts_every_step_by_the_version_of_that_step(bureau: Bureau, stap: str) -> None:
    samen = vrije_periode(JANUARI.van, FEBRUARI.tot)
    reeks = bureau.lees(LeesCijferreeks(naam=NAAM, periode=samen, stap=stap))
    geteld = [(punt.meting.versie, punt.meting.teller) for punt in reeks.punten if punt.meting.noemer]
    assert geteld == [(1, 6), (2, 10)]
    (breuk,) = reeks.breuken
    assert reeks.punten[breuk].periode.van == FEBRUARI.van


def test_that_papers_and_files_tell_both_versions(bureau: Bureau, tmp_path: Path) -> None:
    maand = lees_periode(bureau, LeesCijfers(periode=FEBRUARI, vergelijk="vorige"))
    rijen = list(csv.DictReader(maandtabellen(maand)["cijfers.csv"].decode().splitlines()))
    assert [(rij["versie"], rij["waarde"], rij["vorige_versie"], rij["vorige_waarde"]) for rij in rijen
            if rij["naam"] == NAAM] == [("2", "50", "1", "50"), ("1", "25", "1", "50")]  # fmt: skip
    tekst = _tekst(maak(maand))
    assert "Direct afgehandeld 50 % 10 van 20 50 % andere definitie" in tekst
    oud, geteld = re.findall(r"Direct afgehandeld, volgens .{50}", tekst)
    assert "25 % 5 van 20 50 % −25,0 punt" in oud
    assert "Teller:" in geteld
    jaar = bureau.lees(LeesJaarCijfers(jaar=2026))
    kern = list(csv.DictReader(tabellen(jaar)["kerncijfers.csv"].decode().splitlines()))
    assert tuple(dict.fromkeys(rij["naam"] for rij in kern)) == KERNCIJFERS
    assert [(rij["waarde"], rij["teller"], rij["noemer"], rij["definitie"][-9:]) for rij in kern
            if rij["naam"] == NAAM] == [
        ("0.3438", "11", "32", "Versie 1."), ("0.4063", "13", "32", "Versie 2."),
    ]  # fmt: skip
    pdf, *_ = schrijf(jaar, tmp_path / "uit")
    tekst = _tekst(pdf.read_bytes())
    assert "Versie 1. Zo geteld is 2026: 34,4 %." in tekst
    assert "Versie 2. Zo geteld is 2026: 40,6 %." in tekst


def test_that_a_version_in_another_unit_is_refused() -> None:
    een = {
        "naam": "x", "titel": "X", "groep": "G", "vraag": "?", "teller": "t", "eenheid": "aantal", "bron": "b",
        "geldig_van": "2017-01-01", "geldig_tot": "2017-12-31",
    }  # fmt: skip
    ander = {**een, "versie": 2, "geldig_van": "2018-01-01", "geldig_tot": "", "eenheid": "minuten", "noemer": "n"}
    with pytest.raises(ValueError, match="unit"):
        lees_definities({"cijfer": [een, ander]})


def _tekst(pdf: bytes) -> str:
    bladen = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(str(blad.get_textpage().get_text_bounded()).split()) for blad in bladen)
