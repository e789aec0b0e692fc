"""What a decision of a triage makes, each in the transaction of the decision: hand-off, support, casus, onderzoek, ...

Answers what was made and how it is said. Rights and the form of the decision are checked by writes/triage_besluit.
"""

from __future__ import annotations

from dataclasses import field

from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus
from wijdesk.models.gegeven import dataclass
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.ondersteuning import Onderzoek
from wijdesk.models.opdrachten.plan import DoelInvoer
from wijdesk.models.opdrachten.triage import (
    Afschalen,
    CasusGevolg,
    ConceptDoel,
    Kortdurend,
    OnderzoekGevolg,
    OpschalingGevolg,
    Verwijzing,
)
from wijdesk.models.opschaling import Trede
from wijdesk.models.persoon import Persoon
from wijdesk.models.toeleiding import Toeleiding
from wijdesk.models.triage import Triage
from wijdesk.models.triage_oogst import Oogst
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.models.zrm import Zrmmeting, Zrmscore
from wijdesk.services.casusstart import begin_casus
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import vandaag_van
from wijdesk.services.kaart_keus import uit_kaart
from wijdesk.services.ondersteuning_start import AFGESCHAALD, begin_ondersteuning, begin_onderzoek
from wijdesk.services.opschaling_start import schaal_op
from wijdesk.services.plan.concept import bericht_aan_regisseur, plan_van, voeg_doelen_toe
from wijdesk.store.unit_of_work import UnitOfWork

HOOGSTENS_DOELEN = 20


@dataclass(slots=True, kw_only=True)
class Zaak:
    """A decision in the making: whom it is about, what the answers give, and what was made so far."""

    triage: Triage
    persoon: Persoon | None
    huishouden: Huishouden | None
    oogst: Oogst
    vraag: str
    """The words it began with."""
    gevolg: str = ""
    gevolg_id: Id | None = None
    zinnen: list[str] = field(default_factory=list)

    def gemaakt(self, gevolg: str, id_: Id, *zinnen: str) -> None:
        """This is what the decision made."""
        self.gevolg, self.gevolg_id = gevolg, id_
        self.zinnen += zinnen

    @property
    def wie(self) -> Persoon:
        """Whom it is about; the decision was refused before when there is nobody."""
        if self.persoon is None:
            raise Weigering("Kies om wie het gaat.", veld="persoon_id")
        return self.persoon

    @property
    def gezin(self) -> Huishouden:
        """The household it is about."""
        if self.huishouden is None:
            raise Weigering("Kies om welk huishouden het gaat.", veld="huishouden_id")
        return self.huishouden

    @property
    def woorden(self) -> str:
        """What the resident asks, in the own words of the answers or else as it was written down."""
        return (self.oogst.situatie or self.vraag).strip()


def maak_verwijzing(uow: UnitOfWork, zaak: Zaak, g: Verwijzing) -> None:
    """A warm hand-off. Of who is anonymous there is no record to hang it on: only the words stay."""
    fouten: dict[str, str] = {}
    if not g.naar.strip():
        fouten["naar"] = "Vul in naar wie u verwijst."
    if not Codeboek(uow).kent("toeleidingsoort", g.soort):
        fouten["soort"] = "Kies wat voor hulp het is."
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
    if zaak.huishouden is None:
        zaak.zinnen.append(f"Verwezen naar {g.naar.strip()}")
        return
    rij = uow.voeg_toe(
        Toeleiding(
            huishouden_id=zaak.huishouden.id,
            casus_id=zaak.huishouden.casus_id,
            persoon_id=zaak.persoon.id if zaak.persoon is not None else None,
            naar=g.naar.strip(),
            soort=g.soort,
            waarom=g.waarom.strip() or zaak.woorden,
            contactpersoon=g.contactpersoon.strip(),
            medewerker_id=uow.wie.medewerker_id,
            voorgesteld_op=vandaag_van(uow),
            voorziening_id=uit_kaart(uow, g.voorziening_id),
        )
    )
    zaak.gemaakt("toeleiding", rij.id, f"Toeleiding naar {rij.naar} voorgesteld")


def maak_kortdurend(uow: UnitOfWork, zaak: Zaak, g: Kortdurend) -> None:
    """Support without a casus, with its end and a check afterwards."""
    rij = begin_ondersteuning(
        uow,
        zaak.wie,
        doel=g.doel,
        verwacht_einde=g.verwacht_einde,
        controle_op=g.controle_op,
        vraag=zaak.woorden,
        huishouden_id=zaak.huishouden.id if zaak.huishouden is not None else None,
        triage_id=zaak.triage.id,
        medewerker_id=g.medewerker_id,
        locatie_id=zaak.triage.locatie_id,
    )
    zinnen = [f"Kortdurende ondersteuning tot {datum_in_woorden(rij.verwacht_einde)}"]
    if rij.controle_op:
        zinnen.append(f"Controle op {datum_in_woorden(rij.controle_op)}")
    zaak.gemaakt("ondersteuning", rij.id, *zinnen)


def maak_afschalen(uow: UnitOfWork, zaak: Zaak, g: Afschalen) -> None:
    """On with others; one of us asks how it goes on the day that was agreed."""
    if not g.controle_op:
        raise Weigering("Vul in wanneer iemand vraagt hoe het gaat.", veld="controle_op")
    try:
        rij = begin_ondersteuning(
            uow,
            zaak.wie,
            soort=AFGESCHAALD,
            doel=g.doel,
            verwacht_einde=g.controle_op,
            controle_op=g.controle_op,
            vraag=zaak.woorden,
            huishouden_id=zaak.huishouden.id if zaak.huishouden is not None else None,
            triage_id=zaak.triage.id,
            medewerker_id=g.medewerker_id,
            locatie_id=zaak.triage.locatie_id,
        )
    except Weigering as weigering:
        fouten = {"controle_op" if veld == "verwacht_einde" else veld: z for veld, z in weigering.fouten.items()}
        raise Weigering(weigering.zin, fouten=fouten) from None
    zaak.gemaakt(
        "ondersteuning", rij.id, f"Afgeschaald naar de nulde lijn; controle op {datum_in_woorden(rij.controle_op)}"
    )


def maak_onderzoek(uow: UnitOfWork, zaak: Zaak, g: OnderzoekGevolg) -> None:
    """An onderzoek with its clocks under each law that was chosen; a receipt letter of each is one key away."""
    rijen: list[Onderzoek] = []
    for wet in dict.fromkeys((g.wet, g.ook_wet) if g.ook_wet else (g.wet,)):
        rijen.append(
            begin_onderzoek(
                uow,
                zaak.wie,
                zaak.gezin,
                wet=wet,
                vraag=g.vraag.strip() or zaak.woorden,
                melding_op=g.melding_op,
                clientondersteuning=g.clientondersteuning,
                familiegroepsplan=g.familiegroepsplan,
                vraag_id=zaak.triage.vraag_id,
                triage_id=zaak.triage.id,
                medewerker_id=g.medewerker_id,
            )
        )
        uow.flush()
    zinnen = [
        f"Onderzoek {rij.wet} begonnen; de termijn loopt vanaf {datum_in_woorden(rij.melding_op)}" for rij in rijen
    ]
    if not rijen[0].clientondersteuning_op:
        zinnen.append("Bied nog gratis cliëntondersteuning aan")
    if any(rij.familiegroepsplan == "nee" for rij in rijen):
        zinnen.append("Bied nog een familiegroepsplan aan")
    zaak.gemaakt("onderzoek", rijen[0].id, *zinnen)


def maak_opschaling(uow: UnitOfWork, zaak: Zaak, g: OpschalingGevolg) -> None:
    """A step up the ladder."""
    rij, namen = schaal_op(
        uow,
        g.trede_id,
        waarom=g.waarom,
        locatie_id=zaak.triage.locatie_id,
        huishouden_id=zaak.huishouden.id if zaak.huishouden is not None else None,
        persoon_id=zaak.persoon.id if zaak.persoon is not None else None,
        signaal_id=zaak.triage.signaal_id,
        triage_id=zaak.triage.id,
    )
    zin = f"Opgeschaald naar “{uow.haal(Trede, g.trede_id).naam}”"
    zaak.gemaakt("opschaling", rij.id, zin, *([f"Bericht aan {', '.join(namen)}"] if namen else []))


# A casus with its draft plan ------------------------------------------------------------------------------------------


def maak_casus(uow: UnitOfWork, zaak: Zaak, g: CasusGevolg) -> None:
    """A casus with one regisseur and a draft plan. With an open casus it joins that one, and the regisseur is told."""
    if zaak.gezin.casus_id is not None:
        _sluit_aan(uow, zaak, g)
        return
    casus = begin_casus(
        uow,
        zaak.gezin,
        wettelijk_kader=g.wettelijk_kader,
        aanleiding=g.aanleiding.strip() or zaak.woorden,
        regisseur_id=g.regisseur_id or uow.wie.medewerker_id,
        tandem_id=g.tandem_id,
        vraag_id=zaak.triage.vraag_id,
        melding_op=g.melding_op,
    )
    uow.flush()
    doelen = zaak.oogst.doelen if g.doelen is None else g.doelen
    _voeg_doelen_toe(uow, zaak, casus.id, doelen)
    regisseur = uow.haal(Medewerker, g.regisseur_id or uow.wie.medewerker_id).naam
    zaak.gemaakt("casus", casus.id, f"Casus {casus.nummer} geopend, regisseur {regisseur}", _doelen_in_woorden(doelen))


def _sluit_aan(uow: UnitOfWork, zaak: Zaak, g: CasusGevolg) -> None:
    """The casus that is open already; goals are added only when they were chosen: the plan is the regisseur's."""
    huishouden = zaak.gezin
    casus = uow.haal(Casus, huishouden.eis_casus(), wat="Deze casus")
    regisseur = uow.haal(Medewerker, huishouden.regisseur_id or Id(b""), wat="De regisseur").naam
    zinnen = [f"Sluit aan bij casus {casus.nummer}; regisseur {regisseur} krijgt bericht"]
    if g.doelen:
        _voeg_doelen_toe(uow, zaak, casus.id, g.doelen)
        zinnen.append(_doelen_in_woorden(g.doelen))
    waarom = g.aanleiding.strip() or zaak.woorden
    over = zaak.persoon.id if zaak.persoon is not None else None
    bericht_aan_regisseur(uow, huishouden, over, f"Nieuwe vraag uit triage: {waarom or 'lees de triage'}")
    zaak.gemaakt("casus", casus.id, *zinnen)


def _voeg_doelen_toe(uow: UnitOfWork, zaak: Zaak, casus_id: Id, doelen: tuple[ConceptDoel, ...]) -> None:
    """In the plan that is there, or a draft in the words of the answers: what is going on and who helps already."""
    if len(doelen) > HOOGSTENS_DOELEN:
        raise Weigering(f"Kies hoogstens {HOOGSTENS_DOELEN} doelen.", veld="doelen")
    plan = plan_van(uow, zaak.gezin, casus_id, situatie=zaak.woorden, gaat_goed=zaak.oogst.gaat_goed)
    over = zaak.persoon.id if zaak.persoon is not None else None
    invoer = [DoelInvoer(woorden=concept.woorden, leefgebied=concept.leefgebied) for concept in doelen]
    voeg_doelen_toe(uow, plan, over, invoer, veld="doelen")


def _doelen_in_woorden(doelen: tuple[ConceptDoel, ...]) -> str:
    if not doelen:
        return "Conceptplan zonder doelen"
    return f"{len(doelen)} {'doel' if len(doelen) == 1 else 'doelen'} in het conceptplan"


def leg_scores_vast(uow: UnitOfWork, zaak: Zaak) -> None:
    """The scores of the triage are an assessment of the person, made today. Nothing when nothing was scored."""
    if zaak.persoon is None or not zaak.oogst.scores:
        return
    vandaag, codes = vandaag_van(uow), Codeboek(uow)
    scores = [score for score in zaak.oogst.scores if codes.kent("zrm_domein", score.domein)]
    if not scores:
        return
    meting = uow.voeg_toe(
        Zrmmeting(
            persoon_id=zaak.persoon.id,
            huishouden_id=zaak.huishouden.id if zaak.huishouden is not None else None,
            op=vandaag,
            medewerker_id=uow.wie.medewerker_id,
            toelichting="Uit de triage",
        )
    )
    for score in scores:
        uow.voeg_toe(
            Zrmscore(
                meting_id=meting.id,
                domein=score.domein,
                niveau=score.niveau,
                informatie_op=vandaag,
                toelichting=score.toelichting,
            )
        )
    aantal = len(scores)
    zaak.zinnen.append(f"ZRM vastgelegd: {aantal} {'leefgebied' if aantal == 1 else 'leefgebieden'}")
