"""Meldcode: the ones that run, and one as a checklist of five steps that can be done in any order.

The number of Veilig Thuis stands there always. What is written down is never shown to who lacks the right: the store
refuses, and then nothing is opened.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.models.meldcodestappen import BESLISSEN, STAPPEN, WEGEN
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.meldcode import (
    HeropenMeldcode,
    LeesMeldcode,
    LeesMeldcodeOver,
    LeesMeldcodes,
    NeemMeldcodeOver,
    TrekMeldcodestapIn,
)
from wijdesk.models.rows.meldcode import MeldcodeDetail, MeldcodeRij
from wijdesk.models.values import Id, moment_in_woorden
from wijdesk.ui.fields import etiket, kaart, zet_eigenschap
from wijdesk.ui.naast import KopLijst, Naast
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.meldcode import beeld
from wijdesk.ui.panels.meldcode.beeld import Stap, nummers_in_woorden
from wijdesk.ui.panels.meldcode.vormen import BeginVorm, BesluitVorm, StapVorm, WeegVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.stapel import DossierPaneel
from wijdesk.ui.toetsen import Toetsen, ToetsKnop


class MeldcodePaneel(DossierPaneel[MeldcodeDetail, QWidget]):
    """One meldcode at a time; without one the list of those that run."""

    naam = "meldcode"
    titel = "Meldcode"
    interesses = frozenset(
        {"meldcode", "meldcodestap", "antwoord", "persoon", "huishouden", "huishoudlid", "medewerker", "signaal",
         "avgverzoek"}
    )  # fmt: skip

    def __init__(self, omgeving: Omgeving, *, team: bool = False, parent: QWidget | None = None) -> None:
        """`team`: whether whoever works here sees all of the locatie."""
        super().__init__(omgeving, parent)
        self._mag_team = team
        self.overzicht = self._maak_overzicht()
        self.blad = self._maak_blad()
        self.rol = Rolblad(self.blad)
        self.begin_vorm, self.stap_vorm = BeginVorm(omgeving), StapVorm(omgeving)
        self.weeg_vorm, self.besluit_vorm = WeegVorm(omgeving), BesluitVorm(omgeving)
        self.leg_bladen(vormen=(self.begin_vorm, self.stap_vorm, self.weeg_vorm, self.besluit_vorm))

    def _maak_overzicht(self) -> QWidget:
        self.model_lijst: RegelModel[MeldcodeRij] = RegelModel(
            lambda rij: rij.id, lambda rij: beeld.meldcode(rij, self.omgeving.klok())
        )
        self.lijst: RegelLijst[MeldcodeRij] = RegelLijst(
            self.model_lijst,
            naam=self.tr("Meldcodes die lopen"),
            leeg=self.tr(
                "Er loopt geen meldcode op uw naam.\n"
                "Open een huishouden, inwoner, signaal of triage en kies daar Meldcode."
            ),
            tekens=True,
        )
        self.team = ToetsKnop(self.tr("Hele team"), "M", rol="keuze")
        self.team.setCheckable(True)
        self.team.toggled.connect(lambda _: self.ververs())
        self.toetsen_lijst = Toetsen(self._lijst_acties()[:1], self.lijst.lijst, primair="meldcode.open")
        boven = QHBoxLayout()
        boven.addWidget(etiket(self.tr("Meldcodes die lopen"), "titel"), 1)
        boven.addWidget(self.team)
        blad = QWidget()
        if self._mag_team:
            toets = QShortcut(QKeySequence("M"), blad, self.team.toggle)
            toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addLayout(boven)
        self.team.setVisible(self._mag_team)
        kolom.addWidget(etiket(nummers_in_woorden(), "waarschuwing", breekt_af=True))
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen_lijst)
        return blad

    def _maak_blad(self) -> QWidget:
        self.over = etiket("", "titel", breekt_af=True, naam="meldcode_over")
        self.stand = etiket("", "pil", naam="meldcode_stand")
        self.begonnen = etiket("", "bij", breekt_af=True, naam="meldcode_begonnen")
        self.nummers = etiket(nummers_in_woorden(), "waarschuwing", breekt_af=True, naam="meldcode_nummers")
        self.model: RegelModel[Stap] = RegelModel(lambda rij: rij.id, self._stap_beeld)
        self.stappen: RegelLijst[Stap] = RegelLijst(
            self.model, naam=self.tr("Stappen van de meldcode"), leeg="", tekens=True, twee_regels=True
        )
        self.stappen.chosen.connect(self._gekozen)
        self.stappen.opened.connect(lambda _: self.vastleggen())
        self.uitleg = etiket("", "", breekt_af=True, naam="meldcode_uitleg")
        self.uitleg.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.uitleg_kop = etiket("", "kop", breekt_af=True)
        vlak = kaart()
        in_kaart = QVBoxLayout(vlak)
        in_kaart.setContentsMargins(12, 12, 12, 12)
        in_kaart.addWidget(self.uitleg_kop)
        in_kaart.addWidget(self.uitleg)
        in_kaart.addStretch(1)
        self.toetsen = Toetsen(
            self._acties(), self.stappen.lijst, primair="meldcode.vastleggen",
            stil=("meldcode.dossier", "meldcode.terug", "meldcode.trek_in"),
        )  # fmt: skip
        kop = QHBoxLayout()
        kop.setSpacing(8)
        kop.addWidget(self.over, 1)
        kop.addWidget(self.stand, 0, Qt.AlignmentFlag.AlignTop)
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addLayout(kop)
        kolom.addWidget(self.begonnen)
        kolom.addWidget(self.nummers)
        kolom.addWidget(Naast(KopLijst(self.tr("Stappen, in elke volgorde"), self.stappen), vlak, letters=30), 1)
        kolom.addWidget(self.toetsen)
        return blad

    def _lijst_acties(self) -> tuple[Actie, ...]:
        team = Actie("meldcode.team", self.tr("Meldcodes van het hele team"), "M", self.team.toggle, "users")
        return (
            Actie("meldcode.open", self.tr("Openen"), "Return", self.open_rij),
            *((team,) if self._mag_team else ()),
        )

    def _acties(self) -> tuple[Actie, ...]:
        return (
            Actie("meldcode.vastleggen", self.tr("Stap vastleggen"), "Return", self.vastleggen, "check"),
            Actie("meldcode.overslaan", self.tr("Overslaan"), "S", self.overslaan),
            Actie("meldcode.wegen", self.tr("Wegen"), "W", partial(self.naar_stap, WEGEN), "", "afwegingskader"),
            Actie("meldcode.besluiten", self.tr("Besluiten"), "B", partial(self.naar_stap, BESLISSEN), "flag"),
            Actie("meldcode.trek_in", self.tr("Stap intrekken"), "X", self.trek_in),
            Actie("meldcode.neem_over", self.tr("Op mijn naam"), "N", self.neem_over, "user-check"),
            Actie("meldcode.heropen", self.tr("Opnieuw openen"), "H", self.heropen, "rotate-ccw"),
            Actie("meldcode.dossier", self.tr("Dossier openen"), "D", self.open_dossier, "external-link"),
            Actie("meldcode.terug", self.tr("Alle meldcodes"), "T", self.terug, "arrow-left"),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """The list, and the one that is open. A form keeps what was typed."""
        van_team = self._mag_team and self.team.isChecked()
        vraag = LeesMeldcodes(locatie_id=self.omgeving.locatie.id if van_team else None)
        self.omgeving.jobs.read(vraag, self._toon_lijst, eigenaar=self, geweigerd=self.mag_niet)
        self._lees_een()

    def _eerste_in_lijst(self) -> QWidget:
        return self.lijst.lijst if self.model_lijst.rowCount() else self.team if self._mag_team else self.lijst

    def _eerste_van_een(self) -> QWidget:
        return self.stappen.lijst if self.detail is not None else self  # nothing stands there before it is read

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("meldcode.open", id) and ("meldcode.begin", (soort, id))."""
        if verzoek == "meldcode.begin" and isinstance(inhoud, tuple) and len(inhoud) == 2:
            self.begin(str(inhoud[0]), Id(inhoud[1]))
            return True
        return super().handle(verzoek, inhoud)

    def huishouden_in_beeld(self) -> Id | None:
        """The household it is about."""
        return self.detail.huishouden_id if self.detail is not None and self.isVisible() else None

    def onderwerp_in_beeld(self) -> tuple[str, Id] | None:
        """Whom it is about."""
        if self.detail is None or self.detail.persoon_id is None:
            id_ = None if self.detail is None else self.detail.huishouden_id
            return None if id_ is None else ("huishouden", id_)
        return "persoon", self.detail.persoon_id

    # What happens ----------------------------------------------------------------------------------------------------

    def begin(self, soort: str, id_: Id) -> None:
        """Begin one about somebody; one that runs about them already is opened instead."""
        self.omgeving.jobs.read(
            LeesMeldcodes(soort=soort, onderwerp_id=id_), partial(self._begin_of_open, soort, id_), eigenaar=self,
            geweigerd=self.mag_niet, sleutel="begin",
        )  # fmt: skip

    def _begin_of_open(self, soort: str, id_: Id, rijen: tuple[MeldcodeRij, ...]) -> None:
        lopend = next((rij for rij in rijen if not rij.besluit), None)
        if lopend is not None:
            self.requested.emit("melding", self.tr("Er loopt al een meldcode; die staat nu open."))
            self.open(lopend.id)
            return
        vraag = LeesMeldcodeOver(soort=soort, onderwerp_id=id_)
        self.omgeving.jobs.read(
            vraag, partial(self._toon_begin, soort, id_), eigenaar=self, geweigerd=self.mag_niet, sleutel="begin"
        )

    def _toon_begin(self, soort: str, id_: Id, over: str) -> None:
        self.detail = self._id = None
        self.toon_blad(self.overzicht)
        self.begin_vorm.begin(soort, id_, nummers_in_woorden())
        self.begin_vorm.noem(over)
        self.toon_vorm(self.begin_vorm)

    def vastleggen(self) -> None:
        """Write down the chosen step: the weighing and the decision have a form of their own."""
        if (stap := self.stappen.huidige()) is not None:
            self.naar_stap(stap.nummer)

    def naar_stap(self, nummer: int) -> None:
        """The form of one step."""
        detail = self._eis_open()
        if detail is None:
            return
        if nummer == BESLISSEN:
            if detail.open:
                namen = "; ".join(f"{stap}. {STAPPEN[stap - 1]}" for stap in detail.open)
                self.requested.emit("melding", self.tr("Eerst nog doen of overslaan: {0}").format(namen))
                self.stappen.lijst.setCurrentIndex(self.model.index(detail.open[0] - 1, 0))
                return
            self.besluit_vorm.begin(detail)
            self.toon_vorm(self.besluit_vorm)
        elif nummer == WEGEN:
            self.weeg_vorm.begin(detail)
            self.toon_vorm(self.weeg_vorm)
        else:
            self.stap_vorm.begin(detail, nummer, overslaan=False)
            self.toon_vorm(self.stap_vorm)

    def overslaan(self) -> None:
        """Why the chosen step is skipped."""
        detail, stap = self._eis_open(), self.stappen.huidige()
        if detail is None or stap is None:
            return
        if stap.nummer == BESLISSEN or stap.gedaan:
            zin = self.tr("Deze stap is al gedaan.") if stap.gedaan else self.tr("Het besluit kunt u niet overslaan.")
            self.requested.emit("melding", zin)
            return
        self.stap_vorm.begin(detail, stap.nummer, overslaan=True)
        self.toon_vorm(self.stap_vorm)

    def trek_in(self) -> None:
        """What was written down last of the chosen step was wrong."""
        stap = self.stappen.huidige()
        if self._eis_open() is None or stap is None or not stap.rijen:
            return
        vraag = self.tr("Waarom trekt u stap {0} in? (één zin)").format(stap.nummer)
        id_ = stap.rijen[-1].id
        maak = partial(TrekMeldcodestapIn, id=id_)
        self.vraag_reden(vraag, maak, over=id_, knop=self.tr("Stap intrekken"), gevaar=True)

    def neem_over(self) -> None:
        """It is mine now."""
        if self.detail is not None:
            self.schrijf(NeemMeldcodeOver(meldcode_id=self.detail.id))

    def heropen(self) -> None:
        """It goes on after all."""
        if self.detail is not None and self.detail.besluit:
            vraag = self.tr("Waarom opent u deze meldcode opnieuw? (één zin)")
            id_ = self.detail.id
            maak = partial(HeropenMeldcode, meldcode_id=id_)
            self.vraag_reden(vraag, maak, over=id_, knop=self.tr("Opnieuw openen"))

    def open_dossier(self) -> None:
        """Whom it is about: the household, or else the person."""
        if self.detail is not None and self.detail.huishouden_id is not None:
            self.requested.emit("huishouden.open", self.detail.huishouden_id)
        elif self.detail is not None:
            self.requested.emit("persoon.open", self.detail.persoon_id)

    def na_vorm(self, vorm: Any, opdracht: Opdracht[Any], uitkomst: Any) -> None:
        """Begun: open it. Else back to the steps, at the next one that is open."""
        if vorm is self.begin_vorm and isinstance(uitkomst, bytes):
            self.open(Id(uitkomst))
            self.stappen.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().na_vorm(vorm, opdracht, uitkomst)

    def _eis_open(self) -> MeldcodeDetail | None:
        if self.detail is not None and self.detail.besluit:
            self.requested.emit("melding", self.tr("Over deze meldcode is besloten. Met H opent u hem opnieuw."))
            return None
        return self.detail

    def _vraag_een(self, id_: Id) -> LeesMeldcode:
        return LeesMeldcode(id=id_)

    def _toon_lijst(self, rijen: tuple[MeldcodeRij, ...]) -> None:
        self.lijst.zet(rijen)
        self.model_lijst.hertekst()
        self.toetsen_lijst.kan("meldcode.open", ja=bool(rijen))

    def _toon_een(self, detail: MeldcodeDetail) -> None:
        aandacht = self.heeft_aandacht()
        self.volg_elders(detail.persoon_id)
        besloten = bool(detail.besluit)
        self.over.setText(detail.over)
        af = BESLISSEN - 1 - len(detail.open)
        self.stand.setText(self.tr("besloten") if besloten else self.tr("{0} van {1} stappen").format(af, BESLISSEN))
        zet_eigenschap(self.stand, "toestand", "goed" if besloten else "let-op")
        wie = self.tr("u") if detail.van_mij else detail.medewerker
        begin = moment_in_woorden(detail.begonnen_op, self.omgeving.klok())
        delen = [self.tr("Begonnen {0} · bij {1}").format(begin, wie), detail.aanleiding]
        if besloten:
            delen.append(self.tr("Besluit: {0}. {1}").format(detail.besluit, detail.besluit_tekst))
        self.begonnen.setText("\n".join(delen))
        self.stappen.zet(beeld.stappen_van(detail))
        self.model.hertekst()
        if self._vers:
            volgende = detail.open[0] if detail.open else BESLISSEN
            self.stappen.lijst.setCurrentIndex(self.model.index(volgende - 1, 0))
            if aandacht and not self.in_vorm:
                self.stappen.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        kan = {"vastleggen": not besloten, "overslaan": not besloten, "wegen": not besloten, "besluiten": not besloten}
        kan |= {"neem_over": not besloten and not detail.van_mij, "heropen": besloten}
        for naam, ja in kan.items():
            self.toetsen.kan(f"meldcode.{naam}", ja=ja, zichtbaar=ja)
        self._gekozen(self.stappen.huidige())

    def _gekozen(self, stap: Stap | None) -> None:
        self.uitleg_kop.setText("" if stap is None else STAPPEN[stap.nummer - 1])
        self.uitleg.setText("" if stap is None else beeld.voluit(stap, self.vandaag()))
        loopt = self.detail is not None and not self.detail.besluit
        heeft = stap is not None and bool(stap.rijen)
        self.toetsen.kan("meldcode.trek_in", ja=loopt and heeft, zichtbaar=loopt and heeft)

    def _stap_beeld(self, rij: Stap) -> Regel:
        besloten = self.detail is not None and bool(self.detail.besluit)
        return beeld.stap(rij, self.vandaag(), besloten=besloten)
