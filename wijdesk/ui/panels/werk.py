"""Mijn werk: the open hand-overs of this location, and what I picked up. One key each, no dialogs.

An outcome whose own panel is not there yet waits here, so that nothing is lost between two people.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.werk import LeesWerk, LegWerkTerug, PakWerkOp, RondWerkAf
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import duur_in_woorden, moment_in_woorden
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.toetsen import Toetsen, ToetsKnop

SOORTEN = {
    "triage": "Naar triage",
    "casus": "Naar lopende casus",
    "signaal": "Signaal",
    "klacht": "Klacht",
    "terugbelverzoek": "Terugbellen",
}
DAG = 24 * 60 * 60_000


def beeld(rij: WerkRij, *, nu: int, ik: str) -> Regel:
    """How a hand-over looks: what, who, since when, and who has it."""
    oud = nu - rij.ontvangen
    sinds = duur_in_woorden(oud) if oud < DAG else moment_in_woorden(rij.ontvangen, nu).rsplit(" ", 1)[0]
    wie = "bij mij" if rij.medewerker == ik else f"bij {rij.medewerker}" if rij.medewerker else "open"
    if rij.stand == "afgerond":
        wie = "afgerond"
    soort = SOORTEN.get(rij.soort, rij.soort)
    bel = f" · {rij.telefoon}" if rij.telefoon else ""
    return Regel(
        titel=rij.persoon,
        rechts=sinds,
        onder=f"{soort}{bel} · {rij.toelichting}",
        pil=wie,
        teken="" if rij.stand == "afgerond" else "✓" if rij.medewerker == ik else "",
        toestand="goed",
        voluit=", ".join(
            deel for deel in (soort, rij.persoon, f"sinds {sinds}", wie, rij.toelichting, rij.telefoon) if deel
        ),
    )


class WerkPanel(Panel):
    """What waits to be picked up, oldest first, and what I have."""

    naam = "werk"
    titel = "Mijn werk"
    interesses = frozenset({"werk", "contact", "vraag", "persoon"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.model: RegelModel[WerkRij] = RegelModel(lambda rij: rij.id, self._beeld)
        self.lijst: RegelLijst[WerkRij] = RegelLijst(
            self.model,
            naam=self.tr("Mijn werk"),
            leeg=self.tr("Er ligt niets open.\nWat aan de balie wordt overgedragen, komt hier."),
            filter_tekst=self.tr("Filter op naam, soort of tekst"),
            tekens=True,
        )
        self.telling = etiket("", "kop", naam="werk_telling", breekt_af=True)
        self.alleen_mij = ToetsKnop(self.tr("Alleen van mij"), "M", rol="keuze")
        self.alleen_mij.setCheckable(True)
        self.alleen_mij.toggled.connect(lambda _: self._vul())
        self.tekst = etiket("", "", breekt_af=True, naam="werk_tekst")
        self.tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.zin = EenZin()
        self.toetsen = Toetsen(self._rij_acties(), self.lijst.lijst, primair="werk.pak_op")
        self._rijen: tuple[WerkRij, ...] = ()
        kop = QHBoxLayout()
        kop.setSpacing(8)
        kop.addWidget(self.telling, 1)
        kop.addWidget(self.alleen_mij)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addLayout(kop)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.tekst)
        kolom.addWidget(self.zin)
        kolom.addWidget(self.toetsen)
        QShortcut(QKeySequence("M"), self, self.alleen_mij.toggle).setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.zin.opened.connect(lambda _: self._gekozen(self.lijst.huidige()))
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(lambda _: self.open_contact())
        self._gekozen(None)

    def _rij_acties(self) -> tuple[Actie, ...]:
        return (
            Actie("werk.pak_op", self.tr("Oppakken"), "O", self.pak_op),
            Actie("werk.rond_af", self.tr("Afronden"), "A", self.rond_af),
            Actie("werk.leg_terug", self.tr("Terugleggen"), "T", self.leg_terug),
            Actie("werk.open_contact", self.tr("Contact openen"), "Return", self.open_contact),
            Actie("werk.open_persoon", self.tr("Inwoner openen"), "I", self.open_persoon),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the chosen hand-over."""
        return (*self._rij_acties(), Actie("werk.alleen_mij", self.tr("Alleen mijn werk"), "M", self.alleen_mij.toggle))

    def ververs(self) -> None:
        """Read what is open here."""
        self.omgeving.jobs.read(
            LeesWerk(locatie_id=self.omgeving.locatie.id), self._toon, eigenaar=self, geweigerd=self._mag_niet
        )

    def eerste_veld(self) -> QWidget:
        """The list."""
        return self.lijst.lijst if self.model.rowCount() else self.lijst.filter

    # What happens ----------------------------------------------------------------------------------------------------

    def pak_op(self) -> None:
        """It is mine now."""
        if (rij := self.lijst.huidige()) is not None and rij.stand == "open":
            self._schrijf(PakWerkOp(id=rij.id))

    def leg_terug(self) -> None:
        """Somebody else may take it."""
        if (rij := self.lijst.huidige()) is not None and self._van_mij(rij):
            self._schrijf(LegWerkTerug(id=rij.id))

    def rond_af(self) -> None:
        """Ask how it ended, here, and close it."""
        rij = self.lijst.huidige()
        if rij is None or rij.stand == "afgerond":
            return
        vraag = self.tr("Hoe is het afgelopen? (één zin)")
        self.zin.vraag(vraag, partial(self._afronden, rij), knop=self.tr("Afronden"))

    def open_contact(self) -> None:
        """Show the contact this came from."""
        if (rij := self.lijst.huidige()) is not None:
            self.requested.emit("contact.open", rij.contact_id)

    def open_persoon(self) -> None:
        """Show whom it is about."""
        if (rij := self.lijst.huidige()) is not None and rij.persoon_id is not None:
            self.requested.emit("persoon.open", rij.persoon_id)

    def _afronden(self, rij: WerkRij, uitkomst: str) -> None:
        self.omgeving.jobs.write(
            RondWerkAf(id=rij.id, uitkomst=uitkomst),
            lambda _, __: self.zin.sluit(),
            eigenaar=self,
            geweigerd=lambda weigering: self.zin.toon_fout(weigering.zin),
            mislukt=self._mislukt,
        )

    def _mislukt(self, storing: Storing) -> None:
        self.zin.toon_fout(f"{storing.zin} {storing.uitweg}")

    def _schrijf(self, opdracht: Opdracht[None]) -> None:
        self.omgeving.jobs.write(opdracht, self._gedaan, eigenaar=self, geweigerd=self._mag_niet)

    def _gedaan(self, _: None, __: Wijziging) -> None:
        self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    def _van_mij(self, rij: WerkRij) -> bool:
        return rij.stand == "opgepakt" and rij.medewerker == self.omgeving.medewerker.naam

    def _beeld(self, rij: WerkRij) -> Regel:
        return beeld(rij, nu=self.omgeving.klok(), ik=self.omgeving.medewerker.naam)

    def _toon(self, rijen: tuple[WerkRij, ...]) -> None:
        self._rijen = rijen
        self._vul()

    def _vul(self) -> None:
        van_mij = [rij for rij in self._rijen if self._van_mij(rij)]
        open_ = sum(rij.stand == "open" for rij in self._rijen)
        self.telling.setText(self.tr("{0} open · {1} bij mij").format(open_, len(van_mij)))
        alleen_mij = self.alleen_mij.isChecked()
        self.lijst.zet_leeg(
            self.tr("U hebt niets opgepakt.\nDruk op M voor alles wat open ligt.")
            if alleen_mij and self._rijen
            else self.tr("Er ligt niets open.\nWat aan de balie wordt overgedragen, komt hier.")
        )
        self.lijst.zet(van_mij if alleen_mij else self._rijen)
        self.model.hertekst()

    def _gekozen(self, rij: WerkRij | None) -> None:
        self.tekst.setText(rij.toelichting if rij else "")
        self.tekst.setVisible(bool(rij and rij.toelichting))
        self.toetsen.setVisible(rij is not None and self.zin.isHidden())
        open_ = rij is not None and rij.stand == "open"
        van_mij = rij is not None and self._van_mij(rij)
        self.toetsen.kan("werk.pak_op", ja=open_, zichtbaar=open_)
        self.toetsen.kan("werk.rond_af", ja=rij is not None and rij.stand != "afgerond")
        self.toetsen.kan("werk.leg_terug", ja=van_mij, zichtbaar=van_mij)
        heeft_persoon = rij is not None and rij.persoon_id is not None
        self.toetsen.kan("werk.open_persoon", ja=heeft_persoon, zichtbaar=heeft_persoon)
