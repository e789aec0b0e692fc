"""The page of one onderzoek: the question, its steps with where they stand in the law, and its clocks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.onderzoek import OnderzoekDetail, StapRij
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Klok
from wijdesk.ui.agendaregel import sleutel_van, uitleg, waarom_niet
from wijdesk.ui.fields import etiket
from wijdesk.ui.naast import KopLijst, Naast
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.ondersteuning.beeld import (
    klok_beeld,
    onderzoek_feiten,
    onderzoek_stand,
    sleutel_van_stap,
    stap_beeld,
)
from wijdesk.ui.panels.ondersteuning.hulpblad import HulpBlad, met_leeftijd
from wijdesk.ui.panels.ondersteuning.kop import leesbaar
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.taal import samen
from wijdesk.ui.termijnvraag import HERVATTEN, KLAAR, OPSCHORTEN, VERLENGEN, VERVALLEN, TermijnVraag
from wijdesk.ui.toetsen import Toetsen

BESLUITEN = (
    (KLAAR, "Klaar", "K"), (OPSCHORTEN, "Opschorten", "O"), (HERVATTEN, "Hervatten", "H"),
    (VERLENGEN, "Verlengen", "V"), (VERVALLEN, "Vervalt", "X"),
)  # fmt: skip


class OnderzoekBlad(HulpBlad):
    """The page.

    Signals:
        step_asked: (StapRij) record this step
        term_asked: (Opdracht) a decision about a clock
        said: (str) why something cannot be done
    """

    step_asked = Signal(object)
    term_asked = Signal(object)
    said = Signal(str)

    def __init__(self, klok: Klok, *, casus: bool) -> None:
        """`casus`: whether whoever works here may open a casus."""
        super().__init__(klok, "onderzoek", casus=casus)
        self.rij: OnderzoekDetail | None = None
        self.vraag, self.verslag = leesbaar("onderzoek_vraag"), leesbaar("onderzoek_verslag")
        self.feiten = leesbaar("onderzoek_feiten", "bij")
        self.stappen: RegelLijst[StapRij] = RegelLijst(
            RegelModel(sleutel_van_stap, lambda rij: stap_beeld(rij, self._vandaag())),
            naam=self.tr("Stappen"), leeg="", tekens=True, twee_regels=True,
        )  # fmt: skip
        self.klokken: RegelLijst[AgendaRij] = RegelLijst(
            RegelModel(sleutel_van, klok_beeld), naam=self.tr("Termijnen van dit onderzoek"),
            leeg=self.tr("Er loopt geen termijn."), tekens=True, twee_regels=True,
        )  # fmt: skip
        self.stapuitleg, self.klokuitleg = (
            leesbaar(f"onderzoek_{naam}", "bij") for naam in ("stapuitleg", "klokuitleg")
        )
        self.strook = TermijnVraag()
        self.toetsen = Toetsen(self.acties()[1:], self.stappen.lijst)
        self.staptoetsen = Toetsen(self.acties()[:1], self.stappen.lijst, primair="onderzoek.stap")
        self.kloktoetsen = Toetsen(self.klok_acties(), self.klokken.lijst)
        self._bouw()

    def _bouw(self) -> None:
        kolom = self._begin()
        kolom.addWidget(etiket(self.tr("In eigen woorden"), "veld"))
        kolom.addWidget(self.vraag)
        kolom.addWidget(self.feiten)
        links = _kant(KopLijst(self.tr("Stappen"), self.stappen), self.stapuitleg, self.staptoetsen)
        rechts = _kant(KopLijst(self.tr("Termijnen"), self.klokken), self.klokuitleg, self.kloktoetsen)
        kolom.addWidget(Naast(links, rechts, letters=34), 1)
        kolom.addWidget(self.strook)
        self._verslagkop = etiket(self.tr("Verslag"), "veld")
        kolom.addWidget(self._verslagkop)
        kolom.addWidget(self.verslag)
        kolom.addWidget(self.toetsen)
        self.stappen.opened.connect(self.step_asked)
        self.stappen.chosen.connect(lambda _: self._gekozen())
        self.klokken.chosen.connect(lambda _: self._gekozen())
        self.klokken.opened.connect(lambda _: self._besluit(KLAAR))
        self.strook.opened.connect(lambda _: self._gekozen())

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the onderzoek."""
        doe = partial(partial, self.asked.emit)
        return (
            Actie("onderzoek.stap", self.tr("Stap vastleggen"), "S", self._stap),
            Actie("onderzoek.brief", self.tr("Brief"), "B", doe("brief"), zoekwoorden="ontvangstbevestiging"),
            Actie("onderzoek.af", self.tr("Verslag en uitkomst"), "A", doe("af")),
            Actie("onderzoek.casus", self.tr("Naar casus"), "C", doe("casus")),
            Actie("onderzoek.wijzig", self.tr("Wijzigen"), "W", doe("wijzig")),
            Actie("onderzoek.heropen", self.tr("Heropenen"), "H", doe("heropen")),
            Actie("onderzoek.huishouden", self.tr("Huishouden"), "G", doe("huishouden")),
            Actie("onderzoek.triage", self.tr("Triage lezen"), "T", doe("triage")),
            Actie("onderzoek.inwoner", self.tr("Inwoner"), "I", doe("inwoner")),
        )

    def klok_acties(self) -> tuple[Actie, ...]:
        """What can be decided about the chosen clock."""
        return tuple(
            Actie(f"onderzoek.{soort}", self.tr(tekst), toets, partial(self._besluit, soort))
            for soort, tekst, toets in BESLUITEN
        )

    def toon(self, rij: OnderzoekDetail) -> None:
        """Show this one."""
        if self.rij is None or self.rij.id != rij.id:
            self.stappen.zet(())
            self.klokken.zet(())
            self.strook.sluit()
        self.rij = rij
        eerste = next((t for t in rij.termijnen if t.termijn is not None and not t.termijn.gehaald_op), None)
        self.kop.toon(
            wie=met_leeftijd(rij.over, rij.leeftijd),
            soort=self.tr("Onderzoek {0}").format(rij.wet),
            stand=onderzoek_stand(rij, self._vandaag()),
            toestand="" if rij.afgerond_op or eerste is None else eerste.toestand,
            waarschuwing=rij.waarschuwing,
        )
        self.vraag.setText(rij.vraag)
        self.feiten.setText(onderzoek_feiten(rij))
        self.verslag.setText(rij.verslag)
        for deel in (self._verslagkop, self.verslag):
            deel.setVisible(bool(rij.verslag))
        self.stappen.zet(rij.stappen)
        self.klokken.zet(rij.termijnen)
        self._gekozen()

    def houder(self) -> QWidget:
        """What gets the focus: a question that is open, or the steps."""
        return self.strook.eerste() if self.strook.isVisible() else self.stappen.lijst

    # Decisions about a clock -----------------------------------------------------------------------------------------

    def gelukt(self) -> None:
        """What was asked about a clock is done."""
        self.strook.sluit()

    def geweigerd(self, weigering: Weigering) -> None:
        """It was refused, and why."""
        self.strook.toon_weigering(weigering)

    def mislukt(self, storing: Storing) -> None:
        """Trouble outside."""
        self.strook.toon_fout(f"{storing.zin} {storing.uitweg}")

    def _besluit(self, soort: str) -> None:
        rij = self.klokken.huidige()
        if rij is None or rij.termijn is None or self.rij is None or not self.rij.mag_schrijven:
            return
        if zin := waarom_niet(rij, soort):
            self.said.emit(zin)
            return
        self.strook.vraag(soort, rij.termijn, self._vandaag(), self._vraag_termijn, bij=self.rij.over)

    def _vraag_termijn(self, opdracht: Opdracht[None]) -> None:
        self.term_asked.emit(opdracht)

    def _stap(self) -> None:
        if (rij := self.stappen.huidige()) is not None:
            self.step_asked.emit(rij)

    def _gekozen(self) -> None:
        rij = self.rij
        if rij is None:
            return
        stap, klok, dicht = self.stappen.huidige(), self.klokken.huidige(), self.strook.isHidden()
        self.stapuitleg.setText(stap.uitleg if stap is not None else "")
        regels = (uitleg(klok, self._vandaag()), klok.grondslag) if klok is not None else ()
        self.klokuitleg.setText(samen("\n", *regels))
        mag, loopt = rij.mag_schrijven, not rij.afgerond_op
        kan_stap = mag and loopt and stap is not None
        self.staptoetsen.kan("onderzoek.stap", ja=kan_stap, zichtbaar=kan_stap)
        kan: dict[str, bool] = {
            "brief": True,
            "af": mag and loopt,
            "casus": mag and self._mag_casus and not (rij.casusnummer and rij.afgerond_op),
            "wijzig": mag and loopt,
            "heropen": mag and not loopt,
            "huishouden": True,
            "triage": rij.triage_id is not None,
            "inwoner": True,
        }
        self._toon_kan(self.toetsen, kan)
        for soort, _, _ in BESLUITEN:
            ja = mag and klok is not None and not waarom_niet(klok, KLAAR if soort == VERLENGEN else soort)
            self.kloktoetsen.kan(f"onderzoek.{soort}", ja=ja, zichtbaar=ja, toets=mag and klok is not None)
        self.toetsen.setVisible(dicht)
        self.staptoetsen.setVisible(dicht)
        self.kloktoetsen.setVisible(dicht and mag and klok is not None and not waarom_niet(klok, KLAAR))


def _kant(*delen: QWidget) -> QWidget:
    """A list with what belongs to the row that is chosen in it."""
    vlak = QWidget()
    kolom = QVBoxLayout(vlak)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(8)
    kolom.addWidget(delen[0], 1)
    for deel in delen[1:]:
        kolom.addWidget(deel)
    return vlak
