"""Noodinzage: find somebody past everything that hides them, because there is danger. Knows no other panel.

What is typed here is kept nowhere, also not as a draft: it is one sentence and a number, and whose number it is is not
to be found on this desk.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.inzage import ZoekInNood
from wijdesk.models.rows.inzage import NoodUitkomst
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket, kaart, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.naast import Naast
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.toetsen import ToetsKnop

GEEN_DAG = "Vul een dag in die bestaat, bijvoorbeeld 3-2-2026."


class NoodinzagePaneel(Panel):
    """One short form."""

    naam = "noodinzage"
    titel = "Noodinzage"

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.uitleg = etiket(
            self.tr(
                "Loopt iemand gevaar en kunt u het dossier niet vinden of niet openen? Zoek dan hier. Het is daarna "
                "2 uur open. De logbeheerder ziet morgen dat u dit deed, ook als er niemand is gevonden."
            ),
            breekt_af=True,
            naam="noodinzage_uitleg",
        )
        self.bsn, self.achternaam, self.geboortedatum, self.reden = QLineEdit(), QLineEdit(), DatumRegel(), QLineEdit()
        for veld in (self.bsn, self.achternaam, self.reden):
            veld.setMaxLength(400)
        self.velden = {
            "bsn": Veld(
                self.tr("BSN"), self.bsn, naam="nood_bsn", hulp=self.tr("Of de achternaam en de dag van geboorte.")
            ),
            "achternaam": Veld(self.tr("Achternaam"), self.achternaam, naam="nood_achternaam"),
            "geboortedatum": Veld(self.tr("Geboortedatum"), self.geboortedatum, naam="nood_geboortedatum"),
            "reden": Veld(self.tr("Wat is er aan de hand? (één zin)"), self.reden, naam="nood_reden"),
        }
        self.uitkomst = etiket("", "waarschuwing", breekt_af=True, naam="noodinzage_uitkomst")
        self.uitkomst.hide()
        self.kaarten = FlowLayout(ruimte=8)
        self._kaartknoppen: list[QPushButton] = []
        self.zoek = ToetsKnop(self.tr("Noodinzage openen"), "Return", rol="gevaar")
        self.zoek.setObjectName("noodinzage_zoek")
        self.zoek.clicked.connect(self.open)
        vlak = kaart(rol="waarschuwing", naam="noodinzage_kaart")
        vlak.setProperty("toestand", "spoed")
        in_kaart = QVBoxLayout(vlak)
        in_kaart.setContentsMargins(16, 16, 16, 16)
        in_kaart.setSpacing(12)
        in_kaart.addWidget(etiket(self.titel, "titel", naam="noodinzage_titel"))
        in_kaart.addWidget(self.uitleg)
        in_kaart.addWidget(self.velden["bsn"])
        in_kaart.addWidget(Naast(self.velden["achternaam"], self.velden["geboortedatum"], letters=20))
        in_kaart.addWidget(self.velden["reden"])
        in_kaart.addWidget(self.uitkomst)
        in_kaart.addLayout(self.kaarten)
        in_kaart.addWidget(self.zoek, 0, Qt.AlignmentFlag.AlignLeft)
        blad = QWidget()
        binnen = QVBoxLayout(blad)
        binnen.setContentsMargins(12, 8, 12, 8)  # with large letters it just fits, without a bar
        binnen.addWidget(vlak)
        binnen.addStretch(1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(Rolblad(blad))
        for regel in (self.bsn, self.achternaam, self.geboortedatum, self.reden):
            regel.returnPressed.connect(self.open)
            regel.textEdited.connect(self._getypt)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """Open it."""
        return (
            Actie(
                "noodinzage.zoek", self.tr("Noodinzage openen"), "", self.open, "triangle-alert", "gevaar spoed",
                ter_plekke=True,
                als_niemand=self.tr("Niemand gevonden. Loopt iemand gevaar? Zoek dan hier verder."),
            ),
        )  # fmt: skip

    def eerste_veld(self) -> QWidget:
        """The number."""
        return self.bsn

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Takes "noodinzage.open"."""
        return verzoek == "noodinzage.open"

    # What happens ----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Look somebody up."""
        if not self.zoek.isEnabled():
            return
        dag = self.geboortedatum.iso(lokaal(self.omgeving.klok()).date())
        if dag is None:
            self.velden["geboortedatum"].toon_fout(GEEN_DAG)
            self.geboortedatum.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        opdracht = ZoekInNood(
            reden=self.reden.text(), bsn=self.bsn.text(), achternaam=self.achternaam.text(), geboortedatum=dag
        )
        self.zoek.setEnabled(False)
        self.omgeving.jobs.write(
            opdracht,
            lambda uit, _: self._gezocht(uit),
            eigenaar=self,
            geweigerd=self._mag_niet,
            mislukt=self._mislukt,
        )

    def _gezocht(self, uit: NoodUitkomst) -> None:
        self.zoek.setEnabled(True)
        self._bied_kaarten(())
        if uit.persoon_id is None or uit.tot is None:
            self._zeg(self.tr("Niet gevonden. Zoek zo mogelijk op BSN."), "")
            self.bsn.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for regel in (self.bsn, self.achternaam, self.geboortedatum, self.reden):
            regel.clear()
        zin = self.tr("Geopend tot {0}.").format(f"{lokaal(uit.tot):%H:%M}")
        if uit.ook:
            zin += " " + self.tr("Er zijn {0} kaarten van deze inwoner. Kies welke u wilt zien.").format(
                1 + len(uit.ook)
            )
        self._zeg(zin, "spoed")
        self._bied_kaarten((uit.persoon_id, *uit.ook) if uit.ook else ())
        self.requested.emit("persoon.open", uit.persoon_id)
        if uit.huishouden_id is not None:
            self.requested.emit("huishouden.open", uit.huishouden_id)

    def _bied_kaarten(self, personen: tuple[Id, ...]) -> None:
        """A button per card; the first is the one that opened by itself: the dossier hangs there."""
        for oud in self._kaartknoppen:
            self.kaarten.removeWidget(oud)
            oud.hide()
            oud.deleteLater()
        self._kaartknoppen = []
        for nummer, id_ in enumerate(personen, 1):
            tekst = self.tr("Kaart {0}").format(nummer)
            open_ = knop(tekst, partial(self.requested.emit, "persoon.open", id_), naam=f"nood_kaart_{nummer}")
            self.kaarten.addWidget(open_)
            open_.show()
            self._kaartknoppen.append(open_)

    def _mag_niet(self, weigering: Weigering) -> None:
        self.zoek.setEnabled(True)
        zinnen = weigering.volledig()
        for naam, zin in zinnen.items():
            if naam in self.velden:
                self.velden[naam].toon_fout(zin)
        eerste = next((naam for naam in self.velden if naam in zinnen), "")
        if eerste:
            self.velden[eerste].invoer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._zeg(weigering.in_een_zin(), "")

    def _mislukt(self, storing: Storing) -> None:
        self.zoek.setEnabled(True)
        self._zeg(f"{storing.zin} {storing.uitweg}", "")

    def _zeg(self, zin: str, toestand: str) -> None:
        self.uitkomst.setText(zin)
        zet_eigenschap(self.uitkomst, "toestand", toestand)
        self.uitkomst.show()

    def _getypt(self, _: str) -> None:
        for veld in self.velden.values():
            veld.wis_fout()
        self.uitkomst.hide()
        self._bied_kaarten(())
