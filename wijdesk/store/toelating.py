"""What a paper of another team may bring into this store: the dossier it names, and only from a team that had it.

The seal says which desk sent it and for which team; what is inside is only what that desk says. So it is held against
what is known here: a move is believed of the team it leaves, never of this desk's own teams; a row that is here already
is changed only when it is of that dossier; and a household that is of this team is not taken away by others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wijdesk.models.journaal import Mutatie, Regel, Rijstand, lees_regel, rijstand
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.teamregels import HUISHOUDEN, LOCATIE, PERSOON, ankers, verwijzingen
from wijdesk.models.values import Id
from wijdesk.store import dossier, elders
from wijdesk.store.bevel import VERNIETIGING, gewist_van
from wijdesk.store.dossier import BLIJFT, VAN_HET_HUIS
from wijdesk.store.elders import Teams
from wijdesk.store.projecteren import entries_van

OVERDRACHT = "teamoverdracht"
ADRES = "adres"
AANGENOMEN = frozenset({"aangenomen_op", "aangenomen_door_id"})
"""What another team may say of a household that went to it."""
BLIJVEND = frozenset({"huishouden_id", "van_id", "naar_id"})
"""What nobody changes of a move that was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zending:
    """What the seal says, and whose the reading desk is."""

    overdracht: Id
    van: Id
    """The team it comes from."""
    voor: Id
    """The team it is for."""
    teams: Teams
    """As this desk knows them; `eigen` are all it works for."""
    ketens: frozenset[str] = frozenset()
    """The chains (hex) of desks of the team it is for: what those wrote comes from them, and from nobody else."""


def toegelaten(db: Any, mutaties: Iterable[Mutatie], zending: Zending) -> list[Mutatie] | None:
    """The entries that are new here and may come in, what is referred to first; None: not as far as is known here yet.

    Entries of one row that is only referred to stay together.
    """
    er = _Toelating(db, mutaties, zending)
    huis = er.huishouden()
    if huis is None:
        return None if er.later else []
    return er.kies(huis)


class _Toelating:
    def __init__(self, db: Any, mutaties: Iterable[Mutatie], zending: Zending) -> None:
        self.db, self.zending = db, zending
        self.later = False
        """Whether what is not believed now may be when more is known here."""
        self.nieuw: dict[str, list[tuple[Mutatie, Regel]]] = {}
        """The entries that are not here, per row (hex)."""
        gezien: set[bytes] = set()
        for mutatie in mutaties:
            regel = lees_regel(mutatie.kop, mutatie.inhoud)
            if regel.soort in BLIJFT or mutatie.id in gezien or regel.toestel in zending.ketens:
                continue
            gezien.add(mutatie.id)
            if not self._is_hier("id", mutatie.id):
                self.nieuw.setdefault(regel.rij, []).append((mutatie, regel))
        self.hier = entries_van(db, set(self.nieuw))
        """The entries that are here of the same rows."""
        self.standen: dict[str, Rijstand] = {}
        self.gezin: set[str] = set()
        self.personen: set[str] = set()
        self.van_dossier: set[str] = set()

    def _is_hier(self, kolom: str, waarde: bytes) -> bool:
        return self.db.execute(f"SELECT 1 FROM mutatie WHERE {kolom} = ?", (waarde,)).fetchone() is not None

    def _bekend(self, rij: str) -> bool:
        return rij in self.hier or self._is_hier("rij", bytes.fromhex(rij))

    def _regels(self, rij: str) -> list[Regel]:
        hier = self.hier[rij] if rij in self.hier else entries_van(self.db, {rij}).get(rij, [])
        return hier + [regel for _, regel in self.nieuw.get(rij, ()) if regel.soort != VERNIETIGING]

    def _stand(self, rij: str) -> Rijstand:
        """What a row holds when everything that is here and in the paper counts."""
        if rij not in self.standen:
            regels = self._regels(rij)
            self.standen[rij] = rijstand(regels) if regels else Rijstand("")
        return self.standen[rij]

    def _stand_eerst(self, rij: str) -> Rijstand:
        """What a row that is here holds here; a new one as the paper says."""
        return rijstand(self.hier[rij]) if self.hier.get(rij) else self._stand(rij)

    def _soort(self, rij: str) -> str:
        """The noun of a row: what made it here, or else in the paper."""
        regels = self.hier.get(rij) or [regel for _, regel in self.nieuw[rij]]
        return next((regel.soort for regel in regels if regel.soort != VERNIETIGING), VERNIETIGING)

    # Whose ------------------------------------------------------------------------------------------------------------

    def _team(self, locatie: object) -> Id | None:
        """The team a locatie is; what is said of one that is here already does not count."""
        if not isinstance(locatie, str):
            return None
        hier = entries_van(self.db, {locatie}).get(locatie)
        stand = rijstand(hier) if hier else self._stand(locatie)
        naam = stand.waarden.get("naam") if stand.soort == LOCATIE else None
        return elders.team_van(self.zending.teams, Id(bytes.fromhex(locatie)), naam if isinstance(naam, str) else "")

    def _is_bekend_als_ander(self, locatie: object) -> bool:
        """Whether a locatie is surely not one of this desk's own teams."""
        if not isinstance(locatie, str):
            return False
        id_ = Id(bytes.fromhex(locatie))
        if id_ in self.zending.teams.eigen or not (id_ in self.zending.teams.namen or self._regels(locatie)):
            return False
        return self._team(locatie) not in self.zending.teams.eigen

    def huishouden(self) -> str | None:
        """The household (hex) this paper is about; None when the move it names is none of that team to this one."""
        rij = self.zending.overdracht.hex()
        bekend = entries_van(self.db, {rij}).get(rij)
        stand = rijstand(bekend) if bekend else self._stand(rij)
        huis = stand.waarden.get("huishouden_id")
        if stand.soort != OVERDRACHT or not isinstance(huis, str):
            return None
        if self._team(stand.waarden.get("naar_id")) != self.zending.voor:
            return None
        if self._team(stand.waarden.get("van_id")) != self.zending.van:
            return None
        if not bekend and self._is_van_ons(huis):
            self.later = True  # perhaps a colleague gave it away, and that is not here yet
            return None
        return huis

    def _is_van_ons(self, huis: str) -> bool:
        """Whether a household is here as one of this desk's own."""
        vraag = "SELECT locatie_id FROM huishouden WHERE id = ? AND status = 'actief'"
        rij = self.db.execute(vraag, (bytes.fromhex(huis),)).fetchone()
        return rij is not None and Id(rij[0]) in self.zending.teams.eigen

    # Which rows -------------------------------------------------------------------------------------------------------

    def kies(self, huis: str) -> list[Mutatie]:
        """What comes in of the dossier of this household."""
        self._begin(huis)
        self._breid_uit(huis)
        erbij = self._verwezen(huis)
        uit = [mutatie for rij in erbij for mutatie, _ in self._houd(rij, huis)]
        eigen = [
            mutatie for rij in sorted(self.van_dossier & self.nieuw.keys()) for mutatie, _ in self._houd(rij, huis)
        ]
        return uit + sorted(eigen, key=lambda mutatie: mutatie.id)

    def _begin(self, huis: str) -> None:
        """What is here of this dossier: those who left it included."""
        rijen = dossier.rijen_van(self.db, Id(bytes.fromhex(huis)))
        self.gezin = {huis, *(id_.hex() for id_ in rijen.gezin)}
        self.van_dossier = self.gezin | {id_.hex() for id_ in rijen.alle}
        for stuk in sorted(self.gezin):
            vraag = "SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ?"
            self.personen |= {rij[0].hex() for rij in self.db.execute(vraag, (bytes.fromhex(stuk),)).fetchall()}
        self.personen |= {rij for rij in self.van_dossier & self.hier.keys() if self._soort(rij) == PERSOON}
        self.van_dossier |= self.personen

    def _breid_uit(self, huis: str) -> None:
        """With every row of the paper that hangs on what is in it, and so on."""
        over = self.nieuw.keys() - self.van_dossier
        gedaan = -1
        while gedaan != len(over):
            gedaan = len(over)
            for rij in sorted(over):
                if self._hoort_erbij(rij, huis):
                    self.van_dossier.add(rij)
            for rij in sorted(self.van_dossier & self.nieuw.keys()):
                self._neem_leden(rij)
            over -= self.van_dossier

    def _neem_leden(self, rij: str) -> None:
        soort = self._soort(rij)
        if soort == PERSOON:
            self.personen.add(rij)
        elif soort == "huishoudlid" and (lid := self._stand_eerst(rij).waarden.get("persoon_id")) is not None:
            self.personen.add(str(lid))

    def _hoort_erbij(self, rij: str, huis: str) -> bool:
        soort, stand = self._soort(rij), self._stand_eerst(rij).waarden
        if soort == HUISHOUDEN:
            erbij = rij == huis or (stand.get("samengevoegd_in") in self.gezin and not self._bekend(rij))
            self.gezin |= {rij} if erbij else set()
            return erbij
        if soort == PERSOON:
            return rij in self.personen or (stand.get("samengevoegd_in") in self.personen and not self._bekend(rij))
        if soort in BLIJFT | VAN_HET_HUIS or soort == ADRES:
            return False
        if soort not in GEJOURNAALD:  # destroyed, or a noun of a newer program
            return rij in self.personen or any(regel.dossier in self.van_dossier for _, regel in self.nieuw[rij])
        eigen = ankers(soort)
        if eigen.huis and (van := stand.get(eigen.huis)) is not None:
            return van in self.gezin or self._was_hiervan(rij, eigen.huis)
        if self._bekend(rij) and eigen.locatie:
            return False  # of this team itself
        veld = GEJOURNAALD[soort].dossier_veld()
        velden = {veld, *(dossier.NAAR_OUDER if veld == "huishouden_id" else ())}
        wijst = {stand.get(een) for een in velden} - {None}
        return bool(wijst & (self.van_dossier | self.personen)) or (
            not wijst and any(regel.dossier in self.van_dossier for _, regel in self.nieuw[rij])
        )

    def _was_hiervan(self, rij: str, veld: str) -> bool:
        """Whether a row would be of this dossier if nobody had taken it to another household."""
        if self._bekend(rij):
            return False
        over = [regel for regel in self._regels(rij) if not self._haalt_weg(regel)]
        return bool(over) and rijstand(over).waarden.get(veld) in self.gezin

    def _haalt_weg(self, regel: Regel) -> bool:
        """Whether an entry takes a row out of this dossier: a colleague there merged without knowing of the move."""
        veld = ankers(regel.soort).huis if regel.soort in GEJOURNAALD else ""
        if not veld or veld not in regel.velden or not regel.basis or regel.waarden is None:
            return False
        return regel.waarden.get(veld) not in self.gezin

    def _verwezen(self, huis: str) -> list[str]:
        """The rows of the paper that are not here and that what comes in refers to, the deepest first."""
        uit: list[str] = []
        kijk: Sequence[str] = sorted(self.van_dossier & self.nieuw.keys())
        gezien = set(self.van_dossier)
        while kijk:
            verder: list[str] = []
            for rij in kijk:
                for ander in self._noemt(rij, huis):
                    if ander in gezien or ander not in self.nieuw:
                        continue
                    gezien.add(ander)
                    if not self._is_van_een_ander(ander):
                        verder.append(ander)
            uit = verder + uit
            kijk = verder
        return uit

    def _is_van_een_ander(self, rij: str) -> bool:
        """Whether a row that is only referred to changes something that is here, or hangs on what is of this desk."""
        soort = self._soort(rij)
        if self._bekend(rij):
            return not (soort == ADRES and self._is_adres_van_hier(rij))
        if soort not in GEJOURNAALD:
            return True
        eigen, stand = ankers(soort), self._stand(rij).waarden
        ouders = {stand.get(veld) for veld in (eigen.huis, *eigen.ouders)} - {None, *self.van_dossier}
        return soort == OVERDRACHT or any(self._hangt_hier(str(ouder)) for ouder in ouders)

    def _hangt_hier(self, rij: str) -> bool:
        """Whether a row is of a household that is of this desk's own teams."""

        def antwoord(sql: str, params: tuple[Any, ...]) -> list[Any]:
            gevonden: list[Any] = self.db.execute(sql, params).fetchall()
            return gevonden

        huis = elders.huishouden_van(antwoord, Id(bytes.fromhex(rij)))
        return huis is not None and self._is_van_ons(huis.hex())

    def _is_adres_van_hier(self, rij: str) -> bool:
        """Whether nobody but those of this dossier has this address."""
        vraag = "SELECT id FROM persoon WHERE adres_id = ? UNION ALL SELECT id FROM huishouden WHERE adres_id = ?"
        wie = {een[0].hex() for een in self.db.execute(vraag, (bytes.fromhex(rij), bytes.fromhex(rij))).fetchall()}
        return wie <= self.van_dossier

    def _noemt(self, rij: str, huis: str) -> Iterator[str]:
        for mutatie, regel in self._houd(rij, huis):
            yield str(mutatie.header["m"])
            if regel.waarden is not None:
                yield from (str(w) for veld in verwijzingen(regel.soort) if (w := regel.waarden.get(veld)) is not None)

    # Which entries ----------------------------------------------------------------------------------------------------

    def _houd(self, rij: str, huis: str) -> Iterator[tuple[Mutatie, Regel]]:
        """The entries of one row that come in."""
        soort = self._soort(rij)
        bekend = self._bekend(rij)
        for mutatie, regel in self.nieuw[rij]:
            if regel.soort not in {soort, VERNIETIGING}:
                continue
            if bekend and (regel.soort in VAN_HET_HUIS or regel.soort == VERNIETIGING):
                continue
            if bekend and regel.waarden is None and not gewist_van(self.db, [regel.rij]):
                continue  # what was destroyed elsewhere blanks nothing here
            if soort == OVERDRACHT and not self._mag_overdracht(regel, bekend=bekend):
                continue
            if rij in self.van_dossier and self._haalt_weg(regel):
                continue
            if soort == HUISHOUDEN and (rij == huis or bekend) and not self._mag_huishouden(regel, huis):
                continue
            if soort == PERSOON and bekend and self._onthult(regel):
                continue
            yield mutatie, regel

    def _mag_overdracht(self, regel: Regel, *, bekend: bool) -> bool:
        """Other teams say nothing of what this desk's teams gave away, but that they took it."""
        stand = self._stand(regel.rij).waarden
        if not bekend:
            return regel.dossier in ("", stand.get("huishouden_id")) and self._is_bekend_als_ander(stand.get("van_id"))
        hier = rijstand(self.hier[regel.rij]).waarden if regel.rij in self.hier else {}
        if self._is_bekend_als_ander(hier.get("van_id")):
            return not BLIJVEND & set(regel.velden)
        return set(regel.velden) <= AANGENOMEN

    def _mag_huishouden(self, regel: Regel, huis: str) -> bool:
        """A household of this team stays so, until somebody decides: others say beside it what they say."""
        if regel.waarden is None:
            return True
        hier = self._is_van_ons(regel.rij)
        if (hier or regel.rij == huis) and (
            regel.waarden.get("samengevoegd_in") is not None or regel.waarden.get("status", "actief") != "actief"
        ):
            return False
        if not hier:
            return True
        naar = regel.waarden.get("locatie_id")
        if "locatie_id" not in regel.velden or (
            isinstance(naar, str) and bytes.fromhex(naar) in self.zending.teams.eigen
        ):
            return True
        koppen = rijstand(self.hier[regel.rij]).koppen.get("locatie_id", frozenset()) if regel.rij in self.hier else ()
        vervangt = set(koppen) & set(regel.basis.get("locatie_id", ()))
        return not vervangt or (not self._is_aangenomen(huis) and self._gaf_ook_weg(huis, naar))

    def _is_aangenomen(self, huis: str) -> bool:
        waar = "huishouden_id = ? AND status = 'actief' AND aangenomen_op IS NOT NULL"
        rijen = self.db.execute(f"SELECT naar_id FROM teamoverdracht WHERE {waar}", (bytes.fromhex(huis),)).fetchall()
        return any(Id(rij[0]) in self.zending.teams.eigen for rij in rijen)

    def _gaf_ook_weg(self, huis: str, naar: object) -> bool:
        """Whether the team that sends gave the household to this other place as well."""
        rijen = {
            rij[0].hex()
            for rij in self.db.execute("SELECT id FROM teamoverdracht WHERE huishouden_id = ?", (bytes.fromhex(huis),))
        } | {rij for rij in self.nieuw if self._soort(rij) == OVERDRACHT}
        standen = [self._stand(rij).waarden for rij in rijen]
        return any(
            stand.get("huishouden_id") == huis
            and stand.get("naar_id") == naar
            and self._team(stand.get("van_id")) == self.zending.van
            for stand in standen
        )

    def _onthult(self, regel: Regel) -> bool:
        """Whether it would show somebody who is hidden here."""
        if regel.waarden is None or regel.waarden.get("afgeschermd", 1):
            return False
        vraag = "SELECT afgeschermd FROM persoon WHERE id = ?"
        rij = self.db.execute(vraag, (bytes.fromhex(regel.rij),)).fetchone()
        return rij is not None and bool(rij[0])
