"""The form that says who has gezag over one child: adults to tick, or an institution, since when, and what that shows
from.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wijdesk.models.gezinsrol import vraagt_gezag
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huishouden import BeeindigGezag, LegGezagVast
from wijdesk.models.rows.huishouden import GezagDetail, HuishoudenDetail, LidRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.gezin.beeld import kort
from wijdesk.ui.panels.casus.kies_een import past
from wijdesk.ui.panels.casus.rijformulier import RijFormulier
from wijdesk.ui.schakelrij import Schakelrij

SOORTEN = ("ouderlijk gezag", "voogdij")
INSTELLING = "instelling"
"""Ticked instead of a person: a gecertificeerde instelling has voogdij, and alone (art. 1:302 BW)."""


class GezagFormulier(RijFormulier):
    """What is ticked holds from the day that is filled in; what was ticked off ends the day before."""

    naam = "gezag"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: LidRij | None = None
        self._detail: GezagDetail | None = None
        self._had: tuple[str, ...] = ()
        """What was ticked before the last click."""
        self.uitleg = etiket("", "bij", breekt_af=True, naam="gezag_uitleg")
        self.ouders: Schakelrij[str] = Schakelrij(naam="gezag_ouders", titel=self.tr("Heeft het gezag"))
        self.kolom.addWidget(self.uitleg)
        self._leg(
            self._veld(
                "ouders",
                self.tr("Wie heeft het gezag"),
                self.ouders,
                hulp=self.tr("Hoogstens twee. Staat iemand er niet bij? Voeg die dan eerst toe als lid (N)."),
            )
        )
        self.instelling = regel(120)
        self._leg(
            self._veld(
                "instelling",
                self.tr("Naam van de instelling"),
                self.instelling,
                hulp=self.tr(
                    "De gecertificeerde instelling die van de rechter de voogdij kreeg, zoals Jeugdbescherming Noord."
                ),
            )
        )
        self._leg(
            self._veld("van", self.tr("Sinds"), DatumRegel()),
            self._veld("soort", self.tr("Soort"), Keuze(SOORTEN)),
        )
        self._leg(
            self._veld(
                "opmerking",
                self.tr("Waaruit blijkt dat"),
                regel(300),
                hulp=self.tr(
                    "Bijvoorbeeld: uitspraak van de rechter, gezagsregister, of gezegd door moeder. Nodig als iemand "
                    "het gezag niet (meer) heeft."
                ),
            )
        )
        self.kolom.addStretch(1)
        for veld, plek in (("kind_id", "ouders"), ("tot", "van"), ("reden", "opmerking")):
            self.velden[veld] = self.velden[plek]
        self.ouders.switched.connect(self._geschakeld)

    def begin_voor(self, huishouden: HuishoudenDetail, rij: LidRij, detail: GezagDetail) -> None:
        """Ask it about this child."""
        self.rij, self._detail = rij, detail
        self.ouders.maak(
            (
                *(
                    (wie.persoon_id.hex(), past(wie.naam if len(wie.naam) <= 32 else kort(wie.naam), 32))
                    for wie in detail.kandidaten
                ),
                (INSTELLING, self.tr("Een instelling")),
            )
        )
        if detail.vast:
            zin = self.tr("Vastgelegd, sinds {0}.").format(datum_in_woorden(detail.sinds))
        elif any(wie.heeft for wie in detail.kandidaten):
            zin = self.tr("Nog niet vastgelegd. Wat hieronder aan staat, is volgens de rollen in het gezin.")
        elif vraagt_gezag(rij.rol):
            zin = self.tr(
                "Nog niet bekend. Wie voor een {0} zorgt, heeft daarmee niet het gezag. Vraag het na en zet aan "
                "wie het heeft."
            ).format(rij.rol)
        else:
            zin = self.tr("Nog niet bekend. Vraag het na en zet aan wie het heeft.")
        self.uitleg.setText(zin)
        heeft = ".".join(wie.persoon_id.hex() for wie in detail.kandidaten if wie.heeft)
        heeft += INSTELLING if detail.instelling else ""
        self.begin_met(huishouden, f"{rij.persoon_id.hex()}.{int(detail.vast)}.{heeft}")
        self._noem(self.tr("Gezag over {0}").format(rij.naam), self.tr("Vastleggen"))

    def vul(self) -> None:
        """Who has it now, from today."""
        detail = self._detail
        heeft = [wie.persoon_id.hex() for wie in detail.kandidaten if wie.heeft] if detail else []
        self.zet_waarden(
            {
                "ouders": [*heeft, INSTELLING] if detail and detail.instelling else heeft,
                "instelling": detail.instelling if detail else "",
                "van": f"{self.vandaag():%d-%m-%Y}",
                "soort": detail.soort or SOORTEN[0] if detail else SOORTEN[0],
                "opmerking": "",
            }
        )

    def opdracht(self) -> Opdracht[Any] | None:
        """What changes: who gets it and who has it no more, or only the last."""
        detail = self._detail
        if detail is None:
            return None
        w, van = self.waarden(), self.dag("van")
        voogd = " ".join(w["instelling"].split()) if INSTELLING in w["ouders"] else ""
        if INSTELLING in w["ouders"] and not voogd:
            self.velden["instelling"].toon_fout(self.tr("Schrijf op welke instelling de voogdij heeft."))
            self.instelling.setFocus()
            self.bewaar.setEnabled(True)
            return None
        andere = voogd.casefold() != detail.instelling.casefold()
        voogd_erbij, voogd_weg = voogd if andere else "", andere and bool(detail.instelling)
        aan = tuple(wie.persoon_id for wie in detail.kandidaten if wie.persoon_id.hex() in w["ouders"])
        had = tuple(wie.persoon_id for wie in detail.kandidaten if wie.heeft and detail.vast)
        erbij = tuple(id_ for id_ in aan if id_ not in had)
        weg = tuple(id_ for id_ in had if id_ not in aan)
        if detail.vast and not erbij and not weg and not andere:
            self.velden["ouders"].toon_fout(self.tr("Dit is al zo vastgelegd. Zet iemand aan of uit."))
            return None
        if detail.vast and not erbij and not voogd_erbij:
            return BeeindigGezag(
                kind_id=detail.kind_id, ouders=weg, instelling=voogd_weg, tot=_dag_voor(van), reden=w["opmerking"]
            )
        return LegGezagVast(
            kind_id=detail.kind_id,
            ouders=erbij,
            van=van,
            instelling=voogd_erbij,
            soort=SOORTEN[1] if voogd_erbij else w["soort"],
            niet_meer=weg,
            instelling_niet_meer=voogd_weg,
            opmerking=w["opmerking"],
        )

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back."""
        super().zet_waarden(waarden)
        self._toon_instelling()

    def eerste_veld(self) -> QWidget:
        """Who has it."""
        return self.ouders

    def _geschakeld(self) -> None:
        """An institution has voogdij alone: who is ticked after it takes its place, and the other way round."""
        aan = self.ouders.aan()
        if INSTELLING in aan and len(aan) > 1:
            self.ouders.zet(wie for wie in aan if (wie == INSTELLING) == (INSTELLING not in self._had))
        self.velden["ouders"].wis_fout()
        erbij = INSTELLING in self.ouders.aan() and INSTELLING not in self._had
        self._toon_instelling()
        if erbij:
            self.instelling.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon_instelling(self) -> None:
        self._had = self.ouders.aan()
        voogd = INSTELLING in self._had
        self.velden["instelling"].setVisible(voogd)
        self.velden["soort"].setVisible(not voogd)


def _dag_voor(tekst: str) -> str:
    """The day before an ISO day; what is no day stays as it was typed, so that the refusal can say so."""
    try:
        return (date.fromisoformat(tekst) - timedelta(days=1)).isoformat()
    except ValueError:
        return tekst
