"""The forms of the household as a whole: moving house, splitting, and another record of the same household."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huishouden import (
    AdresInvoer,
    HernoemHuishouden,
    SplitsHuishouden,
    VerhuisHuishouden,
    VoegHuishoudensSamen,
)
from wijdesk.models.opdrachten.regie import LeesRegisseurs
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens
from wijdesk.models.rows.huishouden import HuishoudenDetail, LidRij
from wijdesk.models.rows.regie import RegisseurRij
from wijdesk.models.rows.vondst import HuishoudenVondst
from wijdesk.models.values import Id
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.formulier import regel
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.gezin.beeld import HELE_TIJD
from wijdesk.ui.panels.casus.rijformulier import RijFormulier
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.schakelrij import Schakelrij

ADRES = ("straat", "huisnummer", "toevoeging", "postcode", "woonplaats")
ZOEK_VANAF = 2


def _keuzes(leden: Iterable[LidRij]) -> list[tuple[str, str]]:
    return [(lid.id.hex(), lid.naam if lid.leeftijd is None else f"{lid.naam} ({lid.leeftijd})") for lid in leden]


class NaamFormulier(RijFormulier):
    """Another name for the household; earlier ones stay in the history."""

    naam = "gezin_naam"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.regel = regel()
        self._leg(
            self._veld("naam", self.tr("Naam"), self.regel, hulp=self.tr("Eerdere namen blijven te zien bij Historie."))
        )
        self.kolom.addStretch(1)
        self.regel.returnPressed.connect(self.verstuur)
        self._noem(self.tr("Naam van het huishouden"), self.tr("Opslaan"))
        self._huis: HuishoudenDetail | None = None

    def begin_voor(self, huishouden: HuishoudenDetail) -> None:
        """Change this one."""
        self._huis = huishouden
        self.begin_met(huishouden, huishouden.naam)

    def vul(self) -> None:
        """The name it has."""
        self.zet_waarden({"naam": self._huis.naam if self._huis is not None else ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The request."""
        return None if self.huishouden is None else HernoemHuishouden(id=self.huishouden.id, naam=self.regel.text())

    def eerste_veld(self) -> QWidget:
        """The line."""
        return self.regel


class VerhuisFormulier(RijFormulier):
    """A new address, and who moves along: not who lives here part of the time, unless ticked."""

    naam = "verhuizing"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._leden: tuple[LidRij, ...] = ()
        self.mee: Schakelrij[str] = Schakelrij(naam="verhuizing_mee", titel=self.tr("Verhuist mee"))
        self._leg(self._veld("op", self.tr("Verhuisd op"), DatumRegel()))
        self._leg(self._veld("straat", self.tr("Straat"), regel()))
        self._leg(
            self._veld("huisnummer", self.tr("Nummer"), regel(12)),
            self._veld("toevoeging", self.tr("Toevoeging"), regel(8)),
        )
        self._leg(
            self._veld("postcode", self.tr("Postcode"), regel(8)),
            self._veld("woonplaats", self.tr("Woonplaats"), regel(60)),
        )
        self._leg(
            self._veld(
                "mee",
                self.tr("Wie verhuist mee"),
                self.mee,
                hulp=self.tr("Wie deels of elders woont staat uit. Het adres van wie aan staat, verandert mee."),
            )
        )
        self.kolom.addStretch(1)
        self._noem(self.tr("Verhuizen"), self.tr("Verhuizing opslaan"))

    def begin_voor(self, huishouden: HuishoudenDetail) -> None:
        """Begin with who lives here all the time."""
        self._leden = tuple(lid for lid in huishouden.leden if not lid.afgeschermd)
        self.mee.maak(_keuzes(self._leden))
        self.begin_met(huishouden, huishouden.adres)

    def vul(self) -> None:
        """Today, no address yet."""
        thuis = [lid.id.hex() for lid in self._leden if lid.verblijf in {HELE_TIJD, ""} and not lid.ook_in]
        self.zet_waarden(dict.fromkeys(ADRES, "") | {"op": f"{self.vandaag():%d-%m-%Y}", "mee": thuis})

    def opdracht(self) -> Opdracht[Any] | None:
        """The request."""
        w = self.waarden()
        if self.huishouden is None:
            return None
        mee = tuple(lid.persoon_id for lid in self._leden if lid.id.hex() in w["mee"])
        adres = AdresInvoer(**{naam: w[naam] for naam in ADRES})
        return VerhuisHuishouden(id=self.huishouden.id, adres=adres, op=self.dag("op"), mee=mee)

    def eerste_veld(self) -> QWidget:
        """The street."""
        return self.delen["straat"]


class SplitsFormulier(RijFormulier):
    """Who goes to a household of their own, since when, and where they live, and whether that gets a casus."""

    naam = "splitsing"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._leden: tuple[LidRij, ...] = ()
        self.gaan: Schakelrij[str] = Schakelrij(
            naam="splitsing_leden", titel=self.tr("Gaat naar het nieuwe huishouden")
        )
        self.regisseur = CollegaKeuze(self.tr("Geen eigen casus"))
        uitleg = self.tr("De rest blijft. De open casus, het plan en het verloop blijven bij dit huishouden.")
        self.kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        self._leg(self._veld("leden", self.tr("Wie gaat naar het nieuwe huishouden"), self.gaan))
        self._leg(
            self._veld("op", self.tr("Sinds"), DatumRegel()),
            self._veld("naam", self.tr("Naam (leeg: van de leden)"), regel()),
        )
        leeg = self.tr("Leeg: het adres van wie gaat blijft zoals het is.")
        self._leg(self._veld("straat", self.tr("Nieuw adres: straat (mag leeg)"), regel(), hulp=leeg))
        self._leg(
            self._veld("huisnummer", self.tr("Nummer"), regel(12)),
            self._veld("toevoeging", self.tr("Toevoeging"), regel(8)),
        )
        self._leg(
            self._veld("postcode", self.tr("Postcode"), regel(8)),
            self._veld("woonplaats", self.tr("Woonplaats"), regel(60)),
        )
        kaders = omgeving.codes.van("wettelijk_kader")
        self._leg(
            self._veld("regisseur_id", self.tr("Eigen casus, met als regisseur"), self.regisseur),
            self._veld(
                "wettelijk_kader",
                self.tr("Wet van die casus"),
                Keuze(kaders, leeg=self.tr("Zoals de open casus")),
            ),
        )
        self.kolom.addStretch(1)
        self._noem(self.tr("Huishouden splitsen"), self.tr("Splitsen"))

    def begin_voor(self, huishouden: HuishoudenDetail) -> None:
        """Begin with nobody chosen."""
        self._leden = huishouden.leden
        self.gaan.maak(_keuzes(self._leden))
        self.begin_met(huishouden, ".".join(lid.id.hex() for lid in huishouden.leden))
        self.omgeving.jobs.read(LeesRegisseurs(), self._collegas, eigenaar=self, geweigerd=lambda _: None)

    def vul(self) -> None:
        """Today, nobody yet."""
        self.zet_waarden(
            dict.fromkeys(ADRES, "")
            | {"leden": [], "op": f"{self.vandaag():%d-%m-%Y}", "naam": "", "regisseur_id": "", "wettelijk_kader": ""}
        )

    def opdracht(self) -> Opdracht[Any] | None:
        """The request."""
        w = self.waarden()
        if self.huishouden is None:
            return None
        return SplitsHuishouden(
            id=self.huishouden.id,
            leden=tuple(Id(bytes.fromhex(id_)) for id_ in w["leden"]),
            op=self.dag("op"),
            naam=w["naam"],
            regisseur_id=self.regisseur.id,
            wettelijk_kader=w["wettelijk_kader"],
            adres=AdresInvoer(**{naam: w[naam] for naam in ADRES}) if any(w[naam].strip() for naam in ADRES) else None,
        )

    def eerste_veld(self) -> QWidget:
        """Who goes."""
        return self.gaan

    def _collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        self._stil = True
        self.regisseur.zet_collegas(rijen)
        self._stil = False


class HuishoudenZoeker(QWidget):
    """A line to find another household on, with what was found below it.

    Signals:
        taken: (HuishoudenVondst) this one
    """

    taken = Signal(object)

    def __init__(self, jobs: Jobs, *, label: str = "", naam: str = "samen_wie") -> None:
        super().__init__()
        self._jobs = jobs
        self._behalve: Id | None = None
        self.gekozen: HuishoudenVondst | None = None
        self.regel = QLineEdit(maxLength=200)
        self.veld = Veld(
            label or self.tr("Welk huishouden is hetzelfde"),
            self.regel,
            naam=naam,
            hulp=self.tr("Typ een naam, een lid, een adres of een casusnummer. Pijl omlaag en Enter kiest."),
        )
        self._model: RegelModel[HuishoudenVondst] = RegelModel(lambda rij: rij.id, beeld_van_vondst)
        self.lijst: RegelLijst[HuishoudenVondst] = RegelLijst(
            self._model, naam=self.tr("Gevonden huishoudens"), leeg=self.tr("0 resultaten."), kies_eerste=True
        )
        self.lijst.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.lijst.setFixedHeight(180)
        self.lijst.hide()
        self.uitleg = etiket("", "bij", breekt_af=True)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        for deel in (self.veld, self.lijst, self.uitleg):
            kolom.addWidget(deel)
        self.setFocusProxy(self.regel)
        self.regel.textEdited.connect(self._getypt)
        self.regel.returnPressed.connect(self._neem_huidige)
        self.lijst.opened.connect(self.neem)
        self.lijst.lijst.clicked.connect(lambda _: self._neem_huidige())

    def begin(self, behalve: Id) -> None:
        """Empty; never offer the household itself."""
        self._behalve = behalve
        self.gekozen = None
        self.regel.clear()
        self.uitleg.clear()
        self.lijst.hide()

    def neem(self, vondst: HuishoudenVondst) -> None:
        """Take this one."""
        self.gekozen = vondst
        self.regel.setText(vondst.naam)
        self.uitleg.setText(" · ".join(d for d in (vondst.leden, vondst.adres, vondst.nummer) if d))
        self.lijst.hide()
        self.veld.wis_fout()
        self.regel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken.emit(vondst)

    def _neem_huidige(self) -> None:
        if self.lijst.isVisibleTo(self) and (huidige := self.lijst.huidige()) is not None:
            self.neem(huidige)

    def _getypt(self, tekst: str) -> None:
        self.veld.wis_fout()
        self.gekozen = None
        self.uitleg.clear()
        if len(tekst.strip()) < ZOEK_VANAF:
            self.lijst.hide()
            return
        vraag = ZoekHuishoudens(tekst=tekst.strip(), hoogstens=6)
        self._jobs.read(vraag, self._gevonden, eigenaar=self, geweigerd=lambda w: self.veld.toon_fout(w.zin))

    def _gevonden(self, vondsten: tuple[HuishoudenVondst, ...]) -> None:
        if self.gekozen is None and len(self.regel.text().strip()) >= ZOEK_VANAF:
            self.lijst.zet([vondst for vondst in vondsten if vondst.id != self._behalve])
            self.lijst.show()


class SamenFormulier(RijFormulier):
    """Another record of the same household goes up in this one."""

    naam = "samenvoegen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.zoeker = HuishoudenZoeker(omgeving.jobs)
        uitleg = self.tr(
            "Het andere huishouden gaat op in dit huishouden: leden, casussen, plannen en verloop komen hierheen."
            " Dat kan later weer uit elkaar."
        )
        self.kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        self.kolom.addWidget(self.zoeker)
        self._leg(self._veld("reden", self.tr("Waaruit blijkt dat (één zin)"), regel(300)))
        self.kolom.addStretch(1)
        self.velden["weg"] = self.zoeker.veld
        self._noem(self.tr("Zelfde huishouden als…"), self.tr("Samenvoegen"))

    def begin_voor(self, huishouden: HuishoudenDetail) -> None:
        """Look for the other record."""
        self.begin_met(huishouden, "samen")
        self.zoeker.begin(huishouden.id)

    def vul(self) -> None:
        """No reason yet."""
        self.zet_waarden({"reden": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The request."""
        if self.huishouden is None:
            return None
        if self.zoeker.gekozen is None:
            self.zoeker.veld.toon_fout(self.tr("Kies een huishouden uit de lijst."))
            self.zoeker.regel.setFocus()
            self.bewaar.setEnabled(True)
            return None
        weg = self.zoeker.gekozen.id
        return VoegHuishoudensSamen(blijft=self.huishouden.id, weg=weg, reden=self.waarden()["reden"])

    def eerste_veld(self) -> QWidget:
        """The line."""
        return self.zoeker.regel


def beeld_van_vondst(vondst: HuishoudenVondst) -> Regel:
    """A household that was found: name, number, who and where."""
    regie = f"open casus · regisseur {vondst.regisseur}" if vondst.open else ""
    return Regel(
        titel=vondst.naam,
        rechts=vondst.nummer,
        onder=" · ".join(deel for deel in (vondst.leden, vondst.adres, regie) if deel),
    )
