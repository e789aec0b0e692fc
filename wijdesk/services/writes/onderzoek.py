"""An onderzoek of the Wmo or Jeugdwet: its steps with their days, its report, and the clocks that each of them ends."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import eis_dag, fout_in_dag
from wijdesk.models.ondersteuning import STAPPEN, STAPPEN_VAN, Onderzoek
from wijdesk.models.opdrachten.onderzoek import (
    BeginOnderzoek,
    HeropenOnderzoek,
    LegStapVast,
    RondOnderzoekAf,
    WijzigOnderzoek,
)
from wijdesk.models.termijn import Termijn
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.services.casusstart import VROEGSTE_MELDING, eis_collega
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import eis_reden, vandaag_van
from wijdesk.services.gezin_voor import gezin_voor
from wijdesk.services.ondersteuning_start import FAMILIEGROEPSPLAN, TERMIJNEN, begin_onderzoek
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar
from wijdesk.services.register import opdracht
from wijdesk.services.termijn_start import lopende, start
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "ondersteuning.schrijven"
DOEL = "onderzoek na een melding (Wmo 2015 art. 2.3.2, Jeugdwet art. 2.3)"
ONTBREEKT = "Er ontbreekt nog iets."
AANVRAAG = "aanvraag voor maatwerk"
INGETROKKEN = "ingetrokken door de inwoner"
ONDERZOEK = {"Wmo 2015": "wmo-onderzoek", "Jeugdwet": ""}
"""The term that the report meets; the Jeugdwet has only the one of the decision."""
BESLUIT = {"Wmo 2015": "wmo-beschikking", "Jeugdwet": "jeugd-besluit"}
"""The term of the decision on an aanvraag (Wmo 2015 art. 2.3.5 lid 2; Awb art. 4:13)."""
ZINNEN = {
    "bevestigd": "Ontvangst bevestigd",
    "clientondersteuning": "Cliëntondersteuning aangeboden",
    "persoonlijk plan": "Persoonlijk plan ontvangen",
    "familiegroepsplan": "Familiegroepsplan aangeboden",
}


@opdracht(BeginOnderzoek, recht=RECHT, doel=DOEL)
def begin(uow: UnitOfWork, o: BeginOnderzoek) -> Id:
    """An onderzoek begins, also for somebody who has no household yet."""
    persoon = haal_zichtbaar(uow, haal_persoon(uow, o.persoon_id).id)
    huishouden = gezin_voor(uow, persoon, o.huishouden_id, uow.wie.locatie_id)
    uow.flush()
    rij = begin_onderzoek(
        uow,
        persoon,
        huishouden,
        wet=o.wet,
        vraag=o.vraag,
        melding_op=o.melding_op,
        clientondersteuning=o.clientondersteuning,
        familiegroepsplan=o.familiegroepsplan,
        medewerker_id=o.medewerker_id,
    )
    uow.zin = f"Onderzoek {rij.wet} begonnen; de termijn loopt vanaf {datum_in_woorden(rij.melding_op)}"
    return rij.id


@opdracht(WijzigOnderzoek, recht=RECHT, doel=DOEL)
def wijzig(uow: UnitOfWork, o: WijzigOnderzoek) -> None:
    """The question, who does it, and the day of the melding with the clocks that count from it."""
    rij = _haal(uow, o.id)
    vandaag = vandaag_van(uow)
    fouten: dict[str, str] = {}
    if not o.vraag.strip():
        fouten["vraag"] = "Schrijf op wat de inwoner vraagt."
    gezet = [dag for veld, _ in STAPPEN.values() if (dag := getattr(rij, veld))]
    if fout := fout_in_dag(o.melding_op, vroegste=VROEGSTE_MELDING, tot=vandaag):
        fouten["melding_op"] = fout
    elif o.melding_op > min([*gezet, rij.afgerond_op or vandaag]):
        fouten["melding_op"] = "Toen was er al een stap gezet. Kijk eerst die datum na."
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    medewerker_id = rij.medewerker_id
    if o.medewerker_id is not None and o.medewerker_id != medewerker_id:
        medewerker_id = eis_collega(uow, o.medewerker_id, veld="medewerker_id").id
    for termijn in _klokken(uow, rij):
        if termijn.regel in TERMIJNEN[rij.wet] and termijn.begin == rij.melding_op:
            termijn.begin = o.melding_op
        if not termijn.gehaald_op and not termijn.vervallen_op and termijn.medewerker_id == rij.medewerker_id:
            termijn.medewerker_id = medewerker_id
    rij.vraag, rij.melding_op, rij.medewerker_id = o.vraag.strip(), o.melding_op, medewerker_id
    uow.zin = "Onderzoek gewijzigd"


@opdracht(LegStapVast, recht=RECHT, doel=DOEL)
def leg_stap_vast(uow: UnitOfWork, o: LegStapVast) -> None:
    """A step was taken; its term, if it has one, was met that day."""
    rij = _haal(uow, o.id)
    if o.stap not in STAPPEN_VAN[rij.wet]:
        raise Weigering(f"Deze stap hoort niet bij de {rij.wet}.", veld="stap")
    op = o.op or vandaag_van(uow)
    eis_dag(op, veld="op", tot=vandaag_van(uow))
    if op < rij.melding_op:
        raise Weigering(f"De melding was pas op {datum_in_woorden(rij.melding_op)}.", veld="op")
    veld, regel = STAPPEN[o.stap]
    eerder = getattr(rij, veld)
    setattr(rij, veld, op)
    if o.stap == "familiegroepsplan":
        rij.familiegroepsplan = "ja"
    for termijn in _klokken(uow, rij) if regel else ():
        if termijn.regel != regel or termijn.vervallen_op:
            continue
        if not termijn.gehaald_op:
            termijn.haal(max(op, termijn.begin))
        elif termijn.gehaald_op == max(eerder, termijn.begin):
            termijn.gehaald_op = max(op, termijn.begin)
    uow.zin = f"{ZINNEN[o.stap]} op {datum_in_woorden(op)}"


@opdracht(RondOnderzoekAf, recht=RECHT, doel=DOEL)
def rond_af(uow: UnitOfWork, o: RondOnderzoekAf) -> None:
    """The report is there; with an aanvraag the clock of the decision runs, the rest has no use any more."""
    rij = _haal(uow, o.id)
    op = o.op or vandaag_van(uow)
    aanvraag = (o.aanvraag_op or op) if o.uitkomst == AANVRAAG else ""
    fouten: dict[str, str] = {}
    if not Codeboek(uow).kent("onderzoekuitkomst", o.uitkomst):
        fouten["uitkomst"] = "Kies wat het onderzoek heeft opgeleverd."
    if fout := fout_in_dag(op, tot=vandaag_van(uow)):
        fouten["op"] = fout
    if aanvraag and (fout := fout_in_dag(aanvraag, tot=vandaag_van(uow))):
        fouten["aanvraag_op"] = fout
    elif aanvraag and aanvraag < rij.melding_op:
        fouten["aanvraag_op"] = "Dat is voor de melding."
    if not o.verslag.strip():
        fouten["verslag"] = "Schrijf op wat het onderzoek heeft opgeleverd."
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    rij.rond_af(op=op, uitkomst=o.uitkomst, verslag=o.verslag)
    _beeindig_klokken(uow, rij, op)
    if aanvraag:
        _begin_besluit(uow, rij, aanvraag)
    klok = "; de termijn voor het besluit loopt" if aanvraag else ""
    uow.zin = f"Onderzoek afgerond: {o.uitkomst}{klok}"


@opdracht(HeropenOnderzoek, recht=RECHT, doel=DOEL)
def heropen(uow: UnitOfWork, o: HeropenOnderzoek) -> None:
    """It goes on, and so do the clocks that ended with it."""
    rij = _haal(uow, o.id)
    reden = eis_reden(o.reden, "Schrijf in één zin waarom dit onderzoek verdergaat.")
    dag, uitkomst = rij.afgerond_op, rij.uitkomst
    rij.heropen()
    uow.reden(rij, reden)
    klokken = _klokken(uow, rij)
    lopend = [termijn for termijn in klokken if not termijn.gehaald_op and not termijn.vervallen_op]
    for termijn in klokken:
        if termijn.reden == _reden(uitkomst) or (
            termijn.regel == ONDERZOEK[rij.wet] and termijn.gehaald_op == max(dag, termijn.begin)
        ):
            gezet = next((getattr(rij, veld) for veld, regel in STAPPEN.values() if regel == termijn.regel), "")
            termijn.gehaald_op = max(gezet, termijn.begin) if gezet else ""  # a step that was taken meanwhile
            termijn.vervallen_op = termijn.reden = ""
        elif uitkomst == AANVRAAG and rij.wet == "Wmo 2015" and termijn in lopend and termijn.regel == BESLUIT[rij.wet]:
            termijn.verval(vandaag_van(uow), "Het onderzoek is heropend")
    uow.zin = "Onderzoek heropend"


def _haal(uow: UnitOfWork, id_: Id) -> Onderzoek:
    """One to change. Refused when it is about somebody who is hidden from whoever is at work."""
    rij = uow.haal(Onderzoek, id_, wat="Dit onderzoek")
    haal_zichtbaar(uow, haal_persoon(uow, rij.persoon_id).id)
    return rij


def _klokken(uow: UnitOfWork, rij: Onderzoek) -> list[Termijn]:
    """Its clocks, ended ones too: of this person since the melding, or of the household when it shares them."""
    uow.flush()
    regels = (*TERMIJNEN[rij.wet], FAMILIEGROEPSPLAN, BESLUIT[rij.wet])
    vraag = select(Termijn).where(
        Termijn.onderwerp_id == rij.huishouden_id,
        Termijn.regel.in_(regels),
        Termijn.begin >= rij.melding_op,
        Termijn.status == "actief",
    )
    alle = uow.vind(vraag)
    eigen = {termijn.regel for termijn in alle if termijn.persoon_id == rij.persoon_id}
    return [t for t in alle if t.persoon_id == rij.persoon_id or (t.persoon_id is None and t.regel not in eigen)]


def _beeindig_klokken(uow: UnitOfWork, rij: Onderzoek, op: str) -> None:
    """The report meets the onderzoek; what can no longer be done, or is no longer asked, lapses with the reason."""
    for termijn in _klokken(uow, rij):
        if termijn.gehaald_op or termijn.vervallen_op:
            continue
        if termijn.regel == ONDERZOEK[rij.wet] and rij.uitkomst != INGETROKKEN:
            termijn.haal(max(op, termijn.begin))
        elif termijn.regel != BESLUIT[rij.wet] or rij.uitkomst != AANVRAAG:
            termijn.verval(op, _reden(rij.uitkomst))


def _begin_besluit(uow: UnitOfWork, rij: Onderzoek, dag: str) -> None:
    regel = BESLUIT[rij.wet]
    if any(t.persoon_id in (None, rij.persoon_id) for t in lopende(uow, rij.huishouden_id, regel=regel)):
        return
    start(
        uow,
        regel,
        onderwerp="huishouden",
        onderwerp_id=rij.huishouden_id,
        begin=dag,
        locatie_id=rij.locatie_id,
        persoon_id=rij.persoon_id,
        medewerker_id=rij.medewerker_id,
    )


def _reden(uitkomst: str) -> str:
    return f"Onderzoek afgerond: {uitkomst}"
