"""The form that says of which klacht this one is a double."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.klachtdubbel import lijken
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.klacht import ZegKlachtDubbel
from wijdesk.models.rows.klacht import KlachtDetail, KlachtRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving


class DubbelVorm(VeldFormulier):
    """Which klacht stays, and why this one is the same."""

    naam = "klacht_dubbel"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: KlachtDetail | None = None
        self._rijen: Sequence[KlachtRij] = ()
        self.kolom.addWidget(
            etiket(
                self.tr(
                    "De klacht die het eerst binnenkwam blijft staan: vanaf die dag telt de termijn. Deze telt dan "
                    "nergens meer mee. U kunt haar later weer losmaken."
                ),
                "bij",
                breekt_af=True,
            )
        )
        self.keuze = Keuze(leeg=self.tr("Kies een klacht"))
        self.keuze.setMaxVisibleItems(16)
        self._leg(self._veld("van", self.tr("Van welke klacht is dit een dubbele?"), self.keuze))
        self._leg(self._veld("reden", self.tr("Waarom is het dezelfde?"), Notitie(regels=2)))
        self.kolom.addStretch(1)

    def begin(self, detail: KlachtDetail, rijen: Sequence[KlachtRij]) -> None:
        """About this klacht; `rijen` is the register."""
        self.detail, self._rijen = detail, rijen
        self._noem(self.tr("Klacht {0} is dubbel").format(detail.rij.nummer), self.tr("Dubbel maken"))
        self.open_voor(f"klacht.dubbel.{detail.rij.id.hex()}")

    def vul(self) -> None:
        """What looks most like it is chosen already; what came in later is not offered."""
        if (d := self.detail) is None:
            return
        zij = d.rij
        lijkt = lijken(
            self._rijen, persoon_id=zij.persoon_id, klager=d.rij.klager, ontvangen=zij.ontvangen, behalve=zij.id
        )
        kan = [rij for rij in self._rijen if rij.id != zij.id and not rij.dubbel and rij.ontvangen <= zij.ontvangen]
        kan.sort(key=lambda rij: (rij in lijkt, rij.ontvangen), reverse=True)
        zet_keuzes(self.keuze, ((rij.id.hex(), in_een_regel(rij)) for rij in kan))
        eerste = next((rij for rij in lijkt if rij in kan), None)
        self.zet_waarden({"van": "" if eerste is None else eerste.id.hex(), "reden": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """Which one, and why."""
        if self.detail is None:
            return None
        return ZegKlachtDubbel(id=self.detail.rij.id, van=self.id_van("van"), reden=self.waarden()["reden"])

    def eerste_veld(self) -> QWidget:
        """Which one."""
        return self.keuze


def in_een_regel(rij: KlachtRij) -> str:
    """A klacht to choose: its number, whose it is, from when, and how far."""
    stand = "loopt" if rij.open else rij.uitkomst
    return f"{rij.nummer} · {rij.klager} · ontvangen {datum_in_woorden(rij.ontvangen)} · {stand}"
