"""The emergencies somebody opened a dossier in, to be judged one by one by whoever keeps the log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.inzage import BeoordeelNoodinzage, LeesNoodinzages
from wijdesk.models.rows.inzage import NoodinzageRij
from wijdesk.models.values import Id, moment_in_woorden
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving

TERECHT, ONTERECHT = "terecht", "onterecht"


class Noodlijst(QWidget):
    """One card: how many wait, and the oldest of them with what can be said of it. Hidden when nothing waits."""

    def __init__(self, omgeving: Omgeving, meld: Callable[[str], None]) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._meld = meld
        self.rijen: tuple[NoodinzageRij, ...] = ()
        self._rij: NoodinzageRij | None = None
        vlak = kaart(rol="waarschuwing", naam="logboek_nood")
        self.kop = etiket("", "veld", breekt_af=True, naam="logboek_nood_kop")
        self.tekst = etiket("", "", breekt_af=True, naam="logboek_nood_tekst")
        self.terecht = knop(self.tr("Terecht…"), self._vraag_wat, rol="primair", naam="nood_terecht")
        self.onterecht = knop(self.tr("Niet terecht…"), self._vraag_waarom, naam="nood_onterecht")
        self.zin = EenZin()
        self.zin.hide()
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.terecht)
        rij.addWidget(self.onterecht)
        binnen = QVBoxLayout(vlak)
        binnen.setContentsMargins(12, 8, 12, 8)
        binnen.setSpacing(8)
        for deel in (self.kop, self.tekst):
            binnen.addWidget(deel)
        binnen.addLayout(rij)
        binnen.addWidget(self.zin)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(vlak)
        self.hide()

    def ververs(self, dan: Callable[[], None] | None = None) -> None:
        """Read again what waits, and then do `dan`."""

        def klaar(rijen: tuple[NoodinzageRij, ...]) -> None:
            self._toon(rijen)
            if dan is not None:
                dan()

        self._omgeving.jobs.read(LeesNoodinzages(), klaar, eigenaar=self)

    def _toon(self, rijen: tuple[NoodinzageRij, ...]) -> None:
        self.rijen = rijen
        self.setVisible(bool(rijen))
        if not rijen:
            return
        rij = self._rij = next((er for er in rijen if er.mag_beoordelen), rijen[0])
        aantal = self.tr("1 noodinzage") if len(rijen) == 1 else self.tr("{0} noodinzages").format(len(rijen))
        self.kop.setText(self.tr("{0} om te beoordelen").format(aantal))
        wanneer = moment_in_woorden(rij.van, self._omgeving.klok())
        self.tekst.setText(
            self.tr("{0} ({1}) opende in nood {2}, {3}. Reden: {4}").format(
                rij.medewerker, rij.locatie, rij.over or self.tr("een dossier"), wanneer, rij.reden
            )
        )
        for deel in (self.terecht, self.onterecht):
            deel.setVisible(rij.mag_beoordelen)
        if not rij.mag_beoordelen:
            eigen = self.tr("Dit was u zelf. Een collega met deze rol beoordeelt het.")
            self.tekst.setText(f"{self.tekst.text()}\n{eigen}")

    def eerste_knop(self) -> QWidget | None:
        """Where one begins; None when there is nothing one may judge."""
        return self.terecht if self.terecht.isVisible() else None

    def _vraag_wat(self) -> None:
        self._vraag(self.tr("Wat hebt u nagekeken?"), TERECHT, self.tr("Terecht"))

    def _vraag_waarom(self) -> None:
        self._vraag(self.tr("Waarom was het niet terecht?"), ONTERECHT, self.tr("Niet terecht"))

    def _vraag(self, zin: str, oordeel: str, tekst: str) -> None:
        if self._rij is not None:
            id_ = self._rij.id
            self.zin.vraag(zin, partial(self._oordeel, id_, oordeel), knop=tekst, over=id_)

    def _oordeel(self, id_: Id, oordeel: str, reden: str) -> None:
        self._omgeving.jobs.write(
            BeoordeelNoodinzage(id=id_, oordeel=oordeel, reden=reden),
            self._beoordeeld,
            eigenaar=self,
            geweigerd=self._niet,
        )

    def _beoordeeld(self, *_: object) -> None:
        self.zin.sluit()
        self.ververs(self._sta_bij_volgende)

    def _sta_bij_volgende(self) -> None:
        if (knop_ := self.eerste_knop()) is not None:
            knop_.setFocus(Qt.FocusReason.OtherFocusReason)

    def _niet(self, weigering: Weigering) -> None:
        if "reden" in weigering.fouten:
            self.zin.toon_fout(weigering.fouten["reden"])
            return
        self.zin.sluit()  # a colleague was first
        self._meld(weigering.zin)
        self.ververs()
