"""Signalen that were found in a straatronde go along when its day or time turns out to be another.

What nobody did anything with goes along by itself. Of what was taken up the caller says whether it does, and is asked
that in words with how many these are; a signaal they may not see is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.signaal import Signaal, Straatronde
from wijdesk.models.signaalregels import NIEUW
from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.services.gezin import lezer_van, rijen_van
from wijdesk.store import elders
from wijdesk.store.signaalgeheim import alleen_zichtbaar
from wijdesk.store.unit_of_work import UnitOfWork

LEZEN = "signaal.lezen"
VELD = "signalen_mee"
WAAROM = "De dag of tijd van de straatronde is rechtgezet."


def verplaats(uow: UnitOfWork, ronde: Straatronde, oud: datetime, nieuw: datetime, *, mee: bool | None) -> int:
    """From when the round was said to end (`oud`, Amsterdam) to when it did; answers how many they see went along.

    Raises Weigering on "signalen_mee" when some were taken up and `mee` is None, or when these cannot go along.
    """
    te_zien = _te_zien(uow, ronde.id)
    te_doen = tuple(_te_verplaatsen(uow, ronde.id, oud, nieuw))
    opgepakt = {signaal.id for signaal, _ in te_doen if _is_opgepakt(signaal)}
    if (aantal := len(opgepakt & te_zien)) and mee is None:
        raise Weigering(_vraag(aantal), veld=VELD)
    te_laat = {signaal.id for signaal, wordt in te_doen if _is_eerder_gedaan(signaal, wordt)}
    if mee and te_laat & te_zien:
        raise Weigering(
            "Er is al iets gedaan voor deze nieuwe dag. Kies dat opgepakte signalen hun dag houden.", veld=VELD
        )
    gegaan = 0
    for signaal, wordt in te_doen:
        if signaal.id in te_laat or (signaal.id in opgepakt and mee is False):
            continue
        signaal.zet_ontvangen(wordt)
        uow.reden(signaal, WAAROM)
        gegaan += signaal.id in te_zien
    return gegaan


def _te_verplaatsen(uow: UnitOfWork, id_: Id, oud: datetime, nieuw: datetime) -> Iterator[tuple[Signaal, int]]:
    """(signaal, its new moment) of what was heard in the round. Not of a household that went to another team."""
    van, dagen = moment_van(oud), (nieuw.date() - oud.date()).days
    rijen = rijen_van(uow)
    weg = elders.dichte(rijen)
    for signaal in uow.vind(select(Signaal).where(Signaal.straatronde_id == id_, Signaal.status == "actief")):
        toen = lokaal(signaal.ontvangen)
        if signaal.ontvangen == van:
            wordt = moment_van(nieuw)
        elif toen.date() == oud.date():  # somebody said when, or it was written down before the round had ended
            wordt = moment_van(toen + timedelta(days=dagen))
        else:
            continue
        wordt = min(wordt, uow.nu)
        if wordt != signaal.ontvangen and not (weg and elders.huishouden_van(rijen, signaal.id) in weg):
            yield signaal, wordt


def _te_zien(uow: UnitOfWork, id_: Id) -> frozenset[Id]:
    """Those of a round that whoever works here may see."""
    lezer = lezer_van(uow)
    if not lezer.mag(LEZEN):
        return frozenset()
    vraag = f"SELECT s.id FROM signaal s WHERE s.straatronde_id = ? AND {alleen_zichtbaar(lezer)}"  # noqa: S608
    return frozenset(Id(rij[0]) for rij in lezer.rows(vraag, (id_,)))


def _is_opgepakt(signaal: Signaal) -> bool:
    return signaal.stand != NIEUW or signaal.eerste_reactie is not None


def _is_eerder_gedaan(signaal: Signaal, wordt: int) -> bool:
    """Whether something was done with it before it would have been heard."""
    dag = lokaal(wordt).date().isoformat()
    gereageerd = signaal.eerste_reactie is not None and signaal.eerste_reactie < wordt
    return gereageerd or "" < signaal.teruggekoppeld_op < dag


def _vraag(aantal: int) -> str:
    if aantal == 1:
        return "1 signaal uit deze ronde is al opgepakt. Kies of het ook de nieuwe dag krijgt."
    return f"{aantal} signalen uit deze ronde zijn al opgepakt. Kies of zij ook de nieuwe dag krijgen."
