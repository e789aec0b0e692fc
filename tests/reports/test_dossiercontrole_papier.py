"""The checklist of a dossiercontrole on paper: filled in without a name of a resident, and empty with boxes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.papier import nummer_id, teksten
from wijdesk.models.dossierregels import lijst_op
from wijdesk.models.rows.dossiercontrole import Controledetail, ControleRij, PuntRij
from wijdesk.reports.dossiercontrole import maak, maak_leeg

LIJST = lijst_op("2026-03-02")


def detail() -> Controledetail:
    rij = ControleRij(
        id=nummer_id(1), huishouden_id=nummer_id(2), naam="Gezin Yılmaz", nummer="C26-7KQ4M", soort="Nieuw",
        regisseur="R. Postma", stand="gedaan", controleur="S. de Vries", gedaan_op="2026-03-02", goed=13, punten=14,
        wacht=1, acties=1, eigen=False, overgeslagen="",
    )  # fmt: skip
    punten = tuple(
        PuntRij(
            id=nummer_id(100 + plek), punt=punt.code, groep=punt.groep, vraag=punt.vraag, hulp="", grond="",
            oordeel="ja", opmerking="", actie="", wie_id=None, wie="", klaar_voor="", gedaan_op="", antwoord="",
            beantwoord_op="",
        )
        for plek, punt in enumerate(LIJST.punten)
    )  # fmt: skip
    gevonden: dict[str, Any] = {
        "oordeel": "nee", "opmerking": "Er zijn twee plannen", "actie": "Maak er één van", "wie": "R. Postma",
        "klaar_voor": "2026-03-20", "antwoord": "Klopt, doe ik",
    }  # fmt: skip
    return Controledetail(
        rij=rij, maand="2026-03", locatie="Selwerd", lijst=LIJST.versie, aan="R. Postma", uiterlijk="2026-03-16",
        punten=(replace(punten[0], **gevonden), *punten[1:]), controleert=False, beheert=True, antwoordt=False,
        ik=nummer_id(3), voorstel_id=None,
    )  # fmt: skip


def test_that_a_filled_in_checklist_goes_by_its_number_and_says_what_was_found() -> None:
    tekst = " ".join(" ".join(teksten(maak(detail()))).split())
    for deel in ("C26-7KQ4M", "maart 2026", "13 van 14 punten in orde", "Er zijn twee plannen", "Maak er één van",
                 "klaar voor 20 maart 2026", "Antwoord: Klopt, doe ik"):  # fmt: skip
        assert deel in tekst
    assert "Yılmaz" not in tekst
    assert "niet van toepassing" not in tekst.replace("Niet van toepassing telt niet mee", "")


def test_that_an_empty_checklist_has_every_question_with_its_boxes() -> None:
    tekst = " ".join(" ".join(teksten(maak_leeg(LIJST))).split())
    assert all(punt.vraag in tekst for punt in LIJST.punten)
    assert tekst.count("Ja Nee Niet van toepassing Opmerking:") == len(LIJST.punten)
    assert "[" not in tekst, "a box is drawn"
