"""Two cards that may be of one person, side by side: who made each, where and when, what hangs on it, what differs."""

from __future__ import annotations

from wijdesk.models.rows.verschil import KantRij, WaardeInWoorden
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.services.verschil.bron import entries_van
from wijdesk.services.verschil.woorden import Woorden, met_delen
from wijdesk.store.huishoudens import AFGESCHERMD_ADRES, wiens_adres_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, gemaskeerd, naam_van

LEEG = "leeg"
TELT = "contacten"
"""This tells how much is on a card; that two numbers differ says nothing of who it is."""


def kaarten(lezer: Lezer, een: Id, ander: Id) -> tuple[KantRij, ...]:
    """Both, of which each says what differs from the other; empty when one is not there any more."""
    dicht = wiens_adres_verborgen_is(lezer, (een, ander))
    links, rechts = (_waarden(lezer, id_, adres_dicht=id_ in dicht) for id_ in (een, ander))
    if not links or not rechts:
        return ()
    nergens = {een.veld for een, ander in zip(links, rechts, strict=True) if een.tekst == ander.tekst == LEEG}
    links, rechts = (tuple(er for er in kant if er.veld not in nergens) for kant in (links, rechts))
    woorden = Woorden(lezer)
    return tuple(
        _kaart(lezer, woorden, id_, met_delen(tekst, _om_te_vergelijken(tekst, naast)))
        for id_, tekst, naast in ((een, links, rechts), (ander, rechts, links))
    )


def _kaart(lezer: Lezer, woorden: Woorden, id_: Id, waarden: tuple[WaardeInWoorden, ...]) -> KantRij:
    entries = entries_van(lezer, id_)
    begin = "" if entries is None else next((regel.id for regel in entries.regels if not regel.basis), "")
    if entries is None or begin not in entries.teksten:
        return KantRij(
            sleutel=id_.hex(), naam="", wie="", waar="", op=0, hier=False, getoond=False, waarden=waarden
        )  # fmt: skip
    kant = woorden.kant(entries.kant(begin, {}), "", waarden)
    return KantRij(
        sleutel=id_.hex(), naam="", wie=f"Ingeschreven door {kant.wie}", waar=kant.waar, op=kant.op, hier=kant.hier,
        getoond=False, waarden=waarden,
    )  # fmt: skip


def _waarden(lezer: Lezer, id_: Id, *, adres_dicht: bool) -> tuple[WaardeInWoorden, ...]:
    rij = lezer.row(
        "SELECT p.geboortedatum, p.bsn, p.telefoon, p.email, coalesce(a.straat, ''), coalesce(a.huisnummer, ''), "
        "coalesce(a.toevoeging, ''), coalesce(a.woonplaats, ''), "
        f"(SELECT count(*) FROM contact c WHERE c.persoon_id = p.id AND c.status = 'actief'), {NAAM_KOLOMMEN} "
        "FROM persoon p LEFT JOIN adres a ON a.id = p.adres_id WHERE p.id = ?",
        (id_,),
    )
    if rij is None:
        return ()
    straat = " ".join(deel for deel in (rij[4], rij[5], rij[6]) if deel)
    delen = (
        ("naam", "Naam", naam_van(rij[9:])),
        ("geboortedatum", "Geboortedatum", datum_in_woorden(rij[0])),
        ("bsn", "BSN", gemaskeerd(rij[1])),
        ("adres", "Adres", AFGESCHERMD_ADRES if adres_dicht else ", ".join(deel for deel in (straat, rij[7]) if deel)),
        ("telefoon", "Telefoon", rij[2]),
        ("email", "E-mail", rij[3]),
        (TELT, "Contacten", "nog geen" if not rij[8] else str(rij[8])),
    )
    return tuple(WaardeInWoorden(veld=veld, label=label, tekst=tekst or LEEG) for veld, label, tekst in delen)


def _om_te_vergelijken(
    hier: tuple[WaardeInWoorden, ...], naast: tuple[WaardeInWoorden, ...]
) -> tuple[WaardeInWoorden, ...]:
    """What is filled in on both: nothing differs from what is not."""
    leeg = {waarde.veld for waarde in (*hier, *naast) if waarde.tekst == LEEG}
    return tuple(waarde for waarde in naast if waarde.veld not in {TELT, *leeg})
