"""A centre in PostgreSQL 15 or newer. What is kept and who may do what stands in `resources/centrum.sql`.

The database itself refuses what a desk may not do, so this only asks and puts the answers into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import psycopg

from wijdesk.models.values import Id
from wijdesk.sync import centrumregels as regels
from wijdesk.sync.centrum import Claim, Claimantwoord, Geplaatst, Merk, Naam, Segment, Wacht
from wijdesk.sync.postgres_verbinding import Verbinding, storing_van

LIJST = """
    SELECT s.balie, s.van, s.tot FROM wijdesk.keten AS k
    LEFT JOIN unnest(%s::bytea[], %s::bigint[]) AS g(balie, na) ON g.balie = k.balie
    CROSS JOIN LATERAL (
        SELECT balie, van, tot FROM wijdesk.segment WHERE balie = k.balie AND tot > coalesce(g.na, 0)
    ) AS s
    WHERE k.team = %s
"""
"""Chain by chain from where the reader is: never by a serial of the whole, which is handed out before it is visible."""

PLAATS = "INSERT INTO wijdesk.segment (team, balie, van, tot, lichaam, zegel) VALUES (%s, %s, %s, %s, %s, %s)"
HAAL = "SELECT lichaam, zegel, tot FROM wijdesk.segment WHERE team = %s AND balie = %s AND van = %s"


class PostgresCentrum:
    """A desk's way into a database. May be used by several threads; they wait for each other."""

    stadsbreed = True

    def __init__(self, url: str, *, wachtwoord: str | None = None) -> None:
        self._verbinding = Verbinding(url, wachtwoord)

    def merk(self) -> Merk:
        """Which centre and generatie. A desk that is not let in, or withdrawn, hears so."""
        rijen = self._verbinding.vraag("SELECT centrum, generatie FROM wijdesk.merk")
        if not rijen:
            raise regels.geen_recht()
        return Merk(centrum=Id(bytes(rijen[0][0])), generatie=rijen[0][1])

    def plaats(self, segment: Segment) -> Geplaatst:
        """Put a segment down for good."""
        regels.eis_segment(segment)
        naam = segment.naam
        waarden = (naam.team, naam.balie, naam.van, naam.tot, segment.lichaam, segment.zegel)
        try:
            self._verbinding.vraag(PLAATS, waarden)
        except psycopg.IntegrityError:
            return self._vergelijk(segment)
        return Geplaatst.NIEUW

    def _vergelijk(self, segment: Segment) -> Geplaatst:
        """What is at a place that was refused. Raises CentrumGeweigerd when nothing is: a gap."""
        naam = segment.naam
        laatste = self._verbinding.vraag(
            "SELECT coalesce(max(tot), 0) FROM wijdesk.segment WHERE team = %s AND balie = %s", (naam.team, naam.balie)
        )
        uitkomst = regels.beoordeel_plaats(segment, self._lees(naam), laatste[0][0])
        # Room after all means that it came free between the two questions, which nothing here can do.
        return Geplaatst.ANDERS if uitkomst is Geplaatst.NIEUW else uitkomst

    def lijst(self, team: Id, na_per_balie: Mapping[Id, int]) -> list[Naam]:
        """A team's segments above what was read."""
        waarden = (list(na_per_balie), list(na_per_balie.values()), team)
        rijen = self._verbinding.vraag(LIJST, waarden)
        return regels.in_volgorde(
            Naam(team=team, balie=Id(bytes(balie)), van=van, tot=tot) for balie, van, tot in rijen
        )

    def haal(self, naam: Naam) -> Segment:
        """One segment."""
        segment = self._lees(naam)
        if segment is None or segment.naam.tot != naam.tot:
            raise regels.niet_gevonden()
        return segment

    def _lees(self, naam: Naam) -> Segment | None:
        rijen = self._verbinding.vraag(HAAL, (naam.team, naam.balie, naam.van))
        if not rijen:
            return None
        lichaam, zegel, tot = rijen[0]
        er = Naam(team=naam.team, balie=naam.balie, van=naam.van, tot=tot)
        return Segment(naam=er, lichaam=bytes(lichaam), zegel=zegel)

    def vervang(self, segment: Segment) -> None:
        """For the archive, by its own login role: a redacted segment in the place of one. It is written down there."""
        regels.eis_segment(segment)
        naam = segment.naam
        er = self._lees(naam)
        if er is None or er.naam != naam:
            raise regels.niet_gevonden()
        self._verbinding.vraag(
            "SELECT wijdesk.vernietig(%s::bytea, %s::bigint, %s::bytea, %s::text)",
            (naam.balie, naam.van, segment.lichaam, segment.zegel),
        )

    def claim(self, pseudoniemen: Iterable[str], versie: int, inhoud: bytes) -> Claimantwoord:
        """All or none. Pseudonyms are made in the database, of what is passed here (a BSN). That it is asked is written
        down first, in a transaction of its own.
        """
        namen = regels.eis_claim(pseudoniemen, versie, inhoud)
        try:
            [(vraag,)] = self._verbinding.vraag("SELECT wijdesk.vraag_claim(%s::text[])", (list(namen),))
            if vraag is None:
                raise regels.te_vaak()
            rijen = self._verbinding.vraag(
                "SELECT wijdesk.claim(%s::bigint, %s::text[], %s::integer, %s::bytea)",
                (vraag, list(namen), versie, inhoud),
            )
        except psycopg.IntegrityError as fout:
            raise storing_van(fout) from None
        antwoord = rijen[0][0]
        stand = {
            namen[er["nr"] - 1]: Claim(versie=er["versie"], inhoud=bytes.fromhex(er["inhoud"]), sinds=er["sinds"])
            for er in antwoord["stand"]
        }
        return regels.antwoord(stand, namen, gegeven=antwoord["uitkomst"] == "gegeven")

    def bewaak_claims(self, wacht: Wacht | None) -> None:
        """It knows itself who claims."""

    def hang_op(self, soort: str, naam: str, papier: bytes) -> Geplaatst:
        """Put a paper on the board."""
        regels.eis_papier(soort, naam, papier)
        try:
            self._verbinding.vraag(
                "INSERT INTO wijdesk.papier (soort, naam, inhoud) VALUES (%s, %s, %s)", (soort, naam, papier)
            )
        except psycopg.IntegrityError as fout:
            if not isinstance(fout, psycopg.errors.UniqueViolation):
                raise storing_van(fout) from None
            return Geplaatst.ZELFDE if self.papier(soort, naam) == papier else Geplaatst.ANDERS
        return Geplaatst.NIEUW

    def papier(self, soort: str, naam: str) -> bytes | None:
        """A paper, or None."""
        regels.eis_papier(soort, naam)
        vraag = "SELECT inhoud FROM wijdesk.papier WHERE soort = %s AND naam = %s"
        rijen = self._verbinding.vraag(vraag, (soort, naam))
        return bytes(rijen[0][0]) if rijen else None

    def papieren(self, soort: str) -> list[str]:
        """The names of the papers of one kind, in order."""
        rijen = self._verbinding.vraag("SELECT naam FROM wijdesk.papier WHERE soort = %s", (soort,))
        return regels.op_volgorde(naam for (naam,) in rijen)

    def tijd(self) -> int:
        """The clock of the database server (ms UTC)."""
        rijen = self._verbinding.vraag("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
        return int(rijen[0][0])

    def sluit(self) -> None:
        """Let go of the connection."""
        self._verbinding.sluit()
