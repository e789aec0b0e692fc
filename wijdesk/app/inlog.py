"""Logging in: the window for it, its steps, and what may be open afterwards. Loaded before the first window stands, so
it imports as little as it can.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from wijdesk.ui.unlock import LoginVenster

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.app.venster import Programma
    from wijdesk.models.values import Id
    from wijdesk.store.inloggen.deur import Binnen
    from wijdesk.store.keys import Sleutel
    from wijdesk.ui.stapblad import Stapblad


class Inlog:
    """How somebody gets in, for one running program."""

    def __init__(self, programma: Programma) -> None:
        self._programma = programma
        self.hersteld: Id | None = None
        """Who used the recovery key to get in: they are shown the next one, once their desk stands."""
        self._mist_tweede = False
        """Whether who logs in must set up a second factor before anything is shown."""
        self.pas_gemaakt = False
        """The store was made just now: a recovery key belongs to that."""
        self._meld: Callable[[str], None] = lambda _: None
        """Says on the login window what a try waits for."""
        self._code_op: tuple[bytes, int] = b"", 0
        """Who last gave the code of a telephone here, and when (ms UTC)."""
        self._afdruk = ""
        """Of a desk that waits to be let in, when somebody last tried to log in."""
        self._gekomen: list[Mapping[str, set[Id]]] = []
        """What a round changed that coming back from the lock had to wait for."""

    def maak(self, naam: str, *, op_slot: bool) -> LoginVenster:
        """The login window; the rest is loaded once it stands."""
        programma = self._programma
        login = LoginVenster(
            self.probeer, naam=naam, uitwegen=programma.uitwegen_bij_login(), stap=self._stap, op_slot=op_slot
        )
        self._meld = login.wacht_op.meld
        login.unlocked.connect(self._ontgrendeld)
        login.painted.connect(programma.laad_straks)
        login.painted.connect(lambda: QTimer.singleShot(0, login, partial(self._zet_links, login, op_slot)))
        return login

    # In a thread of the login window ---------------------------------------------------------------------------------

    def probeer(self, naam: str, wachtwoord: str) -> Bureau | Sleutel | Binnen:
        """Name and password: a desk, only the key when a desk is open behind it, or what asks for one step more."""
        from wijdesk.app.wereld import klok_nu
        from wijdesk.errors import HalfAangesloten, Storing
        from wijdesk.store.inloggen import deur, pogingen
        from wijdesk.store.keys import NIEMAND

        map_, bureau = self._programma.map, self._programma.bureau
        self.hersteld = None
        binnen = deur.klop(map_, naam, wachtwoord, klok=klok_nu)
        if binnen.sleutel.medewerker_id == NIEMAND:
            from wijdesk.app.uitwisseling.begin import ga_verder

            try:
                ga_verder(map_, naam, wachtwoord)
            except Storing as fout:
                half = HalfAangesloten(fout)
                self._afdruk = half.vingerafdruk
                raise half from None
            binnen = deur.klop(map_, naam, wachtwoord, klok=klok_nu)
        if bureau is not None and bureau.medewerker.id == binnen.sleutel.medewerker_id and self._code_geldt(bureau):
            pogingen.gelukt(map_, binnen.naam_hash)  # back at the own desk: the code was given a while ago
            return self._open(binnen)
        return binnen if binnen.wil_code or binnen.moet_nieuw else self._open(binnen)

    def _code_geldt(self, bureau: Bureau) -> bool:
        """Whether whoever is back gave a code within the hours the organisation chose, at this desk."""
        from wijdesk.app.wereld import klok_nu
        from wijdesk.models.instellingen import CODE_NA_UREN, getal_van
        from wijdesk.models.opdrachten.instelling import LeesInstellingen

        waarden = bureau.lees_apart(LeesInstellingen())
        uren = getal_van(waarden, CODE_NA_UREN)
        wie, gaf = self._code_op  # of a colleague who came no further than the code it says nothing
        laatst = max(gaf if wie == bureau.medewerker.id else 0, bureau.geopend)
        return 0 <= klok_nu() - laatst < uren * 3_600_000

    def _na_code(self, binnen: Binnen, code: str) -> Bureau | Sleutel | Binnen:
        from wijdesk.app.wereld import klok_nu
        from wijdesk.store.inloggen import deur

        verder = deur.geef_code(self._programma.map, binnen, code, klok=klok_nu)
        self._code_op = verder.sleutel.medewerker_id, klok_nu()
        return _zonder_code(verder) if verder.moet_nieuw else self._open(verder)

    def _na_nieuw(self, binnen: Binnen, naam: str, wachtwoord: str) -> Bureau | Sleutel:
        from wijdesk.app.toegang import kies_eigen

        return self._open(kies_eigen(self._programma.map, binnen, naam, wachtwoord))

    def _open(self, binnen: Binnen) -> Bureau | Sleutel:
        from wijdesk.app.bureau import Bureau, Wereld
        from wijdesk.app.bureau_wie import eis_toegang
        from wijdesk.app.lease import eis_lease
        from wijdesk.app.toegang import meld_mislukt, mist_tweede
        from wijdesk.models.opdrachten.instelling import LeesInstellingen

        open_ = self._programma.bureau
        if open_ is not None:
            # It may have been on the lock for days.
            eis_lease(open_, bij_gewijzigd=self._gekomen.append, meld=self._meld)
            eis_toegang(open_, binnen.sleutel)  # before a colleague's desk is let go
            meld_mislukt(open_)
            self._mist_tweede = mist_tweede(open_.map, binnen, open_.lees_apart(LeesInstellingen()))
            return binnen.sleutel
        bureau = Bureau(self._programma.map, binnen.sleutel, Wereld())
        try:
            eis_lease(bureau, meld=self._meld)
            meld_mislukt(bureau)
            self._mist_tweede = mist_tweede(bureau.map, binnen, bureau.lees(LeesInstellingen()))
        except BaseException:
            bureau.sluit()
            raise
        return bureau

    def _herstel(self, tekst: str, naam: str, wachtwoord: str) -> Bureau | Sleutel:
        from wijdesk.app.bureau import Bureau
        from wijdesk.app.bureau_wie import eis_toegang
        from wijdesk.app.toegang import begin_herstel, mist_tweede, voltooi_herstel
        from wijdesk.app.wereld import klok_nu
        from wijdesk.models.opdrachten.instelling import LeesInstellingen

        self.hersteld = None
        binnen = begin_herstel(self._programma.map, tekst, naam, wachtwoord, klok=klok_nu)
        geopend = self._open(binnen)
        bureau = geopend if isinstance(geopend, Bureau) else self._programma.bureau
        if bureau is None:
            raise RuntimeError("the desk behind the lock is gone")
        try:
            voltooi_herstel(bureau, binnen, wachtwoord)
            self._mist_tweede = mist_tweede(bureau.map, binnen, bureau.lees_apart(LeesInstellingen()))
        except BaseException:
            if bureau is geopend:
                bureau.sluit()
            raise
        self.hersteld = eis_toegang(bureau, binnen.sleutel)
        return geopend

    # On the GUI thread -----------------------------------------------------------------------------------------------

    def neem_aanvraag_terug(self) -> None:
        """A desk that waits to be let in begins joining anew, with who asked and where as it was filled in."""
        login = self._programma.scherm
        if isinstance(login, LoginVenster):
            naam, wachtwoord = login.naam.text().strip(), login.wachtwoord.text()
            self._programma.toon_eerste_start().neem_terug(naam, wachtwoord, self._afdruk)

    def _stap(self, uitkomst: object) -> Stapblad | None:
        from wijdesk.store.inloggen.deur import Binnen
        from wijdesk.ui.inlogstappen import CodeBlad, NieuwWachtwoordBlad

        if not isinstance(uitkomst, Binnen):
            return None
        if uitkomst.wil_code:
            return CodeBlad(partial(self._na_code, uitkomst))
        scherm = self._programma.scherm
        naam = scherm.naam.text().strip() if isinstance(scherm, LoginVenster) else ""
        return NieuwWachtwoordBlad(partial(self._na_nieuw, uitkomst, naam), naam=naam)

    def _ontgrendeld(self, geopend: Bureau | Sleutel) -> None:
        from wijdesk.app.bureau import Bureau, Wereld
        from wijdesk.errors import Storing

        programma = self._programma
        if isinstance(geopend, Bureau):
            programma.open(geopend)
        elif (
            programma.bureau is not None
            and programma.bureau.medewerker.id == geopend.medewerker_id
            and not self.hersteld
        ):
            if self._mist_tweede:
                self._eerst_tweede()
                return
            programma.open(programma.bureau)
            self._vertel_wat_kwam()
            return
        else:
            self._laat_gaan()
            try:
                bureau = Bureau(programma.map, geopend, Wereld())
            except Storing as storing:  # another program was quicker
                login = programma.scherm
                if isinstance(login, LoginVenster):
                    login.toon_storing(storing)
                return
            programma.open(bureau)
        if self._mist_tweede:
            self._eerst_tweede()

    def _eerst_tweede(self) -> None:
        from wijdesk.app.toegang_vensters import eis_tweede

        eis_tweede(self._programma, self._vertel_wat_kwam)

    def _vertel_wat_kwam(self) -> None:
        gekomen, self._gekomen = self._gekomen, []
        delen = self._programma.uitwisselaar
        if not gekomen or delen is None:
            return
        for soorten in gekomen:
            delen.vertel(soorten)
        delen.kijk_wie()
        delen.tel()

    def _laat_gaan(self) -> None:
        """Whoever worked here goes: the drafts stay theirs, the window goes and with it all forms."""
        self._programma.slot.laat_los()
        self._programma.sluit_venster()

    def _zet_links(self, login: LoginVenster, op_slot: bool) -> None:
        links: list[tuple[str, str, Callable[[], None]]] = [
            ("wachtwoord_kwijt", "Wachtwoord vergeten?", partial(self._wachtwoord_kwijt, login))
        ]
        if op_slot:
            links.insert(0, ("andere_medewerker", "Andere medewerker", login.ander))
        from wijdesk.beleid import lees_beleid

        if lees_beleid().taal is None:
            taal = self._programma.taal
            links.append(("taal", taal.andere[1], partial(taal.bij_login, login, op_slot=op_slot)))
        login.zet_links(links)

    def _wachtwoord_kwijt(self, login: LoginVenster) -> None:
        from wijdesk.errors import Storing
        from wijdesk.store.keys import heeft_herstelsleutel
        from wijdesk.ui.inlogstappen import HerstelBlad

        try:
            kan = heeft_herstelsleutel(self._programma.map)
        except Storing:
            kan = False
        login.toon_blad(HerstelBlad(self._herstel if kan else None, naam=login.naam.text().strip()))


def _zonder_code(binnen: Binnen) -> Binnen:
    """The code was given: only the password is still to be changed."""
    from dataclasses import replace

    besloten = replace(binnen.sleutel.besloten, tweede=None)
    return replace(binnen, sleutel=replace(binnen.sleutel, besloten=besloten))
