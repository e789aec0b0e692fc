"""The first act of a spoed: what, by whom, when; with what to know about office hours and numbers beside it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout

from wijdesk.models.bereikbaarheid import NIET_INGEVULD, diensten, spoedzinnen
from wijdesk.models.opdrachten.triage import EersteActie
from wijdesk.models.rows.regie import RegisseurRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket, kaart
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.triage.velden import Velden, regel, zet_keuzes

_DIENST, _COLLEGA = "dienst:", "collega:"


class SpoedDeel(Velden):
    """What happens first. It is today, whoever does it."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(lokaal(omgeving.klok()).date(), voorvoegsel="actie")
        self._omgeving = omgeving
        self.setObjectName("triage_spoed")
        self.weten = kaart(rol="waarschuwing", naam="spoed_weten")
        self.zinnen = etiket("", "", breekt_af=True, naam="spoed_zinnen")
        vlak = QVBoxLayout(self.weten)
        vlak.setContentsMargins(12, 8, 12, 8)
        vlak.addWidget(self.zinnen)
        self.kolom.addWidget(etiket(self.tr("Eerste actie"), "kop"))
        self.kolom.addWidget(self.weten)
        self._veld("wat", self.tr("Wat gebeurt er als eerste?"), regel(400))
        self.wie = Keuze(leeg=self.tr("Kies wie het doet"))
        self.wie.setMaxVisibleItems(16)
        self._veld("medewerker_id", self.tr("Wie doet het?"), self.wie)
        self._veld("op", self.tr("Welke dag?"), DatumRegel())
        self._veld("om", self.tr("Hoe laat? (mag leeg)"), regel(5))
        self.begin_met({"op": self._vandaag})
        self.zet_collegas(())

    def ververs(self, wat: str) -> None:
        """Say how late it is by now, and begin with what the answers say is needed today."""
        self._toon_zinnen()
        if wat:
            self.begin_met({"wat": wat})

    def zet_collegas(self, rijen: Iterable[RegisseurRij]) -> None:
        """Whoever decides first, then the crisis services, then colleagues."""
        ik = self._omgeving.medewerker
        keuzes = {f"{_COLLEGA}{ik.id.hex()}": self.tr("Ikzelf ({0})").format(ik.naam)}
        for dienst in diensten().values():
            keuzes[f"{_DIENST}{dienst.code}"] = self.tr("Overdragen aan {0} ({1})").format(
                dienst.naam, dienst.nummer_in_woorden
            )
        keuzes |= {f"{_COLLEGA}{rij.id.hex()}": rij.naam for rij in rijen if rij.id != ik.id}
        self._stil = True
        zet_keuzes(self.wie, keuzes)
        if not self.wie.waarde and "medewerker_id" not in self._eigen:
            self.wie.setCurrentIndex(1)
        self._stil = False

    def actie(self) -> EersteActie:
        """What was filled in."""
        wie = self.wie.waarde
        collega = Id(bytes.fromhex(wie.removeprefix(_COLLEGA))) if wie.startswith(_COLLEGA) else None
        return EersteActie(
            wat=self.waarde("wat"),
            op=self.dag("op"),
            om=self.waarde("om"),
            medewerker_id=collega,
            dienst=wie.removeprefix(_DIENST) if wie.startswith(_DIENST) else "",
        )

    def _toon_zinnen(self) -> None:
        zinnen = spoedzinnen(self._omgeving.klok())
        onbekend = [zin.partition(":")[0] for zin in zinnen if NIET_INGEVULD in zin]
        rest = [zin for zin in zinnen if NIET_INGEVULD not in zin]
        if onbekend:
            rest.append(self.tr("Nummer {0}: {1}.").format(NIET_INGEVULD, ", ".join(onbekend)))
        self.zinnen.setText("\n".join(rest))
