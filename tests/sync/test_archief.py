"""Destroying: the archive puts a redacted segment in the place of one, and what was there is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sync.opstelling import MERK, SELWERD, A, B, InPostgres, Opstelling, segment
from tests.sync.stroomuitval import Opname, Schijfmodel, ZonderWachten, alle_beelden, leg_neer
from wijdesk.errors import CentrumGeweigerd
from wijdesk.sync.centra import archief_van
from wijdesk.sync.centrum import Geplaatst
from wijdesk.sync.folder import MapCentrum, maak_map_centrum

LEEG = segment(A, 3, 4, inhoud=b"the same headers, nothing in them")


def test_that_a_redacted_segment_is_what_everybody_reads(opstelling: Opstelling) -> None:
    a, b = opstelling.ga("a"), opstelling.ga("b")
    for deel in (segment(A, 1, 2), segment(A, 3, 4), segment(A, 5, 5)):
        a.plaats(deel)
    vooraf = b.lijst(SELWERD, {})
    assert b.haal(LEEG.naam) == segment(A, 3, 4)
    opstelling.archief().vervang(LEEG)
    assert b.lijst(SELWERD, {}) == a.lijst(SELWERD, {}) == vooraf
    assert b.haal(LEEG.naam) == a.haal(LEEG.naam) == LEEG
    assert b.haal(segment(A, 1, 2).naam) == segment(A, 1, 2)
    assert a.plaats(segment(A, 6, 6)) is Geplaatst.NIEUW
    assert opstelling.ga("a").plaats(segment(A, 3, 4)) is Geplaatst.ANDERS, "what was destroyed does not come back"
    assert opstelling.ga("a").plaats(LEEG) is Geplaatst.ZELFDE


def test_that_the_bytes_that_were_are_gone(opstelling: Opstelling) -> None:
    opstelling.ga("a").plaats(segment(A, 1, 2))
    opstelling.ga("a").plaats(segment(A, 3, 4))
    opstelling.archief().vervang(LEEG)
    liggend = list(opstelling.bewaard())
    bewijs = [
        any(er.lichaam[:32] in deel or repr(er.lichaam[:32])[2:-1].encode() in deel for deel in liggend)
        for er in (segment(A, 1, 2), LEEG, segment(A, 3, 4))
    ]
    assert bewijs == [True, True, False]


def test_that_only_what_is_there_can_be_redacted(opstelling: Opstelling) -> None:
    opstelling.ga("a").plaats(segment(A, 1, 4))
    archief = opstelling.archief()
    for niet in (segment(A, 5, 6), segment(B, 1, 4), segment(A, 1, 3), segment(A, 2, 4)):
        with pytest.raises(CentrumGeweigerd):
            archief.vervang(niet)
    assert opstelling.ga("a").haal(segment(A, 1, 4).naam) == segment(A, 1, 4)


def test_that_a_desk_is_not_the_archive(in_postgres: InPostgres) -> None:
    in_postgres.ga("a").plaats(segment(A, 1, 2))
    balie = archief_van(in_postgres.url("a"))
    with pytest.raises(CentrumGeweigerd):
        balie.vervang(segment(A, 1, 2, inhoud=b"mine"))
    balie.sluit()
    assert in_postgres.ga("b").haal(segment(A, 1, 2).naam) == segment(A, 1, 2)


def test_that_a_power_cut_while_redacting_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    map_ = tmp_path / "centrum"
    schijf = Opname(map_)
    maak_map_centrum(map_, MERK.centrum, schijf=schijf)
    archief = MapCentrum(map_, schijf=schijf)
    archief.plaats(segment(A, 1, 4))
    basis, schijf.stappen = schijf.stappen[1:], []
    leeg = segment(A, 1, 4, inhoud=b"redacted")
    archief.vervang(leeg)
    model = Schijfmodel()
    for stap in basis:
        model.doe(stap)
    gezien = set()
    for na, beeld in alle_beelden(model, schijf.stappen):
        leg_neer(beeld, tmp_path / "na")
        lezer = MapCentrum(tmp_path / "na", schijf=ZonderWachten())
        gelezen = lezer.haal(leeg.naam)
        assert gelezen in {segment(A, 1, 4), leeg}
        gezien.add((na == len(schijf.stappen), gelezen == leeg))
        lezer.vervang(leeg)
        assert len(list((tmp_path / "na").rglob("*.wds"))) == 1
        shutil.rmtree(tmp_path / "na")
    assert gezien == {(False, False), (False, True), (True, True)}
