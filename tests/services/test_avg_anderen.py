"""Inzage: nothing of another that was covered is in the paper or in the file, and nothing goes out unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.gezin import Gezin, bewaar, huishouden, scherm_af, zet
from tests.inzage import BUURVROUW, MELDER, alles_in, als_voorgesteld, kies, kijk, plek_van, thuis_van, vraag
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.avg import Avgkeuze
from wijdesk.models.betrokkene import Betrokkene
from wijdesk.models.casus import Regieoverdracht
from wijdesk.models.huis import Medewerker, Toegang
from wijdesk.models.inzage import Inzagegrond
from wijdesk.models.opdrachten.avg import (
    BeslisAvgverzoek,
    KiesBijInzage,
    LeesInzagePapier,
)
from wijdesk.models.plan import Doel
from wijdesk.models.toeleiding import Indicatie, Toeleiding
from wijdesk.models.triage import Consult
from wijdesk.models.values import IdMaker
from wijdesk.models.verloop import Contactmoment
from wijdesk.reports import avg_inzage
from wijdesk.services.avg.namen import Bekend, mogelijke_namen


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return thuis_van(bureau)


# Others --------------------------------------------------------------------------------------------------------------


def test_that_every_place_with_another_is_found_and_has_a_proposal(bureau: Bureau, thuis: Gezin) -> None:
    inzage = kijk(bureau, vraag(bureau, thuis.moeder))
    voorstel = {plek.wat: plek.voorstel for plek in inzage.plekken if plek.moet}
    assert voorstel["Sem Bakker"] == "bedekken", "thirteen: asked too"
    assert voorstel["Noor Bakker"] == "tonen", "eight, and her child"
    assert voorstel["Truus helpt met de post. Sem was boos."] == "bedekken"
    assert voorstel["De kinderen zijn laat buiten, zag ik uit mijn raam."] == "bedekken"
    assert voorstel["buren"] == "bedekken", "what kind of party told it says who"
    assert plek_van(inzage, MELDER).voorstel == "bedekken"
    assert plek_van(inzage, f"{BUURVROUW} · buurvrouw").voorstel == "bedekken"
    assert all(plek.waarom for plek in inzage.plekken)


def test_that_a_name_in_another_form_is_covered_as_the_name_is(bureau: Bureau, thuis: Gezin) -> None:
    nu, ik, ids = bureau.wereld.klok(), bureau.medewerker, bureau.wereld.ids
    for notitie in ("er is iets met semmie", "dat zag kwakernáát", "sems juf belde"):
        rij = Contactmoment(
            id=ids(), huishouden_id=thuis.huishouden, casus_id=thuis.casus, op=nu, soort="huisbezoek", notitie=notitie,
            medewerker_id=ik.id, geschreven_op=nu,
        )  # fmt: skip
        bewaar(bureau, rij)
    inzage = kijk(bureau, vraag(bureau, thuis.moeder))
    for wat, wie in (("semmie", "Sem Bakker"), ("kwakernáát", MELDER), ("sems juf", "Sem Bakker")):
        plek = plek_van(inzage, wat)
        assert (plek.voorstel, plek.moet, wie in plek.waarom) == ("bedekken", True, True), wat


def test_that_what_is_covered_is_nowhere_in_paper_or_file(bureau: Bureau, thuis: Gezin) -> None:
    papier = als_voorgesteld(bureau, thuis.moeder)
    alles = alles_in(papier)
    for weg in (
        MELDER,
        "0687654321",
        BUURVROUW,
        "Truus",
        "0612345678",
        "Sem Bakker",
        "Sem ",
        "Sem.",
        "uit mijn raam",
        "buurvrouw",
    ):
        assert weg not in alles, weg
    for wel in ("Fatima", "Noor", "Rust met geld", "weggelaten"):
        assert wel in alles, wel
    assert papier.bedekt > 4


def test_that_what_hangs_on_the_goal_of_another_is_covered_with_it_and_never_tells_it(
    bureau: Bureau, thuis: Gezin
) -> None:
    id_ = vraag(bureau, thuis.moeder)
    inzage = kijk(bureau, id_)
    actie = plek_van(inzage, "Bellen met school")
    assert (actie.voorstel, actie.waarom) == ("bedekken", "hoort bij een doel van Sem Bakker")
    kies(bureau, id_, *(plek for plek in inzage.plekken if plek.moet))
    kies(bureau, id_, actie, keuze="tonen")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    alles = alles_in(bureau.lees(LeesInzagePapier(verzoek_id=id_)))
    assert "Bellen met school" in alles
    assert "naar school" not in alles, "the goal is named beside its action"


def test_that_a_summary_stands_in_the_place_of_the_text(bureau: Bureau, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder)
    inzage = kijk(bureau, id_)
    kies(bureau, id_, *inzage.plekken)
    with pytest.raises(Weigering, match="in plaats van"):
        kies(bureau, id_, plek_van(inzage, "Truus helpt"), keuze="samenvatten")
    kies(bureau, id_, plek_van(inzage, "Truus helpt"), keuze="samenvatten", tekst="Iemand helpt u met de post.")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="deels", reden="Sem en Truus willen dit niet"))
    alles = json.loads(avg_inzage.maak_json(bureau.lees(LeesInzagePapier(verzoek_id=id_))))
    teksten = [v["tekst"] for o in alles["onderwerpen"] for s in o["stukken"] for v in s["velden"] if v["weggelaten"]]
    assert "Iemand helpt u met de post. [samengevat]" in teksten


def test_that_nothing_goes_out_before_every_place_was_looked_at_and_it_was_granted(
    bureau: Bureau, thuis: Gezin
) -> None:
    id_ = vraag(bureau, thuis.moeder)
    eerste, *rest = [plek for plek in kijk(bureau, id_).plekken if plek.moet]
    kies(bureau, id_, *rest)
    with pytest.raises(Weigering, match="besluit"):
        bureau.lees(LeesInzagePapier(verzoek_id=id_))
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    with pytest.raises(Weigering, match="nog 1 plek"):
        bureau.lees(LeesInzagePapier(verzoek_id=id_))
    kies(bureau, id_, eerste)
    assert bureau.lees(LeesInzagePapier(verzoek_id=id_)).groepen


def test_that_a_text_that_changed_is_looked_at_again(bureau: Bureau, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder)
    kies(bureau, id_, *kijk(bureau, id_).plekken)
    assert kijk(bureau, id_).te_doen == 0
    zet(bureau, Doel, thuis.doelen[1], woorden="Sem naar een andere school")
    over = [plek.wat for plek in kijk(bureau, id_).plekken if plek.moet and not plek.keuze]
    assert sorted(over) == ["Sem naar een andere school", "Sem naar school"], "what stands there now, and what did"


def test_that_somebody_hidden_is_never_proposed_to_be_shown(bureau: Bureau, thuis: Gezin) -> None:
    scherm_af(bureau, thuis.dochter)
    inzage = kijk(bureau, vraag(bureau, thuis.moeder))
    (plek,) = [plek for plek in inzage.plekken if plek.id == thuis.dochter]
    assert plek.voorstel == "bedekken"
    assert "afgeschermd" in plek.waarom


def test_that_the_family_of_another_in_whose_network_one_is_stays_out(bureau: Bureau, thuis: Gezin) -> None:
    ander = huishouden(bureau, "Van Stralen")
    bewaar(
        bureau,
        Betrokkene(
            id=bureau.wereld.ids(), huishouden_id=ander, soort="netwerk", naam="Fatima Bakker", relatie="vriendin",
            persoon_id=thuis.moeder, van="2026-01-01",
        ),
    )  # fmt: skip
    papier = als_voorgesteld(bureau, thuis.moeder)
    assert "vriendin" in alles_in(papier)
    assert "Stralen" not in alles_in(papier)


def test_that_names_of_colleagues_can_stay_out(bureau: Bureau, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder)
    inzage = kijk(bureau, id_)
    kies(bureau, id_, *inzage.plekken)
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    assert bureau.medewerker.naam in alles_in(bureau.lees(LeesInzagePapier(verzoek_id=id_)))
    (wij,) = [plek for plek in inzage.plekken if plek.soort == "medewerker"]
    kies(bureau, id_, wij, keuze="bedekken")
    assert bureau.medewerker.naam not in alles_in(bureau.lees(LeesInzagePapier(verzoek_id=id_)))


def test_that_on_whose_behalf_somebody_looked_is_told_and_covered_as_every_colleague(
    bureau: Bureau, thuis: Gezin
) -> None:
    nu, ids, ik = bureau.wereld.klok(), bureau.wereld.ids, bureau.medewerker
    collega = Medewerker(id=ids(), naam="Roelof Namensma", locatie_id=ik.locatie_id)
    regel = Toegang(
        id=ids(), tijd=nu, medewerker_id=ik.id, persoon_id=thuis.moeder, wat="plan gelezen", doel="hulp",
        namens_id=collega.id, soort="inzien",
    )  # fmt: skip
    bewaar(bureau, collega, regel)
    id_ = vraag(bureau, thuis.moeder)
    plekken = kijk(bureau, id_).plekken
    kies(bureau, id_, *plekken)
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    assert "namens Roelof Namensma" in " ".join(alles_in(bureau.lees(LeesInzagePapier(verzoek_id=id_))).split())
    kies(bureau, id_, *(plek for plek in plekken if plek.soort == "medewerker"), keuze="bedekken")
    assert "Namensma" not in alles_in(bureau.lees(LeesInzagePapier(verzoek_id=id_)))


def test_that_choices_are_kept_once_per_place(bureau: Bureau, thuis: Gezin) -> None:
    id_ = vraag(bureau, thuis.moeder)
    plek = plek_van(kijk(bureau, id_), "Sem Bakker")
    for keuze in ("tonen", "bedekken", "bedekken"):
        kies(bureau, id_, plek, keuze=keuze)
    assert winkel.rauw(bureau, f"SELECT keuze FROM {Avgkeuze.__tablename__}") == [("bedekken",)]
    for fout in (("x", "0" * 64, "weg", ""), ("", "0" * 64, "tonen", ""), ("x", "kort", "tonen", "")):
        with pytest.raises(Weigering):
            bureau.doe(KiesBijInzage(verzoek_id=id_, keuzes=(fout,)))


# Somebody nobody wrote down as a person ------------------------------------------------------------------------------


ONBEKEND = ("Henk", "Karin", "Zwartjes", "Roelfien", "Bo ", "visser")
"""Who are named in texts only."""


def vreemden(bureau: Bureau, thuis: Gezin) -> None:
    """People in a goal, notes, a hand-off, a transfer, advice, an earlier request and an emergency: in short texts."""
    ids, nu, ik = bureau.wereld.ids, bureau.wereld.klok(), bureau.medewerker
    collega = Medewerker(id=ids(), naam="Omar El Idrissi", locatie_id=ik.locatie_id)
    huis, casus = thuis.huishouden, thuis.casus
    bewaar(
        bureau,
        collega,
        Doel(
            id=ids(), plan_id=thuis.plan, volgorde=3, woorden="Wandelen met Henk", leefgebied="Financiën",
            begin="2026-03-02",
        ),
        *(
            Contactmoment(
                id=ids(), huishouden_id=huis, casus_id=casus, op=nu, soort="telefoon", notitie=notitie,
                medewerker_id=ik.id, geschreven_op=nu,
            )
            for notitie in ("Henk sloeg haar.", "Ze belde mevr. visser; Bo was er ook bij.")
        ),
        Toeleiding(
            id=ids(), huishouden_id=huis, casus_id=casus, persoon_id=thuis.moeder, naar="Karin Zwartjes",
            soort="basisvoorziening", waarom="Kent Roelfien goed", contactpersoon="Roelfien", medewerker_id=ik.id,
            voorgesteld_op="2026-03-02",
        ),
        Indicatie(
            id=ids(), huishouden_id=huis, persoon_id=thuis.moeder, productgroep="Begeleiding", soort="nieuw",
            aanbieder="Karin Zwartjes", besloten_op="2026-03-02",
        ),
        Regieoverdracht(
            id=ids(), huishouden_id=huis, casus_id=casus, van_id=ik.id, naar_id=collega.id, notitie="Let op Henk",
            gevraagd_op=nu,
        ),
        Consult(
            id=ids(), huishouden_id=huis, locatie_id=ik.locatie_id, vraag="Wat met Henk?", gesteld_door_id=ik.id,
            gesteld_op=nu,
        ),
        Inzagegrond(
            id=ids(), soort="nood", medewerker_id=ik.id, persoon_id=thuis.moeder, reden="Henk staat aan de deur",
            van=nu, tot=nu + 1,
        ),
    )  # fmt: skip
    vraag(bureau, thuis.moeder, soort="bezwaar", hoedanigheid="gemachtigde", verzoeker="Karin Zwartjes")


def test_that_people_nobody_wrote_down_are_looked_at_too_wherever_they_are_named(bureau: Bureau, thuis: Gezin) -> None:
    vreemden(bureau, thuis)
    moet = {plek.wat: plek for plek in kijk(bureau, vraag(bureau, thuis.moeder)).plekken if plek.moet}
    for tekst in (
        "Wandelen met Henk", "Henk sloeg haar.", "Ze belde mevr. visser; Bo was er ook bij.", "Roelfien",
        "Kent Roelfien goed", "Let op Henk", "Wat met Henk?", "Henk staat aan de deur", "Karin Zwartjes",
    ):  # fmt: skip
        assert tekst in moet, tekst
    assert moet["Wandelen met Henk"].voorstel == "bedekken"
    assert "noemt misschien iemand (Henk)" in moet["Henk sloeg haar."].waarom
    assert "Rust met geld" not in moet, "words of every day are nobody"


def test_that_what_was_covered_of_them_is_nowhere_also_not_among_who_received_something(
    bureau: Bureau, thuis: Gezin
) -> None:
    vreemden(bureau, thuis)
    id_ = vraag(bureau, thuis.moeder)
    plekken = [plek for plek in kijk(bureau, id_).plekken if plek.moet]
    kies(bureau, id_, *plekken, keuze="bedekken")
    zelf = [plek for plek in plekken if plek.wat == "Karin Zwartjes"]
    assert {plek.soort for plek in zelf} == {"toeleiding", "indicatie", "avgverzoek"}
    kies(bureau, id_, *(plek for plek in zelf if plek.soort == "toeleiding"), keuze="samenvatten", tekst="Een kennis")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    papier = bureau.lees(LeesInzagePapier(verzoek_id=id_))
    alles = alles_in(papier)
    assert [wie for wie in ONBEKEND if wie in alles] == []
    assert papier.ontvangers == (
        "Een andere organisatie of persoon: hulp gevraagd op 02-03-2026",
        "Een andere organisatie of persoon: hulp toegekend op 02-03-2026",
    )
    assert "Rust met geld" in alles


def test_that_an_organisation_is_told_as_proposed(bureau: Bureau, thuis: Gezin) -> None:
    toeleiding = Toeleiding(
        id=bureau.wereld.ids(), huishouden_id=thuis.huishouden, casus_id=thuis.casus, naar="Humanitas",
        soort="basisvoorziening", medewerker_id=bureau.medewerker.id, voorgesteld_op="2026-03-02",
    )  # fmt: skip
    bewaar(bureau, toeleiding)
    assert als_voorgesteld(bureau, thuis.moeder).ontvangers == ("Humanitas: hulp gevraagd op 02-03-2026",)


@pytest.mark.parametrize(
    ("tekst", "namen"),
    [
        ("Gisteren sprak ze Henk", ("Henk",)),
        ("Henk was boos. Ze belde Anne-Marie.", ("Henk", "Anne-Marie")),
        ("Ze gaat naar het UWV en de GGZ", ()),
        ("Bij dhr. jansen thuis", ("jansen",)),
        ("Ook mevrouw is moe", ()),
        ("Besproken hoe het gaat. Ze is moe.", ()),
        ("Met FATIMA gebeld", ()),
        ("", ()),
        ("Ook kwam D'Arcy", ("D'Arcy",)),
    ],
)
def test_that_a_capital_where_none_belongs_is_a_name(tekst: str, namen: tuple[str, ...]) -> None:
    gewoon = frozenset(["besproken", "ze", "bij", "met", "gisteren", "ook"])
    bekend = Bekend(namen=frozenset({"fatima"}), gewoon=gewoon, codes=frozenset())
    assert mogelijke_namen(tekst, bekend) == namen
