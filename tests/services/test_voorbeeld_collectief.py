"""What the example does together with its neighbourhood can be put in, and holds something for each page."""

from __future__ import annotations

from wijdesk.app.bureau import Bureau
from wijdesk.app.voorbeeld_collectief import vul_collectief
from wijdesk.models.opdrachten.collectief import LeesActiviteiten, LeesBuurtagenda, LeesInitiatieven, LeesSessies


def test_that_the_example_has_activiteiten_sessies_initiatieven_and_a_buurtagenda(bureau: Bureau) -> None:
    vul_collectief(bureau)
    rijen = bureau.lees(LeesActiviteiten())
    assert [(rij.titel, rij.sessies, rij.bezoeken) for rij in rijen] == [
        ("Taalcafé", 3, 27), ("Koffie op dinsdag", 8, 114), ("Opvoedspreekuur in de speeltuin", 4, 30),
    ]  # fmt: skip
    assert all(rij.ongeteld for rij in rijen[:2]), "somebody has something to count"
    assert [rij.stand for rij in bureau.lees(LeesInitiatieven())] == ["nieuw", "loopt"]
    assert [bool(rij.teruggekoppeld_op) for rij in bureau.lees(LeesBuurtagenda())] == [False, False, True]
    assert bureau.lees(LeesSessies(van="2026-03-03", tot="2026-12-31"))
