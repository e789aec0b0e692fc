"""The triage and signalen of the stored file: one of everything that can be written about them."""

from __future__ import annotations

from datetime import timedelta

from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.activiteit import MaakActiviteitvoorstel
from wijdesk.models.opdrachten.meldcode import BeginMeldcode, LegMeldcodestapVast
from wijdesk.models.opdrachten.ondersteuning import BeginOndersteuning, LegMomentVast
from wijdesk.models.opdrachten.onderzoek import BeginOnderzoek, LegStapVast
from wijdesk.models.opdrachten.opschaling import LeesLadder, SchaalOp
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.models.opdrachten.signaal import (
    BeoordeelSignaal,
    BundelSignalen,
    KoppelSignaalTerug,
    MelderInvoer,
    PakSignaalOp,
    RegistreerSignaal,
    RegistreerStraatronde,
    SignaalInvoer,
)
from wijdesk.models.opdrachten.triage import (
    AntwoordInvoer,
    BeginTriage,
    BesluitTriage,
    BewaarBladzijde,
    Kortdurend,
    VraagConsult,
)
from wijdesk.models.opdrachten.wvggz import BeginWvggz, LegConsultVast
from wijdesk.models.values import Id, lokaal

WOORDEN = "Ik weet niet meer hoe ik rondkom"
ADVIES = "Is dit iets voor ons?"
SIGNAAL = "Elke nacht harde muziek"
MELDER = "Buurvrouw Jansen"


def maak_meldingen(bureau: Bureau) -> None:
    """Somebody new, with a triage that was decided and one that runs, help, signalen, the ladder and the meldcode."""
    ids, hier = bureau.wereld.ids, bureau.medewerker.locatie_id
    vandaag = lokaal(bureau.wereld.klok()).date()
    straks = (vandaag + timedelta(weeks=8)).isoformat()
    bo = PersoonInvoer(roepnaam="Bo", achternaam="Veenstra", geboortedatum="1971-07-08")
    wie = bureau.doe(MaakPersoon(invoer=bo))
    _triages(bureau, wie, straks)
    steun = bureau.doe(BeginOndersteuning(id=ids(), persoon_id=wie, soort="", doel="De post", verwacht_einde=straks))
    bureau.doe(LegMomentVast(id=ids(), ondersteuning_id=steun, soort="telefoon", duur=10, tekst="Gaat goed"))
    onderzoek = bureau.doe(BeginOnderzoek(persoon_id=wie, wet="Wmo 2015", vraag="Traplift", clientondersteuning="ja"))
    bureau.doe(LegStapVast(id=onderzoek, stap="bevestigd"))
    _signalen(bureau, wie)
    trede = bureau.lees(LeesLadder())[0].id
    bureau.doe(SchaalOp(soort="persoon", id=wie, trede_id=trede, waarom="De zorgen groeien"))
    meldcode = bureau.doe(BeginMeldcode(id=ids(), soort="persoon", onderwerp_id=wie, aanleiding="Geschreeuw gehoord"))
    bureau.doe(
        LegMeldcodestapVast(id=ids(), meldcode_id=meldcode, stap=1, dag=vandaag.isoformat(), tekst="Genoteerd", met="")
    )
    bureau.doe(LegConsultVast(id=ids(), bron="huisarts", duur=5, advies="Overleg", dag=vandaag.isoformat()))
    bureau.doe(
        RegistreerStraatronde(
            id=ids(), locatie_id=hier, gebied="Selwerd", dag=vandaag.isoformat(), van="13:00", tot="14:00", contacten=7,
            verslag="Rustig",
        )
    )  # fmt: skip


def _triages(bureau: Bureau, wie: Id, straks: str) -> None:
    ids, hier = bureau.wereld.ids, bureau.medewerker.locatie_id
    woorden = (AntwoordInvoer(vraag="woorden", waarde=WOORDEN),)
    besloten = bureau.doe(BeginTriage(id=ids(), locatie_id=hier, persoon_id=wie)).id
    bureau.doe(BewaarBladzijde(triage_id=besloten, bladzijde="vraag", antwoorden=woorden))
    bureau.doe(VraagConsult(id=ids(), vraag=ADVIES, triage_id=besloten))
    bureau.doe(
        BesluitTriage(
            id=besloten, route="enkelvoudig", besluit="kortdurend", afwijkreden="Zo wil de inwoner het",
            gevolg=Kortdurend(doel="Overzicht", verwacht_einde=straks), overslaan="Niet nodig voor deze vraag",
        )
    )  # fmt: skip
    loopt = bureau.doe(BeginTriage(id=ids(), locatie_id=hier, persoon_id=wie)).id
    bureau.doe(BewaarBladzijde(triage_id=loopt, bladzijde="vraag", antwoorden=woorden))


def _signalen(bureau: Bureau, wie: Id) -> None:
    ids, hier = bureau.wereld.ids, bureau.medewerker.locatie_id
    over = SignaalInvoer(
        soort="woonoverlast", bron="buur of buurtbewoner", tekst=SIGNAAL, straat="Eikenlaan", woonplaats="Groningen",
        thema="overlast en burenconflict", melder=MelderInvoer(naam=MELDER), terugkoppeling="gevraagd",
        velden=(("overlast_soort", "geluid"), ("hoe_vaak", "Elke nacht")),
    )  # fmt: skip
    eerste, tweede = (bureau.doe(RegistreerSignaal(id=ids(), locatie_id=hier, invoer=over)) for _ in range(2))
    bureau.doe(PakSignaalOp(id=eerste))
    bureau.doe(BeoordeelSignaal(id=eerste, beoordeling="Klopt"))
    bureau.doe(KoppelSignaalTerug(id=eerste, wat="We zijn ermee bezig"))
    bundel = bureau.doe(BundelSignalen(signaal_ids=(eerste, tweede), naam="Muziek in de Eikenlaan"))
    bureau.doe(
        MaakActiviteitvoorstel(
            bundel_id=bundel, naam="Buurtgesprek", thema="overlast en burenconflict", waarom="Drie keer gemeld"
        )
    )
    wvggz = SignaalInvoer(soort="Wvggz-melding", bron="huisarts", tekst="Eet niet meer", persoon_id=wie, urgentie=1)
    bureau.doe(BeginWvggz(signaal_id=bureau.doe(RegistreerSignaal(id=ids(), locatie_id=hier, invoer=wvggz))))
