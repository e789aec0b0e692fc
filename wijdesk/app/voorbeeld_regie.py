"""The casusregie of the example store: every casemanager does their own part, with the clock on the day it happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.voorbeeld_kaart import met_kaart, plekken
from wijdesk.errors import DoelNodig
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.inzage import ZegDoel
from wijdesk.models.opdrachten.regie import VraagOverdracht
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.values import Id, moment_van
from wijdesk.services.voorbeeld.casussen import VoorbeeldCasus
from wijdesk.services.voorbeeld.verhaal import HUISHOUDEN, Kaart, NogNiet, Stap, wie
from wijdesk.services.voorbeeld.verhaal_begin import CASUS, TERMIJN
from wijdesk.services.voorbeeld.vertellen import overdrachtsbrief, vertel
from wijdesk.store import keys

UUR = 3_600_000
GRONDSLAG = "de inwoner is hier nu"
"""Why somebody of the example works in a dossier that is not theirs any more (the list "inzagegrondslag")."""
GEVRAAGD = 2
"""So many transfers wait for an answer of who logs in."""


def speel_casussen(
    map_: Path,
    sleutel: keys.Sleutel,
    casussen: Sequence[VoorbeeldCasus],
    *,
    medewerkers: Sequence[Id],
    nummers: dict[str, Id],
    wereld: Wereld,
    zet_klok: Callable[[int | None], None],
    nu: datetime,
    zaad: int,
    meld: Callable[[int], None] = lambda _erbij: None,
) -> None:
    """Carry out the story of every casus as the casemanager it belongs to; the first of `medewerkers` logs in later.

    `zet_klok` moves the clock of `wereld`; None is the real time again. `meld` gets how many cases were added.
    """
    per_collega: dict[int, list[VoorbeeldCasus]] = defaultdict(list)
    for casus in casussen:
        per_collega[casus.van and 1 + casus.van % (len(medewerkers) - 1)].append(casus)
    gevraagd: set[int] = set()
    for plek, eigen in sorted(per_collega.items(), reverse=True):
        bureau = Bureau(map_, keys.Sleutel(sleutel.sleutel, medewerkers[plek]), wereld)
        try:
            in_kaart = plekken(bureau)
            for casus in eigen:
                kaart = _kaart(casus, nummers, bureau, tandem=medewerkers[(plek + 1) % len(medewerkers)])
                for stap in vertel(casus, zaad, nu=nu):
                    zet_klok(moment_van(stap.moment))
                    _doe(bureau, casus, kaart, stap, in_kaart)
                vraagt = plek and not casus.gesloten and casus.dagen > 60 and plek not in gevraagd
                if vraagt and len(gevraagd) < GEVRAAGD:
                    gevraagd.add(plek)
                    zet_klok(moment_van(nu) - (len(gevraagd) * 26 - 23) * UUR)
                    brief = overdrachtsbrief(len(gevraagd), zaad, casus=casus, nu=nu)
                    bureau.doe(VraagOverdracht(huishouden_id=kaart[HUISHOUDEN], naar_id=medewerkers[0], notitie=brief))
                meld(1)
        finally:
            zet_klok(None)
            bureau.sluit()


def _kaart(casus: VoorbeeldCasus, nummers: dict[str, Id], bureau: Bureau, *, tandem: Id) -> Kaart:
    kaart = Kaart(bureau.wereld.ids, {"tandem": tandem})
    for lid in casus.gezin.leden:
        if lid.nummer:
            kaart.bekend[wie(lid)] = nummers[lid.nummer]
    return kaart


def _doe(bureau: Bureau, casus: VoorbeeldCasus, kaart: Kaart, stap: Stap, in_kaart: dict[str, Id]) -> None:
    try:
        opdracht = met_kaart(stap.maak(kaart), in_kaart)
    except NogNiet:
        return
    try:
        uitkomst = bureau.doe(opdracht)
    except DoelNodig as nodig:  # whoever had the regie long ago says so first, as anybody would
        huishouden = None if nodig.huishouden_id is None else Id(nodig.huishouden_id)
        persoon = None if nodig.persoon_id is None else Id(nodig.persoon_id)
        bureau.doe(ZegDoel(grondslag=GRONDSLAG, huishouden_id=huishouden, persoon_id=persoon))
        uitkomst = bureau.doe(opdracht)
    if stap.sleutel:
        kaart.bekend[stap.sleutel] = uitkomst
    if stap.sleutel == HUISHOUDEN and not all(lid.nummer for lid in casus.gezin.leden):
        _leer_nieuwe_kennen(bureau, casus, kaart)
    elif stap.sleutel == CASUS:
        for rij in bureau.lees(LeesTermijnen(bereik="huishouden", huishouden_id=kaart[HUISHOUDEN])):
            if rij.termijn is not None:
                kaart.bekend[f"{TERMIJN}{rij.termijn.regel}"] = rij.termijn.id


def _leer_nieuwe_kennen(bureau: Bureau, casus: VoorbeeldCasus, kaart: Kaart) -> None:
    """Who was thought up got an id when the household was made."""
    bekend = set(kaart.bekend.values())
    nieuw = [lid for lid in casus.gezin.leden if not lid.nummer]
    rijen = bureau.lees(LeesHuishouden(id=kaart[HUISHOUDEN])).leden
    for lid, rij in zip(nieuw, (rij for rij in rijen if rij.persoon_id not in bekend), strict=True):
        kaart.bekend[wie(lid)] = rij.persoon_id
