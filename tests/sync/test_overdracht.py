"""The paper that carries a household to another team: read as it was signed, by whom it is for, in its place only."""

from __future__ import annotations

from dataclasses import replace

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Ids, Klok
from tests.sync.papieren import KEREN, NOTITIE, mutaties, reden_van, voer
from wijdesk.errors import CentrumGeweigerd, Onbetrouwbaar
from wijdesk.models.values import Id
from wijdesk.sync import overdracht, sleutels
from wijdesk.sync.centrum import Merk
from wijdesk.sync.centrumregels import PAPIER_MAX
from wijdesk.sync.geheugen import GeheugenCentrum
from wijdesk.sync.overdracht import MAX_BEZET, PAST_MUTATIES, SOORT, Brief, Papier
from wijdesk.sync.rooster import LEZEN, Balie, Rooster, Team
from wijdesk.sync.segment import pak_in, regel_van

VAN, NAAR, DERDE = Id(b"team-van-selwerd"), Id(b"team-vinkhuizen-"), Id(b"team-beijum-----")
BALIE, LEZER, GAST = Id(b"balie-selwerd--a"), Id(b"balie-selwerd--l"), Id(b"balie-vinkhuiz-v")
CENTRUM = Id(b"centrum-van-hier")
NU = 1_772_438_400_000


class Opzet:
    """A rooster with a desk of each kind, and the keys of the receiving team."""

    def __init__(self) -> None:
        self.teken = {balie: sleutels.nieuwe_tekensleutel() for balie in (BALIE, LEZER, GAST)}
        self.epochs = {team: sleutels.nieuwe_identiteit() for team in (VAN, NAAR, DERDE)}
        self.nood = sleutels.nieuwe_identiteit()
        teams = {
            team: Team(naam=team.decode(), epoch=1, ontvangers={1: sleutels.ontvanger_van(identiteit)})
            for team, identiteit in self.epochs.items()
        }
        balies = {
            balie: Balie(
                toestel=balie,
                sleutel=sleutels.publiek(teken),
                ontvanger=sleutels.ontvanger_van(sleutels.nieuwe_identiteit()),
                teams=(NAAR,) if balie == GAST else (VAN,),
                rol=LEZEN if balie == LEZER else "schrijven",
            )
            for balie, teken in self.teken.items()
        }
        self.rooster = Rooster(
            centrum=CENTRUM, generatie=1, versie=1, geldig_tot=NU + 1, beheerder=b"b" * 32,
            noodsleutel=sleutels.ontvanger_van(self.nood), schrijf_min_sv=1, teams=teams, balies=balies,
        )  # fmt: skip
        self.centrum = GeheugenCentrum(Klok(NU), Merk(centrum=CENTRUM, generatie=1))
        self.inhoud = mutaties(Ids(NU), 5)

    def brief(self, **anders: object) -> Brief:
        velden: dict[str, object] = {
            "centrum": CENTRUM, "naar": NAAR, "nummer": 1, "van": VAN, "overdracht": Id(b"o" * 16),
            "zending": Id(b"z" * 16), "balie": BALIE, "epoch": 1, "deel": 1, "delen": 1, "sha256": b"",
            "gezien": {BALIE: 5}, "t": NU,
        }  # fmt: skip
        return Brief(**(velden | anders))  # type: ignore[arg-type]

    def hang(self, *, teken: bytes | None = None, **anders: object) -> bytes:
        """A paper as it hangs there."""
        brief = self.brief(**anders)
        sleutel = teken or self.teken[brief.balie]
        volgende = overdracht.hang_op(self.centrum, self.rooster, self.inhoud, brief=brief, teken_met=sleutel)
        papier = self.centrum.papier(SOORT, overdracht.naam(brief.naar, volgende - 1))
        assert papier is not None
        return papier

    def lees(self, papier: bytes, *, team: Id = NAAR, nummer: int = 1, rooster: Rooster | None = None) -> Papier:
        return overdracht.lees(papier, rooster=rooster or self.rooster, team=team, nummer=nummer, nu=NU)


@pytest.fixture
def opzet() -> Opzet:
    return Opzet()


def test_that_it_is_read_by_the_team_it_is_for_and_with_the_noodsleutel(opzet: Opzet) -> None:
    papier = opzet.lees(opzet.hang())
    assert (papier.brief.overdracht, papier.brief.gezien) == (Id(b"o" * 16), {BALIE: 5})
    for identiteit in (opzet.epochs[NAAR], opzet.nood):
        assert overdracht.open_(papier, identiteit) == tuple(opzet.inhoud)
    for ander in (opzet.epochs[VAN], opzet.epochs[DERDE]):
        assert reden_van(overdracht.open_, papier, ander) == "sleutel"


def test_that_nothing_of_it_can_be_read_on_the_board(opzet: Opzet) -> None:
    papier = opzet.hang()
    assert NOTITIE.encode() not in papier
    assert NOTITIE.encode() in b"".join(regel_van(er) for er in opzet.inhoud)


@pytest.mark.parametrize(
    ("wat", "reden"),
    [
        ({"balie": GAST, "van": VAN}, "team"),
        ({"balie": LEZER}, "balie"),
        ({"balie": GAST, "van": NAAR}, "team"),
        ({"centrum": Id(b"een-ander-centru")}, "centrum"),
        ({"deel": 3, "delen": 2}, "plaats"),
    ],
)
def test_that_only_a_desk_that_may_write_for_the_team_sends_for_it(opzet: Opzet, wat, reden: str) -> None:
    assert reden_van(opzet.lees, opzet.hang(**wat)) == reden


def test_that_it_counts_only_in_its_own_place(opzet: Opzet) -> None:
    papier = opzet.hang()
    for team, nummer in ((NAAR, 2), (DERDE, 1)):
        with pytest.raises(Onbetrouwbaar) as fout:
            opzet.lees(papier, team=team, nummer=nummer)
        assert fout.value.reden == "plaats"


def test_that_a_signature_of_another_key_and_a_withdrawn_desk_are_not_believed(opzet: Opzet) -> None:
    assert reden_van(opzet.lees, opzet.hang(teken=opzet.teken[GAST])) == "handtekening"
    balies = dict(opzet.rooster.balies)
    balies[BALIE] = replace(balies[BALIE], teams=(), eerder=(VAN,))
    with pytest.raises(Onbetrouwbaar) as fout:
        opzet.lees(opzet.hang(), nummer=2, rooster=replace(opzet.rooster, balies=balies))
    assert fout.value.reden == "balie"


def test_that_any_other_body_is_not_opened(opzet: Opzet) -> None:
    papier = opzet.lees(opzet.hang())
    ander = pyrage.encrypt(b"iets anders", [pyrage.x25519.Recipient.from_str(opzet.rooster.ontvangers(NAAR)[0])])
    assert reden_van(overdracht.open_, Papier(papier.brief, ander), opzet.epochs[NAAR]) == "hash"


_PAPIER: list[tuple[Opzet, bytes]] = []


@voer("a dossier that moves", KEREN // 2)
@given(plek=st.integers(0, 5_000), bij=st.integers(1, 255), tot=st.none() | st.integers(0, 5_000))
def test_that_a_paper_that_was_changed_or_cut_off_anywhere_is_not_used(plek: int, bij: int, tot: int | None) -> None:
    if not _PAPIER:
        opzet = Opzet()
        _PAPIER.append((opzet, opzet.hang()))
    opzet, echt = _PAPIER[0]
    anders = bytearray(echt)
    anders[plek % len(echt)] = (anders[plek % len(echt)] + bij) % 256
    stuk = bytes(anders) if tot is None else echt[: tot % len(echt)]
    with pytest.raises(Onbetrouwbaar):
        overdracht.open_(opzet.lees(stuk), opzet.epochs[NAAR])


@voer("a dossier that moves", KEREN // 2)
@given(st.binary(max_size=300))
def test_that_rubbish_is_no_paper(rommel: bytes) -> None:
    if not _PAPIER:
        opzet = Opzet()
        _PAPIER.append((opzet, opzet.hang()))
    with pytest.raises(Onbetrouwbaar):
        _PAPIER[0][0].lees(rommel)


def test_that_papers_hang_one_after_another_whoever_hangs_them(opzet: Opzet) -> None:
    for _ in range(3):
        opzet.hang()
    assert opzet.centrum.papieren(SOORT) == [overdracht.naam(NAAR, nummer) for nummer in (1, 2, 3)]
    assert opzet.lees(opzet.hang(), nummer=4).brief.nummer == 4


def test_that_a_board_that_somebody_filled_is_left_to_the_next_round(opzet: Opzet) -> None:
    for nummer in range(1, MAX_BEZET + 1):
        opzet.centrum.hang_op(SOORT, overdracht.naam(NAAR, nummer), b"vol")
    with pytest.raises(CentrumGeweigerd):
        opzet.hang()
    assert len(opzet.centrum.papieren(SOORT)) == MAX_BEZET


def test_that_a_large_dossier_goes_in_papers_that_each_fit(opzet: Opzet) -> None:
    veel = mutaties(Ids(NU), 2 * PAST_MUTATIES + 1)
    lang = mutaties(Ids(NU + 10_000_000), 30, notitie="Een lang verhaal. " * 20_000)
    for alle, hoeveel in ((veel, 3), (lang, 6)):
        stukken = list(overdracht.knip(alle))
        assert [er for stuk in stukken for er in stuk] == alle
        assert len(stukken) >= hoeveel
        for stuk in stukken:
            lichaam = pak_in(stuk, opzet.rooster.ontvangers(NAAR))
            assert len(overdracht.teken(opzet.brief(sha256=b"s" * 32), lichaam, opzet.teken[BALIE])) < PAPIER_MAX


def test_that_what_no_centre_takes_is_refused_before_it_is_sent(opzet: Opzet) -> None:
    with pytest.raises(CentrumGeweigerd):
        overdracht.teken(opzet.brief(sha256=b"s" * 32), b"x" * PAPIER_MAX, opzet.teken[BALIE])
    assert opzet.centrum.papieren(SOORT) == []
