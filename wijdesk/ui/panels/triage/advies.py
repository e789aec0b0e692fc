"""Advice of a gedragswetenschapper, in the place of a page: what was asked and answered, asking, and answering."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.triage import BeantwoordConsult, VraagConsult
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.triage import ConsultRij, TriageDetail
from wijdesk.models.values import Id, moment_in_woorden
from wijdesk.ui.fields import Veld, etiket, kaart, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.toetsen import ToetsKnop

GEEFT_ADVIES = "gedragswetenschapper"


class AdviesBlad(QWidget):
    """The questions with their answers, and below them the one that can be asked.

    Signals:
        typed: a draft changed
        withdraw_asked: (ConsultRij) ask why and take it back
        done: something was asked or answered
    """

    typed = Signal()
    withdraw_asked = Signal(object)
    done = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._detail: TriageDetail | None = None
        self._antwoorden: dict[Id, Veld] = {}
        self._geven: dict[Id, ToetsKnop] = {}
        self._getoond: tuple[ConsultRij, ...] | None = None
        self.setObjectName("triage_advies")
        self.titel = etiket(self.tr("Advies"), "titel")
        self.uitleg = etiket("", "bij", breekt_af=True, naam="advies_uitleg")
        self._vlak = QVBoxLayout()
        self._vlak.setSpacing(12)
        self.vraag = Notitie(regels=4)
        self.veld = Veld(self.tr("Wat wilt u weten?"), self.vraag, naam="advies_vraag")
        self.aan = Keuze(leeg=self.tr("Wie het eerst kan"))
        self.veld_aan = Veld(self.tr("Aan wie?"), self.aan, naam="advies_aan")
        self.stuur = ToetsKnop(self.tr("Advies vragen"), "Ctrl+S", rol="primair")
        self.stuur.setObjectName("advies_stuur")
        self.stuur.clicked.connect(self.verstuur)
        self.fout = etiket("", "fout", breekt_af=True)
        self._vragen = QWidget()
        vragen = QVBoxLayout(self._vragen)
        vragen.setContentsMargins(0, 0, 0, 0)
        vragen.setSpacing(12)
        vragen.addWidget(self.veld)
        vragen.addWidget(self.veld_aan)
        vragen.addWidget(self.stuur, 0, Qt.AlignmentFlag.AlignLeft)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(16, 12, 16, 16)
        kolom.setSpacing(12)
        for deel in (self.titel, self.uitleg):
            kolom.addWidget(deel)
        kolom.addLayout(self._vlak)
        kolom.addWidget(self._vragen)
        kolom.addWidget(self.fout)
        kolom.addStretch(1)
        self.fout.hide()
        self.vraag.textChanged.connect(self._typte)
        programma = QApplication.instance()
        if isinstance(programma, QApplication):
            programma.focusChanged.connect(self._focus_ging)

    def zet_collegas(self, rijen: Iterable[MedewerkerRij]) -> None:
        """Offer who gives advice."""
        gekozen = self.aan.waarde
        while self.aan.count() > 1:
            self.aan.removeItem(1)
        for rij in rijen:
            if rij.actief and GEEFT_ADVIES in rij.rollen and rij.id != self._omgeving.medewerker.id:
                self.aan.addItem(f"{rij.naam} · {rij.locatie}", rij.id.hex())
        self.aan.setCurrentIndex(max(0, self.aan.findData(gekozen)))

    def toon(self, detail: TriageDetail) -> None:
        """Show what was asked. An answer being typed stays."""
        ander = self._detail is None or self._detail.id != detail.id
        self._detail = detail
        mag = detail.mag_schrijven and detail.van_mij
        self._vragen.setVisible(mag)
        self.uitleg.setVisible(mag or not detail.consulten)
        self.uitleg.setText(
            self.tr("Vraag een gedragswetenschapper om mee te denken. Vraag en antwoord blijven bij deze triage.")
            if mag
            else self.tr("Er is geen advies gevraagd.")
        )
        if not ander and self._getoond == detail.consulten:
            return
        bewaard = self.getypt() if not ander else {}
        self._getoond = detail.consulten
        self._antwoorden, self._geven = {}, {}
        while (item := self._vlak.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        for rij in detail.consulten:
            self._vlak.addWidget(self._kaart(rij, detail))
        self.zet_getypt(bewaard)
        self._wijs_toets_aan()

    def _kaart(self, rij: ConsultRij, detail: TriageDetail) -> QWidget:
        vlak = kaart(naam="consult")
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(12, 10, 12, 10)
        kolom.setSpacing(4)
        nu = self._omgeving.klok()
        aan = rij.aan or self.tr("wie het eerst kan")
        kop = self.tr("{0} vroeg {1}, {2}").format(rij.gesteld_door, aan, moment_in_woorden(rij.gesteld_op, nu))
        kolom.addWidget(etiket(kop, "bij", breekt_af=True))
        kolom.addWidget(_tekst(rij.vraag))
        if rij.antwoord and rij.antwoord_op is not None:
            wie = self.tr("✓ {0} antwoordde, {1}").format(rij.antwoord_door, moment_in_woorden(rij.antwoord_op, nu))
            kolom.addWidget(etiket(wie, "bij", breekt_af=True))
            kolom.addWidget(_tekst(rij.antwoord, naam="consult_antwoord"))
            return vlak
        kolom.addWidget(etiket(self.tr("○ Nog geen antwoord"), "bij"))
        if rij.mag_antwoorden:
            antwoord = Notitie(regels=4)
            veld = Veld(self.tr("Uw advies"), antwoord, naam=f"advies_{rij.id.hex()}")
            self._antwoorden[rij.id] = veld
            antwoord.textChanged.connect(veld.wis_fout)
            antwoord.textChanged.connect(self.typed)
            geef = ToetsKnop(self.tr("Advies geven"), "")
            self._geven[rij.id] = geef
            geef.setObjectName("advies_geef")
            geef.clicked.connect(partial(self._antwoord, rij.id))
            kolom.addWidget(veld)
            kolom.addWidget(geef, 0, Qt.AlignmentFlag.AlignLeft)
        if rij.gesteld_door == self._omgeving.medewerker.naam or (detail.van_mij and detail.mag_schrijven):
            rest = FlowLayout(ruimte=8)
            rest.addWidget(knop(self.tr("Intrekken"), partial(self.withdraw_asked.emit, rij), rol="stil"))
            kolom.addLayout(rest)
        return vlak

    def eerste_veld(self) -> QWidget:
        """An answer to give, or the question to ask."""
        if self._antwoorden:
            return next(iter(self._antwoorden.values())).invoer
        return self.vraag if self._vragen.isVisibleTo(self) else self

    # Sending ---------------------------------------------------------------------------------------------------------

    def verstuur(self) -> None:
        """Ctrl+S: give the answer one is typing, or ask."""
        bezig = self._waar_men_is()
        if bezig is not None:
            self._antwoord(bezig)
        elif self._detail is not None and self._vragen.isVisibleTo(self) and self.stuur.isEnabled():
            aan = Id(bytes.fromhex(self.aan.waarde)) if self.aan.waarde else None
            woorden = self.vraag.toPlainText().strip()
            if not woorden:
                self.veld.toon_fout(self.tr("Schrijf op wat u wilt weten."))
                self.vraag.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self.stuur.setEnabled(False)
            opdracht = VraagConsult(id=self._omgeving.ids(), vraag=woorden, triage_id=self._detail.id, aan_id=aan)
            self._schrijf(opdracht, self.veld, self._gevraagd)

    def _waar_men_is(self) -> Id | None:
        """The question that is being answered: where the focus is, or else the first; None is asking one."""
        nu = self.window().focusWidget()
        if nu is not None and self._vragen.isVisibleTo(self) and self._vragen.isAncestorOf(nu):
            return None
        for id_, veld in self._antwoorden.items():
            vlak = veld.parentWidget()
            if nu is not None and vlak is not None and vlak.isAncestorOf(nu):
                return id_
        return next(iter(self._antwoorden), None)

    def _focus_ging(self) -> None:
        if self.isVisible():
            self._wijs_toets_aan()

    def _wijs_toets_aan(self) -> None:
        """Ctrl+S stands on the one button it is for, which is the only one with the main colour."""
        hier = self._waar_men_is()
        for id_, knop_ in ((None, self.stuur), *self._geven.items()):
            knop_.zet_toets("Ctrl+S" if id_ == hier else "")
            zet_eigenschap(knop_, "rol", "primair" if id_ == hier else "")

    def _antwoord(self, id_: Id) -> None:
        veld = self._antwoorden[id_]
        woorden = veld.invoer.toPlainText().strip() if isinstance(veld.invoer, Notitie) else ""
        if not woorden:
            veld.toon_fout(self.tr("Schrijf uw advies op."))
            veld.invoer.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._schrijf(BeantwoordConsult(id=id_, antwoord=woorden), veld, partial(self._beantwoord, id_))

    def _schrijf(self, opdracht: Opdracht[Any], veld: Veld, klaar: Any) -> None:
        self.fout.hide()
        self._omgeving.jobs.write(
            opdracht,
            lambda _, __: klaar(),
            eigenaar=self,
            geweigerd=lambda weigering: self._geweigerd(weigering, veld),
            mislukt=self._mislukt,
        )

    def _gevraagd(self) -> None:
        self.vraag.clear()
        self.stuur.setEnabled(True)
        self.done.emit()

    def _beantwoord(self, id_: Id) -> None:
        self._antwoorden.pop(id_, None)
        self._geven.pop(id_, None)
        self.done.emit()

    def _geweigerd(self, weigering: Weigering, veld: Veld) -> None:
        self.stuur.setEnabled(True)
        veld.toon_fout(weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self.stuur.setEnabled(True)
        self.fout.setText(f"{storing.zin} {storing.uitweg}")
        self.fout.show()

    def _typte(self) -> None:
        self.veld.wis_fout()
        self.typed.emit()

    # The draft -------------------------------------------------------------------------------------------------------

    def getypt(self) -> dict[str, Any]:
        """What was typed and not sent."""
        uit: dict[str, Any] = {
            id_.hex(): veld.invoer.toPlainText()
            for id_, veld in self._antwoorden.items()
            if isinstance(veld.invoer, Notitie) and veld.invoer.toPlainText().strip()
        }
        if self.vraag.toPlainText().strip():
            uit["vraag"] = self.vraag.toPlainText()
        return uit

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Back from the draft."""
        if inhoud.get("vraag") and not self.vraag.toPlainText():
            self.vraag.setPlainText(str(inhoud["vraag"]))
        for id_, veld in self._antwoorden.items():
            if isinstance(veld.invoer, Notitie) and inhoud.get(id_.hex()):
                veld.invoer.setPlainText(str(inhoud[id_.hex()]))

    def maak_leeg(self) -> None:
        """For the next triage."""
        self._detail, self._getoond = None, None
        self.vraag.clear()
        self.aan.setCurrentIndex(0)
        self._antwoorden, self._geven = {}, {}


def _tekst(woorden: str, naam: str = "") -> QWidget:
    label = etiket(woorden, "", breekt_af=True, naam=naam)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
