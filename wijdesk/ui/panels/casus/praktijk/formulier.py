"""The form of a practice form, drawn from the declaration of its kind; and the one that ends it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.praktijk import BeginPraktijkvorm, RondPraktijkvormAf, WijzigPraktijkvorm
from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.praktijkregels import VERWIJST, VOOR_PERSOON, Vormsoort, Vormveld
from wijdesk.models.rows.praktijk import KeuzeRij, Praktijkbeeld, PraktijkvormRij
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.naast import twee_aan_twee
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.rijformulier import NIEUW, RijFormulier

VELD = "veld."
"""Begins the name of a field that is the kind's own."""


class PraktijkFormulier(RijFormulier):
    """What everybody fills in, and below it the fields of the kind that was chosen."""

    naam = "praktijk"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: PraktijkvormRij | None = None
        self.soort: Vormsoort | None = None
        self._beeld = Praktijkbeeld(vormen=(), soorten=(), leden=(), collegas=())
        self._nieuw_id = omgeving.ids()
        self.code = Keuze(leeg=self.tr("Kies een praktijkvorm"))
        self.persoon = Keuze(leeg=self.tr("Kies wie"))
        self.collega = Keuze(leeg=self.tr("Kies een collega"))
        self.uitleg = etiket("", "bij", breekt_af=True, naam="praktijk_uitleg")
        self._veld_code = self._veld("code", self.tr("Welke praktijkvorm?"), self.code)
        self._veld_persoon = self._veld("persoon_id", self.tr("Voor wie?"), self.persoon)
        self._leg(self._veld_code)
        self.kolom.addWidget(self.uitleg)
        self._leg(self._veld_persoon)
        self._leg(
            self._veld("begin", self.tr("Begonnen op"), DatumRegel()),
            self._veld("medewerker_id", self.tr("Wie doet het?"), self.collega),
        )
        self._vlak = QVBoxLayout()
        self._vlak.setSpacing(12)
        self._blad: QWidget | None = None
        self.kolom.addLayout(self._vlak)
        self.kolom.addStretch(1)
        self.code.currentIndexChanged.connect(lambda _: self._kies_soort())

    def begin_voor(self, huishouden: Any, rij: PraktijkvormRij | None, beeld: Praktijkbeeld) -> None:
        """Change this one, or begin a new one."""
        anders = rij is None or self.rij is None or rij.id != self.rij.id
        self._beeld = beeld
        if rij is None and (self.rij is not None or not self.getypt()):
            self._nieuw_id = self.omgeving.ids()
        self.rij = rij
        self.code.zet_paren((soort.naam, soort.code) for soort in beeld.soorten)
        self.persoon.zet_paren(_paren(beeld.leden))
        self.collega.zet_paren(_paren(beeld.collegas))
        self._veld_code.setVisible(rij is None)
        if anders and rij is not None:
            self._teken(lees_een(rij.soort_inhoud))
        self.begin_met(huishouden, NIEUW if rij is None else rij.id.hex())
        if rij is None:
            self._noem(self.tr("Praktijkvorm beginnen"), self.tr("Opslaan"))
        else:
            self._noem(" · ".join(deel for deel in (rij.naam, rij.persoon) if deel), self.tr("Opslaan"))

    def vul(self) -> None:
        """What is known of this one; a new one begins with no kind, today, with whoever is at work."""
        rij = self.rij
        self._teken(None if rij is None else lees_een(rij.soort_inhoud))
        ik = self.omgeving.medewerker.id.hex()
        waarden = {
            "code": "" if rij is None else rij.code,
            "persoon_id": "" if rij is None or rij.persoon_id is None else rij.persoon_id.hex(),
            "begin": f"{self.vandaag():%d-%m-%Y}" if rij is None else datum_in_woorden(rij.begin),
            "medewerker_id": ik if rij is None else rij.medewerker_id.hex(),
        }
        if rij is not None:
            self.code.blockSignals(True)
            self.code.zet(rij.code)
            self.code.blockSignals(False)
            if self.collega.findData(rij.medewerker_id.hex()) < 0:
                self.collega.addItem(rij.medewerker, rij.medewerker_id.hex())
            waarden |= {
                f"{VELD}{veld.sleutel}": self._getoond(veld.sleutel, veld.waarde, veld.tekst) for veld in rij.velden
            }
        self.zet_waarden(waarden)

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back: the kind first, because it says which fields there are."""
        super().zet_waarden({naam: waarde for naam, waarde in waarden.items() if not naam.startswith(VELD)})
        super().zet_waarden({naam: waarde for naam, waarde in waarden.items() if naam.startswith(VELD)})

    def opdracht(self) -> Opdracht[Any] | None:
        """Begin it, or change what differs from what stood there: so what a colleague fills in elsewhere stays."""
        if self.rij is None:
            if self.huishouden is None:
                return None
            return BeginPraktijkvorm(
                id=self._nieuw_id,
                code=self.code.waarde,
                huishouden_id=self.huishouden.id,
                persoon_id=self.id_van("persoon_id"),
                medewerker_id=self.id_van("medewerker_id"),
                begin=self.dag("begin"),
                waarden=self._eigen(),
            )
        nu, stond = self.waarden(), self._begin
        return WijzigPraktijkvorm(
            id=self.rij.id,
            begin=self.dag("begin") if nu["begin"] != stond.get("begin") else None,
            medewerker_id=self.id_van("medewerker_id"),
            waarden=tuple(
                (sleutel, waarde)
                for sleutel, waarde in self._eigen()
                if nu[f"{VELD}{sleutel}"] != stond.get(f"{VELD}{sleutel}")
            ),
        )

    def gelukt(self) -> None:
        """The next new one is another."""
        self._nieuw_id = self.omgeving.ids()
        super().gelukt()

    def eerste_veld(self) -> QWidget:
        """The kind; of one that was begun its first field."""
        if self.rij is None:
            return self.code
        eigen = (deel for naam, deel in self.delen.items() if naam.startswith(VELD))
        return next(eigen, self.delen["begin"])

    # The fields of the kind ------------------------------------------------------------------------------------------

    def _kies_soort(self) -> None:
        rij = next((soort for soort in self._beeld.soorten if soort.code == self.code.waarde), None)
        if self.rij is None:
            self._teken(None if rij is None else lees_een(rij.inhoud))

    def _teken(self, soort: Vormsoort | None) -> None:
        """Draw the fields of this kind in the place of those of another."""
        self.uitleg.setText("" if soort is None else f"{soort.omschrijving} {soort.grond}.")
        self.uitleg.setVisible(soort is not None)
        self._veld_persoon.setVisible(self.rij is None and soort is not None and soort.voor == VOOR_PERSOON)
        if soort == self.soort:
            return
        self.soort = soort
        for naam in [naam for naam in self.velden if naam.startswith(VELD)]:
            del self.velden[naam], self.delen[naam]
            self._dagen.pop(naam, None)
        if self._blad is not None:
            self._vlak.removeWidget(self._blad)
            self._blad.hide()
            self._blad.deleteLater()
            self._blad = None
        if soort is not None and soort.velden:
            self._blad = self._maak(soort)
            self._vlak.addWidget(self._blad)
            self._blad.show()  # at once: the next key may be Tab

    def _maak(self, soort: Vormsoort) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(12)
        delen: list[tuple[QWidget, bool]] = []
        for vormveld in soort.velden:
            label = vormveld.label if vormveld.verplicht else self.tr("{0} (mag leeg)").format(vormveld.label)
            invoer = self._invoer(vormveld)
            invoer.setAccessibleName(label)
            # Why doubled: an organisation may write a & in a name, which is no sign of a key.
            label = label.replace("&", "&&")
            veld = self._veld(f"{VELD}{vormveld.sleutel}", label, invoer, hulp=vormveld.uitleg)
            veld.label.setWordWrap(True)
            delen.append((veld, vormveld.soort == "tekst"))
        twee_aan_twee(kolom, delen, letters=24)
        return blad

    def _invoer(self, veld: Vormveld) -> QWidget:
        match veld.soort:
            case "keuze":
                return Keuze(veld.keuzes, leeg=self.tr("Nog niet gekozen"))
            case "ja-nee":
                return Keuze(("ja", "nee"), leeg=self.tr("Nog niet gevraagd"))
            case "dag":
                return DatumRegel()
            case "getal":
                return regel(6)
            case "collega" | "persoon":
                keuze = Keuze(leeg=self.tr("Nog niet gekozen"))
                keuze.zet_paren(_paren(self._beeld.collegas if veld.soort == "collega" else self._beeld.leden))
                return keuze
        return Notitie(regels=2)

    def _getoond(self, sleutel: str, waarde: str, tekst: str) -> str:
        """A value as its field shows it; who is no longer to be chosen stays where they were chosen."""
        vormveld = None if self.soort is None else self.soort.veld(sleutel)
        if vormveld is not None and vormveld.soort in VERWIJST:
            keuze = self.delen[f"{VELD}{sleutel}"]
            if isinstance(keuze, Keuze) and keuze.findData(waarde) < 0:
                keuze.addItem(tekst, waarde)
        return datum_in_woorden(waarde) if vormveld is not None and vormveld.soort == "dag" else waarde

    def _eigen(self) -> tuple[tuple[str, str], ...]:
        """(key, value) of every field of the kind, days as ISO."""
        waarden = self.waarden()
        return tuple(
            (naam.removeprefix(VELD), self.dag(naam) if naam in self._dagen else str(waarden[naam]))
            for naam in waarden
            if naam.startswith(VELD)
        )


class AfrondFormulier(RijFormulier):
    """How it ended, and when."""

    naam = "praktijk_af"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: PraktijkvormRij | None = None
        self.uitkomst = Keuze(leeg=self.tr("Kies hoe het afliep"))
        self._leg(
            self._veld("uitkomst", self.tr("Hoe liep het af?"), self.uitkomst),
            self._veld("op", self.tr("Afgerond op"), DatumRegel()),
        )
        self.kolom.addStretch(1)

    def begin_voor(self, huishouden: Any, rij: PraktijkvormRij) -> None:
        """End this one."""
        self.rij = rij
        self.uitkomst.zet_codes(lees_een(rij.soort_inhoud).uitkomsten)
        self.begin_met(huishouden, rij.id.hex())
        self._noem(self.tr("{0} afronden").format(rij.naam), self.tr("Afronden"))

    def vul(self) -> None:
        """Today, and nothing chosen."""
        self.zet_waarden({"uitkomst": "", "op": f"{self.vandaag():%d-%m-%Y}"})

    def opdracht(self) -> Opdracht[Any] | None:
        """End it."""
        if self.rij is None:
            return None
        return RondPraktijkvormAf(id=self.rij.id, uitkomst=self.uitkomst.waarde, op=self.dag("op"))

    def eerste_veld(self) -> QWidget:
        """How it ended."""
        return self.uitkomst


def _paren(rijen: tuple[KeuzeRij, ...]) -> list[tuple[str, str]]:
    return [(rij.naam, rij.id.hex()) for rij in rijen]
