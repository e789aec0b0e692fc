"""Lines for the access log that are not in the store yet, kept encrypted beside it until they are.

Looking never waits for a commit, so between what was shown and its line in the log a program can be killed. Here the
line is handed to the operating system before the answer is: it outlives the program, though not a power cut of that
very second. The next who opens the store writes it in the log.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wijdesk.models.logsoort import Logregel
from wijdesk.models.values import Id
from wijdesk.store.bestanden import storing_van

BESTAND = "log.wacht"
NONCE = 12


class Logwacht:
    """The waiting lines of one store. Used under the lock of whoever owns it."""

    def __init__(self, map_: Path, sleutel: bytes) -> None:
        self._pad = map_ / BESTAND
        self._slot = AESGCM(hashlib.blake2b(sleutel, digest_size=32, person=b"wijdesk.wacht").digest())
        self._open: int | None = None

    def lees(self) -> tuple[list[Logregel], int]:
        """The lines that wait, oldest first, and how many cannot be read. The later of two with one id counts."""
        try:
            inhoud = self._pad.read_bytes()
        except FileNotFoundError:
            return [], 0
        except OSError as fout:
            raise storing_van(fout) from None
        regels: dict[object, Logregel] = {}
        stuk = 0
        for rij in inhoud.split(b"\n")[:-1]:  # what does not end was cut short before its answer was given
            try:
                regel = self._ontcijfer(rij)
            except (ValueError, TypeError, KeyError, InvalidTag):
                stuk += 1
            else:
                regels[regel.id or len(regels)] = regel
        return list(regels.values()), stuk

    def voeg_toe(self, regels: Iterable[Logregel]) -> None:
        """Keep these too. A disk that is full keeps nobody from working: they are still in memory."""
        inhoud = b"".join(self._versleuteld(regel) for regel in regels)
        with contextlib.suppress(OSError):
            if self._open is None:
                self._open = os.open(self._pad, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.write(self._open, inhoud)

    def zet(self, regels: Iterable[Logregel]) -> None:
        """Only these wait still: the others are in the store."""
        over = b"".join(self._versleuteld(regel) for regel in regels)
        with contextlib.suppress(OSError):
            if not over and self._open is not None:
                os.ftruncate(self._open, 0)
                return
            self.sluit()
            if over:
                nieuw = self._pad.with_suffix(".nieuw")
                with os.fdopen(os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as bestand:
                    bestand.write(over)
                nieuw.replace(self._pad)
            else:
                self._pad.unlink(missing_ok=True)

    def sluit(self) -> None:
        """Let go of the file, which stays as long as something waits in it."""
        if self._open is not None:
            os.close(self._open)
            self._open = None
            with contextlib.suppress(OSError):
                if self._pad.stat().st_size == 0:
                    self._pad.unlink()

    def _versleuteld(self, regel: Logregel) -> bytes:
        waarden = {veld.name: getattr(regel, veld.name) for veld in fields(regel)}
        tekst = json.dumps(
            {naam: waarde.hex() if isinstance(waarde, bytes) else waarde for naam, waarde in waarden.items()}
        ).encode()
        nonce = secrets.token_bytes(NONCE)
        return base64.b64encode(nonce + self._slot.encrypt(nonce, tekst, None)) + b"\n"

    def _ontcijfer(self, rij: bytes) -> Logregel:
        ruw = base64.b64decode(rij, validate=True)
        waarden = json.loads(self._slot.decrypt(ruw[:NONCE], ruw[NONCE:], None))
        for naam in ("persoon_id", "huishouden_id", "namens_id", "medewerker_id", "id"):
            if waarden[naam] is not None:
                waarden[naam] = Id(bytes.fromhex(waarden[naam]))
        return Logregel(**waarden)
