"""Reads a list of questions from TOML and says of every fault on which line it stands and what is wrong. Pure.

The form (all names Dutch, all lists flat, so that an applicatiebeheerder can edit it in a plain editor):

    soort = "triage"                  # or "afwegingskader", or "impactmeting" (impactvragen.py says what that may hold)
    versie = "2026-1"
    titel = "Triage"
    voorvoegsel = "oost"              # a list of a team only: every code begins with "oost_"

    [[bladzijde]]
    code = "veiligheid"
    titel = "Veiligheid"

    [[vraag]]
    code = "gevaar"
    bladzijde = "veiligheid"
    soort = "ja_nee"                  # ja_nee keuze meerkeuze zrm tekst getal datum personen
    tekst = "Is er nu gevaar?"
    keuzes = ["a: Eerste", "b: Tweede"]
    toon_als = ["spoed is ja"]        # all of these; toon_als_een: one of these is enough

    [[regel]]
    code = "spoed_gevaar"
    als = ["gevaar is ja"]            # all of these; als_een: one of these is enough
    route = "spoed"
    besluit = "opschaling"
    omdat = "Er is nu gevaar."

A condition reads `CODE is a of b`, `CODE is niet a`, `CODE hoogstens 2`, `CODE minstens 2`, `CODE ingevuld`; about the
questions of a groep: `groep NAAM hoogstens 2`, with `, minstens 3 keer` for three of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from wijdesk.models import impactvragen
from wijdesk.models.vragen import (
    BESLUITEN,
    LAATSTE,
    ROUTES,
    SOORTEN,
    Bladzijde,
    Keus,
    Lijst,
    Regel,
    Voorwaarde,
    Voorwaarden,
    Vraag,
    samen,
)
from wijdesk.models.vragen_taal import Taalfout, bedoelt, lees_voorwaarde
from wijdesk.models.vragen_vorm import CODE, Fout, FouteLijst, Vorm
from wijdesk.resources import lees_toml

__all__ = ["Fout", "FouteLijst", "controleer", "lees", "lees_samen"]

MELDCODEBESLUITEN = tuple(str(code["code"]) for code in lees_toml("codes/meldcodebesluit.toml")["code"])
"""What a meldcode can end with."""

ZRM_DOMEINEN = tuple(str(code["code"]) for code in lees_toml("codes/zrm_domein.toml")["code"])
"""The thirteen domains, as the code list spells them."""

VUL_IN = ("vraag", "huishouden", "kinderen", "zrm")

_PLEK = re.compile(r"\{([^{}]*)\}")


def lees(tekst: str, *, kern: Lijst | None = None) -> Lijst:
    """The list in this text; with `kern` the list of a team that adds to it. FouteLijst when anything is wrong."""
    lijst, fouten = _Keuring(tekst, kern).keur()
    if fouten or lijst is None:
        raise FouteLijst(fouten)
    return lijst


def controleer(tekst: str, *, kern: Lijst | None = None) -> tuple[Fout, ...]:
    """What is wrong with this text, by line; empty when it can be used."""
    return _Keuring(tekst, kern).keur()[1]


@lru_cache(maxsize=16)
def lees_samen(inhoud: str, teaminhoud: str = "") -> Lijst:
    """The core with what a team added to it, from their texts; read once. Raises FouteLijst."""
    kern = lees(inhoud)
    return samen(kern, lees(teaminhoud, kern=kern)) if teaminhoud else kern


class _Keuring:
    """One text on its way to a list: every part is looked at, also after a fault."""

    def __init__(self, tekst: str, kern: Lijst | None) -> None:
        self._kern = kern
        self._vorm = Vorm(tekst, kern)
        self._fout = self._vorm.fout
        self._kop = self._vorm.kop
        self._tabellen = self._vorm.tabellen
        self._vragen: dict[str, Vraag] = {vraag.code: vraag for vraag in kern.vragen} if kern else {}
        self._kapot: set[str] = set()
        """Codes of questions whose answers are not known, because something is wrong with them."""
        self._bladen: dict[str, Bladzijde] = {blad.code: blad for blad in kern.bladzijden} if kern else {}

    def keur(self) -> tuple[Lijst | None, tuple[Fout, ...]]:
        """The list, and the faults in the order of their lines; a list only when there are none."""
        if not self._vorm.lees():
            return None, self._vorm.fouten
        if self._kern is None and self._kop.get("voorvoegsel") and not self._tabellen["bladzijde"]:
            # All other faults would follow from this one: the questions of a team stand on pages of the city.
            return None, self._vorm.fouten
        bladzijden = self._lees_bladzijden()
        vragen = self._lees_vragen()
        bladzijden = self._lees_bladvoorwaarden(bladzijden)
        regels = self._lees_regels()
        self._eis_geheel()
        if self._vorm.fouten:
            return None, self._vorm.fouten
        lijst = Lijst(
            soort=self._kop["soort"],
            versie=self._kop["versie"],
            titel=self._kop.get("titel", ""),
            bron=self._kop.get("bron", ""),
            voorvoegsel=self._kop.get("voorvoegsel", ""),
            vanaf=self._vorm.vanaf,
            bladzijden=bladzijden,
            vragen=vragen,
            regels=regels,
        )
        return lijst, ()

    def _eis_code(self, tabel: str, nummer: int, code: str, bekend: Any) -> None:
        if not code:
            return
        voor = self._kop.get("voorvoegsel", "") if self._kern else ""
        if not CODE.match(code):
            self._fout(
                f'De code "{code}" mag alleen kleine letters, cijfers en _ bevatten en begint met een letter.',
                tabel, nummer, "code",
            )  # fmt: skip
        elif self._kern and voor and not code.startswith(f"{voor}_"):
            self._fout(f'Een code van dit team begint met "{voor}_". Dit is "{code}".', tabel, nummer, "code")
        if code in bekend:
            self._fout(f'De code "{code}" bestaat al.', tabel, nummer, "code")

    # The content.

    def _lees_bladzijden(self) -> tuple[Bladzijde, ...]:
        uit = []
        for nummer, deel in enumerate(self._tabellen["bladzijde"]):
            code = deel.get("code", "")
            self._eis_code("bladzijde", nummer, code, self._bladen)
            na = deel.get("na", "")
            if na and self._kern is None:
                self._fout('"na" is alleen voor bladzijden van een team.', "bladzijde", nummer, "na")
            elif na and (na not in self._bladen or na == LAATSTE):
                self._fout(f'Na bladzijde "{na}" kan niets komen.', "bladzijde", nummer, "na")
            blad = Bladzijde(
                code=code, titel=deel.get("titel", ""), uitleg=deel.get("uitleg", ""), na=na,
                van_team=self._kern is not None,
            )  # fmt: skip
            self._bladen.setdefault(code, blad)
            uit.append(blad)
        return tuple(uit)

    def _lees_vragen(self) -> tuple[Vraag, ...]:
        uit = []
        for nummer, deel in enumerate(self._tabellen["vraag"]):
            code, bladzijde = deel.get("code", ""), deel.get("bladzijde", "")
            self._eis_code("vraag", nummer, code, self._vragen)
            if bladzijde and bladzijde not in self._bladen:
                zin = f'Bladzijde "{bladzijde}" bestaat niet.{bedoelt(bladzijde, self._bladen)}'
                self._fout(zin, "vraag", nummer, "bladzijde")
            soort = deel.get("soort", "")
            if soort and soort not in SOORTEN:
                raad = bedoelt(soort, SOORTEN) or f" Kies uit: {', '.join(SOORTEN)}."
                zin = f'Soort "{soort}" bestaat niet.{raad}'
                self._fout(zin, "vraag", nummer, "soort")
            if soort not in SOORTEN:
                self._kapot.add(code)
            vraag = Vraag(
                code=code,
                bladzijde=bladzijde,
                soort=soort,
                tekst=deel.get("tekst", ""),
                kort=deel.get("kort", ""),
                hulp=deel.get("hulp", ""),
                keuzes=self._lees_keuzes(nummer, deel),
                domein=deel.get("domein", ""),
                groep=deel.get("groep", ""),
                toon_als=self._lees_voorwaarden("vraag", nummer, deel, "toon_als"),
                verberg_als=self._lees_verberg("vraag", nummer, deel),
                verplicht=deel.get("verplicht", True),
                toelichting=deel.get("toelichting", False),
                minst=deel.get("minst"),
                meest=deel.get("meest"),
                vul_in=deel.get("vul_in", ""),
                van_team=self._kern is not None,
            )
            self._eis_vraag(nummer, vraag)
            self._vragen.setdefault(code, vraag)
            uit.append(vraag)
        return tuple(uit)

    def _eis_vraag(self, nummer: int, vraag: Vraag) -> None:
        def fout(wat: str, sleutel: str) -> None:
            self._fout(wat, "vraag", nummer, sleutel)

        if vraag.soort == "zrm" and not vraag.domein:
            fout('Een vraag van de soort zrm noemt zijn "domein".', "soort")
        if vraag.domein and vraag.domein not in ZRM_DOMEINEN:
            fout(f'"{vraag.domein}" is geen domein van de ZRM.{bedoelt(vraag.domein, ZRM_DOMEINEN)}', "domein")
        if vraag.vul_in and vraag.vul_in not in VUL_IN:
            fout(f'"vul_in" is een van: {", ".join(VUL_IN)}.', "vul_in")
        if (vraag.minst is not None or vraag.meest is not None) and vraag.soort != "getal":
            fout('"minst" en "meest" horen bij een getal.', "minst" if vraag.minst is not None else "meest")
        elif vraag.minst is not None and vraag.meest is not None and vraag.minst > vraag.meest:
            fout('"minst" is hoger dan "meest".', "minst")
        if vraag.groep and not CODE.match(vraag.groep):
            fout("De naam van een groep bestaat uit kleine letters, cijfers en _.", "groep")
        if self._kern and vraag.groep and any(vraag.groep == oud.groep for oud in self._kern.vragen):
            fout(f'Groep "{vraag.groep}" is van de stedelijke lijst. Kies een eigen naam.', "groep")

    def _lees_keuzes(self, nummer: int, deel: dict[str, Any]) -> tuple[Keus, ...]:
        soort, teksten = deel.get("soort"), deel.get("keuzes", [])
        kiest = soort in ("keuze", "meerkeuze")
        if soort in SOORTEN and not kiest:
            if "keuzes" in deel:
                self._fout('"keuzes" horen bij de soort keuze of meerkeuze.', "vraag", nummer, "keuzes")
            return ()
        if kiest and len(teksten) < 2:
            self._fout('Geef bij "keuzes" minstens twee antwoorden.', "vraag", nummer, "keuzes")
        uit: dict[str, Keus] = {}
        for plek, tekst in enumerate(teksten):
            code, dubbele_punt, woorden = (stuk.strip() for stuk in tekst.partition(":"))
            if not dubbele_punt or not woorden or not CODE.match(code):
                self._kapot.add(deel.get("code", ""))
                zin = f'Schrijf een keuze als "code: Tekst". Dit is "{tekst}".'
                self._fout(zin, "vraag", nummer, "keuzes", plek)
            elif code in uit:
                self._kapot.add(deel.get("code", ""))
                self._fout(f'De keuze "{code}" staat er twee keer.', "vraag", nummer, "keuzes", plek)
            else:
                uit[code] = Keus(code, woorden)
        return tuple(uit.values())

    def _lees_voorwaarden(self, tabel: str, nummer: int, deel: dict[str, Any], sleutel: str) -> Voorwaarden:
        gelezen: dict[str, list[Voorwaarde]] = {}
        for naam in (sleutel, f"{sleutel}_een"):
            for plek, tekst in enumerate(deel.get(naam, [])):
                try:
                    gelezen.setdefault(naam, []).append(lees_voorwaarde(tekst, self._vragen))
                except Taalfout as fout:
                    if not self._kapot.isdisjoint(tekst.split()):
                        continue  # what is wrong with that question is said there
                    zin = str(fout)
                    if tabel == "vraag" and (later := self._staat_later(tekst)):
                        zin = f'Vraag "{later}" staat verderop. Een vraag kan alleen wachten op een eerdere vraag.'
                    self._fout(zin, tabel, nummer, naam, plek)
        return Voorwaarden(alle=tuple(gelezen.get(sleutel, ())), een=tuple(gelezen.get(f"{sleutel}_een", ())))

    def _lees_verberg(self, tabel: str, nummer: int, deel: dict[str, Any]) -> Voorwaarden:
        gelezen = self._lees_voorwaarden(tabel, nummer, {"verberg_als": deel.get("verberg_als", [])}, "verberg_als")
        return Voorwaarden(een=gelezen.alle)

    def _staat_later(self, tekst: str) -> str:
        """The question this condition begins with, when it is one that comes further on."""
        code = tekst.strip().partition(" ")[0]
        alle = {deel.get("code") for deel in self._tabellen["vraag"]}
        return code if code in alle and code not in self._vragen else ""

    def _lees_bladvoorwaarden(self, bladzijden: tuple[Bladzijde, ...]) -> tuple[Bladzijde, ...]:
        """The conditions of pages, which may look only at questions before the first one on the page."""
        volgorde = {code: plek for plek, code in enumerate(self._vragen)}
        uit = []
        for nummer, blad in enumerate(bladzijden):
            deel = self._tabellen["bladzijde"][nummer]
            voorwaarden = self._lees_voorwaarden("bladzijde", nummer, deel, "toon_als")
            verberg = self._lees_verberg("bladzijde", nummer, deel)
            eerste = min((volgorde[v.code] for v in self._vragen.values() if v.bladzijde == blad.code), default=0)
            te_laat = [code for code in (*voorwaarden.vragen, *verberg.vragen) if volgorde[code] >= eerste]
            sleutel = next((naam for naam in ("toon_als", "toon_als_een", "verberg_als") if naam in deel), "")
            if te_laat:
                zin = f'Vraag "{te_laat[0]}" staat niet voor de vragen van deze bladzijde.'
                self._fout(zin, "bladzijde", nummer, sleutel)
            if (voorwaarden or verberg) and (blad.code == LAATSTE or (nummer == 0 and self._kern is None)):
                self._fout("De eerste en de laatste bladzijde zijn er altijd.", "bladzijde", nummer, sleutel)
            if blad.code != LAATSTE and all(vraag.bladzijde != blad.code for vraag in self._vragen.values()):
                self._fout("Op deze bladzijde staat geen vraag.", "bladzijde", nummer)
            uit.append(replace(blad, toon_als=voorwaarden, verberg_als=verberg))
        return tuple(uit)

    def _lees_regels(self) -> tuple[Regel, ...]:
        uit: dict[str, Regel] = {}
        bekend = {regel.code for regel in self._kern.regels} if self._kern else set()
        for nummer, deel in enumerate(self._tabellen["regel"]):
            code, route, besluit = deel.get("code", ""), deel.get("route", ""), deel.get("besluit", "")
            self._eis_code("regel", nummer, code, bekend | uit.keys())
            als = self._lees_voorwaarden("regel", nummer, deel, "als")
            if not deel.get("als") and not deel.get("als_een"):
                self._fout('Een regel zegt met "als" of "als_een" bij welke antwoorden.', "regel", nummer, "als")
            self._eis_uitkomst(nummer, route, besluit)
            if not route and not besluit and not {"route", "besluit"} & deel.keys():
                self._fout('Een regel stelt een "route" of een "besluit" voor.', "regel", nummer)
            omdat = deel.get("omdat", "")
            for plek in _PLEK.findall(omdat):
                if plek not in self._vragen:
                    zin = f'Tussen haken staat "{plek}", maar die vraag bestaat niet.{bedoelt(plek, self._vragen)}'
                    self._fout(zin, "regel", nummer, "omdat")
            uit.setdefault(
                code,
                Regel(code=code, als=als, omdat=omdat, route=route, besluit=besluit, van_team=self._kern is not None),
            )
        return tuple(uit.values())

    def _eis_uitkomst(self, nummer: int, route: str, besluit: str) -> None:
        triage = self._kop.get("soort") == "triage"
        if route and not triage:
            self._fout("Een afwegingskader stelt geen route voor, alleen een besluit.", "regel", nummer, "route")
        elif route and route not in ROUTES:
            self._fout(f"De route is een van: {', '.join(ROUTES)}.", "regel", nummer, "route")
        kan = tuple(BESLUITEN) if triage else MELDCODEBESLUITEN
        if besluit and besluit not in kan:
            self._fout(f"Het besluit is een van: {', '.join(kan)}.", "regel", nummer, "besluit")

    def _eis_geheel(self) -> None:
        if self._kern is not None:
            return
        bladzijden = self._tabellen["bladzijde"]
        if self._kop.get("soort") == impactvragen.SOORT:
            for fout in impactvragen.fouten_in(self._tabellen):
                self._fout(*fout)
        if not bladzijden:
            self._fout("Er is geen enkele [[bladzijde]].")
        elif self._kop.get("soort") == "triage" and bladzijden[-1].get("code") != LAATSTE:
            self._fout(
                f'De laatste bladzijde van een triage heeft de code "{LAATSTE}".', "bladzijde", len(bladzijden) - 1
            )
