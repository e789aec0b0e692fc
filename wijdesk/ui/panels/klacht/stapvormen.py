"""The forms for what is done with a klacht: a step, moving the term, the hearing, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from wijdesk.models import klachtregels as regels
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.klacht import RondKlachtAf, ZetKlachtstap
from wijdesk.models.rows.klacht import KlachtDetail
from wijdesk.models.termijnen import dagen_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier, regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.vinkje import Vinkje

TOETSEN = "123456789"
ALGEMEEN = (regels.GESPREK, regels.TERUGKOPPELING, regels.OMBUDSMAN, regels.NOTITIE)
HOREN = (regels.GEHOORD, regels.NIET_GEHOORD)
TERMIJN = regels.TERMIJNSTAPPEN
TITELS: Mapping[tuple[str, ...], str] = {ALGEMEEN: "Vastleggen", HOREN: "Horen", TERMIJN: "Verdagen"}
UITLEG: Mapping[tuple[str, ...], str] = {
    HOREN: "Wie klaagt en over wie het gaat, mogen hun verhaal doen. Van het horen komt een verslag (Awb art. 9:10).",
    TERMIJN: "Schrijf de klager en wie het betreft dat het langer duurt (Awb art. 9:11 lid 2).",
}
LABEL = {
    regels.VERDAAGD: "Waarom duurt het langer?",
    regels.UITSTEL: "Waarom duurt het langer?",
    regels.GEHOORD: "Verslag van het horen",
    regels.NIET_GEHOORD: "Toelichting",
    regels.NOTITIE: "Notitie",
}
HULP = {
    regels.GESPREK: "Met wie, bijvoorbeeld de leidinggevende, en wat kwam eruit?",
    regels.TERUGKOPPELING: "Wat zei de klager toen u vroeg hoe het nu is?",
    regels.OMBUDSMAN: "Wat vroeg de ombudsman, of wat was het oordeel?",
    regels.GEHOORD: "Wie waren erbij en wat zeiden zij?",
    regels.VERDAAGD: "Dit staat in de brief",
    regels.UITSTEL: "Dit staat in de brief",
}
KEUZES: Mapping[str, Mapping[str, str]] = {
    regels.NIET_GEHOORD: regels.AFGEZIEN,
    regels.OMBUDSMAN: {naam: naam[:1].upper() + naam[1:] for naam in regels.OMBUDSMANNEN},
}
"""Kind of step → what has to be chosen with it."""


def groep(naam: str, titel: str, keuzes: Mapping[str, str]) -> KeuzeGroep:
    """Choices, each with its key."""
    opties = (
        Optie(waarde=code, tekst=tekst, toets=toets)
        for toets, (code, tekst) in zip(TOETSEN, keuzes.items(), strict=False)
    )
    return KeuzeGroep(tuple(opties), naam=naam, titel=titel)


class StapVorm(VeldFormulier):
    """Something that was done. `soorten` are the kinds it offers."""

    soorten: ClassVar[tuple[str, ...]] = ()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        soorten = self.soorten
        self.detail: KlachtDetail | None = None
        self._eerst = ""
        self._id = omgeving.ids()
        self.uitleg = etiket(UITLEG.get(soorten, ""), "bij", breekt_af=True)
        self.kolom.addWidget(self.uitleg)
        self.uitleg.setVisible(bool(self.uitleg.text()))
        keuzes = {code: regels.STAPPEN[code] for code in soorten}
        self.soort = groep(f"{self.naam}_soort", self.tr("Wat"), keuzes)
        self._leg(self._veld("soort", self.tr("Wat is er gedaan?"), self.soort))
        self.keuze = Keuze(leeg=self.tr("Kies"))
        self.veld_keuze = self._veld("keuze", self.tr("Welke?"), self.keuze)
        self._leg(self.veld_keuze)
        self.veld_dagen = self._veld("dagen", self.tr("Hoeveel dagen erbij?"), regel(4))
        self.veld_instemming = self._veld(
            "instemming", self.tr("Instemming"), Vinkje(self.tr("De klager stemt hier schriftelijk mee in"))
        )
        self._leg(self.veld_dagen)
        self._leg(self.veld_instemming)
        self.veld_tekst = self._veld("tekst", self.tr("Wat is er gezegd of gedaan?"), Notitie(regels=5))
        self._leg(self.veld_tekst)
        self._leg(self._veld("dag", self.tr("Op welke dag?"), DatumRegel()))
        self.kolom.addStretch(1)
        self.soort.gekozen.connect(lambda _: self._toon())

    def begin(self, detail: KlachtDetail, soort: str = "") -> None:
        """About this klacht; `soort` is proposed, or else what comes first."""
        self.detail, self._eerst = detail, soort
        self._id = self.omgeving.ids()
        self._noem(f"{TITELS[self.soorten]}: {detail.rij.nummer}", self.tr("Vastleggen"))
        self.open_voor(f"{self.naam}.{detail.rij.id.hex()}")
        self._toon()

    def vul(self) -> None:
        """Today; what comes first is proposed."""
        ruimte = self.detail.ruimte if self.detail is not None else 0
        soort = self._eerst or self.soorten[0]
        if self.soorten is TERMIJN and not ruimte:
            soort = regels.UITSTEL
        self.zet_waarden(
            {
                "soort": soort,
                "keuze": "",
                "dagen": str(ruimte) if self.soorten is TERMIJN and ruimte else "",
                "instemming": False,
                "tekst": "",
                "dag": f"{self.vandaag():%d-%m-%Y}",
            }
        )

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put values in the fields; what can be chosen follows what was done."""
        if "soort" in waarden:
            self.soort.zet(waarden["soort"])
            self._toon()
        super().zet_waarden(waarden)

    def opdracht(self) -> Opdracht[Any] | None:
        """The step."""
        if self.detail is None:
            return None
        w = self.waarden()
        getypt = w["dagen"].strip()
        return ZetKlachtstap(
            id=self._id,
            klacht_id=self.detail.rij.id,
            soort=w["soort"],
            dag=self.dag("dag"),
            tekst=w["tekst"],
            keuze=w["keuze"],
            dagen=int(getypt) if getypt.isascii() and getypt.isdigit() else 0,
            instemming=w["instemming"],
        )

    def eerste_veld(self) -> QWidget:
        """What was done."""
        return self.soort

    def _toon(self) -> None:
        soort = self.soort.waarde
        zet_keuzes(self.keuze, KEUZES.get(soort, {}).items())
        self.veld_keuze.setVisible(soort in KEUZES)
        self.veld_dagen.setVisible(soort in TERMIJN)
        self.veld_instemming.setVisible(soort == regels.UITSTEL)
        ruimte = self.detail.ruimte if self.detail is not None else 0
        hulp = HULP.get(soort, "")
        if soort == regels.VERDAAGD:
            nog = self.tr("Er kunnen nog {0} bij").format(dagen_in_woorden(ruimte)) if ruimte else ""
            hulp = ". ".join(filter(None, (hulp, nog)))
        self.veld_tekst.zet_label(LABEL.get(soort, self.tr("Wat is er gezegd of gedaan?")))
        self.veld_tekst.toon_hulp(hulp)


class GedaanVorm(StapVorm):
    """A conversation before the klacht or in its place, what came after, a note."""

    naam = "klacht_gedaan"
    soorten = ALGEMEEN


class HoorVorm(StapVorm):
    """The hearing, or why there was none."""

    naam = "klacht_horen"
    soorten = HOREN


class VerdaagVorm(StapVorm):
    """Putting the outcome off."""

    naam = "klacht_verdagen"
    soorten = TERMIJN


class AfrondVorm(VeldFormulier):
    """How a klacht ended, why, and what is learned from it."""

    naam = "klacht_afronden"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: KlachtDetail | None = None
        self.uitkomst = Keuze(omgeving.codes.van("klachtuitkomst"), leeg=self.tr("Kies hoe het afliep"))
        self.overig = Keuze(leeg=self.tr("Kies waarom er geen oordeel is"))
        zet_keuzes(self.overig, regels.OVERIG.items())
        self.veld_overig = self._veld("overig", self.tr("Waarom geen oordeel?"), self.overig)
        self._leg(self._veld("uitkomst", self.tr("Hoe is de klacht afgelopen?"), self.uitkomst), self.veld_overig)
        self._leg(
            self._veld(
                "reden",
                self.tr("Waar ging de klacht over?"),
                Keuze(omgeving.codes.van("klachtreden"), leeg=self.tr("Kies waarover")),
            ),
            self._veld("op", self.tr("Afgerond op"), DatumRegel()),
        )
        self._leg(
            self._veld(
                "motivering",
                self.tr("Waarom?"),
                Notitie(regels=5),
                hulp=self.tr("Dit staat in de brief (Awb art. 9:12). Schrijf het voor de klager"),
            )
        )
        self._leg(
            self._veld(
                "les",
                self.tr("Wat leren wij hiervan?"),
                Notitie(regels=3),
                hulp=self.tr("Wat wij anders gaan doen. Mag leeg; staat ook in de brief"),
            )
        )
        self.kolom.addStretch(1)
        self.uitkomst.currentIndexChanged.connect(lambda _: self._toon())

    def begin(self, detail: KlachtDetail) -> None:
        """End this one."""
        self.detail = detail
        self._noem(self.tr("Klacht {0} afronden").format(detail.rij.nummer), self.tr("Afronden"))
        self.open_voor(f"klacht.afronden.{detail.rij.id.hex()}")
        self._toon()

    def vul(self) -> None:
        """What was written before it was opened again; otherwise nothing."""
        d = self.detail
        self.zet_waarden(
            {
                "uitkomst": "",
                "overig": "",
                "reden": d.rij.reden if d else "",
                "motivering": d.motivering if d else "",
                "les": d.les if d else "",
                "op": f"{self.vandaag():%d-%m-%Y}",
            }
        )

    def opdracht(self) -> Opdracht[Any] | None:
        """The outcome."""
        if self.detail is None:
            return None
        w = self.waarden()
        return RondKlachtAf(
            id=self.detail.rij.id,
            uitkomst=w["uitkomst"],
            reden=w["reden"],
            motivering=w["motivering"],
            overig=w["overig"],
            les=w["les"],
            op=self.dag("op"),
        )

    def eerste_veld(self) -> QWidget:
        """The outcome."""
        return self.uitkomst

    def _toon(self) -> None:
        self.veld_overig.setVisible(self.uitkomst.waarde == regels.OVERIG_CODE)
