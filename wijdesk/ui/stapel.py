"""A panel of pages on top of each other: an overview, one thing, and forms that stand in their place for a while.

A form hands over one request; it is sent from here and a refusal is given back to it. Most have a list, and one of it
in its place (`LijstPaneel`). Knows no noun.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.formulier import Formulier
from wijdesk.ui.inzagevraag import vraag_doel
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.voorste import Voorste

D = TypeVar("D")
"""What is read of one thing."""
B = TypeVar("B", bound=QWidget)
"""What shows it."""


class StapelPaneel(Panel):
    """Base of such a panel."""

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.bladen = Voorste()
        self.bladen.setObjectName(f"{self.naam}_bladen")
        self.zin = EenZin()
        self._onder: QWidget | None = None
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addWidget(self.bladen, 1)
        strook = QVBoxLayout()
        strook.setContentsMargins(12, 0, 12, 12)
        strook.addWidget(self.zin)
        kolom.addLayout(strook)
        self.zin.opened.connect(self._zin_geopend)

    # Pages -----------------------------------------------------------------------------------------------------------

    def leg_vorm(self, vorm: Formulier) -> None:
        """Add a form; what it hands over is written, and it goes back to the page below when it is done."""
        self.bladen.addWidget(vorm)
        vorm.ready.connect(partial(self._stuur, vorm))
        vorm.closed.connect(self.sluit_vorm)

    def toon_blad(self, blad: QWidget, *, focus: QWidget | None = None) -> None:
        """Bring a page to the front; what stood there comes back after a form."""
        if self.zin.isVisible():
            self.zin.sluit()
        self._onder = blad
        self.bladen.setCurrentWidget(blad)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_vorm(self, vorm: Formulier) -> None:
        """A form stands in the place of the page until it is saved or put away."""
        if self.zin.isVisible():
            self.zin.sluit()
        if not isinstance(self.bladen.currentWidget(), Formulier):
            self._onder = self.bladen.currentWidget()
        self.bladen.setCurrentWidget(vorm)
        vorm.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def sluit_vorm(self) -> None:
        """Back to the page below."""
        if isinstance(self.bladen.currentWidget(), Formulier) and self._onder is not None:
            self.bladen.setCurrentWidget(self._onder)
            (self.eerste_veld() or self._onder).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def in_vorm(self) -> bool:
        """Whether a form stands in front."""
        return isinstance(self.bladen.currentWidget(), Formulier)

    @property
    def in_detail(self) -> bool:
        """Whether one thing stands in the place of the overview."""
        return False

    def terug(self) -> None:
        """From one thing to the overview."""

    def vandaag(self) -> date:
        """Today, as people here call it."""
        return lokaal(self.omgeving.klok()).date()

    # Writing ---------------------------------------------------------------------------------------------------------

    def na_vorm(self, vorm: Formulier, opdracht: Opdracht[Any], uitkomst: Any) -> None:
        """What was handed over is written; goes back to the page below unless a panel does otherwise."""
        if self.bladen.currentWidget() is vorm:
            self.sluit_vorm()

    def vraag_reden(
        self, vraag: str, maak: Callable[..., Opdracht[Any]], *, over: Id, knop: str, gevaar: bool = False
    ) -> None:
        """Ask one sentence in place and write what `maak` makes of it (`reden`); `over` is what it is about."""
        self.zin.vraag(vraag, lambda reden: self._stuur_zin(maak(reden=reden)), knop=knop, gevaar=gevaar, over=over)

    def schrijf(self, opdracht: Opdracht[Any]) -> None:
        """Write something that needs no form; a refusal is told in the status line."""
        self.omgeving.jobs.write(opdracht, eigenaar=self, geweigerd=self.mag_niet)

    def mag_niet(self, weigering: Weigering) -> None:
        """Tell a refusal that belongs to no field."""
        self.requested.emit("melding", weigering.zin)

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts of the forms."""
        for plek in range(self.bladen.count()):
            if isinstance(blad := self.bladen.widget(plek), Formulier):
                blad.klaar_om_te_sluiten()

    def _stuur(self, vorm: Formulier, opdracht: Opdracht[Any]) -> None:
        def klaar(uitkomst: Any, _: Wijziging) -> None:
            vorm.gelukt()
            vorm.bewaar.setEnabled(True)
            self.na_vorm(vorm, opdracht, uitkomst)

        self.omgeving.jobs.write(opdracht, klaar, eigenaar=self, geweigerd=vorm.toon_fouten, mislukt=vorm.toon_storing)

    def _stuur_zin(self, opdracht: Opdracht[Any]) -> None:
        self.omgeving.jobs.write(
            self.zin.met_gezien(opdracht),
            lambda *_: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.in_een_zin()),
            mislukt=self._storing,
        )

    def _storing(self, storing: Storing) -> None:
        self.zin.toon_fout(f"{storing.zin} {storing.uitweg}")

    def _zin_geopend(self, ja: bool) -> None:
        self.bladen.setEnabled(not ja)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the overview; in a form it is the form's."""
        if event.key() == Qt.Key.Key_Escape and self.in_detail and not self.in_vorm:
            self.terug()
            event.accept()
            return
        super().keyPressEvent(event)


class LijstPaneel(StapelPaneel, Generic[D, B]):
    """A list, and one of it in its place; forms in place of that.

    Who inherits makes `overzicht` with the `lijst`, and `blad` (on the page `rol`, when that scrolls), hands them to
    `leg_bladen`, and says what is read of one and how it is shown.
    """

    overzicht: QWidget
    lijst: RegelLijst[Any]
    blad: B
    rol: QWidget

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._id: Id | None = None
        self.detail: D | None = None
        self._vers = False
        """What is being shown was just opened; else it was read again."""
        self._nieuw: Formulier | None = None
        self._bij_gebrek: QWidget | None = None
        """What has the focus for want of a list."""

    def leg_bladen(self, *verder: QWidget, vormen: tuple[Formulier, ...] = (), nieuw: Formulier | None = None) -> None:
        """Lay the pages on each other, the list in front. `nieuw`: the form of those that makes a new one."""
        self._nieuw = nieuw
        for blad in (self.overzicht, self.rol, *verder):
            self.bladen.addWidget(blad)
        for vorm in vormen:
            self.leg_vorm(vorm)
        self.lijst.opened.connect(lambda _: self.open_rij())
        self.lijst.chosen.connect(self._er_is_een_lijst)
        self.toon_blad(self.overzicht)

    # What who inherits says ------------------------------------------------------------------------------------------

    def _lijst_acties(self) -> tuple[Actie, ...]:
        """What can be done with the list."""
        raise NotImplementedError

    def _acties(self) -> tuple[Actie, ...]:
        """What can be done with one."""
        raise NotImplementedError

    def _vraag_een(self, id_: Id) -> Leesvraag[D]:
        """What reads one."""
        raise NotImplementedError

    def _toon_een(self, detail: D) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _geopend(self) -> None:
        """One stands in the place of the list now."""

    def _lijsten(self) -> tuple[QWidget, ...]:
        """The pages that one takes the place of."""
        return (self.overzicht,)

    def _eerste_in_lijst(self) -> QWidget:
        """What gets the focus in the overview."""
        return self.lijst.lijst if self.lijst.lijst.model().rowCount() else self.lijst.filter

    def _eerste_van_een(self) -> QWidget:
        """What gets the focus where one stands."""
        return self.blad

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the list, or with what stands in its place."""
        return self._lijst_acties() if self._id is None else self._acties()

    def eerste_veld(self) -> QWidget:
        """The form that is open, what stands in the place of the list, or the list."""
        voor = self.bladen.currentWidget()
        if isinstance(voor, Formulier):
            return voor.eerste_veld()
        return self._eerste_in_lijst() if self._id is None else self._eerste_van_een()

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("NAAM.open", id): that one."""
        if verzoek == f"{self.naam}.open" and isinstance(inhoud, bytes):
            self.open(Id(inhoud))
            return True
        return False

    @property
    def in_detail(self) -> bool:
        """Whether one stands in the place of the list."""
        return self._id is not None

    def terug(self) -> None:
        """To the list."""
        self.naar_lijst()

    def naar_lijst(self) -> None:
        """Let go of what was open; the list stands in front."""
        self._id = self.detail = None
        eerste = self._eerste_in_lijst()
        self._bij_gebrek = None if self.lijst.lijst.model().rowCount() else eerste
        self.toon_blad(self.overzicht, focus=eerste)

    def _er_is_een_lijst(self, rij: object) -> None:
        """The first rows came after one went back to where they stand."""
        veld, self._bij_gebrek = self._bij_gebrek, None
        if rij is not None and veld is not None and veld.hasFocus() and not self.lijst.filter.text():
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def na_vorm(self, vorm: Formulier, opdracht: Opdracht[Any], uitkomst: Any) -> None:
        """A new one opens; the rest goes back to where it came from, and is read again as everything that changed."""
        super().na_vorm(vorm, opdracht, uitkomst)
        if vorm is self._nieuw and isinstance(uitkomst, bytes):
            self.open(Id(uitkomst))

    # One of the list -------------------------------------------------------------------------------------------------

    def open(self, id_: Id) -> None:
        """Show this one, as soon as it was read."""
        self._id = id_
        self._lees_een()

    def open_rij(self) -> None:
        """The chosen one of the list."""
        if (rij := self.lijst.huidige()) is not None:
            self.open(rij.id)

    def open_kaart(self, persoon_id: Id | None) -> None:
        """The card of somebody, if it is known who."""
        if persoon_id is not None:
            self.requested.emit("persoon.open", persoon_id)

    def _lees_een(self) -> None:
        """Read what is open again; nothing when nothing is."""
        if (id_ := self._id) is not None:
            lees = self.omgeving.jobs.read
            lees(self._vraag_een(id_), partial(self._gelezen, id_), eigenaar=self, geweigerd=self._weg)

    def _gelezen(self, id_: Id, detail: D) -> None:
        if id_ != self._id:
            return
        self._vers, self.detail = self.detail is None, detail
        self._toon_een(detail)
        if self.bladen.currentWidget() in self._lijsten():
            self.toon_blad(self.rol, focus=self._eerste_van_een())
            self._geopend()

    def _weg(self, weigering: Weigering) -> None:
        """It is gone, or not for whoever works here."""
        self.mag_niet(weigering)
        self.naar_lijst()


class DossierPaneel(LijstPaneel[D, B]):
    """One that takes the place of the list at once, empty until it was read: it may first be asked what for.

    Whom it is about is shown elsewhere too.
    """

    def _lijsten(self) -> tuple[QWidget, ...]:
        return ()  # it stands there before it is read

    def open(self, id_: Id) -> None:
        """Show this one; drafts of another are kept."""
        self._net_geopend = True
        if id_ != self._id:
            self.klaar_om_te_sluiten()
            self.detail, self._id = None, id_
            self.toon_blad(self.rol)
        self._lees_een()

    def terug(self) -> None:
        """To the list; drafts are kept."""
        self.klaar_om_te_sluiten()
        super().terug()

    def _weg(self, weigering: Weigering) -> None:
        if self._id is None or not vraag_doel(self, weigering, partial(self.open, self._id), stond=self.detail):
            self.mag_niet(weigering)
        self.detail = self._id = None
        self.toon_blad(self.overzicht)
