"""The keys of a desk and of the beheerder, the keys of epochs, and the noodsleutel with its printed halves.

They live in the cupboard (`Kast`) inside the encrypted store; nothing here is ever logged or put in an error. Two kinds
only: Ed25519 to sign, age (X25519) to open.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wijdesk.errors import Onbetrouwbaar, Weigering
from wijdesk.models.values import Id
from wijdesk.sync.rooster import Rooster

TEKEN, OPEN = "toestel.teken", "toestel.open"
"""This desk's own: to sign with (32 raw bytes), to open with (an age identity as text)."""
BEHEERDER = "beheerder"
"""The public key of the beheerder (32 raw bytes), kept since the enrolment."""
BEHEERDER_TEKEN = "beheerder.teken"
"""The key that signs roosters (32 raw bytes); only at the administrator's desk."""
BEHEERDER_VORIGE, BEHEERDER_VOLGEND = "beheerder.vorige", "beheerder.volgend"
"""The public keys of earlier beheerders, one after another; the key that is being put in the place of the own one."""
OPVOLGING = "opvolging"
"""The paper that named the beheerder of now (`opvolging`)."""
CENTRUM, ROOSTER = "centrum", "rooster"
"""Which centre (16 bytes and the generatie); the latest rooster as signed text."""


class Kast(Protocol):
    """The cupboard: bytes by name, kept in the encrypted store."""

    def get(self, naam: str) -> bytes | None:
        """What lies under this name, or None."""

    def put(self, naam: str, waarde: bytes) -> None:
        """Put something under this name, in the place of what was there."""


@dataclass(frozen=True, slots=True)
class Toestelsleutels:
    """The public halves of a desk's keys: `sleutel` (Ed25519, 32 bytes) and `ontvanger` (age recipient)."""

    sleutel: bytes
    ontvanger: str


# This desk and the beheerder -----------------------------------------------------------------------------------------


def publiek(teken: bytes) -> bytes:
    """The public half (32 bytes) of a raw Ed25519 private key."""
    return Ed25519PrivateKey.from_private_bytes(teken).public_key().public_bytes_raw()


def nieuwe_tekensleutel() -> bytes:
    """A new raw Ed25519 private key (32 bytes)."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def nieuwe_identiteit() -> str:
    """A new age identity."""
    return str(pyrage.x25519.Identity.generate())


def ontvanger_van(identiteit: str) -> str:
    """The age recipient that belongs to an identity."""
    return str(pyrage.x25519.Identity.from_str(identiteit).to_public())


def zorg_voor_toestelsleutels(kast: Kast) -> Toestelsleutels:
    """This desk's keys, made when they are not there yet."""
    teken, open_ = kast.get(TEKEN), kast.get(OPEN)
    if teken is None or open_ is None:
        teken, open_ = nieuwe_tekensleutel(), nieuwe_identiteit().encode()
        kast.put(TEKEN, teken)
        kast.put(OPEN, open_)
    return Toestelsleutels(publiek(teken), ontvanger_van(open_.decode()))


def vingerafdruk(*delen: bytes) -> str:
    """Four groups of four signs (A-Z, 2-7) to compare by telephone: 80 bits of SHA-256 over parts and lengths.

    Whoever would pass for a desk has to meet one given fingerprint (2⁸⁰ tries), not to find any two alike: the desk
    keeps the beheerder's key before it makes known its own.
    """
    som = hashlib.sha256(b"wijdesk vingerafdruk 1")
    for deel in delen:
        som.update(len(deel).to_bytes(4, "big") + deel)
    tekens = base64.b32encode(som.digest()[:10]).decode()
    return " ".join(tekens[plek : plek + 4] for plek in range(0, 16, 4))


# Epochs --------------------------------------------------------------------------------------------------------------


def epoch_naam(team: Id, epoch: int) -> str:
    """Under which name the identity of an epoch lies in the cupboard."""
    return f"epoch/{team.hex()}/{epoch}"


def epochsleutel(kast: Kast, rooster: Rooster, team: Id, epoch: int) -> str | None:
    """The age identity of an epoch; None when it is not here, or is not the one the rooster speaks of."""
    waarde = kast.get(epoch_naam(team, epoch))
    regel = rooster.teams.get(team)
    if waarde is None or regel is None:
        return None
    return waarde.decode() if hoort_bij(waarde, regel.ontvangers.get(epoch)) else None


def hoort_bij(identiteit: bytes, ontvanger: str | None) -> bool:
    """Whether these bytes are the age identity of this recipient, and nothing besides."""
    try:
        return ontvanger_van(identiteit.decode()) == ontvanger
    except (pyrage.IdentityError, UnicodeDecodeError):
        return False


def wikkel(identiteit: str, ontvanger: str) -> bytes:
    """An epoch identity that one desk can open."""
    return bytes(pyrage.encrypt(identiteit.encode(), [pyrage.x25519.Recipient.from_str(ontvanger)]))


def ontwikkel(kast: Kast, papier: bytes, *, rooster: Rooster, team: Id, epoch: int) -> None:
    """Put the epoch identity of a wrapped paper in the cupboard.

    A wrapped paper is not signed; what is in it has to be the private half of what the signed rooster names. Raises
    Onbetrouwbaar with reden "sleutel".
    """
    eigen = kast.get(OPEN)
    regel = rooster.teams.get(team)
    try:
        if eigen is None or len(papier) > 4096:
            raise pyrage.DecryptError
        identiteit = pyrage.decrypt(papier, [pyrage.x25519.Identity.from_str(eigen.decode())])
    except (pyrage.DecryptError, ValueError):
        identiteit = b""
    if regel is None or not hoort_bij(identiteit, regel.ontvangers.get(epoch)):
        raise Onbetrouwbaar("Een sleutel die voor deze balie klaarligt, past niet bij het rooster.", reden="sleutel")
    kast.put(epoch_naam(team, epoch), bytes(identiteit))


# The noodsleutel -----------------------------------------------------------------------------------------------------

_TEKENS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
"""The alphabet of an age identity (Bech32, BIP 173): sign i stands for the number i."""
_VOOR = "AGE-SECRET-KEY-1"
_LENGTE = 58
_HELFT = re.compile(rf"[{_TEKENS}]{{{_LENGTE + 2}}}", re.ASCII)


def noodplek(ontvanger: str) -> Id:
    """Under which name papers for the noodsleutel hang, where those of a desk have its chain."""
    return Id(hashlib.sha256(b"wijdesk noodsleutel" + ontvanger.encode()).digest()[:16])


def noodhelften(identiteit: str) -> tuple[str, str]:
    """Two halves of an age identity for two envelopes; one of them alone says nothing about it (a one-time pad).

    Cutting the text in two would not do: half of such a key can be searched for. Each is 15 groups of four signs, of
    which the last two guard against a slip of the pen.
    """
    if not identiteit.startswith(_VOOR) or len(identiteit) != len(_VOOR) + _LENGTE:
        raise ValueError("not an age identity")
    een = [secrets.randbelow(32) for _ in range(_LENGTE)]
    ander = [_TEKENS.index(teken) ^ getal for teken, getal in zip(identiteit[len(_VOOR) :], een, strict=True)]
    return _als_helft(een), _als_helft(ander)


def noodsleutel_uit(een: str, ander: str) -> str:
    """The age identity from two halves as somebody typed them: spaces, dashes and small letters do not matter.

    Raises Weigering beside the half (`een`, `ander`) that was mistyped, or when the two do not belong together.
    """
    getallen = [_uit_helft(een, veld="een"), _uit_helft(ander, veld="ander")]
    tekens = "".join(_TEKENS[links ^ rechts] for links, rechts in zip(*getallen, strict=True))
    try:
        ontvanger_van(_VOOR + tekens)
    except pyrage.IdentityError:
        raise Weigering("Deze twee helften horen niet bij elkaar.", veld="ander") from None
    return _VOOR + tekens


def _als_helft(getallen: Iterable[int]) -> str:
    tekens = "".join(_TEKENS[getal] for getal in getallen)
    tekens += _controle(tekens)
    return " ".join(tekens[plek : plek + 4] for plek in range(0, len(tekens), 4))


def _uit_helft(helft: str, *, veld: str) -> list[int]:
    tekens = "".join(helft.upper().replace("-", "").split())
    if _HELFT.fullmatch(tekens) is None or _controle(tekens[:_LENGTE]) != tekens[_LENGTE:]:
        raise Weigering("Dit is niet goed overgetypt: een helft is 15 groepjes van vier tekens.", veld=veld)
    return [_TEKENS.index(teken) for teken in tekens[:_LENGTE]]


def _controle(tekens: str) -> str:
    som = hashlib.sha256(tekens.encode()).digest()
    return _TEKENS[som[0] % 32] + _TEKENS[som[1] % 32]
