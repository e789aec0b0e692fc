"""Where one triage stands on this screen: its conversation, what is not saved yet, and the draft of that. No Qt.

An answer counts at once, is kept as a draft, and is saved a moment later. What the store has not confirmed yet stays
here, so that nothing is lost when it refuses or is away. What was typed here and cannot be used as it is (somebody else
answered meanwhile, or leads the triage now) is put aside, to be chosen or thrown away by who typed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.gesprek import NIETS, OVERGESLAGEN, Gesprek, Invulling
from wijdesk.models.opdrachten.triage import AntwoordInvoer, BewaarBladzijde
from wijdesk.models.rows.triage import TriageDetail
from wijdesk.models.triage_papier import is_vermoeden
from wijdesk.models.values import datum_in_woorden
from wijdesk.models.vragen import Lijst, samen
from wijdesk.models.vragen_lezen import lees
from wijdesk.models.zelfredzaamheid import HOOGSTENS_DAGEN, niveau_in_woorden

VOLWASSEN = 18
OVERSLAAN = "overslaan/"
"""How a draft names why a page was skipped; the code of the page follows."""


@lru_cache(maxsize=8)
def lijst_van(kern: str, team: str) -> Lijst:
    """The list of these texts, read once. Raises FouteLijst."""
    gelezen = lees(kern)
    return samen(gelezen, lees(team, kern=gelezen)) if team else gelezen


@dataclass(frozen=True, slots=True)
class Bekend:
    """What is known of a question before it is asked: an answer to begin with, and where it comes from."""

    invulling: Invulling
    herkomst: str


@dataclass(frozen=True, slots=True)
class Opzij:
    """What was typed here and is not used, beside what stands there now. In words; empty is no answer."""

    sleutel: str
    vraag: str
    mijn: str
    nu: str
    wie: str
    """Who gave the answer that stands there."""


def bekend(lijst: Lijst, detail: TriageDetail, vandaag: date) -> dict[str, Bekend]:
    """What the record already says, by question. An old score of the ZRM is told and not taken as the answer."""
    uit: dict[str, Bekend] = {}
    leden = detail.huishoudens[0].leden if detail.huishoudens else ()
    scores = {domein: (niveau, op) for domein, niveau, op in detail.zrm}
    for vraag in lijst.vragen:
        match vraag.vul_in:
            case "vraag" if detail.vraag:
                uit[vraag.code] = Bekend(Invulling(detail.vraag), "Uit de vraag")
            case "huishouden" if leden:
                regels = "\n".join(_lid(lid.leeftijd, lid.rol) for lid in leden)
                uit[vraag.code] = Bekend(Invulling(regels), "Uit het dossier. Klopt het nog?")
            case "kinderen" if any(lid.leeftijd is not None and lid.leeftijd < VOLWASSEN for lid in leden):
                uit[vraag.code] = Bekend(Invulling("ja"), "Uit het dossier. Klopt het nog?")
            case "zrm" if vraag.domein in scores:
                niveau, op = scores[vraag.domein]
                vers = date.fromisoformat(op) >= vandaag - timedelta(days=HOOGSTENS_DAGEN)
                zin = f"Laatst op {datum_in_woorden(op)}: {niveau_in_woorden(niveau)}."
                uit[vraag.code] = Bekend(
                    Invulling(str(niveau)) if vers else NIETS, f"{zin} Klopt dat nog?" if vers else zin
                )
            case _:
                pass
    return uit


def _lid(leeftijd: int | None, rol: str) -> str:
    """Without the name: an answer is read by colleagues who may not know who an afgeschermde member is."""
    return rol if leeftijd is None else f"{rol}, {leeftijd} jaar"


class Doorloop:
    """One triage as it is walked through here. Every step gives what must be saved, if anything."""

    def __init__(self, detail: TriageDetail, vandaag: date) -> None:
        self.detail = detail
        self.lijst = lijst_van(detail.lijst, detail.teamlijst)
        self.bekend = bekend(self.lijst, detail, vandaag)
        self._vuil: dict[str, int] = {}
        self._teller = 0
        self._stond: dict[str, Invulling] = {}
        """What the store has, as far as is known here."""
        self._opzij: dict[str, tuple[Invulling, Invulling]] = {}
        """What was typed here and is not used: (that, what the store had when it was typed)."""
        self._gestuurd: dict[int, tuple[AntwoordInvoer, ...]] = {}
        self.gesprek = self._van(detail, detail.bladzijde)

    @property
    def schrijft(self) -> bool:
        """Whether whoever looks can answer: it runs and is theirs."""
        return self.detail.mag_schrijven and self.detail.van_mij

    def vernieuw(self, detail: TriageDetail) -> None:
        """What the store says now; answers on pages that are not saved yet stay as they are here."""
        oud, hier_anders, stond = self.gesprek, self._hier_anders, self._stond
        vers = self._van(detail, oud.bladzijde)
        self.detail = detail
        if not self.schrijft:
            self._leg_alles_opzij(oud, hier_anders, stond)
        antwoorden = dict(vers.antwoorden)
        overgeslagen = dict(vers.overgeslagen)
        for blad in self._vuil:
            for code in hier_anders.intersection(vraag.code for vraag in self.lijst.per_bladzijde[blad]):
                antwoorden[code] = oud.antwoord(code)
            overgeslagen.pop(blad, None)
            if blad in oud.overgeslagen:
                overgeslagen[blad] = oud.overgeslagen[blad]
        self.gesprek = Gesprek.van(
            self.lijst, antwoorden=antwoorden, overgeslagen=overgeslagen, bladzijde=oud.bladzijde
        )
        for sleutel, (mijn, was) in tuple(self._opzij.items()):
            if self._leg_terug(sleutel, mijn, was):
                self._merk(self._blad_van(sleutel))

    def _van(self, detail: TriageDetail, bladzijde: str) -> Gesprek:
        antwoorden = {rij.vraag: Invulling(rij.waarde, rij.toelichting) for rij in detail.antwoorden}
        self._stond = antwoorden | {
            f"{OVERSLAAN}{rij.bladzijde}": Invulling(rij.reden) for rij in detail.bladzijden if rij.reden
        }
        if detail.mag_schrijven and detail.van_mij:
            bezocht = {rij.bladzijde for rij in detail.bladzijden}
            for code, weten in self.bekend.items():
                if code not in antwoorden and self.lijst.per_code[code].bladzijde not in bezocht:
                    antwoorden[code] = weten.invulling
        overgeslagen = {rij.bladzijde: rij.reden for rij in detail.bladzijden if rij.stand == OVERGESLAGEN}
        return Gesprek.van(self.lijst, antwoorden=antwoorden, overgeslagen=overgeslagen, bladzijde=bladzijde)

    @property
    def vermoeden(self) -> bool:
        """Whether violence, neglect or concern about a child was said, or nobody knows: the meldcode is followed."""
        return is_vermoeden(self.gesprek)

    # Steps -----------------------------------------------------------------------------------------------------------

    def beantwoord(self, vraag: str, waarde: str, toelichting: str | None = None) -> None:
        """Answer, take back (empty), or say something beside it. A Weigering beside the question when it is none."""
        nieuw = self.gesprek.beantwoord(vraag, waarde, toelichting=toelichting)
        if nieuw.antwoord(vraag) != self.gesprek.antwoord(vraag) or nieuw.overgeslagen != self.gesprek.overgeslagen:
            self._merk(self.lijst.per_code[vraag].bladzijde)
        self.gesprek = nieuw

    def sla_over(self, reden: str) -> None:
        """Skip the page where they are."""
        self.gesprek = self.gesprek.sla_over(self.gesprek.bladzijde, reden)
        self._merk(self.gesprek.bladzijde)

    def vul_toch_in(self) -> None:
        """The page where they are is asked after all."""
        self.gesprek = self.gesprek.sla_niet_over(self.gesprek.bladzijde)
        self._merk(self.gesprek.bladzijde)

    def ga_naar(self, bladzijde: str) -> list[BewaarBladzijde]:
        """Walk there; what must be saved for it, the page that is left last."""
        hier = self.gesprek.bladzijde
        self.gesprek = self.gesprek.ga_naar(bladzijde)
        daar = self.gesprek.bladzijde
        return [] if daar == hier else self.te_bewaren(hier, naar=daar)

    # Saving ----------------------------------------------------------------------------------------------------------

    @property
    def ongeschreven(self) -> bool:
        """Whether something was answered that the store did not confirm yet."""
        return bool(self._vuil)

    def te_bewaren(self, bladzijde: str = "", *, naar: str = "") -> list[BewaarBladzijde]:
        """Every page that is not saved yet, and this one (or the one where they are) last."""
        if not self.schrijft:
            return []
        hier = bladzijde or self.gesprek.bladzijde
        eerder = [blad for blad in self._vuil if blad != hier]
        return [*(self._opdracht(blad) for blad in eerder), self._opdracht(hier, naar=naar)]

    def merkteken(self, bladzijde: str) -> int:
        """What `bewaard` needs to know whether the page was changed since."""
        return self._vuil.get(bladzijde, 0)

    def bewaard(self, bladzijde: str, merkteken: int) -> None:
        """The store has this page, as it was then."""
        for invoer in self._gestuurd.pop(merkteken, ()):
            self._stond[invoer.vraag] = Invulling(invoer.waarde, invoer.toelichting)
        if self._vuil.get(bladzijde) == merkteken:
            del self._vuil[bladzijde]

    def _opdracht(self, blad: str, *, naar: str = "") -> BewaarBladzijde:
        # Only what was changed here: a colleague may have answered the rest of the page since it was read.
        gegeven, hier_anders = self.gesprek.van_bladzijde(blad), self._hier_anders
        antwoorden = tuple(
            AntwoordInvoer(vraag=vraag.code, waarde=invulling.waarde, toelichting=invulling.toelichting)
            for vraag in self.lijst.per_bladzijde[blad]
            for invulling in (gegeven.get(vraag.code, NIETS),)
            if vraag.code in hier_anders
        )
        if blad in self._vuil:
            reden = AntwoordInvoer(vraag=f"{OVERSLAAN}{blad}", waarde=self.gesprek.overgeslagen.get(blad, ""))
            self._gestuurd[self._vuil[blad]] = (*antwoorden, reden)
        return BewaarBladzijde(
            triage_id=self.detail.id,
            bladzijde=blad,
            antwoorden=antwoorden,
            overgeslagen=self.gesprek.overgeslagen.get(blad, ""),
            naar=naar or self.gesprek.bladzijde,
        )

    @property
    def _hier_anders(self) -> frozenset[str]:
        """The questions that were answered here otherwise than the store is known to have them."""
        onderweg = {invoer.vraag for invoeren in self._gestuurd.values() for invoer in invoeren}
        anders = {code for code in self.lijst.per_code if self.gesprek.antwoord(code) != self._stond.get(code, NIETS)}
        return frozenset(anders | onderweg)

    def _merk(self, bladzijde: str) -> None:
        self._teller += 1
        self._vuil[bladzijde] = self._teller

    # The draft -------------------------------------------------------------------------------------------------------

    def getypt(self) -> dict[str, Any]:
        """What would be lost now, as JSON can keep it; empty when nothing."""
        uit: dict[str, Any] = {
            blad: {
                "reden": self.gesprek.overgeslagen.get(blad, ""),
                "antwoorden": {
                    code: [invulling.waarde, invulling.toelichting]
                    for code, invulling in self.gesprek.van_bladzijde(blad).items()
                },
                "stond": self._zoals_bewaard(blad),
            }
            for blad in self._vuil
        }
        for sleutel, beide in self._opzij.items():
            opzij = uit.setdefault(self._blad_van(sleutel), {}).setdefault("opzij", {})
            opzij[sleutel] = [[deel.waarde, deel.toelichting] for deel in beide]
        return uit

    def _zoals_bewaard(self, blad: str) -> dict[str, list[str]]:
        return {
            sleutel: [self._stond[sleutel].waarde, self._stond[sleutel].toelichting]
            for sleutel in self._sleutels(blad)
            if sleutel in self._stond
        }

    def zet_getypt(self, inhoud: Mapping[str, Any]) -> bool:
        """Put a draft back; True when it says anything the store does not have.

        An answer the store has otherwise since the draft was made stays, and what was typed is put aside; of a triage
        that somebody else leads all of it is.
        """
        teruggezet = False
        for blad, deel in inhoud.items():
            if blad not in self.lijst.per_bladzijde or not isinstance(deel, dict):
                continue
            te_gaan = {
                sleutel: (_invulling(beide[0]), _invulling(beide[1]))
                for sleutel, beide in deel.get("opzij", {}).items()
                if sleutel in self._sleutels(blad)
            }
            if "antwoorden" in deel:
                mijn = deel["antwoorden"] | {f"{OVERSLAAN}{blad}": [deel.get("reden", ""), ""]}
                was = deel.get("stond", {})
                te_gaan |= {s: (_invulling(mijn.get(s)), _invulling(was.get(s))) for s in self._sleutels(blad)}
            if sum(self._leg_terug(sleutel, *beide) for sleutel, beide in te_gaan.items()):
                self._merk(blad)
                teruggezet = True
        return teruggezet

    # What was put aside ----------------------------------------------------------------------------------------------

    @property
    def opzij(self) -> tuple[Opzij, ...]:
        """What was typed here and is not used, in the order of the questions."""
        wie = {rij.vraag: rij.medewerker for rij in self.detail.antwoorden}
        wie |= {f"{OVERSLAAN}{rij.bladzijde}": rij.medewerker for rij in self.detail.bladzijden}
        return tuple(
            Opzij(
                sleutel=sleutel,
                vraag=self._vraag_bij(sleutel),
                mijn=self._in_woorden(sleutel, self._opzij[sleutel][0]),
                nu=self._in_woorden(sleutel, self._nu(sleutel)),
                wie=wie.get(sleutel, "") if self._nu(sleutel) != NIETS else "",
            )
            for blad in self.lijst.per_bladzijde
            for sleutel in self._sleutels(blad)
            if sleutel in self._opzij
        )

    def kies(self, sleutel: str, *, mijn: bool) -> None:
        """Use what was typed, or let stand what is there; then it is not aside any more."""
        typt, _ = self._opzij.pop(sleutel, (NIETS, NIETS))
        if mijn and self.schrijft:
            self._zet(sleutel, typt)
            self._merk(self._blad_van(sleutel))

    def _leg_alles_opzij(self, oud: Gesprek, hier_anders: frozenset[str], stond: Mapping[str, Invulling]) -> None:
        """Somebody else leads it now: what was not saved yet is nobody's any more unless it is kept here."""
        for blad in self._vuil:
            for vraag in self.lijst.per_bladzijde[blad]:
                if vraag.code in hier_anders:
                    self._leg_terug(vraag.code, oud.antwoord(vraag.code), stond.get(vraag.code, NIETS))
            sleutel = f"{OVERSLAAN}{blad}"
            self._leg_terug(sleutel, Invulling(oud.overgeslagen.get(blad, "")), stond.get(sleutel, NIETS))
        self._vuil.clear()
        self._gestuurd.clear()

    def _leg_terug(self, sleutel: str, mijn: Invulling, was: Invulling) -> bool:
        """True when this stands in its question again. Aside when the store has something else; nothing when the same.

        What was filled in from the record is nobody's answer, so it is never put aside.
        """
        self._opzij.pop(sleutel, None)
        nu = self._stond.get(sleutel, NIETS)
        if mijn in (was, nu):
            return False
        if self.schrijft and nu == was:
            self._zet(sleutel, mijn)
            return True
        weten = self.bekend.get(sleutel)
        if weten is None or weten.invulling != mijn:
            self._opzij[sleutel] = (mijn, was)
        return False

    def _zet(self, sleutel: str, wat: Invulling) -> None:
        antwoorden, overgeslagen = dict(self.gesprek.antwoorden), dict(self.gesprek.overgeslagen)
        if not sleutel.startswith(OVERSLAAN):
            antwoorden[sleutel] = wat
        elif wat.waarde:
            overgeslagen[self._blad_van(sleutel)] = wat.waarde
        else:
            overgeslagen.pop(self._blad_van(sleutel), None)
        self.gesprek = Gesprek.van(
            self.lijst, antwoorden=antwoorden, overgeslagen=overgeslagen, bladzijde=self.gesprek.bladzijde
        )

    def _nu(self, sleutel: str) -> Invulling:
        if sleutel.startswith(OVERSLAAN):
            return Invulling(self.gesprek.overgeslagen.get(self._blad_van(sleutel), ""))
        return self.gesprek.antwoord(sleutel)

    def _sleutels(self, blad: str) -> tuple[str, ...]:
        return (*(vraag.code for vraag in self.lijst.per_bladzijde[blad]), f"{OVERSLAAN}{blad}")

    def _blad_van(self, sleutel: str) -> str:
        if sleutel.startswith(OVERSLAAN):
            return sleutel.removeprefix(OVERSLAAN)
        return self.lijst.per_code[sleutel].bladzijde

    def _vraag_bij(self, sleutel: str) -> str:
        if not sleutel.startswith(OVERSLAAN):
            return self.lijst.per_code[sleutel].naam
        blad = self.lijst.bladzijde(self._blad_van(sleutel))
        return f"{blad.titel}: overslaan" if blad is not None else ""

    def _in_woorden(self, sleutel: str, wat: Invulling) -> str:
        vraag = self.lijst.per_code.get(sleutel)
        delen = (vraag.in_woorden(wat.waarde) if vraag is not None else wat.waarde, wat.toelichting)
        return " · ".join(deel for deel in delen if deel)


def _invulling(paar: Any) -> Invulling:
    """As a draft keeps it: [value, words beside it]; nothing for anything else."""
    waarde, toelichting = paar if isinstance(paar, (list, tuple)) and len(paar) == 2 else ("", "")
    return Invulling(str(waarde), str(toelichting))
