"""How long a law keeps somebody who asks to be removed: their own rows, and every family dossier they stand in."""

from __future__ import annotations

from datetime import date
from typing import Any

from wijdesk.models.bewaartermijn import Bewaren, bewaren_tot
from wijdesk.models.values import Id
from wijdesk.services.bewaren.feiten import feiten_van, huizen_van
from wijdesk.store.omvang import HUISHOUDEN, PERSOON, Omvang, omvang

ZELF = frozenset({"avgverzoek", "aantekening"})
"""What came by asking: that keeps nothing else."""


def wat_bewaart(db: Any, persoon: Id, dag: date) -> Bewaren | None:
    """The rule that keeps them longest; None when none does any more on this day."""
    eigen = omvang(db, PERSOON, persoon)
    dossiers = [Omvang(PERSOON, persoon, {soort: ids for soort, ids in eigen.per_soort.items() if soort not in ZELF})]
    dossiers += [omvang(db, HUISHOUDEN, huis) for huis in sorted(huizen_van(db, eigen.personen))]
    gevonden: Bewaren | None = None
    for wat in dossiers:
        feiten = feiten_van(db, wat, dag)
        bewaren = bewaren_tot(feiten.kenmerken - {"verzoek"}, feiten.gebeurtenissen, dag)
        if bewaren is not None and not bewaren.mag_weg(dag) and (gevonden is None or bewaren.einde > gevonden.einde):
            gevonden = bewaren
    return gevonden
