"""What stands about one signaal on its page, in words. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijdesk.models.rows.signaal import MelderRij, SignaalDetail, StapRij
from wijdesk.models.signaalregels import (
    AFGESLOTEN,
    GEVRAAGD,
    NIET_GEWENST,
    NIET_MOGELIJK,
    ouderdom_in_woorden,
    urgentie_in_woorden,
)
from wijdesk.models.signaalvelden import velden_van, vraag_bij
from wijdesk.models.values import dag_in_woorden, datum_in_woorden, lokaal, moment_in_woorden
from wijdesk.resources import lees_toml
from wijdesk.ui.signaalregel import TEKENS, hoofdletter, terugkoppelen_in_woorden

ANONIEM, ZELF = "anoniem", "de inwoner zelf"
"""Codes of signaalbron."""
STAPPEN = {
    "opgepakt": "Opgepakt", "contact": "Contact", "beoordeeld": "Beoordeeld", "overgedragen": "Overgedragen",
    "gekoppeld": "Gekoppeld", "gebundeld": "Bundel", "activiteit": "Activiteit",
    "teruggekoppeld": "Teruggekoppeld aan de melder",
    "afgesloten": "Afgesloten", "heropend": "Heropend", "teruggelegd": "Teruggelegd",
}  # fmt: skip


def urgentie(signaal: SignaalDetail) -> tuple[str, str]:
    """(text, state) of the urgency: a sign, a word and a colour."""
    teken, toestand = TEKENS.get(signaal.urgentie, ("", ""))
    return f"{teken} {hoofdletter(urgentie_in_woorden(signaal.urgentie))}".strip(), toestand


def feiten(signaal: SignaalDetail, nu: int) -> str:
    """The line below the title: what kind, when and how it came in, and who has it."""
    delen = (
        hoofdletter(signaal.soort),
        signaal.thema,
        signaal.gebied,
        f"binnen {moment_in_woorden(signaal.ontvangen, nu)} ({ouderdom_in_woorden(signaal.ontvangen, nu)})",
        f"via {signaal.bron}",
        signaal.locatie,
        f"bij {signaal.medewerker}" if signaal.medewerker else "nog door niemand opgepakt",
    )
    return " · ".join(deel for deel in delen if deel)


def velden(signaal: SignaalDetail) -> str:
    """What only this kind asked, a line each, as it is asked."""
    volgorde = {veld.code: plek for plek, veld in enumerate(velden_van(signaal.soort))}
    gevuld = sorted(signaal.velden, key=lambda paar: volgorde.get(paar[0], len(volgorde)))
    return "\n".join(f"{vraag_bij(code)}  {_waarde(waarde)}" for code, waarde in gevuld)


def _waarde(waarde: str) -> str:
    """A day as people write it; the rest as it is."""
    is_dag = len(waarde) == 10 and waarde[4:5] == waarde[7:8] == "-" and waarde[:4].isdigit()
    return datum_in_woorden(waarde) if is_dag else waarde


def terugkoppeling(signaal: SignaalDetail, vandaag: date) -> str:
    """Whether the melder hears or heard."""
    if signaal.teruggekoppeld_op:
        dag = dag_in_woorden(date.fromisoformat(signaal.teruggekoppeld_op), vandaag)
        return f"Teruggekoppeld {dag}: {signaal.teruggekoppeld_wat}"
    if signaal.terugkoppeling == GEVRAAGD and signaal.terugkoppelen_voor and signaal.stand != AFGESLOTEN:
        return f"De melder wil bericht. {terugkoppelen_in_woorden(signaal.terugkoppelen_voor, vandaag)}."
    if not signaal.terugkoppeling and not signaal.heeft_melder and signaal.straatronde_id is not None:
        return "Zelf gezien bij een straatronde; er is geen melder."
    if not signaal.terugkoppeling and signaal.stand == AFGESLOTEN:
        return "De melder heeft geen bericht gekregen." if signaal.heeft_melder else "Er is geen melder bekend."
    return {
        GEVRAAGD: "De melder wil bericht.", NIET_GEWENST: "De melder wil geen bericht.",
        NIET_MOGELIJK: "Terugkoppelen kan niet.",
    }.get(signaal.terugkoppeling, "Nog niet gevraagd of de melder bericht wil.")  # fmt: skip


def te_laat(signaal: SignaalDetail, vandaag: date) -> bool:
    """Whether the melder should have heard by now."""
    wacht = signaal.terugkoppeling == GEVRAAGD and not signaal.teruggekoppeld_op and signaal.stand != AFGESLOTEN
    return wacht and bool(signaal.terugkoppelen_voor) and signaal.terugkoppelen_voor < vandaag.isoformat()


def melder(rij: MelderRij) -> str:
    """Who told it."""
    delen = (rij.naam, rij.organisatie, rij.telefoon, rij.email)
    wie = " · ".join(deel for deel in delen if deel) or "De melder is anoniem."
    return f"{wie}\nWie het betreft mag dit niet horen." if rij.geheim and any(delen) else wie


def melder_vooraf(signaal: SignaalDetail) -> str:
    """What can be said of the melder without looking who it is."""
    if signaal.heeft_melder:
        return "Er is bekend wie het vertelde."
    if signaal.bron == ANONIEM:
        return "De melder is anoniem."
    return "De inwoner zelf." if signaal.bron == ZELF else "Er staat niet bij wie het vertelde."


def stap(rij: StapRij, nu: int) -> tuple[str, str]:
    """(heading, text) of one step."""
    naar = f" aan {rij.naar}" if rij.naar else ""
    wat = f"{STAPPEN.get(rij.soort, hoofdletter(rij.soort))}{naar}"
    return f"{wat} · {moment_in_woorden(rij.op, nu)} · {rij.medewerker}", rij.tekst


def ontvangst(signaal: SignaalDetail, nu: int) -> str:
    """The first line of the timeline."""
    return f"Geregistreerd · {moment_in_woorden(signaal.ontvangen, nu)} · {signaal.geschreven_door}"


def afloop(signaal: SignaalDetail, vandaag: date) -> str:
    """How it ended; empty while it is open."""
    if signaal.stand != AFGESLOTEN:
        return ""
    wanneer = ""
    if signaal.afgesloten_op is not None:
        wanneer = f" {dag_in_woorden(lokaal(signaal.afgesloten_op).date(), vandaag)}"
    zin = f"Afgesloten{wanneer}: {signaal.uitkomst}"
    return f"{zin}. {signaal.uitkomst_tekst}" if signaal.uitkomst_tekst else zin


def koppelingen(signaal: SignaalDetail) -> Iterator[tuple[str, str]]:
    """(what, text) of whom and what it is about, as buttons say it."""
    if signaal.persoon_id is not None:
        yield "persoon", f"Inwoner: {signaal.persoon}"
    if signaal.huishouden_id is not None:
        casus = f" · casus {signaal.casusnummer}, {signaal.regisseur}" if signaal.casusnummer else ""
        yield "huishouden", f"Huishouden: {signaal.huishouden or 'zonder naam'}{casus}"
    if signaal.adres_id is not None:
        yield "adres", f"Adres: {signaal.adres}"
    elif signaal.straat:
        yield "straat", f"Straat: {signaal.straat}"
    if signaal.contact_id is not None:
        yield "contact", "Vraag bij de inloop"
    if signaal.straatronde_id is not None:
        yield "straatronde", "Straatronde"
    if signaal.bundel_id is not None:
        yield "bundel", f"Bundel: {signaal.bundel}"
    for nummer, _ in enumerate(signaal.triage_ids):
        yield f"triage{nummer}", "Triage" if len(signaal.triage_ids) == 1 else f"Triage {nummer + 1}"


def is_wvggz(soort: str) -> bool:
    """Whether this kind runs the clock of the Wvggz-meldpunt."""
    return any(rij["code"] == soort and rij.get("wvggz") for rij in lees_toml("codes/signaalsoort.toml")["code"])
