"""A desk in memory for the inloop panel: it stores, answers and refuses like the real one, on the lanes of `Jobs`.

Made-up people only. Flows that prove storing and searching use the real store.
"""

from __future__ import annotations

from typing import Any

from wijdesk.errors import Storing, Weigering
from wijdesk.models.naam import normaliseer, weergavenaam
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesConcepten, RegistreerContact, WisConcept
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer, ZoekDubbelen, ZoekPersonen
from wijdesk.models.opdrachten.vondst import LeesHuishoudensVan, ZoekHuishoudens, ZoekSignalen
from wijdesk.models.opdrachten.wachtrij import LeesWachtrij
from wijdesk.models.rows.agressie import WaarschuwingRij
from wijdesk.models.rows.contact import ConceptRij, Geregistreerd, VraagRij
from wijdesk.models.rows.huis import CodeRij, LocatieRij, MedewerkerRij, Wijziging
from wijdesk.models.rows.persoon import Kandidaat, PersoonKaart, PersoonRij
from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.resources import lees_toml
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Codes, Omgeving

LIJSTEN = ("kanaal", "melder", "meldingtype", "uitkomst")


def nummer_id(nummer: int) -> Id:
    """A fixed id."""
    return Id(nummer.to_bytes(16, "big"))


SELWERD = LocatieRij(id=nummer_id(1), naam="Selwerd")
SANNE = MedewerkerRij(
    id=nummer_id(2), naam="S. de Vries", locatie_id=SELWERD.id, locatie=SELWERD.naam, rollen=("entree",)
)


class Bureau:
    """Persons, contacts and drafts. `storing` makes the next write fail; `gedaan` tells what was written."""

    def __init__(self, klok: Klok) -> None:
        self.klok = klok
        self.personen: dict[Id, PersoonInvoer] = {}
        self.kandidaten: dict[Id, dict[str, Any]] = {}
        self.waarschuwingen: dict[Id, WaarschuwingRij] = {}
        self.transacties: dict[Id, Id] = {}
        self.wachtrij: tuple[WachtendeRij, ...] = ()
        self.contacten: dict[Id, RegistreerContact] = {}
        self.concepten: dict[Id, ConceptRij] = {}
        self.geopend: list[Id] = []
        self.gedaan: list[Opdracht[Any]] = []
        self.storing: Storing | None = None

    def erbij(self, nummer: int, *, regie: str = "", waarschuwing: str = "", **velden: Any) -> Id:
        """Somebody who is known."""
        id_ = nummer_id(nummer)
        self.personen[id_] = PersoonInvoer(**velden)
        self.kandidaten[id_] = {"regie": regie, "waarschuwing": waarschuwing}
        return id_

    def schrijf(self, opdracht: Opdracht[Any]) -> tuple[Any, Wijziging]:
        """Carry a request out; runs on lane S."""
        if self.storing is not None:
            storing, self.storing = self.storing, None
            raise storing
        self.gedaan.append(opdracht)
        match opdracht:
            case RegistreerContact():
                return self._registreer(opdracht)
            case BewaarConcept():
                self.concepten[opdracht.id] = ConceptRij(
                    id=opdracht.id, soort=opdracht.soort, inhoud=opdracht.inhoud, bijgewerkt=self.klok()
                )
            case WisConcept():
                self.concepten.pop(opdracht.id, None)
            case _:
                raise AssertionError(f"not known here: {type(opdracht).__name__}")
        return None, Wijziging()

    def lees(self, vraag: Leesvraag[Any]) -> Any:
        """Answer a question; runs on lane R."""
        match vraag:
            case ZoekPersonen():
                return self._zoek(vraag.tekst)[: vraag.hoogstens]
            case ZoekDubbelen():
                naam = vraag.invoer.achternaam.lower()
                zelfde = [id_ for id_, persoon in self.personen.items() if naam and persoon.achternaam.lower() == naam]
                return tuple(self._kandidaat(id_, "zelfde achternaam") for id_ in zelfde)
            case LeesPersoonKaart():
                return self._kaart(vraag.id)
            case LeesWachtrij():
                return self.wachtrij
            case LeesHuishoudensVan() | ZoekHuishoudens() | ZoekSignalen():
                return ()
            case LeesConcepten():
                return tuple(rij for rij in self.concepten.values() if rij.soort == vraag.soort)
            case _:
                raise AssertionError(f"not known here: {type(vraag).__name__}")

    def _registreer(self, opdracht: RegistreerContact) -> tuple[Geregistreerd, Wijziging]:
        nieuw = opdracht.nieuwe_persoon
        if nieuw is not None and nieuw.bsn and len(nieuw.bsn) != 9:
            raise Weigering("Kijk de gegevens na.", fouten={"bsn": "Een BSN heeft 9 cijfers."})
        for plek, vraag in enumerate(opdracht.vragen):
            if vraag.toelichting == "weiger mij":
                fouten = {f"vragen.{plek}.meldingtype": "Kies een ander meldingtype."}
                raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
        self.contacten.setdefault(opdracht.id, opdracht)
        if opdracht.concept_id is not None:
            self.concepten.pop(opdracht.concept_id, None)
        wie = "een anonieme inwoner"
        if opdracht.persoon_id is not None:
            wie = self._naam(self.personen[opdracht.persoon_id])
        elif nieuw is not None:
            wie = self._naam(nieuw)
        antwoord = Geregistreerd(contact_id=opdracht.id, persoon_id=opdracht.persoon_id, vraag_ids=(), overdrachten=0)
        self.transacties[opdracht.id] = nummer_id(5000 + len(self.contacten))
        return antwoord, Wijziging(
            transactie=self.transacties[opdracht.id],
            per_soort={"contact": frozenset({opdracht.id})},
            zin=f"Vraag geregistreerd voor {wie}",
        )

    def _zoek(self, tekst: str) -> tuple[Kandidaat, ...]:
        gezocht = normaliseer(tekst)
        gevonden = []
        for id_, persoon in self.personen.items():
            woorden = normaliseer(f"{self._naam(persoon)} {persoon.geboortedatum} {persoon.straat} {persoon.telefoon}")
            if all(any(woord.startswith(deel) for woord in woorden) for deel in gezocht):
                gevonden.append(self._kandidaat(id_, "naam begint zo"))
        return tuple(gevonden)

    def _kandidaat(self, id_: Id, waarom: str) -> Kandidaat:
        persoon = self.personen[id_]
        return Kandidaat(
            persoon_id=id_,
            naam=self._naam(persoon),
            geboortedatum=persoon.geboortedatum,
            adres=f"{persoon.straat} {persoon.huisnummer}".strip(),
            waarom=(waarom,),
            telefoon=persoon.telefoon,
            laatste_contact=self.klok() - 40 * 86_400_000,
            **self.kandidaten[id_],
        )

    def _kaart(self, id_: Id) -> PersoonKaart:
        if id_ not in self.personen:
            raise Weigering("Deze persoonskaart bestaat niet (meer).")
        self.geopend.append(id_)
        invoer = self.personen[id_]
        velden = {naam: getattr(invoer, naam) for naam in PersoonInvoer.__slots__}
        waarschuwing = self.waarschuwingen.get(id_)
        return PersoonKaart(
            persoon=PersoonRij(id=id_, naam=self._naam(invoer), status="actief", **velden),
            waarschuwingen=(waarschuwing,) if waarschuwing else (),
            vragen=self.eerder(id_, 3),
            op_hetzelfde_adres=(),
        )

    def eerder(self, id_: Id, aantal: int) -> tuple[VraagRij, ...]:
        """Earlier vragen of somebody."""
        soorten = ("Financiën", "Wonen", "Gezondheid en welzijn")
        return tuple(
            VraagRij(
                id=nummer_id(9000 + plek),
                contact_id=nummer_id(8000 + plek),
                ontvangen=self.klok() - (plek * 19 + 1) * 86_400_000,
                persoon_id=id_,
                persoon="",
                kanaal="telefoon",
                melder="Inwoner / zelfmelder",
                meldingtype=soorten[plek % 3],
                uitkomst="zelf beantwoord",
                direct_afgehandeld=True,
                toelichting="Hulp bij een brief",
                medewerker="S. de Vries",
                locatie="Selwerd",
            )
            for plek in range(aantal)
        )

    def _naam(self, persoon: PersoonInvoer) -> str:
        return weergavenaam(
            roepnaam=persoon.roepnaam,
            voornamen=persoon.voornamen,
            tussenvoegsel=persoon.tussenvoegsel,
            achternaam=persoon.achternaam,
            geboorte_tussenvoegsel=persoon.geboorte_tussenvoegsel,
            geboortenaam=persoon.geboortenaam,
        )


def vul(bureau: Bureau) -> None:
    """Some people to look for."""
    bureau.erbij(
        101, roepnaam="Fatima", tussenvoegsel="de", achternaam="Vries", geboortenaam="El Amrani",
        geboortedatum="1980-05-12", straat="Eikenlaan", huisnummer="14", postcode="9741EB", woonplaats="Groningen",
        telefoon="06 12345678", regie="Open casus · regisseur J. Bos", taal="Arabisch", tolk_nodig=True,
    )  # fmt: skip
    bureau.erbij(
        102, roepnaam="Freek", tussenvoegsel="de", achternaam="Vries", geboortedatum="1951-11-02",
        straat="Iepenlaan", huisnummer="3", woonplaats="Groningen", waarschuwing="Pandverbod tot 3 feb",
    )  # fmt: skip
    bureau.erbij(
        103, roepnaam="Femke", achternaam="Vriesema", geboortedatum="1999-01-30", straat="Berkenlaan", huisnummer="88"
    )
    bureau.erbij(104, roepnaam="Willem", achternaam="Bakker", geboortedatum="1940-03-03")
    bureau.waarschuwingen[nummer_id(102)] = WaarschuwingRij(
        id=nummer_id(700), persoon_id=nummer_id(102), datum="2026-01-05", soort="verbaal", maatregel="pandverbod",
        omschrijving="", van="2026-01-06", tot="2026-04-06", locaties=("Selwerd",), geldig=True,
    )  # fmt: skip


def omgeving(bureau: Bureau, *, klok: Klok, ids: IdMaker) -> Omgeving:
    """What a panel gets, on this desk. Close `omgeving.jobs` after use."""
    rijen = tuple(
        CodeRij(lijst=lijst, code=rij["code"], volgorde=rij["volgorde"], van=rij["van"], tot=rij["tot"])
        for lijst in LIJSTEN
        for rij in lees_toml(f"codes/{lijst}.toml")["code"]
    )
    return Omgeving(
        jobs=Jobs(bureau.schrijf, bureau.lees),
        klok=klok,
        ids=ids,
        medewerker=SANNE,
        locatie=SELWERD,
        locaties=(SELWERD,),
        codes=Codes(rijen),
        voorkeuren={},
    )
