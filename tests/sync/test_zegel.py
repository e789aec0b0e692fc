"""The seal: whoever did not sign exactly this, with this desk's key, for this centre, is not believed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import example, given
from hypothesis import strategies as st

from tests.sync.papieren import ALLES, DUURT_LANG, KEREN, NOTITIE, Stad, mutaties, reden_van, voer
from wijdesk.models.journaal import BEGIN, SCHEMA_VERSIE
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.sync import jws, sleutels, zegel
from wijdesk.sync.centrum import Merk, Segment
from wijdesk.sync.segment import kop_na, pak_in
from wijdesk.sync.zegel import Zegel, lees, teken

pytestmark = DUURT_LANG

NU = 1_772_438_400_000
GEHEIM = bytes(range(32))
PUBLIEK = sleutels.publiek(GEHEIM)
MERK = Merk(centrum=Id(b"c" * 16), generatie=2)
ZEGEL = Zegel(
    centrum=MERK.centrum,
    generatie=2,
    team=Id(b"t" * 16),
    balie=Id(b"b" * 16),
    epoch=1,
    van=4,
    tot=6,
    kop_voor=b"1" * 32,
    kop_na=b"2" * 32,
    sha256=b"3" * 32,
    sv=4,
    gezien={Id(b"x" * 16): 9, Id(b"y" * 16): 0},
    t=NU,
)
TEKST = teken(ZEGEL, GEHEIM)


def gelezen(tekst: str, *, sleutel: bytes = PUBLIEK, nu: int = NU, merk: Merk = MERK) -> Zegel:
    """The seal by its reader's lights."""
    return lees(tekst, sleutel=sleutel, naam=ZEGEL.naam, merk=merk, nu=nu)


def deel(tekst: str, plek: int) -> Any:
    """One of the JSON parts of a seal."""
    stuk = tekst.split(".")[plek]
    return json.loads(base64.urlsafe_b64decode(stuk + "=" * (-len(stuk) % 4)))


def b64(stuk: bytes) -> str:
    """As JWS writes bytes."""
    return base64.urlsafe_b64encode(stuk).rstrip(b"=").decode()


def met(*, kop: dict[str, Any] | None = None, geheim: bytes = GEHEIM, **anders: Any) -> str:
    """A truly signed seal with other claims (`...` leaves one out) or another header."""
    claims = {naam: waarde for naam, waarde in (deel(TEKST, 1) | anders).items() if waarde is not ...}
    stukken = f"{b64(json.dumps(kop or deel(TEKST, 0)).encode())}.{b64(json.dumps(claims).encode())}"
    return f"{stukken}.{b64(Ed25519PrivateKey.from_private_bytes(geheim).sign(stukken.encode()))}"


# What is right -------------------------------------------------------------------------------------------------------


def test_that_a_seal_is_read_as_it_was_written() -> None:
    assert gelezen(TEKST) == ZEGEL


def test_that_any_program_for_jws_reads_and_makes_a_seal() -> None:
    publiek = Ed25519PrivateKey.from_private_bytes(GEHEIM).public_key()
    claims = jwt.decode(TEKST, publiek, algorithms=["EdDSA"])
    assert claims["kop_na"] == "32" * 32
    anders = jwt.encode(claims, Ed25519PrivateKey.from_private_bytes(GEHEIM), "EdDSA", headers={"typ": zegel.TYP})
    assert gelezen(anders) == ZEGEL


def test_that_a_newer_program_may_say_more() -> None:
    assert gelezen(met(plaats="Selwerd")) == ZEGEL


def test_that_the_writers_wrong_clock_is_no_reason_to_refuse() -> None:
    for jaren in (-1, 70):
        assert gelezen(met(t=NU + jaren * 365 * 86_400_000)).van == 4


def test_that_a_seal_of_before_the_centre_was_put_back_still_holds() -> None:
    assert gelezen(met(generatie=1)).generatie == 1


def test_that_two_seals_over_the_same_entries_say_the_same_and_those_of_a_twin_do_not() -> None:
    assert ZEGEL.zegt_hetzelfde(replace(ZEGEL, sha256=b"4" * 32, t=NU + 1))
    assert not ZEGEL.zegt_hetzelfde(replace(ZEGEL, kop_na=b"4" * 32))


# What is wrong -------------------------------------------------------------------------------------------------------


def test_that_a_seal_without_a_signature_is_refused() -> None:
    geen = {"alg": "none", "typ": zegel.TYP}
    stukken = f"{b64(json.dumps(geen).encode())}.{TEKST.split('.')[1]}"
    assert reden_van(gelezen, f"{stukken}.") == "vorm"
    assert reden_van(gelezen, f"{stukken}.{TEKST.split('.')[2]}") == "typ"
    assert reden_van(gelezen, met(kop=geen)) == "typ"


def test_that_a_seal_signed_with_the_public_key_as_a_password_is_refused() -> None:
    kop = {"alg": "HS256", "typ": zegel.TYP}
    stukken = f"{b64(json.dumps(kop).encode())}.{TEKST.split('.')[1]}"
    som = hmac.new(PUBLIEK, stukken.encode(), hashlib.sha256).digest()
    assert reden_van(gelezen, f"{stukken}.{b64(som)}") == "vorm"
    assert reden_van(gelezen, f"{stukken}.{b64(som + som)}") == "typ"


@pytest.mark.parametrize(
    "kop",
    [
        {"alg": "EdDSA", "typ": "wd-rooster+jwt"},
        {"alg": "EdDSA", "typ": "JWT"},
        {"alg": "EdDSA"},
        {"alg": "ES256", "typ": zegel.TYP},
        {"alg": "EdDSA", "typ": zegel.TYP, "crit": ["exp"]},
        {"alg": "EdDSA", "typ": zegel.TYP, "b64": False},
        {"alg": "EdDSA", "typ": zegel.TYP, "jwk": {"kty": "OKP"}},
    ],
)
def test_that_a_seal_of_another_kind_or_algorithm_is_refused(kop: dict[str, Any]) -> None:
    assert reden_van(gelezen, met(kop=kop)) == "typ"


def test_that_another_key_is_refused() -> None:
    assert reden_van(gelezen, met(geheim=b"9" * 32)) == "handtekening"
    with pytest.raises(Exception, match="handtekening") as fout:
        gelezen(TEKST, sleutel=sleutels.publiek(b"8" * 32))
    assert "niets van gebruikt" in fout.value.uitweg  # type: ignore[attr-defined]
    assert reden_van(lambda: gelezen(TEKST, sleutel=b"")) == "handtekening"


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"team": "00" * 16}, "plaats"),
        ({"balie": "00" * 16}, "plaats"),
        ({"van": 3}, "plaats"),
        ({"tot": 7}, "plaats"),
        ({"centrum": "00" * 16}, "centrum"),
        ({"generatie": 3}, "centrum"),
        ({"exp": NU // 1000}, "datum"),
        ({"exp": NU // 1000 - 86_400}, "datum"),
        ({"nbf": NU // 1000 + 1}, "datum"),
        ({"exp": "x"}, "vorm"),
        ({"epoch": 0}, "vorm"),
        ({"van": True}, "vorm"),
        ({"van": "4"}, "vorm"),
        ({"tot": 2**53}, "vorm"),
        ({"kop_voor": "31" * 31}, "vorm"),
        ({"kop_na": "AA" * 32}, "vorm"),
        ({"sha256": None}, "vorm"),
        ({"sv": 4.0}, "vorm"),
        ({"gezien": []}, "vorm"),
        ({"gezien": {"x": 1}}, "vorm"),
        ({"gezien": {"00" * 16: -1}}, "vorm"),
        ({"gezien": {"00" * 16: {}}}, "vorm"),
        ({"gezien": {"00" * 16: {"a": {}}}}, "vorm"),
        ({"t": ...}, "vorm"),
        ({"gezien": ...}, "vorm"),
    ],
)
def test_that_a_well_signed_seal_that_says_something_else_is_refused(anders: dict[str, Any], reden: str) -> None:
    assert reden_van(gelezen, met(**anders)) == reden


def test_that_a_seal_within_its_own_dates_holds() -> None:
    assert gelezen(met(exp=NU // 1000 + 1, nbf=NU // 1000)).van == 4


def test_that_a_name_that_stands_twice_is_refused() -> None:
    claims = json.dumps(deel(TEKST, 1))[:-1] + ', "van": 4}'
    stukken = f"{TEKST.split('.')[0]}.{b64(claims.encode())}"
    dubbel = f"{stukken}.{b64(Ed25519PrivateKey.from_private_bytes(GEHEIM).sign(stukken.encode()))}"
    assert reden_van(gelezen, dubbel) == "vorm"


def test_that_a_seal_above_its_size_is_not_even_looked_at() -> None:
    assert reden_van(gelezen, TEKST + "a" * zegel.MAX_ZEGEL) == "te groot"
    assert reden_van(gelezen, met(gezien={f"{nummer:032x}": 1 for nummer in range(zegel.MAX_GEZIEN + 1)})) in (
        "vorm",
        "te groot",
    )


def test_that_as_many_desks_as_a_seal_may_name_fit_in_it() -> None:
    vol = replace(ZEGEL, gezien={Id(nummer.to_bytes(16, "big")): 10**9 for nummer in range(zegel.MAX_GEZIEN)})
    assert gelezen(teken(vol, GEHEIM)) == vol


def test_that_every_truncation_and_every_flipped_bit_of_a_seal_is_refused() -> None:
    bytes_ = TEKST.encode()
    kapot = [bytes_[:lengte] for lengte in range(len(bytes_))] + [bytes_ + b"A", bytes_ + b"=", bytes_ + b"\n"]
    for plek, echt in enumerate(bytes_):
        kapot += [bytes_[:plek] + bytes([echt ^ (1 << bit)]) + bytes_[plek + 1 :] for bit in range(8)]
    assert "" not in {reden_van(gelezen, stuk.decode("latin-1")) for stuk in kapot}


# A whole segment -----------------------------------------------------------------------------------------------------


def test_that_nothing_of_a_damaged_segment_is_given_out(klok: Klok, ids: IdMaker) -> None:
    stad = Stad(klok, ids)
    schrijver, lezer = stad.laat_toe(stad.selwerd), stad.laat_toe(stad.selwerd)
    stad.werk_bij(schrijver)
    inhoud = mutaties(ids, 1)
    goed = stad.verzegel(schrijver, inhoud)
    assert list(stad.ontzegel(lezer, goed, schrijver.balie).mutaties) == inhoud
    lichaam = goed.lichaam
    for plek in range(len(lichaam)):
        anders = lichaam[:plek] + bytes([lichaam[plek] ^ (1 << plek % 8)]) + lichaam[plek + 1 :]
        for kapot in (anders, lichaam[:plek]):
            assert reden_van(stad.ontzegel, lezer, replace(goed, lichaam=kapot), schrijver.balie) == "hash"


def test_that_a_body_of_which_the_seal_says_something_else_is_refused(klok: Klok, ids: IdMaker) -> None:
    stad = Stad(klok, ids)
    schrijver, lezer = stad.laat_toe(stad.selwerd), stad.laat_toe(stad.selwerd)
    echt, ander = mutaties(ids, 2), mutaties(ids, 2)
    ontvangers = lezer.rooster.ontvangers(stad.selwerd)
    lichaam = pak_in(echt, ontvangers)
    goed = Zegel(
        centrum=stad.merk.centrum,
        generatie=1,
        team=stad.selwerd,
        balie=schrijver.balie,
        epoch=1,
        van=1,
        tot=2,
        kop_voor=BEGIN,
        kop_na=kop_na(BEGIN, echt),
        sha256=hashlib.sha256(lichaam).digest(),
        sv=SCHEMA_VERSIE,
    )

    def reden(zegel_: Zegel, lichaam_: bytes = lichaam) -> str:
        segment = Segment(naam=zegel_.naam, lichaam=lichaam_, zegel=teken(zegel_, schrijver.teken))
        return reden_van(stad.ontzegel, lezer, segment, schrijver.balie)

    assert reden(goed) == ""
    assert reden(replace(goed, kop_na=kop_na(BEGIN, ander))) == "keten"
    assert reden(replace(goed, tot=3)) == "inhoud"
    assert reden(replace(goed, sv=SCHEMA_VERSIE + 1)) == "inhoud"
    assert reden(replace(goed, epoch=2)) == "epoch"
    assert reden(replace(goed, van=2, tot=3)) == "gat"
    assert reden(replace(goed, kop_voor=b"1" * 32)) == "keten"
    assert reden(replace(goed, team=stad.beijum)) == "team"
    assert NOTITIE.encode()[:8] not in lichaam + teken(goed, schrijver.teken).encode()


# Rubbish -------------------------------------------------------------------------------------------------------------

_LETTERS = st.text('AZaz09-_.{}"[]:,=\n é', max_size=300)


@voer("a seal", KEREN // 3)
@given(st.one_of(st.text(max_size=400), _LETTERS))
@example("." * 1000)
@example("\ud800.é." + "A" * 86)
def test_that_random_text_is_refused_and_nothing_else_happens(tekst: str) -> None:
    assert reden_van(gelezen, tekst) in ("vorm", "typ", "handtekening")


@voer("a seal", KEREN // 3)
@given(st.integers(0, len(TEKST) - 1), _LETTERS.filter(len), st.integers(0, 40))
def test_that_a_seal_with_something_else_in_it_is_refused(plek: int, anders: str, weg: int) -> None:
    geknoeid = TEKST[:plek] + anders + TEKST[plek + weg :]
    assert geknoeid == TEKST or reden_van(gelezen, geknoeid) in ("vorm", "typ", "handtekening")


@voer("a seal", KEREN // 3)
@given(
    ALLES,
    st.sampled_from([*deel(TEKST, 1)]),
)
def test_that_a_signed_seal_with_anything_for_a_claim_is_read_or_refused(waarde: Any, naam: str) -> None:
    anders: dict[str, Any] = {naam: waarde}
    reden = reden_van(gelezen, met(**anders))
    assert (
        reden in ("vorm", "plaats", "centrum")
        or deel(TEKST, 1)[naam] == waarde
        or naam in ("t", "gezien", "sv", "epoch")
    )


@pytest.mark.parametrize(
    "claims", [b"[" * 40_000, b'{"a":' * 8_000, b"\xff", b"", b"null", b"[]", b'{"t":' + b"9" * 5000 + b"}"]
)
def test_that_signed_claims_that_are_no_claims_are_refused(claims: bytes) -> None:
    stukken = f"{TEKST.split('.')[0]}.{b64(claims)}"
    tekst = f"{stukken}.{b64(Ed25519PrivateKey.from_private_bytes(GEHEIM).sign(stukken.encode()))}"
    assert reden_van(gelezen, tekst) == "vorm"
    assert reden_van(lambda: jws.ongezien(tekst, wat="Een zegel", hoogstens=99_999, diepte=2)) in ("vorm", "")
