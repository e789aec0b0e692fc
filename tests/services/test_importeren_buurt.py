"""Files of what is done in the neighbourhood: each comes in once, is refused by its line, and goes back as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import winkel
from tests.services.test_importeren_kwaliteit import lees_in
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.collectief import BewaarInitiatief, LeesBuurtagenda, LeesInitiatieven, LeesSessies
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.invoer import LeesPartijen, NeemPartijTerug
from wijdesk.models.opdrachten.signaal import LeesStraatrondes
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.services.bestand import KOLOMMEN
from wijdesk.services.inlezen import EEN_EN_MEER, regels_van
from wijdesk.services.inlezen_kwaliteit import ANDERS
from wijdesk.store.controle import controleer
from wijdesk.ui.panels.invoer.verslag import SOORTEN

ACTIVITEITEN = "nummer,thema,gebied,initiatief,start,einde\nT1,wonen,Selwerd,WIJ,2026-01-05,2026-06-30\n"
KOPPEN = {
    "sessies": "nummer,activiteit,datum,van,tot,plek,aanwezig",
    "straatrondes": "nummer,gebied,dag,contacten,van,tot",
    "buurtagenda": "nummer,onderwerp,thema,ingebracht_op,ingebracht_bij,gebied,gedaan,teruggekoppeld_op,"
    "teruggekoppeld_hoe",
    "bewonersinitiatieven": "nummer,onderwerp,thema,ingebracht_op,stand,resultaat",
}
GOED = {
    "sessies": ("S1,T1,2026-01-06,10:00,11:30,Buurtkamer,14", "S2,T1,2026-05-06,,,,"),
    "straatrondes": ("R1,Selwerd,2026-01-08,12,14:00,16:00", "R2,Paddepoel,2026-02-08,0,,"),
    "buurtagenda": (
        "B1,Licht in de tunnel,veiligheid,2026-01-10,Markt,Selwerd,Lamp gemeld,2026-02-01,Brief",
        "B2,Zwerfvuil,,2026-01-10,,,,,",
    ),
    "bewonersinitiatieven": (
        "I1,Moestuin,vervuiling en groen,2026-01-11,klaar,Er groeit sla",
        "I2,Koffie,,2026-01-12,,",
    ),
}
FOUT = [
    ("sessies", "X,T9,2026-01-06,,,,", "activiteit"),
    ("sessies", "X,T1,2026-07-01,,,,", "datum"),
    ("sessies", "X,T1,2026-05-06,,,,3", "aanwezig"),
    ("sessies", "X,T1,2026-01-06,25:00,,,", "van"),
    ("sessies", "X,T1,2026-01-06,,10:00,,", "van"),
    ("straatrondes", "X,,2026-01-08,12,,", "gebied"),
    ("straatrondes", "X,Selwerd,2099-01-08,12,,", "dag"),
    ("straatrondes", "X,Selwerd,1026-01-08,12,,", "dag"),
    ("straatrondes", "X,Selwerd,2026-01-08,veel,,", "contacten"),
    ("straatrondes", f"X,{'a' * 121},2026-01-08,1,,", "gebied"),
    ("buurtagenda", "X,,wonen,2026-01-10,,,,,", "onderwerp"),
    ("buurtagenda", "X,Licht,lampen,2026-01-10,,,,,", "thema"),
    ("buurtagenda", "X,Licht,,2026-01-10,,,Ja,2026-01-09,Brief", "teruggekoppeld_op"),
    ("buurtagenda", "X,Licht,,2026-01-10,,,Ja,2026-01-19,", "teruggekoppeld_hoe"),
    ("buurtagenda", "X,Licht,,2026-01-10,,,,2026-01-19,Brief", "gedaan"),
    ("bewonersinitiatieven", "X,Moestuin,,2026-01-11,bijna,", "stand"),
    ("bewonersinitiatieven", "X,Moestuin,,2026-01-11,klaar,", "resultaat"),
    ("bewonersinitiatieven", ",Moestuin,,2026-01-11,,", "nummer"),
]


def tekst(soort: str, *meer: str) -> str:
    return "\n".join((KOPPEN[soort], *GOED[soort], *meer, ""))


def staan_er(bureau: Bureau) -> tuple[int, ...]:
    return (
        len(bureau.lees(LeesSessies(van="2026-01-01", tot="2026-12-31"))), len(bureau.lees(LeesStraatrondes())),
        len(bureau.lees(LeesBuurtagenda())), len(bureau.lees(LeesInitiatieven())),
    )  # fmt: skip


def test_that_every_file_comes_in_once_counts_and_goes_back_as_a_whole(bureau: Bureau, tmp_path: Path) -> None:
    lees_in(bureau, tmp_path, "activiteiten", ACTIVITEITEN)
    for soort in KOPPEN:
        assert lees_in(bureau, tmp_path, soort, tekst(soort)).toegevoegd == 2, soort
        weer = lees_in(bureau, tmp_path, soort, tekst(soort))
        assert (weer.toegevoegd, weer.al_bekend, weer.anders, weer.fouten) == (0, 2, (), ()), soort
    assert staan_er(bureau) == (2, 2, 2, 2)
    jaar = bureau.lees(LeesJaarCijfers(jaar=2026))
    assert (jaar.sessies, sorted(jaar.straatrondes)) == ((1, 14), [("Paddepoel", 1, 0), ("Selwerd", 1, 12)])
    assert sorted(jaar.buurtagenda) == [("", 1, 0, 0), ("veiligheid", 1, 1, 1)]
    assert sorted(jaar.initiatieven) == [("", 1, (1, 0, 0, 0)), ("vervuiling en groen", 1, (0, 0, 1, 0))]
    eerste = {partij.soort: partij.id for partij in bureau.lees(LeesPartijen()) if partij.goed}
    for soort in KOPPEN:
        assert bureau.doe(NeemPartijTerug(partij_id=eerste[soort])) == 2, soort
    assert staan_er(bureau) == (0, 0, 0, 0)
    for _ in range(2):  # what was taken back stands again with the next reading, and goes again
        assert lees_in(bureau, tmp_path, "straatrondes", tekst("straatrondes")).toegevoegd == 2
        assert staan_er(bureau)[1] == 2
        partijen = [er for er in bureau.lees(LeesPartijen()) if er.soort == "straatrondes" and er.goed]
        (partij,) = (er for er in partijen if not er.teruggenomen)
        assert bureau.doe(NeemPartijTerug(partij_id=partij.id)) == 2
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


def test_that_a_bad_row_is_refused_by_its_line_and_field(bureau: Bureau, tmp_path: Path) -> None:
    lees_in(bureau, tmp_path, "activiteiten", ACTIVITEITEN)
    for soort in KOPPEN:
        fouten = [(regel, veld) for zo, regel, veld in FOUT if zo == soort]
        uitslag = lees_in(bureau, tmp_path, soort, tekst(soort, *(regel for regel, _ in fouten)))
        assert uitslag.toegevoegd == 2
        assert [(fout.regel, fout.veld) for fout in uitslag.fouten] == [
            (nummer, veld) for nummer, (_, veld) in enumerate(fouten, start=4)
        ]


def test_that_what_was_open_is_filled_in_later_and_what_was_changed_here_stays(bureau: Bureau, tmp_path: Path) -> None:
    lees_in(bureau, tmp_path, "activiteiten", ACTIVITEITEN)
    for soort in KOPPEN:
        lees_in(bureau, tmp_path, soort, tekst(soort))
    kop = KOPPEN["buurtagenda"]
    later = lees_in(
        bureau, tmp_path, "buurtagenda", f"{kop}\nB2,Zwerfvuil,,2026-01-10,,,Geveegd,2026-02-03,Op straat\n"
    )
    assert later.anders == ()
    assert winkel.rauw(bureau, "SELECT gedaan FROM buurtonderwerp ORDER BY gedaan") == [("Geveegd",), ("Lamp gemeld",)]
    zonder = lees_in(bureau, tmp_path, "buurtagenda", f"{kop}\nB2,Zwerfvuil,,2026-01-10,,,,,\n")
    assert zonder.anders == (), "what a file does not say it does not take away"
    anders = lees_in(bureau, tmp_path, "buurtagenda", f"{kop}\nB2,Zwerfvuil,wonen,2026-01-10,,,,,\n")
    assert [fout.reden for fout in anders.anders] == [ANDERS]
    (rij,) = bureau.lees(LeesInitiatieven())[:1]
    partij = next(er for er in bureau.lees(LeesPartijen()) if er.soort == "bewonersinitiatieven" and er.goed)
    bureau.doe(BewaarInitiatief(id=rij.id, locatie_id=rij.locatie_id, onderwerp="Tuin", ingebracht_op="2026-01-11"))
    assert bureau.doe(NeemPartijTerug(partij_id=partij.id)) == 1, "what somebody changed since stays"


def test_that_every_kind_of_file_has_a_word_for_one_row_and_for_more() -> None:
    assert EEN_EN_MEER.keys() == KOLOMMEN.keys() == set(SOORTEN)
    een, meer = EEN_EN_MEER["straatrondes"]
    assert [regels_van("straatrondes", aantal) for aantal in (0, 1, 2)] == [meer, een, meer]


def test_that_with_more_locaties_a_file_says_which(bureau: Bureau, tmp_path: Path) -> None:
    bureau.doe(MaakLocatie(naam="Zuid"))
    uitslag = lees_in(
        bureau, tmp_path, "straatrondes",
        "nummer,gebied,dag,contacten,locatie\nR1,Selwerd,2026-01-08,1,\nR2,Selwerd,2026-01-08,1,zuid\n"
        "R3,Selwerd,2026-01-08,1,Nergens\n",
    )  # fmt: skip
    assert (uitslag.toegevoegd, [(er.regel, er.veld) for er in uitslag.fouten]) == (1, [(2, "locatie"), (4, "locatie")])


@pytest.mark.parametrize("soort", KOPPEN)
def test_that_a_number_twice_in_one_file_is_one_row(bureau: Bureau, tmp_path: Path, soort: str) -> None:
    lees_in(bureau, tmp_path, "activiteiten", ACTIVITEITEN)
    uitslag = lees_in(bureau, tmp_path, soort, tekst(soort, GOED[soort][0]))
    assert (uitslag.toegevoegd, uitslag.al_bekend, uitslag.anders) == (2, 1, ())
