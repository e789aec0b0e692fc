"""The checklist as a form: per question ja, nee or not applicable with one key, a remark, and an improvement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wijdesk.models import dossierregels as regels
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.dossiercontrole import BewaarControle, Puntinvoer
from wijdesk.models.rows.dossiercontrole import Controledetail, PuntRij
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.formulier import VeldFormulier, regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.toetsen import ToetsKnop

OPTIES = (
    Optie(waarde=regels.JA, tekst=regels.OORDELEN[regels.JA], toets="J"),
    Optie(waarde=regels.NEE, tekst=regels.OORDELEN[regels.NEE], toets="N"),
    Optie(waarde=regels.NVT, tekst=regels.OORDELEN[regels.NVT], toets="X"),
)


class ControleVorm(VeldFormulier):
    """One version of the checklist."""

    naam = "dossiercontrole"

    def __init__(self, omgeving: Omgeving, punten: Iterable[PuntRij]) -> None:
        super().__init__(omgeving)
        self.detail: Controledetail | None = None
        self._af = False
        self._codes: list[str] = []
        self._bij_nee: dict[str, tuple[Veld, ...]] = {}
        self._opmerking: dict[str, Veld] = {}
        groep = ""
        for punt in punten:
            if punt.groep != groep:
                groep = punt.groep
                self.kolom.addWidget(etiket(groep, "kop"))
            self._leg_punt(punt)
        self.kolom.addStretch(1)
        self.rond_af = ToetsKnop(self.tr("Opslaan en afronden"), "Ctrl+Return")
        self.rond_af.setObjectName(f"{self.naam}_rond_af")
        self.rond_af.clicked.connect(self._rond_af)
        self.knoppen.addWidget(self.rond_af)
        toets = QShortcut(QKeySequence("Ctrl+Return"), self, self._rond_af)
        toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _leg_punt(self, punt: PuntRij) -> None:
        code = punt.punt
        self._codes.append(code)
        keuze = KeuzeGroep(OPTIES, naam=f"{self.naam}_{code}_keuze", titel=punt.vraag)
        hulp = " ".join(filter(None, (punt.hulp, punt.grond)))
        self._leg(self._veld(code, punt.vraag, keuze, hulp=hulp))
        self._opmerking[code] = self._veld(f"{code}_opmerking", self.tr("Opmerking"), Notitie(regels=2))
        self._leg(self._opmerking[code])
        bij = (
            self._veld(f"{code}_actie", self.tr("Wat moet er beter?"), regel(400), hulp=self.tr("Mag leeg blijven")),
            self._veld(f"{code}_wie", self.tr("Wie doet dit?"), Keuze(leeg=self.tr("Kies een collega"))),
            self._veld(f"{code}_klaar", self.tr("Klaar voor"), DatumRegel()),
        )
        self._bij_nee[code] = bij
        self._leg(bij[0])
        self._leg(*bij[1:])
        keuze.gekozen.connect(lambda _, code=code: self._toon(code))

    def zet_collegas(self, rijen: Iterable[MedewerkerRij], rollen: frozenset[str]) -> None:
        """Who can be asked to do an improvement: who works here in one of these rollen."""
        keuzes = [(rij.id.hex(), rij.naam) for rij in rijen if rij.actief and not rollen.isdisjoint(rij.rollen)]
        for code in self._codes:
            deel = self.delen[f"{code}_wie"]
            assert isinstance(deel, Keuze)  # noqa: S101  # it was made here
            zet_keuzes(deel, keuzes)

    def begin(self, detail: Controledetail) -> None:
        """Of this file."""
        self.detail, self._af = detail, False
        self._noem(self.tr("Controle: {0}").format(detail.rij.naam), self.tr("Opslaan"))
        self.open_voor(f"{self.naam}.{detail.rij.id.hex()}")
        self._toon_alles()

    def vul(self) -> None:
        """What was answered so far; who does an improvement is proposed."""
        d = self.detail
        if d is None:
            return
        waarden: dict[str, Any] = {}
        for punt in d.punten:
            wie = punt.wie_id or d.voorstel_id
            waarden |= {
                punt.punt: punt.oordeel,
                f"{punt.punt}_opmerking": punt.opmerking,
                f"{punt.punt}_actie": punt.actie,
                f"{punt.punt}_wie": wie.hex() if wie else "",
                f"{punt.punt}_klaar": datum_in_woorden(punt.klaar_voor) if punt.klaar_voor else "",
            }
        self.zet_waarden(waarden)
        self._toon_alles()

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """A draft, with what belongs to its answers."""
        super().zet_getypt(inhoud)
        self._toon_alles()

    def opdracht(self) -> Opdracht[Any] | None:
        """The checklist as it is filled in."""
        if self.detail is None:
            return None
        w, af = self.waarden(), self._af
        self._af = False
        punten = tuple(
            Puntinvoer(
                punt=code,
                oordeel=w[code],
                opmerking=w[f"{code}_opmerking"],
                actie=w[f"{code}_actie"],
                wie_id=self.id_van(f"{code}_wie"),
                klaar_voor=self.dag(f"{code}_klaar"),
            )
            for code in self._codes
        )
        return BewaarControle(id=self.detail.rij.id, punten=punten, rond_af=af)

    def eerste_veld(self) -> QWidget:
        """The first question without an answer."""
        return self.delen[next((code for code in self._codes if not self.waarden()[code]), self._codes[0])]

    def _rond_af(self) -> None:
        self._af = True
        self.verstuur()

    def _toon_alles(self) -> None:
        for code in self._codes:
            self._toon(code)

    def _toon(self, code: str) -> None:
        """A remark belongs to an answer, an improvement to what is not in order."""
        oordeel = self.waarden()[code]
        self._opmerking[code].setVisible(bool(oordeel))
        for veld in self._bij_nee[code]:
            veld.setVisible(oordeel == regels.NEE)
