"""Looking at triages: one with everything that is known already, lists, advice, and the summary for paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.gesprek import Gesprek
from wijdesk.models.opdrachten.triage import LeesConsulten, LeesTriage, LeesTriagePapier, LeesTriages
from wijdesk.models.rows.triage import (
    AntwoordRij,
    BekendHuishouden,
    BladzijdeRij,
    ConsultRij,
    PapierAntwoord,
    PapierBladzijde,
    TriageDetail,
    TriagePapier,
    TriageRij,
)
from wijdesk.models.triage_oogst import oogst
from wijdesk.models.triage_papier import THUIS, Weglating, weg_voor_inwoner
from wijdesk.models.values import Id, adres_in_woorden, datum_in_woorden, leeftijd, lokaal
from wijdesk.models.vragen import BESLUITEN, ROUTES
from wijdesk.services.advies_wacht import wacht_op_mij
from wijdesk.services.register import leesvraag
from wijdesk.services.triage.concept import wie_niet_bewaarde
from wijdesk.services.triage.gesprek import gesprek_van, teksten_van
from wijdesk.services.triage.overdracht import gezegd_bij_overdracht
from wijdesk.services.triage.woorden import afspraken_in_woorden, gevolg_in_woorden, zonder_eerste_actie
from wijdesk.store.afgeschermd import op_papier
from wijdesk.store.huishoudens import AFGESCHERMD_ADRES, LID_NU, volg_huishouden, volg_persoon, wiens_adres_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import waarschuwing_in_woorden, waarschuwingen
from wijdesk.store.signaalgeheim import GEHEIM_OP_PAPIER
from wijdesk.store.triage_bekend import bekende_huishoudens, huishouden_nu, laatste_scores, leden_in_woorden
from wijdesk.store.triages import OVER_KOLOMMEN, OVER_VAN, lees_consulten, lees_triages, over_wie, verborgen_triages

RECHT = "triage.lezen"
DOEL = "triage: de vraag onderzoeken en passende hulp kiezen (Wmo 2015 art. 2.3.2, Jeugdwet art. 2.3)"
DOEL_PAPIER = "de triage op papier geven (Wmo 2015 art. 2.3.2)"
GEEN_WEGLATING = Weglating(vragen=frozenset(), redenen=frozenset(), gevoelig=False)
IN_GESPREK = "We bespreken met u wat er nu gebeurt."
ZONDER_NAAM = "Inwoner (naam staat niet op papier)"
BEANTWOORD_BLIJFT = 14 * 86_400_000
"""Milliseconds an answer stays on the list of who asked."""

VAN_HUISHOUDEN = (
    "(t.huishouden_id = ? OR t.persoon_id IN (SELECT l.persoon_id FROM huishoudlid l WHERE l.huishouden_id = ? "
    f"AND {LID_NU}))"
)
"""A triage of a household, or of somebody who belongs to it now."""
_DETAIL = (
    f"SELECT {OVER_KOLOMMEN}, t.stand, t.medewerker_id, m.naam, t.locatie_id, lo.naam, t.begonnen_op, t.bladzijde, "
    "t.vragenlijst_id, t.teamlijst_id, t.vraag_id, coalesce(v.toelichting, s.tekst, ''), "
    "coalesce(c.ontvangen, s.ontvangen), coalesce(v.meldingtype, ''), t.voorstel_route, t.voorstel_besluit, "
    "t.voorstel_redenen, t.route, t.besluit, t.afwijkreden, t.toelichting, t.gevolg, t.gevolg_id, t.besloten_op, "
    "coalesce(b.naam, ''), t.gestaakt_om, coalesce(p.geboortedatum, ''), coalesce(p.telefoon, ''), "
    "coalesce(p.taal, ''), coalesce(p.tolk_nodig, 0), coalesce(a.straat, ''), coalesce(a.huisnummer, ''), "
    f"coalesce(a.toevoeging, ''), coalesce(a.postcode, ''), coalesce(a.woonplaats, '') FROM triage t {OVER_VAN} "
    "JOIN medewerker m ON m.id = t.medewerker_id JOIN locatie lo ON lo.id = t.locatie_id "
    "LEFT JOIN vraag v ON v.id = t.vraag_id LEFT JOIN contact c ON c.id = v.contact_id "
    "LEFT JOIN medewerker b ON b.id = t.besloten_door_id LEFT JOIN adres a ON a.id = p.adres_id "
    "WHERE t.id = ? AND t.status = 'actief'"
)


@leesvraag(LeesTriage, recht=RECHT, doel=DOEL)
def lees_triage(lezer: Lezer, v: LeesTriage) -> TriageDetail:
    """One triage as the wizard needs it. Logged as an opening for whom it is about."""
    blad = _Triage(lezer, v.id)
    blad.log("triage geopend", DOEL)
    id_, persoon_id, huishouden_id = v.id, blad.persoon_id, blad.huishouden_id
    antwoorden = lezer.rows(
        "SELECT n.vraag, n.waarde, n.toelichting, m.naam, n.op FROM antwoord n JOIN medewerker m "
        "ON m.id = n.medewerker_id WHERE n.onderwerp_id = ? AND n.status = 'actief' ORDER BY n.op, n.vraag",
        (id_,),
    )
    bladzijden = lezer.rows(
        "SELECT b.bladzijde, b.stand, b.reden, m.naam, b.op FROM bladzijdestand b JOIN medewerker m "
        "ON m.id = b.medewerker_id WHERE b.triage_id = ? AND b.status = 'actief' ORDER BY b.op, b.bladzijde",
        (id_,),
    )
    return TriageDetail(
        id=id_,
        van_mij=blad.medewerker_id == lezer.medewerker_id,
        mag_schrijven=lezer.mag("triage.voeren") and blad.velden["stand"] == "lopend",
        lijst=blad.kern,
        lijst_versie=blad.versie,
        teamlijst=blad.team,
        antwoorden=tuple(AntwoordRij(**dict(zip(AntwoordRij.__slots__, rij, strict=True))) for rij in antwoorden),
        bladzijden=tuple(BladzijdeRij(**dict(zip(BladzijdeRij.__slots__, rij, strict=True))) for rij in bladzijden),
        consulten=tuple(lees_consulten(lezer, "c.triage_id = ?", (id_,))),
        over=blad.over,
        persoon_id=persoon_id,
        huishouden_id=huishouden_id,
        huishoudens=blad.huishoudens,
        waarschuwing=_waarschuwing(lezer, persoon_id),
        overgedragen=gezegd_bij_overdracht(lezer, (id_,)).get(id_, "") if blad.velden["stand"] == "lopend" else "",
        eerdere=_eerdere(lezer, id_, persoon_id, huishouden_id),
        zrm=laatste_scores(lezer, persoon_id),
        niet_bewaard=wie_niet_bewaarde(lezer, id_, {rij[0]: (rij[1], rij[2]) for rij in antwoorden}),
        onderzoeken=_onderzoeken(lezer, id_, blad.velden["gevolg_id"]),
        gevolg_zin=gevolg_in_woorden(lezer, blad.velden["gevolg"], blad.velden["gevolg_id"]),
        **blad.velden,
    )


@leesvraag(LeesTriages, recht=RECHT, doel="triages oppakken en terugvinden")
def lees_lijst(lezer: Lezer, v: LeesTriages) -> tuple[TriageRij, ...]:
    """A list is no opening. Open ones: spoed first, then the longest waiting; those of one: newest first."""
    open_ = "t.stand = 'lopend' AND "
    match v.bereik:
        case "mijn":
            rijen = lees_triages(lezer, f"{open_}t.medewerker_id = ?", (lezer.medewerker_id,))
            gezegd = gezegd_bij_overdracht(lezer, (rij.id for rij in rijen))
            rijen = [replace(rij, overgedragen=gezegd.get(rij.id, "")) for rij in rijen]
        case "team" if v.locatie_id is not None:
            rijen = lees_triages(lezer, f"{open_}t.locatie_id = ?", (v.locatie_id,))
        case "team":
            raise Weigering("Kies een locatie.", veld="locatie_id")
        case "persoon" if v.onderwerp_id is not None:
            return tuple(lees_triages(lezer, "t.persoon_id = ?", (volg_persoon(lezer, v.onderwerp_id),)))
        case "signaal" if v.onderwerp_id is not None:
            return tuple(lees_triages(lezer, "t.signaal_id = ?", (v.onderwerp_id,)))
        case "huishouden" if v.onderwerp_id is not None:
            dag = lokaal(lezer.nu).date().isoformat()
            id_ = volg_huishouden(lezer, v.onderwerp_id)
            return tuple(lees_triages(lezer, VAN_HUISHOUDEN, (id_, id_, dag, dag)))
        case _:
            raise Weigering("Kies welke triages u wilt zien.", veld="bereik")
    return tuple(sorted(rijen, key=lambda rij: (not rij.spoed, rij.begonnen_op)))


@leesvraag(LeesConsulten, recht=RECHT, doel="advies vragen en geven bij triage")
def lees_advies(lezer: Lezer, v: LeesConsulten) -> tuple[ConsultRij, ...]:
    """What waits for me: asked by another of me, or of nobody in particular when I may answer. A list is no opening."""
    ik, params = lezer.medewerker_id, tuple[Any, ...]()
    match v.bereik:
        case "wacht":
            waar, params = wacht_op_mij(lezer)
        case "gevraagd":
            waar = "c.gesteld_door_id = ? AND (c.antwoord = '' OR c.antwoord_op >= ?)"
            params = (ik, lezer.nu - BEANTWOORD_BLIJFT)
        case "triage" if v.onderwerp_id is not None:
            waar, params = "c.triage_id = ?", (v.onderwerp_id,)
        case "huishouden" if v.onderwerp_id is not None:
            waar, params = "c.huishouden_id = ?", (volg_huishouden(lezer, v.onderwerp_id),)
        case _:
            raise Weigering("Kies welk advies u wilt zien.", veld="bereik")
    return tuple(lees_consulten(lezer, waar, params))


@leesvraag(LeesTriagePapier, recht=RECHT, doel=DOEL_PAPIER)
def lees_papier(lezer: Lezer, v: LeesTriagePapier) -> TriagePapier:
    """What was asked, answered, proposed and decided. Nobody afgeschermd is named on paper, whoever asks.

    Unless it is `intern` it leaves out what `models.triage_papier` says: paper lies on a table at home.
    """
    blad = _Triage(lezer, v.id)
    blad.log("triage afgedrukt voor intern gebruik" if v.intern else "triage afgedrukt", DOEL_PAPIER)
    gesprek = gesprek_van(lezer.rows, v.id, kern=blad.kern, team=blad.team)
    velden = blad.velden
    over = ZONDER_NAAM if blad.geheim else blad.over
    hier = next((gezin for gezin in blad.huishoudens if gezin.id == blad.huishouden_id), None)
    leden = () if hier is None or blad.gezin_geheim or blad.geheim else hier.leden
    toelichting, eerste_actie = velden["toelichting"], ""
    if velden["route"] == "spoed":
        toelichting, eerste_actie = zonder_eerste_actie(toelichting)
    weg = GEEN_WEGLATING if v.intern else weg_voor_inwoner(gesprek, uit_signaal=velden["signaal_id"] is not None)
    opgeschaald = weg.gevoelig and velden["besluit"] == "opschaling"
    return TriagePapier(
        id=v.id,
        intern=v.intern,
        afspraken=afspraken_in_woorden(
            lezer,
            velden["gevolg"],
            velden["gevolg_id"],
            persoon_id=blad.persoon_id,
            zonder=(THUIS,) if weg.gevoelig else (),
        ),
        over=over,
        geboortedatum="" if blad.geheim else datum_in_woorden(velden["geboortedatum"]),
        adres="" if blad.geheim or blad.gezin_geheim else velden["adres"],
        huishouden=leden_in_woorden(leden),
        locatie=blad.locatie,
        medewerker=velden["besloten_door"] or velden["medewerker"],
        begonnen_op=_dag(velden["begonnen_op"]),
        besloten_op=_dag(velden["besloten_op"]),
        vraag=_vraag(gesprek, velden, intern=v.intern),
        bladzijden=tuple(_bladzijden(gesprek, weg.vragen)),
        consulten=tuple(
            replace(rij, over=over)
            for rij in lees_consulten(lezer, "c.triage_id = ? AND c.antwoord <> ''", (v.id,))
            if not weg.gevoelig
        ),
        voorstel="" if weg.gevoelig else _voorstel(velden["voorstel_route"], velden["voorstel_besluit"]),
        redenen=tuple(zin for zin in velden["voorstel_redenen"] if zin not in weg.redenen),
        route=ROUTES.get(velden["route"], ""),
        besluit="" if opgeschaald else BESLUITEN.get(velden["besluit"], ""),
        afwijkreden="" if weg.gevoelig else velden["afwijkreden"],
        toelichting="" if weg.gevoelig else toelichting,
        eerste_actie="" if weg.gevoelig else eerste_actie,
        gevolg=IN_GESPREK if opgeschaald else gevolg_in_woorden(lezer, velden["gevolg"], velden["gevolg_id"]),
        lijst_versie=blad.versie,
        stand=velden["stand"],
    )


class _Triage:
    """One triage as it stands in the store. Refused when it is about somebody hidden from the asker."""

    def __init__(self, lezer: Lezer, id_: Id) -> None:
        rij = lezer.row(_DETAIL, (id_,))
        if rij is None:
            raise Weigering("Deze triage bestaat niet (meer).")
        if id_ in verborgen_triages(lezer, (id_,)):
            raise Weigering("Deze triage gaat over iemand die is afgeschermd. Vraag uw teamleider.")
        (stand, medewerker_id, medewerker, locatie_id, locatie, begonnen_op, bladzijde, lijst_id, team_id, vraag_id,
         vraag, ontvangen, meldingtype, voorstel_route, voorstel_besluit, redenen, route, besluit, afwijkreden,
         toelichting, gevolg, gevolg_id, besloten_op, besloten_door, gestaakt_om, geboortedatum, telefoon, taal,
         tolk_nodig, *adres) = rij[11:]  # fmt: skip
        vandaag = lokaal(lezer.nu).date()
        self._lezer = lezer
        self.over = over_wie(rij)
        self.persoon_id = _id(rij[0])
        self.medewerker_id = Id(medewerker_id)
        self.locatie = str(locatie)
        self.kern, self.team, self.versie = teksten_van(lezer.rows, Id(lijst_id), _id(team_id))
        self.huishouden_id = _huishouden(lezer, self.persoon_id, _id(rij[1]), vandaag.isoformat(), stand)
        self.huishoudens: tuple[BekendHuishouden, ...] = bekende_huishoudens(
            lezer, self.persoon_id, self.huishouden_id, vandaag
        )
        self._signaal_id = _id(rij[3])
        self.velden: dict[str, Any] = {
            "stand": stand,
            "medewerker_id": self.medewerker_id,
            "medewerker": medewerker,
            "locatie_id": Id(locatie_id),
            "begonnen_op": begonnen_op,
            "bladzijde": bladzijde,
            "signaal_id": _id(rij[3]),
            "vraag_id": _id(vraag_id),
            "vraag": vraag,
            "ontvangen": ontvangen,
            "meldingtype": meldingtype,
            "voorstel_route": voorstel_route,
            "voorstel_besluit": voorstel_besluit,
            "voorstel_redenen": tuple(redenen.splitlines()),
            "route": route,
            "besluit": besluit,
            "afwijkreden": afwijkreden,
            "toelichting": toelichting,
            "gevolg": gevolg,
            "gevolg_id": _id(gevolg_id),
            "besloten_op": besloten_op,
            "besloten_door": besloten_door,
            "gestaakt_om": gestaakt_om,
            "geboortedatum": geboortedatum,
            "leeftijd": leeftijd(geboortedatum, vandaag) if geboortedatum else None,
            "telefoon": telefoon,
            "taal": taal,
            "tolk_nodig": bool(tolk_nodig),
            "adres": AFGESCHERMD_ADRES if self._adres_verborgen() else adres_in_woorden(*adres),
        }

    def _adres_verborgen(self) -> bool:
        return self.persoon_id is not None and bool(wiens_adres_verborgen_is(self._lezer, (self.persoon_id,)))

    def log(self, wat: str, doel: str) -> None:
        """An opening of the file of the person, or of everybody in the household when it is about that."""
        if self.persoon_id is not None:
            self._lezer.toegang(wat, self.persoon_id, doel)
            return
        leden = {lid.persoon_id for gezin in self.huishoudens for lid in gezin.leden}
        for persoon_id in sorted(leden):
            self._lezer.toegang(wat, persoon_id, doel)

    @property
    def geheim(self) -> bool:
        """Whether it is about somebody or somewhere afgeschermd, whatever the asker may see: then paper says nobody."""
        if self._signaal_id is not None and self._lezer.row(GEHEIM_OP_PAPIER, (self._signaal_id,)) is not None:
            return True
        return self._afgeschermd((self.persoon_id,)) if self.persoon_id is not None else self.gezin_geheim

    @property
    def gezin_geheim(self) -> bool:
        """Whether somebody of the household is afgeschermd: then its members and address stay off paper."""
        return self._afgeschermd(tuple(lid.persoon_id for gezin in self.huishoudens for lid in gezin.leden))

    def _afgeschermd(self, ids: Sequence[Id]) -> bool:
        return bool(op_papier(self._lezer, ids))


def _huishouden(lezer: Lezer, persoon_id: Id | None, huishouden_id: Id | None, vandaag: str, stand: str) -> Id | None:
    """Where it was decided, or while it runs where the person belongs now."""
    if stand == "lopend":
        return huishouden_nu(lezer, persoon_id, huishouden_id, vandaag)
    return None if huishouden_id is None else volg_huishouden(lezer, huishouden_id)


def _waarschuwing(lezer: Lezer, persoon_id: Id | None) -> str:
    if persoon_id is None:
        return ""
    return waarschuwing_in_woorden(waarschuwingen(lezer, (persoon_id,)).get(persoon_id, ()))


def _eerdere(lezer: Lezer, id_: Id, persoon_id: Id | None, huishouden_id: Id | None) -> tuple[TriageRij, ...]:
    """Other triages of this person or household, newest first."""
    if persoon_id is None and huishouden_id is None:
        return ()
    waar = "t.id <> ? AND (t.persoon_id = ? OR t.huishouden_id = ?)"
    return tuple(lees_triages(lezer, waar, (id_, persoon_id, huishouden_id)))


def _onderzoeken(lezer: Lezer, id_: Id, eerst: Id | None) -> tuple[tuple[Id, str], ...]:
    rijen = lezer.rows("SELECT id, wet FROM onderzoek WHERE triage_id = ? AND status = 'actief'", (id_,))
    return tuple(sorted(((Id(rij[0]), str(rij[1])) for rij in rijen), key=lambda rij: (rij[0] != eerst, rij[1])))


def _vraag(gesprek: Gesprek, velden: dict[str, Any], *, intern: bool) -> str:
    """The own words of the resident; those of a melder only for colleagues."""
    if velden["signaal_id"] is not None and not intern:
        return ""
    return oogst(gesprek).situatie.strip() or str(velden["vraag"])


def _bladzijden(gesprek: Gesprek, weg: frozenset[str]) -> list[PapierBladzijde]:
    """The pages on which something was answered or skipped, as it was read then, without the questions of `weg`."""
    gevonden = []
    for blad in gesprek.bladzijden:
        antwoorden = tuple(
            PapierAntwoord(
                vraag=vraag.naam,
                antwoord=gesprek.in_woorden(vraag.code),
                toelichting=gesprek.antwoord(vraag.code).toelichting,
            )
            for vraag in gesprek.vragen(blad.code)
            if vraag.code not in weg
            if gesprek.antwoord(vraag.code).waarde or gesprek.antwoord(vraag.code).toelichting
        )
        alles_weg = weg.issuperset(vraag.code for vraag in gesprek.lijst.per_bladzijde[blad.code] or ())
        overgeslagen = "" if weg and alles_weg else gesprek.overgeslagen.get(blad.code, "")
        if antwoorden or overgeslagen:
            gevonden.append(PapierBladzijde(titel=blad.titel, antwoorden=antwoorden, overgeslagen=overgeslagen))
    return gevonden


def _voorstel(route: str, besluit: str) -> str:
    return " · ".join(woord for woord in (ROUTES.get(route, ""), BESLUITEN.get(besluit, "")) if woord)


def _dag(moment: int | None) -> str:
    return "" if moment is None else datum_in_woorden(lokaal(moment).date().isoformat())


def _id(waarde: bytes | None) -> Id | None:
    return None if waarde is None else Id(waarde)
