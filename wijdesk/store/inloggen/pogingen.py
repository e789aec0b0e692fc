"""Failed logins: how long somebody has to wait, also after the program was started again, and what the log is told.

`pogingen.json` stands beside the key slots and knows names only as the salted hash the slots are found by. A name
nobody has is counted like any other. Whoever can write in the folder can take the file away: then Argon2id alone stands
between a guess and the store, as it does for whoever copies the folder. But the store remembers which file it was
(`keur`), so that it is told at the next opening. Honest bound: a copy made just before the tries and put back just
after is not noticed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wijdesk.errors import Storing
from wijdesk.models.gegeven import dataclass
from wijdesk.store.bestanden import schrijf_veilig

BESTAND = "pogingen.json"
VRIJ = 3
"""Failures without waiting."""
EERSTE_S, HOOGSTENS_S = 5, 300
"""Seconds after the failure beyond those, doubling to five minutes."""
MEESTE_NAMEN, MEESTE_TIJDEN = 200, 50

VLOER_MS = 24 * 3_600_000
"""After a file that could not be read nobody has free tries, for so long."""

_SLOT = threading.Lock()


@dataclass(slots=True)
class _Stand:
    namen: dict[str, dict[str, Any]]
    vloer_tot: int = 0
    merk: str = ""
    """Which opening of the store this file was last seen by, under a code that only the key of the store makes."""
    beschadigd: bool = False


_ONTHOUDEN: dict[Path, _Stand] = {}
"""What this process saw: taking the file away while it runs, or a full disk, changes nothing."""


@dataclass(frozen=True, slots=True)
class Mislukt:
    """Failures of one name that the log has not been told of: when (ms UTC), and how many."""

    naam_hash: str
    tijd: int
    aantal: int


def wacht(map_: Path, naam_hash: str, nu: int) -> int:
    """Milliseconds this name has to wait from `nu`. A clock that was set back does not shorten it."""
    with _SLOT:
        stand = _lees(map_)
        er = stand.namen.get(naam_hash)
        if er is None:
            return 0
        duur = _duur(er["keer"])
        if nu < er["laatst"] and duur:
            er["laatst"] = nu  # from here on it counts down again, and never longer than it was
            _bewaar(map_, stand)
        return max(0, int(er["laatst"]) + duur - nu)


def mislukt(map_: Path, naam_hash: str, nu: int) -> int:
    """Count a failure; answers how many milliseconds must be waited before the next try."""
    with _SLOT:
        stand = _lees(map_)
        if stand.beschadigd:
            stand.vloer_tot, stand.beschadigd = nu + VLOER_MS, False
        namen = stand.namen
        er = namen.setdefault(naam_hash, {"keer": 0, "laatst": nu, "nieuw": 0, "tijden": []})
        er["keer"] = max(er["keer"], VRIJ if nu < stand.vloer_tot else 0) + 1
        er["laatst"] = nu
        er["nieuw"] += 1
        er["tijden"] = [*er["tijden"], nu][-MEESTE_TIJDEN:]
        while len(namen) > MEESTE_NAMEN:  # somebody tries names: who was tried least goes, not who is waiting
            del namen[min((naam for naam in namen if naam != naam_hash), key=lambda naam: namen[naam]["keer"])]
        _bewaar(map_, stand)
        return _duur(er["keer"])


def gelukt(map_: Path, naam_hash: str) -> None:
    """Somebody is in: no more waiting for this name."""
    with _SLOT:
        stand = _lees(map_)
        er = stand.namen.get(naam_hash)
        if er is not None and er["keer"]:
            er["keer"] = 0
            _bewaar(map_, stand)


def te_melden(map_: Path) -> tuple[Mislukt, ...]:
    """What the log was not told yet: a line for each failure, the first also for those whose moment was not kept."""
    with _SLOT:
        namen = _lees(map_).namen
        return tuple(
            Mislukt(naam, tijd, 1 if plek else 1 + er["nieuw"] - len(er["tijden"]))
            for naam, er in namen.items()
            for plek, tijd in enumerate(er["tijden"])
        )


def gemeld(map_: Path, regels: tuple[Mislukt, ...]) -> None:
    """The log has these; what failed since stays to be told."""
    if not regels:
        return
    with _SLOT:
        stand = _lees(map_)
        for regel in regels:
            er = stand.namen.get(regel.naam_hash)
            if er is not None and regel.tijd in er["tijden"]:
                er["tijden"].remove(regel.tijd)
                er["nieuw"] = max(len(er["tijden"]), er["nieuw"] - regel.aantal)
        stand.namen = {naam: er for naam, er in stand.namen.items() if er["keer"] or er["tijden"]}
        _bewaar(map_, stand)


def keur(map_: Path, sleutel: bytes, gezien: int, nu: int) -> tuple[bool, int]:
    """Whether this is the file the store saw at its opening number `gezien` or later, and under which number it is seen
    now; 0 where none was seen yet. The file of a store that was put back may be ahead of it.
    """
    with _SLOT:
        stand = _lees(map_)
        tekst, _, zegel = stand.merk.partition(".")
        echt = tekst.isdecimal() and hmac.compare_digest(zegel.encode(), _zegel(sleutel, int(tekst)).encode())
        plek = int(tekst) if echt else 0
        if stand.beschadigd or plek < gezien:  # as after any file that cannot be relied on
            stand.vloer_tot = nu + VLOER_MS
        nieuw = max(plek, gezien) + 1
        stand.merk = f"{nieuw}.{_zegel(sleutel, nieuw)}"
        return plek >= gezien, nieuw if _bewaar(map_, stand) else gezien


def _zegel(sleutel: bytes, plek: int) -> str:
    return hmac.new(sleutel, b"wijdesk pogingen 1\0%d" % plek, hashlib.sha256).hexdigest()


def _duur(keer: int) -> int:
    if keer <= VRIJ:
        return 0
    return min(EERSTE_S << min(keer - VRIJ - 1, 10), HOOGSTENS_S) * 1000


def _lees(map_: Path) -> _Stand:
    try:
        gelezen = json.loads((map_ / BESTAND).read_bytes())
        namen = {str(naam): _schoon(er) for naam, er in gelezen["pogingen"].items()}
        stand = _Stand(namen, int(gelezen["vloer_tot"]), str(gelezen.get("merk", "")))
    except FileNotFoundError:
        stand = _Stand({})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        stand = _Stand({}, beschadigd=True)
    onthouden = _ONTHOUDEN.get(map_.resolve())
    if onthouden is not None:
        stand.vloer_tot = max(stand.vloer_tot, onthouden.vloer_tot)
        for naam, er in onthouden.namen.items():
            if naam not in stand.namen or er["keer"] > stand.namen[naam]["keer"]:
                stand.namen[naam] = er | {"tijden": list(er["tijden"])}
    return stand


def _schoon(er: Mapping[str, Any]) -> dict[str, Any]:
    tijden = [int(tijd) for tijd in er["tijden"]][-MEESTE_TIJDEN:]
    nieuw = max(int(er["nieuw"]), len(tijden))
    return {"keer": int(er["keer"]), "laatst": int(er["laatst"]), "nieuw": nieuw, "tijden": tijden}


def _bewaar(map_: Path, stand: _Stand) -> bool:
    _ONTHOUDEN[map_.resolve()] = _Stand({naam: dict(er) for naam, er in stand.namen.items()}, stand.vloer_tot)
    inhoud = {"versie": 1, "vloer_tot": stand.vloer_tot, "merk": stand.merk, "pogingen": stand.namen}
    try:
        schrijf_veilig(map_ / BESTAND, json.dumps(inhoud, indent=1).encode())
    except Storing:  # a full disk keeps nobody out; this process remembers
        return False
    return True
