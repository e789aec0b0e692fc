"""Every figure that exists is the same before and after dossiers were destroyed, whatever was in them.

Random months of work, then random dossiers go: the years, the ladder, signalen, the Wvggz-meldpunt and the straatronde,
for whoever may know of protected people and for whoever may not.
"""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests import gezin as maak
from tests import signalen, winkel
from tests.bevel import akkoord_op
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.opschaling import LeesLadderGebruik, SchaalOp
from wijdesk.models.opdrachten.signaal import LeesSignaalcijfers, LeesStraatrondes, RegistreerStraatronde, SluitSignaal
from wijdesk.models.opdrachten.toeleiding import LegIndicatieVast
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.opdrachten.wvggz import BeginWvggz, LeesWvggzCijfers
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id, lokaal
from wijdesk.services.bewaren.rest import NIETS, REST, laat_rest
from wijdesk.services.bewaren.uitvoeren import Verbinding
from wijdesk.store.controle import controleer
from wijdesk.store.omvang import omvang, wat_blijft_en_meegaat
from wijdesk.store.vernietigen import vernietig


def test_that_of_every_noun_it_is_said_what_stays_of_it() -> None:
    zonder = [soort for soorten in NIETS.values() for soort in soorten]
    assert len(zonder) == len(set(zonder))
    assert not set(zonder) & REST.keys()
    assert set(zonder) | REST.keys() == set(GEJOURNAALD)


def figuren(jaren: range, locaties: tuple[Id | None, ...]) -> list[Leesvraag[Any]]:
    """Every question that answers with a figure of what happened."""
    uit: list[Leesvraag[Any]] = [LeesStraatrondes()]
    for plek in locaties:
        uit.append(LeesLadderGebruik(locatie_id=plek, kwartalen=8))
        for jaar in jaren:
            uit.append(LeesJaarCijfers(jaar=jaar, locatie_id=plek))
            uit.append(LeesSignaalcijfers(van=f"{jaar}-01-01", tot=f"{jaar}-12-31", locatie_id=plek))
            uit.append(LeesWvggzCijfers(jaar=jaar, locatie_id=plek))
    return uit


def gelezen(bureau: Bureau, kijkers: list[Any]) -> list[object]:
    jaar = lokaal(bureau.wereld.klok()).year
    plekken = (None, *(Id(rij[0]) for rij in winkel.rauw(bureau, "SELECT id FROM locatie ORDER BY id")))
    return [_kaal(wie.lees(vraag)) for wie in kijkers for vraag in figuren(range(jaar - 1, jaar + 1), plekken)]


def _kaal(antwoord: Any) -> object:
    """The figure itself: in any order, and not which signalen a round brought but how many."""
    if isinstance(antwoord, tuple):
        return [_kaal(deel) for deel in antwoord]
    if not hasattr(antwoord, "__dataclass_fields__"):
        return antwoord
    uit = {naam: getattr(antwoord, naam) for naam in antwoord.__dataclass_fields__}
    if "signaal_ids" in uit:
        uit["signaal_ids"] = len(uit["signaal_ids"]) + uit.pop("signalen_weg")
    return {naam: sorted(map(repr, waarde)) if isinstance(waarde, tuple) else waarde for naam, waarde in uit.items()}


def gooi_weg(bureau: Bureau, soort: str, id_: Id) -> int:
    """Destroy a dossier whatever its term: what goes is what matters here."""
    with maak.eenheid(bureau) as uow:
        regel = akkoord_op(uow, id_, soort)
        wat = omvang(Verbinding(uow), soort, id_)
        laat_rest(uow, wat)
        mee, blijft = wat_blijft_en_meegaat(Verbinding(uow), wat)
        vernietig(uow, id_, grond="termijn", regel=regel, rijen=mee, blijft=blijft)
        uow.commit()
    return len(wat.alle)


def dossiers(bureau: Bureau) -> list[tuple[str, Id]]:
    huizen = winkel.rauw(bureau, "SELECT id FROM huishouden WHERE status = 'actief' AND samengevoegd_in IS NULL")
    mensen = winkel.rauw(
        bureau,
        "SELECT id FROM persoon p WHERE status = 'actief' AND samengevoegd_in IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM huishoudlid l WHERE l.persoon_id = p.id AND l.status <> 'vervallen')",
    )
    return [("huishouden", Id(rij[0])) for rij in huizen] + [("persoon", Id(rij[0])) for rij in mensen]


def is_heel(bureau: Bureau) -> bool:
    db = bureau.eigen_verbinding()
    try:
        return controleer(db) == ()
    finally:
        db.close()


def leef(bureau: Bureau, klok: Klok, dobbel: random.Random) -> None:
    """Some months of a team: contacts, households with a casus, signalen, rungs up and down, indicaties, protection."""
    mensen = [maak.persoon(bureau, f"Naam{nummer}", f"19{40 + nummer}-03-0{nummer % 9 + 1}") for nummer in range(8)]
    huizen = [
        maak.gezin(bureau, *(maak.lid(wie, "partner") for wie in dobbel.sample(mensen, dobbel.randint(1, 2))))
        for _ in range(3)
    ]
    treden = [Id(rij[0]) for rij in winkel.rauw(bureau, "SELECT id FROM trede ORDER BY volgorde")]
    for _ in range(30):
        klok.verzet(dobbel.randint(1, 9) * 86_400_000)
        wie, huis = dobbel.choice(mensen), dobbel.choice(huizen)
        dag = lokaal(klok()).date().isoformat()
        over: dict[str, Any] = dobbel.choice(({"persoon_id": wie}, {"huishouden_id": huis}, {}))
        daad = dobbel.randint(0, 8)
        try:
            if daad <= 1:
                bureau.doe(winkel.contact(bureau, persoon_id=dobbel.choice((wie, None))))
            elif daad == 2:
                signaal = signalen.meld(bureau, ontvangen=klok() - 3_600_000, **over)
                if dobbel.random() < 0.6:
                    bureau.doe(SluitSignaal(id=signaal, uitkomst="geen zorgen gebleken", tekst="Bekeken"))
            elif daad == 3:
                soort, id_ = dobbel.choice((("persoon", wie), ("huishouden", huis)))
                bureau.doe(SchaalOp(soort=soort, id=id_, trede_id=dobbel.choice(treden), waarom="Het gaat slechter"))
            elif daad == 4:
                bureau.doe(
                    LegIndicatieVast(
                        huishouden_id=huis,
                        productgroep="Jeugd",
                        soort="nieuw",
                        besloten_op=dag,
                        van=dag,
                        tot="2027-01-01",
                    )
                )
            elif daad == 5:
                melding = signalen.meld(bureau, soort="Wvggz-melding", persoon_id=wie, thema="")
                bureau.doe(BeginWvggz(signaal_id=melding))
            elif daad == 6:
                ronde = RegistreerStraatronde(
                    id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, gebied="Selwerd", dag=dag,
                    signalen=(signalen.invoer(**over),),
                )  # fmt: skip
                bureau.doe(ronde)
            elif daad == 7:
                bureau.doe(
                    MeldAgressie(
                        persoon_id=wie, locatie_id=bureau.medewerker.locatie_id, datum=dag,
                        soort=dobbel.choice(("verbaal", "fysiek")), maatregel="waarschuwing", omschrijving="Riep",
                    )
                )  # fmt: skip
            else:
                maak.scherm_af(bureau, wie)
        except Weigering:
            continue


@settings(max_examples=4, phases=[Phase.generate])
@given(zaad=st.integers(0, 10_000))
def test_that_figures_stay_whatever_goes(tmp_path_factory: pytest.TempPathFactory, zaad: int) -> None:
    dobbel, klok = random.Random(zaad), Klok(MAANDAG_9_UUR)
    ids = Ids(klok())
    map_ = tmp_path_factory.mktemp("cijfers") / "winkel"
    winkel.maak(map_, klok, ids)
    with winkel.bureau(map_, klok, ids) as bureau:
        leef(bureau, klok, dobbel)
        with (
            aan_het_werk(bureau, "teamleider", "privacybeheerder") as ziet,
            aan_het_werk(bureau, "casemanager", "klachtencoordinator", naam="Karel") as ziet_niet,
        ):
            kijkers = [ziet, ziet_niet]
            voor = gelezen(bureau, kijkers)
            alle = dossiers(bureau)
            weg = dobbel.sample(alle, (len(alle) + 1) // 2)
            for soort, id_ in weg:
                if winkel.rauw(bureau, f"SELECT 1 FROM {soort} WHERE id = ? AND status = 'actief'", id_):
                    assert gooi_weg(bureau, soort, id_) > 0
            na = gelezen(bureau, kijkers)
            assert [een == ander for een, ander in zip(voor, na, strict=True)] == [True] * len(voor)
            assert not set(dossiers(bureau)) & set(weg)
            assert winkel.rauw(bureau, "SELECT 1 FROM cijferrest LIMIT 1")
        assert is_heel(bureau)
