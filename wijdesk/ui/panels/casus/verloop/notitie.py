"""The form for a contact moment: what, when, how long, with whom, and the note. Also for writing one anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from wijdesk.models.contactsoort import ojg_soorten
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, CorrigeerContactmoment, LegContactmomentVast
from wijdesk.models.rows.huishouden import HuishoudenDetail, LidRij
from wijdesk.models.rows.verloop import OJG_HOOGSTENS, ContactmomentVersie, OjgStand
from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.verloop.formulier import Formulier
from wijdesk.ui.panels.casus.verloop.groei import GroeiNotitie, KorteDatum, KorteRegel
from wijdesk.ui.schakelrij import Schakelrij

DUREN = (15, 30, 60, 90)


def tijd_van(tekst: str) -> time | None:
    """The time somebody means ("14:02", "14.02", "1402", "9"); None when it cannot be read."""
    cijfers = tekst.strip().replace(".", ":").replace("u", ":").strip(":")
    if ":" not in cijfers:
        cijfers = f"{cijfers}:00" if len(cijfers) <= 2 else f"{cijfers[:-2]}:{cijfers[-2:]}"
    uren, _, minuten = cijfers.partition(":")
    if not (uren.isdecimal() and minuten.isdecimal() and int(uren) < 24 and int(minuten) < 60):
        return None
    return time(int(uren), int(minuten))


class NotitieFormulier(Formulier):
    """A contact moment. Its id is made when it is begun, so that saving twice adds nothing."""

    naam = "notitie"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._id: Id | None = None
        self._vorige: Id | None = None
        self._ojg: dict[Id | None, OjgStand] = {}
        self._van: dict[str, str] = {}
        self.soort = Keuze(omgeving.codes.van("contactsoort"), leeg=self.tr("Kies…"))
        self.datum, self.tijd, self.duur = KorteDatum(), KorteRegel(5), KorteRegel(6)
        self.soort.setMinimumContentsLength(15)
        self.duren: Schakelrij[int] = Schakelrij(naam="duren", titel=self.tr("Duur in minuten"), enkel=True)
        self.duren.maak((minuten, str(minuten)) for minuten in DUREN)
        self.leden: Schakelrij[Id] = Schakelrij(naam="met_wie", titel=self.tr("Met"), na=self.duren.knop(DUREN[-1]))
        self.anders, self.reden, self.ojg_reden = QLineEdit(), QLineEdit(), QLineEdit()
        self.notitie = GroeiNotitie()
        self.velden = {
            "soort": Veld(self.tr("S&oort"), self.soort, naam="soort"),
            "op": Veld(self.tr("&Datum"), self.datum, naam="datum"),
            "tijd": Veld(self.tr("T&ijd"), self.tijd, naam="tijd"),
            "duur": Veld(self.tr("Min&uten"), self.duur, naam="duur"),
            "personen": Veld(self.tr("&Met wie"), self.leden, naam="personen"),
            "met": Veld(self.tr("En and&eren"), self.anders, naam="met"),
            "notitie": Veld(self.tr("&Notitie"), self.notitie, naam="notitie"),
            "reden": Veld(self.tr("&Waarom verbetert u dit?"), self.reden, naam="reden"),
            "ojg_reden": Veld(self.tr("Waarom toch nog een gesprek?"), self.ojg_reden, naam="ojg_reden"),
        }
        self.anders.setPlaceholderText(self.tr("oma Truus, juf Anja"))
        self.teller = etiket("", "bij", breekt_af=True, naam="ojg_teller")
        self._leg_neer()
        self._verbind()
        self.maak_leeg()

    def _leg_neer(self) -> None:
        boven = FlowLayout(ruimte=8)
        for naam in ("soort", "op", "tijd", "duur"):
            boven.addWidget(self.velden[naam])
        boven.addWidget(Veld(self.tr("Snel"), self.duren, naam="duren"))
        wie = QHBoxLayout()
        wie.setSpacing(8)
        wie.addWidget(self.velden["personen"], 3, Qt.AlignmentFlag.AlignTop)
        wie.addWidget(self.velden["met"], 2, Qt.AlignmentFlag.AlignTop)
        self.kolom.addLayout(boven)
        for naam in ("soort", "op", "tijd", "duur"):  # below the row: in it, an error would move the fields beside it
            self.kolom.addWidget(self.velden[naam].onder)
        self.kolom.addWidget(self.teller)
        self.kolom.addLayout(wie)
        for naam in ("notitie", "reden", "ojg_reden"):
            self.kolom.addWidget(self.velden[naam])
        self.rond_op()

    def _verbind(self) -> None:
        self.soort.currentIndexChanged.connect(self._veranderd)
        for regel in (self.datum, self.tijd, self.anders, self.reden, self.ojg_reden):
            regel.textEdited.connect(self._veranderd)
        self.duur.textEdited.connect(self._duur_getypt)
        self.duren.switched.connect(self._duur_gekozen)
        self.leden.switched.connect(self._veranderd)
        self.notitie.textChanged.connect(self._veranderd)

    # What a form says itself -----------------------------------------------------------------------------------------

    def zet_huishouden(self, huishouden: HuishoudenDetail) -> None:
        super().zet_huishouden(huishouden)
        leden = {lid.persoon_id: lid.naam for lid in (*huishouden.leden, *huishouden.eerdere_leden)}
        aan = self.leden.aan()
        nu = {lid.persoon_id for lid in huishouden.leden} | set(aan)
        self.leden.maak((id_, naam) for id_, naam in leden.items() if id_ in nu)

    def zet_ojg(self, standen: tuple[OjgStand, ...]) -> None:
        """How many OJG-gesprekken there were."""
        self._ojg = {stand.persoon_id: stand for stand in standen}
        self._toon_teller()

    def eerste(self) -> QLineEdit | Keuze | GroeiNotitie:
        return self.notitie if self.soort.waarde else self.soort

    def begonnen(self) -> bool:
        return self._vorige is not None or bool(self.notitie.toPlainText().strip()) or self.waarden() != self._van

    def waarden(self) -> dict[str, str]:
        return {
            "id": self._id.hex() if self._id is not None else "",
            "vorige": self._vorige.hex() if self._vorige is not None else "",
            "soort": self.soort.waarde,
            "datum": self.datum.text(),
            "tijd": self.tijd.text(),
            "duur": self.duur.text(),
            "leden": ",".join(id_.hex() for id_ in self.leden.aan()),
            "anders": self.anders.text(),
            "notitie": self.notitie.toPlainText(),
            "reden": self.reden.text(),
            "ojg_reden": self.ojg_reden.text(),
        }

    def zet_waarden(self, waarden: Mapping[str, str]) -> None:
        self._id = Id(bytes.fromhex(waarden["id"])) or None
        self._vorige = Id(bytes.fromhex(waarden["vorige"])) or None
        self.soort.zet(waarden["soort"])
        self.leden.zet(Id(bytes.fromhex(deel)) for deel in waarden["leden"].split(",") if deel)
        for naam, regel in (
            ("datum", self.datum), ("tijd", self.tijd), ("duur", self.duur), ("anders", self.anders),
            ("reden", self.reden), ("ojg_reden", self.ojg_reden),
        ):  # fmt: skip
            regel.setText(waarden[naam])
        self.notitie.setPlainText(waarden["notitie"])
        self._pas_aan()

    def maak_leeg(self) -> None:
        nu = lokaal(self.omgeving.klok())
        leeg = dict.fromkeys(self.waarden(), "")
        self.zet_waarden(leeg | {"datum": f"{nu:%d-%m-%Y}", "tijd": f"{nu:%H:%M}", "id": self.omgeving.ids().hex()})
        self._van = self.waarden()

    def corrigeer(self, versie: ContactmomentVersie) -> None:
        """Write this one anew; what it says stands ready."""
        toen = lokaal(versie.op)
        namen = {lid.naam: lid.persoon_id for lid in self._leden()}
        genoemd = [deel.strip() for deel in versie.met.split(",") if deel.strip()]
        leden = [namen[naam] for naam in genoemd if naam in namen]
        if versie.persoon_id is not None:
            leden.insert(0, versie.persoon_id)
        self.zet_waarden(
            {
                "id": self.omgeving.ids().hex(), "vorige": versie.id.hex(), "soort": versie.soort,
                "datum": f"{toen:%d-%m-%Y}", "tijd": f"{toen:%H:%M}", "duur": str(versie.duur or ""),
                "leden": ",".join(id_.hex() for id_ in leden), "notitie": versie.notitie, "reden": "", "ojg_reden": "",
                "anders": ", ".join(naam for naam in genoemd if naam not in namen),
            }
        )  # fmt: skip

    @property
    def corrigeert(self) -> bool:
        """Whether this writes an earlier one anew."""
        return self._vorige is not None

    def opdracht(self) -> Opdracht[object] | dict[str, str]:
        vandaag = lokaal(self.omgeving.klok()).date()
        dag, tijd = self.datum.iso(vandaag), tijd_van(self.tijd.text() or "0")
        fouten: dict[str, str] = {}
        if not self.soort.waarde:
            fouten["soort"] = self.tr("Kies wat voor contact het was.")
        if not dag:
            fouten["op"] = self.tr("Schrijf de datum als 03-02-2026.")
        if tijd is None:
            fouten["tijd"] = self.tr("Schrijf de tijd als 14:30.")
        if self.duur.text().strip() and not self.duur.text().strip().isdecimal():
            fouten["duur"] = self.tr("Schrijf de duur in hele minuten.")
        if not self.notitie.toPlainText().strip():
            fouten["notitie"] = self.tr("Schrijf op wat er besproken is.")
        if fouten or dag is None or tijd is None or self.huishouden is None or self._id is None:
            return fouten
        invoer = ContactmomentInvoer(
            op=moment_van(datetime.combine(datetime.fromisoformat(dag).date(), tijd)),
            soort=self.soort.waarde,
            notitie=self.notitie.toPlainText(),
            duur=int(self.duur.text().strip() or 0),
            personen=self.leden.aan(),
            met=self.anders.text(),
        )
        reden, ojg_reden = self.reden.text(), self.ojg_reden.text()
        gemaakt: Opdracht[Id]
        if self._vorige is not None:
            gemaakt = CorrigeerContactmoment(
                id=self._id, vorige_id=self._vorige, invoer=invoer, reden=reden, ojg_reden=ojg_reden
            )
        else:
            gemaakt = LegContactmomentVast(
                id=self._id, huishouden_id=self.huishouden.id, invoer=invoer, ojg_reden=ojg_reden
            )
        return gemaakt  # type: ignore[return-value]  # what is answered does not matter to a form

    # What happens ----------------------------------------------------------------------------------------------------

    def _leden(self) -> tuple[LidRij, ...]:
        huishouden = self.huishouden
        return () if huishouden is None else (*huishouden.leden, *huishouden.eerdere_leden)

    def _veranderd(self) -> None:
        self._toon_teller()
        self.typed.emit()

    def _duur_getypt(self) -> None:
        self._zet_duren()
        self.typed.emit()

    def _duur_gekozen(self) -> None:
        self.duur.setText("".join(str(minuten) for minuten in self.duren.aan()))
        self.typed.emit()

    def _zet_duren(self) -> None:
        self.duren.zet(minuten for minuten in DUREN if str(minuten) == self.duur.text().strip())

    def _pas_aan(self) -> None:
        self.titel.setText(self.tr("Contactmoment corrigeren") if self.corrigeert else self.tr("Contactmoment"))
        self.velden["reden"].setVisible(self.corrigeert)
        self.velden["ojg_reden"].setVisible(bool(self.ojg_reden.text()))
        self._zet_duren()
        self._toon_teller()

    def _toon_teller(self) -> None:
        """Which OJG-gesprek this will be, and that seven is the most that was agreed on."""
        telt = self.soort.waarde in ojg_soorten() and not self.corrigeert
        self.teller.setVisible(telt)
        if not telt:
            return
        leden = self.leden.aan()
        stand = self._ojg.get(leden[0] if leden else None)
        nummer = (stand.aantal if stand else 0) + 1
        tekst = self.tr("Dit wordt OJG-gesprek {0} van {1}.").format(nummer, OJG_HOOGSTENS)
        if nummer == OJG_HOOGSTENS:
            tekst = self.tr("{0} Dit is het laatste dat is afgesproken.").format(tekst)
        if nummer > OJG_HOOGSTENS:
            tekst = self.tr("Er waren al {0} OJG-gesprekken. Schrijf bij het vastleggen waarom dit nodig is.").format(
                nummer - 1
            )
        self.teller.setText(tekst)
