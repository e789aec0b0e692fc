"""Whoever is asked at a desk about somebody's own data passes it on: the term runs, the privacybeheerder sees it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.avg import MeldAvgverzoek
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.avg.vormen import soortkeuze
from wijdesk.ui.persoonvorm import PersoonVorm
from wijdesk.ui.stapel import StapelPaneel
from wijdesk.ui.toetsen import Toetsen


class DoorgeefVorm(PersoonVorm):
    """Who asked what."""

    naam = "avg_doorgeven"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._persoon: tuple[Id, str] | None = None
        self._id = omgeving.ids()
        self._leg(self._veld("soort", self.tr("Wat wordt er gevraagd?"), soortkeuze("avg_wat", self.tr("Soort"))))
        self._leg_persoon(self.tr("Over welke inwoner?"), moet_kiezen=True)
        self._leg(self._veld("gevraagd", self.tr("Wat vraagt de inwoner? In eigen woorden"), Notitie(regels=3)))
        uitleg = self.tr(
            "De privacybeheerder antwoordt binnen een maand na vandaag. Geef zelf niets mee en zeg nog niets toe."
        )
        self.kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        self.kolom.addStretch(1)

    def begin(self, persoon: tuple[Id, str] | None) -> None:
        """About somebody whose card is open, or who is still to be found."""
        self._persoon = persoon
        self._id = self.omgeving.ids()
        self._noem(self.tr("AVG-verzoek doorgeven"), self.tr("Doorgeven"))
        self.open_voor("avg.doorgeven" if persoon is None else f"avg.doorgeven.{persoon[0].hex()}")

    def vul(self) -> None:
        """Nothing yet."""
        self.zoeker.zet(*(self._persoon or (None, "")))
        self.zet_waarden({"soort": "inzage", "gevraagd": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The request."""
        w = self.waarden()
        if (persoon_id := self.zoeker.persoon_id) is None:
            self.zoeker.veld.toon_fout(self.tr("Kies over wie het gaat."))
            self.zoeker.setFocus()
            return None
        return MeldAvgverzoek(id=self._id, soort=w["soort"], persoon_id=persoon_id, gevraagd=w["gevraagd"])

    def eerste_veld(self) -> QWidget:
        """What is asked."""
        return self.delen["soort"]


class AvgDoorgevenPaneel(StapelPaneel):
    """The form, and what to know about it."""

    naam = "avg"
    titel = "AVG-verzoek doorgeven"

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.vorm = DoorgeefVorm(omgeving)
        self.blad = QWidget()
        kolom = QVBoxLayout(self.blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        tekst = self.tr(
            "Vraagt een inwoner wat er over hem of haar is opgeschreven, of om iets te verbeteren of weg te halen? "
            "Geef het door. Dat mag een inwoner altijd en overal vragen, ook zonder formulier."
        )
        kolom.addWidget(etiket(tekst, "bij", breekt_af=True))
        self.toetsen = Toetsen(self.acties(), self.blad, primair="avg.nieuw")
        kolom.addWidget(self.toetsen)
        kolom.addStretch(1)
        self.bladen.addWidget(self.blad)
        self.leg_vorm(self.vorm)
        self.toon_blad(self.blad)

    def acties(self) -> tuple[Actie, ...]:
        """Passing one on."""
        woorden = "privacy inzage gegevens verwijderen correctie"
        return (Actie("avg.nieuw", self.tr("AVG-verzoek doorgeven"), "N", self.nieuw, "plus", woorden),)

    def eerste_veld(self) -> QWidget:
        """The form, or the button that opens it."""
        return self.vorm.eerste_veld() if self.in_vorm else self.toetsen.knop("avg.nieuw")

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("avg.nieuw", ("persoon", id, name))."""
        if verzoek != "avg.nieuw":
            return False
        wie = inhoud if isinstance(inhoud, tuple) and len(inhoud) > 1 else None
        naam = "" if wie is None else str(wie[2]) if len(wie) > 2 else self.tr("De gekozen inwoner")
        self.vorm.begin(None if wie is None else (Id(wie[1]), naam))
        self.toon_vorm(self.vorm)
        return True

    def nieuw(self) -> None:
        """About anybody."""
        self.vorm.begin(None)
        self.toon_vorm(self.vorm)
