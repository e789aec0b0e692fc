"""What an act that judges rests on: the rows somebody must have seen as they are before it is done.

To close, merge, fix, hand over or take away says something about rows it writes little or nothing of. Each such act is
here with what it is about; `store/tussentijds.py` looks whether anything came in there that nobody at the screen saw. A
test holds the list, and why each other request needs no place in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from wijdesk.errors import Ongezien
from wijdesk.models.opdrachten import (
    activiteit,
    agressie,
    akkoord,
    avg,
    betrokkene,
    bewaren,
    collectief,
    contact,
    dossiercontrole,
    huishouden,
    impact,
    klacht,
    meldcode,
    ondersteuning,
    onderzoek,
    opschaling,
    persoon,
    plan,
    praktijk,
    regie,
    signaal,
    straatronde,
    teamoverdracht,
    termijn,
    toeleiding,
    triage,
    verloop,
    vragenlijst,
    wachtrij,
    werk,
    wvggz,
    zrm,
)
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.services.verschil.velden import wordt_verteld
from wijdesk.store.tussentijds import Blik, ongezien_van
from wijdesk.store.unit_of_work import UnitOfWork


def _rij(soort: str, veld: str = "id") -> tuple[Blik, ...]:
    return (Blik(soort, f"id = :{veld}"),)


def _van(soort: str, kolom: str, veld: str = "id") -> tuple[Blik, ...]:
    return (Blik(soort, f"{kolom} = :{veld}"),)


def _plan(welk: str) -> tuple[Blik, ...]:
    """A plan with all that stands in it."""
    return (
        Blik("plan", f"id = {welk}"),
        Blik("doel", f"plan_id = {welk}"),
        Blik("doelpersoon", f"doel_id IN (SELECT id FROM doel WHERE plan_id = {welk})"),  # noqa: S608
        Blik("actie", f"plan_id = {welk}"),
        Blik("veiligheidsafspraak", f"plan_id = {welk}"),
    )


def _huishouden(welk: str) -> tuple[Blik, ...]:
    """A household with its casus."""
    return (Blik("huishouden", f"id = {welk}"), Blik("casus", f"huishouden_id = {welk}"))


def _met_leden(welk: str) -> tuple[Blik, ...]:
    return (*_huishouden(welk), Blik("huishoudlid", f"huishouden_id = {welk}"))


_DIT = ":huishouden_id"
_PLAN_NU = "(SELECT actief_plan_id FROM huishouden WHERE id = :huishouden_id)"
_DOEL = (
    *_rij("doel"),
    *_van("doelpersoon", "doel_id"),
    *_van("actie", "doel_id"),
    *_van("doelscore", "doel_id"),
    *_van("toeleiding", "doel_id"),
)
_SIGNAAL = (*_rij("signaal"), *_van("signaalveld", "signaal_id"), *_van("signaalstap", "signaal_id"))
_MELDCODE = (*_rij("meldcode", "meldcode_id"), *_van("meldcodestap", "meldcode_id", "meldcode_id"))
_WVGGZ = _van("wvggzmelding", "signaal_id", "signaal_id")
_TRIAGE = (*_rij("triage"), *_van("antwoord", "onderwerp_id"), *_van("consult", "triage_id"))
_TERMIJN = (*_rij("termijn"), *_van("termijnwijziging", "termijn_id"))
_KLACHT = (
    *_rij("klachtdossier"),
    Blik("klacht", "id IN (SELECT klacht_id FROM klachtdossier WHERE id = :id)"),
    *_van("klachtstap", "klachtdossier_id"),
    *_van("klachtbetrokkene", "klachtdossier_id"),
)
_PRAKTIJK = (*_rij("praktijkvorm"), *_van("praktijkveld", "praktijkvorm_id"))
_LIJST = (Blik("vragenlijst", "soort = :soort AND locatie_id IS :locatie_id"),)
_BEIDE_KAARTEN = (
    Blik("persoon", "id IN (:blijft, :weg)"),
    Blik("adres", "id IN (SELECT adres_id FROM persoon WHERE id IN (:blijft, :weg))"),
)
_OVERDRACHT = (
    *_rij("regieoverdracht"),
    *_huishouden("(SELECT huishouden_id FROM regieoverdracht WHERE id = :id)"),
)

OORDELEN: Mapping[type[Opdracht[Any]], tuple[Blik, ...]] = {
    # The plan
    plan.SluitPlan: _plan(":id"),
    plan.RondDoelAf: (*_rij("doel"), *_van("actie", "doel_id")),
    plan.HeropenDoel: _rij("doel"),
    plan.ZetActie: _rij("actie"),
    plan.BeeindigVeiligheid: _rij("veiligheidsafspraak"),
    plan.HaalUitPlan: (*_DOEL, *_rij("actie"), *_rij("veiligheidsafspraak")),
    akkoord.StelVersieVast: _plan(":plan_id"),
    akkoord.IntrekkenAkkoord: _rij("akkoord", "akkoord_id"),
    akkoord.HoudEvaluatie: (*_rij("evaluatie", "evaluatie_id"), *_van("doel", "plan_id", "plan_id")),
    akkoord.VerzetEvaluatie: _rij("evaluatie", "evaluatie_id"),
    akkoord.VervalEvaluatie: _rij("evaluatie", "evaluatie_id"),
    # What residents ask about their own data
    avg.VerlengAvgverzoek: _rij("avgverzoek"),
    avg.BeslisAvgverzoek: _rij("avgverzoek"),
    avg.VoerAvgverzoekUit: _rij("avgverzoek"),
    avg.HefBeperkingOp: _rij("avgverzoek"),
    avg.TrekAantekeningIn: _rij("aantekening"),
    # Agressie
    agressie.BeeindigMaatregel: (*_rij("agressie"), *_van("pandverbod", "agressie_id")),
    agressie.TrekAgressieIn: (*_rij("agressie"), *_van("pandverbod", "agressie_id")),
    # Klachten
    klacht.RondKlachtAf: _KLACHT,
    klacht.HeropenKlacht: _KLACHT,
    klacht.ZegKlachtDubbel: _KLACHT,
    klacht.ZegKlachtNietDubbel: _KLACHT,
    klacht.DeelKlacht: _rij("klachtbetrokkene"),
    klacht.TrekKlachtstapIn: _rij("klachtstap"),
    # Dossiercontrole
    dossiercontrole.HeropenControle: (*_rij("controledossier"), *_van("controlepunt", "controledossier_id")),
    dossiercontrole.SlaDossierOver: (*_rij("controledossier"), *_van("controlepunt", "controledossier_id")),
    dossiercontrole.BeantwoordBevinding: _rij("controlepunt"),
    dossiercontrole.RondVerbeteractieAf: _rij("controlepunt"),
    # The casus and who has it
    regie.SluitCasus: (
        *_huishouden(_DIT),
        *_plan(_PLAN_NU),
        Blik("taak", f"huishouden_id = {_DIT}"),
        Blik("toeleiding", f"huishouden_id = {_DIT}"),
    ),
    regie.HeropenCasus: _huishouden(_DIT),
    regie.VraagOverdracht: _huishouden(_DIT),
    regie.BeantwoordOverdracht: _OVERDRACHT,
    regie.TrekOverdrachtIn: _rij("regieoverdracht"),
    regie.NeemRegieOver: _huishouden(_DIT),
    regie.ZetTandem: _huishouden(_DIT),
    regie.DraagAllesOver: (Blik("huishouden", "regisseur_id = :van_id OR tandem_id = :van_id"),),
    regie.DoeNazorg: _rij("nazorg"),
    regie.VerzetNazorg: _rij("nazorg"),
    teamoverdracht.DraagHuishoudenOver: _met_leden(_DIT),
    teamoverdracht.NeemHuishoudenAan: (
        *_rij("teamoverdracht"),
        *_huishouden("(SELECT huishouden_id FROM teamoverdracht WHERE id = :id)"),
    ),
    # People and households
    persoon.VoegPersonenSamen: _BEIDE_KAARTEN,
    persoon.HaalPersonenUiteen: _rij("persoon", "weg"),
    huishouden.VoegHuishoudensSamen: (*_met_leden(":blijft"), *_met_leden(":weg")),
    huishouden.HaalHuishoudensUiteen: _rij("huishouden", "weg"),
    huishouden.BeeindigLid: _rij("huishoudlid"),
    huishouden.SplitsHuishouden: _met_leden(":id"),
    huishouden.VerhuisHuishouden: _met_leden(":id"),
    huishouden.BeeindigGezag: _van("gezag", "kind_id", "kind_id"),
    huishouden.LegGezagVast: _van("gezag", "kind_id", "kind_id"),
    contact.TrekContactIn: (*_rij("contact"), *_van("vraag", "contact_id")),
    # Around the household
    bewaren.GeefVernietigakkoord: (*_rij("vernietiglijst"), *_van("vernietigregel", "lijst_id")),
    bewaren.HefBlokkadeOp: _rij("bewaarblokkade"),
    bewaren.TrekLijstIn: (*_rij("vernietiglijst"), *_van("vernietigregel", "lijst_id")),
    betrokkene.BeeindigBetrokkene: _rij("betrokkene"),
    betrokkene.TrekToestemmingIn: (Blik("toestemming", "betrokkene_id = :betrokkene_id AND persoon_id = :persoon_id"),),
    toeleiding.NeemToeleidingAan: _rij("toeleiding"),
    toeleiding.WeigerToeleiding: _rij("toeleiding"),
    toeleiding.LegEersteContactVast: _rij("toeleiding"),
    toeleiding.KoppelToeleidingTerug: _rij("toeleiding"),
    toeleiding.TrekToeleidingIn: _rij("toeleiding"),
    toeleiding.NeemStapTerug: _rij("toeleiding"),
    toeleiding.StartIndicatie: _rij("indicatie"),
    toeleiding.TrekIndicatieIn: _rij("indicatie"),
    termijn.HaalTermijn: _TERMIJN,
    termijn.VervalTermijn: _TERMIJN,
    termijn.VerlengTermijn: _TERMIJN,
    termijn.SchortTermijnOp: _TERMIJN,
    termijn.HervatTermijn: _TERMIJN,
    verloop.RondTaakAf: _rij("taak"),
    verloop.VervalTaak: _rij("taak"),
    verloop.VerzetTaak: _rij("taak"),
    zrm.TrekZrmIn: (*_rij("zrmmeting"), *_van("zrmscore", "meting_id")),
    # Signalen
    signaal.TrekSignaalIn: _SIGNAAL,
    signaal.SluitSignaal: _SIGNAAL,
    signaal.BeoordeelSignaal: _SIGNAAL,
    signaal.DraagSignaalOver: _SIGNAAL,
    signaal.HeropenSignaal: _SIGNAAL,
    signaal.KoppelSignaalTerug: _SIGNAAL,
    signaal.SluitBundel: (*_rij("signaalbundel"), *_van("signaal", "bundel_id")),
    signaal.HaalUitBundel: _rij("signaal"),
    activiteit.TrekActiviteitvoorstelIn: _rij("activiteitvoorstel"),
    straatronde.TrekStraatrondeIn: _rij("straatronde"),
    collectief.RondActiviteitAf: (*_rij("activiteit"), *_van("sessie", "activiteit_id")),
    collectief.TrekActiviteitIn: (*_rij("activiteit"), *_van("sessie", "activiteit_id")),
    collectief.LasSessieAf: _rij("sessie"),
    collectief.TrekSessieIn: _rij("sessie"),
    collectief.TrekVanDeBuurtIn: (*_rij("bewonersinitiatief"), *_rij("buurtonderwerp")),
    impact.TrekImpactmetingIn: _rij("impactmeting"),
    impact.OntkoppelImpactmeting: _van("impactkoppeling", "impactmeting_id"),
    wvggz.BesluitWvggz: _WVGGZ,
    wvggz.KoppelWvggzTerug: _WVGGZ,
    wvggz.HeropenWvggz: _WVGGZ,
    wvggz.TrekWvggzIn: _WVGGZ,
    wvggz.TrekConsultIn: _rij("wvggzconsult"),
    # Triage, meldcode, ondersteuning, onderzoek
    triage.BesluitTriage: _TRIAGE,
    triage.StaakTriage: _TRIAGE,
    triage.DraagTriageOver: _rij("triage"),
    triage.NeemTriageOver: _rij("triage"),
    triage.BeantwoordConsult: _rij("consult"),
    triage.TrekConsultIn: _rij("consult"),
    meldcode.BesluitMeldcode: _MELDCODE,
    meldcode.HeropenMeldcode: _MELDCODE,
    meldcode.TrekMeldcodestapIn: _rij("meldcodestap"),
    ondersteuning.RondOndersteuningAf: _rij("ondersteuning"),
    ondersteuning.VerlengOndersteuning: _rij("ondersteuning"),
    ondersteuning.ControleerOndersteuning: _rij("ondersteuning"),
    ondersteuning.HeropenOndersteuning: _rij("ondersteuning"),
    ondersteuning.NaarCasus: (*_rij("ondersteuning"), *_rij("onderzoek"), *_rij("triage")),
    onderzoek.RondOnderzoekAf: _rij("onderzoek"),
    onderzoek.HeropenOnderzoek: _rij("onderzoek"),
    opschaling.SchaalAf: (Blik("opschaling", ":id IN (huishouden_id, persoon_id, signaal_id, triage_id)"),),
    praktijk.RondPraktijkvormAf: _PRAKTIJK,
    praktijk.HeropenPraktijkvorm: _PRAKTIJK,
    praktijk.TrekPraktijkvormIn: _PRAKTIJK,
    praktijk.StopPraktijksoort: (Blik("praktijksoort", "code = :code"),),
    praktijk.HervatPraktijksoort: (Blik("praktijksoort", "code = :code"),),
    # The lists of questions
    vragenlijst.NeemVragenlijstInGebruik: _LIJST,
    vragenlijst.StopTeamvragen: _LIJST,
    # At the desk
    wachtrij.ZetWachtende: _rij("wachtende"),
    werk.RondWerkAf: _rij("werk"),
}
"""Per request the rows it judges; names after a colon are its fields."""


def ongezien_bij(uow: UnitOfWork, opdracht: Opdracht[Any]) -> list[Ongezien]:
    """What came in that an act rests on and was not on the screen."""
    if not (blikken := OORDELEN.get(type(opdracht))) or uow.gezien is None:
        return []
    velden = {veld.name: getattr(opdracht, veld.name) for veld in fields(opdracht)}  # type: ignore[arg-type]
    return ongezien_van(uow, blikken, velden, wordt_verteld)
