"""After destroying, nothing of somebody is anywhere: not in a table, a page of the file, a new backup, nor at another
desk; and a run that was cut short goes on.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import quote

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests import gezin as maak
from tests import winkel
from tests.bevel import akkoord_op
from tests.conftest import Ids, Klok
from tests.flows.verliezen import PROCES
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_bewaren import JAAR, REDEN, lijst, proef, vernietig
from tests.services.tweebalies import twee_balies, wijzig
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.app.lease import CONTACT
from wijdesk.app.uitwisseling.deelname import kast as kast_van
from wijdesk.app.uitwisseling.volg import ADRES
from wijdesk.app.vernietigen import eis_gedeeld, ruim_bestand
from wijdesk.errors import Weigering
from wijdesk.models.bewaartermijn import KOPIE_DAGEN
from wijdesk.models.journaal import maak_mutatie
from wijdesk.models.opdrachten.bewaren import (
    GeefVernietigakkoord,
    HefBlokkadeOp,
    LeesVernietiglijst,
    VernietigDossier,
    ZetBlokkade,
)
from wijdesk.models.opdrachten.blokkade import LeesBlokkades
from wijdesk.models.opdrachten.contact import BewaarConcept
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.opdrachten.signaal import SluitSignaal
from wijdesk.models.values import Id
from wijdesk.store import backup
from wijdesk.store.behoud.terug import zet_terug
from wijdesk.store.bevel import VERNIETIGING, waarden_van
from wijdesk.store.controle import controleer
from wijdesk.store.engine import Winkel

BLAD, REST = 4096, 80
"""Bytes of a page, and of those what SQLCipher keeps for itself: the vector (16) and the seal (64)."""
WOORDEN = ("Wiebelstra", "Zwaantje", "Knolraap", "123456782", "12349876", "Vlierboomlaan", "9799ZX", "huilde zacht")


def bladzijden(map_: Path, sleutel: bytes) -> bytes:
    """Every page of the file as it stands on the disk, decrypted: also what no query reaches any more."""
    ruw = (map_ / "balie.db").read_bytes() if (map_ / "balie.db").exists() else b""
    uit = []
    for plek in range(0, len(ruw), BLAD):
        blad = ruw[plek : plek + BLAD]
        inhoud = blad[16 if plek == 0 else 0 : BLAD - REST]
        vector = blad[BLAD - REST : BLAD - REST + 16]
        uit.append(Cipher(algorithms.AES(sleutel), modes.CBC(vector)).decryptor().update(inhoud))
    return b"".join(uit)


def sporen(tekst: bytes) -> list[str]:
    """The words of WOORDEN that stand in it, plainly or in a form a program could have written them in."""
    gevonden = []
    for woord in WOORDEN:
        vormen = {
            woord.encode(), woord.encode("utf-16-le"), woord.lower().encode(), woord.upper().encode(),
            base64.b64encode(woord.encode())[:-4], woord.encode().hex().encode(), quote(woord).encode(),
            json.dumps(woord)[1:-1].encode(),
        }  # fmt: skip
        gevonden += [woord for vorm in vormen if len(vorm) > 5 and vorm in tekst]
    return sorted(set(gevonden))


def bekend(bureau: Bureau) -> Id:
    """Somebody of whom there is everything an entree writes down, with a former address."""
    invoer = PersoonInvoer(
        roepnaam="Zwaantje", achternaam="Wiebelstra", geboortedatum="1961-04-05", bsn="123456782",
        telefoon="0612349876",
        straat="Vlierboomlaan", huisnummer="7", postcode="9799ZX", woonplaats="Groningen",
    )  # fmt: skip
    id_ = winkel.persoon_van(bureau, winkel.contact(bureau, nieuwe_persoon=invoer, melder_naam="Knolraap"))
    wijzig(bureau, id_, straat="Kerkpad", huisnummer="1", postcode="9711AA")
    signaal = meld(bureau, persoon_id=id_, tekst="Zij huilde zacht op de trap")
    bureau.doe(SluitSignaal(id=signaal, uitkomst="geen zorgen gebleken", tekst="Wiebelstra gesproken"))
    concept = BewaarConcept(id=bureau.wereld.ids(), soort=f"een.{id_.hex()}", inhoud='{"toelichting": "Wiebelstra"}')
    bureau.doe(concept)
    return id_


def alles(bureau: Bureau) -> bytes:
    """The file page by page, the WAL folded in, and what queries answer."""
    ruim_bestand(bureau)
    return bladzijden(bureau.map, bureau._sleutel.sleutel) + rijen(bureau)


def rijen(bureau: Bureau) -> bytes:
    with winkel.lezer(bureau) as lees:
        tabellen = [rij[0] for rij in lees("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        gelezen = [lees(f"SELECT * FROM {naam}") for naam in tabellen]
    return b"".join(
        deel if isinstance(deel, bytes) else str(deel).encode() for alle in gelezen for rij in alle for deel in rij
    )


@pytest.fixture
def opsteller(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as wie:
        yield wie


@pytest.fixture
def tweede(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as wie:
        yield wie


def test_that_no_page_of_the_file_nor_a_new_backup_holds_anything_of_somebody(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega, tmp_path: Path
) -> None:
    buur = winkel.persoon_van(bureau, winkel.contact(bureau))
    id_ = bekend(bureau)
    assert sporen(alles(bureau)) == sorted(WOORDEN), "the scan sees what is there"
    klok.verzet(16 * JAAR)
    assert vernietig(bureau, opsteller, tweede, ("persoon", id_)) == [""]
    assert sporen(alles(bureau)) == []
    sleutel = bureau._sleutel.sleutel
    kopie = backup.maak(bureau.map, sleutel, tmp_path)
    assert sporen(bladzijden(kopie, sleutel)) == []
    assert sporen(b"".join(pad.read_bytes() for pad in bureau.map.rglob("*") if pad.is_file())) == []
    assert winkel.rauw(bureau, "SELECT id FROM persoon") == [(buur,)]
    assert controleer(bureau._winkel.db) == ()  # type: ignore[union-attr]


def test_that_an_older_backup_that_is_put_back_gets_it_destroyed_again(
    map_: Path, klok: Klok, ids: Ids, tmp_path: Path
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        id_ = bekend(bureau)
        sleutel = bureau._sleutel.sleutel
        klok.verzet(16 * JAAR)
        kopie = backup.maak(map_, sleutel, tmp_path)
        assert sporen(bladzijden(kopie, sleutel))
        with (
            aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een,
            aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as ander,
        ):
            vernietig(bureau, een, ander, ("persoon", id_))
        cijfers = winkel.rauw(bureau, "SELECT maand, melder FROM contact")
    zet_terug(map_, kopie, sleutel)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert winkel.rauw(bureau, "SELECT count(*) FROM persoon") == [(0,)]
        assert sporen(alles(bureau)) == []
        assert winkel.rauw(bureau, "SELECT maand, melder FROM contact") == cijfers


def test_that_a_hold_and_what_came_in_after_the_proposal_keep_a_dossier(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    een, ander, weg = (winkel.persoon_van(bureau, winkel.contact(bureau)) for _ in range(3))
    klok.verzet(6 * JAAR)
    nummer = lijst(bureau, opsteller, *(("persoon", id_) for id_ in (een, ander, weg)))
    tweede.doe(GeefVernietigakkoord(id=nummer))
    opsteller.doe(ZetBlokkade(soort="persoon", id=een, reden=REDEN))
    bureau.doe(winkel.contact(bureau, persoon_id=ander))
    gelezen = {regel.naam: regel.valt_af for regel in opsteller.lees(LeesVernietiglijst(id=nummer)).regels}
    assert sorted(filter(None, (regel.valt_af for regel in opsteller.lees(LeesVernietiglijst(id=nummer)).regels))) == [
        "Er is na het voorstel nog iets in veranderd.", "Er staat een blokkade op."
    ], gelezen  # fmt: skip
    uit = [
        opsteller.doe(VernietigDossier(id=regel.id)) for regel in opsteller.lees(LeesVernietiglijst(id=nummer)).regels
    ]
    assert sum(bool(er.afgevallen) for er in uit) == 2
    assert {rij[0] for rij in winkel.rauw(bureau, "SELECT id FROM persoon")} == {een, ander}
    opsteller.doe(HefBlokkadeOp(id=opsteller.lees(LeesBlokkades(soort="persoon", id=een))[0].id, reden="Zaak klaar"))
    assert een in proef(bureau, opsteller)


def test_that_a_household_takes_who_is_nowhere_else_and_leaves_who_is(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    vader, moeder = maak.persoon(bureau, "Vader", "1960-01-01"), maak.persoon(bureau, "Moeder", "1961-01-01")
    een = maak.gezin(bureau, maak.lid(vader, "partner"), maak.lid(moeder, "partner"), naam="Een")
    ander = maak.gezin(bureau, maak.lid(vader, "partner"), naam="Ander")
    bureau.doe(winkel.contact(bureau, persoon_id=vader))
    klok.verzet(17 * JAAR)
    bureau.doe(winkel.contact(bureau, persoon_id=vader))
    klok.verzet(JAAR)
    id_ = opsteller.doe(ZetBlokkade(soort="persoon", id=vader, reden=REDEN))
    assert not any(rij.kan for rij in proef(bureau, opsteller).values() if rij.id == een), (
        "what is said of him is there"
    )
    opsteller.doe(HefBlokkadeOp(id=id_, reden="Zaak klaar"))
    assert vernietig(bureau, opsteller, tweede, ("huishouden", een)) == [""]
    assert winkel.rauw(bureau, "SELECT id FROM persoon") == [(vader,)]
    assert winkel.rauw(bureau, "SELECT id FROM huishouden") == [(ander,)]
    assert winkel.rauw(bureau, "SELECT count(*) FROM contact WHERE persoon_id = ?", vader) == [(2,)]
    assert winkel.rauw(bureau, "SELECT count(*) FROM adres") == [(1,)], "he lives there still"


def test_that_the_other_desk_destroys_too_and_only_what_two_agreed_to(tmp_path: Path, klok: Klok) -> None:
    with twee_balies(tmp_path, klok) as balies:
        id_ = bekend(balies.een)
        blijft = winkel.persoon_van(balies.een, winkel.contact(balies.een))
        balies.ontmoet()
        klok.verzet(16 * JAAR)
        with (
            aan_het_werk(balies.een, "privacybeheerder", naam="Petra Prins") as een,
            aan_het_werk(balies.een, "teamleider", naam="Tom Teunis") as ander,
        ):
            vernietig(balies.een, een, ander, ("persoon", id_))
        balies.ontmoet()
        for bureau in (balies.een, balies.ander):
            assert sporen(alles(bureau)) == []
            assert winkel.rauw(bureau, "SELECT count(*) FROM contact WHERE persoon_id IS NULL") == [(1,)]
        beveel_zonder_akkoord(balies.een, blijft)
        balies.ontmoet()
        assert winkel.rauw(balies.ander, "SELECT id FROM persoon WHERE id = ?", blijft) == [(blijft,)]
        assert winkel.rauw(balies.ander, "SELECT count(*) FROM ingehouden WHERE soort = 'vernietiging'") == [(1,)]
        assert balies.is_heel()


def beveel_zonder_akkoord(bureau: Bureau, dossier: Id) -> None:
    """As a changed program could: an order on a line that nobody else agreed to."""
    with maak.eenheid(bureau) as uow:
        regel = akkoord_op(uow, Id(bytes(16)))
        mutatie = maak_mutatie(
            uow.herkomst, mutatie_id=uow.ids(), zout=bytes(16), soort=VERNIETIGING, rij=dossier, dossier=dossier,
            waarden=waarden_van(grond="termijn", regel=regel), basis={},
        )  # fmt: skip
        uow.schrijf(VERNIETIGING, mutatie, dossier)
        uow.commit()


def test_that_a_run_that_was_killed_goes_on_where_it_was(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        weg = [winkel.persoon_van(bureau, winkel.contact(bureau)) for _ in range(12)]
        with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een:
            klok.verzet(6 * JAAR)
            nummer = lijst(bureau, een, *(("persoon", id_) for id_ in weg))
            regels = [regel.id for regel in een.lees(LeesVernietiglijst(id=nummer)).regels]
        bureau.doe(GeefVernietigakkoord(id=nummer))
    lezen, schrijven = PROCES.Pipe(duplex=False)
    draait = PROCES.Process(target=draai, args=(str(map_), klok.nu, regels, schrijven))
    draait.start()
    assert lezen.recv() == "gedaan"
    assert lezen.recv() == "gedaan"
    draait.kill()
    draait.join()
    with winkel.bureau(map_, klok, Ids(klok() + JAAR)) as bureau:
        over = winkel.rauw(bureau, "SELECT count(*) FROM persoon")[0][0]
        gedaan = winkel.rauw(bureau, "SELECT count(*) FROM vernietigregel WHERE vernietigd_op IS NOT NULL")[0][0]
        assert over + gedaan == 12
        assert gedaan >= 2
        for id_ in regels:
            bureau.doe(VernietigDossier(id=id_))
        assert winkel.rauw(bureau, "SELECT count(*) FROM persoon") == [(0,)]
        assert winkel.rauw(bureau, "SELECT count(*) FROM contact") == [(12,)]
        assert controleer(bureau._winkel.db) == ()  # type: ignore[union-attr]


def draai(map_: str, nu: int, regels: list[Id], post: Connection) -> None:
    """Destroy line by line in a process of its own."""
    winkel.goedkope_sleutels()
    klok = Klok(nu)
    with winkel.bureau(Path(map_), klok, Ids(nu + 10_000_000)) as bureau:
        for id_ in regels:
            bureau.doe(VernietigDossier(id=id_))
            post.send("gedaan")


def test_that_copies_are_said_to_be_there_as_long_as_they_can_be() -> None:
    assert KOPIE_DAGEN == backup.MAANDEN * 31


def test_that_what_a_split_page_still_held_is_gone_from_the_file_afterwards(bureau: Bureau) -> None:
    woorden = [f"{plek * 7919 % 3000:05}{woord}" for plek in range(3000) for woord in ("Wiebelstra", "Blijft")]

    def vul(open_: Winkel) -> None:
        open_.db.executemany("INSERT INTO zoek_woord (woord) VALUES (?)", [(woord,) for woord in woorden])
        open_.db.execute("DELETE FROM zoek_woord WHERE woord LIKE '%Wiebelstra'")
        open_.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    bureau.op_winkel(vul)
    sleutel = bureau._sleutel.sleutel
    assert sporen(bladzijden(bureau.map, sleutel)) == ["Wiebelstra"]
    ruim_bestand(bureau)
    assert sporen(bladzijden(bureau.map, sleutel)) == []


def test_that_the_file_written_anew_keeps_the_places_of_the_journal(bureau: Bureau) -> None:
    for _ in range(3):
        bureau.doe(winkel.contact(bureau))

    def verspring(db_winkel: Winkel) -> None:
        """As when entries were passed over: places that are not one after another."""
        db_winkel.db.execute("UPDATE mutatie SET rowid = rowid + 1000 WHERE rowid % 3 = 0")

    bureau.op_winkel(verspring)
    tabellen = [
        naam for (naam,) in winkel.rauw(bureau, "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT wr")
    ]
    assert "mutatie" in tabellen
    eerder = {naam: winkel.rauw(bureau, f'SELECT rowid, * FROM "{naam}" ORDER BY 1') for naam in tabellen}
    ruim_bestand(bureau)
    for naam, rijen in eerder.items():
        nu = winkel.rauw(bureau, f'SELECT rowid, * FROM "{naam}" ORDER BY 1')
        assert nu == rijen or naam == "sqlite_schema", naam


def test_that_a_desk_that_shares_hears_the_others_before_it_destroys(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    id_ = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(6 * JAAR)
    nummer = lijst(bureau, opsteller, ("persoon", id_))
    eis_gedeeld(bureau, nummer)  # alone: there is nobody to hear
    kast_van(bureau).put(ADRES, b"/nergens")
    kast_van(bureau).put(CONTACT, str(klok()).encode())
    klok.verzet(1)
    tweede.doe(GeefVernietigakkoord(id=nummer))
    with pytest.raises(Weigering, match="nog niet gedeeld"):
        eis_gedeeld(bureau, nummer)
    kast_van(bureau).put(CONTACT, str(klok()).encode())
    eis_gedeeld(bureau, nummer)
    klok.verzet(2 * 3_600_000)  # a hold another desk shared since
    with pytest.raises(Weigering, match="nog niet gedeeld"):
        eis_gedeeld(bureau, nummer)
