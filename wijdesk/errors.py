"""The two kinds of trouble a person can be told about; anything else is a bug.

No message here may hold a name, a BSN, an address or the text of a note: these sentences reach logs and screens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Weigering(Exception):
    """The domain refuses, in plain Dutch.

    `fouten` maps the name of a field (as the input dataclass spells it; "" for the whole form) to one sentence.
    """

    def __init__(self, zin: str, *, veld: str = "", fouten: Mapping[str, str] | None = None) -> None:
        self.fouten: dict[str, str] = dict(fouten) if fouten else {veld: zin}
        self.zin = zin
        super().__init__(zin)

    def volledig(self) -> dict[str, str]:
        """The sentence of each field as the screen says it."""
        return self.fouten

    def in_een_zin(self) -> str:
        """What the screen says where there is no room per field."""
        return self.zin


class GeenRecht(Weigering):
    """The rollen of whoever asks do not give this, or not about this one: an attempt the access log tells of.

    `persoon_id` and `huishouden_id`: whose file was asked for, where that is known.
    """

    def __init__(self, zin: str, *, persoon_id: bytes | None = None, huishouden_id: bytes | None = None) -> None:
        self.persoon_id = persoon_id
        self.huishouden_id = huishouden_id
        super().__init__(zin)


class DoelNodig(Weigering):
    """What was asked is somebody's dossier that whoever asks has nothing to do with; first they say what for.

    Of one household or of one person. `nood`: it is another locatie's, and only an emergency opens it.
    """

    def __init__(
        self, *, huishouden_id: bytes | None, persoon_id: bytes | None, nood: bool, beperkt: bool = False
    ) -> None:
        """`beperkt`: the resident asked that it is not used (AVG art. 18)."""
        self.huishouden_id = huishouden_id
        self.persoon_id = persoon_id
        self.nood = nood
        self.beperkt = beperkt
        hoe = "Alleen in nood kunt u dit openen." if nood else "Zeg eerst waarvoor u kijkt."
        wat = "Dit dossier is beperkt: niet gebruiken." if beperkt else "U bent hier niet bij betrokken."
        super().__init__(f"{wat} {hoe}")


class Anders(NamedTuple):
    """A field of a row that holds something else than was on the screen: its value now, the entry (hex) of it, and
    what stood on the screen.
    """

    soort: str
    rij: bytes
    veld: str
    waarde: str | int | None
    mutatie: str
    was: str | int | None = None


TOEGEVOEGD, WEGGEHAALD, GEWIJZIGD = "toegevoegd", "weggehaald", "gewijzigd"


class Ongezien(NamedTuple):
    """A row an act is about that nobody at the screen saw as it is now: what happened to it (one of the three words
    above), which fields hold something else, and the entries (hex) of it.
    """

    soort: str
    rij: bytes
    wat: str
    velden: tuple[Anders, ...]
    mutaties: tuple[str, ...]


HOOGSTENS = 3
"""So many fields stand in one sentence."""
OPNIEUW = "Kijk het na. Doet u het nog eens, dan geldt dat."


class Achterhaald(Weigering):
    """What was to be replaced is not what was on the screen. Saving again is meant: then it was told.

    `er_staat_nu` says per field in words what stands there; for the screen only, and never part of the sentence.
    `ongezien`: rows the act is about and replaces nothing of; they are told by "soort.id" (hex).
    """

    def __init__(
        self,
        wat: Sequence[Anders],
        *,
        fouten: Mapping[str, str] | None = None,
        er_staat_nu: Mapping[str, str] | None = None,
        ongezien: Sequence[Ongezien] = (),
    ) -> None:
        self.wat = tuple(wat)
        self.ongezien = tuple(ongezien)
        self.er_staat_nu: dict[str, str] = dict(er_staat_nu or {})
        super().__init__("Dit is intussen ook elders gewijzigd. Kijk het na en bewaar dan opnieuw.", fouten=fouten)
        if fouten:  # for the screen; str() of this, which may reach a log, stays as it is
            wat_wie = list(dict.fromkeys(fouten.values()))
            meer = ["Er is nog meer gewijzigd."] if len(wat_wie) > HOOGSTENS else []
            self.zin = " ".join([*wat_wie[:HOOGSTENS], *meer, OPNIEUW])

    def volledig(self) -> dict[str, str]:
        """The sentences, each with what stands there now."""
        nu, erom = self.er_staat_nu, self.fouten.keys() & {f"{rij.soort}.{rij.rij.hex()}" for rij in self.ongezien}
        zinnen = {
            veld: zin
            if veld not in nu
            else f"{zin} Er staat nu: “{nu[veld]}”.{'' if veld in erom else ' Nog eens opslaan vervangt dat.'}"
            for veld, zin in self.fouten.items()
        }
        return zinnen | ({"": OPNIEUW} if erom else {})

    def in_een_zin(self) -> str:
        """All of it."""
        return " ".join(self.volledig().values())


class Storing(Exception):
    """Known trouble outside the domain: disk, key, network, another program.

    `zin` says what is wrong, `uitweg` what the person can do now. `soort` names the trouble for code and tests.
    """

    soort = "storing"

    def __init__(self, zin: str, *, uitweg: str) -> None:
        self.zin = zin
        self.uitweg = uitweg
        super().__init__(zin)


class VerkeerdWachtwoord(Storing):
    """No key slot opens with this name and password."""

    soort = "wachtwoord"


class BeschadigdBestand(Storing):
    """The store is not readable as a store (any more)."""

    soort = "beschadigd"


class SchijfVol(Storing):
    """The disk has no room for what was to be written; nothing was half saved."""

    soort = "schijf_vol"


class InGebruik(Storing):
    """Another program holds the store."""

    soort = "in_gebruik"


class NieuwereVersie(Storing):
    """The store was written by a newer wijdesk."""

    soort = "nieuwere_versie"


class GeenWinkel(Storing):
    """There is no store in this folder yet."""

    soort = "geen_winkel"


class GeenToegang(GeenWinkel):
    """The store is there; who asks does not work here any more, or has no rol today."""

    soort = "geen_toegang"


class NietLokaal(Storing):
    """The folder of the store is not on a local disk, where WAL would corrupt it."""

    soort = "niet_lokaal"


class GeenContact(Storing):
    """The centre cannot be reached now; nothing is lost and it is tried again."""

    soort = "geen_contact"


class Bezet(GeenContact):
    """Another desk keeps hold of what was asked for; the rest of the centre goes on."""

    soort = "bezet"


class AnderCentrum(Storing):
    """What stands there is not the centre this desk belongs to, or it went back in time."""

    soort = "ander_centrum"


class CentrumGeweigerd(Storing):
    """The centre refuses: no right, withdrawn, a gap, too much at once."""

    soort = "geweigerd"


class NietGevonden(CentrumGeweigerd):
    """The centre does not have (all of) what was asked by name."""

    soort = "niet_gevonden"


class NietLeesbaar(NietGevonden):
    """It is there, and its seal cannot be read: what a power cut of a file server leaves."""

    soort = "niet_leesbaar"


class Onbetrouwbaar(Storing):
    """A segment, seal or rooster that is not what it says; nothing of it was used.

    `reden` is one word for the log and for code; it never holds anything of the content.
    """

    soort = "onbetrouwbaar"

    def __init__(
        self, zin: str, *, reden: str, uitweg: str = "Er is niets van gebruikt. Meld dit bij de applicatiebeheerder."
    ) -> None:
        self.reden = reden
        super().__init__(zin, uitweg=uitweg)


class NogNietToegelaten(Storing):
    """This desk asked to join others and was not let in yet. `vingerafdruk` is what to compare."""

    soort = "niet_toegelaten"

    def __init__(self, vingerafdruk: str = "") -> None:
        self.vingerafdruk = vingerafdruk
        bel = f"Bel de applicatiebeheerder en lees voor: {vingerafdruk}. Daarna"
        zin = "Deze balie is nog niet toegelaten"
        if vingerafdruk:
            super().__init__(f"{zin}.", uitweg=f"{bel} kunt u hier inloggen.")
        else:
            super().__init__(f"{zin}, of het inlezen is niet af.", uitweg="Ga verder met aansluiten: daar staat welke.")


class HalfAangesloten(Storing):
    """Joining others was begun here and cannot go on for now; trying again, or beginning anew, is the way out.

    `vingerafdruk` is what to compare, empty when joining is held up by something else.
    """

    soort = "half_aangesloten"

    def __init__(self, waarom: Storing) -> None:
        self.vingerafdruk = waarom.vingerafdruk if isinstance(waarom, NogNietToegelaten) else ""
        super().__init__(waarom.zin, uitweg=waarom.uitweg)


class EvenWachten(VerkeerdWachtwoord):
    """Too many tries: nothing is tried before so many seconds are over."""

    soort = "wachten"

    def __init__(self, seconden: int) -> None:
        self.seconden = seconden
        super().__init__("Er is te vaak een verkeerd wachtwoord gegeven.", uitweg="Wacht even en probeer het opnieuw.")


class CodeNodig(Storing):
    """The password is right, and this person also gives a code of a telephone."""

    soort = "code_nodig"

    def __init__(self) -> None:
        super().__init__("Er is ook een code van uw telefoon nodig.", uitweg="Open de app en vul de zes cijfers in.")


class NieuwWachtwoordNodig(Storing):
    """The password is right, and somebody else chose it: first another."""

    soort = "nieuw_wachtwoord"

    def __init__(self) -> None:
        super().__init__(
            "Dit is een eerste wachtwoord. Kies eerst een eigen wachtwoord.",
            uitweg="Log in met het venster van wijdesk: daar kiest u er een.",
        )


class LeaseVerlopen(Storing):
    """This desk had no contact with the centre for longer than the organisation allows."""

    soort = "lease"
