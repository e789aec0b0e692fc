"""The figures a team answers for besides its dossiers: klachten, activiteiten, impactmetingen, dossiercontroles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from wijdesk.models.cijfer import MAAND, Periode, vrije_periode
from wijdesk.models.rows.cijfer import Vragendeel
from wijdesk.models.values import lokaal
from wijdesk.services.cijfers import kaart
from wijdesk.services.cijfers.plekken import Plekken
from wijdesk.store.lezer import Lezer

Telling = tuple[int, int | None, float | None]
PER_MAAND = 8
"""So many dossiers of each team are checked in a month."""
ONTVANGEN = "ontvangen BETWEEN :van AND :tot"
AFGEROND = "afgerond BETWEEN :van AND :tot"
OPEN_BEGIN = "ontvangen < :van AND (afgerond = '' OR afgerond >= :van)"
OPEN_EINDE = "ontvangen <= :tot AND (afgerond = '' OR afgerond > :tot)"
LOOPT = "start <= :tot AND (einde = '' OR einde >= :tot)"
"""On its last day an activiteit still runs."""
GESTART = "start BETWEEN :van AND :tot"
OP_DAG = "datum BETWEEN :van AND :tot"
GELOPEN = "dag BETWEEN :van AND :tot"
INGEBRACHT = "ingebracht_op BETWEEN :van AND :tot"
GETELD = "datum BETWEEN :van AND :tot AND aanwezig IS NOT NULL"
SESSIES = (
    "(SELECT x.id, x.datum, x.aanwezig, a.locatie_id, a.gebied, CASE a.titel WHEN '' THEN a.thema ELSE a.titel END AS "
    "titel, CASE a.status WHEN 'actief' THEN x.status ELSE a.status END AS status FROM sessie x "
    "JOIN activiteit a ON a.id = x.activiteit_id)"
)
"""In the place of a table: sessies with the locatie and the name of their activiteit."""
_VORMNAAM = (
    "coalesce((SELECT s.naam FROM praktijksoort s WHERE s.code = {} AND s.status = 'actief' "
    "ORDER BY (s.medewerker_id IS NOT NULL) DESC, s.vanaf DESC, s.id DESC LIMIT 1), {})"
)
_REST_CODE = "json_extract(r.gegevens, '$.code')"
PRAKTIJK = (
    f"(SELECT v.id, v.begin, v.einde, v.uitkomst, v.locatie_id, v.status, {_VORMNAAM.format('v.code', 'v.code')} "  # noqa: S608
    "AS vorm FROM praktijkvorm v UNION ALL SELECT r.id, r.dag, json_extract(r.gegevens, '$.einde'), "
    "json_extract(r.gegevens, '$.uitkomst'), r.locatie_id, r.status, "
    f"{_VORMNAAM.format(_REST_CODE, _REST_CODE)} "
    "FROM cijferrest r WHERE r.soort = 'praktijkvorm')"
)
"""In the place of a table: practice forms under the name their kind has now, with what stayed of destroyed ones."""
BEGONNEN = "begin BETWEEN :van AND :tot"


def waar_van(conditie: str, periode: Periode) -> tuple[str, list[str]]:
    """A condition with `:van` and `:tot` as one with positional parameters."""
    params: list[str] = []
    delen = conditie.split(":")
    uit = delen[0]
    for deel in delen[1:]:
        params.append(periode.van if deel.startswith("van") else periode.tot)
        uit += "?" + deel[3:]
    return uit, params


def _tel(
    lezer: Lezer, plekken: Plekken, periode: Periode, tabel: str, conditie: str, wat: Sequence[str] = ()
) -> list[tuple[object, ...]]:
    """(count, sum of each of `wat`) by locatie, of the locaties that count."""
    waar, params = waar_van(conditie, periode)
    sommen = "".join(f", coalesce(sum({som}), 0)" for som in wat)
    rijen = lezer.rows(
        f"SELECT locatie_id, count(*){sommen} FROM {tabel} WHERE status = 'actief' AND {waar} GROUP BY 1",  # noqa: S608
        params,
    )
    return [rij[1:] for rij in rijen if plekken.telt(rij[0])]


def _aantal(tabel: str, conditie: str) -> Callable[[Lezer, Plekken, Periode], Telling]:
    def tel(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
        return sum(int(str(rij[0])) for rij in _tel(lezer, plekken, periode, tabel, conditie)), None, None

    return tel


def _bezoeken(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    return sum(int(str(som)) for _, som in _tel(lezer, plekken, periode, SESSIES, GETELD, ("aanwezig",))), None, None


def _gesprekken(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    rondes = _tel(lezer, plekken, periode, "straatronde", GELOPEN, ("contacten",))
    return sum(int(str(som)) for _, som in rondes), None, None


def _teruggekoppeld(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    return _deel(_tel(lezer, plekken, periode, "buurtonderwerp", INGEBRACHT, ("teruggekoppeld_op <> ''",)))


def _te_behandelen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    begin = _aantal("klacht", OPEN_BEGIN)(lezer, plekken, periode)[0]
    return begin + _aantal("klacht", ONTVANGEN)(lezer, plekken, periode)[0], None, None


def _structuur(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    return _deel(_tel(lezer, plekken, periode, "klacht", ONTVANGEN, ("over_structuur",)))


def vragendelen(lezer: Lezer, plekken: Plekken, periode: Periode) -> tuple[Vragendeel, ...]:
    """The marks of the impactmeting by the version of the questions, in the order in which these were in use."""
    waar, params = waar_van(OP_DAG, periode)
    rijen = lezer.rows(
        "SELECT i.locatie_id, coalesce(v.versie, ''), i.tienden FROM impactmeting i "  # noqa: S608
        "LEFT JOIN vragenlijst v ON v.id = i.vragenlijst_id "
        f"WHERE i.status = 'actief' AND i.{waar} ORDER BY coalesce(v.vanaf, ''), v.id",
        params,
    )
    per_versie: dict[str, list[int]] = {}
    for plek, versie, tienden in rijen:
        if plekken.telt(plek):
            per_versie.setdefault(versie, []).append(tienden)
    return tuple(
        Vragendeel(versie=versie, teller=sum(marken), noemer=len(marken)) for versie, marken in per_versie.items()
    )


def _deel(rijen: list[tuple[object, ...]]) -> Telling:
    """The sums over the counts."""
    return sum(int(str(som)) for _, som in rijen), sum(int(str(aantal)) for aantal, _ in rijen), None


def per_team_maand(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[tuple[str, str]]:
    """Dossiercontroles by (locatie, month)."""
    telling: Counter[tuple[str, str]] = Counter()
    waar, params = waar_van(OP_DAG, periode)
    for plek, maand, aantal in lezer.rows(
        f"SELECT locatie_id, substr(datum, 1, 7), count(*) FROM dossiercontrole WHERE status = 'actief' AND {waar} "  # noqa: S608
        "GROUP BY 1, 2",
        params,
    ):
        if plekken.telt(plek):
            telling[plekken.namen.get(plek, ""), maand] += aantal
    return telling


def hele_maanden(periode: Periode, vandaag: str) -> tuple[Periode, ...]:
    """The months that lie in a period and are over on a day (ISO), oldest first: of others not all eight are due."""
    return tuple(deel for deel in periode.delen(MAAND) if deel.soort == MAAND and deel.tot < vandaag)


def evenveel_maanden(periode: Periode, eerder: Periode, vandaag: str) -> Periode:
    """As much of an earlier period as holds no more whole months than are over of this one on a day (ISO)."""
    aantal, toen = len(hele_maanden(periode, vandaag)), hele_maanden(eerder, vandaag)
    if len(toen) <= aantal:
        return eerder
    return vrije_periode(eerder.van, toen[aantal - 1].tot if aantal else eerder.van)


def _dossiercontroles(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    heel = {deel.van[:7] for deel in hele_maanden(periode, lokaal(lezer.nu).date().isoformat())}
    gedaan = per_team_maand(lezer, plekken, periode)
    teller = sum(min(PER_MAAND, aantal) for (_, maand), aantal in gedaan.items() if maand in heel)
    return teller, PER_MAAND * sum(map(plekken.teams, heel)), None


def _per_code(tabel: str, code: str, conditie: str) -> Callable[[Lezer, Plekken, Periode], Counter[str]]:
    def tel(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
        telling: Counter[str] = Counter()
        waar, params = waar_van(conditie, periode)
        vraag = f"SELECT {code}, locatie_id, count(*) FROM {tabel} WHERE status = 'actief' AND {waar} GROUP BY 1, 2"  # noqa: S608
        for wat, plek, aantal in lezer.rows(vraag, params):
            telling[wat or "niet vastgelegd"] += aantal * plekken.telt(plek)
        return +telling

    return tel


def _per_team(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
    telling: Counter[str] = Counter()
    for (team, _), aantal in per_team_maand(lezer, plekken, periode).items():
        telling[team or "geen locatie"] += aantal
    return telling


praktijkvormen = _per_code(PRAKTIJK, "vorm", BEGONNEN)
"""How often support of each kind was begun, by the name it has now."""

KWALITEIT: dict[str, Callable[[Lezer, Plekken, Periode], Telling]] = {
    "klachten_structuur": _structuur,
    "klachten_begin": _aantal("klacht", OPEN_BEGIN),
    "klachten_gemeld": _aantal("klacht", ONTVANGEN),
    "klachten_te_behandelen": _te_behandelen,
    "klachten_afgerond": _aantal("klacht", AFGEROND),
    "klachten_einde": _aantal("klacht", OPEN_EINDE),
    "praktijkvormen": _aantal(PRAKTIJK, BEGONNEN),
    "activiteiten_lopend": _aantal("activiteit", LOOPT),
    "activiteiten_gestart": _aantal("activiteit", GESTART),
    "activiteit_sessies": _aantal(SESSIES, GETELD),
    "activiteit_bezoeken": _bezoeken,
    "straatrondes": _aantal("straatronde", GELOPEN),
    "straatronde_gesprekken": _gesprekken,
    "buurtagenda_terug": _teruggekoppeld,
    "bewonersinitiatieven": _aantal("bewonersinitiatief", INGEBRACHT),
    "kaart_verwezen": kaart.verwezen,
    "kaart_aangekomen": kaart.aangekomen,
    "dossiercontroles": _dossiercontroles,
}
"""Calculation → how it is counted."""
PER_HELE_MAAND = frozenset({"dossiercontroles"})
"""Calculations of the months in a period that are over."""
PER_VRAGENLIJST: dict[str, Callable[[Lezer, Plekken, Periode], tuple[Vragendeel, ...]]] = {"impactcijfer": vragendelen}
"""Calculation of what people answered → how it is counted per version of the questions."""
VERDELINGEN: dict[str, Callable[[Lezer, Plekken, Periode], Counter[str]]] = {
    "klachtuitkomst": _per_code("klacht", "uitkomst", AFGEROND),
    "praktijkvorm": praktijkvormen,
    "klachtreden": _per_code("klacht", "reden", AFGEROND),
    "voorziening": kaart.per_voorziening,
    "thema": _per_code("activiteit", "thema", LOOPT),
    "dossiercontrole": _per_team,
}
"""What a count consists of → how it is counted."""
