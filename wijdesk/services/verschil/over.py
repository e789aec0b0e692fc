"""Whose a row is that desks differ about, and whether this viewer may know of it.

Follows what every row says itself: the household or person it names, or else the row it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id, lokaal
from wijdesk.services.waarover import verborgen_huishoudens
from wijdesk.store import signaalgeheim
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, LID_NU, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van
from wijdesk.store.tabelregels import rij_van
from wijdesk.store.triages import verborgen_triages
from wijdesk.store.zicht import gemaskeerd

OUDERS = {
    "plan_id": "plan", "doel_id": "doel", "contact_id": "contact", "vraag_id": "vraag", "meting_id": "zrmmeting",
    "betrokkene_id": "betrokkene", "planversie_id": "planversie", "termijn_id": "termijn",
    "agressie_id": "agressie", "ondersteuning_id": "ondersteuning", "opschaling_id": "opschaling",
    "meldcode_id": "meldcode", "signaal_id": "signaal", "triage_id": "triage",
    "praktijkvorm_id": "praktijkvorm", "controledossier_id": "controledossier",
}  # fmt: skip
"""Column that names what a row belongs to → its noun, when it names no household and no person itself."""
PERSOONVELDEN = ("persoon_id", "kind_id", "ouder_id", "gever_id")
HOOGSTENS_STAPPEN = 6
_LIJST = (
    "SELECT v.soort, coalesce(l.naam, 'hele stad'), v.versie FROM vragenlijst v LEFT JOIN locatie l "
    "ON l.id = v.locatie_id WHERE v.id = ?"
)
BEDEKT = {"huishouden": ("naam", "adres_id"), "persoon": ("adres_id",)}
"""What can give away where or who somebody hidden in the same household is."""


@dataclass(slots=True)
class Over:
    """Whose a row is. `personen` are all it names."""

    huishouden_id: Id | None = None
    persoon_id: Id | None = None
    signaal_id: Id | None = None
    triage_id: Id | None = None
    vragenlijst_id: Id | None = None
    personen: set[Id] = field(default_factory=set)
    naam: str = ""
    verborgen: bool = False


class OverWie:
    """Answers whose rows are, each once."""

    def __init__(self, lezer: Lezer) -> None:
        self._lezer = lezer
        self._bekend: dict[tuple[str, Id], Over] = {}
        self._vandaag = lokaal(lezer.nu).date().isoformat()

    def van(self, soort: str, id_: Id) -> Over:
        """Whose this row is, with the name as this viewer may see it."""
        if (soort, id_) not in self._bekend:
            over = Over()
            self._volg(soort, id_, over)
            over.verborgen = self._is_verborgen(over)
            over.naam = "" if over.verborgen else self._naam(over)
            self._bekend[soort, id_] = over
        return self._bekend[soort, id_]

    def leden(self, huishouden_id: Id) -> tuple[Id, ...]:
        """Who belongs to a household today."""
        vraag = f"SELECT l.persoon_id FROM huishoudlid l WHERE l.huishouden_id = ? AND {LID_NU} ORDER BY l.id"
        rijen = self._lezer.rows(vraag, (huishouden_id, self._vandaag, self._vandaag))
        return tuple(dict.fromkeys(Id(rij[0]) for rij in rijen))

    def bedekte_velden(self, soort: str, id_: Id) -> tuple[str, ...]:
        """Fields whose values stay hidden: of a kind of data whose right is missing, and what would tell where
        somebody hidden in this household lives.
        """
        return tuple(sorted(gemaskeerd(soort, self._lezer.mag) | self._verraadt(soort, id_)))

    def _verraadt(self, soort: str, id_: Id) -> frozenset[str]:
        if soort != "huishouden" or self._lezer.mag(signaalgeheim.RECHT):
            return frozenset()
        vraag = (
            "SELECT 1 FROM huishoudlid l JOIN persoon p ON p.id = l.persoon_id "
            "WHERE l.huishouden_id = ? AND l.status = 'actief' AND p.afgeschermd"
        )
        return frozenset(BEDEKT[soort]) if self._lezer.row(vraag, (id_,)) is not None else frozenset()

    def _volg(self, soort: str, id_: Id, over: Over) -> None:
        for _ in range(HOOGSTENS_STAPPEN):
            rij = rij_van(self._lezer, soort, id_)
            if rij is None:
                return
            self._neem(soort, id_, rij, over)
            if over.huishouden_id is not None or over.persoon_id is not None:
                return
            volgende = _ouder(rij)
            if volgende is None:
                return
            soort, id_ = volgende

    def _neem(self, soort: str, id_: Id, rij: Mapping[str, Any], over: Over) -> None:
        """What a row says of whose it is."""
        if soort == "doel":
            wie = "SELECT persoon_id FROM doelpersoon WHERE doel_id = ? AND status = 'actief'"
            over.personen |= {Id(gevonden[0]) for gevonden in self._lezer.rows(wie, (id_,))}
        over.personen |= {Id(rij[veld]) for veld in PERSOONVELDEN if rij.get(veld) is not None}
        if soort == "huishouden":
            over.huishouden_id = id_
        elif soort == "persoon":
            over.persoon_id = id_
            over.personen.add(id_)
        elif soort == "termijn" and rij["onderwerp"] == "huishouden":
            over.huishouden_id = Id(rij["onderwerp_id"])
        else:
            over.huishouden_id = _id(rij.get("huishouden_id"))
            over.persoon_id = next((Id(rij[v]) for v in PERSOONVELDEN[:2] if rij.get(v) is not None), None)
        over.vragenlijst_id = id_ if soort == "vragenlijst" else None
        over.signaal_id = id_ if soort == "signaal" else over.signaal_id or _id(rij.get("signaal_id"))
        over.triage_id = id_ if soort == "triage" else over.triage_id or _id(rij.get("triage_id"))

    def _is_verborgen(self, over: Over) -> bool:
        lezer = self._lezer
        if lezer.mag(signaalgeheim.RECHT):
            return False
        if over.personen:
            tekens = ", ".join("?" * len(over.personen))
            vraag = f"SELECT 1 FROM persoon WHERE afgeschermd AND id IN ({tekens})"
            if lezer.row(vraag, tuple(over.personen)) is not None:
                return True
        if over.huishouden_id is not None and verborgen_huishoudens(lezer, (over.huishouden_id,)):
            return True
        if over.triage_id is not None and verborgen_triages(lezer, (over.triage_id,)):
            return True
        geheim = signaalgeheim.IS_GEHEIM
        return over.signaal_id is not None and lezer.row(geheim, (over.signaal_id,)) is not None

    def _naam(self, over: Over) -> str:
        lezer = self._lezer
        if over.huishouden_id is not None:
            rij = lezer.row("SELECT naam FROM huishouden WHERE id = ?", (over.huishouden_id,))
            dicht, _ = wat_verborgen_is(lezer, (over.huishouden_id,), self._vandaag)
            return AFGESCHERMD_HUISHOUDEN if dicht else str(rij[0]) if rij is not None else ""
        if over.persoon_id is not None:
            rij = lezer.row(f"SELECT {NAAM_KOLOMMEN} FROM persoon p WHERE p.id = ?", (over.persoon_id,))
            return naam_van(rij) if rij is not None else ""
        if over.signaal_id is not None:
            rij = lezer.row("SELECT soort, straat FROM signaal WHERE id = ?", (over.signaal_id,))
            return " · ".join(deel for deel in rij or () if deel)
        if over.vragenlijst_id is not None:
            rij = lezer.row(_LIJST, (over.vragenlijst_id,))
            return "{} · {} · versie {}".format(*rij) if rij is not None else ""
        return ""


def _ouder(rij: Mapping[str, Any]) -> tuple[str, Id] | None:
    if rij.get("onderwerp") in ("triage", "meldcode"):
        return rij["onderwerp"], Id(rij["onderwerp_id"])
    return next(((soort, Id(rij[veld])) for veld, soort in OUDERS.items() if rij.get(veld) is not None), None)


def _id(waarde: bytes | None) -> Id | None:
    return None if waarde is None else Id(waarde)
