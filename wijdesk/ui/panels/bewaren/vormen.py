"""The forms that say why a dossier stays: one line of a list, or a hold."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.bewaren import BesluitRegel, ZetBlokkade
from wijdesk.models.rows.bewaren import BEWAREN, RegelRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving


class BewaarVorm(VeldFormulier):
    """Why one dossier of a list is kept."""

    naam = "bewaarregel"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._id = Id(b"")
        self.reden = Keuze(leeg=self.tr("Kies een reden"))
        self._leg(
            self._veld(
                "reden", self.tr("Waarom blijft dit dossier?"), self.reden,
                hulp=self.tr("De reden komt op de verklaring, zonder naam. Zet een blokkade als het lang duurt."),
            )
        )  # fmt: skip
        self.kolom.addStretch(1)

    def begin(self, rij: RegelRij) -> None:
        """For this line."""
        self._id = rij.id
        self._noem(self.tr("Bewaren: {0}").format(rij.naam), self.tr("Bewaren"))
        self.open_voor(f"bewaarregel.{rij.id.hex()}")

    def vul(self) -> None:
        """The reasons of the list."""
        self.reden.zet_codes(self.omgeving.codes.van("bewaarreden"))
        self.zet_waarden({"reden": ""})

    def opdracht(self) -> Opdracht[Any]:
        """To keep it."""
        return BesluitRegel(id=self._id, besluit=BEWAREN, reden=self.waarden()["reden"])

    def eerste_veld(self) -> QWidget:
        """The reason."""
        return self.reden


class BlokkadeVorm(VeldFormulier):
    """A hold on a resident or a household."""

    naam = "blokkade"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._over: tuple[str, Id] = ("", Id(b""))
        self.ook = etiket("", "waarschuwing", breekt_af=True, naam="blokkade_ook")
        self.kolom.addWidget(self.ook)
        self.reden = Keuze(leeg=self.tr("Kies een reden"))
        self._leg(
            self._veld(
                "reden", self.tr("Waarom mag dit dossier niet weg?"), self.reden,
                hulp=self.tr("Het blijft tot u de blokkade opheft, ook na zijn bewaartermijn."),
            )
        )  # fmt: skip
        self._leg(self._veld("toelichting", self.tr("Toelichting"), Notitie(regels=4), hulp=self.tr("Mag leeg")))
        self.kolom.addStretch(1)

    def begin(self, soort: str, id_: Id, naam: str, *, ook: str = "") -> None:
        """On this one; `ook` is what else has one that keeps it too ("het huishouden")."""
        self._over = (soort, id_)
        zin = self.tr("Er staat al een blokkade op {0}, en die houdt dit ook vast. Opheffen doet u daar.")
        self.ook.setText(zin.format(ook))
        self.ook.setVisible(bool(ook))
        self._noem(self.tr("Blokkade: {0}").format(naam), self.tr("Blokkade zetten"))
        self.open_voor(f"blokkade.{id_.hex()}")

    def vul(self) -> None:
        """The reasons of the list."""
        self.reden.zet_codes(self.omgeving.codes.van("bewaarreden"))
        self.zet_waarden({"reden": "", "toelichting": ""})

    def opdracht(self) -> Opdracht[Any]:
        """To set it."""
        soort, id_ = self._over
        waarden = self.waarden()
        return ZetBlokkade(soort=soort, id=id_, reden=waarden["reden"], toelichting=waarden["toelichting"])

    def eerste_veld(self) -> QWidget:
        """The reason."""
        return self.reden
