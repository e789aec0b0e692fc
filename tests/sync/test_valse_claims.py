"""Whoever can write in the folder of a centre claims for nobody: files that no desk signed so count for nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Klok
from tests.sync.regieteams import KIND, MOEDER, VINKHUIZEN, Stad, huis, ronde, sluit_casus, stad_in_map, stand
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.errors import GeenContact
from wijdesk.models.values import Id
from wijdesk.sync import aanmelding, regie, sleutels
from wijdesk.sync.claimwacht import Claimwacht
from wijdesk.sync.folder_claims import _als_bytes
from wijdesk.sync.regie import VRIJ, Inhoud

DAG = 86_400_000


@pytest.fixture
def stad(tmp_path: Path, klok: Klok, goedkope_regie: None) -> Iterator[Stad]:
    stad = stad_in_map(tmp_path, klok)
    stad.maak(stadsbreed=True)
    stad.erbij(VINKHUIZEN)
    yield stad
    stad.sluit()


def rij(stad: Stad) -> list[Path]:
    """The files of the row."""
    return sorted((stad.map / "centrum").rglob("*.claim"))


def leg_neer(stad: Stad, tekst: bytes) -> None:
    """Write a file as the next of the row, as anybody can who may write in the folder."""
    map_ = stad.map / "centrum" / "claims" / "000000"
    map_.mkdir(exist_ok=True)
    (map_ / f"{len(rij(stad)) + 1:09}.claim").write_bytes(tekst)


def naam(stad: Stad, bsn: str) -> str:
    return regie.pseudoniem(bsn, uitwisseling_beheer.rooster_van(stad.bureaus[0]).regiezout)


def team(stad: Stad, welk: str) -> Id:
    return next(er.id for er in deelname.lees_stand(stad.bureaus[0]).teams if er.naam == welk)


def wacht(bureau: Bureau) -> Claimwacht:
    """What this desk signs with."""
    balie = deelname.deelnemer(bureau)
    rooster, merk = aanmelding.bewaard_rooster(balie.kast), aanmelding.bewaard_merk(balie.kast)
    sleutel = balie.kast.get(sleutels.TEKEN)
    assert rooster is not None
    assert merk is not None
    assert sleutel is not None
    return Claimwacht(
        rooster=rooster, merk=merk, balie=balie.ingeschreven, sleutel=sleutel, nieuwste=lambda: rooster.versie
    )


def getekend(wie: Claimwacht, nummer: int, tekst: bytes) -> bytes:
    return tekst + b"\n" + wie.teken(nummer, tekst).encode()


def zinnen(bureau: Bureau) -> list[str]:
    return [zin for zin in deelname.lees_stand(bureau).waarschuwingen if "getekend" in zin]


def test_that_a_claim_without_a_seal_keeps_nobody_from_the_regie_and_is_told_for_two_weeks(stad: Stad) -> None:
    selwerd, _ = stad.bureaus
    anders = Inhoud(team=team(stad, VINKHUIZEN), regie=Id(b"zomaar een casus"), sinds="2026-01-01")
    leg_neer(stad, _als_bytes((naam(stad, MOEDER),), 1, anders.als_bytes(), 0))
    thuis = huis(selwerd, MOEDER)
    ronde(selwerd)
    assert stand(selwerd, thuis)[0] == "bevestigd"
    (zin,) = zinnen(selwerd)
    assert "iemand heeft in die map geschreven" in zin
    stad.klok.verzet(15 * DAG)
    ronde(selwerd)
    huis(selwerd, KIND)
    ronde(selwerd)
    assert not zinnen(selwerd), "the file is still there, and was told"


def test_that_nobody_gives_back_what_another_team_has(stad: Stad) -> None:
    """Without a seal, with that of another file, with one's own, and with one's own for the other team."""
    selwerd, vinkhuizen = stad.bureaus
    huis(selwerd, MOEDER)
    ronde(selwerd)
    (eerste,) = rij(stad)
    van_selwerd = eerste.read_bytes().partition(b"\n")[2]
    zij = wacht(vinkhuizen)
    los = _als_bytes((naam(stad, MOEDER),), 2, VRIJ.als_bytes(), 0)
    namens = Inhoud(team=team(stad, "Selwerd"), regie=None, sinds="")
    leg_neer(stad, los)
    leg_neer(stad, los + b"\n" + van_selwerd)
    leg_neer(stad, getekend(zij, 4, los))
    leg_neer(stad, getekend(replace(zij, balie=wacht(selwerd).balie), 5, los))
    leg_neer(stad, getekend(zij, 6, _als_bytes((naam(stad, KIND),), 1, namens.als_bytes(), 0)))
    thuis, kind = huis(vinkhuizen, MOEDER), huis(vinkhuizen, KIND, roepnamen=("Bo",))
    ronde(vinkhuizen)
    assert [stand(vinkhuizen, er)[0] for er in (thuis, kind)] == ["elders", "bevestigd"]
    assert zinnen(vinkhuizen)


def test_that_a_claim_that_was_given_back_does_not_come_again_by_copying_it(stad: Stad) -> None:
    selwerd, vinkhuizen = stad.bureaus
    eerst = huis(selwerd, MOEDER)
    ronde(selwerd)
    sluit_casus(selwerd, eerst)
    ronde(selwerd)
    assert len(rij(stad)) == 2
    tekst, _, zegel = rij(stad)[0].read_bytes().partition(b"\n")
    nieuw = json.dumps(json.loads(tekst) | {"versie": 3}).encode()
    leg_neer(stad, tekst + b"\n" + zegel)
    leg_neer(stad, nieuw + b"\n" + zegel)
    thuis = huis(vinkhuizen, MOEDER)
    ronde(vinkhuizen)
    assert stand(vinkhuizen, thuis)[0] == "bevestigd"
    assert zinnen(vinkhuizen)
    later = huis(selwerd, MOEDER, roepnamen=("Bo",))
    stad.klok.verzet(2 * DAG)
    ronde(selwerd)
    assert stand(selwerd, later)[0] == "elders"


def test_that_a_desk_of_another_centre_or_of_a_later_generatie_says_nothing_here(stad: Stad) -> None:
    selwerd, _ = stad.bureaus
    wij = wacht(selwerd)
    tekst = _als_bytes((naam(stad, MOEDER),), 1, VRIJ.als_bytes(), 0)
    assert wij.wie(7, tekst, wij.teken(7, tekst)) == wij.balie
    for merk in (replace(wij.merk, centrum=Id(b"een ander centru")), replace(wij.merk, generatie=2)):
        assert wij.wie(7, tekst, replace(wij, merk=merk).teken(7, tekst)) is None
    assert wij.wie(8, tekst, wij.teken(7, tekst)) is None
    assert replace(wij, merk=replace(wij.merk, generatie=2)).wie(7, tekst, wij.teken(7, tekst)) == wij.balie


def test_that_a_desk_that_only_reads_claims_nothing(stad: Stad) -> None:
    wij = wacht(stad.bureaus[0])
    ons = Inhoud(team=team(stad, "Selwerd"), regie=None, sinds="").als_bytes()
    assert wij.mag(wij.balie, ons, {"eva": None})
    regel = wij.rooster.balies[wij.balie]
    leest = replace(wij.rooster, balies={**wij.rooster.balies, wij.balie: replace(regel, rol="lezen")})
    assert not replace(wij, rooster=leest).mag(wij.balie, ons, {"eva": None})
    assert not wij.mag(wij.balie, b"rommel", {"eva": None})
    assert not wij.mag(Id(b"wie is deze desk"), ons, {"eva": None})


def test_that_any_flipped_bit_of_a_claim_or_its_seal_is_noticed(stad: Stad) -> None:
    selwerd, _ = stad.bureaus
    huis(selwerd, MOEDER)
    ronde(selwerd)
    (pad,) = rij(stad)
    heel, wij = pad.read_bytes(), wacht(selwerd)
    for plek in range(len(heel)):
        kapot = bytearray(heel)
        kapot[plek] ^= 1 << (plek % 7)
        tekst, _, zegel = bytes(kapot).partition(b"\n")
        assert wij.wie(1, tekst, zegel.decode("ascii", "replace")) is None, plek
    tekst, _, zegel = heel.partition(b"\n")
    assert wij.wie(1, tekst, zegel.decode()) == wij.balie


def test_that_a_desk_of_a_later_rooster_is_heard_the_next_round_and_no_claim_is_passed_over(stad: Stad) -> None:
    selwerd, _ = stad.bureaus
    oud = wacht(selwerd)
    derde = stad.erbij(VINKHUIZEN)
    huis(derde, MOEDER)
    ronde(derde)
    (pad,) = rij(stad)
    tekst, _, zegel = pad.read_bytes().partition(b"\n")
    assert oud.wie(1, tekst, zegel.decode()) is None
    with pytest.raises(GeenContact):
        replace(oud, nieuwste=lambda: oud.rooster.versie + 1).wie(1, tekst, zegel.decode())
    thuis = huis(selwerd, MOEDER)
    ronde(selwerd)
    assert stand(selwerd, thuis)[0] == "elders"
    assert not zinnen(selwerd)
