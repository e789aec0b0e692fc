"""Gezag is a fact between an adult and a child: recorded, ended, refused in words, and what it decides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.gezin import gezin, lees, lid, open_casus, persoon, scherm_af
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.ondertekenaars import ondertekening
from wijdesk.models.opdrachten.akkoord import GeefAkkoord, StelVersieVast
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.betrokkene import (
    BetrokkeneInvoer,
    LeesBetrokkenen,
    LegToestemmingVast,
    TrekToestemmingIn,
    VoegBetrokkeneToe,
)
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import (
    AdresInvoer,
    BeeindigGezag,
    LeesGezag,
    LegGezagVast,
    VerhuisHuishouden,
)
from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen, MaakPersoon, PersoonInvoer, VoegPersonenSamen
from wijdesk.models.opdrachten.plan import DoelInvoer, LeesPlan, MaakPlan, VoegDoelToe
from wijdesk.models.opdrachten.verloop import LeesHistorie, LeesVerloop
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.values import Id, lokaal
from wijdesk.store.controle import controleer


class Samengesteld:
    """Her child and his child in one household; the father of hers lives in another one, with her child too."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau = bureau
        self.moeder, self.man = persoon(bureau, "Fatima"), persoon(bureau, "Jan")
        self.vader = persoon(bureau, "Ali")
        self.sam, self.iris = persoon(bureau, "Sam", "2015-03-01"), persoon(bureau, "Iris", "2013-05-05")
        self.thuis = gezin(
            bureau,
            lid(self.moeder, "ouder met gezag"),
            lid(self.man, "ouder met gezag"),
            lid(self.sam, "kind"),
            lid(self.iris, "kind"),
        )
        self.bij_vader = gezin(bureau, lid(self.vader, "ouder met gezag"), lid(self.sam, "kind"))

    def rij(self, persoon_id: Id) -> LidRij:
        return next(lid for lid in lees(self.bureau, self.thuis).leden if lid.persoon_id == persoon_id)

    def gezag(self, persoon_id: Id) -> tuple[set[str], bool]:
        rij = self.rij(persoon_id)
        return {naam.split()[0] for _, naam in rij.gezag_van}, rij.gezag_vast

    def leg_vast(self, kind: Id, *ouders: Id, **anders: Any) -> None:
        self.bureau.doe(
            LegGezagVast(kind_id=kind, ouders=ouders, **({"van": "2024-01-01", "opmerking": "Gezagsregister"} | anders))
        )


@pytest.fixture
def familie(bureau: Bureau) -> Samengesteld:
    return Samengesteld(bureau)


def gezag_zinnen(familie: Samengesteld) -> list[str]:
    return [melding.zin for melding in lees(familie.bureau, familie.thuis).meldingen if "gezag" in melding.zin]


def test_that_the_roles_count_until_gezag_is_recorded_of_a_child(familie: Samengesteld) -> None:
    assert familie.gezag(familie.sam) == ({"Fatima", "Jan", "Ali"}, False)
    assert gezag_zinnen(familie) == [
        "Volgens de rollen hebben meer dan twee mensen gezag over Sam van der Meulen. Leg vast wie het heeft."
    ]
    familie.leg_vast(familie.sam, familie.moeder, familie.vader)
    assert familie.gezag(familie.sam) == ({"Fatima", "Ali"}, True)
    assert familie.gezag(familie.iris) == ({"Fatima", "Jan"}, False)
    assert gezag_zinnen(familie) == []
    assert familie.gezag(familie.moeder) == (set(), False)


def test_that_who_has_it_by_role_is_not_set_aside_without_what_it_shows_from(familie: Samengesteld) -> None:
    with pytest.raises(Weigering, match="Jan van der Meulen het gezag niet heeft") as weigering:
        familie.leg_vast(familie.iris, familie.moeder, opmerking=" ")
    assert list(weigering.value.fouten) == ["opmerking"]
    with pytest.raises(Weigering, match="het gezag niet hebben"):
        familie.leg_vast(familie.sam, familie.moeder, opmerking=" ")
    familie.leg_vast(familie.iris, familie.moeder, familie.man, opmerking="")  # what the roles say needs no proof
    assert familie.gezag(familie.iris) == ({"Fatima", "Jan"}, True)


@pytest.mark.parametrize(("rol", "ouder"), [("pleegkind", "voogd"), ("stiefkind", "ouder met gezag")])
def test_that_no_role_says_who_decides_for_a_foster_or_step_child(bureau: Bureau, rol: str, ouder: str) -> None:
    vrouw, man = persoon(bureau, "Truus"), persoon(bureau, "Kees")
    kind = persoon(bureau, "Bo", "2009-01-01")
    thuis = gezin(bureau, lid(vrouw, ouder), lid(man, "pleegouder"), lid(kind, rol))
    bij_vader = gezin(bureau, lid(persoon(bureau, "Ali"), "ouder met gezag"), lid(kind, "kind"))
    for huis in (thuis, bij_vader):
        rij = next(rij for rij in lees(bureau, huis).leden if rij.persoon_id == kind)
        assert (rij.gezag_van, rij.gezag_vast) == ((), False)
    open_casus(bureau, thuis)
    zin = "Wie het gezag heeft over Bo van der Meulen is niet ingevuld."
    assert zin in [melding.zin for melding in lees(bureau, thuis).meldingen]
    assert not any(wie.heeft for wie in bureau.lees(LeesGezag(kind_id=kind)).kandidaten)
    bureau.doe(LegGezagVast(kind_id=kind, ouders=(vrouw,), soort="voogdij", opmerking="Uitspraak van de rechter"))
    assert zin not in [melding.zin for melding in lees(bureau, thuis).meldingen]


def test_that_a_child_without_a_birth_date_is_asked_and_is_no_adult_to_choose(familie: Samengesteld) -> None:
    bureau = familie.bureau
    klein, zus = persoon(bureau, "Klein", ""), persoon(bureau, "Zus", "")
    thuis = gezin(bureau, lid(familie.moeder, "partner"), lid(klein, "kind"), lid(zus, "kind"))
    assert any("Klein van der Meulen en Zus" in melding.zin for melding in lees(bureau, thuis).meldingen)
    kandidaten = {wie.persoon_id for wie in bureau.lees(LeesGezag(kind_id=klein)).kandidaten}
    assert kandidaten == {familie.moeder}
    with pytest.raises(Weigering, match="geboortedatum"):
        familie.leg_vast(klein, zus)


def test_that_ending_the_last_gezag_does_not_bring_the_role_back(familie: Samengesteld) -> None:
    familie.leg_vast(familie.iris, familie.man)
    familie.bureau.doe(
        BeeindigGezag(kind_id=familie.iris, ouders=(familie.man,), tot="2025-06-01", reden="Beschikking rechtbank")
    )
    assert familie.gezag(familie.iris) == ({"Fatima"}, False)


def test_that_one_request_passes_gezag_on_and_undo_takes_it_back(familie: Samengesteld) -> None:
    bureau = familie.bureau
    familie.leg_vast(familie.iris, familie.moeder)
    over = LegGezagVast(kind_id=familie.iris, ouders=(familie.man,), van="2025-03-01", niet_meer=(familie.moeder,))
    with pytest.raises(Weigering, match="Fatima van der Meulen het gezag niet heeft") as weigering:
        bureau.doe(over)
    assert list(weigering.value.fouten) == ["opmerking"]
    _, wijziging = bureau.schrijf(replace(over, opmerking="Uitspraak van de rechter"))
    assert familie.gezag(familie.iris) == ({"Jan"}, True)
    detail = bureau.lees(LeesGezag(kind_id=familie.iris))
    assert [(wie.naam.split()[0], wie.heeft) for wie in detail.kandidaten] == [("Jan", True), ("Fatima", False)]
    assert (detail.sinds, detail.soort) == ("2025-03-01", "ouderlijk gezag")
    db = bureau.eigen_verbinding()
    try:
        assert controleer(db) == ()
    finally:
        db.close()
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert familie.gezag(familie.iris) == ({"Fatima"}, True)


def test_that_ticking_off_what_was_recorded_by_mistake_today_makes_it_lapse(familie: Samengesteld) -> None:
    familie.leg_vast(familie.iris, familie.man, van="")
    vandaag = familie.bureau.lees(LeesGezag(kind_id=familie.iris)).sinds
    gisteren = f"{vandaag[:8]}{int(vandaag[8:]) - 1:02d}"
    familie.bureau.doe(BeeindigGezag(kind_id=familie.iris, ouders=(familie.man,), tot=gisteren, reden="vergissing"))
    assert familie.gezag(familie.iris) == ({"Fatima", "Jan"}, False)


@pytest.mark.parametrize(
    ("wie", "anders", "veld", "zin"),
    [
        ((), {}, "ouders", "Kies wie"),
        (("sam",), {}, "ouders", "zichzelf"),
        (("iris",), {}, "ouders", "nog geen 18"),
        (("moeder", "man", "vader"), {}, "ouders", "Hoogstens twee"),
        (("moeder",), {"van": "2999-01-01"}, "van", "nog niet geweest"),
        (("moeder",), {"van": "gisteren"}, "van", "bestaat"),
        (("moeder",), {"van": "2014-01-01"}, "van", "geboren"),
        (("moeder",), {"soort": "omgang"}, "soort", "Kies"),
    ],
)
def test_that_what_cannot_be_is_refused_beside_its_field(
    familie: Samengesteld, wie: tuple[str, ...], anders: dict[str, str], veld: str, zin: str
) -> None:
    with pytest.raises(Weigering, match=zin) as weigering:
        familie.leg_vast(familie.sam, *(getattr(familie, naam) for naam in wie), **anders)
    assert list(weigering.value.fouten) == [veld]
    assert familie.rij(familie.sam).gezag_vast is False


def test_that_nobody_has_it_twice_nor_over_an_adult(familie: Samengesteld) -> None:
    familie.leg_vast(familie.sam, familie.moeder)
    with pytest.raises(Weigering, match="al vastgelegd"):
        familie.leg_vast(familie.sam, familie.moeder, van="2023-01-01")
    with pytest.raises(Weigering, match="18 of ouder"):
        familie.leg_vast(familie.man, familie.moeder)
    with pytest.raises(Weigering, match="geen gezag"):
        familie.bureau.doe(BeeindigGezag(kind_id=familie.sam, ouders=(familie.man,), tot="2025-01-01", reden="x"))
    with pytest.raises(Weigering, match="begon op"):
        familie.bureau.doe(BeeindigGezag(kind_id=familie.sam, ouders=(familie.moeder,), tot="2020-01-01", reden="x"))
    with pytest.raises(Weigering, match="één zin"):
        familie.bureau.doe(BeeindigGezag(kind_id=familie.sam, ouders=(familie.moeder,), tot="2025-01-01", reden=" "))


def test_that_gezag_follows_when_cards_become_one_and_goes_back(familie: Samengesteld) -> None:
    bureau = familie.bureau
    dubbel = persoon(bureau, "Fatima")
    familie.leg_vast(familie.sam, dubbel)
    bureau.doe(VoegPersonenSamen(blijft=familie.moeder, weg=dubbel, reden="dubbel"))
    assert familie.rij(familie.sam).gezag_van[0][0] == familie.moeder
    with pytest.raises(Weigering, match="twee mensen"):
        bureau.doe(VoegPersonenSamen(blijft=familie.moeder, weg=familie.sam, reden="dubbel"))
    bureau.doe(HaalPersonenUiteen(weg=dubbel, reden="toch niet"))
    assert familie.rij(familie.sam).gezag_van[0][0] == dubbel


def test_that_gezag_of_somebody_hidden_is_not_told_nor_changed(familie: Samengesteld) -> None:
    bureau = familie.bureau
    geheim = bureau.doe(MaakPersoon(invoer=PersoonInvoer(roepnaam="Geheim", achternaam="X", afgeschermd=True)))
    familie.leg_vast(familie.sam, geheim, familie.moeder)
    entree = Collega(bureau, "casemanager")
    try:
        detail = entree.lees(LeesGezag(kind_id=familie.sam))
        assert "Geheim" not in f"{detail} {lees(entree, familie.thuis)}"
        with pytest.raises(Weigering, match="afgeschermd"):
            entree.doe(LegGezagVast(kind_id=familie.iris, ouders=(geheim,)))
        with pytest.raises(Weigering, match="afgeschermd"):
            entree.lees(LeesGezag(kind_id=geheim))
    finally:
        entree.sluit()


def test_that_a_parent_with_gezag_who_lives_elsewhere_can_sign(familie: Samengesteld) -> None:
    bureau = familie.bureau
    familie.leg_vast(familie.sam, familie.moeder, familie.vader)
    open_casus(bureau, familie.thuis)
    plan_id = bureau.doe(MaakPlan(huishouden_id=familie.thuis, soort="integraal ondersteuningsplan"))
    bureau.doe(VoegDoelToe(plan_id=plan_id, invoer=DoelInvoer(woorden="Rust thuis", leefgebied="Financiën")))
    plan = bureau.lees(LeesPlan(huishouden_id=familie.thuis))
    assert plan is not None
    nodig = ondertekening(lees(bureau, familie.thuis).leden, plan, lokaal(bureau.wereld.klok()).date())
    voor = {wie.persoon_id: wie.voor for wie in nodig.tekenaars}
    assert voor[familie.vader] == ("Sam van der Meulen",)
    assert voor[familie.man] == ("Iris van der Meulen",)
    versie = bureau.doe(StelVersieVast(plan_id=plan_id))
    vandaag = lokaal(bureau.wereld.klok()).date().isoformat()
    ja = GeefAkkoord(versie_id=versie, persoon_id=familie.vader, wijze="op papier", op=vandaag)
    assert bureau.doe(ja)
    vreemde = persoon(bureau, "Vreemde")
    with pytest.raises(Weigering, match="ontbreekt"):
        bureau.doe(GeefAkkoord(versie_id=versie, persoon_id=vreemde, wijze="op papier", op=vandaag))


def test_that_only_who_has_gezag_over_this_child_gives_consent(familie: Samengesteld) -> None:
    bureau = familie.bureau
    school = BetrokkeneInvoer(soort="professional", naam="Juf Els", organisatie="De Linde")
    juf = bureau.doe(VoegBetrokkeneToe(huishouden_id=familie.thuis, invoer=school))
    familie.leg_vast(familie.sam, familie.moeder)
    ja = LegToestemmingVast(
        persoon_id=familie.sam, betrokkene_id=juf, gegevens=("plan",), gevers=(familie.man,), stand="gegeven"
    )
    with pytest.raises(Weigering, match="beslist hier niet over"):
        bureau.doe(ja)
    assert bureau.doe(replace(ja, gevers=(familie.moeder,))) == 1


def test_that_of_somebody_hidden_only_who_may_see_them_records_or_withdraws_consent(familie: Samengesteld) -> None:
    bureau = familie.bureau
    school = BetrokkeneInvoer(soort="professional", naam="Juf Els")
    juf = bureau.doe(VoegBetrokkeneToe(huishouden_id=familie.thuis, invoer=school))
    familie.leg_vast(familie.sam, familie.moeder)
    ja = LegToestemmingVast(
        persoon_id=familie.sam, betrokkene_id=juf, gegevens=("plan",), gevers=(familie.moeder,), stand="gegeven"
    )
    bureau.doe(ja)
    scherm_af(bureau, familie.moeder)
    collega = Collega(bureau, "casemanager")
    try:
        with pytest.raises(Weigering, match="afgeschermd"):
            collega.doe(ja)
        nee = TrekToestemmingIn(persoon_id=familie.sam, betrokkene_id=juf, gegevens=("plan",), gevers=(familie.moeder,))
        with pytest.raises(Weigering, match="afgeschermd"):
            collega.doe(nee)
        assert "Fatima" not in f"{collega.lees(LeesBetrokkenen(huishouden_id=familie.thuis))}"
    finally:
        collega.sluit()
    assert bureau.doe(nee) == 1


def test_that_neither_historie_nor_timeline_tells_where_somebody_hidden_lives(familie: Samengesteld) -> None:
    bureau = familie.bureau
    nieuw = AdresInvoer(straat="Geheimestraat", huisnummer="7")
    vandaag = lokaal(bureau.wereld.klok()).date().isoformat()
    bureau.doe(VerhuisHuishouden(id=familie.thuis, adres=nieuw, op=vandaag, mee=(familie.moeder,)))
    familie.leg_vast(familie.sam, familie.moeder, opmerking="Geheime uitspraak")
    scherm_af(bureau, familie.moeder)
    collega = Collega(bureau, "casemanager")
    try:
        vragen: tuple[Leesvraag[Any], ...] = (
            LeesHistorie(huishouden_id=familie.thuis),
            LeesVerloop(huishouden_id=familie.thuis),
        )
        for vraag in vragen:
            gelezen = f"{collega.lees(vraag)}"
            assert "Geheim" not in gelezen
            assert "Eikenlaan" not in gelezen
            assert "Fatima" not in gelezen
            assert "Geheimestraat" in f"{bureau.lees(vraag)}"
        assert "Geheim" not in f"{lees(collega, familie.thuis)}"
    finally:
        collega.sluit()
