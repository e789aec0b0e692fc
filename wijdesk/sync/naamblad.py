"""Who comes along with a desk that asks to be let in: names and rollen, sealed for the desks of the beheerder only.

The desk signs the request it stands in, so whose fingerprint was compared is who wrote these names.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass

import pyrage

from wijdesk.errors import Onbetrouwbaar
from wijdesk.sync.rooster import BEHEER, Rooster
from wijdesk.sync.velden import Velden, lees_json, vorm

MAX_BLAD = 12_000
"""Bytes before sealing: some 150 names. Who is left out is counted."""
MAX_PLAATSEN = 2_000
"""Bytes of names of places: a desk that worked alone has one or a few."""
MAX_NAAM = 200
"""Signs of a name that is shown."""
MAX_VERZEGELD = 24_000
"""Signs of a sealed sheet: four for three bytes, and what 40 desks of the beheerder add."""

_WAT = "Een lijst van wie er meekomt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naamblad:
    """`nieuw`: an empty desk where this one will log in; else those who work there, the rollen they have there."""

    nieuw: bool
    namen: tuple[tuple[str, tuple[str, ...]], ...]
    meer: int = 0
    """How many more work there than are named."""
    locaties: tuple[str, ...] = ()
    """What the places are called that a desk with people of its own brings along."""

    def __repr__(self) -> str:
        return "Naamblad(…)"


def maak(namen: Iterable[tuple[str, tuple[str, ...]]], *, nieuw: bool, locaties: Iterable[str] = ()) -> Naamblad:
    """The first names that fit."""
    plaatsen: tuple[str, ...] = ()
    for plaats in locaties:
        if _is_net(plaats) and len(json.dumps((*plaatsen, plaats))) <= MAX_PLAATSEN:
            plaatsen = (*plaatsen, plaats)
    passend, over, ruimte = [], 0, MAX_BLAD - 100 - len(json.dumps(plaatsen))
    for naam, rollen in namen:
        ruimte -= len(json.dumps([naam, rollen])) + 2
        if ruimte < 0:
            over += 1
        else:
            passend.append((naam, tuple(rollen)))
    return Naamblad(nieuw=nieuw, namen=tuple(passend), meer=over, locaties=plaatsen)


def verzegel(blad: Naamblad, rooster: Rooster) -> str:
    """The sheet as text that only the desks of the beheerder on this rooster can open; empty when there are none."""
    voor = [regel.ontvanger for regel in rooster.balies.values() if regel.rol == BEHEER and not regel.ingetrokken]
    if not voor:
        return ""
    wat = {"nieuw": blad.nieuw, "namen": blad.namen, "meer": blad.meer, "locaties": blad.locaties}
    inhoud = json.dumps(wat).encode()
    dicht = pyrage.encrypt(inhoud, [pyrage.x25519.Recipient.from_str(er) for er in voor[:40]])
    return base64.b64encode(bytes(dicht)).decode()


def ontzegel(tekst: str, identiteit: str) -> Naamblad | None:
    """What was sealed for this age identity; None when it was not, or is no sheet."""
    try:
        open_ = pyrage.decrypt(base64.b64decode(tekst, validate=True), [pyrage.x25519.Identity.from_str(identiteit)])
        if len(open_) > MAX_BLAD:
            return None
        inhoud = Velden(lees_json(open_.decode("ascii"), wat=_WAT, diepte=5), wat=_WAT)
        namen = tuple((_net(naam), tuple(_net(rol) for rol in rollen)) for naam, rollen in _paren(inhoud.ruw("namen")))
        plaatsen = _lijst(inhoud.ruw("locaties") or [])  # an older program does not say
        return Naamblad(
            nieuw=inhoud.ruw("nieuw") is True,
            namen=namen,
            meer=inhoud.getal("meer"),
            locaties=tuple(map(_net, plaatsen)),
        )
    except (pyrage.DecryptError, binascii.Error, ValueError, Onbetrouwbaar):
        return None


def _paren(waarde: object) -> list[tuple[object, list[object]]]:
    """Pairs of a name and a list."""
    if not isinstance(waarde, list):
        raise vorm(_WAT)
    paren = [(paar[0], paar[1]) for paar in waarde if isinstance(paar, list) and len(paar) == 2]
    if len(paren) != len(waarde) or not all(isinstance(rollen, list) for _naam, rollen in paren):
        raise vorm(_WAT)
    return paren


def _lijst(waarde: object) -> list[object]:
    if not isinstance(waarde, list):
        raise vorm(_WAT)
    return waarde


def _is_net(tekst: str) -> bool:
    return 0 < len(tekst) <= MAX_NAAM and tekst.isprintable()


def _net(tekst: object) -> str:
    """A text that can be shown on one line."""
    if not isinstance(tekst, str) or not _is_net(tekst):
        raise ValueError("no name")
    return tekst
