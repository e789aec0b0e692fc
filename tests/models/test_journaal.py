"""The journal: what a row is, is a pure function of the set of its entries, whoever brought them and in what order."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.journaal import (
    BEGIN,
    SCHEMA_VERSIE,
    Herkomst,
    Koppen,
    Mutatie,
    Waarde,
    basis_van,
    kop_na,
    koppen_lees,
    koppen_schrijf,
    maak_mutatie,
    schakel,
    stand,
)
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.opdrachten.contact import CorrigeerContact, CorrigeerVraag, TrekContactIn
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen, PersoonInvoer, VoegPersonenSamen, WijzigPersoon
from wijdesk.models.opdrachten.wachtrij import MeldWachtendeAan, ZetWachtende
from wijdesk.models.opdrachten.werk import LegWerkTerug, PakWerkOp, RondWerkAf
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer

RIJ = Id(b"r" * 16)
VELDEN = ("naam", "plaats", "status")


@dataclass
class Balie:
    """A desk that has seen some entries and writes new ones on what it saw."""

    naam: bytes
    ids: Ids
    gezien: dict[str, Koppen] = field(default_factory=dict)

    def maak(self, rij: Id, tijd: int, **waarden: Waarde) -> Mutatie:
        return self._schrijf(rij, tijd, waarden, {})

    def zet(self, rij: Id, tijd: int, **waarden: Waarde) -> Mutatie:
        return self._schrijf(rij, tijd, waarden, basis_van(self.gezien[rij.hex()], waarden))

    def _schrijf(self, rij: Id, tijd: int, waarden: dict[str, Waarde], basis: Koppen) -> Mutatie:
        herkomst = Herkomst(medewerker=Id(self.naam * 16), toestel=Id(self.naam * 16), transactie=self.ids(), tijd=tijd, doel="toets")  # fmt: skip  # noqa: E501
        id_ = self.ids()
        mutatie = maak_mutatie(
            herkomst, mutatie_id=id_, zout=b"z" * 16, soort="ding", rij=rij, dossier=None, waarden=waarden, basis=basis
        )
        self.gezien[rij.hex()] = kop_na(self.gezien.get(rij.hex(), {}), waarden, id_.hex())
        return mutatie

    def haal_op(self, mutaties: list[Mutatie]) -> None:
        """See everything: from now on the heads are those of all desks together."""
        for rij, staat in stand(mutaties).items():
            self.gezien[rij] = {veld: sorted(ids) for veld, ids in staat.koppen.items()}


def twee_balies() -> tuple[Balie, Balie, list[Mutatie]]:
    """Two desks that both know one row."""
    ids = Ids(0)
    links, rechts = Balie(b"l", ids), Balie(b"r", ids)
    begin = [links.maak(RIJ, 1, naam="Meulen", plaats="Groningen", status="actief")]
    rechts.haal_op(begin)
    return links, rechts, begin


# One row --------------------------------------------------------------------------------------------------------------


def test_that_the_last_of_a_line_of_changes_is_the_state_whatever_the_clock_said() -> None:
    links, _, alle = twee_balies()
    alle.append(links.zet(RIJ, 50, naam="Molen"))
    alle.append(links.zet(RIJ, 40, naam="Molenaar"))
    staat = stand(alle)[RIJ.hex()]
    assert staat.waarden == {"naam": "Molenaar", "plaats": "Groningen", "status": "actief"}
    assert staat.verschillen == frozenset()
    assert staat.koppen["naam"] == {alle[-1].id.hex()}


def test_that_two_desks_that_did_not_know_are_both_kept_and_flagged_and_the_latest_is_shown() -> None:
    links, rechts, alle = twee_balies()
    alle.append(links.zet(RIJ, 20, naam="Molen"))
    alle.append(rechts.zet(RIJ, 10, naam="Molens", plaats="Haren"))
    staat = stand(alle)[RIJ.hex()]
    assert staat.koppen["naam"] == {alle[1].id.hex(), alle[2].id.hex()}
    assert staat.verschillen == {"naam"}
    assert staat.waarden["naam"] == "Molen"
    assert staat.waarden["plaats"] == "Haren"


def test_that_at_the_same_moment_the_id_decides_which_is_shown() -> None:
    links, rechts, alle = twee_balies()
    alle += [links.zet(RIJ, 10, naam="Molen"), rechts.zet(RIJ, 10, naam="Molens")]
    assert stand(alle)[RIJ.hex()].waarden["naam"] == "Molens"
    assert stand(reversed(alle))[RIJ.hex()].waarden["naam"] == "Molens"


def test_that_the_same_change_at_two_desks_is_no_difference() -> None:
    links, rechts, alle = twee_balies()
    alle += [links.zet(RIJ, 20, naam="Molen"), rechts.zet(RIJ, 10, naam="Molen")]
    staat = stand(alle)[RIJ.hex()]
    assert staat.verschillen == frozenset()
    assert len(staat.koppen["naam"]) == 2


def test_that_an_entry_on_both_heads_ends_the_difference() -> None:
    links, rechts, alle = twee_balies()
    alle += [links.zet(RIJ, 20, naam="Molen"), rechts.zet(RIJ, 10, naam="Molens")]
    links.haal_op(alle)
    alle.append(links.zet(RIJ, 30, naam="Molens"))
    assert set(alle[-1].header["basis"]["naam"]) == {alle[1].id.hex(), alle[2].id.hex()}  # type: ignore[index]
    staat = stand(alle)[RIJ.hex()]
    assert (staat.waarden["naam"], staat.verschillen) == ("Molens", frozenset())
    assert staat.koppen["naam"] == {alle[-1].id.hex()}


def test_that_an_entry_on_one_head_leaves_the_other_standing() -> None:
    links, rechts, alle = twee_balies()
    alle += [links.zet(RIJ, 20, naam="Molen"), rechts.zet(RIJ, 10, naam="Molens")]
    alle.append(links.zet(RIJ, 30, naam="Molenaar"))
    staat = stand(alle)[RIJ.hex()]
    assert staat.koppen["naam"] == {alle[2].id.hex(), alle[3].id.hex()}
    assert (staat.waarden["naam"], staat.verschillen) == ("Molenaar", frozenset({"naam"}))


def test_that_a_deletion_that_had_not_seen_a_change_is_a_difference_of_nothing_but_its_own_field() -> None:
    links, rechts, alle = twee_balies()
    alle += [links.zet(RIJ, 20, status="vervallen"), rechts.zet(RIJ, 30, naam="Molens")]
    staat = stand(alle)[RIJ.hex()]
    assert (staat.waarden["status"], staat.waarden["naam"]) == ("vervallen", "Molens")
    assert staat.verschillen == frozenset()


# Destruction ----------------------------------------------------------------------------------------------------------


def vernietigd(mutatie: Mutatie) -> Mutatie:
    return replace(mutatie, zout=None, inhoud=None)


def test_that_destroyed_content_leaves_heads_without_a_value_and_a_chain_that_verifies() -> None:
    links, _, alle = twee_balies()
    alle.append(links.zet(RIJ, 20, naam="Molen"))
    weg = [vernietigd(mutatie) for mutatie in alle]
    staat = stand(weg)[RIJ.hex()]
    assert staat.waarden == {}
    assert staat.koppen == stand(alle)[RIJ.hex()].koppen
    assert all(mutatie.klopt for mutatie in weg)
    assert keten(weg) == keten(alle)


def keten(mutaties: list[Mutatie]) -> list[bytes]:
    uit, vorige = [], BEGIN
    for mutatie in mutaties:
        vorige = schakel(vorige, mutatie.kop)
        uit.append(vorige)
    return uit


def test_that_of_two_copies_destruction_wins_whichever_comes_first() -> None:
    _, _, alle = twee_balies()
    for volgorde in ([alle[0], vernietigd(alle[0])], [vernietigd(alle[0]), alle[0]]):
        assert stand(volgorde)[RIJ.hex()].waarden == {}


def test_that_with_one_of_two_heads_destroyed_the_other_is_shown_without_a_flag() -> None:
    links, rechts, alle = twee_balies()
    alle += [links.zet(RIJ, 20, naam="Molen"), vernietigd(rechts.zet(RIJ, 30, naam="Molens"))]
    staat = stand(alle)[RIJ.hex()]
    assert (staat.waarden["naam"], staat.verschillen) == ("Molen", frozenset())
    assert len(staat.koppen["naam"]) == 2


def test_that_other_content_than_was_committed_to_shows() -> None:
    _, _, (mutatie,) = twee_balies()
    assert mutatie.klopt
    assert mutatie.inhoud is not None
    assert not replace(mutatie, inhoud=mutatie.inhoud.replace("Meulen", "Molen")).klopt
    assert not replace(mutatie, zout=b"y" * 16).klopt


def test_that_a_header_holds_no_content_and_every_byte_of_it_counts_in_the_chain() -> None:
    _, _, (mutatie,) = twee_balies()
    assert "Meulen" not in mutatie.kop
    assert schakel(BEGIN, mutatie.kop) != schakel(BEGIN, mutatie.kop.replace('"t":1', '"t":2'))
    assert schakel(BEGIN, mutatie.kop) != schakel(b"\1" * 32, mutatie.kop)


# Any order, duplicates, parts -----------------------------------------------------------------------------------------

Stap = tuple[int, int, int, tuple[str, ...], str | int | None, bool]
stappen = st.lists(
    st.tuples(
        st.integers(0, 2),  # which desk
        st.integers(0, 2),  # which row
        st.integers(0, 5),  # time; clocks are not in step
        st.lists(st.sampled_from(VELDEN), min_size=1, max_size=3, unique=True).map(tuple),
        st.one_of(st.none(), st.sampled_from(["a", "b", "é"]), st.integers(0, 2)),
        st.booleans(),  # whether this desk fetches everything first
    ),
    max_size=25,
)


def speel(verloop: list[Stap]) -> list[Mutatie]:
    """What three desks write that now and then see each other's work."""
    ids = Ids(0)
    balies = [Balie(bytes([97 + nummer]), ids) for nummer in range(3)]
    rijen = [ids() for _ in range(3)]
    alle: list[Mutatie] = [balies[0].maak(rij, 0, naam="", plaats="", status="actief") for rij in rijen]
    for balie in balies:
        balie.haal_op(alle)
    for welke, rij, tijd, velden, waarde, eerst in verloop:
        if eerst:
            balies[welke].haal_op(alle)
        alle.append(balies[welke].zet(rijen[rij], tijd, **dict.fromkeys(velden, waarde)))
    return alle


@given(stappen, st.randoms(use_true_random=False))
def test_that_order_and_duplicates_do_not_matter(verloop: list[Stap], toeval: Any) -> None:
    alle = speel(verloop)
    dooreen = alle + toeval.sample(alle, len(alle) // 2)
    toeval.shuffle(dooreen)
    assert stand(dooreen) == stand(alle)


@given(stappen, st.randoms(use_true_random=False))
def test_that_parts_that_arrive_later_give_the_same_even_children_before_parents(
    verloop: list[Stap], toeval: Any
) -> None:
    alle = speel(verloop)
    geheel = stand(alle)
    achterstevoren = list(reversed(alle))
    knip = toeval.randint(0, len(alle))
    eerst = stand(achterstevoren[:knip])  # with gaps: never an error, and no head that a known entry replaced
    for rij, staat in eerst.items():
        assert staat.soort == geheel[rij].soort
        assert all(staat.koppen.values())
    assert stand([*achterstevoren[:knip], *achterstevoren[knip:]]) == geheel


@given(stappen)
def test_that_heads_are_what_nobody_replaced_and_nothing_is_lost(verloop: list[Stap]) -> None:
    alle = speel(verloop)
    vervangen = {(veld, id_) for mutatie in alle for veld, ids in mutatie.header["basis"].items() for id_ in ids}  # type: ignore[attr-defined]
    for rij, staat in stand(alle).items():
        for veld, koppen in staat.koppen.items():
            geschreven = {
                mutatie.id.hex()
                for mutatie in alle
                if mutatie.header["r"] == rij and veld in mutatie.header["f"]  # type: ignore[operator]
            }
            assert koppen == {id_ for id_ in geschreven if (veld, id_) not in vervangen}
            assert koppen


@given(stappen)
def test_that_a_person_who_decides_everything_leaves_no_difference(verloop: list[Stap]) -> None:
    alle = speel(verloop)
    beslisser = Balie(b"d", Ids(10**6))
    beslisser.haal_op(alle)
    for rij, staat in stand(alle).items():
        alle.append(beslisser.zet(Id(bytes.fromhex(rij)), 0, **staat.waarden))
        assert not stand(alle)[rij].verschillen
        assert stand(alle)[rij].waarden == staat.waarden


@given(
    st.dictionaries(
        st.sampled_from(["", *VELDEN]), st.lists(st.text("0123456789abcdef", min_size=2, max_size=4), min_size=1)
    )
)
def test_that_heads_survive_being_written(koppen: Koppen) -> None:
    assert koppen_lees(koppen_schrijf(koppen)) == koppen


# The real store -------------------------------------------------------------------------------------------------------


class Werkdag:
    """A desk that does whatever a list of numbers says, by the real use cases; refusals are part of the day."""

    def __init__(self, bureau: Bureau, klok: Klok) -> None:
        self.bureau = bureau
        self.klok = klok
        self.contacten: list[Id] = []
        self.vragen: list[Id] = []
        self.personen: list[Id] = []
        self.wachtenden: list[Id] = []
        self.transacties: list[Id] = []

    def doe(self, opdracht: Any) -> Any:
        self.klok.verzet(1000)
        try:
            uitkomst, wijziging = self.bureau.schrijf(opdracht)
        except Weigering:
            return None
        if wijziging.transactie is not None:
            self.transacties.append(wijziging.transactie)
        return uitkomst

    def stap(self, wat: int, a: int, b: int) -> None:
        doe = (self.registreer, self.corrigeer, self.mensen, self.wachtrij, self.werk, self.ongedaan, self.incident)
        doe[wat % len(doe)](a, b)

    def registreer(self, a: int, b: int) -> None:
        uitkomst = ("zelf beantwoord", "naar triage", "klacht", "terugbelverzoek")[a % 4]
        anders = {"persoon_id": self.kies(self.personen, b)} if self.personen and b % 2 else {}
        gemaakt = self.doe(winkel.contact(self.bureau, uitkomst=uitkomst, **anders))
        if gemaakt is not None:
            self.contacten.append(gemaakt.contact_id)
            self.vragen += gemaakt.vraag_ids
            self.personen += [gemaakt.persoon_id] if gemaakt.persoon_id else []

    def corrigeer(self, a: int, b: int) -> None:
        if not self.contacten:
            return
        contact = self.kies(self.contacten, a)
        match b % 4:
            case 0:
                self.doe(CorrigeerContact(id=contact, reden="Anders", kanaal="telefoon", maak_anoniem=bool(a % 2)))
            case 1:
                uitkomst = ("naar triage", "zelf beantwoord", "signaal")[a % 3]
                self.doe(CorrigeerVraag(id=self.kies(self.vragen, a), reden="Anders", uitkomst=uitkomst))
            case 2:
                self.doe(CorrigeerContact(id=contact, reden="Anders", persoon_id=self.kies(self.personen, b)))
            case _:
                self.doe(TrekContactIn(id=contact, reden="Een vergissing"))

    def mensen(self, a: int, b: int) -> None:
        if not self.personen:
            return
        een, ander = self.kies(self.personen, a), self.kies(self.personen, b)
        match (a + b) % 3:
            case 0:
                self.doe(VoegPersonenSamen(blijft=een, weg=ander, reden="Dezelfde"))
            case 1:
                self.doe(HaalPersonenUiteen(weg=een, reden="Toch niet"))
            case _:
                leeg = PersoonInvoer()
                nieuw = replace(leeg, roepnaam=f"Naam {chr(65 + a)}", straat="Iepenlaan", huisnummer=str(b + 1))
                self.doe(WijzigPersoon(id=een, gezien=leeg, invoer=nieuw))

    def wachtrij(self, a: int, b: int) -> None:
        if not self.wachtenden or a % 3 == 0:
            persoon = self.kies(self.personen, b) if self.personen and b % 2 else None
            hier = self.bureau.medewerker.locatie_id
            aan = MeldWachtendeAan(locatie_id=hier, naam="Iemand", persoon_id=persoon, waarvoor="", urgentie=a % 3 + 1)
            nieuw = self.doe(aan)
            self.wachtenden += [nieuw] if nieuw else []
            return
        stand_ = ("opgeroepen", "even weg", "terug", "weg zonder hulp")[b % 4]
        self.doe(ZetWachtende(id=self.kies(self.wachtenden, a), stand=stand_, urgentie=b % 3 + 1))

    def werk(self, a: int, b: int) -> None:
        open_ = [Id(rij[0]) for rij in winkel.rauw(self.bureau, "SELECT id FROM werk WHERE status = 'actief'")]
        if open_:
            id_ = self.kies(open_, a)
            self.doe((PakWerkOp(id=id_), LegWerkTerug(id=id_), RondWerkAf(id=id_, uitkomst="Gebeld"))[b % 3])

    def ongedaan(self, a: int, b: int) -> None:
        if self.transacties:
            self.doe(MaakOngedaan(transactie=self.kies(self.transacties, -1 - (a % 3))))

    def incident(self, a: int, b: int) -> None:
        hier = self.bureau.medewerker.locatie_id
        persoon = self.kies(self.personen, a) if self.personen else None
        verbod = {"van": "2026-03-02", "tot": "2026-04-02", "locaties": (hier,)} if b % 2 else {}
        self.doe(
            MeldAgressie(
                persoon_id=persoon, locatie_id=hier, datum="2026-03-01", soort="verbaal",
                maatregel="pandverbod" if b % 2 else "waarschuwing", omschrijving="", **verbod,  # type: ignore[arg-type]
            )
        )  # fmt: skip

    @staticmethod
    def kies(uit: list[Id], welke: int) -> Id:
        return uit[welke % len(uit)]


@pytest.fixture
def werkdag(tmp_path: Path, klok: Klok, ids: Ids) -> Any:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        yield Werkdag(bureau, klok)


@settings(max_examples=12)
@given(verloop=st.lists(st.tuples(*[st.integers(0, 20)] * 3), min_size=15, max_size=40))
def test_that_after_any_day_the_tables_are_what_the_journal_says(
    werkdag: Werkdag, verloop: list[tuple[int, int, int]]
) -> None:
    for wat, a, b in verloop:
        werkdag.stap(wat, a, b)
    db = werkdag.bureau.eigen_verbinding()
    try:
        assert controleer(db) == ()
        regels = db.execute("SELECT id, kop, zout, inhoud FROM mutatie").fetchall()
    finally:
        db.close()
    mutaties = [Mutatie(Id(id_), kop, zout, inhoud) for id_, kop, zout, inhoud in regels]
    assert all(not staat.verschillen for staat in stand(mutaties).values())
    assert all(len(koppen) == 1 for staat in stand(mutaties).values() for koppen in staat.koppen.values())
    assert json.loads(mutaties[-1].kop)["sv"] == SCHEMA_VERSIE
