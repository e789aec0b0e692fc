"""The page of one support: what it is for, its contacts, and what can be done with it now."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from wijdesk.models.ondersteuning_regels import AFGEROND, CONTROLE, LOOPT
from wijdesk.models.rows.ondersteuning import MomentRij, OndersteuningDetail
from wijdesk.models.values import Klok
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.ondersteuning.beeld import feiten, moment_beeld, moment_voluit, stand_in_woorden
from wijdesk.ui.panels.ondersteuning.hulpblad import HulpBlad, met_leeftijd
from wijdesk.ui.panels.ondersteuning.kop import leesbaar
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import Toetsen

IN_CASUS = "overgegaan in een casus"


class OndersteuningBlad(HulpBlad):
    """The page."""

    def __init__(self, klok: Klok, *, casus: bool) -> None:
        """`casus`: whether whoever works here may open a casus."""
        super().__init__(klok, "ondersteuning", casus=casus)
        self.rij: OndersteuningDetail | None = None
        self.doel, self.vraag = leesbaar("ondersteuning_doel"), leesbaar("ondersteuning_vraag")
        self.feiten = leesbaar("ondersteuning_feiten", "bij")
        self.momenten: RegelLijst[MomentRij] = RegelLijst(
            RegelModel(lambda rij: rij.id, lambda rij: moment_beeld(rij, self._vandaag())),
            naam=self.tr("Contacten"),
            leeg=self.tr("Nog geen contact vastgelegd.\nDruk op N na een gesprek of bezoek."),
        )
        self.moment = leesbaar("ondersteuning_moment")
        self.toetsen = Toetsen(self.acties(), self.momenten.lijst)
        for naam in ("ondersteuning.contact", "ondersteuning.controle"):  # only one of them shows at a time
            self.toetsen.knop(naam).setProperty("rol", "primair")
        self._bouw()

    def _bouw(self) -> None:
        kolom = self._begin()
        self._labels = {
            "doel": etiket(self.tr("Doel"), "veld"),
            "vraag": etiket(self.tr("In eigen woorden"), "veld"),
        }
        for naam, tekst in (("doel", self.doel), ("vraag", self.vraag)):
            kolom.addWidget(self._labels[naam])
            kolom.addWidget(tekst)
        kolom.addWidget(self.feiten)
        kolom.addWidget(etiket(self.tr("Contacten"), "kop"))
        kolom.addWidget(self.momenten, 1)
        kolom.addWidget(self.moment)
        kolom.addWidget(self.toetsen)
        self.momenten.setMinimumHeight(130)
        self.momenten.chosen.connect(self._gekozen)
        self.momenten.opened.connect(lambda _: self.asked.emit("verbeter"))

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here."""
        doe = partial(partial, self.asked.emit)
        return (
            Actie("ondersteuning.contact", self.tr("Contact erbij"), "N", doe("contact")),
            Actie("ondersteuning.controle", self.tr("Controle: hoe gaat het?"), "K", doe("controle")),
            Actie("ondersteuning.af", self.tr("Afronden"), "A", doe("af")),
            Actie("ondersteuning.einde", self.tr("Einde verzetten"), "E", doe("einde")),
            Actie("ondersteuning.casus", self.tr("Naar casus"), "C", doe("casus")),
            Actie("ondersteuning.wijzig", self.tr("Wijzigen"), "W", doe("wijzig")),
            Actie("ondersteuning.verbeter", self.tr("Contact verbeteren"), "V", doe("verbeter")),
            Actie("ondersteuning.heropen", self.tr("Heropenen"), "H", doe("heropen")),
            Actie("ondersteuning.huishouden", self.tr("Casus openen"), "O", doe("huishouden")),
            Actie("ondersteuning.triage", self.tr("Triage lezen"), "T", doe("triage")),
            Actie("ondersteuning.inwoner", self.tr("Inwoner"), "I", doe("inwoner")),
        )

    def toon(self, rij: OndersteuningDetail) -> None:
        """Show this one; the contact that was chosen stays chosen."""
        if self.rij is None or self.rij.id != rij.id:
            self.momenten.zet(())
        self.rij = rij
        vandaag = self._vandaag()
        self.kop.toon(
            wie=met_leeftijd(rij.over, rij.leeftijd),
            soort=rij.soort.capitalize(),
            stand=stand_in_woorden(rij, vandaag),
            toestand=rij.toestand,
            waarschuwing=rij.waarschuwing,
        )
        self.doel.setText(rij.doel)
        self.vraag.setText(rij.vraag)
        for deel in (self._labels["vraag"], self.vraag):
            deel.setVisible(bool(rij.vraag))
        self.feiten.setText(feiten(rij, vandaag))
        self.momenten.zet(rij.momenten)
        self._zet_knoppen(rij)

    def houder(self) -> QWidget:
        """What gets the focus."""
        if self.momenten.huidige() is not None:
            return self.momenten.lijst
        knoppen = (self.toetsen.knop(actie.naam) for actie in self.acties())
        return next((knop for knop in knoppen if not knop.isHidden() and knop.isEnabled()), self.kop.terug)

    def _zet_knoppen(self, rij: OndersteuningDetail) -> None:
        mag, loopt = rij.mag_schrijven, rij.stand == LOOPT
        kan = {
            "contact": mag and loopt,
            "controle": mag and rij.stand == CONTROLE,
            "af": mag and loopt,
            "einde": mag and loopt,
            "casus": mag and loopt and self._mag_casus,
            "wijzig": mag,
            "verbeter": mag and bool(rij.momenten),
            "heropen": mag and rij.stand in (CONTROLE, AFGEROND) and rij.uitkomst != IN_CASUS,
            "huishouden": rij.huishouden_id is not None and bool(rij.casusnummer),
            "triage": rij.triage_id is not None,
            "inwoner": True,
        }
        self._toon_kan(self.toetsen, kan)

    def _gekozen(self, rij: MomentRij | None) -> None:
        self.moment.setText("" if rij is None else moment_voluit(rij))
        self.moment.setVisible(rij is not None)
