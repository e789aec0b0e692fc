"""The door: name and password, the wait after failures, and then the code of a telephone. Every login goes this way.

Whoever failed too often waits before anything is derived. For a name nobody has all of it is the same: the same words,
one derivation, the same wait.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from wijdesk.errors import CodeNodig, EvenWachten, Storing, VerkeerdWachtwoord, Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.store import keys
from wijdesk.store.inloggen import pogingen, tweede

HERSTEL = "herstelsleutel"
"""In the place of a name where failures are counted."""


@dataclass(frozen=True, slots=True)
class Binnen:
    """A slot that opened, and under what it stands. With `wil_code` it is not enough yet."""

    sleutel: keys.Sleutel
    naam_hash: str

    @property
    def wil_code(self) -> bool:
        """Whether a code has to follow."""
        return self.sleutel.besloten.tweede is not None

    @property
    def moet_nieuw(self) -> bool:
        """Whether the password has to be changed first."""
        return self.sleutel.besloten.moet_nieuw


def klop(map_: Path, naam: str, wachtwoord: str, *, klok: Callable[[], int]) -> Binnen:
    """Name and password. Raises what `keys.ontgrendel` does, and EvenWachten (seconds) after too many failures."""
    naam_hash = keys.hash_van(map_, naam) if keys.leesbaar(map_) else ""
    _eis_gewacht(map_, naam_hash, klok())
    try:
        sleutel = keys.ontgrendel(map_, naam, wachtwoord)
    except VerkeerdWachtwoord:
        _tel(map_, naam_hash, klok())
        raise
    if not sleutel.besloten.wie and sleutel.medewerker_id != keys.NIEMAND:
        sleutel = _zet_wie(map_, naam_hash, sleutel)
    binnen = Binnen(sleutel, naam_hash)
    if not binnen.wil_code:
        pogingen.gelukt(map_, naam_hash)
    return binnen


def _zet_wie(map_: Path, naam_hash: str, sleutel: keys.Sleutel) -> keys.Sleutel:
    """A slot of before it said whose it is tells so from now on; one without a sealed part stays as it is."""
    besloten = replace(sleutel.besloten, wie=sleutel.medewerker_id.hex())
    with suppress(Storing, Weigering):
        keys.zet_besloten(map_, naam_hash, sleutel.sleutel, besloten)
    return replace(sleutel, besloten=besloten)


def geef_code(map_: Path, binnen: Binnen, code: str, *, klok: Callable[[], int]) -> Binnen:
    """The code of a telephone, or one of the recovery codes: used up before anybody is in.

    Raises VerkeerdWachtwoord when it is not right or was used before, EvenWachten after too many failures.
    """
    besloten = keys.besloten_van(map_, binnen.naam_hash, binnen.sleutel.sleutel)  # another window may have used it
    if besloten.tweede is None:
        return binnen
    nu = klok()
    _eis_gewacht(map_, binnen.naam_hash, nu)
    rest = tweede.past(besloten.tweede, code, nu)
    if rest is None:
        _tel(map_, binnen.naam_hash, nu)
        raise VerkeerdWachtwoord(
            "Deze code klopt niet, of is al gebruikt.",
            uitweg="Vul de code in die er nu staat, of een herstelcode. Kijk of de klok van deze computer goed staat.",
        )
    nieuw = replace(besloten, tweede=rest)
    keys.zet_besloten(map_, binnen.naam_hash, binnen.sleutel.sleutel, nieuw)
    pogingen.gelukt(map_, binnen.naam_hash)
    return Binnen(replace(binnen.sleutel, besloten=nieuw), binnen.naam_hash)


def klop_elders(map_: Path, slots: Path, naam: str, wachtwoord: str, code: str, *, klok: Callable[[], int]) -> Binnen:
    """The same by key slots of a backup, which stay as they are: no code is used up in them. Failures are counted in
    this folder, and are told at the next opening. Raises CodeNodig without a code where one is needed.
    """
    naam_hash, nu = keys.hash_van(slots, naam) if keys.leesbaar(slots) else "", klok()
    _eis_gewacht(map_, naam_hash, nu)
    try:
        sleutel = keys.ontgrendel(slots, naam, wachtwoord)
        if sleutel.besloten.tweede is not None:
            if not code:
                raise CodeNodig
            if tweede.past(sleutel.besloten.tweede, code, nu) is None:
                raise VerkeerdWachtwoord("Deze code klopt niet.", uitweg="Vul de code in die er nu staat.")
    except VerkeerdWachtwoord:
        _tel(map_, naam_hash, nu)
        raise
    pogingen.gelukt(map_, naam_hash)
    return Binnen(sleutel, naam_hash)


def klop_met_herstelsleutel(map_: Path, geheim: bytes, *, klok: Callable[[], int]) -> bytes:
    """The key of the store by the recovery key, with the same wait after failures. Raises VerkeerdWachtwoord."""
    _eis_gewacht(map_, HERSTEL, klok())
    try:
        sleutel = keys.open_met_herstelsleutel(map_, geheim)
    except VerkeerdWachtwoord:
        _tel(map_, HERSTEL, klok())
        raise
    pogingen.gelukt(map_, HERSTEL)
    return sleutel


def _eis_gewacht(map_: Path, naam_hash: str, nu: int) -> None:
    rest = pogingen.wacht(map_, naam_hash, nu) if naam_hash else 0
    if rest:
        raise EvenWachten(-(-rest // 1000))


def _tel(map_: Path, naam_hash: str, nu: int) -> None:
    duur = pogingen.mislukt(map_, naam_hash, nu) if naam_hash else 0
    if duur:
        raise EvenWachten(duur // 1000) from None
