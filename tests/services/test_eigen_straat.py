"""What is the own street of a colleague cannot be dodged by whoever records it."""

from __future__ import annotations

from tests.gezin import persoon
from tests.services.collega import Collega, aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.belang import BeeindigBelang, LegBelangVast, MeldBelang
from wijdesk.models.opdrachten.logboek import LeesLogboek
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.values import Id


def opvallend(bureau: Bureau, collega: Collega, code: str) -> list[str]:
    """What the log says of the lines of this colleague that stand out by this."""
    regels = bureau.lees(LeesLogboek(medewerker_id=collega.id, ongewoon=code)).regels
    return [regel.wat for regel in regels]


def test_that_the_own_street_counts_whoever_records_another_one_or_takes_it_away(bureau: Bureau) -> None:
    eigen, buur, elders = (
        persoon(bureau, "Omar"), persoon(bureau, "Fatima"), persoon(bureau, "Omar", straat="Zonnelaan", huisnummer="3"),
    )  # fmt: skip
    with (
        aan_het_werk(bureau, "entree", naam="Omar Idrissi") as omar,
        aan_het_werk(bureau, "teamleider", naam="Lies Leider") as lies,
    ):

        def keek(wie: Id) -> int:
            omar.lees(LeesPersoonKaart(id=wie))
            return len(opvallend(bureau, omar, "eigen_straat"))

        assert keek(buur) == 0
        band = bureau.wereld.ids()
        lies.doe(LegBelangVast(id=band, persoon_id=eigen, soort="zelf", medewerker_id=omar.id))
        assert opvallend(bureau, lies, "eigen_adres") == [], "two people know of it"
        assert keek(buur) == 2, "also what was opened before"
        omar.doe(MeldBelang(id=bureau.wereld.ids(), persoon_id=elders, soort="zelf"))
        assert opvallend(bureau, omar, "eigen_adres") == ["eigen band met een inwoner gemeld: is zelf inwoner"]
        assert keek(buur) == 3
        lies.doe(BeeindigBelang(id=band, reden="Bleek niet te kloppen."))
        assert opvallend(bureau, lies, "eigen_adres") == ["band met een inwoner beëindigd: is zelf inwoner"]
        assert keek(buur) == 4
