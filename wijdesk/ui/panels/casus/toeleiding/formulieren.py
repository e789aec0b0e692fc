"""The two forms of the tab: a warm hand-off, and an indicatie."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wijdesk.models.kaartregels import TOELEIDING
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.toeleiding import (
    CorrigeerToeleiding,
    LegIndicatieVast,
    StelToeleidingVoor,
    WijzigIndicatie,
)
from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.kaart import Kaartzoek, VoorzieningRij
from wijdesk.models.rows.toeleiding import IndicatieRij, ToeleidingRij
from wijdesk.models.toeleiding_advies import toestemming_advies
from wijdesk.models.toeleiding_tempo import dagen_in_woorden
from wijdesk.models.toeleidingstappen import wachten_voor_besluit
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import regel, zet_keuzes
from wijdesk.ui.kaartkeus import KaartKeus, contact_van
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.rijformulier import NIEUW, RijFormulier
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.vinkje import Vinkje

STAPDAGEN = ("voorgesteld_op", "aangenomen_op", "eerste_contact_op", "teruggekoppeld_op", "gestopt_op")


class ToeleidingFormulier(RijFormulier):
    """To whom, for whom, what for. Of one that is under way also the days of its steps."""

    naam = "toeleiding"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: ToeleidingRij | None = None
        self._overzicht = BetrokkenenOverzicht()
        self._doelen: tuple[tuple[str, str], ...] = ()
        self.advies = etiket("", "waarschuwing", breekt_af=True, naam="toeleiding_advies")
        self.soort = Keuze(omgeving.codes.van("toeleidingsoort"), leeg=self.tr("Kies wat voor hulp"))
        self.persoon = Keuze(leeg=self.tr("Het hele gezin"))
        self._leg(
            self._veld(
                "naar", self.tr("Naar wie"), naar := regel(), hulp=self.tr("Organisatie, voorziening of persoon")
            ),
            self._veld(
                "contactpersoon", self.tr("Contactpersoon daar"), regel(), hulp=self.tr("Mag leeg, liever niet")
            ),
        )
        self.kaart = KaartKeus(naar, self, self._in_kaart, naam="toeleiding")
        self.kaart.chosen.connect(self._uit_kaart)
        self.kolom.addWidget(self.kaart, 0, Qt.AlignmentFlag.AlignLeft)
        self.delen["uit_kaart"] = self.kaart.onthouden
        self._leg(
            self._veld("soort", self.tr("Wat voor hulp"), self.soort),
            self._veld("persoon_id", self.tr("Voor wie"), self.persoon),
        )
        self.doel = Keuze(leeg=self.tr("Geen doel uit het plan"))
        self._leg(self._veld("doel_id", self.tr("Voor welk doel"), self.doel))
        self.kolom.addWidget(self.advies)
        self._leg(self._veld("waarom", self.tr("Waarvoor, in de woorden van het gezin"), Notitie(regels=3)))
        self._leg(self._veld("op", self.tr("Voorgesteld op"), DatumRegel()))
        labels = (self.tr("Voorgesteld"), self.tr("Aangenomen"), self.tr("Eerste contact"), self.tr("Teruggekoppeld"))
        for naam, label in zip(STAPDAGEN, (*labels, self.tr("Gestopt")), strict=True):
            self._leg(self._veld(naam, label, DatumRegel()))
        self._leg(self._veld("terugkoppeling", self.tr("Terugkoppeling"), Notitie(regels=2)))
        self._leg(self._veld("reden", self.tr("Waarom het stopte"), Notitie(regels=2)))
        self.kolom.addStretch(1)
        for naam in ("naar", "contactpersoon"):
            invoer = self.delen[naam]
            invoer.textChanged.connect(self._toon_advies)  # type: ignore[attr-defined]
        for keuze in (self.soort, self.persoon):
            keuze.currentIndexChanged.connect(self._toon_advies)

    def begin_voor(
        self, huishouden: HuishoudenDetail, rij: ToeleidingRij | None, overzicht: BetrokkenenOverzicht
    ) -> None:
        """Propose a new one, or put one right."""
        self.rij, self._overzicht = rij, overzicht
        self.toon_doelen(self._doelen)
        zet_keuzes(self.persoon, _leden(huishouden, rij.persoon_id if rij else None, rij.persoon if rij else ""))
        for naam in (*STAPDAGEN, "terugkoppeling", "reden"):
            self.velden[naam].setVisible(rij is not None and bool(getattr(rij, naam)))
        self.velden["op"].setVisible(rij is None)
        self.begin_met(huishouden, NIEUW if rij is None else rij.id.hex())
        titel = self.tr("Toeleiding voorstellen") if rij is None else self.tr("Toeleiding naar {0}").format(rij.naar)
        self._noem(titel, self.tr("Voorstellen") if rij is None else self.tr("Opslaan"))
        self._toon_advies()

    def toon_doelen(self, doelen: Iterable[tuple[str, str]]) -> None:
        """The goals of the plan to choose from, and the one it serves by now: (id as hex, words)."""
        self._doelen = tuple(doelen)
        rij, keuzes = self.rij, dict(self._doelen)
        if rij is not None and rij.doel_id is not None:
            keuzes.setdefault(rij.doel_id.hex(), rij.doel or self.tr("Doel uit een eerder plan"))
        zet_keuzes(self.doel, keuzes.items())
        self.velden["doel_id"].setVisible(bool(keuzes))

    def toon_overzicht(self, overzicht: BetrokkenenOverzicht) -> None:
        """Consents changed meanwhile."""
        self._overzicht = overzicht
        self._toon_advies()

    def vul(self) -> None:
        """What is known of this one."""
        rij = self.rij
        tekst = {naam: getattr(rij, naam) if rij else "" for naam in ("naar", "contactpersoon", "soort", "waarom")}
        meer = {naam: getattr(rij, naam) if rij else "" for naam in ("terugkoppeling", "reden")}
        dagen = {naam: datum_in_woorden(getattr(rij, naam)) if rij else "" for naam in STAPDAGEN}
        wie = rij.persoon_id.hex() if rij and rij.persoon_id else ""
        doel = rij.doel_id.hex() if rij and rij.doel_id else ""
        vast = {"uit_kaart": "", "persoon_id": wie, "doel_id": doel, "op": f"{self.vandaag():%d-%m-%Y}"}
        self.zet_waarden(tekst | meer | dagen | vast)

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if self.huishouden is None:
            return None
        w = self.waarden()
        tekst = {naam: w[naam] for naam in ("naar", "contactpersoon", "soort", "waarom")}
        persoon_id = self.id_van("persoon_id")
        if self.rij is None:
            return StelToeleidingVoor(
                huishouden_id=self.huishouden.id,
                persoon_id=persoon_id,
                doel_id=self.id_van("doel_id"),
                op=self.dag("op"),
                voorziening_id=self.kaart.voorziening_id,
                **tekst,
            )
        return CorrigeerToeleiding(
            id=self.rij.id,
            persoon_id=persoon_id,
            doel_id=self.id_van("doel_id"),
            terugkoppeling=w["terugkoppeling"],
            reden=w["reden"],
            voorziening_id=self.kaart.voorziening_id,
            **tekst,
            **{naam: self.dag(naam) for naam in STAPDAGEN},
        )

    def _in_kaart(self) -> Kaartzoek:
        return Kaartzoek(tekst=self.waarden()["naar"], waarvoor=self.tr("deze toeleiding"), vrager=self.kaart)

    def _uit_kaart(self, rij: VoorzieningRij) -> None:
        """What the sociale kaart says, where nobody wrote anything else."""
        w = self.waarden()
        bij = {"contactpersoon": contact_van(rij), "soort": TOELEIDING[rij.soort]}
        self.zet_waarden({naam: waarde for naam, waarde in bij.items() if not w[naam]})

    def eerste_veld(self) -> QWidget:
        """To whom."""
        return self.delen["naar"]

    def _toon_advies(self) -> None:
        w = self.waarden()
        klaar = self.rij is not None and not self.rij.uiterlijk
        zin = "" if klaar else toestemming_advies(
            self._overzicht,
            naar=w["naar"],
            contactpersoon=w["contactpersoon"],
            soort=w["soort"],
            persoon_id=self.id_van("persoon_id"),
        )  # fmt: skip
        self.advies.setText(zin)
        self.advies.setVisible(bool(zin))


class IndicatieFormulier(RijFormulier):
    """A decision for maatwerk: what, by whom, from when to when, and who waits for it."""

    naam = "indicatie"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: IndicatieRij | None = None
        self._vorige: IndicatieRij | None = None
        self._alle: tuple[IndicatieRij, ...] = ()
        self._toeleiding_id: Id | None = None
        self.productgroep = Keuze(omgeving.codes.van("productgroep"), leeg=self.tr("Kies een productgroep"))
        self.persoon = Keuze(leeg=self.tr("Het hele gezin"))
        self.vorige = Keuze(leeg=self.tr("Geen, of niet in wijdesk"))
        self.soort: Schakelrij[str] = Schakelrij(naam="indicatie_soort", titel=self.tr("Soort"), enkel=True)
        self.soort.maak((("nieuw", self.tr("Nieuw")), ("herindicatie", self.tr("Herindicatie"))))
        self._leg(
            self._veld("productgroep", self.tr("Productgroep"), self.productgroep),
            self._veld("soort", self.tr("Soort"), self.soort),
        )
        self._leg(
            self._veld("persoon_id", self.tr("Voor wie"), self.persoon),
            self._veld("vorige_id", self.tr("Gaat verder op"), self.vorige),
        )
        self._leg(
            self._veld("aanbieder", self.tr("Aanbieder"), regel()),
            self._veld("omvang", self.tr("Omvang, zoals 3 uur per week"), regel()),
        )
        self._leg(
            self._veld("besloten_op", self.tr("Besloten op"), DatumRegel()),
            self._veld("van", self.tr("Van"), DatumRegel()),
            self._veld("tot", self.tr("Tot en met"), DatumRegel()),
        )
        self._leg(
            self._veld(
                "zonder_einde", self.tr("Einde"), Vinkje(self.tr("Zonder einddatum (dan komt er geen herinnering)"))
            )
        )
        self._leg(
            self._veld(
                "wacht_sinds", self.tr("Wacht sinds"), DatumRegel(), hulp=self.tr("Leeg als er geen wachttijd is")
            ),
            self._veld("gestart_op", self.tr("Begonnen op"), DatumRegel()),
        )
        self._leg(
            self._veld("overbrugging", self.tr("Wat helpt zolang er gewacht wordt?"), regel(400)),
        )
        self.kolom.addStretch(1)
        self.soort.switched.connect(self._toon_vorige)
        self.vorige.currentIndexChanged.connect(lambda _: self._toon_wacht())
        for naam in ("wacht_sinds", "besloten_op"):
            self.delen[naam].textChanged.connect(lambda _: self._toon_wacht())  # type: ignore[attr-defined]

    def begin_voor(
        self,
        huishouden: HuishoudenDetail,
        rij: IndicatieRij | None,
        alle: Iterable[IndicatieRij],
        *,
        vorige: IndicatieRij | None = None,
        naam_van: Callable[[IndicatieRij], str],
    ) -> None:
        """A new one, one that continues `vorige`, or one to put right."""
        self.rij, self._vorige, self._alle = rij, vorige, tuple(alle)
        bron = rij or vorige
        zet_keuzes(self.persoon, _leden(huishouden, bron.persoon_id if bron else None, bron.persoon if bron else ""))
        zet_keuzes(
            self.vorige,
            ((ander.id.hex(), naam_van(ander)) for ander in self._alle if rij is None or ander.id != rij.id),
        )
        sleutel = rij.id.hex() if rij else f"na.{vorige.id.hex()}" if vorige else NIEUW
        self.begin_met(huishouden, sleutel)
        titel = self.tr("Indicatie vastleggen") if rij is None else self.tr("Indicatie {0}").format(rij.productgroep)
        self._noem(self.tr("Herindicatie vastleggen") if vorige else titel, self.tr("Opslaan"))
        self._toon_vorige()

    def vul(self) -> None:
        """What is known, or what a herindicatie takes over from the one before, the wait too while help has not begun.

        It begins the day after the one before ends; until when is asked.
        """
        rij, vorige = self.rij, self._vorige
        bron = rij or vorige
        dagen = ("besloten_op", "van", "tot", "wacht_sinds", "gestart_op")
        vorige_id = rij.vorige_id if rij else vorige.id if vorige else None
        self.zet_waarden(
            {
                **{naam: datum_in_woorden(getattr(rij, naam)) if rij else "" for naam in dagen},
                **({} if rij or vorige is None else _sluit_aan(vorige)),
                **{naam: getattr(bron, naam) if bron else "" for naam in ("productgroep", "aanbieder", "omvang")},
                "overbrugging": bron.overbrugging if bron and (rij or _wacht_nog(vorige)) else "",
                "zonder_einde": rij is not None and rij.soort == "herindicatie" and not rij.tot,
                "soort": [rij.soort if rij else "herindicatie" if vorige else "nieuw"],
                "persoon_id": bron.persoon_id.hex() if bron and bron.persoon_id else "",
                "vorige_id": vorige_id.hex() if vorige_id else "",
            }
        )
        self._toon_vorige()

    def opdracht(self) -> Opdracht[Any] | None:
        """The request for what was filled in."""
        if self.huishouden is None:
            return None
        w = self.waarden()
        soort = next(iter(w["soort"]), "")
        velden: dict[str, Any] = {
            **{naam: w[naam] for naam in ("productgroep", "aanbieder", "omvang")},
            **{naam: self.dag(naam) for naam in ("besloten_op", "van", "tot", "wacht_sinds", "gestart_op")},
            "overbrugging": w["overbrugging"] if w["wacht_sinds"] or _wacht_nog(self._gekozen_vorige()) else "",
            "zonder_einde": soort == "herindicatie" and w["zonder_einde"],
            "soort": soort,
            "persoon_id": self.id_van("persoon_id"),
            "vorige_id": self.id_van("vorige_id") if soort == "herindicatie" else None,
        }
        if self.rij is not None:
            return WijzigIndicatie(id=self.rij.id, **velden)
        return LegIndicatieVast(huishouden_id=self.huishouden.id, **velden)

    def eerste_veld(self) -> QWidget:
        """The productgroep; of a herindicatie the day it was decided."""
        return self.delen["besloten_op"] if self._vorige else self.productgroep

    def _toon_vorige(self) -> None:
        for naam in ("vorige_id", "zonder_einde"):
            self.velden[naam].setVisible("herindicatie" in self.soort.aan())
        self._toon_wacht()

    def _toon_wacht(self) -> None:
        """Whether somebody waits, since when that counts, and what is odd about it but right."""
        vandaag, sinds = self.vandaag().isoformat(), self.dag("wacht_sinds")
        verder = self._gekozen_vorige()
        zin = wachten_voor_besluit(sinds, self.dag("besloten_op"), vandaag=vandaag)
        if not zin and verder is not None and _wacht_nog(verder):
            dagen = dagen_in_woorden(verder.wacht_dagen)
            zin = self.tr("Er wordt al {0} gewacht. Die dagen tellen mee tot de hulp begint.").format(dagen)
        self.velden["wacht_sinds"].toon_hulp(zin or self.tr("Leeg als er geen wachttijd is"))
        self.velden["overbrugging"].setVisible(bool(sinds) or _wacht_nog(verder))

    def _gekozen_vorige(self) -> IndicatieRij | None:
        if "herindicatie" not in self.soort.aan():
            return None
        return next((rij for rij in self._alle if rij.id.hex() == self.vorige.waarde), None)


def _wacht_nog(rij: IndicatieRij | None) -> bool:
    return rij is not None and bool(rij.wacht_sinds) and not rij.gestart_op


def _sluit_aan(vorige: IndicatieRij) -> dict[str, str]:
    """The days with which a herindicatie begins: where the one before ends, and the wait when help has not begun."""
    na = date.fromisoformat(vorige.tot) + timedelta(days=1) if vorige.tot else None
    return {
        "van": datum_in_woorden(na.isoformat()) if na else "",
        "wacht_sinds": datum_in_woorden(vorige.wacht_sinds) if _wacht_nog(vorige) else "",
    }


def _leden(huishouden: HuishoudenDetail, ook: Id | None, naam: str) -> list[tuple[str, str]]:
    """The members to choose from, and who it was about when that one left."""
    leden = [(lid.persoon_id.hex(), lid.naam) for lid in huishouden.leden if not lid.afgeschermd]
    if ook is not None and ook.hex() not in {waarde for waarde, _ in leden}:
        leden.append((ook.hex(), naam))
    return leden
