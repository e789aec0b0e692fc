"""The body of a segment: the same entries come out, or nothing does."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tracemalloc
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.sync.papieren import ALLES, DUURT_LANG, KEREN, NOTITIE, mutaties, reden_van, voer
from wijdesk.errors import Storing
from wijdesk.models.journaal import BEGIN, SCHEMA_VERSIE, Mutatie, schakel
from wijdesk.models.values import Id, IdMaker
from wijdesk.sync import segment, sleutels
from wijdesk.sync.segment import knip, kop_na, pak_in, pak_uit, regel_van

pytestmark = DUURT_LANG

SLEUTEL = sleutels.nieuwe_identiteit()
ONTVANGER = sleutels.ontvanger_van(SLEUTEL)


def lichaam_van(plat: bytes) -> bytes:
    """A body of these lines, whatever they are."""
    return verpakt(gzip.compress(plat, mtime=0))


def verpakt(gz: bytes) -> bytes:
    """A body of these bytes, whatever they are."""
    return bytes(pyrage.encrypt(gz, [pyrage.x25519.Recipient.from_str(ONTVANGER)]))


def met_kop(mutatie: Mutatie, **anders: Any) -> bytes:
    """A line with another header."""
    kop = json.dumps(mutatie.header | anders, separators=(",", ":"))
    return regel_van(replace(mutatie, kop=kop))


def met_inhoud(mutatie: Mutatie, inhoud: str, **anders: Any) -> bytes:
    """A line with another content, to which its header commits."""
    import hashlib

    som = hashlib.sha256((mutatie.zout or b"") + inhoud.encode(errors="surrogatepass")).hexdigest()
    kop = json.dumps(mutatie.header | {"c": som} | anders, separators=(",", ":"))
    return regel_van(replace(mutatie, kop=kop, inhoud=inhoud))


# What goes in comes out ----------------------------------------------------------------------------------------------


def test_that_the_same_entries_come_out_also_those_that_were_destroyed(ids: IdMaker) -> None:
    inhoud = mutaties(ids, 7)
    inhoud[3] = replace(inhoud[3], zout=None, inhoud=None)
    uit = pak_uit(pak_in(inhoud, [ONTVANGER]), [SLEUTEL])
    assert list(uit.mutaties) == inhoud
    assert uit.sv == SCHEMA_VERSIE


def test_that_the_chain_over_what_came_out_is_the_chain_of_the_journal(ids: IdMaker) -> None:
    een, twee = mutaties(ids, 2)
    assert kop_na(BEGIN, (een, twee)) == schakel(schakel(BEGIN, een.kop), twee.kop)


def test_that_nobody_without_a_key_opens_it_or_reads_anything_in_it(ids: IdMaker) -> None:
    lichaam = pak_in(mutaties(ids, 3), [ONTVANGER])
    assert reden_van(lambda: pak_uit(lichaam, [sleutels.nieuwe_identiteit()])) == "sleutel"
    assert reden_van(pak_uit, lichaam, []) == "sleutel"
    assert NOTITIE.encode()[:8] not in lichaam


def test_that_each_of_several_keys_opens_it(ids: IdMaker) -> None:
    nood = sleutels.nieuwe_identiteit()
    inhoud = mutaties(ids, 1)
    lichaam = pak_in(inhoud, [ONTVANGER, sleutels.ontvanger_van(nood)])
    for sleutel in (SLEUTEL, nood):
        assert list(pak_uit(lichaam, [sleutel]).mutaties) == inhoud


def test_that_a_newer_program_may_say_more_and_a_known_one_may_not(ids: IdMaker) -> None:
    (een,) = mutaties(ids, 1)
    nieuwer = lichaam_van(met_kop(een, sv=SCHEMA_VERSIE + 1, plaats="x"))
    assert pak_uit(nieuwer, [SLEUTEL]).sv == SCHEMA_VERSIE + 1
    assert reden_van(pak_uit, lichaam_van(met_kop(een, plaats="x")), [SLEUTEL]) == "vorm"


@pytest.mark.skipif(sys.platform == "win32", reason="the program age is not part of a Windows set-up")
def test_that_an_administrator_with_the_key_opens_a_segment_with_standard_programs(
    ids: IdMaker, tmp_path: Path
) -> None:
    inhoud = mutaties(ids, 3)
    (tmp_path / "segment.age").write_bytes(pak_in(inhoud, [ONTVANGER]))
    (tmp_path / "sleutel.txt").write_text(f"# team Selwerd\n{SLEUTEL}\n", encoding="utf-8")
    assert shutil.which("age"), "run packaging/opzetten.py test: it installs age"
    opdracht = "age -d -i sleutel.txt segment.age | gunzip"
    uit = subprocess.run(["sh", "-c", opdracht], cwd=tmp_path, capture_output=True, check=True).stdout
    regels = [json.loads(regel) for regel in uit.decode().splitlines()]
    assert [regel[0] for regel in regels] == [mutatie.kop for mutatie in inhoud]
    assert json.loads(regels[0][2])["v"]["notitie"].startswith(NOTITIE)


# Limits --------------------------------------------------------------------------------------------------------------


def test_that_a_long_run_is_cut_into_segments_that_each_fit(ids: IdMaker) -> None:
    inhoud = mutaties(ids, 400, notitie="x" * 20_000)
    stukken = list(knip(inhoud))
    assert [mutatie for stuk in stukken for mutatie in stuk] == inhoud
    assert len(stukken) > 2
    assert all(len(pak_in(stuk, [ONTVANGER])) < segment.MAX_LICHAAM for stuk in stukken)
    assert list(knip([])) == []


def test_that_more_than_a_reader_takes_is_not_made(ids: IdMaker) -> None:
    inhoud = mutaties(ids, 1, notitie="x" * segment.MAX_REGEL)
    with pytest.raises(Storing, match="te groot"):
        pak_in(inhoud, [ONTVANGER])


@pytest.mark.parametrize(
    ("stuk", "reden"),
    [(b"x" * (1 << 20), "te groot"), (b"\n" * (1 << 20), "vorm"), (b'["a",null,null]\n' * (1 << 16), "vorm")],
)
def test_that_a_small_file_that_unpacks_to_gigabytes_is_refused_in_constant_memory(stuk: bytes, reden: str) -> None:
    lichaam = verpakt(_bom(stuk))
    assert len(lichaam) < segment.MAX_LICHAAM
    tracemalloc.start()
    try:
        assert reden_van(pak_uit, lichaam, [SLEUTEL]) == reden
        meeste = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert meeste < segment.MAX_LICHAAM + 3 * segment.MAX_REGEL


def _bom(stuk: bytes) -> bytes:
    """Two gigabytes of this, in a few megabytes."""
    pakker = zlib.compressobj(9, wbits=31)
    begin = pakker.compress(stuk) + pakker.flush(zlib.Z_FULL_FLUSH)
    # After a full flush every block stands by itself, so one of them can be repeated.
    return begin + (pakker.compress(stuk) + pakker.flush(zlib.Z_FULL_FLUSH)) * 2048


def test_that_valid_entries_without_end_stop_at_the_limit_of_entries(
    ids: IdMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment, "MAX_MUTATIES", 5)
    plat = b"".join(map(regel_van, mutaties(ids, 6)))
    assert reden_van(pak_uit, lichaam_van(plat), [SLEUTEL]) == "te groot"


def test_that_a_body_above_the_limit_is_not_even_opened() -> None:
    assert reden_van(pak_uit, b"\0" * (segment.MAX_LICHAAM + 1), [SLEUTEL]) == "te groot"


@pytest.mark.parametrize(
    "kop", ["[" * 200_000, '{"a":' * 40_000, '{"basis":' + "[" * 5_000 + "]" * 5_000 + "}", '{"t":' + "9" * 5_000 + "}"]
)
def test_that_a_header_nested_without_end_is_refused(kop: str) -> None:
    plat = json.dumps([kop, None, None]).encode() + b"\n"
    assert reden_van(pak_uit, lichaam_van(plat), [SLEUTEL]) == "vorm"


# What is not an entry ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "anders",
    [
        {"id": "0"}, {"id": "Z" * 32}, {"id": "A" * 32}, {"t": "1"}, {"t": 1.5}, {"t": True}, {"t": 2**63},
        {"m": None}, {"b": []},
        {"tx": ""}, {"d": "x"}, {"d": None}, {"s": "a; DROP"}, {"s": ""}, {"r": 5}, {"f": "notitie"},
        {"f": ["notitie"]},
        {"f": ["a b", "aantal", "van"]}, {"f": ["van", "van"]}, {"f": [["x"]]}, {"basis": []}, {"basis":
        {"notitie": "x"}},
        {"basis": {"notitie": ["x"]}}, {"basis": {"a-b": []}}, {"sv": 0}, {"sv": "4"}, {"sv": True},
        {"doel": 1}, {"doel": "x" * 201},
        {"c": "00" * 31}, {"c": "00" * 32}, {"extra": 1},
        {"weet": 1}, {"weet": "x" * 8}, {"weet": "ab"}, {"weet": ["00000000"]}, {"weet": "AAAAAAAA"},
    ],
)  # fmt: skip
def test_that_a_header_that_is_no_header_gives_no_entry(ids: IdMaker, anders: dict[str, object]) -> None:
    goed, fout = mutaties(ids, 2)
    plat = regel_van(goed) + met_kop(fout, **anders)
    assert reden_van(pak_uit, lichaam_van(plat), [SLEUTEL]) in ("vorm", "inhoud")


@pytest.mark.parametrize(
    "inhoud",
    [
        "", "{}", "[]", '{"v":[]}', '{"v":{"a":1}}', '{"v":{"notitie":1.5,"aantal":0,"van":null}}',
        '{"v":{"notitie":true,"aantal":0,"van":null}}', '{"v":{"notitie":[],"aantal":0,"van":null}}',
        '{"v":{"notitie":NaN,"aantal":0,"van":null}}', '{"v":{"notitie":"","aantal":9223372036854775808,"van":null}}',
        '{"v":{"notitie":"\\ud800","aantal":0,"van":null}}', '{"v":{"notitie":"","aantal":0,"van":null,"van":1}}',
        '{"v":{"notitie":"","aantal":0,"van":null},"reden":1}', '{"v":{"notitie":"","aantal":0,"van":null},"x":1}',
        '{"v":{"aantal":0,"notitie":"","van":null}}', '{"v":' + "[" * 100_000, '{"v":' * 100_000,
    ],
)  # fmt: skip
def test_that_content_that_is_no_content_gives_no_entry(ids: IdMaker, inhoud: str) -> None:
    (een,) = mutaties(ids, 1)
    assert reden_van(pak_uit, lichaam_van(met_inhoud(een, inhoud)), [SLEUTEL]) == "vorm"


@pytest.mark.parametrize(
    ("soort", "waarden", "goed"),
    [
        ("persoon", {"roepnaam": "Anna", "tolk_nodig": 1, "samengevoegd_in": "ab" * 16}, True),
        ("persoon", {"roepnaam": None, "tolk_nodig": None, "samengevoegd_in": None}, True),
        ("persoon", {"van_later": 5}, True),
        ("noun_van_later", {"roepnaam": 5}, True),
        ("persoon", {"roepnaam": 5}, False),
        ("persoon", {"tolk_nodig": "1"}, False),
        ("persoon", {"samengevoegd_in": "ab"}, False),
        ("persoon", {"samengevoegd_in": "ab" * 16 + "\n"}, False),
        ("persoon", {"samengevoegd_in": 5}, False),
        ("persoon", {"samengevoegd_in": ""}, False),
    ],
)
def test_that_a_field_this_program_knows_holds_what_it_is_for(
    ids: IdMaker, soort: str, waarden: dict[str, object], goed: bool
) -> None:
    (een,) = mutaties(ids, 1)
    lichaam = lichaam_van(met_inhoud(een, json.dumps({"v": waarden}), s=soort, f=[*waarden]))
    if goed:
        assert pak_uit(lichaam, [SLEUTEL]).mutaties[0].header["s"] == soort
    else:
        assert reden_van(pak_uit, lichaam, [SLEUTEL]) == "vorm"


def test_that_content_its_header_did_not_commit_to_is_refused(ids: IdMaker) -> None:
    een, ander = mutaties(ids, 2)
    for geknoeid in (replace(een, inhoud=ander.inhoud), replace(een, zout=ander.zout)):
        assert reden_van(pak_uit, lichaam_van(regel_van(geknoeid)), [SLEUTEL]) == "inhoud"


def test_that_what_stands_around_the_lines_is_refused(ids: IdMaker) -> None:
    een, twee = mutaties(ids, 2)
    regel = regel_van(een)
    zout = (een.zout or b"").hex().encode()
    plat = {
        "nothing": b"",
        "an empty line": regel + b"\n",
        "no end of the last line": regel[:-1],
        "twice the same": regel * 2,
        "spaces": regel.replace(b'",', b'", '),
        "four parts": regel[:-2] + b",null]\n",
        "a bad salt": regel.replace(zout, b"zz"),
        "salt without content": json.dumps([twee.kop, "00" * 16, None]).encode() + b"\n",
        "not UTF-8": regel.replace(b"Mevrouw", b"Mevr\xffuw"),
        "a carriage return": regel[:-1] + b"\r\n",
    }
    redenen = {wat: reden_van(pak_uit, lichaam_van(tekst), [SLEUTEL]) for wat, tekst in plat.items()}
    assert redenen == dict.fromkeys(plat, "vorm")
    gz = gzip.compress(regel, mtime=0)
    for stuk in (gz + b"x", gz + gz, gz[:-1], gz[:20], b"", zlib.compress(regel)):
        assert reden_van(pak_uit, verpakt(stuk), [SLEUTEL]) == "vorm"


# Damaged -------------------------------------------------------------------------------------------------------------


def test_that_every_truncation_and_every_flipped_bit_of_a_small_body_is_refused(ids: IdMaker) -> None:
    lichaam = pak_in(mutaties(ids, 1), [ONTVANGER])
    kapot = [lichaam[:lengte] for lengte in range(len(lichaam))]
    kapot += [lichaam + b"\0", lichaam * 2]
    for plek in range(len(lichaam)):
        for bit in range(8):
            kapot.append(lichaam[:plek] + bytes([lichaam[plek] ^ (1 << bit)]) + lichaam[plek + 1 :])
    assert {reden_van(pak_uit, stuk, [SLEUTEL]) for stuk in kapot} == {"sleutel"}


@voer("a segment", KEREN // 3)
@given(st.binary(max_size=2_000))
@example(b"age-encryption.org/v1\n-> X25519 \n\n--- \n")
def test_that_random_bytes_are_refused_and_nothing_else_happens(bytes_: bytes) -> None:
    assert reden_van(pak_uit, bytes_, [SLEUTEL]) == "sleutel"


_KOP = json.dumps({"id": "01" * 16, "t": 1, "f": ["a"], "basis": {"a": ["02" * 16]}, "c": "0" * 64})
_VOORBEELD = json.dumps([_KOP, None, None], separators=(",", ":")).encode() + b"\n"
_PLAT = st.one_of(
    st.binary(max_size=500),
    st.lists(ALLES, max_size=3).map(lambda regels: b"".join(json.dumps(regel).encode() + b"\n" for regel in regels)),
    st.tuples(st.integers(0, len(_VOORBEELD) - 1), st.binary(max_size=4)).map(
        lambda waar: _VOORBEELD[: waar[0]] + waar[1] + _VOORBEELD[waar[0] + len(waar[1]) :]
    ),
)


@voer("a segment", KEREN // 3)
@given(plat=_PLAT, gz=st.booleans())
def test_that_a_sealed_body_with_anything_in_it_is_refused_and_nothing_else_happens(plat: bytes, *, gz: bool) -> None:
    lichaam = lichaam_van(plat) if gz else verpakt(plat)
    assert reden_van(pak_uit, lichaam, [SLEUTEL]) == "vorm"


@voer("a segment", KEREN // 3)
@given(st.data())
def test_that_a_line_with_one_slip_never_gives_another_entry(data: st.DataObject) -> None:
    tel = iter(range(1, 1_000))
    echt = mutaties(lambda: Id(next(tel).to_bytes(16, "big")), 2)
    plat = b"".join(map(regel_van, echt))
    plek = data.draw(st.integers(0, len(plat) - 1))
    anders = data.draw(st.binary(max_size=3))
    weg = data.draw(st.integers(0, 3))
    geknoeid = plat[:plek] + anders + plat[plek + weg :]
    gelezen: list[Mutatie] = []
    reden = reden_van(lambda: gelezen.extend(pak_uit(lichaam_van(geknoeid), [SLEUTEL]).mutaties))
    assert reden in ("vorm", "inhoud") or all(mutatie.klopt and mutatie.header["sv"] for mutatie in gelezen)
