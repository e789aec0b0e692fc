"""The conversation of a triage: which questions are asked now, what was answered, and what that proposes. Pure.

A Gesprek never changes: every step gives a new one, so a screen can keep an old one and a test can walk any way.
Questions that are hidden by an answer keep their own answers; those count again as soon as they are shown again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from itertools import islice

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.gesprek_zicht import NIETS, Invulling, oordeel, wat_zichtbaar_is
from wijdesk.models.vragen import BESLUITEN, ROUTES, Bladzijde, Lijst, Regel, Voorwaarde, Voorwaarden, Vraag, past
from wijdesk.models.zinnen import te_kort

__all__ = ["BEZIG", "INGEVULD", "LEEG", "NIETS", "OVERGESLAGEN", "Gesprek", "Invulling", "Reden", "Voorstel"]

LEEG = "leeg"
BEZIG = "bezig"
INGEVULD = "ingevuld"
OVERGESLAGEN = "overgeslagen"

SPOED = "spoed"

_GEWICHT = {"": 0} | {route: nummer for nummer, route in enumerate(ROUTES, start=1)}
_PLEK = re.compile(r"\{([a-z0-9_]+)\}")


@dataclass(frozen=True, slots=True)
class Reden:
    """One reason of a proposal: the sentence, the rule, and the questions whose answers it rests on."""

    tekst: str
    regel: str
    vragen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """What the answers propose. A route or besluit that is not empty has at least one reason."""

    route: str = ""
    besluit: str = ""
    redenen: tuple[Reden, ...] = ()
    ook: tuple[Reden, ...] = ()
    """What else is the matter: complex or spoed by other rules, which this proposal does not rest on."""
    beslissend: tuple[str, ...] = ()
    """While it is incomplete: the open questions of the rule that is nearest; the first one is the one to ask."""
    kan_zwaarder: tuple[str, ...] = ()
    """Open questions that could still make the route heavier."""
    zin: str = ""
    """The proposal, or what is lacking, in one sentence."""
    kent_routes: bool = True
    """Whether the list proposes routes at all."""

    @property
    def te_weinig(self) -> bool:
        """Whether too little was answered to propose a besluit (and a route, where the list knows them)."""
        return not self.besluit or (self.kent_routes and not self.route)

    @property
    def regels(self) -> str:
        """The reasons as they are kept: a line each."""
        return "\n".join(reden.tekst for reden in self.redenen)


TE_WEINIG = "Nog te weinig beantwoord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesprek:
    """Where the conversation stands. Make one with `Gesprek.van`."""

    lijst: Lijst
    antwoorden: Mapping[str, Invulling]
    """Code of the question → answer, also of questions that are hidden now."""
    overgeslagen: Mapping[str, str]
    """Code of the page → why it was skipped."""
    bladzijde: str
    """Where they are; always a page that is shown."""
    _zicht: Mapping[str, bool | None] = field(repr=False, compare=False)

    @classmethod
    def van(
        cls,
        lijst: Lijst,
        *,
        antwoorden: Mapping[str, Invulling] | None = None,
        overgeslagen: Mapping[str, str] | None = None,
        bladzijde: str = "",
    ) -> Gesprek:
        """A conversation as it was left, or a new one. Answers that are none in this list are kept and ask nothing."""
        antwoorden = {code: ingevuld for code, ingevuld in (antwoorden or {}).items() if ingevuld != NIETS}
        overgeslagen = dict(overgeslagen or {})
        zicht = wat_zichtbaar_is(lijst, antwoorden, overgeslagen)
        gesprek = cls(lijst=lijst, antwoorden=antwoorden, overgeslagen=overgeslagen, bladzijde=bladzijde, _zicht=zicht)
        codes = [blad.code for blad in gesprek.bladzijden]
        return gesprek if bladzijde in codes else replace(gesprek, bladzijde=codes[0])

    def _nieuw(self, *, antwoorden: Mapping[str, Invulling], overgeslagen: Mapping[str, str]) -> Gesprek:
        return Gesprek.van(self.lijst, antwoorden=antwoorden, overgeslagen=overgeslagen, bladzijde=self.bladzijde)

    # What is asked.

    @property
    def bladzijden(self) -> tuple[Bladzijde, ...]:
        """The pages that are shown now. The first and the last are always there."""
        eerste, laatste = self.lijst.bladzijden[0], self.lijst.bladzijden[-1]
        return tuple(
            blad
            for blad in self.lijst.bladzijden
            if blad in (eerste, laatste) or any(self._zicht[v.code] for v in self.lijst.per_bladzijde[blad.code])
        )

    def vragen(self, bladzijde: str = "") -> tuple[Vraag, ...]:
        """The questions asked on a page now; without one, of the page where they are."""
        hier = self.lijst.per_bladzijde.get(bladzijde or self.bladzijde, ())
        return tuple(vraag for vraag in hier if self._zicht[vraag.code])

    def wordt_gesteld(self, vraag: str) -> bool:
        """Whether this question is asked now."""
        return bool(self._zicht.get(vraag))

    def antwoord(self, vraag: str) -> Invulling:
        """What was answered; an empty one when nothing was."""
        return self.antwoorden.get(vraag, NIETS)

    def in_woorden(self, vraag: str) -> str:
        """An answer as a person reads it."""
        bekend = self.lijst.per_code.get(vraag)
        waarde = self.antwoord(vraag).waarde
        return bekend.in_woorden(waarde) if bekend is not None else waarde

    def open_vragen(self, bladzijde: str = "") -> tuple[Vraag, ...]:
        """The questions of a page its being done waits for; without one, of the page where they are."""
        return tuple(
            vraag for vraag in self.vragen(bladzijde) if vraag.verplicht and not self.antwoord(vraag.code).waarde
        )

    def stand(self, bladzijde: str) -> str:
        """How far a page is: leeg, bezig, ingevuld, overgeslagen. A page that asks nothing is leeg."""
        if bladzijde in self.overgeslagen:
            return OVERGESLAGEN
        vragen = self.vragen(bladzijde)
        if not any(self.antwoord(vraag.code).waarde for vraag in vragen):
            return LEEG
        return BEZIG if self.open_vragen(bladzijde) else INGEVULD

    @property
    def nog_open(self) -> tuple[Bladzijde, ...]:
        """The pages that are neither done nor skipped."""
        return tuple(
            blad for blad in self.bladzijden if blad.code not in self.overgeslagen and self.open_vragen(blad.code)
        )

    # Walking.

    def ga_naar(self, bladzijde: str) -> Gesprek:
        """To any page that is shown; of another one this stays where it is."""
        if all(blad.code != bladzijde for blad in self.bladzijden):
            return self
        return replace(self, bladzijde=bladzijde)

    @property
    def volgende(self) -> str:
        """The code of the next page, empty on the last."""
        return self._buur(1)

    @property
    def vorige(self) -> str:
        """The code of the page before, empty on the first."""
        return self._buur(-1)

    def _buur(self, stap: int) -> str:
        codes = [blad.code for blad in self.bladzijden]
        plek = codes.index(self.bladzijde) + stap
        return codes[plek] if 0 <= plek < len(codes) else ""

    def beantwoord(self, vraag: str, waarde: str, *, toelichting: str | None = None) -> Gesprek:
        """Answer a question; empty takes the answer back. A Weigering beside the question when it is no answer.

        A page that was skipped is not skipped any more once something on it is answered.
        """
        bekend = self.lijst.per_code.get(vraag)
        if bekend is None:
            raise Weigering("Deze vraag staat niet in de vragenlijst.")
        naast = self.antwoord(vraag).toelichting if toelichting is None else toelichting.strip()
        antwoorden = {**self.antwoorden, vraag: Invulling(bekend.keur(waarde), naast)}
        overgeslagen = dict(self.overgeslagen)
        if antwoorden[vraag].waarde:
            overgeslagen.pop(bekend.bladzijde, None)
        return self._nieuw(antwoorden=antwoorden, overgeslagen=overgeslagen)

    def sla_over(self, bladzijde: str, reden: str) -> Gesprek:
        """Skip a page with one sentence why. What was answered on it stays, and still counts."""
        if self.lijst.bladzijde(bladzijde) is None:
            raise Weigering("Deze bladzijde staat niet in de vragenlijst.")
        if fout := te_kort(reden, "Schrijf in één zin waarom u dit overslaat."):
            raise Weigering(fout, veld="reden")
        return self._nieuw(antwoorden=self.antwoorden, overgeslagen={**self.overgeslagen, bladzijde: reden.strip()})

    def sla_niet_over(self, bladzijde: str) -> Gesprek:
        """The page is asked after all."""
        rest = {code: reden for code, reden in self.overgeslagen.items() if code != bladzijde}
        return self._nieuw(antwoorden=self.antwoorden, overgeslagen=rest)

    # What is kept.

    def van_bladzijde(self, bladzijde: str) -> Mapping[str, Invulling]:
        """The answers to all questions of a page, hidden ones too: what is saved with it."""
        return {
            vraag.code: self.antwoorden[vraag.code]
            for vraag in self.lijst.per_bladzijde.get(bladzijde, ())
            if vraag.code in self.antwoorden
        }

    # What it proposes.

    def voorstel(self) -> Voorstel:
        """The route and besluit the answers propose, because of which answers.

        The heaviest route of the rules that hold is proposed. The besluit is of the first rule in the list that holds
        and belongs to that route (or to any, when it can end so): the order of the rules is that of the solutions.
        """
        uitkomst = {regel.code: self._oordeel(regel.als) for regel in self.lijst.regels}
        waar = [regel for regel in self.lijst.regels if uitkomst[regel.code]]
        onbekend = [regel for regel in self.lijst.regels if uitkomst[regel.code] is None]
        route = max((regel.route for regel in waar), key=_GEWICHT.__getitem__, default="")
        kent_routes = self.lijst.kent_routes
        passend = [r for r in waar if r.besluit and r.route in ("", route) and past(route, r.besluit)]
        if kent_routes and not route:
            passend = []
        besluit = passend[0].besluit if passend else ""
        dragend = [
            regel
            for regel in waar
            if (route and regel.route == route and (regel.besluit in ("", besluit) or not past(route, regel.besluit)))
            or regel in passend[:1]
        ]
        redenen = self._redenen(dragend)
        gezegd = {reden.tekst for reden in redenen}
        zwaar = [regel for regel in waar if _GEWICHT[regel.route] > 1 and regel not in dragend]
        zwaarder = [r for r in onbekend if _GEWICHT[r.route] > _GEWICHT[route]] if route else []
        beslissend = () if besluit else self._nodig(onbekend, route)
        return Voorstel(
            route=route,
            besluit=besluit,
            redenen=redenen,
            ook=tuple(reden for reden in self._redenen(zwaar) if reden.tekst not in gezegd),
            beslissend=beslissend,
            kan_zwaarder=tuple(dict.fromkeys(code for r in zwaarder for code in self._open(r.als))),
            zin=self._zin(route, besluit, beslissend),
            kent_routes=kent_routes,
        )

    def _zin(self, route: str, besluit: str, beslissend: tuple[str, ...]) -> str:
        if besluit:
            return f"{ROUTES[route]} · {BESLUITEN[besluit]}" if route else besluit
        if beslissend:
            vraag = self.lijst.per_code[beslissend[0]]
            begin = f"{ROUTES[route]}. Nog te weinig beantwoord voor een besluit" if route else TE_WEINIG
            return f"{begin}. Deze vraag helpt verder: {vraag.naam}"
        return "Er is geen regel die bij deze antwoorden past. U beslist zelf."

    def _nodig(self, onbekend: list[Regel], route: str) -> tuple[str, ...]:
        """The open questions of the rule that lacks fewest of what is missing: a route, or a besluit with it.

        Before them the first open one that could still make it spoed: that is asked before anything else.
        """
        zoek = [
            regel for regel in onbekend if (regel.route and not route) or (regel.besluit and regel.route in ("", route))
        ] or [regel for regel in onbekend if _GEWICHT[regel.route] > _GEWICHT[route]]
        nodig = [open_ for regel in zoek if (open_ := self._open(regel.als))]
        naaste = min(nodig, key=len, default=())
        if not naaste or route == SPOED:
            return naaste
        haast = (code for regel in onbekend if regel.route == SPOED for code in self._open(regel.als))
        return tuple(dict.fromkeys((*islice(haast, 1), *naaste)))

    def _open(self, voorwaarden: Voorwaarden) -> tuple[str, ...]:
        """The questions that are asked now, have no answer, and could decide these conditions.

        A question that is not asked yet waits for another one: then that one is asked for.
        """
        uit: dict[str, None] = {}
        te_gaan = list(voorwaarden.vragen)
        gezien: set[str] = set()
        while te_gaan:
            code = te_gaan.pop(0)
            if code in gezien:
                continue
            gezien.add(code)
            vraag = self.lijst.per_code[code]
            if self._zicht[code]:
                if not self.antwoord(code).waarde and vraag.bladzijde not in self.overgeslagen:
                    uit[code] = None
            elif self._zicht[code] is None:
                blad = self.lijst.bladzijde(vraag.bladzijde)
                te_gaan += [*(blad.toon_als.vragen if blad else ()), *vraag.toon_als.vragen]
        return tuple(uit)

    def _oordeel(self, voorwaarden: Voorwaarden) -> bool | None:
        return oordeel(self.lijst, voorwaarden, self.antwoorden, self.overgeslagen, self._zicht)

    def _redenen(self, regels: Iterable[Regel]) -> tuple[Reden, ...]:
        """A reason per rule, the same sentence once."""
        uit: dict[str, Reden] = {}
        for regel in regels:
            reden = self._reden(regel)
            if regel.besluit or reden.tekst not in uit:
                uit[reden.tekst] = reden
        return tuple(uit.values())

    def _reden(self, regel: Regel) -> Reden:
        """The reason with the answers in it, and the questions that made it hold."""
        tekst = _PLEK.sub(lambda plek: self.in_woorden(plek[1]), regel.omdat)
        rust_op = dict.fromkeys(
            code
            for deel in (*regel.als.alle, *regel.als.een)
            for code in deel.vragen
            if self._zicht[code] and (waarde := self.antwoord(code).waarde) and deel.klopt(waarde)
        )
        groepen = [deel for deel in (*regel.als.alle, *regel.als.een) if deel.groep]
        if groepen and (uit := self._opsomming(groepen)):
            tekst = f"{tekst.rstrip('.')}: {uit}."
        return Reden(tekst, regel.code, tuple(rust_op))

    def _opsomming(self, groepen: Iterable[Voorwaarde]) -> str:
        """Which questions of a groep it was about: "Financiën (niveau 2), Huisvesting (niveau 1)"."""
        codes = dict.fromkeys(
            code
            for deel in groepen
            for code in deel.vragen
            if self._zicht[code] and (waarde := self.antwoord(code).waarde) and deel.klopt(waarde)
        )
        return ", ".join(self._met_antwoord(self.lijst.per_code[code]) for code in codes)

    def _met_antwoord(self, vraag: Vraag) -> str:
        waarde = self.antwoord(vraag.code).waarde
        return f"{vraag.naam} ({f'niveau {waarde}' if vraag.soort == 'zrm' else vraag.in_woorden(waarde)})"
