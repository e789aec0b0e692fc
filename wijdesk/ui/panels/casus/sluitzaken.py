"""What becomes of what is open when the casus closes (tasks, hand-offs, practice forms): a part of that form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.regie import ZaakBesluit
from wijdesk.models.rows.regie import BLIJFT, EINDIGT, GEDAAN, NIET_MEER_NODIG, OpenZaak, RegisseurRij
from wijdesk.models.values import Id, dag_in_woorden
from wijdesk.ui.fields import Veld, etiket, kaart
from wijdesk.ui.keuze import Keuze

SOORTEN = {"taak": "Taak", "toeleiding": "Toeleiding", "praktijk": "Praktijkvorm"}
"""What a kind of open thing is called."""


class ZaakRij(Veld):
    """One thing that is open, and what becomes of it: it stays, ends, or is somebody else's."""

    def __init__(self, zaak: OpenZaak, vandaag: date) -> None:
        self.zaak = zaak
        self.keuze = Keuze()
        soort = SOORTEN[zaak.soort]
        wat = soort if zaak.wat == soort else f"{soort}: {zaak.wat}"
        laat = " · te laat" if zaak.toestand == "te laat" else ""
        dag = f"vóór {dag_in_woorden(date.fromisoformat(zaak.voor), vandaag)}{laat}" if zaak.voor else ""
        if zaak.sinds:
            dag = f"sinds {dag_in_woorden(date.fromisoformat(zaak.sinds), vandaag)}"
        super().__init__(wat, self.keuze, hulp=dag, naam=f"zaak_{zaak.id.hex()}")
        self.label.setWordWrap(True)
        wie = zaak.medewerker or self.tr("de laatste regisseur")
        self.keuze.addItem(self.tr("Blijft bij {0}").format(wie), BLIJFT)
        for uitkomst in zaak.uitkomsten:
            self.keuze.addItem(self.tr("Eindigt: {0}").format(uitkomst), f"{EINDIGT}:{uitkomst}")
        if zaak.soort == "praktijk":
            return
        if zaak.soort == "taak":
            self.keuze.addItem(self.tr("Is gedaan"), GEDAAN)
        self.keuze.addItem(
            self.tr("Is niet meer nodig") if zaak.soort == "taak" else self.tr("Stopt: trek de toeleiding in"),
            NIET_MEER_NODIG,
        )

    def zet_collegas(self, rijen: Iterable[RegisseurRij]) -> None:
        """Whoever else can take it; what was chosen stays."""
        for rij in rijen:
            if rij.id != self.zaak.medewerker_id and self.keuze.findData(rij.id.hex()) < 0:
                self.keuze.addItem(self.tr("Gaat naar {0} · {1}").format(rij.naam, rij.locatie), rij.id.hex())

    @property
    def besluit(self) -> ZaakBesluit:
        """What was chosen. Staying is said with the name that stands there, not with whoever it is by then."""
        gekozen = self.keuze.waarde
        if gekozen in (GEDAAN, NIET_MEER_NODIG):
            return ZaakBesluit(id=self.zaak.id, hoe=gekozen)
        hoe, _, uitkomst = gekozen.partition(":")
        if hoe == EINDIGT:
            return ZaakBesluit(id=self.zaak.id, hoe=EINDIGT, uitkomst=uitkomst)
        wie = self.zaak.medewerker_id if gekozen == BLIJFT else Id(bytes.fromhex(gekozen))
        return ZaakBesluit(id=self.zaak.id, hoe=BLIJFT, medewerker_id=wie)


class Sluitzaken(QWidget):
    """All that is open.

    Signals:
        changed: something else was chosen
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rijen: list[ZaakRij] = []
        self._collegas: tuple[RegisseurRij, ...] = ()
        self._straks: dict[str, str] = {}
        self._vlak = kaart(naam="sluiten_zaken")
        self._kolom = QVBoxLayout(self._vlak)
        self._kolom.setContentsMargins(12, 12, 12, 12)
        self._kolom.setSpacing(12)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(12)
        kolom.addWidget(etiket(self.tr("Wat gebeurt er met wat nog open staat?"), "kop", breekt_af=True))
        kolom.addWidget(self._vlak)
        self.hide()

    def zet(self, zaken: Iterable[OpenZaak], vandaag: date) -> None:
        """Show these, with what was chosen before."""
        self._straks = self._straks | self.getypt()
        for rij in self.rijen:
            self._kolom.removeWidget(rij)
            rij.hide()
            rij.deleteLater()
        self.rijen = [ZaakRij(zaak, vandaag) for zaak in zaken]
        for rij in self.rijen:
            self._kolom.addWidget(rij)
            rij.zet_collegas(self._collegas)
            rij.keuze.activated.connect(lambda _, rij=rij: rij.wis_fout())
            rij.keuze.activated.connect(lambda _: self.changed.emit())
        self._kies()
        self.setVisible(bool(self.rijen))

    def zet_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        """Whom something can be given to."""
        self._collegas = rijen
        for rij in self.rijen:
            rij.zet_collegas(rijen)
        self._kies()

    def vergeet(self) -> None:
        """Nothing open, nothing chosen."""
        self.rijen, oud = [], self.rijen
        for rij in oud:
            self._kolom.removeWidget(rij)
            rij.hide()
            rij.deleteLater()
        self._straks = {}
        self.hide()

    def getypt(self) -> dict[str, str]:
        """What was chosen other than that it stays, by id in hex."""
        return {rij.zaak.id.hex(): rij.keuze.waarde for rij in self.rijen if rij.keuze.currentIndex() > 0}

    def zet_getypt(self, inhoud: Mapping[str, object]) -> None:
        """Back from a draft; it waits for what is read."""
        self._straks = {str(sleutel): str(waarde) for sleutel, waarde in inhoud.items()}
        self._kies()

    def _kies(self) -> None:
        for rij in self.rijen:
            if (plek := rij.keuze.findData(self._straks.get(rij.zaak.id.hex(), ""))) >= 0:
                rij.keuze.setCurrentIndex(plek)
                del self._straks[rij.zaak.id.hex()]
