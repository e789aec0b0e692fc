"""Recording who has gezag over a child, and that it ended (art. 1:245 to 1:253t, 1:280 and 1:302 BW; domein.md 6)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import NOG_NIET, dag_van, fout_in_dag
from wijdesk.models.gezagsregel import HOOGSTENS
from wijdesk.models.huishouden import Gezag
from wijdesk.models.leeftijd import VOLWASSEN, geboortedag, is_minderjarig, wordt
from wijdesk.models.opdrachten.huishouden import BeeindigGezag, LegGezagVast
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id, datum_in_woorden, schrijfbaar
from wijdesk.services.gezin import eis_reden, rijen_van, vandaag_van
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar, naam_voor
from wijdesk.services.register import opdracht
from wijdesk.store.gezag import gezin_om
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "weten wie voor een kind beslist (Jeugdwet art. 7.3.4 en 7.3.5, art. 1:245 BW)"
RECHT = "huishouden.schrijven"
VOOGDIJ = "voogdij"
SOORTEN = ("ouderlijk gezag", VOOGDIJ)
LANGSTE_NAAM = 120
BRON = "Bijvoorbeeld: uitspraak van de rechter, gezagsregister, of gezegd door moeder."


@opdracht(LegGezagVast, recht=RECHT, doel=DOEL)
def leg_vast(uow: UnitOfWork, o: LegGezagVast) -> None:
    """New rows for these adults or this institution; those of `niet_meer` end the day before, or lapse when they had
    just begun.

    That somebody has it no more, or not in spite of a role, is never recorded without what it shows from.
    """
    kind = _zichtbaar(uow, o.kind_id)
    van = o.van or vandaag_van(uow)
    ouders = [_zichtbaar(uow, id_) for id_ in dict.fromkeys(o.ouders)]
    instelling = " ".join(schrijfbaar(o.instelling).split())
    fouten = _dagfout("van", van, kind, vandaag=vandaag_van(uow))
    if o.soort not in SOORTEN:
        fouten["soort"] = "Kies ouderlijk gezag of voogdij."
    rijen = _rijen(uow, kind.id)
    weg = _lopend(uow, rijen, o.niet_meer, instelling=o.instelling_niet_meer)
    blijven = [rij for rij in rijen if rij not in weg and (not rij.tot or rij.tot >= van)]
    if not fouten and instelling:
        fouten = _instellingsfouten(uow, ouders, instelling, blijven)
    elif not fouten:
        fouten = _oudersfouten(uow, kind, ouders, blijven, van)
    if not fouten and not o.opmerking.strip() and (zonder := _verliest(uow, kind, {ouder.id for ouder in ouders}, o)):
        namen, heeft = " en ".join(zonder), "heeft" if len(zonder) == 1 else "hebben"
        fouten = {"opmerking": f"Schrijf in één zin waaruit blijkt dat {namen} het gezag niet {heeft}. {BRON}"}
    if fouten:
        raise Weigering(next(iter(fouten.values())), fouten=fouten)
    for rij in weg:
        _laat_eindigen(uow, rij, _dag_voor(van), o.opmerking.strip())
    velden = {"kind_id": kind.id, "van": van, "opmerking": o.opmerking.strip()}
    for ouder in ouders:
        uow.voeg_toe(Gezag(ouder_id=ouder.id, soort=o.soort, **velden))
    if instelling:
        uow.voeg_toe(Gezag(instelling=instelling, soort=VOOGDIJ, **velden))
    uow.zin = f"Gezag over {naam_voor(uow, kind)} vastgelegd"


@opdracht(BeeindigGezag, recht=RECHT, doel=DOEL)
def beeindig(uow: UnitOfWork, o: BeeindigGezag) -> None:
    """The last day of what runs for these adults or the institution; the reason stands in the journal.

    A last day before the first says that it never was so: the row lapses.
    """
    kind = _zichtbaar(uow, o.kind_id)
    rijen = _lopend(uow, _rijen(uow, kind.id), o.ouders, instelling=o.instelling)
    fouten: dict[str, str] = {}
    if not rijen:
        wie = "deze instelling" if o.instelling else "deze persoon"
        fouten["ouders"] = f"Van {wie} is geen gezag over dit kind vastgelegd."
    if dag_van(o.tot) is None:
        fouten["tot"] = "Vul de laatste dag in, bijvoorbeeld 3-2-2026."
    elif o.tot > vandaag_van(uow):
        fouten["tot"] = NOG_NIET
    elif any(o.tot < _dag_voor(rij.van) for rij in rijen):
        fouten["tot"] = f"Het gezag begon op {datum_in_woorden(max(rij.van for rij in rijen))}."
    if not o.reden.strip():
        fouten["reden"] = "Schrijf in één zin waaruit dat blijkt."
    if fouten:
        raise Weigering(next(iter(fouten.values())), fouten=fouten)
    for rij in rijen:
        _laat_eindigen(uow, rij, o.tot, eis_reden(o.reden, ""))
    uow.zin = f"Gezag over {naam_voor(uow, kind)} beëindigd"


def _instellingsfouten(uow: UnitOfWork, ouders: list[Persoon], instelling: str, blijven: list[Gezag]) -> dict[str, str]:
    """An institution has voogdij alone, by a ruling of the court (art. 1:302 BW)."""
    if len(instelling) > LANGSTE_NAAM:
        return {"instelling": f"Houd de naam korter dan {LANGSTE_NAAM} tekens."}
    for rij in blijven:
        if rij.ouder_id is None and rij.instelling.casefold() == instelling.casefold():
            return {"instelling": f"Van {instelling} is dit al vastgelegd, sinds {datum_in_woorden(rij.van)}."}
        if rij.ouder_id is None:
            return {"instelling": f"{rij.instelling} heeft nu de voogdij. Beëindig die eerst."}
    namen = [naam_voor(uow, haal_persoon(uow, rij.ouder_id)) for rij in blijven if rij.ouder_id is not None]
    if ouders or namen:
        ook = " en ".join((*(naam_voor(uow, ouder) for ouder in ouders), *namen))
        return {"ouders": f"Een instelling heeft de voogdij alleen. Zet {ook} uit."}
    return {}


def _oudersfouten(
    uow: UnitOfWork, kind: Persoon, ouders: list[Persoon], lopen: list[Gezag], van: str
) -> dict[str, str]:
    """Who cannot have gezag over this child from `van` on, with why, as the error of one field. `lopen` is what goes on
    beside it.
    """
    if not ouders:
        return {"ouders": "Kies wie het gezag heeft."}
    if voogd := next((rij.instelling for rij in lopen if rij.ouder_id is None), ""):
        return {"ouders": f"{voogd} heeft de voogdij, en een instelling heeft die alleen. Zet de instelling eerst uit."}
    dag = date.fromisoformat(van)
    for ouder in ouders:
        naam = naam_voor(uow, ouder)
        if ouder.id == kind.id:
            return {"ouders": f"{naam} kan geen gezag over zichzelf hebben."}
        if not ouder.geboortedatum and _is_kind(uow, ouder.id):
            return {"ouders": f"{naam} staat als kind in een huishouden. Vul eerst de geboortedatum in."}
        if is_minderjarig(ouder.geboortedatum, dag):
            return {"ouders": f"{naam} was toen nog geen 18 en kan geen gezag hebben."}
        if (al := next((rij for rij in lopen if rij.ouder_id == ouder.id), None)) is not None:
            return {"ouders": f"Van {naam} is dit al vastgelegd, sinds {datum_in_woorden(al.van)}."}
    samen = [{rij.ouder_id for rij in lopen if rij.loopt_op(op)} for op in (van, *(rij.van for rij in lopen))]
    if any(len({ouder.id for ouder in ouders} | wie) > HOOGSTENS for wie in samen):
        return {"ouders": "Hoogstens twee mensen hebben samen het gezag over een kind. Zet uit wie het niet heeft."}
    return {}


def _is_kind(uow: UnitOfWork, id_: Id) -> bool:
    om = gezin_om(rijen_van(uow), (id_,), date.fromisoformat(vandaag_van(uow))).get(id_)
    return om is not None and om.zelf.kind


def _verliest(uow: UnitOfWork, kind: Persoon, krijgen: set[Id], o: LegGezagVast) -> list[str]:
    """The names of who had it until now, by record or by role, and has it no more after this."""
    om = gezin_om(rijen_van(uow), (kind.id,), date.fromisoformat(vandaag_van(uow))).get(kind.id)
    if om is None:
        return []
    hadden = [lid.persoon_id for lid in om.gezag if not om.vast or lid.persoon_id in o.niet_meer]
    instellingen = om.instellingen if o.instelling_niet_meer else ()
    return [*(naam_voor(uow, haal_persoon(uow, id_)) for id_ in hadden if id_ not in krijgen), *instellingen]


def _dagfout(veld: str, dag: str, kind: Persoon, *, vandaag: str) -> dict[str, str]:
    if fout := fout_in_dag(dag, tot=vandaag):
        return {veld: fout}
    geboren, volwassen = geboortedag(kind.geboortedatum), wordt(kind.geboortedatum, VOLWASSEN)
    if geboren is not None and dag < geboren.isoformat():
        return {veld: "Dit kind was toen nog niet geboren."}
    if volwassen is not None and vandaag >= volwassen.isoformat():
        return {"ouders": "Deze persoon is 18 of ouder: niemand heeft nog gezag (art. 1:233 BW)."}
    return {}


def _zichtbaar(uow: UnitOfWork, id_: Id) -> Persoon:
    return haal_zichtbaar(uow, haal_persoon(uow, id_).id)


def _rijen(uow: UnitOfWork, kind_id: Id) -> list[Gezag]:
    return uow.vind(select(Gezag).where(Gezag.kind_id == kind_id, Gezag.status == "actief").order_by(Gezag.van))


def _lopend(uow: UnitOfWork, rijen: list[Gezag], ouders: tuple[Id, ...], *, instelling: bool) -> list[Gezag]:
    """What of these adults, and of the institution when asked, has not ended yet."""
    return [
        rij
        for rij in rijen
        if (instelling if rij.ouder_id is None else rij.ouder_id in ouders)
        and (not rij.tot or rij.tot >= vandaag_van(uow))
    ]


def _laat_eindigen(uow: UnitOfWork, rij: Gezag, tot: str, reden: str) -> None:
    if tot < rij.van:
        rij.status = "vervallen"
    else:
        rij.tot = tot
    uow.reden(rij, reden)


def _dag_voor(dag: str) -> str:
    return (date.fromisoformat(dag) - timedelta(days=1)).isoformat()
