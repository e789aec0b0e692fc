"""Short support without a casus: begun by hand too, its contacts, its end with a check, and going over in a casus."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.ondersteuning import Ondersteuning, Ondersteuningsmoment, Onderzoek
from wijdesk.models.opdrachten.ondersteuning import (
    BeginOndersteuning,
    ControleerOndersteuning,
    HeropenOndersteuning,
    LegMomentVast,
    NaarCasus,
    RondOndersteuningAf,
    VerlengOndersteuning,
    WijzigOndersteuning,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.ondersteuning import Overgang
from wijdesk.models.triage import Triage
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.models.verloop import Taak
from wijdesk.services.casusstart import eis_collega
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import eis_reden, vandaag_van
from wijdesk.services.gezin_voor import bekend_gezin, gezin_voor
from wijdesk.services.naar_casus import ga_verder_in_casus, in_woorden
from wijdesk.services.ondersteuning_start import JAREN_VOORUIT, KORTDUREND, begin_ondersteuning
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar
from wijdesk.services.register import opdracht
from wijdesk.services.tekstlengte import NOTITIE
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "ondersteuning.schrijven"
DOEL = "kortdurende ondersteuning geven en bijhouden (Wmo 2015 art. 2.1.2, Jeugdwet art. 2.3)"
ONTBREEKT = "Er ontbreekt nog iets."
WAT = "Deze ondersteuning"
IN_CASUS = "overgegaan in een casus"
LANGSTE = 1440
"""Minutes in a day."""


@opdracht(BeginOndersteuning, recht=RECHT, doel=DOEL)
def begin(uow: UnitOfWork, o: BeginOndersteuning) -> Id:
    """Support begins; the same id again changes nothing and answers the same."""
    uow.zin = "Ondersteuning begonnen"
    if uow.bestaat(Ondersteuning, o.id):
        return o.id
    persoon = haal_zichtbaar(uow, haal_persoon(uow, o.persoon_id).id)
    huishouden = bekend_gezin(uow, persoon, o.huishouden_id)
    rij = begin_ondersteuning(
        uow,
        persoon,
        id_=o.id,
        soort=o.soort or KORTDUREND,
        doel=o.doel,
        vraag=o.vraag,
        begin=o.begin,
        verwacht_einde=o.verwacht_einde,
        controle_op=o.controle_op,
        huishouden_id=huishouden.id if huishouden is not None else None,
        medewerker_id=o.medewerker_id,
    )
    uow.zin = f"{rij.soort.capitalize()} tot {datum_in_woorden(rij.verwacht_einde)}"
    return rij.id


@opdracht(WijzigOndersteuning, recht=RECHT, doel=DOEL)
def wijzig(uow: UnitOfWork, o: WijzigOndersteuning) -> None:
    """What it is for, who does it, and its days as they were meant."""
    rij = _haal(uow, o.id)
    fouten: dict[str, str] = {}
    if not Codeboek(uow).kent("ondersteuningsoort", o.soort):
        fouten["soort"] = "Kies wat voor ondersteuning het is."
    if not o.doel.strip():
        fouten["doel"] = "Schrijf op wat er bereikt moet zijn."
    begin_ = o.begin or rij.begin
    if fout := fout_in_dag(begin_, laatste=_laatste(uow)):
        fouten["begin"] = fout
    elif begin_ > (rij.einde or rij.verwacht_einde):
        fouten["begin"] = "Het begin ligt op of voor het einde."
    controle_op = rij.controle_op if rij.controle_gedaan_op else o.controle_op
    if controle_op and not rij.controle_gedaan_op:
        fouten |= _fout_in_controle(uow, controle_op, na=rij.einde or rij.verwacht_einde)
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    rij.soort, rij.doel, rij.vraag, rij.begin = o.soort, o.doel.strip(), o.vraag.strip(), begin_
    rij.controle_op = controle_op
    if o.medewerker_id is not None and o.medewerker_id != rij.medewerker_id:
        rij.medewerker_id = eis_collega(uow, o.medewerker_id, veld="medewerker_id").id
    uow.zin = "Ondersteuning gewijzigd"


@opdracht(VerlengOndersteuning, recht=RECHT, doel=DOEL)
def verleng(uow: UnitOfWork, o: VerlengOndersteuning) -> None:
    """Another expected end; the check moves along with it."""
    rij = _haal(uow, o.id)
    if rij.einde:
        raise Weigering("Deze ondersteuning is al afgerond. Heropen haar eerst.")
    fouten = _fout_in_einde(uow, o.tot)
    if not fouten and o.tot == rij.verwacht_einde:
        fouten["tot"] = "Dit is al het verwachte einde."
    if not o.reden.strip():
        fouten["reden"] = "Schrijf in één zin waarom het einde verandert."
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    if rij.controle_op:
        dagen = date.fromisoformat(rij.controle_op) - date.fromisoformat(rij.verwacht_einde)
        rij.controle_op = (date.fromisoformat(o.tot) + dagen).isoformat()
    rij.verwacht_einde = o.tot
    uow.reden(rij, o.reden.strip())
    uow.zin = f"Ondersteuning loopt tot {datum_in_woorden(o.tot)}"


@opdracht(LegMomentVast, recht=RECHT, doel=DOEL)
def leg_moment_vast(uow: UnitOfWork, o: LegMomentVast) -> Id:
    """A contact; the same id again changes nothing. A correction is a new one that names the one before."""
    uow.zin = "Contact verbeterd; het vorige blijft leesbaar" if o.vorige_id else "Contact vastgelegd"
    if uow.bestaat(Ondersteuningsmoment, o.id):
        return o.id
    rij = _haal(uow, o.ondersteuning_id)
    op = o.op or vandaag_van(uow)
    fouten: dict[str, str] = {}
    if not Codeboek(uow).kent("contactsoort", o.soort):
        fouten["soort"] = "Kies wat voor contact het was."
    if fout := fout_in_dag(op, tot=vandaag_van(uow)):
        fouten["op"] = fout
    if not 0 <= o.duur <= LANGSTE:
        fouten["duur"] = "Vul de duur in minuten in, hoogstens 1440 (een dag)."
    if not o.tekst.strip():
        fouten["tekst"] = "Schrijf op wat er besproken is."
    elif len(o.tekst) > NOTITIE:
        fouten["tekst"] = "Deze notitie is te lang. Verdeel hem over twee contacten."
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    if o.vorige_id is not None:
        _eis_laatste(uow, rij, o.vorige_id)
    moment = Ondersteuningsmoment(
        id=o.id,
        ondersteuning_id=rij.id,
        op=op,
        soort=o.soort,
        duur=o.duur,
        tekst=o.tekst.strip(),
        medewerker_id=uow.wie.medewerker_id,
        geschreven_op=uow.nu,
        vorige_id=o.vorige_id,
    )
    return uow.voeg_toe(moment).id


@opdracht(RondOndersteuningAf, recht=RECHT, doel=DOEL)
def rond_af(uow: UnitOfWork, o: RondOndersteuningAf) -> None:
    """It ended, and this is how."""
    rij = _haal(uow, o.id)
    op = o.op or vandaag_van(uow)
    fouten: dict[str, str] = {}
    if not Codeboek(uow).kent("ondersteuninguitkomst", o.uitkomst):
        fouten["uitkomst"] = "Kies hoe het is afgelopen."
    elif o.uitkomst == IN_CASUS:
        fouten["uitkomst"] = "Kies “Naar casus”: dan gaat alles mee."
    if fout := fout_in_dag(op, tot=vandaag_van(uow)):
        fouten["op"] = fout
    if o.controle_op and "op" not in fouten:
        fouten |= _fout_in_controle(uow, o.controle_op, na=op)
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    rij.rond_af(op=op, uitkomst=o.uitkomst, tekst=o.tekst, controle_op=o.controle_op)
    controle = f"; controle op {datum_in_woorden(o.controle_op)}" if o.controle_op else ""
    uow.zin = f"Ondersteuning afgerond: {o.uitkomst}{controle}"


@opdracht(ControleerOndersteuning, recht=RECHT, doel=DOEL)
def controleer(uow: UnitOfWork, o: ControleerOndersteuning) -> None:
    """Somebody asked how it goes."""
    rij = _haal(uow, o.id)
    op = o.op or vandaag_van(uow)
    if fout := fout_in_dag(op, tot=vandaag_van(uow)):
        raise Weigering(fout, veld="op")
    if rij.einde and op < rij.einde:
        raise Weigering("Toen liep de ondersteuning nog.", veld="op")
    rij.controleer(op=op, tekst=o.tekst)
    uow.zin = "Controle gedaan"


@opdracht(HeropenOndersteuning, recht=RECHT, doel=DOEL)
def heropen(uow: UnitOfWork, o: HeropenOndersteuning) -> None:
    """It goes on after all."""
    rij = _haal(uow, o.id)
    if rij.uitkomst == IN_CASUS:
        raise Weigering("Deze ondersteuning gaat verder in de casus.")
    reden = eis_reden(o.reden, "Schrijf in één zin waarom deze ondersteuning verdergaat.")
    if fouten := _fout_in_einde(uow, o.tot):
        raise Weigering(next(iter(fouten.values())), fouten=fouten)
    rij.heropen(max(o.tot, rij.begin))
    uow.reden(rij, reden)
    uow.zin = f"Ondersteuning heropend tot {datum_in_woorden(o.tot)}"


@opdracht(
    NaarCasus, recht="casus.regie", doel="een casus openen voor een gezin (Wmo 2015 art. 2.3.2, Jeugdwet art. 2.3)"
)
def naar_casus(uow: UnitOfWork, o: NaarCasus) -> Overgang:
    """Everything goes along: the question and goal in the draft plan, its contacts in the course, an open check."""
    if o.soort == "ondersteuning":
        rij = _haal(uow, o.id)
        if rij.einde:
            raise Weigering("Deze ondersteuning is al afgerond. Heropen haar eerst.")
        persoon, doel = _persoon(uow, rij.persoon_id), rij.doel
    elif o.soort == "onderzoek":
        onderzoek = uow.haal(Onderzoek, o.id, wat="Dit onderzoek")
        persoon, doel = _persoon(uow, onderzoek.persoon_id), ""
    else:
        raise Weigering("Kies wat in een casus verdergaat.", veld="soort")
    bron: Ondersteuning | Onderzoek = rij if o.soort == "ondersteuning" else onderzoek
    gezin = gezin_voor(uow, persoon, _nu_nog(uow, persoon, bron.huishouden_id), bron.locatie_id)
    uow.flush()
    over = ga_verder_in_casus(
        uow,
        persoon,
        gezin,
        vraag=bron.vraag,
        doel=doel,
        situatie=bron.vraag
        if isinstance(bron, Ondersteuning)
        else "\n\n".join(filter(None, (bron.vraag, bron.verslag))),
        wettelijk_kader=o.wettelijk_kader or (bron.wet if isinstance(bron, Onderzoek) else ""),
        leefgebied=o.leefgebied,
        regisseur_id=o.regisseur_id,
        tandem_id=o.tandem_id,
        vraag_id=_vraag_van(uow, bron.triage_id),
        melding_op=o.melding_op or (bron.melding_op if isinstance(bron, Onderzoek) else ""),
    )
    if bron.huishouden_id != gezin.id:
        bron.huishouden_id = gezin.id
    if isinstance(bron, Ondersteuning):
        _sluit_in_casus(uow, bron, over)
    uow.zin = in_woorden(uow, gezin, over)
    return over


def _sluit_in_casus(uow: UnitOfWork, rij: Ondersteuning, over: Overgang) -> None:
    """The support ends today; a check that was agreed becomes a task of the regisseur."""
    if rij.controle_op:
        uow.voeg_toe(
            Taak(
                huishouden_id=over.huishouden_id,
                persoon_id=rij.persoon_id,
                soort="eigen",
                wat=f"Controle uit de ondersteuning: {rij.doel}",
                voor=rij.controle_op,
                gemaakt_op=uow.nu,
            )
        )
    vandaag = max(vandaag_van(uow), rij.begin)
    rij.rond_af(op=vandaag, uitkomst=IN_CASUS, tekst=f"Verder in casus {over.nummer}", controle_op="")


def _haal(uow: UnitOfWork, id_: Id) -> Ondersteuning:
    """One to change. Refused when it is about somebody who is hidden from whoever is at work."""
    rij = uow.haal(Ondersteuning, id_, wat=WAT)
    _persoon(uow, rij.persoon_id)
    return rij


def _persoon(uow: UnitOfWork, id_: Id) -> Persoon:
    return haal_zichtbaar(uow, haal_persoon(uow, id_).id)


def _nu_nog(uow: UnitOfWork, persoon: Persoon, huishouden_id: Id | None) -> Id | None:
    """The household it hung on, when the person still belongs to it."""
    if huishouden_id is None:
        return None
    try:
        gezin = bekend_gezin(uow, persoon, huishouden_id)
    except Weigering:
        return None
    return gezin.id if gezin is not None else None


def _vraag_van(uow: UnitOfWork, triage_id: Id | None) -> Id | None:
    triage = uow.sessie.get(Triage, triage_id) if triage_id is not None else None
    return triage.vraag_id if triage is not None else None


def _eis_laatste(uow: UnitOfWork, rij: Ondersteuning, vorige_id: Id) -> None:
    vorige = uow.haal(Ondersteuningsmoment, vorige_id, wat="Dit contact")
    if vorige.ondersteuning_id != rij.id:
        raise Weigering("Dit contact hoort bij een andere ondersteuning.")
    later = select(Ondersteuningsmoment).where(
        Ondersteuningsmoment.ondersteuning_id == rij.id,
        Ondersteuningsmoment.vorige_id == vorige_id,
        Ondersteuningsmoment.status == "actief",
    )
    if uow.vind(later):
        raise Weigering("Een collega heeft dit contact intussen verbeterd. Lees eerst die versie.")


def _fout_in_einde(uow: UnitOfWork, tot: str) -> dict[str, str]:
    if not tot:
        return {"tot": "Vul in wanneer deze ondersteuning ophoudt."}
    fout = fout_in_dag(tot, vanaf=vandaag_van(uow), laatste=_laatste(uow))
    return {"tot": fout} if fout else {}


def _fout_in_controle(uow: UnitOfWork, op: str, *, na: str) -> dict[str, str]:
    if fout := fout_in_dag(op, laatste=_laatste(uow)):
        return {"controle_op": fout}
    return {"controle_op": "De controle komt op of na het einde."} if op < na else {}


def _laatste(uow: UnitOfWork) -> str:
    return f"{int(vandaag_van(uow)[:4]) + JAREN_VOORUIT}-12-31"
