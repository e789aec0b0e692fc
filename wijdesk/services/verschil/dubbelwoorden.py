"""What there is of a row that stands there twice, in words."""

from __future__ import annotations

from collections.abc import Callable

from wijdesk.models.journaal import Waarde
from wijdesk.models.rows.verschil import WaardeInWoorden
from wijdesk.models.values import als_waarde, lokaal
from wijdesk.services.historie import BEDEKT
from wijdesk.services.verschil.dubbel import HUISHOUDEN
from wijdesk.services.verschil.velden import noun_in_woorden, veld_in_woorden, wordt_verteld
from wijdesk.store.eenmaal import EENMAAL
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.lezer import Lezer
from wijdesk.store.tabelregels import rij_van
from wijdesk.store.verwijzingen import VERWIJZINGEN, Namen

Tekst = Callable[[str, str, str, Waarde, Namen], str]


def dubbelwaarden(
    lezer: Lezer, soort: str, id_: bytes, bedekt: tuple[str, ...], tekst: Tekst
) -> tuple[WaardeInWoorden, ...]:
    """What a reader is told of it, without what both have to have in common, and how much hangs on it."""
    rij = rij_van(lezer, soort, id_) or {}
    gelijk = {veld for een in EENMAAL if een.soort == soort for veld in een.sleutel}
    velden = [veld for veld in rij if veld not in gelijk and wordt_verteld(soort, veld)]
    gezocht: dict[str, set[str]] = {}
    for veld in velden:
        waarde, aard = als_waarde(rij[veld]), veld_in_woorden(soort, veld)[1]
        if aard in VERWIJZINGEN and isinstance(waarde, str) and waarde:
            gezocht.setdefault(aard, set()).add(waarde)
    namen = Namen(lezer, gezocht)
    uit = []
    for veld in velden:
        label, aard = veld_in_woorden(soort, veld)
        woorden = BEDEKT if veld in bedekt else tekst(soort, veld, aard, als_waarde(rij[veld]), namen)
        if woorden:
            uit.append(WaardeInWoorden(veld=veld, label=label, tekst=woorden))
    if hangt := _wat_eraan_hangt(lezer, soort, id_):
        uit.append(WaardeInWoorden(veld="daarbij", label="Daarbij", tekst=hangt))
    return tuple(uit)


def _wat_eraan_hangt(lezer: Lezer, soort: str, id_: bytes) -> str:
    if soort == HUISHOUDEN:
        vandaag = lokaal(lezer.nu).date().isoformat()
        vraag = f"SELECT count(DISTINCT l.persoon_id) FROM huishoudlid l WHERE l.huishouden_id = ? AND {LID_NU}"
        rij = lezer.row(vraag, (id_, vandaag, vandaag))
        return "" if rij is None else f"{rij[0]} × gezinslid"
    kinderen = next((een.kinderen for een in EENMAAL if een.soort == soort), ())
    delen = []
    for kind, veld in kinderen:
        rij = lezer.row(f"SELECT count(*) FROM {kind} WHERE {veld} = ? AND status = 'actief'", (id_,))
        if rij is not None and rij[0]:
            delen.append(f"{rij[0]} × {noun_in_woorden(kind).lower()}")
    return ", ".join(delen)
