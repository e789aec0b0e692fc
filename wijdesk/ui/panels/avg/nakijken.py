"""A record looked through before anything of it goes out: every place that names or describes somebody else.

Each choice is kept with the request at once, so that one can go on tomorrow, or a colleague can. Knows no other panel.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.avg import KiesBijInzage, LeesInzage
from wijdesk.models.rows.avg import Inzage, InzagePlek
from wijdesk.models.values import Id
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.leestekst import LeesTekst
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.avg import beeld
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import Toetsen

REGELS_TEKST = 7
REGELS_LIJST = 13
"""So high is the list at least; with large letters the page scrolls."""


def sleutel(plek: InzagePlek) -> Id:
    """A place as a list knows it."""
    return Id(plek.plek.encode())


class NakijkBlad(QWidget):
    """The places of one record, with what was chosen of each.

    Signals:
        noted: (place) the resident has something to say against what stands here
        refused: (Weigering) a reading or a choice was refused
        changed: something was chosen
        left: back to the request
    """

    noted = Signal(object)
    refused = Signal(object)
    changed = Signal()
    left = Signal()

    def __init__(self, omgeving: Omgeving, zin: EenZin, verzoeken: tuple[Actie, ...]) -> None:
        """`verzoeken`: what can be done with the whole record (a preview, files)."""
        super().__init__()
        self.omgeving = omgeving
        self.zin = zin
        self._verzoeken = verzoeken
        self._verzoek: Id | None = None
        self._bezig = False
        self.inzage: Inzage | None = None
        self.titel = etiket("", "titel", breekt_af=True, naam="avg_nakijken_titel")
        self.stand = etiket("", "kop", breekt_af=True, naam="avg_nakijken_stand")
        uitleg = etiket(
            self.tr("Wat u bedekt, staat nergens in de bestanden. Uw keuzes blijven bewaard."),
            "bij",
            breekt_af=True,
        )
        self.model: RegelModel[InzagePlek] = RegelModel(sleutel, beeld.plek, groep=beeld.plekgroep)
        self.lijst: RegelLijst[InzagePlek] = RegelLijst(
            self.model,
            naam=self.tr("Plekken waar een ander in voorkomt"),
            leeg=self.tr("In dit dossier komt niemand anders voor.\nU kunt het bestand maken."),
            filter_tekst=self.tr("Filter op naam of tekst"),
            tekens=True,
            twee_regels=True,
        )
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda _: self.neem_voorstel())
        self.lijst.setMinimumHeight(self.fontMetrics().lineSpacing() * REGELS_LIJST)
        self.tekst = LeesTekst(naam="avg_nakijken_tekst", titel=self.tr("Wat er staat"), regels=REGELS_TEKST)
        self.waarom = etiket("", "bij", breekt_af=True, naam="avg_nakijken_waarom")
        self.toetsen = Toetsen(
            self.acties(),
            self.lijst.lijst,
            primair="avg.voorstel",
            stil=("avg.alles", "avg.aantekening_plek", "avg.af"),
        )
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        for deel in (self.titel, self.stand, uitleg):
            kolom.addWidget(deel)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.tekst)
        kolom.addWidget(self.waarom)
        kolom.addWidget(self.toetsen)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with a place, and with the record."""
        return (
            Actie("avg.voorstel", self.tr("Zoals voorgesteld"), "Return", self.neem_voorstel, "check"),
            Actie("avg.toon", self.tr("Tonen"), "T", partial(self.kies, "tonen"), "eye"),
            Actie("avg.bedek", self.tr("Bedekken"), "B", partial(self.kies, "bedekken"), "eye-off"),
            Actie("avg.vat_samen", self.tr("Samenvatten"), "S", self.vat_samen, "pencil"),
            *self._verzoeken,
            Actie("avg.alles", self.tr("Alle voorstellen overnemen"), "V", self.neem_alles),
            Actie("avg.aantekening_plek", self.tr("Aantekening van de inwoner"), "A", self.teken_aan),
            Actie("avg.af", self.tr("Terug naar het verzoek"), "X", self.left.emit, "arrow-left"),
        )

    # Opening ---------------------------------------------------------------------------------------------------------

    def open(self, verzoek_id: Id) -> None:
        """Read the record of this request."""
        if verzoek_id != self._verzoek:
            self.inzage = None
            self.model.zet(())
            self.titel.setText(self.tr("Dossier nakijken"))
            self.stand.setText(self.tr("Het dossier wordt doorgenomen…"))
        self._verzoek = verzoek_id
        self.omgeving.jobs.read(
            LeesInzage(verzoek_id=verzoek_id), self._toon, eigenaar=self, geweigerd=self.refused.emit
        )

    def eerste_veld(self) -> QWidget:
        """The list."""
        return self.lijst.lijst

    def _toon(self, inzage: Inzage) -> None:
        self.inzage = inzage
        self.titel.setText(self.tr("Dossier van {0}").format(inzage.wie))
        self._toon_plekken()
        self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon_plekken(self) -> None:
        inzage = self.inzage
        if inzage is None:
            return
        volgorde = (beeld.TE_DOEN, beeld.BEKEKEN, beeld.MAG)
        self.lijst.zet(sorted(inzage.plekken, key=lambda plek: volgorde.index(beeld.plekgroep(plek))))
        self.model.hertekst()
        aantal = inzage.te_doen
        klaar = self.tr("Alles is bekeken: {0} stukken in dit dossier.").format(inzage.stukken)
        nog = (
            self.tr("Nog 1 plek te bekijken") if aantal == 1 else self.tr("Nog {0} plekken te bekijken").format(aantal)
        )
        self.stand.setText(nog if aantal else klaar)
        for actie in self._verzoeken:
            self.toetsen.kan(actie.naam, ja=not aantal)
        self.toetsen.kan("avg.alles", ja=bool(aantal))
        self._gekozen(self.lijst.huidige())

    def _gekozen(self, plek: InzagePlek | None) -> None:
        for naam in ("avg.voorstel", "avg.toon", "avg.bedek", "avg.vat_samen"):
            self.toetsen.kan(naam, ja=plek is not None)
        self.toetsen.kan("avg.aantekening_plek", ja=plek is not None and plek.id is not None)
        if plek is None:
            self.tekst.setText("")
            self.waarom.setText("")
            return
        nu = self.tr("\nEr staat nu: {0}").format(plek.tekst) if plek.tekst else ""
        self.tekst.setText(f"{plek.waar}\n{plek.wat}{nu}")
        voorstel = beeld.KEUZE[plek.voorstel].lower()
        self.waarom.setText(self.tr("Voorstel: {0}. Waarom: {1}.").format(voorstel, plek.waarom))

    # Choosing --------------------------------------------------------------------------------------------------------

    def neem_voorstel(self) -> None:
        """What is proposed for the chosen place."""
        if (plek := self.lijst.huidige()) is not None:
            self._bewaar(((plek, plek.voorstel, ""),))

    def kies(self, keuze: str) -> None:
        """Show or cover the chosen place."""
        if (plek := self.lijst.huidige()) is not None:
            self._bewaar(((plek, keuze, ""),))

    def vat_samen(self) -> None:
        """Ask what stands there instead."""
        plek = self.lijst.huidige()
        if plek is None:
            return
        self.zin.vraag(
            self.tr("Wat staat er in plaats hiervan? Zonder namen van anderen."),
            lambda tekst: self._bewaar(((plek, "samenvatten", tekst),), na=self.zin.sluit),
            knop=self.tr("Samenvatten"),
            over=self._verzoek,
            voorzet=plek.tekst,
        )

    def neem_alles(self) -> None:
        """Ask before everything that is left is done as proposed."""
        inzage = self.inzage
        if inzage is None or not inzage.te_doen:
            return
        open_ = tuple((plek, plek.voorstel, "") for plek in inzage.plekken if plek.moet and not plek.keuze)
        self.zin.vraag(
            self.tr("{0} plekken zoals voorgesteld, zonder ze één voor één te bekijken?").format(len(open_)),
            lambda _: self._bewaar(open_, na=self.zin.sluit),
            knop=self.tr("Alles overnemen"),
            zin_nodig=False,
        )

    def teken_aan(self) -> None:
        """The resident says something against what stands here."""
        if (plek := self.lijst.huidige()) is not None and plek.id is not None:
            self.noted.emit(plek)

    def _bewaar(self, keuzes: tuple[tuple[InzagePlek, str, str], ...], na: Callable[[], None] | None = None) -> None:
        if self._verzoek is None or self._bezig:
            return
        self._bezig = True
        opdracht = KiesBijInzage(
            verzoek_id=self._verzoek,
            keuzes=tuple((plek.plek, plek.afdruk, keuze, tekst) for plek, keuze, tekst in keuzes),
        )

        def klaar(*_: object) -> None:
            self._bezig = False
            if na is not None:
                na()
            self._verwerk({plek.plek: (keuze, tekst) for plek, keuze, tekst in keuzes})

        def geweigerd(weigering: Weigering) -> None:
            self._bezig = False
            if self.zin.isVisible():
                self.zin.toon_fout(weigering.in_een_zin())
            else:
                self.refused.emit(weigering)

        self.omgeving.jobs.write(opdracht, klaar, eigenaar=self, geweigerd=geweigerd, mislukt=lambda _: self._los())

    def _los(self) -> None:
        self._bezig = False

    def _verwerk(self, keuzes: dict[str, tuple[str, str]]) -> None:
        """Show what was kept, and walk to the next place that must be looked at."""
        if self.inzage is None:
            return
        plekken = tuple(
            replace(plek, keuze=keuzes[plek.plek][0], tekst=keuzes[plek.plek][1]) if plek.plek in keuzes else plek
            for plek in self.inzage.plekken
        )
        self.inzage = replace(self.inzage, plekken=plekken)
        self._toon_plekken()
        if (volgende := next((plek for plek in plekken if plek.moet and not plek.keuze), None)) is not None:
            self.lijst.kies(sleutel(volgende))
        self.changed.emit()
