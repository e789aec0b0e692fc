"""What somebody did on the list and did not keep yet, and what the buttons below it make of that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from PySide6.QtCore import QCoreApplication

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.verschil import DUBBEL, Plek, VerschilDetail, VerschilRij
from wijdesk.ui.panels.verschillen.beeld import Keuze
from wijdesk.ui.panels.verschillen.naast import Naast
from wijdesk.ui.toetsen import Toetsen


@dataclass(slots=True)
class Stand:
    """Per line: what was chosen, whether it is ticked, why it was refused, and what was typed."""

    keuzes: dict[Plek, Keuze] = field(default_factory=dict)
    vinken: set[Plek] = field(default_factory=set)
    fouten: dict[Plek, str] = field(default_factory=dict)
    getypt: dict[Plek, dict[str, str]] = field(default_factory=dict)

    def vergeet(self, plek: Plek) -> None:
        """This line is settled."""
        for deel in (self.keuzes, self.fouten, self.getypt):
            deel.pop(plek, None)
        self.vinken.discard(plek)

    def houd(self, er_nog: Iterable[Plek]) -> None:
        """Forget what is not on the list any more."""
        nog = set(er_nog)
        for plek in {*self.keuzes, *self.vinken, *self.fouten, *self.getypt} - nog:
            self.vergeet(plek)

    def kies(self, plek: Plek, keuze: Keuze) -> None:
        """Choose this; once more takes it back."""
        if self.keuzes.get(plek) == keuze:
            del self.keuzes[plek]
        else:
            self.keuzes[plek] = keuze
        self.fouten.pop(plek, None)


def zet_knoppen(
    toetsen: Toetsen, rij: VerschilRij | None, detail: VerschilDetail | None, stand: Stand, *, aantal: int, heel: bool
) -> None:
    """What can be done now. `aantal` lines show; `heel`: long texts stand there in full."""
    tr = _vertaal
    toetsen.kan("verschillen.bewaar", ja=bool(stand.keuzes), toets=True)
    wachten = len(stand.keuzes)
    bewaar = tr("Vastleggen ({0})").format(wachten) if wachten > 1 else tr("Vastleggen")
    toetsen.knop("verschillen.bewaar").zet_tekst(bewaar)
    past = detail is not None and rij is not None and detail.rij.plek == rij.plek
    eigen = past and detail is not None and bool(detail.eigen) and detail.rij.mag
    toetsen.kan("verschillen.zelf", ja=eigen, zichtbaar=eigen, toets=rij is not None)
    ergens = rij is not None and (rij.huishouden_id is not None or rij.persoon_id is not None)
    toetsen.kan("verschillen.open", ja=ergens, zichtbaar=ergens)
    dubbel = rij is not None and rij.aard == DUBBEL
    toetsen.knop("verschillen.open").zet_tekst(tr("Kaarten vergelijken") if dubbel else tr("Openen"))
    toetsen.kan("verschillen.twee", ja=dubbel, zichtbaar=dubbel)
    lang = past and detail is not None and Naast.kan_korter(detail)
    toetsen.kan("verschillen.heel", ja=lang, zichtbaar=lang)
    toetsen.knop("verschillen.heel").zet_tekst(tr("Korter") if heel else tr("Hele tekst"))
    gekozen = rij is not None and rij.plek in stand.keuzes
    toetsen.kan("verschillen.wis", ja=gekozen, zichtbaar=gekozen)
    toetsen.kan("verschillen.alles", ja=aantal > 1, zichtbaar=aantal > 1)
    alle_aan = bool(stand.vinken) and len(stand.vinken) >= aantal
    toetsen.knop("verschillen.alles").zet_tekst(tr("Niets aanvinken") if alle_aan else tr("Alles aanvinken"))


def _vertaal(tekst: str) -> str:
    return QCoreApplication.translate("VerschillenPaneel", tekst)
