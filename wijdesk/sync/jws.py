"""Signed papers: compact JWS (RFC 7515) with Ed25519 (RFC 8037), and nothing else.

The algorithm and the kind of paper are pinned here, never taken from the paper. Knows no clock.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping

import jwt
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from wijdesk.errors import Onbetrouwbaar
from wijdesk.sync.velden import Velden, lees_json, vorm

ALGORITME = "EdDSA"
_COMPACT = re.compile(r"([A-Za-z0-9_-]{1,200})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})", re.ASCII)
"""Header, claims, and the 64 bytes of a signature."""


def teken(claims: Mapping[str, object], *, typ: str, sleutel: bytes) -> str:
    """Sign with a raw Ed25519 private key (32 bytes)."""
    ondertekenaar = Ed25519PrivateKey.from_private_bytes(sleutel)
    tekst = json.dumps(claims, ensure_ascii=True, separators=(",", ":")).encode()
    return jwt.PyJWS().encode(tekst, ondertekenaar, algorithm=ALGORITME, headers={"typ": typ})


def lees(tekst: str, *, typ: str, sleutel: bytes, wat: str, hoogstens: int, diepte: int) -> Velden:
    """The claims of a paper signed with the private half of `sleutel` (32 bytes), of this kind and size (signs).

    Raises Onbetrouwbaar with reden "te groot", "vorm", "typ" or "handtekening".
    """
    if len(tekst) > hoogstens:
        raise Onbetrouwbaar(f"{wat} is te groot.", reden="te groot")
    delen = _COMPACT.fullmatch(tekst)
    if delen is None or not _is_canoniek(delen[3]):
        raise vorm(wat)
    kop = lees_json(_uit_base64(delen[1], wat=wat), wat=wat, diepte=1)
    if kop != {"alg": ALGORITME, "typ": typ}:
        raise Onbetrouwbaar(f"{wat} is van een andere soort dan verwacht.", reden="typ")
    try:
        # Header and form are known by now. PyJWT would look at the claims letter by letter: a tenth of an exchange.
        publiek = Ed25519PublicKey.from_public_bytes(sleutel)
        publiek.verify(base64.urlsafe_b64decode(delen[3] + "=="), f"{delen[1]}.{delen[2]}".encode())
    except (InvalidSignature, ValueError):
        raise Onbetrouwbaar(f"De handtekening onder {wat.lower()} klopt niet.", reden="handtekening") from None
    return Velden(lees_json(_uit_base64(delen[2], wat=wat), wat=wat, diepte=diepte), wat=wat)


def ongezien(tekst: str, *, wat: str, hoogstens: int, diepte: int) -> Velden:
    """The claims of a paper nobody vouched for yet, only to find which key it says it is signed with."""
    if len(tekst) > hoogstens:
        raise Onbetrouwbaar(f"{wat} is te groot.", reden="te groot")
    delen = _COMPACT.fullmatch(tekst)
    if delen is None:
        raise vorm(wat)
    return Velden(lees_json(_uit_base64(delen[2], wat=wat), wat=wat, diepte=diepte), wat=wat)


def _uit_base64(deel: str, *, wat: str) -> str:
    try:
        return base64.urlsafe_b64decode(deel + "=" * (-len(deel) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise vorm(wat) from None


def _is_canoniek(handtekening: str) -> bool:
    """Whether the bits that base64 does not use are zero; the signature covers every other sign of the paper."""
    terug = base64.urlsafe_b64encode(base64.urlsafe_b64decode(handtekening + "=="))
    return terug.rstrip(b"=").decode() == handtekening
