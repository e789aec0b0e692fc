"""A stolen laptop: with every file of a used store in hand and no password, nobody can be found in them.

And whoever has the key and changes one byte of the journal or the log is told of, with the place.
"""

from __future__ import annotations

import base64
import os
import random
import re
import shutil
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.tellingen import VOL, telling
from wijdesk.app.behoud import kopie, verhuizen
from wijdesk.app.behoud.lezen import open_alleen_lezen
from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.kopieen import zet_reservekopie_terug
from wijdesk.models.logsoort import Logregel
from wijdesk.models.opdrachten.contact import BewaarConcept, VraagInvoer
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.store import backup, keys
from wijdesk.store import verbinding as verb
from wijdesk.store.controle import controleer

MERKEN = (
    *("Zwaluwmerk", "Kievitmerkstraat", "Reigermerk", "Ganzenmerk", "Meeuwmerk"),
    *("111222333", "0612398745", winkel.MEDEWERKER, winkel.WACHTWOORD),
)
"""Family name, street, note, draft, what a colleague is called in the log; BSN, phone, who works here, the password."""
KEREN = 2_000 if VOL else 20


def vormen(merk: str) -> Iterator[bytes]:
    """The ways in which a text can be read from a file."""
    for soort in ("utf-8", "utf-16-le", "utf-16-be"):
        ruw = merk.encode(soort)
        yield ruw
        yield ruw.hex().encode()
        yield ruw.hex().upper().encode()
        for schuif in range(3):  # base64 of a text depends on where in three it begins
            midden = base64.b64encode(bytes(schuif) + ruw)
            yield midden[(0, 2, 3)[schuif] : len(midden) - 4]


def lagen(inhoud: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them (zlib, gzip, bare deflate)."""
    yield inhoud
    for begin in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", inhoud):
        for wijze in (15, 31, -15):
            try:
                uit = zlib.decompressobj(wijze).decompress(inhoud[begin.start() :], 1_000_000)
            except zlib.error:
                continue
            if len(uit) > 8:
                yield uit


def vondsten(mappen: Iterable[Path], merken: Iterable[str] = MERKEN) -> list[str]:
    """Where a mark can be read, in a file or in its name."""
    gezocht = [(plek, vorm) for plek, merk in enumerate(merken) for vorm in vormen(merk)]
    uit = []
    for pad in (pad for map_ in mappen for pad in sorted(map_.rglob("*"))):
        for laag in lagen(str(pad).encode() + (pad.read_bytes() if pad.is_file() else b"")):
            uit += [f"{pad.name}: mark {plek}" for plek, vorm in gezocht if vorm in laag]
    return uit


@pytest.mark.parametrize(
    "inhoud",
    [
        b"\0\1 Zwaluwmerk \2",
        "Zwaluwmerk".encode("utf-16-le"),
        base64.b64encode(b"wie: Zwaluwmerk, en nog wat"),
        base64.b64encode(b"x Zwaluwmerk, en nog wat"),
        b"rommel ervoor" + zlib.compress(b"de heer Zwaluwmerk" * 3),
        b"Zwaluwmerk".hex().encode(),
    ],
)
def test_that_the_search_finds_what_is_there(tmp_path: Path, inhoud: bytes) -> None:
    (tmp_path / "gewoon.bin").write_bytes(b"\x78\x9c niets hiervan")
    assert vondsten([tmp_path]) == []
    (tmp_path / "lek.bin").write_bytes(inhoud)
    assert vondsten([tmp_path])


def gebruik(map_: Path, usb: Path, klok: Klok, ids: Ids) -> None:
    """A day with everything that leaves files: work, drafts, backups, a second place, putting back, reading, moving."""
    usb.mkdir()
    with winkel.bureau(map_, klok, ids) as bureau:
        werk(bureau)
        kopie.zet_tweede_plek(bureau, str(usb))
        kopie.maak(bureau)
        werk(bureau)
    zet_reservekopie_terug(map_, backup.lijst(map_)[0], "", winkel.WACHTWOORD)
    (map_ / "balie-0005.db").write_bytes((map_ / verb.BESTAND).read_bytes())
    with winkel.bureau(map_, klok, ids) as bureau:
        werk(bureau)
        verhuizen.pak_in(bureau, usb, meld=lambda *_: None, gestopt=lambda: False)
        verhuizen.werk_hier_verder(bureau)
    heel = (map_ / verb.BESTAND).read_bytes()
    (map_ / verb.BESTAND).write_bytes(heel[:40_000] + os.urandom(len(heel) - 40_000))
    bureau = open_alleen_lezen(map_, "", winkel.WACHTWOORD, wereld=Wereld(klok=klok, ids=ids))
    bureau.noteer(Logregel("kaart bekeken", None, "Meeuwmerk had een vraag"))
    bureau.sluit()
    (map_ / verb.BESTAND).write_bytes(heel)


def werk(bureau: Bureau) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau, **_over()))
    bureau.doe(BewaarConcept(id=bureau.wereld.ids(), soort="inloop", inhoud="Ganzenmerk, half getypt"))
    bureau.noteer(Logregel("kaart bekeken", wie, "Meeuwmerk had een vraag"))


def _over() -> dict[str, Any]:
    mens = PersoonInvoer(
        roepnaam="Noa", achternaam="Zwaluwmerk", straat="Kievitmerkstraat", huisnummer="1", bsn="111222333",
        telefoon="0612398745",
    )  # fmt: skip
    vraag = VraagInvoer(toelichting="Reigermerk: geen huur", meldingtype="Financiën", uitkomst="zelf beantwoord")
    return {"nieuwe_persoon": mens, "vragen": (vraag,)}


def test_that_nobody_is_found_in_any_file_of_a_stolen_laptop(map_: Path, tmp_path: Path, klok: Klok, ids: Ids) -> None:
    usb = tmp_path / "usb"
    gebruik(map_, usb, klok, ids)
    namen = {pad.name for pad in (*map_.rglob("*"), *usb.rglob("*"))}
    for er_moet_zijn in (verb.BESTAND, keys.BESTAND, "bewaking.json", "waterpeil.json", "alleen-lezen"):
        assert er_moet_zijn in namen
    assert vondsten([map_, usb]) == []
    sleutel = keys.ontgrendel(map_, "", winkel.WACHTWOORD).sleutel
    for pad in (pad for plek in (map_, usb) for pad in plek.rglob("*") if pad.is_file()):
        inhoud = pad.read_bytes()
        assert sleutel not in inhoud
        assert sleutel.hex().encode() not in inhoud
        if pad.suffix == ".db":
            with closing(sqlite3.connect(pad)) as db, pytest.raises(sqlite3.DatabaseError):
                db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    with winkel.bureau(map_, klok, ids) as bureau:
        assert winkel.rauw(bureau, "SELECT 1 FROM persoon WHERE achternaam = 'Zwaluwmerk'"), "it was all there to find"


def test_that_the_key_file_says_of_nobody_who_it_is(map_: Path, tmp_path: Path, klok: Klok, ids: Ids) -> None:
    ander = tmp_path / "ander"
    winkel.maak(ander, klok, ids)
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.maak_medewerker("Bas Bos", "vier rode fietsen op zolder", ("entree",), bureau.medewerker.locatie_id)
    tekst = (map_ / keys.BESTAND).read_text()
    assert not [naam for naam in ("Bas", "Bos", "Sanne", "Vries") if naam.casefold() in tekst.casefold()]


# A byte that was changed --------------------------------------------------------------------------------------------

KOLOMMEN = (
    ("mutatie", "kop"), ("mutatie", "inhoud"), ("mutatie", "zout"), ("mutatie", "rij"), ("mutatie", "transactie"),
    ("keten", "schakel"), ("keten", "mutatie_id"),
)  # fmt: skip


@telling("a byte of the journal changed and told", KEREN)
def test_that_a_byte_changed_anywhere_in_the_journal_is_told_with_its_place(
    map_: Path, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        werk(bureau)
    sleutel = keys.ontgrendel(map_, "", winkel.WACHTWOORD).sleutel
    toeval = random.Random(6)
    for _ in range(KEREN):
        proef = tmp_path / "proef"
        shutil.copytree(map_, proef)
        tabel, kolom = toeval.choice(KOLOMMEN)
        with closing(verb.verbind(proef, sleutel)) as db:
            db.execute("PRAGMA foreign_keys = OFF")
            keten, nummer = verander(db, toeval, tabel, kolom)
            bevindingen = controleer(db)
        plekken = [plek for bevinding in bevindingen for plek in bevinding.plekken]
        assert any(f"keten {keten}, nummer {nummer}" in plek for plek in plekken), (tabel, kolom, plekken[:3])
        assert not [plek for plek in plekken for merk in MERKEN if merk in plek]
        shutil.rmtree(proef)


def verander(db: Any, toeval: random.Random, tabel: str, kolom: str) -> tuple[str, int]:
    """Another value in one byte of one row; answers the place of its entry."""
    vraag = f"SELECT rowid, {kolom} FROM {tabel} WHERE {kolom} IS NOT NULL"
    rij, oud = toeval.choice(db.execute(vraag).fetchall())
    sleutel = "rowid" if tabel == "mutatie" else "k.rowid"
    bij = "mutatie m JOIN keten k ON k.mutatie_id = m.id" if tabel == "mutatie" else "keten k"
    waar = "m.rowid" if tabel == "mutatie" else sleutel
    balie, nummer = db.execute(f"SELECT k.balie_id, k.volgnr FROM {bij} WHERE {waar} = ?", (rij,)).fetchone()
    if isinstance(oud, str):
        plek = toeval.randrange(len(oud))
        nieuw: str | bytes = oud[:plek] + chr((ord(oud[plek]) + 1) % 0x7F or 0x20) + oud[plek + 1 :]
    else:
        ruw = bytearray(oud)
        ruw[toeval.randrange(len(ruw))] ^= 1 << toeval.randrange(8)
        nieuw = bytes(ruw)
    db.execute(f"UPDATE {tabel} SET {kolom} = ? WHERE rowid = ?", (nieuw, rij))
    return balie.hex()[-8:], nummer


def test_that_two_lines_that_trade_places_are_told_with_both(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        werk(bureau)
        with closing(bureau.eigen_verbinding()) as db:
            db.execute("PRAGMA foreign_keys = OFF")
            (een, vier), (twee, vijf) = db.execute(
                "SELECT volgnr, mutatie_id FROM keten WHERE volgnr IN (4, 5) ORDER BY volgnr"
            ).fetchall()
            db.executemany("UPDATE keten SET mutatie_id = ? WHERE volgnr = ?", [(vijf, een), (vier, twee)])
            plekken = " ".join(plek for bevinding in controleer(db) for plek in bevinding.plekken)
    assert "nummer 4:" in plekken
    assert "nummer 5:" in plekken
