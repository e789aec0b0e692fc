"""The part of a form that asks about the other home of who lives here part of the time: known, new, or unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from wijdesk.models.gezinsrol import is_kind
from wijdesk.models.opdrachten.huishouden import DAAR_DEELS, DAAR_HELE_TIJD, DAAR_WEG, AnderHuis, LidInvoer
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.rows.huishouden import HuishoudenDetail, LidRij
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.rows.vondst import HuishoudenVondst
from wijdesk.models.values import Id
from wijdesk.ui.formulier import regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.gezin.beeld import DEELS
from wijdesk.ui.panels.casus.gezin.delen import HuishoudenZoeker
from wijdesk.ui.panels.casus.rijformulier import RijFormulier
from wijdesk.ui.persoon_zoeken import PersoonZoeker

BEKEND, NIEUW, ONBEKEND = "bekend", "nieuw", "onbekend"
NAAM = ("ander_roepnaam", "ander_tussenvoegsel", "ander_achternaam")
KIND = "kind"


class MetAndereHelft(RijFormulier):
    """A form that can end one half of a co-ouderschap; the other half then changes too."""

    def _leg_andere_helft(self) -> None:
        """Ask what becomes of the other home when this is no longer one of two; hidden until `_toon_andere_helft`."""
        self.andere_helft = KeuzeGroep(
            (
                Optie(waarde=DAAR_HELE_TIJD, tekst=self.tr("Woont daar nu de hele tijd"), toets="1"),
                Optie(waarde=DAAR_DEELS, tekst=self.tr("Woont daar deels, zoals het was"), toets="2"),
                Optie(waarde=DAAR_WEG, tekst=self.tr("Hoort daar ook niet meer bij"), toets="3"),
            ),
            naam=f"{self.naam}_andere_helft",
            titel=self.tr("Het andere huis"),
        )
        self._leg(self._veld("andere_helft", self.tr("Wat verandert er in het andere huis"), self.andere_helft))

    def _toon_andere_helft(self, rij: LidRij | None, *, verandert: bool) -> None:
        """Ask it when this member has another home and stops living here part of the time."""
        vraagt = rij is not None and rij.verblijf == DEELS and bool(rij.ook_in) and verandert
        self.velden["andere_helft"].setVisible(vraagt)
        if vraagt and rij is not None:
            huizen = " en ".join(naam for _, naam in rij.ook_in)
            self.velden["andere_helft"].label.setText(self.tr("Wat verandert er bij {0}").format(huizen))


class MetAnderHuis(MetAndereHelft):
    """A form that can ask this. Nothing is chosen by itself: it would record what nobody said."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.ander = KeuzeGroep(
            (
                Optie(waarde=BEKEND, tekst=self.tr("Een bekend huishouden"), toets="1"),
                Optie(waarde=NIEUW, tekst=self.tr("Een nieuw huishouden"), toets="2"),
                Optie(waarde=ONBEKEND, tekst=self.tr("Nog niet bekend"), toets="3"),
            ),
            naam="lid_ander_keuze",
            titel=self.tr("Het andere huis"),
        )
        self.ander_huis = HuishoudenZoeker(omgeving.jobs, label=self.tr("Welk huishouden"), naam="lid_ander_huis")
        self.ander_wie = PersoonZoeker(
            omgeving.jobs,
            label=self.tr("Bij welke volwassene"),
            naam="lid_ander_wie",
            hulp=self.tr("Typ een naam en kies met Enter. Met deze volwassene maken we het andere huishouden."),
        )
        self.ander_nieuw = QCheckBox(self.tr("Nog niet bekend: nieuwe inwoner"))
        self._ander_hier: Id | None = None
        self._ander_huis_id: Id | None = None
        self._ander_wie_id: Id | None = None

    def _leg_ander_huis(self) -> None:
        """Put the fields below what the form has so far."""
        rollen = self.omgeving.codes.van("gezinsrol")
        hulp = self.tr("Dan staat het kind in beide huishoudens, met dezelfde datums.")
        self._leg(self._veld("ander", self.tr("Waar is het andere huis"), self.ander, hulp=hulp))
        self.kolom.addWidget(self.ander_huis)
        self.kolom.addWidget(self.ander_wie)
        vak = self._veld("ander_nieuw", "", self.ander_nieuw)
        vak.label.hide()
        self.kolom.addWidget(vak)
        labels = (self.tr("Roepnaam"), self.tr("Tussenvoegsel"), self.tr("Achternaam"))
        self._leg(*(self._veld(naam, label, regel()) for naam, label in zip(NAAM, labels, strict=True)))
        volwassen = [rol for rol in rollen if not is_kind(rol)]
        self._leg(
            self._veld(
                "ander_rol_volwassene",
                self.tr("Wat is deze volwassene daar"),
                Keuze(volwassen, leeg=self.tr("Kies een rol")),
            ),
            self._veld("ander_rol", self.tr("Wat is het kind daar"), Keuze(rollen)),
        )
        for naam in ("ander_rol_volwassene", "ander_rol"):
            self.velden[naam].label.setWordWrap(True)
        self.velden["ander_huis"] = self.ander_huis.veld
        self.velden["ander_persoon_id"] = self.ander_wie.veld
        self.ander.gekozen.connect(self._ander_gekozen)
        self.ander_nieuw.toggled.connect(self._toon_ander)
        self.ander_huis.taken.connect(self._ander_huis_genomen)
        self.ander_huis.regel.textEdited.connect(lambda _: self._ander_huis_genomen(None))
        self.ander_wie.taken.connect(self._ander_wie_genomen)
        self.ander_wie.cleared.connect(lambda: self._ander_wie_genomen(None))

    def vraagt_ander_huis(self) -> bool:
        """Whether it is asked now."""
        return False

    def _begin_ander(self, huishouden: HuishoudenDetail) -> None:
        """Never offer the household itself."""
        self._ander_hier = huishouden.id

    def _leeg_ander(self) -> dict[str, Any]:
        """The fields without anything in them."""
        if self._ander_hier is not None:
            self.ander_huis.begin(self._ander_hier)
        self.ander_wie.wis()
        self._ander_huis_id = self._ander_wie_id = None
        return {"ander": "", "ander_nieuw": False, "ander_rol_volwassene": "", "ander_rol": KIND} | dict.fromkeys(
            (*NAAM, "ander_huis_naam", "ander_wie"), ""
        )

    def waarden(self) -> dict[str, Any]:
        """The fields, and which household or adult was taken."""
        return super().waarden() | {
            "ander_huis_id": self._ander_huis_id.hex() if self._ander_huis_id is not None else "",
            "ander_huis_naam": self.ander_huis.regel.text(),
            "ander_wie_id": self._ander_wie_id.hex() if self._ander_wie_id is not None else "",
            "ander_wie": self.ander_wie.tekst,
        }

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back."""
        super().zet_waarden(waarden)
        if "ander_huis_naam" in waarden:
            self.ander_huis.regel.setText(waarden["ander_huis_naam"])
            self._ander_huis_id = _id(waarden.get("ander_huis_id"))
        if "ander_wie" in waarden:
            self._ander_wie_id = _id(waarden.get("ander_wie_id"))
            self.ander_wie.zet(self._ander_wie_id, waarden["ander_wie"])

    def ander_ingevuld(self, *, verplicht: bool) -> bool:
        """Whether what is needed was filled in; says beside the field what is not."""
        if not self.vraagt_ander_huis():
            return True
        keuze = self.ander.waarde
        if not keuze and verplicht:
            self._mist("ander", self.ander.ingang(), self.tr("Kies of het andere huis bekend is."))
        elif keuze == BEKEND and self._ander_huis_id is None:
            self._mist("ander_huis", self.ander_huis.regel, self.tr("Kies een huishouden uit de lijst."))
        elif keuze == NIEUW and not self.ander_nieuw.isChecked() and self._ander_wie_id is None:
            zin = self.tr("Kies iemand uit de lijst, of vink aan dat deze persoon nieuw is.")
            self._mist("ander_persoon_id", self.ander_wie.regel, zin)
        elif keuze == NIEUW and not self.waarden()["ander_rol_volwassene"]:
            invoer = self.delen["ander_rol_volwassene"]
            self._mist("ander_rol_volwassene", invoer, self.tr("Kies wat deze volwassene daar is."))
        else:
            return True
        return False

    def ander_huis_invoer(self) -> AnderHuis | None:
        """What was said of the other home; None when it was not asked, or is not known yet."""
        w = self.waarden()
        if not self.vraagt_ander_huis() or self.ander.waarde not in (BEKEND, NIEUW):
            return None
        if self.ander.waarde == BEKEND:
            return AnderHuis(huishouden_id=self._ander_huis_id, rol=w["ander_rol"])
        nieuw = None
        if w["ander_nieuw"]:
            nieuw = PersoonInvoer(**{naam.removeprefix("ander_"): w[naam] for naam in NAAM})
        volwassene = LidInvoer(
            persoon_id=None if nieuw else self._ander_wie_id, nieuwe_persoon=nieuw, rol=w["ander_rol_volwassene"]
        )
        return AnderHuis(volwassene=volwassene, rol=w["ander_rol"])

    def _toon_ander(self, *_: object) -> None:
        vraagt = self.vraagt_ander_huis()
        keuze, onbekend = self.ander.waarde if vraagt else "", self.ander_nieuw.isChecked()
        self.velden["ander"].setVisible(vraagt)
        self.ander_huis.setVisible(keuze == BEKEND)
        self.ander_wie.setVisible(keuze == NIEUW and not onbekend)
        self.velden["ander_nieuw"].setVisible(keuze == NIEUW)
        for naam in NAAM:
            self.velden[naam].setVisible(keuze == NIEUW and onbekend)
        self.velden["ander_rol_volwassene"].setVisible(keuze == NIEUW)
        self.velden["ander_rol"].setVisible(keuze in (BEKEND, NIEUW))

    def _ander_gekozen(self, keuze: str) -> None:
        self._toon_ander()
        if keuze != ONBEKEND:
            veld = self.ander_huis if keuze == BEKEND else self.ander_wie
            veld.regel.setFocus(Qt.FocusReason.OtherFocusReason)
            self._laat_zien(veld)

    def _ander_huis_genomen(self, vondst: HuishoudenVondst | None) -> None:
        self._ander_huis_id = vondst.id if vondst is not None else None
        self.merk()

    def _ander_wie_genomen(self, kandidaat: Kandidaat | None) -> None:
        self._ander_wie_id = kandidaat.persoon_id if kandidaat is not None else None
        self.merk()

    def _mist(self, naam: str, invoer: QWidget, zin: str) -> None:
        self.velden[naam].toon_fout(zin)
        invoer.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bewaar.setEnabled(True)
        self._laat_zien(self.velden[naam])

    def _laat_zien(self, deel: QWidget) -> None:
        """Scroll to what was just shown; it has its place once the form is laid out."""

        def rol() -> None:
            if (vlak := self.findChild(QScrollArea)) is not None and deel.isVisibleTo(self):
                vlak.ensureWidgetVisible(deel)

        QTimer.singleShot(0, self, rol)


def _id(tekst: object) -> Id | None:
    return Id(bytes.fromhex(tekst)) if isinstance(tekst, str) and tekst else None
