"""Saying what one looks for, breaking the glass, and judging whoever did. What was said once is never taken back."""

from __future__ import annotations

import re

from wijdesk.errors import Weigering
from wijdesk.models.datums import eis_dag
from wijdesk.models.herken import controleer_bsn
from wijdesk.models.huis import Toegang
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.inzage import Inzagegrond
from wijdesk.models.inzagegronden import DOEL, NOOD, NOOD_DUUR, einde_van_de_dag, gronden
from wijdesk.models.logsoort import DOEL as LOG_DOEL
from wijdesk.models.logsoort import NOOD as LOG_NOOD
from wijdesk.models.opdrachten.inzage import BeoordeelNoodinzage, OpenInNood, ZegDoel, ZoekInNood
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.inzage import NoodUitkomst
from wijdesk.models.values import Id, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import rijen_van
from wijdesk.services.inzage.eigen import Kijker
from wijdesk.services.register import opdracht
from wijdesk.store import klokstand
from wijdesk.store.betrokken import WOONT
from wijdesk.store.elders import kaal
from wijdesk.store.unit_of_work import UnitOfWork

DOEL_NOOD = "noodinzage: gevaar voor iemand (AVG art. 6 lid 1 onder d)"
NIET_GEVONDEN = "niet gevonden"
ALLEEN_NOOD = "Dit hoort bij een andere locatie. Alleen in nood kunt u dit openen."
_ZOEK_BSN = "SELECT id FROM persoon WHERE bsn = ? AND status = 'actief' ORDER BY id"
_ZOEK_DAG = (
    "SELECT id, bsn, roepnaam, achternaam, geboortenaam FROM persoon "
    "WHERE geboortedatum = ? AND status = 'actief' ORDER BY id"
)
MINSTENS_WOORDEN, MINSTENS_LETTERS = 3, 10
"""Of a reason for an emergency: whoever judges it must know what was the matter ("Een kind gilt")."""


@opdracht(ZegDoel, recht="inzage.doel", doel="doel opgeven om buiten de eigen caseload te kijken")
def zeg_doel(uow: UnitOfWork, o: ZegDoel) -> int:
    """Open a dossier of the own locatie until the end of this day, for a purpose that stands in the log."""
    huis, persoon = _eis_een(uow, o.huishouden_id, o.persoon_id)
    Codeboek(uow).eis("inzagegrondslag", o.grondslag, veld="grondslag")
    grond = next((rij for rij in gronden() if rij.code == o.grondslag), None)
    if grond is None:
        raise Weigering("Kies waarvoor u kijkt.", veld="grondslag")
    if grond.zin and not o.reden.strip():
        raise Weigering("Schrijf in één zin waarvoor u kijkt.", veld="reden")
    kijker = Kijker(rijen_van(uow), medewerker_id=uow.wie.medewerker_id, nu=uow.nu, mag=uow.wie.rechten.__contains__)
    stand = kijker.huis(huis.id) if huis is not None else kijker.persoon(persoon.id if persoon else Id(b""))
    if stand.vraagt == NOOD:
        raise Weigering(ALLEEN_NOOD)
    tot = einde_van_de_dag(_nu(uow))
    _zeg(uow, DOEL, huis, persoon, tot=tot, grondslag=o.grondslag, reden=o.reden.strip())
    uow.voeg_toe(
        Toegang(
            tijd=uow.nu, medewerker_id=uow.wie.medewerker_id, soort=LOG_DOEL, wat="doel opgegeven", doel=grond.wet,
            persoon_id=None if persoon is None else persoon.id, huishouden_id=None if huis is None else huis.id,
            grondslag=o.grondslag,
        ),
        reden=_klok(uow),
    )  # fmt: skip
    uow.ongedaan = False
    return tot


@opdracht(OpenInNood, recht="inzage.nood", doel=DOEL_NOOD)
def open_in_nood(uow: UnitOfWork, o: OpenInNood) -> int:
    """Open a dossier of whatever locatie for two hours. Whoever keeps the log judges it."""
    huis, persoon = _eis_een(uow, o.huishouden_id, o.persoon_id)
    _eis_nood(o.reden)
    tot = _nu(uow) + NOOD_DUUR
    _zeg(uow, NOOD, huis, persoon, tot=tot, reden=o.reden.strip())
    _log_nood(uow, persoon.id if persoon is not None else None, huis.id if huis is not None else None)
    return tot


@opdracht(ZoekInNood, recht="inzage.nood", doel=DOEL_NOOD)
def zoek_in_nood(uow: UnitOfWork, o: ZoekInNood) -> NoodUitkomst:
    """Look somebody up past everything that hides them, and open their dossier and household for two hours.

    Two people who fit are nobody: the BSN tells them apart. Who asks hears the same in both cases. Two cards of one
    person open both.
    """
    _eis_nood(o.reden)
    gevonden = _zoek(uow, o)
    if not gevonden:
        _log_nood(uow, None, None, uitkomst=NIET_GEVONDEN)
        return NoodUitkomst()
    tot, dag, reden = _nu(uow) + NOOD_DUUR, lokaal(uow.nu).date().isoformat(), o.reden.strip()
    woont = {id_: [Id(rij[0]) for rij in rijen_van(uow)(WOONT, (id_, dag, dag))] for id_ in gevonden}
    gevonden.sort(key=lambda id_: not woont[id_])  # where the dossier hangs comes first
    for id_ in gevonden:
        _zeg(uow, NOOD, None, uow.haal(Persoon, id_, wat="Deze persoonskaart"), tot=tot, reden=reden)
        _log_nood(uow, id_, woont[id_][0] if woont[id_] else None)
    huizen = list(dict.fromkeys(huis for id_ in gevonden for huis in woont[id_]))
    for huis in huizen:
        _zeg(uow, NOOD, uow.haal(Huishouden, huis, wat="Dit huishouden"), None, tot=tot, reden=reden)
    return NoodUitkomst(
        persoon_id=gevonden[0], ook=tuple(gevonden[1:]), huishouden_id=huizen[0] if huizen else None, tot=tot
    )


@opdracht(BeoordeelNoodinzage, recht="log.beoordelen", doel="noodinzage beoordelen (AVG art. 5 lid 2)")
def beoordeel_noodinzage(uow: UnitOfWork, o: BeoordeelNoodinzage) -> None:
    """Say whether an emergency was one. Nobody judges their own, and a judgement stands."""
    grond = uow.haal(Inzagegrond, o.id, wat="Deze noodinzage")
    if grond.soort != NOOD:
        raise Weigering("Deze noodinzage bestaat niet (meer).")
    if grond.medewerker_id == uow.wie.medewerker_id:
        raise Weigering("Uw eigen noodinzage beoordeelt een collega.")
    if grond.oordeel:
        raise Weigering("Deze noodinzage is al beoordeeld.")
    if o.oordeel not in ("terecht", "onterecht"):
        raise Weigering("Kies: terecht of onterecht.", veld="oordeel")
    if not o.reden.strip():
        waarom = {"terecht": "wat u hebt nagekeken", "onterecht": "waarom dit niet terecht was"}[o.oordeel]
        raise Weigering(f"Schrijf in één zin {waarom}.", veld="reden")
    grond.oordeel, grond.oordeel_reden = o.oordeel, o.reden.strip()
    grond.gezien_door_id, grond.gezien_op = uow.wie.medewerker_id, uow.nu
    uow.ongedaan = False
    uow.zin = "Noodinzage beoordeeld"


def _eis_een(
    uow: UnitOfWork, huishouden_id: Id | None, persoon_id: Id | None
) -> tuple[Huishouden | None, Persoon | None]:
    if (huishouden_id is None) == (persoon_id is None):
        raise Weigering("Zeg om welk huishouden of om welke inwoner het gaat.")
    if huishouden_id is None:
        return None, uow.haal(Persoon, persoon_id or Id(b""), wat="Deze persoonskaart")
    huis = uow.haal(Huishouden, huishouden_id, wat="Dit huishouden")
    while huis.samengevoegd_in is not None:
        huis = uow.haal(Huishouden, huis.samengevoegd_in, wat="Dit huishouden")
    return huis, None


def _nu(uow: UnitOfWork) -> int:
    """What one says holds from here, also while the clock of the computer is behind (`klokstand`)."""
    return klokstand.moment(rijen_van(uow), uow.nu)


def _klok(uow: UnitOfWork) -> str:
    return klokstand.reden(klokstand.lees(rijen_van(uow)), uow.nu)


def _eis_nood(reden: str) -> None:
    woorden = {woord.casefold() for woord in re.findall(r"[^\W\d_]{2,}", reden)}
    if len(woorden) < MINSTENS_WOORDEN or sum(map(len, woorden)) < MINSTENS_LETTERS:
        raise Weigering("Schrijf in één zin wat er aan de hand is: wie er gevaar loopt en waardoor.", veld="reden")


def _zoek(uow: UnitOfWork, o: ZoekInNood) -> list[Id]:
    """The cards of the one person who fits; none when nobody fits, or more than one person."""
    if o.bsn.strip():
        bsn = controleer_bsn(o.bsn)
        return [Id(rij[0]) for rij in rijen_van(uow)(_ZOEK_BSN, (bsn,))]
    if not o.achternaam.strip():
        raise Weigering("Vul het BSN in, of de achternaam en de geboortedatum.", veld="bsn")
    dag = eis_dag(o.geboortedatum, veld="geboortedatum")
    naam = kaal(o.achternaam)
    rijen = [rij for rij in rijen_van(uow)(_ZOEK_DAG, (dag.isoformat(),)) if naam in map(kaal, rij[3:])]
    is_een = all(len({waarde for rij in rijen if (waarde := kaal(rij[plek]))}) < 2 for plek in (1, 2))
    return [Id(rij[0]) for rij in rijen] if is_een else []


def _zeg(
    uow: UnitOfWork,
    soort: str,
    huis: Huishouden | None,
    persoon: Persoon | None,
    *,
    tot: int,
    reden: str,
    grondslag: str = "",
) -> None:
    uow.voeg_toe(
        Inzagegrond(
            soort=soort, medewerker_id=uow.wie.medewerker_id, huishouden_id=None if huis is None else huis.id,
            persoon_id=None if persoon is None else persoon.id, grondslag=grondslag, reden=reden, van=_nu(uow), tot=tot,
        )
    )  # fmt: skip


def _log_nood(uow: UnitOfWork, persoon_id: Id | None, huishouden_id: Id | None, *, uitkomst: str = "") -> None:
    uow.voeg_toe(
        Toegang(
            tijd=uow.nu, medewerker_id=uow.wie.medewerker_id, soort=LOG_NOOD, wat="noodinzage", doel=DOEL_NOOD,
            persoon_id=persoon_id, huishouden_id=huishouden_id, uitkomst=uitkomst,
        ),
        reden=_klok(uow),
    )  # fmt: skip
    uow.ongedaan = False
