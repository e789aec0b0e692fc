"""Tarieven: entered, followed by the next, read from a file, never two on one day; and what indicaties cost by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import winkel
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.cijfer import periode_van
from wijdesk.models.opdrachten.cijfer import LeesCijferlijst, LeesCijfers, LeesVerdeling
from wijdesk.models.opdrachten.tarief import BewaarTarief, LeesTarieven, TrekTariefIn
from wijdesk.models.values import Id
from wijdesk.services.bestand import Importverslag, importeer, lees_bestand
from wijdesk.services.tariefregels import lees_centen
from wijdesk.store.controle import controleer

HULP = "Wmo Huishoudelijke hulp"
KOP = "nummer,productgroep,bedrag,eenheid,van,tot,bron\n"


def zet(bureau: Bureau, bedrag: str = "68,40", eenheid: str = "uur", van: str = "2026-01-01", **rest: str) -> Id:
    velden = {"productgroep": HULP, "bron": "Besluit 12", **rest}
    return bureau.doe(BewaarTarief(id=bureau.wereld.ids(), bedrag=bedrag, eenheid=eenheid, van=van, **velden))


def lees_in(bureau: Bureau, map_: Path, soort: str, tekst: str) -> Importverslag:
    pad = map_ / f"{soort}.csv"
    pad.write_text(tekst, encoding="utf-8")
    return importeer(lees_bestand(pad, soort), bureau.doe)


@pytest.mark.parametrize(
    ("tekst", "centen"),
    [("68,40", 6840), ("68.40", 6840), ("€ 70", 7000), ("1.250", 125_000), ("1.250,5", 125_050), ("0,05", 5),
     ("70,-", 7000), ("", 0), ("veel", 0), ("-5", 0), ("1,234", 0), ("0", 0)],
)  # fmt: skip
def test_that_an_amount_is_read_as_it_is_written(tekst: str, centen: int) -> None:
    assert lees_centen(tekst) == centen


def test_that_the_next_tarief_follows_the_one_before(bureau: Bureau) -> None:
    oud, nieuw = zet(bureau, van="2025-01-01"), zet(bureau, "70", van="2026-02-01")
    rijen = {rij.id: rij for rij in bureau.lees(LeesTarieven())}
    assert (rijen[oud].tot, rijen[oud].tot_echt, rijen[oud].in_gebruik) == ("", "2026-01-31", False)
    assert (rijen[nieuw].centen, rijen[nieuw].tot_echt, rijen[nieuw].in_gebruik) == (7000, "", True)
    bureau.doe(TrekTariefIn(id=nieuw))
    assert [(rij.id, rij.in_gebruik) for rij in bureau.lees(LeesTarieven())] == [(oud, True)]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"bedrag": "gratis"}, "bedrag"),
        ({"eenheid": "kwartier"}, "eenheid"),
        ({"van": ""}, "van"),
        ({"van": "2026-13-01"}, "van"),
        ({"tot": "2025-01-01"}, "tot"),
        ({"bron": " "}, "bron"),
        ({"productgroep": "Zweven"}, "productgroep"),
        ({"van": "2025-01-01"}, "van"),
        ({"eenheid": "maand"}, "van"),
    ],
)
def test_that_what_is_wrong_is_told_beside_its_field(bureau: Bureau, velden: dict[str, str], veld: str) -> None:
    zet(bureau, van="2025-01-01", tot="2026-06-30")
    with pytest.raises(Weigering) as weigering:
        zet(bureau, **({"van": "2026-07-01"} | velden if veld != "van" else velden))
    assert veld in weigering.value.fouten


def test_that_an_hour_and_a_dagdeel_may_have_a_tarief_each(bureau: Bureau) -> None:
    zet(bureau)
    zet(bureau, "40", "dagdeel")
    assert len(bureau.lees(LeesTarieven())) == 2


def test_that_a_file_with_tarieven_comes_in_once(bureau: Bureau, tmp_path: Path) -> None:
    tekst = (
        f'{KOP}1,{HULP},"68,40",uur,2025-01-01,,Besluit 12\n2,{HULP},70.10,uur,2026-01-01,,Besluit 13\n'
        f"3,{HULP},1,maand,2026-03-01,,Besluit 13\n4,Zweven,1,uur,2026-03-01,,Besluit 13\n"
        "5,Jeugd,1,kwartier,2026-03-01,,x\n"
    )
    verslag = lees_in(bureau, tmp_path, "tarieven", tekst)
    assert (verslag.toegevoegd, [(fout.nummer, fout.veld) for fout in verslag.fouten]) == (
        2, [("3", "van"), ("4", "productgroep"), ("5", "eenheid")]
    )  # fmt: skip
    assert lees_in(bureau, tmp_path, "tarieven", tekst).al_bekend == 2
    anders = lees_in(bureau, tmp_path, "tarieven", f"{KOP}1,{HULP},1,uur,2025-01-01,,Besluit 12\n")
    assert [fout.nummer for fout in anders.anders] == ["1"]
    assert [rij.centen for rij in bureau.lees(LeesTarieven())] == [7010, 6840]
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


def test_that_what_runs_has_a_value_and_what_is_not_known_is_counted(bureau: Bureau, tmp_path: Path) -> None:
    zet(bureau, "70")
    kop = "nummer,besloten_op,productgroep,soort,aanbieder,van,tot,omvang\n"
    lees_in(
        bureau, tmp_path, "indicaties",
        f"{kop}1,2025-12-01,{HULP},nieuw,,2026-01-01,,7 uur per week\n"
        f"2,2025-12-01,{HULP},nieuw,,2026-01-22,2026-06-30,7 uur per week\n"
        f"3,2025-12-01,{HULP},nieuw,,2026-01-01,,naar behoefte\n"
        "4,2025-12-01,Jeugd,nieuw,,2026-01-01,,2 uur per week\n5,2025-12-01,Jeugd,nieuw,,2026-02-01,,2 uur per week\n",
    )  # fmt: skip
    januari = periode_van("maand", "2026-01-01")
    verdeling = bureau.lees(LeesVerdeling(soort="waarde", periode=januari))
    assert [(rij.code, rij.aantal, rij.van, rij.bedrag) for rij in verdeling.rijen] == [
        (HULP, 3, 2, f"{70 * 41:.2f}"),
        ("Jeugd", 1, 0, ""),
    ]
    assert verdeling.let_op.startswith("Van 4 lopende indicaties is 2 keer geen tarief")
    (cijfer,) = [c for c in bureau.lees(LeesCijfers(periode=januari)).cijfers if c.definitie.naam == "indicatiewaarde"]
    assert (cijfer.nu.teller, cijfer.nu.noemer, cijfer.tekst) == (2, 4, "€ 2.870")
    lijst = bureau.lees(LeesCijferlijst(naam="indicatiewaarde", periode=januari))
    assert [rij.cellen[3] for rij in lijst.rijen] == [
        "€ 700,00", "€ 2170,00", "geen tarief bekend", "omvang niet bekend of niet te lezen",
    ]  # fmt: skip
    assert [rij.teller for rij in lijst.rijen] == [True, True, False, False]


def test_that_only_who_keeps_the_lists_enters_a_tarief(bureau: Bureau) -> None:
    assert winkel.rauw(bureau, "SELECT count(*) FROM tarief") == [(0,)]
    zet(bureau)
    assert winkel.rauw(bureau, "SELECT productgroep, centen FROM tarief") == [(HULP, 6840)]
