"""Collectief: what is done together in a neighbourhood. One key for each of its pages. Knows no other panel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.collectief import InitiatiefRij, OnderwerpRij
from wijdesk.models.rows.signaal import BundelDetail, VoorstelRij
from wijdesk.models.values import Id
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.collectief.activiteiten import Activiteiten
from wijdesk.ui.panels.collectief.agenda import Agenda
from wijdesk.ui.panels.collectief.buurt import Buurt, InitiatiefFormulier, OnderwerpFormulier
from wijdesk.ui.panels.collectief.gewenst import OVERAL as OVERAL_GEVRAAGD
from wijdesk.ui.panels.collectief.straat import Straat
from wijdesk.ui.voorste import Voorste

ACTIVITEITEN, AGENDA, INITIATIEVEN, BUURTAGENDA, STRAAT = "activiteiten", "agenda", "initiatieven", "buurt", "straat"
ZICHTEN = (
    (ACTIVITEITEN, "Activiteiten", "1"),
    (AGENDA, "Agenda", "2"),
    (INITIATIEVEN, "Initiatieven", "3"),
    (BUURTAGENDA, "Buurtagenda", "4"),
    (STRAAT, "Wat speelt er", "5"),
)
"""Code, text and key."""
OPENT = {"collectief.open": ACTIVITEITEN, "initiatief.open": INITIATIEVEN, "buurtonderwerp.open": BUURTAGENDA}
"""Request to see one of them → its page."""
OVERAL = "alle"

Blad = Activiteiten | Agenda | Buurt | Straat


class CollectiefPanel(Panel):
    """The pages, with the locatie they are about."""

    naam = "collectief"
    titel = "Collectief"
    interesses = frozenset(
        {"activiteit", "sessie", "activiteitsignaal", "activiteitronde", "bewonersinitiatief", "buurtonderwerp",
         "signaal", "straatronde", "persoon", "locatie"}
    )  # fmt: skip

    def __init__(self, omgeving: Omgeving, *, schrijft: bool, signalen: bool, parent: QWidget | None = None) -> None:
        """`schrijft`: may write activiteiten down; `signalen`: may see signalen."""
        super().__init__(omgeving, parent)
        self._schrijft = schrijft
        self.zicht = ACTIVITEITEN
        opties = [Optie(waarde=code, tekst=self.tr(tekst), toets=toets) for code, tekst, toets in ZICHTEN]
        self.zichten = KeuzeGroep(opties, naam="collectief_zicht", titel=self.tr("Wat u ziet"))
        self.zichten.zet(self.zicht)
        self.locatie = Keuze()
        self.locatie.setAccessibleName(self.tr("Van welke locatie"))
        self._bied_locaties_aan()
        omgeving.codes.sein.gegeven.connect(self._bied_locaties_aan)
        self.activiteiten = Activiteiten(omgeving, schrijft=schrijft, signalen=signalen)
        self.initiatieven = Buurt(omgeving, InitiatiefFormulier, schrijft=schrijft)
        self.buurtagenda = Buurt(omgeving, OnderwerpFormulier, schrijft=schrijft)
        self.agenda = Agenda(omgeving)
        self.straat = Straat(omgeving)
        self.bladen: dict[str, Blad] = {
            ACTIVITEITEN: self.activiteiten, AGENDA: self.agenda, INITIATIEVEN: self.initiatieven,
            BUURTAGENDA: self.buurtagenda, STRAAT: self.straat,
        }  # fmt: skip
        self.stapel = Voorste()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.zichten)
        kolom.addWidget(self.locatie)
        kolom.addWidget(self.stapel, 1)
        for blad in self.bladen.values():
            self.stapel.addWidget(blad)
            blad.requested.connect(self._vraag)
        for buurt in (self.initiatieven, self.buurtagenda):
            buurt.activity_asked.connect(self._uit_de_buurt)
        self.zichten.gekozen.connect(self.toon)
        self.locatie.activated.connect(lambda _: self._andere_locatie())
        for code, _, toets in ZICHTEN:
            QShortcut(QKeySequence(toets), self, partial(self.toon, code)).setContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut
            )

    @property
    def blad(self) -> Blad:
        """The page that shows."""
        return self.bladen[self.zicht]

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """The pages, and what can be done on them."""
        zoek = {
            AGENDA: "sessies kalender ics", INITIATIEVEN: "bewoners", BUURTAGENDA: "bewoners inbreng terugkoppelen",
            STRAAT: "straat buurt gebied wijk signalen",
        }  # fmt: skip
        return (
            *(
                Actie(f"collectief.zicht.{code}", self.tr("Collectief: {0}").format(self.tr(tekst).lower()), toets,
                      partial(self.toon, code), "users", zoek.get(code, "activiteit buurt wijk"))
                for code, tekst, toets in ZICHTEN
            ),
            *(actie for blad in self.bladen.values() for actie in blad.acties()),
        )  # fmt: skip

    def ververs(self) -> None:
        """Read the page that shows."""
        self.locatie.setVisible(len(self.omgeving.locaties) > 1)
        self.blad.ververs()

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Take what `OPENT` names (id), "collectief.voorstel" (VoorstelRij), "collectief.bundel" (BundelDetail),
        "collectief.erbij" (ids of signalen, or the id of a straatronde) and, of a page, "collectief.overal".
        """
        if verzoek in OPENT and isinstance(inhoud, bytes):
            self.toon(OPENT[verzoek])
            if isinstance(blad := self.blad, Activiteiten | Buurt):
                blad.toon(Id(inhoud))
        elif verzoek == OVERAL_GEVRAAGD:
            self.locatie.zet(OVERAL)
            self._andere_locatie()
        elif verzoek == "collectief.voorstel" and isinstance(inhoud, VoorstelRij) and self._schrijft:
            self.toon(ACTIVITEITEN)
            self.activiteiten.uit_voorstel(inhoud)
        elif verzoek == "collectief.bundel" and isinstance(inhoud, BundelDetail) and self._schrijft:
            self.toon(ACTIVITEITEN)
            self.activiteiten.uit_bundel(inhoud)
        elif verzoek == "collectief.erbij" and isinstance(inhoud, tuple | bytes) and self._schrijft:
            self.toon(ACTIVITEITEN)
            self.activiteiten.zet_erbij(inhoud if isinstance(inhoud, tuple) else Id(inhoud))
        else:
            return False
        return True

    def eerste_veld(self) -> QWidget:
        """What gets the focus on the page that shows."""
        return self.blad.eerste_veld()

    def klaar_om_te_sluiten(self) -> None:
        """Write the drafts."""
        for blad in self.bladen.values():
            blad.klaar_om_te_sluiten()

    # What happens ----------------------------------------------------------------------------------------------------

    def toon(self, zicht: str) -> None:
        """Another page."""
        self.zicht = zicht
        self.zichten.zet(zicht)
        self.stapel.setCurrentWidget(self.blad)
        self.blad.ververs()
        self.blad.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _vraag(self, verzoek: str, inhoud: object) -> None:
        if not (verzoek.startswith("collectief.") and self.handle(verzoek, inhoud)):
            self.requested.emit(verzoek, inhoud)

    def _uit_de_buurt(self, rij: InitiatiefRij | OnderwerpRij) -> None:
        self.toon(ACTIVITEITEN)
        self.activiteiten.uit_de_buurt(rij)

    def _bied_locaties_aan(self) -> None:
        eigen = ((plek.naam, plek.id.hex()) for plek in self.omgeving.locaties)
        was = self.locatie.waarde or self.omgeving.locatie.id.hex()
        self.locatie.zet_paren(((self.tr("Alle locaties"), OVERAL), *eigen))
        self.locatie.zet(was)

    def _andere_locatie(self) -> None:
        waarde = self.locatie.waarde
        plek = None if waarde == OVERAL else Id(bytes.fromhex(waarde))
        for blad in self.bladen.values():
            blad.locatie_id = plek
        self.blad.ververs()

    # Qt --------------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        # What is high scrolls inside, so that the buttons stay in sight with large letters.
        return False
