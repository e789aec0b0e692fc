"""What nobody would type in a triage on purpose, days that cannot be, and lists of questions made to break it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest

from tests import gezin as huis
from tests.services import triages as t
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.triage import (
    AntwoordInvoer,
    BesluitTriage,
    BewaarBladzijde,
    CasusGevolg,
    EersteActie,
    Kortdurend,
    LeesTriagePapier,
    OnderzoekGevolg,
    Verwijzing,
    VraagConsult,
)
from wijdesk.models.opdrachten.vragenlijst import NeemVragenlijstInGebruik
from wijdesk.models.opschaling import Trede
from wijdesk.models.values import Id
from wijdesk.models.vragen import route_bij
from wijdesk.models.vragen_lezen import controleer as keur_lijst
from wijdesk.resources import lees_tekst
from wijdesk.store.controle import controleer

STRAKS, LATER = "2026-06-01", "2026-07-01"
CASUS = CasusGevolg(wettelijk_kader="Wmo 2015")
KORT = Kortdurend(doel="De post op orde", verwacht_einde=STRAKS, controle_op=LATER)


@pytest.fixture(autouse=True)
def _heel(bureau: Bureau) -> Iterator[None]:
    """After every attack journal and tables still say the same."""
    yield
    assert controleer(bureau.eigen_verbinding()) == ()


def neem_besluit(id_: Id, besluit: str, gevolg: Any = None, **anders: Any) -> BesluitTriage:
    velden = {
        "id": id_,
        "route": route_bij(besluit, "complex"),
        "besluit": besluit,
        "gevolg": gevolg,
        "afwijkreden": "Zo is het beter",
        "overslaan": "Zo is het beter",
    }
    return BesluitTriage(**(velden | anders))


def blad(id_: Id, **antwoorden: str) -> BewaarBladzijde:
    """The answers of the first page."""
    return BewaarBladzijde(
        triage_id=id_,
        bladzijde="vraag",
        antwoorden=tuple(AntwoordInvoer(vraag=code, waarde=waarde) for code, waarde in antwoorden.items()),
    )


# Lists that are replaced ----------------------------------------------------------------------------------------------

TEAM = """soort = "triage"
versie = "oost-1"
voorvoegsel = "oost"
[[vraag]]
code = "oost_hond"
bladzijde = "veiligheid"
soort = "ja_nee"
tekst = "Is er een hond die bijt?"
[[regel]]
code = "oost_bijt"
als = ["oost_hond is ja", "aard is klein"]
route = "complex"
omdat = "Er is een hond die bijt."
"""


def neem_in_gebruik(bureau: Bureau, inhoud: str, locatie_id: Id | None = None) -> Id:
    beheer = NeemVragenlijstInGebruik(soort="triage", inhoud=inhoud, locatie_id=locatie_id)
    with aan_het_werk(bureau, "applicatiebeheerder", naam=f"Beheer {bureau.wereld.ids().hex()[-5:]}") as wie:
        id_: Id = wie.doe(beheer)
    return id_


def test_that_a_triage_ends_under_the_lists_it_began_with_whatever_is_replaced(bureau: Bureau) -> None:
    hier, stad = bureau.medewerker.locatie_id, lees_tekst("triage.toml")
    neem_in_gebruik(bureau, TEAM, hier)
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="klein", breder="nee", veilig="ja", oost_hond="ja", zelf="alles")
    anders = stad.replace('versie = "2026-1"', 'versie = "2026-9"').replace('code = "aard"', 'code = "soort_vraag"')
    anders = anders.replace('"aard is ', '"soort_vraag is ')
    neem_in_gebruik(bureau, anders)  # the rule of the team speaks of a question that is gone now
    nieuw = t.begin(bureau)
    assert t.lees(bureau, nieuw).teamlijst == ""
    t.beantwoord(bureau, nieuw, soort_vraag="klein")
    t.beantwoord(bureau, id_, kinderen="nee")
    gelezen = t.lees(bureau, id_)
    assert (gelezen.voorstel_route, gelezen.voorstel_besluit) == ("complex", "kortdurend")
    assert t.besluit(bureau, id_, "kortdurend", KORT).gevolg == "ondersteuning"
    papier = bureau.lees(LeesTriagePapier(id=id_, intern=True))
    assert "2026-1 + oost-1" in papier.lijst_versie
    assert "Is er een hond die bijt?" in repr(papier)


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ('"oost_hond"', '"gevaar"', "bestaat al"),
        ('code = "oost_bijt"', 'code = "spoed_gevaar"', "bestaat al"),
        ('["oost_hond is ja"', '["bestaat_niet is ja"', ""),
        ('["oost_hond is ja"', '["gevaar is misschien"', ""),
        ('bladzijde = "veiligheid"', 'bladzijde = "keuken"', "bestaat niet"),
        ('soort = "ja_nee"', 'soort = "zrm"', "domein"),
        ('voorvoegsel = "oost"', 'voorvoegsel = ""', "voorvoegsel"),
        ('tekst = "Is er', 'vul_in = "bsn"\ntekst = "Is er', "vul_in"),
    ],
)
def test_that_a_team_cannot_break_the_core_and_what_was_in_use_stays(
    bureau: Bureau, oud: str, nieuw: str, zin: str
) -> None:
    hier = bureau.medewerker.locatie_id
    neem_in_gebruik(bureau, TEAM, hier)
    kapot = TEAM.replace(oud, nieuw).replace('versie = "oost-1"', 'versie = "oost-2"')
    assert kapot.count(nieuw.splitlines()[0]) >= 1
    with pytest.raises(Weigering) as geweigerd:
        neem_in_gebruik(bureau, kapot, hier)
    assert "Regel" in geweigerd.value.zin
    assert zin in geweigerd.value.zin
    assert t.lees(bureau, t.begin(bureau)).teamlijst == TEAM


def test_that_a_huge_list_of_a_team_can_still_be_walked(bureau: Bureau) -> None:
    veel = "".join(
        f'[[vraag]]\ncode = "oost_v{nr}"\nbladzijde = "veiligheid"\nsoort = "ja_nee"\ntekst = "Vraag {nr}?"\n'
        f'verplicht = false\n' for nr in range(2_000)
    )  # fmt: skip
    neem_in_gebruik(bureau, TEAM + veel, bureau.medewerker.locatie_id)
    id_ = t.begin(bureau)
    antwoorden = tuple(AntwoordInvoer(vraag=f"oost_v{nr}", waarde="ja") for nr in range(2_000))
    bureau.doe(BewaarBladzijde(triage_id=id_, bladzijde="veiligheid", antwoorden=antwoorden))
    assert len(t.lees(bureau, id_).antwoorden) == 2_000
    t.besluit(bureau, id_, "afgehandeld")
    assert "Vraag 1999?" in repr(bureau.lees(LeesTriagePapier(id=id_, intern=True)))


# What nobody would type -----------------------------------------------------------------------------------------------

RAAR = ("\0", "\ud83d", "🧓🏽" * 3000, "a" * 9_999, "\u202e\u2066", "'; DROP TABLE triage; --", "%s{0}", "\n\n\t")


@pytest.mark.parametrize("tekst", RAAR)
def test_that_any_text_is_kept_or_refused_in_words(bureau: Bureau, tekst: str) -> None:
    id_ = t.begin(bureau)
    trede = Trede(id=bureau.wereld.ids(), volgorde=98, naam="Teamleider", wie="teamleider")
    huis.bewaar(bureau, trede)
    gevallen: tuple[Opdracht[Any], ...] = (
        blad(id_, woorden=tekst),
        blad(id_, huishouden=tekst),
        BewaarBladzijde(triage_id=id_, bladzijde="vraag", overgeslagen=tekst),
        BewaarBladzijde(
            triage_id=id_, bladzijde="veiligheid", antwoorden=(AntwoordInvoer(vraag="geweld", toelichting=tekst),)
        ),
        BewaarBladzijde(triage_id=id_, bladzijde=tekst),
        BewaarBladzijde(triage_id=id_, bladzijde="vraag", antwoorden=(AntwoordInvoer(vraag=tekst, waarde=tekst),)),
        VraagConsult(id=bureau.wereld.ids(), triage_id=id_, vraag=tekst),
        neem_besluit(id_, "verwijzing", Verwijzing(naar=tekst, soort=tekst)),
        neem_besluit(id_, "kortdurend", Kortdurend(doel=tekst, verwacht_einde=tekst, controle_op=tekst)),
        neem_besluit(id_, "casus", CasusGevolg(wettelijk_kader=tekst, aanleiding=tekst, melding_op=tekst)),
        neem_besluit(id_, "onderzoek", OnderzoekGevolg(wet=tekst, vraag=tekst, clientondersteuning=tekst)),
        neem_besluit(id_, tekst),
        neem_besluit(id_, "afgehandeld", route=tekst),
        neem_besluit(id_, "afgehandeld", eerste_actie=EersteActie(wat=tekst, op=tekst, om=tekst), route="spoed"),
        neem_besluit(
            id_, "verwijzing", Verwijzing(naar=tekst, soort="basisvoorziening", waarom=tekst), toelichting=tekst
        ),
    )
    for opdracht in gevallen:
        if t.lees(bureau, id_).stand == "lopend":
            with suppress(Weigering):
                bureau.doe(opdracht)
    papier = bureau.lees(LeesTriagePapier(id=id_))
    assert "\0" not in repr(papier)
    assert papier.stand in ("lopend", "besloten")


@pytest.mark.parametrize(
    ("dag", "goed"),
    [("2028-02-29", True), ("2027-02-29", False), ("1800-01-01", False), ("9999-12-31", False), ("2026-13-01", False)],
)
def test_that_an_end_is_a_day_that_can_be(bureau: Bureau, dag: str, *, goed: bool) -> None:
    id_ = t.begin(bureau)
    opdracht = neem_besluit(id_, "kortdurend", Kortdurend(doel="x", verwacht_einde=dag, controle_op=dag))
    if goed:
        assert bureau.doe(opdracht).gevolg == "ondersteuning"
        return
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(opdracht)
    assert "gevolg.verwacht_einde" in geweigerd.value.fouten


@pytest.mark.parametrize("dag", ["1800-01-01", "2026-03-03", "2027-02-29", "29-02-2024", "morgen"])
def test_that_a_melding_was_on_a_day_that_was(bureau: Bureau, dag: str) -> None:
    id_ = t.begin(bureau)
    for besluit, gevolg in (
        ("casus", replace(CASUS, melding_op=dag)),
        ("onderzoek", OnderzoekGevolg(wet="Wmo 2015", clientondersteuning="ja", melding_op=dag)),
    ):
        with pytest.raises(Weigering) as geweigerd:
            bureau.doe(neem_besluit(id_, besluit, gevolg))
        assert set(geweigerd.value.fouten) == {"gevolg.melding_op"}


@pytest.mark.parametrize(
    "inhoud",
    [
        "x = " + "[" * 100_000,
        "x = " + "{a=" * 5_000 + "1" + "}" * 5_000,
        ".".join(["a"] * 50_000) + " = 1",
        "[" + ".".join(["a"] * 50_000) + "]",
        "[[vraag]]\n" * 20_000,
        '[[vraag]]\ncode = "a"\n' * 5_000,
        "x = " + "9" * 100_000,
        'soort = "' + "a" * 600_000,
        '[[regel]]\ncode = "oost_r"\nals = ["gevaar is ja"]\nomdat = "' + "{gevaar}" * 10_000 + '"',
        "vanaf = 0001-01-01",
        "\ud800 = 1",
        "\0",
    ],
    ids=lambda tekst: str(tekst)[:20].encode("ascii", "backslashreplace").decode(),
)
def test_that_a_malicious_list_is_refused_with_a_line_and_soon(inhoud: str) -> None:
    begonnen = perf_counter()
    fouten = keur_lijst(inhoud)
    assert fouten
    assert all(fout.regel >= 1 and fout.wat for fout in fouten[:10])
    assert perf_counter() - begonnen < 10  # seconds; one long key took a minute
