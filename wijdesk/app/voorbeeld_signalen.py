"""The signalen of the example store: told, looked into, assessed, told back and closed; rounds; Wvggz-meldpunt."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from wijdesk.models.opdrachten.signaal import (
    BeoordeelSignaal,
    BundelSignalen,
    KoppelSignaalTerug,
    LegSignaalcontactVast,
    MelderInvoer,
    PakSignaalOp,
    RegistreerSignaal,
    RegistreerStraatronde,
    SignaalInvoer,
    SluitSignaal,
    WachtOpTerugkoppeling,
)
from wijdesk.models.opdrachten.wvggz import BeginWvggz, BesluitWvggz, BewaarWvggz, KoppelWvggzTerug, LegConsultVast
from wijdesk.models.values import moment_van
from wijdesk.services.voorbeeld.meldingen import VoorbeeldMelding, straat_van

if TYPE_CHECKING:
    from wijdesk.app.voorbeeld_meldingen import Speler

STAPPEN = ("nieuw", "opgepakt", "beoordeeld", "wacht", "dicht")
GESPROKEN = "Langs geweest en aan de deur gesproken. We komen vrijdag terug."
BEOORDELING = "De zorgen kloppen. Eerst contact maken, daarna samen kijken wat nodig is."
TERUG = "Verteld dat we het hebben opgepakt. Meer kunnen we niet delen."
AFLOOP = "Met de inwoner besproken; verder bij de collega die het kent."


def speel_signaal(s: Speler, m: VoorbeeldMelding) -> None:
    """One signaal, as far as it came."""
    i, doe = m.inhoud, s.bureau.doe
    melder = MelderInvoer(naam=i.get("melder", ""), organisatie=i.get("organisatie", ""))
    invoer = SignaalInvoer(
        soort=i["soort"],
        bron=i["bron"],
        tekst=i["tekst"],
        urgentie=i.get("urgentie", 3),
        ontvangen=moment_van(m.begin),
        persoon_id=s.wie(m) if m.persoon else None,
        straat=m.straat,
        woonplaats="Groningen" if m.straat else "",
        thema=i["thema"],
        melder=melder,
        velden=_velden(i["soort"]),
        terugkoppeling="gevraagd" if i.get("terug") else "niet mogelijk",
    )
    id_ = doe(RegistreerSignaal(id=s.ids(), locatie_id=s.hier, invoer=invoer))
    ver = STAPPEN.index(i["stap"])
    if ver >= 1:
        s.op(m.op(0, minuten=90))
        doe(PakSignaalOp(id=id_))
        doe(LegSignaalcontactVast(id=id_, tekst=GESPROKEN))
    if i.get("wvggz"):
        _wvggz(s, m, id_)
        return
    if ver >= 2:
        s.op(m.op(2))
        doe(BeoordeelSignaal(id=id_, beoordeling=BEOORDELING))
    if ver == 3:
        doe(WachtOpTerugkoppeling(id=id_))
    if ver == 4:
        s.op(m.op(7))
        if i.get("terug"):
            doe(KoppelSignaalTerug(id=id_, wat=TERUG))
        doe(SluitSignaal(id=id_, uitkomst=i["uitkomst"], tekst=AFLOOP))
    if naam := i.get("bundel", ""):
        s.bundels.setdefault(naam, []).append(id_)


def speel_bundels(s: Speler) -> None:
    """What belongs together is put together, now."""
    for naam, ids in s.bundels.items():
        if len(ids) > 1:
            s.bureau.doe(BundelSignalen(signaal_ids=tuple(ids), naam=naam))


def _velden(soort: str) -> tuple[tuple[str, str], ...]:
    """What must be known of some kinds before they can be assessed."""
    return {
        "bemoeizorg (zorgmijder)": (
            ("zorgmijder_waardoor", "Doet niet open en haalt medicijnen niet op"),
            ("gevaar", "nee"),
        ),
        "vervuiling of verwaarlozing": (("gevaar", "nee"), ("kinderen_in_huis", "ja")),
        "dreigende huisuitzetting": (("reden_uitzetting", "huurachterstand"), ("kinderen_in_huis", "ja")),
        "woonoverlast": (("overlast_soort", "geluid"), ("hoe_vaak", "Elke nacht tussen één en vier")),
    }.get(soort, ())


def _wvggz(s: Speler, m: VoorbeeldMelding, id_: Any) -> None:
    doe = s.bureau.doe
    doe(BeginWvggz(signaal_id=id_))
    s.op(m.op(2))
    gesproken = m.op(2).date().isoformat()
    doe(
        BewaarWvggz(
            signaal_id=id_, bevindingen="Aan de deur gesproken; wil geen hulp, eet slecht.", gesproken_op=gesproken
        )
    )
    if m.inhoud["wvggz"] == "besloten":
        s.op(m.op(9))
        doe(BeoordeelSignaal(id=id_, beoordeling="Verkennend onderzoek gedaan; hulp kan vrijwillig."))
        doe(BesluitWvggz(signaal_id=id_, uitkomst="reguliere hulp", toelichting="Gaat in gesprek met de huisarts."))
        doe(KoppelWvggzTerug(signaal_id=id_, wat="Verteld dat er geen machtiging wordt gevraagd."))


def speel_wvggzconsult(s: Speler, m: VoorbeeldMelding) -> None:
    """A consultation by telephone."""
    i = m.inhoud
    dag = m.begin.date().isoformat()
    s.bureau.doe(LegConsultVast(id=s.ids(), bron=i["bron"], duur=i["duur"], advies=i["advies"], dag=dag))


def speel_straatronde(s: Speler, m: VoorbeeldMelding) -> None:
    """A round with what was heard."""
    i = m.inhoud
    signalen = tuple(
        SignaalInvoer(soort=soort, bron="", thema=thema, straat=straat_van(letter), woonplaats="Groningen", tekst=tekst)
        for soort, thema, letter, tekst in i["signalen"]
    )
    na, letten_op = i.get("volgende", (0, ""))
    s.op(m.op(1))
    s.bureau.doe(
        RegistreerStraatronde(
            id=s.ids(), locatie_id=s.hier, gebied=straat_van("A"), dag=m.begin.date().isoformat(), van=i["van"],
            tot=i["tot"], contacten=i["contacten"], verslag=i["verslag"], signalen=signalen,
            straten=tuple(map(straat_van, i.get("straten", ()))), volgende_wat=letten_op,
            volgende_op=(m.begin.date() + timedelta(days=na)).isoformat() if na else "",
        )
    )  # fmt: skip
