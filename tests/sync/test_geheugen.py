"""The knobs of the centre in memory do what they say."""

from __future__ import annotations

import pytest

from tests.conftest import Klok
from tests.sync.opstelling import MERK, SELWERD, A, B, pseudoniem, segment
from wijdesk.errors import CentrumGeweigerd, GeenContact
from wijdesk.sync.centrum import Geplaatst, Merk
from wijdesk.sync.geheugen import UUR, GeheugenCentrum


@pytest.fixture
def centrum(klok: Klok) -> GeheugenCentrum:
    return GeheugenCentrum(klok, MERK)


def test_that_an_answer_that_gets_lost_leaves_the_segment_there(centrum: GeheugenCentrum) -> None:
    centrum.verlies_antwoord()
    with pytest.raises(GeenContact):
        centrum.plaats(segment(A, 1, 5))
    assert centrum.plaats(segment(A, 1, 5)) is Geplaatst.ZELFDE


@pytest.mark.parametrize("schrijvingen", [0, 1])
def test_that_a_body_without_a_seal_is_not_there(centrum: GeheugenCentrum, schrijvingen: int) -> None:
    centrum.sterf_na(schrijvingen)
    with pytest.raises(GeenContact):
        centrum.plaats(segment(A, 1, 5))
    assert centrum.lijst(SELWERD, {}) == []
    anders = segment(A, 1, 5, inhoud=b"made again, so other bytes")
    assert centrum.plaats(anders) is Geplaatst.NIEUW
    assert centrum.haal(anders.naam) == anders


def test_that_a_claim_that_dies_was_not_made(centrum: GeheugenCentrum) -> None:
    centrum.sterf_na(0)
    with pytest.raises(GeenContact):
        centrum.claim([pseudoniem(1), pseudoniem(2)], 1, b"selwerd")
    assert centrum.claim([pseudoniem(2)], 1, b"vinkhuizen").gegeven


def test_that_hidden_segments_come_back(centrum: GeheugenCentrum) -> None:
    delen = [segment(A, 1, 2), segment(A, 3, 4)]
    for deel in delen:
        centrum.plaats(deel)
    centrum.verberg([delen[0].naam])
    assert centrum.lijst(SELWERD, {}) == [delen[1].naam]
    with pytest.raises(CentrumGeweigerd):
        centrum.haal(delen[0].naam)
    assert centrum.plaats(delen[0]) is Geplaatst.ZELFDE
    centrum.toon()
    assert centrum.lijst(SELWERD, {}) == [deel.naam for deel in delen]


@pytest.mark.parametrize("nieuwe_generatie", [True, False])
def test_that_a_centre_is_put_back_to_a_copy(centrum: GeheugenCentrum, nieuwe_generatie: bool) -> None:
    centrum.plaats(segment(A, 1, 2))
    centrum.claim([pseudoniem(1)], 1, b"selwerd")
    kopie = centrum.kopie()
    centrum.plaats(segment(A, 3, 4))
    centrum.plaats(segment(B, 1, 1))
    centrum.claim([pseudoniem(1)], 2, b"vinkhuizen")
    centrum.hang_op("rooster", "1", b"x")
    for _ in range(2):  # a copy can be put back more than once
        centrum.zet_terug(kopie, nieuwe_generatie=nieuwe_generatie)
        assert centrum.lijst(SELWERD, {}) == [segment(A, 1, 2).naam]
        assert centrum.papieren("rooster") == []
        assert centrum.claim([pseudoniem(1)], 1, b"selwerd").gegeven
        centrum.plaats(segment(A, 3, 3))
    assert centrum.merk() == Merk(centrum=MERK.centrum, generatie=3 if nieuwe_generatie else 1)


def test_that_a_redacted_segment_stands_where_it_was(centrum: GeheugenCentrum) -> None:
    centrum.plaats(segment(A, 1, 2))
    leeg = segment(A, 1, 2, inhoud=b"nothing of it left")
    centrum.vervang(leeg)
    assert centrum.haal(leeg.naam) == leeg
    with pytest.raises(CentrumGeweigerd):
        centrum.vervang(segment(A, 3, 4))


def test_that_nobody_gets_an_answer_from_a_centre_that_cannot_be_reached(centrum: GeheugenCentrum) -> None:
    centrum.bereikbaar = False
    for vraag in (
        centrum.merk,
        centrum.tijd,
        lambda: centrum.plaats(segment(A, 1, 2)),
        lambda: centrum.lijst(SELWERD, {}),
        lambda: centrum.haal(segment(A, 1, 2).naam),
        lambda: centrum.claim([pseudoniem(1)], 1, b"x"),
        lambda: centrum.hang_op("rooster", "1", b"x"),
        lambda: centrum.papier("rooster", "1"),
        lambda: centrum.papieren("rooster"),
    ):
        with pytest.raises(GeenContact):
            vraag()


def test_that_too_many_persons_in_an_hour_are_refused_until_the_hour_is_over(klok: Klok) -> None:
    centrum = GeheugenCentrum(klok, MERK, opzoekingen_per_uur=3)
    centrum.claim([pseudoniem(1), pseudoniem(2)], 1, b"x")
    with pytest.raises(CentrumGeweigerd):
        centrum.claim([pseudoniem(3), pseudoniem(4)], 1, b"x")
    klok.verzet(UUR)
    assert centrum.claim([pseudoniem(3), pseudoniem(4)], 1, b"x").gegeven
