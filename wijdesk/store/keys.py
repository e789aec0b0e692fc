"""Key slots: the file's random key, wrapped once per employee by a key from the own password.

`sleutels.json` stands beside the store and holds no names: a slot is found by a salted hash of the name. The
derivation is Argon2id (RFC 9106, second recommended option: 64 MiB, 3 passes), the wrap AES-256-GCM.
Knows nothing of the database.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from wijdesk.errors import BeschadigdBestand, GeenWinkel, Storing, VerkeerdWachtwoord, Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.settings import SLEUTELBESTAND, heeft_winkel
from wijdesk.store.bestanden import schrijf_veilig, storing_van

BESTAND = SLEUTELBESTAND
KDF = {"naam": "argon2id", "geheugen_kib": 65_536, "rondes": 3, "banen": 4}
HOOGSTENS = {"geheugen_kib": 1 << 20, "rondes": 32, "banen": 16}
"""What a slot may ask of the machine; whoever can change the file may not let it fill the memory."""
MINSTE_LENGTE = 12
"""Shortest password (NCSC-NL: length above complexity)."""

NIEMAND = bytes(16)
"""The medewerker of a slot at a desk that was not let in by others yet: who that is comes with what they wrote."""

_SCHRIJVEN = threading.Lock()
"""Two changes at once: the second must see what the first wrote."""
_AFLEIDEN = threading.Lock()
"""OpenSSL derives for one caller at a time; a second one gets a MemoryError."""


@dataclass(frozen=True, slots=True)
class Sleutel:
    """What an opened slot gives: the raw key of the file and who opened it."""

    sleutel: bytes
    medewerker_id: bytes

    def __repr__(self) -> str:
        return "Sleutel(…)"


def nieuwe_sleutel() -> bytes:
    """A random 256-bit key for a new store."""
    return secrets.token_bytes(32)


def controleer_wachtwoord(wachtwoord: str) -> None:
    """Refuse a password that is too short or one repeated sign."""
    if len(wachtwoord) < MINSTE_LENGTE:
        raise Weigering(f"Kies een wachtwoord van minstens {MINSTE_LENGTE} tekens; een zin mag ook.", veld="wachtwoord")
    if len(set(wachtwoord)) < 5:
        raise Weigering(
            "Dit wachtwoord is te makkelijk te raden. Gebruik meer verschillende tekens.", veld="wachtwoord"
        )


def zet_sleutel(map_: Path, naam: str, wachtwoord: str, sleutel: Sleutel) -> None:
    """Add or replace the slot of one employee. Raises Weigering for a weak password."""
    controleer_wachtwoord(wachtwoord)
    zout, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    kop = {"kdf": KDF, "zout": zout.hex(), "nonce": nonce.hex()}
    wikkelaar = AESGCM(_afgeleid(wachtwoord, kop))
    pad = map_ / BESTAND
    with _SCHRIJVEN:
        inhoud: dict[str, Any] = (
            _lees(pad) if pad.exists() else {"versie": 1, "zout": secrets.token_hex(16), "sleutels": {}}
        )
        naam_hash = _naam_hash(inhoud["zout"], naam)
        wikkel = wikkelaar.encrypt(nonce, sleutel.sleutel + sleutel.medewerker_id, _bijlage(naam_hash, kop))
        inhoud["sleutels"][naam_hash] = kop | {"gewikkeld": wikkel.hex()}
        schrijf_veilig(pad, json.dumps(inhoud, indent=1).encode())


def trek_sleutel_in(map_: Path, naam: str) -> None:
    """Withdraw one slot; the others keep working. Refused for the last one: nobody could open the store any more."""
    pad = map_ / BESTAND
    with _SCHRIJVEN:
        inhoud = _lees(pad)
        if set(inhoud["sleutels"]) == {_naam_hash(inhoud["zout"], naam)}:
            raise Weigering("Dit is de laatste sleutel. Geef eerst iemand anders toegang.", veld="naam")
        inhoud["sleutels"].pop(_naam_hash(inhoud["zout"], naam), None)
        schrijf_veilig(pad, json.dumps(inhoud, indent=1).encode())


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
        return bool(_lees(map_ / BESTAND)["sleutels"])
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
    sleutels = inhoud["sleutels"]
    naam_hash = next(iter(sleutels)) if not naam.strip() and len(sleutels) == 1 else _naam_hash(inhoud["zout"], naam)
    kop = sleutels.get(naam_hash, {"kdf": KDF, "zout": "00" * 16, "nonce": "00" * 12, "gewikkeld": "00" * 64})
    try:
        open_ = AESGCM(_afgeleid(wachtwoord, kop)).decrypt(
            bytes.fromhex(kop["nonce"]), bytes.fromhex(kop["gewikkeld"]), _bijlage(naam_hash, kop)
        )
    except InvalidTag:
        raise VerkeerdWachtwoord(
            "De naam of het wachtwoord klopt niet.",
            uitweg="Controleer Caps Lock en probeer het opnieuw. Lukt het niet, vraag dan de applicatiebeheerder.",
        ) from None
    except (KeyError, ValueError, TypeError):
        raise _beschadigd() from None
    return Sleutel(open_[:32], open_[32:48])


def _afgeleid(wachtwoord: str, kop: dict[str, Any]) -> bytes:
    kdf = kop["kdf"]
    if any(kdf[wat] > meeste for wat, meeste in HOOGSTENS.items()):
        raise _beschadigd()
    zout = bytes.fromhex(kop["zout"])
    return argon2id(
        _als_bytes(wachtwoord), zout=zout, geheugen_kib=kdf["geheugen_kib"], rondes=kdf["rondes"], banen=kdf["banen"]
    )


def argon2id(geheim: bytes, *, zout: bytes, geheugen_kib: int, rondes: int, banen: int) -> bytes:
    """32 bytes of Argon2id (RFC 9106), one caller at a time. Raises Storing when there is too little memory for it."""
    argon = Argon2id(salt=zout, length=32, iterations=rondes, lanes=banen, memory_cost=geheugen_kib)
    try:
        with _AFLEIDEN:
            return argon.derive(geheim)
    except MemoryError:
        raise Storing(
            "Deze computer heeft nu te weinig geheugen om dit na te gaan.",
            uitweg="Sluit andere programma's en probeer het opnieuw.",
        ) from None


def _als_bytes(tekst: str) -> bytes:
    """é typed as one sign or as two is the same (RFC 8265); a terminal may hand on bytes that are no text at all."""
    return unicodedata.normalize("NFC", tekst).encode(errors="surrogatepass")


def _bijlage(naam_hash: str, kop: dict[str, Any]) -> bytes:
    return json.dumps([naam_hash, kop["kdf"], kop["zout"]], sort_keys=True).encode()


def _naam_hash(zout: str, naam: str) -> str:
    return hashlib.sha256(bytes.fromhex(zout) + _als_bytes(" ".join(naam.casefold().split()))).hexdigest()


def _lees(pad: Path) -> dict[str, Any]:
    try:
        inhoud: dict[str, Any] = json.loads(pad.read_bytes())
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
