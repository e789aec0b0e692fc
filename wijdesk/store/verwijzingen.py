"""What ids in the journal stand for, in words: looked up once per kind of thing. No SQLAlchemy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wijdesk.models.values import Id, adres_in_woorden, lokaal
from wijdesk.store.huishoudens import AFGESCHERMD_ADRES, AFGESCHERMD_HUISHOUDEN, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen

VERWIJZINGEN = {
    "medewerker": "naam",
    "locatie": "naam",
    "huishouden": "naam",
    "casus": "nummer",
    "plan": "soort",
    "doel": "woorden",
    "betrokkene": "naam, organisatie",
    "persoon": f"afgeschermd, {NAAM_KOLOMMEN}",
    "adres": "straat, huisnummer, toevoeging, postcode, woonplaats",
}
"""The tables a field can refer to, and the columns that say what people call a row of it."""


class Namen:
    """The names of these ids (hex) per kind; `verborgen` are the persons this viewer may not know."""

    def __init__(self, lezer: Lezer, gezocht: Mapping[str, set[str]]) -> None:
        self._lezer = lezer
        self.verborgen: set[str] = set()
        self._namen = {soort: self._zoek(soort, ids) for soort, ids in gezocht.items()}

    def van(self, soort: str, id_: str) -> str:
        """What people call it; "onbekend" when it is not in this store."""
        return self._namen.get(soort, {}).get(id_, "onbekend")

    def _zoek(self, soort: str, ids: set[str]) -> dict[str, str]:
        rijen = self._lezer.rows(
            f"SELECT id, {VERWIJZINGEN[soort]} FROM {soort} p WHERE id IN ({', '.join('?' * len(ids))})",
            [bytes.fromhex(id_) for id_ in ids],
        )
        bedekt = self._bedekt(soort, ids)
        return {id_.hex(): bedekt.get(id_.hex()) or self._tekst(soort, id_.hex(), delen) for id_, *delen in rijen}

    def _bedekt(self, soort: str, ids: set[str]) -> dict[str, str]:
        """What would give away where somebody hidden lives, with what stands there instead."""
        if soort == "huishouden":
            dag = lokaal(self._lezer.nu).date().isoformat()
            zonder_naam, _ = wat_verborgen_is(self._lezer, (Id(bytes.fromhex(id_)) for id_ in ids), dag)
            return {id_.hex(): AFGESCHERMD_HUISHOUDEN for id_ in zonder_naam}
        if soort == "adres" and verborgen(self._lezer, afgeschermd=True):
            rijen = self._lezer.rows(
                f"SELECT adres_id FROM persoon WHERE afgeschermd AND adres_id IN ({', '.join('?' * len(ids))})",
                [bytes.fromhex(id_) for id_ in ids],
            )
            return {rij[0].hex(): AFGESCHERMD_ADRES for rij in rijen}
        return {}

    def _tekst(self, soort: str, id_: str, delen: list[Any]) -> str:
        if soort == "persoon":
            afgeschermd, *naam = delen
            if verborgen(self._lezer, afgeschermd=bool(afgeschermd)):
                self.verborgen.add(id_)
            return naam_of_afgeschermd(naam, self._lezer, afgeschermd=bool(afgeschermd))
        if soort == "adres":
            return adres_in_woorden(*delen)
        return " · ".join(str(deel) for deel in delen if deel)
