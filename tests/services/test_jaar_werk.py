"""The tables of the year about the work itself, over a real store: rounds, the buurtagenda, checked files, caseload."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from tests.gezin import bakker
from tests.services.test_collectief import maak, onderwerp
from tests.services.test_jaar_kwaliteit import lees_in
from tests.services.test_straatronde import loop
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.collectief import BewaarInitiatief, MaakActiviteit, TrekVanDeBuurtIn
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.models.values import Id
from wijdesk.reports.jaarverslag import tabellen
from wijdesk.reports.jaarverslag_pdf import maak as pdf
from wijdesk.reports.jaarverslag_tekst import niet_openbaar


def initiatief(bureau: Bureau, **anders: str) -> Id:
    id_ = bureau.wereld.ids()
    velden = {"onderwerp": "Moestuin", "ingebracht_op": "2026-02-01", "thema": "vervuiling en groen"}
    bureau.doe(BewaarInitiatief(id=id_, locatie_id=bureau.medewerker.locatie_id, **velden | anders))
    return id_


def tekst_van(cijfers: JaarCijfers) -> str:
    bladen = pypdfium2.PdfDocument(pdf(cijfers))
    return " ".join(" ".join(str(blad.get_textpage().get_text_bounded()).split()) for blad in bladen)


def test_that_the_work_of_a_year_has_a_table_each_in_the_file_and_on_paper(bureau: Bureau, tmp_path: Path) -> None:
    elders = bureau.doe(MaakLocatie(naam="Zuid"))
    loop(bureau)
    loop(bureau, gebied=" selwerd ", contacten=3)
    loop(bureau, gebied="Paddepoel", dag="2025-12-31", contacten=40)
    for anders in (
        {"thema": "wonen", "gedaan": "Lamp gemeld"},
        {"thema": "wonen", "teruggekoppeld_op": "2026-02-20", "teruggekoppeld_hoe": "Brief in de hal", "gedaan": "Ja"},
        {},
        {"ingebracht_op": "2025-12-31", "thema": "wonen"},
    ):
        bureau.doe(onderwerp(bureau, **anders))
    idee = onderwerp(bureau, thema="wonen", locatie_id=elders)
    bureau.doe(idee)
    bureau.doe(MaakActiviteit(id=bureau.wereld.ids(), locatie_id=elders, titel="Licht", thema="wonen",
                              initiatief="inwoners", start="2026-03-01", onderwerp_id=idee.id))  # fmt: skip
    initiatief(bureau, stand="loopt")
    initiatief(bureau, stand="klaar", resultaat="Er wordt gezaaid")
    bureau.doe(TrekVanDeBuurtIn(id=initiatief(bureau), reden="dubbel"))
    lees_in(bureau, tmp_path, "dossiercontroles", [
        {"datum": "2026-01-05", "goed": 9, "punten": 9, "locatie": "Selwerd"},
        {"datum": "2026-01-06", "goed": 6, "punten": 9, "locatie": "Selwerd"},
        {"datum": "2025-01-06", "goed": 1, "punten": 9, "locatie": "Selwerd"},
    ])  # fmt: skip
    bakker(bureau)
    cijfers = bureau.lees(LeesJaarCijfers(jaar=2026))
    uit = {naam: inhoud.decode() for naam, inhoud in tabellen(cijfers).items()}
    assert uit["straatrondes.csv"] == "gebied,rondes,gesproken\nSelwerd,2,15\n"
    assert uit["buurtagenda.csv"] == ("thema,ingebracht,opgepakt,teruggekoppeld\nwonen,3,3,1\nzonder thema,1,0,0\n")
    assert uit["bewonersinitiatieven.csv"] == (
        "thema,ingebracht,nieuw,loopt,klaar,gestopt\nvervuiling en groen,2,0,1,1,0\n"
    )
    assert uit["dossiercontroles.csv"] == ("locatie,nagekeken,alles_in_orde,punten_in_orde,punten\nSelwerd,2,1,15,18\n")
    assert uit["caseload.csv"] == "locatie,casussen,regisseurs,gewicht\nSelwerd,1,1,9\n"
    kern = [regel.split(",")[:4] for regel in uit["kerncijfers.csv"].splitlines()[-3:]]
    assert kern[1:] == [["caseload", "1", "1", "1"], ["caseload_gewicht", "9", "9", "1"]]
    assert kern[0][2] == "2"
    tekst = tekst_van(cijfers)
    for deel in (
        "Hoe vaak gingen wij de straat op? gebied rondes mensen gesproken Selwerd 2 15",
        "wonen 3 3 1 zonder thema 1 0 0 Totaal 4 3 1",
        "vervuiling en groen 2 0 1 1 0",
        "Hoeveel casussen waren er op 2 maart 2026? locatie casussen regisseurs samen zo zwaar (punten) Selwerd 1 1 9",
    ):
        assert deel in tekst, deel
    assert niet_openbaar(cijfers)
    daar = tabellen(bureau.lees(LeesJaarCijfers(jaar=2026, locatie_id=elders)))
    assert daar["buurtagenda.csv"] == b"thema,ingebracht,opgepakt,teruggekoppeld\nwonen,1,1,0\n"
    assert not {"straatrondes.csv", "caseload.csv", "dossiercontroles.csv"} & daar.keys(), "nothing, so no table"


def test_that_last_year_has_its_own_rows(bureau: Bureau) -> None:
    loop(bureau, gebied="Paddepoel", dag="2025-12-31", contacten=40)
    bureau.doe(onderwerp(bureau, ingebracht_op="2025-12-31", gedaan="Gevraagd"))
    maak(bureau)
    toen = tabellen(bureau.lees(LeesJaarCijfers(jaar=2025)))
    assert toen["straatrondes.csv"] == b"gebied,rondes,gesproken\nPaddepoel,1,40\n"
    assert toen["buurtagenda.csv"] == b"thema,ingebracht,opgepakt,teruggekoppeld\nzonder thema,1,1,0\n"
