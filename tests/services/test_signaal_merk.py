"""Who may see a signaal about somebody or somewhere protected sees in the list that it is."""

from __future__ import annotations

from tests.gezin import gezin, lid, persoon, scherm_af
from tests.services.collega import aan_het_werk
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.signaal import LeesSignalen, LeesSignalenVan
from wijdesk.ui.signaalregel import beeld


def test_that_who_may_see_what_is_protected_sees_in_the_list_that_it_is(bureau: Bureau) -> None:
    geheim, open_ = persoon(bureau, "Geheim"), persoon(bureau, "Open")
    huis = gezin(bureau, lid(geheim, "alleenstaande"))
    dicht = {meld(bureau, persoon_id=geheim), meld(bureau, huishouden_id=huis)}
    gewoon = meld(bureau, persoon_id=open_)
    scherm_af(bureau, geheim)
    with aan_het_werk(bureau, "teamleider", naam="Noor Bos") as leider:
        rijen = leider.lees(LeesSignalen(locatie_id=bureau.medewerker.locatie_id)).rijen
        assert {rij.id: rij.afgeschermd for rij in rijen} == {gewoon: False} | dict.fromkeys(dicht, True)
        regels = {rij.id: beeld(rij, nu=bureau.wereld.klok(), ik="") for rij in rijen}
        assert all(regels[id_].onder.startswith("Afgeschermd · ") for id_ in dicht)
        assert all("Afgeschermd" in regels[id_].gesproken for id_ in dicht)
        assert "fgeschermd" not in regels[gewoon].gesproken
        assert all(rij.afgeschermd for rij in leider.lees(LeesSignalenVan(soort="persoon", id=geheim)))
    with aan_het_werk(bureau, "casemanager", naam="Jan Smit") as collega:
        rijen = collega.lees(LeesSignalen(locatie_id=bureau.medewerker.locatie_id)).rijen
        assert [(rij.id, rij.afgeschermd) for rij in rijen] == [(gewoon, False)]
