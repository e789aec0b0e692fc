"""The register of AVG requests: taken in, extended once, decided, carried out; what residents say; two desks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.gezin import DAG, Gezin, bakker, bewaar, persoon, scherm_af, zet
from tests.papier import tekst as pdf_tekst
from tests.services.collega import aan_het_werk
from tests.services.tweebalies import twee_balies
from tests.services.weigering import fouten
from wijdesk.app.bureau import Bureau
from wijdesk.errors import DoelNodig, GeenRecht, Weigering
from wijdesk.models.huis import Medewerker
from wijdesk.models.opdrachten.avg import (
    BeslisAvgverzoek,
    BevestigAvgverzoek,
    BewaarAvgverzoek,
    HefBeperkingOp,
    LeesAantekeningen,
    LeesAvgbrief,
    LeesAvgverzoek,
    LeesAvgverzoeken,
    MeldAvgverzoek,
    PakAvgverzoekOp,
    TrekAantekeningIn,
    VerlengAvgverzoek,
    VoegAantekeningToe,
    VoerAvgverzoekUit,
)
from wijdesk.models.opdrachten.bewaren import (
    BesluitRegel,
    GeefVernietigakkoord,
    MaakVerzoeklijst,
    VernietigDossier,
)
from wijdesk.models.opdrachten.papier import LeesPlanPapier
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, VoegPersonenSamen
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.opdrachten.termijn import LeesAvgtermijnen, LeesTermijnen
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, CorrigeerContactmoment, LeesVerloop
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.avg import AvgDetail
from wijdesk.models.values import Id, IdMaker
from wijdesk.models.verloop import Contactmoment
from wijdesk.reports import avg_brief


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return bakker(bureau)


def vraag(bureau: Bureau, wie: Id | None, **anders: Any) -> Id:
    """A request that came in today from the resident, whom somebody knows."""
    velden: dict[str, Any] = {"soort": "inzage", "gevraagd": "Wat staat er over mij?", "identiteit": "bekend"}
    return Id(bureau.doe(BewaarAvgverzoek(id=bureau.wereld.ids(), persoon_id=wie, **(velden | anders))))


def lees(bureau: Bureau, id_: Id) -> AvgDetail:
    detail: AvgDetail = bureau.lees(LeesAvgverzoek(id=id_))
    return detail


# Taking in -----------------------------------------------------------------------------------------------------------


def test_that_a_request_has_a_number_a_day_and_somebody(bureau: Bureau, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder)
    d = lees(bureau, id_)
    assert d.rij.nummer.startswith("AVG26-")
    assert (d.rij.wie, d.rij.uiterlijk, d.rij.behandelaar) == ("Fatima Bakker", "2026-04-02", bureau.medewerker.naam)
    assert (d.rij.open, d.rij.wacht_op, d.verlengen_tot) == (True, "besluit", "2026-06-02")


def test_that_what_is_missing_is_told_beside_its_field(bureau: Bureau) -> None:
    leeg = BewaarAvgverzoek(id=bureau.wereld.ids(), soort="", hoedanigheid="ouder", ontvangen_op="2026-03-03")
    assert fouten(bureau, leeg).keys() == {"soort", "verzoeker", "over", "ontvangen_op"}
    raar = BewaarAvgverzoek(
        id=bureau.wereld.ids(), soort="inzage", over="Iemand", hoedanigheid="buurman", identiteit="gok",
        ontvangen_op="2018-05-24",
    )  # fmt: skip
    assert fouten(bureau, raar).keys() == {"hoedanigheid", "identiteit", "ontvangen_op"}
    assert bureau.lees(LeesAvgverzoeken()) == ()


def test_that_the_register_shows_what_is_due_first_and_what_is_done_last(bureau: Bureau, thuis: Gezin) -> None:
    later = vraag(bureau, thuis.moeder)
    laat = vraag(bureau, None, over="Meneer De Boer", ontvangen_op="2026-01-10", identiteit="")
    klaar = vraag(bureau, thuis.zoon)
    bureau.doe(BeslisAvgverzoek(id=klaar, besluit="ingetrokken"))
    rijen = bureau.lees(LeesAvgverzoeken())
    assert [rij.id for rij in rijen] == [laat, later, klaar]
    assert (rijen[0].toestand, rijen[0].wie) == ("te laat", "Meneer De Boer (nog niet gevonden)")
    assert "te laat" in rijen[0].in_woorden
    assert [rij.open for rij in rijen] == [True, True, False]


def test_that_a_desk_passes_a_request_on_and_the_term_runs(bureau: Bureau, thuis: Gezin) -> None:
    id_ = bureau.wereld.ids()
    with aan_het_werk(bureau, "entree") as entree:
        melding = MeldAvgverzoek(id=id_, soort="inzage", persoon_id=thuis.moeder, gevraagd="Wil alles zien")
        assert entree.doe(melding) == entree.doe(melding) == id_
        with pytest.raises(Weigering, match="geen toegang"):
            entree.lees(LeesAvgverzoeken())
        with pytest.raises(Weigering) as fout:
            entree.doe(MeldAvgverzoek(id=bureau.wereld.ids(), soort="x", persoon_id=thuis.moeder, gevraagd=" "))
        assert fout.value.fouten.keys() == {"soort", "gevraagd"}
    (rij,) = bureau.lees(LeesAvgverzoeken())
    assert (rij.behandelaar, rij.uiterlijk, rij.wacht_op) == ("", "2026-04-02", "identiteit")
    bureau.doe(PakAvgverzoekOp(id=id_))
    assert lees(bureau, id_).rij.behandelaar == bureau.medewerker.naam


def test_that_who_is_hidden_is_not_named_to_who_may_not_know(bureau: Bureau, thuis: Gezin) -> None:
    scherm_af(bureau, thuis.moeder)
    with aan_het_werk(bureau, "entree") as entree, pytest.raises(Weigering, match="afgeschermd"):
        entree.doe(
            MeldAvgverzoek(id=bureau.wereld.ids(), soort="inzage", persoon_id=thuis.moeder, gevraagd="Alles zien")
        )


def test_that_deadlines_are_in_the_agenda_of_who_has_the_right(bureau: Bureau, thuis: Gezin) -> None:
    vraag(bureau, thuis.moeder)
    agenda = bureau.lees(LeesTermijnen(bereik="mijn"))
    (rij,) = [rij for rij in agenda if rij.soort == "avg"]
    assert (rij.voor, rij.grondslag) == ("2026-04-02", "AVG art. 12 lid 3")
    assert "Fatima" not in rij.wat
    with aan_het_werk(bureau, "casemanager") as collega:
        assert not [rij for rij in collega.lees(LeesTermijnen(bereik="mijn")) if rij.soort == "avg"]


def test_that_who_deals_with_requests_and_reads_no_casus_has_those_deadlines_and_nothing_else(
    bureau: Bureau, thuis: Gezin
) -> None:
    eigen = vraag(bureau, thuis.moeder)  # of whoever is at the desk
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as petra:
        with pytest.raises(GeenRecht):
            petra.lees(LeesTermijnen(bereik="mijn"))
        assert petra.lees(LeesAvgtermijnen()) == (), "a colleague does this one"
        petra.doe(PakAvgverzoekOp(id=eigen))
        (rij,) = petra.lees(LeesAvgtermijnen())
        assert (rij.soort, rij.bron_id, rij.voor, rij.huishouden) == ("avg", eigen, "2026-04-02", "")
        assert petra.lees(LeesAvgtermijnen(tot="2026-03-15")) == ()
        with pytest.raises(Weigering):
            petra.lees(LeesAvgtermijnen(tot="morgen"))
        petra.doe(BeslisAvgverzoek(id=eigen, besluit="toegewezen"))
        (rij,) = petra.lees(LeesAvgtermijnen())
        assert rij.wat.endswith(": inzage uitvoeren")
        petra.doe(VoerAvgverzoekUit(id=eigen))
        assert petra.lees(LeesAvgtermijnen()) == ()
        weg = vraag(bureau, thuis.moeder)
        zet(bureau, Medewerker, bureau.medewerker.id, status="vervallen")
        assert [rij.bron_id for rij in petra.lees(LeesAvgtermijnen())] == [weg], "who did it left"
    with aan_het_werk(bureau, "casemanager") as collega, pytest.raises(GeenRecht):
        collega.lees(LeesAvgtermijnen())


# Extending -----------------------------------------------------------------------------------------------------------


def test_that_it_is_extended_once_with_a_reason_before_the_first_term_ends(
    bureau: Bureau, thuis: Gezin, klok: Klok
) -> None:
    id_ = vraag(bureau, thuis.moeder)
    assert fouten(bureau, VerlengAvgverzoek(id=id_, tot="2026-06-03", reden="")).keys() == {"tot", "reden"}
    assert fouten(bureau, VerlengAvgverzoek(id=id_, tot="2026-04-02", reden="Groot")).keys() == {"tot"}
    assert fouten(bureau, VerlengAvgverzoek(id=id_, tot="morgen", reden="Groot")).keys() == {"tot"}
    klok.verzet(31 * DAG)
    bureau.doe(VerlengAvgverzoek(id=id_, tot="2026-06-02", reden="Het dossier is groot"))
    d = lees(bureau, id_)
    assert (d.rij.uiterlijk, d.verlengen_tot) == ("2026-06-02", "")
    assert "al een keer" in fouten(bureau, VerlengAvgverzoek(id=id_, tot="2026-06-02", reden="Nog meer"))["tot"]


def test_that_after_the_first_term_it_cannot_be_extended(bureau: Bureau, thuis: Gezin, klok: Klok) -> None:
    id_ = vraag(bureau, thuis.moeder)
    klok.verzet(32 * DAG)
    assert lees(bureau, id_).verlengen_tot == ""
    assert "Beslis nu" in fouten(bureau, VerlengAvgverzoek(id=id_, tot="2026-06-02", reden="Groot"))["tot"]


# Deciding ------------------------------------------------------------------------------------------------------------


def test_that_nothing_is_granted_before_it_is_known_who_asks_and_about_whom(bureau: Bureau, thuis: Gezin) -> None:
    onbekend = vraag(bureau, thuis.moeder, identiteit="")
    niemand = vraag(bureau, None, over="Meneer De Boer")
    ouder = vraag(bureau, thuis.zoon, hoedanigheid="ouder", verzoeker="Fatima Bakker")
    oud = vraag(bureau, persoon(bureau, "Kees", "2009-01-01"), hoedanigheid="ouder", verzoeker="Fatima Bakker")
    for id_ in (onbekend, niemand, oud):
        assert fouten(bureau, BeslisAvgverzoek(id=id_, besluit="toegewezen")).keys() == {"besluit"}
        bureau.doe(BeslisAvgverzoek(id=id_, besluit="afgewezen", reden="Dat kan niet"))
    bureau.doe(BeslisAvgverzoek(id=ouder, besluit="toegewezen"))
    assert "Vraag ook het kind" in lees(bureau, ouder).let_op


def test_that_refusing_asks_a_reason_and_a_decision_stands(bureau: Bureau, thuis: Gezin, klok: Klok) -> None:
    id_ = vraag(bureau, thuis.moeder)
    for besluit in ("deels", "afgewezen"):
        assert fouten(bureau, BeslisAvgverzoek(id=id_, besluit=besluit)).keys() == {"reden"}
    assert fouten(bureau, BeslisAvgverzoek(id=id_, besluit="misschien")).keys() == {"besluit"}
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="deels", reden="Een deel gaat over een ander"))
    with pytest.raises(Weigering, match="al besloten op 02-03-2026"):
        bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    assert fouten(bureau, VoerAvgverzoekUit(id=id_, op="2026-03-01")).keys() == {"op"}
    klok.verzet(DAG)
    bureau.doe(VoerAvgverzoekUit(id=id_))
    d = lees(bureau, id_)
    assert (d.uitgevoerd_op, d.rij.open) == ("2026-03-03", False)
    with pytest.raises(Weigering, match="al uitgevoerd"):
        bureau.doe(VoerAvgverzoekUit(id=id_))


def test_that_what_the_law_keeps_is_proposed_as_a_refusal_with_law_and_day(bureau: Bureau, thuis: Gezin) -> None:
    d = lees(bureau, vraag(bureau, thuis.moeder, soort="verwijdering"))
    assert "tot en met 02-03-2046 (Jeugdwet art. 7.3.8" in d.bewaren
    assert lees(bureau, vraag(bureau, thuis.moeder)).bewaren == ""


def test_that_a_removal_that_was_granted_goes_to_a_list_for_two_people(bureau: Bureau) -> None:
    kees = persoon(bureau, "Kees")
    id_ = vraag(bureau, kees, soort="verwijdering")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen", reden="Niemand heeft hier belang bij"))
    assert lees(bureau, id_).op_lijst == ""
    bureau.doe(MaakVerzoeklijst(verzoek_id=id_))
    assert lees(bureau, id_).op_lijst
    assert winkel.rauw(bureau, "SELECT regel, dossier, vernietigd_op FROM vernietigregel") == [("verzoek", kees, None)]


# Papers --------------------------------------------------------------------------------------------------------------


def test_that_each_letter_says_what_the_law_wants(bureau: Bureau, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder, identiteit="")
    ontvangst = pdf_tekst(avg_brief.maak(bureau.lees(LeesAvgbrief(id=id_, soort="ontvangst"))))
    assert "2 april 2026" in ontvangst
    assert "paspoort" in ontvangst
    for soort in ("verlenging", "besluit", "rekening"):
        with pytest.raises(Weigering):
            bureau.lees(LeesAvgbrief(id=id_, soort=soort))
    bureau.doe(VerlengAvgverzoek(id=id_, tot="2026-06-02", reden="Er zijn veel verzoeken"))
    verlenging = pdf_tekst(avg_brief.maak(bureau.lees(LeesAvgbrief(id=id_, soort="verlenging"))))
    assert "2 juni 2026" in verlenging
    assert "Er zijn veel verzoeken" in verlenging
    assert "Autoriteit Persoonsgegevens" in verlenging
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="afgewezen", reden="Wij weten niet wie u bent"))
    besluit = pdf_tekst(avg_brief.maak(bureau.lees(LeesAvgbrief(id=id_, soort="besluit"))))
    assert "Wij doen niet wat u vraagt" in besluit
    assert "Wij weten niet wie u bent" in besluit
    assert "zes weken" in besluit


def test_that_a_letter_tells_that_a_restriction_ended_and_why_and_speaks_of_whom_it_is(
    bureau: Bureau, thuis: Gezin, klok: Klok
) -> None:
    def brief(soort: str) -> str:
        return pdf_tekst(avg_brief.maak(bureau.lees(LeesAvgbrief(id=id_, soort=soort))))

    id_ = vraag(bureau, thuis.moeder, soort="beperking", hoedanigheid="gemachtigde", verzoeker="Wiebe Bos")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    assert "Wij bewaren deze gegevens, maar gebruiken ze niet: vanaf 2 maart 2026" in brief("besluit")
    with pytest.raises(Weigering, match="geen beperking opgeheven"):
        brief("opheffing")
    klok.verzet(DAG)
    bureau.doe(HefBeperkingOp(id=id_, reden="Het onderzoek is klaar"))
    gestopt = brief("opheffing")
    assert "Sinds 3 maart 2026 gebruiken wij deze gegevens weer." in gestopt
    assert "Het onderzoek is klaar" in gestopt
    assert "gebruiken ze niet" not in gestopt
    assert lees(bureau, id_).opgeheven_op == "2026-03-03"


def test_that_the_letter_of_receipt_is_confirmed_once(bureau: Bureau, thuis: Gezin, klok: Klok) -> None:
    id_ = vraag(bureau, thuis.moeder)
    bureau.doe(BevestigAvgverzoek(id=id_))
    klok.verzet(DAG)
    bureau.doe(BevestigAvgverzoek(id=id_))
    assert lees(bureau, id_).bevestigd_op == "2026-03-02"


# What a resident says ------------------------------------------------------------------------------------------------


def test_that_what_a_resident_says_stands_on_the_card_and_can_be_taken_back(bureau: Bureau, thuis: Gezin) -> None:
    id_, bij = bureau.wereld.ids(), vraag(bureau, thuis.moeder, soort="rectificatie")
    zeg = VoegAantekeningToe(id=id_, persoon_id=thuis.moeder, tekst="Ik heb geen schulden", verzoek_id=bij)
    assert bureau.doe(zeg) == bureau.doe(zeg) == id_
    assert bureau.lees(LeesPersoonKaart(id=thuis.moeder)).aantekeningen == (
        "Aantekening van de inwoner, 02-03-2026: “Ik heb geen schulden”",
    )
    with pytest.raises(Weigering, match="woorden van de inwoner"):
        bureau.doe(VoegAantekeningToe(id=bureau.wereld.ids(), persoon_id=thuis.moeder, tekst=" "))
    bureau.doe(TrekAantekeningIn(id=id_))
    assert bureau.lees(LeesPersoonKaart(id=thuis.moeder)).aantekeningen == ()


def test_that_it_stands_beside_the_goal_on_screen_and_on_paper(bureau: Bureau, thuis: Gezin) -> None:
    doel = thuis.doelen[0]
    bureau.doe(
        VoegAantekeningToe(
            id=bureau.wereld.ids(),
            persoon_id=thuis.moeder,
            tekst="Dit is niet mijn doel",
            over_soort="doel",
            over_id=doel,
        )
    )
    plan = bureau.lees(LeesPlan(huishouden_id=thuis.huishouden))
    assert plan is not None
    assert [wat for wat, _ in plan.aantekeningen] == ["Doel: Rust met geld"]
    papier = bureau.lees(LeesPlanPapier(huishouden_id=thuis.huishouden)).plan
    assert "Dit is niet mijn doel" in papier.aantekeningen[0][1]
    assert bureau.lees(LeesPersoonKaart(id=thuis.moeder)).aantekeningen == (), "it is about the goal"
    assert len(bureau.lees(LeesAantekeningen(huishouden_id=thuis.huishouden))) == 1
    with aan_het_werk(bureau, "klachtencoordinator") as ander:
        with pytest.raises(DoelNodig):
            ander.lees(LeesAantekeningen(huishouden_id=thuis.huishouden))
        assert ander.lees(LeesAantekeningen(persoon_id=thuis.moeder)) == (), "it stands beside a goal of the plan"


def test_that_it_stays_with_a_note_that_is_corrected_later(bureau: Bureau, thuis: Gezin) -> None:
    ids, ik = bureau.wereld.ids, bureau.medewerker.id
    eerst = ids()
    bewaar(
        bureau,
        Contactmoment(
            id=eerst, huishouden_id=thuis.huishouden, casus_id=thuis.casus, op=bureau.wereld.klok(), soort="huisbezoek",
            notitie="Mevrouw drinkt te veel", medewerker_id=ik, geschreven_op=bureau.wereld.klok(),
        ),
    )  # fmt: skip
    bureau.doe(
        VoegAantekeningToe(
            id=ids(), persoon_id=thuis.moeder, tekst="Ik drink niet", over_soort="contactmoment", over_id=eerst
        )
    )
    (rij,) = [rij for rij in bureau.lees(LeesVerloop(huishouden_id=thuis.huishouden)).rijen if rij.id == eerst]
    assert rij.tekst.endswith("Aantekening van de inwoner, 02-03-2026: “Ik drink niet”")
    invoer = ContactmomentInvoer(soort="huisbezoek", notitie="Mevrouw drinkt soms", op=bureau.wereld.klok())
    later = bureau.doe(CorrigeerContactmoment(id=ids(), vorige_id=eerst, reden="Te stellig", invoer=invoer))
    (rij,) = [rij for rij in bureau.lees(LeesVerloop(huishouden_id=thuis.huishouden)).rijen if rij.id == later]
    assert rij.tekst.startswith("Mevrouw drinkt soms")
    assert rij.tekst.endswith("“Ik drink niet”")
    with pytest.raises(Weigering, match="bestaat niet"):
        bureau.doe(VoegAantekeningToe(id=ids(), persoon_id=thuis.moeder, tekst="Nee", over_soort="doel", over_id=eerst))


# Meanwhile -----------------------------------------------------------------------------------------------------------


def test_that_a_card_that_was_merged_takes_the_request_along(bureau: Bureau, thuis: Gezin) -> None:
    dubbel = persoon(bureau, "Fatima", "1985-04-01", achternaam="Bakker")
    id_ = vraag(bureau, dubbel)
    bureau.doe(VoegPersonenSamen(blijft=thuis.moeder, weg=dubbel, reden="Zelfde persoon"))
    d = lees(bureau, id_)
    assert not d.weg
    assert d.rij.wie == "Fatima Bakker"


def test_that_a_card_that_is_gone_is_told_and_nothing_is_granted(bureau: Bureau) -> None:
    kees = persoon(bureau, "Kees")
    id_ = vraag(bureau, kees)
    zet(bureau, Persoon, kees, status="vervallen")
    d = lees(bureau, id_)
    assert (d.weg, d.rij.wie) == (True, "Gegevens vernietigd")
    assert "niet meer" in d.kaart_weg
    assert fouten(bureau, BeslisAvgverzoek(id=id_, besluit="toegewezen")).keys() == {"besluit"}


def test_that_two_desks_that_decide_differently_have_something_to_decide(tmp_path: Path, klok: Klok) -> None:
    with twee_balies(tmp_path, klok) as balies:
        gezin = bakker(balies.een)
        id_ = vraag(balies.een, gezin.moeder)
        balies.ontmoet()
        balies.een.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
        balies.ander.doe(BeslisAvgverzoek(id=id_, besluit="afgewezen", reden="Niet wie hij zegt te zijn"))
        balies.ontmoet()
        assert id_ in {rij.plek.rij for rij in balies.lijst()}
        assert balies.is_heel()


def test_that_a_request_goes_with_the_dossier_it_asked_to_destroy_and_its_line_stays(bureau: Bureau) -> None:
    kees = persoon(bureau, "Kees")
    id_ = vraag(bureau, kees, soort="verwijdering")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen", reden="Niemand heeft hier belang bij"))
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een:
        een.doe(MaakVerzoeklijst(verzoek_id=id_))
        ((lijst, regel),) = winkel.rauw(bureau, "SELECT lijst_id, id FROM vernietigregel")
        een.doe(BesluitRegel(id=regel, besluit="weg"))
    with aan_het_werk(bureau, "privacybeheerder") as ander:
        ander.doe(GeefVernietigakkoord(id=lijst))
        ander.doe(VernietigDossier(id=regel))
    assert winkel.rauw(bureau, "SELECT count(*) FROM persoon WHERE id = ?", kees) == [(0,)]
    assert winkel.rauw(bureau, "SELECT regel, vernietigd_op IS NOT NULL FROM vernietigregel") == [("verzoek", 1)]
    assert all(rij.wie != "Kees van der Meulen" for rij in bureau.lees(LeesAvgverzoeken()))


def test_that_a_part_that_was_granted_never_takes_the_whole_dossier(bureau: Bureau) -> None:
    kees = persoon(bureau, "Kees")
    id_ = vraag(bureau, kees, soort="verwijdering")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="deels", reden="Alleen de notitie van maart"))
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een:
        with pytest.raises(Weigering, match="neemt het hele dossier"):
            een.doe(MaakVerzoeklijst(verzoek_id=id_))
        een.doe(VoerAvgverzoekUit(id=id_))
    assert not lees(bureau, id_).rij.open


def test_that_the_register_keeps_that_it_was_asked_when_and_what_was_decided_and_nothing_of_who(bureau: Bureau) -> None:
    kees = persoon(bureau, "Kees")
    ouder = vraag(
        bureau, kees, soort="rectificatie", hoedanigheid="gemachtigde", verzoeker="Wiebelstra", gevraagd="Nee"
    )
    bureau.doe(BeslisAvgverzoek(id=ouder, besluit="afgewezen", reden="Wiebelstra heeft geen machtiging"))
    id_ = vraag(bureau, kees, soort="verwijdering", gevraagd="Ik heet Zwaantje en alles moet weg")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen", reden="Zwaantje hoort hier niet"))
    with pytest.raises(Weigering, match="pas uitgevoerd als het dossier vernietigd is"):
        bureau.doe(VoerAvgverzoekUit(id=id_))
    nummers = sorted(rij.nummer for rij in bureau.lees(LeesAvgverzoeken()))
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een:
        een.doe(MaakVerzoeklijst(verzoek_id=id_))
        ((lijst, regel),) = winkel.rauw(bureau, "SELECT lijst_id, id FROM vernietigregel")
        een.doe(BesluitRegel(id=regel, besluit="weg"))
    with aan_het_werk(bureau, "privacybeheerder") as ander:
        ander.doe(GeefVernietigakkoord(id=lijst))
        ander.doe(VernietigDossier(id=regel))
    register = bureau.lees(LeesAvgverzoeken())
    assert sorted(rij.nummer for rij in register) == nummers
    assert {(rij.wie, rij.open, rij.persoon_id) for rij in register} == {("Gegevens vernietigd", False, None)}
    (weg,) = [rij for rij in register if rij.soort == "verwijdering"]
    d = lees(bureau, weg.id)
    assert (d.rij.besluit, d.besloten_op, d.besloten_door) == ("toegewezen", "2026-03-02", winkel.MEDEWERKER)
    assert (d.op_lijst != "", d.weg, d.gevraagd, d.besluitreden) == (True, True, "", "")
    assert "vernietigd op" in d.kaart_weg
    assert winkel.rauw(bureau, "SELECT verzoek_id FROM vernietigregel") == [(weg.id,)]
    for opdracht in (VoerAvgverzoekUit(id=weg.id), BevestigAvgverzoek(id=weg.id), PakAvgverzoekOp(id=weg.id)):
        with pytest.raises(Weigering, match="vernietigd"):
            bureau.doe(opdracht)
    alles = str(winkel.rauw(bureau, "SELECT * FROM avgverzoek")) + str(
        winkel.rauw(bureau, "SELECT inhoud FROM mutatie")
    )
    for woord in ("Wiebelstra", "Zwaantje", "Kees"):
        assert woord not in alles
    assert bureau.lees(LeesAvgtermijnen()) == ()
