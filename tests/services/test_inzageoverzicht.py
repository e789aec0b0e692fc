"""What the log and the resident read as the reason somebody looked or printed: a request or a klacht was no help."""

from __future__ import annotations

from tests.gezin import Gezin
from tests.inzage import kijk, vraag
from tests.services.collega import aan_het_werk
from tests.services.tweebalies import Balies
from wijdesk.models.logsoort import AFDRUKKEN
from wijdesk.models.opdrachten.avg import LeesAvgverzoek
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.opdrachten.inzage import OpenInNood
from wijdesk.models.opdrachten.logboek import LeesInzageoverzicht, LeesLogboek, LogUitgifte
from wijdesk.models.opdrachten.papier import LeesPlanPapier
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.rows.logboek import Logblad
from wijdesk.resources import lees_toml
from wijdesk.services.leesloket import laad
from wijdesk.services.logboek.overzicht import FUNCTIES, REDENEN, VERZOEK, WAAROM
from wijdesk.services.register import REGISTER


def test_that_every_reason_is_the_purpose_of_a_question_and_every_rol_has_a_function() -> None:
    laad()
    assert REDENEN.keys() <= {geval.doel for geval in REGISTER.values()}
    assert lees_toml("rollen.toml")["rol"].keys() == FUNCTIES.keys()


def test_that_what_was_opened_and_printed_for_a_request_was_not_to_help(balies: Balies, thuis: Gezin) -> None:
    bureau = balies.een
    verzoek = vraag(bureau, thuis.moeder)
    bureau.lees(LeesAvgverzoek(id=verzoek))
    kijk(bureau, verzoek)
    bureau.doe(LogUitgifte(soort=AFDRUKKEN, wat="Brief afgedrukt", bron=verzoek, vraag="LeesAvgbrief"))
    bureau.doe(LogToegang())
    regels = bureau.lees(LeesInzageoverzicht(persoon_id=thuis.moeder)).regels
    assert {rij.waarom for rij in regels if rij.wat in ("Uw gegevens bekeken", "Uw gegevens afgedrukt")} == {VERZOEK}
    assert any(rij.wat == "Uw gegevens afgedrukt" for rij in regels)


def test_that_a_paper_of_a_dossier_opened_in_an_emergency_says_so(balies: Balies, thuis: Gezin) -> None:
    bureau = balies.een
    with aan_het_werk(bureau, "casemanager", zwijgt=True) as collega:
        collega.doe(OpenInNood(huishouden_id=thuis.huishouden, reden="De buurvrouw hoort een kind gillen"))
        vraag_ = LeesPlanPapier.__name__
        collega.doe(LogUitgifte(soort=AFDRUKKEN, wat="Plan afgedrukt", bron=thuis.huishouden, vraag=vraag_))
        blad: Logblad = bureau.lees(LeesLogboek(soort=AFDRUKKEN, medewerker_id=collega.id, hoogstens=10))
        assert blad.regels
        assert all("nood" in rij.waarom.casefold() for rij in blad.regels)
        zag = bureau.lees(LeesInzageoverzicht(persoon_id=thuis.moeder)).regels
        assert WAAROM not in {rij.waarom for rij in zag if rij.wat == "Uw gegevens afgedrukt"}


def test_that_a_last_day_to_come_leaves_the_year_before_today_on_the_page(balies: Balies, thuis: Gezin) -> None:
    bureau = balies.een
    bureau.lees(LeesPersoonKaart(id=thuis.moeder))
    bureau.doe(LogToegang())
    tot_nu = bureau.lees(LeesInzageoverzicht(persoon_id=thuis.moeder))
    assert tot_nu.regels
    later = bureau.lees(LeesInzageoverzicht(persoon_id=thuis.moeder, tot="2030-12-31"))
    assert (later.van, later.tot, later.regels) == (tot_nu.van, tot_nu.tot, tot_nu.regels)
