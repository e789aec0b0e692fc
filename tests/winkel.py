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
from wijdesk.store import verbinding as verb

WACHTWOORD = "zeven groene fietsen"
MEDEWERKER = "Sanne de Vries"


def goedkope_sleutels() -> None:
    """Let a password cost a fraction: the parameters stand in the slot, so nothing else changes."""
    keys.KDF.update(geheugen_kib=1024, rondes=1)
    keys.MEEST_KIB = 1024


_gemaakt: dict[tuple[int, Id], tuple[dict[str, bytes], int]] = {}


def maak(map_: Path, klok: Klok, ids: IdMaker) -> None:
    """A new store with one locatie and one medewerker.

    Clock and ids that begin alike give the same store, so the next test gets a copy and ids that go on from there.
    """
    goedkope_sleutels()
    eerste, aantal = ids(), 0
    begin = (klok(), eerste)

    def tel() -> Id:
        nonlocal aantal
        aantal += 1
        return ids()

    if begin not in _gemaakt:
        wereld = Wereld(klok=klok, ids=tel)
        maak_winkel(map_, locatie="Selwerd", medewerker=MEDEWERKER, wachtwoord=WACHTWOORD, wereld=wereld)
        _gemaakt[begin] = ({naam: (map_ / naam).read_bytes() for naam in (verb.BESTAND, keys.BESTAND)}, aantal)
        return
    bestanden, aantal = _gemaakt[begin]
    map_.mkdir(parents=True)
    for naam, inhoud in bestanden.items():
        (map_ / naam).write_bytes(inhoud)
    for _ in range(aantal):
        ids()


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
