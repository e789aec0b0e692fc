"""The forms about a request: taking it in or putting it right, extending, deciding, and what the resident says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models import avgregels
from wijdesk.models.avgnabestaande import GRONDEN, NABESTAANDE
from wijdesk.models.opdrachten.avg import (
    BeslisAvgverzoek,
    BewaarAvgverzoek,
    VerlengAvgverzoek,
    VoegAantekeningToe,
)
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.avg import AvgDetail
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier, regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.persoonvorm import PersoonVorm

TOETSEN = "123456789"


def soortkeuze(naam: str, titel: str) -> KeuzeGroep:
    """What is asked, each with its key."""
    opties = (
        Optie(waarde=code, tekst=tekst, toets=toets)
        for toets, (code, (tekst, _)) in zip(TOETSEN, avgregels.SOORTEN.items(), strict=False)
    )
    return KeuzeGroep(tuple(opties), naam=naam, titel=titel)


def grondkeuze(vorm: VeldFormulier) -> Keuze:
    """The grounds on which a nabestaande may see a record."""
    keuze = Keuze(leeg=vorm.tr("Kies de grond"))
    zet_keuzes(keuze, ((code, f"{grond.naam} ({grond.wet})") for code, grond in GRONDEN.items()))
    return keuze


class VerzoekVorm(PersoonVorm):
    """A new request, or one put right."""

    naam = "avg_verzoek"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: AvgDetail | None = None
        self._id = omgeving.ids()
        self._persoon: tuple[Id, str] | None = None
        self._leg(self._veld("soort", self.tr("Wat wordt er gevraagd?"), soortkeuze("avg_soort", self.tr("Soort"))))
        hulp = self.tr("Naam, geboortedatum, BSN, telefoon of postcode")
        self._leg_persoon(self.tr("Over welke inwoner?"), hulp=hulp)
        self._leg(
            self._veld(
                "over",
                self.tr("Niet gevonden? Over wie gaat het"),
                regel(),
                hulp=self.tr("Zoals het gezegd is. Laat leeg als u hierboven iemand koos"),
            )
        )
        self.hoedanigheid = Keuze(leeg=self.tr("Kies wie er vraagt"))
        zet_keuzes(self.hoedanigheid, avgregels.HOEDANIGHEDEN.items())
        self.veld_verzoeker = self._veld("verzoeker", self.tr("Naam van wie vraagt"), regel())
        self._leg(self._veld("hoedanigheid", self.tr("Wie vraagt?"), self.hoedanigheid), self.veld_verzoeker)
        self.veld_grond = self._veld("grond", self.tr("Op welke grond vraagt de nabestaande dit?"), grondkeuze(self))
        self._leg(self.veld_grond)
        self._leg(
            self._veld("gevraagd", self.tr("Wat is er gevraagd? In de woorden van wie vraagt"), Notitie(regels=3))
        )
        self.ontvangen = DatumRegel()
        self.identiteit = Keuze(leeg=self.tr("Nog niet vastgesteld"))
        zet_keuzes(self.identiteit, avgregels.IDENTITEIT.items())
        self._leg(
            self._veld(
                "ontvangen_op",
                self.tr("Ontvangen op"),
                self.ontvangen,
                hulp=self.tr("Bij ons of een collega; vanaf die dag telt de maand"),
            ),
            self._veld("identiteit", self.tr("Hoe weten wij wie er vraagt?"), self.identiteit),
        )
        self.veld_later = self._veld("waarom_later", self.tr("Waarom is de dag van ontvangst later?"), regel())
        self._leg(self.veld_later)
        self.kolom.addStretch(1)
        self.hoedanigheid.currentIndexChanged.connect(lambda _: self._toon())
        self.ontvangen.textChanged.connect(lambda _: self._toon())

    def begin(self, detail: AvgDetail | None, persoon: tuple[Id, str] | None = None) -> None:
        """Put this one right, or take in a new one, about somebody whose card is open."""
        self.detail, self._persoon = detail, persoon
        if detail is None:
            self._id = self.omgeving.ids()
        titel = self.tr("Nieuw verzoek") if detail is None else self.tr("Verzoek {0}").format(detail.rij.nummer)
        self._noem(titel, self.tr("Opslaan"))
        wie = "nieuw" if detail is None else detail.rij.id.hex()
        self.open_voor(f"avg.{wie}.{persoon[0].hex()}" if detail is None and persoon is not None else f"avg.{wie}")
        self._toon()

    def vul(self) -> None:
        """What stands there now; a new one was received today, from the resident."""
        d = self.detail
        if d is not None and d.rij.persoon_id is not None:
            self._persoon = (d.rij.persoon_id, d.rij.wie)
        self.zoeker.zet(*(self._persoon or (None, "")))
        vandaag = f"{self.vandaag():%d-%m-%Y}"
        self.zet_waarden(
            {
                "soort": d.rij.soort if d else "inzage",
                "over": d.over if d else "",
                "hoedanigheid": d.hoedanigheid if d else "zelf",
                "verzoeker": d.verzoeker if d else "",
                "gevraagd": d.gevraagd if d else "",
                "ontvangen_op": datum_in_woorden(d.rij.ontvangen_op) if d else vandaag,
                "waarom_later": "",
                "identiteit": d.identiteit if d else "",
                "grond": d.grond if d else "",
            }
        )

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back."""
        super().zet_waarden(waarden)
        self._toon()

    def opdracht(self) -> Opdracht[Any] | None:
        """The request as it is filled in."""
        w = self.waarden()
        zin = self.tr("Kies iemand uit de lijst, of schrijf hieronder over wie het gaat.")
        if not w["over"].strip() and self._typte_alleen(zin):
            return None
        return BewaarAvgverzoek(
            id=self._id if self.detail is None else self.detail.rij.id,
            soort=w["soort"],
            persoon_id=self.zoeker.persoon_id,
            over=w["over"],
            hoedanigheid=w["hoedanigheid"],
            verzoeker=w["verzoeker"],
            gevraagd=w["gevraagd"],
            ontvangen_op=self.dag("ontvangen_op"),
            waarom_later=w["waarom_later"] if self._is_later() else "",
            identiteit=w["identiteit"],
            grond=w["grond"] if w["hoedanigheid"] == NABESTAANDE else "",
        )

    def eerste_veld(self) -> QWidget:
        """What is asked."""
        return self.delen["soort"]

    def _toon(self) -> None:
        self.veld_verzoeker.setVisible(self.hoedanigheid.waarde not in ("", "zelf"))
        self.veld_grond.setVisible(self.hoedanigheid.waarde == NABESTAANDE)
        self.veld_later.setVisible(self._is_later())

    def _is_later(self) -> bool:
        """Whether another day of receipt was typed than stood there, a later one."""
        iso = self.ontvangen.iso(self.vandaag())
        return self.detail is not None and iso is not None and iso > self.detail.rij.ontvangen_op


class VerlengVorm(VeldFormulier):
    """Another day, once, with the reason that stands in the letter."""

    naam = "avg_verleng"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: AvgDetail | None = None
        self.uitleg = etiket("", "bij", breekt_af=True)
        self.kolom.addWidget(self.uitleg)
        self._leg(self._veld("tot", self.tr("Antwoord uiterlijk op"), DatumRegel()))
        self._leg(
            self._veld(
                "reden",
                self.tr("Waarom duurt het langer?"),
                Notitie(regels=3),
                hulp=self.tr("Dit staat in de brief. Bijvoorbeeld: het dossier is groot, of er zijn veel verzoeken"),
            )
        )
        self.kolom.addStretch(1)

    def begin(self, detail: AvgDetail) -> None:
        """Extend this one."""
        self.detail = detail
        self._noem(self.tr("Verzoek {0} verlengen").format(detail.rij.nummer), self.tr("Verlengen"))
        self.uitleg.setText(
            self.tr(
                "Dit kan één keer, tot en met {0} (AVG art. 12 lid 3). Stuur de brief binnen de eerste maand."
            ).format(datum_in_woorden(detail.verlengen_tot))
        )
        self.open_voor(f"avg.verleng.{detail.rij.id.hex()}")

    def vul(self) -> None:
        """The last day there is."""
        tot = datum_in_woorden(self.detail.verlengen_tot) if self.detail is not None else ""
        self.zet_waarden({"tot": tot, "reden": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The request."""
        if self.detail is None:
            return None
        return VerlengAvgverzoek(id=self.detail.rij.id, tot=self.dag("tot"), reden=self.waarden()["reden"])

    def eerste_veld(self) -> QWidget:
        """The day."""
        return self.delen["tot"]


class BesluitVorm(VeldFormulier):
    """What was decided, with the reason; for a restriction from when to when."""

    naam = "avg_besluit"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: AvgDetail | None = None
        self.besluit = KeuzeGroep(
            tuple(
                Optie(waarde=code, tekst=tekst, toets=toets)
                for toets, (code, tekst) in zip(TOETSEN, avgregels.BESLUITEN.items(), strict=False)
            ),
            naam="avg_besluit_keuze",
            titel=self.tr("Besluit"),
        )
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="avg_besluit_let_op")
        self.kolom.addWidget(self.let_op)
        self._leg(self._veld("besluit", self.tr("Wat is het besluit?"), self.besluit))
        self.grond = self._veld("grond", self.tr("Op welke grond wijst u het toe?"), grondkeuze(self))
        self._leg(self.grond)
        self._leg(
            self._veld(
                "reden",
                self.tr("Waarom?"),
                Notitie(regels=4),
                hulp=self.tr("Dit staat in de brief. Nodig als u (een deel) afwijst"),
            )
        )
        self.van = self._veld("beperkt_van", self.tr("Niet gebruiken vanaf"), DatumRegel())
        self.tot = self._veld(
            "beperkt_tot",
            self.tr("Gedacht tot en met"),
            DatumRegel(),
            hulp=self.tr("Mag leeg. Vanzelf stopt het niet: “Termijnen” zegt u die dag het op te heffen"),
        )
        self._leg(self.van, self.tot)
        self.kolom.addStretch(1)
        self.besluit.gekozen.connect(self._gekozen)

    def begin(self, detail: AvgDetail) -> None:
        """Decide about this one."""
        self.detail = detail
        self._noem(self.tr("Besluit over {0}").format(detail.rij.nummer), self.tr("Besluiten"))
        zinnen = [detail.kaart_weg, detail.niet_meer or detail.let_op]
        if detail.rij.soort == "verwijdering":
            anders = self.tr("Toch toewijzen kan, als geen ander er belang bij heeft (Jeugdwet art. 7.3.9).")
            weg = self.tr("De bewaartermijn is voorbij. Na toewijzen geeft een ander akkoord voordat het weg is.")
            zinnen.append(f"{detail.bewaren} {anders}" if detail.bewaren else weg)
        if detail.rij.soort == "beperking":
            zinnen.append(self.tr("Toegewezen? Dan ziet iedereen “Beperkt: niet gebruiken”, en is de inhoud dicht."))
        self.let_op.setText("\n".join(filter(None, zinnen)))
        self.let_op.setVisible(bool(self.let_op.text()))
        self.open_voor(f"avg.besluit.{detail.rij.id.hex()}")
        self._toon()

    def vul(self) -> None:
        """Nothing is decided yet; what the law has kept is proposed as a refusal."""
        bewaren = self.detail.bewaren if self.detail is not None else ""
        self.zet_waarden(
            {
                "besluit": "afgewezen" if bewaren else "",
                "reden": bewaren,
                "beperkt_van": f"{self.vandaag():%d-%m-%Y}",
                "beperkt_tot": "",
                "grond": self.detail.grond if self.detail is not None else "",
            }
        )

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put values in the fields."""
        super().zet_waarden(waarden)
        self._toon()

    def opdracht(self) -> Opdracht[Any] | None:
        """The request."""
        if self.detail is None:
            return None
        w = self.waarden()
        beperkt = self.detail.rij.soort == "beperking" and w["besluit"] in avgregels.TOEGEWEZEN
        return BeslisAvgverzoek(
            id=self.detail.rij.id,
            besluit=w["besluit"],
            reden=w["reden"],
            beperkt_van=self.dag("beperkt_van") if beperkt else "",
            beperkt_tot=self.dag("beperkt_tot") if beperkt else "",
            grond=w["grond"] if self.detail.hoedanigheid == NABESTAANDE else "",
        )

    def eerste_veld(self) -> QWidget:
        """The decision."""
        return self.besluit

    def _gekozen(self, besluit: str) -> None:
        bewaren = self.detail.bewaren if self.detail is not None else ""
        if bewaren and besluit == "toegewezen" and self.waarden()["reden"] == bewaren:
            self.zet_waarden({"reden": ""})
        self._toon()

    def _toon(self) -> None:
        beperkt = self.detail is not None and self.detail.rij.soort == "beperking"
        zichtbaar = beperkt and self.besluit.waarde in avgregels.TOEGEWEZEN
        nabestaande = self.detail is not None and self.detail.hoedanigheid == NABESTAANDE
        self.grond.setVisible(nabestaande and self.besluit.waarde in avgregels.TOEGEWEZEN)
        self.van.setVisible(zichtbaar)
        self.tot.setVisible(zichtbaar)


class AantekeningVorm(VeldFormulier):
    """What the resident says against something, in the resident's words."""

    naam = "avg_aantekening"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._over: tuple[Id, Id, str, Id | None] | None = None
        self._id = omgeving.ids()
        self.uitleg = etiket("", "bij", breekt_af=True, naam="avg_aantekening_over")
        self.kolom.addWidget(self.uitleg)
        self._leg(
            self._veld(
                "tekst",
                self.tr("Wat zegt de inwoner? In eigen woorden"),
                Notitie(regels=5),
                hulp=self.tr("Komt ernaast te staan, ook op papier. De tekst zelf blijft zoals hij was"),
            )
        )
        self.kolom.addStretch(1)

    def begin(self, verzoek_id: Id, persoon_id: Id, *, soort: str = "", rij: Id | None = None, waar: str = "") -> None:
        """Beside this row, or beside the record as a whole."""
        self._over = (verzoek_id, persoon_id, soort, rij)
        self._id = self.omgeving.ids()
        self._noem(self.tr("Aantekening van de inwoner"), self.tr("Toevoegen"))
        self.uitleg.setText(waar or self.tr("Bij het dossier als geheel"))
        self.open_voor(f"avg.aantekening.{verzoek_id.hex()}.{'' if rij is None else rij.hex()}")

    def vul(self) -> None:
        """Nothing yet."""
        self.zet_waarden({"tekst": ""})

    def opdracht(self) -> Opdracht[Any] | None:
        """The request."""
        if self._over is None:
            return None
        verzoek_id, persoon_id, soort, rij = self._over
        return VoegAantekeningToe(
            id=self._id,
            persoon_id=persoon_id,
            tekst=self.waarden()["tekst"],
            verzoek_id=verzoek_id,
            over_soort=soort if rij is not None else "",
            over_id=rij,
        )

    def eerste_veld(self) -> QWidget:
        """The words."""
        return self.delen["tekst"]
