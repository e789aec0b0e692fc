"""Which requests are about the content of a dossier, and which of their fields say whose. A test holds it complete.

What is not about content: headers, what people come to the desk with, figures, lists of the house, own drafts, and the
first words about something (a new triage, a meldcode, a rung up the ladder), which nobody may be kept from.
"""

from __future__ import annotations

VRIJ: tuple[str, ...] = ()
ALLES = ("*",)
"""Every id in the request, whatever it names."""
TRANSACTIE = ("transactie",)
"""Every row that transaction wrote."""
ID, HUIS = ("id",), ("huishouden_id",)

PLEKKEN: dict[str, tuple[str, ...]] = {
    # Questions about content.
    **dict.fromkeys(
        (
            "LeesAantekeningen",
            "LeesBetrokkenen", "LeesHistorie", "LeesIndicaties", "LeesNazorg", "LeesPlan", "LeesPlanPapier",
            "LeesPlannen", "LeesSluitstand", "LeesTermijnen", "LeesToeleidingen", "LeesVerloop", "LeesZrm",
            "LeesPraktijkvormen",
        ),
        HUIS,
    ),
    **dict.fromkeys(
        (
            "LeesControle",
            "LeesMelder", "LeesMeldcode", "LeesOndersteuning", "LeesOnderzoek", "LeesOntvangst", "LeesOpschaling",
            "LeesOverdrachtPapier", "LeesSignaal", "LeesTriage", "LeesTriagePapier",
        ),
        ID,
    ),
    **dict.fromkeys(("LeesEvaluaties", "LeesVersies", "VergelijkVersies"), ("plan_id",)),
    "LeesVerschil": ALLES,  # of a person the card, not what is done for them
    "LeesVersie": ("versie_id",),
    "LeesVersiesVan": ("contactmoment_id",),
    "LeesWvggz": ("signaal_id",),
    # Questions that answer with headers, lists (see `zeef`), figures, the house itself, or one's own.
    **dict.fromkeys(
        (
            "LeesBevindingen", "LeesDossiercontroles",
            "LeesActiviteit", "LeesActiviteiten", "LeesActiviteithistorie", "ZoekActiviteiten",
            "ZoekAgressie", "ZoekInitiatieven", "ZoekKlachten", "ZoekOnderwerpen", "ZoekStraatrondes",
            "ZoekVoorzieningen",
            "LeesBuurtagenda", "LeesInitiatieven", "LeesSessies", "LeesStraten",
            "LeesAgressie", "LeesAgressies",
            "LeesActiviteitvoorstellen", "LeesAndereTeams", "LeesAvgbrief", "LeesAvgverzoek",
            "LeesAvgtermijnen", "LeesAvgverzoeken", "LeesInzage", "LeesInzagePapier", "LeesBegonnen", "LeesBerichten",
            "LeesBsn", "LeesBundel", "LeesBundels", "LeesBuitencijfers", "LeesCaseload", "LeesCijferreeksen",
            "LeesCijferdefinities", "LeesCijferlijst", "LeesCijferreeks", "LeesCijfers", "LeesCodes",
            "LeesDuidingen", "LeesTrechter", "LeesVerdeling", "LeesWarmtekaart", "LeesConcepten", "LeesConsulten",
            "LeesConsultenWvggz", "LeesContact", "LeesExportcijfers", "LeesExportrecords", "LeesGezag",
            "LeesHuidigeVragen", "LeesHuishouden", "LeesKlacht", "LeesKlachtbrief", "LeesKlachten",
            "LeesKlachthistorie", "LeesKlachtlessen", "LeesKlachtmeldingen", "LeesKlachttermijnen",
            "LeesImpactmeting", "LeesImpactmetingen", "LeesImpactuitkomst", "LeesImpactvragen",
            "LeesHuishoudensVan", "LeesHulp", "LeesJaarCijfers", "LeesKaart",
            "LeesControlelijst", "LeesControlelijsten", "LeesPraktijklijst", "LeesPraktijksoorten",
            "LeesEigenDefinities",
            "LeesKaarthistorie", "LeesKaarttelling", "LeesKaartvoorbeeld",
            "LeesLadder", "LeesLadderBeheer", "LeesLadderGebruik",
            "LeesLocatieBeheer", "LeesLocaties", "LeesLopend", "LeesMedewerkers", "LeesMeldcodeOver", "LeesMeldcodes",
            "LeesNoodinzages", "LeesOntvangen", "LeesOpgeschaald", "LeesOverdrachten", "LeesPartijen",
            "LeesPersoonKaart", "LeesRegiehistorie", "LeesRegisseurs", "LeesSamengevoegden", "LeesSamenhang",
            "LeesSignaalcijfers", "LeesSignaalrijen", "LeesSignaaltelling", "LeesSignalen", "LeesSignalenVan",
            "LeesSjablonen", "LeesStraatrondes", "LeesTarieven", "LeesTriages", "LeesVaststelling",
            "LeesVastTeStellen",
            "LeesVastgelopen", "LeesVerschillen", "LeesVertrek",
            "LeesVerwantBijInvoer", "LeesVerwanteSignalen", "LeesVoorkeuren", "LeesVoorzet", "LeesVragen",
            "LeesVragenlijst", "LeesVragenlijsten", "LeesWaarschuwingen", "LeesWachtlijst", "LeesWachtrij", "LeesWerk",
            "LeesWvggzCijfers", "LeesWvggzLijst", "TelVerschillen", "ZoekDubbelen", "ZoekHuishoudens", "ZoekPersonen",
            "ZoekSignalen",
        ),
        VRIJ,
    ),
    # Operations on content.
    **dict.fromkeys(
        (
            "BeantwoordConsult", "BeantwoordOverdracht", "BeeindigBetrokkene", "BeeindigLid", "BeeindigVeiligheid",
            "BeoordeelSignaal", "BesluitMeldcode", "BewaarAfweging", "BewaarMelder", "BewaarSignaalvelden",
            "KoppelSignalen",
            "BeginPraktijkvorm", "HeropenPraktijkvorm", "RondPraktijkvormAf", "TrekPraktijkvormIn",
            "WijzigPraktijkvorm",
            "BundelSignalen", "CorrigeerContactmoment", "CorrigeerToeleiding", "DoeNazorg", "DraagAllesOver",
            "DraagHuishoudenOver", "DraaiOverdrachtTerug", "GeefAkkoord", "HaalHuishoudensUiteen", "HaalTermijn",
            "HaalUitBundel", "HaalUitPlan", "HernoemHuishouden", "HeropenCasus", "HeropenDoel", "HeropenMeldcode",
            "HeropenOndersteuning", "HeropenOnderzoek", "HeropenSignaal", "HeropenWvggz", "HervatTermijn",
            "HoudEvaluatie", "IntrekkenAkkoord", "KoppelSignaalTerug", "KoppelToeleidingTerug", "KoppelWvggzTerug",
            "BeginWvggz", "BesluitWvggz", "BewaarWvggz", "TrekWvggzIn", "DraagSignaalOver", "DraagTriageOver",
            "LegContactmomentVast", "LegEersteContactVast", "LegGebeurtenisVast", "LegIndicatieVast",
            "LegMeldcodestapVast", "LegMomentVast", "LegSignaalTerug", "LegSignaalcontactVast", "LegStapVast",
            "LegToestemmingVast", "LegZrmVast", "MaakPlan", "MaakTaak", "NaarCasus", "NeemMeldcodeOver",
            "NeemRegieOver", "NeemStapTerug", "NeemToeleidingAan", "NeemTriageOver", "OntkoppelSignaal", "OpenCasus",
            "PakSignaalOp", "PlanEvaluatie", "PlanNazorg", "RondDoelAf", "RondOndersteuningAf", "RondOnderzoekAf",
            "RondTaakAf", "SchaalAf", "SchortTermijnOp", "SluitCasus", "SluitPlan", "SluitSignaal", "SplitsHuishouden",
            "SpreekTerugkoppelingAf", "StaakTriage", "StartIndicatie", "StartTermijn", "StelToeleidingVoor",
            "StelVersieVast", "TrekConsultIn", "TrekIndicatieIn", "TrekMeldcodestapIn", "TrekOverdrachtIn",
            "TrekSignaalIn", "TrekToeleidingIn", "TrekToestemmingIn", "TrekZrmIn", "VerhuisHuishouden",
            "VerlengOndersteuning", "VerlengTermijn", "VerplaatsDoel", "VervalEvaluatie", "VervalTaak",
            "VervalTermijn", "VerzetEvaluatie", "VerzetNazorg", "VerzetTaak", "VoegActieToe", "VoegBetrokkeneToe",
            "VoegDoelToe", "VoegHuishoudensSamen", "VoegLidToe", "VoegVeiligheidToe", "VraagConsult",
            "VraagOverdracht", "VraagRegieOpnieuw", "WachtOpTerugkoppeling", "WeigerToeleiding", "WijzigActie",
            "WijzigBetrokkene", "WijzigDoel", "WijzigIndicatie", "WijzigLid", "WijzigOndersteuning", "WijzigOnderzoek",
            "WijzigPlan", "WijzigSignaal", "WijzigTaak", "WijzigVeiligheid", "ZetActie", "ZetTandem",
            "ControleerOndersteuning", "HervatTriage", "BeslisVerschil",
        ),
        ALLES,
    ),
    **dict.fromkeys(
        ("BeantwoordBevinding", "BewaarControle", "HeropenControle", "RondVerbeteractieAf", "SlaDossierOver"), ID
    ),
    "TrekDossiers": VRIJ,  # by lot: it names no dossier
    "BesluitTriage": ID,  # what it decides about a household goes to the regisseur
    "BewaarBladzijde": ("triage_id",),
    "BeginTriage": ("huishouden_id", "signaal_id"),
    "KoppelSignaal": ID,
    **dict.fromkeys(("MaakOngedaan", "ProbeerOngedaan"), TRANSACTIE),
    # Keeping the house: ties, settings, backups.
    **dict.fromkeys(
        (
            "RuimLogOp", "VernietigOudLog", "BesluitRegel", "HefBlokkadeOp", "LeesBewaarproef", "LeesBlokkades",
            "LeesBewaaroordelen", "LeesVerklaring", "LeesVernietiglijst", "LeesVernietiglijsten", "MaakVernietiglijst",
            "MaakVerzoeklijst", "RondLijstAf", "GeefVernietigakkoord", "TrekLijstIn",
            "VernietigDossier", "ZetBlokkade", "BeeindigRol", "BeslisOveral", "LeesOveral",
            "GeefRol", "KiesWerkplek", "LeesInzageoverzicht", "LeesLogboek", "LeesRechten", "LeesRollen",
            "LogUitgifte", "BeeindigBelang", "LeesBelangen", "LeesEigenBand", "LeesInstellingen", "LegBelangVast",
            "MeldBelang", "LeesKlok", "ZegKlokGoed", "ZetHerstelGezien", "ZetInstelling",
        ),
        VRIJ,
    ),
    # Operations about something else, or that only add what somebody saw or was told.
    **dict.fromkeys(
        (
            "BewaarInitiatief", "BewaarOnderwerp", "KoppelRonde", "LasSessieAf", "MaakActiviteit", "Ontkoppel",
            "PlanSessies", "RondActiviteitAf", "TelAanwezig", "TrekActiviteitIn", "TrekSessieIn", "TrekVanDeBuurtIn",
            "WijzigActiviteit", "WijzigSessie",
            "BeeindigGezag", "BeslisAvgverzoek", "BevestigAvgverzoek", "BewaarAvgverzoek", "HefBeperkingOp",
            "KiesBijInzage", "MeldAvgverzoek", "PakAvgverzoekOp", "TekenInzageAan", "TrekAantekeningIn",
            "BewaarKlacht", "DeelKlacht", "HeropenKlacht", "PakKlachtOp", "RondKlachtAf", "TrekKlachtstapIn",
            "ZegKlachtDubbel", "ZegKlachtNietDubbel",
            "ZetKlachtstap", "VerlengAvgverzoek", "VoegAantekeningToe", "VoerAvgverzoekUit", "BeginMeldcode",
            "BeginOndersteuning",
            "BeginOnderzoek", "BeginPartij", "BeoordeelNoodinzage", "BewaarConcept", "BewaarLocatie", "BewaarTrede",
            "BewaarVoorkeur", "BewaarVoorziening", "KijkVoorzieningNa", "NeemKaartOver",
            "CorrigeerContact", "CorrigeerVraag", "HaalMedewerkerUiteen", "HaalPersonenUiteen",
            "HernoemBundel", "ImporteerRegels", "LegConsultVast", "LegGezagVast", "LegRegieVast", "LegWerkTerug",
            "LogToegang", "MaakActiviteitvoorstel", "MaakHuishouden", "MaakLocatie", "MaakMedewerker", "MaakPersoon",
            "BeeindigMaatregel", "TrekAgressieIn", "WijzigAgressie", "TrekStraatrondeIn", "WijzigStraatronde",
            "MeldAgressie", "MeldWachtendeAan", "NeemHuishoudenAan", "NeemPartijTerug", "NeemVragenlijstInGebruik",
            "OpenInNood", "PakWerkOp", "RegistreerContact", "RegistreerSignaal", "RegistreerStraatronde", "RichtIn",
            "RondPartijAf", "RondWerkAf", "SchaalOp", "SluitBundel", "StopTeamvragen", "TrekActiviteitvoorstelIn",
            "TrekContactIn", "VoegPersonenSamen", "VulLijstenAan", "WijzigActiviteitvoorstel", "WijzigPersoon",
            "WisConcept", "ZegDoel", "ZetMedewerkerActief", "ZetMedewerkerInactief", "ZetWachtende", "ZieBericht",
            "ZijnTweeMensen", "ZoekInNood", "HaalVerhuisdeUiteen", "WerkCijfersBij", "ZetDuiding",
            "HervatPraktijksoort", "NeemControlelijstInGebruik", "NeemPraktijksoortenInGebruik", "StopPraktijksoort",
            "NeemDefinitieInGebruik", "TrekDefinitieIn",
            "BewaarTarief", "TrekTariefIn",
            "BewaarImpactmeting", "KoppelImpactmeting", "OntkoppelImpactmeting", "TrekImpactmetingIn",
        ),
        VRIJ,
    ),
}  # fmt: skip
"""Name of a request → the fields with the ids that say whose dossier it is about."""

ZEEF = frozenset(
    {
        "LeesBundel", "LeesConsulten", "LeesHulp", "LeesMeldcodes", "LeesSignaalrijen", "LeesSignalen",
        "LeesPraktijklijst", "LeesSignalenVan", "LeesTermijnen", "LeesTriage", "LeesTriages", "LeesVastgelopen",
        "LeesVerwantBijInvoer", "LeesVerwanteSignalen", "LeesWachtlijst",
    }
)  # fmt: skip
"""Questions whose answers hold rows of several dossiers: what is not open in them stays blank, or is left out."""
