"""Claims in a folder: a numbered row of files, each written once, that everybody reads in the same order.

Who gets the next number is decided by exclusive creation, so the row has one order; what stands follows from it by
`beoordeel_claim`. So a claim for a whole household is one file: there is nothing to undo when one person turns out to
be taken, and a desk that dies halfway has claimed nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from wijdesk.errors import CentrumGeweigerd, Onbetrouwbaar
from wijdesk.models.values import Id
from wijdesk.sync import centrumregels as regels
from wijdesk.sync.centrum import Claim, Claimantwoord, Wacht
from wijdesk.sync.folder_schrijven import GeenBestand, Schrijver
from wijdesk.sync.velden import GROOTSTE, Velden, lees_json

PER_MAP = 1000
"""Claims in one folder."""
LEZERS = 8
"""Files of a full folder that are read at the same time."""
POGINGEN = 2000
"""How often another desk may be just before us. Each time it was, its claim is made: there is always progress."""

MAX_BESTAND = 2 * (regels.CLAIM_MAX + 210 * regels.PERSONEN_MAX)
"""Bytes of a claim in a file: its pseudonyms and its content, and as much again for how they are written."""

_WAT = "Een claim"
_PSEUDONIEM = re.compile(r"[0-9a-f]{32,128}")


class Claimlog:
    """What this desk read of the row, and what follows from it."""

    def __init__(self, map_: Path, schrijver: Schrijver) -> None:
        self._map = map_
        self._schrijver = schrijver
        self._wacht: Wacht | None = None
        self.vergeet()

    def bewaak(self, wacht: Wacht | None) -> None:
        """Who signs and judges from now on; the row is read again from its beginning."""
        self._wacht = wacht
        self.vergeet()

    def vergeet(self) -> None:
        """Read the row again from its beginning."""
        self._nummer = 0
        self._laatste = b""
        self._stand: dict[str, Claim] = {}

    def claim(self, namen: tuple[str, ...], versie: int, inhoud: bytes, tijd: Callable[[], int]) -> Claimantwoord:
        """Claim for these pseudonyms; `tijd` gives the clock of the centre. Raises OSError."""
        if not all(_PSEUDONIEM.fullmatch(naam) for naam in namen):
            raise ValueError("no pseudonym")  # a BSN never becomes a name in a folder
        for _ in range(POGINGEN):
            self._lees_bij()
            nog = regels.beoordeel_claim(self._stand, namen, versie, inhoud)
            if not nog:
                return regels.antwoord(self._stand, namen, gegeven=nog is not None)
            if self._wacht is not None and not self._mag(self._wacht, self._wacht.balie, nog, inhoud):
                return regels.antwoord(self._stand, namen, gegeven=False)
            self._schrijf(_als_bytes(namen, versie, inhoud, tijd()))
        raise regels.geen_contact()

    def _schrijf(self, tekst: bytes) -> None:
        """Offer this as the next of the row; whether it got there shows when the row is read on."""
        nummer = self._nummer + 1
        if nummer > 1:
            self._schrijver.schijf.sync_map(self._pad(nummer - 1).parent)  # else we may survive what we followed
        pad = self._pad(nummer)
        self._schrijver.zorg_voor_map(self._map, pad.parent.name)
        zegel = b"" if self._wacht is None else b"\n" + self._wacht.teken(nummer, tekst).encode()
        self._schrijver.schrijf_eenmalig(pad, tekst + zegel)

    def _lees_bij(self) -> None:
        if self._nummer and self._hash(self._nummer) != self._laatste:
            self.vergeet()  # the folder was put back to a copy
        try:
            while self._nummer % PER_MAP == 0 and self._pad(self._nummer + PER_MAP + 1).parent.is_dir():
                self._lees_hele_map()
            while True:
                self._volgende(self._lees(self._pad(self._nummer + 1)))
        except FileNotFoundError:
            return

    def _lees_hele_map(self) -> None:
        """A folder that is full, several files at once: a desk that has just started waits for the server."""
        paden = [self._pad(self._nummer + nr) for nr in range(1, PER_MAP + 1)]
        with ThreadPoolExecutor(LEZERS, thread_name_prefix="wijdesk-claims") as draden:
            teksten = list(draden.map(self._lees, paden))
        for tekst in teksten:
            self._volgende(tekst)

    def _lees(self, pad: Path) -> bytes:
        try:
            return self._schrijver.lees(pad)
        except GeenBestand:
            return b""  # takes its number, for everybody alike

    def _volgende(self, tekst: bytes) -> None:
        self._nummer += 1
        self._laatste = hashlib.sha256(tekst).digest()
        self._pas_toe(tekst)

    def _hash(self, nummer: int) -> bytes:
        try:
            return hashlib.sha256(self._lees(self._pad(nummer))).digest()
        except FileNotFoundError:
            return b""

    def _pas_toe(self, tekst: bytes) -> None:
        """What a file of the row changes; one that is no claim only takes a number."""
        zegt, _, zegel = tekst.partition(b"\n")
        gelezen = ontleed(zegt)
        balie = None if self._wacht is None else self._wacht.wie(self._nummer, zegt, zegel.decode("ascii", "replace"))
        if self._wacht is not None and (gelezen is None or balie is None):
            self._wacht.bij_vals(self._nummer)
            return
        if gelezen is None:
            return
        namen, claim = gelezen
        nog = regels.beoordeel_claim(self._stand, namen, claim.versie, claim.inhoud) or ()
        if self._wacht is not None and balie is not None and not self._mag(self._wacht, balie, nog, claim.inhoud):
            self._wacht.bij_vals(self._nummer)
            return
        self._stand |= dict.fromkeys(nog, claim)

    def _mag(self, wacht: Wacht, balie: Id, namen: Iterable[str], inhoud: bytes) -> bool:
        return wacht.mag(balie, inhoud, {naam: self._stand.get(naam) for naam in namen})

    def _pad(self, nummer: int) -> Path:
        return self._map / f"{(nummer - 1) // PER_MAP:06}" / f"{nummer:09}.claim"


def ontleed(tekst: bytes) -> tuple[tuple[str, ...], Claim] | None:
    """Who a file of the row claims and with what; None when it is no claim."""
    if len(tekst) > MAX_BESTAND:
        return None
    try:
        velden = Velden(lees_json(tekst.decode("ascii"), wat=_WAT, diepte=2), wat=_WAT)
        lijst = velden.ruw("pseudoniemen")
        if not isinstance(lijst, list) or not all(isinstance(naam, str) for naam in lijst):
            return None
        inhoud = base64.b64decode(velden.tekst("inhoud", hoogstens=MAX_BESTAND), validate=True)
        versie, sinds = velden.getal("versie", 1), velden.getal("sinds", -GROOTSTE)
        return regels.eis_claim(lijst, versie, inhoud), Claim(versie=versie, inhoud=inhoud, sinds=sinds)
    except (ValueError, Onbetrouwbaar, CentrumGeweigerd):
        return None


def _als_bytes(namen: tuple[str, ...], versie: int, inhoud: bytes, sinds: int) -> bytes:
    velden = {
        "pseudoniemen": list(namen),
        "versie": versie,
        "inhoud": base64.b64encode(inhoud).decode(),
        "sinds": sinds,
    }
    return json.dumps(velden).encode()
