"""Ctrl+K finds what there is in the neighbourhood and the registers for who has the panel, and opens it with Enter."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gezin import persoon
from tests.services.collega import aan_het_werk
from tests.services.test_agressie_register import meld
from tests.services.test_collectief import onderwerp
from tests.services.test_klacht import klacht
from tests.ui.gezinvenster import rust, toon
from tests.ui.test_palette_signaal import LANG, palet_van
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.collectief import BewaarInitiatief, MaakActiviteit, TrekVanDeBuurtIn
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.kaart import BewaarVoorziening
from wijdesk.models.opdrachten.klacht import DeelKlacht, LeesKlacht, LeesKlachten
from wijdesk.models.opdrachten.signaal import RegistreerStraatronde
from wijdesk.models.opdrachten.vondst import (
    ZoekActiviteiten,
    ZoekAgressie,
    ZoekInitiatieven,
    ZoekKlachten,
    ZoekOnderwerpen,
    ZoekStraatrondes,
    ZoekVoorzieningen,
)
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.palette import Palet
from wijdesk.ui.regels import REGEL_ROLE

OPENT = ("inwoner", "casus", "signalen", "triage", "collectief", "kaart", "straatronde", "klacht", "agressie")


def _lijst(palet: Palet) -> list[tuple[str, str]]:
    model = palet.lijst.lijst.model()
    beelden = (model.index(rij, 0).data(REGEL_ROLE) for rij in range(model.rowCount()))
    return [(beeld.pil, beeld.titel) for beeld in beelden]


def test_that_activiteiten_and_places_to_go_are_found_and_opened(qtbot: QtBot, bureau: Bureau) -> None:
    ids, hier = bureau.wereld.ids, bureau.medewerker.locatie_id
    velden: dict[str, Any] = {"locatie_id": hier, "thema": "taal en meedoen", "initiatief": "WIJ"}
    cafe = bureau.doe(MaakActiviteit(id=ids(), titel="Taalcafé", start="2026-01-05", **velden))
    bureau.doe(MaakActiviteit(id=ids(), titel="Taalles", start="2025-01-05", einde="2025-06-01", **velden))
    plek = bureau.doe(
        BewaarVoorziening(
            id=ids(), soort="basisvoorziening", naam="Bibliotheek", thema="taal en meedoen", trefwoorden="cafetaria"
        )
    )
    assert [(rij.naam, rij.stand) for rij in bureau.lees(ZoekActiviteiten(tekst="taal"))] == [
        ("Taalcafé", ""), ("Taalles", "afgelopen"),
    ]  # fmt: skip
    assert [rij.id for rij in bureau.lees(ZoekVoorzieningen(tekst="biblio"))] == [plek]
    assert bureau.lees(ZoekVoorzieningen(tekst=" ")) == ()
    palet, jobs = palet_van(qtbot, bureau)
    palet._opent = lambda: OPENT
    gevraagd: list[tuple[str, object]] = []
    palet.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    QTest.keyClicks(palet.veld, "cafe")
    qtbot.waitUntil(lambda: len(_lijst(palet)) == 2, timeout=LANG)
    assert _lijst(palet) == [("activiteit", "Taalcafé"), ("voorziening", "Bibliotheek")]
    QTest.keyClick(palet.veld, Qt.Key.Key_Return)
    assert gevraagd.pop() == ("collectief.open", cafe)
    palet.open()
    QTest.keyClicks(palet.veld, "taal voorziening")
    qtbot.waitUntil(partial(bool, palet._wijk), timeout=LANG)
    qtbot.waitUntil(lambda: _lijst(palet) == [("voorziening", "Bibliotheek")], timeout=LANG)
    QTest.keyClick(palet.veld, Qt.Key.Key_Return)
    assert gevraagd.pop() == ("kaart.open", plek)
    jobs.sluit()


def test_that_who_has_no_such_panel_is_not_asked_about(qtbot: QtBot, bureau: Bureau) -> None:
    with aan_het_werk(bureau, "applicatiebeheerder") as collega:
        palet, jobs = palet_van(qtbot, collega)
        palet._opent = lambda: ("kaart",)
        QTest.keyClicks(palet.veld, "taal")
        qtbot.waitUntil(lambda: bool(palet._wijk), timeout=LANG)
        assert palet._wijk == {"voorziening": ()}
        jobs.sluit()


def _toont_alleen(palet: Palet, pil: str, titel: str) -> bool:
    return _lijst(palet) == [(pil, titel)]


def gelopen(bureau: Bureau, **anders: Any) -> Id:
    velden: dict[str, Any] = {"locatie_id": bureau.medewerker.locatie_id, "gebied": "Tunnelplein", "dag": "2026-02-20"}
    return Id(bureau.doe(RegistreerStraatronde(id=bureau.wereld.ids(), **(velden | anders))))


def test_that_the_neighbourhood_and_the_registers_are_found_and_opened_too(
    qtbot: QtBot, bureau: Bureau, jobs: Jobs
) -> None:
    ids, beijum = bureau.wereld.ids, bureau.doe(MaakLocatie(naam="Beijum"))
    licht = bureau.doe(onderwerp(bureau, locatie_id=beijum))
    verteld = {"gedaan": "Lamp gemeld", "teruggekoppeld_op": "2026-02-20", "teruggekoppeld_hoe": "Brief"}
    bureau.doe(onderwerp(bureau, onderwerp="Tunnel verven", ingebracht_op="2026-02-20", **verteld))
    poort = BewaarInitiatief(
        id=ids(), locatie_id=beijum, onderwerp="Muurschildering tunnel", ingebracht_op="2026-02-11"
    )
    verf = bureau.doe(poort)
    ronde = gelopen(bureau, locatie_id=beijum, straten=("Elzenlaan",))
    boos = klacht(bureau, ids, klager="Teun Tunnelaar", woorden="Niemand mag dit in een lijst lezen")
    dader = meld(bureau, persoon(bureau, "Tuna", achternaam="Tunneman"), omschrijving="Gooide een stoel")

    assert [(rij.naam, rij.stand) for rij in bureau.lees(ZoekOnderwerpen(tekst="tunnel"))] == [
        ("Meer licht in de tunnel", ""), ("Tunnel verven", "teruggekoppeld"),
    ]  # fmt: skip
    assert [(rij.id, rij.wat, rij.stand) for rij in bureau.lees(ZoekInitiatieven(tekst="muur"))] == [
        (verf, "Beijum", "nieuw")
    ]
    assert [rij.id for rij in bureau.lees(ZoekStraatrondes(tekst="elzen beijum"))] == [ronde]
    assert [rij.id for rij in bureau.lees(ZoekAgressie(tekst="tunneman verbaal"))] == [dader]
    (gevonden,) = bureau.lees(ZoekKlachten(tekst="tunnelaar"))
    (in_lijst,) = bureau.lees(LeesKlachten())
    assert (gevonden.id, gevonden.stand) == (boos, in_lijst.nummer)
    assert gevonden.naam == "Teun Tunnelaar: over de werkwijze van het wijkteam"
    for vraag in (ZoekKlachten(tekst="niemand"), ZoekAgressie(tekst="stoel"), ZoekKlachten(tekst=" ")):
        assert bureau.lees(vraag) == (), "found by what its list does not show"

    palet, eigen = palet_van(qtbot, bureau)
    palet._opent = lambda: OPENT
    gevraagd: list[tuple[str, object]] = []
    palet.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    for typ, pil, titel, verzoek, id_ in (
        ("licht buurtagenda", "buurtagenda", "Meer licht in de tunnel", "buurtonderwerp.open", licht),
        ("tunnel initiatief", "initiatief", "Muurschildering tunnel", "initiatief.open", verf),
        ("plein straatronde", "straatronde", "Tunnelplein", "straatronde.open", ronde),
        ("tunnelaar klacht", "klacht", gevonden.naam, "klacht.open", boos),
        ("tunneman agressie", "agressie", "Tuna Tunneman", "agressie.open", dader),
    ):
        palet.open()
        palet.veld.clear()
        QTest.keyClicks(palet.veld, typ)
        qtbot.waitUntil(partial(_toont_alleen, palet, pil, titel), timeout=LANG)
        QTest.keyClick(palet.veld, Qt.Key.Key_Return)
        assert gevraagd.pop() == (verzoek, id_)
    palet.open()
    QTest.keyClicks(palet.veld, "tunnel")
    wijk = ["buurtagenda", "buurtagenda", "initiatief", "straatronde", "klacht"]
    qtbot.waitUntil(lambda: [pil for pil, _ in _lijst(palet) if pil in wijk] == wijk, timeout=LANG)
    eigen.sluit()

    # Of another locatie they open in their panel all the same.
    collectief = toon(bureau, jobs, qtbot, "collectief", sluit=False)
    rust(jobs, qtbot)
    for verzoek, id_, blad in (
        ("buurtonderwerp.open", licht, collectief.buurtagenda), ("initiatief.open", verf, collectief.initiatieven),
    ):  # fmt: skip
        assert collectief.handle(verzoek, id_)
        rust(jobs, qtbot)
        assert collectief.blad is blad
        assert blad.lijst.huidige().id == id_
    bureau.doe(TrekVanDeBuurtIn(id=licht, reden="Dubbel"))
    gezegd: list[tuple[str, object]] = []
    collectief.requested.connect(lambda wat, inhoud: gezegd.append((wat, inhoud)))
    collectief.handle("buurtonderwerp.open", licht)
    rust(jobs, qtbot)
    assert gezegd == [("melding", "Dit is intussen weggehaald.")]
    straat = toon(bureau, jobs, qtbot, "straatronde", sluit=False)
    rust(jobs, qtbot)
    assert straat.lijst.huidige() is None, "the list of another locatie is empty here"
    assert straat.handle("straatronde.open", ronde)
    rust(jobs, qtbot)
    assert straat.lijst.huidige().id == ronde
    assert "Beijum" in straat.lijst.lijst.currentIndex().data(REGEL_ROLE).onder


def test_that_a_klacht_is_found_only_by_whom_it_is_there_for(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    with (
        aan_het_werk(bureau, "entree", naam="Bas Boer") as bas,
        aan_het_werk(bureau, "klachtencoordinator", naam="Kim de Vries") as kim,
        aan_het_werk(bureau, "teamleider", naam="Oda Smit") as oda,
    ):
        id_ = klacht(bureau, ids, klager="Nora Visser", over=(bas.id,), behandelaar_id=oda.id)
        vraag = ZoekKlachten(tekst="visser boer")
        assert [[rij.id for rij in wie.lees(vraag)] for wie in (kim, oda, bas)] == [[id_], [id_], []]
        bureau.doe(DeelKlacht(id=bureau.lees(LeesKlacht(id=id_)).over[0].id))
        assert [rij.id for rij in bas.lees(vraag)] == [id_]
