"""What a decision makes, each with its own few fields: they begin with what the answers give, and stay as typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt

from wijdesk.models.kaartregels import TOELEIDING
from wijdesk.models.opdrachten.triage import (
    Afschalen,
    CasusGevolg,
    Gevolg,
    Kortdurend,
    OnderzoekGevolg,
    OpschalingGevolg,
    Verwijzing,
)
from wijdesk.models.rows.kaart import Kaartzoek, VoorzieningRij
from wijdesk.models.rows.opschaling import TredeRij
from wijdesk.models.rows.regie import RegisseurRij
from wijdesk.models.rows.triage import BekendHuishouden, TriageDetail
from wijdesk.models.triage_oogst import Oogst
from wijdesk.models.values import Id, lokaal
from wijdesk.models.vragen import delen
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.kaartkeus import KaartKeus, contact_van
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.triage.doelen import Doelen
from wijdesk.ui.panels.triage.keuzes import Keuzes, Optie
from wijdesk.ui.panels.triage.velden import Velden, regel, zet_keuzes

KORT_WEKEN, CONTROLE_WEKEN = 8, 12
"""Proposed ends: of short support, and the check after it, in weeks from today."""
JA_NEE = (Optie("ja", "Ja", "J"), Optie("nee", "Nee", "N"))
JEUGDWET = "Jeugdwet"
WETTEN = (Optie("Wmo 2015", "Wmo 2015", "1"), Optie("Jeugdwet", "Jeugdwet", "2"))


class Deel(Velden):
    """The fields of one besluit. `begin` fills in what is known; `gevolg` is what was asked for."""

    def __init__(self, omgeving: Omgeving, naam: str) -> None:
        super().__init__(lokaal(omgeving.klok()).date(), voorvoegsel=naam)
        self.omgeving = omgeving
        self.setObjectName(f"gevolg_{naam}")

    def begin(self, detail: TriageDetail, oogst: Oogst) -> None:
        """What the answers and the record give."""

    def gevolg(self) -> Gevolg | None:
        """What must be made."""
        raise NotImplementedError

    def zet_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        """Who can do it; whoever decides first."""
        for naam, veld in self.velden.items():
            if isinstance(veld.invoer, CollegaKeuze):
                self._stil = True
                veld.invoer.zet_collegas(rijen)
                if naam in ("regisseur_id", "medewerker_id") and veld.invoer.id is None:
                    veld.invoer.kies(self.omgeving.medewerker.id)
                self._stil = False

    def _over(self, weken: int) -> str:
        return f"{self._vandaag + timedelta(weeks=weken):%d-%m-%Y}"

    def _melding(self, detail: TriageDetail) -> str:
        """The day the vraag came in, or else the triage began: clocks run from there."""
        dag = lokaal(detail.begonnen_op if detail.ontvangen is None else detail.ontvangen).date()
        return f"{dag:%d-%m-%Y}"


class VerwijzingDeel(Deel):
    """A warm hand-off."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "verwijzing")
        self._veld("naar", self.tr("Naar wie of welke organisatie?"), naar := regel())
        self.kaart = KaartKeus(naar, self, self._in_kaart, naam="verwijzing")
        self.kaart.chosen.connect(self._uit_kaart)
        self.kolom.addWidget(self.kaart, 0, Qt.AlignmentFlag.AlignLeft)
        self._veld("uit_kaart", "", self.kaart.onthouden).hide()
        self._veld(
            "soort",
            self.tr("Wat voor hulp is dat?"),
            Keuze(omgeving.codes.van("toeleidingsoort"), leeg=self.tr("Kies")),
        )
        self._veld("waarom", self.tr("Waarom?"), Notitie(regels=2))
        self._veld("contactpersoon", self.tr("Contactpersoon daar (mag leeg)"), regel())

    def begin(self, detail: TriageDetail, oogst: Oogst) -> None:
        """Whom the answers name."""
        self.begin_met({"naar": oogst.verwijzing_naar, "soort": oogst.verwijzing_soort, "waarom": oogst.situatie})

    def gevolg(self) -> Verwijzing:
        """The hand-off."""
        return Verwijzing(
            voorziening_id=self.kaart.voorziening_id,
            naar=self.waarde("naar"),
            soort=self.waarde("soort"),
            waarom=self.waarde("waarom"),
            contactpersoon=self.waarde("contactpersoon"),
        )

    def _in_kaart(self) -> Kaartzoek:
        return Kaartzoek(tekst=self.waarde("naar"), waarvoor=self.tr("deze verwijzing"), vrager=self.kaart)

    def _uit_kaart(self, rij: VoorzieningRij) -> None:
        """What the sociale kaart says, where nobody wrote anything else."""
        if not self.waarde("contactpersoon"):
            self._zet("contactpersoon", contact_van(rij))
        if not self.waarde("soort"):
            self._zet("soort", TOELEIDING[rij.soort])


class KortdurendDeel(Deel):
    """Short support without a casus."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "kortdurend")
        self._veld("doel", self.tr("Wat is er straks bereikt?"), Notitie(regels=2))
        self._veld("verwacht_einde", self.tr("Wanneer is het klaar?"), DatumRegel())
        self._veld(
            "controle_op",
            self.tr("Wanneer vragen we hoe het gaat?"),
            DatumRegel(),
            hulp=self.tr("Na het einde. Leeg is geen controle."),
        )
        self._veld("medewerker_id", self.tr("Wie doet het?"), CollegaKeuze(self.tr("Ikzelf")))

    def begin(self, detail: TriageDetail, oogst: Oogst) -> None:
        """The goal from the answers, an end in eight weeks and a check in twelve."""
        self.begin_met(
            {
                "doel": oogst.kortdurend_doel or oogst.situatie,
                "verwacht_einde": self._over(KORT_WEKEN),
                "controle_op": self._over(CONTROLE_WEKEN),
            }
        )

    def gevolg(self) -> Kortdurend:
        """The support."""
        return Kortdurend(
            doel=self.waarde("doel"),
            verwacht_einde=self.dag("verwacht_einde"),
            controle_op=self.dag("controle_op"),
            medewerker_id=self.id_van("medewerker_id"),
        )


class CasusDeel(Deel):
    """A casus with its regisseur and a draft plan; or joining the one that is open."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "casus")
        self.sluit_aan = etiket("", "waarschuwing", breekt_af=True, naam="casus_sluit_aan")
        self.kolom.addWidget(self.sluit_aan)
        self._veld(
            "wettelijk_kader",
            self.tr("Onder welke wet valt de hulp?"),
            Keuze(omgeving.codes.van("wettelijk_kader"), leeg=self.tr("Kies een wet")),
        )
        self._veld("regisseur_id", self.tr("Regisseur"), CollegaKeuze(self.tr("Ikzelf")))
        self._veld("tandem_id", self.tr("Tandem (mag leeg)"), CollegaKeuze(self.tr("Geen tandem")))
        self._veld("aanleiding", self.tr("Aanleiding"), Notitie(regels=2))
        self._veld("melding_op", self.tr("Dag van de melding"), DatumRegel())
        self.doelen = Doelen(tuple(omgeving.codes.van("leefgebied")))
        self.velden["doelen"] = self.doelen.veld
        self.kolom.addWidget(self.doelen.veld)
        self.doelen.typed.connect(self.typed)
        self.sluit_aan.hide()

    def begin(self, detail: TriageDetail, oogst: Oogst) -> None:
        """The law, the words of the vraag and the goals of the answers."""
        self.begin_met(
            {
                "wettelijk_kader": oogst.wettelijk_kader,
                "aanleiding": oogst.situatie or detail.vraag,
                "melding_op": self._melding(detail),
            }
        )
        self.doelen.begin(oogst.doelen)

    def kies_huishouden(self, gezin: BekendHuishouden | None) -> None:
        """An open casus is joined: law and regisseur are there already."""
        open_ = gezin if gezin is not None and gezin.casusnummer else None
        if open_ is not None:
            zin = self.tr("Dit sluit aan bij de open casus {0} van {1}. De regisseur blijft {1}.")
            self.sluit_aan.setText(zin.format(open_.casusnummer, open_.regisseur))
        self.sluit_aan.setVisible(open_ is not None)
        for naam in ("wettelijk_kader", "regisseur_id", "tandem_id", "aanleiding", "melding_op"):
            self.velden[naam].setVisible(open_ is None)

    def gevolg(self) -> CasusGevolg:
        """The casus."""
        return CasusGevolg(
            wettelijk_kader=self.waarde("wettelijk_kader"),
            regisseur_id=self.id_van("regisseur_id"),
            tandem_id=self.id_van("tandem_id"),
            aanleiding=self.waarde("aanleiding"),
            doelen=self.doelen.gekozen(),
            melding_op=self.dag("melding_op"),
        )

    def waarde(self, naam: str) -> str:
        """The goals have no value of their own here."""
        return "" if naam == "doelen" else super().waarde(naam)

    def getypt(self) -> dict[str, Any]:
        """With the goals as they were changed."""
        return super().getypt() | ({"doelen": self.doelen.getypt()} if self.doelen.getypt() else {})

    def zet_getypt(self, inhoud: Mapping[str, Any]) -> None:
        """Back from the draft."""
        super().zet_getypt({naam: waarde for naam, waarde in inhoud.items() if naam != "doelen"})
        self.doelen.zet_getypt(inhoud.get("doelen", []))


class OnderzoekDeel(Deel):
    """An onderzoek with its clock."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "onderzoek")
        wet = Keuzes(WETTEN, naam="onderzoek_wet", titel=self.tr("Wet"), meer=True)
        self._veld(
            "wet",
            self.tr("Onder welke wet?"),
            wet,
            hulp=self.tr("Kan allebei: dan komen er twee onderzoeken, elk met een eigen termijn en brief."),
        )
        self._geen_kinderen = False
        self.kinderen = etiket(
            self.tr("Let op: u gaf aan dat er geen kinderen onder de 18 zijn. Klopt de Jeugdwet hier?"),
            "waarschuwing",
            breekt_af=True,
            naam="onderzoek_geen_kinderen",
        )
        self.kolom.addWidget(self.kinderen)
        self._veld(
            "melding_op",
            self.tr("Dag van de melding"),
            DatumRegel(),
            hulp=self.tr("Vanaf deze dag loopt de termijn: Wmo 6 weken, Jeugdwet 8 weken."),
        )
        self._veld("vraag", self.tr("Wat vraagt de inwoner?"), Notitie(regels=2))
        ondersteuning = Keuzes(JA_NEE, naam="onderzoek_clientondersteuning", titel=self.tr("Cliëntondersteuning"))
        self._veld("clientondersteuning", self.tr("Gratis cliëntondersteuning aangeboden?"), ondersteuning)
        familie = Keuzes(JA_NEE, naam="onderzoek_familiegroepsplan", titel=self.tr("Familiegroepsplan"))
        self.familie = self._veld("familiegroepsplan", self.tr("Familiegroepsplan aangeboden?"), familie)
        self._veld("medewerker_id", self.tr("Wie doet het onderzoek?"), CollegaKeuze(self.tr("Ikzelf")))
        wet.changed.connect(lambda _: self._volg())
        self._volg()

    def begin(self, detail: TriageDetail, oogst: Oogst) -> None:
        """The law, the day and the offers of the answers."""
        self.begin_met(
            {
                "wet": ",".join(oogst.wetten),
                "melding_op": self._melding(detail),
                "vraag": oogst.situatie or detail.vraag,
                "clientondersteuning": oogst.clientondersteuning,
                "familiegroepsplan": oogst.familiegroepsplan,
            }
        )
        self._geen_kinderen = oogst.kinderen == "nee"
        self._volg()

    @property
    def _wetten(self) -> tuple[str, ...]:
        return delen(self.waarde("wet"))

    def _volg(self) -> None:
        jeugd = JEUGDWET in self._wetten
        self.familie.setVisible(jeugd)
        self.kinderen.setVisible(jeugd and self._geen_kinderen)

    def gevolg(self) -> OnderzoekGevolg:
        """The onderzoek."""
        jeugd = JEUGDWET in self._wetten
        wet, ook_wet, *_ = (*self._wetten, "", "")
        return OnderzoekGevolg(
            wet=wet,
            ook_wet=ook_wet,
            vraag=self.waarde("vraag"),
            melding_op=self.dag("melding_op"),
            clientondersteuning=self.waarde("clientondersteuning"),
            familiegroepsplan=self.waarde("familiegroepsplan") if jeugd else "",
            medewerker_id=self.id_van("medewerker_id"),
        )


class OpschalingDeel(Deel):
    """A step up the ladder, with what the protocol says."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "opschaling")
        self._treden: dict[str, TredeRij] = {}
        self.trede = Keuze(leeg=self.tr("Kies een trede"))
        self._veld("trede_id", self.tr("Naar welke trede?"), self.trede)
        self.protocol = etiket("", "bij", breekt_af=True, naam="opschaling_protocol")
        self.kolom.addWidget(self.protocol)
        self._veld("waarom", self.tr("Waarom? (één zin)"), regel(400))
        self.trede.currentIndexChanged.connect(lambda _: self._volg())
        self._volg()

    def zet_ladder(self, treden: tuple[TredeRij, ...]) -> None:
        """The rungs. None is proposed: no answer says which one, and who chooses reads its protocol."""
        self._treden = {trede.id.hex(): trede for trede in treden}
        self._stil = True
        zet_keuzes(self.trede, {waarde: trede.naam for waarde, trede in self._treden.items()})
        self._stil = False
        self._volg()

    def zet_redenen(self, zin: str) -> None:
        """The reasons of the proposal are why, until somebody writes it down better."""
        self.begin_met({"waarom": zin[:400]})

    def _volg(self) -> None:
        trede = self._treden.get(self.trede.waarde)
        wie = self.tr("Weten dit dan ook: {0}").format(", ".join(trede.namen)) if trede and trede.namen else ""
        bellen = self.tr("Telefoon: {0}").format(trede.telefoon) if trede and trede.telefoon else ""
        protocol = trede.protocol if trede is not None else ""
        self.protocol.setText("\n".join(zin for zin in (protocol, bellen, wie) if zin))
        self.protocol.setVisible(bool(self.protocol.text()))

    def gevolg(self) -> OpschalingGevolg:
        """The step; without a rung the refusal says so."""
        return OpschalingGevolg(trede_id=self.id_van("trede_id") or Id(b""), waarom=self.waarde("waarom"))


class AfschalenDeel(Deel):
    """On with others, and a day somebody asks how it goes."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "afschalen")
        self._veld("doel", self.tr("Wie of wat helpt voortaan, en waar letten we op?"), Notitie(regels=2))
        self._veld("controle_op", self.tr("Wanneer vragen we hoe het gaat?"), DatumRegel())
        self._veld("medewerker_id", self.tr("Wie vraagt dat?"), CollegaKeuze(self.tr("Ikzelf")))

    def begin(self, detail: TriageDetail, oogst: Oogst) -> None:
        """Who catches them, and a check in twelve weeks."""
        self.begin_met({"doel": oogst.afschalen_doel, "controle_op": self._over(CONTROLE_WEKEN)})

    def gevolg(self) -> Afschalen:
        """The check."""
        return Afschalen(
            doel=self.waarde("doel"), controle_op=self.dag("controle_op"), medewerker_id=self.id_van("medewerker_id")
        )


DELEN: Mapping[str, Callable[[Omgeving], Deel]] = {
    "verwijzing": VerwijzingDeel,
    "kortdurend": KortdurendDeel,
    "casus": CasusDeel,
    "onderzoek": OnderzoekDeel,
    "opschaling": OpschalingDeel,
    "afschalen": AfschalenDeel,
}
"""Besluit → its fields; "afgehandeld" has none."""
