"""`wijdesk export` on klachten, agressie, activiteiten, marks and checked files, and on what was settled before."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import bakker, bewaar, zet
from tests.test_cli_export import Opdracht, exporteer, inhoud, tabel, wijdesk
from wijdesk.app.export import maak_export
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.kwaliteit import Activiteit
from wijdesk.models.logsoort import UITVOER, Logregel
from wijdesk.models.opdrachten.export import LeesExportrecords
from wijdesk.models.opdrachten.praktijk import BeginPraktijkvorm
from wijdesk.models.praktijk import Praktijkvorm
from wijdesk.models.rows.export import OPEN, VERANTWOORDING, in_het_log
from wijdesk.models.toeleiding import Toeleiding
from wijdesk.models.values import Id
from wijdesk.store.kast import Kast

__all__ = ["wijdesk"]

BESTANDEN = {
    "klachten": "nummer,ontvangen,afgerond,uitkomst,reden,over_ondersteuningsstructuur,locatie\n"
    + "".join(f"k{n},2020-03-0{n + 1},2020-05-01,gegrond,bejegening,ja,Selwerd\n" for n in range(7))
    + "k8,2020-04-01,,,,nee,\nk9,2021-04-01,,,,nee,\n",
    "agressie": "nummer,datum,soort,maatregel,locatie\na1,2020-02-01,verbaal,waarschuwing,Selwerd\n"
    "a2,2021-02-01,verbaal,waarschuwing,Selwerd\n",
    "activiteiten": "nummer,thema,gebied,initiatief,start,einde,locatie\n"
    + "".join(f"t{n},wonen,Selwerd,inwoners,2020-05-01,,Selwerd\n" for n in range(6))
    + "t7,wonen,,WIJ,2019-05-01,2020-12-31,\nt8,wonen,,WIJ,2019-05-01,2019-12-31,\n",
    "impactmeting": "nummer,datum,cijfer\n"
    + "".join(f"m{n},2020-06-0{n + 1},8.{n}\n" for n in range(6)),
    "dossiercontroles": "nummer,datum,goed,punten,locatie\n"
    + "".join(f"d{n},2020-07-0{n + 1},9,9,Selwerd\n" for n in range(8)),
    "tarieven": "nummer,productgroep,bedrag,eenheid,van,tot,bron\n1,Jeugd,310,maand,2020-01-01,,Besluit\n",
}  # fmt: skip
INDICATIE = "nummer,besloten_op,productgroep,soort,aanbieder,van,tot,omvang\n"
INDICATIE += "z1,2019-05-01,Jeugd,nieuw,,2020-01-22,2020-01-31,\n"


@pytest.fixture
def gevuld(wijdesk: Opdracht, tmp_path: Path, klok: Klok, ids: Ids) -> Opdracht:
    """A year of files; the activiteiten have a thema in own words, as before a file was held against the list."""
    for soort, tekst in {**BESTANDEN, "indicaties": INDICATIE}.items():
        (tmp_path / f"{soort}-k.csv").write_text(tekst, encoding="utf-8")
        assert wijdesk("import", soort, tmp_path / f"{soort}-k.csv")[0] == 0
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        for (id_,) in winkel.rauw(bureau, "SELECT id FROM activiteit"):
            zet(bureau, Activiteit, Id(id_), thema="Buurtsoep van tante Truus")
    return wijdesk


def test_that_the_municipality_gets_every_count_and_every_line(gevuld: Opdracht, tmp_path: Path) -> None:
    exporteer(gevuld, "verantwoording", map_ := tmp_path / "uit")
    assert [tuple(rij.values()) for rij in tabel(map_, "klachten")] == [
        ("2020", "3", "Selwerd", "bejegening", "gegrond", "7"),
        ("2020", "4", "geen locatie", "niet vastgelegd", "in behandeling", "1"),
    ]
    assert [tuple(rij.values())[1:] for rij in tabel(map_, "agressie")] == [
        ("2", "Selwerd", "verbaal", "waarschuwing", "1")
    ]
    assert [tuple(rij.values()) for rij in tabel(map_, "activiteiten")] == [
        ("2020", "Selwerd", "ander thema", "inwoners", "ja", "ja", "6"),
        ("2020", "geen locatie", "ander thema", "WIJ", "nee", "nee", "1"),
    ]
    assert {rij["cijfer"]: rij["aantal"] for rij in tabel(map_, "impactmetingen")} == {"8": "5", "9": "1"}
    assert [rij["stand"] for rij in tabel(map_, "dossiercontroles")] == ["alles in orde"]
    assert Counter(rij["datumAfhandeling"] for rij in tabel(map_, "klacht")) == {"2020-05": 7, "": 1}
    assert len(tabel(map_, "agressie-incident")) == 1
    assert [rij["cijfer"] for rij in tabel(map_, "impactmeting")] == ["8", "8.1", "8.2", "8.3", "8.4", "8.5"]
    assert {rij["goed"] for rij in tabel(map_, "dossiercontrole")} == {"9"}
    assert len(tabel(map_, "activiteit")) == 7
    assert b"Truus" not in b"".join(inhoud(map_).values()), "words that somebody typed stay here"
    (waarde,) = [rij for rij in tabel(map_, "indicatiewaarde") if rij["maand"] == "1"]
    assert (waarde["productgroep"], waarde["lopend"], waarde["bedrag_bekend"], waarde["euro"]) == (
        "Jeugd", "1", "1", "100",
    )  # fmt: skip


def test_that_practice_forms_have_their_own_fields_and_hand_offs_count_by_households(
    wijdesk: Opdracht, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        gezin, hier, ik = bakker(bureau), bureau.medewerker.locatie_id, bureau.medewerker.id
        ojg = (("plek", "school"), ("praktijk", "De Zwerm"), ("vraag", "Sem slaapt slecht"), ("gesprekken", "3"),
               ("terugkoppeling_op", "2020-05-02"))  # fmt: skip
        for code, waarden in (("ojg", ojg), ("wvggz", (("na", "gewone hulp"), ("naaste", gezin.zoon.hex())))):
            bureau.doe(
                BeginPraktijkvorm(
                    id=ids(), code=code, huishouden_id=gezin.huishouden, persoon_id=gezin.zoon, begin="2020-04-05",
                    waarden=waarden,
                )
            )  # fmt: skip
        huizen = [ids() for _ in range(6)]
        for huis in huizen:
            bewaar(bureau, Huishouden(id=huis, naam="Visser", locatie_id=hier, bekend_sinds="2019-01-01"))
        for huis, dag in (*((huis, "2020-03-02") for huis in huizen), *((huizen[0], "2020-06-01") for _ in range(7))):
            bewaar(
                bureau,
                Toeleiding(
                    huishouden_id=huis, naar="Buurtkamer", soort="basisvoorziening", medewerker_id=ik,
                    voorgesteld_op=dag, voorziening_id=ids(),
                    eerste_contact_op="2020-07-01" if dag == "2020-03-02" else "",
                ),
            )  # fmt: skip
            (soort,) = winkel.rauw(bureau, "SELECT id FROM praktijksoort WHERE code = 'jim'")
            vorm = {"code": "jim", "praktijksoort_id": Id(soort[0]), "locatie_id": hier, "medewerker_id": ik}
            bewaar(bureau, Praktijkvorm(id=ids(), huishouden_id=huis, begin=dag, **vorm))
    manifest = exporteer(wijdesk, "verantwoording", map_ := tmp_path / "gemeente")
    (rij,) = tabel(map_, "praktijkvorm-ojg")
    client = rij.pop("client")
    assert rij == {
        "begonnen": "2020-04", "team": "Selwerd", "gestopt": "", "uitkomst": "", "veld_plek": "school",
        "veld_gesprekken": "3", "veld_terugkoppeling_op": "2020-05",
    }  # fmt: skip
    (rij,) = tabel(map_, "praktijkvorm-wvggz")
    assert client.startswith("p")
    assert client == rij["client"] == rij["veld_naaste"], "one human being has one pseudonym"
    ojg_velden = next(bron for bron in manifest["resources"] if bron["name"] == "praktijkvorm-ojg")["schema"]["fields"]
    assert {veld["name"]: veld["type"] for veld in ojg_velden}["veld_terugkoppeling_op"] == "yearmonth"
    alles = b"".join(inhoud(map_).values())
    assert not [woord for woord in ("Zwerm", "slaapt", "Buurtkamer", "Visser") if woord.encode() in alles]
    assert [tuple(rij.values()) for rij in tabel(map_, "toeleidingen")] == [
        ("2020", "3", "Selwerd", "ja", "6"), ("2020", "6", "Selwerd", "nee", "7"),
    ]  # fmt: skip
    assert len(tabel(map_, "toeleiding")) == 13
    assert [tuple(rij.values())[1:] for rij in tabel(map_, "praktijkvormen")] == [
        ("3", "Selwerd", "JIM", "6"), ("4", "Selwerd", "OJG", "1"),
        ("4", "Selwerd", "Ondersteuning na Wvggz-melding", "1"), ("6", "Selwerd", "JIM", "7"),
    ]  # fmt: skip
    exporteer(wijdesk, "open", tmp_path / "open")
    open_ = {(rij["maand"], rij["aangekomen"]): rij["aantal"] for rij in tabel(tmp_path / "open", "toeleidingen")
             if rij["aantal"]}  # fmt: skip
    assert open_ == {("3", "ja"): "5"}, "seven hand-offs of one household are about too few"
    assert not [rij for rij in tabel(tmp_path / "open", "toeleidingen-rest") if rij["aantal"]]
    alle = tabel(tmp_path / "open", "praktijkvormen")
    assert [(rij["maand"], rij["praktijkvorm"], rij["aantal"]) for rij in alle if rij["aantal"]] == [("3", "JIM", "5")]
    assert len({rij["praktijkvorm"] for rij in alle}) == 7, "the grid has every kind, whatever began"
    rapport = ("rapport", "jaarverslag", "--jaar", "2020", "--publiceren", "--uit", tmp_path / "rapport")
    assert wijdesk(*rapport)[0] == 0
    geteld = (tmp_path / "rapport" / "praktijkvormen.csv").read_text(encoding="utf-8").splitlines()
    assert geteld == ["praktijkvorm,ten_minste", "JIM,5"]


def test_that_everyone_gets_multiples_of_the_threshold_only(gevuld: Opdracht, tmp_path: Path) -> None:
    manifest = exporteer(gevuld, "open", map_ := tmp_path / "uit")
    namen = {bron["name"] for bron in manifest["resources"] if bron["format"] == "csv"}
    soorten = ("vragen", "indicaties", "klachten", "agressie", "activiteiten", "impactmetingen", "dossiercontroles",
               "toeleidingen", "straatrondes", "buurtagenda", "bewonersinitiatieven", "casussen",
               "praktijkvormen")  # fmt: skip
    assert namen == {naam for soort in soorten for naam in (soort, f"{soort}-rest")}
    for naam in namen:
        assert all(int(rij["aantal"] or 0) % 5 == 0 for rij in tabel(map_, naam)), naam
    getoond = {naam: sum(int(rij["aantal"] or 0) for rij in tabel(map_, naam)) for naam in soorten}
    assert getoond | {"vragen": 0} == {
        "vragen": 0, "indicaties": 5, "klachten": 5, "agressie": 0, "activiteiten": 5, "impactmetingen": 5,
        "dossiercontroles": 5, "toeleidingen": 0, "straatrondes": 0, "buurtagenda": 0, "bewonersinitiatieven": 0,
        "casussen": 0, "praktijkvormen": 0,
    }  # fmt: skip
    assert b"Truus" not in b"".join(inhoud(map_).values())


def test_that_a_year_that_an_older_program_settled_stays_as_it_was(
    gevuld: Opdracht, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    exporteer(gevuld, "open", tmp_path / "uit")
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        bureau.op_winkel(lambda open_: _maak_oud(Kast(open_.db.cursor)))
    manifest = exporteer(gevuld, "open", tmp_path / "oud")
    assert {bron["name"] for bron in manifest["resources"] if bron["format"] == "csv"} == {
        "vragen", "vragen-rest", "indicaties", "indicaties-rest"
    }  # fmt: skip
    assert [een["naam"] for een in manifest["definities"]] == ["vragen", "direct_afgehandeld", "indicaties"]
    assert tabel(tmp_path / "oud", "vragen") == tabel(tmp_path / "uit", "vragen")
    assert "definities_nu" not in manifest, "what an older program did not keep is not known"


def test_that_what_figures_meant_when_a_year_was_settled_stands_beside_what_they_mean_now(
    gevuld: Opdracht, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    eerst = exporteer(gevuld, "open", tmp_path / "uit")
    assert "definities_nu" not in eerst
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        bureau.op_winkel(lambda open_: _maak_anders(Kast(open_.db.cursor)))
    code, _, gezegd = gevuld("export", "--jaar", 2020, "--graad", "open", "--uit", tmp_path / "later")
    manifest = json.loads((tmp_path / "later" / "datapackage.json").read_text(encoding="utf-8"))
    assert code == 0
    (nu,) = manifest["definities_nu"]
    toen = next(een for een in manifest["definities"] if een["naam"] == "indicaties")
    assert (toen["teller"], nu["naam"]) == ("wat toen telde", "indicaties")
    assert [een for een in eerst["definities"] if een["naam"] == "indicaties"] == [nu]
    assert "betekent dit iets anders: Indicaties." in gezegd


def _maak_anders(kast: Kast) -> None:
    """What a program that defines indicaties in another way would have put in the cupboard."""
    ruw = kast.get("export/open/2020")
    assert ruw is not None
    alles = json.loads(zlib.decompress(ruw))
    for een in alles["definities"]:
        if een["naam"] == "indicaties":
            een["teller"] = "wat toen telde"
    kast.put("export/open/2020", zlib.compress(json.dumps(alles).encode()))


def _maak_oud(kast: Kast) -> None:
    """What the version before this one put in the cupboard."""
    ruw = kast.get("export/open/2020")
    assert ruw is not None
    alles = json.loads(zlib.decompress(ruw))
    tabellen = dict(alles.pop("tabellen"))
    del alles["definities"]
    alles |= {"versie": 1, "vragen": tabellen["vragen"], "indicaties": tabellen["indicaties"]}
    kast.put("export/open/2020", zlib.compress(json.dumps(alles).encode()))


class _Stil:
    def meld(self, gedaan: int, totaal: int) -> None:
        assert gedaan <= totaal

    def gestopt(self) -> bool:
        return False


def test_that_a_year_settled_at_another_desk_is_refused_before_any_work(
    gevuld: Opdracht, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    """What a colleague's desk told the log comes along with the rest of their work."""
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        bureau.noteer(Logregel(in_het_log(OPEN, 2020), None, "open cijfers", soort=UITVOER, aantal=3))
        bureau.doe(winkel.contact(bureau))  # what waits beside the store goes into the journal with the next write
    code, _, fout = gevuld("export", "--jaar", 2020, "--graad", "open", "--uit", tmp_path / "uit")
    assert code == 1
    assert fout.startswith("jaar: De open cijfers van 2020 zijn op ")
    assert "al vastgesteld door" in fout
    assert not (tmp_path / "uit").exists()
    exporteer(gevuld, "verantwoording", tmp_path / "gemeente")


def test_that_lines_with_pseudonyms_have_a_right_of_their_own(
    gevuld: Opdracht, tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    exporteer(gevuld, "verantwoording", tmp_path / "eerst")
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        bureau.rechten -= {"export.regels"}
        with pytest.raises(Weigering) as fout:
            maak_export(bureau, 2020, VERANTWOORDING, None, tmp_path / "uit", _Stil())
        assert list(fout.value.fouten) == ["graad"]
        assert not (tmp_path / "uit").exists()
        with pytest.raises(GeenRecht):
            bureau.lees_apart(LeesExportrecords(jaar=2020))
