"""What the jaarverslag says in words: the lead in plain Dutch (B1), numbers and dates as people write them. No PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from wijdesk.models.cijfer import KLEIN, Definitie, definitie_op, in_woorden
from wijdesk.models.rows.cijfer import DuidingRij
from wijdesk.models.rows.verslag import Gat, JaarCijfers
from wijdesk.models.values import lokaal
from wijdesk.reports.jaarverslag_werk import kleine_aantallen
from wijdesk.reports.tabel import aflopend

ALLE_LOCATIES = "alle locaties"
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

NIET_OPENBAAR = (
    "Dit rapport bevat aantallen onder de {}. Daarin kan iemand te herkennen zijn: maak het niet openbaar. Kies "
    "daarvoor “Om te publiceren”."
)
MEERVOUD = {"wettelijke melding": "wettelijke meldingen", "indicatie": "indicaties"}


def definitie(cijfers: JaarCijfers, naam: str) -> str:
    """The definition of a figure that held on the last day of the year, with its version (resources/cijfers.toml)."""
    return definitie_in_woorden(definitie_op(naam, f"{cijfers.jaar:04d}-12-31"))


def definities_van(cijfers: JaarCijfers, naam: str) -> tuple[str, ...]:
    """The same; of a figure whose definition changed in the year each of them, with what the year is by it."""
    versies = [(een, meting) for een, meting in cijfers.versies if een.naam == naam]
    if not versies:
        return (definitie(cijfers, naam),)
    return tuple(
        f"{definitie_in_woorden(een)} Zo geteld is {cijfers.jaar}: "
        f"{in_woorden(een.eenheid, meting.waarde, meting.teller, meting.noemer)}."
        for een, meting in versies
    )


def definitie_in_woorden(een: Definitie) -> str:
    """What a figure counts, divides by, how exactly, and in which version."""
    teller = f"{een.teller[0].upper()}{een.teller[1:]}"
    wat = f"Teller: {een.teller}. Noemer: {een.noemer}." if een.noemer else f"{teller}."
    return " ".join(filter(None, (wat, een.precies, f"Versie {een.versie}.")))


def duidingen(rijen: Iterable[DuidingRij]) -> list[tuple[str, str, str]]:
    """(figure, period, words) of the notes beside figures: what was going on."""
    return [(definitie_op(rij.cijfer, rij.periode.tot).titel, rij.periode.naam, rij.tekst) for rij in rijen]


def getal(aantal: int) -> str:
    """A whole number with a point between the thousands: 30974 → "30.974"."""
    return f"{aantal:,}".replace(",", ".")


def procent(teller: int, noemer: int, *, decimalen: int = 0) -> str:
    """A share with a comma: "37%", "29,4%", "<0,1%"; a dash when there is nothing to divide by."""
    if noemer == 0:
        return "–"
    kleinste = Decimal(1).scaleb(-decimalen)
    waarde = (Decimal(100 * teller) / noemer).quantize(kleinste, ROUND_HALF_UP)
    tekst = f"<{kleinste}%" if teller and not waarde else f"{waarde}%"
    return tekst.replace(".", ",")


def van_of_procent(teller: int, noemer: int, *, decimalen: int = 0) -> str:
    """A share, or of a small group the counts: "37%", "3 van 7"."""
    return f"{teller} van {noemer}" if 0 < noemer < KLEIN else procent(teller, noemer, decimalen=decimalen)


def dag_voluit(moment: int) -> str:
    """The day of a moment: "3 januari 2021"."""
    dag = lokaal(moment)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def moment_voluit(moment: int) -> str:
    """A moment with its time: "3 januari 2021, 14:05"."""
    return f"{dag_voluit(moment)}, {lokaal(moment):%H:%M}"


def per_maand(cijfers: JaarCijfers) -> tuple[int, ...]:
    """The counts from January; a month that is not there had none, and of a year that runs none is still to come."""
    aantallen = dict(cijfers.per_maand)
    gemaakt = lokaal(cijfers.gemaakt_op)
    laatste = gemaakt.month if gemaakt.year == cijfers.jaar else 12
    return tuple(aantallen.get(maand, 0) for maand in range(1, laatste + 1))


VAN_DE_VRAGEN = 3
"""So many steps of the funnel are parts of the vragen; those after it are counted on their own."""


def na_de_vragen(stappen: Sequence[tuple[str, int]]) -> str:
    """The steps of the funnel that are no part of the vragen, in a sentence; empty when there are none."""
    delen = [f"{getal(aantal)} {MEERVOUD.get(stap, stap) if aantal != 1 else stap}" for stap, aantal in stappen]
    if not delen[VAN_DE_VRAGEN:]:
        return ""
    return f"In dezelfde periode: {opsomming(delen[VAN_DE_VRAGEN:])}. Zij horen niet altijd bij een vraag van toen."


def waarvan(cijfers: JaarCijfers) -> str:
    """Of what the figures are, in a few words: "12 teams"."""
    if len(cijfers.teams) == 1:
        return f"team {cijfers.teams[0]}"
    return f"{len(cijfers.teams)} teams" if cijfers.teams else cijfers.locatie


def herkomst(cijfers: JaarCijfers) -> tuple[str, ...]:
    """Which teams the figures are of, and up to when; nothing for a desk that does not share."""
    zinnen = [f"De cijfers zijn van {opsomming(cijfers.teams)}."] if len(cijfers.teams) > 1 else []
    if cijfers.bijgewerkt is not None and lokaal(cijfers.bijgewerkt).year <= cijfers.jaar:
        zinnen.append(
            f"Zij gaan tot en met {dag_voluit(cijfers.bijgewerkt)}: toen haalde deze balie het laatst werk van andere "
            "balies op."
        )
    return tuple(zinnen)


def let_op(cijfers: JaarCijfers) -> tuple[str, ...]:
    """What the figures lack: of a year that still runs the days to come, and a sentence for each team."""
    loopt: tuple[str, ...] = ()
    if lokaal(cijfers.gemaakt_op).year == cijfers.jaar:
        loopt = (f"{cijfers.jaar} is nog niet voorbij. De cijfers gaan tot en met {dag_voluit(cijfers.gemaakt_op)}.",)
    return (*loopt, *wat_ontbreekt(cijfers.gaten))


def niet_openbaar(cijfers: JaarCijfers) -> tuple[str, ...]:
    """That it holds counts smaller than may be shown to everyone, and what to do instead; nothing when it has none."""
    tabellen = (
        cijfers.per_meldingtype, cijfers.per_melder, cijfers.per_maand, cijfers.per_kanaal, cijfers.per_uitkomst,
        cijfers.per_productgroep, cijfers.per_locatie, cijfers.per_agressie, cijfers.klachten, cijfers.klachtredenen,
        cijfers.trechter, cijfers.indicaties_per_locatie,
    )  # fmt: skip
    aantallen = [aantal for tabel in tabellen for _, aantal in tabel]
    aantallen += [aantal for _, *beide in cijfers.activiteiten for aantal in beide]
    scores = [score for versie in cijfers.impact for score in versie.scores]
    aantallen += [aantal for score in scores for aantal in (score.aantal, *(keer for _, keer in score.per_keuze))]
    aantallen += kleine_aantallen(cijfers)
    if not any(0 < aantal < cijfers.drempel for aantal in aantallen):
        return ()
    return (NIET_OPENBAAR.format(cijfers.drempel),)


def wat_ontbreekt(gaten: Iterable[Gat]) -> tuple[str, ...]:
    """What is missing of desks that could not be read further, a sentence for each team."""
    per_team: dict[str, list[Gat]] = {}
    for gat in gaten:
        per_team.setdefault(gat.team, []).append(gat)
    return tuple(zin for team, van in sorted(per_team.items()) for zin in _gemist(team, van))


def _gemist(team: str, gaten: list[Gat]) -> Iterator[str]:
    van = f"Van team {team}" if team else "Van een team dat hier niet bekend is,"
    if any(gat.begin for gat in gaten):
        yield f"{van} ontbreekt wat is gedeeld voordat deze balie meedeed."
    stil = [gat.tot for gat in gaten if not gat.begin]
    if not stil:
        return
    wie = "één balie" if len(stil) == 1 else f"{len(stil)} balies"
    tot = [moment for moment in stil if moment is not None]
    if len(tot) < len(stil):
        yield f"{van} ontbreekt al het werk van {wie if not tot else 'een balie'}."
    if tot:
        yield f"{van} ontbreekt werk van {wie}: de cijfers daarvan gaan tot en met {dag_voluit(min(tot))}."


def opsomming(namen: Sequence[str]) -> str:
    """Names as one says them: "Beijum, Selwerd en Vinkhuizen"."""
    return " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1])))


def inleiding(cijfers: JaarCijfers) -> tuple[str, ...]:
    """The paragraphs above the tables."""
    waar = "" if cijfers.locatie == ALLE_LOCATIES else f" bij {cijfers.locatie}"
    if cijfers.vragen == 0:
        return tuple(filter(None, (f"In {cijfers.jaar} zijn{waar} geen vragen geregistreerd.", _indicaties(cijfers))))
    return tuple(filter(None, (_hoeveel(cijfers, waar), _waarover(cijfers), _wanneer(cijfers), _indicaties(cijfers))))


def _vragen(aantal: int) -> str:
    return "1 vraag" if aantal == 1 else f"{getal(aantal)} vragen"


def _hoeveel(cijfers: JaarCijfers, waar: str) -> str:
    alle, direct = cijfers.vragen, cijfers.direct_afgehandeld
    kwam = "kwam" if alle == 1 else "kwamen"
    zin = f"In {cijfers.jaar} {kwam}{waar} {_vragen(alle)} binnen."
    if direct == 0:
        return f"{zin} Geen vraag is direct afgehandeld."
    er = "is er" if direct == 1 else "zijn er"
    deel = f" Dat is {procent(direct, alle).replace('<', 'minder dan ')}." if alle >= KLEIN else ""
    return (
        f"{zin} Daarvan {er} {getal(direct)} direct afgehandeld.{deel} "
        "Direct afgehandeld betekent: de vraag is bij het eerste contact beantwoord, zonder verder onderzoek."
    )


def _waarover(cijfers: JaarCijfers) -> str:
    bekend = [telling for telling in aflopend(cijfers.per_meldingtype) if telling[0] != "Onbekend"][:3]
    zinnen = []
    if len(bekend) == 3 and cijfers.vragen >= KLEIN:
        namen = [f"{code} ({getal(aantal)})" for code, aantal in bekend]
        samen = sum(aantal for _, aantal in bekend)
        zinnen.append(
            f"De meeste vragen gingen over {namen[0]}, {namen[1]} en {namen[2]}. "
            f"Samen is dat {procent(samen, cijfers.vragen)} van alle vragen."
        )
    if cijfers.onbekend:
        deel = f" ({procent(cijfers.onbekend, cijfers.vragen, decimalen=1)})" if cijfers.vragen >= KLEIN else ""
        zinnen.append(f"Van {_vragen(cijfers.onbekend)}{deel} is het onderwerp niet bekend.")
    return " ".join(zinnen)


def _indicaties(cijfers: JaarCijfers) -> str:
    alle = cijfers.indicaties
    if not alle:
        return ""
    zin = f"Er {'is 1 indicatie' if alle == 1 else f'zijn {getal(alle)} indicaties'} afgegeven."
    eerste, *rest = aflopend(cijfers.per_productgroep)
    if rest and rest[0][1] < eerste[1] < alle:
        zin += f" De meeste waren voor {eerste[0]} ({getal(eerste[1])})."
    return zin


def _wanneer(cijfers: JaarCijfers) -> str:
    maanden = per_maand(cijfers)
    meeste, minste = max(maanden), min(maanden)
    if maanden.count(meeste) > 1 or len(maanden) == 1:
        return ""
    zin = f"De drukste maand was {MAANDEN[maanden.index(meeste)]}, met {_vragen(meeste)}."
    if minste and maanden.count(minste) == 1 and len(maanden) == len(MAANDEN):  # one that runs is no quiet one
        zin += f" Het rustigst was het in {MAANDEN[maanden.index(minste)]}, met {_vragen(minste)}."
    return zin
