"""What was destroyed elsewhere comes without its content before the order is here: nothing waits for it for ever."""

from __future__ import annotations

from tests.conftest import MAANDAG_9_UUR
from tests.sync.daden import maak_lid, registreer
from tests.sync.licht import Tafel, Teller
from tests.sync.test_samenvoegen import deel, veld
from tests.sync.test_verband import gelijk
from tests.sync.zaaifouten_verband import ZAAIFOUTEN
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.persoon import Persoon
from wijdesk.models.uitwisseling_woorden import GEWIST, WACHT
from wijdesk.store import samenvoegen, uitwisseling

Drie = tuple[Tafel, Tafel, Tafel]


def lees_zonder_bevel() -> Drie:
    """Somebody was destroyed at one desk, another works on; a third hears of the work, then of who was destroyed (the
    content is gone), and not yet of the order."""
    ids, tijd = Teller(), [MAANDAG_9_UUR]
    een, ander, lezer = (Tafel(naam, ids, tijd) for naam in ("een", "ander", "lezer"))
    deel(een, ander, lezer)
    id_, huis = een.persoon("Meulen"), een.gezin()
    tot = uitwisseling.eind(een.winkel, een.winkel.balie_id)[0]
    deel(een, ander)
    maak_lid(ander, huis, id_)
    een.vernietig(id_)
    voeg_samen_uit(ander, lezer)
    assert lezer.db.execute("SELECT soort, waarom FROM ingehouden").fetchall() == [("huishoudlid", WACHT)]
    voeg_samen_uit(een, lezer, tot)
    return een, ander, lezer


def voeg_samen_uit(van: Tafel, naar: Tafel, tot: int = 1000) -> None:
    samenvoegen.voeg_samen(naar.db, uitwisseling.na(van.winkel, van.winkel.balie_id, 0, tot))


def test_that_content_that_is_gone_before_the_order_is_here_keeps_nobody_waiting() -> None:
    drie = lees_zonder_bevel()
    lezer = drie[2]
    assert lezer.db.execute("SELECT 1 FROM gewist").fetchall() == []
    assert lezer.bevindingen() == []
    assert set(lezer.db.execute("SELECT soort, waarom FROM ingehouden")) == {
        ("persoon", GEWIST),
        ("huishoudlid", GEWIST),
    }
    gelijk(*drie)


def test_that_a_store_in_which_somebody_waited_for_what_is_gone_is_right_after_the_next_that_comes() -> None:
    with ZAAIFOUTEN["gewist_volgens_register"]():
        een, ander, lezer = lees_zonder_bevel()
    assert len(lezer.bevindingen()) == 1
    tweede = lezer.kopie("met het nieuwe programma")
    ander.persoon("Anders")
    voeg_samen_uit(ander, tweede)
    assert tweede.bevindingen() == []
    gelijk(een, ander, lezer)


def test_that_what_was_held_to_be_destroyed_and_is_not_brings_along_what_refers_to_it() -> None:
    ids, tijd = Teller(), [MAANDAG_9_UUR]
    een, ander, lezer = (Tafel(naam, ids, tijd) for naam in ("een", "ander", "lezer"))
    id_, huis = een.persoon("Meulen"), een.gezin()
    deel(een, ander, lezer)
    een.zet(Persoon, id_, telefoon="1")
    maak_lid(ander, huis, id_)
    contact = registreer(ander, id_)
    een_tot, ander_tot = (uitwisseling.eind(tafel.winkel, tafel.winkel.balie_id)[0] for tafel in (een, ander))
    ander.zet(Persoon, id_, telefoon="2")
    een.vernietig(id_)
    voeg_samen_uit(een, lezer, een_tot)
    voeg_samen_uit(ander, lezer, ander_tot)
    assert lezer.rijen("persoon") == lezer.rijen("huishoudlid") == []
    assert veld(lezer, "contact", "persoon_id", contact) is None
    assert lezer.bevindingen() == []
    voeg_samen_uit(ander, lezer)
    assert lezer.rijen("persoon") == [id_]
    assert len(lezer.rijen("huishoudlid")) == 1
    assert veld(lezer, "contact", "persoon_id", contact) == id_
    assert lezer.bevindingen() == []
    gelijk(een, ander, lezer)
    assert lezer.rijen("persoon") == lezer.rijen("huishoudlid") == []


def test_that_what_waits_for_a_row_that_waits_itself_waits_whoever_looks_first() -> None:
    ids, tijd = Teller(), [MAANDAG_9_UUR]
    een, ander, derde, lezer = vier = [Tafel(naam, ids, tijd) for naam in ("een", "ander", "derde", "lezer")]
    huis = een.gezin()
    eerst = uitwisseling.na(een.winkel, een.winkel.balie_id, 0, 1000)
    deel(een, ander, derde)
    een.open_casus(huis)
    deel(een, ander)
    ander.draag_over(huis, derde.wie.medewerker_id)
    (overdracht,) = uitwisseling.na(ander.winkel, ander.winkel.balie_id, 2, 1000)
    collega = uitwisseling.na(derde.winkel, derde.winkel.balie_id, 1, 1)  # and not yet the locatie of that colleague
    samenvoegen.voeg_samen(lezer.db, [*eerst, *collega, overdracht])
    vraag = "SELECT waarom FROM ingehouden WHERE soort = 'huishouden'"
    lezer.db.execute("UPDATE ingehouden SET waarom = 'past niet', wacht_op = NULL WHERE soort = 'huishouden'")
    samenvoegen.voeg_samen(lezer.db, eerst)  # as a program before left it
    for _ in range(2):
        assert lezer.db.execute(vraag).fetchall() == [(WACHT,)]
        assert lezer.bevindingen() == []
        lezer.zet(Huishouden, huis, naam="De Boer")
    gelijk(*vier)
