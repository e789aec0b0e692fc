"""What came in while a form was open, in words for whoever saves it: who changed it, where, and what stands there."""

from __future__ import annotations

import json

from wijdesk.errors import Achterhaald, Anders
from wijdesk.models.values import moment_in_woorden
from wijdesk.services.gezin import rijen_van
from wijdesk.services.historie import LANGSTE
from wijdesk.services.verschilvelden import veld_in_woorden
from wijdesk.services.verschilwoorden import Woorden
from wijdesk.store.eigenketens import EigenKetens
from wijdesk.store.lezer import Lezer
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.verwijzingen import VERWIJZINGEN, Namen

LEEG = "leeg"


def in_woorden(uow: UnitOfWork, fout: Achterhaald) -> Achterhaald:
    """The refusal with a sentence per field; from here on the form knows it (`Gezien.ook`)."""
    lezer = Lezer(uow.cursor(), nu=uow.nu, medewerker_id=uow.wie.medewerker_id, rechten=uow.wie.rechten)
    fouten, er_staat_nu = {}, {}
    for anders in fout.wat:
        label, aard = veld_in_woorden(anders.soort, anders.veld)
        veld = f"{anders.veld}.{anders.rij.hex()}" if anders.veld in fouten else anders.veld
        fouten[veld] = f"{label}: intussen gewijzigd door {_wie(uow, anders)}."
        er_staat_nu[veld] = _tekst(lezer, anders, aard)
        if uow.gezien is not None:
            uow.gezien.ook.add(anders.mutatie)
    return Achterhaald(fout.wat, fouten=fouten, er_staat_nu=er_staat_nu)


def _wie(uow: UnitOfWork, anders: Anders) -> str:
    """Who, at which desk, when."""
    gevonden = uow.sql("SELECT kop FROM mutatie WHERE id = ?", bytes.fromhex(anders.mutatie))
    if gevonden is None:
        return "een ander"
    kop = json.loads(gevonden[0])
    hier = EigenKetens(rijen_van(uow)).is_hier(kop["b"], anders.mutatie)
    wanneer = moment_in_woorden(kop["t"], uow.nu)
    if hier and kop["m"] == uow.wie.medewerker_id.hex():
        return f"uzelf ({wanneer})"
    vraag = "SELECT m.naam, l.naam FROM medewerker m JOIN locatie l ON l.id = m.locatie_id WHERE m.id = ?"
    wie = uow.sql(vraag, bytes.fromhex(kop["m"]))
    naam, locatie = ("een collega", "") if wie is None else wie
    waar = "deze balie" if hier else f"een andere balie, {locatie}" if locatie else "een andere balie"
    return f"{naam} ({waar}, {wanneer})"


def _tekst(lezer: Lezer, anders: Anders, aard: str) -> str:
    """The value as this viewer may read it."""
    waarde = anders.waarde
    gezocht = {aard: {waarde}} if aard in VERWIJZINGEN and isinstance(waarde, str) and waarde else {}
    tekst = Woorden(lezer).tekst(anders.soort, anders.veld, aard, waarde, Namen(lezer, gezocht)) or LEEG
    return tekst if len(tekst) <= LANGSTE else f"{tekst[:LANGSTE]}…"
