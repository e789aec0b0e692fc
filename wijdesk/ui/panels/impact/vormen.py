"""The forms of the impactmeting: one form field by field, a pile of them a line each, and a name beside one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.impactvragen import CIJFER, lees_regel, toetsen
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.impact import BewaarImpactmeting, KoppelImpactmeting
from wijdesk.models.rows.impact import ImpactDetail
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.models.vragen import Lijst, Vraag
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier, regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.persoonvorm import PersoonVorm
from wijdesk.ui.schakelrij import Schakelrij


class _Metingvorm(VeldFormulier):
    """What both ways of typing have: the day and the locatie of the form."""

    def _leg_waar(self) -> None:
        self.locatie = Keuze()
        for rij in self.omgeving.open_locaties:
            self.locatie.addItem(rij.naam, rij.id.hex())
        self._leg(
            self._veld(
                "datum",
                self.tr("Datum van het formulier"),
                DatumRegel(),
                hulp=self.tr("Staat er geen dag op? Die van vandaag"),
            ),
            self._veld("locatie", self.tr("Locatie"), self.locatie),
        )

    def _waar_nu(self) -> dict[str, str]:
        return {
            "datum": datum_in_woorden(self.vandaag().isoformat()),
            "locatie": self.omgeving.locatie.id.hex(),
        }

    def _plek(self) -> Id:
        return self.id_van("locatie") or self.omgeving.locatie.id


class MetingVorm(_Metingvorm):
    """One form, a field per question of its own version."""

    naam = "impactmeting"

    def __init__(self, omgeving: Omgeving, lijst_id: Id | None, lijst: Lijst | None) -> None:
        """`lijst`: the questions; None asks a mark alone, as of a row of a file."""
        super().__init__(omgeving)
        self._lijst_id = lijst_id
        self.vragen = lijst.vragen if lijst is not None else ()
        self.detail: ImpactDetail | None = None
        self._nieuw_id = omgeving.ids()
        self._leg_waar()
        if not self.vragen:
            self._leg(self._veld(CIJFER, self.tr("Cijfer"), regel(4), hulp=_van_tot(1, 10)))
        for vraag in self.vragen:
            hulp = vraag.hulp or (_van_tot(vraag.minst, vraag.meest) if vraag.soort == "getal" else "")
            self._leg(self._veld(vraag.code, vraag.tekst, _invoer(vraag), hulp=hulp))
        self.kolom.addStretch(1)

    def begin(self, detail: ImpactDetail | None) -> None:
        """Change this one, or type a new one."""
        self.detail = detail
        if detail is None:
            self._nieuw_id = self.omgeving.ids()
        titel = (
            self.tr("Nieuwe impactmeting")
            if detail is None
            else self.tr("Impactmeting van {0}").format(datum_in_woorden(detail.rij.datum))
        )
        self._noem(titel, self.tr("Opslaan"))
        self.open_voor(f"impactmeting.{'nieuw' if detail is None else detail.rij.id.hex()}")

    def vul(self) -> None:
        """What stands there now."""
        detail = self.detail
        gegeven = {} if detail is None else dict(detail.antwoorden)
        waarden: dict[str, Any] = self._waar_nu()
        if detail is not None:
            waarden["datum"] = datum_in_woorden(detail.rij.datum)
            if detail.locatie_id is not None:
                waarden["locatie"] = detail.locatie_id.hex()
        for code, deel in self.delen.items():
            if code not in ("datum", "locatie"):
                waarde = gegeven.get(code, "")
                waarden[code] = (
                    [deel_ for deel_ in waarde.split(",") if deel_]
                    if isinstance(deel, Schakelrij)
                    else waarde.replace(".", ",")
                    if isinstance(deel, QLineEdit)
                    else waarde
                )
        self.zet_waarden(waarden)

    def opdracht(self) -> Opdracht[Any]:
        """The form as it is filled in."""
        w = self.waarden()
        codes = [code for code in self.delen if code not in ("datum", "locatie")]
        return BewaarImpactmeting(
            id=self._nieuw_id if self.detail is None else self.detail.rij.id,
            datum=self.dag("datum"),
            locatie_id=self._plek(),
            vragenlijst_id=self._lijst_id,
            antwoorden=tuple((code, ",".join(w[code]) if isinstance(w[code], list) else w[code]) for code in codes),
        )

    def eerste_veld(self) -> QWidget:
        """The mark: the day is mostly right."""
        return self.delen[self.vragen[0].code if self.vragen else CIJFER]


class StapelVorm(_Metingvorm):
    """A pile of forms: the day and the locatie once, and then a line of answers for each."""

    naam = "impactstapel"

    def __init__(self, omgeving: Omgeving, lijst_id: Id, lijst: Lijst) -> None:
        super().__init__(omgeving)
        self._lijst_id, self._lijst = lijst_id, lijst
        self._ingevoerd = 0
        self._vers = True
        self._leg_waar()
        volgorde = "\n".join(
            f"{nummer}. {vraag.naam} ({toetsen(vraag)})" for nummer, vraag in enumerate(lijst.vragen, start=1)
        )
        self.volgorde = etiket(volgorde, "", breekt_af=True, naam="impactstapel_volgorde")
        self.kolom.addWidget(self.volgorde)
        self.regel = regel(200)
        self._leg(
            self._veld(
                "regel",
                self.tr("De antwoorden van één formulier, met een spatie ertussen"),
                self.regel,
                hulp=self.tr("Een - is overgeslagen. Enter slaat op en begint het volgende."),
            )
        )
        self.gelezen = etiket("", "bij", breekt_af=True, naam="impactstapel_gelezen")
        self.telling = etiket("", "kop", breekt_af=True, naam="impactstapel_telling")
        self.kolom.addWidget(self.gelezen)
        self.kolom.addWidget(self.telling)
        self.kolom.addStretch(1)
        self.regel.textChanged.connect(lambda _: self._lees_voor())
        self.regel.returnPressed.connect(self.verstuur)
        self._noem(self.tr("Een stapel formulieren"), self.tr("Opslaan en volgende"))

    def begin(self) -> None:
        """Type forms of today, here."""
        self._vers, self._ingevoerd = True, 0
        self.open_voor("impactstapel.nieuw")
        self._toon_telling()

    def vul(self) -> None:
        """An empty line; the day and the locatie stay what they were for the whole pile."""
        self.zet_waarden((self._waar_nu() if self._vers else {}) | {"regel": ""})
        self._vers = False

    def opdracht(self) -> Opdracht[Any] | None:
        """The form on the line; None when a part of it cannot be read."""
        try:
            antwoorden = lees_regel(self._lijst, self.regel.text())
        except Weigering as weigering:
            self.toon_fouten(Weigering(weigering.zin, veld="regel"))
            return None
        return BewaarImpactmeting(
            id=self.omgeving.ids(),
            datum=self.dag("datum"),
            locatie_id=self._plek(),
            vragenlijst_id=self._lijst_id,
            antwoorden=tuple(antwoorden.items()),
        )

    def toon_fouten(self, weigering: Weigering) -> None:
        """What is wrong with an answer stands at the line."""
        fouten = weigering.volledig()
        namen = {vraag.code: vraag.naam for vraag in self._lijst.vragen}
        samen = [f"{namen[veld]}: {zin}" for veld, zin in fouten.items() if veld in namen]
        elders = {veld: zin for veld, zin in fouten.items() if veld not in namen}
        if samen:
            elders["regel"] = " ".join(samen)
        super().toon_fouten(Weigering(weigering.zin, fouten=elders) if elders else weigering)

    def klaar_met_een(self) -> None:
        """One form is in: the next."""
        self._ingevoerd += 1
        self._toon_telling()
        self.regel.setFocus()

    def eerste_veld(self) -> QWidget:
        """The line."""
        return self.regel

    def _toon_telling(self) -> None:
        een = self.tr("1 formulier ingevoerd")
        meer = self.tr("{0} formulieren ingevoerd").format(self._ingevoerd)
        self.telling.setText("" if not self._ingevoerd else een if self._ingevoerd == 1 else meer)

    def _lees_voor(self) -> None:
        """What was typed so far, read back where it can be seen."""
        self.rolblad.breng_in_beeld(self.gelezen)
        try:
            antwoorden = lees_regel(self._lijst, self.regel.text())
        except Weigering as weigering:
            self.gelezen.setText(weigering.zin)
            return
        delen = [
            f"{vraag.naam}: {vraag.in_woorden(antwoorden[vraag.code]).replace('.', ',')}"
            for vraag in self._lijst.vragen
            if vraag.code in antwoorden
        ]
        nog = len(self._lijst.vragen) - len(antwoorden)
        rest = self.tr("nog 1 vraag") if nog == 1 else self.tr("nog {0} vragen").format(nog)
        self.gelezen.setText(" · ".join([*delen, rest] if nog and delen else delen))


class NaamVorm(PersoonVorm):
    """The resident who asked to be named with a form."""

    naam = "impactnaam"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._meting_id: Id | None = None
        self.kolom.addWidget(
            etiket(
                self.tr(
                    "Een impactmeting is van niemand. Zet er alleen een naam bij als de inwoner daar zelf om vraagt: "
                    "die vraag is de toestemming. De naam kan er altijd weer af; het cijfer blijft dan meetellen."
                ),
                "bij",
                breekt_af=True,
            )
        )
        hulp = self.tr("Naam, geboortedatum, BSN, telefoon of postcode")
        self._leg_persoon(self.tr("Wie vroeg het?"), hulp=hulp, moet_kiezen=True)
        self._leg(self._veld("gevraagd_op", self.tr("Op welke dag vroeg de inwoner dit?"), DatumRegel()))
        self.kolom.addStretch(1)
        self._noem(self.tr("Een naam bij deze meting"), self.tr("Naam erbij zetten"))

    def begin(self, meting_id: Id) -> None:
        """For this form."""
        self._meting_id = meting_id
        self.open_voor(f"impactnaam.{meting_id.hex()}")

    def vul(self) -> None:
        """Nobody yet, asked today."""
        self.zoeker.wis()
        self.zet_waarden({"gevraagd_op": datum_in_woorden(self.vandaag().isoformat())})

    def opdracht(self) -> Opdracht[Any] | None:
        """Whom it is of; None when nobody was chosen."""
        if (persoon_id := self.zoeker.persoon_id) is None or self._meting_id is None:
            self.toon_fouten(Weigering("Kies wie erom vroeg.", veld="persoon_id"))
            return None
        return KoppelImpactmeting(
            impactmeting_id=self._meting_id, persoon_id=persoon_id, gevraagd_op=self.dag("gevraagd_op")
        )

    def eerste_veld(self) -> QWidget:
        """Who."""
        return self.zoeker.regel


def _van_tot(minst: int | None, meest: int | None) -> str:
    return f"Van {minst} tot en met {meest}"


def _invoer(vraag: Vraag) -> QWidget:
    """The widget for the answer to a question."""
    if vraag.soort == "getal":
        return regel(5)
    if vraag.soort == "meerkeuze":
        rij: Schakelrij[str] = Schakelrij(naam=f"impactmeting_{vraag.code}_rij", titel=vraag.tekst)
        rij.maak([(keus.code, keus.tekst) for keus in vraag.keuzes])
        return rij
    keuze = Keuze(leeg="Niet ingevuld")
    for keus in vraag.opties:
        keuze.addItem(keus.tekst, keus.code)
    return keuze
