"""The forms about an onderzoek, and the one that takes an onderzoek or a support over into a casus."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.ondersteuning import NaarCasus
from wijdesk.models.opdrachten.onderzoek import (
    BeginOnderzoek,
    HeropenOnderzoek,
    LegStapVast,
    RondOnderzoekAf,
    WijzigOnderzoek,
)
from wijdesk.models.rows.ondersteuning import OndersteuningDetail
from wijdesk.models.rows.onderzoek import OnderzoekDetail, StapRij
from wijdesk.models.values import Id
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.ondersteuning.vorm import BeginFormulier, HulpFormulier, OverFormulier

AANVRAAG = "aanvraag voor maatwerk"
WMO, JEUGDWET = "Wmo 2015", "Jeugdwet"


class OnderzoekBeginnen(BeginFormulier):
    """An onderzoek after a melding, without a triage."""

    naam = "onderzoek_begin"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.wet = KeuzeGroep(
            (Optie(waarde=WMO, tekst=WMO, toets="1"), Optie(waarde=JEUGDWET, tekst=JEUGDWET, toets="2")),
            naam="onderzoek_wet",
            titel=self.tr("Wet"),
        )
        self._leg(self._veld("wet", self.tr("Onder welke wet?"), self.wet))
        self._leg(self._veld("vraag", self.tr("Wat vraagt de inwoner? In eigen woorden"), Notitie(regels=3)))
        self._leg(
            self._veld(
                "melding_op",
                self.tr("Dag van de melding"),
                DatumRegel(),
                hulp=self.tr("Vanaf hier tellen de termijnen"),
            ),
            self._veld("medewerker_id", self.tr("Wie doet dit"), self._collega(self.tr("Ik"))),
        )
        for naam, vraag in (
            ("clientondersteuning", self.tr("Gratis cliëntondersteuning aangeboden?")),
            ("familiegroepsplan", self.tr("Familiegroepsplan aangeboden?")),
        ):
            groep = KeuzeGroep(
                (
                    Optie(waarde="ja", tekst=self.tr("Ja"), toets="J"),
                    Optie(waarde="nee", tekst=self.tr("Nog niet"), toets="N"),
                ),
                naam=f"onderzoek_{naam}",
                titel=vraag,
            )
            self._leg(self._veld(naam, vraag, groep))
        self.kolom.addStretch(1)
        self.wet.gekozen.connect(lambda _: self._toon())

    def open_bij(self, persoon_id: Id | None, naam: str) -> None:
        """For this person, or for somebody who is still to be found."""
        self._noem(
            self.tr("Onderzoek voor {0}").format(naam) if naam else self.tr("Onderzoek beginnen"), self.tr("Beginnen")
        )
        super().open_bij(persoon_id, naam)
        self._toon()

    def begin(self) -> dict[str, Any]:
        """A melding of today."""
        leeg = dict.fromkeys(("wet", "vraag", "medewerker_id", "clientondersteuning", "familiegroepsplan"), "")
        return leeg | {"melding_op": self.nu()}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back."""
        super().zet_getypt(inhoud)
        self._toon()

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if (persoon_id := self._voor_wie()) is None:
            return None
        w = self.waarden()
        return BeginOnderzoek(
            persoon_id=persoon_id,
            wet=w["wet"],
            vraag=w["vraag"],
            melding_op=self.dag("melding_op"),
            clientondersteuning=w["clientondersteuning"],
            familiegroepsplan=w["familiegroepsplan"],
            medewerker_id=self.wie(),
        )

    def eerste_veld(self) -> QWidget:
        """Who, or under which law."""
        return self.wet if self.over_id else self.zoeker

    def _toon(self) -> None:
        self.velden["familiegroepsplan"].setVisible(self.wet.waarde == JEUGDWET)


class OverOnderzoek(OverFormulier[OnderzoekDetail]):
    """About one onderzoek that is there."""

    def eerste_veld(self) -> QWidget:
        """The first of the form."""
        return next(iter(self.delen.values()))


class OnderzoekWijzigen(OverOnderzoek):
    """The question, the day of the melding with the clocks that count from it, and who does it."""

    naam = "onderzoek_wijzig"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Onderzoek wijzigen"), self.tr("Opslaan"))
        self._leg(self._veld("vraag", self.tr("Wat vraagt de inwoner? In eigen woorden"), Notitie(regels=4)))
        self._leg(
            self._veld(
                "melding_op", self.tr("Dag van de melding"), DatumRegel(), hulp=self.tr("De termijnen schuiven mee")
            ),
            self._veld("medewerker_id", self.tr("Wie doet dit"), self._collega(self.tr("Dezelfde collega"))),
        )
        self.kolom.addStretch(1)

    def begin(self) -> dict[str, Any]:
        """As it is now."""
        rij = self.rij
        return {} if rij is None else {"vraag": rij.vraag, "melding_op": self.als_dag(rij.melding_op)}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if self.rij is None:
            return None
        vraag, melding_op = self.waarden()["vraag"], self.dag("melding_op")
        return WijzigOnderzoek(id=self.rij.id, vraag=vraag, melding_op=melding_op, medewerker_id=self.wie())


class Stap(OverOnderzoek):
    """A step was taken, on a day; or its day is put right."""

    naam = "onderzoek_stap"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._stap: StapRij | None = None
        self.uitleg = etiket("", "bij", breekt_af=True, naam="onderzoek_stap_uitleg")
        self.kolom.addWidget(self.uitleg)
        self._leg(self._veld("op", self.tr("Op welke dag?"), DatumRegel()))
        self.kolom.addStretch(1)

    def open_stap(self, rij: OnderzoekDetail, stap: StapRij) -> None:
        """About this step."""
        self.rij, self._stap = rij, stap
        self._noem(stap.naam, self.tr("Opslaan"))
        self.uitleg.setText(f"{stap.uitleg}\n{stap.grondslag}")
        self.open_over(rij.id, stap.stap)

    def begin(self) -> dict[str, Any]:
        """Today, or as it was."""
        return {"op": self.als_dag(self._stap.op) if self._stap is not None and self._stap.op else self.nu()}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if self.rij is None or self._stap is None:
            return None
        return LegStapVast(id=self.rij.id, stap=self._stap.stap, op=self.dag("op"))


class OnderzoekAfronden(OverOnderzoek):
    """The report and what came of it."""

    naam = "onderzoek_af"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Verslag en uitkomst"), self.tr("Afronden"))
        self.uitkomst = Keuze(omgeving.codes.van("onderzoekuitkomst"), leeg=self.tr("Kies"))
        self._leg(self._veld("uitkomst", self.tr("Wat heeft het onderzoek opgeleverd?"), self.uitkomst))
        self._leg(
            self._veld("op", self.tr("Verslag van"), DatumRegel()),
            self._veld(
                "aanvraag_op", self.tr("Aanvraag van"), DatumRegel(), hulp=self.tr("Vanaf hier telt de beslistermijn")
            ),
        )
        self._leg(self._veld("verslag", self.tr("Verslag, ook voor de inwoner te lezen"), Notitie(regels=9)))
        self.kolom.addStretch(1)
        self.uitkomst.currentIndexChanged.connect(lambda _: self._toon())

    def begin(self) -> dict[str, Any]:
        """Today; a report that was written before stays."""
        verslag = self.rij.verslag if self.rij is not None else ""
        return {"uitkomst": "", "op": self.nu(), "aanvraag_op": self.nu(), "verslag": verslag}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if self.rij is None:
            return None
        w = self.waarden()
        aanvraag = self.dag("aanvraag_op") if w["uitkomst"] == AANVRAAG else ""
        return RondOnderzoekAf(
            id=self.rij.id, uitkomst=w["uitkomst"], verslag=w["verslag"], op=self.dag("op"), aanvraag_op=aanvraag
        )

    def vul(self) -> None:
        """First values."""
        super().vul()
        self._toon()

    def _toon(self) -> None:
        # A decision under the Jeugdwet counts from the aanvraag that began the onderzoek.
        wmo = self.rij is not None and self.rij.wet == WMO
        self.velden["aanvraag_op"].setVisible(wmo and self.uitkomst.waarde == AANVRAAG)


class OnderzoekHeropenen(OverOnderzoek):
    """It goes on after all."""

    naam = "onderzoek_heropen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Onderzoek heropenen"), self.tr("Heropenen"))
        self._leg(self._veld("reden", self.tr("Waarom? (één zin)"), regel(400)))
        self.kolom.addStretch(1)

    def begin(self) -> dict[str, Any]:
        """Nothing yet."""
        return {"reden": ""}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        return None if self.rij is None else HeropenOnderzoek(id=self.rij.id, reden=self.waarden()["reden"])


class Overgaan(HulpFormulier):
    """On in a casus: with an open one it joins that, else it opens one with a draft plan and a regisseur."""

    naam = "hulp_naar_casus"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: OndersteuningDetail | OnderzoekDetail | None = None
        self.uitleg = etiket("", "bij", breekt_af=True, naam="hulp_naar_casus_uitleg")
        self.kolom.addWidget(self.uitleg)
        kader = Keuze(omgeving.codes.van("wettelijk_kader"), leeg=self.tr("Kies een wet"))
        self._leg(self._veld("wettelijk_kader", self.tr("Onder welke wet valt de hulp?"), kader))
        leefgebied = Keuze(omgeving.codes.van("leefgebied"), leeg=self.tr("Nog geen doel in het plan"))
        self._leg(self._veld("leefgebied", self.tr("Waar gaat het doel over?"), leefgebied))
        self._leg(
            self._veld("regisseur_id", self.tr("Regisseur"), self._collega(self.tr("Ik"))),
            self._veld("melding_op", self.tr("Dag van de melding"), DatumRegel(), hulp=self.tr("Leeg: vandaag")),
        )
        self.kolom.addStretch(1)

    def open_rij(self, rij: OndersteuningDetail | OnderzoekDetail) -> None:
        """Begin about this one."""
        self.rij = rij
        nieuw = not rij.casusnummer
        hulp = isinstance(rij, OndersteuningDetail)
        if nieuw:
            wat = self.tr("Er komt een casus met een conceptplan. De vraag gaat mee, en de contacten staan in Verloop.")
            self._noem(self.tr("Verder in een casus"), self.tr("Casus openen"))
        else:
            wat = self.tr("Dit gezin heeft al casus {0}. De regisseur krijgt bericht.").format(rij.casusnummer)
            self._noem(self.tr("Aansluiten bij de casus"), self.tr("Aansluiten"))
        doel = ""
        if isinstance(rij, OndersteuningDetail):
            doel = self.tr("Het doel “{0}” kan meteen in het plan.").format(rij.doel)
        self.uitleg.setText("\n".join(filter(None, (wat, doel))))
        for naam, ja in (
            ("wettelijk_kader", nieuw and hulp),
            ("leefgebied", hulp),
            ("regisseur_id", nieuw),
            ("melding_op", nieuw and hulp),
        ):
            self.velden[naam].setVisible(ja)
        self.open_over(rij.id)

    def begin(self) -> dict[str, Any]:
        """The law of an onderzoek, the day a support began."""
        rij = self.rij
        wet = rij.wet if isinstance(rij, OnderzoekDetail) else ""
        melding = self.als_dag(rij.begin) if isinstance(rij, OndersteuningDetail) else ""
        return {"wettelijk_kader": wet, "leefgebied": "", "regisseur_id": "", "melding_op": melding}

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        rij = self.rij
        if rij is None:
            return None
        w, hulp = self.waarden(), isinstance(rij, OndersteuningDetail)
        return NaarCasus(
            soort="ondersteuning" if hulp else "onderzoek",
            id=rij.id,
            wettelijk_kader=w["wettelijk_kader"],
            leefgebied=w["leefgebied"] if hulp else "",
            regisseur_id=self.wie(),
            melding_op=self.dag("melding_op") if hulp else "",
        )

    def eerste_veld(self) -> QWidget:
        """The first that shows."""
        gezien = (deel for naam, deel in self.delen.items() if not self.velden[naam].isHidden())
        return next(gezien, self.bewaar)
