"""Destroying dossiers leaves every figure of every month that was as it was, counted ahead or not.

Random months of work with what the figures tell of: terms, plans with actions that come and go, toeleidingen,
indicaties with a tarief, casussen that change hands and close, people who are called back. Random dossiers go.
"""

from __future__ import annotations

import contextlib
import random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests import gezin as maak
from tests import winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services.test_bewaren_cijfers import dossiers, gooi_weg, is_heel
from tests.services.test_cijfers import DAG, OMVANGEN, codes, leef
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.cijfer import Periode, definities, periode_van, vrije_periode
from wijdesk.models.indicatiewaarde import EENHEDEN
from wijdesk.models.opdrachten.cijfer import LeesCijfers, LeesVerdeling, WerkCijfersBij
from wijdesk.models.opdrachten.huis import MaakMedewerker
from wijdesk.models.opdrachten.plan import ActieInvoer, DoelUitkomst, VoegActieToe, ZetActie
from wijdesk.models.opdrachten.regie import DraagAllesOver, SluitCasus
from wijdesk.models.opdrachten.tarief import BewaarTarief
from wijdesk.models.opdrachten.toeleiding import (
    KoppelToeleidingTerug,
    LegEersteContactVast,
    LegIndicatieVast,
    NeemToeleidingAan,
    StelToeleidingVoor,
    TrekToeleidingIn,
)
from wijdesk.models.opdrachten.werk import LeesWerk, RondWerkAf
from wijdesk.models.rows.cijfer import Meting, Verdeling
from wijdesk.models.values import Id, lokaal

VERDELINGEN = (
    "meldingtype", "melder", "kanaal", "uitkomst", "productgroep", "termijn", "trede", "agressie", "regisseur",
    "waarde", "teamgewicht",
)  # fmt: skip
BLIJFT = {"klachten", "activiteit", "activiteiten", "impactcijfer", "dossiercontroles", "straatrondes", "straatronde",
          "buurtagenda", "bewonersinitiatieven"}  # fmt: skip
"""Figures of what is of no dossier: nothing of them is destroyed."""


def cijfers(bureau: Bureau, perioden: list[Periode]) -> dict[tuple[str, bool, str], Meting]:
    return {
        (periode.naam, plek is None, cijfer.definitie.naam): cijfer.nu
        for periode in perioden
        for plek in (None, bureau.medewerker.locatie_id)
        for cijfer in bureau.lees(LeesCijfers(periode=periode, locatie_id=plek)).cijfers
    }


def delen(bureau: Bureau, perioden: list[Periode]) -> list[Verdeling]:
    return [bureau.lees(LeesVerdeling(soort=soort, periode=periode)) for periode in perioden for soort in VERDELINGEN]


def werk_door(bureau: Bureau, klok: Klok, dobbel: random.Random) -> None:
    """Some weeks more: toeleidingen, indicaties, actions, regie that goes to a colleague, casussen that close."""
    wie = bureau.doe(MaakMedewerker(naam="Bo Nieuw", locatie_id=bureau.medewerker.locatie_id, rollen=("casemanager",)))
    groepen = codes("productgroep")[:2]
    for groep in groepen:
        invoer = {"eenheid": dobbel.choice(EENHEDEN), "bedrag": "41,50", "van": "2019-01-01", "bron": "Besluit"}
        bureau.doe(BewaarTarief(id=bureau.wereld.ids(), productgroep=groep, **invoer))
    gezinnen = winkel.rauw(bureau, "SELECT h.id, h.actief_plan_id FROM huishouden h WHERE h.casus_id IS NOT NULL")
    overgegaan = False
    for ronde in range(12):
        klok.verzet(dobbel.randint(3, 14) * DAG)
        huis, plan = dobbel.choice(gezinnen)
        dag = lokaal(klok()).date().isoformat()
        for uitkomst in ("terugbelverzoek", "zelf beantwoord"):
            bureau.doe(winkel.contact(bureau, uitkomst=uitkomst))
        with contextlib.suppress(Weigering):  # it was closed
            bureau.doe(
                StelToeleidingVoor(huishouden_id=Id(huis), naar="Humanitas", soort="basisvoorziening", waarom="Post")
            )
            bureau.doe(
                LegIndicatieVast(
                    huishouden_id=Id(huis), productgroep=dobbel.choice(groepen), soort="nieuw", besloten_op=dag,
                    van=dag, tot=dobbel.choice(("", "2027-01-01")), omvang=dobbel.choice(OMVANGEN),
                )
            )  # fmt: skip
        zet_stap(bureau, dobbel)
        if plan is not None:
            met_acties(bureau, Id(plan), dobbel)
        klok.verzet(dobbel.randint(1, 9) * 3_600_000)
        for werk in bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))[:1]:
            bureau.doe(RondWerkAf(id=werk.id, uitkomst="Teruggebeld"))
        if ronde == 6:
            bureau.doe(
                DraagAllesOver(
                    van_id=bureau.medewerker.id, verdeling=tuple((Id(h), wie) for h, _ in gezinnen), reden="Ander werk"
                )
            )
            overgegaan = True
        if ronde == 9:
            doelen = winkel.rauw(
                bureau, "SELECT id FROM doel WHERE plan_id = ? AND stand = 'lopend'", gezinnen[0][1] or b""
            )
            uitkomsten = tuple(DoelUitkomst(doel_id=Id(doel), stand="behaald") for (doel,) in doelen)
            bureau.doe(SluitCasus(huishouden_id=Id(gezinnen[0][0]), sluitreden="verhuisd", doelen=uitkomsten))
    assert overgegaan


def zet_stap(bureau: Bureau, dobbel: random.Random) -> None:
    """One toeleiding goes a step further, or does not."""
    gevonden = winkel.rauw(
        bureau, "SELECT id, stand FROM toeleiding WHERE stand IN ('voorgesteld', 'aangenomen', 'eerste contact')"
    )
    if not gevonden or dobbel.random() < 0.3:
        return
    id_, stand = dobbel.choice(gevonden)
    stappen: dict[str, tuple[Any, ...]] = {
        "voorgesteld": (NeemToeleidingAan(id=Id(id_)), TrekToeleidingIn(id=Id(id_), reden="Toch niet")),
        "aangenomen": (LegEersteContactVast(id=Id(id_)),),
        "eerste contact": (KoppelToeleidingTerug(id=Id(id_), woorden="Loopt"),),
    }
    bureau.doe(dobbel.choice(stappen[stand]))


def met_acties(bureau: Bureau, plan: Id, dobbel: random.Random) -> None:
    """An action is added, or one is not needed any more."""
    with contextlib.suppress(Weigering):
        acties = winkel.rauw(bureau, "SELECT id FROM actie WHERE plan_id = ? AND niet_meer_nodig = ''", plan)
        if acties and dobbel.random() < 0.6:
            for (id_,) in acties:
                bureau.doe(ZetActie(id=Id(id_), stand="niet meer nodig", reden="Al geregeld"))
        else:
            doel = Id(winkel.rauw(bureau, "SELECT id FROM doel WHERE plan_id = ?", plan)[0][0])
            bureau.doe(VoegActieToe(doel_id=doel, invoer=ActieInvoer(wat="Bellen", uitvoerder="zelf")))


@settings(max_examples=2, phases=[Phase.generate], deadline=None)
@given(zaad=st.integers(0, 10_000), vooruit=st.booleans())
def test_that_every_figure_of_every_month_stays_when_dossiers_go(
    tmp_path_factory: pytest.TempPathFactory, zaad: int, *, vooruit: bool
) -> None:
    dobbel, klok = random.Random(zaad), Klok(MAANDAG_9_UUR)
    ids, map_ = Ids(klok()), tmp_path_factory.mktemp("weg")
    winkel.maak(map_ / "w", klok, ids)
    with winkel.bureau(map_ / "w", klok, ids) as bureau:
        begin = lokaal(klok()).date().isoformat()
        leef(bureau, klok, dobbel)
        werk_door(bureau, klok, dobbel)
        klok.verzet(40 * DAG)
        eind = lokaal(klok()).date().isoformat()
        jaar = periode_van("jaar", begin)
        perioden = [deel for deel in jaar.delen("maand") if deel.tot < eind]
        perioden += [jaar, vrije_periode(begin, eind), periode_van("week", begin)]
        while vooruit and bureau.doe(WerkCijfersBij()):
            pass
        voor, verdeeld, alle = cijfers(bureau, perioden), delen(bureau, perioden), dossiers(bureau)
        geteld = {naam for (_, _, naam), meting in voor.items() if meting.teller or meting.noemer}
        van_dossiers = {een.naam for een in definities() if een.naam.partition("_")[0] not in BLIJFT}
        zelden = {"agressie", "wettelijke_meldingen", "doelen_bereikt", "doelen_deel", "onbekend"}
        assert geteld >= van_dossiers - zelden
        weg = dobbel.sample(alle, (2 * len(alle) + 2) // 3)
        for soort, id_ in weg:
            if winkel.rauw(bureau, f"SELECT 1 FROM {soort} WHERE id = ? AND status = 'actief'", id_):
                assert gooi_weg(bureau, soort, id_) > 0
        assert not set(dossiers(bureau)) & set(weg)
        na = cijfers(bureau, perioden)
        assert {sleutel: (voor[sleutel], na[sleutel]) for sleutel in voor if voor[sleutel] != na[sleutel]} == {}
        assert delen(bureau, perioden) == verdeeld
        tekst = " ".join(rij[0] for rij in winkel.rauw(bureau, "SELECT gegevens FROM cijferrest"))
        assert "Humanitas" not in tekst
        assert "naar behoefte" not in tekst
        assert is_heel(bureau)


def test_that_a_past_month_does_not_change_when_the_plan_goes_on(bureau: Bureau, klok: Klok) -> None:
    gezin = maak.bakker(bureau)
    plan = Id(winkel.rauw(bureau, "SELECT actief_plan_id FROM huishouden WHERE id = ?", gezin.huishouden)[0][0])
    for (id_,) in winkel.rauw(bureau, "SELECT id FROM actie WHERE plan_id = ? AND niet_meer_nodig = ''", plan):
        bureau.doe(ZetActie(id=Id(id_), stand="niet meer nodig", reden="Al geregeld"))
    maanden = [periode_van("maand", lokaal(klok()).date().isoformat())]
    doel = Id(winkel.rauw(bureau, "SELECT id FROM doel WHERE plan_id = ?", plan)[0][0])
    klok.verzet(31 * DAG)
    maanden.append(maanden[0].volgende())
    actie = bureau.doe(VoegActieToe(doel_id=doel, invoer=ActieInvoer(wat="Bellen", uitvoerder="zelf")))
    klok.verzet(31 * DAG)
    maanden.append(maanden[1].volgende())
    bureau.doe(ZetActie(id=actie, stand="niet meer nodig", reden="Al geregeld"))

    def zelf() -> list[int]:
        gelezen = cijfers(bureau, maanden)
        return [gelezen[maand.naam, True, "eigen_kracht"].teller for maand in maanden]

    assert zelf() == [0, 1, 0]
    gooi_weg(bureau, "huishouden", gezin.huishouden)
    assert zelf() == [0, 1, 0]
