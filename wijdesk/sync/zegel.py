"""The seal of a segment: a compact JWS in which a desk says what it wrote, for whom, and after what.

Whether that desk may write this is for the rooster; whether the body is what the seal says is for `verzegeld`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.values import Id
from wijdesk.sync import jws
from wijdesk.sync.centrum import Merk, Naam
from wijdesk.sync.velden import Velden

TYP = "wd-zegel+jwt"
MAX_ZEGEL = 64 << 10
"""Signs; no centre takes more."""
MAX_GEZIEN = 900
"""Chains in `gezien`: what fits in a seal. A team of 35 desks begins some a year."""

_WAT = "Een zegel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zegel:
    """What a desk says about a segment. Hashes are 32 bytes, `t` is its own clock (ms UTC) and decides nothing."""

    centrum: Id
    generatie: int
    team: Id
    balie: Id
    epoch: int
    van: int
    tot: int
    kop_voor: bytes
    kop_na: bytes
    sha256: bytes
    sv: int
    gezien: Mapping[Id, int] = field(default_factory=dict)
    t: int = 0

    @property
    def naam(self) -> Naam:
        """The name of the segment this seal belongs to."""
        return Naam(team=self.team, balie=self.balie, van=self.van, tot=self.tot)

    def zegt_hetzelfde(self, ander: Zegel) -> bool:
        """Whether two seals are over the same entries, however these were sealed (age never gives the same bytes)."""
        return self.naam == ander.naam and (self.kop_voor, self.kop_na) == (ander.kop_voor, ander.kop_na)


def teken(zegel: Zegel, sleutel: bytes) -> str:
    """The seal as text, signed with the desk's raw Ed25519 private key (32 bytes)."""
    claims = {
        "centrum": zegel.centrum.hex(),
        "generatie": zegel.generatie,
        "team": zegel.team.hex(),
        "balie": zegel.balie.hex(),
        "epoch": zegel.epoch,
        "van": zegel.van,
        "tot": zegel.tot,
        "kop_voor": zegel.kop_voor.hex(),
        "kop_na": zegel.kop_na.hex(),
        "sha256": zegel.sha256.hex(),
        "sv": zegel.sv,
        "gezien": {balie.hex(): volgnr for balie, volgnr in sorted(zegel.gezien.items())},
        "t": zegel.t,
    }
    return jws.teken(claims, typ=TYP, sleutel=sleutel)


def lees(tekst: str, *, sleutel: bytes, naam: Naam, merk: Merk, nu: int) -> Zegel:
    """The seal of the segment `naam`, when it was signed with the private half of `sleutel` (32 bytes).

    A wrong clock of the writer is no reason to refuse; a date it set itself (`exp`, `nbf`, s) is, against `nu` (ms).
    Raises Onbetrouwbaar with the reden of `jws.lees`, "centrum" (another, or of a later generatie), "plaats" (of
    another segment) or "datum".
    """
    velden = jws.lees(tekst, typ=TYP, sleutel=sleutel, wat=_WAT, hoogstens=MAX_ZEGEL, diepte=2)
    zegel = Zegel(
        centrum=velden.id("centrum"),
        generatie=velden.getal("generatie", 1),
        team=velden.id("team"),
        balie=velden.id("balie"),
        epoch=velden.getal("epoch", 1),
        van=velden.getal("van", 1),
        tot=velden.getal("tot", 1),
        kop_voor=velden.bytes_("kop_voor", 32),
        kop_na=velden.bytes_("kop_na", 32),
        sha256=velden.bytes_("sha256", 32),
        sv=velden.getal("sv", 1),
        gezien=velden.standen("gezien", hoogstens=MAX_GEZIEN),
        t=velden.getal("t"),
    )
    if zegel.centrum != merk.centrum or zegel.generatie > merk.generatie:
        raise Onbetrouwbaar("Een zegel hoort bij een ander centrum.", reden="centrum")
    if zegel.naam != naam or zegel.tot < zegel.van:
        raise Onbetrouwbaar("Een zegel hoort bij een ander pakket.", reden="plaats")
    eis_datum(velden, nu=nu, wat=_WAT)
    return zegel


def eis_datum(velden: Velden, *, nu: int, wat: str) -> None:
    """Refuse a paper outside the dates it carries itself (RFC 7519, 4.1.4 and 4.1.5; seconds)."""
    for naam, te_laat in (("exp", True), ("nbf", False)):
        if naam not in velden:
            continue
        moment = velden.getal(naam) * 1000
        if (nu >= moment) if te_laat else (nu < moment):
            raise Onbetrouwbaar(f"{wat} is nu niet geldig.", reden="datum")


def sluit_aan(zegel: Zegel, *, volgnr: int, schakel: bytes) -> None:
    """Refuse a segment that does not follow what was read of its chain. Reden "gat" or "keten"."""
    if zegel.van != volgnr + 1:
        raise Onbetrouwbaar("Van een andere balie ontbreekt een stuk.", reden="gat")
    if zegel.kop_voor != schakel:
        raise Onbetrouwbaar("Een andere balie vertelt nu iets anders dan eerder.", reden="keten")
