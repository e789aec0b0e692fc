"""How far the journal of this store ever was, in a file of its own: an older file that is put back is noticed.

The chain proves that nothing in the journal was changed; it cannot see that its end is gone, or that the whole file is
one of last week. So the place and the last entry are kept beside it, under a code that only the key of the store makes
(HMAC-SHA-256). That there is such a file stands with the key slots, so taking it away is noticed too. Honest bounds:
whoever puts back this file together with the store, changes the slots as well, or has the key, is not noticed here; the
centre notices, because it knows how far this desk had come.

Of the key slots the store itself remembers, by their hash, which it had: an older one that is put back (with a
password that was changed, or somebody who was withdrawn) is told, one nobody knows yet is a change.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijdesk.errors import Storing
from wijdesk.store import keys
from wijdesk.store.behoud import register
from wijdesk.store.bestanden import schrijf_veilig
from wijdesk.store.kast import Kast
from wijdesk.store.verbinding import vertaald

if TYPE_CHECKING:
    from wijdesk.store.engine import Winkel

BESTAND = "waterpeil.json"
SLEUTELS = "sleutelbestanden"
"""In the cupboard: the hashes of the key files this store has seen, newest last."""
MEESTE = 200
WEG = (
    "Het bestand dat bijhoudt hoe ver het journaal was, is weggehaald. Of er een ouder bestand is teruggezet, is "
    "daardoor niet te zien. Vergelijk de laatste registraties met wat u weet."
)
KORT = 16


def zet(map_: Path, sleutel: bytes, db: Any) -> None:
    """Remember how far the journal is, unless what was remembered says that something is wrong. Raises a Storing."""
    if klacht(map_, sleutel, db):
        return
    with vertaald():
        rij = db.execute("SELECT rowid, id FROM mutatie ORDER BY rowid DESC LIMIT 1").fetchone()
    if rij is None:
        return
    inhoud = {"plaats": int(rij[0]), "laatste": bytes(rij[1]).hex()}
    tekst = json.dumps(inhoud | {"zegel": _zegel(sleutel, inhoud)}, indent=1).encode()
    pad = map_ / BESTAND
    if not pad.exists() or pad.read_bytes() != tekst:
        schrijf_veilig(pad, tekst)
    keys.zet_bewaakt(map_, aan=True)


def vergeet(map_: Path) -> None:
    """Another file was put here knowingly: what was known of the one before says nothing of it."""
    keys.zet_bewaakt(map_, aan=False)
    (map_ / BESTAND).unlink(missing_ok=True)


def klacht(map_: Path, sleutel: bytes, db: Any) -> str:
    """What is wrong with how far the journal is, in a sentence; empty when nothing is, or nothing is known."""
    try:
        inhoud = json.loads((map_ / BESTAND).read_text(encoding="utf-8"))
        plaats, laatste, zegel = int(inhoud["plaats"]), bytes.fromhex(inhoud["laatste"]), str(inhoud["zegel"])
    except FileNotFoundError:
        return WEG if keys.is_bewaakt(map_) else ""
    except (OSError, ValueError, KeyError, TypeError):
        return "Het bestand dat bijhoudt hoe ver het journaal was, is beschadigd."
    if not hmac.compare_digest(zegel, _zegel(sleutel, {"plaats": plaats, "laatste": laatste.hex()})):
        return "Het bestand dat bijhoudt hoe ver het journaal was, is niet door deze winkel gemaakt."
    with vertaald():
        hier = db.execute("SELECT coalesce(max(rowid), 0) FROM mutatie").fetchone()[0]
        er_is = db.execute("SELECT 1 FROM mutatie WHERE id = ?", (laatste,)).fetchone()
    if hier < plaats:
        return (
            f"Het bestand is ouder dan het was: het journaal had {plaats} regels en heeft er nu {hier}. "
            "Het is buiten wijdesk om teruggezet, of het einde is eruit gehaald."
        )
    if er_is is None:
        return f"Regel {plaats} van het journaal is een andere dan er stond: het bestand is vervangen."
    return ""


def onthoud_sleutels(map_: Path, db: Any) -> str:
    """Remember the key file as it is now; answers what is wrong when it is one of before. Raises a Storing.

    `db` is a connection that writes.
    """
    try:
        nu = hashlib.sha256(keys.lees_ruw(map_)).hexdigest()[:KORT]
    except OSError:
        return ""
    kast = Kast(db.cursor)
    bekend = (kast.get(SLEUTELS) or b"").decode().split()
    if bekend and bekend[-1] == nu:
        return ""
    terug = nu in bekend
    kast.put(SLEUTELS, " ".join([*(een for een in bekend if een != nu), nu][-MEESTE:]).encode())
    if not terug:
        return ""
    return (
        "Het sleutelbestand is een ouder dan het laatst was. Een oud wachtwoord kan weer werken, of een sleutel van "
        "iemand die geen toegang meer heeft. Geef iedereen die hier werkt een nieuw wachtwoord."
    )


def onthoud_stil(winkel: Winkel) -> None:
    """`zet`, the key file and the register, at closing: what cannot be kept now is kept the next time."""
    with suppress(Storing, OSError):
        zet(winkel.map, winkel.sleutel, winkel.db)
        register.werk_bij(winkel.map, winkel.sleutel, winkel.db)
        onthoud_sleutels(winkel.map, winkel.db)


def _zegel(sleutel: bytes, inhoud: dict[str, Any]) -> str:
    tekst = json.dumps([inhoud["plaats"], inhoud["laatste"]]).encode()
    return hmac.new(sleutel, b"wijdesk waterpeil 1\0" + tekst, hashlib.sha256).hexdigest()
