"""From the figures as they are read to what a chart shows. Pure: no Qt, no store."""

from __future__ import annotations

from datetime import date

from wijdesk.models.cijfer import (
    EERSTE,
    EURO,
    JAAR,
    MAAND,
    MARK,
    MINUTEN,
    PROCENT,
    VORIGE,
    VRIJ,
    Periode,
    antwoorden_in_woorden,
    geteld_in_woorden,
    in_woorden,
    is_klein,
    vrije_periode,
)
from wijdesk.models.grafiekbeeld import Datalijn, Lijnbeeld, Staaf, Staafbeeld, Warmtebeeld, getal
from wijdesk.models.rows.cijfer import (
    Cijfer,
    Cijferblad,
    Cijferreeks,
    Meting,
    Reekspunt,
    Trechter,
    Verdeling,
    VerdelingRij,
    Vragendeel,
    Warmtekaart,
)

WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
OPEN_VAN, OPEN_TOT = 8, 17
"""The hours that are always shown; others when somebody came."""
EENHEDEN = {PROCENT: "%", MINUTEN: "min", EURO: "€"}
WEL_EENS_ONBEKEND = frozenset({MINUTEN, EURO})
"""Units of which there may have been something without it being known how much."""
PER_HELE_MAAND = frozenset({"dossiercontroles"})
"""Calculations that have nothing to divide by in a part of a month."""
MEESTE_STAVEN = 20
"""Bars; what comes after is one bar together."""
STAPPEN_WOORD = {
    "geregistreerd": "Vragen",
    "direct afgehandeld": "Direct afgehandeld",
    "nader onderzoek": "Nader onderzoek",
    "wettelijke melding": "Wettelijke melding",
    "indicatie": "Indicatie",
}


def venster(periode: Periode) -> tuple[Periode, str]:
    """What a line shows around a period, and in which steps: months of a year that ends with the period, or of the
    period itself when that is longer; of more than three years the years.
    """
    if periode.dagen > 3 * 366:
        return periode, JAAR
    if periode.dagen >= 360:
        return periode, MAAND
    eind = date.fromisoformat(periode.tot)
    maanden = eind.year * 12 + eind.month - 12
    begin = max(EERSTE, date(maanden // 12, maanden % 12 + 1, 1))
    return vrije_periode(begin.isoformat(), periode.tot), MAAND


def ernaast(periode: Periode, vergelijk: str) -> Periode | None:
    """What stands beside that line: what was chosen to compare with. The period before is a point of the line itself,
    unless the line is of the period alone; nor is anything from before there are figures at all.
    """
    getekend, _ = venster(periode)
    if vergelijk == VORIGE and getekend != periode:
        return None
    eerder = getekend.vergeleken(vergelijk)
    return eerder if eerder is not None and eerder.van >= EERSTE.isoformat() else None


def kort(periode: Periode) -> str:
    """A step as it stands on the axis."""
    if periode.soort == VRIJ:
        return f"{int(periode.van[8:])}-{int(periode.van[5:7])}" if periode.dagen == 1 else _maand(periode.van)
    delen = periode.naam.split()
    return f"wk {delen[1]}" if delen[0] == "week" else delen[0]


def _maand(dag: str) -> str:
    return Periode(MAAND, dag, dag).naam.split()[0]


def lang(punt: Reekspunt, vandaag: str = "") -> str:
    """A step in full; of one that goes on that it does."""
    periode = punt.periode
    if vandaag and periode.van <= vandaag < periode.tot:
        return f"{lang(punt)} (tot nu toe)"
    if periode.soort == VRIJ and periode.dagen > 1 and periode.van[:7] == periode.tot[:7]:
        return f"{Periode(MAAND, periode.van, periode.tot).naam} (deel)"
    return periode.naam


def lijn(
    reeks: Cijferreeks, eerder: Cijferreeks | None = None, *, titel: str = "", vandaag: str = "", toen: str = ""
) -> Lijnbeeld:
    """A figure through time, and beside it the same in a period called `toen`. Of few a percentage is told as a
    count, and of what begins after `vandaag` (ISO) nothing is.
    """
    eenheid = EENHEDEN.get(reeks.definitie.eenheid, "")
    lijnen = [_datalijn(reeks, "Nu" if eerder is not None else reeks.definitie.titel, vandaag)]
    if eerder is not None and len(eerder.punten) == len(reeks.punten):
        lijnen.append(_datalijn(eerder, toen, vandaag))
    breuken = tuple((plek, _waarom(reeks.punten[plek - 1], reeks.punten[plek])) for plek in reeks.breuken)
    return Lijnbeeld(
        titel=titel or reeks.definitie.titel,
        eenheid=eenheid,
        punten=tuple(lang(punt, vandaag) for punt in reeks.punten),
        kort=tuple(kort(punt.periode) for punt in reeks.punten),
        lijnen=tuple(lijnen),
        breuken=breuken,
        andere_vragen=any(punt.meting.vragen for punt in reeks.punten),
    )


def _waarom(eerder: Reekspunt, punt: Reekspunt) -> str:
    """Why the line breaks before a point."""
    wanneer, meting = lang(punt), punt.meting
    if eerder.meting.versie != meting.versie:
        return f"Vanaf {wanneer} geldt versie {meting.versie} van de definitie."
    if meting.gemengd:
        return f"In {wanneer} is op verschillende vragen geantwoord: daar is samen geen cijfer van."
    if meting.onder == ("",):
        return f"Vanaf {wanneer} is er alleen een cijfer, zonder vragenlijst."
    return f"Vanaf {wanneer} gelden andere vragen: versie {meting.onder[0]}."


def waarden(reeks: Cijferreeks, vandaag: str = "") -> tuple[float | None, ...]:
    """The values of a line: None where there is nothing to divide by, of too few, and of what has yet to begin."""
    eenheid = reeks.definitie.eenheid
    return tuple(
        None
        if is_klein(eenheid, punt.meting.noemer) or (vandaag and punt.periode.van > vandaag)
        else punt.meting.waarde
        for punt in reeks.punten
    )


def _datalijn(reeks: Cijferreeks, naam: str, vandaag: str) -> Datalijn:
    metingen = [punt.meting for punt in reeks.punten]
    met_noemer = any(meting.noemer is not None for meting in metingen)
    return Datalijn(
        naam=naam,
        waarden=waarden(reeks, vandaag),
        breuken=reeks.breuken,
        teksten=tuple(
            antwoorden(meting) or geteld_in_woorden(reeks.definitie.eenheid, meting.teller, meting.noemer)
            for meting in metingen
        )
        if met_noemer
        else (),
    )


def antwoorden(meting: Meting) -> str:
    """Of how many answers it is: "12 antwoorden"; where these are to other questions each version apart."""
    if not meting.gemengd:
        aantal = meting.vragen[0].noemer if meting.vragen else 0
        return antwoorden_in_woorden(aantal) if aantal else ""
    return " · ".join(map(_deel, meting.vragen))


def _deel(deel: Vragendeel) -> str:
    """What one version of the questions came to; of few only how many answered."""
    versie = f"versie {deel.versie}" if deel.versie else "alleen cijfer"
    if is_klein(MARK, deel.noemer):
        return f"{antwoorden_in_woorden(deel.noemer)} ({versie})"
    return f"{in_woorden(MARK, deel.teller / deel.noemer / 10, 0, deel.noemer)} ({versie}, {getal(deel.noemer)} keer)"


def staven(verdeling: Verdeling, *, titel: str, wat: str, nu: str = "Aantal", toen: str = "") -> Staafbeeld:
    """What a count consists of; of a part with its own denominator that is told with it."""
    rijen = verdeling.rijen
    meer = rijen[MEESTE_STAVEN:]
    staven_ = [
        Staaf(
            naam=rij.code or "niet ingevuld",
            waarde=rij.aantal,
            toen=rij.eerder if toen else None,
            tekst=_met_noemer(verdeling.soort, rij),
        )
        for rij in rijen[:MEESTE_STAVEN]
    ]
    if meer:
        staven_.append(
            Staaf(
                naam=f"nog {len(meer)} samen",
                waarde=sum(rij.aantal for rij in meer),
                toen=sum(rij.eerder or 0 for rij in meer) if toen else None,
            )
        )
    if verdeling.soort == "termijn":  # each has its own denominator
        return Staafbeeld(titel=titel, staven=tuple(staven_), wat=wat, nu="Op tijd")
    return Staafbeeld(
        titel=titel, staven=tuple(staven_), wat=wat, nu=nu if toen else "Aantal", toen=toen, noot=verdeling.let_op
    )


def _met_noemer(soort: str, rij: VerdelingRij) -> str:
    """What stands beside a bar when its number alone says too little."""
    if soort == "waarde":
        if not rij.bedrag:
            return f"{getal(rij.aantal)}, bedrag niet bekend"
        deel = "" if rij.van == rij.aantal else f" ({getal(rij.van or 0)} bekend)"
        return f"{getal(rij.aantal)}{deel}, {getal(round(float(rij.bedrag)), '€')} per maand"
    return "" if rij.van is None else f"{getal(rij.aantal)} van {getal(rij.van)}"


def uit_cijfers(blad: Cijferblad, namen: tuple[str, ...], *, titel: str, wat: str) -> Staafbeeld:
    """Figures beside each other as bars, each with its denominator; what was not counted is left out."""
    per_naam = {cijfer.definitie.naam: cijfer for cijfer in blad.cijfers}
    gevonden = [per_naam[naam] for naam in namen if naam in per_naam]
    procent = bool(gevonden) and all(cijfer.definitie.eenheid == PROCENT for cijfer in gevonden)
    toen = blad.vergeleken.kort if blad.vergeleken is not None else ""
    return Staafbeeld(
        titel=titel,
        eenheid="%" if procent else "",
        wat=wat,
        nu=blad.periode.naam if toen else "Waarde" if procent else "Aantal",
        toen=toen,
        staven=tuple(
            Staaf(
                naam=cijfer.definitie.titel,
                waarde=None if cijfer.klein else cijfer.nu.waarde,
                toen=_toen(cijfer),
                tekst=met_noemer(cijfer) if procent else "",
                opent=cijfer.definitie.naam,
            )
            for cijfer in gevonden
        ),
    )


def _toen(cijfer: Cijfer) -> float | None:
    """What stands beside it: nothing of a percentage of few, or of what may not be compared."""
    eerder = cijfer.eerder
    if eerder is None or cijfer.breuk or is_klein(cijfer.definitie.eenheid, eerder.noemer):
        return None
    return eerder.waarde


def met_noemer(cijfer: Cijfer) -> str:
    """A figure with what it is made of: "37 % (120 van 324)", "6,8 (34 bij 5)"; of few only "3 van 7"; of marks how
    many answered.
    """
    deel = noemer(cijfer)
    if cijfer.nu.gemengd:
        return deel
    return f"{cijfer.tekst} ({deel})" if deel else cijfer.tekst


def noemer(cijfer: Cijfer) -> str:
    """What a figure is made of, where its own text does not say that."""
    nu = cijfer.nu
    if cijfer.klein and not nu.gemengd:
        return ""
    return antwoorden(nu) or geteld_in_woorden(cijfer.definitie.eenheid, nu.teller, nu.noemer)


def trechter(gelezen: Trechter, *, titel: str) -> Staafbeeld:
    """The funnel of the vragen."""
    return Staafbeeld(
        titel=titel,
        wat="Stap",
        trechter=True,
        staven=tuple(Staaf(naam=STAPPEN_WOORD.get(stap, stap), waarde=aantal) for stap, aantal in gelezen.stappen),
    )


def warmte(kaart: Warmtekaart, *, titel: str) -> Warmtebeeld:
    """Arrivals: hours downwards, weekdays to the right; the hours a desk is open and those somebody came."""
    uren = [uur for uur in range(24) if any(dag[uur] for dag in kaart.aantallen)]
    eerste, laatste = min([*uren, OPEN_VAN]), max([*uren, OPEN_TOT - 1])
    return Warmtebeeld(
        titel=titel,
        op_rijen=tuple(f"{uur}–{uur + 1} uur" for uur in range(eerste, laatste + 1)),
        op_kolommen=WEEKDAGEN,
        kort=tuple(dag[:2] for dag in WEEKDAGEN),
        waarden=tuple(tuple(dag[uur] for dag in kaart.aantallen) for uur in range(eerste, laatste + 1)),
    )


def verandering(cijfer: Cijfer, toen: str, *, voluit: bool = True) -> str:
    """The change of a figure in words: "▲ 12 meer dan jan 2026"; why there is none when it may not be compared.

    Not `voluit` it leaves out what it is compared with, for where that stands already: "▲ 12 meer".
    """
    if cijfer.eerder is None or not toen:
        return ""
    if cijfer.breuk:
        return f"niet te vergelijken met {toen}: {cijfer.breukwoord}" if voluit else cijfer.breukwoord
    eenheid = cijfer.definitie.eenheid
    verschil = cijfer.verschil
    if verschil is None:
        eerder = in_woorden(eenheid, cijfer.eerder.waarde, cijfer.eerder.teller, cijfer.eerder.noemer)
        if eerder == "–":
            eerder = "niet bekend" if eenheid in WEL_EENS_ONBEKEND else "niets geteld"
            eerder = "telt per hele maand" if cijfer.definitie.som in PER_HELE_MAAND else eerder
        return f"{toen}: {eerder}" if voluit else f"toen: {eerder}"
    if abs(verschil) < 0.05:
        return f"gelijk aan {toen}" if voluit else "gelijk"
    hoeveel = in_woorden(eenheid, abs(verschil), 0, None)
    if eenheid == PROCENT:
        hoeveel = f"{hoeveel.removesuffix(' %')} procentpunt"
    zin = f"▲ {hoeveel} meer" if verschil > 0 else f"▼ {hoeveel} minder"
    return f"{zin} dan {toen}" if voluit else zin
