"""What may be written in a record that is kept and not used (AVG art. 18 lid 2): over every operation there is."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import Gezin, bakker, persoon, zet
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_belang import lekken
from tests.services.test_casus_geheim import EIGEN
from tests.services.test_rechten import VAN_HET_PROGRAMMA, gevraagd
from tests.services.test_register import geladen
from tests.services.toeval import Toeval
from wijdesk.app.bureau import Bureau
from wijdesk.errors import DoelNodig, Weigering
from wijdesk.models.contact import Vraag
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek, HefBeperkingOp, MeldAvgverzoek
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.contact import TrekContactIn
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.inzage import OpenInNood
from wijdesk.models.opdrachten.persoon import (
    LeesPersoonKaart,
    VoegPersonenSamen,
    WijzigPersoon,
    ZoekPersonen,
)
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, LegContactmomentVast
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id, IdMaker
from wijdesk.services.avg.lopen import loop
from wijdesk.services.beperking import GRONDEN, MAG, TERUG
from wijdesk.store.lezer import Lezer
from wijdesk.ui.panels.inwoner.gegevens import invoer_van

SOORTEN = tuple(lees for lees in geladen().values() if lees.schrijft)
GEWEIGERD = [geval.verzoek for geval in SOORTEN if geval.verzoek.__name__ not in (*MAG, *TERUG, *VAN_HET_PROGRAMMA)]


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def collega(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "casemanager", "entree", "teamleider", "applicatiebeheerder", "privacybeheerder") as wie:
        yield wie


def beperk(bureau: Bureau, wie: Id) -> Id:
    id_ = bureau.wereld.ids()
    bureau.doe(BewaarAvgverzoek(id=id_, soort="beperking", persoon_id=wie, identiteit="bekend"))
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    return id_


def over(soort: type[Any], wie: Id) -> Any | None:
    """A request that names this person in every place where an id can stand; None when there is no such place."""
    hints = get_type_hints(soort)
    velden = {veld.name: _met(hints[veld.name], wie) for veld in dataclasses.fields(soort)}
    genoemd = {naam: waarde for naam, waarde in velden.items() if waarde is not None}
    return dataclasses.replace(gevraagd(soort), **genoemd) if genoemd else None


def _met(hint: Any, wie: Id) -> Any | None:
    """The person in the place of an id, also inside a list or a part of the request."""
    if hint is Id or hint is bytes:
        return wie
    delen = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        deel = _met(delen[0], wie) if delen[-1:] == (Ellipsis,) else None
        return None if deel is None else (deel,)
    if delen:
        return next((deel for arg in delen if (deel := _met(arg, wie)) is not None), None)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return over(hint, wie)
    return None


def rijen_over(bureau: Bureau, wie: Id) -> dict[Any, Any]:
    """Every row about somebody, walked as for inzage, with its values; without the log and the requests themselves."""
    verbinding = bureau._winkel.lees_verbinding()  # type: ignore[union-attr]
    try:
        lezer = Lezer(verbinding, nu=bureau.wereld.klok(), medewerker_id=bureau.medewerker.id, rechten=bureau.rechten)
        return {
            (soort, id_): tuple(rij.items())
            for soort, rijen in loop(lezer, wie).rijen.items()
            if soort not in ("toegang", "avgverzoek", "inzagegrond")
            for id_, rij in rijen.items()
        }
    finally:
        verbinding.close()


def test_that_what_is_allowed_all_the_same_exists_and_stands_on_one_of_the_grounds_of_the_law() -> None:
    namen = {geval.verzoek.__name__ for geval in SOORTEN}
    assert set(MAG) | TERUG <= namen
    assert set(MAG.values()) == set(GRONDEN)


def test_that_every_operation_that_names_a_restricted_person_is_refused(
    bureau: Bureau, thuis: Gezin, collega: Collega
) -> None:
    beperk(bureau, thuis.zoon)
    door, gedaan = [], 0
    for soort in GEWEIGERD:
        if (opdracht := over(soort, thuis.zoon)) is None or geladen()[soort].recht not in collega._rechten:
            continue
        gedaan += 1
        try:
            collega.doe(opdracht)
            door.append(soort.__name__)
        except Weigering as weigering:
            beperkt = weigering.beperkt if isinstance(weigering, DoelNodig) else "beperkt" in weigering.in_een_zin()
            if not beperkt:
                door.append(f"{soort.__name__}: {weigering.in_een_zin()}")
    assert not door
    assert gedaan > 100, "else this looked at nothing"


@pytest.mark.parametrize("zaad", range(2))
def test_that_whatever_is_done_nothing_of_the_record_changes(
    bureau: Bureau, thuis: Gezin, collega: Collega, ids: Ids, klok: Klok, zaad: int
) -> None:
    beperk(bureau, thuis.zoon)
    verbinding = bureau._winkel.lees_verbinding()  # type: ignore[union-attr]
    toeval = Toeval(zaad, lambda sql, *p: verbinding.execute(sql, p).fetchall(), klok, ids, slordig=0.02)
    soorten = [soort for soort in GEWEIGERD if soort.__name__ in _VAN_DE_DAG]
    voor, gelukt = rijen_over(bureau, thuis.zoon), 0
    for _ in range(150):
        opdracht = toeval.maak(toeval.dobbel.choice(soorten))
        try:
            collega.doe(opdracht)
            gelukt += 1
        except Weigering:
            continue
        na = rijen_over(bureau, thuis.zoon)
        assert na == voor, type(opdracht).__name__
    verbinding.close()
    assert gelukt > 5, "else nothing was done at all"


_VAN_DE_DAG = frozenset(
    {
        "BeeindigGezag", "LegGezagVast", "MaakHuishouden", "MaakPersoon", "VoegLidToe", "VoegPersonenSamen",
        "WijzigPersoon", "MaakTaak", "VoegBetrokkeneToe", "LegContactmomentVast", "WijzigLid", "HernoemHuishouden",
    }
)  # fmt: skip


def test_that_the_refusal_stands_beside_what_was_changed_and_says_what_one_can_do(
    bureau: Bureau, thuis: Gezin, collega: Collega
) -> None:
    gezien = invoer_van(collega.lees(LeesPersoonKaart(id=thuis.zoon)).persoon)
    beperk(bureau, thuis.zoon)
    anders = dataclasses.replace(gezien, telefoon="0612345678")
    with pytest.raises(Weigering, match="beperkt") as fout:
        collega.doe(WijzigPersoon(id=thuis.zoon, invoer=anders, gezien=gezien))
    assert list(fout.value.volledig()) == ["telefoon"]
    assert all(uitweg in fout.value.in_een_zin() for uitweg in ("AVG-verzoek", "Noodinzage"))
    dubbel = persoon(bureau, "Sem")
    with pytest.raises(Weigering, match="beperkt") as fout:
        collega.doe(VoegPersonenSamen(blijft=dubbel, weg=thuis.zoon, reden="Zelfde jongen"))
    assert list(fout.value.volledig()) == ["weg"]


def test_that_what_the_law_allows_goes_on(bureau: Bureau, thuis: Gezin, collega: Collega) -> None:
    beperk(bureau, thuis.zoon)
    ids = bureau.wereld.ids
    collega.doe(winkel.contact(bureau, persoon_id=thuis.zoon))
    collega.doe(
        MeldAgressie(
            persoon_id=thuis.zoon,
            locatie_id=bureau.medewerker.locatie_id,
            datum="2026-03-02",
            soort="verbaal",
            omschrijving="Schold aan de balie",
            maatregel="waarschuwing",
        )
    )
    collega.doe(MeldAvgverzoek(id=ids(), persoon_id=thuis.zoon, soort="rectificatie", gevraagd="Het adres klopt niet"))
    assert len(rijen_over(bureau, thuis.zoon)) > 3


def test_that_an_emergency_opens_it_and_lifting_it_too(
    bureau: Bureau, thuis: Gezin, collega: Collega, klok: Klok
) -> None:
    verzoek = beperk(bureau, thuis.zoon)

    def wijzig(telefoon: str) -> Opdracht[None]:
        gezien = invoer_van(bureau.lees(LeesPersoonKaart(id=thuis.zoon)).persoon)
        return WijzigPersoon(id=thuis.zoon, invoer=dataclasses.replace(gezien, telefoon=telefoon), gezien=gezien)

    with pytest.raises(Weigering, match="beperkt"):
        collega.doe(wijzig("0612345678"))
    collega.doe(OpenInNood(persoon_id=thuis.zoon, reden="Sem is zoek, zijn nieuwe nummer is nodig"))
    collega.doe(wijzig("0612345678"))
    klok.verzet(3 * 3_600_000)
    with pytest.raises(Weigering, match="beperkt"):
        collega.doe(wijzig("0687654321"))
    bureau.doe(HefBeperkingOp(id=verzoek, reden="Het is nagekeken; Sem weet het"))
    collega.doe(wijzig("0687654321"))
    assert bureau.lees(LeesPersoonKaart(id=thuis.zoon)).persoon.telefoon.endswith("87654321")


def test_that_one_takes_back_what_was_written_since_and_nothing_from_before(
    bureau: Bureau, thuis: Gezin, collega: Collega, klok: Klok
) -> None:
    uit, voor = collega.schrijf(winkel.contact(bureau, persoon_id=thuis.zoon))
    klok.verzet(60_000)
    beperk(bureau, thuis.zoon)
    klok.verzet(60_000)
    _, na = collega.schrijf(winkel.contact(bureau, persoon_id=thuis.zoon))
    with pytest.raises(Weigering, match="beperkt"):
        collega.doe(TrekContactIn(id=uit.contact_id, reden="Verkeerde dag"))
    assert voor.transactie is not None
    assert na.transactie is not None
    with pytest.raises(Weigering, match="beperkt"):
        collega.doe(MaakOngedaan(transactie=voor.transactie))
    collega.doe(MaakOngedaan(transactie=na.transactie))


def test_that_a_search_finds_them_and_says_only_who_it_is(bureau: Bureau, collega: Collega) -> None:
    wie = persoon(bureau, "Jasmijn", telefoon="0612345678", achternaam="Oosterveld")
    bureau.doe(winkel.contact(bureau, persoon_id=wie))
    (voor,) = collega.lees(ZoekPersonen(tekst="Jasmijn Oosterveld"))
    assert all((voor.adres, voor.telefoon, voor.laatste_contact))
    beperk(bureau, wie)
    with aan_het_werk(bureau, "entree", naam="Bram Postma") as balie:
        (na,) = balie.lees(ZoekPersonen(tekst="Jasmijn Oosterveld"))
    assert (na.naam, na.waarschuwing) == (voor.naam, "Beperkt: niet gebruiken")
    assert (na.adres, na.telefoon, na.laatste_contact, na.regie) == ("", "", None, "")
    assert "Eikenlaan" not in repr(na)


def test_that_no_question_tells_more_than_who_it_is_and_that_it_is_restricted(bureau: Bureau, thuis: Gezin) -> None:
    zet(bureau, Persoon, thuis.zoon, **EIGEN)
    gevraagd_ = bureau.doe(winkel.contact(bureau, persoon_id=thuis.zoon, uitkomst="terugbelverzoek"))
    zet(bureau, Vraag, gevraagd_.vraag_ids[0], toelichting="Vraagt naar WATERLELIE")
    ids = bureau.wereld.ids
    op = bureau.wereld.klok() - 60_000
    gesprek = ContactmomentInvoer(op=op, soort="telefoon", personen=(thuis.zoon,), notitie="Vertelt over WATERLELIE")
    bureau.doe(LegContactmomentVast(id=ids(), huishouden_id=thuis.huishouden, invoer=gesprek))
    rollen = ("casemanager", "entree", "teamleider", "gedragswetenschapper", "klachtencoordinator")
    inhoud = ("WATERLELIE", EIGEN["telefoon"], EIGEN["email"], EIGEN["bsn"])
    with aan_het_werk(bureau, *rollen, zwijgt=True) as wie:
        zet(bureau, Huishouden, thuis.huishouden, tandem_id=wie.id)
        voor, _ = lekken(bureau, wie, inhoud)
        bureau.wereld.klok.verzet(60_000)  # type: ignore[attr-defined]
        beperk(bureau, thuis.zoon)
        na, beantwoord = lekken(bureau, wie, inhoud)
        (werk,) = wie.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))
    assert (werk.toelichting, werk.telefoon) == ("Beperkt: niet gebruiken", "")
    assert {"LeesContact", "LeesVragen", "LeesBsn", "LeesVerloop"} <= {vraag for vraag, _ in voor}, "it can be told"
    assert sorted(na) == []
    assert beantwoord > 50
