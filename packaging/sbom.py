"""The list of what the program is made of (SBOM, CycloneDX 1.6), and whether something in it is known to be unsafe.

    python packaging/sbom.py --uit FILE [--gebouwd MAP]   write the list: names, versions, licences, hashes of the lock
                                            file, needs; of a built program also what it took from this system
    python packaging/sbom.py --keur         ask whether a part is known to be unsafe; without a network it says so

Runs in the environment of `packaging/bouw.lock`. Only what wijdesk needs while it runs is in the list: not the tools
that test and pack it. The same lock file on the same system gives the same list.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

sys.path.insert(0, str(Path(__file__).parent))

from bouwen import uit_systeem  # type: ignore[import-not-found]
from uitgave import lees_uitgave, versie  # type: ignore[import-not-found]  # beside this file, as when it is run

HIER = Path(__file__).resolve().parent
LOCK = HIER / "bouw.lock"
UITGAVE = lees_uitgave()
PROGRAMMA: str = UITGAVE["naam"]
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
EENHEID = re.compile(r"^(?P<naam>[A-Za-z0-9._-]+)==(?P<versie>[^ ;\\]+)")
NAAMRUIMTE = uuid.UUID("6c2b2c0e-7a7e-4b1b-9f0c-3d5a1f0e8b21")


def vergrendeld() -> dict[tuple[str, str], tuple[str, ...]]:
    """Per part and version of the lock file the sha256 of each file that it may be installed from.

    A part may be there in several versions: another one for a newer Python.
    """
    uit: dict[tuple[str, str], tuple[str, ...]] = {}
    for eenheid in LOCK.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if (gevonden := EENHEID.match(eenheid)) is not None:
            uit[canonicalize_name(gevonden["naam"]), gevonden["versie"]] = tuple(HASH.findall(eenheid))
    return uit


def nodig_voor(naam: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """What a part needs here, with the extras it asks for."""
    for regel in distribution(naam).requires or ():
        eis = Requirement(regel)
        if eis.marker is None or any(eis.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            yield canonicalize_name(eis.name), frozenset(eis.extras)


def lopen() -> dict[str, set[str]]:
    """Everything the program needs while it runs, from wijdesk on; per part what it needs itself."""
    uit: dict[str, set[str]] = {}
    straks: list[tuple[str, frozenset[str]]] = [(PROGRAMMA, frozenset())]
    gedaan: set[tuple[str, frozenset[str]]] = set()
    while straks:
        wie = straks.pop()
        if wie in gedaan:
            continue
        gedaan.add(wie)
        verder = list(nodig_voor(*wie))
        uit.setdefault(wie[0], set()).update(naam for naam, _ in verder)
        straks += verder
    return uit


def licentie_van(deel: Distribution) -> str:
    """As the part says it itself: an SPDX expression, or the words of its licence; "" when it says nothing."""

    def velden(naam: str) -> list[str]:
        return deel.metadata.get_all(naam) or []

    soorten = [regel.rsplit("::", 1)[-1].strip() for regel in velden("Classifier") if regel.startswith("License ::")]
    kort = [regel.strip().splitlines()[0] for regel in velden("License") if regel.strip()]
    return next((woord for woord in (*velden("License-Expression"), *kort, ", ".join(soorten)) if woord), "")


def van_systeem(gebouwd: Path) -> Iterator[Component]:
    """Python itself, and each package of this system that a library of a built program was taken from."""
    versie_python = platform.python_version()
    yield Component(
        name="python",
        version=versie_python,
        bom_ref=f"python@{versie_python}",
        purl=PackageURL("generic", None, "python", versie_python),
        licenses=[LicenseFactory().make_from_string("PSF-2.0")],
        hashes=[sha256(pad) for pad in sorted((gebouwd / "_internal").glob("libpython3.*"))],
    )
    for pakket, paden in uit_systeem(gebouwd).items():
        vraag = ["dpkg-query", "-W", "-f", "${Version}", pakket]
        hier = subprocess.run(vraag, capture_output=True, text=True, check=True).stdout
        yield Component(
            name=pakket,
            version=hier,
            bom_ref=f"deb/{pakket}@{hier}",
            purl=PackageURL("deb", platform.freedesktop_os_release()["ID"], pakket, hier),
            hashes=[sha256(pad) for pad in paden],
        )


def sha256(pad: Path) -> HashType:
    """Of a file."""
    return HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(pad.read_bytes()).hexdigest())


def maak(gebouwd: Path | None = None) -> str:
    """The list as JSON. Raises ValueError for a part that is here in another version than the lock file has."""
    sloten, boom, licenties = vergrendeld(), lopen(), LicenseFactory()
    systeem = list(van_systeem(gebouwd)) if gebouwd is not None else []
    bom = Bom()
    # Made of what is in it, so that the same parts give the same list, whenever it is made.
    inhoud = "\n".join([LOCK.read_text(encoding="utf-8"), *(str(deel.bom_ref) for deel in systeem)])
    bom.serial_number = uuid.uuid5(NAAMRUIMTE, inhoud)
    delen: dict[str, Component] = {}
    for naam in sorted(boom):
        deel = distribution(naam)
        eigen = naam == PROGRAMMA
        gekozen = versie() if eigen else deel.version
        if not eigen and (naam, gekozen) not in sloten:
            raise ValueError(f"{naam} {gekozen} is installed and is not in the lock file")
        hashes = () if eigen else sloten[naam, gekozen]
        gezegd = UITGAVE["licentie"] if eigen else licentie_van(deel)
        delen[naam] = Component(
            name=naam,
            version=gekozen,
            publisher=UITGAVE["uitgever"] if eigen else None,
            type=ComponentType.APPLICATION if eigen else ComponentType.LIBRARY,
            bom_ref=f"{naam}@{gekozen}",
            purl=None if eigen else PackageURL("pypi", None, naam, gekozen),
            licenses=[licenties.make_from_string(gezegd)] if gezegd else [],
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hash_) for hash_ in hashes],
        )
    bom.metadata.component = delen[PROGRAMMA]
    for naam, deel_ in delen.items():
        if naam != PROGRAMMA:
            bom.components.add(deel_)
        bom.register_dependency(deel_, [delen[ander] for ander in sorted(boom[naam])])
    for deel_ in systeem:
        bom.components.add(deel_)
        bom.register_dependency(delen[PROGRAMMA], [deel_])
    lijst = json.loads(JsonV1Dot6(bom).output_as_string())
    lijst["metadata"].pop("timestamp", None)  # else no two lists are the same
    return json.dumps(lijst, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def keur() -> tuple[int, str]:
    """(0, a sentence) when nothing is known or nothing could be asked, (1, what is unsafe)."""
    vraag = [sys.executable, "-m", "pip_audit", "--disable-pip", "--no-deps", "--progress-spinner", "off",
             "--format", "json", "--timeout", "10", "--requirement", str(LOCK)]  # fmt: skip
    antwoord = subprocess.run(vraag, capture_output=True, text=True, check=False)
    try:
        delen = [deel for deel in json.loads(antwoord.stdout)["dependencies"] if "vulns" in deel]
    except (ValueError, KeyError, TypeError):
        return 0, "Niet na te gaan: er is geen verbinding met wie bijhoudt wat onveilig is."
    fout = [
        f"{deel['name']} {deel['version']}: {lek['id']} (verholpen in {', '.join(lek['fix_versions']) or 'niets nog'})"
        for deel in delen
        for lek in deel["vulns"]
    ]
    return (1, "\n".join(fout)) if fout else (0, f"Van {len(delen)} onderdelen is niets onveiligs bekend.")


def main() -> int:
    """Do what was asked."""
    lezer = argparse.ArgumentParser(description="stuklijst van wijdesk")
    lezer.add_argument("--uit", type=Path)
    lezer.add_argument("--gebouwd", type=Path)
    lezer.add_argument("--keur", action="store_true")
    keuze = lezer.parse_args()
    if keuze.uit is not None:
        keuze.uit.write_text(maak(keuze.gebouwd), encoding="utf-8")
        print(keuze.uit)
    if keuze.keur:
        code, zin = keur()
        print(zin)
        return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
