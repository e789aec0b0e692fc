"""Writing down a round in the street afterwards: who, where, when, how many spoken, and what was found."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.signaal import RegistreerStraatronde
from wijdesk.models.opdrachten.straatronde import WijzigStraatronde
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.signaal import StraatrondeRij
from wijdesk.models.tijdvak import na_middernacht
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier, regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.naast import Naast
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.straatronde.gevonden import Gevonden
from wijdesk.ui.toetsen import ToetsKnop

TIJD = re.compile(r"(\d{1,2})[:.]?(\d{2})?", re.ASCII)
MEE, JA, NEE = "signalen_mee", "ja", "nee"
"""What is asked when the day of a round with signalen that were taken up becomes another."""
HEEL = re.compile(r"\d\d:\d\d", re.ASCII)


class RondeFormulier(VeldFormulier):
    """The form of one round."""

    naam = "straatronde"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._id = omgeving.ids()
        self._wil = ""
        self._na: StraatrondeRij | None = None
        self._wijzigt: StraatrondeRij | None = None
        self._noem(self.tr("Straatronde vastleggen"), self.tr("Opslaan"))
        self.tweede = Keuze(leeg=self.tr("Alleen"))
        self.tweede.setMaxVisibleItems(16)
        self.gevonden = Gevonden(omgeving.codes)
        self.erbij = ToetsKnop(self.tr("Signaal erbij"), "Ctrl+N")
        self.erbij.setObjectName("straatronde_signaal_erbij")
        self._leg(
            self._veld("gebied", self.tr("Waar liep u"), regel()),
            self._veld("tweede_id", self.tr("Met wie"), self.tweede),
        )
        kort = (
            self._veld("dag", self.tr("Dag"), DatumRegel()),
            self._veld("van", self.tr("Van"), regel(5)),
            self._veld("tot", self.tr("Tot"), regel(5)),
            self._veld("contacten", self.tr("Mensen gesproken"), regel(12)),
        )
        self.kolom.addWidget(Naast(*kort, letters=16, boven=True))
        mee = Keuze(leeg=self.tr("Kies"))
        mee.zet_paren(((self.tr("Krijgen ook de nieuwe dag"), JA), (self.tr("Houden hun dag"), NEE)))
        self._leg(self._veld(MEE, self.tr("Signalen die al zijn opgepakt"), mee))
        self.morgen = etiket("", "bij", breekt_af=True, naam="straatronde_morgen")
        self.kolom.addWidget(self.morgen)
        self._leg(self._veld("verslag", self.tr("Hoe was het"), Notitie(regels=3)))
        self._leg(
            self._veld(
                "straten", self.tr("Langs welke straten"), regel(),
                hulp=self.tr("Met een komma ertussen, zonder huisnummers. Elke straat telt mee in “Wat speelt er”."),
            )
        )  # fmt: skip
        self.kolom.addWidget(etiket(self.tr("Gevonden signalen"), "kop"))
        self.kolom.addWidget(self.gevonden)
        self.kolom.addWidget(self.erbij, 0, Qt.AlignmentFlag.AlignLeft)
        self.kolom.addWidget(etiket(self.tr("Volgende ronde"), "kop"))
        self._leg(
            self._veld("volgende_op", self.tr("Wanneer loopt er weer iemand"), DatumRegel()),
            self._veld("volgende_wat", self.tr("Waar letten we dan op"), regel()),
        )
        self.kolom.addStretch(1)
        self.gevonden.typed.connect(self.merk)
        for naam in ("van", "tot"):
            deel = self.delen[naam]
            if isinstance(deel, QLineEdit):
                deel.textChanged.connect(lambda _: self._toon_tijd())
        self._toon_tijd()
        self.erbij.clicked.connect(self.signaal_erbij)
        toets = QShortcut(QKeySequence("Ctrl+N"), self, self.signaal_erbij)
        toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def begin(self, na: StraatrondeRij | None = None, *, wijzigt: StraatrondeRij | None = None) -> None:
        """Show the form, with its draft when there is one; else as the next round `na` another one, or as the one that
        is put right.
        """
        self._na, self._wijzigt = na, wijzigt
        anders = self.tr("Straatronde vastleggen") if wijzigt is None else self.tr("Straatronde wijzigen")
        self._noem(anders, self.tr("Opslaan"))
        if wijzigt is not None:
            self.open_voor(f"straatronde.wijzig.{wijzigt.id.hex()}")
        else:
            self.open_voor("straatronde" if na is None else f"straatronde.na.{na.id.hex()}")

    def signaal_erbij(self) -> None:
        """One more signaal, ready to type."""
        kaart = self.gevonden.erbij()
        kaart.velden["tekst"].invoer.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rolblad.volg(kaart)

    # What the base class asks ----------------------------------------------------------------------------------------

    def eerste_veld(self) -> QWidget:
        """Where it was."""
        return self.delen["gebied"]

    def vul(self) -> None:
        """Today, nothing found yet; reads who there are."""
        self._id = self.omgeving.ids()
        dag = f"{self.vandaag():%d-%m-%Y}"
        leeg = dict.fromkeys(("tweede_id", "van", "tot", "contacten", "verslag", "volgende_op", "volgende_wat"), "")
        gebied, straten = (self._na.gebied, ", ".join(self._na.straten)) if self._na is not None else ("", "")
        begin: dict[str, Any] = leeg | {"dag": dag, "gebied": gebied, "straten": straten}
        if (rij := self._wijzigt) is not None:
            begin = {naam: getattr(rij, naam) for naam in ("gebied", "van", "tot", "verslag", "volgende_wat")} | {
                "dag": datum_in_woorden(rij.dag),
                "contacten": str(rij.contacten),
                "straten": ", ".join(rij.straten),
                "volgende_op": datum_in_woorden(rij.volgende_op),
            }
            self._wil = "" if rij.tweede_id is None else rij.tweede_id.hex()
            zet_keuzes(self.tweede, [(self._wil, rij.tweede)] if self._wil else [])
            begin["tweede_id"] = self._wil
        self.zet_waarden(begin | {MEE: ""})
        self.velden[MEE].hide()
        self.gevonden.zet(())
        self.omgeving.jobs.read(LeesMedewerkers(), self._toon_collegas, eigenaar=self, geweigerd=lambda _: None)

    def waarden(self) -> dict[str, Any]:
        """All that stands in the form."""
        return super().waarden() | {"signalen": self.gevonden.waarden()}

    def getypt(self) -> dict[str, Any]:
        """What would be lost, with the id it will get."""
        getypt = super().getypt()
        return getypt | {"id": self._id.hex()} if getypt else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back; with whom it was is chosen when the colleagues are there."""
        super().zet_getypt(inhoud)
        self.velden[MEE].setVisible(bool(inhoud.get(MEE)))
        self.gevonden.zet(inhoud.get("signalen", []))
        self._id = Id(bytes.fromhex(inhoud["id"])) if "id" in inhoud else self._id
        self._wil = inhoud.get("tweede_id", "")

    def opdracht(self) -> Opdracht[Any] | None:
        """As filled in; a time may be typed as 9, 930 or 9:30."""
        waarden = self.waarden()
        contacten = waarden["contacten"].strip()
        if contacten and not contacten.isdecimal():
            self.velden["contacten"].toon_fout(self.tr("Vul een heel getal in."))
            self.delen["contacten"].setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        velden: dict[str, Any] = {
            "gebied": waarden["gebied"],
            "dag": self.dag("dag"),
            "van": tijd_van(waarden["van"]),
            "tot": tijd_van(waarden["tot"]),
            "tweede_id": self.id_van("tweede_id"),
            "contacten": int(contacten or 0),
            "verslag": waarden["verslag"],
            "straten": tuple(deel for deel in waarden["straten"].split(",") if deel.strip()),
            "volgende_op": self.dag("volgende_op") if waarden["volgende_op"].strip() else "",
            "volgende_wat": waarden["volgende_wat"],
            "signalen": tuple(kaart.invoer() for kaart in self.gevonden.kaarten),
        }
        if self._wijzigt is not None:
            mee = {JA: True, NEE: False}.get(waarden[MEE])
            return WijzigStraatronde(id=self._wijzigt.id, signalen_mee=mee, **velden)
        return RegistreerStraatronde(id=self._id, locatie_id=self.omgeving.locatie.id, **velden)

    def toon_fouten(self, weigering: Weigering) -> None:
        """Also in the card it is about."""
        fout: list[QWidget] = []
        rest: dict[str, str] = {}
        if MEE in weigering.volledig():
            self.velden[MEE].show()
        for veld, zin in weigering.volledig().items():
            delen = veld.split(".", 2)
            if delen[0] == "signalen" and len(delen) == 3 and int(delen[1]) < len(self.gevonden.kaarten):
                fout.append(self.gevonden.kaarten[int(delen[1])].toon_fout(delen[2], zin))
            else:
                rest[veld] = zin
        super().toon_fouten(Weigering("" if fout else weigering.zin, fouten=rest))
        self.naar_bovenste((*fout, *(self.velden[veld].invoer for veld in rest if veld in self.velden)))

    def _wis_fouten(self) -> None:
        super()._wis_fouten()
        for kaart in self.gevonden.kaarten:
            kaart.wis_fouten()

    def _toon_tijd(self) -> None:
        """Say so when the round ends on the next day, while it is typed."""
        van, tot = (tijd_van(self.waarden()[naam]) for naam in ("van", "tot"))
        morgen = all(HEEL.fullmatch(tijd) for tijd in (van, tot)) and na_middernacht(van, tot)
        self.morgen.setText(self.tr("De ronde duurt tot {0} (volgende dag).").format(tot) if morgen else "")
        self.morgen.setVisible(morgen)

    def _toon_collegas(self, rijen: tuple[MedewerkerRij, ...]) -> None:
        """Whoever can have walked along: not who wrote it down; who did then and left since stays."""
        oud = self._wijzigt
        loper = self.omgeving.medewerker.id if oud is None else oud.medewerker_id
        keuzes = {rij.id.hex(): rij.naam for rij in rijen if rij.actief and rij.id != loper}
        if oud is not None and oud.tweede_id is not None:
            keuzes.setdefault(oud.tweede_id.hex(), self.tr("{0} · werkt hier niet meer").format(oud.tweede))
        zet_keuzes(self.tweede, keuzes.items())
        if self._wil:
            self.tweede.setCurrentIndex(max(0, self.tweede.findData(self._wil)))
            self._wil = ""


def tijd_van(tekst: str) -> str:
    """A time as it was typed, as HH:MM; what cannot be read stays as it was, and is refused."""
    gevonden = TIJD.fullmatch(tekst.strip())
    return f"{int(gevonden[1]):02}:{gevonden[2] or '00'}" if gevonden is not None else tekst.strip()
