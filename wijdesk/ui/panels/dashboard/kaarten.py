"""Which charts the dashboard has, in order: what each asks and how its answer becomes a picture. Data, no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wijdesk.models.cijfer import JAAR_EERDER, Periode
from wijdesk.models.gegeven import dataclass
from wijdesk.models.grafiekbeeld import Beeld
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.cijfer import LeesCijferreeks, LeesTrechter, LeesVerdeling, LeesWarmtekaart
from wijdesk.models.values import Id
from wijdesk.ui.panels.dashboard import beelden

TEGELS = (
    "vragen", "direct_afgehandeld", "eerste_contact", "onbekend", "indicaties", "wettelijke_meldingen", "caseload",
    "op_tijd", "open_overdrachten", "opschalingen", "signalen", "doelen_bereikt", "een_plan", "klachten_gemeld",
    "agressie", "activiteiten_lopend", "dossiercontroles",
)  # fmt: skip
"""The figures with a tile; all figures stand in the table at the end."""
KLACHTEN = ("klachten_begin", "klachten_gemeld", "klachten_te_behandelen", "klachten_afgerond", "klachten_einde")
DOELEN = ("doelen_bereikt", "doelen_deel", "een_plan", "eigen_kracht", "naar_basisvoorziening", "naar_specialistisch")
ACTIVITEITEN = ("activiteiten_lopend", "activiteiten_gestart", "activiteit_sessies")
BUURT = ("straatrondes", "straatronde_gesprekken", "bewonersinitiatieven")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gekozen:
    """What the dashboard is about now."""

    periode: Periode
    locatie_id: Id | None
    vergelijk: str
    vandaag: str
    """ISO; what begins later has no figure yet."""

    @property
    def toen(self) -> str:
        """What it is compared with, in words; empty for nothing."""
        eerder = self.periode.vergeleken(self.vergelijk, self.vandaag)
        return eerder.kort if eerder is not None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaartsoort:
    """One chart. `cijfers` are made of the figures themselves; the others ask `vragen` and are made of the answers."""

    naam: str
    titel: str
    grafiek: str
    """ "lijn", "staven", "trechter" or "warmte"."""
    opent: str
    """The figure whose definition and list it leads to."""
    uitleg: str = ""
    cijfers: tuple[str, ...] = ()
    wat: str = ""
    vragen: Callable[[Gekozen], tuple[Leesvraag[Any], ...]] | None = None
    maak: Callable[[Kaartsoort, Gekozen, tuple[Any, ...]], Beeld] | None = None


def _reeks(naam: str) -> Callable[[Gekozen], tuple[Leesvraag[Any], ...]]:
    def vragen(keuze: Gekozen) -> tuple[Leesvraag[Any], ...]:
        periode, stap = beelden.venster(keuze.periode)
        ernaast = beelden.ernaast(keuze.periode, keuze.vergelijk)
        return tuple(
            LeesCijferreeks(naam=naam, periode=een, stap=stap, locatie_id=keuze.locatie_id)
            for een in (periode, ernaast)
            if een is not None
        )

    return vragen


def _lijn(soort: Kaartsoort, keuze: Gekozen, antwoorden: tuple[Any, ...]) -> Beeld:
    ernaast = beelden.ernaast(keuze.periode, keuze.vergelijk)
    toen = "" if ernaast is None else "Een jaar eerder" if keuze.vergelijk == JAAR_EERDER else ernaast.kort
    return beelden.lijn(*antwoorden, titel=soort.titel, vandaag=keuze.vandaag, toen=toen)


def _verdeling(verdeling: str) -> Callable[[Gekozen], tuple[Leesvraag[Any], ...]]:
    def vragen(keuze: Gekozen) -> tuple[Leesvraag[Any], ...]:
        vraag = LeesVerdeling(
            soort=verdeling, periode=keuze.periode, locatie_id=keuze.locatie_id, vergelijk=keuze.vergelijk
        )
        return (vraag,)

    return vragen


def _staven(soort: Kaartsoort, keuze: Gekozen, antwoorden: tuple[Any, ...]) -> Beeld:
    return beelden.staven(antwoorden[0], titel=soort.titel, wat=soort.wat, nu=keuze.periode.naam, toen=keuze.toen)


def _vraag_trechter(keuze: Gekozen) -> tuple[Leesvraag[Any], ...]:
    return (LeesTrechter(periode=keuze.periode, locatie_id=keuze.locatie_id),)


def _trechter(soort: Kaartsoort, _keuze: Gekozen, antwoorden: tuple[Any, ...]) -> Beeld:
    return beelden.trechter(antwoorden[0], titel=soort.titel)


def _vraag_warmte(keuze: Gekozen) -> tuple[Leesvraag[Any], ...]:
    return (LeesWarmtekaart(periode=keuze.periode, locatie_id=keuze.locatie_id),)


def _warmte(soort: Kaartsoort, _keuze: Gekozen, antwoorden: tuple[Any, ...]) -> Beeld:
    return beelden.warmte(antwoorden[0], titel=soort.titel)


def _verdeeld(naam: str, titel: str, opent: str, wat: str, uitleg: str = "") -> Kaartsoort:
    return Kaartsoort(
        naam=naam, titel=titel, grafiek="staven", opent=opent, wat=wat, uitleg=uitleg,
        vragen=_verdeling(naam), maak=_staven,
    )  # fmt: skip


KOSTEN = "Wat in de periode loopt, met omvang × tarief per maand."
JAARLIJN = "De laatste twaalf maanden tot en met de gekozen periode, of de gekozen periode als die langer is."
KAARTEN = (
    Kaartsoort(naam="per_maand", titel="Vragen per maand", grafiek="lijn", opent="vragen", uitleg=JAARLIJN,
               vragen=_reeks("vragen"), maak=_lijn),
    _verdeeld("meldingtype", "Vragen per meldingtype", "vragen", "Meldingtype"),
    _verdeeld("melder", "Vragen per melder", "vragen", "Melder"),
    Kaartsoort(naam="direct", titel="Direct afgehandeld", grafiek="lijn", opent="direct_afgehandeld",
               uitleg="Van minder dan 10 vragen staat er een aantal en geen percentage.",
               vragen=_reeks("direct_afgehandeld"), maak=_lijn),
    Kaartsoort(naam="trechter", titel="Van vraag tot indicatie", grafiek="trechter", opent="nader_onderzoek",
               uitleg="Wat in dezelfde periode is geregistreerd; een indicatie kan bij een eerdere vraag horen.",
               vragen=_vraag_trechter, maak=_trechter),
    Kaartsoort(naam="warmte", titel="Drukte naar weekdag en uur", grafiek="warmte", opent="vragen",
               uitleg="Van een vernietigd dossier is het uur niet meer bekend: dat telt om 12 uur.",
               vragen=_vraag_warmte, maak=_warmte),
    _verdeeld("termijn", "Binnen de termijn afgerond", "op_tijd", "Termijn",
              "Per termijn: hoeveel er op tijd klaar waren, van hoeveel."),
    _verdeeld("regisseur", "Casussen per regisseur", "caseload", "Regisseur",
              "Wie de regie had op de laatste dag van de periode, of nu als die nog loopt."),
    _verdeeld("gewicht", "Gewicht van casussen per regisseur", "caseload_gewicht", "Regisseur",
              "De punten van hun casussen samen: kinderen, veiligheid, de vorm van hulp en de eerste weken wegen mee."),
    _verdeeld("teamgewicht", "Gewicht van casussen per team", "caseload_gewicht", "Team",
              "De punten van de casussen van een team samen."),
    _verdeeld("productgroep", "Indicaties per productgroep", "indicaties", "Productgroep",
              "Waarover in de periode is besloten."),
    _verdeeld("waarde", "Lopende indicaties en wat zij kosten", "indicatiewaarde", "Productgroep", KOSTEN),
    Kaartsoort(naam="klachten", titel="Klachten: van begin tot einde", grafiek="staven", opent="klachten_gemeld",
               cijfers=KLACHTEN, wat="Stand"),
    Kaartsoort(naam="doelen", titel="Doelen en begroting", grafiek="staven", opent="doelen_bereikt",
               cijfers=DOELEN, wat="Cijfer", uitleg="Van minder dan 10 staat er een aantal en geen percentage."),
    _verdeeld("praktijkvorm", "Begonnen praktijkvormen", "praktijkvormen", "Praktijkvorm"),
    _verdeeld("trede", "Opschalingen per trede", "opschalingen", "Trede"),
    _verdeeld("agressie", "Agressie per soort", "agressie", "Soort"),
    _verdeeld("klachtuitkomst", "Afgeronde klachten per uitkomst", "klachten_afgerond", "Uitkomst"),
    _verdeeld("klachtreden", "Redenen van afgeronde klachten", "klachten_afgerond", "Reden"),
    _verdeeld("thema", "Lopende activiteiten per thema", "activiteiten_lopend", "Thema"),
    Kaartsoort(naam="activiteiten", titel="Activiteiten", grafiek="staven", opent="activiteiten_lopend",
               cijfers=ACTIVITEITEN, wat="Cijfer"),
    Kaartsoort(naam="bezoeken", titel="Bezoeken aan activiteiten", grafiek="lijn", opent="activiteit_bezoeken",
               uitleg="Wie bij de sessies is geteld. Wie twee keer komt, telt twee keer.",
               vragen=_reeks("activiteit_bezoeken"), maak=_lijn),
    Kaartsoort(naam="buurt", titel="In de buurt", grafiek="staven", opent="straatrondes", cijfers=BUURT, wat="Cijfer",
               uitleg="Wie op twee rondes is gesproken, telt twee keer."),
    _verdeeld("voorziening", "Verwezen naar de sociale kaart", "kaart_verwezen", "Waarheen",
              "Vragen aan de balie en toeleidingen samen."),
    Kaartsoort(naam="aangekomen", titel="Aangekomen na een toeleiding", grafiek="lijn", opent="kaart_aangekomen",
               uitleg="Toeleidingen naar de sociale kaart met een eerste contact. "
                      "Van minder dan 10 staat er een aantal en geen percentage.",
               vragen=_reeks("kaart_aangekomen"), maak=_lijn),
    Kaartsoort(naam="impact", titel="Cijfer van inwoners", grafiek="lijn", opent="impactcijfer",
               uitleg="Het gemiddelde van de impactmeting. Bij andere vragen begint een nieuwe lijn.",
               vragen=_reeks("impactcijfer"), maak=_lijn),
    Kaartsoort(naam="controles", titel="Dossiercontroles", grafiek="lijn", opent="dossiercontroles",
               uitleg="Van de 8 die per maand zijn afgesproken.",
               vragen=_reeks("dossiercontroles"), maak=_lijn),
)  # fmt: skip
"""In the order of the screen. A chart of a figure that this store does not count is left out."""
