"""Opschaling: what stands on the ladder here, and of one household, person, signaal or triage its rung and the next.

Who must know of a step is told by the store; this panel only shows who that will be.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.opschaling import SOORTEN, LeesOpgeschaald, LeesOpschaling
from wijdesk.models.rows.opschaling import OpgeschaaldRij, OpschalingDetail, OpschalingStap, TredeRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, kaart
from wijdesk.ui.inzagevraag import vraag_doel
from wijdesk.ui.naast import KopLijst, Naast
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.opschaling import beeld
from wijdesk.ui.panels.opschaling.stapvorm import StapVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.stapel import StapelPaneel
from wijdesk.ui.toetsen import Toetsen

OPENT = {"huishouden": "huishouden.open", "persoon": "persoon.open", "signaal": "signaal.open", "triage": "triage.open"}


class OpschalingPaneel(StapelPaneel):
    """The ladder, for one subject at a time; without one the list of what stands on it."""

    naam = "opschaling"
    titel = "Opschaling"
    interesses = frozenset(
        {
            "opschaling", "trede", "bericht", "huishouden", "huishoudlid", "persoon", "signaal", "triage", "medewerker",
            "avgverzoek",
        }
    )  # fmt: skip

    def __init__(self, omgeving: Omgeving, *, gebruik: bool = False, parent: QWidget | None = None) -> None:
        """`gebruik`: whether whoever works here may see how often the ladder is used."""
        super().__init__(omgeving, parent)
        self._gebruik = gebruik
        self.detail: OpschalingDetail | None = None
        self._over: tuple[str, Id] | None = None
        self.overzicht = self._maak_overzicht()
        self.blad = self._maak_blad()
        self.rol = Rolblad(self.blad)
        self.vorm = StapVorm(omgeving)
        self.bladen.addWidget(self.overzicht)
        self.bladen.addWidget(self.rol)
        self.leg_vorm(self.vorm)
        self.toon_blad(self.overzicht)

    def _maak_overzicht(self) -> QWidget:
        self.model_lijst: RegelModel[OpgeschaaldRij] = RegelModel(
            lambda rij: rij.id, lambda rij: beeld.opgeschaald(rij, self.omgeving.klok())
        )
        self.lijst: RegelLijst[OpgeschaaldRij] = RegelLijst(
            self.model_lijst,
            naam=self.tr("Wat nu op de ladder staat"),
            leeg=self.tr(
                "Er staat nu niets op de ladder.\n"
                "Open een huishouden, inwoner, signaal of triage en kies daar Opschalen."
            ),
            filter_tekst=self.tr("Filter op naam of trede"),
        )
        self.lijst.opened.connect(lambda rij: self.open(rij.soort, rij.id))
        self.toetsen_lijst = Toetsen(self._lijst_acties(), self.lijst.lijst, primair="opschaling.open")
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("Op de ladder"), "titel", naam="opschaling_titel_lijst"))
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen_lijst)
        return blad

    def _maak_blad(self) -> QWidget:
        self.over = etiket("", "titel", breekt_af=True, naam="opschaling_over")
        self.stand = etiket("", "waarschuwing", breekt_af=True, naam="opschaling_stand")
        self.nergens = etiket(self.tr("Staat niet op de ladder"), "bij", naam="opschaling_nergens")
        self.model: RegelModel[TredeRij] = RegelModel(lambda rij: rij.id, self._trede)
        self.ladder: RegelLijst[TredeRij] = RegelLijst(
            self.model,
            naam=self.tr("De ladder, van laag naar hoog"),
            leeg=self.tr("Er is geen trede in gebruik.\nVraag de applicatiebeheerder om de ladder te vullen."),
            tekens=True,
            twee_regels=True,
        )
        self.ladder.chosen.connect(self._gekozen)
        self.ladder.opened.connect(lambda _: self.stap())
        self.protocol = etiket("", "", breekt_af=True, naam="opschaling_protocol_blad")
        self.protocol.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.protocol_kop = etiket(self.tr("Protocol"), "kop")
        vlak = kaart(naam="opschaling_protocol_kaart")
        in_kaart = QVBoxLayout(vlak)
        in_kaart.setContentsMargins(12, 12, 12, 12)
        in_kaart.addWidget(self.protocol_kop)
        in_kaart.addWidget(self.protocol)
        in_kaart.addStretch(1)
        self.model_stappen: RegelModel[OpschalingStap] = RegelModel(
            lambda rij: rij.id, lambda rij: beeld.stap(rij, self.omgeving.klok())
        )
        self.stappen: RegelLijst[OpschalingStap] = RegelLijst(
            self.model_stappen,
            naam=self.tr("Wat er is gedaan"),
            leeg=self.tr("Nog niet eerder opgeschaald."),
            tekens=True,
            kies_eerste=False,
        )
        self.toetsen = Toetsen(
            self._acties(), self.ladder.lijst, primair="opschaling.op", stil=("opschaling.dossier", "opschaling.terug")
        )
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(self.over)
        kolom.addWidget(self.stand)
        kolom.addWidget(self.nergens)
        kolom.addWidget(Naast(KopLijst(self.tr("Ladder"), self.ladder), vlak, letters=30), 3)
        kolom.addWidget(self.toetsen)
        kolom.addWidget(KopLijst(self.tr("Wat er is gedaan"), self.stappen), 2)
        return blad

    def _lijst_acties(self) -> tuple[Actie, ...]:
        gebruik = Actie(
            "opschaling.gebruik", self.tr("Gebruik van de ladder"), "G", self.toon_gebruik, "layout-dashboard",
            "aantallen kwartaal gemeenteraad",
        )  # fmt: skip
        return (
            Actie("opschaling.open", self.tr("Openen"), "Return", self.open_rij),
            *((gebruik,) if self._gebruik else ()),
        )

    def _acties(self) -> tuple[Actie, ...]:
        return (
            Actie("opschaling.op", self.tr("Opschalen"), "O", partial(self.begin, op=True), "chevron-up", "escaleren"),
            Actie("opschaling.af", self.tr("Afschalen"), "A", partial(self.begin, op=False), "chevron-down"),
            Actie("opschaling.dossier", self.tr("Dossier openen"), "D", self.open_dossier, "external-link"),
            Actie("opschaling.terug", self.tr("Alles op de ladder"), "T", self.terug, "arrow-left"),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with what is open, or with the list."""
        return self._lijst_acties() if self.detail is None else self._acties()

    def ververs(self) -> None:
        """The list, and what is open, again. A form keeps what was typed."""
        jobs = self.omgeving.jobs
        jobs.read(
            LeesOpgeschaald(locatie_id=self.omgeving.locatie.id), self._toon_lijst, eigenaar=self,
            geweigerd=self.mag_niet,
        )  # fmt: skip
        if self._over is not None:
            soort, id_ = self._over
            jobs.read(LeesOpschaling(soort=soort, id=id_), self._toon, eigenaar=self, geweigerd=self._weg)

    def eerste_veld(self) -> QWidget:
        """The ladder, the list, or the form that is open."""
        if self.in_vorm:
            return self.vorm.eerste_veld()
        if self._over is not None:
            return self.ladder.lijst if self.model.rowCount() else self.toetsen.knop("opschaling.terug")
        return self.lijst.lijst if self.model_lijst.rowCount() else self.lijst.filter

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Open the ladder for a subject: ("opschaling.open", (soort, id)), or without one the list."""
        if verzoek != "opschaling.open":
            return False
        if isinstance(inhoud, tuple) and len(inhoud) == 2 and inhoud[0] in SOORTEN and isinstance(inhoud[1], bytes):
            self.open(str(inhoud[0]), Id(inhoud[1]))
        elif inhoud is None:
            self.terug()
        else:
            return False
        return True

    def huishouden_in_beeld(self) -> Id | None:
        """The household whose ladder is shown."""
        return self.detail.huishouden_id if self.detail is not None and self.isVisible() else None

    def onderwerp_in_beeld(self) -> tuple[str, Id] | None:
        """What stands here, for the meldcode or a triage; a triage itself is begun already."""
        detail = self.detail
        return None if detail is None or detail.soort == "triage" else (detail.soort, detail.id)

    # What happens ----------------------------------------------------------------------------------------------------

    def open(self, soort: str, id_: Id) -> None:
        """Show where this stands; drafts of another are kept."""
        self._net_geopend = True
        if self._over != (soort, id_):
            self.klaar_om_te_sluiten()
            self.detail, self._over = None, (soort, id_)
            self.toon_blad(self.rol)
        self.omgeving.jobs.read(LeesOpschaling(soort=soort, id=id_), self._toon, eigenaar=self, geweigerd=self._weg)

    def open_rij(self) -> None:
        """The chosen row of the list."""
        if (rij := self.lijst.huidige()) is not None:
            self.open(rij.soort, rij.id)

    @property
    def in_detail(self) -> bool:
        """Whether one of them is open."""
        return self._over is not None

    def terug(self) -> None:
        """To the list of what stands on the ladder."""
        self.klaar_om_te_sluiten()
        self.detail = self._over = None
        self.toon_blad(self.overzicht, focus=self.eerste_veld())

    def stap(self) -> None:
        """Enter on a rung: a step to it, up or down by where it lies."""
        rij, detail = self.ladder.huidige(), self.detail
        if rij is None or detail is None:
            return
        staat = next((trede.volgorde for trede in detail.ladder if trede.id == detail.trede_id), None)
        if rij.id == detail.trede_id:
            self.requested.emit("melding", self.tr("Het staat al op deze trede."))
            return
        self.begin(op=staat is None or rij.volgorde > staat)

    def begin(self, *, op: bool) -> None:
        """Ask for a step up or down."""
        detail = self.detail
        if detail is None:
            self.requested.emit("melding", self.tr("Open eerst een huishouden, inwoner, signaal of triage."))
            return
        if not op and detail.trede_id is None:
            self.requested.emit("melding", self.tr("Dit staat niet op de ladder; er valt niets af te schalen."))
            return
        if op and not self._kan_op():
            self.requested.emit("melding", self.tr("Dit staat al op de hoogste trede."))
            return
        rij = self.ladder.huidige()
        self.vorm.begin(detail, op=op, trede_id=None if rij is None else rij.id)
        self.toon_vorm(self.vorm)

    def open_dossier(self) -> None:
        """What it is about, in its own panel."""
        if self.detail is not None:
            self.requested.emit(OPENT[self.detail.soort], self.detail.id)

    def toon_gebruik(self) -> None:
        """How often each rung is used."""
        self.requested.emit("laddergebruik.open", None)

    def _kan_op(self) -> bool:
        detail = self.detail
        if detail is None or not detail.ladder:
            return False
        staat = next((rij.volgorde for rij in detail.ladder if rij.id == detail.trede_id), 0)
        return detail.ladder[-1].volgorde > staat

    def _toon_lijst(self, rijen: tuple[OpgeschaaldRij, ...]) -> None:
        self.lijst.zet(rijen)
        self.model_lijst.hertekst()
        self.toetsen_lijst.kan("opschaling.open", ja=bool(rijen))

    def _toon(self, detail: OpschalingDetail) -> None:
        if self._over is None or detail.soort != self._over[0]:
            return
        nieuw = self.detail is None
        self.detail, self._over = detail, (detail.soort, detail.id)
        self.volg_elders(detail.persoon_id)
        self.over.setText(detail.over)
        self.stand.setText(beeld.stand_in_woorden(detail, self.omgeving.klok()))
        self.stand.setVisible(detail.trede_id is not None)
        self.nergens.setVisible(detail.trede_id is None)
        self.ladder.zet(detail.ladder)
        self.model.hertekst()
        self.stappen.zet(detail.stappen)
        self.model_stappen.hertekst()
        if nieuw and detail.trede_id is not None:
            self.ladder.kies(detail.trede_id)
        self.toetsen.kan("opschaling.op", ja=self._kan_op(), toets=True)
        self.toetsen.kan("opschaling.af", ja=detail.trede_id is not None, toets=True)
        if nieuw and not self.in_vorm:
            self.toon_blad(self.rol, focus=self.eerste_veld() if self._heeft_focus() else None)

    def _weg(self, weigering: Weigering) -> None:
        """It may not be seen (yet), or is gone: back to the list."""
        if self._over is None or not vraag_doel(self, weigering, partial(self.open, *self._over), stond=self.detail):
            self.mag_niet(weigering)
        self.detail = self._over = None
        self.toon_blad(self.overzicht)

    def _heeft_focus(self) -> bool:
        veld = self.window().focusWidget()
        return veld is not None and (veld is self or self.isAncestorOf(veld))

    def _trede(self, rij: TredeRij) -> Regel:
        ladder = () if self.detail is None else self.detail.ladder
        nummer = next((plek for plek, trede in enumerate(ladder, 1) if trede.id == rij.id), 0)
        return beeld.trede(rij, nummer, self.detail)

    def _gekozen(self, rij: TredeRij | None) -> None:
        self.protocol_kop.setText(self.tr("Protocol") if rij is None else rij.naam)
        self.protocol.setText("" if rij is None else beeld.protocol(rij))
