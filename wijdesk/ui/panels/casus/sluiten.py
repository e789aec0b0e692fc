"""Closing a casus, in the place of the tabs: an outcome per goal, what is still open, and when to check how it goes.

An answer belongs to the words it was given to: of a goal that was reworded meanwhile one chooses again. The check
itself (nazorg) is a form here too.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Achterhaald, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.plan import DoelUitkomst
from wijdesk.models.opdrachten.regie import DoeNazorg, LeesRegisseurs, LeesSluitstand, SluitCasus
from wijdesk.models.rows.regie import NazorgRij, OpenDoel, Sluitstand
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket, kaart, knop
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.sluitzaken import Sluitzaken

BEHAALD = "behaald"
EINDSTANDEN = (BEHAALD, "deels behaald", "niet behaald", "vervallen")
HOOGSTENS_CHECKS = 4


class DoelRij(QWidget):
    """One goal in the family's words, how it ended, and why when it was not reached."""

    def __init__(self, doel: OpenDoel) -> None:
        super().__init__()
        self.doel = doel
        self.stand = Keuze(EINDSTANDEN, leeg=self.tr("Kies hoe het afliep"))
        self.reden = QLineEdit()
        self.reden.setMaxLength(400)
        self.veld = Veld(
            f"“{doel.woorden}”", self.stand, hulp=doel.leefgebied, naam=f"doel_{doel.id.hex()}", gezegd=True
        )
        self.veld_reden = Veld(self.tr("Waarom? (één zin)"), self.reden, naam=f"reden_{doel.id.hex()}")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.veld)
        kolom.addWidget(self.veld_reden)
        self.veld_reden.hide()
        self.stand.currentIndexChanged.connect(lambda _: self._volg())

    def _volg(self) -> None:
        self.veld.wis_fout()
        self.veld_reden.setVisible(self.stand.waarde not in ("", BEHAALD))

    @property
    def uitkomst(self) -> DoelUitkomst:
        """What was chosen."""
        return DoelUitkomst(doel_id=self.doel.id, stand=self.stand.waarde, reden=self.reden.text())

    @property
    def getypt(self) -> list[str]:
        """What was chosen, and the words it is about; empty when nothing was."""
        gekozen = [self.stand.waarde, self.reden.text()]
        return [*gekozen, self.doel.woorden] if any(gekozen) else []

    def zet_getypt(self, gekozen: list[str]) -> None:
        """Back from a draft, or from the form before what came in; of other words one chooses again."""
        stand, reden, *woorden = map(str, gekozen)
        if woorden == [self.doel.woorden]:
            self.stand.zet(stand)
            self.reden.setText(reden)
        else:
            self.veld.toon_fout(self.tr("Dit doel is gewijzigd sinds u hier koos. Kies opnieuw hoe het afliep."))


class CasusSluiten(Formulier):
    """Reason, goals, what stays open, and the checks."""

    naam = "sluiten"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Casus sluiten"), self.tr("Casus sluiten"))
        self.open = etiket("", "waarschuwing", breekt_af=True, naam="sluiten_open")
        self.reden = Keuze(omgeving.codes.van("sluitreden"), leeg=self.tr("Kies een reden"))
        self.toelichting = Notitie(regels=3)
        self.kolom.addWidget(self.open)
        self._voeg_veld("sluitreden", self.tr("Waarom sluit de casus?"), self.reden)
        self._voeg_veld("toelichting", self.tr("Toelichting"), self.toelichting, hulp=self.tr("Mag leeg blijven"))
        self._doelen_kop = etiket(self.tr("Hoe liep elk doel af?"), "kop")
        self._doelen_vlak = kaart(naam="sluiten_doelen")
        self._doelen_rij = QVBoxLayout(self._doelen_vlak)
        self._doelen_rij.setContentsMargins(12, 12, 12, 12)
        self._doelen_rij.setSpacing(12)
        self.kolom.addWidget(self._doelen_kop)
        self.kolom.addWidget(self._doelen_vlak)
        self.zaken = Sluitzaken()
        self.zaken.changed.connect(self.merk)
        self.kolom.addWidget(self.zaken)
        self.checks: list[DatumRegel] = []
        self._checks_vlak = QWidget()
        self._checks_rij = QVBoxLayout(self._checks_vlak)
        self._checks_rij.setContentsMargins(0, 0, 0, 0)
        self._checks_rij.setSpacing(8)
        self._voeg_veld(
            "nazorg_op",
            self.tr("Wanneer kijkt u hoe het gaat?"),
            self._checks_vlak,
            hulp=self.tr("Vinger aan de pols: de check komt op uw lijst. Leeg is geen check"),
        )
        self.nog_een = knop(self.tr("Nog een check"), self._voeg_check_toe, rol="stil", naam="sluiten_nog_een")
        self.kolom.addWidget(self.nog_een)
        self.kolom.addStretch(1)
        self.doelen: list[DoelRij] = []
        self._straks: dict[str, Any] = {}
        self._geweigerd: Weigering | None = None
        self._voorstel = ""
        self._voeg_check_toe()
        self.reden.activated.connect(lambda _: self.merk())
        self.toelichting.textChanged.connect(self.merk)

    # What the base class asks ----------------------------------------------------------------------------------------

    def maak_leeg(self) -> None:
        """Empty, and read the goals."""
        self.reden.zet("")
        self.toelichting.clear()
        self._straks = {}
        self._geweigerd = None
        for regel in self.checks:
            regel.clear()
        self._toon_doelen(())
        self.zaken.vergeet()
        self.open.hide()
        self._lees()

    def _lees(self) -> None:
        huishouden = self.huishouden
        if huishouden is not None and huishouden.casus is not None:
            vraag, jobs = LeesSluitstand(huishouden_id=huishouden.id), self.omgeving.jobs
            jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self.toon_fouten)
            jobs.read(LeesRegisseurs(), self.zaken.zet_collegas, eigenaar=self.zaken, geweigerd=self.toon_fouten)

    def _staat_nog(self) -> bool:
        """What was chosen stays; what it is about is read again."""
        if staat := super()._staat_nog():
            self._lees()
        return staat

    def zet_gezien(self, tekst: str) -> None:
        """A draft says itself what its answers are about; the goals were read when the form was opened."""

    def opdracht(self) -> Opdracht[Any] | None:
        """SluitCasus."""
        if self.huishouden is None:
            return None
        dagen = [regel.iso(self._vandaag()) for regel in self.checks]
        if None in dagen:
            self.velden["nazorg_op"].toon_fout(self.tr("Dit is geen datum. Schrijf bijvoorbeeld 3-2-2026."))
            self.checks[dagen.index(None)].setFocus()
            return None
        return SluitCasus(
            huishouden_id=self.huishouden.id,
            sluitreden=self.reden.waarde,
            toelichting=self.toelichting.toPlainText(),
            doelen=tuple(rij.uitkomst for rij in self.doelen if rij.stand.waarde),
            nazorg_op=tuple(dag for dag in dagen if dag),
            zaken=tuple(rij.besluit for rij in self.zaken.rijen),
        )

    def toon_fouten(self, weigering: Weigering) -> None:
        """Also beside the goals; of what came in the form shows first what there is now."""
        if (isinstance(weigering, Achterhaald) or "zaken" in weigering.fouten) and self._geweigerd is None:
            self._geweigerd = weigering
            self._lees()
            return
        self._geweigerd, zinnen = None, weigering.volledig()
        eerste: QWidget | None = None
        for rij in self.doelen:
            for soort, veld in (("doel", rij.veld), ("reden", rij.veld_reden)):
                if (zin := zinnen.pop(f"{soort}.{rij.doel.id.hex()}", None)) is not None:
                    veld.toon_fout(zin)
                    eerste = eerste or veld.invoer
        for zaak in self.zaken.rijen:
            for soort in ("zaak", zaak.zaak.soort):
                if (zin := zinnen.pop(f"{soort}.{zaak.zaak.id.hex()}", None)) is not None:
                    zaak.toon_fout(zin)
                    eerste = eerste or zaak.keuze
        over = zinnen or {"": self.tr("Kijk na wat hierboven rood staat.")}
        super().toon_fouten(Weigering(weigering.zin, fouten=over))
        if eerste is not None and not zinnen.keys() & self.velden.keys():
            eerste.setFocus(Qt.FocusReason.OtherFocusReason)

    def getypt(self) -> dict[str, Any]:
        """What was chosen and typed; a date that was only proposed is not."""
        dagen = [regel.text() for regel in self.checks]
        inhoud = {
            "reden": self.reden.waarde,
            "toelichting": self.toelichting.toPlainText(),
            "doelen": self._straks | {rij.doel.id.hex(): rij.getypt for rij in self.doelen if rij.getypt},
            "zaken": self.zaken.getypt(),
            "checks": [] if dagen[0] in ("", self._voorstel) and not any(dagen[1:]) else dagen,
        }
        return inhoud if any(inhoud.values()) else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Back from the draft; outcomes wait for the goals to be read."""
        self.reden.zet(str(inhoud.get("reden", "")))
        self.toelichting.setPlainText(str(inhoud.get("toelichting", "")))
        self._straks = dict(inhoud.get("doelen", {}))
        self.zaken.zet_getypt(inhoud.get("zaken", {}))
        for plek, tekst in enumerate(inhoud.get("checks", [])[:HOOGSTENS_CHECKS]):
            while len(self.checks) <= plek:
                self._voeg_check_toe()
            self.checks[plek].setText(str(tekst))
        self._vul_doelen()

    def eerste_veld(self) -> QWidget:
        """Why."""
        return self.reden

    def _vandaag(self) -> date:
        return lokaal(self.omgeving.klok()).date()

    def _toon(self, stand: Sluitstand) -> None:
        self._stil = True
        self.zie_bij(self.omgeving.jobs, self.zaken)  # what was read for this form, not for the page around it
        zinnen = "\n".join(f"• {zin}" for zin in stand.nog_open)
        self.open.setText(self.tr("Nog open (sluiten kan wel):\n{0}").format(zinnen))
        self.open.setVisible(bool(stand.nog_open))
        self._toon_doelen(stand.doelen)
        self.zaken.zet(stand.zaken, self._vandaag())
        self._vul_doelen()
        if stand.nazorg_op and not self.checks[0].text():
            self.checks[0].zet(date.fromisoformat(stand.nazorg_op[0]))
            self._voorstel = self.checks[0].text()
        self._stil = False
        if self._geweigerd is not None:
            self.toon_fouten(self._geweigerd)

    def _toon_doelen(self, doelen: tuple[OpenDoel, ...]) -> None:
        """Rows of goals that are as they were stay, with who stands in them."""
        staan = {rij.doel: rij for rij in self.doelen if rij.doel in doelen}
        for rij in self.doelen:
            if rij.doel not in staan:
                if doelen and rij.getypt:
                    self._straks[rij.doel.id.hex()] = rij.getypt
                self._doelen_rij.removeWidget(rij)
                rij.hide()
                rij.deleteLater()
        self.doelen = [staan.get(doel) or self._maak_doel(doel) for doel in doelen]
        for plek, rij in enumerate(self.doelen):
            self._doelen_rij.insertWidget(plek, rij)
            rij.show()
        self._doelen_kop.setVisible(bool(doelen))
        self._doelen_vlak.setVisible(bool(doelen))

    def _maak_doel(self, doel: OpenDoel) -> DoelRij:
        rij = DoelRij(doel)
        rij.stand.activated.connect(lambda _: self.merk())
        rij.reden.textEdited.connect(lambda _: self.merk())
        return rij

    def _vul_doelen(self) -> None:
        for rij in self.doelen:
            if (gekozen := self._straks.pop(rij.doel.id.hex(), None)) is not None:
                rij.zet_getypt(gekozen)

    def _voeg_check_toe(self) -> None:
        regel = DatumRegel()
        regel.setAccessibleName(self.tr("Check {0}").format(len(self.checks) + 1))
        regel.setObjectName(f"sluiten_check_{len(self.checks) + 1}")
        regel.textEdited.connect(lambda _: self.merk())
        self.checks.append(regel)
        self._checks_rij.addWidget(regel)
        self.nog_een.setVisible(len(self.checks) < HOOGSTENS_CHECKS)


class NazorgVastleggen(Formulier):
    """How it goes now, some time after closing."""

    naam = "nazorg"
    in_plaats_van_strook = True

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Hoe gaat het nu?"), self.tr("Vastleggen"))
        self.nazorg: NazorgRij | None = None
        self.welke = etiket("", "bij", breekt_af=True, naam="nazorg_welke")
        self.kolom.addWidget(self.welke)
        self.uitkomst = Keuze(omgeving.codes.van("nazorguitkomst"), leeg=self.tr("Kies hoe het gaat"))
        self.verslag = Notitie(regels=4)
        self._voeg_veld(
            "hoe_gaat_het",
            self.tr("Hoe gaat het?"),
            self.uitkomst,
            hulp=self.tr("Bij “casus weer openen” kunt u meteen een nieuwe casus beginnen"),
        )
        self._voeg_veld("verslag", self.tr("Verslag"), self.verslag)
        self.kolom.addStretch(1)
        self.uitkomst.activated.connect(lambda _: self.merk())
        self.verslag.textChanged.connect(self.merk)

    def kies(self, nazorg: NazorgRij) -> None:
        """Which check it is about; called before `begin`."""
        if self.nazorg is not None and self.nazorg.id != nazorg.id:
            self.klaar_om_te_sluiten()
            self.maak_leeg()
        self.nazorg = nazorg
        dag = dag_in_woorden(date.fromisoformat(nazorg.gepland_op), lokaal(self.omgeving.klok()).date())
        wie = self.tr("Gepland op {0} · {1} · casus {2}").format(dag, nazorg.medewerker, nazorg.nummer)
        self.welke.setText(wie)

    def maak_leeg(self) -> None:
        """Empty."""
        self.uitkomst.zet("")
        self.verslag.clear()

    def opdracht(self) -> Opdracht[Any] | None:
        """DoeNazorg."""
        if self.nazorg is None:
            return None
        id_: Id = self.nazorg.id
        return DoeNazorg(id=id_, hoe_gaat_het=self.uitkomst.waarde, verslag=self.verslag.toPlainText())

    def getypt(self) -> dict[str, Any]:
        """What was chosen and typed."""
        inhoud = {"uitkomst": self.uitkomst.waarde, "verslag": self.verslag.toPlainText()}
        return inhoud if any(inhoud.values()) else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Back from the draft."""
        self.uitkomst.zet(str(inhoud.get("uitkomst", "")))
        self.verslag.setPlainText(str(inhoud.get("verslag", "")))

    def eerste_veld(self) -> QWidget:
        """How it goes."""
        return self.uitkomst
