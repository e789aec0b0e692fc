"""Of what there is one at a time, where one desk refuses a second and two desks cannot: the one list.

It says which rows are about the same thing, not which of them is right: that a person decides. No SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wijdesk.models.doorwijzing import naamsleutel
from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Waarde


@dataclass(frozen=True, slots=True, kw_only=True)
class Eenmaal:
    """Rows of a noun with the same `sleutel` stand there twice while `loopt` holds (SQL over the row `x`).

    `periode`: only when their days (van, tot) overlap. `bewust`: a second one may be made on purpose; then it counts
    only when neither of the two was made by who knew of the other (its key is ids). `kinderen`: (noun, column) of what
    hangs on a row. `lang`: a long table of which no key is empty: pairs are looked for by its index.
    """

    soort: str
    sleutel: tuple[str, ...]
    loopt: str = "1"
    periode: bool = False
    bewust: bool = False
    lang: bool = False
    kinderen: tuple[tuple[str, str], ...] = ()


_TRIAGE = (("antwoord", "onderwerp_id"),)
EENMAAL = (
    Eenmaal(soort="meldcode", sleutel=("huishouden_id", "persoon_id"), loopt="x.besluit = ''",
            kinderen=(("meldcodestap", "meldcode_id"),)),
    Eenmaal(soort="onderzoek", sleutel=("persoon_id", "wet"), loopt="x.afgerond_op = ''"),
    Eenmaal(soort="triage", sleutel=("vraag_id",), loopt="x.vraag_id IS NOT NULL AND x.stand <> 'gestaakt'",
            bewust=True, kinderen=_TRIAGE),
    Eenmaal(soort="triage", sleutel=("signaal_id",), kinderen=_TRIAGE,
            loopt="x.stand = 'lopend' AND x.vraag_id IS NULL AND x.signaal_id IS NOT NULL"),
    Eenmaal(soort="triage", sleutel=("persoon_id",), kinderen=_TRIAGE,
            loopt="x.stand = 'lopend' AND x.vraag_id IS NULL AND x.signaal_id IS NULL AND x.persoon_id IS NOT NULL"),
    Eenmaal(soort="triage", sleutel=("huishouden_id",), kinderen=_TRIAGE,
            loopt="x.stand = 'lopend' AND x.vraag_id IS NULL AND x.signaal_id IS NULL AND x.persoon_id IS NULL"),
    Eenmaal(soort="signaal", sleutel=("vraag_id",), loopt="x.vraag_id IS NOT NULL",
            kinderen=(("signaalstap", "signaal_id"),)),
    Eenmaal(soort="wvggzmelding", sleutel=("signaal_id",)),
    Eenmaal(soort="regieoverdracht", sleutel=("casus_id",), loopt="x.stand = 'gevraagd'"),
    Eenmaal(soort="huishoudlid", sleutel=("huishouden_id", "persoon_id"), periode=True, lang=True),
    Eenmaal(soort="gezag", sleutel=("kind_id", "ouder_id", "instelling"), periode=True),
    Eenmaal(soort="doelpersoon", sleutel=("doel_id", "persoon_id")),
    Eenmaal(soort="planversie", sleutel=("plan_id", "nummer"), kinderen=(("akkoord", "planversie_id"),)),
    Eenmaal(soort="akkoord", sleutel=("planversie_id", "persoon_id"), loopt="x.persoon_id IS NOT NULL"),
    Eenmaal(soort="termijn", sleutel=("onderwerp_id", "persoon_id", "regel"),
            loopt="x.gehaald_op = '' AND x.vervallen_op = ''"),
    Eenmaal(soort="vragenlijst", sleutel=("soort", "locatie_id", "versie"), kinderen=(("triage", "vragenlijst_id"),),
            loopt="x.medewerker_id IS NOT NULL AND x.inhoud LIKE '%[[vraag]]%' AND EXISTS (SELECT 1 FROM vragenlijst y "
            "WHERE y.soort = x.soort AND y.locatie_id IS x.locatie_id AND y.versie = x.versie "
            "AND y.vingerafdruk <> x.vingerafdruk AND y.medewerker_id IS NOT NULL AND y.status = 'actief')"),
)  # fmt: skip
"""The list. Two casussen, plans and regisseurs of one household are not on it: those are fields of the household."""
BEWUST = frozenset(een.soort for een in EENMAAL if een.bewust)
HUIS = ("medewerker", "locatie")
"""Nouns of which one name is one, as far as nobody said otherwise."""
SOORTEN = frozenset(een.soort for een in EENMAAL) | {"huishouden", *HUIS}
HUISGENOTEN = (
    "SELECT DISTINCT b.huishouden_id FROM huishoudlid a JOIN huishoudlid b ON b.persoon_id = a.persoon_id "
    "AND b.huishouden_id <> a.huishouden_id AND b.status = 'actief' WHERE a.huishouden_id = ? AND a.status = 'actief' "
    "ORDER BY 1"
)
"""The households in which members of this one are a member too."""


def zelfde(db: Any, soort: str, rij: bytes) -> list[bytes]:
    """The other rows of a noun that are about the same thing as this one, whatever their state."""
    if soort == "huishouden":
        return [id_ for (id_,) in db.execute(HUISGENOTEN, (rij,)).fetchall()]
    if soort in HUIS:
        namen = dict(db.execute(f"SELECT id, naam FROM {soort} WHERE status = 'actief' ORDER BY id").fetchall())
        eigen = naamsleutel(namen.get(rij, ""))
        return [id_ for id_, naam in namen.items() if id_ != rij and naamsleutel(naam) == eigen]
    gevonden: dict[bytes, None] = {}
    for een in EENMAAL:
        if een.soort == soort:
            gelijk = " AND ".join(f"x.{veld} IS z.{veld}" for veld in een.sleutel)
            vraag = (
                f"SELECT x.id FROM {soort} z JOIN {soort} x ON {gelijk} AND x.id <> z.id AND x.status = 'actief' "
                f"AND ({een.loopt}) WHERE z.id = ? ORDER BY x.id"
            )
            gevonden |= dict.fromkeys(id_ for (id_,) in db.execute(vraag, (rij,)).fetchall())
    return list(gevonden)


def eerdere(db: Any, soort: str, waarden: Mapping[str, Waarde]) -> list[bytes]:
    """The rows that are there already of something of which a second is made on purpose; by what its entry says."""
    gevonden: dict[bytes, None] = {}
    for een in EENMAAL:
        if een.soort == soort and een.bewust and all(waarden.get(veld) is not None for veld in een.sleutel):
            gelijk = " AND ".join(f"x.{veld} = ?" for veld in een.sleutel)
            vraag = f"SELECT x.id FROM {soort} x WHERE {gelijk} AND x.status = 'actief' ORDER BY x.id"
            rijen = db.execute(vraag, tuple(bytes.fromhex(str(waarden[veld])) for veld in een.sleutel)).fetchall()
            gevonden |= dict.fromkeys(id_ for (id_,) in rijen)
    return list(gevonden)
