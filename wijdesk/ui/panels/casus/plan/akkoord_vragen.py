"""The form in which somebody answers to a version of the plan: who, how, when, and the signature."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.ondertekenaars import nog_te_vragen
from wijdesk.models.opdrachten.akkoord import GeefAkkoord
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.plan import Ondertekening, Tekenaar, VersieRij
from wijdesk.models.values import Id
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Knop, Veld, etiket
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.handtekening import HandtekeningInvoer
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.plan.kaartvorm import KaartVorm

SCHERM, PAPIER, NIET = "op het scherm", "op papier", "niet akkoord"
ANDER, BIJ_NAAM = "-", "@"
"""Values of `wie`: somebody else, and (followed by its name) an institution, which signs by name."""


class KeuzeKnop(Knop):
    """A choice that is written bold when it is chosen, and has the room for that before."""

    def __init__(self, tekst: str) -> None:
        super().__init__(tekst)
        self.setProperty("rol", "keuze")
        self.setCheckable(True)

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        vet = QFont(self.font())
        vet.setWeight(QFont.Weight.DemiBold)
        hint = super().sizeHint()
        erbij = QFontMetrics(vet).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, erbij) + 4, hint.height())


class AkkoordFormulier(KaartVorm):
    """One answer, of which no draft holds the signature: nobody's name stands anywhere before it was confirmed."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "akkoord")
        self._versie: VersieRij | None = None
        self._tekenaar = ("", "")
        """Whose signature stands in the field: who was chosen, and the name of somebody else."""
        self._getekend: dict[str, str] = {}
        """Signatures of who is not chosen now; each comes back only with its own signer."""
        self.kop = etiket("", "kop", breekt_af=True, naam="akkoord_kop")
        self.let_op = etiket(
            self.tr("Het plan is sindsdien veranderd. Dit antwoord gaat over de versie, niet over wat er nu staat."),
            "waarschuwing", breekt_af=True, naam="akkoord_let_op",
        )  # fmt: skip
        self.wie = Keuze(leeg=self.tr("Kies wie er antwoordt"))
        self.naam = QLineEdit()
        self.naam.setMaxLength(120)
        self._wijze = QWidget()
        self.wijzen = {
            SCHERM: KeuzeKnop(self.tr("Akkoord op het scherm")),
            PAPIER: KeuzeKnop(self.tr("Akkoord op papier")),
            NIET: KeuzeKnop(self.tr("Niet akkoord")),
        }
        self._groep = QButtonGroup(self)
        self.datum = DatumRegel()
        self.handtekening = HandtekeningInvoer()
        self.opmerking = QLineEdit()
        self.opmerking.setMaxLength(400)
        hulp = self.tr("Naam en wie het is: “oma Truus”, “voogd P. Smit”")
        self.velden = {
            "wie": Veld(self.tr("Wie"), self.wie, naam="akkoord_wie"),
            "naam": Veld(self.tr("Naam"), self.naam, naam="akkoord_naam", hulp=hulp),
            "wijze": Veld(self.tr("Antwoord"), self._wijze, naam="akkoord_wijze"),
            "op": Veld(self.tr("Op"), self.datum, naam="akkoord_op"),
            "handtekening": Veld(self.tr("Handtekening"), self.handtekening, naam="akkoord_handtekening"),
            "opmerking": Veld(self.tr("Opmerking"), self.opmerking, naam="akkoord_opmerking"),
        }
        self.leg_vast.zet_tekst(self.tr("Antwoord vastleggen"))
        rij = FlowLayout(self._wijze, ruimte=8)
        for keuze in self.wijzen.values():
            rij.addWidget(keuze)
        self._leg(self.kop, self.let_op, *self.velden.values())
        self._verbind()

    def _verbind(self) -> None:
        for plek, keuze in enumerate(self.wijzen.values()):
            self._groep.addButton(keuze, plek)
            keuze.toggled.connect(lambda _: self._toon_velden())
        self.wie.currentIndexChanged.connect(lambda _: self._wissel_tekenaar())
        self.wie.currentIndexChanged.connect(lambda _: self._wijze_van_instelling())
        self.naam.editingFinished.connect(self._wissel_tekenaar)
        self.handtekening.vlak.changed.connect(self._begint_te_tekenen)
        for naam, regel in (("naam", self.naam), ("op", self.datum), ("opmerking", self.opmerking)):
            regel.textEdited.connect(lambda _, veld=self.velden[naam]: veld.wis_fout())
            regel.textEdited.connect(self.concept.merk)

    def open(self, versie: VersieRij, nodig: Ondertekening, huishouden: HuishoudenDetail) -> None:
        """Ask for an answer to this version; one that was being filled in stands there again."""
        nieuw = self._versie is None
        if nieuw:
            self._wis()
        self.zet_wie(versie, nodig, huishouden)
        if nieuw:
            self.zie_bij(self._omgeving.jobs, self)
            self._zet_terug()
        self.show()
        self.opened.emit()
        self.wie.setFocus(Qt.FocusReason.OtherFocusReason)

    def eerste_veld(self) -> QWidget:
        """Who answers."""
        return self.wie

    def waarschuw(self, *, gewijzigd: bool) -> None:
        """Say that the plan is not what this version says any more."""
        self.let_op.setVisible(gewijzigd)

    def zet_wie(self, versie: VersieRij, nodig: Ondertekening, huishouden: HuishoudenDetail) -> None:
        """Who can be chosen: first whose yes is still needed, then other members, then somebody else."""
        if self._versie is not None and self._versie.id != versie.id:
            # Why: a signature below one version may never end up below another.
            if self.handtekening.vlak.streken:
                self.fout.setText(self.tr("Er is een nieuwe versie. Zet de handtekening opnieuw."))
                self.fout.show()
            self.handtekening.vlak.wis()
            self._getekend.clear()
        self._versie = versie
        self.kop.setText(self.tr("Antwoord op versie %1").replace("%1", str(versie.nummer)))
        gekozen = self.wie.waarde
        nog = nog_te_vragen(nodig, versie.akkoorden)
        leden = [lid for lid in huishouden.leden if not lid.afgeschermd]
        leden.sort(key=lambda lid: lid.persoon_id not in [wie.persoon_id for wie in nog])
        self.wie.blockSignals(True)
        self.wie.clear()
        self.wie.addItem(self.tr("Kies wie er antwoordt"), "")
        for lid in leden:
            jaren = f" ({lid.leeftijd})" if lid.leeftijd is not None else ""
            self.wie.addItem(f"{lid.naam}{jaren}", lid.persoon_id.hex())
        thuis = {lid.persoon_id for lid in huishouden.leden}
        for wie in nog:  # who decides for a child and does not live here
            if wie.persoon_id not in thuis:
                self.wie.addItem(wie.naam, _waarde(wie))
        self.wie.addItem(self.tr("Iemand anders"), ANDER)
        self.wie.setCurrentIndex(max(0, self.wie.findData(gekozen)))
        self.wie.blockSignals(False)
        self._wissel_tekenaar()

    def begonnen(self) -> bool:
        """Whether something was filled in that would be lost."""
        return bool(self.handtekening.vlak.streken or self.opmerking.text().strip() or self.naam.text().strip())

    def bied_aan(self) -> None:
        """Ask the block to keep this; what can be seen here is told here."""
        if self._versie is None or not self.leg_vast.isEnabled():
            return
        self._wissel_tekenaar()
        if fouten := self._nagekeken():
            self.toon_fouten(Weigering(self.tr("Er ontbreekt nog iets."), fouten=fouten))
            return
        wijze, wie = self._gekozen(), self.wie.waarde
        naam = self.naam.text().strip() if wie == ANDER else wie.removeprefix(BIJ_NAAM)
        bij_naam = wie == ANDER or wie.startswith(BIJ_NAAM)
        antwoord = GeefAkkoord(
            versie_id=self._versie.id, wijze=wijze, op=self.datum.iso(self._vandaag()) or "",
            persoon_id=None if bij_naam else Id(bytes.fromhex(wie)), naam=naam if bij_naam else "",
            door=self.naam.text().strip() if wie.startswith(BIJ_NAAM) else "",
            handtekening=self.handtekening.vlak.tekst() if wijze == SCHERM else "",
            opmerking=self.opmerking.text().strip(),
        )  # fmt: skip
        self.leg_vast.setEnabled(False)
        self.fout.hide()
        self.ready.emit(self.met_gezien(antwoord))

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say what was refused beside the field it is about."""
        self.weer_open()
        for veld in self.velden.values():
            veld.wis_fout()
        fout = [naam for naam in self.velden if naam in weigering.fouten]
        self.fout.setText("" if fout else weigering.zin)
        self.fout.setVisible(not fout)
        for naam in fout:
            self.velden[naam].toon_fout(weigering.fouten[naam])
        if fout:
            eerste = self.wijzen[SCHERM] if fout[0] == "wijze" else self.velden[fout[0]].invoer
            eerste.setFocus(Qt.FocusReason.OtherFocusReason)

    def klaar(self) -> None:
        """It was kept: put the form away, empty, and its draft with it."""
        self._versie = None
        self._wis()
        self.hide()
        self.concept.bewaar()
        self.closed.emit()

    def berg_op(self) -> None:
        """Make room for another plan: what was filled in stands there again when this version is asked about."""
        if self._versie is not None and self.begonnen():
            self._opzij[self._sleutel()] = self._waarden()
        self.concept.bewaar()
        self._versie = None
        self.hide()

    def _sleutel(self) -> str:
        return "" if self._versie is None else self._versie.id.hex()

    def _te_bewaren(self, waarden: dict[str, Any]) -> dict[str, Any]:
        return waarden | {"streken": ""}

    def _waarden(self) -> dict[str, Any]:
        return {
            "wie": self.wie.waarde,
            "naam": self.naam.text(),
            "wijze": self._gekozen(),
            "op": self.datum.text(),
            "opmerking": self.opmerking.text(),
            "streken": self.handtekening.vlak.tekst(),
        }

    def _zet_terug(self) -> None:
        if (waarden := self._opzij.pop(self._sleutel(), None)) is None:
            return
        self.wie.setCurrentIndex(max(0, self.wie.findData(waarden["wie"])))
        self.wijzen[waarden["wijze"]].setChecked(True)
        self.naam.setText(waarden["naam"])
        self.datum.setText(waarden["op"])
        self.opmerking.setText(waarden["opmerking"])
        if self.wie.waarde == waarden["wie"]:  # else the signer is no member any more
            self.handtekening.vlak.zet(waarden["streken"])

    def _nagekeken(self) -> dict[str, str]:
        fouten = {}
        if not self.wie.waarde:
            fouten["wie"] = self.tr("Kies wie er antwoordt.")
        elif self.wie.waarde[:1] in (ANDER, BIJ_NAAM) and not self.naam.text().strip():
            fouten["naam"] = self.tr("Schrijf op wie er antwoordt.")
        if not self.datum.iso(self._vandaag()):
            fouten["op"] = self.tr("Schrijf de datum als 03-02-2026.")
        if self._gekozen() == SCHERM and (zin := self.handtekening.vlak.fout()):
            fouten["handtekening"] = zin
        if self._gekozen() == NIET and not self.opmerking.text().strip():
            fouten["opmerking"] = self.tr("Schrijf in één zin waarom er geen akkoord is.")
        return fouten

    def _gekozen(self) -> str:
        return next((wijze for wijze, keuze in self.wijzen.items() if keuze.isChecked()), SCHERM)

    def _wijze_van_instelling(self) -> None:
        if self.wie.waarde.startswith(BIJ_NAAM):  # it signs on paper, as a rule
            self.wijzen[PAPIER].setChecked(True)

    def _begint_te_tekenen(self) -> None:
        self.velden["handtekening"].wis_fout()
        self._tekenaar = self.wie.waarde, self.naam.text().strip()

    def _wissel_tekenaar(self) -> None:
        """A signature belongs to who drew it: with another signer the field is empty, or holds that one's own.

        One that was drawn before anybody was chosen (or named) belongs to the first who is.
        """
        wie, naam = self.wie.waarde, self.naam.text().strip()
        van, van_naam = self._tekenaar
        vlak = self.handtekening.vlak
        if vlak.streken and van and wie != van:
            if van != ANDER:
                self._getekend[van] = vlak.tekst()
            self._wis_tekening()
        elif vlak.streken and wie == van == ANDER and van_naam and naam.casefold() != van_naam.casefold():
            self._wis_tekening()
        elif vlak.streken:
            self._tekenaar = wie, naam
        if not vlak.streken and wie in self._getekend:
            vlak.zet(self._getekend.pop(wie))
        self._toon_velden()

    def _wis_tekening(self) -> None:
        self.handtekening.vlak.wis()
        if self._gekozen() == SCHERM:
            self.velden["handtekening"].toon_fout(
                self.tr("De handtekening was van iemand anders en is weggehaald. Laat opnieuw tekenen.")
            )

    def _toon_velden(self) -> None:
        namens = self.wie.waarde.startswith(BIJ_NAAM)
        self.velden["naam"].setVisible(namens or self.wie.waarde == ANDER)
        self.velden["naam"].zet_label(self.tr("Wie tekent er, en in welke functie") if namens else self.tr("Naam"))
        self.velden["handtekening"].setVisible(self._gekozen() == SCHERM)
        niet = self._gekozen() == NIET
        self.velden["opmerking"].zet_label(self.tr("Waarom niet") if niet else self.tr("Opmerking (hoeft niet)"))
        self.velden["wie"].wis_fout()
        self.velden["opmerking"].wis_fout()

    def _wis(self) -> None:
        self.handtekening.vlak.wis()
        self._getekend.clear()
        self.wie.setCurrentIndex(0)
        self.wijzen[SCHERM].setChecked(True)
        self.naam.clear()
        self.opmerking.clear()
        self.datum.zet(self._vandaag())
        for veld in self.velden.values():
            veld.wis_fout()
        self.fout.hide()
        self.leg_vast.setEnabled(True)
        self._toon_velden()


def _waarde(wie: Tekenaar) -> str:
    return BIJ_NAAM + wie.naam if wie.persoon_id is None else wie.persoon_id.hex()
