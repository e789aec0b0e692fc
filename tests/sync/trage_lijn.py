"""A slow line on loopback: a proxy before a server that passes so many bytes a second, counts them, and can be cut."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Self

KBIT_64 = 8_000
"""Bytes a second each way: an old mobile connection, or a branch office with everybody at work."""
HAP = 512
"""Bytes at a time: a sixteenth of a second of such a line."""


class TrageLijn:
    """Passes what comes in on `poort` to another address, each way at `tempo` bytes a second (None: as it comes)."""

    def __init__(self, verbind: Callable[[], socket.socket], *, tempo: int | None = KBIT_64) -> None:
        self._verbind, self.tempo = verbind, tempo
        self.heen = self.terug = 0
        """Bytes that passed to the server and from it."""
        self.knip_na: int | None = None
        """Cut everything once so many bytes more have gone to the server; then it goes on as before."""
        self.geknipt = 0
        self._stop = threading.Event()
        self._slot = threading.Lock()
        self._open: set[socket.socket] = set()
        self._draden: list[threading.Thread] = []
        self._deur = socket.create_server(("127.0.0.1", 0))
        self.poort: int = self._deur.getsockname()[1]
        self._begin(self._laat_binnen)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._deur.shutdown(socket.SHUT_RDWR)
        self._deur.close()
        self.knip()
        for draad in self._draden:
            draad.join(10)
            assert not draad.is_alive()

    def knip(self) -> None:
        """The line falls away, with everything that was under way."""
        with self._slot:
            open_, self._open = self._open, set()
        for kant in open_:
            _sluit(kant)

    def _begin(self, werk: Callable[..., None], *wat: object) -> None:
        draad = threading.Thread(target=werk, args=wat, name="lijn", daemon=True)
        self._draden.append(draad)
        draad.start()

    def _laat_binnen(self) -> None:
        while not self._stop.is_set():
            try:
                binnen = self._deur.accept()[0]
                buiten = self._verbind()
            except OSError:
                return
            with self._slot:
                self._open |= {binnen, buiten}
            self._begin(self._pomp, binnen, buiten, True)
            self._begin(self._pomp, buiten, binnen, False)

    def _pomp(self, van: socket.socket, naar: socket.socket, heen: bool) -> None:
        mag_weer = 0.0
        try:
            while hap := van.recv(HAP):
                if self.tempo is not None:
                    nu = time.monotonic()
                    self._stop.wait(max(0.0, mag_weer - nu))
                    mag_weer = max(nu, mag_weer) + len(hap) / self.tempo
                if heen and not self._mag_heen(len(hap)):
                    self.geknipt += 1
                    self.knip()
                    return
                naar.sendall(hap)
                if heen:
                    self.heen += len(hap)
                else:
                    self.terug += len(hap)
        except OSError:
            pass  # the other side is gone
        finally:
            _sluit(van)
            _sluit(naar)

    def _mag_heen(self, bytes_: int) -> bool:
        if self.knip_na is None:
            return True
        self.knip_na -= bytes_
        if self.knip_na > 0:
            return True
        self.knip_na = None
        return False


def _sluit(kant: socket.socket) -> None:
    with suppress(OSError):  # it was closed from the other side
        kant.shutdown(socket.SHUT_RDWR)
    kant.close()


def naar_postgres(host: str, poort: int) -> Callable[[], socket.socket]:
    """How to reach a server that listens on a socket in a folder, or on a port."""

    def verbind() -> socket.socket:
        if not host.startswith("/"):
            return socket.create_connection((host, poort))
        kant = socket.socket(socket.AF_UNIX)
        kant.connect(f"{host}/.s.PGSQL.{poort}")
        return kant

    return verbind
