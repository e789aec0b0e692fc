"""Lists hold rows of many dossiers: of what is not open to whoever looks the words stay blank; the header stays.

Waiting lists and hand-offs, which are nothing but content, leave such a row out. A list that opens nobody's file gives
words only of one's own work (that somebody took or got it stands in the journal) and of what is about nobody: the
others are read by opening them, of which the access log tells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from wijdesk.models.rows.meldcode import MeldcodeRij
from wijdesk.models.rows.ondersteuning import HulpRij
from wijdesk.models.rows.praktijk import PraktijklijstRij
from wijdesk.models.rows.signaal import SignaalRij
from wijdesk.models.rows.termijn import AgendaRij, TermijnRij
from wijdesk.models.rows.toeleiding import IndicatieRij, ToeleidingRij
from wijdesk.models.rows.triage import ConsultRij, TriageRij
from wijdesk.models.values import Id
from wijdesk.services.inzage.eigen import Kijker

R = TypeVar("R")

GEEN_LIJST = frozenset({"persoon", "huishouden", "mijn"})
"""Reaches of a question that make it an opening, which the log tells of (`services.openingen`), or one's own work."""
ALTIJD_LIJST = frozenset({"LeesTriages"})
"""Questions that open nobody's file, whatever their reach. Signalen are read without their words (`store.signalen`)."""
SOMS_LIJST = frozenset({"LeesHulp", "LeesTermijnen"})
"""Questions that open somebody's file when they are asked about one person or household."""

WOORD = {
    "taak": "Taak", "actie": "Actie uit het plan", "toeleiding": "Toeleiding", "evaluatie": "Evaluatie van het plan",
    "advies": "Advies gevraagd", "nazorg": "Nazorg", "overdracht": "Overdracht van de regie",
    "praktijk": "Praktijkvorm",
    "verbeteractie": "Verbeteractie",
}  # fmt: skip
"""What a line of the agenda says when its own words may not be read, and it does not say itself (`AgendaRij.kop`)."""


def zeef(kijker: Kijker, vraag: object, antwoord: R, wie: Id) -> R:
    """The answer with nothing to read of dossiers that are not open to `wie`, nor in a list of what is not theirs."""
    lijst = is_lijst(vraag)
    if kijker.ziet_alles and not kijker.iets_beperkt and not lijst:
        return antwoord
    gezeefd: R = _Zeef(kijker, wie, lijst=lijst).over(antwoord)
    return gezeefd


def is_lijst(vraag: object) -> bool:
    """Whether a question asks for a list that opens nobody's file."""
    naam = type(vraag).__name__
    return naam in ALTIJD_LIJST or (naam in SOMS_LIJST and getattr(vraag, "bereik", "") not in GEEN_LIJST)


def _zonder_reden(termijn: TermijnRij) -> TermijnRij:
    """Which term and until when; not why somebody put it off."""
    besluiten = tuple(replace(besluit, reden="") for besluit in termijn.besluiten)
    return replace(termijn, reden="", besluiten=besluiten)


class _Zeef:
    def __init__(self, kijker: Kijker, wie: Id, *, lijst: bool) -> None:
        self._kijker = kijker
        self._lijst = lijst
        self._wie = wie
        self._hoe: dict[type[Any], Callable[[Any], Any]] = {
            AgendaRij: self._agenda,
            ConsultRij: self._consult,
            HulpRij: self._hulp,
            IndicatieRij: self._toeleiding,
            MeldcodeRij: self._meldcode,
            PraktijklijstRij: self._praktijk,
            SignaalRij: self._signaal,
            ToeleidingRij: self._toeleiding,
            TriageRij: self._triage,
        }

    def over(self, wat: Any) -> Any:
        """This, with every row in it looked at; the same object when nothing of it changes."""
        if isinstance(wat, tuple):
            delen = [self.over(deel) for deel in wat]
            if all(nieuw is oud for nieuw, oud in zip(delen, wat, strict=True)):
                return wat
            return tuple(deel for deel, oud in zip(delen, wat, strict=True) if deel is not None or oud is None)
        if (hoe := self._hoe.get(type(wat))) is not None:
            return hoe(wat)
        if is_dataclass(wat) and not isinstance(wat, type):
            oud = {veld.name: getattr(wat, veld.name) for veld in fields(wat)}
            nieuw = {naam: deel for naam, waarde in oud.items() if (deel := self.over(waarde)) is not waarde}
            return replace(wat, **nieuw) if nieuw else wat
        return wat

    def _agenda(self, rij: AgendaRij) -> AgendaRij:
        eigen = rij.medewerker_id == self._wie and not self._kijker.is_beperkt(rij.huishouden_id, None)
        huis = rij.huishouden_id
        if eigen or (rij.soort not in WOORD and rij.termijn is None) or (huis is None and rij.persoon_id is None):
            return rij
        dicht = self._lijst or (huis is not None and self._kijker.huis(huis).vraagt)
        if rij.termijn is not None:
            return replace(rij, termijn=_zonder_reden(rij.termijn)) if dicht else rij
        return replace(rij, wat=rij.kop or WOORD[rij.soort]) if dicht else rij

    def _consult(self, rij: ConsultRij) -> ConsultRij:
        if rij.mag_antwoorden or not self._kijker.zaak("consult", rij.id).vraagt:
            return rij
        return replace(rij, vraag="", antwoord="")

    def _dicht(self, rij: HulpRij | MeldcodeRij | TriageRij, noun: str) -> bool:
        """One's own is open, but of a record that is not used (AVG art. 18)."""
        if rij.van_mij and not self._kijker.iets_beperkt:
            return False
        stand = self._kijker.zaak(noun, rij.id)
        return bool(stand.vraagt) and (stand.beperkt or not rij.van_mij)

    def _hulp(self, rij: HulpRij) -> HulpRij:
        if self._lijst and not rij.van_mij:
            return replace(rij, wat="")
        return replace(rij, wat="") if self._dicht(rij, rij.noun) else rij

    def _meldcode(self, rij: MeldcodeRij) -> MeldcodeRij:
        return replace(rij, aanleiding="", besluit="") if self._dicht(rij, "meldcode") else rij

    def _triage(self, rij: TriageRij) -> TriageRij:
        van_iemand = (rij.persoon_id or rij.huishouden_id or rij.signaal_id) is not None
        if (self._lijst and van_iemand and not rij.van_mij) or self._dicht(rij, "triage"):
            return replace(rij, vraag="", gestaakt_om="", overgedragen="")
        return rij

    def _signaal(self, rij: SignaalRij) -> SignaalRij:
        """By the row itself: an inbox holds thousands. What is about a street is everybody's at its locatie."""
        if rij.begin and self._kijker.is_beperkt(rij.huishouden_id, rij.persoon_id):
            return replace(rij, begin="")
        if rij.medewerker_id == self._wie or not rij.begin:
            return rij
        van_niemand = rij.medewerker_id is None or (rij.persoon_id is None and rij.huishouden_id is None)
        if van_niemand and self._kijker.is_daar("signaal.lezen", rij.locatie_id):
            return rij
        return rij if self._kijker.houdt_toezicht(rij.locatie_id) else replace(rij, begin="")

    def _praktijk(self, rij: PraktijklijstRij) -> PraktijklijstRij | None:
        return None if self._kijker.huis(rij.huishouden_id).vraagt else rij

    def _toeleiding(self, rij: ToeleidingRij | IndicatieRij) -> ToeleidingRij | IndicatieRij | None:
        huis = rij.huishouden_id
        return rij if huis is None or not self._kijker.huis(huis).vraagt else None
