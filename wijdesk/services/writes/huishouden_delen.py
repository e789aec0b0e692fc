"""Splitting a household, making one of two records of the same one, and taking that apart again (domein.md 6)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.base import Gejournaald
from wijdesk.models.casus import Casus, Nazorg, Regieoverdracht, casusnummer
from wijdesk.models.datums import dag_van
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.huishouden import HaalHuishoudensUiteen, SplitsHuishouden, VoegHuishoudensSamen
from wijdesk.models.opdrachten.teamoverdracht import HaalVerhuisdeUiteen
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Akkoord, Evaluatie, Plan, Planversie
from wijdesk.models.tabellen import MutatieRij
from wijdesk.models.toeleiding import Toeleiding
from wijdesk.models.values import Id
from wijdesk.models.verloop import Contactmoment
from wijdesk.services.afgeschermd import mag_zien
from wijdesk.services.casusstart import start_termijnen
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import (
    eis_reden,
    haal_huishouden,
    haal_lid,
    leden_van,
    naam_van_leden,
    naam_voor_wie_werkt,
    nagekeken_naam,
    rijen_van,
    vandaag_van,
)
from wijdesk.services.huissamen import voeg_huishoudens_samen
from wijdesk.services.personalia import adres_nagekeken, adres_voor
from wijdesk.services.regisseurs import RECHT as REGIE
from wijdesk.services.regisseurs import eis_regisseur
from wijdesk.services.register import opdracht
from wijdesk.services.terugkijken import terug
from wijdesk.services.verwijzingen import NAAR_HUISHOUDEN
from wijdesk.store.elders import WEER_APART, opgegaan_in_eigen
from wijdesk.store.huishoudens import WOONT_DEELS, WOONT_ELDERS
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "huishouden.schrijven"
_IN_LIJST = "lower(hex(id)) IN (SELECT value FROM json_each(?))"
_VAN_CASUS = "casus_id IN (SELECT id FROM casus WHERE huishouden_id = ?)"
_VAN_PLAN = "plan_id IN (SELECT id FROM plan WHERE huishouden_id = ?)"
_VIA: dict[type[Gejournaald], str] = {
    Regieoverdracht: _VAN_CASUS,
    Nazorg: _VAN_CASUS,
    Plan: _VAN_CASUS,
    Contactmoment: _VAN_CASUS,
    Toeleiding: _VAN_CASUS,
    Planversie: _VAN_PLAN,
    Evaluatie: _VAN_PLAN,
    Akkoord: "planversie_id IN (SELECT id FROM planversie WHERE huishouden_id = ?)",
}
"""What was written after a merge goes along with the casus or plan it belongs to."""
WAAROM = "Schrijf in één zin waarom dit hetzelfde huishouden is (of niet)."


@opdracht(SplitsHuishouden, recht=RECHT, doel="huishouden splitsen (scheiding, uit huis gaan)")
def splits(uow: UnitOfWork, o: SplitsHuishouden) -> Id:
    """The chosen members go to a household of their own, which is known as long as the one they came from."""
    oud = haal_huishouden(uow, o.id)
    gaan = _wie_gaat(uow, oud, o)
    nieuw = Huishouden(
        id=uow.ids(),
        naam="",
        locatie_id=oud.locatie_id,
        bekend_sinds=oud.bekend_sinds,
        gesplitst_uit=oud.id,
    )
    tot = (date.fromisoformat(o.op) - timedelta(days=1)).isoformat()
    mee = []
    for lid in gaan:
        nieuw_lid = uow.voeg_toe(
            Huishoudlid(
                huishouden_id=nieuw.id,
                persoon_id=lid.persoon_id,
                rol=lid.rol,
                verblijf=lid.verblijf if lid.verblijf != WOONT_ELDERS else "",
                van=o.op,
                tot=lid.tot,
                opmerking=lid.opmerking,
            )
        )
        lid.tot = max(lid.van, tot)
        mee.append(nieuw_lid)
    nieuw.naam = nagekeken_naam(o.naam) or naam_van_leden(uow, mee)
    nieuw.adres_id = _nieuw_adres(uow, oud, mee, o)
    uow.voeg_toe(nieuw)
    if o.regisseur_id is not None:
        _eigen_casus(uow, oud, nieuw, o, regisseur_id=o.regisseur_id)
    uow.zin = f"{naam_voor_wie_werkt(uow, nieuw)} gesplitst uit {naam_voor_wie_werkt(uow, oud)}"
    return nieuw.id


def _nieuw_adres(uow: UnitOfWork, oud: Huishouden, mee: Sequence[Huishoudlid], o: SplitsHuishouden) -> Id | None:
    """The address that was given, also for who moves there; without one what one of them lives at already."""
    if o.adres is None:
        adressen = (uow.haal(Persoon, lid.persoon_id).adres_id for lid in mee)
        return next((adres for adres in adressen if adres is not None and adres != oud.adres_id), None)
    adres_id = adres_voor(uow, adres_nagekeken(o.adres))
    for lid in mee:
        persoon = uow.haal(Persoon, lid.persoon_id)
        if lid.verblijf != WOONT_DEELS and (not persoon.afgeschermd or mag_zien(uow, persoon.id)):
            persoon.adres_id = adres_id
    return adres_id


def _wie_gaat(uow: UnitOfWork, oud: Huishouden, o: SplitsHuishouden) -> list[Huishoudlid]:
    vandaag = vandaag_van(uow)
    if dag_van(o.op) is None or o.op > vandaag:
        raise Weigering("Vul de dag van de splitsing in; die ligt niet in de toekomst.", veld="op")
    gaan = [haal_lid(uow, id_) for id_ in dict.fromkeys(o.leden)]
    if not gaan:
        raise Weigering("Kies wie naar het nieuwe huishouden gaat.", veld="leden")
    if any(lid.huishouden_id != oud.id for lid in gaan):
        raise Weigering("Wie gaat, hoort bij dit huishouden. Open het huishouden opnieuw.", veld="leden")
    if any(lid.tot and lid.tot < o.op for lid in gaan):
        raise Weigering("Iemand van hen hoorde op die dag niet meer bij dit huishouden.", veld="op")
    if any(lid.van > o.op for lid in gaan):
        raise Weigering("Iemand van hen hoorde op die dag nog niet bij dit huishouden.", veld="op")
    blijven = [lid for lid in leden_van(uow, oud.id) if lid not in gaan and lid.overlapt(o.op, vandaag)]
    if not blijven:
        raise Weigering("Er moet iemand achterblijven. Verhuizen kan met Verhuizen.", veld="leden")
    return gaan


def _eigen_casus(uow: UnitOfWork, oud: Huishouden, nieuw: Huishouden, o: SplitsHuishouden, *, regisseur_id: Id) -> None:
    """A casus for the new household too, from the day of splitting, with the kader of the one that runs."""
    if REGIE not in uow.wie.rechten:
        raise Weigering("Uw rol kan geen casus openen. Splits zonder eigen casus.", veld="regisseur_id")
    eis_regisseur(uow, regisseur_id, veld="regisseur_id")
    lopend = None if oud.casus_id is None else uow.haal(Casus, oud.casus_id, wat="De casus")
    kader = o.wettelijk_kader or (lopend.wettelijk_kader if lopend is not None else "")
    if not Codeboek(uow).kent("wettelijk_kader", kader):
        raise Weigering("Kies onder welke wet de nieuwe casus valt.", veld="wettelijk_kader")
    geheim = any(uow.haal(Persoon, lid.persoon_id).afgeschermd for lid in leden_van(uow, oud.id))
    uit = "een ander huishouden" if geheim else oud.naam
    id_, vandaag = uow.ids(), vandaag_van(uow)
    uow.flush()  # apart, so that undo lets go of the casus before the household lapses
    nieuw.begin_casus(id_, regisseur_id=regisseur_id)
    casus = uow.voeg_toe(
        Casus(
            id=id_,
            huishouden_id=nieuw.id,
            nummer=casusnummer(id_, int(vandaag[:4])),
            locatie_id=nieuw.locatie_id,
            wettelijk_kader=kader,
            aanleiding=f"Gesplitst uit {uit}" + (f" (casus {lopend.nummer})" if lopend is not None else ""),
            geopend_op=uow.nu,
            geopend_door_id=uow.wie.medewerker_id,
        )
    )
    start_termijnen(uow, nieuw, casus, melding_op=o.op, start_op=vandaag)


@opdracht(VoegHuishoudensSamen, recht=RECHT, doel="dubbel geregistreerd huishouden samenvoegen")
def voeg_samen(uow: UnitOfWork, o: VoegHuishoudensSamen) -> None:
    """`weg` points to `blijft` from now on; members, casussen, plans and all that was written follow."""
    voeg_huishoudens_samen(uow, o.blijft, o.weg, eis_reden(o.reden, WAAROM))


@opdracht(HaalHuishoudensUiteen, recht=RECHT, doel="onterecht samengevoegde huishoudens uit elkaar halen")
def haal_uiteen(uow: UnitOfWork, o: HaalHuishoudensUiteen) -> None:
    """Undo a merge, also long after: what came along goes back, wherever it went with merges since.

    What was written after the merge stays, unless it belongs to a casus that goes back. Retention
    keeps the oldest start on both.
    """
    _haal_uiteen(uow, uow.haal(Huishouden, o.weg, wat="Dit huishouden"), eis_reden(o.reden, WAAROM))


@opdracht(HaalVerhuisdeUiteen, recht="desk.openen", doel="wat naar een ander team ging, staat weer apart")
def haal_verhuisde_uiteen(uow: UnitOfWork, _: HaalVerhuisdeUiteen) -> tuple[Id, ...]:
    """As if nobody had merged them. Every desk of the team does it alike; whoever is at work did nothing.

    A note that was written since stays where it was written: it may be about who did not go, and another team reads
    what goes.
    """
    uow.ongedaan = False
    apart = opgegaan_in_eigen(rijen_van(uow))
    for id_ in apart:
        _haal_uiteen(uow, uow.haal(Huishouden, id_, wat="Dit huishouden"), WEER_APART, blijft=(Contactmoment,))
        hier = f"{_VAN_CASUS} AND huishouden_id <> ?"
        uow.zet_bulk(Contactmoment, "casus_id", None, waar=hier, params=(id_, id_))
    return apart


def _haal_uiteen(uow: UnitOfWork, weg: Huishouden, reden: str, *, blijft: tuple[type[Gejournaald], ...] = ()) -> None:
    """`blijft`: nouns of which what was written after the merge stays, whatever casus it belongs to."""
    keten = _keten(uow, weg)
    weg.maak_los()
    uow.reden(weg, reden)
    uow.flush()
    mee = _kwam_mee(uow, weg.id)
    houder = uow.haal(Huishouden, keten[-1], wat="Het huishouden waarin het opging")
    if houder.casus_id is not None and houder.casus_id in mee["casus", "huishouden_id"]:
        alles = houder.geef_casus()
        uow.flush()
        weg.neem_casus(alles)
    uow.zet_bulk(
        Huishoudlid,
        "status",
        "actief",
        waar=f"status = 'vervallen' AND {_IN_LIJST}",
        params=(_lijst(mee["huishoudlid", "status"]),),
    )
    tekens = ", ".join("?" * len(keten))
    for soort, veld in NAAR_HUISHOUDEN:
        kwam: str = _IN_LIJST
        params: list[object] = [_lijst(mee[soort.__tablename__, veld])]
        if soort not in blijft and (via := _VIA.get(soort)) is not None:
            kwam, params = f"({_IN_LIJST} OR {via})", [*params, weg.id]
        uow.zet_bulk(soort, veld, weg.id, waar=f"{veld} IN ({tekens}) AND {kwam}", params=(*keten, *params))
    uow.zin = f"{naam_voor_wie_werkt(uow, weg)} staat weer apart"


def _keten(uow: UnitOfWork, weg: Huishouden) -> list[Id]:
    """The households this one was merged into, one after the other."""
    keten: list[Id] = []
    naar = weg.samengevoegd_in
    while naar is not None and naar not in keten:
        keten.append(naar)
        naar = uow.haal(Huishouden, naar, wat="Dit huishouden").samengevoegd_in
    if not keten:
        raise Weigering("Dit huishouden is niet samengevoegd.", veld="weg")
    return keten


def _kwam_mee(uow: UnitOfWork, weg: Id) -> dict[tuple[str, str], list[Id]]:
    """The rows that the last merge of `weg` changed, by table and field: read from the journal of that transaction."""
    transacties: list[Id] = []
    for gezegd in terug(uow, weg, "status"):
        if gezegd.waarden["status"] == "samengevoegd":  # also what came in later and was moved along
            transacties.append(gezegd.transactie)
        if gezegd.waarden.get("samengevoegd_in") is not None:
            break
    mee: dict[tuple[str, str], list[Id]] = defaultdict(list)
    for mutatie in uow.sessie.scalars(select(MutatieRij).where(MutatieRij.transactie.in_(transacties))):
        soort = json.loads(mutatie.kop)["s"]
        for veld in json.loads(mutatie.inhoud or "{}").get("v", {}):
            mee[soort, veld].append(Id(mutatie.rij))
    return mee


def _lijst(ids: list[Id]) -> str:
    return json.dumps([id_.hex() for id_ in ids])
