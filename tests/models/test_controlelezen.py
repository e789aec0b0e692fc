"""A checklist of dossiercontrole as a text: read, written back, and every fault told at once."""

from __future__ import annotations

import pytest

from wijdesk.models.controlelezen import FouteControlelijst, als_toml, lees_controlelijst, lees_eigen
from wijdesk.models.dossierregels import afspraken

EIGEN = """
versie = "2026-eigen"

[[punt]]
code = "plan"
groep = "Het plan"
vraag = "Is er een plan met \\"doelen\\"?"

[[punt]]
code = "kind"
groep = "Kinderen"
vraag = "Is met het kind gesproken?"
hulp = "Niet van toepassing zonder kinderen."
grond = "Jeugdwet art. 2.3"
"""


def test_that_a_checklist_is_read_and_written_back_as_it_was() -> None:
    lijst = lees_controlelijst(EIGEN)
    assert [(punt.code, punt.groep, punt.vraag, punt.hulp, punt.grond) for punt in lijst.punten] == [
        ("plan", "Het plan", 'Is er een plan met "doelen"?', "", ""),
        ("kind", "Kinderen", "Is met het kind gesproken?", "Niet van toepassing zonder kinderen.", "Jeugdwet art. 2.3"),
    ]
    assert lees_controlelijst(als_toml(lijst)) == lijst
    bewaard = lees_eigen(als_toml(lijst, 1_793_700_000_123))
    assert (bewaard.sinds, bewaard.lijst.punten, bewaard.lijst.vanaf) == (1_793_700_000_123, lijst.punten, "2026-11-03")
    for meegeleverd in afspraken().lijsten:
        assert lees_controlelijst(als_toml(meegeleverd)).punten == meegeleverd.punten


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ('versie = "2026-eigen"', "", "Bovenaan: versie ontbreekt."),
        ('versie = "2026-eigen"', 'versie = "a"\nsinds = 2026-01-01T00:00:00Z', "schrijft het programma zelf"),
        ('versie = "2026-eigen"', 'versie = "a"\nkleur = "rood"', "“kleur” kent het programma niet"),
        ('code = "kind"', 'code = "plan"', "Vraag 2: “plan” staat er twee keer in."),
        ('code = "kind"', 'code = "Het kind"', "Vraag 2: code is een kort woord"),
        ('groep = "Kinderen"', "", "Vraag 2: groep ontbreekt."),
        ('groep = "Kinderen"', "groep = 3", "Vraag 2: groep is één regel tekst"),
        ('groep = "Kinderen"', f'groep = "{"x" * 81}"', "Vraag 2: groep is langer dan 80 tekens."),
        ('groep = "Kinderen"', 'groep = "Kinderen', "kijk naar regel 11"),
        ('groep = "Kinderen"', "groep = " + "9" * 5_000, "getal in dat te lang is"),
        ("[[punt]]", "[punten]", ""),
    ],
)
def test_that_what_is_wrong_is_told_where_it_stands(oud: str, nieuw: str, zin: str) -> None:
    with pytest.raises(FouteControlelijst) as fout:
        lees_controlelijst(EIGEN.replace(oud, nieuw))
    assert zin in " ".join(fout.value.fouten)


def test_that_a_text_without_questions_or_with_very_many_is_no_checklist() -> None:
    with pytest.raises(FouteControlelijst, match="geen vraag"):
        lees_controlelijst('versie = "1"')
    veel = "".join(f'\n[[punt]]\ncode = "p{nummer}"\ngroep = "G"\nvraag = "V"\n' for nummer in range(61))
    with pytest.raises(FouteControlelijst, match="ten hoogste 60"):
        lees_controlelijst(f'versie = "1"\n{veel}')
    with pytest.raises(FouteControlelijst, match="te groot"):
        lees_controlelijst("#" * 40_001)
