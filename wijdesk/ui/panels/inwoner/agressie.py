"""The form to report an agressie-incident about this person. It builds the request; the panel sends it.

A pandverbod closes a building, never help: the form says so where the measure is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.toetsen import ToetsKnop

PANDVERBOD, GEEN = "pandverbod", "geen"
EERSTE_DUUR = 91
"""Days a pandverbod is proposed for; the employee decides."""


class AgressieFormulier(QWidget):
    """Date, what happened, which measure; for a pandverbod the period and the buildings.

    Signals:
        ready: (MeldAgressie) report this
        closed: the form was put away
        typed: something was filled in; for the draft
    """

    typed = Signal()

    ready = Signal(object)
    closed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._persoon_id: Id | None = None
        codes = omgeving.codes
        self.datum = DatumRegel()
        self.soort = Keuze(codes.van("agressiesoort"), leeg=self.tr("Kies wat er gebeurde"))
        self.maatregel = Keuze(codes.van("maatregel"), leeg=self.tr("Kies een maatregel"))
        self.omschrijving = Notitie(regels=4)
        self.van = DatumRegel()
        self.tot = DatumRegel()
        self._locaties = QWidget()
        kolom = QVBoxLayout(self._locaties)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        self.vinkjes: dict[Id, QCheckBox] = {}
        self._bied_locaties_aan()
        omgeving.codes.sein.gegeven.connect(self._bied_locaties_aan)
        self.velden = {
            "datum": Veld(self.tr("Datum"), self.datum, naam="agressie_datum"),
            "soort": Veld(self.tr("Soort"), self.soort, naam="agressie_soort"),
            "omschrijving": Veld(
                self.tr("Wat gebeurde er"), self.omschrijving, naam="agressie_omschrijving",
                hulp=self.tr("Schrijf één zin: kort en feitelijk. De inwoner kan dit later opvragen."),
            ),
            "maatregel": Veld(self.tr("Maatregel"), self.maatregel, naam="agressie_maatregel"),
            "van": Veld(self.tr("Pandverbod van"), self.van, naam="agressie_van"),
            "tot": Veld(
                self.tr("Geldt tot en met"), self.tot, naam="agressie_tot",
                hulp=self.tr("Zonder laatste dag ziet de balie een maatregel twee jaar"),
            ),
            "locaties": Veld(self.tr("Geldt op"), self._locaties, naam="agressie_locaties"),
        }  # fmt: skip
        self.herinnering = etiket(
            self.tr("Een pandverbod sluit het gebouw, niet de hulp. Spreek een ander kanaal af: telefoon, e-mail,"
                    " beeldbellen of een huisbezoek met z'n tweeën."),
            "waarschuwing", breekt_af=True, naam="agressie_herinnering",
        )  # fmt: skip
        self.fout = etiket("", "fout", breekt_af=True)
        self.meld = ToetsKnop(self.tr("Incident vastleggen"), "Ctrl+S", rol="primair")
        self.annuleer = knop(self.tr("Annuleren"), self.sluit, rol="stil", naam="agressie_annuleer")
        self.meld.clicked.connect(self.leg_vast)
        self.maatregel.currentIndexChanged.connect(self._maatregel)
        self.maatregel.activated.connect(lambda _: self._laat_verbod_zien())
        for keuze, naam in ((self.soort, "soort"), (self.maatregel, "maatregel")):
            keuze.currentIndexChanged.connect(self.typed)
            keuze.currentIndexChanged.connect(lambda _, veld=self.velden[naam]: veld.wis_fout())
        self.omschrijving.textChanged.connect(self.typed)
        for regel, naam in ((self.datum, "datum"), (self.van, "van"), (self.tot, "tot")):
            regel.textEdited.connect(self.typed)
            regel.textEdited.connect(lambda _, veld=self.velden[naam]: veld.wis_fout())
        self._bouw()

    def _bouw(self) -> None:
        vlak = QWidget()
        self._kolom = kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(0, 0, 4, 0)
        kolom.setSpacing(12)
        kolom.addWidget(etiket(self.tr("Agressie melden"), "kop"))
        for naam in ("datum", "soort", "omschrijving", "maatregel"):
            kolom.addWidget(self.velden[naam])
        kolom.addWidget(self.herinnering)
        for naam in ("van", "tot", "locaties"):
            kolom.addWidget(self.velden[naam])
        kolom.addStretch(1)
        self.rol = rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(vlak)
        knoppen = FlowLayout()
        knoppen.addWidget(self.meld)
        knoppen.addWidget(self.annuleer)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.setSpacing(8)
        geheel.addWidget(rol, 1)
        geheel.addWidget(self.fout)
        geheel.addLayout(knoppen)

    @Slot()
    def _bied_locaties_aan(self) -> None:
        kolom = self._locaties.layout()
        for locatie in self._omgeving.open_locaties:
            if locatie.id not in self.vinkjes and kolom is not None:
                self.vinkjes[locatie.id] = QCheckBox(locatie.naam)
                kolom.addWidget(self.vinkjes[locatie.id])

    def open(self, persoon_id: Id) -> None:
        """Start a report about this person; one that was being typed about the same person stays."""
        if self._persoon_id != persoon_id:
            self._persoon_id = persoon_id
            self._wis()
        self.soort.setFocus(Qt.FocusReason.OtherFocusReason)

    def begonnen(self) -> bool:
        """Whether something was filled in that would be lost."""
        return self._persoon_id is not None and bool(
            self.soort.waarde or self.maatregel.waarde or self.omschrijving.toPlainText().strip()
        )

    def waarden(self) -> dict[str, str]:
        """What was filled in, as text to keep."""
        return {
            "datum": self.datum.text(),
            "soort": self.soort.waarde,
            "maatregel": self.maatregel.waarde,
            "omschrijving": self.omschrijving.toPlainText(),
            "van": self.van.text(),
            "tot": self.tot.text(),
            "locaties": ",".join(nummer.hex() for nummer, vinkje in self.vinkjes.items() if vinkje.isChecked()),
        }

    def zet_waarden(self, waarden: Mapping[str, str]) -> None:
        """Put back what was kept."""
        for naam, regel in (("datum", self.datum), ("van", self.van), ("tot", self.tot)):
            regel.setText(waarden[naam])
        self.soort.zet(waarden["soort"])
        self.maatregel.zet(waarden["maatregel"])
        self.omschrijving.setPlainText(waarden["omschrijving"])
        for nummer, vinkje in self.vinkjes.items():
            vinkje.setChecked(nummer.hex() in waarden["locaties"])

    def leg_vast(self) -> None:
        """Ask the panel to report; dates that cannot be read are told here."""
        vandaag = self._vandaag()
        dagen = {
            naam: regel.iso(vandaag) for naam, regel in (("datum", self.datum), ("van", self.van), ("tot", self.tot))
        }
        verbod, maatregel = self.maatregel.waarde == PANDVERBOD, self.maatregel.waarde not in ("", GEEN)
        for veld in self.velden.values():
            veld.wis_fout()
        fouten = {
            naam: self.tr("Schrijf de datum als 03-02-2026.")
            for naam, dag in dagen.items()
            if dag is None and (verbod or naam == "datum" or (maatregel and naam == "tot"))
        }
        if not self.soort.waarde:
            fouten["soort"] = self.tr("Kies wat er gebeurde.")
        if not self.maatregel.waarde:
            fouten["maatregel"] = self.tr("Kies een maatregel; “geen” mag ook.")
        if fouten:
            self.toon_fouten(Weigering(self.tr("Er ontbreekt nog iets."), fouten=fouten))
            return
        self.fout.clear()
        self.meld.setEnabled(False)
        self.ready.emit(
            MeldAgressie(
                persoon_id=self._persoon_id,
                locatie_id=self._omgeving.locatie.id,
                datum=dagen["datum"] or "",
                soort=self.soort.waarde,
                maatregel=self.maatregel.waarde,
                omschrijving=self.omschrijving.toPlainText().strip(),
                van=(dagen["van"] or "") if verbod else "",
                tot=(dagen["tot"] or "") if maatregel else "",
                locaties=tuple(nr for nr, vinkje in self.vinkjes.items() if vinkje.isChecked()) if verbod else (),
            )
        )

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say what was refused beside the field it is about."""
        self.meld.setEnabled(True)
        self.fout.setText("" if any(naam in self.velden for naam in weigering.fouten) else weigering.zin)
        fout = [naam for naam in self.velden if naam in weigering.fouten]
        for naam in fout:
            self.velden[naam].toon_fout(weigering.fouten[naam])
        if fout:
            self.velden[fout[0]].invoer.setFocus(Qt.FocusReason.OtherFocusReason)

    def sluit(self) -> None:
        """Put the form away, empty."""
        self._persoon_id = None
        self._wis()
        self.closed.emit()

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()

    def _wis(self) -> None:
        vandaag = self._vandaag()
        self.datum.zet(vandaag)
        self.van.zet(vandaag)
        self.tot.clear()
        self.soort.setCurrentIndex(0)
        self.maatregel.setCurrentIndex(0)
        self.omschrijving.clear()
        for locatie_id, vinkje in self.vinkjes.items():
            vinkje.setChecked(locatie_id == self._omgeving.locatie.id)
        for veld in self.velden.values():
            veld.wis_fout()
        self.fout.clear()
        self.meld.setEnabled(True)
        self._maatregel()

    def _maatregel(self) -> None:
        """A pandverbod has a last day: one is proposed, and goes when it is another measure after all."""
        gekozen, voorstel = self.maatregel.waarde, self._vandaag() + timedelta(days=EERSTE_DUUR)
        if gekozen == PANDVERBOD and not self.tot.text().strip():
            self.tot.zet(voorstel)
        elif gekozen != PANDVERBOD and self.tot.iso(self._vandaag()) == voorstel.isoformat():
            self.tot.clear()
        for naam in ("van", "locaties"):
            self.velden[naam].setVisible(gekozen == PANDVERBOD)
        self.velden["tot"].setVisible(gekozen not in ("", GEEN))
        self.herinnering.setVisible(gekozen == PANDVERBOD)

    def _laat_verbod_zien(self) -> None:
        """A pandverbod has a period and buildings: they come in sight, so that nobody saves them unseen."""
        if self.maatregel.waarde == PANDVERBOD:
            self._kolom.activate()
            # After the scroll area knows how tall everything has become; the top last, for when it does not all fit.
            QTimer.singleShot(0, self, self._rol_naar_verbod)

    def _rol_naar_verbod(self) -> None:
        self.rol.ensureWidgetVisible(self.velden["locaties"], 0, 8)
        hoogte = self.velden["locaties"].geometry().bottom() - self.velden["maatregel"].y()
        if hoogte > self.rol.viewport().height():
            self.rol.verticalScrollBar().setValue(self.velden["maatregel"].y())

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.begonnen():
            self.sluit()
            event.accept()
            return
        super().keyPressEvent(event)
