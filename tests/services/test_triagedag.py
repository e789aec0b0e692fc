"""A random day of triage by three colleagues: begun, answered, taken over, stopped, advised, decided, and taken back.

A refusal in words is always allowed; another error never is, and a refusal changes nothing. After undo everything that
counts is as it was; at the end journal and tables agree and everything can still be read.
"""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests import gezin as huis
from tests.services import triages as t
from tests.services.collega import Collega
from tests.services.werkdag import Werkdag, dag_van
from tests.tellingen import VOL, telling
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.signaal import RegistreerSignaal, SignaalInvoer
from wijdesk.models.opdrachten.triage import (
    Afschalen,
    AntwoordInvoer,
    BeantwoordConsult,
    BeginTriage,
    BesluitTriage,
    BewaarBladzijde,
    CasusGevolg,
    ConceptDoel,
    EersteActie,
    HervatTriage,
    Kortdurend,
    LeesConsulten,
    LeesTriage,
    LeesTriagePapier,
    LeesTriages,
    NeemTriageOver,
    OnderzoekGevolg,
    OpschalingGevolg,
    StaakTriage,
    TrekConsultIn,
    Verwijzing,
    VraagConsult,
)
from wijdesk.models.opschaling import Trede
from wijdesk.models.values import Id, lokaal
from wijdesk.models.vragen import ROUTES
from wijdesk.models.vragen_lezen import lees_samen
from wijdesk.resources import lees_tekst

DAGEN = range(30) if VOL else range(3)
STAPPEN = 200
WOORDEN = ("", " ", "\0", "Rust in huis", "é" * 500, "'; DROP TABLE triage; --", "<b>", "1")


class Dag(Werkdag):
    """Three colleagues, some people with and without a household."""

    def __init__(self, map_: Path, zaad: int) -> None:
        super().__init__(map_)
        self.collegas = [
            Collega(self.bureau, "casemanager"), Collega(self.bureau, "gedragswetenschapper", naam="Noor"),
        ]  # fmt: skip
        self.dobbel = random.Random(zaad)
        self.lijst = lees_samen(lees_tekst("triage.toml"))
        self.personen: list[Id] = [huis.persoon(self.bureau, naam) for naam in ("Ali", "Bea", "Cor")]
        kind = huis.persoon(self.bureau, "Dee", "2014-01-01")
        self.gezinnen = [huis.gezin(self.bureau, huis.lid(self.personen[0], "ouder met gezag"), huis.lid(kind, "kind"))]
        huis.open_casus(self.bureau, self.gezinnen[0])
        huis.scherm_af(self.bureau, self.personen[2])
        self.vragen = [t.vraag(self.bureau)[0] for _ in range(6)]
        self.vragen.append(t.vraag(self.bureau, nieuwe_persoon=None)[0])
        self.signalen = [self._signaal(wie) for wie in self.personen[:2]]
        trede = Trede(id=self.ids(), volgorde=98, naam="Teamleider", wie="teamleider")
        huis.bewaar(self.bureau, trede)
        self.treden = [trede.id]

    def _signaal(self, persoon_id: Id) -> Id:
        wat = {"soort": "zorgen over een inwoner", "bron": "huisarts", "tekst": "Komt niet", "persoon_id": persoon_id}
        invoer = SignaalInvoer(**wat)  # type: ignore[arg-type]
        hier = self.bureau.medewerker.locatie_id
        opdracht = RegistreerSignaal(id=self.ids(), locatie_id=hier, invoer=invoer)
        self.bureau.doe(opdracht)
        return opdracht.id

    def uit(self, tabel: str) -> Id:
        """A row of this table, or what is no row at all."""
        rijen = self.lees(f"SELECT id FROM {tabel} ORDER BY id")
        return Id(self.dobbel.choice(rijen)[0]) if rijen and self.dobbel.random() < 0.95 else self.ids()

    def woorden(self) -> str:
        return self.dobbel.choice(WOORDEN) if self.dobbel.random() < 0.1 else "Rust in huis"

    def dag(self) -> str:
        dag: str = self.of("", "2026-03-02", "2026-06-01", "2026-06-01", "2026-06-01", "2026-02-30")
        return dag

    def of(self, *keuzes: Any) -> Any:
        return self.dobbel.choice(keuzes)

    # What somebody asks

    def kies(self) -> tuple[int, Any]:
        kans = self.dobbel.random()
        if kans < 0.06 and self.gedaan:
            return self.neemt_terug(10)
        wie = self.of(0, 0, 0, 1, 1, 2)
        return wie, self._vraagt(self._triage(wie))

    def _triage(self, wie: int) -> Id:
        """Mostly one that runs and that they lead."""
        medewerker = [self.bureau.medewerker.id, *(collega.id for collega in self.collegas)][wie]
        open_ = self.lees("SELECT id FROM triage WHERE stand = 'lopend' AND medewerker_id = ? ORDER BY id", medewerker)
        return Id(self.dobbel.choice(open_)[0]) if open_ and self.dobbel.random() < 0.8 else self.uit("triage")

    def _vraagt(self, triage: Id) -> Any:
        wat = self.of(
            "begin", "begin", "blad", "blad", "blad", "over", "staak", "hervat", "vraag", "antwoord", "besluit",
            "besluit", "besluit", "in",
        )  # fmt: skip
        uit: Any = None
        match wat:
            case "begin":
                soort, ids = self.of(
                    ("vraag_id", self.vragen), ("persoon_id", self.personen), ("huishouden_id", self.gezinnen),
                    ("signaal_id", self.signalen),
                )  # fmt: skip
                hier = self.bureau.medewerker.locatie_id
                uit = BeginTriage(id=self.ids(), locatie_id=hier, **{soort: self.dobbel.choice(ids)})
            case "blad":
                uit = self._blad(triage)
            case "over":
                uit = NeemTriageOver(id=triage)
            case "staak":
                uit = StaakTriage(id=triage, waarom=self.woorden())
            case "hervat":
                uit = HervatTriage(id=triage)
            case "vraag":
                aan = self.of(None, self.collegas[1].id, self.collegas[0].id)
                uit = VraagConsult(id=self.ids(), triage_id=triage, vraag=self.woorden(), aan_id=aan)
            case "antwoord":
                uit = BeantwoordConsult(id=self.uit("consult"), antwoord=self.woorden())
            case "in":
                uit = TrekConsultIn(id=self.uit("consult"), reden=self.woorden())
            case _:
                uit = self._besluit(triage)
        return uit

    def _blad(self, triage: Id) -> BewaarBladzijde:
        blad = self.dobbel.choice(self.lijst.bladzijden).code
        antwoorden = []
        for vraag in self.lijst.per_bladzijde[blad]:
            if self.dobbel.random() < 0.6:
                waarde = self.of(*(keus.code for keus in vraag.opties)) if vraag.opties else self.woorden()
                antwoorden.append(AntwoordInvoer(vraag=vraag.code, waarde=self.of(waarde, waarde, ""), toelichting="x"))
        return BewaarBladzijde(
            triage_id=triage, bladzijde=blad, antwoorden=tuple(antwoorden),
            overgeslagen=self.of("", "", "", self.woorden()), naar=self.of("", "besluit", "veiligheid"),
        )  # fmt: skip

    def _besluit(self, triage: Id) -> BesluitTriage:
        ja = self.of("ja", "nee", "ja", "")
        wie = self.of(None, None, self.collegas[0].id, self.ids())
        doelen = self.of(None, None, (), (ConceptDoel(woorden=self.woorden(), leefgebied="Justitie"),))
        besluit, gevolg = self.of(
            ("afgehandeld", None),
            ("verwijzing", Verwijzing(naar=self.woorden(), soort="maatwerk")),
            ("kortdurend", Kortdurend(doel=self.woorden(), verwacht_einde=self.dag(), controle_op=self.dag())),
            ("casus", CasusGevolg(wettelijk_kader=self.of("Jeugdwet", "Wmo 2015"), doelen=doelen, regisseur_id=wie)),
            ("onderzoek", OnderzoekGevolg(wet="Wmo 2015", clientondersteuning=ja, melding_op=self.dag())),
            ("onderzoek", OnderzoekGevolg(wet="Jeugdwet", clientondersteuning="ja", familiegroepsplan=ja)),
            ("opschaling", OpschalingGevolg(trede_id=self.treden[0], waarom=self.woorden())),
            ("afschalen", Afschalen(doel=self.woorden(), controle_op=self.dag(), medewerker_id=wie)),
        )
        route = self.of(*ROUTES)
        vandaag = lokaal(self.klok()).date().isoformat()
        actie = EersteActie(
            wat=self.woorden(), op=self.of(vandaag, vandaag, "2026-12-24"), om=self.of("", "10:00"),
            medewerker_id=self.of(None, self.collegas[0].id), dienst=self.of("", "112"),
        )  # fmt: skip
        return BesluitTriage(
            id=triage, route=route, besluit=besluit, gevolg=gevolg, afwijkreden=self.woorden(),
            overslaan=self.woorden(), toelichting=self.woorden(), eerste_actie=actie if route == "spoed" else None,
            huishouden_id=self.of(*(None,) * 9, self.uit("huishouden")),
            persoon_id=self.of(*(None,) * 9, *self.personen),
        )  # fmt: skip

    # What must hold

    def klopt(self) -> None:
        """What must hold at any moment, and everything can be read by who may and by who may not."""
        dubbel = "SELECT vraag_id FROM triage WHERE stand = 'lopend' AND status = 'actief' AND vraag_id IS NOT NULL"
        assert self.lees(f"{dubbel} GROUP BY vraag_id HAVING count(*) > 1") == []
        super().klopt()
        geheim = {Id(r[0]) for r in self.lees("SELECT id FROM triage WHERE persoon_id = ?", self.personen[2])}
        hier = self.bureau.medewerker.locatie_id
        for kijk in self.kijk:
            lijst = kijk(LeesTriages(bereik="team", locatie_id=hier))
            assert kijk == self.bureau.lees or not geheim & {rij.id for rij in lijst}
            for (id_,) in self.lees("SELECT id FROM triage"):
                for vraag in (LeesTriage(id=Id(id_)), LeesTriagePapier(id=Id(id_))):
                    with suppress(Weigering):
                        kijk(vraag)
                        assert kijk == self.bureau.lees or Id(id_) not in geheim
            kijk(LeesConsulten())
            kijk(LeesConsulten(bereik="gevraagd"))


@telling("acts in random working days with triage and signalen", STAPPEN)
@pytest.mark.parametrize("zaad", DAGEN)
def test_that_a_random_day_of_triage_gives_only_refusals_in_words_and_leaves_a_sound_store(zaad: int) -> None:
    with dag_van(Dag, zaad, STAPPEN) as dag:
        dag.klopt()
        assert sum(dag.gelukt.values()) > 20  # it was no day of refusals
