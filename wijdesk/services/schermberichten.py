"""A card that was protected is told to the teamleider of the locatie where that person belongs, until it was opened.

Derived from the access log: who protected it stands there, and whether the teamleider opened the card since. Whoever
did it themselves knows. Nothing has a row of its own, so no desk can tell it twice. No SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.models.logsoort import AFSCHERMEN
from wijdesk.models.rows.opschaling import AFGESCHERMD, BerichtRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.hier import hier, waar_mag
from wijdesk.store.afgeschermd import RECHT, van_plek
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van
from wijdesk.store.rollen import rollen_op

WAT = "kaart afgeschermd"
"""What the log says of it (`services/writes/persoon.py`)."""
LEIDER = "teamleider"
BLIJFT_STAAN_MS = 60 * 86_400_000
HOE_WEG = "De reden staat bij Historie. Opent u de kaart, dan verdwijnt dit bericht."

_GEMELD = (
    f"SELECT t.id, p.id, t.tijd, m.naam, {NAAM_KOLOMMEN} FROM toegang t JOIN persoon p ON p.id = t.persoon_id "  # noqa: S608
    "AND p.status = 'actief' JOIN medewerker m ON m.id = t.medewerker_id "
    "WHERE t.soort = ?1 AND t.wat = ?2 AND t.tijd > ?3 AND t.medewerker_id <> ?4 "
    "AND EXISTS (SELECT 1 FROM main.persoon q WHERE q.id = p.id AND q.afgeschermd) "
    "AND NOT EXISTS (SELECT 1 FROM toegang g WHERE g.persoon_id = t.persoon_id AND (g.tijd, g.id) > (t.tijd, t.id) "
    "AND g.medewerker_id = ?4 AND g.soort = 'inzien' AND g.uitkomst = '') ORDER BY t.tijd, t.id"
)


def afgeschermd(lezer: Lezer) -> Iterator[BerichtRij]:
    """Those whoever asks has not looked at; nothing for who is no teamleider."""
    dag = lokaal(lezer.nu).date().isoformat()
    if LEIDER not in {rol for rol, _ in rollen_op(lezer.rows, lezer.medewerker_id, dag)}:
        return
    rijen = lezer.rows(_GEMELD, (AFSCHERMEN, WAT, lezer.nu - BLIJFT_STAAN_MS, lezer.medewerker_id))
    if not rijen:
        return
    plekken = waar_mag(lezer, RECHT)
    bekend = lezer.van_plek or van_plek(lezer.rows, plekken or hier(lezer), lezer.medewerker_id)
    gezien = set[Id]()
    for id_, persoon_id, tijd, van, *naam in rijen:
        if Id(persoon_id) in bekend and Id(persoon_id) not in gezien:
            gezien.add(Id(persoon_id))
            yield BerichtRij(
                id=Id(id_), soort="persoon", onderwerp_id=Id(persoon_id), over=naam_van(naam), richting=AFGESCHERMD,
                trede="", waarom=HOE_WEG, van=van, op=tijd,
            )  # fmt: skip
