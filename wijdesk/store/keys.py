"""Key slots: the file's random key, wrapped once per employee by a key from the own password.

`sleutels.json` stands beside the store and holds no names: a slot is found by a salted hash of the name. The
derivation is Argon2id, at least RFC 9106's second recommended option (64 MiB, 3 passes) and as much more as this
machine does in about half a second; each slot keeps its own. The wrap is AES-256-GCM. Beside the slots of people there
can be one of the recovery key. Knows nothing of the database.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wijdesk.errors import BeschadigdBestand, GeenWinkel, Storing, VerkeerdWachtwoord, Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.wachtwoord import beoordeel
from wijdesk.settings import SLEUTELBESTAND, heeft_winkel
from wijdesk.store.bestanden import kopieer_veilig, schrijf_veilig, storing_van
from wijdesk.store.inloggen.argon import argon2id, gemeten_geheugen
from wijdesk.store.inloggen.besloten import NIETS, Besloten, open_zegel, verzegel

BESTAND = SLEUTELBESTAND
KDF: dict[str, int | str] = {"naam": "argon2id", "geheugen_kib": 65_536, "rondes": 3, "banen": 4}
"""The least a new slot costs."""
MEEST_KIB = 262_144
"""The most memory a new slot takes, however fast the machine."""
HOOGSTENS = {"geheugen_kib": 1 << 20, "rondes": 32, "banen": 16}
"""What a slot may ask of the machine; whoever can change the file may not let it fill the memory."""
MET_ZEGEL = b"\x01"
"""Behind key and medewerker in a slot: it has a sealed part, without which it does not open."""

NIEMAND = bytes(16)
"""The medewerker of a slot at a desk that was not let in by others yet: who that is comes with what they wrote."""

_SCHRIJVEN = threading.RLock()
"""Two changes at once: the second must see what the first wrote. Readers wait too."""


@dataclass(frozen=True, slots=True)
class Sleutel:
    """What an opened slot gives: the raw key of the file and who opened it."""

    sleutel: bytes
    medewerker_id: bytes
    besloten: Besloten = field(default=NIETS, compare=False)

    def __repr__(self) -> str:
        return "Sleutel(…)"


def nieuwe_sleutel() -> bytes:
    """A random 256-bit key for a new store."""
    return secrets.token_bytes(32)


def controleer_wachtwoord(wachtwoord: str, bekend: Iterable[str] = ()) -> None:
    """Refuse a password that is too short or soon guessed. `bekend`: names of who and where it is for."""
    oordeel = beoordeel(wachtwoord, bekend)
    if not oordeel.goed:
        raise Weigering(oordeel.zin, veld="wachtwoord")


def zet_sleutel(
    map_: Path,
    naam: str,
    wachtwoord: str,
    sleutel: Sleutel,
    *,
    besloten: Besloten | None = None,
    al_goed: bool = False,
    naam_hash: str = "",
    zonder_herstel: bool = False,
) -> None:
    """Add or replace the slot of one employee, at what this machine can bear by now.

    Without `besloten` the sealed part of the slot that was there lives on, but for the duty to choose another password.
    `naam_hash` instead of the name when that is not known; `zonder_herstel`: the recovery key was used for this, and
    ends with the same write. Raises Weigering for a weak password, unless it is the one
    there is already (`al_goed`).
    """
    if not al_goed:
        controleer_wachtwoord(wachtwoord, (naam,))
    pad = map_ / BESTAND
    kop = _nieuwe_kop(_lees(pad) if pad.exists() else {})
    wikkelaar = AESGCM(_afgeleid(wachtwoord, kop))
    with _SCHRIJVEN:
        inhoud: dict[str, Any] = (
            _lees(pad) if pad.exists() else {"versie": 1, "zout": secrets.token_hex(16), "sleutels": {}}
        )
        zout = inhoud["zout"]
        naam_hash = naam_hash or _naam_hash(zout, naam)
        if besloten is None:
            was = inhoud["sleutels"].get(naam_hash, {})
            besloten = replace(_heropen(was, sleutel.sleutel, zout, naam_hash), moet_nieuw=False)
        wikkel = wikkelaar.encrypt(
            bytes.fromhex(kop["nonce"]),
            sleutel.sleutel + sleutel.medewerker_id + MET_ZEGEL,
            _bijlage(naam_hash, kop),
        )
        besloten = replace(besloten, wie="" if sleutel.medewerker_id == NIEMAND else sleutel.medewerker_id.hex())
        zegel = verzegel(besloten, sleutel=sleutel.sleutel, zout=zout, naam_hash=naam_hash)
        inhoud["sleutels"][naam_hash] = kop | {"gewikkeld": wikkel.hex(), "besloten": zegel}
        inhoud["kdf"] = kop["kdf"]
        if zonder_herstel:
            inhoud.pop("herstel", None)
        schrijf_veilig(pad, json.dumps(inhoud, indent=1).encode(), wis_oud=True)


def zet_besloten(map_: Path, naam_hash: str, sleutel: bytes, besloten: Besloten) -> None:
    """Seal something else in a slot; the password stays. Refused for a slot of before there were sealed parts: the
    next change of the password gives it one.
    """
    pad = map_ / BESTAND
    with _SCHRIJVEN:
        inhoud = _lees(pad)
        slot = inhoud["sleutels"].get(naam_hash)
        if slot is None or "besloten" not in slot:
            raise Weigering("Kies eerst een nieuw wachtwoord; daarna kan dit.", veld="wachtwoord")
        slot["besloten"] = verzegel(besloten, sleutel=sleutel, zout=inhoud["zout"], naam_hash=naam_hash)
        schrijf_veilig(pad, json.dumps(inhoud, indent=1).encode(), wis_oud=True)


def lees_besloten(map_: Path, naam: str, sleutel: bytes) -> Besloten:
    """What is sealed in somebody's slot, for whoever has the key of the store; nothing when there is no slot."""
    return besloten_van(map_, _naam_hash(_lees(map_ / BESTAND)["zout"], naam), sleutel)


def besloten_van(map_: Path, naam_hash: str, sleutel: bytes) -> Besloten:
    """The same, for who knows under what the slot stands."""
    inhoud = _lees(map_ / BESTAND)
    return _heropen(inhoud["sleutels"].get(naam_hash, {}), sleutel, inhoud["zout"], naam_hash)


def hash_van(map_: Path, naam: str) -> str:
    """Under what somebody's slot stands, or would: the one there is when the name is empty and there is one."""
    return _hash_in(_lees(map_ / BESTAND), naam)


def trek_sleutel_in(map_: Path, naam: str) -> None:
    """Withdraw one slot; the others keep working, and its bytes are overwritten. Refused for the last one as long as
    there is no recovery key: nobody could open the store any more.
    """
    pad = map_ / BESTAND
    with _SCHRIJVEN:
        inhoud = _lees(pad)
        if set(inhoud["sleutels"]) == {_naam_hash(inhoud["zout"], naam)} and not inhoud.get("herstel"):
            raise Weigering(
                "Dit is de laatste sleutel. Geef eerst iemand anders toegang, of maak een herstelsleutel.", veld="naam"
            )
        inhoud["sleutels"].pop(_naam_hash(inhoud["zout"], naam), None)
        schrijf_veilig(pad, json.dumps(inhoud, indent=1).encode(), wis_oud=True)


def breng_bij(kopie: Path, map_: Path, sleutel: bytes) -> bool:
    """Let a backup open with what opens the store today, and with nothing else: a password that was changed, a slot
    that was withdrawn, a recovery key that was used. Answers whether it does; False for one of another key or salt.
    """
    with _SCHRIJVEN:
        nu, toen = _lees(map_ / BESTAND), _lees(kopie / BESTAND)
        zegels = [(naam, slot["besloten"]) for naam, slot in toen["sleutels"].items() if "besloten" in slot]
        if nu["zout"] != toen["zout"] or not zegels or not nu["sleutels"]:
            return False
        try:
            for naam_hash, zegel in zegels:  # of another key nothing of today would open it
                open_zegel(zegel, sleutel=sleutel, zout=toen["zout"], naam_hash=naam_hash)
        except ValueError:
            return False
        nieuw = {wat: waarde for wat, waarde in toen.items() if wat != "herstel"}
        nieuw |= {wat: nu[wat] for wat in ("sleutels", "kdf", "herstel") if wat in nu}
        if nieuw != toen:
            schrijf_veilig(kopie / BESTAND, json.dumps(nieuw, indent=1).encode(), wis_oud=True)
        return True


def mag_laatste_weg(map_: Path) -> bool:
    """Whether the store still opens when one slot goes: by that of somebody else, or by the recovery key."""
    return aantal_sleutels(map_) > 1 or heeft_herstelsleutel(map_)


def heeft_sleutel(map_: Path, naam: str) -> bool:
    """Whether somebody of this name can log in."""
    inhoud = _lees(map_ / BESTAND)
    return _naam_hash(inhoud["zout"], naam) in inhoud["sleutels"]


def zelfde_naam(een: str, ander: str) -> bool:
    """Whether two names lead to the same slot."""
    return _naam_hash("", een) == _naam_hash("", ander)


def aantal_sleutels(map_: Path) -> int:
    """How many employees can open this store; with one, no name needs to be typed."""
    pad = map_ / BESTAND
    return len(_lees(pad)["sleutels"]) if pad.exists() else 0


def leesbaar(map_: Path) -> bool:
    """Whether the key slots of this store are there and whole."""
    try:
        inhoud = _lees(map_ / BESTAND)
        return bool(inhoud["sleutels"] or inhoud.get("herstel"))
    except Storing:
        return False


def ontgrendel(map_: Path, naam: str, wachtwoord: str) -> Sleutel:
    """Open the slot of `naam` (may be empty when there is one slot).

    Raises VerkeerdWachtwoord (the same for an unknown name, after the same work), BeschadigdBestand, GeenWinkel.
    """
    pad = map_ / BESTAND
    if not heeft_winkel(map_):
        raise GeenWinkel("In deze map staan nog geen gegevens.", uitweg="Begin opnieuw of kies een andere map.")
    inhoud = _lees(pad)
    naam_hash = _hash_in(inhoud, naam)
    try:
        kop = inhoud["sleutels"].get(naam_hash) or _van_niemand(inhoud, naam_hash)
        open_ = AESGCM(_afgeleid(wachtwoord, kop)).decrypt(
            bytes.fromhex(kop["nonce"]), bytes.fromhex(kop["gewikkeld"]), _bijlage(naam_hash, kop)
        )
        if open_[48:] not in (b"", MET_ZEGEL):
            raise ValueError
        besloten = NIETS
        if open_[48:] == MET_ZEGEL:
            besloten = open_zegel(kop["besloten"], sleutel=open_[:32], zout=inhoud["zout"], naam_hash=naam_hash)
    except InvalidTag:
        raise verkeerd_wachtwoord() from None
    except (KeyError, ValueError, TypeError):
        raise _beschadigd() from None
    return Sleutel(open_[:32], open_[32:48], besloten)


def verkeerd_wachtwoord() -> VerkeerdWachtwoord:
    """The one thing that is said of a name nobody has and of a wrong password."""
    return VerkeerdWachtwoord(
        "De naam of het wachtwoord klopt niet.",
        uitweg="Controleer Caps Lock en probeer het opnieuw. Lukt het niet, vraag dan de applicatiebeheerder.",
    )


# The recovery key ----------------------------------------------------------------------------------------------------


def heeft_herstelsleutel(map_: Path) -> bool:
    """Whether a recovery key opens this store."""
    pad = map_ / BESTAND
    return pad.exists() and isinstance(_lees(pad).get("herstel"), dict)


def zet_herstelsleutel(map_: Path, geheim: bytes, sleutel: bytes) -> None:
    """Put this recovery key in the place of the one there was."""
    pad = map_ / BESTAND
    kop = _nieuwe_kop(_lees(pad))
    wikkelaar = AESGCM(_afgeleid(geheim.hex(), kop))
    with _SCHRIJVEN:
        inhoud = _lees(pad)
        wikkel = wikkelaar.encrypt(bytes.fromhex(kop["nonce"]), sleutel, _bijlage("herstel", kop))
        inhoud["herstel"] = kop | {"gewikkeld": wikkel.hex()}
        schrijf_veilig(pad, json.dumps(inhoud, indent=1).encode(), wis_oud=True)


def open_met_herstelsleutel(map_: Path, geheim: bytes) -> bytes:
    """The key of the store. Raises VerkeerdWachtwoord when it is not the one of now, or there is none."""
    inhoud = _lees(map_ / BESTAND)
    kop = inhoud.get("herstel") or _van_niemand(inhoud, "00")
    try:
        return AESGCM(_afgeleid(geheim.hex(), kop)).decrypt(
            bytes.fromhex(kop["nonce"]), bytes.fromhex(kop["gewikkeld"]), _bijlage("herstel", kop)
        )
    except InvalidTag:
        raise VerkeerdWachtwoord(
            "Deze herstelsleutel past niet op de gegevens van deze balie.",
            uitweg="Elke balie heeft een eigen herstelsleutel, en na gebruik geldt alleen de nieuwe.",
        ) from None
    except (KeyError, ValueError, TypeError):
        raise _beschadigd() from None


# The mark that the journal is watched ---------------------------------------------------------------------------------


def is_bewaakt(map_: Path) -> bool:
    """Whether it stands here that a file beside the store says how far the journal was (`behoud.peil`)."""
    return leesbaar(map_) and str(_lees(map_ / BESTAND).get("peil", "")).startswith("gezet")


def zet_bewaakt(map_: Path, *, aan: bool) -> None:
    """Say so, or no longer. Every time in other bytes: an earlier file of slots would be an older one. Without slots
    nothing is said: nobody opens that store.
    """
    pad = map_ / BESTAND
    if not leesbaar(map_) or is_bewaakt(map_) == aan:
        return
    with _SCHRIJVEN:
        inhoud = _lees(pad) | {"peil": f"{'gezet' if aan else 'vergeten'} {secrets.token_hex(4)}"}
        schrijf_veilig(pad, json.dumps(inhoud, indent=1).encode(), wis_oud=True)


# Below ---------------------------------------------------------------------------------------------------------------


def _hash_in(inhoud: dict[str, Any], naam: str) -> str:
    sleutels = inhoud["sleutels"]
    return next(iter(sleutels)) if not naam.strip() and len(sleutels) == 1 else _naam_hash(inhoud["zout"], naam)


def _van_niemand(inhoud: dict[str, Any], naam_hash: str) -> dict[str, Any]:
    """A slot that opens with nothing, for a name nobody has: it costs what the slot of one of the others costs."""
    slots = sorted(inhoud["sleutels"].items())
    kdf = slots[int(naam_hash, 16) % len(slots)][1]["kdf"] if slots else KDF
    return {"kdf": kdf, "zout": "00" * 16, "nonce": "00" * 12, "gewikkeld": "00" * 65}


def _heropen(slot: dict[str, Any], sleutel: bytes, zout: str, naam_hash: str) -> Besloten:
    if "besloten" not in slot:
        return NIETS
    try:
        return open_zegel(slot["besloten"], sleutel=sleutel, zout=zout, naam_hash=naam_hash)
    except ValueError:
        raise _beschadigd() from None


def _nieuwe_kop(inhoud: dict[str, Any]) -> dict[str, Any]:
    """How dear the next slot is: what this machine can bear, and never less than was asked in this file before."""
    kdf = dict(KDF)
    if int(KDF["geheugen_kib"]) < MEEST_KIB:
        kdf["geheugen_kib"] = gemeten_geheugen(KDF, MEEST_KIB)
        eerder = inhoud.get("kdf")
        if isinstance(eerder, dict) and isinstance(eerder.get("geheugen_kib"), int):
            kdf["geheugen_kib"] = max(int(kdf["geheugen_kib"]), min(eerder["geheugen_kib"], MEEST_KIB))
    return {"kdf": kdf, "zout": secrets.token_hex(16), "nonce": secrets.token_hex(12)}


def _afgeleid(wachtwoord: str, kop: dict[str, Any]) -> bytes:
    kdf = kop["kdf"]
    if any(kdf[wat] > meeste for wat, meeste in HOOGSTENS.items()):
        raise _beschadigd()
    zout = bytes.fromhex(kop["zout"])
    return argon2id(
        _als_bytes(wachtwoord), zout=zout, geheugen_kib=kdf["geheugen_kib"], rondes=kdf["rondes"], banen=kdf["banen"]
    )


def _als_bytes(tekst: str) -> bytes:
    """é typed as one sign or as two is the same (RFC 8265); a terminal may hand on bytes that are no text at all."""
    return unicodedata.normalize("NFC", tekst).encode(errors="surrogatepass")


def _bijlage(naam_hash: str, kop: dict[str, Any]) -> bytes:
    return json.dumps([naam_hash, kop["kdf"], kop["zout"]], sort_keys=True).encode()


def _naam_hash(zout: str, naam: str) -> str:
    return hashlib.sha256(bytes.fromhex(zout) + _als_bytes(" ".join(naam.casefold().split()))).hexdigest()


def lees_ruw(map_: Path) -> bytes:
    """The file of the slots as it is. Not while it is replaced: what stood there is overwritten."""
    with _SCHRIJVEN:
        return (map_ / BESTAND).read_bytes()


def kopieer(map_: Path, naar: Path) -> None:
    """Copy the file of the slots. Raises a Storing."""
    with _SCHRIJVEN:
        kopieer_veilig(map_ / BESTAND, naar)


def _lees(pad: Path) -> dict[str, Any]:
    try:
        inhoud: dict[str, Any] = json.loads(lees_ruw(pad.parent))
        bytes.fromhex(inhoud["zout"])
        if not isinstance(inhoud["sleutels"], dict):
            raise _beschadigd()
    except (FileNotFoundError, KeyError, TypeError, ValueError):
        raise _beschadigd() from None
    except OSError as fout:
        raise storing_van(fout) from None
    return inhoud


def _beschadigd() -> BeschadigdBestand:
    return BeschadigdBestand(
        "Het sleutelbestand is weg of beschadigd.",
        uitweg="Zet een reservekopie terug (wijdesk store herstel).",
    )
