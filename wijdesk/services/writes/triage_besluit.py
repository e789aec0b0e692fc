"""Deciding a triage: what the professional decides is made in one transaction, and told to who waits for it.

The wizard proposes, the professional decides (domein.md 4): a route or besluit other than proposed asks one sentence,
and so do pages that stay open. Undo takes everything back at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.bereikbaarheid import controleer_eerste_actie, diensten, stand
from wijdesk.models.contact import Vraag
from wijdesk.models.gesprek import Gesprek
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.triage import (
    Afschalen,
    BesluitTriage,
    CasusGevolg,
    EersteActie,
    Kortdurend,
    OnderzoekGevolg,
    OpschalingGevolg,
    Verwijzing,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.triage import TriageBesloten
from wijdesk.models.signaal import Signaal
from wijdesk.models.taaksoort import navraag
from wijdesk.models.triage import Triage
from wijdesk.models.triage_oogst import Oogst, oogst
from wijdesk.models.verloop import Taak
from wijdesk.models.vragen import BESLUITEN, PAST_BIJ, ROUTES, past
from wijdesk.models.vragenlijst import Bladzijdestand, antwoord_id
from wijdesk.models.zinnen import klein, te_kort
from wijdesk.services.afgeschermd import mag_zien
from wijdesk.services.casusstart import eis_collega
from wijdesk.services.gezin import haal_huishouden, leden_van, vandaag_van
from wijdesk.services.gezin_voor import maak_gezin_van_een
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar
from wijdesk.services.register import opdracht
from wijdesk.services.triage.gevolg import (
    Zaak,
    leg_scores_vast,
    maak_afschalen,
    maak_casus,
    maak_kortdurend,
    maak_onderzoek,
    maak_opschaling,
    maak_verwijzing,
)
from wijdesk.services.triage.rijen import gesprek_nu, haal_eigen, leg_voorstel_vast, lezer_van, rond_werk_af
from wijdesk.services.triage.signaal import meld_besluit
from wijdesk.services.triage.taken import maak_taken
from wijdesk.services.triage.woorden import EERSTE_ACTIE
from wijdesk.store.huishoudens import huishoudens_van
from wijdesk.store.triage_bekend import huishouden_nu
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "triage.voeren"
DOEL = "triage: besluiten en passende hulp beginnen (Wmo 2015 art. 2.3.2, Jeugdwet art. 2.3)"
GEEN_RECHT = "Uw rol geeft hier geen toegang toe. Vraag een collega die dit mag, of kies een ander besluit."
SPOED = "spoed"

SOORT_VAN: dict[str, tuple[type[Any] | None, str]] = {
    "afgehandeld": (None, RECHT),
    "verwijzing": (Verwijzing, "casus.schrijven"),
    "kortdurend": (Kortdurend, "ondersteuning.schrijven"),
    "casus": (CasusGevolg, "casus.regie"),
    "onderzoek": (OnderzoekGevolg, "ondersteuning.schrijven"),
    "opschaling": (OpschalingGevolg, "opschalen"),
    "afschalen": (Afschalen, "ondersteuning.schrijven"),
}
"""Per besluit what must be said with it, and the right to make that."""
MAAK: dict[type[Any], Callable[[UnitOfWork, Zaak, Any], None]] = {
    Verwijzing: maak_verwijzing,
    Kortdurend: maak_kortdurend,
    CasusGevolg: maak_casus,
    OnderzoekGevolg: maak_onderzoek,
    OpschalingGevolg: maak_opschaling,
    Afschalen: maak_afschalen,
}
ZONDER_PERSOON = ("afgehandeld", "verwijzing", "opschaling")
"""What can be decided about who stays anonymous."""
IN_HUISHOUDEN = ("verwijzing", "casus", "onderzoek")
"""What stands in a household: somebody without one gets one."""
MET_SCORES = ("kortdurend", "casus", "onderzoek", "opschaling", "afschalen")
"""Where the scores of the triage become an assessment that is followed."""


@opdracht(BesluitTriage, recht=RECHT, doel=DOEL)
def besluit(uow: UnitOfWork, o: BesluitTriage) -> TriageBesloten:
    """The decision with all it makes. Nothing is left half done: it is all there, or it was refused in words."""
    triage = haal_eigen(uow, o.id)
    gesprek = gesprek_nu(uow, triage)
    leg_voorstel_vast(triage, gesprek)
    _eis_vorm(uow, triage, gesprek, o)
    persoon = _persoon(uow, triage, o)
    if persoon is None and o.besluit not in ZONDER_PERSOON:
        zin = "Deze inwoner is anoniem. Registreer eerst om wie het gaat, of verwijs met alleen woorden."
        raise Weigering(zin, veld="persoon_id")
    geoogst = oogst(gesprek)
    zaak = Zaak(
        triage=triage,
        persoon=persoon,
        huishouden=_huishouden(uow, triage, persoon, o, geoogst),
        oogst=geoogst,
        vraag=_woorden(uow, triage),
    )
    _sla_over(uow, triage, gesprek, o.overslaan)
    if o.gevolg is not None:
        _maak(uow, zaak, o)
    if o.besluit in MET_SCORES:
        leg_scores_vast(uow, zaak)
    actie = _eerste_actie(uow, zaak, o.eerste_actie) if o.eerste_actie is not None else ""
    maak_taken(uow, zaak, gesprek)
    _zeg_wat_wacht(uow, zaak)
    naar = f"Verwezen naar {o.gevolg.naar.strip()}" if isinstance(o.gevolg, Verwijzing) and not zaak.gevolg else ""
    triage.besluit_zo(
        route=o.route,
        besluit=o.besluit,
        afwijkreden=o.afwijkreden,
        toelichting="\n".join(regel for regel in (o.toelichting.strip(), naar, actie) if regel),
        door=uow.wie.medewerker_id,
        nu=uow.nu,
    )
    triage.gevolg, triage.gevolg_id = zaak.gevolg, zaak.gevolg_id
    if zaak.huishouden is not None and triage.huishouden_id != zaak.huishouden.id:
        triage.huishouden_id = zaak.huishouden.id
    zin = ". ".join((f"Triage: {klein(BESLUITEN[o.besluit])}", *zaak.zinnen[:1]))
    rond_werk_af(uow, triage, zin)
    meld_besluit(
        uow,
        triage.signaal_id,
        o.besluit,
        zin,
        huishouden_id=zaak.huishouden.id if zaak.huishouden is not None else None,
    )
    uow.zin = zin
    return TriageBesloten(
        triage_id=triage.id,
        gevolg=zaak.gevolg,
        gevolg_id=zaak.gevolg_id,
        huishouden_id=zaak.huishouden.id if zaak.huishouden is not None else None,
        zinnen=(*zaak.zinnen, *((actie,) if actie else ())),
    )


# What must be said ----------------------------------------------------------------------------------------------------


def _eis_vorm(uow: UnitOfWork, triage: Triage, gesprek: Gesprek, o: BesluitTriage) -> None:
    """Route and besluit are known, what belongs to them is said, and what differs has its sentence."""
    fouten: dict[str, str] = {}
    if o.route not in ROUTES:
        fouten["route"] = "Kies de route."
    if o.besluit not in SOORT_VAN:
        fouten["besluit"] = "Kies wat er gaat gebeuren."
    else:
        soort, recht = SOORT_VAN[o.besluit]
        if recht not in uow.wie.rechten:
            fouten["besluit"] = GEEN_RECHT
        if type(o.gevolg) is not (soort or type(None)):
            fouten["gevolg"] = "Vul in wat er bij dit besluit hoort."
        if not past(o.route, o.besluit):
            fouten["route"] = _past_niet(o.route, o.besluit)
    anders = te_kort(o.afwijkreden, "Schrijf in één zin waarom u anders besluit dan voorgesteld.")
    if not fouten and triage.wijkt_af(o.route, o.besluit) and anders:
        fouten["afwijkreden"] = anders
    open_ = ", ".join(blad.titel for blad in gesprek.nog_open)
    zin = te_kort(o.overslaan, f"Nog niet ingevuld: {open_}. Schrijf in één zin waarom dat zo blijft.")
    if o.route != SPOED and open_ and zin:
        fouten["overslaan"] = zin
    fouten |= _fouten_in_actie(uow, o)
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er ontbreekt nog iets.", fouten=fouten)


def _past_niet(route: str, besluit: str) -> str:
    """Which routes can end so: the Route van de Vraag says what comes of each (domein.md 4)."""
    wel = " of ".join(klein(ROUTES[ander].partition(":")[0]) for ander in ROUTES if besluit in PAST_BIJ[ander])
    return f"“{BESLUITEN[besluit]}” past niet bij de route {route}. Kies de route {wel}, of een ander besluit."


def _fouten_in_actie(uow: UnitOfWork, o: BesluitTriage) -> dict[str, str]:
    """In a spoed it is said what happens first, today or by the crisis service."""
    actie = o.eerste_actie
    if o.route != SPOED:
        return {} if actie is None else {"eerste_actie": "Een eerste actie hoort bij de route spoed."}
    if actie is None:
        return {"eerste_actie": f"Zeg wat er als eerste gebeurt. {stand(uow.nu).zin}"}
    fouten = controleer_eerste_actie(
        wat=actie.wat,
        op=actie.op,
        om=actie.om,
        met_collega=actie.medewerker_id is not None,
        dienst=actie.dienst,
        nu=uow.nu,
    )
    return {f"eerste_actie.{veld}": zin for veld, zin in fouten.items()}


def _maak(uow: UnitOfWork, zaak: Zaak, o: BesluitTriage) -> None:
    try:
        MAAK[type(o.gevolg)](uow, zaak, o.gevolg)
    except Weigering as weigering:
        fouten = {f"gevolg.{veld}" if veld else "gevolg": zin for veld, zin in weigering.fouten.items()}
        raise Weigering(weigering.zin, fouten=fouten or {"gevolg": weigering.zin}) from None
    uow.flush()


def _sla_over(uow: UnitOfWork, triage: Triage, gesprek: Gesprek, reden: str) -> None:
    """Pages that stay open are skipped with the one sentence that was given for all of them."""
    if not reden.strip():
        return
    for blad in gesprek.nog_open:
        id_ = antwoord_id(triage.id, f"bladzijde/{blad.code}")
        rij = uow.sessie.get(Bladzijdestand, id_)
        velden: dict[str, Any] = {
            "stand": "overgeslagen",
            "reden": reden.strip(),
            "medewerker_id": uow.wie.medewerker_id,
            "op": uow.nu,
        }
        if rij is None:
            uow.voeg_toe(Bladzijdestand(id=id_, triage_id=triage.id, bladzijde=blad.code, **velden))
            continue
        for veld, waarde in (velden | {"status": "actief"}).items():
            setattr(rij, veld, waarde)


def _zeg_wat_wacht(uow: UnitOfWork, zaak: Zaak) -> None:
    """Advice that was asked and not given stays with the decision; that is said, it blocks nothing."""
    vraag = "SELECT count(*) FROM consult WHERE triage_id = ? AND antwoord = '' AND status = 'actief'"
    if aantal := uow.sql(vraag, zaak.triage.id)[0]:
        zaak.zinnen.append(
            "Er wacht nog een vraag om advies" if aantal == 1 else f"Er wachten nog {aantal} vragen om advies"
        )


# Whom it is about -----------------------------------------------------------------------------------------------------


def _woorden(uow: UnitOfWork, triage: Triage) -> str:
    if triage.vraag_id is not None:
        return uow.haal(Vraag, triage.vraag_id, wat="Deze vraag").toelichting
    return uow.haal(Signaal, triage.signaal_id, wat="Dit signaal").tekst if triage.signaal_id is not None else ""


def _persoon(uow: UnitOfWork, triage: Triage, o: BesluitTriage) -> Persoon | None:
    """The person of the triage; of a household who was chosen, or else its eldest member."""
    if triage.persoon_id is not None:
        return haal_zichtbaar(uow, haal_persoon(uow, triage.persoon_id).id)
    if triage.huishouden_id is None:
        return None
    vandaag = vandaag_van(uow)
    leden = [
        lid for lid in leden_van(uow, haal_huishouden(uow, triage.huishouden_id).id) if lid.overlapt(vandaag, vandaag)
    ]
    personen = [haal_persoon(uow, lid.persoon_id) for lid in leden]
    if o.persoon_id is not None:
        if haal_persoon(uow, o.persoon_id).id not in {persoon.id for persoon in personen}:
            raise Weigering("Kies iemand die bij dit huishouden hoort.", veld="persoon_id")
        return haal_zichtbaar(uow, haal_persoon(uow, o.persoon_id).id)
    zichtbaar = [p for p in personen if not p.afgeschermd or mag_zien(uow, p.id)]
    return min(zichtbaar, key=lambda persoon: persoon.geboortedatum or "9999", default=None)


def _huishouden(
    uow: UnitOfWork, triage: Triage, persoon: Persoon | None, o: BesluitTriage, geoogst: Oogst
) -> Huishouden | None:
    """The one that was chosen, of the triage, or of the person; made when the decision needs one and there is none."""
    lezer, vandaag = lezer_van(uow), vandaag_van(uow)
    gezinnen = huishoudens_van(lezer, (persoon.id,), vandaag) if persoon is not None else []
    van_triage = huishouden_nu(lezer, triage.persoon_id, triage.huishouden_id, vandaag)
    if o.huishouden_id is not None:
        gekozen = haal_huishouden(uow, o.huishouden_id)
        if gekozen.id not in {van_triage, *gezinnen}:
            raise Weigering("Deze inwoner hoort niet bij dit huishouden.", veld="huishouden_id")
        return gekozen
    if van_triage is not None:
        return haal_huishouden(uow, van_triage)
    if gezinnen:
        return haal_huishouden(uow, gezinnen[0])
    nodig = o.besluit in IN_HUISHOUDEN or o.eerste_actie is not None
    if persoon is None or not nodig:
        return None
    kinderen = geoogst.kinderen == "ja"
    return maak_gezin_van_een(uow, persoon, triage.locatie_id, regels=geoogst.gezinsregels, kinderen=kinderen)


# What happens first ---------------------------------------------------------------------------------------------------


def _eerste_actie(uow: UnitOfWork, zaak: Zaak, actie: EersteActie) -> str:
    """The first act in a sentence; on the list of who does it, or of who asks whether the service took it up.

    Of nobody known it hangs on the triage itself.
    """
    om = f" om {actie.om}" if actie.om else ""
    wat = actie.wat.strip().rstrip(".")
    if actie.dienst:
        naam = diensten()[actie.dienst].naam
        zin = f"{EERSTE_ACTIE}{wat}, vandaag{om} overgedragen aan {naam}"
        taak, voor = f"{navraag(naam)} {wat}", _eerstvolgende_dag(uow)
        wie = actie.medewerker_id or uow.wie.medewerker_id
    else:
        wie = actie.medewerker_id or uow.wie.medewerker_id
        naam = eis_collega(uow, wie, veld="eerste_actie.medewerker_id").naam
        zin = f"{EERSTE_ACTIE}{wat}, vandaag{om} door {naam}"
        taak, voor = f"Spoed{om}: {wat}", vandaag_van(uow)
    huishouden = zaak.huishouden
    uow.voeg_toe(
        Taak(
            huishouden_id=huishouden.id if huishouden is not None else None,
            triage_id=zaak.triage.id if huishouden is None else None,
            persoon_id=zaak.persoon.id if zaak.persoon is not None else None,
            medewerker_id=eis_collega(uow, wie, veld="eerste_actie.medewerker_id").id,
            soort="eigen",
            wat=taak,
            voor=voor,
            gemaakt_op=uow.nu,
        )
    )
    return zin


def _eerstvolgende_dag(uow: UnitOfWork) -> str:
    """The next day WIJ is open (ISO): then one asks whether the service took it up."""
    weer: date = stand(uow.nu).weer_open.date()
    return weer.isoformat()
