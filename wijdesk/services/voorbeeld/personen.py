"""Made-up people in their households: who lives with whom, how old, under which name, and what the desk knows of them.

Nobody here exists. Street names are public; house numbers, birth dates, e-mail addresses (at domains kept for examples)
and telephone numbers (the mobile series 06-86 to 06-89 and 050-9) are invented, and BSNs are test numbers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.services.voorbeeld.adressen import Adres, adressen
from wijdesk.services.voorbeeld.namen import Achternaam, namen
from wijdesk.services.voorbeeld.rijen import VoorbeeldPersoon
from wijdesk.services.voorbeeld.toeval import Trekking, husselplaats, test_bsn, toeval

PEILDATUM = date(2020, 1, 1)
"""The day ages are counted on, unless told otherwise."""

_VORMEN = Trekking(
    {
        "alleen": 23.0,
        "jong alleen": 14.0,
        "oud alleen": 13.0,
        "stel": 15.0,
        "oud stel": 9.0,
        "gezin": 13.0,
        "eenouder": 6.0,
        "co-ouders": 2.5,
        "studentenhuis": 4.5,
    }.items()
)
_GEMENGD_STEL = 0.12
"""Share of couples of two origins."""
_KINDERTAL = Trekking({1: 38.0, 2: 40.0, 3: 16.0, 4: 5.0, 6: 1.0}.items())


@dataclass(slots=True)
class _Lid:
    """Somebody in the making: age in days, origin and names, and where they live when that is not with the rest."""

    geslacht: str
    dagen: int
    herkomst: str
    achternaam: Achternaam
    geboortenaam: Achternaam = ("", "")
    elders: bool = False


def maak_personen(n: int, zaad: int, *, peildatum: date = PEILDATUM) -> Iterator[VoorbeeldPersoon]:
    """Streams `n` people, household by household; the first k of a longer stream are the same people.

    At most ten million have a BSN of their own. Nothing is kept, so a million cost no memory.
    """
    rng = toeval(zaad, "personen")
    vorming = _Huishoudens(rng)
    register = _Register(rng, peildatum)
    plaats = huishouden = 0
    while plaats < n:
        huishouden += 1
        vorm, leden = vorming.maak()
        thuis = adressen().trek(rng)
        kenmerken = register.kenmerken(vorm)
        for lid in leden:
            if plaats >= n:
                return
            waar = adressen().trek(rng) if lid.elders else thuis
            yield register.persoon(plaats, lid=lid, adres=waar, huishouden=huishouden, kenmerken=kenmerken)
            plaats += 1


class _Huishoudens:
    """Puts households together."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._namen = namen()

    def maak(self) -> tuple[str, list[_Lid]]:
        """The form of a household and who is in it, parents before children."""
        rng = self._rng
        vorm = _VORMEN.bij(rng.random())
        if vorm == "studentenhuis":
            return vorm, [self._los(self._dagen(18, 27)) for _ in range(rng.randint(3, 6))]
        if vorm == "jong alleen":
            return vorm, [self._los(self._dagen(18, 30))]
        if vorm == "alleen":
            return vorm, [self._los(self._dagen(27, 68))]
        if vorm == "oud alleen":
            return vorm, [self._los(self._dagen(65, 99), vrouw=0.68, weduwe=True)]
        if vorm == "stel":
            return vorm, self._stel(self._dagen(23, 66))
        if vorm == "oud stel":
            return vorm, self._stel(self._dagen(65, 92))
        return vorm, self._gezin(vorm)

    def _dagen(self, van: int, tot: int) -> int:
        """An age in days between two ages in years, the younger half a little likelier."""
        return int((van + (tot - van) * self._rng.random() ** 1.15) * 365.25)

    def _herkomst(self) -> str:
        return self._namen.herkomst.bij(self._rng.random())

    def _achternaam(self, herkomst: str) -> Achternaam:
        return self._namen.achternaam[herkomst].bij(self._rng.random())

    def _los(self, dagen: int, *, vrouw: float = 0.5, weduwe: bool = False) -> _Lid:
        herkomst = self._herkomst()
        lid = _Lid("vrouw" if self._rng.random() < vrouw else "man", dagen, herkomst, self._achternaam(herkomst))
        if weduwe and lid.geslacht == "vrouw" and herkomst == "nederlands" and self._rng.random() < 0.7:
            lid.geboortenaam, lid.achternaam = lid.achternaam, self._achternaam(herkomst)
        return lid

    def _stel(self, dagen: int) -> list[_Lid]:
        """Two partners; many Dutch women carry the partner's name before their own, a few men do too."""
        rng = self._rng
        herkomst = self._herkomst()
        ander = self._herkomst() if rng.random() < _GEMENGD_STEL else herkomst
        eerste = _Lid("man", dagen, herkomst, self._achternaam(herkomst))
        tweede = _Lid("vrouw", max(6600, dagen + rng.randint(-2600, 900)), ander, self._achternaam(ander))
        if rng.random() < 0.04:
            tweede.geslacht = eerste.geslacht = rng.choice(("man", "vrouw"))
        if herkomst in {"nederlands", "indisch", "surinaams", "duits"}:
            worp = rng.random()
            if worp < (0.75 if dagen > 22_000 else 0.4):
                tweede.geboortenaam, tweede.achternaam = tweede.achternaam, eerste.achternaam
            elif worp > 0.985:
                eerste.geboortenaam, eerste.achternaam = eerste.achternaam, tweede.achternaam
        return [eerste, tweede]

    def _gezin(self, vorm: str) -> list[_Lid]:
        rng = self._rng
        ouders = self._stel(self._dagen(24, 56))
        naam = ouders[0].achternaam
        moeder = ouders[1]
        kinderen: list[_Lid] = []
        jongste = min(ouders[0].dagen, moeder.dagen) - 7300
        for _ in range(_KINDERTAL.bij(rng.random())):
            dagen = int(rng.random() * min(max(jongste, 300), 8000))
            kinderen.append(_Lid(rng.choice(("man", "vrouw")), dagen, ouders[0].herkomst, naam))
        if vorm == "eenouder":
            ouders = [moeder] if rng.random() < 0.86 else ouders[:1]
        elif vorm == "co-ouders":
            ouders[0].elders = True
            ouders = [moeder, ouders[0]]
        return [*ouders, *sorted(kinderen, key=lambda kind: -kind.dagen)]


@dataclass(frozen=True, slots=True)
class _Kenmerken:
    """What a household shares at the desk: a telephone number at home, and whether its address is kept secret."""

    vaste_lijn: bool
    afgeschermd: bool


class _Register:
    """Writes somebody down as a desk would: not everything is known of everybody."""

    def __init__(self, rng: Random, peildatum: date) -> None:
        self._rng = rng
        self._dag = peildatum.toordinal()
        self._namen = namen()

    def kenmerken(self, vorm: str) -> _Kenmerken:
        """What holds for the whole household."""
        oud = vorm in {"oud alleen", "oud stel"}
        return _Kenmerken(
            vaste_lijn=self._rng.random() < (0.55 if oud else 0.03), afgeschermd=self._rng.random() < 0.004
        )

    def persoon(
        self, plaats: int, *, lid: _Lid, adres: Adres, huishouden: int, kenmerken: _Kenmerken
    ) -> VoorbeeldPersoon:
        """One record, with the gaps and halves of a real one."""
        rng = self._rng
        geboren = date.fromordinal(max(1, self._dag - lid.dagen))
        voornamen, roepnaam = self._voornamen(lid, geboren.year)
        tussenvoegsel, achternaam = lid.achternaam
        eigen_tussenvoegsel, eigen = lid.geboortenaam
        taal = self._namen.taal[lid.herkomst] if rng.random() < 0.8 else ""
        zonder_adres = rng.random() < 0.02
        invoer = PersoonInvoer(
            bsn=test_bsn(plaats) if rng.random() < 0.8 else "",
            voornamen=voornamen,
            roepnaam=roepnaam,
            tussenvoegsel=tussenvoegsel,
            achternaam=achternaam,
            geboorte_tussenvoegsel=eigen_tussenvoegsel,
            geboortenaam=eigen,
            geboortedatum=self._geboortedatum(geboren, lid.herkomst),
            straat="" if zonder_adres else adres.straat,
            huisnummer="" if zonder_adres else adres.huisnummer,
            toevoeging="" if zonder_adres else adres.toevoeging,
            postcode="" if zonder_adres else adres.postcode,
            woonplaats="" if zonder_adres else adres.woonplaats,
            telefoon=self._telefoon(plaats, huishouden=huishouden, lid=lid, vaste_lijn=kenmerken.vaste_lijn),
            email=self._email(plaats, voornamen=voornamen or roepnaam, achternaam=achternaam, dagen=lid.dagen),
            taal=taal,
            tolk_nodig=bool(taal) and lid.dagen > 4400 and rng.random() < self._namen.tolk[lid.herkomst],
            afgeschermd=kenmerken.afgeschermd,
        )
        return VoorbeeldPersoon(f"P{plaats + 1:07d}", invoer, huishouden, lid.geslacht)

    def _voornamen(self, lid: _Lid, jaar: int) -> tuple[str, str]:
        """Names in full and roepnaam; sometimes only one of them, only initials, or nothing but a surname."""
        rng = self._rng
        vol, roepnaam = self._namen.voornaam(herkomst=lid.herkomst, geslacht=lid.geslacht, jaar=jaar, rng=rng)
        for kans in (0.42, 0.3):
            if rng.random() > kans:
                break
            extra, _ = self._namen.voornaam(herkomst=lid.herkomst, geslacht=lid.geslacht, jaar=jaar - 30, rng=rng)
            if extra not in vol:
                vol += f" {extra}"
        worp = rng.random()
        if worp < 0.05:
            return "".join(f"{deel[0]}." for deel in vol.replace("-", " ").split()), ""
        if worp < 0.16:
            return "", roepnaam
        if worp < 0.164:
            return "", ""
        return vol, roepnaam if worp < 0.72 or roepnaam != vol.split()[0] else ""

    def _geboortedatum(self, geboren: date, herkomst: str) -> str:
        """Some are known by year or month only; where no register was kept, 1 January stands for unknown."""
        rng = self._rng
        worp = rng.random()
        if worp < 0.008:
            return f"{geboren.year}"
        if worp < 0.012:
            return f"{geboren.year}-{geboren.month:02d}"
        if worp < 0.03:
            return ""
        if herkomst in {"somalisch", "eritrees", "syrisch", "iraaks"} and worp < 0.25:
            return f"{geboren.year}-01-01"
        return geboren.isoformat()

    def _telefoon(self, plaats: int, *, huishouden: int, lid: _Lid, vaste_lijn: bool) -> str:
        worp = self._rng.random()
        if vaste_lijn and worp < 0.8:
            return f"050-9{husselplaats(huishouden, 1_000_000):06d}"
        if lid.dagen < 4000 or worp < 0.2:
            return ""
        nummer = f"{6_000_000 + husselplaats(plaats, 4_000_000)}"
        if worp < 0.8:
            return f"06-8{nummer}"
        return f"06 8{nummer[0]} {nummer[1:3]} {nummer[3:5]} {nummer[5:]}" if worp < 0.93 else f"068{nummer}"

    def _email(self, plaats: int, *, voornamen: str, achternaam: str, dagen: int) -> str:
        rng = self._rng
        if dagen < 5000 or rng.random() < (0.45 if dagen < 24_000 else 0.75):
            return ""
        voor = _kale_letters(voornamen.split(maxsplit=1)[0] if voornamen and rng.random() < 0.5 else voornamen[:1])
        achter = _kale_letters(achternaam)
        domein = "voorbeeld.nl" if rng.random() < 0.5 else "example.org"
        return f"{voor}{'.' if voor and achter else ''}{achter}{plaats % 97 or ''}@{domein}"


def _kale_letters(tekst: str) -> str:
    """Small ASCII letters only, for an e-mail address."""
    if not tekst.isascii():
        tekst = unicodedata.normalize("NFKD", tekst.replace("ı", "i").replace("ł", "l").replace("Ł", "L"))
    return "".join(letter for letter in tekst.lower() if letter.isascii() and letter.isalnum())


def weergave(persoon: VoorbeeldPersoon) -> str:
    """The name on a waiting list: first name or initial, tussenvoegsel and surname."""
    invoer = persoon.invoer
    voor = invoer.roepnaam or invoer.voornamen.split(" ")[0]
    delen: Sequence[str] = (voor, invoer.tussenvoegsel, invoer.achternaam)
    return " ".join(deel for deel in delen if deel)
