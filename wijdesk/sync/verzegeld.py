"""A whole segment: made from entries, or opened into entries with every check in its order.

The order is the point: who (rooster), signature (seal), hash of the body, then decrypting, then unpacking, then the
chain. No byte of a body is looked at before somebody known has signed for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.journaal import Mutatie
from wijdesk.models.values import Id
from wijdesk.sync import zegel as zegels
from wijdesk.sync.centrum import Merk, Segment
from wijdesk.sync.logregels import eis_log_heel
from wijdesk.sync.rooster import Rooster, eis_schrijver
from wijdesk.sync.segment import Uitgepakt, kop_na, pak_in, pak_uit
from wijdesk.sync.zegel import Zegel

Epochsleutel = Callable[[Id, int], str | None]
"""Gives the age identity of a team's epoch, or None when this desk does not have it."""


@dataclass(frozen=True, slots=True)
class Geopend:
    """A segment that is what it says."""

    zegel: Zegel
    mutaties: tuple[Mutatie, ...]


def verzegel(
    mutaties: Sequence[Mutatie],
    *,
    rooster: Rooster,
    merk: Merk,
    team: Id,
    keten: Id,
    van: int,
    kop_voor: bytes,
    gezien: Mapping[Id, int],
    nu: int,
    teken: bytes,
) -> Segment:
    """A segment of entries `van`, `van + 1`, … of chain `keten`, signed with the desk's raw Ed25519 private key."""
    lichaam = pak_in(mutaties, rooster.ontvangers(team))
    zegel = Zegel(
        centrum=merk.centrum,
        generatie=merk.generatie,
        team=team,
        balie=keten,
        epoch=rooster.teams[team].epoch,
        van=van,
        tot=van + len(mutaties) - 1,
        kop_voor=kop_voor,
        kop_na=kop_na(kop_voor, mutaties),
        sha256=hashlib.sha256(lichaam).digest(),
        sv=max(_sv(mutatie) for mutatie in mutaties),
        gezien=gezien,
        t=nu,
    )
    return Segment(naam=zegel.naam, lichaam=lichaam, zegel=zegels.teken(zegel, teken))


def lees_zegel(segment: Segment, *, rooster: Rooster, balie: Id, merk: Merk, nu: int) -> Zegel:
    """The seal of a segment of desk `balie` (as enrolled), checked with its key and against what it may write."""
    regel = rooster.balies.get(balie)
    if regel is None:
        raise Onbetrouwbaar("Een balie die niet op het rooster staat, heeft iets geplaatst.", reden="balie")
    zegel = zegels.lees(segment.zegel, sleutel=regel.sleutel, naam=segment.naam, merk=merk, nu=nu)
    eis_schrijver(rooster, balie, zegel)
    return zegel


def ontzegel(
    segment: Segment,
    *,
    rooster: Rooster,
    balie: Id,
    merk: Merk,
    nu: int,
    volgnr: int,
    schakel: bytes,
    sleutel: Epochsleutel,
) -> Geopend:
    """The entries of a segment of desk `balie`, all of them or none.

    `volgnr` and `schakel` are the last number and hash read of this chain (0 and `journaal.BEGIN` at first). Raises
    Onbetrouwbaar: of the seal, the rooster, "gat", "keten", "hash", "epoch" (no key for it here), the body, or of what
    it says of the log.
    """
    zegel = lees_zegel(segment, rooster=rooster, balie=balie, merk=merk, nu=nu)
    zegels.sluit_aan(zegel, volgnr=volgnr, schakel=schakel)
    identiteit = sleutel(zegel.team, zegel.epoch)
    if identiteit is None:
        raise Onbetrouwbaar(
            "Deze balie heeft de sleutel van een pakket (nog) niet.",
            reden="epoch",
            uitweg="wijdesk probeert het later opnieuw. Blijft dit zo, meld het dan bij de applicatiebeheerder.",
        )
    mutaties = _open(segment, zegel, identiteit).mutaties
    eis_log_heel(mutaties, van=zegel.van, nu=nu)
    return Geopend(zegel, mutaties)


def _open(segment: Segment, zegel: Zegel, identiteit: str) -> Uitgepakt:
    if hashlib.sha256(segment.lichaam).digest() != zegel.sha256:
        raise Onbetrouwbaar("Een pakket is onderweg veranderd of niet heel.", reden="hash")
    uit = pak_uit(segment.lichaam, [identiteit])
    if len(uit.mutaties) != zegel.tot - zegel.van + 1 or uit.sv != zegel.sv:
        raise Onbetrouwbaar("Een pakket is niet wat het zegel ervan zegt.", reden="inhoud")
    if kop_na(zegel.kop_voor, uit.mutaties) != zegel.kop_na:
        raise Onbetrouwbaar("De keten van een andere balie klopt niet.", reden="keten")
    return uit


def _sv(mutatie: Mutatie) -> int:
    sv = mutatie.header["sv"]
    return sv if isinstance(sv, int) else 0
