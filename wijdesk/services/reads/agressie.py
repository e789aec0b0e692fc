"""The register of agressie: every incident with its measure and, of a pandverbod, until when it holds."""

from __future__ import annotations

from wijdesk.models.opdrachten.agressie import LeesAgressies
from wijdesk.models.rows.agressie import AgressieRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd


@leesvraag(LeesAgressies, recht="agressie.lezen", doel="veilig werken aan de entree")
def lees_agressies(lezer: Lezer, _: LeesAgressies) -> tuple[AgressieRij, ...]:
    """What holds first, by its last day; then the rest, newest first. A list: what happened is told on the card."""
    vandaag = lokaal(lezer.nu).date().isoformat()
    rijen = lezer.rows(
        "SELECT a.id, a.persoon_id, a.datum, a.soort, a.maatregel, a.van, a.tot, l.naam, "
        "(SELECT group_concat(g.naam, '|') FROM pandverbod b JOIN locatie g ON g.id = b.locatie_id "
        f"WHERE b.agressie_id = a.id AND b.status = 'actief'), p.afgeschermd, {NAAM_KOLOMMEN} FROM agressie a "
        "JOIN locatie l ON l.id = a.locatie_id LEFT JOIN persoon p ON p.id = a.persoon_id WHERE a.status = 'actief'"
    )
    alle = [
        AgressieRij(
            id=Id(id_),
            persoon_id=None if persoon_id is None or afgeschermd is None else Id(persoon_id),
            persoon="Onbekend"
            if persoon_id is None or afgeschermd is None
            else naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd)),
            datum=datum,
            soort=soort,
            maatregel=maatregel,
            van=van,
            tot=tot,
            locatie=plek,
            gebouwen=tuple(gebouwen.split("|")) if gebouwen else (),
            loopt=bool(tot) and tot >= vandaag,
        )
        for id_, persoon_id, datum, soort, maatregel, van, tot, plek, gebouwen, afgeschermd, *naam in rijen
    ]
    nu = sorted((rij for rij in alle if rij.loopt), key=lambda rij: (rij.tot, rij.id))
    return (*nu, *sorted((rij for rij in alle if not rij.loopt), key=lambda rij: (rij.datum, rij.id), reverse=True))
