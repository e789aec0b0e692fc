"""What came in while a form was open, in words for whoever saves it: who changed it, where, and what stands there."""

from __future__ import annotations

import json
from collections.abc import Iterator

from wijdesk.errors import GEWIJZIGD, Achterhaald, Anders, Ongezien
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import moment_in_woorden
from wijdesk.services.gezin import rijen_van
from wijdesk.services.historie import LANGSTE
from wijdesk.services.verschil.velden import noun_in_woorden, veld_in_woorden
from wijdesk.services.verschil.woorden import Woorden
from wijdesk.store.eigenketens import EigenKetens
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import verborgen
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.verwijzingen import VERWIJZINGEN, Namen

LEEG = "leeg"
HOOGSTENS_RIJEN = 5
"""So many rows an act is about are told one by one."""
LANGSTE_NAAM = 60
"""Signs of what a row is called in a sentence."""
OMHEEN = 60
"""Signs of a long text that are told around what differs in it."""
LANGSTE_VERSCHIL = 1_500
"""Signs of what differs in a long text; more does not fit beside a field, and it can be taken over to be read."""
LOGBOEK = frozenset({"signaalstap"})
"""Rows that an act writes beside what it changes, to be read later."""
_HEET = {
    "doel": "woorden",
    "actie": "wat",
    "veiligheidsafspraak": "tekst",
    "taak": "wat",
    "toeleiding": "naar",
    "plan": "soort",
}
"""What a row is called by, where it has no name of its own."""


def in_woorden(uow: UnitOfWork, fout: Achterhaald) -> Achterhaald:
    """The refusal with a sentence per field or row; from here on the form knows it (`Gezien.ook`)."""
    lezer = Lezer(uow.cursor(), nu=uow.nu, medewerker_id=uow.wie.medewerker_id, rechten=uow.wie.rechten)
    fouten, er_staat_nu = {}, {}
    for anders in fout.wat:
        label, aard = veld_in_woorden(anders.soort, anders.veld)
        veld = f"{anders.veld}.{anders.rij.hex()}" if anders.veld in fouten else anders.veld
        fouten[veld] = f"{label}: intussen gewijzigd door {_wie(uow, anders.mutatie)}."
        er_staat_nu[veld] = _tekst(lezer, anders, aard)
        if uow.gezien is not None:
            uow.gezien.ook.add(anders.mutatie)
    rijen = list(_over(uow, fout))
    for rij in rijen[:HOOGSTENS_RIJEN]:
        _vertel(uow, lezer, rij, fouten, er_staat_nu)
    if uow.gezien is not None:
        uow.gezien.ook.update(mutatie for rij in fout.ongezien for mutatie in rij.mutaties)
    if (meer := len(rijen) - HOOGSTENS_RIJEN) > 0:
        fouten["meer"] = f"En op {meer} {'andere plek' if meer == 1 else 'andere plekken'} is iets veranderd."
    return Achterhaald(fout.wat, fouten=fouten, er_staat_nu=er_staat_nu, ongezien=fout.ongezien)


def _over(uow: UnitOfWork, fout: Achterhaald) -> Iterator[Ongezien]:
    """The rows with what no field of the form says already: what was said in one breath is told once."""
    al = {(anders.rij, anders.veld) for anders in fout.wat}
    verteld = {anders.mutatie for anders in fout.wat}
    tegelijk = {_transactie(uow, mutatie) for mutatie in verteld}
    for rij in fout.ongezien:
        over = tuple(a for a in rij.velden if (a.rij, a.veld) not in al and a.mutatie not in verteld)
        if rij.soort in LOGBOEK and all(_transactie(uow, mutatie) in tegelijk for mutatie in rij.mutaties):
            continue
        if over or rij.wat != GEWIJZIGD:
            yield rij._replace(velden=over)


def _transactie(uow: UnitOfWork, mutatie: str) -> bytes:
    return bytes(uow.sql("SELECT transactie FROM mutatie WHERE id = ?", bytes.fromhex(mutatie))[0])


def _vertel(uow: UnitOfWork, lezer: Lezer, rij: Ongezien, fouten: dict[str, str], er_staat_nu: dict[str, str]) -> None:
    """A row an act is about: what happened to it, and what it holds now."""
    veld, bedekt = f"{rij.soort}.{rij.rij.hex()}", _is_bedekt(uow, lezer, rij)
    heet = "" if bedekt else _heet(uow, rij)
    fouten[veld] = f"{noun_in_woorden(rij.soort)}{heet}: intussen {rij.wat} door {_wie(uow, rij.mutaties[-1])}."
    if rij.wat == GEWIJZIGD and not bedekt:
        delen = [(*veld_in_woorden(anders.soort, anders.veld), anders) for anders in rij.velden]
        noun = noun_in_woorden(rij.soort)
        er_staat_nu[veld] = "; ".join(
            f"{'' if label == noun else f'{label}: '}{_tekst(lezer, anders, aard)}" for label, aard, anders in delen
        )


def _heet(uow: UnitOfWork, rij: Ongezien) -> str:
    """What the row was called on the screen, between quotes."""
    if (veld := _HEET.get(rij.soort)) is None:
        return ""
    was = next((anders.was for anders in rij.velden if anders.veld == veld), None)
    naam = str(was or uow.sql(f"SELECT {veld} FROM {rij.soort} WHERE id = ?", rij.rij)[0])  # noqa: S608
    return f" “{naam if len(naam) <= LANGSTE_NAAM else f'{naam[:LANGSTE_NAAM].rstrip()}…'}”"


def _is_bedekt(uow: UnitOfWork, lezer: Lezer, rij: Ongezien) -> bool:
    """Whether it is about somebody this viewer may not know."""
    velden = GEJOURNAALD[rij.soort].velden()
    wie = rij.rij
    if rij.soort != "persoon":
        veld = next((veld for veld in ("persoon_id", "kind_id") if veld in velden), None)
        wie = b"" if veld is None else uow.sql(f"SELECT {veld} FROM {rij.soort} WHERE id = ?", rij.rij)[0]  # noqa: S608
    afgeschermd = "SELECT 1 FROM persoon WHERE afgeschermd AND (id = ? OR adres_id = ?)"
    return bool(wie or rij.soort == "adres") and verborgen(
        lezer, afgeschermd=uow.sql(afgeschermd, wie, rij.rij) is not None
    )


def _wie(uow: UnitOfWork, mutatie: str) -> str:
    """Who, at which desk, when."""
    gevonden = uow.sql("SELECT kop FROM mutatie WHERE id = ?", bytes.fromhex(mutatie))
    if gevonden is None:
        return "een ander"
    kop = json.loads(gevonden[0])
    hier = EigenKetens(rijen_van(uow)).is_hier(kop["b"], mutatie)
    wanneer = moment_in_woorden(kop["t"], uow.nu)
    if hier and kop["m"] == uow.wie.medewerker_id.hex():
        return f"uzelf ({wanneer})"
    vraag = "SELECT m.naam, l.naam FROM medewerker m JOIN locatie l ON l.id = m.locatie_id WHERE m.id = ?"
    wie = uow.sql(vraag, bytes.fromhex(kop["m"]))
    naam, locatie = ("een collega", "") if wie is None else wie
    waar = "deze balie" if hier else f"een andere balie, {locatie}" if locatie else "een andere balie"
    return f"{naam} ({waar}, {wanneer})"


def _tekst(lezer: Lezer, anders: Anders, aard: str) -> str:
    """The value as this viewer may read it; of a long text what differs from what was on the screen."""
    woorden = Woorden(lezer)

    def lees(waarde: str | int | None) -> str:
        gezocht = {aard: {waarde}} if aard in VERWIJZINGEN and isinstance(waarde, str) and waarde else {}
        return woorden.tekst(anders.soort, anders.veld, aard, waarde, Namen(lezer, gezocht)) or LEEG

    tekst = lees(anders.waarde)
    return tekst if len(tekst) <= LANGSTE else wat_anders_is(tekst, lees(anders.was))


def wat_anders_is(nu: str, was: str) -> str:
    """Of a long text the part that is not in `was`, with some words around it and dots for the rest."""
    korter = min(len(nu), len(was))
    voor = next((plek for plek in range(korter) if nu[plek] != was[plek]), korter)
    na = next((plek for plek in range(korter - voor) if nu[-1 - plek] != was[-1 - plek]), korter - voor)
    van, tot = _begin_woord(nu, voor - OMHEEN), _einde_woord(nu, len(nu) - na + OMHEEN)
    einde = _einde_woord(nu, van + LANGSTE_VERSCHIL)
    rest = f" (en nog {tot - einde} tekens)" if einde < tot else ""
    tot = min(tot, einde)
    return f"{'…' if van else ''}{nu[van:tot]}{'…' if tot < len(nu) else ''}{rest}"


def _begin_woord(tekst: str, plek: int) -> int:
    return 0 if plek <= 0 else tekst.rfind(" ", 0, plek) + 1


def _einde_woord(tekst: str, plek: int) -> int:
    gevonden = tekst.find(" ", plek) if plek < len(tekst) else -1
    return len(tekst) if gevonden < 0 else gevonden
