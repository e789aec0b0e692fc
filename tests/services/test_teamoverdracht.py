"""Moving a household to another team: who may, what it does, and that nothing of its content answers here then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import MISSING, fields, replace
from itertools import product
from typing import Any, get_type_hints

import pytest

from tests import gezin, winkel
from tests.gezin import Gezin, bakker, persoon, zet
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.huis import LeesLocaties, MaakMedewerker, MaakOngedaan
from wijdesk.models.opdrachten.huishouden import HernoemHuishouden, LeesHuishouden
from wijdesk.models.opdrachten.persoon import VoegPersonenSamen
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.opdrachten.regie import LeesRegiehistorie, LeesVertrek, VraagOverdracht
from wijdesk.models.opdrachten.teamoverdracht import (
    DraagHuishoudenOver,
    LeesAndereTeams,
    LeesOntvangen,
    NeemHuishoudenAan,
)
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, LegContactmomentVast, MaakTaak
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.plan import Actie, Doel, Plan
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.services import leesloket
from wijdesk.services.register import REGISTER
from wijdesk.store import dossier, elders
from wijdesk.store.controle import controleer
from wijdesk.store.kast import Kast

VINKHUIZEN, BEIJUM = Id(b"team-vinkhuizen-"), Id(b"team-beijum-----")
GEHEIM = "vertrouwelijk woord"
"""Stands in everything that is content."""


def met_teams(bureau: Bureau, *eigen: Id, schrijft: bool = True) -> None:
    """As the last round with a centre left it: three teams, of which this desk works for its own, or for these."""
    hier = bureau.medewerker.locatie_id
    namen = {hier: "Selwerd", VINKHUIZEN: "Vinkhuizen", BEIJUM: "Beijum"}
    locaties = [(rij.id, rij.naam) for rij in bureau.lees(LeesLocaties())]
    teams = replace(elders.deel_in(namen, eigen or (hier,), locaties), schrijft=schrijft)
    bureau.op_winkel(lambda open_: Kast(open_.db.cursor).put(elders.TEAMS, teams.schrijf()))


def draag_over(bureau: Any, alle: Gezin, team: Id = VINKHUIZEN) -> Id:
    id_: Id = bureau.doe(DraagHuishoudenOver(huishouden_id=alle.huishouden, team_id=team, notitie="Verhuisd"))
    return id_


@pytest.fixture
def alle(bureau: Bureau) -> Gezin:
    """A family of which every word that is content holds a secret."""
    met_teams(bureau)
    gemaakt = bakker(bureau)
    zet(bureau, Casus, gemaakt.casus, aanleiding=GEHEIM)
    zet(bureau, Plan, gemaakt.plan, situatie=GEHEIM)
    zet(bureau, Doel, gemaakt.doelen[0], woorden=GEHEIM)
    zet(bureau, Actie, gemaakt.acties[1], wat=GEHEIM, klaar_voor="2026-03-03", uitvoerder="WIJ")
    nu, ids = bureau.wereld.klok(), bureau.wereld.ids
    invoer = ContactmomentInvoer(op=nu, soort="telefoon", notitie=GEHEIM)
    bureau.doe(LegContactmomentVast(id=ids(), huishouden_id=gemaakt.huishouden, invoer=invoer))
    bureau.doe(MaakTaak(id=ids(), huishouden_id=gemaakt.huishouden, wat=GEHEIM, voor="2026-03-04"))
    return gemaakt


# Asking ---------------------------------------------------------------------------------------------------------------


def test_that_the_household_is_of_the_other_team_at_once_with_a_locatie_of_that_id(bureau: Bureau, alle: Gezin) -> None:
    assert [team.naam for team in bureau.lees(LeesAndereTeams(huishouden_id=alle.huishouden))] == [
        "Beijum",
        "Vinkhuizen",
    ]
    lid = bureau.lees(LeesHuishouden(id=alle.huishouden)).leden[0]
    zet(bureau, Huishoudlid, lid.id, opmerking=GEHEIM)
    assert bureau.lees(LeesHuishouden(id=alle.huishouden)).leden[0].opmerking == GEHEIM
    draag_over(bureau, alle)
    kop = bureau.lees(LeesHuishouden(id=alle.huishouden))
    assert {er.opmerking for er in kop.leden} == {""}, "who belongs to it is still known here, and no more"
    assert (kop.locatie_id, kop.locatie, kop.regisseur) == (VINKHUIZEN, "Vinkhuizen", "Sanne de Vries")
    assert kop.elders is not None
    assert (kop.elders.van_naam, kop.elders.naar_naam, kop.elders.verstuurd) == ("Selwerd", "Vinkhuizen", False)
    assert (kop.mag_inhoud, kop.mag_schrijven, kop.plan_stand, kop.ander_team) == (False, False, "", False)
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


@pytest.mark.parametrize(
    ("team", "notitie", "veld"),
    [(BEIJUM, " ", "notitie"), (Id(b"team-bestaat-nie"), "Verhuisd", "team_id"), (None, "Verhuisd", "team_id")],
)
def test_that_a_team_that_is_not_there_or_ones_own_and_an_empty_note_are_refused(
    bureau: Bureau, alle: Gezin, team: Id | None, notitie: str, veld: str
) -> None:
    naar = team or bureau.medewerker.locatie_id
    with pytest.raises(Weigering) as fout:
        bureau.doe(DraagHuishoudenOver(huishouden_id=alle.huishouden, team_id=naar, notitie=notitie))
    assert veld in fout.value.fouten
    assert bureau.lees(LeesHuishouden(id=alle.huishouden)).mag_inhoud


def test_that_only_the_regisseur_and_the_team_leader_give_it_away_and_only_once(bureau: Bureau, alle: Gezin) -> None:
    with aan_het_werk(bureau, "casemanager") as collega:
        assert not collega.lees(LeesHuishouden(id=alle.huishouden)).ander_team
        with pytest.raises(Weigering, match="Alleen de regisseur"):
            draag_over(collega, alle)
    assert bureau.lees(LeesHuishouden(id=alle.huishouden)).ander_team
    draag_over(bureau, alle)
    with pytest.raises(Weigering, match="al overgedragen"):
        draag_over(bureau, alle, BEIJUM)


def test_that_a_desk_without_a_centre_says_so(bureau: Bureau) -> None:
    alleen = bakker(bureau)
    assert bureau.lees(LeesAndereTeams(huishouden_id=alleen.huishouden)) == ()
    with pytest.raises(Weigering, match="deelt nog niet"):
        draag_over(bureau, alleen)


def test_that_a_desk_that_only_reads_says_so(bureau: Bureau, alle: Gezin) -> None:
    met_teams(bureau, schrijft=False)
    assert not bureau.lees(LeesHuishouden(id=alle.huishouden)).ander_team
    with pytest.raises(Weigering, match="alleen lezen"):
        draag_over(bureau, alle)


def test_that_a_request_to_a_colleague_to_take_over_lapses(bureau: Bureau, alle: Gezin) -> None:
    with aan_het_werk(bureau, "casemanager") as collega:
        bureau.doe(VraagOverdracht(huishouden_id=alle.huishouden, naar_id=collega.id, notitie="Vakantie"))
        draag_over(bureau, alle)
    assert winkel.rauw(bureau, "SELECT stand, antwoord FROM regieoverdracht") == [
        ("ingetrokken", "Het huishouden ging naar een ander team.")
    ]


# Closed here ----------------------------------------------------------------------------------------------------------


WAARDEN: dict[str, tuple[object, ...]] = {
    "bereik": ("mijn", "team", "locatie", "huishouden"), "voor": ("mij", "locatie", "alles"),
    "tot": (2**60, "2026-12-31"),
    "van": (0, "2020-01-01"), "jaar": (2026,), "soort": ("huishouden", "casus", "contact"), "tekst": ("Bakker", GEHEIM),
    "team": (True, False), "ook_afgerond": (True,), "onderwerp": ("huishouden",),
}  # fmt: skip


def _vragen(soort: type[Any], ids: tuple[Id, ...], locatie: Id) -> Iterator[Any]:
    """Every way to ask this about one of these rows, and about none."""
    hints = get_type_hints(soort)
    keuzes: list[tuple[object, ...]] = []
    for veld in fields(soort):
        verplicht = veld.default is MISSING and veld.default_factory is MISSING
        if veld.name == "locatie_id":
            keuzes.append((locatie, VINKHUIZEN))
        elif "Id" in str(hints[veld.name]) and "tuple" not in str(hints[veld.name]):
            keuzes.append(ids if verplicht else (None, *ids))
        elif veld.name in WAARDEN:
            keuzes.append(WAARDEN[veld.name])
        elif verplicht:
            keuzes.append(("", 0, ()))
        else:
            keuzes.append((soort.__dataclass_fields__[veld.name].default,))
    for waarden in product(*keuzes):
        yield soort(**{veld.name: waarde for veld, waarde in zip(fields(soort), waarden, strict=True)})


def _antwoorden(bureau: Bureau, ids: tuple[Id, ...]) -> dict[str, int]:
    """How often each question answers with the secret, whoever asks it however."""
    leesloket.laad()
    gezegd: dict[str, int] = {}
    for soort, geval in REGISTER.items():
        if geval.schrijft:
            continue
        for vraag in _vragen(soort, ids, bureau.medewerker.locatie_id):
            with suppress(Weigering, ValueError, TypeError, KeyError, AttributeError):
                if GEHEIM in repr(bureau.lees(vraag)).replace(repr(vraag), ""):
                    gezegd[soort.__name__] = gezegd.get(soort.__name__, 0) + 1
    return gezegd


def test_that_no_question_at_all_answers_with_anything_of_its_content(bureau: Bureau, alle: Gezin) -> None:
    db = bureau.eigen_verbinding()
    rijen = sorted(dossier.rijen_van(db, alle.huishouden).huis)
    db.close()
    ids = (*rijen, alle.moeder)
    eerst = _antwoorden(bureau, ids)
    assert {
        "LeesPlan",
        "LeesVerloop",
        "LeesHuishouden",
        "LeesHistorie",
        "LeesPlanPapier",
        "LeesTermijnen",
    } <= eerst.keys()
    draag_over(bureau, alle)
    assert _antwoorden(bureau, ids) == {}


def test_that_nothing_in_it_can_be_changed_and_nothing_is_written_then(bureau: Bureau, alle: Gezin) -> None:
    draag_over(bureau, alle)
    eerst = winkel.rauw(bureau, "SELECT count(*) FROM mutatie WHERE json_extract(kop, '$.s') <> 'toegang'")
    with pytest.raises(Weigering, match="ander team"):
        bureau.doe(HernoemHuishouden(id=alle.huishouden, naam="Anders"))
    with pytest.raises(Weigering, match="ander team"):
        bureau.doe(MaakTaak(id=bureau.wereld.ids(), huishouden_id=alle.huishouden, wat="Bellen", voor="2026-03-09"))
    assert winkel.rauw(bureau, "SELECT count(*) FROM mutatie WHERE json_extract(kop, '$.s') <> 'toegang'") == eerst


def test_that_what_people_come_to_the_desk_with_and_the_figures_stay(bureau: Bureau, alle: Gezin) -> None:
    bureau.doe(winkel.contact(bureau, persoon_id=alle.moeder, uitkomst="naar lopende casus"))
    voor = bureau.lees(LeesJaarCijfers(jaar=2026))
    draag_over(bureau, alle)
    na = bureau.lees(LeesJaarCijfers(jaar=2026))
    assert replace(na, caseload=voor.caseload, regisseurs=voor.regisseurs) == voor
    assert (na.caseload, na.regisseurs) == ((), 0)  # who has the case now is of the other team
    bureau.doe(winkel.contact(bureau, persoon_id=alle.moeder))
    assert bureau.lees(LeesJaarCijfers(jaar=2026)).vragen == voor.vragen + 1
    dubbel = persoon(bureau, "Fatima", "1985-04-01", achternaam="Bakker")
    bureau.doe(VoegPersonenSamen(blijft=alle.moeder, weg=dubbel, reden="Zelfde persoon"))
    assert bureau.lees(LeesHuishouden(id=alle.huishouden)).leden


def test_that_it_does_not_keep_a_colleague_from_leaving(bureau: Bureau, alle: Gezin) -> None:
    ik = bureau.medewerker.id
    assert len(bureau.lees(LeesVertrek(medewerker_id=ik)).casussen) == 1
    draag_over(bureau, alle)
    assert bureau.lees(LeesVertrek(medewerker_id=ik)).casussen == ()


def test_that_it_is_closed_when_this_desk_works_for_no_team_any_more_and_open_at_a_desk_of_both(
    bureau: Bureau, alle: Gezin
) -> None:
    draag_over(bureau, alle)
    for eigen, open_ in (((BEIJUM,), False), ((bureau.medewerker.locatie_id, VINKHUIZEN), True), ((VINKHUIZEN,), True)):
        met_teams(bureau, *eigen)
        assert bureau.lees(LeesHuishouden(id=alle.huishouden)).mag_inhoud is open_


def test_that_a_household_that_was_merged_into_it_is_closed_too(bureau: Bureau, alle: Gezin) -> None:
    ander = gezin.huishouden(bureau, "Bakker-oud")
    zet(bureau, Huishouden, ander, status="samengevoegd", samengevoegd_in=alle.huishouden)
    draag_over(bureau, alle)
    with pytest.raises(Weigering):
        bureau.lees(LeesPlan(huishouden_id=ander))
    assert bureau.lees(LeesHuishouden(id=ander)).elders is not None


def test_that_undo_brings_it_back_whole(bureau: Bureau, alle: Gezin) -> None:
    voor = bureau.lees(LeesHuishouden(id=alle.huishouden))
    uit, wijziging = bureau.schrijf(
        DraagHuishoudenOver(huishouden_id=alle.huishouden, team_id=VINKHUIZEN, notitie="Verhuisd")
    )
    assert uit
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert bureau.lees(LeesHuishouden(id=alle.huishouden)) == voor
    draag_over(bureau, alle)  # and again: the locatie is there by now
    assert bureau.lees(LeesHuishouden(id=alle.huishouden)).elders is not None


# Accepting ------------------------------------------------------------------------------------------------------------


def test_that_the_team_leader_may_name_a_colleague_and_another_may_not(bureau: Bureau, alle: Gezin) -> None:
    id_ = draag_over(bureau, alle)
    met_teams(bureau, VINKHUIZEN)
    with aan_het_werk(bureau, "casemanager") as collega, aan_het_werk(bureau, "entree", naam="Els") as entree:
        assert [rij.id for rij in collega.lees(LeesOntvangen())] == [id_]
        with pytest.raises(Weigering, match="teamleider"):
            collega.doe(NeemHuishoudenAan(id=id_, regisseur_id=bureau.medewerker.id))
        with pytest.raises(Weigering, match="geen casemanager"):
            bureau.doe(NeemHuishoudenAan(id=id_, regisseur_id=entree.id))
        bureau.doe(NeemHuishoudenAan(id=id_, regisseur_id=collega.id))
        assert bureau.lees(LeesHuishouden(id=alle.huishouden)).regisseur == "Omar El Idrissi"
        assert not collega.lees(LeesOntvangen())
    perioden = bureau.lees(LeesRegiehistorie(huishouden_id=alle.huishouden))
    assert [periode.regisseur for periode in perioden] == ["Omar El Idrissi", "Sanne de Vries"]


def test_that_it_stays_of_the_team_it_went_to_also_when_who_accepts_works_for_another_team_today(
    bureau: Bureau, alle: Gezin
) -> None:
    id_ = draag_over(bureau, alle)
    met_teams(bureau, bureau.medewerker.locatie_id, VINKHUIZEN)
    bureau.doe(NeemHuishoudenAan(id=id_))
    kop = bureau.lees(LeesHuishouden(id=alle.huishouden))
    assert (kop.locatie_id, kop.locatie, kop.ontvangen) == (VINKHUIZEN, "Vinkhuizen", None)
    met_teams(bureau, VINKHUIZEN)
    assert bureau.lees(LeesHuishouden(id=alle.huishouden)).mag_inhoud, "Vinkhuizen has it, and nobody gave it back"
    met_teams(bureau)
    assert not bureau.lees(LeesHuishouden(id=alle.huishouden)).mag_inhoud


def test_that_what_a_colleague_of_the_team_it_went_to_was_doing_stays_with_that_colleague(
    bureau: Bureau, alle: Gezin
) -> None:
    id_ = draag_over(bureau, alle)
    met_teams(bureau, bureau.medewerker.locatie_id, VINKHUIZEN)
    yara = bureau.doe(MaakMedewerker(naam="Yara Smit", locatie_id=VINKHUIZEN, rollen=("casemanager",)))
    ids = [bureau.wereld.ids() for _ in range(2)]
    for taak, wie in zip(ids, (yara, bureau.medewerker.id), strict=True):
        bureau.doe(MaakTaak(id=taak, huishouden_id=alle.huishouden, wat="Bellen", voor="2026-03-04"))
        zet(bureau, Taak, taak, medewerker_id=wie)
    bureau.doe(NeemHuishoudenAan(id=id_, regisseur_id=yara))
    van = [winkel.rauw(bureau, "SELECT medewerker_id FROM taak WHERE id = ?", taak)[0][0] for taak in ids]
    assert van == [yara, None], "of who has the regie now"


# The pure parts -------------------------------------------------------------------------------------------------------


def test_that_locaties_are_told_apart_by_id_and_else_by_name() -> None:
    een, twee, drie, vier = (Id(bytes([nummer]) * 16) for nummer in range(4))
    namen = {een: "Team  Selwerd", twee: "Vinkhuizen"}
    locaties = [(een, "Iets anders"), (drie, "team selwerd"), (vier, "VINKHUIZEN")]
    teams = elders.deel_in(namen, (een,), locaties)
    assert (set(teams.eigen), set(teams.elders)) == ({een, drie}, {twee, vier})
    assert elders.lees_teams(lambda *_: [(teams.schrijf(),)]) == teams
    assert elders.lees_teams(lambda *_: []) is None
