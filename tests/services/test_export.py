"""What the export is made of: the counts of the jaarverslag, pseudonyms that tell nobody, and both stay as they are
when a dossier goes.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import gezin, winkel
from tests.conftest import Ids, Klok
from tests.services.collega import aan_het_werk
from tests.services.test_bewaren_cijfers import dossiers, gooi_weg, leef
from wijdesk.app.bureau import Bureau
from wijdesk.app.export import maak_export, stel_vast
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.instellingen import OPEN_DREMPEL
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.collectief import MaakActiviteit
from wijdesk.models.opdrachten.export import LeesExportcijfers, LeesExportrecords, LeesVastTeStellen
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.instelling import ZetInstelling
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels
from wijdesk.models.opdrachten.klacht import BewaarKlacht
from wijdesk.models.opdrachten.locatie import BewaarLocatie
from wijdesk.models.opdrachten.persoon import VoegPersonenSamen
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.export import GEEN_LOCATIE, OPEN, VERANTWOORDING, Exportcijfers, Exportrecords
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import rechten_van

HEX = re.compile(r"p[0-9a-f]{32}")


class Stil:
    """Nobody looks how far it is, and nobody stops it."""

    def meld(self, gedaan: int, totaal: int) -> None:
        assert 0 <= gedaan <= totaal

    def gestopt(self) -> bool:
        return False


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        open_.doe(ZetInstelling(waarden=((OPEN_DREMPEL, "5"),)))
        yield open_


def jaar_van(bureau: Bureau) -> int:
    return lokaal(bureau.wereld.klok()).year


def cijfers_van(bureau: Bureau) -> Exportcijfers:
    return bureau.lees(LeesExportcijfers(jaar=jaar_van(bureau)))


def records_van(bureau: Bureau, naar: Path, jaar: int = 0) -> Exportrecords:
    """After an export: that makes the key."""
    jaar = jaar or jaar_van(bureau)
    maak_export(bureau, jaar, VERANTWOORDING, None, naar, Stil())
    return bureau.lees(LeesExportrecords(jaar=jaar))


def som(cijfers: Exportcijfers, plaats: int) -> dict[str, int]:
    uit: Counter[str] = Counter()
    for cel, aantal in cijfers.vragen:
        uit[cel[plaats]] += aantal
    return dict(uit)


def test_that_every_margin_is_the_table_of_the_jaarverslag(bureau: Bureau, klok: Klok) -> None:
    leef(bureau, klok, random.Random(11))
    cijfers, verslag = cijfers_van(bureau), bureau.lees(LeesJaarCijfers(jaar=jaar_van(bureau)))
    assert cijfers.vragen
    assert sum(aantal for _, aantal in cijfers.vragen) == verslag.vragen
    assert som(cijfers, 0) == {str(maand): aantal for maand, aantal in verslag.per_maand if aantal}
    assert som(cijfers, 1) == {plek: aantal for plek, aantal in verslag.per_locatie if aantal}
    assert som(cijfers, 2) == {code: aantal for code, aantal in verslag.per_meldingtype if aantal}
    assert som(cijfers, 3) == {code: aantal for code, aantal in verslag.per_melder if aantal}
    assert som(cijfers, 4).get("ja", 0) == verslag.direct_afgehandeld
    groepen: Counter[str] = Counter()
    for cel, aantal in cijfers.indicaties:
        groepen[cel[2]] += aantal
    assert dict(groepen) == {code: aantal for code, aantal in verslag.per_productgroep if aantal}


@pytest.mark.parametrize("zaad", [3, 8])
def test_that_destroying_a_dossier_leaves_the_counts_and_takes_only_the_pseudonym(
    bureau: Bureau, klok: Klok, tmp_path: Path, zaad: int
) -> None:
    leef(bureau, klok, random.Random(zaad))
    voor, records = cijfers_van(bureau), records_van(bureau, tmp_path / "voor")
    for soort, id_ in dossiers(bureau):
        if winkel.rauw(bureau, f"SELECT 1 FROM {soort} WHERE id = ? AND status = 'actief'", id_):
            gooi_weg(bureau, soort, id_)
    na, later = cijfers_van(bureau), records_van(bureau, tmp_path / "na")
    assert (voor.vragen, voor.indicaties, voor.meer) == (na.vragen, na.indicaties, na.meer)
    assert stel_vast(voor).tabellen == stel_vast(na).tabellen
    for een, ander in ((records.meldingen, later.meldingen), (records.voorzieningen, later.voorzieningen)):
        assert sorted(rij[:-1] for rij in een) == sorted(rij[:-1] for rij in ander)
    assert any(rij[-1] for rij in records.meldingen)
    assert not any(rij[-1] for rij in later.meldingen)


def test_that_a_pseudonym_is_one_for_a_person_a_year_and_a_store(bureau: Bureau, klok: Klok, tmp_path: Path) -> None:
    wie, ander = (gezin.persoon(bureau, naam, "1970-03-01") for naam in ("Anna", "Bea"))
    for persoon in (wie, wie, ander, None):
        bureau.doe(winkel.contact(bureau, persoon_id=persoon, nieuwe_persoon=None))
    eerste = [rij[-1] for rij in records_van(bureau, tmp_path / "een").meldingen]
    assert sorted(Counter(eerste).values()) == [1, 1, 2]
    assert eerste.count("") == 1
    assert all(HEX.fullmatch(er) for er in eerste if er)
    assert [rij[-1] for rij in records_van(bureau, tmp_path / "weer").meldingen] == eerste
    klok.verzet(366 * 86_400_000)
    bureau.doe(winkel.contact(bureau, persoon_id=wie, nieuwe_persoon=None))
    volgend = [rij[-1] for rij in records_van(bureau, tmp_path / "volgend").meldingen]
    assert len(volgend) == 1
    assert not {*volgend} & {*eerste}
    bureau.doe(VoegPersonenSamen(blijft=wie, weg=ander, reden="dezelfde inwoner"))
    samen = bureau.lees(LeesExportrecords(jaar=jaar_van(bureau) - 1)).meldingen
    assert sorted(Counter(rij[-1] for rij in samen).values()) == [1, 3]


def test_that_without_a_key_there_are_no_pseudonyms(bureau: Bureau) -> None:
    with pytest.raises(Weigering):
        bureau.lees(LeesExportrecords(jaar=jaar_van(bureau)))


def test_that_the_grid_holds_every_code_and_locatie_whatever_was_registered(bureau: Bureau) -> None:
    leeg = cijfers_van(bureau)
    bureau.doe(winkel.contact(bureau))
    vol = cijfers_van(bureau)
    for wat in ("locaties", "meldingtypen", "melders", "productgroepen", "drempel"):
        assert getattr(leeg, wat) == getattr(vol, wat)
    assert leeg.locaties == ("Selwerd",)
    assert "Onbekend" in leeg.meldingtypen
    assert stel_vast(leeg).tabellen["indicaties"].dimensies[1] == ("Selwerd", GEEN_LOCATIE)


def test_that_a_year_and_a_locatie_that_are_none_are_refused_beside_their_field(bureau: Bureau) -> None:
    nergens = Id(b"x" * 16)
    gevallen: list[tuple[Leesvraag[Any], str]] = [
        (LeesExportcijfers(jaar=20), "jaar"),
        (LeesExportrecords(jaar=20), "jaar"),
        (LeesExportcijfers(jaar=2026, locatie_id=nergens), "locatie"),
        (LeesExportrecords(jaar=2026, locatie_id=nergens), "locatie"),
    ]
    for verzoek, veld in gevallen:
        with pytest.raises(Weigering) as fout:
            bureau.lees(verzoek)
        assert list(fout.value.fouten) == [veld]


def test_that_one_who_comes_five_times_is_no_open_number(bureau: Bureau) -> None:
    wie = gezin.persoon(bureau, "Anna")
    for _ in range(6):
        bureau.doe(winkel.contact(bureau, persoon_id=wie))
    vragen = stel_vast(bureau.lees(LeesExportcijfers(jaar=2026))).tabellen["vragen"]
    assert not vragen.cellen
    assert not any(vragen.resten)
    for _ in range(4):
        bureau.doe(winkel.contact(bureau))
    vragen = stel_vast(bureau.lees(LeesExportcijfers(jaar=2026))).tabellen["vragen"]
    assert list(vragen.cellen.values()) == [10]


@pytest.mark.parametrize("met_kaart", [True, False])
def test_that_one_who_complains_a_dozen_times_is_no_open_number(bureau: Bureau, met_kaart: bool) -> None:
    wie = {"persoon_id": gezin.persoon(bureau, "Anna")} if met_kaart else {"klager": "Anna Proef"}

    def klaagt(wie: dict[str, Any]) -> None:
        bureau.doe(
            BewaarKlacht(
                id=bureau.wereld.ids(), kanaal="telefoon", woorden="Weer niet gebeld", over_structuur=True, **wie
            )
        )

    for _ in range(12):
        klaagt(wie)
    klachten = stel_vast(cijfers_van(bureau)).tabellen["klachten"]
    assert not klachten.cellen
    assert not any(klachten.resten)
    for nummer in range(9):
        klaagt({"klager": f"Bea {nummer}"})
    assert list(stel_vast(cijfers_van(bureau)).tabellen["klachten"].cellen.values()) == [20]


def test_that_the_open_figures_of_two_years_count_an_activiteit_once(bureau: Bureau, klok: Klok) -> None:
    """Four that run on beside four that begin would be a number in the second year: who has both years knew more."""

    def begin() -> None:
        for _ in range(4):
            bureau.doe(
                MaakActiviteit(
                    id=bureau.wereld.ids(), titel="Koffie", thema="eenzaamheid en ontmoeting", initiatief="WIJ",
                    start=lokaal(bureau.wereld.klok()).date().isoformat(), locatie_id=bureau.medewerker.locatie_id,
                )
            )  # fmt: skip

    begin()
    klok.verzet(366 * 86_400_000)
    begin()
    for jaar, geteld in ((jaar_van(bureau) - 1, 4), (jaar_van(bureau), 8)):
        cijfers = bureau.lees(LeesExportcijfers(jaar=jaar))
        er = next(tabel for tabel in cijfers.meer if tabel.naam == "activiteiten")
        assert sum(aantal for _, aantal in er.cellen) == geteld, "the municipality gets all that ran"
        open_ = stel_vast(cijfers).tabellen["activiteiten"]
        assert open_.dimensies[3] == ("ja",)
        assert (open_.cellen, [rest for rest in open_.resten if rest]) == ({}, [])


def test_that_settling_a_year_is_a_right_of_its_own_and_reading_it_after_that_is_not(
    bureau: Bureau, klok: Klok, tmp_path: Path
) -> None:
    for _ in range(6):
        bureau.doe(winkel.contact(bureau))
    klok.verzet(400 * 86_400_000)
    alle = bureau.rechten
    bureau.rechten = rechten_van(("klachtencoordinator",))
    with pytest.raises(Weigering, match="uw rol mag dat niet doen") as fout:
        maak_export(bureau, 2026, OPEN, None, tmp_path / "uit", Stil())
    assert list(fout.value.fouten) == ["jaar"]
    with pytest.raises(GeenRecht):
        bureau.lees_apart(LeesVastTeStellen(jaar=2026))
    assert not (tmp_path / "uit").exists()
    bureau.rechten = rechten_van(("applicatiebeheerder",))
    maak_export(bureau, 2026, OPEN, None, tmp_path / "een", Stil())
    bureau.rechten = rechten_van(("klachtencoordinator",))
    maak_export(bureau, 2026, OPEN, None, tmp_path / "weer", Stil())
    een, weer = ((tmp_path / naam / "data/vragen.csv").read_bytes() for naam in ("een", "weer"))
    assert een == weer
    bureau.rechten = alle


def test_that_a_year_of_indicaties_alone_can_be_settled_and_an_empty_one_not(
    bureau: Bureau, klok: Klok, tmp_path: Path
) -> None:
    rij = {"productgroep": "Jeugd", "soort": "nieuw", "aanbieder": "", "van": "", "tot": "", "locatie": "Selwerd"}
    rijen = [rij | {"nummer": f"i{nummer}", "besloten_op": "2026-01-02"} for nummer in range(6)]
    partij = bureau.doe(BeginPartij(soort="indicaties", bestand="i.csv"))
    bureau.doe(ImporteerRegels(partij_id=partij, soort="indicaties", regels=tuple(enumerate(rijen))))
    klok.verzet(800 * 86_400_000)
    maak_export(bureau, 2026, OPEN, None, tmp_path / "uit", Stil())
    geteld = (tmp_path / "uit/data/indicaties.csv").read_text("utf-8-sig").splitlines()
    assert [regel for regel in geteld[1:] if not regel.endswith(",")] == ["2026,1,Selwerd,Jeugd,nieuw,5"]
    with pytest.raises(Weigering, match="niets geregistreerd"):
        maak_export(bureau, 2027, OPEN, None, tmp_path / "leeg", Stil())


def test_that_who_settles_a_year_counts_everybody_also_who_is_hidden_from_them(bureau: Bureau) -> None:
    wie = gezin.persoon(bureau, "Anna")
    for _ in range(2):
        bureau.doe(winkel.contact(bureau, persoon_id=wie))
    gezin.scherm_af(bureau, wie)
    with aan_het_werk(bureau, "applicatiebeheerder") as collega:
        alle = collega.lees(LeesExportcijfers(jaar=jaar_van(bureau)))
        vast = collega.lees(LeesVastTeStellen(jaar=jaar_van(bureau)))
    assert (vast, sum(aantal for _, aantal in vast.vragen)) == (alle, 2)


def test_that_settled_figures_stay_with_their_locatie_whatever_it_is_called_now(
    bureau: Bureau, klok: Klok, tmp_path: Path
) -> None:
    beijum = bureau.doe(MaakLocatie(naam="Beijum"))
    for _ in range(6):
        bureau.doe(winkel.contact(bureau, locatie_id=beijum))
    klok.verzet(400 * 86_400_000)
    maak_export(bureau, 2026, OPEN, None, tmp_path / "geheel", Stil())
    bureau.doe(BewaarLocatie(id=beijum, naam="Beijum-Oost"))
    ander = bureau.doe(MaakLocatie(naam="Beijum"))
    maak_export(bureau, 2026, OPEN, beijum, tmp_path / "oost", Stil())
    geteld = [rij for rij in (tmp_path / "oost/data/vragen.csv").read_text().splitlines()[1:] if not rij.endswith(",")]
    assert len(geteld) == 1
    with pytest.raises(Weigering) as fout:
        maak_export(bureau, 2026, OPEN, ander, tmp_path / "ander", Stil())
    assert list(fout.value.fouten) == ["locatie"]
