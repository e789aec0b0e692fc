"""Looking at an onderzoek: its steps and clocks, and what the letter that confirms the receipt says."""

from __future__ import annotations

from datetime import date
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.leeftijd import VOLWASSEN
from wijdesk.models.ondersteuning_regels import KAN_NOG
from wijdesk.models.opdrachten.onderzoek import LeesOnderzoek, LeesOntvangst
from wijdesk.models.rows.onderzoek import OnderzoekDetail, OntvangstPapier, StapRij
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id, leeftijd, lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.hulp_rijen import als_agenda
from wijdesk.services.register import leesvraag
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, wat_verborgen_is
from wijdesk.store.hulp import Onderzoekrij, klokken, lees_onderzoeken
from wijdesk.store.lezer import Lezer
from wijdesk.store.overleden import eis_leeft
from wijdesk.store.queries import naam_van, waarschuwing_in_woorden, waarschuwingen

RECHT = "ondersteuning.lezen"
DOEL = "onderzoek na een melding (Wmo 2015 art. 2.3.2, Jeugdwet art. 2.3)"
DOEL_BRIEF = "de ontvangst van een melding bevestigen (Wmo 2015 art. 2.3.2 lid 1, Awb art. 4:3a)"
NIET_OP_PAPIER = "Deze inwoner is afgeschermd: maak deze brief niet met het programma. Overleg met uw teamleider."

_DETAIL = (
    "SELECT o.triage_id, l.naam, p.geboortedatum, p.telefoon, "
    "(SELECT e.afgeschermd FROM main.persoon e WHERE e.id = o.persoon_id), h.naam, coalesce(c.nummer, ''), "
    "o.bevestigd_op, o.clientondersteuning_op, o.persoonlijk_plan_op, o.familiegroepsplan, o.familiegroepsplan_op, "
    "o.verslag, coalesce(a.straat, ''), coalesce(a.huisnummer, ''), coalesce(a.toevoeging, ''), "
    "coalesce(a.postcode, ''), coalesce(a.woonplaats, ''), p.taal "
    "FROM onderzoek o JOIN persoon p ON p.id = o.persoon_id "
    "JOIN locatie l ON l.id = o.locatie_id JOIN huishouden h ON h.id = o.huishouden_id "
    "LEFT JOIN casus c ON c.id = h.casus_id LEFT JOIN adres a ON a.id = p.adres_id WHERE o.id = ?"
)


@leesvraag(LeesOnderzoek, recht=RECHT, doel=DOEL)
def lees_onderzoek(lezer: Lezer, v: LeesOnderzoek) -> OnderzoekDetail:
    """One onderzoek. Logged as an opening for whom it is about."""
    rij, meer = _rij(lezer, v.id)
    (triage_id, locatie, geboren, telefoon, _, huishouden, nummer, bevestigd, client, plan, groepsplan, groepsplan_op,
     verslag, *_) = meer  # fmt: skip
    vandaag = lokaal(lezer.nu).date()
    dagen = {"bevestigd": bevestigd, "clientondersteuning": client, "persoonlijk plan": plan,
             "familiegroepsplan": groepsplan_op}  # fmt: skip
    persoon_id, huishouden_id = Id(rij.persoon_id), Id(rij.huishouden_id)
    zonder_naam, _ = wat_verborgen_is(lezer, (huishouden_id,), vandaag.isoformat())
    lezer.toegang("onderzoek geopend", persoon_id, DOEL)
    termijnen = _termijnen(lezer, rij, vandaag)
    waarschuwing = ""
    if lezer.mag("agressie.lezen"):
        waarschuwing = waarschuwing_in_woorden(waarschuwingen(lezer, (persoon_id,)).get(persoon_id, ()))
    return OnderzoekDetail(
        id=v.id,
        wet=rij.wet,
        over=naam_van(rij.naam),
        persoon_id=persoon_id,
        leeftijd=leeftijd(geboren, vandaag) if geboren else None,
        telefoon=telefoon,
        huishouden_id=huishouden_id,
        huishouden=AFGESCHERMD_HUISHOUDEN if huishouden_id in zonder_naam else huishouden,
        casusnummer=nummer,
        triage_id=None if triage_id is None else Id(triage_id),
        locatie=locatie,
        medewerker_id=Id(rij.medewerker_id),
        medewerker=rij.medewerker,
        van_mij=rij.medewerker_id == lezer.medewerker_id,
        mag_schrijven=lezer.mag("ondersteuning.schrijven"),
        vraag=rij.vraag,
        melding_op=rij.melding_op,
        stappen=tuple(
            StapRij(
                stap=stap["stap"],
                naam=stap["naam"],
                op=dagen[stap["stap"]],
                grondslag=stap["grondslag"],
                uitleg=_uitleg(stap["stap"], stap["uitleg"], groepsplan, termijnen),
            )
            for stap in lees_toml("onderzoekstappen.toml")["stap"]
            if rij.wet in stap["wet"]
        ),
        termijnen=termijnen,
        afgerond_op=rij.afgerond_op,
        uitkomst=rij.uitkomst,
        verslag=verslag,
        brief_mag=not meer[4],
        waarschuwing=waarschuwing,
    )


@leesvraag(LeesOntvangst, recht=RECHT, doel=DOEL_BRIEF)
def lees_ontvangst(lezer: Lezer, v: LeesOntvangst) -> OntvangstPapier:
    """What the letter says. Nobody afgeschermd is written to by the program: an address gives them away."""
    rij, meer = _rij(lezer, v.id)
    _, locatie, geboren, _, afgeschermd, _, _, bevestigd, client, *rest = meer
    if afgeschermd:
        raise Weigering(NIET_OP_PAPIER)
    eis_leeft(lezer, Id(rij.persoon_id))
    vandaag = lokaal(lezer.nu).date()
    lezer.toegang("ontvangstbevestiging gemaakt", Id(rij.persoon_id), DOEL_BRIEF)
    per_regel = {t.termijn.regel: t.voor for t in _termijnen(lezer, rij, vandaag) if t.termijn is not None}
    oud = leeftijd(geboren, vandaag) if geboren else None
    naam = naam_van(rij.naam)
    kind = oud is not None and oud < VOLWASSEN
    return OntvangstPapier(
        nummer=v.id.hex()[-6:].upper(),
        locatie=locatie,
        vandaag=vandaag.isoformat(),
        aan=f"De ouders of verzorgers van {naam}" if kind else naam,
        adres=_adresregels(*(str(deel) for deel in rest[-6:-1])),
        over=naam if kind else "",
        wet=rij.wet,
        melding_op=rij.melding_op,
        vraag=rij.vraag,
        medewerker=rij.medewerker,
        telefoon=lees_toml("bereikbaarheid.toml")["brief"]["wijkteam"],
        onderzoek_klaar=per_regel.get("wmo-onderzoek", ""),
        persoonlijk_plan=per_regel.get(KAN_NOG, ""),
        besluit=per_regel.get("jeugd-besluit", ""),
        clientondersteuning=lees_toml("bereikbaarheid.toml")["brief"]["clientondersteuning"],
        clientondersteuning_op=client,
        bevestigd_op=bevestigd,
        taal=str(rest[-1]),
    )


def _rij(lezer: Lezer, id_: Id) -> tuple[Onderzoekrij, tuple[Any, ...]]:
    rijen = lees_onderzoeken(lezer, "o.id = ?", (id_,))
    meer = lezer.row(_DETAIL, (id_,))
    if not rijen or meer is None:
        zin = "Dit gaat over iemand die is afgeschermd. Vraag uw teamleider."
        raise Weigering(zin if meer is not None else "Dit onderzoek bestaat niet (meer).")
    return rijen[0], meer


def _termijnen(lezer: Lezer, rij: Onderzoekrij, vandaag: date) -> tuple[AgendaRij, ...]:
    """Running ones first, by day; then those that ended."""
    klok = klokken(lezer, (rij,)).get(rij.id, ())

    def volgorde(termijn: AgendaRij) -> tuple[bool, str]:
        t = termijn.termijn
        return bool(t is not None and (t.gehaald_op or t.vervallen_op)), termijn.voor or "9999"

    return tuple(sorted(als_agenda(lezer, klok, vandaag), key=volgorde))


def _uitleg(stap: str, uitleg: str, groepsplan: str, termijnen: tuple[AgendaRij, ...]) -> str:
    if stap == "familiegroepsplan" and groepsplan == "nee":
        return f"Nog niet aangeboden. {uitleg}"
    if stap == "persoonlijk plan":
        tot = next((t.in_woorden for t in termijnen if t.termijn is not None and t.termijn.regel == KAN_NOG), "")
        return f"{uitleg} ({tot})" if tot and not tot.startswith(("gehaald", "vervallen")) else uitleg
    return uitleg


def _adresregels(straat: str, huisnummer: str, toevoeging: str, postcode: str, woonplaats: str) -> tuple[str, ...]:
    streep = "-" if toevoeging[:1].isdigit() else ""
    if len(postcode) == 6:
        postcode = f"{postcode[:4]} {postcode[4:]}"
    return tuple(
        regel for regel in (f"{straat} {huisnummer}{streep}{toevoeging}".strip(), f"{postcode}  {woonplaats}".strip())
        if regel
    )  # fmt: skip
