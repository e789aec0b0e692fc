"""What the central export counts besides vragen and indicaties: klachten, agressie, activiteiten, marks, checked files,
hand-offs to the sociale kaart, straatrondes, what residents put forward, casussen and practice forms that began. Who
was sent to the kaart from the desk is a vraag, and counts as that.

Plain reading; no name, note or BSN is read, and of a thema only what stands in the list of codes. What was destroyed
and counts in the figures counts here. A grid holds every code there is, whatever was counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from wijdesk.models.collectiefstanden import STANDEN
from wijdesk.models.rows.export import (
    ALLES_GOED,
    ANDER_THEMA,
    GEEN_LOCATIE,
    INITIATIEVEN,
    JA_NEE,
    NIET_ALLES_GOED,
    NIET_VASTGELEGD,
    OPEN_KLACHT,
    ZONDER_THEMA,
    Exporttabel,
)
from wijdesk.models.values import lokaal
from wijdesk.services.cijfers.kwaliteit import PRAKTIJK
from wijdesk.services.cijfers.plekken import Plekken
from wijdesk.services.praktijksoorten import in_gebruik
from wijdesk.store.cijfercellen import grenzen
from wijdesk.store.cijferrest import resten
from wijdesk.store.lezer import Lezer

MAANDEN = tuple(str(nummer) for nummer in range(1, 13))
CIJFERS = tuple(str(cijfer) for cijfer in range(1, 11))
TERUG = "thema, teruggekoppeld_op <> ''"
Namen = Mapping[bytes | None, str]
Rij = tuple[str, ...]
Pseudoniem = Callable[[bytes | None], str]


def codes(lezer: Lezer, lijst: str) -> tuple[str, ...]:
    """Every code of a list, in its order, also what is not used any more."""
    rijen = lezer.rows("SELECT code FROM code WHERE lijst = ? ORDER BY volgorde, code", (lijst,))
    return tuple(dict.fromkeys(str(rij[0]) for rij in rijen))


class Jaar:
    """The rows of one year at the locaties that count."""

    def __init__(self, lezer: Lezer, jaar: int, plekken: Plekken, namen: Namen) -> None:
        self._lezer, self._plekken, self._namen = lezer, plekken, namen
        self._van, self._tot = f"{jaar:04d}-01-01", f"{jaar:04d}-12-31"
        self._themas = frozenset(codes(lezer, "signaalthema"))

    def tabellen(self, locaties: tuple[str, ...]) -> tuple[Exporttabel, ...]:
        """The counts of each table with its grid; `locaties` are those of the export."""
        plekken = (*locaties, GEEN_LOCATIE)
        roosters: tuple[tuple[str, tuple[tuple[str, ...], ...], Iterator[Rij]], ...] = (
            (
                "klachten",
                (
                    MAANDEN, plekken, (*codes(self._lezer, "klachtreden"), NIET_VASTGELEGD),
                    (*codes(self._lezer, "klachtuitkomst"), OPEN_KLACHT),
                ),
                ((_maand(dag), plek, reden, hoe) for dag, plek, reden, hoe, *_ in self._klachten()),
            ),
            (
                "agressie",
                (MAANDEN, plekken, codes(self._lezer, "agressiesoort"), codes(self._lezer, "maatregel")),
                ((_maand(dag), plek, soort, maatregel) for dag, plek, soort, maatregel, _ in self._agressie()),
            ),
            (
                "activiteiten",
                (plekken, (*sorted(self._themas), ANDER_THEMA), INITIATIEVEN, JA_NEE, JA_NEE),
                (self._cel(rij) for rij in self._activiteiten()),
            ),
            (
                "impactmetingen",
                (MAANDEN, plekken, CIJFERS),
                ((_maand(dag), plek, str(min(10, (tienden + 5) // 10))) for dag, plek, tienden, _ in self._metingen()),
            ),
            (
                "dossiercontroles",
                (MAANDEN, plekken, (ALLES_GOED, NIET_ALLES_GOED)),
                (
                    (_maand(dag), plek, ALLES_GOED if goed == punten else NIET_ALLES_GOED)
                    for dag, plek, goed, punten in self._controles()
                ),
            ),
            (
                "toeleidingen",
                (MAANDEN, plekken, JA_NEE),
                ((_maand(dag), plek, JA_NEE[not contact]) for dag, plek, contact, _, _ in self._toegeleid()),
            ),
            ("straatrondes", (MAANDEN, plekken), ((_maand(dag), plek) for dag, plek in self._rondes())),
            (
                "buurtagenda",
                (MAANDEN, plekken, self._themarooster(), JA_NEE),
                (
                    (_maand(dag), plek, self._thema(thema), JA_NEE[not terug])
                    for dag, plek, thema, terug in self._rijen("buurtonderwerp", "ingebracht_op", TERUG)
                ),
            ),
            (
                "bewonersinitiatieven",
                (MAANDEN, plekken, self._themarooster(), STANDEN),
                (
                    (_maand(dag), plek, self._thema(thema), stand)
                    for dag, plek, thema, stand in self._rijen("bewonersinitiatief", "ingebracht_op", "thema, stand")
                ),
            ),
            ("casussen", (MAANDEN, plekken), ((_maand(dag), plek) for dag, plek, _ in self._casussen())),
            (
                "praktijkvormen",
                (MAANDEN, plekken, tuple(een.soort.naam for een in in_gebruik(self._lezer.rows).values())),
                (cel for cel, _ in self.huizen_vormen()),
            ),
        )  # fmt: skip
        return tuple(_tabel(naam, rooster, cellen) for naam, rooster, cellen in roosters)

    def _themarooster(self) -> tuple[str, ...]:
        return (*sorted(self._themas), ANDER_THEMA, ZONDER_THEMA)

    def _thema(self, thema: str) -> str:
        return thema if thema in self._themas else ANDER_THEMA if thema else ZONDER_THEMA

    def mensen_klachten(self) -> Iterator[tuple[Rij, bytes | None]]:
        """(cell of the table klachten, who complained) of each: a card, or where there is none who is called the same.

        Nothing of a klacht that came from a file, of which nobody knows that.
        """
        wie = dict(self._lezer.rows(
            "SELECT klacht_id, ifnull(persoon_id, "
            "CAST('klager ' || DENSE_RANK() OVER (ORDER BY lower(trim(klager))) AS BLOB)) FROM klachtdossier"
        ))  # fmt: skip
        return (
            ((_maand(dag), plek, reden, hoe), wie.get(id_)) for dag, plek, reden, hoe, _, _, id_ in self._klachten()
        )

    def mensen_agressie(self) -> Iterator[tuple[Rij, bytes | None]]:
        """(cell of the table agressie, who did it) of each."""
        return (((_maand(dag), plek, soort, hoe), wie) for dag, plek, soort, hoe, wie in self._agressie())

    def huizen_toegeleid(self) -> Iterator[tuple[Rij, bytes | None]]:
        """(cell of the table toeleidingen, the household) of each: a household is at least one human being."""
        return (((_maand(dag), plek, JA_NEE[not contact]), huis) for dag, plek, contact, huis, _ in self._toegeleid())

    def huizen_casussen(self) -> Iterator[tuple[Rij, bytes | None]]:
        """(cell of the table casussen, the household) of each."""
        return (((_maand(dag), plek), huis) for dag, plek, huis in self._casussen())

    def huizen_vormen(self) -> Iterator[tuple[Rij, bytes | None]]:
        """(cell of the table praktijkvormen, the household) of each that began in the year."""
        huis = dict(self._lezer.rows("SELECT id, huishouden_id FROM praktijkvorm"))
        vormen = self._rijen(PRAKTIJK, "begin", "vorm, id")
        return (((_maand(dag), plek, vorm), huis.get(id_)) for dag, plek, vorm, id_ in vormen)

    def regels(self, wie: Pseudoniem) -> tuple[tuple[str, tuple[Rij, ...]], ...]:
        """(table, its lines), one per registration, in the order of the columns (`reports.export`)."""
        soorten: tuple[tuple[str, Iterator[Rij]], ...] = (
            (
                "klacht",
                (
                    (dag[:7], plek, reden, hoe, klaar[:7], "true" if structuur else "false")
                    for dag, plek, reden, hoe, klaar, structuur, _ in self._klachten()
                ),
            ),
            (
                "agressie-incident",
                (
                    (dag[:7], plek, soort, maatregel, wie(persoon))
                    for dag, plek, soort, maatregel, persoon in self._agressie()
                ),
            ),
            (
                "activiteit",
                (
                    (start[:7], plek, thema, initiatief, einde[:7])
                    for plek, thema, initiatief, start, einde in self._activiteiten()
                ),
            ),
            (
                "impactmeting",
                ((dag[:7], plek, f"{t // 10}.{t % 10}", versie) for dag, plek, t, versie in self._metingen()),
            ),
            (
                "dossiercontrole",
                ((dag[:7], plek, str(goed), str(punten)) for dag, plek, goed, punten in self._controles()),
            ),
            (
                "toeleiding",
                ((dag[:7], plek, contact[:7], wie(persoon)) for dag, plek, contact, _, persoon in self._toegeleid()),
            ),
        )
        return tuple((naam, tuple(sorted(rijen))) for naam, rijen in soorten)

    # The rows ---------------------------------------------------------------------------------------------------------

    def _klachten(self) -> Iterator[tuple[str, str, str, str, str, bool, bytes]]:
        """Received in the year: day, locatie, reason, outcome, last day, about the ondersteuningsstructuur, id."""
        for dag, plek, reden, hoe, klaar, structuur, id_ in self._rijen(
            "klacht", "ontvangen", "reden, uitkomst, afgerond, over_structuur, id"
        ):
            yield dag, plek, reden or NIET_VASTGELEGD, hoe or OPEN_KLACHT, klaar, bool(structuur), id_

    def _agressie(self) -> Iterator[tuple[str, str, str, str, bytes | None]]:
        yield from self._rijen("agressie", "datum", "soort, maatregel, persoon_id")
        for rest in resten(self._lezer, "agressie", self._van, self._tot):
            if self._plekken.telt(rest.locatie_id):
                wat = rest.gegevens
                yield rest.dag, self._naam(rest.locatie_id), wat["soort"], wat["maatregel"], None

    def _activiteiten(self) -> Iterator[tuple[str, str, str, str, str]]:
        """What ran on some day of the year: locatie, thema, initiatief, first and last day."""
        for plek, thema, initiatief, start, einde in self._lezer.rows(
            "SELECT locatie_id, thema, initiatief, start, einde FROM activiteit WHERE status = 'actief' "
            "AND start <= ? AND (einde = '' OR einde >= ?)",
            (self._tot, self._van),
        ):
            if self._plekken.telt(plek):
                bekend = thema if thema in self._themas else ANDER_THEMA
                yield self._naam(plek), bekend, initiatief, start, einde

    def _cel(self, rij: tuple[str, str, str, str, str]) -> Rij:
        plek, thema, initiatief, start, einde = rij
        begon, loopt = start >= self._van, not einde or einde > self._tot
        return plek, thema, initiatief, JA_NEE[not begon], JA_NEE[not loopt]

    def _metingen(self) -> Iterator[tuple[str, str, int, str]]:
        """Day, locatie, tenths, and the version of the questions (empty: none)."""
        versies = dict(self._lezer.rows("SELECT id, versie FROM vragenlijst WHERE soort = 'impactmeting'"))
        for dag, plek, tienden, lijst in self._rijen("impactmeting", "datum", "tienden, vragenlijst_id"):
            yield dag, plek, tienden, versies.get(lijst, "")

    def _toegeleid(self) -> Iterator[tuple[str, str, str, bytes | None, bytes | None]]:
        """Hand-offs to the sociale kaart: day, locatie of the household, first contact, household, person."""
        for dag, contact, plek, huis, persoon in self._lezer.rows(
            "SELECT t.voorgesteld_op, t.eerste_contact_op, h.locatie_id, h.id, t.persoon_id FROM toeleiding t "
            "JOIN huishouden h ON h.id = t.huishouden_id WHERE t.voorziening_id IS NOT NULL AND t.status = 'actief' "
            "AND t.voorgesteld_op BETWEEN ? AND ?",
            (self._van, self._tot),
        ):
            if self._plekken.telt(plek):
                yield dag, self._naam(plek), contact, huis, persoon
        for rest in resten(self._lezer, "toeleiding", self._van, self._tot):
            if rest.gegevens.get("kaart") and self._plekken.telt(rest.locatie_id):
                yield rest.dag, self._naam(rest.locatie_id), rest.gegevens["contact"] or "", None, None

    def _rondes(self) -> Iterator[tuple[str, str]]:
        return ((dag, plek) for dag, plek, _ in self._rijen("straatronde", "dag", "id"))

    def _casussen(self) -> Iterator[tuple[str, str, bytes | None]]:
        """Opened in the year: day, locatie, household. Each is in one year, so two years tell no more than one."""
        for moment, plek, huis in self._lezer.rows(
            "SELECT geopend_op, locatie_id, huishouden_id FROM casus WHERE status = 'actief' "
            "AND geopend_op BETWEEN ? AND ?",
            grenzen(self._van, self._tot),
        ):
            if self._plekken.telt(plek):
                yield lokaal(moment).date().isoformat(), self._naam(plek), huis
        for rest in resten(self._lezer, "casus", self._van, self._tot):
            if self._plekken.telt(rest.locatie_id):
                yield rest.dag, self._naam(rest.locatie_id), None

    def _controles(self) -> Iterator[tuple[str, str, int, int]]:
        return self._rijen("dossiercontrole", "datum", "goed, punten")

    def _rijen(self, tabel: str, dag: str, wat: str) -> Iterator[Any]:
        """(day, locatie, ...) of the rows of a year that count."""
        for op, plek, *rest in self._lezer.rows(
            f"SELECT {dag}, locatie_id, {wat} FROM {tabel} WHERE status = 'actief' AND {dag} BETWEEN ? AND ?",  # noqa: S608
            (self._van, self._tot),
        ):
            if self._plekken.telt(plek):
                yield op, self._naam(plek), *rest

    def _naam(self, plek: bytes | None) -> str:
        return self._namen.get(plek, GEEN_LOCATIE)


def _maand(dag: str) -> str:
    return str(int(dag[5:7]))


def _tabel(naam: str, rooster: tuple[tuple[str, ...], ...], cellen: Iterator[Rij]) -> Exporttabel:
    """A code that was counted and stands in no list comes behind those that do."""
    geteld = Counter(cellen)
    heel = tuple(
        tuple(dict.fromkeys([*dimensie, *sorted({cel[plaats] for cel in geteld})]))
        for plaats, dimensie in enumerate(rooster)
    )
    volgorde = [{code: nummer for nummer, code in enumerate(dimensie)} for dimensie in heel]
    return Exporttabel(
        naam=naam,
        rooster=heel,
        cellen=tuple(
            sorted(geteld.items(), key=lambda er: [plek[code] for plek, code in zip(volgorde, er[0], strict=True)])
        ),
    )
