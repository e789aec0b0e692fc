"""When WIJ can be reached, and who can be when WIJ cannot: office hours, holidays and crisis numbers. Pure.

A term moves when it ends in a weekend; spoed does not: what must happen first happens today, or is handed over today.
The hours and numbers stand in resources/bereikbaarheid.toml; local numbers are filled in by the organisation.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.termijnen import is_werkdag
from wijdesk.models.values import DAGEN, MAANDEN, dag_in_woorden, lokaal
from wijdesk.models.zinnen import zegt_iets
from wijdesk.resources import lees_toml

NIET_INGEVULD = "nog niet ingevuld"
BIJNA_DICHT = timedelta(hours=1)
"""Less than this before closing, the first act is asked with the numbers beside it."""
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienst:
    """Somebody who can be called."""

    code: str
    naam: str
    nummer: str
    """Empty: not filled in yet."""
    altijd: bool
    crisis: bool
    voor: str

    @property
    def nummer_in_woorden(self) -> str:
        return self.nummer or NIET_INGEVULD

    @property
    def zin(self) -> str:
        """How one says it: "Veilig Thuis: 0800-2000, dag en nacht"."""
        wanneer = "dag en nacht" if self.altijd else "in kantoortijd"
        return f"{self.naam}: {self.nummer_in_woorden}, {wanneer}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kantoor:
    """The hours of the office; `dagen` are ISO weekdays."""

    dagen: frozenset[int]
    van: time
    tot: time

    def werkt_op(self, dag: date) -> bool:
        """Whether the office is open at all on this day."""
        return dag.isoweekday() in self.dagen and is_werkdag(dag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Whether the office is open at one moment. Times are local wall times."""

    open: bool
    sluit_om: datetime | None
    """When it closes today; None when it is closed."""
    weer_open: datetime
    """The first opening after this moment (or after today, when it is open)."""
    bijna_dicht: bool
    lang_dicht: bool
    """After this it stays closed for more than one night."""
    zin: str


# The data -------------------------------------------------------------------------------------------------------------


@cache
def kantoor() -> Kantoor:
    """The hours of the office."""
    rij = lees_toml("bereikbaarheid.toml")["kantoor"]
    return Kantoor(dagen=frozenset(rij["dagen"]), van=_tijd(rij["van"]), tot=_tijd(rij["tot"]))


@cache
def diensten() -> dict[str, Dienst]:
    """Every dienst by its code, in the order they are offered."""
    return {
        rij["code"]: Dienst(**{veld: rij[veld] for veld in Dienst.__slots__})
        for rij in lees_toml("bereikbaarheid.toml")["dienst"]
    }


def _tijd(tekst: str) -> time:
    uur, _, minuut = tekst.partition(":")
    return time(int(uur), int(minuut))


# Open or not ----------------------------------------------------------------------------------------------------------


def stand(nu: int) -> Stand:
    """Whether WIJ is open at this moment (ms UTC), until when, when again, and that in one sentence."""
    hier = lokaal(nu).replace(tzinfo=None)
    uren = kantoor()
    vandaag = hier.date()
    werkdag = uren.werkt_op(vandaag)
    is_open = werkdag and uren.van <= hier.time() < uren.tot
    sluit = datetime.combine(vandaag, uren.tot) if is_open else None
    if werkdag and hier.time() < uren.van:
        weer = datetime.combine(vandaag, uren.van)
    else:
        weer = datetime.combine(_volgende(vandaag), uren.van)
    lang = (weer.date() - vandaag).days > 1
    bijna = sluit is not None and sluit - hier <= BIJNA_DICHT
    return Stand(
        open=is_open,
        sluit_om=sluit,
        weer_open=weer,
        bijna_dicht=bijna,
        lang_dicht=lang,
        zin=_zin(hier, sluit, weer, lang=lang),
    )


def _volgende(dag: date) -> date:
    dag += _DAG
    while not kantoor().werkt_op(dag):
        dag += _DAG
    return dag


def _zin(hier: datetime, sluit: datetime | None, weer: datetime, *, lang: bool) -> str:
    wanneer = opening_in_woorden(weer, hier.date())
    if sluit is None:
        return f"WIJ is nu dicht en gaat {wanneer} weer open."
    minuten = int((sluit - hier).total_seconds() // 60)
    if sluit - hier > BIJNA_DICHT and not lang:
        return f"WIJ is open tot {sluit:%H:%M}."
    over = f"over {minuten} {'minuut' if minuten == 1 else 'minuten'}" if minuten < 60 else f"om {sluit:%H:%M}"
    return f"WIJ sluit {over} en gaat {'pas ' if lang else ''}{wanneer} weer open."


def opening_in_woorden(weer: datetime, vandaag: date) -> str:
    """An opening as people say it: "vandaag om 09:00", "morgen om 09:00", "dinsdag 29 dec om 09:00"."""
    dagen = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    kort = dag_in_woorden(weer.date(), vandaag)
    if kort.split()[0] in DAGEN:
        kort = f"{dagen[weer.weekday()]} {weer.day} {MAANDEN[weer.month - 1]}"
    return f"{kort} om {weer:%H:%M}"


# Spoed ----------------------------------------------------------------------------------------------------------------


def spoedzinnen(nu: int) -> tuple[str, ...]:
    """What to know when the first act of a spoed is chosen, a sentence each; the crisis numbers when WIJ closes."""
    gezien = stand(nu)
    zinnen = [gezien.zin, "Spoed wacht niet op een werkdag: de eerste actie is vandaag."]
    if not gezien.open or gezien.bijna_dicht or gezien.lang_dicht:
        zinnen.append("Lukt dat vandaag niet meer? Draag het dan nu over aan een crisisdienst.")
        zinnen += [dienst.zin for dienst in diensten().values() if dienst.crisis]
    return tuple(zinnen)


def controleer_eerste_actie(*, wat: str, op: str, om: str, met_collega: bool, dienst: str, nu: int) -> dict[str, str]:
    """What is wrong with the first act of a spoed, a sentence per field; empty when it will do.

    It is today, whoever does it: a colleague now, or a crisis service that takes it over now.
    """
    gezien, hier = stand(nu), lokaal(nu)
    fouten: dict[str, str] = {}
    if not zegt_iets(wat):
        fouten["wat"] = "Schrijf op wat er als eerste gebeurt."
    if dienst and dienst not in diensten():
        fouten["dienst"] = "Kies een dienst uit de lijst."
    elif dienst and not (diensten()[dienst].altijd or gezien.open):
        fouten["dienst"] = f"{diensten()[dienst].naam} is nu niet bereikbaar. Kies een dienst die dat wel is."
    elif not dienst and not met_collega:
        fouten["medewerker_id"] = "Kies een collega, of de dienst die het overneemt."
    if op != hier.date().isoformat():
        over = gezien.zin.removesuffix(".")
        fouten["op"] = f"De eerste actie bij spoed is vandaag. {over}: doe het vandaag of draag het over."
    if om and not _echte_tijd(om):
        fouten["om"] = "Schrijf de tijd als 16:55."
    return fouten


def _echte_tijd(tekst: str) -> bool:
    try:
        return len(tekst) == 5 and f"{_tijd(tekst):%H:%M}" == tekst
    except ValueError:
        return False
