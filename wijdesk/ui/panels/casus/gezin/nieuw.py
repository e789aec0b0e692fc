"""The form that makes a household: who belongs to it, each with a role, and its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.gezinsrol import rollen_voor
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huishouden import LidInvoer, MaakHuishouden
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.persoon import Kandidaat, PersoonKaart
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.formulier import regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.naast import Naast
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.rijformulier import RijFormulier
from wijdesk.ui.persoon_zoeken import PersoonZoeker

NIEUW_VELDEN = ("roepnaam", "tussenvoegsel", "achternaam", "geboortedatum")
NIEMAND = Id(bytes(16))
"""Stands for the household that is not there yet."""


class _Lid(QWidget):
    """One person who will belong to it: a resident, or (without an id) somebody who is not known yet."""

    def __init__(self, omgeving: Omgeving, persoon_id: Id | None, naam: str, weg: Callable[[], object]) -> None:
        super().__init__()
        self.persoon: dict[str, QLineEdit] = {}
        self.velden: dict[str, Veld] = {}
        self.persoon_id, self.naam = persoon_id, naam
        self.rol = Keuze(omgeving.codes.van("gezinsrol"), leeg=self.tr("Kies een rol"))
        self.verblijf = Keuze(omgeving.codes.van("verblijf"))
        self._rollen, self._klok = tuple(omgeving.codes.van("gezinsrol")), omgeving.klok
        self.veld_rol = Veld(self.tr("Rol van {0}").format(naam), self.rol)
        self.veld_rol.label.setWordWrap(True)
        self.veld_verblijf = Veld(self.tr("Woont hier"), self.verblijf)
        self.weg = knop(self.tr("Weghalen"), weg, rol="stil")
        self.weg.setAccessibleName(self.tr("{0} weghalen").format(naam))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        if persoon_id is None:
            kolom.addWidget(self._nieuwe_persoon())
            kolom.addSpacing(8)
        kolom.addWidget(Naast(self.veld_rol, self.veld_verblijf, letters=20, boven=True))
        kolom.addWidget(self.weg, 0, Qt.AlignmentFlag.AlignLeft)

    def beperk_rollen(self, geboren: str) -> None:
        """Offer the roles somebody can have who was born on this day (ISO)."""
        self.rol.zet_codes(rollen_voor(self._rollen, geboren, lokaal(self._klok()).date()))

    def eerste(self) -> QWidget:
        """Where one begins to fill in."""
        return self.persoon["roepnaam"] if self.persoon else self.rol

    def invoer(self, vandaag: date) -> PersoonInvoer | None:
        """Somebody to make; None for who is known."""
        if not self.persoon:
            return None
        waarden: dict[str, Any] = {naam: invoer.text() for naam, invoer in self.persoon.items()}
        geboren = self.persoon["geboortedatum"]
        if isinstance(geboren, DatumRegel):
            waarden["geboortedatum"] = geboren.iso(vandaag) or geboren.text().strip()
        return PersoonInvoer(**waarden)

    def _nieuwe_persoon(self) -> Naast:
        labels = (self.tr("Roepnaam"), self.tr("Tussenvoegsel"), self.tr("Achternaam"), self.tr("Geboortedatum"))
        for naam, label in zip(NIEUW_VELDEN, labels, strict=True):
            invoer = DatumRegel() if naam == "geboortedatum" else regel(30 if naam == "tussenvoegsel" else 120)
            self.persoon[naam] = invoer
            self.velden[naam] = Veld(label, invoer, naam=f"gezin_nieuw_{naam}")
            invoer.textChanged.connect(self.velden[naam].wis_fout)
            if isinstance(invoer, DatumRegel):
                invoer.textChanged.connect(lambda _, dag=invoer: self._geboren_op(dag))
        return Naast(*self.velden.values(), letters=18, boven=True)

    def _geboren_op(self, dag: DatumRegel) -> None:
        self.beperk_rollen(dag.iso(lokaal(self._klok()).date()) or "")


class NieuwFormulier(RijFormulier):
    """A household of one or more persons, also of who is not known yet."""

    naam = "gezin_nieuw"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.leden: list[_Lid] = []
        self._vak = QWidget()
        self._leden_kolom = QVBoxLayout(self._vak)
        self._leden_kolom.setContentsMargins(0, 0, 0, 0)
        self._leden_kolom.setSpacing(12)
        self.zoeker = PersoonZoeker(
            omgeving.jobs,
            label=self.tr("Wie hoort bij het huishouden"),
            naam="gezin_nieuw_wie",
            hulp=self.tr("Typ een naam en kies met Enter."),
            moet_kiezen=True,
        )
        self.onbekend = knop(self.tr("Nog niet bekend: nieuwe inwoner"), self._nieuwe, rol="stil")
        self._adresgenoten = QWidget()
        self._adresgenoten_rij = QVBoxLayout(self._adresgenoten)
        self._adresgenoten_rij.setContentsMargins(0, 0, 0, 0)
        self._adresgenoten_rij.setSpacing(0)
        self.kolom.addWidget(self._vak)
        self.kolom.addWidget(self.zoeker)
        self.kolom.addWidget(self.onbekend, 0, Qt.AlignmentFlag.AlignLeft)
        self._op_adres = etiket(self.tr("Op hetzelfde adres:"), "bij")
        self.kolom.addWidget(self._op_adres)
        self.kolom.addWidget(self._adresgenoten)
        self._leg(
            self._veld("naam", self.tr("Naam (mag leeg)"), regel(), hulp=self.tr("Leeg: de achternaam van de leden.")),
            self._veld("van", self.tr("Samen sinds"), DatumRegel()),
        )
        self.kolom.addStretch(1)
        self.velden["leden"] = self.zoeker.veld
        self.zoeker.taken.connect(self._genomen)
        self._noem(self.tr("Huishouden maken"), self.tr("Huishouden maken"))
        self._toon_adresgenoten(())

    def begin_voor(self, persoon_id: Id | None) -> None:
        """Begin with this person; what was being typed for nobody in particular stays."""
        plek = self.omgeving.locatie
        niets = HuishoudenDetail(id=NIEMAND, naam="", adres="", locatie_id=plek.id, locatie=plek.naam, leden=())
        self._toon_adresgenoten(())
        self.begin_met(niets, "" if persoon_id is None else persoon_id.hex())
        if persoon_id is not None and not self.leden:
            # Logged as an opening, as it is one: who lives at the address is told too.
            self.omgeving.jobs.read(
                LeesPersoonKaart(id=persoon_id), self._eerste, eigenaar=self, geweigerd=self.toon_fouten
            )

    def vul(self) -> None:
        """Nobody yet."""
        self._haal_weg(self.leden)
        self.zoeker.wis()
        self.zet_waarden({"naam": "", "van": f"{self.vandaag():%d-%m-%Y}"})

    def waarden(self) -> dict[str, Any]:
        """The fields and the people."""
        leden = [
            [
                lid.persoon_id.hex() if lid.persoon_id is not None else "",
                lid.naam,
                lid.rol.waarde,
                lid.verblijf.waarde,
                {naam: invoer.text() for naam, invoer in lid.persoon.items()},
            ]
            for lid in self.leden
        ]
        return super().waarden() | {"leden": leden}

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft back."""
        super().zet_waarden(waarden)
        if "leden" in waarden:
            self._haal_weg(self.leden)
            for id_, naam, rol, verblijf, nieuw in waarden["leden"]:
                lid = self._voeg_toe(Id(bytes.fromhex(id_)) if id_ else None, naam)
                for veld, tekst in nieuw.items():
                    lid.persoon[veld].setText(tekst)
                lid.rol.zet(rol)
                lid.verblijf.zet(verblijf)

    def opdracht(self) -> Opdracht[Any] | None:
        """The request."""
        leden = tuple(
            LidInvoer(
                persoon_id=lid.persoon_id,
                nieuwe_persoon=lid.invoer(self.vandaag()),
                rol=lid.rol.waarde,
                verblijf=lid.verblijf.waarde,
                van=self.dag("van"),
            )
            for lid in self.leden
        )
        return MaakHuishouden(leden=leden, naam=self.waarden()["naam"])

    def toon_fouten(self, weigering: Weigering) -> None:
        """Beside the person it is about; the day is asked once for all."""
        fouten: dict[str, str] = {}
        for veld, zin in weigering.volledig().items():
            delen = veld.split(".")
            if len(delen) == 3 and int(delen[1]) < len(self.leden):
                lid = self.leden[int(delen[1])]
                plek = lid.veld_rol if delen[2] == "rol" else lid.velden.get(delen[2])
                if plek is not None:
                    plek.toon_fout(zin)
                    plek.invoer.setFocus(Qt.FocusReason.OtherFocusReason)
                    self.bewaar.setEnabled(True)
                    return
            fouten["leden" if delen[-1] == "persoon_id" else delen[-1]] = zin
        super().toon_fouten(Weigering(weigering.zin, fouten=fouten))

    def eerste_veld(self) -> QWidget:
        """The role of the first person, or who it is."""
        zonder_rol = [lid.rol for lid in self.leden if not lid.rol.waarde]
        return zonder_rol[0] if zonder_rol else self.zoeker.regel

    def _eerste(self, kaart: PersoonKaart) -> None:
        if not self.leden:
            self._voeg_toe(kaart.persoon.id, kaart.persoon.naam).beperk_rollen(kaart.persoon.geboortedatum)
            self._begin = self.waarden()
            self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)
        self._toon_adresgenoten(kaart.op_hetzelfde_adres)

    def _toon_adresgenoten(self, wie: tuple[tuple[Id, str, str], ...]) -> None:
        while (plek := self._adresgenoten_rij.takeAt(0)) is not None:
            if (oud := plek.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        for id_, naam, geboren in wie:
            tekst = f"+ {naam}" + (f" ({datum_in_woorden(geboren)})" if geboren else "")
            nieuw = knop(tekst, partial(self._erbij, id_, naam, geboren), rol="stil")
            nieuw.setAccessibleName(self.tr("{0} hoort er ook bij").format(naam))
            nieuw.setToolTip(tekst)
            # Why: one long name must not push the form out of the panel.
            nieuw.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            nieuw.setStyleSheet("text-align: left;")
            self._adresgenoten_rij.addWidget(nieuw)
        self._adresgenoten.setVisible(bool(wie))
        self._op_adres.setVisible(bool(wie))

    def _genomen(self, kandidaat: Kandidaat) -> None:
        self.zoeker.wis()
        self._erbij(kandidaat.persoon_id, kandidaat.naam, kandidaat.geboortedatum)

    def _nieuwe(self) -> None:
        """Somebody who is not known yet, with what was typed to find them."""
        voor, _, achter = self.zoeker.tekst.strip().rpartition(" ")
        self.zoeker.wis()
        lid = self._voeg_toe(None, "")
        lid.persoon["roepnaam"].setText(voor)
        lid.persoon["achternaam"].setText(achter)
        lid.eerste().setFocus(Qt.FocusReason.OtherFocusReason)
        self.merk()

    def _erbij(self, persoon_id: Id, naam: str, geboren: str) -> None:
        if all(lid.persoon_id != persoon_id for lid in self.leden):
            lid = self._voeg_toe(persoon_id, naam)
            lid.beperk_rollen(geboren)
            lid.rol.setFocus(Qt.FocusReason.OtherFocusReason)
            self.merk()

    def _voeg_toe(self, persoon_id: Id | None, naam: str) -> _Lid:
        lid = _Lid(self.omgeving, persoon_id, naam or self.tr("de nieuwe inwoner"), lambda: self._haal_weg([lid]))
        for invoer in lid.persoon.values():
            invoer.textChanged.connect(self.merk)
        lid.rol.currentIndexChanged.connect(lid.veld_rol.wis_fout)
        lid.rol.currentIndexChanged.connect(self.merk)
        lid.verblijf.currentIndexChanged.connect(self.merk)
        self.leden.append(lid)
        self._leden_kolom.addWidget(lid)
        self._laat_weg()
        return lid

    def _haal_weg(self, leden: list[_Lid]) -> None:
        for lid in list(leden):
            self.leden.remove(lid)
            self._leden_kolom.removeWidget(lid)
            lid.hide()
            lid.deleteLater()
        self._laat_weg()
        self.merk()

    def _laat_weg(self) -> None:
        self.zoeker.laat_weg(*(lid.persoon_id for lid in self.leden if lid.persoon_id is not None))
