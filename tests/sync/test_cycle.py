"""Every rule of a round: what is read and put down, what stands still, and what is said when something is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sync.daden import schrijf_zomaar
from tests.sync.licht import TEAM_ID
from tests.sync.straat import ANDER, Straat, namen, zet
from wijdesk.errors import AnderCentrum, GeenContact
from wijdesk.store import controle
from wijdesk.sync import aanmelding, beheer, sleutels
from wijdesk.sync.centrum import Merk
from wijdesk.sync.deelnemer import GELEZEN, gedeeld
from wijdesk.sync.rooster import GELDIG_MS, LEZEN, UITSTEL_MS

UUR_MS = 3_600_000


# Publishing and reading -----------------------------------------------------------------------------------------------


def test_that_a_round_brings_what_others_wrote_and_puts_down_what_is_new_here() -> None:
    straat = Straat()
    een, ander, _ = straat.tafels
    straat.persoon(een, "Anna")
    assert een.ronde(straat.centrum).gedeeld == len(een.mutaties())
    uit = ander.ronde(straat.centrum)
    assert namen(ander) == ["Anna"]
    assert uit.gehaald == len(een.mutaties())
    assert not uit.stil
    assert uit.geweigerd is None


def test_that_a_round_keeps_nothing_of_what_it_read() -> None:
    """A desk that reads ten years of a city has to hold them in its store, not in memory."""
    lengtes = []
    for aantal in (1, 40):
        straat = Straat()
        for nummer in range(aantal):
            straat.persoon(straat.tafels[0], f"Anna {nummer}")
        straat.tafels[0].ronde(straat.centrum)
        uit = straat.tafels[1].ronde(straat.centrum)
        assert uit.gehaald >= aantal
        lengtes.append(len(repr(uit)))
    assert lengtes[1] - lengtes[0] <= len("1000")


def test_that_a_round_with_nothing_to_do_does_nothing() -> None:
    straat = Straat()
    straat.allen()
    lichamen = straat.centrum.kopie().inhoud.ketens
    voor = straat.tafels[1].db.total_changes
    uit = straat.tafels[1].ronde(straat.centrum)
    assert (uit.gedeeld, uit.gehaald, uit.nieuwe_keten) == (0, 0, False)
    assert straat.centrum.kopie().inhoud.ketens == lichamen
    assert straat.tafels[1].db.total_changes - voor <= 1  # where its own chain was last seen


def test_that_a_desk_that_was_not_let_in_shares_nothing() -> None:
    straat = Straat()
    vreemd = straat.tafels[1].kopie("vreemd")
    vreemd.db.execute("DELETE FROM kast")
    uit = vreemd.ronde(straat.centrum)
    assert not uit.toegelaten
    assert straat.segmenten(vreemd) == []


def test_that_64_segments_of_a_chain_come_in_one_round() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    for nummer in range(64):
        straat.persoon(een, f"p{nummer:02}")
        een.ronde(straat.centrum)
    assert len(straat.segmenten(een)) == 64
    ander.ronde(straat.centrum)
    assert len(namen(ander)) == 64
    assert ander.bevindingen() == []


def test_that_an_answer_that_got_lost_puts_nothing_down_twice() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    straat.persoon(een, "Anna")
    straat.centrum.verlies_antwoord()
    with pytest.raises(GeenContact):
        een.ronde(straat.centrum)
    uit = een.ronde(straat.centrum)
    assert (uit.gedeeld, uit.nieuwe_keten, len(straat.segmenten(een))) == (0, False, 1)
    ander.ronde(straat.centrum)
    assert namen(ander) == ["Anna"]


@pytest.mark.parametrize("na", [0, 1])
def test_that_a_round_cut_short_before_or_after_the_body_is_done_again(na: int) -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    straat.persoon(een, "Anna")
    straat.centrum.sterf_na(na)
    with pytest.raises(GeenContact):
        een.ronde(straat.centrum)
    ander.ronde(straat.centrum)
    assert namen(ander) == []
    straat.allen()
    assert namen(ander) == ["Anna"]


# What stands still ----------------------------------------------------------------------------------------------------


def test_that_a_gap_stops_one_chain_only_and_is_shown_until_it_is_filled() -> None:
    straat = Straat()
    een, ander, lezer = straat.tafels
    for naam in ("Anna", "Bert", "Cora"):
        straat.persoon(een, naam)
        een.ronde(straat.centrum)
    straat.persoon(ander, "Daan")
    ander.ronde(straat.centrum)
    straat.centrum.verberg([straat.segmenten(een)[1]])
    uit = lezer.ronde(straat.centrum)
    assert uit.stil == {een.winkel.balie_id: "gat"}
    assert namen(lezer) == ["Anna", "Daan"]
    straat.centrum.toon()
    assert lezer.ronde(straat.centrum).stil == {}
    assert namen(lezer) == ["Anna", "Bert", "Cora", "Daan"]


def test_that_a_chain_of_which_nothing_is_missing_any_more_does_not_stand_still() -> None:
    straat = Straat(2)
    een, lezer = straat.tafels
    een.ronde(straat.centrum)
    straat.centrum.rommel = 10
    for _ in range(4):
        lezer.kast.put(GELEZEN, b"{}")
        lezer.ronde(straat.centrum)
    straat.centrum.rommel = None
    lezer.ronde(straat.centrum)
    assert lezer.ronde(straat.centrum).stil == {}


@pytest.mark.parametrize(
    ("wat", "reden"), [("zegel", "handtekening"), ("lichaam", "hash"), ("plaats", "plaats")], ids=str
)
def test_that_a_segment_that_was_tampered_with_stops_its_chain_only(wat: str, reden: str) -> None:
    straat = Straat()
    een, ander, lezer = straat.tafels
    straat.persoon(een, "Anna")
    straat.persoon(ander, "Daan")
    straat.allen(een, ander)
    (naam,) = straat.segmenten(een)
    goed = straat.centrum.haal(naam)
    elders = straat.centrum.haal(straat.segmenten(ander)[0]).zegel
    kop, lading, handtekening = goed.zegel.split(".")
    slecht = {
        "zegel": replace(goed, zegel=f"{kop}.{lading}.{handtekening[:-6]}AAAAAA"),
        "lichaam": replace(goed, lichaam=goed.lichaam[:-1] + bytes([goed.lichaam[-1] ^ 1])),
        "plaats": replace(goed, zegel=elders),
    }[wat]
    straat.centrum.vervang(slecht)
    uit = lezer.ronde(straat.centrum)
    assert set(uit.stil) == {een.winkel.balie_id}
    assert uit.stil[een.winkel.balie_id] in {reden, "handtekening", "sleutel"}
    assert namen(lezer) == ["Daan"]
    straat.centrum.vervang(goed)
    assert lezer.ronde(straat.centrum).stil == {}
    assert namen(lezer) == ["Anna", "Daan"]


@pytest.mark.parametrize("zegel", ["x", "a.b.c", ""])
def test_that_a_desk_heals_what_went_bad_at_the_end_of_its_own_chain(zegel: str) -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    for naam in ("Anna", "Bas"):
        straat.persoon(een, naam)
        een.ronde(straat.centrum)
    straat.centrum.vervang(replace(straat.centrum.haal(straat.segmenten(een)[-1]), zegel=zegel))
    straat.persoon(een, "Cor")
    uit = een.ronde(straat.centrum)
    assert uit.nieuwe_keten
    ander.ronde(straat.centrum)
    assert namen(ander) == ["Anna", "Bas", "Cor"]
    assert een.ronde(straat.centrum).nieuwe_keten is False
    assert een.bevindingen() == ander.bevindingen() == []


def test_that_content_that_is_not_what_the_header_committed_to_is_refused() -> None:
    straat = Straat()
    een, ander, lezer = straat.tafels
    straat.persoon(een, "Anna")
    een.db.execute("UPDATE mutatie SET inhoud = replace(inhoud, 'Anna', 'Adam')")
    straat.persoon(ander, "Daan")
    straat.allen(een, ander)
    uit = lezer.ronde(straat.centrum)
    assert uit.stil == {een.winkel.balie_id: "inhoud"}
    assert namen(lezer) == ["Daan"]


@pytest.mark.parametrize(
    ("soort", "waarden"),
    [
        ("huishoudlid", {"huishouden_id": "zz"}),
        ("huishoudlid", {"persoon_id": 5}),
        ("persoon", {"samengevoegd_in": "zz" * 16}),
        ("persoon", {"samengevoegd_in": "AB" * 16}),
        ("persoon", {"roepnaam": 5}),
        ("persoon", {"tolk_nodig": "ja"}),
        ("medewerker", {"locatie_id": "abc"}),
        ("contact", {"ontvangen": "gisteren"}),
        ("contact", {"medewerker_id": ""}),
    ],
)
def test_that_an_entry_with_something_else_than_its_field_is_for_stops_its_own_chain_only(
    soort: str, waarden: dict[str, str | int]
) -> None:
    straat = Straat()
    een, ander, lezer = straat.tafels
    straat.persoon(een, "Anna")
    straat.allen(een)
    schrijf_zomaar(een, soort, straat.ids(), waarden)
    straat.persoon(een, "Bert")
    straat.persoon(ander, "Daan")
    straat.allen(een, ander)
    uit = lezer.ronde(straat.centrum)
    assert uit.stil == {een.winkel.balie_id: "vorm"}
    assert namen(lezer) == ["Anna", "Daan"]
    assert lezer.bevindingen() == []


def test_that_a_desk_without_history_reads_from_when_it_came_and_the_rest_when_it_gets_the_keys() -> None:
    straat = Straat(2)
    een = straat.tafels[0]
    anna = straat.persoon(een, "Anna")
    straat.allen()
    beheer.nieuwe_epoch(straat.beheer, straat.centrum, [TEAM_ID], nu=straat.tijd[0])
    later = straat.nieuw("later", TEAM_ID, historie=False)
    assert later.ronde(straat.centrum).toegelaten
    zet(een, anna, roepnaam="Anne")
    straat.persoon(een, "Bert")
    straat.allen()
    uit = later.ronde(straat.centrum)
    assert uit.stil == {}
    assert namen(later) == ["Bert"]  # what was said of Anna waits for who she is
    assert not [*later.bevindingen(), *controle._keten(later.db)]
    for _ in range(2):  # a renewal, as every year
        beheer.vernieuw(straat.beheer, straat.centrum, nu=straat.tijd[0])
        straat.persoon(een, "Chris")
        straat.allen()
        assert later.ronde(straat.centrum).stil == {}
    assert namen(later) == ["Bert", "Chris", "Chris"]
    beheer.zet_teams(
        straat.beheer, straat.centrum, later.deelnemer.ingeschreven, teams=[TEAM_ID], historie=True, nu=straat.tijd[0]
    )
    assert later.ronde(straat.centrum).stil == {}
    assert namen(later) == namen(een) == ["Anne", "Bert", "Chris", "Chris"]
    assert not [*later.bevindingen(), *controle._keten(later.db)]


def test_that_a_key_that_should_be_here_is_missed_and_nothing_is_passed_over() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    straat.allen()
    for nummer in (2, 3):
        beheer.nieuwe_epoch(straat.beheer, straat.centrum, [TEAM_ID], nu=straat.tijd[0])
        straat.persoon(een, f"Anna {nummer}")
        een.ronde(straat.centrum)
    aanmelding.werk_bij(ander.kast, straat.centrum, balie=ander.deelnemer.ingeschreven)
    ander.db.execute("DELETE FROM kast WHERE naam = ?", (sleutels.epoch_naam(TEAM_ID, 2),))
    assert set(ander.ronde(straat.centrum).stil.values()) == {"epoch"}
    assert namen(ander) == []


# Twins ----------------------------------------------------------------------------------------------------------------


def test_that_a_copied_disk_goes_on_in_a_chain_of_its_own_with_everything_it_wrote() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    straat.allen()
    tweeling = een.kopie("tweeling")
    straat.persoon(een, "Anna")
    id_ = straat.persoon(tweeling, "Bert")
    assert not een.ronde(straat.centrum).nieuwe_keten
    uit = tweeling.ronde(straat.centrum)
    assert uit.nieuwe_keten
    assert tweeling.winkel.balie_id != een.winkel.balie_id
    ander.ronde(straat.centrum)
    een.ronde(straat.centrum)
    assert namen(een) == namen(ander) == namen(tweeling) == ["Anna", "Bert"]
    assert tweeling.rijen("persoon", "roepnaam = 'Bert'") == ander.rijen("persoon", "roepnaam = 'Bert'") == [id_]
    assert ander.ronde(straat.centrum).stil == {}
    assert list(controle._keten(ander.db)) == []  # what stands in both chains is no damage


def test_that_a_backup_that_was_put_back_gets_back_what_it_had_shared() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    straat.allen()
    kopie = een.kopie("teruggezet")
    anna = straat.persoon(een, "Anna")
    een.ronde(straat.centrum)
    straat.persoon(kopie, "Bert")
    uit = kopie.ronde(straat.centrum)
    assert uit.nieuwe_keten
    assert namen(kopie) == ["Anna", "Bert"]
    ander.ronde(straat.centrum)
    assert namen(ander) == ["Anna", "Bert"]
    zet(ander, anna, telefoon="050")
    straat.allen(ander, kopie)
    assert kopie.rijen("persoon", "telefoon = '050'") == [anna]
    assert kopie.bevindingen() == ander.bevindingen() == []


# Another centre -------------------------------------------------------------------------------------------------------


def test_that_a_centre_put_back_with_a_new_generatie_gets_everything_again() -> None:
    straat = Straat()
    een, ander, _ = straat.tafels
    straat.allen()
    band = straat.centrum.kopie()
    straat.persoon(een, "Anna")
    straat.persoon(ander, "Bert")
    straat.allen()
    oud = [tafel.winkel.balie_id for tafel in straat.tafels]
    straat.centrum.zet_terug(band, nieuwe_generatie=True)
    uit = een.ronde(straat.centrum)
    assert uit.nieuwe_keten
    assert uit.gedeeld >= 2
    straat.allen()
    assert not set(oud) & {tafel.winkel.balie_id for tafel in straat.tafels}
    vers = straat.nieuw("vers", TEAM_ID)
    straat.allen(vers)
    assert vers.mutaties().keys() >= een.mutaties().keys()
    assert namen(vers) == namen(een) == ["Anna", "Bert"]


def test_that_a_centre_put_back_in_silence_is_told_and_nothing_is_thrown_away() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    straat.allen()
    band = straat.centrum.kopie()
    straat.persoon(een, "Anna")
    straat.allen()
    straat.centrum.zet_terug(band, nieuwe_generatie=False)
    straat.persoon(een, "Bert")
    voor = een.mutaties()
    with pytest.raises(AnderCentrum, match="teruggezet"):
        een.ronde(straat.centrum)
    assert een.mutaties() == voor
    assert len(straat.segmenten(een)) == 1
    straat.centrum.zet_terug(straat.centrum.kopie(), nieuwe_generatie=True)
    straat.allen()
    assert namen(een) == namen(ander) == ["Anna", "Bert"]


def test_that_another_centre_and_an_older_generatie_get_nothing() -> None:
    straat = Straat(1)
    (een,) = straat.tafels
    straat.allen()
    nu = straat.centrum.merk()
    for merk in (Merk(centrum=straat.ids(), generatie=1), Merk(centrum=nu.centrum, generatie=nu.generatie + 1)):
        aanmelding.bewaar_merk(een.kast, merk)
        with pytest.raises(AnderCentrum):
            een.ronde(straat.centrum)
    assert aanmelding.bewaard_merk(een.kast) != nu


def test_that_a_board_that_lost_the_paper_of_a_chain_hears_again_whose_it_is() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    straat.allen()
    band = straat.centrum.kopie()
    straat.centrum.zet_terug(straat.centrum.kopie(), nieuwe_generatie=True)
    straat.allen()
    assert gedeeld(ander.kast, ander.winkel.balie_id)[1] == 0
    straat.centrum.zet_terug(band, nieuwe_generatie=False)  # with the paper of the chain that was begun since
    straat.persoon(ander, "Anna")
    ander.ronde(straat.centrum)
    assert een.ronde(straat.centrum).stil == {}
    assert namen(een) == ["Anna"]


# Rooster and clocks ---------------------------------------------------------------------------------------------------


def test_that_an_expired_rooster_warns_first_and_refuses_publishing_after_thirty_days() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    straat.allen()
    straat.verder(GELDIG_MS)
    straat.persoon(een, "Anna")
    uit = een.ronde(straat.centrum)
    assert uit.rooster_verlopen
    assert uit.gedeeld
    straat.verder(UITSTEL_MS)
    straat.persoon(een, "Bert")
    uit = een.ronde(straat.centrum)
    assert uit.geweigerd is not None
    assert uit.gedeeld == 0
    ander.ronde(straat.centrum)
    assert namen(ander) == ["Anna"]
    beheer.vernieuw(straat.beheer, straat.centrum, nu=straat.tijd[0])
    straat.allen()
    assert namen(ander) == ["Anna", "Bert"]


def test_that_a_withdrawn_desk_keeps_its_work_and_shares_none() -> None:
    straat = Straat()
    een, ander, weg = straat.tafels
    straat.persoon(weg, "Anna")
    straat.allen()
    balie = weg.deelnemer.ingeschreven
    rooster = aanmelding.bewaard_rooster(straat.beheer)
    assert rooster is not None
    na = beheer.standen_van(straat.centrum, rooster, balie)
    beheer.trek_in(straat.beheer, straat.centrum, balie, na=na, nu=straat.tijd[0])
    straat.persoon(weg, "Bert")
    uit = weg.ronde(straat.centrum)
    assert uit.geweigerd is not None
    assert namen(weg) == ["Anna", "Bert"]
    straat.allen(een, ander)
    assert namen(een) == namen(ander) == ["Anna"]


def test_that_a_desk_that_may_only_read_reads() -> None:
    straat = Straat(1)
    straat.persoon(straat.tafels[0], "Anna")
    straat.allen()
    lezer = straat.nieuw("lezer", TEAM_ID, rol=LEZEN)
    uit = lezer.ronde(straat.centrum)
    assert namen(lezer) == ["Anna"]
    assert uit.geweigerd is not None
    assert straat.segmenten(lezer) == []


@pytest.mark.parametrize("scheef", [-24 * UUR_MS, UUR_MS, 24 * UUR_MS, 70 * 365 * 24 * UUR_MS])
def test_that_a_wrong_clock_is_told_and_disturbs_nothing(scheef: int) -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    een.klok.scheef = scheef
    id_ = straat.persoon(een, "Anna")
    assert een.ronde(straat.centrum).klokverschil == scheef
    ander.ronde(straat.centrum)
    zet(ander, id_, telefoon="050")
    straat.allen()
    assert een.rijen("persoon", "telefoon = '050'") == [id_]
    een.klok.scheef = 60_000
    assert een.ronde(straat.centrum).klokverschil == 0
    assert not een.ronde(straat.centrum).rooster_verlopen


# Teams ----------------------------------------------------------------------------------------------------------------


def test_that_a_desk_reads_every_team_it_works_for_and_no_other() -> None:
    straat = Straat(1)
    selwerd = straat.tafels[0]
    beijum = straat.nieuw("beijum", ANDER)
    stad = straat.nieuw("stad", TEAM_ID, ANDER)
    straat.persoon(selwerd, "Anna")
    straat.persoon(beijum, "Bert")
    straat.persoon(stad, "Cora")
    straat.allen(selwerd, beijum, stad)
    assert namen(stad) == ["Anna", "Bert", "Cora"]
    assert namen(selwerd) == ["Anna", "Cora"]
    assert namen(beijum) == ["Bert"]


def test_that_a_centre_put_back_gets_nothing_of_one_team_in_another() -> None:
    straat = Straat(1)
    selwerd = straat.tafels[0]
    beijum = straat.nieuw("beijum", ANDER)
    stad = straat.nieuw("stad", TEAM_ID, ANDER)
    straat.allen(selwerd, beijum, stad)
    band = straat.centrum.kopie()
    straat.persoon(beijum, "Bert")
    straat.persoon(selwerd, "Anna")
    straat.allen(selwerd, beijum, stad)
    straat.centrum.zet_terug(band, nieuwe_generatie=True)
    straat.allen(stad, beijum, selwerd)
    assert namen(selwerd) == ["Anna"]
    assert namen(beijum) == ["Bert"]
    assert namen(stad) == ["Anna", "Bert"]


def test_that_a_round_cut_short_after_it_kept_the_rooster_of_a_new_generatie_is_done_again() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    straat.allen()
    straat.centrum.zet_terug(straat.centrum.kopie(), nieuwe_generatie=True)
    straat.allen(een)
    beheer.vernieuw(straat.beheer, straat.centrum, nu=straat.tijd[0])
    straat.centrum.sterf_na(0)
    with pytest.raises(GeenContact):
        ander.ronde(straat.centrum)
    straat.centrum.sterf_na(1 << 30)
    straat.persoon(ander, "Anna")
    straat.allen()
    assert namen(een) == ["Anna"]
