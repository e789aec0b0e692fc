"""One contact while it is being registered: who, by whom, which vragen and how they ended; no Qt and no store.

The screens above it are thin: they show this object and tell it what was typed. It knows what is missing, turns itself
into a draft and back, and makes the `RegistreerContact`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, field, fields, replace
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.kaartregels import onthouden
from wijdesk.models.naam import weergavenaam
from wijdesk.models.nakijken import NAGEKEKEN, kijk_na
from wijdesk.models.opdrachten.contact import RegistreerContact, VraagInvoer
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.panels.inloop.keuzes import keuze_van

ZOEKEN, INWONER, NIEUW, ANONIEM = "zoeken", "inwoner", "nieuw", "anoniem"

CONCEPT = "contact"
"""The `soort` of the drafts this panel keeps."""
_VERSIE = 1


@dataclass(slots=True)
class VraagConcept:
    """One vraag as far as it was filled in."""

    toelichting: str = ""
    meldingtype: str = ""
    zelf_gekozen: bool = False
    """Whether a person chose the meldingtype; a proposal never overwrites that."""
    voorstel: str = ""
    reden: str = ""
    uitkomst: str = ""
    gelukt: bool | None = None
    verwezen_naar: str = ""
    uit_kaart: str = ""
    """The entry of the sociale kaart that was chosen (`kaartregels.onthoud`)."""

    @property
    def leeg(self) -> bool:
        """Nothing was typed or chosen."""
        return not (self.toelichting.strip() or self.uitkomst or (self.zelf_gekozen and self.meldingtype))

    @property
    def samenvatting(self) -> str:
        """The vraag in one line, for when it is folded."""
        eerste = " ".join(self.toelichting.split())
        delen = (self.meldingtype, keuze_van(self.uitkomst).tekst if self.uitkomst else "", eerste)
        return " · ".join(deel for deel in delen if deel) or "Nog niets ingevuld"

    def stel_voor(self, meldingtype: str, reden: str) -> bool:
        """Take a proposal ("" when there is none any more); True when that changed anything."""
        voor = (self.meldingtype, self.reden)
        self.voorstel, self.reden = meldingtype, reden
        if not self.zelf_gekozen:
            self.meldingtype = meldingtype
        return voor != (self.meldingtype, self.reden)

    def kies_meldingtype(self, meldingtype: str) -> None:
        """A person chose; clearing it lets proposals in again."""
        self.meldingtype = meldingtype
        self.zelf_gekozen = bool(meldingtype)

    def kies_uitkomst(self, uitkomst: str) -> None:
        """What the outcome before asked for no longer counts."""
        if uitkomst != self.uitkomst:
            self.uitkomst = uitkomst
            self.gelukt = None


@dataclass(slots=True, kw_only=True)
class Gesprek:
    """The contact. `zelfmelder` is the melder code that means the inwoner came in person."""

    id: Id
    locatie_id: Id
    ontvangen: int
    kanaal: str
    melder: str
    zelfmelder: str
    melder_naam: str = ""
    melder_telefoon: str = ""
    wie: str = ZOEKEN
    zoektekst: str = ""
    persoon_id: Id | None = None
    persoon_naam: str = ""
    persoon_telefoon: str = ""
    nieuw: PersoonInvoer = field(default_factory=PersoonInvoer)
    wachtende_id: Id | None = None
    """Who was called from the waiting list for this contact."""
    wachtplek: Id | None = None
    """The place in the waiting list that the chosen inwoner turned out to have; looked up again, not kept in drafts."""
    vragen: list[VraagConcept] = field(default_factory=lambda: [VraagConcept()])
    actief: int = 0

    @property
    def leeg(self) -> bool:
        """Nothing here would be missed."""
        iemand = self.wie != ZOEKEN or bool(self.zoektekst.strip()) or self.wachtende_id is not None
        return not (iemand or self.melder_naam or self.melder_telefoon or any(not v.leeg for v in self.vragen))

    @property
    def naam(self) -> str:
        """Who it is about, as far as one knows; empty when nobody was named yet."""
        if self.wie == NIEUW:
            nieuw = self.nieuw
            return weergavenaam(
                roepnaam=nieuw.roepnaam,
                voornamen=nieuw.voornamen,
                tussenvoegsel=nieuw.tussenvoegsel,
                achternaam=nieuw.achternaam,
                geboorte_tussenvoegsel=nieuw.geboorte_tussenvoegsel,
                geboortenaam=nieuw.geboortenaam,
            )
        return {INWONER: self.persoon_naam, ANONIEM: "Anoniem"}.get(self.wie, "")

    @property
    def via_ander(self) -> bool:
        """Somebody else than the inwoner brings it."""
        return self.melder != self.zelfmelder

    @property
    def telefoon(self) -> str:
        """The number to call back on, as far as one is known."""
        eigen = {INWONER: self.persoon_telefoon, NIEUW: self.nieuw.telefoon}.get(self.wie, "")
        return self.melder_telefoon.strip() or eigen.strip()

    def kies_inwoner(self, persoon_id: Id, *, naam: str, telefoon: str = "") -> None:
        """It is about somebody who is known."""
        if persoon_id != self.persoon_id:
            self.wachtplek = None
        self.wie, self.persoon_id, self.persoon_naam, self.persoon_telefoon = INWONER, persoon_id, naam, telefoon

    def kies_nieuw(self, invoer: PersoonInvoer) -> None:
        """It is about somebody who is not known yet."""
        self.wie, self.nieuw = NIEUW, invoer

    def kies_anoniem(self) -> None:
        """Nobody is named; what was typed about a person stays in the draft until it is saved, and is then gone."""
        self.wie = ANONIEM

    def zoek_opnieuw(self) -> None:
        """Back to looking for somebody."""
        self.wie = ZOEKEN

    def voeg_vraag_toe(self) -> int:
        """Add a vraag to the same contact; answers its place."""
        self.vragen.append(VraagConcept())
        self.actief = len(self.vragen) - 1
        return self.actief

    def haal_vraag_weg(self, plek: int) -> VraagConcept:
        """Take a vraag out; there is always one left."""
        weg = self.vragen.pop(plek)
        if not self.vragen:
            self.vragen.append(VraagConcept())
        self.actief = min(self.actief, len(self.vragen) - 1)
        return weg

    def fouten(self) -> dict[str, str]:
        """What is missing, field → sentence; empty when it can be registered. Fields as in `naar_opdracht`'s input."""
        fouten: dict[str, str] = {}
        if self.wie == ZOEKEN:
            fouten["persoon_id"] = "Kies een inwoner, of maak een nieuwe (Ctrl+Enter). Alt+A is anoniem."
        nieuw = self.nieuw
        if self.wie == NIEUW and not (nieuw.achternaam.strip() or nieuw.roepnaam.strip() or nieuw.voornamen.strip()):
            fouten["achternaam"] = "Vul een achternaam of roepnaam in, of kies anoniem (Alt+A)."
        if self.wie == NIEUW:
            vandaag = lokaal(self.ontvangen).date()
            gezegd = {veld: kijk_na(veld, getattr(nieuw, veld), vandaag=vandaag) for veld in NAGEKEKEN}
            fouten |= {veld: zin for veld, zin in gezegd.items() if zin}
        if not self.kanaal:
            fouten["kanaal"] = "Kies hoe de vraag binnenkwam."
        if not self.melder:
            fouten["melder"] = "Kies wie de vraag bracht."
        for plek, vraag in self._tellende():
            fouten |= {f"vragen.{plek}.{veld}": zin for veld, zin in self._vraagfouten(vraag).items()}
        return fouten

    def naar_opdracht(self) -> RegistreerContact:
        """The request to register this. Empty extra vragen are left out."""
        nieuw = PersoonInvoer(**_schoon(self.nieuw)) if self.wie == NIEUW else None
        return RegistreerContact(
            id=self.id,
            locatie_id=self.locatie_id,
            kanaal=self.kanaal,
            melder=self.melder,
            ontvangen=self.ontvangen,
            vragen=tuple(self._vraaginvoer(vraag) for _, vraag in self._tellende()),
            persoon_id=self.persoon_id if self.wie == INWONER else None,
            nieuwe_persoon=nieuw,
            melder_naam=self.melder_naam.strip() if self.via_ander else "",
            melder_telefoon=self.melder_telefoon.strip(),
            wachtende_id=self.wachtende_id or (self.wachtplek if self.wie == INWONER else None),
            concept_id=self.id,
        )

    def plek_in_scherm(self, plek_in_opdracht: int) -> int:
        """Which vraag on the screen the n-th vraag of the request was."""
        mee = [plek for plek, _ in self._tellende()]
        return mee[plek_in_opdracht] if 0 <= plek_in_opdracht < len(mee) else 0

    def naar_json(self) -> str:
        """The whole of it as text, for the draft. Holds names: it belongs in the encrypted store only."""
        inhoud: dict[str, Any] = {"versie": _VERSIE}
        for deel in fields(self):
            waarde = getattr(self, deel.name)
            inhoud[deel.name] = waarde.hex() if isinstance(waarde, bytes) else waarde
        del inhoud["wachtplek"]
        inhoud["nieuw"] = asdict(self.nieuw)
        inhoud["vragen"] = [asdict(vraag) for vraag in self.vragen]
        return json.dumps(inhoud, ensure_ascii=False, sort_keys=True)

    def _tellende(self) -> list[tuple[int, VraagConcept]]:
        gevuld = [(plek, vraag) for plek, vraag in enumerate(self.vragen) if not vraag.leeg]
        return gevuld or [(0, self.vragen[0])]

    def _vraagfouten(self, vraag: VraagConcept) -> dict[str, str]:
        fouten = {}
        if not vraag.meldingtype:
            fouten["meldingtype"] = "Kies een meldingtype. Past er echt geen, kies dan Onbekend, onderaan de lijst."
        if not vraag.uitkomst:
            fouten["uitkomst"] = "Kies hoe het afliep."
            return fouten
        keuze = keuze_van(vraag.uitkomst)
        if keuze.vraagt_gelukt and vraag.gelukt is None:
            fouten["gelukt"] = "Zeg of het doorverbinden gelukt is."
        if keuze.vraagt_telefoon and not self.telefoon:
            fouten["melder_telefoon"] = "Vul in op welk nummer wij terugbellen."
        return fouten

    def _vraaginvoer(self, vraag: VraagConcept) -> VraagInvoer:
        keuze = keuze_van(vraag.uitkomst)
        gekozen = onthouden(vraag.uit_kaart, vraag.verwezen_naar) if keuze.vraagt_waarheen else None
        return VraagInvoer(
            toelichting=vraag.toelichting.strip(),
            meldingtype=vraag.meldingtype,
            uitkomst=vraag.uitkomst,
            gelukt=vraag.gelukt if keuze.vraagt_gelukt else None,
            verwezen_naar=vraag.verwezen_naar.strip() if keuze.vraagt_waarheen else "",
            voorziening_id=None if gekozen is None else Id(gekozen),
            voorstel=vraag.voorstel,
        )


def _schoon(invoer: PersoonInvoer) -> dict[str, Any]:
    return {naam: waarde.strip() if isinstance(waarde, str) else waarde for naam, waarde in asdict(invoer).items()}


def van_json(tekst: str, *, zelfmelder: str) -> Gesprek | None:
    """The contact of a draft; None when the text is not one (an older or newer program wrote it).

    What it does not know it leaves out, so that a field that was dropped does not cost somebody a draft.
    """
    try:
        inhoud = json.loads(tekst)
        persoon, wachtende = inhoud.get("persoon_id"), inhoud.get("wachtende_id")
        gesprek = Gesprek(
            id=Id(bytes.fromhex(inhoud["id"])),
            locatie_id=Id(bytes.fromhex(inhoud["locatie_id"])),
            ontvangen=int(inhoud["ontvangen"]),
            kanaal=str(inhoud["kanaal"]),
            melder=str(inhoud["melder"]),
            zelfmelder=zelfmelder,
            persoon_id=Id(bytes.fromhex(persoon)) if persoon else None,
            wachtende_id=Id(bytes.fromhex(wachtende)) if wachtende else None,
            nieuw=replace(PersoonInvoer(), **_bekend(PersoonInvoer(), inhoud.get("nieuw", {}))),
            vragen=[VraagConcept(**_bekend(VraagConcept(), vraag)) for vraag in inhoud.get("vragen", ())]
            or [VraagConcept()],
        )
        tekstvelden = ("melder_naam", "melder_telefoon", "wie", "zoektekst", "persoon_naam", "persoon_telefoon")
        for naam in tekstvelden:
            setattr(gesprek, naam, str(inhoud.get(naam) or getattr(gesprek, naam)))
        gesprek.actief = min(max(int(inhoud.get("actief", 0)), 0), len(gesprek.vragen) - 1)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return gesprek


def _bekend(voorbeeld: Any, gelezen: Mapping[str, Any]) -> dict[str, Any]:
    return {deel.name: gelezen[deel.name] for deel in fields(voorbeeld) if deel.name in gelezen}
