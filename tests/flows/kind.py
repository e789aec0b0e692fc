"""The program in a process of its own, typing until somebody kills it; it tells beforehand what it promises to keep.

Messages go as JSON lines through a pipe: "begonnen", "getypt" (contact, text, moment) after every key, "opgeslagen"
(contact, text) only when the window said so, "ingevoerd" (rows, moment) while a file comes in, "hart" (moment) as long
as the event loop turns, "mis" when something went otherwise than it should.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable, Generator, Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests import winkel
from tests.flows.scherm import ALT, CTRL, K, Toetsenbord, bij, inloop, paneel
from wijdesk.app.bureau import ontgrendel
from wijdesk.app.venster import Programma
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.inloop.contact import ContactFormulier
from wijdesk.ui.panels.inloop.gesprek import ZOEKEN
from wijdesk.ui.panels.invoer import InvoerPanel
from wijdesk.ui.theme import maak_app

WOORDEN = ("huurschuld", "brief", "van", "de", "gemeente", "deurwaarder", "aanmaning", "toeslag", "energie", "betalen")
Stap = Callable[[], bool] | None
"""What has to hold before the next key; None: go on at once."""


def werk(map_: str, omgeving: Mapping[str, str], zaad: int, bestand: str, post: Connection) -> None:
    """Run until killed. With `bestand` a file is put in through the Import panel first."""
    os.environ.update(omgeving)
    log = os.open(f"{omgeving['HOME']}/kind.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for uit in (1, 2):
        os.dup2(log, uit)
    app = maak_app()
    programma = Programma(app, Path(map_))
    programma.open(ontgrendel(Path(map_), "", winkel.WACHTWOORD))
    assert programma.venster is not None
    programma.venster.activateWindow()
    typist = Typist(programma.venster, random.Random(zaad), bestand, post)
    typist.begin()
    app.exec()


class Typist(QObject):
    """Walks a generator of steps on the event loop of the window, a key or a wait at a time."""

    def __init__(self, venster: MainWindow, toeval: random.Random, bestand: str, post: Connection) -> None:
        super().__init__(venster)
        self._venster = venster
        self._toeval = toeval
        self._bestand = bestand
        self._post = post
        self._toetsen = Toetsenbord()
        self._wacht_op: Stap = lambda: venster.docks.huidige() is not None and QApplication.focusWidget() is not None
        self._stappen = self._alles()
        self._slag = QTimer(self, interval=1)
        self._slag.timeout.connect(self._doe)
        self._hart = QTimer(self, interval=20)
        self._hart.timeout.connect(lambda: self.meld("hart", time.monotonic()))

    def begin(self) -> None:
        self._hart.start()
        self._slag.start()

    def meld(self, wat: str, *delen: object) -> None:
        """Tell the parent; what is in the pipe outlives this process."""
        self._post.send_bytes(json.dumps([wat, *delen]).encode())

    def _doe(self) -> None:
        if QApplication.focusWidget() is None:
            return  # between two fields for a moment; a person types when the cursor stands somewhere
        if self._wacht_op is None or self._wacht_op():
            self._wacht_op = next(self._stappen)

    def _alles(self) -> Generator[Stap, None, None]:
        self.meld("begonnen", time.monotonic())
        if self._bestand:
            yield from self._voer_in()
        while True:
            yield from self._contact()

    def _voer_in(self) -> Generator[Stap, None, None]:
        yield from self._opdracht("toon import")
        yield lambda: any(panel.naam == "invoer" and panel.isVisible() for panel in self._venster.docks.panelen())
        panel = paneel(self._venster, "invoer")
        assert isinstance(panel, InvoerPanel)
        yield panel.bestand.hasFocus
        QApplication.clipboard().setText(self._bestand)
        self._toetsen.druk(K.Key_V, CTRL)
        self._toetsen.druk(K.Key_Return, CTRL)
        panel.balk.valueChanged.connect(lambda gedaan: self.meld("ingevoerd", gedaan, time.monotonic()))
        yield lambda: not panel.stop.isVisible()

    def _opdracht(self, woorden: str) -> Generator[Stap, None, None]:
        self._toetsen.druk(K.Key_K, CTRL)
        yield self._venster.palet.veld.hasFocus
        yield from self._typ(woorden)
        yield self._venster.palet.isVisible
        self._toetsen.druk(K.Key_Return)
        yield None

    def _typ(self, tekst: str) -> Generator[Stap, None, None]:
        for letter in tekst:
            self._toetsen.typ(letter)
            yield None

    def _contact(self) -> Generator[Stap, None, None]:
        """One contact: a draft that was put back, or a new one; saved, or left open for the next."""
        toetsen, toeval, panel = self._toetsen, self._toeval, inloop(self._venster)
        if toeval.random() < 0.3 and len(panel.formulieren()) > 1:
            toetsen.druk(K.Key_PageDown, CTRL)
        else:
            toetsen.druk(K.Key_F2)
        yield None
        formulier = panel.huidige()
        if formulier.gesprek.wie == ZOEKEN:
            yield from self._wie(formulier)
        yield lambda: formulier.isAncestorOf(bij())
        for _ in range(60):  # from the name, or from where a draft was left, on to the vraag
            if formulier.vragen[0].tekst.hasFocus():
                break
            toetsen.druk(K.Key_Tab)
            yield None
        yield formulier.vragen[0].tekst.hasFocus
        toetsen.druk(K.Key_End, CTRL)
        tekst = " ".join(["huur", *toeval.choices(WOORDEN, k=toeval.randint(1, 14))])
        gesprek = formulier.gesprek
        self._slag.setInterval(toeval.choice((1, 10, 30)))
        for letter in f"{tekst} ":
            toetsen.typ(letter)
            self.meld("getypt", gesprek.id.hex(), gesprek.vragen[0].toelichting, time.monotonic())
            yield None
        self._slag.setInterval(1)
        if toeval.random() < 0.2:
            return  # somebody else comes to the desk; this one stays open
        toetsen.druk(K.Key_1, ALT)
        yield None
        klaar: list[bool] = []
        formulier.geregistreerd.connect(lambda: klaar.append(True))
        toetsen.druk(K.Key_S, CTRL)
        getypt = gesprek.vragen[0].toelichting
        yield lambda: bool(klaar) or self._fout(formulier)
        if klaar:
            self.meld("opgeslagen", gesprek.id.hex(), getypt)
        else:
            self.meld("mis", formulier.melding.text())

    def _fout(self, formulier: ContactFormulier) -> bool:
        return not formulier.bezig and formulier.melding.isVisible()

    def _wie(self, formulier: ContactFormulier) -> Generator[Stap, None, None]:
        toetsen = self._toetsen
        keuze = self._toeval.choice(("anoniem", "bekend", "nieuw"))
        if keuze == "anoniem" or formulier.gesprek.zoektekst:
            toetsen.druk(K.Key_A, ALT)
        elif keuze == "bekend":
            yield from self._typ("bakker")
            toetsen.druk(K.Key_Return)
        else:
            yield from self._typ("Noa de Groot")
            toetsen.druk(K.Key_Return, CTRL)
        yield lambda: formulier.gesprek.wie != ZOEKEN
