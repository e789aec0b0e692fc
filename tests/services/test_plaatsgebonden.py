"""Lists and the log of a locatie where no rol of the asker holds: rol × locatie, also where nothing is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests import signalen, winkel
from tests.gezin import bakker, bewaar
from tests.services.collega import Collega, aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.logboek import LeesLogboek
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.opdrachten.rol import BeeindigRol, GeefRol, LeesRollen
from wijdesk.models.opdrachten.signaal import LeesSignalen, LeesStraatrondes, RegistreerStraatronde
from wijdesk.models.opdrachten.wachtrij import LeesWachtrij, MeldWachtendeAan
from wijdesk.models.opdrachten.werk import LeesWerk, LegWerkTerug, PakWerkOp, RondWerkAf
from wijdesk.models.values import Id


@pytest.fixture
def beijum(bureau: Bureau) -> Id:
    id_ = bureau.wereld.ids()
    bewaar(bureau, Locatie(id=id_, naam="Beijum"))
    return id_


@contextmanager
def alleen_in(bureau: Bureau, plek: Id | None, rol: str, naam: str) -> Iterator[Collega]:
    """A colleague whose only rol is of one locatie; None: of all."""
    with aan_het_werk(bureau, rol, naam=naam) as collega:
        (oud,) = bureau.lees(LeesRollen(medewerker_id=collega.id))
        bureau.doe(BeeindigRol(id=oud.id))
        bureau.doe(GeefRol(medewerker_id=collega.id, rol=rol, locatie_id=plek))
        yield collega


def test_that_lists_of_another_locatie_give_no_words(bureau: Bureau, beijum: Id) -> None:
    hier = bureau.medewerker.locatie_id
    signalen.meld(bureau, persoon_id=bakker(bureau).moeder)
    signalen.meld(bureau)
    bureau.doe(MeldWachtendeAan(locatie_id=hier, naam="Jan Kruisbes", persoon_id=None, waarvoor="Huur", urgentie=2))
    with (
        alleen_in(bureau, beijum, "casemanager", "Carla Centrum") as elders,
        aan_het_werk(bureau, "casemanager") as collega,
    ):
        for vraag in (LeesSignalen(locatie_id=hier), LeesSignalen()):
            assert {rij.begin for rij in elders.lees(vraag).rijen} == {""}
            rijen = collega.lees(vraag).rijen
            assert sorted((rij.persoon_id is None, bool(rij.begin)) for rij in rijen) == [(False, False), (True, True)]
        assert elders.lees(LeesWachtrij(locatie_id=hier)) == ()
        assert [rij.naam for rij in collega.lees(LeesWachtrij(locatie_id=hier))] == ["Jan Kruisbes"]


def test_that_what_waits_at_another_locatie_is_not_taken_up_there_and_so_not_read(bureau: Bureau, beijum: Id) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau, uitkomst="naar triage"))
    ((werk,),) = winkel.rauw(bureau, "SELECT id FROM werk")
    with (
        alleen_in(bureau, beijum, "casemanager", "Carla Centrum") as elders,
        aan_het_werk(bureau, "casemanager") as collega,
    ):
        for opdracht in (PakWerkOp(id=werk), RondWerkAf(id=werk, uitkomst="Gelezen"), LegWerkTerug(id=werk)):
            with pytest.raises(GeenRecht, match="andere locatie") as nee:
                elders.doe(opdracht)
            assert nee.value.persoon_id == wie
        assert elders.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id)) == ()
        collega.doe(PakWerkOp(id=werk))
        assert collega.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))[0].toelichting


def test_that_rounds_of_another_locatie_are_there_for_who_walked_them(bureau: Bureau, beijum: Id) -> None:
    hier = bureau.medewerker.locatie_id
    with alleen_in(bureau, beijum, "casemanager", "Carla Centrum") as elders:
        for tweede in (None, elders.id):
            bureau.doe(
                RegistreerStraatronde(
                    id=bureau.wereld.ids(),
                    locatie_id=hier,
                    gebied="Selwerd-Zuid",
                    dag="2026-03-02",
                    van="08:00",
                    tot="09:00",
                    tweede_id=tweede,
                )
            )
        for vraag in (LeesStraatrondes(locatie_id=hier), LeesStraatrondes()):
            assert len(elders.lees(vraag)) == 1
            assert len(bureau.lees(vraag)) == 2


def test_that_a_logbeheerder_of_one_locatie_reads_the_log_of_that_one(bureau: Bureau, beijum: Id) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    with (
        alleen_in(bureau, beijum, "logbeheerder", "Lea Log") as lea,
        alleen_in(bureau, beijum, "entree", "Bert Beijum") as bert,
        aan_het_werk(bureau, "logbeheerder", naam="Ans Overal") as overal,
    ):
        bureau.lees(LeesPersoonKaart(id=wie))
        bert.lees(LeesPersoonKaart(id=wie))
        for vraag in (LeesLogboek(), LeesLogboek(persoon_id=wie), LeesLogboek(ongewoon="alles")):
            namen = {regel.medewerker for regel in lea.lees(vraag).regels}
            assert namen <= {"Lea Log", "Bert Beijum"}
        assert {regel.medewerker for regel in lea.lees(LeesLogboek(persoon_id=wie)).regels} >= {"Bert Beijum"}
        assert bureau.medewerker.naam in {regel.medewerker for regel in overal.lees(LeesLogboek()).regels}
        assert lea.lees(LeesLogboek(medewerker_id=bureau.medewerker.id)).regels == ()
