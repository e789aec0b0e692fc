"""What of the store one connection shows to whoever asks: who is not there for them, and fields that stay empty.

A resident somebody has a tie with (`models.inzage.Belang`) is not there for them: not the card, not a row that names
it, not the household it belongs or belonged to, whatever their rights; a resident who works here is not there without
the right `COLLEGA`. So no list, count, search, print or history has to know of it: on a reading connection TEMP VIEWs
stand before the tables, with what is left. Whoever has nothing to be left out reads the tables themselves.

The same views empty the fields of a kind of data whose right is missing (`MASKERS`). No SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from wijdesk.models.values import Id
from wijdesk.store import klachtzicht
from wijdesk.store.afgeschermd import RECHT, mee_beschermd, van_plek
from wijdesk.store.rollen import plekken_met
from wijdesk.store.schrijver import schrijver_van

COLLEGA = "persoon.collega"
CONTACT = "persoon.contact"
NIET = "temp.niet"
"""The rows that are not there: `id`, and the table it is of (`soort`)."""

VOLGT: dict[str, tuple[tuple[str, str], ...]] = {
    "huishoudlid": (("huishouden_id", "huishouden"), ("persoon_id", "persoon")),
    "casus": (("huishouden_id", "huishouden"),),
    "contact": (("persoon_id", "persoon"),),
    "vraag": (("contact_id", "contact"),),
    "werk": (("vraag_id", "vraag"),),
    "plan": (("huishouden_id", "huishouden"), ("casus_id", "casus")),
    "planversie": (("plan_id", "plan"), ("huishouden_id", "huishouden")),
    "doel": (("plan_id", "plan"),),
    "doelpersoon": (("doel_id", "doel"), ("persoon_id", "persoon")),
    "evaluatie": (("plan_id", "plan"), ("huishouden_id", "huishouden")),
    "doelscore": (("doel_id", "doel"),),
    "actie": (("plan_id", "plan"), ("doel_id", "doel")),
    "veiligheidsafspraak": (("plan_id", "plan"),),
    "akkoord": (("planversie_id", "planversie"), ("huishouden_id", "huishouden")),
    "betrokkene": (("huishouden_id", "huishouden"),),
    "toestemming": (("huishouden_id", "huishouden"), ("persoon_id", "persoon"), ("betrokkene_id", "betrokkene")),
    "contactmoment": (("huishouden_id", "huishouden"), ("persoon_id", "persoon"), ("vorige_id", "contactmoment")),
    "gebeurtenis": (("huishouden_id", "huishouden"),),
    "gezag": (("kind_id", "persoon"), ("ouder_id", "persoon")),
    "zrmmeting": (("persoon_id", "persoon"), ("huishouden_id", "huishouden")),
    "zrmscore": (("meting_id", "zrmmeting"),),
    "toeleiding": (("huishouden_id", "huishouden"),),
    "indicatie": (("huishouden_id", "huishouden"),),
    "nazorg": (("casus_id", "casus"), ("huishouden_id", "huishouden")),
    "regieclaim": (("huishouden_id", "huishouden"), ("persoon_id", "persoon")),
    "regieoverdracht": (("huishouden_id", "huishouden"),),
    "teamoverdracht": (("huishouden_id", "huishouden"),),
    "taak": (("huishouden_id", "huishouden"),),
    "agressie": (("persoon_id", "persoon"),),
    "pandverbod": (("agressie_id", "agressie"),),
    "signaal": (("persoon_id", "persoon"), ("huishouden_id", "huishouden"), ("vraag_id", "vraag")),
    "signaalmelder": (("signaal_id", "signaal"),),
    "activiteitsignaal": (("signaal_id", "signaal"),),
    "signaalstap": (("signaal_id", "signaal"),),
    "signaalveld": (("signaal_id", "signaal"),),
    "wvggzmelding": (("signaal_id", "signaal"), ("persoon_id", "persoon")),
    "triage": (("vraag_id", "vraag"), ("persoon_id", "persoon"), ("huishouden_id", "huishouden")),
    "consult": (("triage_id", "triage"), ("huishouden_id", "huishouden")),
    "meldcode": (("huishouden_id", "huishouden"), ("persoon_id", "persoon"), ("signaal_id", "signaal")),
    "meldcodestap": (("meldcode_id", "meldcode"),),
    "opschaling": (
        ("huishouden_id", "huishouden"), ("persoon_id", "persoon"), ("signaal_id", "signaal"), ("triage_id", "triage"),
    ),
    "bericht": (("opschaling_id", "opschaling"),),
    "onderzoek": (("persoon_id", "persoon"), ("huishouden_id", "huishouden")),
    "ondersteuning": (("persoon_id", "persoon"), ("huishouden_id", "huishouden")),
    "ondersteuningsmoment": (("ondersteuning_id", "ondersteuning"),),
    "praktijkvorm": (("huishouden_id", "huishouden"), ("persoon_id", "persoon")),
    "praktijkveld": (("praktijkvorm_id", "praktijkvorm"), ("persoon_id", "persoon")),
    "inzagegrond": (("huishouden_id", "huishouden"), ("persoon_id", "persoon")),
    "belang": (("persoon_id", "persoon"),),
    "bewaarblokkade": (("huishouden_id", "huishouden"), ("persoon_id", "persoon")),
    "vernietigregel": (("dossier", "persoon"), ("dossier", "huishouden")),
    "avgverzoek": (("persoon_id", "persoon"),),
    "avgkeuze": (("verzoek_id", "avgverzoek"),),
    "aantekening": (("persoon_id", "persoon"), ("huishouden_id", "huishouden")),
    "klachtdossier": (("persoon_id", "persoon"), ("vraag_id", "vraag")),
    "impactkoppeling": (("persoon_id", "persoon"),),
    "controledossier": (("huishouden_id", "huishouden"),),
    "controlepunt": (("controledossier_id", "controledossier"),),
    "klachtbetrokkene": (("klachtdossier_id", "klachtdossier"),),
    "klachtstap": (("klachtdossier_id", "klachtdossier"),),
}  # fmt: skip
"""What goes with what, in order: a row is not there when its column (which has an index) names one that is not."""

ERBIJ: dict[str, tuple[str, ...]] = {
    "aantekening": ("verzoek_id", "over_id"),
    "actie": ("persoon_id",),
    "akkoord": ("persoon_id",),
    "antwoord": ("onderwerp_id",),
    "betrokkene": ("persoon_id",),
    "bladzijdestand": ("triage_id",),
    "gebeurtenis": ("persoon_id",),
    "indicatie": ("persoon_id", "toeleiding_id"),
    "ingehouden": ("rij",),
    "meldcode": ("triage_id",),
    "mutatie": ("rij",),
    "onderzoek": ("triage_id",),
    "ondersteuning": ("triage_id",),
    "ondersteuningsmoment": ("vorige_id",),
    "taak": ("persoon_id", "triage_id"),
    "termijn": ("persoon_id", "onderwerp_id"),
    "toegang": ("persoon_id", "huishouden_id"),
    "toeleiding": ("persoon_id", "doel_id"),
    "toestemming": ("gever_id",),
    "triage": ("signaal_id",),
    "vernietigregel": ("verzoek_id",),
    "verschil": ("rij",),
    "wachtende": ("persoon_id", "contact_id"),
}
"""Columns that are asked row by row, because they have no index or name rows of several tables."""

HANGT_AAN: dict[str, tuple[tuple[str, str, str], ...]] = {
    "toestemming": (("betrokkene_id", "betrokkene", "persoon_id"),),
    "termijnwijziging": (("termijn_id", "termijn", "persoon_id"), ("termijn_id", "termijn", "onderwerp_id")),
}
"""(column, table it names, column of that one): children of what `ERBIJ` leaves out."""

ZONDER_ID = ("mutatie", "verschil", "ingehouden")
"""Tables whose rows are named by another column than `id`, or have no id of a noun."""
ROWID = ("signaal",)
"""Tables of which a question asks the rowid: a view has none of itself."""

_ALLEEN_EIGEN = (
    "CASE WHEN (SELECT w.medewerker_id FROM main.contact w WHERE w.id = t.contact_id) "
    "= {{ik}} THEN t.{kolom} ELSE '' END"
)
MASKERS: dict[str, dict[str, dict[str, str]]] = {
    CONTACT: {
        "persoon": {"telefoon": "''", "email": "''", "adres_id": "NULL"},
        "huishouden": {"adres_id": "NULL"},
        "contact": {"melder_telefoon": "''"},
        "betrokkene": {"telefoon": "''", "email": "''"},
    },
    "agressie.lezen": {"agressie": {"omschrijving": "''"}},
    "contact.notities": {
        "vraag": {kolom: _ALLEEN_EIGEN.format(kolom=kolom) for kolom in ("toelichting", "meldingtype", "uitkomst")},
        "wachtende": {"waarvoor": f"CASE WHEN {schrijver_van('t')} = lower(hex({{ik}})) THEN t.waarvoor ELSE '' END"},
    },
}
"""Per right, which columns are empty for whoever lacks it. What one wrote down oneself can be read back. What
a question was about and what came of it ("klacht", "signaal") tells as much as its words.
"""

_PERSONEN = (
    "WITH RECURSIVE weg(id) AS ("
    "SELECT persoon_id FROM main.belang WHERE status = 'actief' AND (van = '' OR van <= :dag) "
    "AND (tot = '' OR tot >= :dag) AND (medewerker_id = :wie OR (soort = 'collega' AND NOT :collega)) "
    "UNION SELECT p.id FROM weg w CROSS JOIN main.persoon p ON p.samengevoegd_in = w.id "
    "UNION SELECT p.samengevoegd_in FROM weg w CROSS JOIN main.persoon p ON p.id = w.id "
    "WHERE p.samengevoegd_in IS NOT NULL) SELECT id FROM weg"
)
_HUISHOUDENS = (
    "WITH RECURSIVE weg(id) AS ("
    "SELECT l.huishouden_id FROM temp.niet n CROSS JOIN main.huishoudlid l ON l.persoon_id = n.id "
    "WHERE n.soort = 'persoon' AND l.status = 'actief' "
    "UNION SELECT h.id FROM weg w CROSS JOIN main.huishouden h ON h.samengevoegd_in = w.id "
    "UNION SELECT h.samengevoegd_in FROM weg w CROSS JOIN main.huishouden h ON h.id = w.id "
    "WHERE h.samengevoegd_in IS NOT NULL) INSERT OR IGNORE INTO temp.niet SELECT id, 'huishouden' FROM weg"
)
_ADRES = (
    "INSERT OR IGNORE INTO temp.niet SELECT s.id, 'signaal' FROM main.signaal s WHERE s.persoon_id IS NULL "
    "AND s.huishouden_id IS NULL AND s.adres_id IN (SELECT p.adres_id FROM temp.niet n CROSS JOIN main.persoon p "
    "ON p.id = n.id WHERE n.soort = 'persoon' AND p.adres_id IS NOT NULL)"
)
"""What was told about the address of somebody who is not there, and names nobody."""


_IN_NOOD = (
    "SELECT persoon_id, tot FROM main.inzagegrond WHERE medewerker_id = ? AND tot > ? AND soort = 'nood' "
    "AND persoon_id IS NOT NULL AND status = 'actief'"
)
_IETS_ANDERS = "SELECT 1 FROM main.mutatie WHERE rowid > ? AND json_extract(kop, '$.s') <> 'toegang' LIMIT 1"
NOOIT = 2**62


def personen_niet_hier(verbinding: Any, *, medewerker_id: Id, rechten: frozenset[str], dag: str) -> frozenset[Id]:
    """The residents who are not there for this medewerker on a day (ISO), with the cards they were merged with."""
    invoer = {"dag": dag, "wie": medewerker_id, "collega": COLLEGA in rechten}
    return frozenset(Id(rij[0]) for rij in verbinding.execute(_PERSONEN, invoer).fetchall())


def letterlijk(ids: frozenset[Id]) -> str:
    """Ids as they stand in SQL, with a comma."""
    return ", ".join(f"x'{id_.hex()}'" for id_ in sorted(ids))


def vul(verbinding: Any, personen: frozenset[Id]) -> None:
    """Fill the table of what is not there, on this connection alone."""
    verbinding.execute("CREATE TEMP TABLE IF NOT EXISTS niet (id BLOB PRIMARY KEY, soort TEXT NOT NULL) WITHOUT ROWID")
    verbinding.execute("CREATE INDEX IF NOT EXISTS temp.niet_soort ON niet (soort)")
    verbinding.execute("DELETE FROM temp.niet")
    for id_ in personen:
        verbinding.execute("INSERT INTO temp.niet VALUES (?, 'persoon')", (id_,))
    verbinding.execute(_HUISHOUDENS)
    for tabel, kolommen in VOLGT.items():
        for kolom, ouder in kolommen:
            verbinding.execute(
                f"INSERT OR IGNORE INTO temp.niet SELECT id, '{tabel}' FROM main.{tabel} "
                f"WHERE {kolom} IN (SELECT id FROM temp.niet WHERE soort = '{ouder}')"
            )
        if tabel == "signaal":
            verbinding.execute(_ADRES)


def niet_hier(verbinding: Any, ids: frozenset[Id]) -> frozenset[Id]:
    """Of these rows, of any table, those that are not there; after `vul`."""
    return frozenset(
        id_ for id_ in ids if verbinding.execute("SELECT 1 FROM temp.niet WHERE id = ?", (id_,)).fetchone() is not None
    )


class Zicht:
    """The views of one reading connection; they follow who asks, the day and what was written."""

    def __init__(self, verbinding: Any) -> None:
        self._verbinding = verbinding
        self._voor: tuple[object, ...] = ()
        self._plek = self._versie = -1
        self._beelden: dict[str, str] = {}
        self._tot = NOOIT
        """When the first emergency that opened somebody's card is over (ms UTC)."""
        self.keren = 0
        """How often the views were made anew: what was read through them before may be otherwise now."""
        self.weg = frozenset[Id]()
        """The residents who are not there for whoever asks."""
        self.in_nood = frozenset[Id]()
        """Who is protected and may be seen: an emergency opened their card, or they belong where the rol holds."""
        self.mee_beschermd = frozenset[Id]()
        """Whose card is protected by one that was merged into it."""
        self.van_plek = frozenset[Id]()
        """Who is protected and may be seen because they belong where the rol holds that gives it."""
        self.zonder = frozenset[str]()
        """The rights that hold for those only: of anybody else it is as if they are not there."""

    def versie(self) -> int:
        """Another number when another connection wrote something since the last time."""
        return int(self._verbinding.execute("PRAGMA main.data_version").fetchone()[0])

    def stel_in(
        self,
        *,
        medewerker_id: Id,
        rechten: frozenset[str],
        dag: str,
        alles: bool = False,
        nu: int = NOOIT,
        versie: int | None = None,
        geven: Collection[str] = (),
    ) -> None:
        """Before every question. `alles`: figures, which are the same for everybody. `nu` (ms UTC): whom an emergency
        opened until then is there, protected or not. `versie`: what `versie()` said just now. `geven`: the rollen that
        let somebody see who is protected.
        """
        voor = (medewerker_id, rechten, dag, alles, nu >= self._tot)
        versie = self.versie() if versie is None else versie
        if voor == self._voor and versie == self._versie:
            return
        plek = self._verbinding.execute("SELECT max(rowid) FROM main.mutatie").fetchone()[0] or 0
        if voor != self._voor or self._raakt(plek):
            self._beperk_tot_plek(medewerker_id, rechten if geven and not alles else frozenset(), dag, geven)
            self._richt_in(medewerker_id, rechten, dag, alles=alles, nu=nu)
            voor = (*voor[:-1], nu >= self._tot)
        self._voor, self._versie, self._plek = voor, versie, plek

    def _raakt(self, plek: int) -> bool:
        """Whether anything but lines of the log was written since: of those there is one per search."""
        return plek < self._plek or (
            plek > self._plek and self._verbinding.execute(_IETS_ANDERS, (self._plek,)).fetchone() is not None
        )

    def _beperk_tot_plek(self, medewerker_id: Id, rechten: frozenset[str], dag: str, geven: Collection[str]) -> None:
        """The right to see who is protected, of a rol that holds at some locaties."""

        def rijen(sql: str, waarden: Sequence[Any]) -> list[tuple[Any, ...]]:
            gevonden: list[tuple[Any, ...]] = self._verbinding.execute(sql, waarden).fetchall()
            return gevonden

        plekken = plekken_met(rijen, medewerker_id, geven, dag) if RECHT in rechten else None
        self.zonder = frozenset({RECHT}) if plekken else frozenset()
        self.van_plek = van_plek(rijen, plekken, medewerker_id) if plekken else frozenset()

    def _richt_in(self, medewerker_id: Id, rechten: frozenset[str], dag: str, *, alles: bool, nu: int) -> None:
        self.keren += 1
        nood = self._verbinding.execute(_IN_NOOD, (medewerker_id, nu)).fetchall()
        self._tot = min((rij[1] for rij in nood), default=NOOIT)
        self.in_nood = open_ = frozenset(Id(rij[0]) for rij in nood)
        personen = frozenset[Id]()
        maskers: dict[str, dict[str, str]] = {}
        if not alles:
            personen = personen_niet_hier(self._verbinding, medewerker_id=medewerker_id, rechten=rechten, dag=dag)
            personen -= open_
            maskers = maskers_van(rechten, medewerker_id)
            zichtbaar = open_ | self.van_plek
            self.mee_beschermd = mee_beschermd(self._verbinding) - zichtbaar
            self.in_nood = zichtbaar
            gevallen = "".join(
                f"WHEN t.id IN ({letterlijk(ids)}) THEN {dan} "
                for ids, dan in ((zichtbaar, 0), (self.mee_beschermd, 1))
                if ids
            )
            if gevallen:
                kolom = f"CASE {gevallen}ELSE t.afgeschermd END"
                maskers["persoon"] = maskers.get("persoon", {}) | {"afgeschermd": kolom}
        self.weg = personen
        self._verbinding.execute("PRAGMA query_only = OFF")  # it forbids tables of this connection's own as well
        try:
            klachten = not alles and klachtzicht.vul(self._verbinding, medewerker_id=medewerker_id, rechten=rechten)
            if not personen and not maskers and not klachten and not self._beelden:
                return
            if personen:
                vul(self._verbinding, personen)
            eisen = klachtzicht.EISEN if klachten else {}
            self._zet(_beelden(self._verbinding, maskers, eisen, weg=bool(personen)))
        finally:
            self._verbinding.execute("PRAGMA query_only = ON")

    def _zet(self, beelden: dict[str, str]) -> None:
        if beelden == self._beelden:
            return
        for tabel in self._beelden:
            self._verbinding.execute(f"DROP VIEW temp.{tabel}")
        self._beelden = {}
        for tabel, beeld in beelden.items():
            self._verbinding.execute(f"CREATE TEMP VIEW {tabel} AS {beeld}")
            self._beelden[tabel] = beeld


def maskers_van(rechten: frozenset[str], medewerker_id: Id) -> dict[str, dict[str, str]]:
    """Per table the columns that are empty for whoever has these rights, with what stands there instead."""
    gevonden: dict[str, dict[str, str]] = {}
    for recht, tabellen in MASKERS.items():
        if recht not in rechten:
            for tabel, kolommen in tabellen.items():
                zo = {kolom: leeg.format(ik=f"x'{medewerker_id.hex()}'") for kolom, leeg in kolommen.items()}
                gevonden.setdefault(tabel, {}).update(zo)
    return gevonden


def gemaskeerd(tabel: str, mag: Callable[[str], bool]) -> frozenset[str]:
    """The columns of a table that stay empty for whoever asks, for what reads the journal and so passes no view."""
    return frozenset(
        kolom for recht, tabellen in MASKERS.items() if not mag(recht) for kolom in tabellen.get(tabel, ())
    )


def _beelden(
    verbinding: Any, maskers: Mapping[str, Mapping[str, str]], ook: Mapping[str, str], *, weg: bool
) -> dict[str, str]:
    """The views, as the SELECT of each. `ook`: per table what else its rows must meet."""
    tabellen = dict.fromkeys((*maskers, *ook, *(("persoon", "huishouden", *VOLGT, *ERBIJ, *HANGT_AAN) if weg else ())))
    uit: dict[str, str] = {}
    for tabel in tabellen:
        eisen = [*(_eisen(tabel) if weg else ()), *([ook[tabel]] if tabel in ook else ())]
        waar = f" WHERE {' AND '.join(eisen)}" if eisen else ""
        uit[tabel] = f"SELECT {_kolommen(verbinding, tabel, maskers.get(tabel, {}))} FROM main.{tabel} t{waar}"
    return uit


def _kolommen(verbinding: Any, tabel: str, masker: Mapping[str, str]) -> str:
    namen = [rij[1] for rij in verbinding.execute(f"PRAGMA main.table_info({tabel})").fetchall()]
    zo = ", ".join(f"{masker[naam]} AS {naam}" if naam in masker else f"t.{naam}" for naam in namen)
    return f"t.rowid AS rowid, {zo}" if tabel in ROWID else zo


def _eisen(tabel: str) -> list[str]:
    """What a row must meet to be there."""
    eigen = [] if tabel in ZONDER_ID else ["t.id NOT IN (SELECT id FROM temp.niet)"]
    los = [f"(t.{kolom} IS NULL OR t.{kolom} NOT IN (SELECT id FROM temp.niet))" for kolom in ERBIJ.get(tabel, ())]
    kind = [
        f"NOT EXISTS (SELECT 1 FROM main.{ouder} o WHERE o.id = t.{kolom} AND o.{van} IN (SELECT id FROM temp.niet))"
        for kolom, ouder, van in HANGT_AAN.get(tabel, ())
    ]
    return [*eigen, *los, *kind]
