"""A resident somebody has a tie with is not there for them: in no answer, and for no operation.

Every Leesvraag there is, with the ids of everything there is, by somebody of every rol who said that they know one of
the family. A question that is added later is in it by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import winkel
from tests.gezin import Gezin, bakker, bewaar, zet
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_casus_geheim import EIGEN, vragen, zo_gevraagd
from tests.services.test_register import geladen
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Storing, Weigering
from wijdesk.models.contact import Vraag
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.inzage import Belang
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.opdrachten.akkoord import StelVersieVast
from wijdesk.models.opdrachten.belang import BeeindigBelang, LeesBelangen, LeesEigenBand, LegBelangVast, MeldBelang
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.persoon import (
    LeesPersoonKaart,
    MaakPersoon,
    PersoonInvoer,
    WijzigPersoon,
    ZoekDubbelen,
    ZoekPersonen,
)
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, LegContactmomentVast
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.resources import lees_toml
from wijdesk.services.leesloket import CIJFERS
from wijdesk.services.register import rechten_van

TABELLEN = (
    "huishouden", "persoon", "plan", "planversie", "contactmoment", "casus", "doel", "actie", "contact", "vraag",
    "huishoudlid", "agressie",
)  # fmt: skip
GEHEIM = (*EIGEN.values(), "09-07-2012", "9 jul 2012", "WATERLELIE", "Gezin Zonnebloem")
ROLLEN = tuple(lees_toml("rollen.toml")["rol"])


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    """A family of whose son somebody who works here is an uncle; everything about them has a word of its own."""
    thuis = bakker(bureau)
    zet(bureau, Persoon, thuis.zoon, **EIGEN)
    zet(bureau, Huishouden, thuis.huishouden, naam="Gezin Zonnebloem")
    bureau.doe(StelVersieVast(plan_id=thuis.plan, reden="Eerste versie"))
    op = bureau.wereld.klok() - 60_000
    gesprek = ContactmomentInvoer(op=op, soort="telefoon", personen=(thuis.zoon,), notitie="Vertelt over WATERLELIE")
    bureau.doe(LegContactmomentVast(id=bureau.wereld.ids(), huishouden_id=thuis.huishouden, invoer=gesprek))
    gevraagd = bureau.doe(winkel.contact(bureau, persoon_id=thuis.zoon))
    zet(bureau, Vraag, gevraagd.vraag_ids[0], toelichting="Vraagt naar WATERLELIE")
    return thuis


@pytest.fixture
def oom(bureau: Bureau, gezin: Gezin) -> Iterator[Collega]:
    """Somebody with every rol, who said to be an uncle."""
    with aan_het_werk(bureau, *ROLLEN, naam="Oom Bakker") as collega:
        zet(bureau, Huishouden, gezin.huishouden, tandem_id=collega.id)  # else other gates would refuse first
        collega.doe(MeldBelang(id=bureau.wereld.ids(), persoon_id=gezin.zoon, soort="familie"))
        yield collega


def gevonden(collega: Collega) -> set[Id]:
    """Who of the family a colleague finds by name."""
    return {kandidaat.persoon_id for kandidaat in collega.lees(ZoekPersonen(tekst="Bakker"))}


def lekken(bureau: Bureau, collega: Collega, geheim: tuple[str, ...]) -> tuple[set[tuple[str, str]], int]:
    """(question, word) that was told to a colleague of all questions there are, and how many gave an answer."""
    ids = [Id(rij[0]) for tabel in TABELLEN for rij in winkel.rauw(bureau, f"SELECT id FROM {tabel}")]
    gelekt, beantwoord = set(), 0
    cijfers = {soort for soort, geval in geladen().items() if geval.recht in CIJFERS}
    for soort in vragen():
        if soort in cijfers:
            continue
        for vraag in zo_gevraagd(soort, ids):
            try:
                antwoord = repr(collega.lees(vraag))
                beantwoord += 1
            except Weigering as weigering:
                antwoord = f"{weigering.zin} {weigering.fouten}"
            except Storing:
                continue
            gelekt |= {(soort.__name__, woord) for woord in geheim if woord in antwoord}
    return gelekt, beantwoord


def test_that_no_question_tells_of_whom_somebody_knows(bureau: Bureau, gezin: Gezin, oom: Collega) -> None:
    ids = tuple(repr(id_)[2:-1] for id_ in (gezin.zoon, gezin.huishouden, gezin.casus, gezin.plan))
    gelekt, beantwoord = lekken(bureau, oom, (*GEHEIM, *ids))
    assert sorted(gelekt) == []
    assert beantwoord > 50


def test_that_the_same_questions_tell_it_to_a_colleague_who_knows_nobody(bureau: Bureau, gezin: Gezin) -> None:
    """The check above can fail."""
    with aan_het_werk(bureau, *ROLLEN, naam="Iemand Anders") as ander:
        zet(bureau, Huishouden, gezin.huishouden, tandem_id=ander.id)
        gelekt, _ = lekken(bureau, ander, GEHEIM)
    assert {"Zorgvuldius", "Geheimhof", "2012-07-09", "WATERLELIE", "Gezin Zonnebloem"} <= {
        woord for _, woord in gelekt
    }


def test_that_a_card_one_has_a_tie_with_reads_as_one_that_does_not_exist(
    bureau: Bureau, gezin: Gezin, oom: Collega
) -> None:
    for vraag in (lambda id_: LeesPersoonKaart(id=id_), lambda id_: LeesHuishouden(id=id_)):
        zinnen = set()
        for id_ in (gezin.zoon if "Persoon" in repr(vraag(b"")) else gezin.huishouden, Id(b"\7" * 16)):
            with pytest.raises(Weigering) as fout:
                oom.lees(vraag(id_))
            zinnen.add(fout.value.zin)
        assert len(zinnen) == 1
    assert oom.lees(ZoekPersonen(tekst="Geheimhof")) == oom.lees(ZoekHuishoudens(tekst="Zonnebloem")) == ()
    invoer = PersoonInvoer(bsn=EIGEN["bsn"], achternaam=EIGEN["achternaam"], telefoon=EIGEN["telefoon"])
    assert oom.lees(ZoekDubbelen(invoer=invoer)) == ()


def test_that_an_operation_about_them_is_refused_as_about_a_card_that_does_not_exist(
    bureau: Bureau, gezin: Gezin, oom: Collega
) -> None:
    zinnen = set()
    for id_ in (gezin.zoon, Id(b"\7" * 16)):
        with pytest.raises(Weigering) as fout:
            oom.doe(WijzigPersoon(id=id_, invoer=PersoonInvoer(achternaam="Anders"), gezien=PersoonInvoer()))
        zinnen.add(fout.value.zin)
    assert len(zinnen) == 1
    for opdracht in (
        winkel.contact(bureau, persoon_id=gezin.zoon),
        MeldAgressie(
            persoon_id=gezin.zoon,
            locatie_id=bureau.medewerker.locatie_id,
            datum="2026-01-02",
            soort="verbaal",
            maatregel="waarschuwing",
            omschrijving="Riep",
        ),
    ):
        with pytest.raises(Weigering) as fout:
            oom.doe(opdracht)
        assert "bestaat niet" in fout.value.zin


def test_that_saying_so_is_always_allowed_and_only_somebody_else_takes_it_back(bureau: Bureau, gezin: Gezin) -> None:
    with aan_het_werk(bureau, "vrijwilliger", naam="Nicht Bakker") as nicht:
        id_ = nicht.doe(MeldBelang(id=bureau.wereld.ids(), persoon_id=gezin.moeder, soort="familie"))
        assert gezin.moeder not in gevonden(nicht)
        with pytest.raises(Weigering):
            nicht.doe(BeeindigBelang(id=id_, reden="Toch niet"))
        with aan_het_werk(bureau, "teamleider", naam="Thea Leider") as leider:
            rijen = leider.lees(LeesBelangen())
            assert [(rij.medewerker, rij.soort) for rij in rijen] == [("Nicht Bakker", "familie")]
            with pytest.raises(Weigering) as fout:
                leider.doe(BeeindigBelang(id=id_, reden=" "))
            assert "reden" in fout.value.fouten
            leider.doe(BeeindigBelang(id=id_, reden="Was een vergissing"))
        assert gezin.moeder in gevonden(nicht)


def test_that_a_leader_cannot_end_a_tie_of_their_own(bureau: Bureau, gezin: Gezin) -> None:
    with aan_het_werk(bureau, "teamleider", naam="Thea Leider") as leider:
        id_ = leider.doe(MeldBelang(id=bureau.wereld.ids(), persoon_id=gezin.moeder, soort="bekende"))
        assert leider.lees(LeesBelangen()) == ()
        with pytest.raises(Weigering, match="bestaat niet"):
            leider.doe(BeeindigBelang(id=id_, reden="Toch niet"))


def test_that_a_resident_who_works_here_is_there_for_who_has_the_right_and_not_for_themselves(
    bureau: Bureau, gezin: Gezin
) -> None:
    with (
        aan_het_werk(bureau, "casemanager", naam="Cas Manager") as cas,
        aan_het_werk(bureau, "teamleider", naam="Thea Leider") as leider,
        aan_het_werk(bureau, "teamleider", naam="Eigen Kaart") as zelf,
    ):
        leg = LegBelangVast(id=bureau.wereld.ids(), persoon_id=gezin.moeder, soort="collega", medewerker_id=zelf.id)
        with pytest.raises(Weigering):
            cas.doe(leg)
        leider.doe(leg)
        assert gezin.moeder in gevonden(leider)
        assert gezin.moeder not in gevonden(cas) | gevonden(zelf)


def test_that_bad_input_says_beside_the_field_what_is_wrong(bureau: Bureau, gezin: Gezin) -> None:
    ids = bureau.wereld.ids
    for opdracht, veld in (
        (MeldBelang(id=ids(), persoon_id=gezin.zoon, soort="collega"), "soort"),
        (MeldBelang(id=ids(), persoon_id=gezin.zoon, soort=""), "soort"),
        (MeldBelang(id=ids(), persoon_id=gezin.zoon, soort="achterneef"), "soort"),
        (LegBelangVast(id=ids(), persoon_id=gezin.zoon, soort="familie"), "medewerker_id"),
    ):
        with aan_het_werk(bureau, "teamleider", naam=f"Thea {veld} {opdracht.soort}") as leider:
            with pytest.raises(Weigering) as fout:
                leider.doe(opdracht)
            assert veld in fout.value.fouten


def test_that_who_has_the_household_in_hand_is_told_to_hand_it_over(bureau: Bureau, gezin: Gezin) -> None:
    assert bureau.lees(LeesEigenBand(persoon_id=gezin.zoon)) is True
    los = bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Los")))
    assert bureau.lees(LeesEigenBand(persoon_id=los)) is False


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_that_whoever_is_known_nothing_of_them_is_told(
    bureau: Bureau, gezin: Gezin, alle_vragen: list[Any], data: st.DataObject
) -> None:
    """Random ties, random questions: nothing of who they are."""
    wie = data.draw(st.sampled_from((gezin.moeder, gezin.zoon, gezin.dochter)))
    soort = data.draw(st.sampled_from(("zelf", "familie", "bekende", "collega")))
    rollen = data.draw(st.sets(st.sampled_from(ROLLEN), min_size=1))
    gekozen = data.draw(st.lists(st.sampled_from(alle_vragen), min_size=20, max_size=60))
    with aan_het_werk(bureau, *rollen, naam=f"Collega {bureau.wereld.ids().hex()}") as collega:
        mij = bureau.medewerker.id
        bewaar(bureau, Belang(persoon_id=wie, medewerker_id=collega.id, soort=soort, gemeld_door_id=mij))
        rij = winkel.rauw(bureau, "SELECT roepnaam, achternaam, bsn, telefoon FROM persoon WHERE id = ?", wie)[0]
        geheim = {deel for deel in rij if len(deel) > 2} - {"Bakker"} | {repr(wie)[2:-1], "Gezin Zonnebloem"}
        for vraag in gekozen:
            try:
                antwoord = repr(collega.lees(vraag))
            except (Weigering, Storing) as fout:
                antwoord = str(fout)
            assert not {woord for woord in geheim if woord in antwoord}, type(vraag).__name__


@pytest.fixture
def alle_vragen(bureau: Bureau, gezin: Gezin) -> list[Any]:
    assert gezin
    ids = [Id(rij[0]) for tabel in TABELLEN for rij in winkel.rauw(bureau, f"SELECT id FROM {tabel}")]
    cijfers = {soort for soort, geval in geladen().items() if geval.recht in CIJFERS}
    return [vraag for soort in vragen() if soort not in cijfers for vraag in zo_gevraagd(soort, ids)]


def test_that_every_rol_with_a_right_to_write_a_kind_of_data_may_read_it() -> None:
    """Else a form would save the empty field it was shown."""
    for rol in ROLLEN:
        rechten = rechten_van((rol,))
        assert "persoon.schrijven" not in rechten or "persoon.contact" in rechten
        assert "casus.schrijven" not in rechten or {"persoon.contact", "agressie.lezen"} <= rechten
        assert "contact.corrigeren_anders" not in rechten or "contact.notities" in rechten
