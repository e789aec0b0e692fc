"""Whose yes a plan needs, and who has not answered yet. Pure.

The rule of age is that of consent (models.toestemming): under 12 the parents or guardian with gezag, from 12 to 15 they
and the child, from 16 the young person, adults themselves. A lodger signs only for a goal that is (also) about him.
Nobody is taken for 16 or older because the birth date is not known: it is asked. Only who has gezag is surely an adult,
since a minor has none (BW 1:246). An institution with voogdij signs by its name (art. 1:302 BW).

A fixed version keeps who had to sign it: who leaves afterwards and said yes still did, and who leaves without an answer
is not waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.rows.plan import AkkoordRij, Ondertekening, PlanDetail, Tekenaar, VersieRij
from wijdesk.models.toestemming import Gezinslid, vereist
from wijdesk.models.values import Id

INWONEND = frozenset({"inwonend", "inwonend familielid"})
NIET = "niet akkoord"


def ondertekening(leden: Iterable[LidRij], plan: PlanDetail, dag: date) -> Ondertekening:
    """Whose yes the plan of this household needs on this day."""
    alle = tuple(leden)
    genoemd = {wie for doel in plan.doelen for wie, _ in doel.personen}
    voor: dict[Id, list[LidRij]] = {}
    namens: dict[str, list[str]] = {}
    zonder, vragen = [], []
    for lid in alle:
        if lid.rol in INWONEND and lid.persoon_id not in genoemd:
            continue
        nodig = vereist(_lid(lid), _gezag_over(lid), dag, instellingen=lid.gezag_instellingen)
        for gever in nodig.gevers:
            voor.setdefault(gever, []).append(lid)
        for instelling in nodig.instellingen:
            namens.setdefault(instelling, []).append(lid.naam)
        if (nodig.leeftijd_onzeker or not lid.geboortedatum) and not lid.gezag and not lid.afgeschermd:
            vragen.append(lid.naam)
        if nodig.geen_gezag and (lid.kind or not nodig.leeftijd_onzeker):
            zonder.append(lid.naam)
    namen = {lid.persoon_id: lid.naam for lid in alle}
    for lid in alle:
        namen |= {id_: naam for id_, naam in lid.gezag_van if id_ not in namen}
    tekenaars = tuple(
        Tekenaar(
            persoon_id=id_,
            naam=naam,
            voor=tuple(lid.naam for lid in voor[id_] if lid.persoon_id != id_),
        )
        for id_, naam in namen.items()
        if id_ in voor
    )
    instellingen = tuple(Tekenaar(persoon_id=None, naam=naam, voor=tuple(wie)) for naam, wie in namens.items())
    return Ondertekening(
        tekenaars=(*tekenaars, *instellingen), zonder_gezag=tuple(zonder), leeftijd_vragen=tuple(vragen)
    )


def ondertekening_van(
    versie: VersieRij, toen: Iterable[LidRij], er_nog: Collection[Id], plan: PlanDetail, dag: date
) -> Ondertekening:
    """Whose yes this fixed version needs: of the members of the day it was fixed (`toen`, with who had gezag then),
    less who left without an answer. `er_nog` are the persons who belong to the household now.
    """
    alle = tuple(toen)
    hier = ondertekening([lid for lid in alle if lid.persoon_id in er_nog], plan, dag)
    blijft = {_sleutel(wie) for wie in hier.tekenaars} | {_sleutel(rij) for rij in versie.akkoorden}
    alle_tekenaars = ondertekening(alle, plan, dag).tekenaars
    return replace(hier, tekenaars=tuple(wie for wie in alle_tekenaars if _sleutel(wie) in blijft))


def leden_bij(versie: VersieRij | None, leden: Iterable[LidRij]) -> tuple[LidRij, ...]:
    """The members a fixed version was put to: who was recorded later belongs to the next one. Ids sort by time."""
    return tuple(lid for lid in leden if versie is None or lid.id < versie.id)


def nog_te_vragen(nodig: Ondertekening, akkoorden: Collection[AkkoordRij]) -> tuple[Tekenaar, ...]:
    """Those who gave no answer to this version yet; a no is an answer too."""
    antwoord = {_sleutel(rij) for rij in akkoorden}
    return tuple(wie for wie in nodig.tekenaars if _sleutel(wie) not in antwoord)


def hoeveel_akkoord(nodig: Ondertekening, versie: VersieRij) -> tuple[int, int]:
    """How many of those whose yes is needed said yes to this version, and how many are needed."""
    ja = {_sleutel(rij) for rij in versie.akkoorden if rij.wijze != NIET and rij.klopt}
    return sum(_sleutel(wie) in ja for wie in nodig.tekenaars), len(nodig.tekenaars)


def stand(nodig: Ondertekening, versies: Sequence[VersieRij], *, gewijzigd: bool, dag: Callable[[str], str]) -> str:
    """How the agreement with the newest version stands: "1 van 2 akkoord op versie 1, daarna gewijzigd".

    Only a yes of everybody who is needed is "akkoord". `versies` newest first; `dag` says an ISO day in words.
    """
    versie = versies[0]
    ja, van = hoeveel_akkoord(nodig, versie)
    geldig = [rij for rij in versie.akkoorden if rij.wijze != NIET and rij.klopt]
    nee = sum(rij.wijze == NIET for rij in versie.akkoorden)
    op = f"op versie {versie.nummer}"
    volledig = ja == van and not nee and not nodig.zonder_gezag and not nodig.leeftijd_vragen
    if not geldig and not nee:
        zin = f"nog geen akkoord {op}"
        if eerder := next((v for v in versies[1:] if any(r.wijze != NIET and r.klopt for r in v.akkoorden)), None):
            toen, van_toen = hoeveel_akkoord(eerder.nodig or nodig, eerder)
            zin += f" (versie {eerder.nummer}: {toen} van {van_toen})"
    elif volledig:
        zin = f"akkoord {op} ({dag(max(rij.op for rij in geldig))})"
    else:
        zin = f"{ja} van {van} akkoord {op}"
        if nee:
            zin += f", {nee} niet akkoord"
        elif ja == van:
            zin += ", leeftijd nog vragen" if nodig.leeftijd_vragen else ", gezag nog niet bekend"
    return f"{zin}, daarna gewijzigd" if gewijzigd else zin


def _sleutel(wie: AkkoordRij | Tekenaar) -> Id | str:
    """Who it is: the person, or for who is none here the name."""
    return wie.persoon_id if wie.persoon_id is not None else " ".join(wie.naam.split()).casefold()


def _gezag_over(lid: LidRij) -> tuple[Gezinslid, ...]:
    return tuple(Gezinslid(persoon_id=id_, geboortedatum="", gezag=True) for id_, _ in lid.gezag_van)


def _lid(lid: LidRij) -> Gezinslid:
    misschien_kind = lid.rol in INWONEND and not lid.afgeschermd  # with an unknown birth date
    return Gezinslid(persoon_id=lid.persoon_id, geboortedatum=lid.geboortedatum, kind=lid.kind or misschien_kind)
