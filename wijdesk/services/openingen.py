"""Which question opens somebody's file, for the access log (NEN 7513); asked of every question.

A use case that knows best whose file it opened says so itself (`Lezer.toegang`). Of the others it stands here what
they open. Reading another page of a household that is open already is the same opening: its line says the household,
and the same line within ten minutes is written once. A hit of a search and a row of a list open nothing; that was
searched is a line of its own. A new question must be placed here: a test holds the lists complete.
"""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import replace

from wijdesk.errors import GeenRecht
from wijdesk.models.logsoort import AFDRUKKEN, GEWEIGERD, INZIEN, LOG, ZOEKEN, Logregel
from wijdesk.models.logsoort import LIJST as GEZIEN
from wijdesk.models.patroon import herken
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import use_case
from wijdesk.store import beperkt
from wijdesk.store.elders import huishouden_van
from wijdesk.store.lezer import Lezer

DOEL_HUISHOUDEN = "hulp aan het huishouden (Wmo 2015 art. 5.1.1, Jeugdwet art. 7.4.0)"
HUISHOUDEN_GEOPEND = "huishouden geopend"
WAARNEMING = "waarneming"
"""The code of the list "inzagegrondslag" for standing in for the regisseur."""
ZELFDE_OPENING = 600_000
"""Milliseconds within which another page of the same household is the same opening."""

ZELF = frozenset(
    {
        "LeesAgressie", "LeesControle",
        "LeesAvgverzoek", "LeesBsn", "LeesContact", "LeesHuishouden", "LeesInzage", "LeesInzageoverzicht",
        "LeesInzagePapier", "LeesKlacht", "LeesKlachthistorie", "LeesKlachtbrief", "LeesLogboek", "LeesMelder",
        "LeesMeldcode", "LeesOndersteuning", "LeesOnderzoek", "LeesOntvangst", "LeesOpschaling", "LeesOverdrachtPapier",
        "LeesPersoonKaart", "LeesPlanPapier", "LeesSignaal", "LeesTriage", "LeesTriagePapier", "LeesVerschil",
        "LeesVoorzet", "LeesWvggz", "LeesImpactmeting",
    }
)  # fmt: skip
"""Questions whose use case says itself whose file it opened."""
VAN_HUISHOUDEN: dict[str, str] = {
    "LeesBetrokkenen": "huishouden_id",
    "LeesEvaluaties": "plan_id",
    "LeesHistorie": "huishouden_id",
    "LeesIndicaties": "huishouden_id",
    "LeesNazorg": "huishouden_id",
    "LeesPlan": "huishouden_id",
    "LeesPlannen": "huishouden_id",
    "LeesPraktijkvormen": "huishouden_id",
    "LeesRegiehistorie": "huishouden_id",
    "LeesSluitstand": "huishouden_id",
    "LeesTermijnen": "huishouden_id",
    "LeesToeleidingen": "huishouden_id",
    "LeesVerloop": "huishouden_id",
    "LeesVersie": "versie_id",
    "LeesVersies": "plan_id",
    "LeesVersiesVan": "contactmoment_id",
    "LeesZrm": "huishouden_id",
    "VergelijkVersies": "plan_id",
}
"""Question → its field with the household, or a row of it, whose content it opens; an empty field opens nothing."""
VAN_PERSOON: dict[str, tuple[str, str]] = {
    "LeesGezag": ("kind_id", "gezag bekeken"),
    "LeesWaarschuwingen": ("persoon_id", "waarschuwingen bekeken"),
}
"""Question → its field with the person, and what was looked at."""
OVER: dict[str, tuple[str, str]] = {
    "LeesHulp": ("onderwerp_id", "hulp bekeken"),
    "LeesMeldcodeOver": ("onderwerp_id", "meldcode bekeken"),
    "LeesSignalenVan": ("id", "signalen bekeken"),
}
"""Question with a `soort` or `bereik` ("persoon", "huishouden", "signaal") → its field with the id, and what was looked
at. Of another reach ("mijn", "team") it is a list.
"""
VAN_EEN: dict[str, str] = {"LeesAantekeningen": "aantekeningen bekeken", "LeesLopend": "lopende zaken bekeken"}
"""Question about a person or a household, whichever of the two ids is given → what was looked at."""
IN_LIJST: dict[str, tuple[tuple[str, ...], str, str]] = {
    "LeesConsulten": (
        ("vraag", "antwoord"),
        "advies gelezen",
        (
            "SELECT t.persoon_id, coalesce(x.huishouden_id, t.huishouden_id) FROM consult x "
            "LEFT JOIN triage t ON t.id = x.triage_id WHERE x.id IN ({})"
        ),
    ),
    "LeesOverdrachten": (
        ("notitie", "antwoord"),
        "overdracht gelezen",
        "SELECT NULL, x.huishouden_id FROM regieoverdracht x WHERE x.id IN ({})",
    ),
    "LeesVastgelopen": (
        ("waarom", "reden", "terugkoppeling"),
        "toeleiding gelezen",
        "SELECT x.persoon_id, x.huishouden_id FROM toeleiding x WHERE x.id IN ({})",
    ),
    "LeesKlachtlessen": (
        ("les",),
        "klacht gelezen",
        "SELECT x.persoon_id, NULL FROM klachtdossier x WHERE x.id IN ({})",
    ),
    "LeesMeldcodes": (
        ("aanleiding", "besluit"),
        "meldcode gelezen",
        "SELECT x.persoon_id, x.huishouden_id FROM meldcode x WHERE x.id IN ({})",
    ),
}
"""List of which the rows hold what the dossier says → the fields with those words, what was read, and whose the rows
are (person, household): who reads it there need not open it. What is one's own (`van_mij`) one wrote.
"""
IN_BEELD: dict[str, tuple[str, str]] = {
    "LeesKlachtmeldingen": ("tekst", "vraag gelezen in de lijst van klachten"),
    "LeesVragen": ("toelichting", "vraag gelezen in de lijst van vandaag"),
    "LeesWachtrij": ("waarvoor", "vraag gelezen in de wachtrij"),
    "LeesWerk": ("toelichting", "vraag gelezen in de lijst van werk"),
}
"""List of what people came to the desk with → the field with their words, and what was read. Its rows say about whom
(`persoon_id`); it is written once a day, for the list is there all day.
"""
ZOEKT: dict[str, str] = {
    "ZoekDubbelen": "gezocht naar een dubbele registratie",
    "ZoekHuishoudens": "huishouden gezocht",
    "ZoekPersonen": "inwoner gezocht",
    "ZoekSignalen": "signaal gezocht",
}
"""Searches, and what the log says; the words typed are never in it."""
LIJST, HUIS, CIJFERS, EIGEN, KOP, BIJ = "lijst", "huis", "cijfers", "eigen", "kop", "bij"
OPENT_NIETS: dict[str, str] = {
    "LeesAvgbrief": BIJ,
    "LeesAvgtermijnen": LIJST,
    "LeesAvgverzoeken": LIJST,
    "LeesBelangen": LIJST,
    "LeesBevindingen": LIJST,
    "LeesDossiercontroles": LIJST,
    "LeesBewaaroordelen": LIJST,
    "LeesBewaarproef": LIJST,
    "LeesBlokkades": KOP,
    "LeesEigenBand": EIGEN,
    "LeesPraktijklijst": LIJST,
    "LeesPraktijksoorten": HUIS,
    "LeesControlelijst": HUIS,
    "LeesControlelijsten": HUIS,
    "LeesEigenDefinities": HUIS,
    "LeesInstellingen": HUIS,
    "LeesNoodinzages": LIJST,
    "LeesKlok": HUIS,
    **dict.fromkeys(("LeesOveral", "LeesRechten", "LeesRollen"), HUIS),
    "LeesVerklaring": LIJST,
    "LeesVernietiglijst": LIJST,
    "LeesVernietiglijsten": LIJST,
    "LeesActiviteiten": CIJFERS,
    "ZoekActiviteiten": CIJFERS,
    **dict.fromkeys(("ZoekInitiatieven", "ZoekOnderwerpen"), CIJFERS),
    **dict.fromkeys(("ZoekAgressie", "ZoekKlachten", "ZoekStraatrondes"), LIJST),
    "ZoekVoorzieningen": HUIS,
    "LeesActiviteit": CIJFERS,
    "LeesActiviteithistorie": CIJFERS,
    "LeesBuurtagenda": CIJFERS,
    "LeesInitiatieven": CIJFERS,
    "LeesSessies": CIJFERS,
    "LeesStraten": CIJFERS,
    "LeesActiviteitvoorstellen": CIJFERS,
    "LeesAndereTeams": HUIS,
    "LeesBegonnen": EIGEN,
    "LeesBerichten": LIJST,
    "LeesBundel": LIJST,
    "LeesBundels": LIJST,
    "LeesCaseload": LIJST,
    "LeesBuitencijfers": CIJFERS,
    "LeesCijferdefinities": HUIS,
    "LeesCijferlijst": LIJST,
    "LeesCijferreeks": CIJFERS,
    "LeesCijferreeksen": CIJFERS,
    "LeesCijfers": CIJFERS,
    "LeesCodes": HUIS,
    "LeesDuidingen": CIJFERS,
    "LeesTarieven": HUIS,
    "LeesTrechter": CIJFERS,
    "LeesVerdeling": CIJFERS,
    "LeesWarmtekaart": CIJFERS,
    "LeesConcepten": EIGEN,
    "LeesConsultenWvggz": LIJST,
    "LeesHuidigeVragen": HUIS,
    "LeesHuishoudensVan": KOP,
    "LeesExportcijfers": CIJFERS,
    "LeesExportrecords": CIJFERS,
    "LeesVaststelling": CIJFERS,
    "LeesVastTeStellen": CIJFERS,
    "LeesJaarCijfers": CIJFERS,
    "LeesImpactmetingen": LIJST,
    "LeesImpactuitkomst": CIJFERS,
    "LeesImpactvragen": HUIS,
    "LeesKaart": HUIS,
    "LeesKaarthistorie": HUIS,
    "LeesKaarttelling": CIJFERS,
    "LeesAgressies": LIJST,
    "LeesKlachten": LIJST,
    "LeesKlachttermijnen": LIJST,
    "LeesKaartvoorbeeld": HUIS,
    "LeesLadder": HUIS,
    "LeesLadderBeheer": HUIS,
    "LeesLadderGebruik": CIJFERS,
    "LeesLocatieBeheer": HUIS,
    "LeesLocaties": HUIS,
    "LeesMedewerkers": HUIS,
    "LeesOntvangen": LIJST,
    "LeesOpgeschaald": LIJST,
    "LeesPartijen": HUIS,
    "LeesRegisseurs": HUIS,
    "LeesSamengevoegden": HUIS,
    "LeesSamenhang": LIJST,
    "LeesSignaalcijfers": CIJFERS,
    "LeesSignaalrijen": LIJST,
    "LeesSignaaltelling": CIJFERS,
    "LeesSignalen": LIJST,
    "LeesSjablonen": HUIS,
    "LeesStraatrondes": LIJST,
    "LeesTriages": LIJST,
    "LeesVerschillen": LIJST,
    "LeesVertrek": LIJST,
    "LeesVerwantBijInvoer": LIJST,
    "LeesVerwanteSignalen": BIJ,
    "LeesVoorkeuren": EIGEN,
    "LeesVragenlijst": HUIS,
    "LeesVragenlijsten": HUIS,
    "LeesWachtlijst": LIJST,
    "LeesWvggzCijfers": CIJFERS,
    "LeesWvggzLijst": LIJST,
    "TelVerschillen": CIJFERS,
}
"""Questions that open nobody's file, and why: a list of work, the house itself, figures, what is one's own, the head of
a file (who and which, not what), or what stands beside a file that another question opened.
"""


class Openingen:
    """What the questions of one desk open, beside what their use cases say themselves."""

    def __init__(self) -> None:
        self._open: dict[tuple[Id, str], int] = {}
        self._in_beeld: dict[tuple[str, Id], int] = {}
        """What came by in which list, and on which day."""
        self._straks: tuple[dict[tuple[Id, str], int], dict[tuple[str, Id], int]] = {}, {}
        """The same, of the answer that is being given."""

    def getoond(self) -> None:
        """The lines of the last answer are in the log: now it counts as seen."""
        geopend, gezien = self._straks
        if geopend or gezien:
            self._open |= geopend
            self._in_beeld |= gezien
            self._straks = {}, {}

    def vul_aan(self, lezer: Lezer, vraag: object, antwoord: object) -> None:
        """Add the line this question asks for, if it asks for one."""
        naam = type(vraag).__name__
        self._straks = {}, {}
        if naam in ZELF or naam in OPENT_NIETS:
            return
        if (veld := VAN_HUISHOUDEN.get(naam)) is not None:
            self._huishouden(lezer, getattr(vraag, veld))
        elif (persoon := VAN_PERSOON.get(naam)) is not None:
            lezer.toegang(persoon[1], getattr(vraag, persoon[0]), use_case(vraag).doel)
        elif (over := OVER.get(naam)) is not None:
            self._over(lezer, vraag, *over)
        elif naam in VAN_EEN:
            self._huishouden(lezer, getattr(vraag, "huishouden_id", None))
            if (wie := getattr(vraag, "persoon_id", None)) is not None:
                lezer.toegang(VAN_EEN[naam], wie, use_case(vraag).doel)
        elif naam in IN_LIJST:
            _gelezen(lezer, vraag, antwoord, *IN_LIJST[naam])
        elif naam in IN_BEELD:
            self._gezien(lezer, vraag, antwoord, *IN_BEELD[naam])
        elif naam in ZOEKT:
            _zoek(lezer, vraag, ZOEKT[naam], antwoord)

    def _over(self, lezer: Lezer, vraag: object, veld: str, wat: str) -> None:
        id_, soort = getattr(vraag, veld), getattr(vraag, "soort", getattr(vraag, "bereik", ""))
        if soort == "persoon":
            lezer.toegang(wat, id_, use_case(vraag).doel)
        elif soort == "huishouden":
            self._huishouden(lezer, id_)

    def _huishouden(self, lezer: Lezer, id_: Id | None) -> None:
        """The household of a row, opened for each of its members."""
        if id_ is None or abs(lezer.nu - self._open.get((id_, lezer.grondslag), -ZELFDE_OPENING)) < ZELFDE_OPENING:
            return
        self._straks[0][id_, lezer.grondslag] = lezer.nu
        huis = huishouden_van(lezer.rows, id_)
        if huis is None:
            return
        for wie in _leden(lezer, huis):
            lezer.toegang(HUISHOUDEN_GEOPEND, wie, DOEL_HUISHOUDEN, huishouden_id=huis)

    def _gezien(self, lezer: Lezer, vraag: object, antwoord: object, veld: str, wat: str) -> None:
        """Whose words stand in a list, but for what one wrote oneself."""
        dag = lokaal(lezer.nu).toordinal()
        for rij in antwoord if isinstance(antwoord, tuple) else ():
            wie = rij.persoon_id
            if wie is None or rij.van_mij or getattr(rij, veld) in ("", beperkt.ZIN):
                continue
            if self._in_beeld.get((wat, wie)) != dag and (wat, wie) not in self._straks[1]:
                self._straks[1][wat, wie] = dag
                lezer.toegang(wat, wie, use_case(vraag).doel, soort=GEZIEN)


def _leden(lezer: Lezer, huis: Id) -> list[Id | None]:
    """Who belongs to a household today; nobody is one nobody."""
    dag = lokaal(lezer.nu).date().isoformat()
    leden = lezer.rows(
        "SELECT DISTINCT persoon_id FROM huishoudlid WHERE huishouden_id = ? AND status = 'actief' "
        "AND van <= ? AND (tot = '' OR tot >= ?)",
        (huis, dag, dag),
    )
    return [Id(lid[0]) for lid in leden] or [None]


def _gelezen(lezer: Lezer, vraag: object, antwoord: object, velden: tuple[str, ...], wat: str, van_wie: str) -> None:
    """The rows of a list that hold words, for each of whom these are about."""
    rijen = antwoord if isinstance(antwoord, tuple) else ()
    ids = [rij.id for rij in rijen if not getattr(rij, "van_mij", False) and any(getattr(rij, veld) for veld in velden)]
    if not ids:
        return
    for persoon, huis in dict.fromkeys(lezer.rows(van_wie.format(", ".join("?" * len(ids))), ids)):
        van = None if huis is None else Id(huis)
        wie = [Id(persoon)] if persoon is not None else _leden(lezer, van) if van is not None else []
        for een in wie:
            lezer.toegang(wat, een, use_case(vraag).doel, huishouden_id=van)


def _zoek(lezer: Lezer, vraag: object, wat: str, antwoord: object) -> None:
    tekst = getattr(vraag, "tekst", None)
    gevonden = len(antwoord) if isinstance(antwoord, Sized) else 0
    if tekst is None:
        lezer.toegang(wat, None, use_case(vraag).doel, soort=ZOEKEN, aantal=gevonden)
    elif waarop := patroon(tekst, lezer):
        lezer.toegang(f"{wat} op {waarop}", None, use_case(vraag).doel, soort=ZOEKEN, aantal=gevonden)


def patroon(tekst: str, lezer: Lezer) -> str:
    """By which kind of thing somebody searched ("naam en geboortedatum"); empty when nothing was typed yet."""
    if lezer.herkend is not None and lezer.herkend[0] == tekst:
        herkend = lezer.herkend[1]
    else:
        herkend = herken(tekst, vandaag=lokaal(lezer.nu).date())
    delen = (
        ("BSN", herkend.bsn),
        ("geboortedatum", herkend.geboortedatum or herkend.dag_maand),
        ("telefoonnummer", herkend.telefoon),
        ("adres", herkend.postcode),
        ("naam", herkend.rest.strip()),
    )
    return " en ".join(naam for naam, waarde in delen if waarde)


def geweigerd(verzoek: object, fout: GeenRecht) -> Logregel:
    """The line of an attempt that was refused for want of a right."""
    geval = use_case(verzoek)
    persoon, huis = fout.persoon_id, fout.huishouden_id
    return Logregel(
        geval.doel,
        None if persoon is None else Id(persoon),
        geval.doel,
        soort=soort_van(verzoek),
        huishouden_id=None if huis is None else Id(huis),
        uitkomst=GEWEIGERD,
    )


def soort_van(verzoek: object) -> str:
    """What kind of event a request would have been."""
    naam = type(verzoek).__name__
    if naam in ZOEKT:
        return ZOEKEN
    if naam.endswith("Papier"):
        return AFDRUKKEN
    return LOG if naam.startswith("LeesLog") else INZIEN


def aangevuld(lezer: Lezer, vraag: object) -> tuple[Logregel, ...]:
    """The lines of an answer, with the household its question names, and on whose behalf: a tandem looks for the
    regisseur, and so does who said to stand in for a colleague.
    """
    huis = getattr(vraag, "huishouden_id", None)
    namens: dict[Id, Id | None] = {}
    uit = []
    for regel in lezer.toegangen:
        van = regel.huishouden_id or huis
        if van is not None and van not in namens:
            namens[van] = _namens(lezer, van)
        uit.append(regel if van is None else replace(regel, huishouden_id=van, namens_id=namens[van]))
    return tuple(uit)


def _namens(lezer: Lezer, huis: Id) -> Id | None:
    rij = lezer.row("SELECT regisseur_id, tandem_id FROM huishouden WHERE id = ?", (huis,))
    if rij is None or rij[0] is None or rij[0] == lezer.medewerker_id:
        return None
    return Id(rij[0]) if rij[1] == lezer.medewerker_id or lezer.grondslag == WAARNEMING else None
