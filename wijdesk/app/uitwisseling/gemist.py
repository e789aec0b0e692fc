"""Changed here and destroyed there: who changed it hears so, without a word of what it said.

When an order to destroy a dossier arrives, what was written here and the other desk had not seen goes with it. Nobody
may think that it was kept: what it was about and when it was said stays known (a header has no content) for two weeks.
"""

from __future__ import annotations

import json

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id, moment_in_woorden
from wijdesk.services.verschil.velden import noun_in_woorden
from wijdesk.store import elders, gemist, late_blokkades
from wijdesk.store.bevel import VERNIETIGING, wachtende_bevelen
from wijdesk.store.eigenketens import EigenKetens
from wijdesk.store.engine import Winkel
from wijdesk.sync import verdeling
from wijdesk.sync.deelnemer import Deelnemer, gedeeld

GEMIST = "vernietigd.gemist"
"""In the cupboard: entries of this desk that were destroyed unseen, each with when that was (ms UTC)."""
BLIJFT_MS = 14 * 86_400_000
"""So long it is told: somebody may have a week off."""
TELT = " In de cijfers telt het contact mee, zonder naam."
"""Whoever was there need not register it again (`store.nalaten`)."""
STIL = frozenset({"toegang", VERNIETIGING})
"""What nobody writes on purpose."""


@dataclass(frozen=True, slots=True)
class Vooraf:
    """What only this desk had before a round, and which dossiers were destroyed by then."""

    ongedeeld: frozenset[bytes]
    gewist: frozenset[bytes]


def kijk_vooraf(balie: Deelnemer) -> Vooraf:
    """Before a round. Costs a look-up when nothing waits."""
    ketens = [(keten, gedeeld(balie.kast, keten)[1]) for keten in balie.schrijft.values()]
    if (staat := verdeling.staat_van(balie)) is not None:
        ketens.append((balie.keten, staat.tot))

    def lees(winkel: Winkel) -> Vooraf:
        return Vooraf(gemist.na(winkel.db, ketens), frozenset(gemist.gewist(winkel.db)))

    return balie.op(lees)


def kijk_na(balie: Deelnemer, vooraf: Vooraf) -> None:
    """After a round, also one that failed: remember what was destroyed unseen."""

    def zoek(winkel: Winkel) -> list[str]:
        db = winkel.db
        bevelen = {d: bevel for d, bevel in gemist.gewist(db).items() if d not in vooraf.gewist}
        if not bevelen:
            return []
        eigen = EigenKetens(lambda vraag, params: db.execute(vraag, params).fetchall())
        weg = set(gemist.zonder_inhoud(db, vooraf.ongedeeld))
        for dossier, (bevel, op) in bevelen.items():
            toestel = gemist.toestel(db, bevel)
            if toestel is not None and eigen.is_hier(toestel.hex(), bevel.hex()):
                continue  # destroyed at this desk itself
            weg |= set(gemist.later(db, dossier, op, set(eigen.namen)))
        return sorted(id_.hex() for id_ in weg)

    if not (weg := balie.op(zoek)):
        return
    nu, eerder = balie.klok(), _lees(balie)
    balie.kast.put(GEMIST, json.dumps(eerder | {id_: nu for id_ in weg if id_ not in eerder}).encode())


def gemiste_zinnen(balie: Deelnemer, medewerker_id: Id) -> list[str]:
    """What to tell this medewerker, one sentence for what was kept in one go."""
    nu = balie.klok()
    ids = [bytes.fromhex(id_) for id_, moment in _lees(balie).items() if abs(nu - moment) < BLIJFT_MS]
    koppen = balie.op(lambda winkel: list(gemist.koppen(winkel.db, ids))) if ids else []
    per_keer: dict[tuple[int, str], list[str]] = {}
    geteld = {(kop["t"], kop["tx"]) for kop in koppen if kop["s"] == "contact" and not any(kop["basis"].values())}
    for kop in koppen:
        if kop["m"] == medewerker_id.hex() and kop["s"] not in STIL:
            namen = per_keer.setdefault((kop["t"], kop["tx"]), [])
            if (naam := noun_in_woorden(kop["s"]).lower()) not in namen:
                namen.append(naam)
    return [
        f"Niet bewaard: wat u {moment_in_woorden(tijd, nu)} vastlegde ({', '.join(namen)}). "
        f"Dat dossier is bij een andere balie vernietigd.{TELT if (tijd, tx) in geteld else ''}"
        for (tijd, tx), namen in sorted(per_keer.items())
    ]


def weer_apart(balie: Deelnemer, medewerker_id: Id) -> list[str]:
    """What this medewerker merged and did not stay so, because it had gone to another team. No name: who reads this may
    have the centre's page open before somebody else.
    """
    nu = balie.klok()
    gevonden = balie.op(
        lambda winkel: elders.weer_apart_van(
            lambda vraag, params: winkel.db.execute(vraag, params).fetchall(), medewerker_id, nu - BLIJFT_MS
        )
    )
    return [
        f"Niet doorgegaan: u voegde {moment_in_woorden(op, nu)} een huishouden samen dat al aan {naar} was "
        "overgedragen. Het staat weer apart, en is hier dicht. Wat daarna is opgeschreven, staat bij het huishouden "
        "dat bleef."
        for naar, op in gevonden
    ]


def zonder_akkoord(balie: Deelnemer) -> list[str]:
    """That another desk orders something destroyed without the agreement of two people."""
    aantal = balie.op(lambda winkel: wachtende_bevelen(winkel.db))
    if not aantal:
        return []
    wat = "een dossier" if aantal == 1 else f"{aantal} dossiers"
    return [
        f"Een andere balie wil {wat} vernietigen, en het akkoord van twee mensen is hier niet. Er is niets vernietigd."
    ]


def te_laat_geblokkeerd(balie: Deelnemer, medewerker_id: Id) -> list[str]:
    """To whoever made a list and whoever agreed: a hold was set on what went, unknown to the desk that destroyed it."""
    nu = balie.klok()
    laat = balie.op(lambda winkel: late_blokkades.lees(winkel.db))
    return [
        f"Bewaarplicht op iets dat vernietigd is: op lijst {een.lijst} stond een dossier waarop {een.door} "
        f"{moment_in_woorden(een.gezet, nu)} een blokkade zette, en dat was nog niet gedeeld. Kijk of er een "
        "reservekopie van voor die dag is, en overleg met de functionaris gegevensbescherming."
        for een in laat
        if medewerker_id in een.voor and nu - een.op < late_blokkades.VERTEL_MS
    ]


def _lees(balie: Deelnemer) -> dict[str, int]:
    uit: dict[str, int] = json.loads(balie.kast.get(GEMIST) or b"{}")
    return uit
