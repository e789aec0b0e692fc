"""The form with which an incident comes in the register without a card, or is put right.

A pandverbod closes a building, never help: the form says so where the measure is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.agressie import MeldAgressie, WijzigAgressie
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.agressie import AgressieDetail
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.agressie.beeld import GEEN, PANDVERBOD
from wijdesk.ui.persoonvorm import PersoonVorm
from wijdesk.ui.schakelrij import Schakelrij

EERSTE_DUUR = 91
"""Days a pandverbod is proposed for; the employee decides."""


class AgressieVorm(PersoonVorm):
    """A new incident, or one put right."""

    naam = "agressie_vorm"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.detail: AgressieDetail | None = None
        codes = omgeving.codes
        hulp = self.tr("Zoek de inwoner. Is niet bekend wie het was, laat dit dan leeg")
        self._leg_persoon(self.tr("Wie was het?"), hulp=hulp)
        self.maatregel = Keuze(codes.van("maatregel"), leeg=self.tr("Kies een maatregel"))
        self.gebouwen: Schakelrij[str] = Schakelrij(naam="agressie_vorm_gebouwen", titel=self.tr("Geldt op"))
        self.soort = soort = Keuze(codes.van("agressiesoort"), leeg=self.tr("Kies wat er gebeurde"))
        self._leg(self._veld("datum", self.tr("Datum"), DatumRegel()), self._veld("soort", self.tr("Soort"), soort))
        self.plek = Keuze()
        self._waar = self._veld("locatie_id", self.tr("Waar was het?"), self.plek)
        self._leg(self._waar)
        self._leg(
            self._veld(
                "omschrijving", self.tr("Wat gebeurde er"), Notitie(regels=4),
                hulp=self.tr("Schrijf één zin: kort en feitelijk. De inwoner kan dit later opvragen."),
            )
        )  # fmt: skip
        self._leg(self._veld("maatregel", self.tr("Maatregel"), self.maatregel))
        self.herinnering = etiket(
            self.tr("Een pandverbod sluit het gebouw, niet de hulp. Spreek een ander kanaal af: telefoon, e-mail,"
                    " beeldbellen of een huisbezoek met z'n tweeën."),
            "waarschuwing", breekt_af=True, naam="agressie_vorm_herinnering",
        )  # fmt: skip
        self.kolom.addWidget(self.herinnering)
        self.tot = DatumRegel()
        self._periode: tuple[Veld, Veld] = (
            self._veld("van", self.tr("Pandverbod van"), DatumRegel()),
            self._veld(
                "tot", self.tr("Geldt tot en met"), self.tot,
                hulp=self.tr("Zonder laatste dag ziet de balie een maatregel twee jaar"),
            ),
        )  # fmt: skip
        for veld in self._periode:
            self._leg(veld)
        self._op = self._veld("locaties", self.tr("Geldt op"), self.gebouwen)
        self._leg(self._op)
        self.kolom.addStretch(1)
        self.maatregel.currentIndexChanged.connect(lambda _: self._toon())
        self.maatregel.activated.connect(lambda _: self._stel_voor())

    def begin(self, detail: AgressieDetail | None) -> None:
        """Put this one right, or a new one."""
        self.detail = detail
        self._noem(
            self.tr("Agressie melden") if detail is None else self.tr("Incident wijzigen"),
            self.tr("Incident vastleggen") if detail is None else self.tr("Opslaan"),
        )
        self.open_voor(f"agressie.{'nieuw' if detail is None else detail.rij.id.hex()}")
        self._toon()

    # What the base class asks ----------------------------------------------------------------------------------------

    def eerste_veld(self) -> QWidget:
        """Who it was; of one that is put right what happened."""
        return self.zoeker if self.detail is None else self.delen["omschrijving"]

    def vul(self) -> None:
        """What stands there now; a new one was today."""
        d, vandaag = self.detail, self.vandaag()
        rij = None if d is None else d.rij
        bekend = rij is not None and rij.persoon_id is not None
        self.zoeker.zet(*((rij.persoon_id, rij.persoon) if rij is not None and bekend else (None, "")))
        nu = self._open() | set(d.locatie_ids if d is not None else ())
        self.gebouwen.maak((plek.id.hex(), plek.naam) for plek in self.omgeving.locaties if plek.id in nu)
        if rij is not None:
            self.soort.zet(rij.soort)  # also a code that went out of use
            self.maatregel.zet(rij.maatregel)
        hier = [self.omgeving.locatie.id.hex()]
        waar = self.omgeving.locatie.id if d is None else d.locatie_id
        plekken = [plek for plek in self.omgeving.locaties if plek.id in {waar, *self._open()}]
        self.plek.zet_paren((plek.naam, plek.id.hex()) for plek in plekken)
        self._waar.setVisible(len(plekken) > 1)
        self.zet_waarden(
            {
                "datum": datum_in_woorden(rij.datum if rij else vandaag.isoformat()),
                "locatie_id": waar.hex(),
                "soort": rij.soort if rij else "",
                "omschrijving": d.omschrijving if d else "",
                "maatregel": rij.maatregel if rij else "",
                "van": datum_in_woorden(rij.van if rij and rij.van else vandaag.isoformat()),
                "tot": datum_in_woorden(rij.tot) if rij else "",
                "locaties": [id_.hex() for id_ in d.locatie_ids] if d and d.locatie_ids else hier,
            }
        )

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back."""
        super().zet_waarden(waarden)
        self._toon()

    def opdracht(self) -> Opdracht[Any] | None:
        """The incident as it is filled in. A name that was typed and not chosen is asked about."""
        if self._typte_alleen(self.tr("Kies iemand uit de lijst, of maak dit leeg als u het niet weet.")):
            return None
        w = self.waarden()
        verbod = w["maatregel"] == PANDVERBOD
        velden: dict[str, Any] = {
            "persoon_id": self.zoeker.persoon_id,
            "datum": self.dag("datum"),
            "soort": w["soort"],
            "maatregel": w["maatregel"],
            "omschrijving": w["omschrijving"],
            "van": self.dag("van") if verbod else "",
            "tot": self.dag("tot") if w["maatregel"] not in ("", GEEN) else "",
            "locaties": tuple(Id(bytes.fromhex(id_)) for id_ in w["locaties"]) if verbod else (),
        }
        waar = self.id_van("locatie_id")
        if self.detail is not None:
            return WijzigAgressie(id=self.detail.rij.id, locatie_id=waar, **velden)
        return MeldAgressie(locatie_id=waar or self.omgeving.locatie.id, **velden)

    # Small change ----------------------------------------------------------------------------------------------------

    def _open(self) -> set[Id]:
        return {plek.id for plek in self.omgeving.open_locaties}

    def _toon(self) -> None:
        gekozen = self.maatregel.waarde
        for deel in (self.herinnering, self._periode[0], self._op):
            deel.setVisible(gekozen == PANDVERBOD)
        self._periode[1].setVisible(gekozen not in ("", GEEN))

    def _stel_voor(self) -> None:
        """A pandverbod has a last day: one is proposed, and goes when it is another measure after all."""
        voorstel = datum_in_woorden((self.vandaag() + timedelta(days=EERSTE_DUUR)).isoformat())
        if self.maatregel.waarde == PANDVERBOD and not self.tot.text().strip():
            self.tot.setText(voorstel)
        elif self.maatregel.waarde != PANDVERBOD and self.tot.text() == voorstel:
            self.tot.clear()
