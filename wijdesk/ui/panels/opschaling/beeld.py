"""How rungs, steps and what stands on the ladder look in a list. Knows no panel."""

from __future__ import annotations

from wijdesk.models.rows.opschaling import OpgeschaaldRij, OpschalingDetail, OpschalingStap, TredeRij
from wijdesk.models.values import moment_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen

BIJ = {"triage": "begonnen bij een triage", "signaal": "begonnen bij een signaal"}


def wie_hoort(rij: TredeRij) -> str:
    """Who hears of a step to this rung: names, or which rollen nobody here has."""
    if rij.namen:
        return f"Bericht aan {', '.join(rij.namen)}"
    rollen = " en ".join(rij.wie)
    return f"Hier heeft niemand anders de rol {rollen}" if rollen else "Niemand krijgt bericht"


def trede(rij: TredeRij, nummer: int, detail: OpschalingDetail | None) -> Regel:
    """A rung with its number; a sign where it stands now."""
    hier = detail is not None and rij.id == detail.trede_id
    extern = "gemeente of ander" if rij.extern else ""
    return Regel(
        titel=f"{nummer}. {rij.naam}",
        rechts="staat hier" if hier else "",
        onder=wie_hoort(rij),
        pil=extern,
        teken="●" if hier else "",
        toestand="let-op",
        voluit=", ".join(
            deel for deel in (f"Trede {nummer}", rij.naam, "staat hier" if hier else "", extern, wie_hoort(rij)) if deel
        ),
    )


def protocol(rij: TredeRij) -> str:
    """The protocol of a rung, with how an outside party is reached."""
    delen = [rij.protocol or "Voor deze trede is nog geen protocol geschreven."]
    if rij.telefoon:
        delen.append(f"Telefoon: {rij.telefoon}")
    elif rij.extern:
        delen.append("Telefoon: nog niet ingevuld. Vraag de applicatiebeheerder.")
    return "\n\n".join(delen)


def stap(rij: OpschalingStap, nu: int) -> Regel:
    """One step that was taken."""
    wat = f"Naar “{rij.trede}”" if rij.trede else "Van de ladder"
    richting = "opgeschaald" if rij.richting == "op" else "afgeschaald"
    waarom = ZoalsGetypt(rij.waarom) or "Over iemand die is afgeschermd"
    verder = f"Verteld aan {rij.aan}" if rij.aan else ""
    return Regel(
        titel=wat,
        rechts=moment_in_woorden(rij.op, nu),
        onder=samen(" · ", waarom, BIJ.get(rij.bij, "")),
        verder=" · ".join(deel for deel in (rij.medewerker, verder) if deel),
        teken="↑" if rij.richting == "op" else "↓",
        toestand="let-op" if rij.richting == "op" else "goed",
        voluit=samen(", ", richting, wat, waarom, rij.medewerker, verder),
    )


def opgeschaald(rij: OpgeschaaldRij, nu: int) -> Regel:
    """Something that stands on the ladder."""
    return Regel(
        titel=rij.over,
        rechts=moment_in_woorden(rij.sinds, nu),
        onder=f"{rij.medewerker} deed de laatste stap",
        pil=rij.trede,
        voluit=f"{rij.over}, staat op {rij.trede}, sinds {moment_in_woorden(rij.sinds, nu)}, {rij.medewerker}",
    )


def stand_in_woorden(detail: OpschalingDetail, nu: int) -> str:
    """Where it stands, in one line."""
    sinds = "" if detail.sinds is None else f" · sinds {moment_in_woorden(detail.sinds, nu)}"
    return f"Staat op “{detail.trede}”{sinds}"
