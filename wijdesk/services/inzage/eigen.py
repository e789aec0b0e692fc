"""Whom a dossier concerns, and what whoever it does not concern has to say first.

A dossier is a household; or of what is about somebody outside a household, a person. It concerns the regisseur and
tandem, whoever was asked to take over, was given something to do, asked or answered, had the regie in the last months,
or made the household today, and at its own locatie whoever has work in hand for it. For the teamleider of its locatie
the purpose is clear. Who else works at its locatie says a purpose, which holds that day; at another locatie only an
emergency opens it, or a purpose beside work that one has in hand there: that, anybody can begin by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.inzagegronden import BETROKKEN_MAANDEN, DOEL, NOOD, TOEZICHT
from wijdesk.models.termijnen import Duur, plus
from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.services.register import rollen_met
from wijdesk.store import beperkt, betrokken, klokstand
from wijdesk.store.elders import Rijen
from wijdesk.store.lezer import Lezer

RECHT_TEAM = "casus.regie_team"
RECHT_AVG = "avg"
RECHT_DOEL = "inzage.doel"
RECHT_ADVIES = "consult.antwoorden"
HOOGSTENS_SAMEN = 400
"""Households asked about in one query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How far somebody may look. `vraagt`: what has to be said first (`DOEL`, `NOOD`), empty: it is open."""

    vraagt: str = ""
    grondslag: str = ""
    """On what it is open, when it does not concern whoever looks."""
    tot: int | None = None
    """Until when (ms UTC), when a purpose or an emergency opened it."""
    nood: bool = False
    """An emergency opened it."""
    beperkt: bool = False
    """The resident asked that it is not used (AVG art. 18): then it opens for nobody without a reason."""
    huishouden_id: Id | None = None
    persoon_id: Id | None = None


OPEN = Stand()


class Kijker:
    """Somebody who looks, at one moment. Keeps what was found out, so use one per question."""

    def __init__(self, rijen: Rijen, *, medewerker_id: Id, nu: int, mag: Callable[[str], bool]) -> None:
        self._rijen = rijen
        self._medewerker_id = medewerker_id
        self._nu = klokstand.moment(rijen, nu)
        self._mag = mag
        self._huizen: dict[Id, Stand] = {}
        self._beperkt: tuple[frozenset[Id], frozenset[Id]] | None = None
        self._waar: dict[str, list[Id | None]] | None = None
        self._waar_recht: dict[str, list[Id | None]] = {}
        self._gezegd: list[tuple[str, Id | None, Id | None, str, int]] | None = None

    @classmethod
    def van(cls, lezer: Lezer) -> Kijker:
        """Whoever asks a question."""
        return cls(lezer.rows, medewerker_id=lezer.medewerker_id, nu=lezer.nu, mag=lezer.mag)

    def is_daar(self, recht: str, locatie_id: Id | None) -> bool:
        """Whether a rol gives this right at a locatie; a rol without locatie holds everywhere."""
        plekken = self._plekken(recht)
        return bool(plekken) and (None in plekken or locatie_id is None or locatie_id in plekken)

    @property
    def ziet_alles(self) -> bool:
        """Whether the work of every locatie is theirs to watch over."""
        return self._mag(RECHT_TEAM) and None in self._plekken(RECHT_TEAM)

    def houdt_toezicht(self, locatie_id: Id) -> bool:
        """Whether the work of this locatie is theirs to watch over."""
        return self._mag(RECHT_TEAM) and self.is_daar(RECHT_TEAM, locatie_id)

    @property
    def iets_beperkt(self) -> bool:
        """Whether there is any record that is not used now, for whoever looks."""
        return bool(self._beperkte()[0])

    def is_beperkt(self, huishouden_id: Id | None, persoon_id: Id | None) -> bool:
        """Whether this household or this person is not used (AVG art. 18), and no emergency was said."""
        personen, huizen = self._beperkte()
        huis = huishouden_id is not None and huishouden_id in huizen and self.huis(huishouden_id).vraagt
        return bool(huis or (persoon_id is not None and persoon_id in personen and self.persoon(persoon_id).vraagt))

    def huis(self, id_: Id) -> Stand:
        """How far they may look into this household."""
        return self.huizen((id_,)).get(id_, OPEN)

    def huizen(self, ids: Iterable[Id]) -> dict[Id, Stand]:
        """How far they may look into each of these households, as many as there are of them."""
        gevraagd = list(dict.fromkeys(ids))
        for id_ in self._beperkte()[1].intersection(gevraagd):
            self._huizen[id_] = self._dicht(huishouden_id=id_)
        nieuw = [id_ for id_ in gevraagd if id_ not in self._huizen]
        for begin in range(0, len(nieuw), HOOGSTENS_SAMEN):
            self._zoek_huizen(nieuw[begin : begin + HOOGSTENS_SAMEN])
        return {id_: self._huizen[id_] for id_ in gevraagd if id_ in self._huizen}

    def persoon(self, id_: Id, locatie_id: Id | None = None) -> Stand:
        """How far they may look into what is about this person alone, or (without locatie) about them at all."""
        if id_ in self._beperkte()[0]:
            return self._dicht(persoon_id=id_)
        vandaag = lokaal(self._nu).date().isoformat()
        huizen = self.huizen(Id(rij[0]) for rij in self._rijen(betrokken.WOONT, (id_, vandaag, vandaag)))
        via = next((stand for stand in huizen.values() if not stand.vraagt), None)
        if via is not None:
            return via
        ((werkt, gevraagd),) = self._rijen(betrokken.PERSOON, (*self._vast(), id_))
        if gevraagd or (werkt and not huizen):
            return OPEN
        hier = self.is_daar(RECHT_DOEL, locatie_id) if locatie_id is not None else True
        if locatie_id is None and huizen:
            hier = any(stand.vraagt == DOEL for stand in huizen.values())
        hier = hier or bool(werkt and self._mag(RECHT_DOEL))
        team = hier and self._mag(RECHT_TEAM) and self.is_daar(RECHT_TEAM, locatie_id)
        return self._zonder_band(hier=hier, team=team, persoon_id=id_)

    def zaak(self, noun: str, id_: Id) -> Stand:
        """How far they may look into one triage, consult, ondersteuning, onderzoek, meldcode, opschaling or signaal."""
        gevonden = self._rijen(betrokken.ZAAK[noun], (*self._vast(), id_))
        if not gevonden:
            return OPEN
        huishouden_id, persoon_id, locatie_id, eigen, van, wacht = gevonden[0]
        personen, huizen = self._beperkte()
        if huishouden_id in huizen:
            return self.huis(Id(huishouden_id))
        if persoon_id in personen:
            return self.persoon(Id(persoon_id))
        if eigen or (wacht and self.is_daar("signaal.lezen", locatie_id)):
            return OPEN
        if huishouden_id is not None:
            return self.huis(Id(huishouden_id))
        if persoon_id is not None:
            return self.persoon(Id(persoon_id), Id(locatie_id))
        if van is None:
            return OPEN  # about a street, or somebody anonymous: nobody's dossier
        return self.zaak("triage" if self._rijen("SELECT 1 FROM triage WHERE id = ?", (van,)) else "signaal", Id(van))

    def _beperkte(self) -> tuple[frozenset[Id], frozenset[Id]]:
        """Persons and households whose record is not used now; nobody's for who deals with AVG requests."""
        if self._beperkt is None:
            self._beperkt = frozenset(), frozenset()
            if not self._mag(RECHT_AVG):
                dag = lokaal(self._nu).date().isoformat()
                wie = beperkt.personen(self._rijen, dag)
                self._beperkt = wie, beperkt.huishoudens(self._rijen, wie)
        return self._beperkt

    def _dicht(self, *, huishouden_id: Id | None = None, persoon_id: Id | None = None) -> Stand:
        """Of a record that is not used: open only for an emergency that was said."""
        einden = [
            tot
            for soort, huis, persoon, _, tot in self._gezegde()
            if soort == NOOD and (huis, persoon) == (huishouden_id, persoon_id)
        ]
        return Stand(
            vraagt="" if einden else NOOD,
            grondslag=NOOD if einden else "",
            tot=max(einden, default=None),
            nood=bool(einden),
            beperkt=True,
            huishouden_id=huishouden_id,
            persoon_id=persoon_id,
        )

    def _vast(self) -> tuple[Any, ...]:
        vandaag = lokaal(self._nu).date()
        grens = plus(vandaag, Duur(aantal=-BETROKKEN_MAANDEN, eenheid="maanden"))
        begin = moment_van(datetime.combine(grens, time()))
        wie, advies = self._medewerker_id, self._mag(RECHT_ADVIES)
        return wie, wie.hex(), begin, grens.isoformat(), vandaag.isoformat(), int(advies)

    def _zoek_huizen(self, ids: list[Id]) -> None:
        tekens = ", ".join(f"?{plek}" for plek in range(7, 7 + len(ids)))
        vraag = f"{betrokken.HUIZEN}({tekens})"
        for id_, locatie_id, verder, eigen, werkt in self._rijen(vraag, (*self._vast(), *ids)):
            daar = self.is_daar(RECHT_DOEL, Id(locatie_id))
            if eigen or (werkt and daar):
                self._huizen[Id(id_)] = OPEN
            elif verder is not None:
                self._huizen[Id(id_)] = OPEN  # for a circle, which merging undoes
                self._huizen[Id(id_)] = self.huis(Id(verder))
            else:
                self._huizen[Id(id_)] = self._zonder_band(
                    hier=daar or bool(werkt and self._mag(RECHT_DOEL)),
                    team=self.houdt_toezicht(Id(locatie_id)),
                    huishouden_id=Id(id_),
                )

    def _zonder_band(
        self, *, hier: bool, team: bool, huishouden_id: Id | None = None, persoon_id: Id | None = None
    ) -> Stand:
        """Of a dossier that does not concern them: what was said, or what has to be."""
        nood: int | None = None
        toezicht = TOEZICHT
        for soort, huis, persoon, grondslag, tot in self._gezegde():
            if (huis, persoon) != (huishouden_id, persoon_id):
                continue
            if soort == DOEL and team:
                toezicht = grondslag  # said more exactly; it is open until the rol ends all the same
            elif soort == DOEL and hier:
                return Stand(grondslag=grondslag, tot=tot, huishouden_id=huishouden_id, persoon_id=persoon_id)
            if soort == NOOD:
                nood = max(tot, nood or 0)
        if team:
            return Stand(grondslag=toezicht, huishouden_id=huishouden_id, persoon_id=persoon_id)
        if nood is not None:
            return Stand(grondslag=NOOD, tot=nood, nood=True, huishouden_id=huishouden_id, persoon_id=persoon_id)
        return Stand(vraagt=DOEL if hier else NOOD, huishouden_id=huishouden_id, persoon_id=persoon_id)

    def _plekken(self, recht: str) -> list[Id | None]:
        if self._waar is None:
            dag, self._waar = lokaal(self._nu).date().isoformat(), {}
            for rol, locatie_id in self._rijen(betrokken.ROLLEN, (self._medewerker_id, dag, dag)):
                self._waar.setdefault(rol, []).append(None if locatie_id is None else Id(locatie_id))
        if recht not in self._waar_recht:  # of every row of an inbox it is asked
            self._waar_recht[recht] = [plek for rol in rollen_met(recht) for plek in self._waar.get(rol, ())]
        return self._waar_recht[recht]

    def _gezegde(self) -> list[tuple[str, Id | None, Id | None, str, int]]:
        if self._gezegd is None:
            self._gezegd = self._rijen(betrokken.GRONDEN, (self._medewerker_id, self._nu))
        return self._gezegd
