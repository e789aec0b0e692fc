"""Where every Opdracht is carried out: the right is checked, one use case works in one transaction, committed once.

Runs on lane S, the only writer of the store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from sqlalchemy.exc import IntegrityError

from wijdesk.errors import Achterhaald, Ongezien, Weigering
from wijdesk.models.opdrachten.basis import Gezien, Opdracht, gezien_van
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id, IdMaker, Klok, schrijfbaar
from wijdesk.services.belangpoort import Poort
from wijdesk.services.beperking import Beperking
from wijdesk.services.doorwijzing import als_nu
from wijdesk.services.elders import eis_niets_elders
from wijdesk.services.gebeurtenissen import meld
from wijdesk.services.gezin import rijen_van
from wijdesk.services.inzage.eigen import Kijker
from wijdesk.services.inzage.plekken import ALLES, PLEKKEN
from wijdesk.services.inzage.poort import eis
from wijdesk.services.oordelen import ongezien_bij
from wijdesk.services.over_wie import over_wie
from wijdesk.services.register import UseCase, eis_recht, use_case
from wijdesk.services.tekstlengte import eis_lengte
from wijdesk.services.tussentijds import in_woorden
from wijdesk.services.writes import (
    agressie,
    akkoord,
    avg,
    belang,
    betrokkene,
    bewaren,
    buurt,
    cijfer,
    collectief,
    consult,
    contact,
    controlelijst,
    dossiercontrole,
    gezag,
    huis,
    huishouden,
    huishouden_delen,
    impact,
    importeren,
    instelling,
    inzage,
    kaart,
    klacht,
    klacht_dubbel,
    klacht_verloop,
    locatie,
    logboek,
    meldcode,
    ondersteuning,
    onderzoek,
    ongedaan,
    opschaling,
    persoon,
    plan,
    praktijk,
    praktijksoort,
    regie,
    regieclaim,
    rol,
    sessie,
    signaal,
    signaal_bundel,
    sluiting,
    straatronde,
    tarief,
    teamoverdracht,
    termijn,
    toeleiding,
    triage,
    triage_besluit,
    verloop,
    verschil,
    vragenlijst,
    wachtrij,
    werk,
    wvggz,
    zrm,
)
from wijdesk.store import klokstand
from wijdesk.store.behoud.register import na_schrijven
from wijdesk.store.doorwijzing import wijzers_van
from wijdesk.store.elders import dichte
from wijdesk.store.engine import Winkel
from wijdesk.store.kast import Kast
from wijdesk.store.tussentijds import past_niet
from wijdesk.store.unit_of_work import UnitOfWork, Wie
from wijdesk.store.volgorde import BuitenVolgorde, eis_volgorde, op_volgorde

R = TypeVar("R")

SCHRIJVERS = (
    agressie,
    akkoord,
    avg,
    belang,
    betrokkene,
    bewaren,
    buurt,
    cijfer,
    collectief,
    consult,
    contact,
    controlelijst,
    dossiercontrole,
    gezag,
    huis,
    huishouden,
    huishouden_delen,
    impact,
    importeren,
    instelling,
    inzage,
    kaart,
    klacht,
    klacht_dubbel,
    klacht_verloop,
    locatie,
    logboek,
    meldcode,
    ondersteuning,
    onderzoek,
    ongedaan,
    opschaling,
    persoon,
    plan,
    praktijk,
    praktijksoort,
    regie,
    regieclaim,
    rol,
    sessie,
    signaal,
    signaal_bundel,
    sluiting,
    straatronde,
    tarief,
    teamoverdracht,
    termijn,
    toeleiding,
    triage,
    triage_besluit,
    verloop,
    verschil,
    vragenlijst,
    wachtrij,
    werk,
    wvggz,
    zrm,
)
"""The modules whose use cases are carried out here."""

W = TypeVar("W")


def _geschoond(wat: W) -> W:
    """A request with its texts as they can be written, so that a use case judges what will stand there.

    A sign without meaning (NUL) is no reason and no name, though it is not empty.
    """
    if isinstance(wat, str):
        return cast("W", schrijfbaar(wat))
    if isinstance(wat, tuple):
        delen = tuple(map(_geschoond, wat))
        return wat if delen == wat else cast("W", delen)
    if is_dataclass(wat) and not isinstance(wat, type):
        oud = {veld.name: getattr(wat, veld.name) for veld in fields(wat)}
        nieuw = {naam: schoon for naam, waarde in oud.items() if (schoon := _geschoond(waarde)) != waarde}
        return replace(wat, **nieuw) if nieuw else wat
    return wat


def _wie_nu(uow: UnitOfWork, naar: Mapping[Id, Id]) -> Wie:
    """Who is at work, when that card was merged while they were: the one that stands for it."""
    wie = replace(uow.wie, locatie_id=als_nu(uow.wie.locatie_id, naar))
    if wie.medewerker_id not in naar:
        return wie
    id_ = als_nu(wie.medewerker_id, naar)
    return replace(wie, medewerker_id=id_, naam=uow.sql("SELECT naam FROM medewerker WHERE id = ?", id_)[0])


def _onthoud_moment(uow: UnitOfWork, opdracht: object) -> None:
    """What is told to the log happened at a moment that was (`klokstand`); `LogToegang` knows of each line when."""
    if not isinstance(opdracht, LogToegang) and (uow.sessie.new or "toegang" in uow.veranderd):
        uow.flush()
        if "toegang" in uow.veranderd:
            stand = klokstand.lees(rijen_van(uow))
            if not stand.is_terug(uow.nu):  # that is told with the next line of the log
                klokstand.werk_bij(Kast(uow.cursor), stand.na(uow.nu))


class Schrijfloket:
    """Carries out the work of one medewerker on one open store."""

    def __init__(self, winkel: Winkel, *, wie: Wie, klok: Klok, ids: IdMaker) -> None:
        self.winkel = winkel
        self._wie = wie
        self._klok = klok
        self._ids = ids

    def zet_rechten(self, rechten: frozenset[str], locatie_id: Id) -> None:
        """From the next use case on, and at this locatie."""
        self._wie = replace(self._wie, rechten=rechten, locatie_id=locatie_id)

    def voer_uit(self, opdracht: Opdracht[R]) -> tuple[R, Wijziging]:
        """The result and what changed. Raises Weigering or a Storing; then nothing was written."""
        geval = use_case(opdracht)
        eis_recht(geval, self._wie.rechten)
        gezien, opdracht = gezien_van(opdracht), _geschoond(opdracht)
        eis_lengte(opdracht)
        try:
            return self._doe(geval, opdracht, gezien, volgorde_vrij=False)
        except BuitenVolgorde:
            return self._doe(geval, opdracht, gezien, volgorde_vrij=True)

    def _doe(
        self, geval: UseCase, opdracht: Opdracht[R], gezien: Gezien | None, *, volgorde_vrij: bool
    ) -> tuple[R, Wijziging]:
        """`voer_uit` in one transaction. Raises BuitenVolgorde when the order of what it writes must be free."""
        wie, klok, ids = self._wie, self._klok, self._ids
        werk = UnitOfWork(
            winkel=self.winkel,
            wie=wie,
            klok=klok,
            ids=ids,
            doel=geval.doel,
            gezien=gezien,
            volgorde_vrij=volgorde_vrij,
        )
        with werk as uow, Poort(uow) as poort, op_volgorde(uow):
            if naar := wijzers_van(uow):
                opdracht, uow.wie = als_nu(opdracht, naar), _wie_nu(uow, naar)
            dicht = dichte(rijen_van(uow))
            opdracht = poort.laat_door(opdracht)
            if PLEKKEN.get(type(opdracht).__name__, ALLES):
                mag = uow.wie.rechten.__contains__
                kijker = Kijker(rijen_van(uow), medewerker_id=uow.wie.medewerker_id, nu=uow.nu, mag=mag)
                eis(rijen_van(uow), kijker, opdracht, uow.nu)
            beperking = Beperking(uow, opdracht)
            beperking.eis_niets_genoemd()
            ongezien = ongezien_bij(uow, opdracht)
            try:
                uitkomst: R = geval.functie(uow, opdracht)
                uow.flush()
                poort.eis_niets_geraakt()
                beperking.eis_niets_geschreven()
                if ongezien:
                    raise Achterhaald(())
            except Achterhaald as fout:
                raise self._verteld(uow, opdracht, fout, ongezien, dicht) from None
            except Weigering as fout:
                if not ongezien or "" in fout.fouten:  # a field may be wrong because of what came in; the rest is no
                    raise
                raise self._verteld(uow, opdracht, Achterhaald(()), ongezien, dicht) from None
            except IntegrityError as fout:
                eis_volgorde(uow, fout)
                achterhaald = past_niet(uow)
                if achterhaald is None and not ongezien:
                    raise
                raise self._verteld(uow, opdracht, achterhaald or Achterhaald(()), ongezien, dicht) from None
            if dicht:
                eis_niets_elders(rijen_van(uow), opdracht, uow.veranderd, dicht)
            over, huishouden_id = over_wie(uow)
            meld(uow, opdracht, uitkomst)
            _onthoud_moment(uow, opdracht)
            wijziging = uow.commit()
            na_schrijven(self.winkel, uow.veranderd)
            if gezien is not None:
                gezien.ook.add(uow.transactie.hex())
        return uitkomst, replace(wijziging, over=over, huishouden_id=huishouden_id)

    def _verteld(
        self, uow: UnitOfWork, opdracht: object, fout: Achterhaald, ongezien: list[Ongezien], dicht: frozenset[Id]
    ) -> Weigering:
        """What came in, in words; of a household that went to another team only that it did."""
        uow.laat_varen()
        if dicht:
            over: dict[str, set[Id]] = {}
            plekken = [(ander.soort, ander.rij) for ander in fout.wat] + [(rij.soort, rij.rij) for rij in ongezien]
            for soort, id_ in plekken:
                over.setdefault(soort, set()).add(Id(id_))
            eis_niets_elders(rijen_van(uow), opdracht, over, dicht)
        return in_woorden(uow, Achterhaald(fout.wat, ongezien=ongezien))
