"""Two desks that read the same files without knowing of each other have every row once, and take them back together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.services.test_importeren_buurt import tekst as buurttekst
from tests.services.test_importeren_kwaliteit import BESTANDEN, TABELLEN, lees_in
from tests.sync.delen import deel, map_balie, open_weer
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling.begin import begin, ga_verder
from wijdesk.models.opdrachten.invoer import LeesPartijen, NeemPartijTerug
from wijdesk.models.opdrachten.verschil import LeesVerschillen
from wijdesk.models.projectie import VANZELF_EENS
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id
from wijdesk.models.weggehaald import INGELEZEN
from wijdesk.services.writes.importeren import EEN_RIJ
from wijdesk.store.controle import controleer

OMAR = "Omar El Idrissi"
TEKSTEN = {
    **{soort: bestand[0] for soort, bestand in BESTANDEN.items()},
    **{soort: buurttekst(soort) for soort in ("sessies", "straatrondes", "buurtagenda", "bewonersinitiatieven")},
    "indicaties": (
        "nummer,besloten_op,productgroep,soort,aanbieder,van,tot\n"
        "i1,2025-03-02,Jeugd,nieuw,,2025-04-01,\ni2,2025-05-02,Jeugd,nieuw,,,\n"
    ),
    "tarieven": (
        "nummer,productgroep,bedrag,eenheid,van,tot,bron\n"
        "t1,Jeugd,310,maand,2024-01-01,2024-12-31,Besluit\nt2,Jeugd,320,maand,2025-01-01,,Besluit\n"
    ),
}


class Twee:
    """Two desks of one team with a folder between them, each with a colleague of its own."""

    def __init__(self, een: Bureau, ander: Bureau, klok: Klok, map_: Path) -> None:
        self.een, self.ander, self.klok, self.map = een, ander, klok, map_

    def beide(self, doe: Callable[[Bureau], object]) -> None:
        for bureau in (self.een, self.ander):
            doe(bureau)
            self.klok.verzet(60_000)

    def deel(self) -> None:
        for _ in range(2):
            self.beide(deel)

    def lees_in(self, bureau: Bureau, soort: str, tekst: str = "") -> int:
        return lees_in(bureau, self.map, soort, tekst or TEKSTEN[soort]).toegevoegd

    def neem_terug(self, bureau: Bureau, soort: str) -> int:
        """The import of this kind that this desk did itself, the last one."""
        mijn = winkel.rauw(
            bureau, "SELECT json_extract(m.kop, '$.m'), m.rij FROM mutatie m JOIN importpartij p ON p.id = m.rij "
            "WHERE p.soort = ? AND p.goed > 0 AND p.status = 'actief' ORDER BY m.rowid", soort,
        )  # fmt: skip
        id_ = [rij for wie, rij in mijn if wie == bureau.medewerker.id.hex()][-1]
        aantal: int = bureau.doe(NeemPartijTerug(partij_id=Id(id_)))
        return aantal

    def staan_er(self, soort: str) -> list[int]:
        """How many rows stand at each of the two."""
        vraag = f"SELECT count(*) FROM {EEN_RIJ[soort].__tablename__} WHERE status = 'actief'"
        return [winkel.rauw(bureau, vraag)[0][0] for bureau in (self.een, self.ander)]

    def eis_eens(self) -> None:
        """Nothing to decide at either, the same rows at both, and every table is the journal's."""
        for bureau in (self.een, self.ander):
            assert winkel.rauw(bureau, "SELECT soort, veld, aard FROM verschil") == []
            with closing(bureau.eigen_verbinding()) as db:
                assert controleer(db) == ()
        for soort in INGELEZEN:
            vraag = f"SELECT id, {', '.join(GEJOURNAALD[soort].velden())} FROM {soort} ORDER BY id"
            assert winkel.rauw(self.een, vraag) == winkel.rauw(self.ander, vraag), soort


@pytest.fixture
def twee(tmp_path: Path, klok: Klok) -> Iterator[Twee]:
    een = open_weer(map_balie(tmp_path, 1, klok), klok, 1)
    waar, nieuw = f"map:{tmp_path / 'centrum'}", tmp_path / "balie2"
    wereld = Wereld(klok=klok, ids=Ids(klok() + 3_000_000_000))
    uitwisseling_beheer.richt_in(een, waar)
    rollen = ("applicatiebeheerder", "teamleider", "casemanager")
    een.maak_medewerker(OMAR, winkel.WACHTWOORD, rollen, een.medewerker.locatie_id)
    deel(een)
    afdruk = begin(
        nieuw, waar, medewerker=OMAR, wachtwoord=winkel.WACHTWOORD, locatie=een.medewerker.locatie, wereld=wereld
    )
    uitwisseling_beheer.laat_toe(een, afdruk, met_beheer=True)
    deel(een)
    ga_verder(nieuw, OMAR, winkel.WACHTWOORD, wereld=wereld)
    ander = ontgrendel(nieuw, OMAR, winkel.WACHTWOORD, wereld)
    try:
        yield Twee(een, ander, klok, tmp_path)
    finally:
        een.sluit()
        ander.sluit()


def test_that_files_read_apart_are_there_once_and_go_when_both_take_them_back(twee: Twee) -> None:
    for soort in TEKSTEN:
        twee.beide(lambda bureau, soort=soort: twee.lees_in(bureau, soort))  # type: ignore[misc]
    twee.deel()
    for soort in TEKSTEN:
        assert twee.staan_er(soort) == [2, 2], soort
    twee.eis_eens()
    for soort in TEKSTEN:
        assert twee.lees_in(twee.een, soort) == 0, "the same number adds nothing"

    # Together: what the other desk's import brought too stays, until that is taken back as well.
    assert twee.neem_terug(twee.een, "klachten") == 0
    assert twee.neem_terug(twee.een, "straatrondes") == 0
    twee.deel()
    assert twee.staan_er("klachten") == [2, 2]
    assert (twee.neem_terug(twee.ander, "klachten"), twee.neem_terug(twee.ander, "straatrondes")) == (2, 2)
    twee.deel()
    assert twee.staan_er("klachten") == twee.staan_er("straatrondes") == [0, 0]
    twee.eis_eens()

    # What was taken back stands again with the next reading, and can be taken back again.
    twee.beide(lambda bureau: twee.lees_in(bureau, "klachten"))
    twee.deel()
    assert twee.staan_er("klachten") == [2, 2]
    twee.eis_eens()
    twee.beide(lambda bureau: twee.neem_terug(bureau, "klachten"))  # each knows of the other's import only
    twee.deel()
    assert twee.staan_er("klachten") == [0, 0]
    twee.eis_eens()


def test_that_taking_back_apart_leaves_what_the_other_desk_read(twee: Twee) -> None:
    twee.beide(lambda bureau: twee.lees_in(bureau, "agressie"))
    twee.beide(lambda bureau: twee.lees_in(bureau, "buurtagenda"))
    assert twee.neem_terug(twee.een, "agressie") == 2
    twee.beide(lambda bureau: twee.neem_terug(bureau, "buurtagenda"))
    twee.deel()
    assert twee.staan_er("agressie") == [2, 2]
    assert twee.staan_er("buurtagenda") == [0, 0], "both took it back"
    twee.eis_eens()
    assert twee.neem_terug(twee.ander, "agressie") == 2
    twee.deel()
    assert twee.staan_er("agressie") == [0, 0]
    twee.eis_eens()


def test_that_another_row_under_the_same_number_is_another_row_and_a_later_end_is_asked(twee: Twee) -> None:
    kop = "nummer,ontvangen,afgerond,uitkomst,reden,over_ondersteuningsstructuur\n"
    twee.lees_in(twee.een, "klachten", f"{kop}1,2026-01-05,,,,ja\n2,2026-01-06,,,,nee\n")
    twee.klok.verzet(60_000)
    twee.lees_in(twee.ander, "klachten", f"{kop}1,2026-02-07,,,,ja\n2,2026-01-06,2026-02-20,gegrond,,nee\n")
    twee.deel()
    assert twee.staan_er("klachten") == [3, 3], "number 1 of two lists is two klachten, number 2 is one"
    (verschil,) = twee.een.lees(LeesVerschillen()).rijen
    assert verschil.wat == "Klacht"
    assert len(twee.een.lees(LeesPartijen())) == 2


def test_that_every_kind_with_one_row_a_line_is_known_to_the_merge() -> None:
    assert {klasse.__tablename__ for klasse in EEN_RIJ.values()} == INGELEZEN
    assert TEKSTEN.keys() == EEN_RIJ.keys()
    assert TABELLEN.keys() < EEN_RIJ.keys()
    velden = {(soort, veld) for soort in INGELEZEN for veld in ("partij_id", "geschreven_op")}
    eigen = {er for er in velden if er[1] in GEJOURNAALD[er[0]].velden()}
    assert eigen <= VANZELF_EENS


def test_that_a_desk_whose_list_has_no_locatie_differs_with_nobody_whose_list_has(twee: Twee) -> None:
    kop, *regels = TEKSTEN["indicaties"].splitlines()
    met = "\n".join([f"{kop},locatie", *(f"{regel},{twee.een.medewerker.locatie}" for regel in regels)])
    twee.lees_in(twee.een, "indicaties", met)
    twee.lees_in(twee.ander, "indicaties")
    twee.deel()
    assert twee.staan_er("indicaties") == [2, 2]
    plek = [(twee.een.medewerker.locatie_id,)]
    assert [winkel.rauw(bureau, "SELECT DISTINCT locatie_id FROM indicatie") for bureau in (twee.een, twee.ander)] == [
        plek, plek
    ]  # fmt: skip
    twee.eis_eens()
