"""The register of klachten of the example can be put in, and shows every state there is."""

from __future__ import annotations

from tests import gezin as maak
from wijdesk.app.bureau import Bureau
from wijdesk.app.voorbeeld_klachten import vul_klachten
from wijdesk.models.opdrachten.huis import MaakMedewerker
from wijdesk.models.opdrachten.klacht import LeesKlachten


def test_that_the_example_has_klachten_in_every_state(bureau: Bureau) -> None:
    hier = bureau.medewerker.locatie_id
    collegas = [
        bureau.doe(MaakMedewerker(naam=naam, locatie_id=hier, rollen=("entree",))) for naam in ("S. Bos", "M. Vos")
    ]
    vul_klachten(bureau, collegas, [maak.persoon(bureau, "Anouk")])
    rijen = bureau.lees(LeesKlachten())
    assert [(rij.wacht_op, rij.toestand) for rij in rijen if rij.open] == [
        ("horen", "te laat"), ("uitkomst", ""), ("ontvangstbrief", ""),
    ]  # fmt: skip
    assert {rij.uitkomst for rij in rijen if not rij.open} == {
        "gegrond", "deels gegrond", "ongegrond", "opgelost door bemiddeling", "overig",
    }  # fmt: skip
    assert any(rij.wacht_op == "brief" for rij in rijen), "somebody has a letter to write"
    assert any(rij.persoon_id is not None for rij in rijen)
