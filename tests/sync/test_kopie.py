"""A disk that was copied before it was let in: both copies end up as desks that have everything, each thing once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, run_state_machine_as_test
from sqlcipher3 import dbapi2

from tests.conftest import Klok
from tests.sync import slot
from tests.sync.daden import registreer, zet
from tests.sync.dubbel import Wijk, contact, gezin, heeft, is_heel
from tests.sync.licht import TEAM_ID, Tafel, Teller
from tests.sync.machine import Samen
from tests.sync.opstelling import InGeheugen, Opstelling
from tests.sync.straat import ANDER, Straat, namen
from tests.tellingen import VOL
from wijdesk.errors import GeenContact, Onbetrouwbaar, Storing
from wijdesk.models.huis import Toegang
from wijdesk.sync import aanmelding, beheer, kopie, sleutels
from wijdesk.sync.bord import Aanvraag
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.deelnemer import INGESCHREVEN
from wijdesk.sync.uitslag import Uitslag


def werk(tafel: Tafel, wie: str) -> None:
    """Somebody new at the counter, with a household of their own."""
    tafel._tijd[0] += 1000
    registreer(tafel, tafel.persoon(wie))
    tafel.gezin()


def twee_kopieen(ids: Teller, tijd: list[int]) -> tuple[Tafel, Tafel]:
    """A store with work of before, and its copy; both worked on, also on the same person, before anybody asked."""
    origineel = Tafel("balie", ids, tijd)
    werk(origineel, "van voor de kopie")
    tweede = origineel.kopie("kopie")
    for tafel in (origineel, tweede):
        werk(tafel, f"van {tafel.naam}")
        zet(tafel, tafel.rijen("persoon")[0], "telefoon", f"06 {tafel.naam}")
    return origineel, tweede


def tot_rust(gaan: Sequence[tuple[Tafel, Centrum]]) -> list[Uitslag]:
    """Everybody meets until nothing moves; answers what the first round of each gave."""
    eerste = [tafel.ronde(centrum) for tafel, centrum in gaan]
    for _ in range(6):
        uitslagen = [tafel.ronde(centrum) for tafel, centrum in gaan]
        assert not any(uit.stil for uit in uitslagen)
        if not any(uit.gedeeld or uit.gehaald or uit.nieuwe_keten for uit in uitslagen):
            return eerste
    raise AssertionError("it never comes to rest")


def test_that_both_copies_of_a_disk_become_desks_and_nothing_is_lost_or_there_twice(
    opstelling: Opstelling, klok: Klok
) -> None:
    _beide_doen_mee(opstelling, klok, kopie_vraagt_eerst=False, kopie_mag_eerst=True)


@pytest.mark.parametrize(("vraagt", "mag"), [(False, False), (True, False), (True, True)])
def test_that_it_does_not_matter_which_of_both_is_first(klok: Klok, *, vraagt: bool, mag: bool) -> None:
    _beide_doen_mee(InGeheugen(klok), klok, kopie_vraagt_eerst=vraagt, kopie_mag_eerst=mag)


def _beide_doen_mee(opstelling: Opstelling, klok: Klok, *, kopie_vraagt_eerst: bool, kopie_mag_eerst: bool) -> None:
    ids, tijd = Teller(), [max(klok(), opstelling.ga("beheer").tijd())]
    hand, beheerder = opstelling.ga("beheer"), Tafel("beheer", ids, tijd)
    beheer.richt_in(beheerder.kast, hand, teams={TEAM_ID: "Selwerd"}, nu=tijd[0])
    beheerder.meld_aan(hand, beheerder.kast)
    origineel, tweede = twee_kopieen(ids, tijd)
    toen = tweede.winkel.balie_id
    gaan = [(origineel, opstelling.ga("a")), (tweede, opstelling.ga("b"))]
    gevraagd = {}
    for tafel, centrum in gaan[::-1] if kopie_vraagt_eerst else gaan:
        gevraagd[tafel.naam] = tafel.vraag(centrum)
        assert tafel.vraag(centrum) == gevraagd[tafel.naam]  # the same again changes nothing
    eerste, laatste = (gaan[1][0], gaan[0][0]) if kopie_vraagt_eerst else (gaan[0][0], gaan[1][0])
    assert eerste.winkel.balie_id == toen
    assert eerste.kast.get(kopie.ANDER_NUMMER) is None
    assert laatste.kast.get(kopie.ANDER_NUMMER) is not None
    assert laatste.winkel.balie_id == laatste.deelnemer.ingeschreven != toen
    hangen = {er.vingerafdruk for er in beheer.aanvragen(beheerder.kast, hand)}
    assert hangen == {er.vingerafdruk for er in gevraagd.values()}
    assert len({er.sleutel for er in gevraagd.values()} | {er.ontvanger for er in gevraagd.values()}) == 4
    verplicht: set[bytes] = set()
    for tafel, centrum in gaan[::-1] if kopie_mag_eerst else gaan:
        aanvraag = gevraagd[tafel.naam]
        beheer.laat_toe(beheerder.kast, hand, aanvraag, teams=aanvraag.teams, historie=True, nu=tijd[0])
        werk(tafel, f"later van {tafel.naam}")
        verplicht |= tafel.mutaties().keys()
        assert tafel.ronde(centrum).gedeeld  # before the other is let in
    tot_rust([(beheerder, hand), *gaan])
    vers = Tafel("vers", ids, tijd)
    vers.meld_aan(hand, beheerder.kast)
    tot_rust([(vers, hand), (beheerder, hand), *gaan])
    slot.kijk_na([beheerder, origineel, tweede, vers], verplicht)
    assert len(namen(vers)) == len(vers.rijen("contact")) == len(vers.rijen("huishouden")) == 5
    assert vers.db.execute("SELECT count(*) FROM verschil WHERE veld = 'telefoon'").fetchone() == (1,)


def test_that_a_copy_made_after_it_asked_is_let_in_with_the_other_as_one_desk() -> None:
    straat = Straat(1)
    origineel = Tafel("balie", straat.ids, straat.tijd)
    werk(origineel, "van voor de kopie")
    aanvraag = origineel.vraag(straat.centrum)
    tweede = origineel.kopie("kopie")
    for tafel in (origineel, tweede):
        werk(tafel, f"van {tafel.naam}")
        assert tafel.vraag(straat.centrum).vingerafdruk == aanvraag.vingerafdruk
    beheer.laat_toe(straat.beheer, straat.centrum, aanvraag, teams=(TEAM_ID,), historie=True, nu=straat.tijd[0])
    gaan = [(tafel, straat.centrum) for tafel in (straat.tafels[0], origineel, tweede)]
    assert [uit.nieuwe_keten for uit in tot_rust(gaan)] == [False, False, True]
    slot.kijk_na([tafel for tafel, _ in gaan], origineel.mutaties().keys() | tweede.mutaties().keys())
    assert tweede.kast.get(kopie.ANDER_NUMMER) is None


# Cut short -----------------------------------------------------------------------------------------------------------


def _weer(tafel: Tafel, werk_: Callable[[Tafel], object]) -> Tafel:
    """Do it until it is done, each time by a program that knows only what is on the disk."""
    for _ in range(9):
        try:
            werk_(tafel)
        except GeenContact:
            tafel._tijd[0] += 1000
            tafel = tafel.kopie(tafel.naam)
            continue
        return tafel
    raise AssertionError("it never comes to an end")


@pytest.mark.parametrize("keren", range(5))
@pytest.mark.parametrize("antwoord_kwijt", [False, True])
def test_that_what_was_cut_short_goes_on_where_it_was(keren: int, *, antwoord_kwijt: bool) -> None:
    straat = Straat(1)
    origineel, tweede = twee_kopieen(straat.ids, straat.tijd)
    straat.meld_aan(origineel, TEAM_ID)
    verplicht = origineel.mutaties().keys() | tweede.mutaties().keys()
    gevraagd: list[Aanvraag] = []

    def breek(waar: int) -> None:
        if antwoord_kwijt:
            straat.centrum.verlies_antwoord(waar)
        else:
            straat.centrum.sterf_na(waar)

    breek(min(keren, 1))
    tweede = _weer(tweede, lambda tafel: gevraagd.append(tafel.vraag(straat.centrum)))
    straat.centrum.sterf_na(1 << 30)
    assert [er.vingerafdruk for er in beheer.aanvragen(straat.beheer, straat.centrum)] == [gevraagd[0].vingerafdruk]
    beheer.laat_toe(straat.beheer, straat.centrum, gevraagd[0], teams=(TEAM_ID,), historie=True, nu=straat.tijd[0])
    breek(keren)
    tweede = _weer(tweede, lambda tafel: tafel.ronde(straat.centrum))
    straat.centrum.sterf_na(1 << 30)
    straat.centrum.verlies_antwoord(0)
    gaan = [*straat.tafels, origineel, tweede]
    tot_rust([(tafel, straat.centrum) for tafel in gaan])
    slot.kijk_na(gaan, verplicht)


@pytest.mark.parametrize("tabel", ["kast", "keten", "winkel"])
def test_that_a_disk_that_fails_while_the_number_is_taken_leaves_all_as_it_was(tabel: str) -> None:
    straat = Straat(1)
    origineel, tweede = twee_kopieen(straat.ids, straat.tijd)
    straat.meld_aan(origineel, TEAM_ID)
    with pytest.raises(Onbetrouwbaar, match="Een andere computer"):
        aanmelding.vraag_aan(
            tweede.kast, straat.centrum, balie=origineel.winkel.balie_id, toestel=straat.ids(), teams=(), nu=0
        )
    voor = _staat(tweede)
    wanneer = {"kast": "INSERT ON kast WHEN NEW.naam = 'ander.nummer'", "keten": "INSERT ON keten",
               "winkel": "UPDATE ON winkel"}  # fmt: skip
    tweede.db.execute(f"CREATE TEMP TRIGGER vol BEFORE {wanneer[tabel]} BEGIN SELECT RAISE(ABORT, 'disk'); END")
    with pytest.raises((Storing, dbapi2.IntegrityError)):
        tweede.vraag(straat.centrum)
    assert _staat(tweede) == voor
    tweede.db.execute("DROP TRIGGER vol")
    assert tweede.vraag(straat.centrum).balie == tweede.winkel.balie_id != origineel.winkel.balie_id


def _staat(tafel: Tafel) -> list[object]:
    """The number, the keys and the journal's places."""
    db = tafel.db
    vragen = ("SELECT * FROM winkel", "SELECT * FROM keten ORDER BY 1, 2",
              f"SELECT * FROM kast WHERE naam NOT IN ('team', '{INGESCHREVEN}') ORDER BY 1")  # fmt: skip
    return [tafel.winkel.balie_id, *(db.execute(vraag).fetchall() for vraag in vragen)]


# Whose it is ---------------------------------------------------------------------------------------------------------


def test_that_a_desk_that_was_let_in_keeps_its_number_whatever_hangs_in_its_place() -> None:
    straat = Straat(1)
    balie_ = straat.nieuw("balie", TEAM_ID)
    leeg = Straat(1)
    vreemd = Tafel("vreemd", leeg.ids, leeg.tijd)
    eigen = balie_.winkel.balie_id
    aanvraag = vreemd.vraag(straat.centrum)
    assert aanvraag.balie != eigen
    balie_.ronde(straat.centrum)
    balie_.kast.put(sleutels.TEKEN, sleutels.nieuwe_tekensleutel())  # as after a board that was put back
    with pytest.raises(Onbetrouwbaar, match="Een andere computer"):
        balie_.vraag(straat.centrum)
    assert balie_.winkel.balie_id == balie_.deelnemer.ingeschreven == eigen


def test_that_a_backup_of_before_it_asked_comes_back_as_a_new_desk_with_what_it_had_shared() -> None:
    straat = Straat(1)
    balie_ = Tafel("balie", straat.ids, straat.tijd)
    werk(balie_, "van voor de kopie")
    terug = balie_.kopie("teruggezet")
    straat.meld_aan(balie_, TEAM_ID)
    werk(balie_, "daarna")
    straat.allen(balie_)
    straat.meld_aan(terug, TEAM_ID)
    werk(terug, "na het terugzetten")
    gaan = [straat.tafels[0], terug]
    tot_rust([(tafel, straat.centrum) for tafel in gaan])
    slot.kijk_na(gaan, balie_.mutaties().keys() | terug.mutaties().keys())
    assert namen(terug) == ["daarna", "na het terugzetten", "van voor de kopie"]


def test_that_a_copy_that_is_let_in_for_two_teams_brings_each_what_is_of_it() -> None:
    wijk = Wijk()
    origineel = Tafel("Selwerd", wijk.ids, wijk.tijd)
    gezin(origineel, TEAM_ID)
    tweede = origineel.kopie("kopie")
    wijk.meld_aan(origineel, TEAM_ID)
    huis, komt = gezin(tweede, TEAM_ID), tweede.persoon("Bo")
    hier = contact(tweede, TEAM_ID, komt)
    bekeken = tweede.doe(lambda uow: uow.voeg_toe(_bekeken(tweede)).id)
    wijk.meld_aan(tweede, TEAM_ID, ANDER)
    wijk.tafels += [origineel, tweede]
    wijk.rond()
    later = gezin(tweede, ANDER)
    wijk.rond()
    for tafel in (wijk.selwerd, origineel, wijk.dubbel):
        assert all(heeft(tafel, rij) for rij in (huis, komt, hier, bekeken))
    assert heeft(wijk.beijum, later)
    assert not heeft(wijk.beijum, huis)
    assert [is_heel(tafel) for tafel in wijk.tafels] == [[]] * len(wijk.tafels)


def _bekeken(tafel: Tafel) -> Toegang:
    """A line of the log: it goes nowhere unless it is known to be of this desk."""
    return Toegang(tijd=tafel.klok(), medewerker_id=tafel.wie.medewerker_id, wat="inwoner geopend", doel="helpen")


# In a game -----------------------------------------------------------------------------------------------------------

SPELLEN, STAPPEN = (200, 40) if VOL else (1, 12)


class MetKopieen(Samen):
    """The game of `machine`, that begins with a disk that was copied before it was let in."""

    gespeeld: ClassVar[set[tuple[bool, bool]]] = set()

    @initialize(om=st.booleans(), tussendoor=st.booleans(), na=st.integers(0, 3))
    def kloon_voor_toelating(self, *, om: bool, tussendoor: bool, na: int) -> None:
        """Both ask and are let in, in any order; asking may be cut short, and the others go on."""
        self.gespeeld.add((om, tussendoor))
        paar = list(twee_kopieen(self.ids, self.tijd))
        for een in paar[::-1] if om else paar:
            self.centrum.sterf_na(na)
            gevraagd: list[Aanvraag] = []
            tafel = _weer(een, lambda er, gevraagd=gevraagd: gevraagd.append(er.vraag(self.centrum)))  # type: ignore[misc]
            self.centrum.sterf_na(1 << 30)
            beheer.laat_toe(self.beheerder, self.centrum, gevraagd[0], teams=(TEAM_ID,), historie=True, nu=self.tijd[0])
            self.tafels.append(tafel)
            self.vuil.add(len(self.tafels) - 1)
            if tussendoor:
                self._ronde(tafel)


@pytest.mark.timeout(7200 if VOL else 300)
def test_that_desks_that_are_copied_before_they_are_let_in_end_up_the_same() -> None:
    run_state_machine_as_test(
        seed(5)(MetKopieen),
        settings=settings(
            max_examples=SPELLEN,
            stateful_step_count=STAPPEN,
            deadline=None,
            database=None,
            report_multiple_bugs=False,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert MetKopieen.gespeeld
