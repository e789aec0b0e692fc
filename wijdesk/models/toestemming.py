"""Who must give consent to share data about somebody, and whether it is complete. Pure: no store, no SQL, no Qt.

Under 12 the parents or guardian with gezag decide, from 12 to 15 they and the child, from 16 the young person, and an
adult decides alone (Jeugdwet art. 7.3.4, 7.3.5 and 7.3.11, Wmo 2015 art. 5.2.9, gezag: BW 1:245; domein.md 6). What
counts is the age on the day, so a consent that was complete can become incomplete on a birthday.

A gecertificeerde instelling with voogdij decides as any voogd (art. 1:302 and 1:303 BW): it says yes or no by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from wijdesk.models.gegeven import dataclass
from wijdesk.models.leeftijd import wordt
from wijdesk.models.values import Id

TWAALF, ZESTIEN, ACHTTIEN = 12, 16, 18
GRENZEN = (ACHTTIEN, ZESTIEN, TWAALF)
"""Ages at which who decides changes, highest first (at 18 gezag ends; consent was already one's own)."""

VOLLEDIG, ONTBREEKT, GEWEIGERD, VERLOPEN = "volledig", "ontbreekt", "geweigerd", "verlopen"
GEEN_GEZAG = "Er is geen ouder of voogd met gezag bekend. Leg bij Gezin vast wie gezag heeft."
VOOGDIJ = "{0} heeft de voogdij en zegt als voogd ja of nee."

Gever = Id | str
"""Who says yes or no: a person, or an institution by its name as `instelling_gelijk` makes it."""

LEEFTIJD_ONBEKEND = "De leeftijd is niet bekend. Vul de geboortedatum in: dan is duidelijk wie beslist."


@dataclass(frozen=True, slots=True, kw_only=True)
class Gezinslid:
    """A member as far as the rule looks at one. `kind` and `gezag` follow from the role in the household."""

    persoon_id: Id
    geboortedatum: str
    """ISO; may be partly known ("2014", "2014-05") or empty."""
    kind: bool = False
    gezag: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vereist:
    """Whose yes is needed on a day. `geen_gezag`: a parent's yes is needed and nobody with gezag is known."""

    gevers: tuple[Id, ...]
    regel: str
    geen_gezag: bool = False
    leeftijd_onzeker: bool = False
    """What is known of the birth date leaves open who decides: ask for it."""
    leeftijd_onbekend: bool = False
    """Nothing says whether this is an adult. What is said is kept; a consent is not complete before it is known."""
    instellingen: tuple[str, ...] = ()
    """Names of the institutions with voogdij whose yes is needed too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gezegd:
    """What one giver said on a day: "gegeven" (until `tot`, when that is filled in), "geweigerd" or "ingetrokken"."""

    gever_id: Id | None = None
    instelling: str = ""
    """The name of the institution that said it; then there is no `gever_id`."""
    stand: str
    op: str
    tot: str = ""

    @property
    def gever(self) -> Gever:
        """Who said it, to compare with."""
        return self.gever_id if self.gever_id is not None else instelling_gelijk(self.instelling)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeel:
    """How a consent stands: `stand` is one of VOLLEDIG, ONTBREEKT, GEWEIGERD, VERLOPEN; `wie` it hangs on."""

    stand: str
    wie: tuple[Id, ...] = ()
    geen_gezag: bool = False
    leeftijd_onbekend: bool = False
    gegrensd: int = 0
    """The birthday (12, 16 or 18) since which a complete consent is not complete any more; 0 when it is not that."""
    instellingen: tuple[str, ...] = ()
    """Names of the institutions with voogdij it hangs on."""


def instelling_gelijk(naam: str) -> str:
    """What two ways to write the name of the same institution have in common."""
    return " ".join(naam.split()).casefold()


def vereist(wie: Gezinslid, leden: Iterable[Gezinslid], dag: date, *, instellingen: tuple[str, ...] = ()) -> Vereist:
    """Who must say yes about `wie` on `dag`. `leden` are all members, then, of every household the person is in;
    `instellingen` the names of those with voogdij: they decide as any voogd does (art. 1:302 and 1:303 BW).

    Of a child whose age is not sure everybody who may have to decide is asked: nobody is passed over by a gap. Of
    somebody else without a birth date it is not decided who that is, unless having gezag says so (BW 1:246: only an
    adult has it).
    """
    if not wie.geboortedatum and not wie.kind and not wie.gezag:
        return Vereist(gevers=(wie.persoon_id,), regel=LEEFTIJD_ONBEKEND, leeftijd_onzeker=True, leeftijd_onbekend=True)
    jongst, oudst = _leeftijden(wie, dag)
    ouders = jongst < ZESTIEN
    zelf = oudst >= TWAALF
    gezag = tuple(dict.fromkeys(lid.persoon_id for lid in leden if lid.gezag and lid.persoon_id != wie.persoon_id))
    gevers = (gezag if ouders else ()) + ((wie.persoon_id,) if zelf else ())
    if not ouders:
        regel = "Beslist zelf (16 jaar of ouder)."
    elif not zelf:
        regel = "Onder de 12 jaar: de ouders of voogd met gezag beslissen."
    elif not wie.geboortedatum:
        regel = f"{LEEFTIJD_ONBEKEND} Tot dan: wie gezag heeft en het kind samen."
    elif jongst < TWAALF or oudst >= ZESTIEN:
        regel = "De leeftijd is niet zeker: wie gezag heeft en het kind beslissen samen."
    else:
        regel = "Van 12 tot en met 15 jaar: wie gezag heeft en het kind beslissen samen."
    if ouders and instellingen:
        regel += f" {VOOGDIJ.format(_opsomming(list(instellingen)))}"
    onzeker = jongst < TWAALF <= oudst or jongst < ZESTIEN <= oudst
    return Vereist(
        gevers=gevers,
        regel=regel,
        geen_gezag=ouders and not gezag and not instellingen,
        leeftijd_onzeker=onzeker,
        instellingen=instellingen if ouders else (),
    )


def beoordeel(nodig: Vereist, gezegd: Iterable[Gezegd], dag: date) -> Oordeel:
    """How a consent stands on `dag`. `gezegd` in the order it was recorded; per giver the newest day counts.

    One no is enough for a no; what somebody says who need not be asked does not count.
    """
    oordeel = _beoordeel(nodig, gezegd, dag)
    if nodig.leeftijd_onbekend and oordeel.stand != GEWEIGERD:
        return replace(oordeel, stand=ONTBREEKT, leeftijd_onbekend=True)
    return oordeel


def _beoordeel(nodig: Vereist, gezegd: Iterable[Gezegd], dag: date) -> Oordeel:
    iso = dag.isoformat()
    laatste: dict[Gever, Gezegd] = {}
    for uitspraak in gezegd:
        vorige = laatste.get(uitspraak.gever)
        if uitspraak.op <= iso and (vorige is None or uitspraak.op >= vorige.op):
            laatste[uitspraak.gever] = uitspraak
    mensen = {gever: _stand_van(laatste.get(gever), iso) for gever in nodig.gevers}
    huizen = {naam: _stand_van(laatste.get(instelling_gelijk(naam)), iso) for naam in nodig.instellingen}
    for stand in (GEWEIGERD, ONTBREEKT, VERLOPEN):
        wie = tuple(gever for gever, zijn in mensen.items() if zijn == stand)
        instellingen = tuple(naam for naam, zijn in huizen.items() if zijn == stand)
        if wie or instellingen:
            return Oordeel(stand=stand, wie=wie, geen_gezag=nodig.geen_gezag, instellingen=instellingen)
    if nodig.geen_gezag or not (mensen or huizen):
        return Oordeel(stand=ONTBREEKT, geen_gezag=nodig.geen_gezag)
    return Oordeel(stand=VOLLEDIG)


def stand_op(
    wie: Gezinslid,
    leden: Iterable[Gezinslid],
    gezegd: Iterable[Gezegd],
    dag: date,
    *,
    instellingen: tuple[str, ...] = (),
) -> Oordeel:
    """How the consent about `wie` stands on `dag`, and whether a birthday made it incomplete."""
    alle, uitspraken = tuple(leden), tuple(gezegd)
    oordeel = beoordeel(vereist(wie, alle, dag, instellingen=instellingen), uitspraken, dag)
    if oordeel.stand != ONTBREEKT or not uitspraken:
        return oordeel
    for grens in GRENZEN:
        verjaardag = wordt(wie.geboortedatum, grens)
        if verjaardag is None or verjaardag > dag:
            continue
        ervoor = verjaardag - timedelta(days=1)
        if beoordeel(vereist(wie, alle, ervoor, instellingen=instellingen), uitspraken, ervoor).stand == VOLLEDIG:
            return replace(oordeel, gegrensd=grens)
    return oordeel


def in_woorden(oordeel: Oordeel, namen: Mapping[Id, str], wie: Id, dag: Callable[[int], str]) -> str:
    """Why a consent is not complete, in one or two plain sentences; empty when it is.

    `dag(grens)` gives the words for the day of that birthday (empty when it may not be told).
    """
    mensen = _opsomming([*(namen.get(id_, "iemand") for id_ in oordeel.wie), *oordeel.instellingen])
    zinnen = []
    if oordeel.gegrensd:
        op = dag(oordeel.gegrensd)
        wanneer = f" ({op})" if op else ""
        zelf = "beslist zelf" if oordeel.gegrensd >= ZESTIEN else "beslist mee"
        zinnen.append(f"{namen.get(wie, 'Het kind')} is {oordeel.gegrensd} geworden{wanneer} en {zelf}.")
    if oordeel.leeftijd_onbekend:
        zinnen.append(LEEFTIJD_ONBEKEND)
    if oordeel.geen_gezag:
        zinnen.append(GEEN_GEZAG)
    if mensen and oordeel.stand == ONTBREEKT:
        zinnen.append(f"Nog te vragen: {mensen}.")
    elif oordeel.stand == GEWEIGERD:
        zinnen.append(f"Geen toestemming van {mensen}." if mensen else "Geen toestemming.")
    elif oordeel.stand == VERLOPEN:
        zinnen.append(f"De toestemming van {mensen} is verlopen." if mensen else "De toestemming is verlopen.")
    return " ".join(zinnen)


def _stand_van(uitspraak: Gezegd | None, dag: str) -> str:
    if uitspraak is None:
        return ONTBREEKT
    if uitspraak.stand != "gegeven":
        return GEWEIGERD
    return VERLOPEN if uitspraak.tot and uitspraak.tot < dag else VOLLEDIG


def _leeftijden(wie: Gezinslid, dag: date) -> tuple[int, int]:
    """The youngest and the oldest this person can be on `dag`."""
    if not wie.geboortedatum:
        return (0, ZESTIEN) if wie.kind else (ACHTTIEN, ACHTTIEN)
    delen = wie.geboortedatum.split("-")
    vroegst = "-".join((*delen, "01", "01")[:3]) if len(delen) < 3 else wie.geboortedatum
    if len(delen) == 3:
        laatst = vroegst
    elif len(delen) == 2:
        laatst = f"{wie.geboortedatum}-{_dagen_in(int(delen[0]), int(delen[1])):02d}"
    else:
        laatst = f"{wie.geboortedatum}-12-31"
    return _jaren(laatst, dag), _jaren(vroegst, dag)


def _jaren(geboortedatum: str, dag: date) -> int:
    jaar, maand, dag_ = (int(deel) for deel in geboortedatum.split("-"))
    return dag.year - jaar - ((dag.month, dag.day) < (maand, dag_))


def _dagen_in(jaar: int, maand: int) -> int:
    return ((date(jaar, maand, 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day


def _opsomming(namen: list[str]) -> str:
    return " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1]))) if namen else ""
