"""Deadlines: starting, suspending, extending and ending them. The dates are derived (models/termijnen.py)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import eis_dag
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.termijn import (
    HaalTermijn,
    HervatTermijn,
    SchortTermijnOp,
    StartTermijn,
    VerlengTermijn,
    VervalTermijn,
)
from wijdesk.models.termijn import Termijn, Termijnwijziging
from wijdesk.models.termijnen import (
    Besluit,
    Loop,
    Regel,
    dagen_in_woorden,
    in_woorden,
    loop,
    regels,
    ruimte_om_te_verlengen,
)
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.services.personalia import haal_persoon
from wijdesk.services.register import opdracht
from wijdesk.services.termijn_start import lopende, start
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "termijnen van een casus bewaken"
VOORUIT = timedelta(days=366)
VROEGSTE_TERMIJN = "2000-01-01"
"""How far ahead a day may lie: further is a typing error."""
HOOGSTENS_DAGEN = 366
WAT = "Deze termijn"


@opdracht(StartTermijn, recht="casus.schrijven", doel=DOEL)
def start_termijn(uow: UnitOfWork, o: StartTermijn) -> Id:
    """A term of a household begins. Refused when the same one runs already for the same person."""
    regel = regels().get(o.regel)
    if regel is None:
        raise Weigering("Kies een termijn uit de lijst.", veld="regel")
    if regel.onderwerp != "huishouden":
        raise Weigering("Deze termijn hoort niet bij een huishouden.", veld="regel")
    _dag(uow, o.begin, veld="begin")
    huishouden = uow.haal(Huishouden, o.onderwerp_id, wat="Dit huishouden")
    if huishouden.status != "actief":
        raise Weigering("Dit huishouden is samengevoegd met een ander. Open dat.")
    if o.persoon_id is not None:
        haal_persoon(uow, o.persoon_id)
    if o.medewerker_id is not None:
        uow.haal(Medewerker, o.medewerker_id, wat="Deze medewerker")
    if any(termijn.persoon_id == o.persoon_id for termijn in lopende(uow, o.onderwerp_id, regel=o.regel)):
        raise Weigering("Deze termijn loopt al.", veld="regel")
    id_ = start(
        uow,
        o.regel,
        onderwerp=regel.onderwerp,
        onderwerp_id=huishouden.id,
        begin=o.begin,
        locatie_id=huishouden.locatie_id,
        persoon_id=o.persoon_id,
        medewerker_id=o.medewerker_id,
    )
    uow.zin = f"{regel.naam}: {_rest(regel, date.fromisoformat(o.begin), (), _vandaag(uow))}"
    return id_


@opdracht(SchortTermijnOp, recht="casus.schrijven", doel=DOEL)
def schort_op(uow: UnitOfWork, o: SchortTermijnOp) -> None:
    """It stands still from a day on. Not before it began, not when it was over, not twice in the same days."""
    termijn, regel, wijzigingen = _lopend(uow, o.id)
    if not regel.opschorten:
        raise Weigering(f"Deze termijn kan niet stilstaan ({regel.grondslag}).", veld="van")
    van = _dag(uow, o.van, veld="van")
    tot = _dag(uow, o.tot, veld="tot") if o.tot else None
    if o.van < termijn.begin:
        raise Weigering(f"De termijn begon pas op {datum_in_woorden(termijn.begin)}.", veld="van")
    if tot is not None and tot <= van:
        raise Weigering("De termijn loopt pas verder na de eerste dag dat hij stilstaat.", veld="tot")
    if not o.reden.strip():
        raise Weigering("Schrijf in één zin waarom de termijn stilstaat.", veld="reden")
    stil = [wijziging for wijziging in wijzigingen if wijziging.soort == "opschorten"]
    if any((not w.tot or o.van < w.tot) and (not o.tot or w.van < o.tot) for w in stil):
        raise Weigering("De termijn staat dan al stil. Hervat hem eerst.", veld="van")
    gezien = _loop(regel, termijn, wijzigingen, _vandaag(uow))
    if gezien.fataal is not None and van > gezien.fataal:
        raise Weigering(f"De termijn was toen al voorbij ({_op(gezien.fataal)}).", veld="van")
    nieuw = _voeg_toe(uow, termijn, soort="opschorten", van=o.van, tot=o.tot, reden=o.reden)
    uow.zin = f"{regel.naam}: {_rest(regel, date.fromisoformat(termijn.begin), (*wijzigingen, nieuw), _vandaag(uow))}"


@opdracht(HervatTermijn, recht="casus.schrijven", doel=DOEL)
def hervat(uow: UnitOfWork, o: HervatTermijn) -> None:
    """It runs again from a day on."""
    termijn, regel, wijzigingen = _lopend(uow, o.id)
    _dag(uow, o.op, veld="op")
    stil = next((w for w in wijzigingen if w.staat_stil_op(o.op)), None)
    if stil is None:
        raise Weigering("Deze termijn staat niet stil.", veld="op")
    stil.hervat(o.op)
    uow.zin = f"{regel.naam}: {_rest(regel, date.fromisoformat(termijn.begin), wijzigingen, _vandaag(uow))}"


@opdracht(VerlengTermijn, recht="casus.schrijven", doel=DOEL)
def verleng(uow: UnitOfWork, o: VerlengTermijn) -> None:
    """Days are added, as far as the rule allows; beyond that only where the law lets the other party agree to it."""
    termijn, regel, wijzigingen = _lopend(uow, o.id)
    if not regel.verlengen:
        zin = regel.geen_verlenging or f"Deze termijn kan niet worden verlengd ({regel.grondslag})."
        raise Weigering(zin, veld="dagen")
    if not 0 < o.dagen <= HOOGSTENS_DAGEN:
        raise Weigering(f"Vul een aantal dagen in, van 1 tot en met {HOOGSTENS_DAGEN}.", veld="dagen")
    op = _dag(uow, o.op, veld="op", vooruit=False)
    if o.op < termijn.begin:
        raise Weigering(f"De termijn begon pas op {datum_in_woorden(termijn.begin)}.", veld="op")
    if not o.reden.strip():
        raise Weigering("Schrijf in één zin waarom de termijn langer wordt.", veld="reden")
    gezien = _loop(regel, termijn, wijzigingen, _vandaag(uow))
    if gezien.fataal is not None and op > gezien.fataal:
        raise Weigering(f"De termijn was toen al voorbij ({_op(gezien.fataal)}).", veld="op")
    begin = date.fromisoformat(termijn.begin)
    ruimte = ruimte_om_te_verlengen(regel, begin, _besluiten(wijzigingen))
    if ruimte is not None and o.dagen > ruimte and not (regel.verder_met_instemming and o.instemming):
        nog = f" Er kunnen nog {dagen_in_woorden(ruimte)} bij." if ruimte else " Er kan niets meer bij."
        raise Weigering(f"{regel.geen_verlenging}{nog}", veld="dagen")
    nieuw = _voeg_toe(uow, termijn, soort="verlengen", van=o.op, dagen=o.dagen, reden=o.reden)
    uow.zin = f"{regel.naam}: {_rest(regel, begin, (*wijzigingen, nieuw), _vandaag(uow))}"


@opdracht(HaalTermijn, recht="casus.schrijven", doel=DOEL)
def haal(uow: UnitOfWork, o: HaalTermijn) -> None:
    """What had to be done was done."""
    termijn, regel, _ = _lopend(uow, o.id)
    _eis_los(termijn)
    _dag(uow, o.op, veld="op", vooruit=False)
    termijn.haal(o.op)
    uow.zin = f"{regel.naam}: gehaald"


@opdracht(VervalTermijn, recht="casus.schrijven", doel=DOEL)
def verval(uow: UnitOfWork, o: VervalTermijn) -> None:
    """It does not matter any more."""
    termijn, regel, _ = _lopend(uow, o.id)
    _eis_los(termijn)
    _dag(uow, o.op, veld="op", vooruit=False)
    termijn.verval(o.op, o.reden)
    uow.zin = f"{regel.naam}: vervallen"


def _lopend(uow: UnitOfWork, id_: Id) -> tuple[Termijn, Regel, tuple[Termijnwijziging, ...]]:
    termijn = uow.haal(Termijn, id_, wat=WAT)
    termijn.eis_lopend()
    regel = regels().get(termijn.regel)
    if regel is None:
        raise Weigering("Deze termijn komt van een nieuwere versie van het programma. Werk het programma eerst bij.")
    vraag = select(Termijnwijziging).where(Termijnwijziging.termijn_id == id_, Termijnwijziging.status == "actief")
    return termijn, regel, tuple(uow.vind(vraag))


def _eis_los(termijn: Termijn) -> None:
    """Refuse for a clock that stops with an outcome of its own, or the one would tell another story than the other."""
    if termijn.regel == "wvggz-onderzoek":
        raise Weigering("Leg de uitkomst vast in het Wvggz-meldpunt; dan stopt deze termijn vanzelf.")


def _voeg_toe(uow: UnitOfWork, termijn: Termijn, **velden: str | int) -> Termijnwijziging:
    velden["reden"] = str(velden["reden"]).strip()
    wijziging = Termijnwijziging(termijn_id=termijn.id, medewerker_id=uow.wie.medewerker_id, **velden)
    wijziging.tot, wijziging.dagen = wijziging.tot or "", wijziging.dagen or 0
    return uow.voeg_toe(wijziging)


def _besluiten(wijzigingen: tuple[Termijnwijziging, ...]) -> tuple[Besluit, ...]:
    return tuple(
        Besluit(
            van=date.fromisoformat(w.van), tot=date.fromisoformat(w.tot) if w.tot else None, dagen=w.dagen
        )
        for w in wijzigingen
    )  # fmt: skip


def _loop(regel: Regel, termijn: Termijn, wijzigingen: tuple[Termijnwijziging, ...], vandaag: date) -> Loop:
    return loop(regel, date.fromisoformat(termijn.begin), _besluiten(wijzigingen), vandaag=vandaag)


def _rest(regel: Regel, begin: date, wijzigingen: tuple[Termijnwijziging, ...], vandaag: date) -> str:
    return in_woorden(loop(regel, begin, _besluiten(wijzigingen), vandaag=vandaag), vandaag)


def _vandaag(uow: UnitOfWork) -> date:
    return lokaal(uow.nu).date()


def _op(dag: date) -> str:
    return datum_in_woorden(dag.isoformat())


def _dag(uow: UnitOfWork, tekst: str, *, veld: str, vooruit: bool = True) -> date:
    """A day that can be meant: not long ago, not too far ahead, and not ahead at all when it happened already."""
    vandaag = _vandaag(uow)
    grens = "" if vooruit else vandaag.isoformat()
    return eis_dag(tekst, veld=veld, vroegste=VROEGSTE_TERMIJN, tot=grens, laatste=(vandaag + VOORUIT).isoformat())
