"""The two forms of the tab: somebody around the household, and what was said about sharing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.betrokkene import (
    BetrokkeneInvoer,
    LegToestemmingVast,
    TrekToestemmingIn,
    VoegBetrokkeneToe,
    WijzigBetrokkene,
)
from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht, BetrokkeneRij, GeverRij, OverWie, splits_gevers
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.betrokkenen.beeld import sleutel
from wijdesk.ui.panels.casus.rijformulier import NIEUW, RijFormulier
from wijdesk.ui.persoon_zoeken import PersoonZoeker
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.vinkje import Vinkje


class BetrokkeneFormulier(RijFormulier):
    """Somebody of the network, or a professional."""

    naam = "betrokkene"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: BetrokkeneRij | None = None
        self._soort = "netwerk"
        self.soort: Schakelrij[str] = Schakelrij(naam="betrokkene_soort", titel=self.tr("Soort"), enkel=True)
        self.soort.maak((("netwerk", self.tr("Netwerk")), ("professional", self.tr("Professional"))))
        self.jim = Vinkje(self.tr("Door de jongere zelf gekozen (Jouw Ingebrachte Mentor)"))
        self.zoeker = PersoonZoeker(
            omgeving.jobs,
            label=self.tr("Bekende inwoner (mag leeg)"),
            naam="betrokkene_persoon",
            hulp=self.tr("Alleen als deze persoon zelf ook in wijdesk staat."),
        )
        self._persoon_id: Id | None = None
        self._leg(self._veld("soort", self.tr("Soort"), self.soort))
        self._leg(
            self._veld("naam", self.tr("Naam"), regel()),
            self._veld("relatie", self.tr("Rol voor het gezin, zoals oma of huisarts"), regel()),
        )
        self._leg(
            self._veld("organisatie", self.tr("Organisatie"), regel()),
            self._veld("van", self.tr("Betrokken sinds"), DatumRegel()),
        )
        self._leg(
            self._veld("telefoon", self.tr("Telefoon"), regel(30)),
            self._veld("email", self.tr("E-mail"), regel()),
        )
        self._leg(self._veld("jim", self.tr("JIM"), self.jim))
        self._leg(self._veld("opmerking", self.tr("Opmerking (mag leeg)"), Notitie(regels=2)))
        self.kolom.addWidget(self.zoeker)
        self.kolom.addStretch(1)
        self.zoeker.taken.connect(self._gekozen)
        self.zoeker.cleared.connect(self._los)

    def begin_voor(self, huishouden: Any, rij: BetrokkeneRij | None, soort: str) -> None:
        """Show somebody, or begin a new one in this list."""
        self.rij, self._soort = rij, soort
        self.begin_met(huishouden, NIEUW if rij is None else rij.id.hex())
        nieuw = self.tr("Betrokkene toevoegen")
        self._noem(nieuw if rij is None else self.tr("Gegevens van {0}").format(rij.wie), self.tr("Opslaan"))

    def vul(self) -> None:
        """What is known of this one."""
        rij = self.rij
        self.zoeker.wis()
        self._persoon_id = rij.persoon_id if rij else None
        self.zet_waarden(
            {
                "soort": [rij.soort if rij else self._soort],
                "naam": rij.naam if rij else "",
                "relatie": rij.relatie if rij else "",
                "organisatie": rij.organisatie if rij else "",
                "van": datum_in_woorden(rij.van) if rij else f"{self.vandaag():%d-%m-%Y}",
                "telefoon": rij.telefoon if rij else "",
                "email": rij.email if rij else "",
                "jim": rij.jim if rij else False,
                "opmerking": rij.opmerking if rij else "",
            }
        )

    def waarden(self) -> dict[str, Any]:
        """The fields, and which resident it is."""
        return super().waarden() | {"persoon": sleutel(self._persoon_id)}

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back."""
        super().zet_waarden(waarden)
        if "persoon" in waarden:
            self._persoon_id = Id(bytes.fromhex(waarden["persoon"])) if waarden["persoon"] else None

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        w = self.waarden()
        invoer = BetrokkeneInvoer(
            soort=next(iter(w["soort"]), ""),
            naam=w["naam"],
            relatie=w["relatie"],
            organisatie=w["organisatie"],
            telefoon=w["telefoon"],
            email=w["email"],
            persoon_id=self._persoon_id,
            jim=w["jim"],
            van=self.dag("van"),
            opmerking=w["opmerking"],
        )
        if self.rij is not None:
            return WijzigBetrokkene(id=self.rij.id, invoer=invoer)
        if self.huishouden is None:
            return None
        return VoegBetrokkeneToe(huishouden_id=self.huishouden.id, invoer=invoer)

    def eerste_veld(self) -> QWidget:
        """The name."""
        return self.delen["naam"]

    def _gekozen(self, kandidaat: Any) -> None:
        self._persoon_id = kandidaat.persoon_id
        naam = self.delen["naam"]
        if not self.waarden()["naam"]:
            self.zet_waarden({"naam": kandidaat.naam})
        naam.setFocus()

    def _los(self) -> None:
        self._persoon_id = None


class ToestemmingFormulier(RijFormulier):
    """What givers said about sharing with one receiver; several kinds of data and givers at once."""

    naam = "toestemming"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.ontvanger: BetrokkeneRij | None = None
        self._overzicht = BetrokkenenOverzicht()
        self._eerst: tuple[Id | None, tuple[str, ...], str] = (None, (), "gegeven")
        self.wie = Keuze(leeg=self.tr("Kies over wie"))
        self.gevers: Schakelrij[str] = Schakelrij(naam="toestemming_gevers", titel=self.tr("Wie zei het"))
        self.gegevens: Schakelrij[str] = Schakelrij(naam="toestemming_gegevens", titel=self.tr("Welke gegevens"))
        self.stand: Schakelrij[str] = Schakelrij(naam="toestemming_stand", titel=self.tr("Wat"), enkel=True)
        self.stand.maak(
            (("gegeven", self.tr("Ja")), ("geweigerd", self.tr("Nee")), ("ingetrokken", self.tr("Ingetrokken")))
        )
        self.wijze: Schakelrij[str] = Schakelrij(naam="toestemming_wijze", titel=self.tr("Hoe"), enkel=True)
        self.wijze.maak((("mondeling", self.tr("Mondeling")), ("schriftelijk", self.tr("Schriftelijk"))))
        self.regel = etiket("", "bij", breekt_af=True, naam="toestemming_regel")
        self._leg(self._veld("persoon_id", self.tr("Over wie"), self.wie))
        self.kolom.addWidget(self.regel)
        self._leg(self._veld("gegevens", self.tr("Welke gegevens"), self.gegevens))
        hulp = self.tr("Kies alleen van wie u het weet")
        self._leg(self._veld("gevers", self.tr("Wie zei het"), self.gevers, hulp=hulp))
        self._leg(self._veld("stand", self.tr("Wat"), self.stand), self._veld("wijze", self.tr("Hoe"), self.wijze))
        self._leg(
            self._veld("op", self.tr("Op"), DatumRegel()),
            self._veld("tot", self.tr("Geldt tot en met (mag leeg)"), DatumRegel()),
        )
        self.kolom.addStretch(1)
        self.wie.currentIndexChanged.connect(lambda _: self._toon_gevers(opnieuw=True))
        for rij in (self.stand, self.gegevens):
            rij.switched.connect(self._toon_gevers)

    def begin_voor(
        self,
        huishouden: Any,
        ontvanger: BetrokkeneRij,
        overzicht: BetrokkenenOverzicht,
        *,
        persoon_id: Id | None,
        gegevens: tuple[str, ...],
        stand: str = "gegeven",
    ) -> None:
        """Begin about this person and these kinds of data."""
        self.ontvanger, self._overzicht, self._eerst = ontvanger, overzicht, (persoon_id, gegevens, stand)
        zet_keuzes(self.wie, ((lid.persoon_id.hex(), lid.naam) for lid in overzicht.leden))
        self.gegevens.maak((soort, soort) for soort in overzicht.gegevens)
        # Why the stand: what was begun as a withdrawal does not come up when one records a yes.
        self.begin_met(huishouden, f"{ontvanger.id.hex()}.{'' if persoon_id is None else persoon_id.hex()}.{stand}")
        if not self.getypt():
            self.maak_leeg()
        self._noem(self.tr("Toestemming voor {0}").format(ontvanger.wie), self.tr("Vastleggen"))

    def vul(self) -> None:
        """The person, kinds and stand it was opened for, today; who said it only when there is no choice."""
        persoon_id, gegevens, stand = self._eerst
        self.zet_waarden(
            {
                "stand": [stand],
                "gegevens": list(gegevens),
                "persoon_id": "" if persoon_id is None else persoon_id.hex(),
                "wijze": ["mondeling"],
                "op": f"{self.vandaag():%d-%m-%Y}",
                "tot": "",
            }
        )
        self._toon_gevers(opnieuw=True)

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or the first values in; who said it last, because the rest says who that can be."""
        super().zet_waarden({naam: waarde for naam, waarde in waarden.items() if naam != "gevers"})
        self._toon_gevers()
        if "gevers" in waarden:
            super().zet_waarden({"gevers": waarden["gevers"]})

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        persoon_id = self.id_van("persoon_id")
        if persoon_id is None or self.ontvanger is None:
            self.velden["persoon_id"].toon_fout(self.tr("Kies over wie het gaat."))
            self.wie.setFocus()
            return None
        w = self.waarden()
        stand = next(iter(w["stand"]), "")
        gevers, instellingen = splits_gevers(w["gevers"])
        soorten = tuple(w["gegevens"])
        if stand == "ingetrokken":
            return TrekToestemmingIn(
                betrokkene_id=self.ontvanger.id,
                persoon_id=persoon_id,
                gegevens=soorten,
                gevers=gevers,
                instellingen=instellingen,
                op=self.dag("op"),
            )
        return LegToestemmingVast(
            betrokkene_id=self.ontvanger.id,
            persoon_id=persoon_id,
            gegevens=soorten,
            gevers=gevers,
            instellingen=instellingen,
            stand=stand,
            wijze=next(iter(w["wijze"]), ""),
            op=self.dag("op"),
            tot=self.dag("tot"),
        )

    def eerste_veld(self) -> QWidget:
        """Whom it is about, or what of them."""
        return self.wie if not self.wie.waarde else self.gegevens

    def _toon_gevers(self, *, opnieuw: bool = False) -> None:
        """Who can have said it. Nobody is on by itself when there is a choice: it would record what was not said."""
        lid = next((lid for lid in self._overzicht.leden if lid.persoon_id.hex() == self.wie.waarde), None)
        gevers = {} if lid is None else {gever.sleutel: self._heet(gever) for gever in self._gevers(lid)}
        self.gevers.maak(gevers.items())
        if opnieuw or len(gevers) == 1:
            self.gevers.zet(gevers if len(gevers) == 1 else ())
        zin = "" if lid is None else lid.regel
        if lid is not None and lid.geen_gezag:
            zin += self.tr(" Er is geen ouder of voogd met gezag bekend. Leg dat eerst vast bij Gezin.")
        self.regel.setText(zin)
        self.regel.setVisible(bool(zin))

    def _heet(self, gever: GeverRij) -> str:
        """A person by the name, and of an institution what it is."""
        return gever.naam if gever.persoon_id is not None else self.tr("{0} (voogd)").format(gever.naam)

    def _gevers(self, lid: OverWie) -> tuple[GeverRij, ...]:
        """Of a withdrawal who said yes, also when the rule of today does not ask them any more; else who decides."""
        if self.ontvanger is None or "ingetrokken" not in self.stand.aan():
            return lid.gevers
        gekozen = self.gegevens.aan()
        ja = {
            gever.sleutel: gever
            for soort, rij in self._overzicht.van(self.ontvanger.id, lid.persoon_id).items()
            if not gekozen or soort in gekozen
            for gever in rij.gevers
            if gever.stand == "gegeven"
        }
        return tuple(ja.values()) or lid.gevers
