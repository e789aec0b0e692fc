"""Import files: what is read, what is refused in words, and that no row ever disappears."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels, RondPartijAf
from wijdesk.models.rows.invoer import Importuitslag, RegelFout
from wijdesk.models.values import Id
from wijdesk.services.bestand import KOLOMMEN, Importverslag, Invoerbestand, importeer, lees_bestand

KOP = KOLOMMEN["vragen"][0]
PARTIJ = Id(b"p" * 16)


def rij(nummer: str, **anders: str) -> dict[str, str]:
    waarden = dict.fromkeys(KOP, "") | {
        "nummer": nummer,
        "ontvangen": "2020-03-02T09:15",
        "locatie": "Selwerd",
        "kanaal": "telefoon",
        "melder": "Overig",
        "meldingtype": "Wonen",
        "direct_afgehandeld": "ja",
        "uitkomst": "zelf beantwoord",
    }
    return waarden | anders


def als_csv(rijen: Iterable[dict[str, str]], *, teken: str = ",", kop: tuple[str, ...] = KOP) -> str:
    uit = StringIO(newline="")
    schrijver = csv.DictWriter(uit, kop, delimiter=teken, lineterminator="\r\n", extrasaction="ignore")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return uit.getvalue()


@pytest.fixture
def leg_neer(tmp_path: Path) -> Callable[[str | bytes, str], Path]:
    def leg(inhoud: str | bytes, naam: str = "invoer.csv") -> Path:
        pad = tmp_path / naam
        pad.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
        return pad

    return leg


Leg = Callable[..., Path]


def goede(bestand: Invoerbestand) -> list[tuple[int, dict[str, str]]]:
    regels = list(bestand.regels())
    assert not [regel for regel in regels if isinstance(regel, RegelFout)]
    return [regel for regel in regels if not isinstance(regel, RegelFout)]


def geweigerd(pad: Path, soort: str = "vragen", vertaling: Path | None = None) -> Weigering:
    with pytest.raises(Weigering) as fout:
        lees_bestand(pad, soort, vertaling)
    return fout.value


@dataclass
class Winkel:
    """Stands for the store: keeps numbers, refuses the melder "Niemand", and knows nothing after a proef batch."""

    bekend: set[str] = field(default_factory=set)
    opdrachten: list[Any] = field(default_factory=list)

    def __call__(self, opdracht: Any, /) -> Any:
        self.opdrachten.append(opdracht)
        if isinstance(opdracht, BeginPartij):
            return PARTIJ
        if isinstance(opdracht, RondPartijAf):
            assert opdracht.partij_id == PARTIJ
            return None
        assert isinstance(opdracht, ImporteerRegels)
        nu = set(self.bekend)
        toegevoegd, al_bekend, fouten = 0, 0, []
        for regel, waarden in opdracht.regels:
            if waarden["melder"] == "Niemand":
                fouten.append(
                    RegelFout(regel=regel, nummer=waarden["nummer"], veld="melder", reden="Onbekende melder.")
                )
            elif waarden["nummer"] in nu:
                al_bekend += 1
            else:
                nu.add(waarden["nummer"])
                toegevoegd += 1
        if not opdracht.proef:
            self.bekend = nu
        return Importuitslag(
            toegevoegd=toegevoegd, al_bekend=al_bekend, fouten=tuple(fouten), nieuwe_locaties=("Selwerd",)
        )


def klopt(verslag: Importverslag) -> bool:
    return verslag.gelezen == verslag.toegevoegd + verslag.al_bekend + len(verslag.fouten)


# Reading ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("teken", [",", ";"])
@pytest.mark.parametrize("begin", ["", "\ufeff"])
def test_that_comma_and_semicolon_files_with_or_without_a_bom_read_the_same(
    leg_neer: Leg, teken: str, begin: str
) -> None:
    tekst = begin + als_csv([rij("0012", toelichting='Zegt "help", graag;\nmorgen')], teken=teken)
    bestand = lees_bestand(leg_neer(tekst), "vragen")
    assert goede(bestand) == [(2, rij("0012", toelichting='Zegt "help", graag;\nmorgen'))]
    assert goede(bestand), "a file can be read again"


def test_that_the_line_of_excel_that_names_the_separator_is_no_header(leg_neer: Leg) -> None:
    bestand = lees_bestand(leg_neer("sep=;\r\n" + als_csv([rij("1")], teken=";")), "vragen")
    assert [regel for regel, _ in goede(bestand)] == [3]


def test_that_unknown_columns_are_told_and_ignored(leg_neer: Leg) -> None:
    bestand = lees_bestand(leg_neer(als_csv([rij("1", weer="nat")], kop=(*KOP, "weer", "persoon"))), "vragen")
    assert bestand.onbekende_kolommen == ("weer",)
    assert goede(bestand)[0][1] == rij("1") | {"persoon": ""}


def test_that_missing_columns_are_named(leg_neer: Leg) -> None:
    fout = geweigerd(leg_neer("nummer,ontvangen,locatie,kanaal,melder,meldingtype,uitkomst\n1,,,,,,\n"))
    assert fout.fouten == {"bestand": "In het bestand ontbreken de kolommen direct_afgehandeld, toelichting."}
    assert "ontbreekt de kolom toelichting." in geweigerd(leg_neer(",".join(KOP[:-1]) + "\n")).zin


@pytest.mark.parametrize(
    ("inhoud", "naam", "zin"),
    [
        (b"", "leeg.csv", "leeg"),
        (b"\r\n \r\n", "wit.csv", "namen van de kolommen"),
        (als_csv([rij("1", toelichting="café")]).encode("cp1252"), "oud.csv", "UTF-8"),
        (als_csv([rij("1")]).encode("utf-16"), "breed.csv", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "plaatje.csv", "geen tabel"),
        (b"beste mensen,\nhierbij de lijst\n", "brief.csv", "geen enkele kolom van vragen"),
        (b"nummer,nummer\n1,2\n", "dubbel.csv", "twee keer"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud.xls", "oud Excel-bestand"),
        (b"geen zip", "nep.xlsx", "beschadigd"),
        (b"PK\x03\x04 afgekapt", "stuk.xlsx", "beschadigd"),
    ],
)
def test_that_what_is_no_table_is_refused_in_words(leg_neer: Leg, inhoud: bytes, naam: str, zin: str) -> None:
    fout = geweigerd(leg_neer(inhoud, naam))
    assert zin in fout.zin
    assert set(fout.fouten) == {"bestand"}


def test_that_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert geweigerd(tmp_path / "weg.csv").zin == "Dit bestand is er niet."
    assert "map" in geweigerd(tmp_path).zin
    assert set(geweigerd(tmp_path, "onzin").fouten) == {"soort"}


def test_that_a_row_with_other_columns_is_reported_and_its_neighbours_stay(leg_neer: Leg) -> None:
    regels = als_csv([rij("1"), rij("2"), rij("3")]).splitlines(keepends=True)
    regels[2] = "2,te,kort\r\n"
    regels[3] = regels[3].replace("\r\n", ",,\r\n")
    gelezen = list(lees_bestand(leg_neer("".join(regels)), "vragen").regels())
    assert [regel if isinstance(regel, RegelFout) else regel[0] for regel in gelezen] == [
        2,
        RegelFout(regel=3, nummer="", veld="", reden="Deze regel heeft 3 kolommen in plaats van 9."),
        4,
    ]


@pytest.mark.parametrize("kapot", ['5,"open', '5,"a"b,c', '5,"open,\n6,"x'])
def test_that_an_unclosed_quote_costs_its_own_line_only(leg_neer: Leg, kapot: str) -> None:
    tekst = als_csv([rij("1")]) + kapot + "\r\n" + als_csv([rij(str(n)) for n in range(10, 2000)]).split("\r\n", 1)[1]
    gelezen = list(lees_bestand(leg_neer(tekst), "vragen").regels())
    nummers = [regel[1]["nummer"] for regel in gelezen if not isinstance(regel, RegelFout)]
    assert nummers == ["1", *map(str, range(10, 2000))]
    assert [regel.regel for regel in gelezen if isinstance(regel, RegelFout)] == list(range(3, 4 + kapot.count("\n")))


def test_that_a_vertaling_replaces_values_of_its_column_only(leg_neer: Leg) -> None:
    pad = leg_neer(als_csv([rij("1", melder="Bewoner", locatie="Bewoner", meldingtype="")]))
    vertaling = leg_neer(
        "kolom;van;naar\nmelder;bewoner;Inwoner / zelfmelder\nmeldingtype;;Onbekend\n", "vertaling.csv"
    )
    waarden = goede(lees_bestand(pad, "vragen", vertaling))[0][1]
    assert (waarden["melder"], waarden["locatie"], waarden["meldingtype"]) == (
        "Inwoner / zelfmelder",
        "Bewoner",
        "Onbekend",
    )


@pytest.mark.parametrize(
    "vertaling",
    [
        "kolom,van\nmelder,x\n",
        "kolom,van,naar\nweer,nat,droog\n",
        "kolom,van,naar\nmelder,x,y\nmelder,X,z\n",
        "",
        "kolom,van,naar\nmelder,x\n",
    ],
)
def test_that_a_vertaling_that_makes_no_sense_is_refused(leg_neer: Leg, vertaling: str) -> None:
    pad = leg_neer(als_csv([rij("1")]))
    assert set(geweigerd(pad, vertaling=leg_neer(vertaling, "v.csv")).fouten) == {"vertaling"}


# Workbooks ----------------------------------------------------------------------------------------------------------


def werkmap(*rijen: tuple[object, ...]) -> bytes:
    boek = openpyxl.Workbook()
    assert boek.active is not None
    for cellen in rijen:
        boek.active.append(cellen)
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def test_that_cells_of_a_workbook_become_plain_text(leg_neer: Leg) -> None:
    inhoud = werkmap(
        ("Nummer", *KOP[1:], "persoon", None),
        (123.0, datetime(2020, 3, 2), "Selwerd", None, 5.5, date(1980, 5, 12), True, "0050", "=1+"[1:], 7),  # noqa: DTZ001
        (),
        ("0012", datetime(2020, 3, 2, 9, 15, 29, 999_900), "kort"),  # noqa: DTZ001
    )
    bestand = lees_bestand(leg_neer(inhoud, "boek.xlsx"), "vragen")
    eerste, tweede = goede(bestand)
    assert list(eerste[1].values()) == [
        *("123", "2020-03-02T00:00:00", "Selwerd", "", "5.5", "1980-05-12", "ja", "0050", "1+", "7"),
    ]
    assert tweede[0] == 4
    assert tweede[1] == dict.fromkeys((*KOP, "persoon"), "") | {
        "nummer": "0012",
        "ontvangen": "2020-03-02T09:15:30",
        "locatie": "kort",
    }
    assert bestand.schatting in {2, 3}, "an empty row may count"
    assert bestand.onbekende_kolommen == ()


def test_that_a_workbook_named_csv_is_still_read_as_a_workbook(leg_neer: Leg) -> None:
    assert goede(lees_bestand(leg_neer(werkmap(KOP, tuple(rij("1").values())), "boek.csv"), "vragen"))


def test_that_an_excel_error_and_cells_beyond_the_header_are_reported(leg_neer: Leg) -> None:
    inhoud = werkmap(KOP, ("1", "#N/A"), ("2", *[""] * len(KOP), "buiten"))
    fouten = list(lees_bestand(leg_neer(inhoud, "b.xlsx"), "vragen").regels())
    assert [fout.regel for fout in fouten if isinstance(fout, RegelFout)] == [2, 3]


def test_that_a_damaged_workbook_is_refused_at_once(leg_neer: Leg) -> None:
    heel = werkmap(KOP, *[tuple(rij(str(n)).values()) for n in range(200)])
    midden = heel.index(b"xl/worksheets/sheet1.xml") + 200
    assert "beschadigd" in geweigerd(leg_neer(heel[: len(heel) // 2], "a.xlsx")).zin
    assert "beschadigd" in geweigerd(leg_neer(heel[:midden] + b"\x00" * 40 + heel[midden + 40 :], "b.xlsx")).zin
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("hallo.txt", "geen werkmap")
    assert "beschadigd" in geweigerd(leg_neer(uit.getvalue(), "c.xlsx")).zin
    assert "leeg" in geweigerd(leg_neer(werkmap(), "d.xlsx")).zin


# Importing ----------------------------------------------------------------------------------------------------------


def test_that_every_row_is_added_known_or_refused_and_told_in_order(leg_neer: Leg) -> None:
    regels = als_csv([rij("1"), rij("2", melder="Niemand"), rij("1"), rij("4")]) + "5,kort\r\n"
    gemeld: list[tuple[int, int]] = []
    winkel = Winkel()
    verslag = importeer(
        lees_bestand(leg_neer(regels), "vragen"),
        winkel,
        voortgang=lambda gedaan, totaal: gemeld.append((gedaan, totaal)),
        partij_grootte=2,
    )
    assert (verslag.gelezen, verslag.toegevoegd, verslag.al_bekend, verslag.partij_id) == (5, 2, 1, PARTIJ)
    assert [(fout.regel, fout.veld) for fout in verslag.fouten] == [(3, "melder"), (6, "")]
    assert gemeld == [(0, 5), (2, 5), (4, 5), (5, 5)]
    assert verslag.nieuwe_locaties == ("Selwerd",)
    assert winkel.opdrachten[0] == BeginPartij(soort="vragen", bestand="invoer.csv")


def test_that_the_same_file_twice_adds_nothing(leg_neer: Leg) -> None:
    bestand, winkel = lees_bestand(leg_neer(als_csv(rij(str(n)) for n in range(9))), "vragen"), Winkel()
    assert importeer(bestand, winkel, partij_grootte=4).toegevoegd == 9
    assert importeer(bestand, winkel, partij_grootte=4).al_bekend == 9


def test_that_a_proef_run_keeps_nothing_and_says_what_the_real_run_will(leg_neer: Leg) -> None:
    rijen = [rij(str(n % 7), melder="Niemand" if n in {0, 3} else "Overig") for n in range(20)]
    bestand, winkel = lees_bestand(leg_neer(als_csv(rijen)), "vragen"), Winkel()
    proef = importeer(bestand, winkel, proef=True, partij_grootte=3)
    assert not winkel.bekend
    assert not [opdracht for opdracht in winkel.opdrachten if isinstance(opdracht, BeginPartij)]
    echt = importeer(bestand, winkel, partij_grootte=3)
    assert (proef.partij_id, echt.partij_id) == (None, PARTIJ)
    assert (proef.toegevoegd, proef.al_bekend, proef.fouten) == (echt.toegevoegd, echt.al_bekend, echt.fouten)


def test_that_stopping_keeps_whole_batches_and_the_count(leg_neer: Leg) -> None:
    winkel = Winkel()
    verslag = importeer(
        lees_bestand(leg_neer(als_csv(rij(str(n)) for n in range(50))), "vragen"),
        winkel,
        gestopt=lambda: len(winkel.bekend) >= 20,
        partij_grootte=10,
    )
    assert verslag.gestopt
    assert verslag.gelezen == verslag.toegevoegd == len(winkel.bekend) == 20


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.builds(lambda n: als_csv([rij(str(n))]).split("\r\n", 1)[1], st.integers(0, 9)),
            st.text(alphabet='a,"\n\r; 1', max_size=30),
        ),
        max_size=12,
    ),
    st.integers(1, 5),
)
def test_that_nothing_disappears_whatever_the_file_holds(
    tmp_path_factory: Any, stukken: list[str], grootte: int
) -> None:
    pad = tmp_path_factory.mktemp("invoer") / "rommel.csv"
    heel = [f"{stuk}\r\n" if stuk[-1:] not in ("\n", "\r") else stuk for stuk in stukken]
    pad.write_bytes((als_csv([]) + "".join(heel)).encode())
    bestand = lees_bestand(pad, "vragen")
    verslag = importeer(bestand, Winkel(), partij_grootte=grootte)
    assert klopt(verslag)
    assert verslag.gelezen == len(list(bestand.regels()))
    open_quote = any('"' in stuk for stuk in stukken)
    heel_goed = sum(stuk.count(",Selwerd,") for stuk in stukken)
    assert open_quote or verslag.toegevoegd + verslag.al_bekend >= heel_goed
