"""A desk with a changed program and its own key attacks the log: it changes, withdraws, empties and doubles lines."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

import pytest

from tests.sync.daden import redigeer
from tests.sync.licht import Tafel
from tests.sync.straat import Straat, namen
from wijdesk.app.uitwisseling.balies import _waarom
from wijdesk.models.huis import Toegang
from wijdesk.models.journaal import Koppen, Waarde, maak_mutatie
from wijdesk.models.values import Id
from wijdesk.store import controle, logtermijn, unit_of_work
from wijdesk.store.unit_of_work import UnitOfWork

JAAR_MS = 366 * 86_400_000


def kijk(straat: Straat, tafel: Tafel, wat: str = "persoonskaart geopend", id_: Id | None = None) -> Id:
    """Somebody looked at something, a second later."""
    straat.verder()
    wie = tafel.wie.medewerker_id
    regel = Toegang(id=id_ or straat.ids(), tijd=straat.tijd[0], medewerker_id=wie, wat=wat, doel="helpen")
    tafel.doe(lambda uow: uow.voeg_toe(regel))
    return Id(regel.id)


def zeg(straat: Straat, tafel: Tafel, rij: Id, waarden: Mapping[str, Waarde], basis: Koppen) -> None:
    """An entry about a line of the log that no program writes."""
    straat.verder()

    def schrijf(uow: UnitOfWork) -> None:
        zout = secrets.token_bytes(16)
        nu = maak_mutatie(
            uow.herkomst, mutatie_id=uow.ids(), zout=zout, soort="toegang", rij=rij, dossier=None, waarden=waarden,
            basis=basis,
        )  # fmt: skip
        uow.schrijf("toegang", nu, rij)

    with pytest.MonkeyPatch.context() as anders:
        anders.setattr(unit_of_work, "eis_niet_vast", lambda _: None)
        tafel.doe(schrijf)


def log(tafel: Tafel) -> dict[Id, str]:
    return {Id(rij[0]): rij[1] for rij in tafel.db.execute("SELECT id, wat FROM toegang WHERE status = 'actief'")}


def nummer_van(tafel: Tafel, rij: Id) -> int:
    """The place of the last entry about a row in this desk's chain."""
    vraag = "SELECT max(k.volgnr) FROM keten k JOIN mutatie m ON m.id = k.mutatie_id WHERE m.rij = ? AND k.balie_id = ?"
    return int(tafel.db.execute(vraag, (rij, tafel.winkel.balie_id)).fetchone()[0])


@pytest.mark.parametrize(
    ("waarden", "van_wie"),
    [({"wat": "niets gedaan"}, "eigen"), ({"status": "vervallen"}, "eigen"), ({"status": "vervallen"}, "ander"),
     ({"medewerker_id": "00" * 16}, "ander")],
)  # fmt: skip
def test_that_a_line_that_another_desk_changes_or_withdraws_is_refused_with_its_place(
    waarden: dict[str, Waarde], van_wie: str
) -> None:
    straat = Straat()
    dader, ander, lezer = straat.tafels
    regel = kijk(straat, dader if van_wie == "eigen" else ander)
    straat.allen()
    voor = lezer.db.execute("SELECT id FROM mutatie WHERE rij = ?", (regel,)).fetchone()[0].hex()
    zeg(straat, dader, regel, waarden, {veld: [voor] for veld in waarden})
    nummer = nummer_van(dader, regel)
    straat.persoon(dader, "Anna")
    straat.persoon(ander, "Bert")
    straat.allen(dader, ander)
    uit = lezer.ronde(straat.centrum)
    assert uit.stil == {dader.winkel.balie_id: f"logboek {nummer}"}
    assert _waarom(f"logboek {nummer}").startswith(f"Regel {nummer} van deze balie wijzigt of wist")
    assert log(lezer)[regel] == "persoonskaart geopend"
    assert namen(lezer) == ["Bert"], "the others go on"
    assert lezer.bevindingen() == []
    vraag = "SELECT medewerker_id FROM toegang WHERE id = ?"
    wie = dader if van_wie == "eigen" else ander
    assert lezer.db.execute(vraag, (regel,)).fetchone()[0] == wie.wie.medewerker_id


def test_that_a_line_of_which_the_content_was_taken_out_is_refused_before_its_years_are_over_and_not_after() -> None:
    straat = Straat()
    dader, _, lezer = straat.tafels
    regel = kijk(straat, dader)
    dader.db.execute("UPDATE mutatie SET zout = NULL, inhoud = NULL WHERE rij = ?", (regel,))
    straat.allen(dader)
    assert lezer.ronde(straat.centrum).stil == {dader.winkel.balie_id: f"logboek {nummer_van(dader, regel)}"}
    assert regel not in log(lezer)


def test_that_what_the_organisation_let_go_after_its_years_comes_in() -> None:
    straat = Straat()
    een, _, _ = straat.tafels
    regel = kijk(straat, een)
    straat.allen(een)
    straat.verder(6 * JAAR_MS)
    dag = logtermijn.grens(straat.tijd[0], 5)
    een.doe(lambda uow: logtermijn.ruim(uow, dag))
    for welke in range(len(straat.segmenten(een))):
        redigeer(straat.centrum, een, welke)
    later = straat.nieuw("later", straat.tafels[0].deelnemer.team or Id(b""))
    assert later.ronde(straat.centrum).stil == {}
    assert regel not in log(later)
    assert regel in {Id(rij[0]) for rij in later.db.execute("SELECT rij FROM mutatie WHERE inhoud IS NULL")}


@pytest.mark.parametrize("eerst", [0, 1])
def test_that_a_second_line_of_the_same_id_counts_for_nothing_whatever_came_first(eerst: int) -> None:
    straat = Straat()
    echt, dader, lezer = straat.tafels
    regel = kijk(straat, echt)
    straat.allen(echt)
    waarden: dict[str, Waarde] = {
        "tijd": straat.tijd[0] - 5, "medewerker_id": dader.wie.medewerker_id.hex(), "wat": "niets gedaan", "doel": "",
        "status": "actief",
    }  # fmt: skip
    zeg(straat, dader, regel, waarden, {})
    volgorde = (dader, echt) if eerst else (echt, dader)
    for tafel in (*volgorde, *volgorde):
        tafel.ronde(straat.centrum)
        lezer.ronde(straat.centrum)
    straat.allen()
    assert log(lezer)[regel] == log(echt)[regel] == "persoonskaart geopend"
    assert lezer.db.execute("SELECT count(*) FROM verschil WHERE soort = 'toegang'").fetchone()[0] == 0
    assert lezer.bevindingen() == []
    (bevinding,) = controle._logboek(lezer.db)
    assert "zijn later anders gezegd" in bevinding.zin
    plek = f"keten {dader.winkel.balie_id.hex()[-8:]}, nummer {nummer_van(dader, regel)}: tabel toegang"
    assert plek in bevinding.plekken[0]
