"""What support asks by a day: its expected end, and the check afterwards. Plain reading, with its own right.

The clocks of an onderzoek are terms (services/agenda/alles.py). What is about somebody hidden is on no list. Of who
died support is still to be ended; nobody asks how it goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijdesk.models.ondersteuning_regels import AFGESCHAALD
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij
from wijdesk.store.hulp import zichtbaar
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van

GRONDSLAG = "afspraak met de inwoner"
EINDE, CONTROLE = "ondersteuning", "controle"


def hulp(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of an employee those with him, of a locatie all, of a household those of who belongs to it."""
    if not bereik.lezer.mag("ondersteuning.lezen"):
        return
    wiens, waarden = _wiens(bereik)
    for soort, dag, eis in (
        (EINDE, "x.verwacht_einde", "x.einde = ''"),
        (
            CONTROLE,
            "x.controle_op",
            "x.controle_op <> '' AND x.controle_gedaan_op = '' AND x.einde <> '' AND p.overleden_op = ''",
        ),
    ):
        rijen: list[Any] = bereik.lezer.rows(
            f"SELECT x.id, x.soort, {dag}, x.persoon_id, x.huishouden_id, coalesce(h.naam, ''), m.id, "  # noqa: S608
            f"p.overleden_op = '', {NAAM_KOLOMMEN} FROM ondersteuning x JOIN persoon p ON p.id = x.persoon_id "
            "LEFT JOIN huishouden h ON h.id = x.huishouden_id "
            "LEFT JOIN medewerker m ON m.id = x.medewerker_id AND m.status = 'actief' "
            f"WHERE {wiens} AND {eis} AND x.status = 'actief' AND {dag} <= ? AND {zichtbaar(bereik.lezer)}",
            [*waarden, bereik.uiterlijk],
        )
        for id_, wat, voor, persoon_id, huishouden_id, huishouden, wie, leeft, *naam in rijen:
            yield maak_rij(
                bereik,
                soort,
                id_,
                voor,
                wat=f"{_wat(soort, wat, leeft=bool(leeft))}: {naam_van(naam)}",
                grondslag=GRONDSLAG,
                huishouden_id=id_van(huishouden_id),
                huishouden=huishouden,
                persoon_id=Id(persoon_id),
                medewerker_id=id_van(wie),
                bron="ondersteuning",
            )


def _wat(soort: str, ondersteuning: str, *, leeft: bool) -> str:
    if not leeft:
        return f"{ondersteuning.capitalize()} afronden"
    if soort == CONTROLE or ondersteuning == AFGESCHAALD:
        return "Vragen hoe het gaat"
    return f"{ondersteuning.capitalize()} afronden of verlengen"


def _wiens(bereik: Bereik) -> tuple[str, list[Any]]:
    if bereik.medewerker_id is not None:
        return "x.medewerker_id = ?", [bereik.medewerker_id]
    if bereik.huishouden_id is not None:
        return "x.huishouden_id = ?", [bereik.huishouden_id]
    if bereik.casussen_van_id is not None:
        binnen, waarden = bereik.huishoudens()
        return f"x.huishouden_id IN ({binnen})", waarden
    return "x.locatie_id = ?", [bereik.locatie_id]
