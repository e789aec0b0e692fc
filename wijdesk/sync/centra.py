"""Which centre is meant by "map:PAD" and "postgresql://...", for the command line and the screens."""

from __future__ import annotations

from pathlib import Path

from wijdesk.errors import CentrumGeweigerd
from wijdesk.models.values import Id
from wijdesk.sync.centrum import Centrum, Merk
from wijdesk.sync.centrumregels import Archief
from wijdesk.sync.folder import MapCentrum, maak_map_centrum, probeer_map
from wijdesk.sync.postgres import PostgresCentrum
from wijdesk.sync.postgres_beheer import PostgresBeheer

MAP = "map:"
POSTGRES = ("postgresql://", "postgres://")


def maak_centrum(waar: str, centrum: Id, *, wachtwoord: str | None = None) -> Merk:
    """Set up a new centre: an empty folder, or an empty database reached by a role that may make others.

    Raises CentrumGeweigerd with the reason (a synchronised folder, not empty, PostgreSQL too old), or GeenContact.
    """
    if waar.startswith(MAP):
        return maak_map_centrum(_pad(waar), centrum).merk()
    return beheer_van(waar, wachtwoord=wachtwoord).maak(centrum)


def probeer_plek(waar: str) -> str:
    """Whether a centre could be set up where there is none, in words. A database is only tried by setting it up.

    Raises CentrumGeweigerd with the reason (synchronised, not exclusive, not empty), or GeenContact.
    """
    if not waar.startswith(MAP):
        return "Hier kan een centrum komen als deze rol eigenaar van een lege database is."
    if not probeer_map(_pad(waar)):
        return "Deze map is er nog niet. Bij het inrichten wordt hij gemaakt."
    return "Deze lege map kan een centrum zijn."


def open_centrum(waar: str, *, wachtwoord: str | None = None) -> Centrum:
    """The way into a centre that was set up. Goes nowhere yet: the first call says whether it is there.

    Raises CentrumGeweigerd when this is no address of a centre.
    """
    if waar.startswith(MAP):
        return MapCentrum(_pad(waar))
    if waar.startswith(POSTGRES):
        return PostgresCentrum(waar, wachtwoord=wachtwoord)
    raise _geen_adres()


def archief_van(waar: str, *, wachtwoord: str | None = None) -> Archief:
    """The archive's way into a centre: by a login role of its own, or as who may replace files in a folder.

    Raises CentrumGeweigerd when this is no address of a centre.
    """
    if waar.startswith(MAP):
        return MapCentrum(_pad(waar))
    if waar.startswith(POSTGRES):
        return PostgresCentrum(waar, wachtwoord=wachtwoord)
    raise _geen_adres()


def beheer_van(waar: str, *, wachtwoord: str | None = None) -> PostgresBeheer:
    """The administrator's way into a database. A folder has none: who may read and write there, its server decides."""
    if waar.startswith(POSTGRES):
        return PostgresBeheer(waar, wachtwoord=wachtwoord)
    raise _geen_adres()


def nieuwe_generatie(waar: str) -> Merk:
    """After a centre was put back from a copy: every desk begins a new chain and offers what is missing there.

    Raises AnderCentrum when there is none, GeenContact, or CentrumGeweigerd for who may not.
    """
    if waar.startswith(MAP):
        return MapCentrum(_pad(waar)).nieuwe_generatie()
    return beheer_van(waar).nieuwe_generatie()


def vast_adres(waar: str) -> str:
    """The same address wherever the program is started from next time: a folder with its whole path."""
    return f"{MAP}{_pad(waar).absolute()}" if waar.startswith(MAP) else waar


def _pad(waar: str) -> Path:
    pad = waar.removeprefix(MAP).strip()
    if not pad or "\0" in pad:
        raise _geen_adres()
    try:
        return Path(pad).expanduser()
    except RuntimeError:  # "~somebody" who is not known here
        raise _geen_adres() from None


def _geen_adres() -> CentrumGeweigerd:
    return CentrumGeweigerd(
        "Dit is geen adres van een centrum.", uitweg="Gebruik map:PAD of postgresql://NAAM@SERVER/DATABASE."
    )
