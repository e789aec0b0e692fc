"""The two short forms: something that happened in the family, and a task."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.verloop import LegGebeurtenisVast, MaakTaak, WijzigTaak
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.verloop import VerloopRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.fields import Veld
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.verloop.formulier import Formulier
from wijdesk.ui.panels.casus.verloop.groei import KorteDatum


def id_van(keuze: Keuze) -> Id | None:
    """The id (hex) behind the chosen line."""
    return Id(bytes.fromhex(keuze.waarde)) or None


def vul(keuze: Keuze, leeg: str, keuzes: Mapping[Id, str]) -> None:
    """Show these names; what was chosen stays chosen."""
    was = keuze.waarde
    keuze.blockSignals(True)
    keuze.clear()
    keuze.addItem(leeg, "")
    for id_, naam in keuzes.items():
        keuze.addItem(naam, id_.hex())
    keuze.setCurrentIndex(max(0, keuze.findData(was)))
    keuze.blockSignals(False)


class GebeurtenisFormulier(Formulier):
    """Something that happened and is no contact."""

    naam = "gebeurtenis"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._id: Id | None = None
        self.titel.setText(self.tr("Gebeurtenis"))
        self.soort = Keuze(omgeving.codes.van("gebeurtenissoort"), leeg=self.tr("Kies…"))
        self.datum, self.wie, self.tekst = KorteDatum(), Keuze(), Notitie(regels=3)
        self.velden = {
            "soort": Veld(self.tr("&Soort"), self.soort, naam="gebeurtenissoort"),
            "op": Veld(self.tr("&Datum"), self.datum, naam="gebeurd_op"),
            "persoon_id": Veld(self.tr("&Over wie"), self.wie, naam="over_wie"),
            "tekst": Veld(self.tr("&Wat gebeurde er"), self.tekst, naam="gebeurtenis"),
        }
        boven = QHBoxLayout()
        boven.setSpacing(8)
        for naam, rek in (("soort", 3), ("op", 2), ("persoon_id", 3)):
            boven.addWidget(self.velden[naam], rek, Qt.AlignmentFlag.AlignTop)
        self.kolom.addLayout(boven)
        self.kolom.addWidget(self.velden["tekst"])
        self.rond_op()
        self.maak_leeg()
        self.soort.currentIndexChanged.connect(self.typed)
        self.wie.currentIndexChanged.connect(self.typed)
        self.datum.textEdited.connect(self.typed)
        self.tekst.textChanged.connect(self.typed)

    def zet_huishouden(self, huishouden: HuishoudenDetail) -> None:
        super().zet_huishouden(huishouden)
        vul(self.wie, self.tr("het hele gezin"), {lid.persoon_id: lid.naam for lid in huishouden.leden})

    def eerste(self) -> Keuze:
        return self.soort

    def begonnen(self) -> bool:
        return bool(self.tekst.toPlainText().strip() or self.soort.waarde)

    def waarden(self) -> dict[str, str]:
        return {
            "id": self._id.hex() if self._id is not None else "",
            "soort": self.soort.waarde,
            "datum": self.datum.text(),
            "wie": self.wie.waarde,
            "tekst": self.tekst.toPlainText(),
        }

    def zet_waarden(self, waarden: Mapping[str, str]) -> None:
        self._id = Id(bytes.fromhex(waarden["id"])) or None
        self.soort.zet(waarden["soort"])
        self.datum.setText(waarden["datum"])
        self.wie.setCurrentIndex(max(0, self.wie.findData(waarden["wie"])))
        self.tekst.setPlainText(waarden["tekst"])

    def maak_leeg(self) -> None:
        vandaag = f"{lokaal(self.omgeving.klok()):%d-%m-%Y}"
        self.zet_waarden(dict.fromkeys(self.waarden(), "") | {"datum": vandaag, "id": self.omgeving.ids().hex()})

    def opdracht(self) -> Opdracht[object] | dict[str, str]:
        dag = self.datum.iso(lokaal(self.omgeving.klok()).date())
        fouten: dict[str, str] = {}
        if not self.soort.waarde:
            fouten["soort"] = self.tr("Kies wat er gebeurde.")
        if not dag:
            fouten["op"] = self.tr("Schrijf de datum als 03-02-2026.")
        if not self.tekst.toPlainText().strip():
            fouten["tekst"] = self.tr("Schrijf in een paar woorden wat er gebeurde.")
        if fouten or not dag or self.huishouden is None or self._id is None:
            return fouten
        gemaakt: Opdracht[Id] = LegGebeurtenisVast(
            id=self._id, huishouden_id=self.huishouden.id, op=dag, soort=self.soort.waarde,
            tekst=self.tekst.toPlainText(), persoon_id=id_van(self.wie),
        )  # fmt: skip
        return gemaakt  # type: ignore[return-value]  # what is answered does not matter to a form


class TaakFormulier(Formulier):
    """A task: what, before which day, for whom. Also to change one."""

    naam = "taak"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._id: Id | None = None
        self._wijzigt = False
        self.wat, self.voor = QLineEdit(), KorteDatum()
        self.wat.setMaxLength(400)
        self.wie, self.persoon = Keuze(), Keuze()
        self.velden = {
            "wat": Veld(self.tr("&Wat moet er gebeuren"), self.wat, naam="taak_wat"),
            "voor": Veld(self.tr("&Klaar voor"), self.voor, naam="taak_voor"),
            "medewerker_id": Veld(self.tr("&Door"), self.wie, naam="taak_door"),
            "persoon_id": Veld(self.tr("&Over wie"), self.persoon, naam="taak_over"),
        }
        onder = QHBoxLayout()
        onder.setSpacing(8)
        for naam in ("voor", "medewerker_id", "persoon_id"):
            onder.addWidget(self.velden[naam], 1, Qt.AlignmentFlag.AlignTop)
        self.kolom.addWidget(self.velden["wat"])
        self.kolom.addLayout(onder)
        self.rond_op()
        self.zet_collegas(())
        self.maak_leeg()
        for regel in (self.wat, self.voor):
            regel.textEdited.connect(self.typed)
        for keuze in (self.wie, self.persoon):
            keuze.currentIndexChanged.connect(self.typed)

    def zet_collegas(self, collegas: tuple[MedewerkerRij, ...]) -> None:
        """Who can get a task."""
        vul(self.wie, self.tr("de regisseur"), {rij.id: rij.naam for rij in collegas})

    def zet_huishouden(self, huishouden: HuishoudenDetail) -> None:
        super().zet_huishouden(huishouden)
        vul(self.persoon, self.tr("het hele gezin"), {lid.persoon_id: lid.naam for lid in huishouden.leden})

    def eerste(self) -> QLineEdit:
        return self.wat

    def begonnen(self) -> bool:
        return self._wijzigt or bool(self.wat.text().strip() or self.voor.text().strip())

    def waarden(self) -> dict[str, str]:
        return {
            "id": self._id.hex() if self._id is not None else "",
            "wijzigt": "ja" if self._wijzigt else "",
            "wat": self.wat.text(),
            "voor": self.voor.text(),
            "wie": self.wie.waarde,
            "persoon": self.persoon.waarde,
            "gezien": self.gezien_als_tekst() if self._wijzigt else "",
        }

    def zet_waarden(self, waarden: Mapping[str, str]) -> None:
        self._id = Id(bytes.fromhex(waarden["id"])) or None
        self._wijzigt = bool(waarden["wijzigt"])
        self.titel.setText(self.tr("Taak wijzigen") if self._wijzigt else self.tr("Taak"))
        self.wat.setText(waarden["wat"])
        self.voor.setText(waarden["voor"])
        for keuze, naam in ((self.wie, "wie"), (self.persoon, "persoon")):
            keuze.setCurrentIndex(max(0, keuze.findData(waarden[naam])))
        self.zet_gezien(waarden.get("gezien", ""))

    def maak_leeg(self) -> None:
        self.zet_waarden(dict.fromkeys(self.waarden(), "") | {"id": self.omgeving.ids().hex()})

    def wijzig(self, rij: VerloopRij) -> None:
        """Change this task."""
        dag = "-".join(reversed(rij.dag.split("-")))
        self.zie_bij(self.omgeving.jobs, self)
        self.zet_waarden(
            {
                "id": rij.id.hex(), "wijzigt": "ja", "wat": rij.titel, "voor": dag,
                "wie": rij.medewerker_id.hex() if rij.medewerker_id is not None else "",
                "persoon": rij.persoon_id.hex() if rij.persoon_id is not None else "",
            }
        )  # fmt: skip

    def opdracht(self) -> Opdracht[object] | dict[str, str]:
        dag = self.voor.iso(lokaal(self.omgeving.klok()).date())
        fouten: dict[str, str] = {}
        if not self.wat.text().strip():
            fouten["wat"] = self.tr("Schrijf wat er moet gebeuren.")
        if not dag:
            fouten["voor"] = self.tr("Schrijf de datum als 03-02-2026, of morgen.")
        if fouten or not dag or self.huishouden is None or self._id is None:
            return fouten
        wie, persoon = id_van(self.wie), id_van(self.persoon)
        gemaakt: Opdracht[Id] | Opdracht[None]
        if self._wijzigt:
            gemaakt = WijzigTaak(id=self._id, wat=self.wat.text(), voor=dag, medewerker_id=wie, persoon_id=persoon)
        else:
            gemaakt = MaakTaak(
                id=self._id, huishouden_id=self.huishouden.id, wat=self.wat.text(), voor=dag, medewerker_id=wie,
                persoon_id=persoon,
            )  # fmt: skip
        return gemaakt  # type: ignore[return-value]  # what is answered does not matter to a form
