"""The bundel that is open: its page, or one of its forms in the place of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from wijdesk.models.opdrachten.activiteit import TrekActiviteitvoorstelIn
from wijdesk.models.opdrachten.signaal import HaalUitBundel, HernoemBundel, LeesBundel
from wijdesk.models.rows.signaal import BundelDetail, VoorstelRij
from wijdesk.models.values import Id
from wijdesk.ui.formulier import Formulier
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.signaal.activiteit import Activiteit, ActiviteitWijzigen
from wijdesk.ui.panels.signaal.bundel import BundelBlad, BundelFormulier, BundelSluiten
from wijdesk.ui.panels.signaal.schrijven import schrijf_formulier
from wijdesk.ui.schrijven import schrijf_los

FORMULIEREN: dict[str, type[BundelFormulier]] = {
    "activiteit": Activiteit,
    "voorstel": ActiviteitWijzigen,
    "sluiten": BundelSluiten,
}


class BundelDeel(QStackedWidget):
    """One bundel.

    Signals:
        requested: (request, content) as of a Panel
        open_asked: (Id) open this signaal
        shown: it was read, and may come to the front
        gone: (Weigering) it cannot be opened
    """

    requested = Signal(str, object)
    open_asked = Signal(object)
    shown = Signal()
    gone = Signal(object)

    def __init__(self, omgeving: Omgeving, *, behandelen: bool, collectief: bool) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._behandelen = behandelen
        self._id: Id | None = None
        self._daarna = ""
        self._formulieren: dict[str, BundelFormulier] = {}
        self.blad = BundelBlad(omgeving.klok, omgeving.medewerker.naam, behandelen=behandelen, collectief=collectief)
        self.addWidget(self.blad)
        self.blad.open_asked.connect(self.open_asked)
        self.blad.activity_asked.connect(partial(self.formulier, "activiteit"))
        self.blad.close_asked.connect(partial(self.formulier, "sluiten"))
        self.blad.rename_asked.connect(self._hernoem)
        self.blad.out_asked.connect(self._haal_uit)
        self.blad.change_asked.connect(partial(self.formulier, "voorstel"))
        self.blad.withdraw_asked.connect(self._trek_in)
        self.blad.requested.connect(self.requested)

    def open(self, id_: Id, *, daarna: str = "") -> None:
        """Look at this one; `daarna` is a form to begin with."""
        if id_ != self._id:
            self.setCurrentWidget(self.blad)
        self._id, self._daarna = id_, daarna
        self.ververs()

    def ververs(self) -> None:
        """Read it again; a form that is being typed in stays."""
        if self._id is not None:
            self._omgeving.jobs.read(LeesBundel(id=self._id), self._toon, eigenaar=self, geweigerd=self.gone.emit)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with it."""
        return self.blad.acties()

    def eerste_veld(self) -> QWidget:
        """The list, or the first field of the form that is open."""
        blad = self.currentWidget()
        return blad.eerste_veld() if isinstance(blad, Formulier) else self.blad.eerste_veld()

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts."""
        for formulier in self._formulieren.values():
            formulier.klaar_om_te_sluiten()

    def formulier(self, naam: str, voorstel: VoorstelRij | None = None) -> None:
        """A form about the bundel that is open, or about one of its proposals."""
        if self.blad.bundel is None or not self._behandelen:
            return
        formulier = self._formulieren.get(naam)
        if formulier is None:
            formulier = self._formulieren[naam] = FORMULIEREN[naam](self._omgeving)
            formulier.ready.connect(
                lambda opdracht: schrijf_formulier(
                    self._omgeving.jobs, self, self._formulieren[naam], opdracht, lambda _: self._uit_formulier()
                )
            )
            formulier.closed.connect(self._uit_formulier)
            self.addWidget(formulier)
        if isinstance(formulier, ActiviteitWijzigen) and voorstel is not None:
            formulier.begin_met(self.blad.bundel, voorstel)
        else:
            formulier.begin(self.blad.bundel)
        self.setCurrentWidget(formulier)
        formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon(self, bundel: BundelDetail) -> None:
        if bundel.id != self._id:
            return
        self.blad.toon(bundel)
        self.shown.emit()
        daarna, self._daarna = self._daarna, ""
        if daarna:
            self.formulier(daarna)

    def _uit_formulier(self) -> None:
        self.setCurrentWidget(self.blad)
        self.blad.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _haal_uit(self, id_: Id) -> None:
        schrijf_los(self._omgeving.jobs, self, self.blad.zin, HaalUitBundel(id=id_), self._meld)

    def _trek_in(self, voorstel: VoorstelRij) -> None:
        def trek_in(reden: str) -> None:
            opdracht = TrekActiviteitvoorstelIn(id=voorstel.id, reden=reden)
            schrijf_los(self._omgeving.jobs, self, self.blad.zin, opdracht, self._meld)

        zin = self.tr("Waarom trekt u “{}” in? (één zin)").format(voorstel.naam)
        self.blad.zin.vraag(zin, trek_in, knop=self.tr("Intrekken"), gevaar=True, over=voorstel.id)

    def _hernoem(self) -> None:
        bundel = self.blad.bundel
        if bundel is None or not self._behandelen:
            return

        def hernoem(naam: str) -> None:
            schrijf_los(self._omgeving.jobs, self, self.blad.zin, HernoemBundel(id=bundel.id, naam=naam), self._meld)

        self.blad.zin.vraag(
            self.tr("Hoe heet deze bundel?"), hernoem, knop=self.tr("Opslaan"), voorzet=bundel.naam, over=bundel.id
        )  # fmt: skip

    def _meld(self, zin: str) -> None:
        self.requested.emit("melding", zin)
