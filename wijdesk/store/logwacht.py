"""Lines for the access log that are not in the store yet, kept encrypted beside it until they are.

Looking never waits for a commit, so between what was shown and its line in the log a program can be killed. Here the
line is handed to the operating system before the answer is: it outlives the program, though not a power cut of that
very second. The next who opens the store writes it in the log. Lines are numbered under their seal: one that was taken
out of the middle, put elsewhere or put in twice is noticed, and that a whole session is gone `logsessie` knows.
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
NUMMER = "#"


class Logwacht:
    """The waiting lines of one store. Used under the lock of whoever owns it."""

    def __init__(self, map_: Path, sleutel: bytes) -> None:
        self._pad = map_ / BESTAND
        self._slot = AESGCM(hashlib.blake2b(sleutel, digest_size=32, person=b"wijdesk.wacht").digest())
        self._open: int | None = None
        self._nummer = 0
        """Of the last line in the file."""

    def lees(self) -> tuple[list[Logregel], int]:
        """The lines that wait, oldest first, and how many cannot be read or are gone. The later of two with one id
        counts.
        """
        try:
            inhoud = self._pad.read_bytes()
        except FileNotFoundError:
            return [], 0
        except OSError as fout:
            raise storing_van(fout) from None
        regels: dict[object, Logregel] = {}
        stuk = onleesbaar = 0
        for rij in inhoud.split(b"\n")[:-1]:  # what does not end was cut short before its answer was given
            try:
                regel, nummer = self._ontcijfer(rij)
            except (ValueError, TypeError, KeyError, InvalidTag):
                stuk, onleesbaar = stuk + 1, onleesbaar + 1
                continue
            regels[regel.id or len(regels)] = regel
            if nummer is not None:  # of a program of before: not numbered
                stuk += max(0, abs(nummer - self._nummer - 1) - onleesbaar)  # an unreadable one was counted itself
                self._nummer, onleesbaar = nummer, 0
        return list(regels.values()), stuk

    def voeg_toe(self, regels: Iterable[Logregel]) -> None:
        """Keep these too. A disk that is full keeps nobody from working: they are still in memory."""
        inhoud, nummer = self._versleuteld(regels, na=self._nummer)
        with contextlib.suppress(OSError):
            if self._open is None:
                self._open = os.open(self._pad, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.write(self._open, inhoud)
            self._nummer = nummer

    def zet(self, regels: Iterable[Logregel]) -> None:
        """Only these wait still: the others are in the store."""
        over, nummer = self._versleuteld(regels, na=0)
        with contextlib.suppress(OSError):
            if not over and self._open is not None:
                os.ftruncate(self._open, 0)
                self._nummer = 0
                return
            self.sluit()
            if over:
                nieuw = self._pad.with_suffix(".nieuw")
                with os.fdopen(os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as bestand:
                    bestand.write(over)
                nieuw.replace(self._pad)
            else:
                self._pad.unlink(missing_ok=True)
            self._nummer = nummer

    def sluit(self) -> None:
        """Let go of the file, which stays as long as something waits in it."""
        if self._open is not None:
            os.close(self._open)
            self._open = None
            with contextlib.suppress(OSError):
                if self._pad.stat().st_size == 0:
                    self._pad.unlink()

    def _versleuteld(self, regels: Iterable[Logregel], *, na: int) -> tuple[bytes, int]:
        """As they stand in the file, and the number of the last."""
        uit, nummer = [], na
        for nummer, regel in enumerate(regels, start=na + 1):
            waarden: dict[str, object] = {veld.name: getattr(regel, veld.name) for veld in fields(regel)}
            tekst = json.dumps(
                {NUMMER: nummer}
                | {naam: waarde.hex() if isinstance(waarde, bytes) else waarde for naam, waarde in waarden.items()}
            ).encode()
            nonce = secrets.token_bytes(NONCE)
            uit.append(base64.b64encode(nonce + self._slot.encrypt(nonce, tekst, None)) + b"\n")
        return b"".join(uit), nummer

    def _ontcijfer(self, rij: bytes) -> tuple[Logregel, int | None]:
        ruw = base64.b64decode(rij, validate=True)
        waarden = json.loads(self._slot.decrypt(ruw[:NONCE], ruw[NONCE:], None))
        nummer = waarden.pop(NUMMER, None)
        for naam in ("persoon_id", "huishouden_id", "namens_id", "medewerker_id", "id"):
            if waarden[naam] is not None:
                waarden[naam] = Id(bytes.fromhex(waarden[naam]))
        return Logregel(**waarden), nummer
