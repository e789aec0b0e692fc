"""What the cards of the beheerder share: asking the program for something, and telling beside the field what failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFrame, QVBoxLayout

from wijdesk.errors import GeenContact, Storing, Weigering
from wijdesk.ui.fields import Veld, etiket

if TYPE_CHECKING:
    from wijdesk.ui.panels.delen.paneel import DelenPanel

R = TypeVar("R")


def storing_zin(storing: Storing) -> str:
    """What went wrong with something that was asked just now: nobody tries that again by itself."""
    if isinstance(storing, GeenContact):
        return f"{storing.zin} Kijk naar het adres en het netwerk, en probeer het opnieuw."
    return f"{storing.zin} {storing.uitweg}"


class Werkkaart(QFrame):
    """A card with a heading, what belongs on it, and a line that says how it went."""

    def __init__(self, paneel: DelenPanel, kop: str, naam: str) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self.setProperty("formulier", True)
        self._paneel = paneel
        self._bezig = False
        self.kop = etiket(kop, "kop", naam=naam)
        self.uitkomst = etiket("", "bij", breekt_af=True, naam=f"{naam}_uitkomst")
        self.kolom = QVBoxLayout(self)
        self.kolom.setContentsMargins(12, 12, 12, 12)
        self.kolom.setSpacing(8)
        self.kolom.addWidget(self.kop)
        self.uitkomst.hide()

    def doe(
        self,
        werk: Callable[[], R],
        klaar: Callable[[R], None],
        *,
        velden: Mapping[str, Veld],
        bij_storing: Veld | None = None,
    ) -> None:
        """Do it on lane N. `velden`: where a Weigering about that field is told; `bij_storing`: where other trouble is.

        Nothing that was typed is lost, and a second press meanwhile does nothing. No button is switched off: the
        pressed one has the focus.
        """
        if self._bezig:
            return
        self._bezig = True
        self.zeg(self.tr("Even bezig…"))

        def over() -> None:
            self._bezig = False

        def af(uitkomst: R) -> None:
            over()
            self.zeg("")
            klaar(uitkomst)

        def geweigerd(weigering: Weigering) -> None:
            over()
            self._geweigerd(weigering, velden)

        def mislukt(storing: Storing) -> None:
            over()
            zin = storing_zin(storing)
            if bij_storing is None:
                self.zeg(zin, fout=True)
            else:
                self._bij_veld(bij_storing, zin)

        self._paneel.omgeving.jobs.background(lambda _: werk(), af, eigenaar=self, geweigerd=geweigerd, mislukt=mislukt)

    def zeg(self, zin: str, *, fout: bool = False) -> None:
        """Below what was done: how it went."""
        self.uitkomst.setProperty("rol", "fout" if fout else "bij")
        self.uitkomst.style().polish(self.uitkomst)
        self.uitkomst.setText(zin)
        self.uitkomst.setVisible(bool(zin))
        if zin:
            self._paneel.rol.breng_in_beeld(self.uitkomst)

    def _geweigerd(self, weigering: Weigering, velden: Mapping[str, Veld]) -> None:
        self.zeg("")
        bekend = [naam for naam in weigering.fouten if naam in velden]
        for naam in reversed(bekend):  # the first wrong one has the focus in the end
            self._bij_veld(velden[naam], weigering.fouten[naam])
        if not bekend:
            self.zeg(weigering.zin, fout=True)

    def _bij_veld(self, veld: Veld, zin: str) -> None:
        self.zeg("")
        veld.toon_fout(zin)
        veld.invoer.setFocus()
        self._paneel.rol.breng_in_beeld(veld)
