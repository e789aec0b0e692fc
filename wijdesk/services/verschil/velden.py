"""What fields are called in Verschillen, what they hold, and who may see and decide; from resources.

The names are those of Historie, and for what that leaves out those of resources/verschillen.toml.
"""

from __future__ import annotations

from typing import Any

from wijdesk.resources import vaste_toml
from wijdesk.store.lezer import Lezer

BESLISSEN = "verschil.beslissen"


def wordt_verteld(soort: str, veld: str) -> bool:
    """Whether a field says anything to a reader of Historie."""
    return bool(_in_historie(soort, veld))


def veld_in_woorden(soort: str, veld: str) -> tuple[str, str]:
    """(label, kind) of any field."""
    gevonden = _in_historie(soort, veld) or vaste_toml("verschillen.toml")["label"].get(veld, "")
    label, _, aard = gevonden.partition("|")
    return label or veld.removesuffix("_id").replace("_", " ").capitalize(), aard


def _in_historie(soort: str, veld: str) -> str:
    alles = vaste_toml("historie.toml")
    eigen = alles["tabel"].get(soort, {}).get("velden", {}).get(veld)
    return str(alles["velden"].get(veld, "") if eigen is None else eigen)


def noun_in_woorden(soort: str) -> str:
    """What a thing is called."""
    return str(vaste_toml("historie.toml")["tabel"].get(soort, {}).get("naam", soort))


def mag_zien(lezer: Lezer, soort: str) -> bool:
    """Whether whoever asks may see differences of a noun."""
    return (rechten := _rechten(soort)) is not None and lezer.mag(rechten[0])


def mag_beslissen(lezer: Lezer, soort: str) -> bool:
    """Whether whoever asks may decide about a noun."""
    rechten = _rechten(soort)
    return rechten is not None and all(lezer.mag(recht) for recht in (BESLISSEN, *rechten))


def _rechten(soort: str) -> tuple[str, str] | None:
    gevonden = vaste_toml("verschillen.toml")["recht"].get(soort)
    return None if gevonden is None else (gevonden[0], gevonden[1])


def soorten() -> tuple[str, ...]:
    """Every noun whose differences somebody sees."""
    return tuple(vaste_toml("verschillen.toml")["recht"])


def lijst_van(soort: str, veld: str) -> str:
    """The list of codes a field is chosen from; empty when it is not."""
    return str(vaste_toml("verschillen.toml")["lijst"].get(f"{soort}.{veld}", ""))


def is_nodig(soort: str, veld: str) -> bool:
    """Whether a field cannot be left empty."""
    return veld in _lijst("nodig", soort)


def mag_eigen(soort: str, veld: str) -> bool:
    """Whether somebody may type a value of their own here."""
    return veld in _lijst("eigen", soort)


def _lijst(kop: str, soort: str) -> tuple[str, ...]:
    alles: dict[str, Any] = vaste_toml("verschillen.toml")[kop]
    return tuple(alles.get(soort, ()))


def waarom_niet(check: str) -> str:
    """Why something does not fit, by the name of the check it breaks; empty when there is no sentence for it."""
    return str(vaste_toml("verschillen.toml")["past_niet"].get(check, ""))
