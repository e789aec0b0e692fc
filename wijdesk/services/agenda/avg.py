"""AVG requests that must be answered by a day, for whoever has the right to deal with them. Plain reading."""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.models import avgregels
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import regels
from wijdesk.models.values import Id
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij

AVG = "avg"


def avgverzoeken(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of an employee with the right: what they deal with, and what nobody who works here does. Until it is decided, and
    what was granted is carried out. Whom it is about is not said.
    """
    wie = bereik.medewerker_id
    if wie is None or not bereik.lezer.mag("avg") or wie != bereik.lezer.medewerker_id:
        return
    rijen = bereik.lezer.rows(
        "SELECT x.id, x.nummer, x.soort, x.ontvangen_op, x.verlengd_tot, x.persoon_id, x.besluit FROM avgverzoek x "
        "LEFT JOIN medewerker m ON m.id = x.behandelaar_id AND m.status = 'actief' WHERE x.status = 'actief' "
        "AND x.vernietigd_op = '' "
        "AND (x.besluit = '' OR (x.besluit IN ('toegewezen', 'deels') AND x.uitgevoerd_op = '')) "
        "AND (m.id = ? OR m.id IS NULL)",
        (wie,),
    )
    for id_, nummer, soort, ontvangen, verlengd, persoon_id, besluit in rijen:
        voor = avgregels.uiterlijk(ontvangen, verlengd).isoformat()
        if voor <= bereik.uiterlijk:
            yield maak_rij(
                bereik,
                AVG,
                id_,
                voor,
                wat=f"AVG-verzoek {nummer}: {avgregels.SOORTEN[soort][0].lower()}{' uitvoeren' if besluit else ''}",
                grondslag=regels()[avgregels.REGEL].grondslag,
                persoon_id=id_van(persoon_id),
                medewerker_id=wie,
                bron="avgverzoek",
            )
    yield from _beperkingen(bereik, wie)


def _beperkingen(bereik: Bereik, wie: Id) -> Iterator[AgendaRij]:
    """What was restricted until a day: whoever asked hears that it ends, and then somebody lifts it (art. 18 lid 3)."""
    rijen = bereik.lezer.rows(
        "SELECT x.id, x.nummer, x.beperkt_tot, x.persoon_id FROM avgverzoek x "
        "LEFT JOIN medewerker m ON m.id = x.behandelaar_id AND m.status = 'actief' WHERE x.status = 'actief' "
        "AND x.vernietigd_op = '' AND x.beperkt_van <> '' AND x.beperkt_tot <> '' AND x.beperkt_tot <= ? "
        "AND (m.id = ? OR m.id IS NULL)",
        (bereik.uiterlijk, wie),
    )
    for id_, nummer, tot, persoon_id in rijen:
        yield maak_rij(
            bereik,
            AVG,
            id_,
            tot,
            wat=f"AVG-verzoek {nummer}: beperking loopt af, laat het de inwoner weten en hef haar op",
            grondslag="AVG art. 18 lid 3",
            persoon_id=id_van(persoon_id),
            medewerker_id=wie,
            bron="avgverzoek",
        )
