"""What stands at a made-up desk today: who waits, what was registered this morning, incidents and colleagues."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld.adressen import adressen
from wijdesk.services.voorbeeld.agenda import OPEN, Agenda, werkdagen
from wijdesk.services.voorbeeld.namen import namen
from wijdesk.services.voorbeeld.personen import weergave
from wijdesk.services.voorbeeld.rijen import VoorbeeldIncident, VoorbeeldPersoon, VoorbeeldVraag, VoorbeeldWachtende
from wijdesk.services.voorbeeld.toeval import Trekking, toeval
from wijdesk.services.voorbeeld.verdeling import vragenlijst
from wijdesk.services.voorbeeld.vragen import Balie

OVERDRACHTEN = ("naar triage", "terugbelverzoek", "naar lopende casus", "signaal", "naar triage", "klacht")
"""Outcomes that leave a hand-over open, as `maak_vandaag` deals them out in turn."""
_STANDEN = Trekking({"aangemeld": 6.0, "opgeroepen": 1.5, "even weg": 1.0, "terug": 1.0}.items())


def maak_vandaag(
    nu: datetime, personen: Sequence[VoorbeeldPersoon], zaad: int, *, locatie: str, aantal: int = 12
) -> tuple[VoorbeeldVraag, ...]:
    """What one location registered today before `nu` (Amsterdam time), oldest first.

    Every second one is handed over (triage, terugbelverzoek, casus, signaal, klacht), to stand open in "Mijn werk".
    """
    nu = nu.replace(tzinfo=None)
    bron = lees_toml("voorbeeld/vragen.toml")
    rng = toeval(zaad, f"vandaag {nu:%Y-%m-%d} {locatie}")
    lijst = vragenlijst(aantal, exact=False, affiniteit=bron["affiniteit"], rng=rng)
    balie = Balie(bron, rng=rng, personen=personen, op=nu.date())
    van, tot = _vandaag_open(nu)
    duur = max(1, int((tot - van).total_seconds()))
    momenten = sorted((tot - timedelta(seconds=rng.randint(1, duur))).replace(microsecond=0) for _ in lijst)
    uit: list[VoorbeeldVraag] = []
    for plaats, (moment, (meldingtype, melder, _)) in enumerate(zip(momenten, lijst, strict=True)):
        over = OVERDRACHTEN[plaats // 2 % len(OVERDRACHTEN)] if plaats % 2 else ""
        uit.append(
            balie.vraag(
                f"D{nu:%Y%m%d}-{plaats + 1:02d}",
                moment=moment,
                meldingtype=meldingtype,
                melder=melder,
                direct=not over,
                uitkomst=over,
                locatie=locatie,
            )
        )
    return tuple(uit)


def _vandaag_open(nu: datetime) -> tuple[datetime, datetime]:
    """From the opening of the desk to now or closing time; before half past nine the night counts as open too."""
    if nu.time() < time(9, 30):
        return datetime.combine(nu, time(0)), nu
    return datetime.combine(nu, OPEN), min(nu, datetime.combine(nu, time(17)))


def maak_wachtrij(
    personen: Sequence[VoorbeeldPersoon], zaad: int, *, locatie: str, aantal: int = 6
) -> tuple[VoorbeeldWachtende, ...]:
    """Who is waiting at a location now, longest first; one in five gave no name."""
    bron = lees_toml("voorbeeld/vragen.toml")["wachtrij"]
    rng = toeval(zaad, f"wachtrij {locatie}")
    hier = [persoon for persoon in personen if adressen().locatie(persoon.invoer.postcode) == locatie] or list(personen)
    wachttijden = sorted((rng.randint(1, 48) for _ in range(aantal)), reverse=True)
    uit: list[VoorbeeldWachtende] = []
    met_naam = iter(rng.sample(hier, min(aantal, len(hier))))
    for plaats, minuten in enumerate(wachttijden):
        persoon = next(met_naam, None) if plaats % 5 != 3 else None
        uit.append(
            VoorbeeldWachtende(
                locatie=locatie,
                naam=weergave(persoon) if persoon else rng.choice(bron["zonder_naam"]),
                persoon=persoon.nummer if persoon else "",
                waarvoor=rng.choice(bron["waarvoor"]),
                urgentie=rng.choice((1, 2, 2, 3, 3, 3, 3)),
                stand=_STANDEN.bij(rng.random()) if plaats < aantal - 2 else "aangemeld",
                minuten_geleden=minuten,
            )
        )
    return tuple(uit)


def maak_incidenten(
    jaar: int, personen: Sequence[VoorbeeldPersoon], zaad: int, *, tot: date | None = None
) -> tuple[VoorbeeldIncident, ...]:
    """The ten agressie-incidenten of a year (three waarschuwing, one aangifte, four pandverbod, as in 2020), by date.

    With `tot` they all lie on or before that day.
    """
    bron = lees_toml("voorbeeld/vragen.toml")
    soorten, maatregelen = list(bron["agressie"]["soorten"]), bron["agressie"]["maatregelen"]
    rng = toeval(zaad, f"agressie {jaar}")
    einde = datetime.combine(tot, time.max) if tot else None
    agenda = Agenda(bron["kalender"], jaar=jaar, tot=einde)
    volwassen = [persoon for persoon in personen if persoon.invoer.geboortedatum[:4] < str(jaar - 18)]
    rng.shuffle(soorten)
    uit: list[VoorbeeldIncident] = []
    for soort, maatregel in zip(soorten, maatregelen, strict=True):
        dag = agenda.moment(rng).date()
        locatie = rng.choice(adressen().locaties)
        verbod = maatregel == "pandverbod"
        anders = rng.choice(adressen().locaties)
        uit.append(
            VoorbeeldIncident(
                datum=dag.isoformat(),
                locatie=locatie,
                persoon=rng.choice(volwassen).nummer if volwassen and (verbod or rng.random() < 0.7) else "",
                soort=soort,
                maatregel=maatregel,
                omschrijving=rng.choice(bron["agressie"]["omschrijvingen"][soort]),
                van=dag.isoformat() if verbod else "",
                tot=(dag + timedelta(days=rng.choice((91, 182, 365)))).isoformat() if verbod else "",
                locaties=tuple(dict.fromkeys((locatie, anders))) if verbod else (),
            )
        )
    return tuple(sorted(uit, key=lambda incident: incident.datum))


def maak_medewerkers(aantal: int, zaad: int) -> tuple[str, ...]:
    """Names of colleagues as they stand on a list ("S. de Vries"), no two the same."""
    rng = toeval(zaad, "medewerkers")
    lijsten = namen()
    uit: dict[str, None] = {}
    while len(uit) < aantal:
        herkomst = lijsten.herkomst.bij(rng.random())
        tussenvoegsel, achternaam = lijsten.achternaam[herkomst].bij(rng.random())
        delen = (f"{rng.choice('ABCDEFGHIJKLMNPRSTVWYZ')}.", tussenvoegsel, achternaam)
        uit[" ".join(deel for deel in delen if deel)] = None
    return tuple(uit)


def laatste_werkdag(op: date) -> date:
    """The last working day on or before a day: the "today" of a desk that is opened in a weekend."""
    return max(dag for jaar in (op.year - 1, op.year) for dag in werkdagen(jaar) if dag <= op)
