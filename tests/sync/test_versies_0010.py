"""A desk of schema 0009 and one of 0010 work together: what one does not know yet is kept, and there after updating."""

from __future__ import annotations

import json
from pathlib import Path

from tests.sync.daden import schrijf_later
from tests.sync.straat import Straat
from tests.upgrades.maak import MEDEWERKER, WACHTWOORD
from tests.upgrades.test_upgrades import kopie_van
from wijdesk.app.bureau import bureau_open
from wijdesk.app.wereld import Wereld
from wijdesk.models.journaal import BEGIN, SCHEMA_VERSIE, Herkomst, maak_mutatie, schakel
from wijdesk.models.opdrachten.avg import LeesAvgverzoek
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, ZoekPersonen
from wijdesk.models.persoon import Persoon
from wijdesk.models.toeleiding import Indicatie
from wijdesk.models.uitwisseling_woorden import PAST_NIET
from wijdesk.models.values import Id
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.controle import controleer

VAN_0009 = {
    "huishouden_id": None, "persoon_id": None, "toeleiding_id": None, "productgroep": "Jeugd", "soort": "nieuw",
    "aanbieder": "", "omvang": "", "besloten_op": "2026-02-02", "van": "2026-02-02", "tot": "", "vorige_id": None,
    "wacht_sinds": "", "gestart_op": "", "overbrugging": "", "bron_nummer": "i1", "partij_id": None, "status": "actief",
}  # fmt: skip
"""All that 0009 says of an indicatie."""


def test_that_what_0009_said_and_what_this_says_of_one_row_stand_together() -> None:
    straat = Straat(2)
    oud, nieuw = straat.tafels
    plek = nieuw.wie.locatie_id
    indicatie, wie = oud.ids(), straat.persoon(oud, "Anna")
    gemaakt = schrijf_later(oud, "indicatie", indicatie, VAN_0009)
    straat.allen()
    assert nieuw.db.execute("SELECT locatie_id, omvang FROM indicatie").fetchall() == [(None, "")]
    straat.verder()
    nieuw.zet(Indicatie, indicatie, locatie_id=plek)
    nieuw.zet(Persoon, wie, overleden_op="2026-02")
    schrijf_later(oud, "indicatie", indicatie, {"omvang": "2 uur per week"}, {"omvang": [gemaakt.hex()]})
    oud.zet(Persoon, wie, telefoon="050")
    straat.allen()
    for tafel in (oud, nieuw):
        rij = tafel.db.execute("SELECT locatie_id, omvang FROM indicatie").fetchall()
        assert rij == [(plek, "2 uur per week")]
        assert tafel.db.execute("SELECT overleden_op, telefoon FROM persoon").fetchall() == [("2026-02", "050")]
        assert tafel.db.execute("SELECT * FROM verschil").fetchall() == []
        assert tafel.bevindingen() == []


def test_that_a_row_0009_could_not_show_is_there_once_the_program_is_updated(tmp_path: Path) -> None:
    map_ = kopie_van("0009", tmp_path)
    sleutel = keys.ontgrendel(map_, MEDEWERKER, WACHTWOORD).sleutel
    db = verb.verbind(map_, sleutel)
    (wie,) = db.execute("SELECT id FROM persoon WHERE achternaam = 'Winter'").fetchone()
    ik, plek = db.execute("SELECT id, locatie_id FROM medewerker LIMIT 1").fetchone()
    wereld = Wereld()
    ids = wereld.ids
    herkomst = Herkomst(medewerker=Id(ik), toestel=ids(), transactie=ids(), tijd=wereld.klok(), doel="toets")
    verzoek = ids()
    alles = {
        "nummer": "AVG26-VER", "soort": "inzage", "persoon_id": wie.hex(), "over": "", "locatie_id": plek.hex(),
        "hoedanigheid": "nabestaande", "verzoeker": "Karel", "grond": "belang", "gevraagd": "Alles",
        "ontvangen_op": "2026-02-02", "identiteit": "", "bevestigd_op": "", "verlengd_tot": "", "verlengreden": "",
        "behandelaar_id": None, "besluit": "", "besluitreden": "", "besluitgrond": "", "besloten_op": "",
        "besloten_door_id": None, "uitgevoerd_op": "", "beperkt_van": "", "beperkt_tot": "", "vernietigd_op": "",
        "status": "actief",
    }  # fmt: skip
    gezegd = [
        maak_mutatie(herkomst, mutatie_id=ids(), zout=bytes(16), soort="avgverzoek", rij=verzoek, dossier=Id(wie),
                     waarden=alles, basis={}),
        maak_mutatie(herkomst, mutatie_id=ids(), zout=bytes(16), soort="persoon", rij=Id(wie), dossier=Id(wie),
                     waarden={"overleden_op": "2026-02"}, basis={}),
    ]  # fmt: skip
    assert {json.loads(een.kop)["sv"] for een in gezegd} == {SCHEMA_VERSIE}
    vorige = BEGIN
    with verb.transactie(db):  # as 0009 takes in what another desk said: the field is kept, the row held back
        for volgnr, een in enumerate(gezegd, start=1):
            rij, vorige = bytes.fromhex(json.loads(een.kop)["r"]), schakel(vorige, een.kop)
            db.execute(
                "INSERT INTO mutatie (id, kop, zout, inhoud, rij, transactie) VALUES (?, ?, ?, ?, ?, ?)",
                (een.id, een.kop, een.zout, een.inhoud, rij, herkomst.transactie),
            )
            db.execute(
                "INSERT INTO keten (balie_id, volgnr, mutatie_id, schakel) VALUES (?, ?, ?, ?)",
                (herkomst.toestel, volgnr, een.id, vorige),
            )
        db.execute(
            "INSERT INTO ingehouden (mutatie_id, rij, soort, waarom, wacht_op) VALUES (?, ?, 'avgverzoek', ?, NULL)",
            (gezegd[0].id, verzoek, PAST_NIET),
        )
    assert db.execute("SELECT count(*) FROM avgverzoek WHERE id = ?", (verzoek,)).fetchone() == (0,)
    db.close()
    with bureau_open(map_, MEDEWERKER, WACHTWOORD) as bureau:
        (gevonden,) = bureau.lees(ZoekPersonen(tekst="winter"))
        assert bureau.lees(LeesPersoonKaart(id=gevonden.persoon_id)).persoon.overleden_op == "2026-02"
        detail = bureau.lees(LeesAvgverzoek(id=verzoek))
        assert (detail.hoedanigheid, detail.grond) == ("nabestaande", "belang")
        db = bureau.eigen_verbinding()
        assert db.execute("SELECT * FROM ingehouden WHERE rij = ?", (verzoek,)).fetchall() == []
        assert controleer(db) == ()
        db.close()
