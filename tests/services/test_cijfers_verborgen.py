"""A list behind a figure says how many it leaves out, also of somebody who is not there for whoever asks."""

from __future__ import annotations

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.models.cijfer import vrije_periode
from wijdesk.models.opdrachten.belang import MeldBelang
from wijdesk.models.opdrachten.cijfer import LeesCijferlijst, LeesCijfers, LeesVerdeling, LeesWarmtekaart
from wijdesk.models.values import lokaal


def test_that_an_uncle_is_told_that_one_more_counts_and_not_what_it_was(bureau: Bureau, klok: Klok) -> None:
    thuis = maak.bakker(bureau)
    bureau.doe(winkel.contact(bureau, persoon_id=thuis.zoon))
    vandaag = lokaal(klok()).date().isoformat()
    dag = vrije_periode(vandaag, vandaag)
    with aan_het_werk(bureau, "teamleider", naam="Oom Bakker") as oom:
        oom.doe(MeldBelang(id=bureau.wereld.ids(), persoon_id=thuis.zoon, soort="familie"))
        cijfer = next(een for een in oom.lees(LeesCijfers(periode=dag)).cijfers if een.definitie.naam == "vragen")
        lijst = oom.lees(LeesCijferlijst(naam="vragen", periode=dag, geteld=cijfer.nu.teller))
        assert (cijfer.nu.teller, lijst.rijen, lijst.niet_te_zien) == (1, (), 1)
        for soort in ("meldingtype", "melder", "kanaal", "uitkomst", "regisseur"):
            assert oom.lees(LeesVerdeling(soort=soort, periode=dag)).rijen == ()
        assert oom.lees(LeesWarmtekaart(periode=dag)).totaal == 0
