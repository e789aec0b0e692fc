"""The form of one step along the ladder: to which rung, why, and whom it was told to. Keeps a draft."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.opschaling import SchaalAf, SchaalOp
from wijdesk.models.rows.opschaling import OpschalingDetail, TredeRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, kaart
from wijdesk.ui.formulier import VeldFormulier, regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.opschaling.beeld import protocol, wie_hoort

VAN_DE_LADDER = "af"
"""The choice that is no rung."""


class StapVorm(VeldFormulier):
    """Up or down."""

    naam = "opschaling_stap"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: OpschalingDetail | None = None
        self.op = True
        self._keuze = ""
        self.trede = Keuze(leeg=self.tr("Kies een trede"))
        self.bericht = etiket("", "bij", breekt_af=True, naam="opschaling_bericht")
        self.protocol = etiket("", "", breekt_af=True, naam="opschaling_protocol")
        self._kaart = kaart()
        in_kaart = QVBoxLayout(self._kaart)
        in_kaart.setContentsMargins(12, 12, 12, 12)
        in_kaart.addWidget(self.protocol)
        self._leg(self._veld("trede_id", self.tr("Trede"), self.trede))
        self.kolom.addWidget(self._kaart)
        self._leg(self._veld("waarom", self.tr("Waarom"), Notitie(regels=3)))
        self._leg(
            self._veld(
                "aan", self.tr("Aan wie vertelde u het nog meer"), regel(200), hulp=self.tr("Bijvoorbeeld wie u belde")
            )
        )
        self.kolom.addWidget(self.bericht)
        self.kolom.addStretch(1)
        self.trede.currentIndexChanged.connect(lambda _: self._toon_trede())

    def begin(self, detail: OpschalingDetail, *, op: bool, trede_id: Id | None) -> None:
        """A step up or down for this one, with the rung that was chosen in the list when it can be."""
        self.detail, self.op = detail, op
        staat = next((rij.volgorde for rij in detail.ladder if rij.id == detail.trede_id), None)
        if staat is None and detail.trede_id is not None:
            staat = 0 if op else 100  # the rung where it stands is not in use any more
        kan = [rij for rij in detail.ladder if staat is None or (rij.volgorde > staat if op else rij.volgorde < staat)]
        while self.trede.count() > 1:
            self.trede.removeItem(1)
        if not op:
            self.trede.addItem(self.tr("Van de ladder af"), VAN_DE_LADDER)
        for rij in kan:
            self.trede.addItem(rij.naam, rij.id.hex())
        mag = {rij.id for rij in kan}
        eerste = VAN_DE_LADDER if not op else kan[0].id.hex() if kan else ""
        self._keuze = trede_id.hex() if trede_id in mag and trede_id is not None else eerste
        titel = self.tr("Opschalen: {0}") if op else self.tr("Afschalen: {0}")
        self._noem(titel.format(detail.over), self.tr("Opschalen") if op else self.tr("Afschalen"))
        self.open_voor(f"opschaling.{'op' if op else 'af'}.{detail.id.hex()}")
        if not self.getypt():
            self.trede.zet(self._keuze)
            self._begin = self.waarden()
        self._toon_trede()

    def vul(self) -> None:
        """Nothing yet but the rung."""
        self.zet_waarden({"trede_id": self._keuze, "waarom": "", "aan": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The step."""
        if self.detail is None:
            return None
        w = self.waarden()
        vast = {"soort": self.detail.soort, "id": self.detail.id, "waarom": w["waarom"], "aan": w["aan"]}
        if not self.trede.waarde:
            self.velden["trede_id"].toon_fout(self.tr("Kies een trede van de ladder."))
            self.trede.setFocus()
            return None
        trede_id = None if self.trede.waarde == VAN_DE_LADDER else self.id_van("trede_id")
        if not self.op:
            return SchaalAf(trede_id=trede_id, **vast)
        return None if trede_id is None else SchaalOp(trede_id=trede_id, **vast)

    def eerste_veld(self) -> QWidget:
        """The rung is chosen already, as a rule: then why."""
        return self.delen["waarom"] if self.trede.waarde else self.trede

    def _gekozen(self) -> TredeRij | None:
        ladder = () if self.detail is None else self.detail.ladder
        return next((rij for rij in ladder if rij.id.hex() == self.trede.waarde), None)

    def _toon_trede(self) -> None:
        rij = self._gekozen()
        self.protocol.setText("" if rij is None else protocol(rij))
        self._kaart.setVisible(rij is not None)
        hoort = rij
        if not self.op and self.detail is not None:  # who knew of the rung that is left hears that it is
            hoort = next((trede for trede in self.detail.ladder if trede.id == self.detail.trede_id), rij)
        self.bericht.setText("" if hoort is None else f"{wie_hoort(hoort)}.")
        self.bericht.setVisible(hoort is not None)
