"""Warm hand-offs step by step, and indicaties per productgroep (domein.md 6: "niet koud doorverwijzen")."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.toeleiding import (
    CorrigeerToeleiding,
    IndicatieVelden,
    KoppelToeleidingTerug,
    LegEersteContactVast,
    LegIndicatieVast,
    NeemStapTerug,
    NeemToeleidingAan,
    StartIndicatie,
    StelToeleidingVoor,
    TrekIndicatieIn,
    TrekToeleidingIn,
    WeigerToeleiding,
    WijzigIndicatie,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Doel, Plan
from wijdesk.models.toeleiding import Indicatie, Toeleiding
from wijdesk.models.toeleidingstappen import STAPPEN, controleer_indicatie, controleer_periode, controleer_stappen
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.kaart_keus import uit_kaart
from wijdesk.services.personalia import haal_zichtbaar
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "hulp organiseren voor het huishouden (Wmo 2015 art. 5.1.1, Jeugdwet art. 7.4.0)"
TEKST = ("naar", "soort", "waarom", "contactpersoon")
BEGIN_ELDERS = "Er is een herindicatie die hierop verder gaat. Leg daar vast dat de hulp is begonnen."
INDICATIEDAGEN = ("besloten_op", "van", "tot", "wacht_sinds", "gestart_op")


# Toeleiding ----------------------------------------------------------------------------------------------------------


@opdracht(StelToeleidingVoor, recht="casus.schrijven", doel=DOEL)
def stel_voor(uow: UnitOfWork, o: StelToeleidingVoor) -> Id:
    """The first step: somebody else is asked to help."""
    huishouden = _huishouden(uow, o.huishouden_id)
    op = o.op or _vandaag(uow)
    fouten = _naar_en_soort(uow, o.naar, o.soort)
    if dagfout := controleer_stappen({"voorgesteld_op": op}, vandaag=_vandaag(uow)):
        fouten["op"] = dagfout["voorgesteld_op"]
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
    _eis_persoon_en_doel(uow, huishouden.id, o.persoon_id, o.doel_id)
    rij = uow.voeg_toe(
        Toeleiding(
            huishouden_id=huishouden.id,
            casus_id=huishouden.casus_id,
            persoon_id=o.persoon_id,
            doel_id=o.doel_id,
            medewerker_id=uow.wie.medewerker_id,
            voorgesteld_op=op,
            voorziening_id=uit_kaart(uow, o.voorziening_id),
            **{veld: getattr(o, veld).strip() for veld in TEKST},
        )
    )
    uow.flush()
    uow.zin = f"Toeleiding naar {rij.naar} voorgesteld"
    return rij.id


@opdracht(NeemToeleidingAan, recht="casus.schrijven", doel=DOEL)
def neem_aan(uow: UnitOfWork, o: NeemToeleidingAan) -> None:
    """They will do it."""
    rij = _toeleiding(uow, o.id)
    rij.neem_aan(o.op or _vandaag(uow), vandaag=_vandaag(uow))
    uow.zin = f"{rij.naar} neemt het aan"


@opdracht(WeigerToeleiding, recht="casus.schrijven", doel=DOEL)
def weiger(uow: UnitOfWork, o: WeigerToeleiding) -> None:
    """They will not; the reason is part of the record."""
    rij = _toeleiding(uow, o.id)
    rij.weiger(o.op or _vandaag(uow), o.reden, vandaag=_vandaag(uow))
    uow.zin = f"{rij.naar} doet het niet"


@opdracht(LegEersteContactVast, recht="casus.schrijven", doel=DOEL)
def leg_eerste_contact_vast(uow: UnitOfWork, o: LegEersteContactVast) -> None:
    """They and the family have spoken."""
    rij = _toeleiding(uow, o.id)
    rij.leg_eerste_contact_vast(o.op or _vandaag(uow), vandaag=_vandaag(uow))
    uow.zin = f"Eerste contact met {rij.naar} vastgelegd"


@opdracht(KoppelToeleidingTerug, recht="casus.schrijven", doel=DOEL)
def koppel_terug(uow: UnitOfWork, o: KoppelToeleidingTerug) -> None:
    """The loop is closed: how it goes, in words."""
    rij = _toeleiding(uow, o.id)
    rij.koppel_terug(o.op or _vandaag(uow), o.woorden, vandaag=_vandaag(uow))
    uow.zin = f"Terugkoppeling van {rij.naar} vastgelegd"


@opdracht(TrekToeleidingIn, recht="casus.schrijven", doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekToeleidingIn) -> None:
    """It is no longer wanted."""
    rij = _toeleiding(uow, o.id)
    rij.trek_in(o.op or _vandaag(uow), o.reden, vandaag=_vandaag(uow))
    uow.zin = f"Toeleiding naar {rij.naar} ingetrokken"


@opdracht(NeemStapTerug, recht="casus.schrijven", doel=DOEL)
def neem_stap_terug(uow: UnitOfWork, o: NeemStapTerug) -> None:
    """The last step did not happen after all."""
    rij = _toeleiding(uow, o.id)
    _eis_reden(o.reden)
    rij.stap_terug()
    uow.reden(rij, o.reden.strip())
    uow.zin = f"Toeleiding naar {rij.naar}: stap teruggenomen"


@opdracht(CorrigeerToeleiding, recht="casus.schrijven", doel=DOEL)
def corrigeer(uow: UnitOfWork, o: CorrigeerToeleiding) -> None:
    """Put words and days right. The day of a step that was not taken cannot be filled in here."""
    rij = _toeleiding(uow, o.id)
    velden = (*(stap.veld for stap in STAPPEN), "gestopt_op")
    fouten = _naar_en_soort(uow, o.naar, o.soort)
    dagen = {veld: getattr(o, veld) for veld in velden if getattr(rij, veld)}
    fouten |= controleer_stappen(dagen, vandaag=_vandaag(uow))
    for veld in velden:
        if getattr(o, veld) and not getattr(rij, veld):
            fouten[veld] = "Deze stap is nog niet gezet."
    for veld in ("terugkoppeling", "reden"):
        if getattr(rij, veld) and not getattr(o, veld).strip():
            fouten[veld] = "Dit kan niet leeg."
        elif getattr(o, veld).strip() and not getattr(rij, veld):
            fouten[veld] = "Deze stap is nog niet gezet."
    if fouten:
        raise Weigering("Kijk de gegevens na.", fouten=fouten)
    if (o.persoon_id, o.doel_id) != (rij.persoon_id, rij.doel_id):
        _eis_persoon_en_doel(uow, rij.huishouden_id, o.persoon_id, o.doel_id)
    nieuw: dict[str, Any] = {veld: getattr(o, veld).strip() for veld in (*TEKST, "terugkoppeling", "reden")}
    if nieuw["naar"] != rij.naar:
        nieuw["voorziening_id"] = uit_kaart(uow, o.voorziening_id)
    _zet(rij, nieuw | dagen | {"persoon_id": o.persoon_id, "doel_id": o.doel_id})
    uow.zin = f"Toeleiding naar {rij.naar} opgeslagen"


# Indicaties ----------------------------------------------------------------------------------------------------------


@opdracht(LegIndicatieVast, recht="casus.schrijven", doel=DOEL)
def leg_indicatie_vast(uow: UnitOfWork, o: LegIndicatieVast) -> Id:
    """A decision for maatwerk. Of a hand-off: that one must be of this household."""
    huishouden = _huishouden(uow, o.huishouden_id)
    velden = _indicatie_velden(uow, o, huishouden.id, None)
    if o.toeleiding_id is not None and _toeleiding(uow, o.toeleiding_id).huishouden_id != huishouden.id:
        raise Weigering("Deze toeleiding is van een ander huishouden.", veld="toeleiding_id")
    rij = uow.voeg_toe(Indicatie(huishouden_id=huishouden.id, toeleiding_id=o.toeleiding_id, **velden))
    uow.flush()
    uow.zin = f"Indicatie {rij.productgroep} vastgelegd"
    return rij.id


@opdracht(WijzigIndicatie, recht="casus.schrijven", doel=DOEL)
def wijzig_indicatie(uow: UnitOfWork, o: WijzigIndicatie) -> None:
    """Put an indicatie right."""
    rij = _indicatie(uow, o.id)
    if rij.huishouden_id is None:
        raise Weigering("Deze indicatie is ingelezen en hoort bij geen huishouden.")
    if o.gestart_op and _wacht_gaat_verder(uow, rij):
        raise Weigering(BEGIN_ELDERS, veld="gestart_op")
    _zet(rij, _indicatie_velden(uow, o, rij.huishouden_id, rij))
    uow.zin = f"Indicatie {rij.productgroep} opgeslagen"


@opdracht(StartIndicatie, recht="casus.schrijven", doel=DOEL)
def start_indicatie(uow: UnitOfWork, o: StartIndicatie) -> None:
    """The provider began. The wait that a herindicatie took over ends there."""
    rij = _indicatie(uow, o.id)
    if _wacht_gaat_verder(uow, rij):
        raise Weigering(BEGIN_ELDERS, veld="op")
    rij.start(o.op or _vandaag(uow), vandaag=_vandaag(uow))
    uow.zin = f"{rij.productgroep} is begonnen"


@opdracht(TrekIndicatieIn, recht="casus.schrijven", doel=DOEL)
def trek_indicatie_in(uow: UnitOfWork, o: TrekIndicatieIn) -> None:
    """It was recorded by mistake. One that another continues stays: take that one back first."""
    rij = _indicatie(uow, o.id)
    _eis_reden(o.reden)
    if uow.vind(select(Indicatie).where(Indicatie.vorige_id == rij.id, Indicatie.status == "actief")):
        raise Weigering("Er is een herindicatie die hierop verder gaat. Trek die eerst in.")
    rij.status = "vervallen"
    uow.reden(rij, o.reden.strip())
    uow.zin = f"Indicatie {rij.productgroep} ingetrokken"


def _indicatie_velden(
    uow: UnitOfWork, o: IndicatieVelden[Any], huishouden_id: Id, rij: Indicatie | None
) -> dict[str, Any]:
    """What is stored. A herindicatie of who still waits takes over the wait: it began then, and help did not yet."""
    vorige = _eis_vorige(uow, o.vorige_id, huishouden_id, rij)
    dagen = {veld: getattr(o, veld) for veld in INDICATIEDAGEN}
    overbrugging = " ".join(o.overbrugging.split())
    wacht = vorige is not None and o.soort == "herindicatie" and bool(vorige.wacht_sinds) and not vorige.gestart_op
    if wacht and vorige is not None:
        dagen["wacht_sinds"] = dagen["wacht_sinds"] or vorige.wacht_sinds
        overbrugging = overbrugging or (vorige.overbrugging if rij is None else "")
    fouten = controleer_indicatie(dagen, vandaag=_vandaag(uow))
    if o.soort == "herindicatie":
        fouten = controleer_periode(dagen, zonder_einde=o.zonder_einde) | fouten
    if wacht and vorige is not None and dagen["wacht_sinds"] > vorige.wacht_sinds:
        sinds = datum_in_woorden(vorige.wacht_sinds)
        fouten.setdefault("wacht_sinds", f"Er wordt al gewacht sinds {sinds}. Die dagen tellen mee.")
    if not o.besloten_op:
        fouten["besloten_op"] = "Vul de dag van het besluit in."
    codes = Codeboek(uow)
    if not codes.kent("productgroep", o.productgroep):
        fouten["productgroep"] = "Kies een productgroep."
    if o.soort not in {"nieuw", "herindicatie"}:
        fouten["soort"] = "Kies nieuw of herindicatie."
    if o.vorige_id is not None and o.soort == "nieuw":
        fouten["vorige_id"] = "Een nieuwe indicatie gaat nergens op verder. Kies herindicatie."
    if overbrugging and not dagen["wacht_sinds"]:
        fouten["wacht_sinds"] = "Vul in sinds wanneer er gewacht wordt."
    if fouten:
        raise Weigering("Kijk de gegevens na.", fouten=fouten)
    if o.persoon_id is not None and (rij is None or rij.persoon_id != o.persoon_id):
        _eis_persoon_en_doel(uow, huishouden_id, o.persoon_id, None)
    tekst = {veld: " ".join(getattr(o, veld).split()) for veld in ("aanbieder", "omvang")}
    rest = {veld: getattr(o, veld) for veld in ("productgroep", "soort", "persoon_id", "vorige_id")}
    return dagen | tekst | rest | {"overbrugging": overbrugging}


def _wacht_gaat_verder(uow: UnitOfWork, rij: Indicatie) -> bool:
    """Whether a herindicatie took over the wait of this one."""
    if not rij.wacht_sinds or rij.gestart_op:
        return False
    na = select(Indicatie).where(Indicatie.vorige_id == rij.id, Indicatie.status == "actief")
    return any(volgende.wacht_sinds or volgende.gestart_op for volgende in uow.vind(na))


def _eis_vorige(uow: UnitOfWork, vorige_id: Id | None, huishouden_id: Id, rij: Indicatie | None) -> Indicatie | None:
    """What a herindicatie continues: an earlier one of this household, and it does not go round in a circle."""
    gezien: set[Id] = set()
    id_ = vorige_id
    eerste: Indicatie | None = None
    while id_ is not None and id_ not in gezien:
        gezien.add(id_)
        vorige = uow.haal(Indicatie, id_, wat="Deze vorige indicatie")
        if (rij is not None and vorige.id == rij.id) or vorige.huishouden_id != huishouden_id:
            raise Weigering("Kies een eerdere indicatie van dit huishouden.", veld="vorige_id")
        eerste = eerste or vorige
        id_ = vorige.vorige_id
    return eerste


# Small change --------------------------------------------------------------------------------------------------------


def _naar_en_soort(uow: UnitOfWork, naar: str, soort: str) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if not naar.strip():
        fouten["naar"] = "Vul in naar wie u toeleidt."
    if not Codeboek(uow).kent("toeleidingsoort", soort):
        fouten["soort"] = "Kies wat voor hulp het is."
    return fouten


def _eis_persoon_en_doel(uow: UnitOfWork, huishouden_id: Id, persoon_id: Id | None, doel_id: Id | None) -> None:
    """The person is a member (now or before), the goal is of a plan of this household."""
    if persoon_id is not None:
        haal_zichtbaar(uow, persoon_id, wat="Deze inwoner")
        if not uow.sql(
            "SELECT 1 FROM huishoudlid WHERE huishouden_id = ? AND persoon_id = ? AND status = 'actief'",
            huishouden_id,
            persoon_id,
        ):
            raise Weigering("Deze persoon hoort niet bij dit huishouden.", veld="persoon_id")
    if doel_id is not None:
        doel = uow.haal(Doel, doel_id, wat="Dit doel")
        if uow.haal(Plan, doel.plan_id, wat="Dit plan").huishouden_id != huishouden_id:
            raise Weigering("Dit doel is van een ander huishouden.", veld="doel_id")


def _huishouden(uow: UnitOfWork, id_: Id) -> Huishouden:
    huishouden = uow.haal(Huishouden, id_, wat="Dit huishouden")
    if huishouden.status != "actief":
        raise Weigering("Dit huishouden is samengevoegd met een ander. Open dat.")
    return huishouden


def _toeleiding(uow: UnitOfWork, id_: Id) -> Toeleiding:
    rij = uow.haal(Toeleiding, id_, wat="Deze toeleiding")
    _eis_zichtbaar(uow, rij.persoon_id)
    return rij


def _indicatie(uow: UnitOfWork, id_: Id) -> Indicatie:
    rij = uow.haal(Indicatie, id_, wat="Deze indicatie")
    _eis_zichtbaar(uow, rij.persoon_id)
    return rij


def _eis_zichtbaar(uow: UnitOfWork, persoon_id: Id | None) -> None:
    if persoon_id is not None and uow.bestaat(Persoon, persoon_id):
        haal_zichtbaar(uow, persoon_id, wat="Deze inwoner")


def _zet(rij: Toeleiding | Indicatie, velden: dict[str, Any]) -> None:
    for veld, waarde in velden.items():
        if getattr(rij, veld) != waarde:
            setattr(rij, veld, waarde)


def _eis_reden(reden: str) -> None:
    if not reden.strip():
        raise Weigering("Schrijf in één zin waarom.", veld="reden")


def _vandaag(uow: UnitOfWork) -> str:
    return lokaal(uow.nu).date().isoformat()
