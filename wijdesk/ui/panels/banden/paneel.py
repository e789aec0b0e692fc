"""Ties: everybody can say that they know a resident; whoever keeps them sees those of the others and ends one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.belang import BeeindigBelang, LeesBelangen
from wijdesk.models.rows.belang import BelangRij
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.banden.vormen import MeldVorm, VastlegVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.stapel import StapelPaneel
from wijdesk.ui.toetsen import Toetsen

SOORT = {"familie": "familie", "bekende": "bekende", "zelf": "is het zelf", "collega": "werkt hier"}


class BandenPaneel(StapelPaneel):
    """What one can say; below it, for whoever may, what was said."""

    naam = "banden"
    titel = "Ik ken een inwoner"
    interesses = frozenset({"belang", "persoon", "medewerker"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None, *, beheert: bool = False) -> None:
        """`beheert`: sees the ties of others, and may record or end one."""
        super().__init__(omgeving, parent)
        self._beheert = beheert
        self.meld_vorm, self.vastleg_vorm = MeldVorm(omgeving), VastlegVorm(omgeving)
        self.model: RegelModel[BelangRij] = RegelModel(lambda rij: rij.id, _beeld)
        self.lijst: RegelLijst[BelangRij] = RegelLijst(
            self.model,
            naam=self.tr("Banden van collega’s"),
            leeg=self.tr("Er is nog geen band vastgelegd."),
            twee_regels=True,
        )
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst, primair="banden.meld")
        self.blad = QWidget()
        kolom = QVBoxLayout(self.blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        uitleg = self.tr(
            "Kent u een inwoner, of bent u het zelf? Meld het. Daarna ziet u die inwoner en het huishouden niet meer. "
            "Zo kan niemand denken dat u er toch in keek."
        )
        kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        if beheert:
            kolom.addWidget(etiket(self.tr("Banden van collega’s"), "kop"))
            kolom.addWidget(self.lijst, 1)
        else:
            self.lijst.setParent(self.blad)
            self.lijst.hide()
        kolom.addWidget(self.toetsen)
        if not beheert:
            kolom.addStretch(1)
        self.bladen.addWidget(self.blad)
        for vorm in (self.meld_vorm, self.vastleg_vorm):
            self.leg_vorm(vorm)
        self.toon_blad(self.blad)

    def acties(self) -> tuple[Actie, ...]:
        """Saying it; for whoever keeps them also recording one of a colleague and ending one."""
        woorden = "familie kennis bekende belang collega zelf eigen relatie"
        meld = Actie("banden.meld", self.tr("Ik ken een inwoner"), "K", self.meld, "users", woorden)
        if not self._beheert:
            return (meld,)
        return (
            meld,
            Actie("banden.leg_vast", self.tr("Band van een collega"), "N", self.leg_vast, "plus", woorden),
            Actie("banden.beeindig", self.tr("Geldt niet meer"), "Del", self.beeindig, "x", woorden),
        )

    def ververs(self) -> None:
        """Read the ties of the others."""
        if self._beheert:
            self.omgeving.jobs.read(LeesBelangen(), self._toon, eigenaar=self, geweigerd=self.mag_niet)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Take "band.meld" (("persoon", person id)): that one knows whose card it is."""
        if verzoek != "band.meld" or not isinstance(inhoud, tuple):
            return False
        self.meld(Id(inhoud[1]))
        return True

    def eerste_veld(self) -> QWidget:
        """The form that is open, the list, or the button."""
        for vorm in (self.meld_vorm, self.vastleg_vorm):
            if self.bladen.currentWidget() is vorm:
                return vorm.eerste_veld()
        return self.lijst.lijst if self.model.rowCount() else self.toetsen.knop("banden.meld")

    def meld(self, persoon_id: Id | None = None) -> None:
        """Say that one knows this resident, or one that is looked for."""
        self.meld_vorm.begin(persoon_id)
        self.toon_vorm(self.meld_vorm)

    def leg_vast(self) -> None:
        """A tie of somebody else."""
        self.vastleg_vorm.begin(None)
        self.toon_vorm(self.vastleg_vorm)

    def beeindig(self) -> None:
        """The chosen one is no more, with a sentence why."""
        rij = self.lijst.huidige()
        if rij is not None:
            wie = rij.medewerker or self.tr("werkt hier")
            vraag = self.tr("Waarom geldt dit niet meer: {0} en {1}?").format(wie, rij.persoon)
            maak = partial(BeeindigBelang, id=rij.id)
            self.vraag_reden(vraag, maak, over=rij.id, knop=self.tr("Beëindigen"))

    def _toon(self, rijen: tuple[BelangRij, ...]) -> None:
        self.lijst.zet(rijen)
        self.toetsen.kan("banden.beeindig", ja=bool(rijen))


def _beeld(rij: BelangRij) -> Regel:
    wie = rij.persoon + (f" ({datum_in_woorden(rij.geboortedatum)})" if rij.geboortedatum else "")
    sinds = f"sinds {datum_in_woorden(rij.van)}" if rij.van else ""
    onder = [deel for deel in (SOORT.get(rij.soort, rij.soort), sinds, f"gemeld door {rij.gemeld_door}") if deel]
    return Regel(
        titel=f"{rij.medewerker} · {wie}" if rij.medewerker else wie, onder=" · ".join(onder), verder=rij.toelichting
    )
