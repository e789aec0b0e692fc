"""The weight of a casus in a store: on the list of who has it, as a figure of a month, and the points of the house."""

from __future__ import annotations

from tests import winkel
from tests.gezin import bakker, zet
from wijdesk.app.bureau import Bureau
from wijdesk.models.cijfer import periode_van
from wijdesk.models.opdrachten.cijfer import LeesCijferlijst, LeesCijfers, LeesVerdeling
from wijdesk.models.opdrachten.instelling import ZetInstelling
from wijdesk.models.opdrachten.regie import LeesCaseload
from wijdesk.models.plan import Veiligheidsafspraak
from wijdesk.models.rows.huishouden import CaseloadRij
from wijdesk.models.values import Id, lokaal
from wijdesk.store.controle import controleer


def mijn(bureau: Bureau) -> CaseloadRij:
    (rij,) = [rij for rij in bureau.lees(LeesCaseload()) if rij.gewicht]
    return rij


def test_that_it_stands_on_the_list_and_in_the_figure_with_the_points_of_the_organisation(bureau: Bureau) -> None:
    bakker(bureau)
    maand = periode_van("maand", lokaal(bureau.wereld.klok()).date().isoformat())
    nu = mijn(bureau)
    assert nu.waarom == "casus 2 + begin 2 + kinderen 2 + veiligheid 3"
    assert nu.gewicht == 9

    def cijfer() -> tuple[int, int | None]:
        blad = bureau.lees(LeesCijfers(periode=maand))
        (een,) = [een.nu for een in blad.cijfers if een.definitie.naam == "caseload_gewicht"]
        return een.teller, een.noemer

    assert cijfer() == (9, 1)
    lijst = bureau.lees(LeesCijferlijst(naam="caseload_gewicht", periode=maand))
    assert [rij.cellen[3:] for rij in lijst.rijen] == [("9", nu.waarom)]
    verdeling = bureau.lees(LeesVerdeling(soort="gewicht", periode=maand))
    assert [(rij.code, rij.aantal) for rij in verdeling.rijen] == [(bureau.medewerker.naam, 9)]
    per_team = bureau.lees(LeesVerdeling(soort="teamgewicht", periode=maand))
    assert [(rij.code, rij.aantal) for rij in per_team.rijen] == [("Selwerd", 9)]
    bureau.doe(ZetInstelling(waarden=(("gewicht_veiligheid", "8"), ("gewicht_kind", "0"))))
    assert mijn(bureau).waarom == "casus 2 + begin 2 + veiligheid 8"
    assert cijfer() == (12, 1)
    afspraak = winkel.rauw(bureau, "SELECT id FROM veiligheidsafspraak")[0][0]
    zet(bureau, Veiligheidsafspraak, Id(afspraak), status="vervallen")
    assert mijn(bureau).gewicht == 4
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()
