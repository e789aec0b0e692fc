"""A colleague who does anything at all in casusregie: requests filled in at random, well or badly, from one number.

The fields of a request say what may stand in them: an id refers to a row of the table its name tells, a day is a day,
a code is of its list. Now and then something else is filled in, as people and programs do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import timedelta
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from tests.conftest import Ids, Klok
from wijdesk.models.values import Id, lokaal

SLORDIG = (
    "", " ", "\0", "\ud83d", "\u202e", "\u200b", "<b>", "'; DROP TABLE persoon; --", "%", "é" * 5_000, "\n\r\t", "1",
)  # fmt: skip
"""What is filled in where words belong."""
DAGEN = (
    "", "2026-03-02", "2026-02-27", "2026-01-05", "2025-06-01", "2024-02-29", "2026-03-09", "2026-05-01", "2027-01-01",
)  # fmt: skip
GEEN_DAGEN = ("2026-02-30", "0000-00-00", "9999-12-31", "0001-01-01", "26-1-1", "1900-01-01", "20260302", "\0", "x")
LIJST_VAN = {
    "wettelijk_kader": "wettelijk_kader", "rol": "gezinsrol", "verblijf": "verblijf", "sluitreden": "sluitreden",
    "leefgebied": "leefgebied", "uitvoerder": "uitvoerder", "hoe_gaat_het": "nazorguitkomst", "domein": "zrm_domein",
    "productgroep": "productgroep", "gegevens": "gegevenssoort", "meldingtype": "meldingtype",
}  # fmt: skip
SOORT_VAN = {
    "PlanInvoer": "plansoort", "MaakPlan": "plansoort", "ContactmomentInvoer": "contactsoort",
    "LegGebeurtenisVast": "gebeurtenissoort", "StelToeleidingVoor": "toeleidingsoort",
    "CorrigeerToeleiding": "toeleidingsoort",
}  # fmt: skip
KEUZES: dict[tuple[str, str], tuple[str, ...]] = {
    ("BetrokkeneInvoer", "soort"): ("netwerk", "professional"),
    ("LegIndicatieVast", "soort"): ("nieuw", "herindicatie"),
    ("WijzigIndicatie", "soort"): ("nieuw", "herindicatie"),
    ("HaalUitPlan", "soort"): ("doel", "actie", "veiligheid"),
    ("LegGezagVast", "soort"): ("ouderlijk gezag", "voogdij"),
    ("BeeindigLid", "plan"): ("", "blijft", "vervalt", "over"),
    ("AfgeleideTaak", "soort"): ("leeftijd", "herindicatie"),
    ("ZetActie", "stand"): ("gedaan", "open", "niet meer nodig"),
    ("LegToestemmingVast", "stand"): ("gegeven", "geweigerd"),
    ("DoelOordeel", "stand"): ("", "behaald", "deels behaald", "vervallen"),
    ("GeefAkkoord", "wijze"): ("op papier", "niet akkoord"),
    ("LegToestemmingVast", "wijze"): ("mondeling", "schriftelijk"),
    ("StartTermijn", "regel"): ("wmo-onderzoek", "plan-gereed", "jeugd-familiegroepsplan", "wmo-beschikking"),
    ("LeesTermijnen", "bereik"): ("mijn", "locatie", "huishouden"),
    ("LeesVastgelopen", "voor"): ("mij", "locatie", "team"),
    ("LeesWachtlijst", "voor"): ("mij", "locatie", "team"),
}
STANDEN = ("behaald", "deels behaald", "niet behaald", "vervallen")
NIEUW = frozenset({"LegContactmomentVast", "CorrigeerContactmoment", "LegGebeurtenisVast", "MaakTaak", "LegZrmVast"})
"""Requests whose own id is made when the form opens."""
VAAK = {
    "stand": STANDEN,
    "geboortedatum": ("", "1980", "1980-05", "1980-05-12", "2008-02-29", "2012-03-02", "2020-12-31"),
    "familiegroepsplan": ("", "ja", "nee"),
    "huisnummer": ("1", "2", "3"),
    **dict.fromkeys(("handtekening", "sjabloon", "bsn", "telefoon", "email", "postcode", "toevoeging"), ("",)),
}
"""What is filled in in fields of these names."""
TABEL_VAN = {
    "blijft": "huishouden", "weg": "huishouden", "naar_id": "medewerker", "van_id": "medewerker",
    "regisseur_id": "medewerker", "tandem_id": "medewerker", "medewerker_id": "medewerker", "doel_id": "doel",
    "gevers": "persoon", "personen": "persoon", "mee": "persoon", "ouders": "persoon", "niet_meer": "persoon",
    "kind_id": "persoon", "versie_id": "planversie", "onderwerp_id": "huishouden", "leden": "huishoudlid",
    "vorige_id": "indicatie", "doelen": "doel", "uitkomsten": "doel", "vervangt": "zrmmeting",
    "werk_id": "werk", "vraag_id": "vraag", "plan_naar": "persoon",
}  # fmt: skip
"""The table a field refers to; otherwise its name without `_id`, or for `id` the noun of the request."""
NOEM = {
    "Huishouden": "huishouden", "Lid": "huishoudlid", "Overdracht": "regieoverdracht", "Nazorg": "nazorg",
    "Plan": "plan", "Doel": "doel", "Actie": "actie", "Veiligheid": "veiligheidsafspraak", "Taak": "taak",
    "Betrokkene": "betrokkene", "Toeleiding": "toeleiding", "EersteContact": "toeleiding", "Stap": "toeleiding",
    "Indicatie": "indicatie", "Termijn": "termijn", "Zrm": "zrmmeting", "Persoon": "persoon",
}  # fmt: skip


class Toeval:
    """Makes requests. `lees` gives rows of the store; with `slordig` 0 everything that is filled in can be meant."""

    def __init__(
        self, zaad: int, lees: Callable[..., list[Any]], klok: Klok, ids: Ids, *, slordig: float = 0.05
    ) -> None:
        self.dobbel = random.Random(zaad)
        self._lees = lees
        self._klok, self._ids = klok, ids
        self._slordig = slordig
        self._gezin: Id | None = None

    def maak(self, soort: type[Any]) -> Any:
        """A request of this kind, mostly about one household."""
        gezinnen = self._lees("SELECT id FROM huishouden WHERE status = 'actief' ORDER BY id")
        self._gezin = Id(self.dobbel.choice(gezinnen)[0]) if gezinnen else None
        return self._vul(soort, soort.__name__)

    def _vul(self, soort: type[Any], verzoek: str) -> Any:
        hints = get_type_hints(soort)
        waarden = {}
        for veld in fields(soort):
            waarden[veld.name] = self._waarde(soort.__name__, veld.name, hints[veld.name], verzoek)
        if "gezien" in waarden and self.dobbel.random() < 0.5:
            waarden["gezien"] = waarden["invoer"]
        if not self._is_slordig():
            waarden |= self._wat_erbij_hoort(soort.__name__, waarden)
        return soort(**waarden)

    def _wat_erbij_hoort(self, soort: str, waarden: dict[str, Any]) -> dict[str, Any]:
        """What a screen fills in by itself for these requests, since chance hardly ever does."""
        match soort:
            case "RondTaakAf" if waarden["id"] is not None:
                return {"afgeleid": None}
            case "HaalUitPlan":
                uit = {"doel": "doel", "actie": "actie"}
                return {"id": self._uit(uit.get(waarden["soort"], "veiligheidsafspraak"))}
            case "TrekToestemmingIn":
                return self._rij_van("toestemming", "betrokkene_id, persoon_id, (gegevens), (gever_id) AS gevers")
            case "BeeindigGezag":
                return self._rij_van("gezag", "kind_id, (ouder_id) AS ouders")
            case "CorrigeerToeleiding":
                dagen = "voorgesteld_op, aangenomen_op, eerste_contact_op, teruggekoppeld_op, gestopt_op"
                return self._rij_van("toeleiding", f"id, {dagen}, terugkoppeling, reden")
            case "HaalPersonenUiteen" | "HaalHuishoudensUiteen":
                tabel = "persoon" if "Personen" in soort else "huishouden"
                weg = self._lees(f"SELECT id FROM {tabel} WHERE status = 'samengevoegd'")
                return {"weg": Id(self.dobbel.choice(weg)[0])} if weg else {}
        return {}

    def _rij_van(self, tabel: str, kolommen: str) -> dict[str, Any]:
        """Fields as a row has them; what stands between brackets is a tuple of one."""
        namen = [kolom.split()[-1].strip("()") for kolom in kolommen.split(", ")]
        rijen = self._lees(f"SELECT {kolommen} FROM {tabel} WHERE status = 'actief' ORDER BY id")
        if not rijen:
            return {}
        velden = dict(zip(namen, self.dobbel.choice(rijen), strict=True))
        rij = {kolom.split()[-1].strip("()") for kolom in kolommen.split(", ") if kolom.startswith("(")}
        return {naam: (waarde,) if naam in rij else waarde for naam, waarde in velden.items()}

    def _waarde(self, soort: str, veld: str, hint: Any, verzoek: str) -> Any:
        if get_origin(hint) in (UnionType, Union):
            if self.dobbel.random() < (0.95 if veld in {"werk_id", "vraag_id", "vervangt"} else 0.6):
                return None
            (hint,) = (ander for ander in get_args(hint) if ander is not NoneType)
        if get_origin(hint) is tuple:
            return self._rij(soort, veld, get_args(hint), verzoek)
        if is_dataclass(hint) and isinstance(hint, type):
            return self._vul(hint, verzoek)
        if hint is bool:
            return self.dobbel.random() < 0.5
        if hint is int:
            return self._getal(veld)
        if hint is str:
            return self._tekst(soort, veld)
        return self._id(soort, veld, verzoek)

    def _rij(self, soort: str, veld: str, wat: tuple[Any, ...], verzoek: str) -> tuple[Any, ...]:
        if veld == "verdeling":
            eigen = self._lees("SELECT id FROM huishouden WHERE regisseur_id IS NOT NULL")
            return tuple((Id(rij[0]), self._id(soort, "naar_id", verzoek)) for rij in eigen)
        if wat[-1:] != (Ellipsis,):
            return tuple(self._waarde(soort, veld, hint, verzoek) for hint in wat)
        if veld in {"doelen", "uitkomsten"} and soort in {"SluitCasus", "SluitPlan"}:
            return self._uitkomsten(wat[0])
        return tuple(self._waarde(soort, veld, wat[0], verzoek) for _ in range(self.dobbel.choice((0, 1, 1, 2))))

    def _uitkomsten(self, soort: Any) -> tuple[Any, ...]:
        lopend = self._lees("SELECT id FROM doel WHERE stand = 'lopend' AND status = 'actief'")
        stand = self.dobbel.choice(STANDEN)
        return tuple(soort(doel_id=Id(rij[0]), stand=stand, reden="Zo ging het") for rij in lopend)

    def _getal(self, veld: str) -> int:
        if self._is_slordig():
            return self.dobbel.choice((-1, 0, -(10**15), 10**15, 2**63, 7))
        match veld:
            case "op":
                return self._klok() - self.dobbel.choice((0, 60_000, 86_400_000, 400 * 86_400_000))
            case "niveau":
                return self.dobbel.randint(1, 5)
            case "score":
                return self.dobbel.randint(0, 10)
        return self.dobbel.choice((0, 1, 2, 7, 30))

    def _tekst(self, soort: str, veld: str) -> str:
        if self._is_slordig():
            return self.dobbel.choice((*SLORDIG, *GEEN_DAGEN))
        if (keuze := KEUZES.get((soort, veld))) is not None:
            return self.dobbel.choice(keuze)
        lijst = SOORT_VAN.get(soort, "") if veld == "soort" else LIJST_VAN.get(veld, "")
        if lijst:
            codes = self._lees("SELECT code FROM code WHERE lijst = ? ORDER BY volgorde", lijst)
            return str(self.dobbel.choice(codes)[0])
        if (vaak := VAAK.get(veld)) is not None:
            return self.dobbel.choice(vaak)
        return self._dag(veld)

    def _dag(self, veld: str) -> str:
        """A day when the field holds one, words when it does not."""
        if veld in {"tot", "van", "streef", "wacht_sinds", "gestart_op"} and self.dobbel.random() < 0.5:
            return ""
        if veld in _DAGVELDEN or veld.endswith("_op"):
            vandaag = lokaal(self._klok()).date()
            dagen = (vandaag, vandaag, vandaag + timedelta(days=30), vandaag - timedelta(days=9))
            return self.dobbel.choice((*(dag.isoformat() for dag in dagen), self.dobbel.choice(DAGEN)))
        return self.dobbel.choice(("Rust in huis", "Oma Truus", "De Vries", "Humanitas"))

    def _id(self, soort: str, veld: str, verzoek: str) -> Id:
        nieuw = veld == "id" and soort in NIEUW
        if self._is_slordig() and not nieuw:
            return self.dobbel.choice((self._ids(), Id(b""), Id(b"x" * 16), self._gezin or self._ids()))
        if nieuw:
            return self._ids()
        tabel = _tabel(soort, veld)
        if tabel == "huishouden" and self._gezin is not None and self.dobbel.random() < 0.7:
            return self._gezin
        return self._uit(tabel)

    def _uit(self, tabel: str) -> Id:
        """A row of a table: mostly the newest, which a person has before them."""
        if tabel == "samen":
            rijen = self._lees("SELECT samen_id FROM regieoverdracht WHERE samen_id IS NOT NULL")
            return Id(self.dobbel.choice(rijen)[0]) if rijen else self._ids()
        geldt = "" if self.dobbel.random() < 0.1 else "WHERE status = 'actief'"
        rijen = self._lees(f"SELECT id FROM {tabel} {geldt} ORDER BY id DESC LIMIT 4")
        if tabel == "plan" and self.dobbel.random() < 0.9:
            rijen = self._lees("SELECT actief_plan_id FROM huishouden WHERE actief_plan_id IS NOT NULL") or rijen
        if tabel == "persoon" and self._gezin is not None and self.dobbel.random() < 0.8:
            rijen = self._lees("SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ? ORDER BY id", self._gezin)
        return Id(self.dobbel.choice(rijen)[0]) if rijen else self._ids()

    def _is_slordig(self) -> bool:
        return self.dobbel.random() < self._slordig


_DAGVELDEN = frozenset({"op", "van", "tot", "begin", "streef", "klaar_voor", "voor", "naar", "volgende", "wacht_sinds"})


def _tabel(soort: str, veld: str) -> str:
    if veld == "vorige_id" and "Contact" in soort:
        return "contactmoment"
    if veld in {"blijft", "weg"} and "Person" in soort:
        return "persoon"
    if veld == "id":
        for deel, tabel in sorted(NOEM.items(), key=lambda paar: -len(paar[0])):
            if deel in soort:
                return tabel
        return "huishouden"
    return TABEL_VAN.get(veld, veld.removesuffix("_id"))


def stand_van_alles(lees: Callable[..., list[Any]], tabellen: Iterable[tuple[str, tuple[str, ...]]]) -> dict[Any, Any]:
    """Every row that counts, without its heads: what must be as before after undo."""
    return {
        (tabel, rij[0]): rij
        for tabel, velden in tabellen
        for rij in lees(f"SELECT id, {', '.join(velden)} FROM {tabel} WHERE status <> 'vervallen'")
    }
