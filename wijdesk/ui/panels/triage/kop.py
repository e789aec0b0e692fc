"""The header of the wizard: who it is about, what is known already, and what to know before going on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.models.rows.triage import BekendHuishouden, TriageDetail
from wijdesk.models.values import Id, Klok, moment_in_woorden
from wijdesk.ui.fields import Knop, etiket, kaart, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.toetsen import ToetsKnop

MEEST_WOORDEN = 220
"""Letters of the vraag in the header; the first page has all of it."""


def gezin_in_woorden(gezin: BekendHuishouden, *, over: str, persoon_id: Id | None) -> str:
    """Who else belongs to it; whom the triage is about (`over`) and the name on the chip do not stand there twice.

    "Ook in dit gezin: Sami de Vries (8)"; with an open casus, whose chip has its number, "Gezin De Vries: ...".
    """
    leden = ", ".join(
        f"{lid.naam} ({lid.leeftijd})" if lid.leeftijd is not None else lid.naam
        for lid in gezin.leden
        if persoon_id is None or lid.persoon_id != persoon_id
    )
    if gezin.casusnummer and gezin.naam != over:
        return f"{gezin.naam}: {leden}" if leden else gezin.naam
    return f"{'Ook in dit gezin' if persoon_id is not None else 'Leden'}: {leden}" if leden else ""


class Kop(QWidget):
    """Name and age, household and open casus, language, warnings, and the vraag.

    Signals:
        requested: (request, content) another panel can show more
        overview_asked: back to the lists
        take_over_asked: go on with the triage of a colleague
        resume_asked: (TriageDetail) go on with one that was stopped
        stop_asked: end it without a decision
        hand_over_asked: a colleague goes on with it
    """

    requested = Signal(str, object)
    overview_asked = Signal()
    take_over_asked = Signal()
    resume_asked = Signal(object)
    stop_asked = Signal()
    hand_over_asked = Signal()

    def __init__(self, klok: Klok) -> None:
        super().__init__()
        self._klok = klok
        self._detail: TriageDetail | None = None
        self.naam = etiket("", "titel", breekt_af=True, naam="triage_over")
        self.overzicht = ToetsKnop(self.tr("Overzicht"), "Ctrl+T", rol="stil")
        self.overzicht.setObjectName("triage_overzicht")
        self.overzicht.clicked.connect(self.overview_asked)
        self.stop = knop(self.tr("Stoppen"), self.stop_asked.emit, rol="stil", naam="triage_stop")
        self.draag_over = ToetsKnop(self.tr("Overdragen"), "Alt+D", rol="stil")
        self.draag_over.setObjectName("triage_overdragen")
        self.draag_over.clicked.connect(self.hand_over_asked)
        self.gezin = etiket("", "bij", breekt_af=True, naam="triage_gezin")
        self._daden = (self.draag_over, self.stop)
        self.weetjes = QWidget()
        self._chips = FlowLayout(self.weetjes, ruimte=6)
        for daad in self._daden:
            self._chips.addWidget(daad)
        self.waarschuwing = etiket("", "waarschuwing", breekt_af=True, naam="triage_waarschuwing")
        self.waarschuwing.setProperty("toestand", "spoed")
        self.vraag = etiket("", "", breekt_af=True, naam="triage_vraag")
        self.balk = kaart(rol="waarschuwing", naam="triage_balk")
        self.balktekst = etiket("", "", breekt_af=True, naam="triage_balktekst")
        self.neem_over = ToetsKnop(self.tr("Overnemen"), "Alt+N", rol="primair")
        self.neem_over.setObjectName("triage_overnemen")
        self.neem_over.clicked.connect(self.take_over_asked)
        self.hervat = knop(self.tr("Hervatten"), self._hervat, naam="triage_hervatten")
        self._bouw()

    def _bouw(self) -> None:
        rij = QHBoxLayout(self.balk)
        rij.setContentsMargins(12, 6, 12, 6)
        rij.setSpacing(8)
        rij.addWidget(self.balktekst, 1)
        rij.addWidget(self.neem_over)
        rij.addWidget(self.hervat)
        boven = QHBoxLayout()
        boven.setSpacing(8)
        boven.addWidget(self.naam, 1)
        boven.addWidget(self.overzicht)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(16, 10, 12, 8)
        kolom.setSpacing(4)
        kolom.addLayout(boven)
        for deel in (self.weetjes, self.gezin, self.vraag, self.waarschuwing, self.balk):
            kolom.addWidget(deel)

    def toon(self, detail: TriageDetail, *, mag_hervatten: bool) -> None:
        """Show whom it is about."""
        self._detail = detail
        leeftijd = "" if detail.leeftijd is None else self.tr("{0} jaar").format(detail.leeftijd)
        self.naam.setText(" · ".join(deel for deel in (detail.over, leeftijd) if deel))
        gezin = detail.huishoudens[0] if detail.huishoudens else None
        self.gezin.setText(
            detail.adres if gezin is None else gezin_in_woorden(gezin, over=detail.over, persoon_id=detail.persoon_id)
        )
        self.gezin.setVisible(bool(self.gezin.text()))
        self._toon_weetjes(detail)
        self.waarschuwing.setText(f"⚠ {detail.waarschuwing}")
        self.waarschuwing.setVisible(bool(detail.waarschuwing))
        woorden = " ".join(detail.vraag.split())
        kort = woorden if len(woorden) <= MEEST_WOORDEN else f"{woorden[: MEEST_WOORDEN - 1]}…"
        self.vraag.setToolTip(detail.vraag if kort != woorden else "")
        self.vraag.setText(f"“{kort}”")
        self.vraag.setVisible(bool(kort))
        self._toon_balk(detail)
        self.hervat.setVisible(mag_hervatten and detail.stand == "gestaakt")

    def _hervat(self) -> None:
        if self._detail is not None:
            self.resume_asked.emit(self._detail)

    def zet_kort(self, *, kort: bool) -> None:
        """Where there is little room, the name and what to watch out for only."""
        if self._detail is not None:
            self.gezin.setVisible(not kort and bool(self.gezin.text()))
            self.vraag.setVisible(not kort and len(self.vraag.text()) > len("“”"))

    def _toon_balk(self, detail: TriageDetail) -> None:
        loopt = detail.stand == "lopend"
        zin = ""
        if loopt and not detail.van_mij:
            zin = self.tr("{0} voert deze triage.").format(detail.medewerker)
        elif loopt and detail.overgedragen:
            zin = self.tr("Aan u overgedragen. {0}").format(detail.overgedragen)
        elif detail.stand == "gestaakt":
            zin = self.tr("Gestopt zonder besluit: {0}").format(detail.gestaakt_om)
        elif detail.stand == "besloten" and detail.besloten_op is not None:
            wanneer = moment_in_woorden(detail.besloten_op, self._klok())
            zin = self.tr("Besloten door {0}, {1}. U leest vragenlijst {2}.").format(
                detail.besloten_door, wanneer, detail.lijst_versie
            )
        self.balktekst.setText(zin)
        zet_eigenschap(self.balk, "toestand", "goed" if detail.stand == "besloten" else "")
        self.balk.setVisible(bool(zin))
        self.neem_over.setVisible(loopt and detail.mag_schrijven and not detail.van_mij)
        for daad in self._daden:
            daad.setVisible(loopt and detail.mag_schrijven and detail.van_mij)

    def _toon_weetjes(self, detail: TriageDetail) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (oud := item.widget()) is not None and oud not in self._daden:
                oud.hide()
                oud.deleteLater()
        if detail.persoon_id is not None:
            self._chip(self.tr("Inwoner"), "persoon.open", detail.persoon_id)
        for gezin in detail.huishoudens:
            if gezin.casusnummer:
                zin = self.tr("Open casus {0} · regisseur {1}").format(gezin.casusnummer, gezin.regisseur)
                self._chip(zin, "huishouden.open", gezin.id, let_op=True)
            else:
                naam = gezin.naam if gezin.naam != detail.over else self.tr("Huishouden")
                self._chip(naam, "huishouden.open", gezin.id)
        if detail.tolk_nodig or detail.taal:
            taal = detail.taal or self.tr("taal onbekend")
            self._pil(self.tr("Tolk nodig: {0}").format(taal) if detail.tolk_nodig else taal)
        if detail.eerdere:
            eerste = detail.eerdere[0]
            wanneer = moment_in_woorden(eerste.begonnen_op, self._klok()).rsplit(" ", 1)[0]
            aantal = len(detail.eerdere)
            zin = (
                self.tr("Eerdere triage: {0}").format(wanneer)
                if aantal == 1
                else self.tr("{0} eerdere triages, laatste {1}").format(aantal, wanneer)
            )
            self._chip(zin, "triage.open", eerste.id)
        for daad in self._daden:
            self._chips.addWidget(daad)

    def _chip(self, tekst: str, verzoek: str, id_: Id, *, let_op: bool = False) -> None:
        chip = Knop(tekst.replace("&", "&&"))
        chip.setProperty("rol", "chip")
        if let_op:
            chip.setProperty("toestand", "let-op")
        chip.setObjectName(f"weet_{verzoek}")
        chip.setAccessibleName(self.tr("Openen: {0}").format(tekst))
        chip.clicked.connect(lambda: self.requested.emit(verzoek, id_))
        self._chips.addWidget(chip)

    def _pil(self, tekst: str) -> None:
        self._chips.addWidget(etiket(tekst, "pil"))


class Lijn(QFrame):
    """A thin line between two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rol", "lijn")
