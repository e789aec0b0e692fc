"""The page of one activiteit: what it is, its sessies with who came, and the signalen and rounds that belong to it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.collectief import LeesActiviteithistorie
from wijdesk.models.opdrachten.signaal import LeesSignaalrijen, LeesStraatrondes
from wijdesk.models.rows.collectief import ActiviteitDetail
from wijdesk.models.rows.signaal import SignaalRij, StraatrondeRij
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.ui import signaalregel
from wijdesk.ui.fields import etiket
from wijdesk.ui.historietekst import Historietekst
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.collectief import beeld
from wijdesk.ui.panels.collectief.sessieregels import SessieRegels
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.rolblad import Rolblad

Bron = SignaalRij | StraatrondeRij
HOOGSTENS = 6
"""Lines of signalen and rounds that show at once."""


class ActiviteitBlad(QWidget):
    """One activiteit, or the words that none is chosen.

    Signals:
        requested: (request, content) as of a Panel
        unlink_asked: (Id) this signaal or round does not belong to it
    """

    requested = Signal(str, object)
    unlink_asked = Signal(object)

    def __init__(self, omgeving: Omgeving, *, schrijft: bool, signalen: bool) -> None:
        super().__init__()
        self._omgeving, self._signalen, self._schrijft = omgeving, signalen, schrijft
        self.detail: ActiviteitDetail | None = None
        self._rijen: tuple[SignaalRij, ...] = ()
        self._rondes: tuple[StraatrondeRij, ...] = ()
        self.titel = etiket("", "titel", breekt_af=True, naam="activiteit_titel_blad")
        self.feiten = etiket("", "", breekt_af=True, naam="activiteit_feiten")
        self.resultaat_kop = etiket(self.tr("Resultaat"), "kop")
        self.resultaat = etiket("", "", breekt_af=True, naam="activiteit_resultaat_tekst")
        for tekst in (self.feiten, self.resultaat):
            tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sessies_kop = etiket(self.tr("Sessies"), "kop")
        self.sessies = SessieRegels(schrijft=schrijft)
        self.bron_kop = etiket(self.tr("Waar het uit voortkwam"), "kop")
        model: RegelModel[Bron] = RegelModel(lambda rij: rij.id, self._regel)
        self.bron: RegelLijst[Bron] = RegelLijst(
            model, naam=self.tr("Signalen en rondes van deze activiteit"), leeg="", tekens=True, heel=HOOGSTENS,
            kies_eerste=False,
        )  # fmt: skip
        self.bron.setFixedHeight(1)  # no higher than its rows
        self.hulp = etiket(self.tr("Enter opent, Del haalt het hier weg."), "bij", breekt_af=True)
        self.historie = Historietekst(naam="activiteit_historie")
        self._binnen = QWidget()
        kolom = QVBoxLayout(self._binnen)
        kolom.setContentsMargins(4, 0, 4, 0)
        kolom.setSpacing(8)
        for deel in (self.titel, self.feiten, self.resultaat_kop, self.resultaat, self.sessies_kop, self.sessies,
                     self.bron_kop, self.bron, self.hulp, self.historie):  # fmt: skip
            kolom.addWidget(deel)
        kolom.addStretch(1)
        self.niets = etiket(self.tr("Kies links een activiteit."), "leeg", breekt_af=True)
        self.niets.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._rol = Rolblad(self._binnen)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(self._rol, 1)
        geheel.addWidget(self.niets, 1)
        self.bron.opened.connect(self._open)
        if schrijft:
            weg = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.bron.lijst, self._ontkoppel)
            weg.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.leeg()

    def leeg(self) -> None:
        """None is chosen."""
        self.detail, self._rijen, self._rondes = None, (), ()
        self.historie.houd_bij(None)
        self._rol.hide()
        self.niets.show()

    def toon(self, detail: ActiviteitDetail, vandaag: date) -> None:
        """Show this one; asks for its signalen and rounds."""
        ander = self.detail is None or self.detail.id != detail.id
        self.detail = detail
        if ander:
            self._rijen, self._rondes = (), ()
        self.historie.houd_bij(detail)
        self.titel.setText(ZoalsGetypt(detail.rij.titel))
        self.feiten.setText(beeld.feiten(detail, vandaag))
        self.resultaat.setText(ZoalsGetypt(detail.resultaat))
        for deel in (self.resultaat_kop, self.resultaat):
            deel.setVisible(bool(detail.resultaat))
        self.sessies.toon(detail.sessies, vandaag)
        self.sessies_kop.setVisible(bool(detail.sessies))
        self.sessies.setVisible(bool(detail.sessies))
        self.niets.hide()
        self._rol.show()
        jobs = self._omgeving.jobs
        if detail.signaal_ids and self._signalen:
            jobs.read(LeesSignaalrijen(ids=detail.signaal_ids), self._toon_signalen, eigenaar=self,
                      geweigerd=lambda _: None, sleutel="collectief.signalen")  # fmt: skip
        else:
            self._toon_signalen(())
        if detail.ronde_ids:
            jobs.read(LeesStraatrondes(hoogstens=1_000), self._toon_rondes, eigenaar=self, geweigerd=lambda _: None,
                      sleutel="collectief.rondes")  # fmt: skip
        else:
            self._toon_rondes(())

    def eerste_veld(self) -> QWidget:
        """The first sessie without a number, or what it came from."""
        return self.sessies.eerste_open() or self.bron.lijst

    def lees_historie(self) -> None:
        """What was changed in it and its sessies, by whom."""
        if self.detail is not None:
            self._omgeving.jobs.read(
                LeesActiviteithistorie(id=self.detail.id), partial(self._toon_historie, self.detail.id), eigenaar=self,
                geweigerd=lambda _: None, sleutel="collectief.historie",
            )  # fmt: skip

    def _toon_historie(self, id_: Id, rijen: tuple[HistorieRij, ...]) -> None:
        if self.detail is not None and self.detail.id == id_:
            self.historie.toon(rijen, self._omgeving.klok())
            self._rol.breng_in_beeld(self.historie)

    def _toon_signalen(self, rijen: tuple[SignaalRij, ...]) -> None:
        hier = frozenset(self.detail.signaal_ids) if self.detail is not None else frozenset()
        self._rijen = tuple(rij for rij in rijen if rij.id in hier)
        self._vul()

    def _toon_rondes(self, rijen: tuple[StraatrondeRij, ...]) -> None:
        hier = frozenset(self.detail.ronde_ids) if self.detail is not None else frozenset()
        self._rondes = tuple(rij for rij in rijen if rij.id in hier)
        self._vul()

    def _vul(self) -> None:
        alle: tuple[Bron, ...] = (*self._rijen, *self._rondes)
        self.bron.zet(alle)
        for deel in (self.bron_kop, self.bron):
            deel.setVisible(bool(alle))
        self.hulp.setVisible(bool(alle) and self._schrijft)

    def _open(self, rij: Bron) -> None:
        self.requested.emit("signaal.open" if isinstance(rij, SignaalRij) else "straatronde.open", rij.id)

    def _ontkoppel(self) -> None:
        if (rij := self.bron.huidige()) is not None:
            self.unlink_asked.emit(Id(rij.id))

    def _regel(self, rij: Bron) -> Regel:
        if isinstance(rij, SignaalRij):
            return signaalregel.beeld(rij, nu=self._omgeving.klok(), ik=self._omgeving.medewerker.naam)
        dag = dag_in_woorden(date.fromisoformat(rij.dag), lokaal(self._omgeving.klok()).date())
        return Regel(
            titel=self.tr("Straatronde {0}").format(rij.gebied), rechts=dag,
            onder=self.tr("{0} mensen gesproken").format(rij.contacten),
        )  # fmt: skip
