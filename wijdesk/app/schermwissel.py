"""Other rights or another language while somebody works: the window is made anew, where one was.

Forms keep their drafts, which stand there again; what may no longer be seen goes. Nobody loses a form under their
hands: who stands in one gets a button to press when it suits, unless somebody may not be known any more, and who
locked the desk finds it done. Loaded with the
login window: nothing of ours is imported here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from wijdesk.app.venster import Programma
    from wijdesk.models.values import Id
    from wijdesk.ui.main_window import MainWindow

GEWIJZIGD = "Wat u mag zien en doen is gewijzigd. Dat geldt vanaf nu."
BIJGEWERKT = f"{GEWIJZIGD} De schermen zijn bijgewerkt."
KNOP = "Schermen bijwerken"
TAAL = "De taal van het scherm is gewijzigd."


class Schermwissel:
    """Makes the window of the open desk anew when it does not fit the rights of who works there any more."""

    def __init__(self, programma: Programma) -> None:
        self._programma = programma
        self._verouderd = False
        self._waarom = GEWIJZIGD

    def taal_anders(self, *, op_slot: bool) -> None:
        """As with other rights; nothing on the screen is wrong meanwhile."""
        self._waarom = self._waarom if self._verouderd else TAAL
        self._anders(op_slot=op_slot)

    def rechten_anders(self, *, op_slot: bool) -> None:
        """Now; ask it of who stands in a form or a dialog, and wait for who locked the desk."""
        self._waarom = GEWIJZIGD
        self._anders(op_slot=op_slot)

    def _anders(self, *, op_slot: bool) -> None:
        if self._programma.venster is None:
            return
        if not self._verouderd and self._programma.jobs is not None:
            self._programma.jobs.changed.connect(self._na_een_wijziging)  # these lanes end with the old window
        self._verouderd = True
        if not op_slot:
            self._vraag_of_doe()

    def _vraag_of_doe(self) -> None:
        venster, bureau = self._programma.venster, self._programma.bureau
        if venster is None or not self._verouderd or self._programma.scherm is not None:
            return
        # Who may not be known any more goes from the screen at once: what was typed is kept as a draft and comes back.
        mag_wachten = venster.wordt_getypt() and not (bureau is not None and bureau.net_verborgen)
        if mag_wachten or QApplication.activeModalWidget() is not None:
            venster.status.bied_aan(self._waarom, tekst=KNOP, doe=self.wissel)
        else:
            self.wissel()

    def _na_een_wijziging(self, _: object) -> None:
        """Something was saved: the offer made room for that in the status line, or there is nothing left to finish."""
        if self._verouderd:
            QTimer.singleShot(0, self._vraag_of_doe)

    def moet_wisselen(self) -> bool:
        """Whoever locked the desk is back: whether something waited to be done."""
        return self._verouderd

    def wissel(self) -> None:
        """The old window is closed as at the end of a day, drafts and all; the desk stays open."""
        programma, oud, bureau = self._programma, self._programma.venster, self._programma.bureau
        self._verouderd = False
        if oud is None or bureau is None:
            return
        waar = _waar(oud)
        oud.closed.disconnect(programma.sluit)
        oud.closed.connect(programma.sluit_banen)  # while the panels are there to hear of it
        oud.close()
        programma.taal.spreek()
        programma.open(bureau)
        nieuw = programma.venster
        if nieuw is not None:
            nieuw.undo.neem_over(oud.undo)
            zin = BIJGEWERKT if self._waarom == GEWIJZIGD else TAAL
            nieuw.usable.connect(partial(_hervat, nieuw, waar, zin))


class _Waar(NamedTuple):
    """What was open, by panel, and where one was."""

    open_: tuple[tuple[str, str, Id], ...]
    huidig: str


def _waar(venster: MainWindow) -> _Waar:
    open_ = []
    for panel in venster.docks.panelen():
        over = panel.onderwerp_in_beeld()
        if panel.naam == "casus" and (id_ := panel.huishouden_in_beeld()) is not None:
            open_.append((panel.naam, "huishouden.open", id_))
        elif over is not None and (panel.naam, over[0]) in {("inwoner", "persoon"), ("signaal", "signaal")}:
            open_.append((panel.naam, f"{over[0]}.open", over[1]))
    huidig = venster.docks.huidige()
    return _Waar(tuple(open_), huidig.naam if huidig is not None else "")


def _hervat(venster: MainWindow, waar: _Waar, zin: str) -> None:
    er_nog = venster.docks.namen()
    for naam, verzoek, id_ in waar.open_:
        if naam in er_nog:
            venster.verzoek(verzoek, id_)
    if waar.huidig in er_nog:
        venster.docks.toon(waar.huidig)
    venster.verzoek("melding", zin)
