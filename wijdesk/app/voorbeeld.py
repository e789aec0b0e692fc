"""Makes the example store: made-up people and registrations, put in through the same use cases as real ones.

Repeatable: the same seed gives the same people, questions and incidents (ids and times of writing are of the moment).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

from wijdesk.app.bureau import Bureau, Wereld, maak_winkel, ontgrendel
from wijdesk.app.voorbeeld_collectief import vul_collectief
from wijdesk.app.voorbeeld_controle import vul_dossiercontrole
from wijdesk.app.voorbeeld_impact import vul_impact
from wijdesk.app.voorbeeld_kaart import vul_kaart
from wijdesk.app.voorbeeld_klachten import vul_klachten
from wijdesk.app.voorbeeld_meldingen import speel_meldingen
from wijdesk.app.voorbeeld_regie import speel_casussen
from wijdesk.app.wereld import klok_nu
from wijdesk.errors import BeschadigdBestand, VerkeerdWachtwoord, Weigering
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.opdrachten.contact import RegistreerContact, VraagInvoer
from wijdesk.models.opdrachten.huis import RONDGANG, BewaarVoorkeur, LeesLocaties, MaakMedewerker
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels
from wijdesk.models.opdrachten.rol import BeslisOveral, LeesOveral
from wijdesk.models.opdrachten.tarief import BewaarTarief
from wijdesk.models.opdrachten.wachtrij import MeldWachtendeAan, ZetWachtende
from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld import (
    VoorbeeldIncident,
    VoorbeeldPersoon,
    VoorbeeldVraag,
    maak_incidenten,
    maak_jaar,
    maak_medewerkers,
    maak_personen,
    maak_vandaag,
    maak_wachtrij,
)
from wijdesk.services.voorbeeld.adressen import adressen
from wijdesk.services.voorbeeld.casussen import maak_casussen
from wijdesk.services.voorbeeld.meldingen import maak_meldingen
from wijdesk.settings import heeft_winkel
from wijdesk.store import keys, klokstand
from wijdesk.store import verbinding as verb
from wijdesk.store.kast import Kast

PER_KEER = 500
PER_CASUS, PER_MELDING = 100, 20
"""How many rows the making of one casus, and of one triage or signaal, counts for on the way."""
EERSTE_JAAR = 2000
MEDEWERKER = "Sanne de Vries"
WACHTWOORD = "rondkijken in Groningen"
"""The password of an example store: shown and printed, and only ever for made-up people."""
COLLEGAS = 8
VAN_WIE_KLAAGT = 40
"""Of so many residents the example takes who complains."""
MINUUT = 60_000
EXTRA = ("geboorte_tussenvoegsel", "geboortenaam", "taal")


class _Schuifklok:
    """The real clock, or a moment earlier today: what happened this morning is written as of this morning."""

    def __init__(self) -> None:
        self.nu: int | None = None

    def __call__(self) -> int:
        return klok_nu() if self.nu is None else self.nu

    def zet(self, nu: int | None) -> None:
        """At this moment, or (None) the real time again."""
        self.nu = nu


def is_voorbeeld(map_: Path) -> bool:
    """Whether the folder holds an example store; a store that the known password does not open is none.

    Raises the Storingen of opening it: somebody else may have it open.
    """
    if not heeft_winkel(map_):
        return False
    try:
        bureau = ontgrendel(map_, MEDEWERKER, WACHTWOORD)
    except (VerkeerdWachtwoord, BeschadigdBestand):
        return False
    try:
        verbinding = bureau.eigen_verbinding()
        try:
            return bool(verbinding.execute("SELECT voorbeeld FROM winkel").fetchone()[0])
        finally:
            verbinding.close()
    finally:
        bureau.sluit()


def maak_voorbeeld(
    map_: Path,
    *,
    wachtwoord: str,
    jaar: int = 0,
    vragen: int = 4000,
    zaad: int = 1,
    voortgang: Callable[[int, int], None] = lambda _gedaan, _totaal: None,
) -> None:
    """Make an example store in an empty folder; `jaar` 0 means the last twelve months.

    `voortgang` gets (rows done, rows in all). Raises a Storing when the folder holds a store, a Weigering for a year
    that has not come yet or a number of vragen that cannot be.
    """
    if jaar and not EERSTE_JAAR <= jaar <= lokaal(klok_nu()).year:
        raise Weigering(f"Kies een jaar vanaf {EERSTE_JAAR} dat al begonnen is.", veld="jaar")
    if vragen < 0:
        raise Weigering("Kies hoeveel vragen er in moeten.", veld="vragen")
    klok = _Schuifklok()
    nu = lokaal(klok_nu()).replace(tzinfo=None)
    wereld = Wereld(klok=klok)
    mensen = tuple(maak_personen(max(40, vragen // 2), zaad, peildatum=nu.date()))
    locaties = adressen().locaties
    maak_winkel(map_, locatie=locaties[0], medewerker=MEDEWERKER, wachtwoord=wachtwoord, wereld=wereld, voorbeeld=True)
    bureau = ontgrendel(map_, MEDEWERKER, wachtwoord, wereld)
    incidenten = maak_incidenten(jaar or nu.year, mensen, zaad, tot=nu.date() if jaar in {0, nu.year} else None)
    casussen = maak_casussen(
        mensen, vragen, zaad, nu=nu, met_waarschuwing=[i.persoon for i in incidenten if i.persoon and not i.tot]
    )
    met_casus = (lid.nummer for casus in casussen for lid in casus.gezin.leden)
    meldingen = maak_meldingen(mensen, zaad, nu=nu, bezet=met_casus)
    gedaan, totaal = 0, len(mensen) + vragen + len(casussen) * PER_CASUS + len(meldingen) * PER_MELDING
    try:

        def meld(erbij: int) -> None:
            nonlocal gedaan
            gedaan += erbij
            voortgang(min(gedaan, totaal), totaal)

        _lees_in(bureau, "personen", (_regel(mens) for mens in mensen), meld)
        _lees_in(bureau, "vragen", (vraag.regel() for vraag in _jaar(jaar, vragen, mensen, zaad, nu)), meld)
        nummers = _nummers(bureau)
        plaatsen = {rij.naam: rij.id for rij in bureau.lees(LeesLocaties())}
        collegas = [
            bureau.doe(MaakMedewerker(naam=naam, locatie_id=plaatsen[locaties[0]], rollen=("entree", "casemanager")))
            for naam in maak_medewerkers(COLLEGAS, zaad)
        ]
        *_, adviseur = maak_medewerkers(COLLEGAS + 1, zaad)
        advies_id = bureau.doe(
            MaakMedewerker(naam=adviseur, locatie_id=plaatsen[locaties[0]], rollen=("gedragswetenschapper",))
        )
        for rij in bureau.lees(LeesOveral()):  # who looks around in an example may see all of it
            bureau.doe(BeslisOveral(medewerker_id=rij.id, rollen=tuple(id_ for id_, _ in rij.rollen)))
        _incidenten(bureau, incidenten, nummers=nummers, plaatsen=plaatsen)
        vul_kaart(bureau)
        vul_collectief(bureau)
        open_ = (
            mens.nummer
            for mens in mensen
            if mens.invoer.geboortedatum[:4] < str(nu.year - 18) and not mens.invoer.afgeschermd
        )
        vul_klachten(bureau, collegas, [nummers[nummer] for nummer in islice(open_, VAN_WIE_KLAAGT)])
        eerste, laatste = _tijdvak(jaar, nu)
        vul_impact(bureau, tuple(plaatsen.items()), van=eerste, tot=laatste, zaad=zaad, zet_klok=klok.zet)
        _tarieven(bureau, f"{nu.year - 1:04d}-01-01")
        _vandaag(bureau, klok, maak_vandaag(nu, mensen, zaad, locatie=locaties[0]), nummers, plaatsen)
        _wachtrij(bureau, klok, mensen, zaad, nummers=nummers, plaatsen=plaatsen)
    finally:
        bureau.sluit()
    sleutel, medewerkers = keys.ontgrendel(map_, MEDEWERKER, wachtwoord), (bureau.medewerker.id, *collegas)
    speel_meldingen(
        map_,
        sleutel,
        meldingen,
        medewerkers=medewerkers,
        advies_id=advies_id,
        nummers=nummers,
        wereld=wereld,
        zet_klok=klok.zet,
        meld=lambda aantal: meld(aantal * PER_MELDING),
    )
    speel_casussen(
        map_,
        sleutel,
        casussen,
        medewerkers=medewerkers,
        nummers=nummers,
        wereld=wereld,
        zet_klok=klok.zet,
        nu=nu,
        zaad=zaad,
        meld=lambda aantal: meld(aantal * PER_CASUS),
    )
    # The days of the example were played by a clock that was put on and back: the real one is right.
    with closing(verb.verbind(map_, sleutel.sleutel)) as db:
        klokstand.goed(Kast(db.cursor), klok_nu())
    bureau = ontgrendel(map_, MEDEWERKER, wachtwoord, wereld)
    try:
        vul_dossiercontrole(bureau)
        bureau.schrijf(BewaarVoorkeur(sleutel=RONDGANG, waarde=b""))
    finally:
        bureau.sluit()
    voortgang(totaal, totaal)


def _tijdvak(jaar: int, nu: datetime) -> tuple[date, date]:
    """The first and last day of what happened in the example."""
    if not jaar:
        return nu.date() - timedelta(days=365), nu.date()
    return date(jaar, 1, 1), min(nu.date(), date(jaar, 12, 31))


def _tarieven(bureau: Bureau, van: str) -> None:
    gelezen = lees_toml("voorbeeld/tarieven.toml")
    for rij in gelezen["tarief"]:
        bureau.doe(BewaarTarief(id=bureau.wereld.ids(), van=van, bron=gelezen["bron"], **rij))


def _regel(mens: VoorbeeldPersoon) -> dict[str, str]:
    """The row of a person with what an import file has no column for."""
    invoer = mens.invoer
    extra = {veld: str(getattr(invoer, veld)) for veld in EXTRA}
    vlaggen = {veld: "ja" if getattr(invoer, veld) else "" for veld in ("tolk_nodig", "afgeschermd")}
    return {**mens.regel(), "achternaam": invoer.achternaam, **extra, **vlaggen}


def _jaar(
    jaar: int, vragen: int, mensen: tuple[VoorbeeldPersoon, ...], zaad: int, nu: datetime
) -> Iterable[VoorbeeldVraag]:
    if jaar:
        return maak_jaar(jaar, vragen, mensen, zaad, tot=nu if jaar == nu.year else None)
    middernacht = nu.replace(hour=0, minute=0, second=0, microsecond=0)
    return maak_jaar(nu.year, vragen, mensen, zaad, vanaf=(middernacht - timedelta(days=365)).date(), tot=middernacht)


def _lees_in(bureau: Bureau, soort: str, rijen: Iterable[dict[str, str]], meld: Callable[[int], None]) -> None:
    partij = bureau.doe(BeginPartij(soort=soort, bestand="voorbeeld"))
    genummerd = enumerate(rijen, start=2)
    while stuk := tuple(islice(genummerd, PER_KEER)):
        uitslag = bureau.doe(ImporteerRegels(partij_id=partij, soort=soort, regels=stuk))
        if uitslag.fouten:
            raise RuntimeError(f"the generator made a row that {soort} refuses: {uitslag.fouten[0].veld}")
        meld(len(stuk))


def _nummers(bureau: Bureau) -> dict[str, Id]:
    db = bureau.eigen_verbinding()
    try:
        return {rij[0]: Id(rij[1]) for rij in db.execute("SELECT bron_nummer, id FROM persoon").fetchall()}
    finally:
        db.close()


def _incidenten(
    bureau: Bureau,
    incidenten: Iterable[VoorbeeldIncident],
    *,
    nummers: dict[str, Id],
    plaatsen: dict[str, Id],
) -> None:
    terug = plaatsen[next(iter(plaatsen))]
    for incident in incidenten:
        bureau.doe(
            MeldAgressie(
                persoon_id=nummers.get(incident.persoon),
                locatie_id=plaatsen.get(incident.locatie, terug),
                datum=incident.datum,
                soort=incident.soort,
                maatregel=incident.maatregel,
                omschrijving=incident.omschrijving,
                van=incident.van,
                tot=incident.tot,
                locaties=tuple(plaatsen.get(naam, terug) for naam in incident.locaties),
            )
        )


def _vandaag(
    bureau: Bureau,
    klok: _Schuifklok,
    vragen: Iterable[VoorbeeldVraag],
    nummers: dict[str, Id],
    plaatsen: dict[str, Id],
) -> None:
    for vraag in vragen:
        ontvangen = moment_van(datetime.fromisoformat(vraag.ontvangen))
        klok.nu = ontvangen + 4 * MINUUT
        gelukt = vraag.direct_afgehandeld if vraag.uitkomst == "doorverbonden" else None
        bureau.doe(
            RegistreerContact(
                id=bureau.wereld.ids(),
                locatie_id=plaatsen[vraag.locatie],
                kanaal=vraag.kanaal,
                melder=vraag.melder,
                ontvangen=ontvangen,
                persoon_id=nummers.get(vraag.persoon),
                vragen=(
                    VraagInvoer(
                        toelichting=vraag.toelichting,
                        meldingtype=vraag.meldingtype,
                        uitkomst=vraag.uitkomst,
                        gelukt=gelukt,
                    ),
                ),
            )
        )
    klok.nu = None


def _wachtrij(
    bureau: Bureau,
    klok: _Schuifklok,
    mensen: tuple[VoorbeeldPersoon, ...],
    zaad: int,
    *,
    nummers: dict[str, Id],
    plaatsen: dict[str, Id],
) -> None:
    nu = klok_nu()
    for wachtende in maak_wachtrij(mensen, zaad, locatie=adressen().locaties[0]):
        klok.nu = nu - wachtende.minuten_geleden * MINUUT
        id_ = bureau.doe(
            MeldWachtendeAan(
                locatie_id=plaatsen[wachtende.locatie],
                naam=wachtende.naam,
                persoon_id=nummers.get(wachtende.persoon),
                waarvoor=wachtende.waarvoor,
                urgentie=wachtende.urgentie,
            )
        )
        for stand in {"terug": ("even weg", "terug")}.get(wachtende.stand, (wachtende.stand,)):
            bureau.doe(ZetWachtende(id=id_, stand=stand))
    klok.nu = None
