"""What two desks said differently: the list, the sides of one line next to each other, choosing and keeping.

A choice waits on its line until it is kept, so that many can be kept at once; each is written by itself, and one that
is refused says why on its line. Nothing here comes to the front by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.verschil import BeslisVerschil, LeesVerschil, LeesVerschillen, ZijnTweeMensen
from wijdesk.models.rows.verschil import DUBBEL, ZELF, Plek, VerschilDetail, Verschillen, VerschilRij
from wijdesk.models.values import Id
from wijdesk.resources import lees_toml
from wijdesk.ui.chip import Chip
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.verschillen.beeld import (
    ELDERS,
    FILTER_VANAF,
    HIER,
    LAATSTE,
    LEEG,
    groep,
    kant_keuze,
    kies,
    regel,
    telling,
    uitkomst,
    wegen,
)
from wijdesk.ui.panels.verschillen.naast import Naast, Verdeler, rolt
from wijdesk.ui.panels.verschillen.stand import Stand, zet_knoppen
from wijdesk.ui.panels.verschillen.versturen import Verzender
from wijdesk.ui.panels.verschillen.zelf import ZelfVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.toetsen import Toetsen
from wijdesk.ui.vaktoetsen import VERSCHIL

HOOGSTENS_KANTEN = 9


class VerschillenPaneel(Panel):
    """The work list of differences."""

    naam = "verschillen"
    titel = "Verschillen"
    interesses = frozenset(lees_toml("verschillen.toml")["recht"])
    vak = VERSCHIL

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.model: RegelModel[VerschilRij] = RegelModel(lambda rij: rij.plek.sleutel, self._beeld, groep=groep)
        self.lijst: RegelLijst[VerschilRij] = RegelLijst(
            self.model,
            naam=self.tr("Verschillen"),
            leeg=self.tr(LEEG),
            filter_tekst=self.tr("Filter op naam, soort of tekst"),
            tekens=True,
            twee_regels=True,
        )
        self.telling = etiket("", "kop", naam="verschillen_telling", breekt_af=True)
        self.alleen = Chip("", self.tr("Alle verschillen tonen"))
        self.alleen.setObjectName("verschillen_alleen")
        self.naast, self.zelf = Naast(), ZelfVorm(omgeving)
        self.vlak = QStackedWidget()
        self.toetsen = Toetsen(self._rij_acties(), self.lijst.lijst, primair="verschillen.bewaar")
        self.samen = Toetsen(self._samen_acties(), self.lijst.lijst)
        self._detail: VerschilDetail | None = None
        self._over: tuple[str, Id] | None = None
        self.stand = Stand()
        self.verzender = Verzender(omgeving.jobs, self)
        self._heel = self._ververst = False
        self._bouw()
        self._verbind()
        self._gekozen(None)

    def _bouw(self) -> None:
        boven = QWidget()
        kolom = QVBoxLayout(boven)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.telling)
        kolom.addWidget(self.alleen, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addWidget(self.lijst, 1)
        self.vlak.addWidget(self.naast)
        self.vlak.addWidget(self.zelf)
        self.rol = rolt(self.vlak)
        self.splitser = Verdeler(boven, self.rol)
        alles = QVBoxLayout(self)
        alles.setContentsMargins(12, 12, 12, 12)
        alles.setSpacing(8)
        alles.addWidget(self.splitser, 1)
        alles.addWidget(self.toetsen)
        alles.addWidget(self.samen)
        self.alleen.hide()
        self.lijst.filter.hide()

    def _verbind(self) -> None:
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda _: self.open())
        self.naast.side_chosen.connect(self.kies)
        self.splitser.divided.connect(lambda: self.lijst.lijst.scrollTo(self.lijst.lijst.currentIndex()))
        self.verzender.kept.connect(lambda plek: self.stand.vergeet(plek))  # noqa: PLW0108 - it has slots only
        self.verzender.refused.connect(self._geweigerd)
        self.verzender.ready.connect(self._klaar)
        self.zelf.ready.connect(self._bewaar_zelf)
        self.zelf.closed.connect(self._zelf_weg)
        self.alleen.clicked.connect(lambda: self.toon_alleen(None))
        toetsen: dict[str, Callable[[], None]] = {
            str(plek + 1): partial(self.kies, plek) for plek in range(HOOGSTENS_KANTEN)
        }
        toetsen |= {"Shift+Down": partial(self._rol, 1), "Shift+Up": partial(self._rol, -1), "Space": self.vink}
        for toets, doe in toetsen.items():
            QShortcut(QKeySequence(toets), self.lijst.lijst, doe).setContext(Qt.ShortcutContext.WidgetShortcut)
        bewaar = QShortcut(QKeySequence("Ctrl+S"), self.rol, self.bewaar)  # the list has its own
        bewaar.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _rij_acties(self) -> tuple[Actie, ...]:
        return (
            Actie("verschillen.bewaar", self.tr("Vastleggen"), "Ctrl+S", self.bewaar),
            Actie("verschillen.zelf", self.tr("Zelf invullen"), "Z", self.vul_zelf),
            Actie("verschillen.open", self.tr("Openen"), "Return", self.open),
            Actie("verschillen.twee", self.tr("Dit zijn twee mensen"), "T", self.zijn_twee_mensen),
            Actie("verschillen.wis", self.tr("Keuze wissen"), "W", self.wis_keuze),
            Actie("verschillen.heel", self.tr("Hele tekst"), "V", self.toon_heel),
            Actie("verschillen.alles", self.tr("Alles aanvinken"), "A", self.vink_alles),
        )

    def _samen_acties(self) -> tuple[Actie, ...]:
        return (
            Actie("verschillen.laatste", self.tr("Steeds de laatste"), "L", partial(self.kies_samen, LAATSTE)),
            Actie("verschillen.hier", self.tr("Steeds van deze balie"), "H", partial(self.kies_samen, HIER)),
            Actie("verschillen.elders", self.tr("Steeds van de andere balie"), "E", partial(self.kies_samen, ELDERS)),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here, and going here."""
        naar = Actie(
            "verschillen.toon", self.tr("Verschillen tussen balies"), "", partial(self.toon_alleen, None),
            zoekwoorden="conflict dubbel sync samenvoegen anders",
        )  # fmt: skip
        return (naar, *self._rij_acties(), *self._samen_acties())

    def ververs(self) -> None:
        """Read the list; what is being typed stays."""
        soort, id_ = self._over or ("", None)
        self.omgeving.jobs.read(
            LeesVerschillen(
                persoon_id=id_ if soort == "persoon" else None, huishouden_id=id_ if soort == "huishouden" else None
            ),
            self._toon,
            eigenaar=self,
            geweigerd=lambda weigering: self._meld(weigering.zin),
        )

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Take "verschillen.open": all (None), or those of one ("persoon" or "huishouden", id)."""
        if verzoek != "verschillen.open":
            return False
        over = inhoud if isinstance(inhoud, tuple) and len(inhoud) == 2 else None
        self.toon_alleen(over)
        return True

    def eerste_veld(self) -> QWidget:
        """The list, or the field that is being typed in."""
        if self.vlak.currentWidget() is self.zelf:
            return self.zelf.eerste_veld()
        return self.lijst.lijst if self.model.rowCount() else self.lijst

    # Choosing --------------------------------------------------------------------------------------------------------

    def toon_alleen(self, over: tuple[str, Id] | None) -> None:
        """Those of one person or household, or all."""
        self._over = over
        self.ververs()

    def kies(self, plek: int) -> None:
        """This side of the line that is shown; once more takes the choice back."""
        rij = self.lijst.huidige()
        if rij is None:
            return
        if (keuze := kant_keuze(rij, plek)) is None:
            if rij.kanten and not rij.mag:
                self._meld(self.tr("Uw rol beslist hier niet over. Vraag de regisseur of de teamleider."))
            return
        self.stand.kies(rij.plek, keuze)
        self._hertoon()

    def wis_keuze(self) -> None:
        """Take back what was chosen for this line, or for all that are ticked."""
        rij = self.lijst.huidige()
        for plek in self.stand.vinken or ({rij.plek} if rij is not None else set()):
            self.stand.keuzes.pop(plek, None)
            self.stand.fouten.pop(plek, None)
        self._hertoon()

    def vink(self) -> None:
        """Tick the line, or not, and go on to the next."""
        rij = self.lijst.huidige()
        if rij is None:
            return
        self.stand.vinken ^= {rij.plek}
        volgende = self.lijst.lijst.currentIndex().siblingAtRow(self.lijst.lijst.currentIndex().row() + 1)
        if volgende.isValid():
            self.lijst.lijst.setCurrentIndex(volgende)
        self._hertoon()

    def vink_alles(self) -> None:
        """Tick every line that shows, or none when all are."""
        alle = {rij.plek for rij in self._rijen()}
        self.stand.vinken = set() if alle <= self.stand.vinken else alle
        self._hertoon()

    def kies_samen(self, wat: str) -> None:
        """The same choice for every ticked line."""
        gekozen = [rij for rij in self._rijen() if rij.plek in self.stand.vinken]
        keuzes = {rij.plek: keuze for rij in gekozen if (keuze := kies(rij, wat)) is not None}
        self.stand.keuzes |= keuzes
        if over := len(gekozen) - len(keuzes):
            self._meld(self.tr("{0} gekozen; {1} niet: die kiest u één voor één.").format(len(keuzes), over))
        self._hertoon()

    def open(self) -> None:
        """Go to whom or what it is about."""
        rij = self.lijst.huidige()
        if rij is None:
            return
        if not (stappen := wegen(rij)):
            self._meld(self.tr("Hier hoort geen persoon of huishouden bij."))
        for verzoek in stappen:
            self.requested.emit(*verzoek)

    def zijn_twee_mensen(self) -> None:
        """Two cards are of two people."""
        rij = self.lijst.huidige()
        if rij is not None and rij.aard == DUBBEL:
            self.verzender.stuur([(rij.plek, ZijnTweeMensen(plek=rij.plek))])

    # Typing ----------------------------------------------------------------------------------------------------------

    def vul_zelf(self) -> None:
        """Type what it is."""
        detail = self._detail
        if detail is None or not detail.eigen or not detail.rij.mag:
            self._meld(self.tr("Dit vult u niet hier in. Kies een van de waarden, of open waar het bij hoort."))
            return
        self.zelf.open_voor(detail, self.stand.getypt.get(detail.rij.plek, {}))
        self.vlak.setCurrentWidget(self.zelf)
        self._hertoon()
        self.zelf.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_heel(self) -> None:
        """All of long texts, or only what differs."""
        self._heel = not self._heel
        if self._detail is not None:
            self.naast.toon(self._detail, self.omgeving.klok(), heel=self._heel)
            self._hertoon()

    def _rol(self, kant: int) -> None:
        """Read on in the sides while the list keeps the focus."""
        balk = self.rol.verticalScrollBar()
        balk.setValue(balk.value() + kant * balk.pageStep() // 2)

    def _zelf_weg(self) -> None:
        if self._detail is not None and self.vlak.currentWidget() is self.zelf:
            self.stand.getypt[self._detail.rij.plek] = self.zelf.getypt()
            self.vlak.setCurrentWidget(self.naast)
            self._gekozen(self.lijst.huidige())
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bewaar_zelf(self) -> None:
        detail = self._detail
        if detail is None:
            return
        gezien = tuple(kant.sleutel for kant in detail.kanten)
        opdracht = BeslisVerschil(plek=detail.rij.plek, kant=ZELF, gezien=gezien, eigen=self.zelf.waarden())
        self.omgeving.jobs.write(
            opdracht,
            lambda _, __: self._zelf_gelukt(detail.rij.plek),
            eigenaar=self,
            geweigerd=self.zelf.toon_weigering,
            mislukt=lambda storing: self.zelf.toon_weigering(Weigering(f"{storing.zin} {storing.uitweg}")),
        )

    def _zelf_gelukt(self, plek: Plek) -> None:
        self._zelf_weg()
        self.stand.vergeet(plek)
        self.ververs()

    # Keeping ---------------------------------------------------------------------------------------------------------

    def bewaar(self) -> None:
        """Keep what was typed, or every choice that waits, one after the other."""
        if self.vlak.currentWidget() is self.zelf:
            self._bewaar_zelf()
            return
        if self.verzender.bezig:
            return
        if not self.stand.keuzes:
            self._meld(self.tr("Kies eerst met 1 of 2 wat klopt, of vul het zelf in met Z."))
            return
        self.verzender.stuur(
            (plek, BeslisVerschil(plek=plek, kant=keuze.kant, gezien=keuze.gezien))
            for plek, keuze in self.stand.keuzes.items()
        )

    def _geweigerd(self, plek: Plek, zin: str) -> None:
        self.stand.fouten[plek] = zin
        self.stand.keuzes.pop(plek, None)

    def _klaar(self, gelukt: int, geweigerd: int) -> None:
        self._meld(uitkomst(gelukt, geweigerd))
        self._hertoon()
        self.ververs()

    # Showing ---------------------------------------------------------------------------------------------------------

    def _beeld(self, rij: VerschilRij) -> Regel:
        plek = rij.plek
        vink, fout = plek in self.stand.vinken, self.stand.fouten.get(plek, "")
        return regel(rij, self.omgeving.klok(), vink=vink, keuze=self.stand.keuzes.get(plek), fout=fout)

    def _toon(self, verschillen: Verschillen) -> None:
        rijen = verschillen.rijen
        self.stand.houd(rij.plek for rij in rijen)
        self._ververst = True  # a form that is open stays, also when its line was settled elsewhere
        self.lijst.zet(rijen)
        self._ververst = False
        self.model.hertekst()
        self.telling.setText(telling(verschillen))
        naam = next((rij.over for rij in rijen if rij.over), "")
        self.alleen.zet(self.tr("Alleen {0} ×").format(naam or self.tr("wat u opende")))
        self.alleen.setVisible(self._over is not None)
        self.lijst.filter.setVisible(len(rijen) > FILTER_VANAF or bool(self.lijst.filter.text()))
        self.rol.setVisible(bool(rijen))
        self.telling.setVisible(bool(rijen))

    def _gekozen(self, rij: VerschilRij | None) -> None:
        if self.vlak.currentWidget() is self.zelf:
            if self._ververst or self._detail is None or (rij is not None and rij.plek == self._detail.rij.plek):
                return
            self.stand.getypt[self._detail.rij.plek] = self.zelf.getypt()
            self.vlak.setCurrentWidget(self.naast)
        if rij is None:
            self._detail = None
        elif self._detail is None or self._detail.rij.plek != rij.plek or self._detail.rij != rij:
            self.omgeving.jobs.read(
                LeesVerschil(plek=rij.plek),
                self._toon_detail,
                eigenaar=self,
                geweigerd=self._niet_te_zien,
            )
        self.rol.setVisible(rij is not None)
        self._hertoon()

    def _toon_detail(self, detail: VerschilDetail) -> None:
        rij = self.lijst.huidige()
        if rij is None or rij.plek != detail.rij.plek:
            return
        self._detail = detail
        if self.vlak.currentWidget() is not self.zelf:
            self._heel = False
            self.naast.toon(detail, self.omgeving.klok())
            self.rol.verticalScrollBar().setValue(0)
            self._hertoon()

    def _niet_te_zien(self, weigering: Weigering) -> None:
        self._detail = None
        self.naast.toon_niets(weigering.zin)
        self._hertoon()

    def _hertoon(self) -> None:
        """What was chosen, ticked and refused, as it is now."""
        self.model.hertekst()
        rij, detail = self.lijst.huidige(), self._detail
        keuze = self.stand.keuzes.get(rij.plek) if rij is not None else None
        past = detail is not None and rij is not None and detail.rij.plek == rij.plek
        self.naast.toon_gekozen(keuze.nummer - 1 if keuze is not None and past else -1)
        self.naast.toon_fout(self.stand.fouten.get(rij.plek, "") if rij is not None else "")
        bezig = self.vlak.currentWidget() is self.zelf
        self.toetsen.setVisible(rij is not None and not bezig)
        self.samen.setVisible(bool(self.stand.vinken) and not bezig)
        zet_knoppen(self.toetsen, rij, detail, self.stand, aantal=self.model.rowCount(), heel=self._heel)

    def _rijen(self) -> list[VerschilRij]:
        """The lines that show."""
        return [self.model.rij(plek) for plek in range(self.model.rowCount())]

    def _meld(self, zin: str) -> None:
        self.requested.emit("melding", zin)
