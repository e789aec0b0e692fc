"""Whom a klacht is about finds it nowhere before it was shared, whatever their rollen: every question there is is asked
about every row of it, and no answer holds its words, its number or one of its ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_klacht import klacht, lees, stap
from tests.services.test_register import geladen
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.cijfer import periode_van
from wijdesk.models.opdrachten.avg import BewaarAvgverzoek, LeesInzage
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.contact import VraagInvoer
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.klacht import (
    BewaarKlacht,
    DeelKlacht,
    HeropenKlacht,
    LeesKlacht,
    LeesKlachten,
    LeesKlachtmeldingen,
    PakKlachtOp,
    RondKlachtAf,
    TrekKlachtstapIn,
    ZetKlachtstap,
)
from wijdesk.models.opdrachten.logboek import LeesLogboek
from wijdesk.models.values import Id, IdMaker, lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.register import REGISTER

GEHEIM = "onvindbaarwoord"
STAPTEKST = "nergenstelezen"
TABELLEN = ("klachtdossier", "klachtbetrokkene", "klachtstap", "vraag", "contact", "werk", "persoon")
MINSTENS = 60
"""So many kinds of questions have to be answered, or this looks at nothing."""


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


def van_de_balie(bureau: Bureau, over: Id) -> Id:
    """A klacht of a resident who came to the desk, about this colleague."""
    ids = bureau.wereld.ids
    wie = maak.persoon(bureau, "Nora")
    vraag = VraagInvoer(toelichting=GEHEIM, meldingtype="Wonen", uitkomst="klacht")
    bureau.doe(winkel.contact(bureau, vragen=(vraag,), persoon_id=wie))
    (melding,) = bureau.lees(LeesKlachtmeldingen())
    id_ = klacht(
        bureau, ids, klager="", persoon_id=wie, woorden=GEHEIM, over=(over,), over_structuur=False,
        vraag_id=melding.vraag_id, behandelaar_id=bureau.medewerker.id,
    )  # fmt: skip
    stap(bureau, ids, id_, "gesprek", tekst=STAPTEKST)
    return id_


def alle_rollen() -> tuple[str, ...]:
    return tuple(lees_toml("rollen.toml")["rol"])


def antwoorden(wie: Collega, ids: tuple[Id, ...], klok: Klok, hier: Id) -> Iterator[tuple[str, str]]:
    """Every question that can be filled in, with what it answers as text."""
    vast: dict[str, Any] = {
        "tekst": GEHEIM, "naam": "klachten_gemeld", "jaar": 2026, "tot": "2026-12-31", "van": "2026-01-01",
        "periode": periode_van("jaar", lokaal(klok()).date().isoformat()), "dag": "2026-03-02", "soort": "persoon",
        "bereik": "mijn", "maand": "2026-03", "peildatum": "2026-03-02",
    }  # fmt: skip
    geladen()
    for soort in [soort for soort, geval in REGISTER.items() if not geval.schrijft]:
        nodig = {veld.name for veld in fields(soort) if veld.default is MISSING and veld.default_factory is MISSING}
        namen = [veld.name for veld in fields(soort) if veld.name == "id" or veld.name.endswith("_id")]
        rest = {naam: vast.get(naam, "") for naam in nodig - set(namen)}
        for id_ in ids if namen else ids[:1]:
            gevuld = {naam: id_ for naam in namen if naam != "locatie_id"}
            if "locatie_id" in nodig:
                gevuld["locatie_id"] = hier
            try:
                yield soort.__name__, repr(wie.lees(soort(**rest, **gevuld)))
            except (Weigering, GeenRecht, TypeError, ValueError, KeyError, AttributeError, AssertionError):
                continue


def test_that_no_question_shows_a_klacht_to_whom_it_is_about(bureau: Bureau, klok: Klok) -> None:
    with (
        aan_het_werk(bureau, *alle_rollen(), naam="Oda Overal") as oda,
        aan_het_werk(bureau, *alle_rollen(), naam="Kim Kent") as kim,
    ):
        hier = bureau.medewerker.locatie_id
        id_ = van_de_balie(bureau, oda.id)
        kim.lees(LeesKlacht(id=id_))
        rijen = tuple(
            Id(rij[0]) for tabel in TABELLEN for rij in winkel.rauw(bureau, f"SELECT id FROM {tabel} ORDER BY id")
        )
        nummer = lees(bureau, id_).rij.nummer
        verraadt = (GEHEIM, STAPTEKST, nummer, *(repr(rij) for rij in rijen[:3]), repr(id_))
        lekt, gevraagd = set(), set()
        for naam, tekst in antwoorden(oda, rijen, klok, hier):
            gevraagd.add(naam)
            lekt |= {(naam, woord) for woord in verraadt if woord in tekst}
        assert len(gevraagd) > MINSTENS, sorted(gevraagd)
        assert lekt == set()
        ziet = {naam for naam, tekst in antwoorden(kim, rijen, klok, hier) if any(woord in tekst for woord in verraadt)}
        assert {"LeesKlachten", "LeesKlacht", "LeesPersoonKaart", "LeesContact"} <= ziet, "the walk finds what is there"


def test_that_no_operation_reaches_a_klacht_that_is_not_there_for_them(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    with aan_het_werk(bureau, *alle_rollen(), naam="Oda Overal") as oda:
        id_ = van_de_balie(bureau, oda.id)
        detail = lees(bureau, id_)
        opdrachten: tuple[Opdracht[Any], ...] = (
            BewaarKlacht(id=id_, kanaal="brief", klager="X", woorden="X", over_structuur=True),
            PakKlachtOp(id=id_),
            DeelKlacht(id=detail.over[0].id),
            ZetKlachtstap(id=ids(), klacht_id=id_, soort="notitie", tekst="x"),
            TrekKlachtstapIn(id=detail.stappen[0].id, reden="x"),
            RondKlachtAf(id=id_, uitkomst="overig", reden="overig", overig="geen klacht"),
            HeropenKlacht(id=id_, reden="x"),
        )
        for opdracht in opdrachten:
            with pytest.raises(Weigering, match="bestaat niet"):
                oda.doe(opdracht)
        for (transactie,) in winkel.rauw(
            bureau, "SELECT DISTINCT transactie FROM mutatie WHERE json_extract(kop, '$.s') LIKE 'klacht%'"
        ):
            with pytest.raises(Weigering):
                oda.doe(MaakOngedaan(transactie=Id(transactie)))
        assert lees(bureau, id_) == detail


def test_that_the_log_tells_others_who_looked_and_not_whom_it_is_about(bureau: Bureau) -> None:
    with (
        aan_het_werk(bureau, *alle_rollen(), naam="Oda Overal") as oda,
        aan_het_werk(bureau, "logbeheerder", naam="Lou") as lou,
        aan_het_werk(bureau, "klachtencoordinator", naam="Kim") as kim,
    ):
        id_ = van_de_balie(bureau, oda.id)
        kim.lees(LeesKlacht(id=id_))
        vraag = LeesLogboek(van="2026-01-01", tot="2026-12-31")
        assert "Klacht geopend" in repr(lou.lees(vraag))
        assert "Klacht geopend" not in repr(oda.lees(vraag))


def test_that_whoever_it_is_about_puts_no_record_together_that_holds_it(bureau: Bureau) -> None:
    with (
        aan_het_werk(bureau, *alle_rollen(), naam="Oda Overal") as oda,
        aan_het_werk(bureau, "privacybeheerder", naam="Pim") as pim,
    ):
        van_de_balie(bureau, oda.id)
        ((wie,),) = winkel.rauw(bureau, "SELECT persoon_id FROM klachtdossier")
        verzoek = bureau.wereld.ids()
        pim.doe(
            BewaarAvgverzoek(id=verzoek, soort="inzage", persoon_id=Id(wie), identiteit="bekend", gevraagd="Alles")
        )  # fmt: skip
        assert pim.lees(LeesInzage(verzoek_id=verzoek)).stukken
        with pytest.raises(Weigering, match="niet zelf behandelen"):
            oda.lees(LeesInzage(verzoek_id=verzoek))


def test_that_it_is_there_as_soon_as_it_was_shared_and_gone_when_it_is_not_about_them(bureau: Bureau) -> None:
    with aan_het_werk(bureau, "casemanager", naam="Bas") as bas:
        id_ = klacht(bureau, bureau.wereld.ids, over=(bas.id,))
        assert bas.lees(LeesKlachten()) == ()
        bureau.doe(DeelKlacht(id=lees(bureau, id_).over[0].id))
        assert [rij.id for rij in bas.lees(LeesKlachten())] == [id_]
        anders = BewaarKlacht(id=id_, kanaal="brief", klager="Nora Visser", woorden="x", over_structuur=True)
        bureau.doe(anders)
        assert bas.lees(LeesKlachten()) == ()
