"""The one box for everything (Ctrl+K): residents, households, signalen, what there is in the neighbourhood and in the
registers while typing, and every action with its key.

A name with a kind ("jansen triage") finds what there is of that kind for who fits the name.

It asks the window which actions there are and says what was chosen; it opens nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens, ZoekSignalen
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.rows.vondst import HuishoudenVondst, SignaalVondst
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.icons import icon
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.palet_soorten import HUISHOUDEN, SIGNAAL, TRIAGE, WIJK, Gezocht, ontleed
from wijdesk.ui.palet_treffers import (
    Keuze,
    Treffer,
    passende_keuzes,
    treffer_van_huishouden,
    treffer_van_keuze,
    treffer_van_persoon,
    treffer_van_signaal,
    voor_niemand,
)
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.taal import is_nederlands

if TYPE_CHECKING:
    from wijdesk.ui.palet_zaken import Zaak

ZOEK_VANAF = 2
"""Letters from which searching residents says something."""
HOOGSTENS_PERSONEN = 8
HOOGSTENS_HUISHOUDENS = 4
HOOGSTENS_SIGNALEN = 4
HOOGSTENS_WIJK = 3
HOOGSTENS_ACTIES = 7
HOOGSTENS_MENSEN = 5
"""Of so many people that fit a name with a kind is looked what there is."""
ZONDER_MENSEN = (HUISHOUDEN, SIGNAAL, *WIJK)
"""Kinds whose own search knows the names of residents."""
INWONER, CASUS, SIGNALEN, _ = OPENT = ("inwoner", "casus", "signalen", TRIAGE)
"""The panels of whoever may look up residents, households, signalen and triages."""
VAN_DE_WIJK = frozenset({"collectief", "kaart", "straatronde", "klacht", "agressie"})
"""The panels of what there is in a neighbourhood and in the registers."""
BREEDTE = 560


class Palet(QFrame):
    """The list under the search field.

    Signals:
        requested: (request, content) as panels ask it: ("persoon.open", id), ("contact.nieuw_voor", id),
            ("huishouden.open", id), ("signaal.open", id), ("triage.open", id) and the like
        closed: the box was closed; the focus may go back
    """

    requested = Signal(str, object)
    closed = Signal()

    def __init__(
        self,
        jobs: Jobs,
        keuzes: Callable[[], tuple[Keuze, ...]],
        venster: QWidget,
        *,
        opent: Callable[[], Collection[str]] = lambda: OPENT,
    ) -> None:
        """`opent`: the panels there are. What none of them opens is not looked for: that would be refused, and stand in
        the access log as an attempt.
        """
        super().__init__(venster)
        self._opent = opent
        self._venster = venster
        self.setProperty("rol", "zwevend")
        self._jobs = jobs
        self._haal_keuzes = keuzes
        self._keuzes: tuple[Keuze, ...] = ()
        self._personen: tuple[Kandidaat, ...] = ()
        self._huishoudens: tuple[HuishoudenVondst, ...] = ()
        self._signalen: tuple[SignaalVondst, ...] = ()
        self._gezocht = Gezocht(tekst="")
        self._zaken: dict[Id, tuple[Zaak, ...]] = {}
        """Of the kind that was typed, by resident."""
        self._wijk: dict[str, tuple[Zaak, ...]] = {}
        """What was found in the neighbourhood, by kind."""
        self._niemand = False
        """That nobody was found was answered."""
        self._gelopen = False
        """Somebody walked through the list since the last letter: what comes in later leaves the line alone."""
        self.veld = QLineEdit()
        self.veld.setProperty("rol", "zoek")
        self.veld.setObjectName("zoek")
        self.veld.setPlaceholderText(self.tr("Zoek inwoner, adres, dossier of opdracht  (Ctrl+K)"))
        self.veld.setAccessibleName(self.tr("Zoek inwoner, adres, dossier of opdracht"))
        zoek = self.veld.addAction(icon("search", "bij"), QLineEdit.ActionPosition.LeadingPosition)
        zoek.setText(self.tr("Zoeken"))  # what a screen reader calls it
        self.veld.setMaxLength(200)
        self.veld.setMinimumWidth(160)
        self.veld.setMaximumWidth(BREEDTE)
        self.veld.installEventFilter(self)
        self.veld.textEdited.connect(self._getypt)
        model: RegelModel[Treffer] = RegelModel(lambda treffer: treffer.sleutel, lambda treffer: treffer.beeld)
        self.lijst: RegelLijst[Treffer] = RegelLijst(
            model,
            naam=self.tr("Gevonden"),
            leeg=self.tr("0 resultaten. Probeer minder letters, een geboortedatum of postcode en huisnummer."),
        )
        self.lijst.lijst.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lijst.lijst.clicked.connect(lambda _: self._kies(nieuw_contact=False))
        self.hulp = etiket("", "bij", naam="palet_hulp")
        self.lijst.lijst.selectionModel().currentChanged.connect(lambda *_: self._zeg_hulp())
        self._zeg_hulp()
        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(6, 6, 6, 6)
        vlak.setSpacing(4)
        vlak.addWidget(self.lijst)
        vlak.addWidget(self.hulp)
        self.hulp.setContentsMargins(8, 0, 8, 2)
        self.hide()
        QApplication.instance().focusChanged.connect(self._focus_weg)  # type: ignore[union-attr]

    def open(self) -> None:
        """Begin: the actions, with the focus in the field."""
        self._keuzes = self._haal_keuzes()
        self.veld.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.veld.selectAll()
        self._getypt(self.veld.text())

    def is_erbij(self) -> None:
        """A panel was made: what it can do can be found from now on."""
        self._keuzes = self._haal_keuzes() if self.isVisible() else ()
        if self._keuzes:
            self._toon()

    def sluit(self) -> None:
        """Close without choosing."""
        if self.isVisible():
            self.leeg()
            self.closed.emit()

    def leeg(self) -> None:
        """Close, and nothing of whom one looked for stays at the top of the window for who passes by."""
        self.hide()
        self.veld.clear()
        self._vergeet()

    def _getypt(self, tekst: str) -> None:
        self._gelopen = False
        if not self._keuzes:
            self._keuzes = self._haal_keuzes()
        self._gezocht = zoek = ontleed(tekst, vanaf=ZOEK_VANAF, engels=not is_nederlands())
        self._zaken, self._niemand = {}, False
        if len(zoek.tekst) < ZOEK_VANAF:
            self._vergeet()
        else:
            self._zoek(zoek)
        self._toon()

    def _vergeet(self) -> None:
        self._personen, self._huishoudens, self._signalen, self._zaken, self._wijk = (), (), (), {}, {}

    def _zoek(self, zoek: Gezocht) -> None:
        """Ask for whom the name may be; of a household or signaal only that."""
        opent = frozenset(self._opent())
        if zoek.soort not in ZONDER_MENSEN and INWONER in opent:
            mensen = ZoekPersonen(tekst=zoek.tekst, hoogstens=HOOGSTENS_PERSONEN)
            self._jobs.read(mensen, self._gevonden, eigenaar=self, geweigerd=lambda _: self._gevonden(()))
        if zoek.soort in ("", HUISHOUDEN) and CASUS in opent:
            huis = ZoekHuishoudens(tekst=zoek.tekst, hoogstens=HOOGSTENS_HUISHOUDENS)
            self._jobs.read(
                huis, self._huishoudens_gevonden, eigenaar=self, geweigerd=lambda _: self._huishoudens_gevonden(())
            )
        if zoek.soort in ("", SIGNAAL) and SIGNALEN in opent:
            hoogstens = HOOGSTENS_PERSONEN if zoek.soort else HOOGSTENS_SIGNALEN
            signaal = ZoekSignalen(tekst=zoek.tekst, hoogstens=hoogstens)
            self._jobs.read(
                signaal, self._signalen_gevonden, eigenaar=self, geweigerd=lambda _: self._signalen_gevonden(())
            )

        if zoek.soort in ("", *WIJK) and not opent.isdisjoint(VAN_DE_WIJK):
            self._zoek_wijk(zoek, opent)

    def _zoek_wijk(self, zoek: Gezocht, opent: Collection[str]) -> None:
        zaken = import_module("wijdesk.ui.palet_zaken")  # as below
        vragen = zaken.wijkvragen(zoek, opent, enkele=HOOGSTENS_WIJK, meer=HOOGSTENS_PERSONEN)
        for soort, vraag in vragen:
            geen = partial(self._wijk_geweigerd, soort)
            self._jobs.read(vraag, partial(self._wijk_gevonden, soort), eigenaar=self, geweigerd=geen)

    def _wijk_geweigerd(self, soort: str, _: object) -> None:
        self._wijk_gevonden(soort, ())

    def _wijk_gevonden(self, soort: str, vondsten: tuple[Any, ...]) -> None:
        if len(self.veld.text().strip()) >= ZOEK_VANAF:
            self._wijk[soort] = import_module("wijdesk.ui.palet_zaken").wijkzaken(vondsten)
            if self.isVisible():
                self._toon()

    def _gevonden(self, personen: tuple[Kandidaat, ...]) -> None:
        if len(self.veld.text().strip()) >= ZOEK_VANAF:
            self._personen, self._niemand = personen, not personen
            if self._gezocht.per_mens and (self._gezocht.soort != TRIAGE or TRIAGE in self._opent()):
                self._zoek_zaken(self._gezocht, personen)
            if self.isVisible():
                self._toon()

    def _zoek_zaken(self, zoek: Gezocht, personen: tuple[Kandidaat, ...]) -> None:
        zaken = import_module("wijdesk.ui.palet_zaken")  # what it asks for would make the start of the program slower
        for plek, persoon in enumerate(personen[:HOOGSTENS_MENSEN]):
            self._jobs.read(
                zaken.vraag_van(zoek.soort, persoon.persoon_id),
                partial(self._zaken_gevonden, zoek, persoon),
                eigenaar=self,
                sleutel=f"zaken{plek}",
                geweigerd=lambda _: None,
            )

    def _zaken_gevonden(self, zoek: Gezocht, persoon: Kandidaat, rijen: tuple[Any, ...]) -> None:
        if zoek == self._gezocht:
            self._zaken[persoon.persoon_id] = import_module("wijdesk.ui.palet_zaken").zaken(
                zoek.soort, persoon.naam, rijen
            )
            if self.isVisible():
                self._toon()

    def _huishoudens_gevonden(self, huishoudens: tuple[HuishoudenVondst, ...]) -> None:
        if len(self.veld.text().strip()) >= ZOEK_VANAF:
            self._huishoudens = huishoudens
            if self.isVisible():
                self._toon()

    def _signalen_gevonden(self, signalen: tuple[SignaalVondst, ...]) -> None:
        if len(self.veld.text().strip()) >= ZOEK_VANAF:
            self._signalen = signalen
            if self.isVisible():
                self._toon()

    def _toon(self) -> None:
        keuzes = passende_keuzes(self._keuzes, self.veld.text())[:HOOGSTENS_ACTIES]
        acties = [treffer_van_keuze(keuze) for keuze in keuzes]
        eigen: dict[Id, Zaak] = {}  # what is of a whole family stands once, at who fits best
        for persoon in self._personen:
            for zaak in self._zaken.get(persoon.persoon_id, ()):
                eigen.setdefault(zaak.sleutel, zaak)
        treffers = [Treffer(sleutel=id_, beeld=zaak.beeld, zaak=zaak) for id_, zaak in eigen.items()]
        soort = self._gezocht.soort  # what was asked without it may come in later
        if soort not in ZONDER_MENSEN:
            treffers += [treffer_van_persoon(persoon) for persoon in self._personen]
        if soort in ("", HUISHOUDEN):
            treffers += [treffer_van_huishouden(huishouden) for huishouden in self._huishoudens]
        if soort in ("", SIGNAAL):
            treffers += [treffer_van_signaal(signaal) for signaal in self._signalen]
        wijk = (zaak for naam in WIJK if soort in ("", naam) for zaak in self._wijk.get(naam, ()))
        treffers += [Treffer(sleutel=zaak.sleutel, beeld=zaak.beeld, zaak=zaak) for zaak in wijk]
        # "nieuw signaal" is an order before it is a name with a kind.
        treffers = [*acties, *treffers] if soort else [*treffers, *acties]
        if self._niemand and not treffers:
            treffers = voor_niemand(self._keuzes)
        self.lijst.zet(treffers)
        lijst = self.lijst.lijst
        if treffers and not (self._gelopen and lijst.currentIndex().isValid()):
            lijst.setCurrentIndex(lijst.model().index(0, 0))
            lijst.scrollToTop()
        self._zeg_hulp()
        self.show()
        self.plaats()

    def plaats(self) -> None:
        """Stand under the field, no higher than the window."""
        venster = self._venster
        hoek = self.veld.mapTo(venster, QPoint(0, self.veld.height() + 4))
        lijst = self.lijst.lijst
        regels = sum(lijst.sizeHintForRow(rij) for rij in range(lijst.model().rowCount())) or 80
        hoogte = min(regels + self.hulp.sizeHint().height() + 34, venster.height() - hoek.y() - 24)
        self.setGeometry(hoek.x(), hoek.y(), max(self.veld.width(), min(BREEDTE, venster.width() - 32)), hoogte)
        self.raise_()

    def _zeg_hulp(self) -> None:
        """Below the list: what Enter does with the line one is at."""
        treffer = self.lijst.huidige()
        if treffer is None:
            zin = self.tr("Esc sluit")
        elif self._niemand and treffer.keuze is not None and treffer.keuze.actie.als_niemand:
            zin = self.tr("Probeer eerst minder letters of een geboortedatum · Enter: noodinzage")
        elif treffer.persoon is not None:
            zin = self.tr("Enter opent · Ctrl+Enter: nieuw contact voor deze inwoner · Esc sluit")
        elif treffer.huishouden is not None:
            zin = self.tr("Enter opent het huishouden · Esc sluit")
        elif treffer.signaal is not None:
            zin = self.tr("Enter opent het signaal · Esc sluit")
        elif treffer.zaak is not None:
            zin = self.tr("Enter opent dit · Esc sluit")
        elif treffer.keuze is not None and treffer.keuze.actie.ter_plekke:
            zin = self.tr("Enter gaat ernaartoe · Esc sluit")
        else:
            zin = self.tr("Enter voert uit · Esc sluit")
        self.hulp.setText(zin)

    def _stap(self, stap: int) -> None:
        lijst = self.lijst.lijst
        aantal = lijst.model().rowCount()
        if aantal:
            self._gelopen = True
            lijst.setCurrentIndex(lijst.model().index((lijst.currentIndex().row() + stap) % aantal, 0))

    def _kies(self, *, nieuw_contact: bool) -> None:
        treffer = self.lijst.huidige()
        if treffer is None:
            return
        self.sluit()
        if treffer.persoon is not None:
            verzoek = "contact.nieuw_voor" if nieuw_contact else "persoon.open"
            self.requested.emit(verzoek, treffer.persoon.persoon_id)
        elif treffer.huishouden is not None:
            self.requested.emit("huishouden.open", treffer.huishouden.id)
        elif treffer.signaal is not None:
            self.requested.emit("signaal.open", treffer.signaal.id)
        elif treffer.zaak is not None:
            self.requested.emit(treffer.zaak.verzoek, treffer.zaak.inhoud)
        elif treffer.keuze is not None:
            treffer.keuze.doe()

    def _focus_weg(self, _: QWidget | None, nieuw: QWidget | None) -> None:
        if self.isVisible() and nieuw is not None and nieuw is not self.veld and not self.isAncestorOf(nieuw):
            self.leeg()

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.veld:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonRelease and not self.isVisible():
            self.open()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        toets = event.key()
        if toets in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.isVisible():
                self._stap(1 if toets == Qt.Key.Key_Down else -1)
            else:
                self.open()
        elif toets in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.isVisible():
                self._kies(nieuw_contact=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            else:
                self.open()
        elif toets == Qt.Key.Key_Escape:
            if self.isVisible():
                self.sluit()
            else:
                self.closed.emit()
        else:
            return False
        return True
