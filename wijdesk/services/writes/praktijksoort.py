"""Taking kinds of support into use from a file, ending one, and beginning it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.praktijk import HervatPraktijksoort, NeemPraktijksoortenInGebruik, StopPraktijksoort
from wijdesk.models.praktijk import Praktijksoort
from wijdesk.models.praktijklezen import FouteVormen, als_toml, lees_vormen
from wijdesk.models.praktijkregels import Vormsoort
from wijdesk.services.gezin import rijen_van
from wijdesk.services.praktijksoorten import InGebruik, in_gebruik, vingerafdruk
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "beheer.lijsten"
DOEL = "praktijkvormen van de organisatie bijhouden"
HOOGSTENS = 8
"""Sentences that are told at once: whoever mends these reads the file again anyway."""


@opdracht(NeemPraktijksoortenInGebruik, recht=RECHT, doel=DOEL)
def neem_in_gebruik(uow: UnitOfWork, o: NeemPraktijksoortenInGebruik) -> tuple[str, ...]:
    """A new version of each kind that is new or other; what runs keeps the one it was begun under."""
    try:
        bestand = lees_vormen(o.inhoud)
    except FouteVormen as fout:
        meer = len(fout.fouten) - HOOGSTENS
        zinnen = [*fout.fouten[:HOOGSTENS], *([f"En nog {meer} meer."] if meer > 0 else [])]
        raise Weigering("\n".join(zinnen), veld="inhoud") from None
    nu = in_gebruik(rijen_van(uow))
    nieuw = [soort for soort in bestand.soorten if _is_anders(soort, nu.get(soort.code))]
    if not nieuw:
        raise Weigering("Alles in dit bestand is al zo in gebruik.", veld="inhoud")
    _eis_eigen_namen(bestand.soorten, nu)
    for soort in nieuw:
        if soort.code != o.wijzigt:
            _eis_eigen_code(soort, nu.get(soort.code))
        _eis_passend(uow, soort, nu.get(soort.code))
    for soort in nieuw:
        _voeg_toe(uow, soort, als_toml(soort), gestopt=False)
    namen = tuple(soort.naam for soort in nieuw)
    uow.zin = f"Vanaf nu in gebruik: {_opgesomd(namen)}"
    return namen


@opdracht(StopPraktijksoort, recht=RECHT, doel=DOEL)
def stop(uow: UnitOfWork, o: StopPraktijksoort) -> None:
    """The same version once more, as one that nobody begins."""
    nu = _haal(uow, o.code)
    if nu.gestopt:
        raise Weigering("Deze praktijkvorm is al gestopt.")
    _voeg_toe(uow, nu.soort, nu.inhoud, gestopt=True)
    uow.zin = f"{nu.soort.naam} is gestopt; wat loopt, gaat door"


@opdracht(HervatPraktijksoort, recht=RECHT, doel=DOEL)
def hervat(uow: UnitOfWork, o: HervatPraktijksoort) -> None:
    """The same version once more, as one that can be begun."""
    nu = _haal(uow, o.code)
    if not nu.gestopt:
        raise Weigering("Deze praktijkvorm is al in gebruik.")
    _eis_eigen_namen((nu.soort,), in_gebruik(rijen_van(uow)))
    _voeg_toe(uow, nu.soort, nu.inhoud, gestopt=False)
    uow.zin = f"{nu.soort.naam} is weer in gebruik"


def _haal(uow: UnitOfWork, code: str) -> InGebruik:
    gevonden = in_gebruik(rijen_van(uow)).get(code)
    if gevonden is None:
        raise Weigering("Deze praktijkvorm bestaat niet.")
    return gevonden


def _is_anders(soort: Vormsoort, nu: InGebruik | None) -> bool:
    return nu is None or nu.gestopt or nu.inhoud != als_toml(soort)


def _eis_eigen_namen(erbij: Sequence[Vormsoort], nu: Mapping[str, InGebruik]) -> None:
    """Two kinds that are called the same cannot be told apart where one is chosen, nor where they are counted."""
    namen = {code: er.soort.naam for code, er in nu.items() if not er.gestopt}
    namen |= {soort.code: soort.naam for soort in erbij}
    for soort in erbij:
        for code, naam in namen.items():
            if code != soort.code and naam.casefold() == soort.naam.casefold():
                raise Weigering(
                    f"{soort.naam}: zo heet al een praktijkvorm, met de code “{code}”. Kies een andere naam. Is het "
                    f"dezelfde vorm, geef haar dan de code “{code}”.",
                    veld="inhoud",
                )


def _eis_eigen_code(soort: Vormsoort, nu: InGebruik | None) -> None:
    """A kind of another name by this code would take the place of that one, with all that was counted of it."""
    if nu is not None and nu.soort.naam.casefold() != soort.naam.casefold():
        raise Weigering(
            f"{soort.naam}: de code “{soort.code}” is al van {nu.soort.naam}. Kies een andere code. Heet "
            f"{nu.soort.naam} voortaan anders, kies die dan in de lijst en daarna “Nieuwe versie”.",
            veld="inhoud",
        )


def _eis_passend(uow: UnitOfWork, soort: Vormsoort, nu: InGebruik | None) -> None:
    """A new version does not turn what was filled in into something else, and has a name of its own."""
    if nu is None:
        return
    waar = f"{soort.naam}:"
    for veld in soort.velden:
        oud = nu.soort.veld(veld.sleutel)
        if oud is not None and oud.soort != veld.soort:
            raise Weigering(
                f"{waar} het veld “{veld.sleutel}” was {oud.soort} en is nu {veld.soort}. Geef het een nieuwe sleutel.",
                veld="inhoud",
            )
    if nu.soort.voor != soort.voor:
        raise Weigering(
            f"{waar} deze praktijkvorm was voor {nu.soort.voor}. Geef een vorm voor {soort.voor} een eigen code.",
            veld="inhoud",
        )
    afdruk = vingerafdruk(als_toml(soort))
    zelfde = "SELECT 1 FROM praktijksoort WHERE code = ? AND versie = ? AND vingerafdruk <> ? AND status = 'actief'"
    if uow.sql(zelfde, soort.code, soort.versie, afdruk) is not None:
        raise Weigering(
            f"{waar} er is al een versie “{soort.versie}” die anders is. Zet bovenaan een nieuwe versie.",
            veld="inhoud",
        )


def _voeg_toe(uow: UnitOfWork, soort: Vormsoort, inhoud: str, *, gestopt: bool) -> None:
    uow.voeg_toe(
        Praktijksoort(
            code=soort.code,
            naam=soort.naam,
            versie=soort.versie,
            inhoud=inhoud,
            vingerafdruk=vingerafdruk(inhoud),
            gestopt=int(gestopt),
            vanaf=uow.nu,
            medewerker_id=uow.wie.medewerker_id,
        )
    )
    uow.flush()
    uow.ongedaan = False


def _opgesomd(namen: Sequence[str]) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
