"""Dossiercontrole at two desks: the same draw, one row for one control, a difference where they judged otherwise."""

from __future__ import annotations

from tests import winkel
from tests.dossiers import dossier
from tests.services.tweebalies import Balies
from wijdesk.models import dossierregels as regels
from wijdesk.models.opdrachten.dossiercontrole import BewaarControle, LeesDossiercontroles, Puntinvoer, TrekDossiers
from wijdesk.models.opdrachten.huis import MaakMedewerker
from wijdesk.models.rows.verschil import TE_BESLISSEN
from wijdesk.models.values import lokaal


def test_that_two_desks_draw_the_same_files_and_tell_where_they_judge_otherwise(balies: Balies) -> None:
    een, ander = balies.een, balies.ander
    plek, dag = een.medewerker.locatie_id, lokaal(balies.klok()).date().isoformat()
    rik = een.doe(MaakMedewerker(naam="Rik Postma", locatie_id=plek, rollen=("casemanager",)))
    for nummer in range(12):
        dossier(een, rik, dagen=200 + nummer)
    balies.ontmoet()
    maand = LeesDossiercontroles(maand=dag[:7], locatie_id=plek)
    for bureau in (een, ander):
        assert bureau.doe(TrekDossiers(locatie_id=plek, maand=dag[:7])) == 8
    getrokken = [rij.id for rij in een.lees(maand).rijen]
    assert getrokken == [rij.id for rij in ander.lees(maand).rijen]
    balies.ontmoet()
    assert [rij.id for rij in een.lees(maand).rijen] == getrokken
    assert not [rij for rij in balies.lijst() if rij.aard in TE_BESLISSEN]
    half, heel = getrokken[:2]
    alles = tuple(Puntinvoer(punt=punt.code, oordeel=regels.JA) for punt in regels.lijst_op(dag).punten)
    for bureau, oordeel in ((een, regels.JA), (ander, regels.NEE)):
        punt = Puntinvoer(punt="een_plan", oordeel=oordeel, opmerking="Gezien")
        bureau.doe(BewaarControle(id=half, punten=(punt,)))
        bureau.doe(BewaarControle(id=heel, punten=alles, rond_af=True))
    balies.ontmoet()
    geteld = winkel.rauw(een, "SELECT goed, punten FROM dossiercontrole WHERE status = 'actief'")
    assert geteld == [(len(alles), len(alles))], "a control two desks finished counts once"
    open_ = [rij for rij in balies.lijst() if rij.aard in TE_BESLISSEN]
    assert "Punt van een dossiercontrole" in {rij.wat for rij in open_}
    for rij in open_:
        detail = balies.lees(rij.plek)
        balies.beslis(detail, detail.kanten[0].sleutel)
    assert balies.is_bijgelegd()
