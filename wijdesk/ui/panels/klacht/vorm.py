"""The form with which a klacht comes in the register, or is put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wijdesk.models import klachtregels as regels
from wijdesk.models.klachtdubbel import lijken
from wijdesk.models.klachtregels import in_zin
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.klacht import BewaarKlacht
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.klacht import KlachtDetail, KlachtMelding, KlachtRij
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.formulier import regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.persoonvorm import PersoonVorm
from wijdesk.ui.vinkje import Vinkje

OVER = ("over_1", "over_2", "over_3")


class KlachtVorm(PersoonVorm):
    """A new klacht, or one put right. While a new one is typed it says which may be the same.

    Signals:
        asked: (id) that klacht is to be shown
    """

    naam = "klacht_vorm"

    asked = Signal(object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: KlachtDetail | None = None
        self._melding: KlachtMelding | None = None
        self._id = omgeving.ids()
        self._persoon: tuple[Id, str] | None = None
        self._collegas: Mapping[str, str] = {}
        self._behandelaars: Mapping[str, str] = {}
        self._register: tuple[KlachtRij, ...] = ()
        self._lijkt: KlachtRij | None = None
        self._leg(
            self._veld("woorden", self.tr("Wat is de klacht? In de woorden van de klager"), Notitie(regels=4)),
        )
        self._leg_klager()
        self._leg_over()
        self.ontvangen = DatumRegel()
        self.ontvangen.textChanged.connect(lambda _: self._let_op_dubbel())
        self._leg(
            self._veld(
                "ontvangen",
                self.tr("Ontvangen op"),
                self.ontvangen,
                hulp=self.tr("Vanaf die dag telt de termijn van zes weken"),
            ),
            self._veld(
                "kanaal", self.tr("Hoe?"), Keuze(omgeving.codes.van("kanaal"), leeg=self.tr("Kies hoe het binnenkwam"))
            ),
        )
        self.behandelaar = Keuze(leeg=self.tr("Nog niemand"))
        self._leg(
            self._veld(
                "behandelaar_id",
                self.tr("Wie behandelt de klacht?"),
                self.behandelaar,
                hulp=self.tr("Iemand die er niet bij betrokken is (Awb art. 9:7)"),
            ),
            self._veld(
                "commissie",
                self.tr("Klachtencommissie"),
                Vinkje(self.tr("Een commissie adviseert (tien weken)")),
            ),
        )
        self.kolom.addStretch(1)

    def _leg_klager(self) -> None:
        self._leg_persoon(self.tr("Wie klaagt?"), hulp=self.tr("Naam, geboortedatum, BSN, telefoon of postcode"))
        self._leg(
            self._veld(
                "klager",
                self.tr("Geen inwoner met een kaart? Schrijf de naam"),
                regel(),
                hulp=self.tr("Laat leeg als u hierboven iemand koos"),
            ),
        )
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="klacht_vorm_dubbel")
        self.bekijk = knop(self.tr("Die klacht openen"), self._bekijk, naam="klacht_vorm_bekijk")
        self.kolom.addWidget(self.let_op)
        self.kolom.addWidget(self.bekijk, 0, Qt.AlignmentFlag.AlignLeft)
        self.hoedanigheid = Keuze(leeg=self.tr("Kies wie er klaagt"))
        zet_keuzes(self.hoedanigheid, regels.HOEDANIGHEDEN.items())
        self.veld_gemachtigde = self._veld("gemachtigde", self.tr("Naam van wie namens de inwoner klaagt"), regel())
        self._leg(self._veld("hoedanigheid", self.tr("Klaagt als"), self.hoedanigheid), self.veld_gemachtigde)
        self._leg(
            self._veld(
                "adres",
                self.tr("Adres voor brieven"),
                Notitie(regels=3),
                hulp=self.tr("Laat leeg om het adres van de kaart te gebruiken"),
            ),
            self._veld("bereikbaar", self.tr("Telefoon of e-mail"), regel()),
        )
        self.zoeker.taken.connect(lambda _: self._let_op_dubbel())
        self.zoeker.cleared.connect(self._let_op_dubbel)
        klager = self.delen["klager"]
        if isinstance(klager, QLineEdit):
            klager.textChanged.connect(lambda _: self._let_op_dubbel())
        self.hoedanigheid.currentIndexChanged.connect(lambda _: self._toon())

    def _leg_over(self) -> None:
        leeg = self.tr("Niemand van ons")
        self._over = {naam: Keuze(leeg=leeg) for naam in OVER}
        labels = (self.tr("Over welke collega?"), self.tr("En over wie nog?"), self.tr("En over wie nog?"))
        vakken = [self._veld(naam, label, self._over[naam]) for naam, label in zip(OVER, labels, strict=True)]
        self.velden["over"] = vakken[0]
        self._vakken_over = vakken
        self._leg(vakken[0], vakken[1])
        self._leg(vakken[2])
        for keuze in self._over.values():
            keuze.currentIndexChanged.connect(lambda _: self._toon())
        self.locatie = Keuze(leeg=self.tr("Geen locatie"))
        self._leg(
            self._veld(
                "over_anderen",
                self.tr("Iemand anders, of een team"),
                regel(),
                hulp=self.tr("Meer namen: met een komma ertussen"),
            ),
            self._veld("locatie_id", self.tr("Over of bij welke locatie?"), self.locatie),
        )
        self._leg(
            self._veld(
                "over_structuur",
                self.tr("Werkwijze"),
                Vinkje(self.tr("De klacht gaat over de ondersteuningsstructuur")),
                hulp=self.tr("Over hoe de hulp geregeld is, niet over een persoon. Dit telt mee in de cijfers"),
            ),
        )

    # Opening ---------------------------------------------------------------------------------------------------------

    def zet_collegas(self, rijen: Iterable[MedewerkerRij], behandelaars: frozenset[str]) -> None:
        """Offer these colleagues; who has one of these rollen can deal with a klacht."""
        alle = [rij for rij in rijen if rij.actief]
        self._collegas = {rij.id.hex(): f"{rij.naam} · {rij.locatie}" for rij in alle}
        self._behandelaars = {
            rij.id.hex(): self._collegas[rij.id.hex()] for rij in alle if behandelaars & set(rij.rollen)
        }
        self._bied_aan()

    def zet_register(self, rijen: tuple[KlachtRij, ...]) -> None:
        """What is registered already, to notice that one comes in twice."""
        self._register = rijen
        self._let_op_dubbel()

    def _let_op_dubbel(self) -> None:
        """Say so when this resident, or somebody of this name, complained some weeks ago. It keeps nobody from it."""
        ontvangen = self.ontvangen.iso(self.vandaag())
        gevonden: tuple[KlachtRij, ...] = ()
        if self.detail is None and ontvangen:
            wie = self.zoeker.persoon_id
            naam = self.zoeker.tekst if wie is not None else self.waarden()["klager"]
            gevonden = lijken(self._register, persoon_id=wie, klager=naam, ontvangen=ontvangen)
        self._lijkt = rij = gevonden[0] if gevonden else None
        for deel in (self.let_op, self.bekijk):
            deel.setVisible(rij is not None)
        if rij is not None:
            zin = self.tr("Van {0} staat al een klacht: {1}, ontvangen {2}, over {3}. Kijk of dit dezelfde is.")
            dag = datum_in_woorden(rij.ontvangen)
            self.let_op.setText(zin.format(in_zin(rij.klager), rij.nummer, dag, rij.over or rij.locatie))

    def _bekijk(self) -> None:
        if self._lijkt is not None:
            self.asked.emit(self._lijkt.id)

    def _bied_aan(self) -> None:
        """The colleagues of now, and whoever the klacht names who is not among them: they stay until taken out."""
        d = self.detail
        over, behandelaars = dict(self._collegas), dict(self._behandelaars)
        for rij in d.over if d is not None else ():
            if rij.medewerker_id is not None:
                over.setdefault(rij.medewerker_id.hex(), self.tr("{0} · werkt hier niet meer").format(rij.naam))
        if d is not None and d.rij.behandelaar_id is not None:
            weg = self.tr("{0} · behandelt geen klachten meer").format(d.rij.behandelaar)
            behandelaars.setdefault(d.rij.behandelaar_id.hex(), weg)
        for keuze in self._over.values():
            zet_keuzes(keuze, over.items())
        zet_keuzes(self.behandelaar, behandelaars.items())

    def begin(
        self,
        detail: KlachtDetail | None,
        *,
        melding: KlachtMelding | None = None,
        persoon: tuple[Id, str] | None = None,
    ) -> None:
        """Put this one right; or a new one: what was handed over at the desk, or of somebody whose card is open."""
        self.detail, self._melding = detail, melding
        self._persoon = persoon
        if melding is not None and melding.persoon_id is not None:
            self._persoon = (melding.persoon_id, melding.persoon)
        if detail is None:
            self._id = self.omgeving.ids()
        self._bied_aan()
        zet_keuzes(self.locatie, [(rij.id.hex(), rij.naam) for rij in self.omgeving.locaties])
        self._noem(
            self.tr("Nieuwe klacht") if detail is None else self.tr("Klacht {0}").format(detail.rij.nummer),
            self.tr("Registreren") if detail is None else self.tr("Opslaan"),
        )
        if detail is not None:
            wie = detail.rij.id.hex()
        elif melding is not None:
            wie = f"vraag.{melding.vraag_id.hex()}"
        else:
            wie = "nieuw" if persoon is None else f"van.{persoon[0].hex()}"
        self.open_voor(f"klacht.{wie}")
        self._toon()

    def vul(self) -> None:
        """What stands there now; a new one was received today."""
        d, melding = self.detail, self._melding
        if d is not None and d.rij.persoon_id is not None:
            self._persoon = (d.rij.persoon_id, d.rij.klager)
        self.zoeker.zet(*(self._persoon or (None, "")))
        over = [wie.hex() for wie in self._al_over()]
        anderen = [rij.naam for rij in d.over if rij.medewerker_id is None] if d else []
        plek = d.locatie_id if d else melding.locatie_id if melding else None
        eigen = self.omgeving.medewerker.id.hex()
        ontvangen = d.rij.ontvangen if d else melding.dag if melding else self.vandaag().isoformat()
        self.zet_waarden(
            {
                "woorden": d.woorden if d else melding.tekst if melding else "",
                "klager": d.klager if d else "",
                "hoedanigheid": d.hoedanigheid if d else "zelf",
                "gemachtigde": d.gemachtigde if d else "",
                "adres": d.adres if d else "",
                "bereikbaar": d.bereikbaar if d else "",
                **{naam: over[plek_] if plek_ < len(over) else "" for plek_, naam in enumerate(OVER)},
                "over_anderen": ", ".join(anderen),
                "locatie_id": "" if plek is None else plek.hex(),
                "over_structuur": d.over_structuur if d else False,
                "ontvangen": datum_in_woorden(ontvangen),
                "kanaal": d.kanaal if d else melding.kanaal if melding else "",
                "behandelaar_id": (d.rij.behandelaar_id.hex() if d.rij.behandelaar_id else "") if d else eigen,
                "commissie": d.commissie if d else False,
            }
        )

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back."""
        super().zet_waarden(waarden)
        self._toon()

    def opdracht(self) -> Opdracht[Any] | None:
        """The klacht as it is filled in."""
        w = self.waarden()
        zin = self.tr("Kies iemand uit de lijst, of schrijf hieronder wie er klaagt.")
        if not w["klager"].strip() and self._typte_alleen(zin):
            return None
        gekozen = (wie for naam in OVER if (wie := self.id_van(naam)) is not None)
        return BewaarKlacht(
            id=self._id if self.detail is None else self.detail.rij.id,
            ontvangen=self.dag("ontvangen"),
            kanaal=w["kanaal"],
            hoedanigheid=w["hoedanigheid"],
            persoon_id=self.zoeker.persoon_id,
            klager=w["klager"],
            gemachtigde=w["gemachtigde"],
            adres=w["adres"],
            bereikbaar=w["bereikbaar"],
            woorden=w["woorden"],
            over=tuple(dict.fromkeys((*gekozen, *self._al_over()[len(OVER) :]))),
            over_anderen=w["over_anderen"],
            over_structuur=w["over_structuur"],
            locatie_id=self.id_van("locatie_id"),
            commissie=w["commissie"],
            behandelaar_id=self.id_van("behandelaar_id"),
            vraag_id=None if self._melding is None else self._melding.vraag_id,
        )

    def eerste_veld(self) -> QWidget:
        """The words."""
        return self.delen["woorden"]

    def _al_over(self) -> tuple[Id, ...]:
        """The colleagues the klacht is about already; two desks can have named more than there are fields for."""
        over = () if self.detail is None else self.detail.over
        return tuple(rij.medewerker_id for rij in over if rij.medewerker_id is not None)

    def _toon(self) -> None:
        self.veld_gemachtigde.setVisible(self.hoedanigheid.waarde not in ("", "zelf"))
        derde = bool(self._over["over_2"].waarde or self._over["over_3"].waarde)
        self._vakken_over[2].setVisible(derde)
        self._let_op_dubbel()
