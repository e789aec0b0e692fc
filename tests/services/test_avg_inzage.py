"""Inzage: every row about somebody is in it, and in words they read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.gezin import Gezin, persoon, zet
from tests.inzage import alles_in, als_voorgesteld, kies, kijk, thuis_van, vraag
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.avg import (
    BeslisAvgverzoek,
    LeesInzage,
    LeesInzagePapier,
    TekenInzageAan,
)
from wijdesk.models.opdrachten.belang import LegBelangVast
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, VoegPersonenSamen
from wijdesk.models.persoon import Persoon
from wijdesk.models.tabellen import GEJOURNAALD, METADATA
from wijdesk.models.values import IdMaker
from wijdesk.reports import avg_inzage
from wijdesk.resources import lees_tekst
from wijdesk.services.avg import lopen
from wijdesk.services.avg.dossier import OVERIG, groep_van, zelf_gegeven
from wijdesk.store.lezer import Lezer
from wijdesk.store.omvang import omvang


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return thuis_van(bureau)


# Everything ----------------------------------------------------------------------------------------------------------


def test_that_no_table_can_be_forgotten(bureau: Bureau) -> None:
    db = bureau.eigen_verbinding()
    lezer = Lezer(db, nu=bureau.wereld.klok(), medewerker_id=bureau.medewerker.id, rechten=bureau.rechten)
    gezien = {tabel.naam: tabel for tabel in lopen.tabellen(lezer)}
    db.close()
    assert gezien.keys() == GEJOURNAALD.keys()
    bereikt = {lopen.PERSOON, lopen.HUISHOUDEN, lopen.ADRES}
    while nieuw := {
        naam
        for naam, tabel in gezien.items()
        if naam not in lopen.NIET
        and naam not in bereikt
        and (tabel.naar(lopen.PERSOON) or tabel.naar(lopen.HUISHOUDEN) or _hangt_aan(tabel, bereikt))
    }:
        bereikt |= nieuw
    bereikt |= {naar for van, _, naar in lopen.OMHOOG if van in bereikt}
    assert bereikt | lopen.NIET.keys() == GEJOURNAALD.keys()
    assert all(len(waarom.split()) >= 3 for waarom in lopen.NIET.values())


def _wijst(naam: str) -> set[str]:
    """What a table of the program refers to."""
    return {sleutel.column.table.name for sleutel in METADATA.tables[naam].foreign_keys}


def test_that_no_table_that_names_a_person_or_a_household_is_left_out() -> None:
    """By the mapped classes, and not by how the walk sees the database."""
    mensen = {lopen.PERSOON, lopen.HUISHOUDEN}
    for naam in METADATA.tables:
        if _wijst(naam) & mensen or {"persoon_id", "huishouden_id"} & set(METADATA.tables[naam].columns.keys()):
            assert naam in GEJOURNAALD, f"{naam} is not in the journal, so inzage does not walk it"
            assert naam not in lopen.NIET, f"{naam} names somebody, so inzage tells of it"


def test_that_a_table_made_tomorrow_is_in_it_by_itself(bureau: Bureau, thuis: Gezin) -> None:
    db = bureau.eigen_verbinding()
    db.execute(
        "CREATE TABLE briefje (id BLOB PRIMARY KEY, status TEXT, koppen TEXT, tekst TEXT, "
        "persoon_id BLOB REFERENCES persoon (id))"
    )
    db.execute("CREATE TABLE briefjestap (id BLOB PRIMARY KEY, koppen TEXT, briefje_id BLOB REFERENCES briefje (id))")
    een, ander, stap = (bureau.wereld.ids() for _ in range(3))
    db.execute("INSERT INTO briefje VALUES (?, 'actief', '{}', 'Te laat gebeld', ?)", (een, thuis.moeder))
    db.execute("INSERT INTO briefje VALUES (?, 'actief', '{}', 'Een ander', ?)", (ander, thuis.zoon))
    db.execute("INSERT INTO briefjestap VALUES (?, '{}', ?)", (stap, een))
    lezer = Lezer(db, nu=bureau.wereld.klok(), medewerker_id=bureau.medewerker.id, rechten=bureau.rechten)
    gelopen = lopen.loop(lezer, thuis.moeder).rijen
    db.close()
    assert (set(gelopen["briefje"]), set(gelopen["briefjestap"])) == ({een}, {stap})
    assert groep_van("briefje") == OVERIG


def test_that_all_that_would_be_destroyed_with_somebody_is_in_it(bureau: Bureau, thuis: Gezin) -> None:
    """The other walk over the same references, by other rules: what goes with a dossier was somebody's."""
    bureau.doe(winkel.contact(bureau, persoon_id=thuis.moeder, uitkomst="terugbelverzoek"))
    vraag(bureau, thuis.moeder, soort="bezwaar")
    db = bureau.eigen_verbinding()
    lezer = Lezer(db, nu=bureau.wereld.klok(), medewerker_id=bureau.medewerker.id, rechten=bureau.rechten)
    gelopen = lopen.loop(lezer, thuis.moeder).rijen
    weg = omvang(db, "huishouden", thuis.huishouden)
    gemist, gezien = [], 0
    for soort, ids in weg.per_soort.items():
        namen = [s.parent.name for s in METADATA.tables[soort].foreign_keys if s.column.table.name == lopen.PERSOON]
        for id_ in () if soort in (lopen.PERSOON, *lopen.NIET) else ids:
            kolommen = ", ".join(namen) or "NULL"
            (rij,) = db.execute(f"SELECT {kolommen} FROM {soort} WHERE id = ?", (id_,)).fetchall()
            alleen_anderen = any(rij) and thuis.moeder not in rij and soort not in ("huishoudlid", "betrokkene")
            gezien += not alleen_anderen
            if not alleen_anderen and id_ not in gelopen[soort]:
                gemist.append(soort)
    db.close()
    assert gemist == []
    assert gezien > 15


def _hangt_aan(tabel: lopen.Tabel, bereikt: set[str]) -> bool:
    return any(not tabel.verwijst[kolom] or tabel.verwijst[kolom] in bereikt for kolom in lopen.ouders_van(tabel))


def test_that_every_table_has_a_subject_and_what_one_gave_exists() -> None:
    assert [soort for soort in GEJOURNAALD if soort not in lopen.NIET and groep_van(soort) == OVERIG] == []
    for soort, velden in zelf_gegeven().items():
        assert velden <= {kolom.name for kolom in METADATA.tables[soort].columns}


def test_that_every_row_about_somebody_is_in_it(bureau: Bureau, thuis: Gezin) -> None:
    bureau.doe(winkel.contact(bureau, persoon_id=thuis.moeder))
    bureau.lees(LeesPersoonKaart(id=thuis.moeder))
    papier = als_voorgesteld(bureau, thuis.moeder)
    soorten = {stuk.soort for groep in papier.groepen for stuk in groep.stukken}
    assert soorten >= {
        "persoon", "contact", "vraag", "huishouden", "huishoudlid", "casus", "plan", "doel", "actie",
        "veiligheidsafspraak", "contactmoment", "betrokkene", "signaal", "signaalmelder", "avgverzoek", "toegang",
    }  # fmt: skip
    doelen = [stuk for groep in papier.groepen for stuk in groep.stukken if stuk.soort == "doel"]
    assert {stuk.id for stuk in doelen} == set(thuis.doelen)
    for groep in papier.groepen:
        assert groep.doel
        assert groep.bron
        assert groep.bewaren


def test_that_what_is_only_about_another_member_is_not_in_it(bureau: Bureau, thuis: Gezin) -> None:
    bureau.doe(winkel.contact(bureau, persoon_id=thuis.zoon))
    papier = als_voorgesteld(bureau, thuis.moeder)
    assert not [stuk for groep in papier.groepen for stuk in groep.stukken if stuk.soort in ("contact", "vraag")]


def test_that_what_was_put_right_is_still_told(bureau: Bureau, thuis: Gezin) -> None:
    zet(bureau, Persoon, thuis.moeder, telefoon="0611111111")
    zet(bureau, Persoon, thuis.moeder, telefoon="0622222222")
    papier = als_voorgesteld(bureau, thuis.moeder)
    (stuk,) = [stuk for groep in papier.groepen for stuk in groep.stukken if stuk.soort == "persoon"]
    velden = {veld.label: veld.tekst for veld in stuk.velden}
    assert velden["Telefoon"] == "0622222222"
    assert velden["Eerder (van 2 mrt 2026): Telefoon"] == "0611111111"


def test_that_a_card_that_was_merged_away_is_part_of_it(bureau: Bureau, thuis: Gezin) -> None:
    dubbel = persoon(bureau, "Fatma", "1985-04-01", achternaam="Bakker")
    bureau.doe(winkel.contact(bureau, persoon_id=dubbel))
    bureau.doe(VoegPersonenSamen(blijft=thuis.moeder, weg=dubbel, reden="Zelfde persoon"))
    papier = als_voorgesteld(bureau, dubbel)
    assert {stuk.soort for groep in papier.groepen for stuk in groep.stukken} >= {"vraag", "plan"}
    assert "Fatma" in alles_in(papier)


def test_that_it_is_whole_for_who_may_not_see_contact_data_at_work(bureau: Bureau, thuis: Gezin) -> None:
    zet(bureau, Persoon, thuis.moeder, telefoon="0611111111")
    id_ = vraag(bureau, thuis.moeder)
    kies(bureau, id_, *kijk(bureau, id_).plekken)
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    with aan_het_werk(bureau, "privacybeheerder") as collega:
        assert "0611111111" in alles_in(collega.lees(LeesInzagePapier(verzoek_id=id_)))


def test_that_who_has_a_tie_with_somebody_in_it_does_not_put_it_together(bureau: Bureau, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder)
    with aan_het_werk(bureau, "privacybeheerder") as collega:
        bureau.doe(
            LegBelangVast(id=bureau.wereld.ids(), persoon_id=thuis.dochter, medewerker_id=collega.id, soort="familie")
        )
        with pytest.raises(Weigering):
            collega.lees(LeesInzage(verzoek_id=id_))


# What goes out -------------------------------------------------------------------------------------------------------


def test_that_the_file_follows_its_schema_and_says_what_it_is(bureau: Bureau, thuis: Gezin) -> None:
    papier = als_voorgesteld(bureau, thuis.moeder)
    bestanden = avg_inzage.bestanden(papier)
    assert list(bestanden) == [f"inzage-{papier.nummer}.pdf", f"inzage-{papier.nummer}.json", avg_inzage.SCHEMA]
    assert not any("akker" in naam for naam in bestanden)
    schema, inhoud = json.loads(lees_tekst(avg_inzage.SCHEMA)), json.loads(bestanden[f"inzage-{papier.nummer}.json"])
    assert list(_fouten(schema, inhoud, schema)) == []
    assert inhoud["beschrijving"]
    assert list(_fouten(schema, inhoud | {"versie": 2}, schema)), "the check sees what is wrong"


def _fouten(deel: dict[str, Any], waarde: Any, alles: dict[str, Any]) -> Iterator[str]:
    """What a value does not hold of a schema, as far as ours goes."""
    if "$ref" in deel:
        deel = alles["$defs"][deel["$ref"].rsplit("/", 1)[1]]
    soorten = {"object": dict, "array": list, "string": str, "boolean": bool}
    if "type" in deel and not isinstance(waarde, soorten[deel["type"]]):
        yield f"no {deel['type']}"
        return
    if "const" in deel and waarde != deel["const"]:
        yield "another constant"
    if "enum" in deel and waarde not in deel["enum"]:
        yield "not in the list"
    for naam in deel.get("required", ()):
        if naam not in waarde:
            yield f"{naam} is not there"
    for naam, eigen in deel.get("properties", {}).items():
        if naam in waarde:
            yield from _fouten(eigen, waarde[naam], alles)
    for een in waarde if "items" in deel else ():
        yield from _fouten(deel["items"], een, alles)


def test_that_taking_data_along_gives_only_what_one_gave(bureau: Bureau, thuis: Gezin) -> None:
    bureau.doe(winkel.contact(bureau, persoon_id=thuis.moeder))
    papier = als_voorgesteld(bureau, thuis.moeder, soort="overdraagbaarheid")
    soorten = {stuk.soort for groep in papier.groepen for stuk in groep.stukken}
    assert {"persoon", "vraag", "doel"} <= soorten <= zelf_gegeven().keys()
    assert "Kan de huur niet betalen" in alles_in(papier)
    assert "schulden" not in alles_in(papier), "what we wrote of it stays"
    assert papier.ontvangers == ()


def test_that_looking_and_making_files_is_logged_and_ends_the_request(bureau: Bureau, thuis: Gezin) -> None:
    papier = als_voorgesteld(bureau, thuis.moeder)
    (id_,) = winkel.rauw(bureau, "SELECT id FROM avgverzoek")[0]
    bureau.doe(TekenInzageAan(verzoek_id=id_))
    gelogd = winkel.rauw(
        bureau, "SELECT soort, wat, aantal FROM toegang WHERE persoon_id = ? AND wat LIKE '%dossier%'", thuis.moeder
    )
    aantal = sum(len(groep.stukken) for groep in papier.groepen)
    assert ("inzien", "heel dossier doorgenomen voor inzage", None) in gelogd
    assert ("uitvoer", "dossier als bestand gemaakt voor de inwoner", aantal) in gelogd
    assert winkel.rauw(bureau, "SELECT uitgevoerd_op FROM avgverzoek") == [("2026-03-02",)]


def test_that_only_who_deals_with_it_can_look(bureau: Bureau, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder)
    with aan_het_werk(bureau, "casemanager", "teamleider") as collega:
        for lezen in (LeesInzage(verzoek_id=id_), LeesInzagePapier(verzoek_id=id_)):
            with pytest.raises(Weigering, match="geen toegang"):
                collega.lees(lezen)
    for soort in ("bezwaar", "beperking"):
        with pytest.raises(Weigering, match="geen dossier"):
            kijk(bureau, vraag(bureau, thuis.moeder, soort=soort))
