"""A real store for tests: encrypted, journaled, in a temporary folder; only the price of a password is lowered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wijdesk.app.bureau import Bureau, Wereld, maak_winkel, ontgrendel
from wijdesk.models.opdrachten.contact import RegistreerContact, VraagInvoer
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.store import keys

WACHTWOORD = "zeven groene fietsen"
MEDEWERKER = "Sanne de Vries"


def goedkope_sleutels() -> None:
    """Let a password cost a fraction: the parameters stand in the slot, so nothing else changes."""
    keys.KDF.update(geheugen_kib=64, rondes=1, banen=1)  # four lanes are four threads, for the work of one
    keys.MEEST_KIB = 64


_gemaakt: dict[tuple[int, Id, str, str], tuple[dict[str, bytes], int]] = {}
_voorbeelden: dict[int, dict[str, bytes]] = {}


def maak(map_: Path, klok: Klok, ids: IdMaker, *, locatie: str = "Selwerd", medewerker: str = MEDEWERKER) -> None:
    """A new store with one locatie and one medewerker.

    Clock, ids and names that begin alike give the same store, so the next test gets a copy and ids that go on from
    there.
    """
    goedkope_sleutels()
    eerste, aantal = ids(), 0
    begin = (klok(), eerste, locatie, medewerker)

    def tel() -> Id:
        nonlocal aantal
        aantal += 1
        return ids()

    if begin not in _gemaakt:
        wereld = Wereld(klok=klok, ids=tel)
        maak_winkel(map_, locatie=locatie, medewerker=medewerker, wachtwoord=WACHTWOORD, wereld=wereld)
        _gemaakt[begin] = (bestanden(map_), aantal)
        return
    inhoud, aantal = _gemaakt[begin]
    leg_neer(inhoud, map_)
    for _ in range(aantal):
        ids()


def voorbeeld(map_: Path, vragen: int) -> None:
    """The example store with so many vragen, of the twelve months before it was made; once a process, then copies."""
    from wijdesk.app.voorbeeld import maak_voorbeeld  # a desk that is killed needs none

    goedkope_sleutels()
    if vragen not in _voorbeelden:
        maak_voorbeeld(map_, wachtwoord=WACHTWOORD, vragen=vragen)
        _voorbeelden[vragen] = bestanden(map_)
        return
    leg_neer(_voorbeelden[vragen], map_)


def bestanden(map_: Path) -> dict[str, bytes]:
    """Every file of a store that is closed."""
    alle = (pad for pad in map_.rglob("*") if pad.is_file() and pad.suffix != ".slot")
    return {str(pad.relative_to(map_)): pad.read_bytes() for pad in alle}


def leg_neer(inhoud: dict[str, bytes], map_: Path) -> None:
    """Put them in a new folder."""
    map_.mkdir(parents=True)
    for naam, tekst in inhoud.items():
        (map_ / naam).parent.mkdir(parents=True, exist_ok=True)
        (map_ / naam).write_bytes(tekst)


def open_bureau(map_: Path, klok: Klok, ids: IdMaker) -> Bureau:
    """The open desk of that store, for a window that closes it itself."""
    return ontgrendel(map_, "", WACHTWOORD, Wereld(klok=klok, ids=ids))


@contextmanager
def bureau(map_: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    """The open desk of that store."""
    open_ = open_bureau(map_, klok, ids)
    try:
        yield open_
    finally:
        open_.sluit()


def contact(open_: Bureau, *, uitkomst: str = "zelf beantwoord", **anders: Any) -> RegistreerContact:
    """A contact with one vraag, about a new person unless told otherwise."""
    velden: dict[str, Any] = {
        "id": open_.wereld.ids(),
        "locatie_id": open_.medewerker.locatie_id,
        "kanaal": "balie/inloop",
        "melder": "Inwoner / zelfmelder",
        "ontvangen": open_.wereld.klok() - 60_000,
        "vragen": (VraagInvoer(toelichting="Kan de huur niet betalen", meldingtype="Financiën", uitkomst=uitkomst),),
    }
    if "persoon_id" not in anders:
        velden["nieuwe_persoon"] = PersoonInvoer(
            roepnaam="Jantje", tussenvoegsel="van der", achternaam="Meulen", geboortedatum="1980-05-12",
            straat="Eikenlaan", huisnummer="12", postcode="9741EA", woonplaats="Groningen",
        )  # fmt: skip
    return RegistreerContact(**(velden | anders))


@contextmanager
def lezer(open_: Bureau) -> Iterator[Callable[..., list[Any]]]:
    """What answers SQL with rows straight from the file: one connection for many questions, opening one is dear."""
    db = open_.eigen_verbinding()
    try:
        yield lambda sql, *params: list(db.execute(sql, params).fetchall())
    finally:
        db.close()


def rauw(open_: Bureau, sql: str, *params: object) -> list[Any]:
    """Rows straight from the file."""
    with lezer(open_) as lees:
        return lees(sql, *params)


def persoon_van(open_: Bureau, opdracht: RegistreerContact) -> Id:
    """Register and answer the person."""
    uitkomst = open_.doe(opdracht)
    assert uitkomst.persoon_id is not None
    return uitkomst.persoon_id
