"""A made-up plan on paper, with names in six scripts; and what a PDF says when it is read back."""

from __future__ import annotations

import math
from typing import Any

import pypdfium2

from wijdesk.models.rows.papier import PapierLid, PlanPapier
from wijdesk.models.rows.plan import ActieRij, AkkoordRij, DoelRij, PlanDetail, VeiligheidRij
from wijdesk.models.values import Id

ARABISCH, TIGRINYA, POOLS, TURKS = "محمد الأحمد", "ሰላም ተስፋይ", "Łucja Brzęczyszczykiewicz", "İpek Yılmaz-Şükrüoğlu"
OEKRAIENS, VIETNAMEES, HEBREEUWS, GEORGISCH = "Оксана Шевченко", "Nguyễn Thị Ánh", "שרה כהן", "ნინო ბერიძე"
NEPALEES, TAMIL, THAIS = "प्रिया शर्मा", "கமலா ராஜன்", "สมชาย ใจดี"
NAMEN = (ARABISCH, TIGRINYA, POOLS, TURKS, OEKRAIENS, VIETNAMEES, HEBREEUWS, GEORGISCH)
INDISCH = (NEPALEES, TAMIL, THAIS)
"""Shaped in clusters: what one reads back may hold the vowels of a syllable in another order."""


def nummer_id(nummer: int) -> Id:
    """A fixed id."""
    return Id(nummer.to_bytes(16, "big"))


def handtekening() -> str:
    """Strokes as the screen keeps them."""
    golf = [[60 + plek * 8, int(200 + 120 * math.sin(plek / 6))] for plek in range(100)]
    return str([golf, [[200, 300], [800, 280]]])


def actie(nummer: int, wat: str, **anders: Any) -> ActieRij:
    """An action of a plan."""
    velden: dict[str, Any] = {
        "id": nummer_id(1000 + nummer), "doel_id": nummer_id(100), "wat": wat, "uitvoerder": "zelf", "wie": "",
        "persoon_id": None, "medewerker_id": None, "klaar_voor": "2026-12-01", "gedaan_op": "",
    }  # fmt: skip
    return ActieRij(**(velden | anders))


def doel(nummer: int, woorden: str, *acties: ActieRij, **anders: Any) -> DoelRij:
    """A goal of a plan."""
    velden: dict[str, Any] = {
        "id": nummer_id(100 + nummer), "volgorde": nummer, "woorden": woorden, "leefgebied": "Financiën",
        "personen": (), "wanneer_bereikt": "", "begin": "2026-03-02", "streef": "2026-12-31", "stand": "lopend",
        "reden": "", "afgerond_op": "", "acties": acties,
    }  # fmt: skip
    return DoelRij(**(velden | anders))


def plan(*doelen: DoelRij, **anders: Any) -> PlanDetail:
    """A plan with these goals."""
    velden: dict[str, Any] = {
        "id": nummer_id(1), "huishouden_id": nummer_id(2), "casus_id": nummer_id(3), "familiegroepsplan": "",
        "soort": "integraal ondersteuningsplan", "familiegroepsplan_op": "", "familiegroepsplan_reden": "",
        "situatie": "Er komen steeds brieven van de deurwaarder.", "gaat_goed": "We eten elke avond samen.",
        "opgesteld_op": "2026-03-02", "afgesloten_op": "", "actief": True, "doelen": doelen,
        "veiligheid": (
            VeiligheidRij(id=nummer_id(4), tekst="Bij ruzie loopt één van ons een rondje.", wie="", van="2026-03-02",
                          tot=""),
        ),
    }  # fmt: skip
    return PlanDetail(**(velden | anders))


def papier(plan_: PlanDetail | None = None, **anders: Any) -> PlanPapier:
    """A plan as it goes on paper, for a family with a name in every script."""
    velden: dict[str, Any] = {
        "plan": plan_ or plan(doel(1, "Elke maand genoeg geld voor boodschappen", actie(1, "Post op één stapel"))),
        "familie": "Gezin Yılmaz", "adres": "Eikenlaan 24b, 9741 AB Groningen", "nummer": "C26-7KQ4M",
        "leden": tuple(PapierLid(naam=naam, rol="ouder met gezag", leeftijd=None, tekent=True) for naam in NAMEN),
        "locatie": "Selwerd", "regisseur": "Anneke de Boer", "tandem": "Piet Jansen", "vandaag": "2026-03-09",
        "volgende_evaluatie": "2026-06-02", "versie": 3, "vingerafdruk": "3fa812bc" * 8,
        "vastgesteld_op": "2026-03-05",
        "akkoorden": (
            AkkoordRij(id=nummer_id(9), versie=3, persoon_id=None, naam=TURKS, wijze="op het scherm", op="2026-03-06",
                       opmerking="", handtekening=handtekening()),
        ),
    }  # fmt: skip
    return PlanPapier(**(velden | anders))


def teksten(inhoud: bytes) -> list[str]:
    """What every page says, as a viewer reads it."""
    document = pypdfium2.PdfDocument(inhoud)
    bladen = []
    for blad in document:
        lezer = blad.get_textpage()
        bladen.append(str(lezer.get_text_bounded()))
        lezer.close()
        blad.close()
    document.close()
    return bladen


def tekst(inhoud: bytes) -> str:
    """What the whole document says, on one line."""
    return " ".join(" ".join(teksten(inhoud)).split())
