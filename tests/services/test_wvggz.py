"""The Wvggz-meldpunt: 14 days that show, an outcome that stops them, feedback, and consultations counted apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from tests import gezin as huis
from tests import winkel
from tests.conftest import Klok
from tests.services.collega import aan_het_werk
from tests.signalen import lees as lees_signaal
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import LogToegang, MaakOngedaan
from wijdesk.models.opdrachten.signaal import OntkoppelSignaal, TrekSignaalIn
from wijdesk.models.opdrachten.termijn import HaalTermijn, LeesTermijnen, VervalTermijn
from wijdesk.models.opdrachten.wvggz import (
    BeginWvggz,
    BesluitWvggz,
    BewaarWvggz,
    HeropenWvggz,
    KoppelWvggzTerug,
    LeesConsultenWvggz,
    LeesWvggz,
    LeesWvggzCijfers,
    LeesWvggzLijst,
    LegConsultVast,
    TrekConsultIn,
    TrekWvggzIn,
)
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.rows.wvggz import WvggzDetail
from wijdesk.models.termijnen import is_werkdag
from wijdesk.models.values import Id
from wijdesk.models.wvggz import is_wvggz, klok

SOORT = "Wvggz-melding"
OFFICIER = "aanvraag zorgmachtiging bij de officier van justitie"
DAG = 86_400_000


def melding(bureau: Bureau, persoon_id: Id | None = None, **anders: Any) -> Id:
    """A signaal that is a Wvggz-melding, about somebody unless told otherwise."""
    wie = huis.persoon(bureau, "Wouter") if persoon_id is None else persoon_id
    return meld(bureau, soort=SOORT, persoon_id=wie, thema="", **anders)


def begonnen(bureau: Bureau, **anders: Any) -> Id:
    signaal = melding(bureau, **anders)
    bureau.doe(BeginWvggz(signaal_id=signaal))
    return signaal


def lees(wie: Any, signaal: Id) -> WvggzDetail:
    detail: WvggzDetail = wie.lees(LeesWvggz(signaal_id=signaal))
    return detail


def klokken(wie: Any, **anders: Any) -> list[AgendaRij]:
    """What stands in Termijnen about the Wvggz."""
    rijen = wie.lees(LeesTermijnen(**({"bereik": "mijn"} | anders)))
    return [rij for rij in rijen if rij.soort == "wvggz" or (rij.soort == "termijn" and rij.onderwerp == "signaal")]


# The clock -----------------------------------------------------------------------------------------------------------


@given(st.dates(date(2020, 1, 1), date(2060, 12, 1)))
def test_that_the_onderzoek_has_fourteen_days_and_ends_on_a_working_day(dag: date) -> None:
    fataal = klok(dag.isoformat(), dag).fataal
    assert fataal is not None
    assert 14 <= (fataal - dag).days <= 18
    assert is_werkdag(fataal)


def test_that_the_soort_of_the_signaal_says_whether_it_belongs_here() -> None:
    assert is_wvggz(SOORT)
    assert not is_wvggz("woonoverlast")


def test_that_the_clock_shows_before_and_after_the_onderzoek_began(bureau: Bureau, klok: Klok) -> None:
    signaal = melding(bureau, oppakken=True)
    klok.verzet(3 * DAG)
    (rij,) = klokken(bureau)
    assert (rij.soort, rij.voor, rij.bron_id) == ("wvggz", "2026-03-16", signaal)
    bureau.doe(BeginWvggz(signaal_id=signaal))
    (rij,) = klokken(bureau)
    assert (rij.soort, rij.voor, rij.onderwerp_id) == ("termijn", "2026-03-16", signaal)
    assert rij.wat == "Verkennend onderzoek Wvggz: Wouter van der Meulen"
    assert "art. 5:2" in rij.grondslag
    assert klokken(bureau, bereik="locatie", locatie_id=bureau.medewerker.locatie_id) == [rij]


def test_that_it_stands_on_the_list_of_who_looks_into_the_signaal(bureau: Bureau) -> None:
    signaal = melding(bureau)
    with aan_het_werk(bureau, "casemanager", naam="Karin Case") as wie:
        wie.doe(BeginWvggz(signaal_id=signaal))
        assert len(klokken(wie)) == 1
    assert klokken(bureau) == []
    assert lees_signaal(bureau, signaal).medewerker == "Karin Case"


def test_that_the_clock_names_the_household_of_the_signaal(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    begonnen(bureau, persoon_id=gezin.moeder, huishouden_id=gezin.huishouden)
    (rij,) = klokken(bureau)
    assert (rij.huishouden_id, rij.huishouden) == (gezin.huishouden, "Gezin De Vries")


def test_that_the_clock_cannot_be_stopped_without_an_outcome(bureau: Bureau) -> None:
    begonnen(bureau)
    (rij,) = klokken(bureau)
    assert rij.bron_id is not None
    for opdracht in (
        HaalTermijn(id=rij.bron_id, op="2026-03-02"),
        VervalTermijn(id=rij.bron_id, op="2026-03-02", reden="zomaar"),
    ):
        with pytest.raises(Weigering, match="Wvggz-meldpunt"):
            bureau.doe(opdracht)
    assert klokken(bureau) == [rij]


# The checklist -------------------------------------------------------------------------------------------------------


def test_that_a_melding_goes_from_begin_to_feedback(bureau: Bureau, klok: Klok) -> None:
    signaal = begonnen(bureau, terugkoppeling="gevraagd")
    klok.verzet(5 * DAG)
    bureau.doe(BewaarWvggz(signaal_id=signaal, bevindingen="Wil geen hulp", gesproken_op="2026-03-04"))
    bureau.doe(BesluitWvggz(signaal_id=signaal, uitkomst=OFFICIER, toelichting="Ernstig nadeel"))
    detail = lees(bureau, signaal)
    assert (detail.uitkomst, detail.besloten_op, detail.in_woorden) == (
        OFFICIER, "2026-03-07", "afgerond op 07-03-2026",
    )  # fmt: skip
    assert klokken(bureau) == []
    bureau.doe(KoppelWvggzTerug(signaal_id=signaal, wat="Wij hebben gesproken"))
    assert lees(bureau, signaal).teruggekoppeld_op == "2026-03-07"
    assert lees_signaal(bureau, signaal).teruggekoppeld_op == "2026-03-07"
    bureau.doe(HeropenWvggz(signaal_id=signaal, reden="Er is nieuwe informatie"))
    (rij,) = klokken(bureau)
    assert rij.voor == "2026-03-16"
    bureau.doe(BesluitWvggz(signaal_id=signaal, uitkomst="reguliere hulp"))


def test_that_an_outcome_after_fourteen_days_says_so(bureau: Bureau, klok: Klok) -> None:
    signaal = begonnen(bureau)
    bureau.doe(BewaarWvggz(signaal_id=signaal, bevindingen="Niet thuis"))
    klok.verzet(20 * DAG)
    assert lees(bureau, signaal).toestand == "te laat"
    bureau.doe(BesluitWvggz(signaal_id=signaal, uitkomst="geen vervolg"))
    assert lees(bureau, signaal).in_woorden.endswith("te laat")
    assert bureau.lees(LeesWvggzCijfers(jaar=2026)).te_laat == 1


def test_that_it_begins_only_about_somebody_and_once(bureau: Bureau) -> None:
    zonder = meld(bureau, soort=SOORT)
    with pytest.raises(Weigering) as fout:
        bureau.doe(BeginWvggz(signaal_id=zonder))
    assert list(fout.value.fouten) == ["persoon_id"]
    with pytest.raises(Weigering, match="geen Wvggz-melding"):
        bureau.doe(BeginWvggz(signaal_id=meld(bureau)))
    signaal = begonnen(bureau)
    with pytest.raises(Weigering, match="al begonnen"):
        bureau.doe(BeginWvggz(signaal_id=signaal))


@pytest.mark.parametrize("dag", ["2026-03-03", "2019-12-31", "vroeger", "2026-13-01"])
def test_that_a_melding_has_a_day_that_can_be(bureau: Bureau, dag: str) -> None:
    signaal = melding(bureau)
    with pytest.raises(Weigering) as fout:
        bureau.doe(BeginWvggz(signaal_id=signaal, melding_op=dag))
    assert list(fout.value.fouten) == ["melding_op"]


@pytest.mark.parametrize(
    ("opdracht", "veld"),
    [
        (lambda s: BewaarWvggz(signaal_id=s, bevindingen="x", gesproken_op="2026-03-01"), "gesproken_op"),
        (lambda s: BewaarWvggz(signaal_id=s, bevindingen="x", gesproken_op="2026-03-09"), "gesproken_op"),
        (lambda s: BesluitWvggz(signaal_id=s, uitkomst=OFFICIER), "bevindingen"),
        (lambda s: KoppelWvggzTerug(signaal_id=s, wat=" "), "wat"),
        (lambda s: KoppelWvggzTerug(signaal_id=s, wat="x", op="2026-02-01"), "op"),
        (lambda s: KoppelWvggzTerug(signaal_id=s, wat="x", op="2026-04-01"), "op"),
        (lambda s: TrekWvggzIn(signaal_id=s, reden=""), "reden"),
    ],
)
def test_that_what_is_wrong_is_refused_beside_its_field(bureau: Bureau, opdracht: Any, veld: str) -> None:
    signaal = begonnen(bureau)
    with pytest.raises(Weigering) as fout:
        bureau.doe(opdracht(signaal))
    assert list(fout.value.fouten) == [veld]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"uitkomst": "anders"}, "uitkomst"),
        ({"op": "2026-02-28"}, "op"),
        ({"op": "2026-03-03"}, "op"),
        ({"op": "x"}, "op"),
    ],
)
def test_that_a_wrong_outcome_is_refused(bureau: Bureau, velden: dict[str, str], veld: str) -> None:
    signaal = begonnen(bureau)
    bureau.doe(BewaarWvggz(signaal_id=signaal, bevindingen="Wil geen hulp"))
    with pytest.raises(Weigering) as fout:
        bureau.doe(BesluitWvggz(signaal_id=signaal, **({"uitkomst": OFFICIER} | velden)))
    assert list(fout.value.fouten) == [veld]


def test_that_nothing_changes_after_the_outcome_and_before_the_begin(bureau: Bureau) -> None:
    signaal = melding(bureau)
    with pytest.raises(Weigering, match="nog niet begonnen"):
        bureau.doe(BewaarWvggz(signaal_id=signaal, bevindingen="x"))
    bureau.doe(BeginWvggz(signaal_id=signaal))
    with pytest.raises(Weigering, match="loopt nog"):
        bureau.doe(HeropenWvggz(signaal_id=signaal, reden="x"))
    bureau.doe(BewaarWvggz(signaal_id=signaal, bevindingen="Wil geen hulp"))
    bureau.doe(BesluitWvggz(signaal_id=signaal, uitkomst=OFFICIER))
    for opdracht in (
        BewaarWvggz(signaal_id=signaal, bevindingen="x"),
        BesluitWvggz(signaal_id=signaal, uitkomst=OFFICIER),
        TrekWvggzIn(signaal_id=signaal, reden="x"),
    ):
        with pytest.raises(Weigering, match="afgerond"):
            bureau.doe(opdracht)


def test_that_one_that_is_none_after_all_counts_nowhere_and_lets_the_signaal_go(bureau: Bureau) -> None:
    signaal = begonnen(bureau)
    with pytest.raises(Weigering):
        bureau.doe(TrekSignaalIn(id=signaal, reden="dubbel"))
    bureau.doe(TrekWvggzIn(signaal_id=signaal, reden="het ging om overlast"))
    assert bureau.lees(LeesWvggzCijfers(jaar=2026)).meldingen == 0
    assert [rij.soort for rij in klokken(bureau)] == ["wvggz"]  # the signaal is still of that soort
    bureau.doe(TrekSignaalIn(id=signaal, reden="dubbel"))
    assert klokken(bureau) == []


def test_that_undo_takes_begin_and_outcome_back(bureau: Bureau) -> None:
    signaal = melding(bureau)
    wijziging = bureau.schrijf(BeginWvggz(signaal_id=signaal))[1]
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert not lees(bureau, signaal).begonnen
    bureau.doe(BeginWvggz(signaal_id=signaal))
    bureau.doe(BewaarWvggz(signaal_id=signaal, bevindingen="Wil geen hulp"))
    wijziging = bureau.schrijf(BesluitWvggz(signaal_id=signaal, uitkomst=OFFICIER))[1]
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert len(klokken(bureau)) == 1
    assert lees(bureau, signaal).uitkomst == ""


def test_that_the_list_has_what_runs_first_and_what_ended_this_year_last(bureau: Bureau, klok: Klok) -> None:
    klaar = begonnen(bureau)
    bureau.doe(BewaarWvggz(signaal_id=klaar, bevindingen="Wil geen hulp"))
    bureau.doe(BesluitWvggz(signaal_id=klaar, uitkomst=OFFICIER))
    loopt, nog_niet = begonnen(bureau), meld(bureau, soort=SOORT)
    rijen = bureau.lees(LeesWvggzLijst(locatie_id=bureau.medewerker.locatie_id))
    assert {rij.signaal_id for rij in rijen[:2]} == {loopt, nog_niet}
    assert (rijen[2].signaal_id, rijen[2].uitkomst) == (klaar, OFFICIER)
    assert [rij.begonnen for rij in rijen if rij.signaal_id == nog_niet] == [False]
    klok.verzet(365 * DAG)
    assert len(bureau.lees(LeesWvggzLijst(locatie_id=bureau.medewerker.locatie_id))) == 2


# Consultations and counts --------------------------------------------------------------------------------------------


def consult(bureau: Bureau, **anders: Any) -> Id:
    velden: dict[str, Any] = {"id": bureau.wereld.ids(), "bron": "huisarts", "duur": 10} | anders
    return bureau.doe(LegConsultVast(**velden))


def test_that_consultations_are_counted_apart(bureau: Bureau) -> None:
    hier = bureau.medewerker.locatie_id
    een = consult(bureau)
    consult(bureau, bron="politie", duur=0, advies="Melden kan bij ons")
    consult(bureau, dag="2025-12-31")
    consult(bureau, id=een, duur=12)  # the same one completed
    cijfers = bureau.lees(LeesWvggzCijfers(jaar=2026, locatie_id=hier))
    assert (cijfers.meldingen, cijfers.consulten, cijfers.minuten) == (0, 2, 12)
    assert cijfers.per_bron == (("huisarts", 1), ("politie", 1))
    with pytest.raises(Weigering):
        bureau.doe(TrekConsultIn(id=een, reden=""))
    bureau.doe(TrekConsultIn(id=een, reden="dubbel"))
    assert bureau.lees(LeesWvggzCijfers(jaar=2026)).consulten == 1
    assert [rij.bron for rij in bureau.lees(LeesConsultenWvggz(locatie_id=hier))] == ["politie", "huisarts"]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"bron": "kapper"}, "bron"),
        ({"bron": ""}, "bron"),
        ({"duur": -1}, "duur"),
        ({"duur": 1_441}, "duur"),
        ({"dag": "2026-03-03"}, "dag"),
        ({"dag": "2019-01-01"}, "dag"),
        ({"advies": "Bel 06-12345678"}, "advies"),
        ({"advies": "BSN 123456782"}, "advies"),
        ({"advies": "x" * 401}, "advies"),
    ],
)
def test_that_a_wrong_consultation_is_refused(bureau: Bureau, velden: dict[str, Any], veld: str) -> None:
    with pytest.raises(Weigering) as fout:
        consult(bureau, **velden)
    assert list(fout.value.fouten) == [veld]


def test_that_the_published_year_comes_out(bureau: Bureau, klok: Klok) -> None:
    """2020: 28 meldingen = 23 to the officier and 5 regular help; 76 consultations (annual report)."""
    for nummer in range(28):
        signaal = begonnen(bureau)
        bureau.doe(BewaarWvggz(signaal_id=signaal, bevindingen="Gesproken"))
        bureau.doe(BesluitWvggz(signaal_id=signaal, uitkomst=OFFICIER if nummer < 23 else "reguliere hulp"))
    for _ in range(76):
        consult(bureau)
    cijfers = bureau.lees(LeesWvggzCijfers(jaar=2026))
    assert (cijfers.meldingen, cijfers.lopend, cijfers.consulten) == (28, 0, 76)
    assert dict(cijfers.per_uitkomst) == {OFFICIER: 23, "reguliere hulp": 5, "geen vervolg": 0}
    assert "Wouter" not in str(cijfers)
    with pytest.raises(Weigering):
        bureau.lees(LeesWvggzCijfers(jaar=0))


# Who may see ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rol", ["entree", "gedragswetenschapper", "applicatiebeheerder"])
def test_that_who_lacks_the_right_sees_and_does_nothing(bureau: Bureau, rol: str) -> None:
    signaal = begonnen(bureau)
    hier = bureau.medewerker.locatie_id
    with aan_het_werk(bureau, rol) as wie:
        for vraag in (
            LeesWvggz(signaal_id=signaal),
            LeesWvggzLijst(locatie_id=hier),
            LeesConsultenWvggz(locatie_id=hier),
            LeesWvggzCijfers(jaar=2026),
        ):
            with pytest.raises(Weigering, match="Uw rol"):
                wie.lees(vraag)
        with pytest.raises(Weigering, match="Uw rol"):
            wie.doe(LegConsultVast(id=bureau.wereld.ids(), bron="huisarts"))
        with pytest.raises(Weigering, match="Uw rol"):
            wie.doe(BewaarWvggz(signaal_id=signaal, bevindingen="x"))


def test_that_somebody_hidden_is_in_no_list_count_or_clock(bureau: Bureau) -> None:
    wie_ = huis.persoon(bureau, "Wouter")
    loopt, nog_niet = begonnen(bureau, persoon_id=wie_), melding(bureau, wie_, oppakken=True)
    huis.scherm_af(bureau, wie_)
    hier = bureau.medewerker.locatie_id
    with aan_het_werk(bureau, "casemanager") as wie:
        assert wie.lees(LeesWvggzLijst(locatie_id=hier)) == ()
        cijfers = wie.lees(LeesWvggzCijfers(jaar=2026))
        assert (cijfers.meldingen, cijfers.zonder_afgeschermd) == (0, True)
        for signaal in (loopt, nog_niet):
            with pytest.raises(Weigering, match="afgeschermd"):
                lees(wie, signaal)
        with pytest.raises(Weigering, match="afgeschermd"):
            wie.doe(BewaarWvggz(signaal_id=loopt, bevindingen="x"))
        assert klokken(wie) == []
    with aan_het_werk(bureau, "teamleider", naam="Tineke Leider") as wie:
        assert len(wie.lees(LeesWvggzLijst(locatie_id=hier))) == 2
        assert len(klokken(wie, bereik="locatie", locatie_id=hier)) == 2
        assert wie.lees(LeesWvggzCijfers(jaar=2026)).meldingen == 1


def test_that_an_onderzoek_stays_about_whom_it_began(bureau: Bureau) -> None:
    signaal = begonnen(bureau, straat="Kerkstraat")
    bureau.doe(OntkoppelSignaal(id=signaal, wat="persoon", reden="verkeerd gekoppeld"))
    assert lees(bureau, signaal).over == "Wouter van der Meulen"


@pytest.mark.parametrize(
    ("sql", "check"),
    [
        ("UPDATE wvggzmelding SET uitkomst = 'reguliere hulp'", "ck_wvggzmelding_besloten"),
        (
            "UPDATE wvggzmelding SET uitkomst = 'reguliere hulp', besloten_op = '2020-01-01'",
            "ck_wvggzmelding_volgorde",
        ),
        ("UPDATE wvggzmelding SET teruggekoppeld_op = '2026-03-02'", "ck_wvggzmelding_teruggekoppeld"),
        ("UPDATE wvggzconsult SET duur = 1441", "ck_wvggzconsult_duur"),
        ("UPDATE wvggzconsult SET bron = ''", "ck_wvggzconsult_bron"),
    ],
)
def test_that_the_database_itself_refuses_nonsense(bureau: Bureau, sql: str, check: str) -> None:
    begonnen(bureau)
    consult(bureau)
    with pytest.raises(dbapi2.IntegrityError, match=check):
        winkel.rauw(bureau, sql)


def test_that_an_ended_clock_is_in_no_list_of_who_may_not_know(bureau: Bureau) -> None:
    wie_ = huis.persoon(bureau, "Wouter")
    signaal = begonnen(bureau, persoon_id=wie_)
    bureau.doe(BewaarWvggz(signaal_id=signaal, bevindingen="Wil geen hulp"))
    bureau.doe(BesluitWvggz(signaal_id=signaal, uitkomst=OFFICIER))
    vraag = LeesTermijnen(bereik="locatie", locatie_id=bureau.medewerker.locatie_id, afgelopen=True)
    assert [rij.onderwerp_id for rij in bureau.lees(vraag)] == [signaal]
    huis.scherm_af(bureau, wie_)
    assert len(bureau.lees(vraag)) == 1
    bureau._leesloket._rechten = bureau.rechten - {"persoon.afgeschermd"}
    assert bureau.lees(vraag) == ()


def test_that_opening_one_is_logged_for_the_person_or_else_for_everybody_in_the_household(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    bureau.lees(LeesWvggz(signaal_id=melding(bureau, gezin.zoon)))
    zonder_persoon = meld(bureau, soort=SOORT, huishouden_id=gezin.huishouden, thema="")

    def gelogd() -> set[bytes]:
        bureau.doe(LogToegang(regels=()))  # what was looked at is written first
        return {rij[0] for rij in winkel.rauw(bureau, "SELECT persoon_id FROM toegang WHERE wat LIKE 'Wvggz%'")}

    assert gelogd() == {gezin.zoon}
    bureau.lees(LeesWvggz(signaal_id=zonder_persoon))
    assert gelogd() == {gezin.moeder, gezin.zoon, gezin.dochter}
    bureau.lees(LeesWvggz(signaal_id=meld(bureau, soort=SOORT, straat="Eikenlaan", thema="")))
