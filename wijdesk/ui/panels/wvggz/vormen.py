"""The forms of the Wvggz-meldpunt: begin, findings, outcome, feedback, and the consultation. Each keeps a draft."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.wvggz import BeginWvggz, BesluitWvggz, BewaarWvggz, KoppelWvggzTerug, LegConsultVast
from wijdesk.models.rows.wvggz import WvggzDetail
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving

TOETSEN = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The keys of the sources, in their order."""


class PuntVorm(VeldFormulier):
    """One point of the checklist of one melding."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: WvggzDetail | None = None

    def begin(self, detail: WvggzDetail) -> None:
        """About this melding."""
        self.detail = detail
        self.open_voor(f"{self.naam}.{detail.signaal_id.hex()}")

    def nu(self) -> str:
        """Today as it stands in a field."""
        return f"{self.vandaag():%d-%m-%Y}"


class BeginVorm(PuntVorm):
    """The day the melding came in; the clock runs from it."""

    naam = "wvggz_begin"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Verkennend onderzoek beginnen"), self.tr("Beginnen"))
        self.melding = etiket("", "", breekt_af=True, naam="wvggz_begin_melding")
        self.kolom.addWidget(self.melding)
        hulp = self.tr("Vanaf deze dag lopen de 14 dagen (Wvggz art. 5:2).")
        self._leg(self._veld("melding_op", self.tr("De melding kwam binnen op"), DatumRegel(), hulp=hulp))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """The day the signaal was received."""
        if self.detail is not None:
            self.melding.setText(self.detail.tekst)
            self.zet_waarden({"melding_op": datum_in_woorden(self.detail.melding_op)})

    def opdracht(self) -> Opdracht[Any] | None:
        """The begin."""
        if self.detail is None:
            return None
        return BeginWvggz(signaal_id=self.detail.signaal_id, melding_op=self.dag("melding_op"))

    def eerste_veld(self) -> QWidget:
        """The day."""
        return self.delen["melding_op"]


class BevindingenVorm(PuntVorm):
    """What was found, and when the person was spoken to."""

    naam = "wvggz_bevindingen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Gesprek en bevindingen"), self.tr("Opslaan"))
        hulp = self.tr("Of de dag waarop u het probeerde. Leeg als dat nog moet.")
        self._leg(self._veld("gesproken_op", self.tr("Gesproken op"), DatumRegel(), hulp=hulp))
        self._leg(
            self._veld(
                "bevindingen", self.tr("Bevindingen"), Notitie(regels=8),
                hulp=self.tr("Is er ernstig nadeel door een psychische stoornis? Wil de betrokkene zelf hulp?"),
            )
        )  # fmt: skip
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """What is known already."""
        if self.detail is not None:
            gesproken = datum_in_woorden(self.detail.gesproken_op) if self.detail.gesproken_op else ""
            self.zet_waarden({"gesproken_op": gesproken, "bevindingen": self.detail.bevindingen})

    def opdracht(self) -> Opdracht[Any] | None:
        """The findings."""
        if self.detail is None:
            return None
        return BewaarWvggz(
            signaal_id=self.detail.signaal_id,
            bevindingen=self.waarden()["bevindingen"],
            gesproken_op=self.dag("gesproken_op"),
        )

    def eerste_veld(self) -> QWidget:
        """The day."""
        return self.delen["gesproken_op"]


class UitkomstVorm(PuntVorm):
    """How it ended; the clock stops."""

    naam = "wvggz_uitkomst"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Uitkomst van het onderzoek"), self.tr("Afronden"))
        codes = omgeving.codes.van("wvggzuitkomst")
        opties = [Optie(waarde=code, tekst=code, toets=toets) for code, toets in zip(codes, TOETSEN, strict=False)]
        titel = self.tr("Uitkomst")
        self.uitkomst = KeuzeGroep(opties, naam="wvggz_uitkomst_keuze", titel=titel)
        self._leg(self._veld("uitkomst", titel, self.uitkomst))
        self._leg(self._veld("op", self.tr("Besloten op"), DatumRegel()))
        self._leg(self._veld("toelichting", self.tr("Toelichting"), Notitie(regels=4), hulp=self.tr("Mag leeg")))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """Nothing chosen, today."""
        self.zet_waarden({"uitkomst": "", "op": self.nu(), "toelichting": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The outcome."""
        if self.detail is None:
            return None
        w = self.waarden()
        return BesluitWvggz(
            signaal_id=self.detail.signaal_id,
            uitkomst=w["uitkomst"],
            toelichting=w["toelichting"],
            op=self.dag("op"),
        )

    def eerste_veld(self) -> QWidget:
        """The outcome."""
        return self.uitkomst.ingang()


class TerugVorm(PuntVorm):
    """The melder heard."""

    naam = "wvggz_terug"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Terugkoppeling aan de melder"), self.tr("Vastleggen"))
        hulp = self.tr("De melder hoort alleen of er onderzoek was en of er een aanvraag komt, geen bevindingen.")
        self._leg(self._veld("wat", self.tr("Wat heeft de melder gehoord"), Notitie(regels=4), hulp=hulp))
        self._leg(self._veld("op", self.tr("Op"), DatumRegel()))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """Today."""
        self.zet_waarden({"wat": "", "op": self.nu()})

    def opdracht(self) -> Opdracht[Any] | None:
        """The feedback."""
        if self.detail is None:
            return None
        return KoppelWvggzTerug(signaal_id=self.detail.signaal_id, wat=self.waarden()["wat"], op=self.dag("op"))

    def eerste_veld(self) -> QWidget:
        """What was said."""
        return self.delen["wat"]


class ConsultVorm(VeldFormulier):
    """A call: one key says who called and counts it; minutes and advice can be added to it afterwards.

    Signals:
        counted: (Opdracht) a source was chosen; count it at once
    """

    naam = "wvggz_consult"

    counted = Signal(object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._id = omgeving.ids()
        self.geteld = False
        self._noem(self.tr("Consult per telefoon"), self.tr("Opslaan"))
        codes = omgeving.codes.van("signaalbron")
        opties = [Optie(waarde=code, tekst=code, toets=toets) for code, toets in zip(codes, TOETSEN, strict=False)]
        self.bron = KeuzeGroep(opties, naam="wvggz_consult_bron", titel=self.tr("Wie belde"))
        hulp = self.tr("Eén toets telt het consult. Schrijf niemand bij naam op.")
        self._leg(self._veld("bron", self.tr("Wie belde"), self.bron, hulp=hulp))
        self.minuten = QLineEdit(maxLength=4)
        self.stand = etiket("", "kop", breekt_af=True, naam="wvggz_consult_stand")
        self.kolom.addWidget(self.stand)
        self._leg(
            self._veld("duur", self.tr("Minuten"), self.minuten, hulp=self.tr("Mag leeg")),
            self._veld("dag", self.tr("Op"), DatumRegel()),
        )
        self._leg(self._veld("advies", self.tr("Advies"), Notitie(regels=2), hulp=self.tr("Mag leeg, zonder namen")))
        self.kolom.addStretch(1)
        self.bron.gekozen.connect(self._tel)

    def begin(self) -> None:
        """A new call."""
        self.open_voor(self.naam)
        self._toon_stand()

    def vul(self) -> None:
        """Nothing chosen, today; a new one."""
        self._id, self.geteld = self.omgeving.ids(), False
        self.zet_waarden({"bron": "", "duur": "", "dag": f"{self.vandaag():%d-%m-%Y}", "advies": ""})
        self._toon_stand()

    def getypt(self) -> dict[str, Any]:
        """What was counted is kept already; without minutes or advice nothing is lost."""
        w = self.waarden()
        return super().getypt() if w["duur"].strip() or w["advies"].strip() else {}

    def opdracht(self) -> Opdracht[Any]:
        """The call as it is filled in."""
        w = self.waarden()
        duur = w["duur"].strip()
        getal = int(duur) if duur.isascii() and duur.isdigit() else (0 if not duur else -1)
        return LegConsultVast(id=self._id, bron=w["bron"], duur=getal, advies=w["advies"], dag=self.dag("dag"))

    def eerste_veld(self) -> QWidget:
        """Who called."""
        return self.bron.ingang()

    def zeg_geteld(self) -> None:
        """It is in the store: more can be added."""
        self.geteld = True
        self._toon_stand()
        self.minuten.setFocus()
        if (rol := self.findChild(QScrollArea)) is not None:  # large letters: it lies below what is seen
            rol.ensureWidgetVisible(self.minuten, 0, 2 * self.fontMetrics().height())

    def _tel(self, _: str) -> None:
        self.counted.emit(self.opdracht())

    def _toon_stand(self) -> None:
        zin = self.tr("Geteld: {0}. Minuten en advies kunnen er nog bij.").format(self.bron.waarde)
        self.stand.setText(zin if self.geteld else "")
        self.stand.setVisible(self.geteld)
        self.annuleer.setText(self.tr("Sluiten") if self.geteld else self.tr("Annuleren"))
