"""From a request on a screen to a preview: reads what goes on paper, then shows it while the pages are made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.bewaren import LeesVerklaring
from wijdesk.models.opdrachten.logboek import LeesInzageoverzicht
from wijdesk.models.opdrachten.onderzoek import LeesOntvangst, LegStapVast
from wijdesk.models.opdrachten.papier import LeesOverdrachtPapier, LeesPlanPapier
from wijdesk.models.opdrachten.triage import LeesTriagePapier
from wijdesk.models.rows.bewaren import VerklaringPapier
from wijdesk.models.rows.logboek import InzageOverzicht
from wijdesk.models.rows.onderzoek import OntvangstPapier
from wijdesk.models.rows.papier import OverdrachtPapier, PlanPapier, waarom_weggelaten
from wijdesk.models.rows.rol import Rechtentabel
from wijdesk.models.rows.triage import TriagePapier
from wijdesk.models.values import Id, lokaal
from wijdesk.reports.brieftaal import talen_van
from wijdesk.ui.panel import Omgeving

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wijdesk.reports.brieftaal import Brieftaal
    from wijdesk.ui.afdruk import Daarna, InTaal

R = TypeVar("R")
NIET_MEEGEVEN = "Intern: alles staat erop, ook over veiligheid. Geef dit blad niet mee aan de inwoner."
ZONDER_VEILIGHEID = (
    "Voor de inwoner: zonder wat over veiligheid is beantwoord en zonder de meldcode. Alles staat in de interne versie."
)


class Afdrukker:
    """Shows the previews that one panel asks for. A refusal ("er is nog geen plan") comes in the status line."""

    def __init__(self, omgeving: Omgeving, *, mag_schrijven: bool = True) -> None:
        """`mag_schrijven`: whether what is done with the paper may be recorded ("Vandaag bevestigd")."""
        self._omgeving = omgeving
        self.mag_schrijven = mag_schrijven
        self.paneel: QWidget | None = None
        """Who asks; set as soon as the panel is there. A preview belongs to its window."""
        self._antwoord_op: Leesvraag[object] | None = None
        """What was asked for the paper that is shown now; the preview asks it again when it may have closed."""

    def verzoeken(self) -> dict[str, Callable[[object], None]]:
        """Per request what shows its preview; a fixed version of a plan is (household id, version id)."""
        return {
            "plan.afdrukken": self.plan,
            "planversie.afdrukken": self.versie,
            "overdrachtsblad.afdrukken": self.overdracht,
            "triage.afdrukken": self.triage,
            "triage.intern_afdrukken": self.triage_intern,
            "ontvangst.afdrukken": self.ontvangst,
            "inzage.afdrukken": self.inzage,
            "verklaring.afdrukken": self.verklaring,
            "rechten.afdrukken": self.rechten,
        }

    def plan(self, inhoud: object) -> None:
        """The active plan of a household (its id)."""
        if isinstance(inhoud, bytes):
            self._lees(LeesPlanPapier(huishouden_id=Id(inhoud)), partial(self._toon_plan, Id(inhoud)))

    def versie(self, inhoud: object) -> None:
        """A fixed version: (household id, version id)."""
        if isinstance(inhoud, tuple):
            self._lees(
                LeesPlanPapier(huishouden_id=inhoud[0], versie_id=inhoud[1]), partial(self._toon_plan, inhoud[0])
            )

    def overdracht(self, inhoud: object) -> None:
        """The sheet of a toeleiding or indicatie (its id)."""
        if isinstance(inhoud, bytes):
            self._lees(LeesOverdrachtPapier(id=Id(inhoud)), partial(self._toon_overdracht, Id(inhoud)))

    def triage(self, inhoud: object) -> None:
        """The summary of a triage (its id) as the resident may have it."""
        if isinstance(inhoud, bytes):
            self._lees(LeesTriagePapier(id=Id(inhoud)), self._toon_triage)

    def rechten(self, inhoud: object) -> None:
        """The table of rights, as it was read."""
        if isinstance(inhoud, Rechtentabel):
            vandaag = lokaal(self._omgeving.klok()).date().isoformat()

            def maak() -> bytes:
                from wijdesk.reports.wie_mag_wat import maak

                return maak(inhoud, vandaag=vandaag)

            self._toon("Wie mag wat", maak, f"wie-mag-wat-{vandaag}.pdf")

    def triage_intern(self, inhoud: object) -> None:
        """The same with all that was answered, for colleagues."""
        if isinstance(inhoud, bytes):
            self._lees(LeesTriagePapier(id=Id(inhoud), intern=True), self._toon_triage)

    def ontvangst(self, inhoud: object) -> None:
        """The letter that confirms the receipt of a melding (the id of its onderzoek)."""
        if isinstance(inhoud, bytes):
            id_ = Id(inhoud)
            self._lees(LeesOntvangst(id=id_), lambda papier: self._toon_ontvangst(id_, papier))

    def inzage(self, inhoud: object) -> None:
        """Who saw the file of a resident: (person id, first day, last day), days ISO or empty."""
        if isinstance(inhoud, tuple):
            persoon_id, van, tot = inhoud
            self._lees(LeesInzageoverzicht(persoon_id=persoon_id, van=van, tot=tot), self._toon_inzage)

    def verklaring(self, inhoud: object) -> None:
        """The declaration of a list that was carried out (its id)."""
        if isinstance(inhoud, bytes):
            self._lees(LeesVerklaring(id=Id(inhoud)), self._toon_verklaring)

    def _lees(self, vraag: Leesvraag[R], toon: Callable[[R], None]) -> None:
        def gelezen(antwoord: R) -> None:
            self._antwoord_op = vraag  # type: ignore[assignment]  # nobody looks at the answer
            toon(antwoord)
            self._antwoord_op = None

        if self.paneel is not None:
            self._omgeving.jobs.read(vraag, gelezen, eigenaar=self.paneel, sleutel="afdrukken")

    def _toon_plan(self, huishouden_id: Id, papier: PlanPapier) -> None:
        def maak(taal: str) -> bytes:
            from wijdesk.reports.plan_pdf import maak

            return maak(papier, taal)

        na = f"na-versie-{papier.na_versie[0]}" if papier.na_versie[0] else "concept"
        versie = f"versie-{papier.versie}" if papier.versie else na
        naam = f"plan-{papier.nummer}-{versie}.pdf"
        self._toon_in_taal(
            f"Plan {papier.nummer}",
            talen_van("plan"),
            papier.taal,
            maak,
            naam,
            let_op=waarom_weggelaten(papier),
            bron=huishouden_id,
        )

    def _toon_overdracht(self, bron: Id, papier: OverdrachtPapier) -> None:
        def maak() -> bytes:
            from wijdesk.reports.overdrachtsblad import maak

            return maak(papier)

        naam = "-".join(filter(None, ("overdrachtsblad", papier.nummer)))
        self._toon(f"Overdrachtsblad {papier.nummer}".strip(), maak, f"{naam}.pdf", bron=bron)

    def _toon_triage(self, papier: TriagePapier) -> None:
        def maak() -> bytes:
            from wijdesk.reports.triage_samenvatting import maak

            return maak(papier)

        nummer = papier.id.hex()[-6:]
        if papier.intern:
            self._toon(
                "Samenvatting, intern", maak, f"triage-{nummer}-intern.pdf", let_op=NIET_MEEGEVEN, bron=papier.id
            )
        else:
            self._toon(
                "Samenvatting voor de inwoner", maak, f"triage-{nummer}.pdf", let_op=ZONDER_VEILIGHEID, bron=papier.id
            )

    def _toon_ontvangst(self, id_: Id, papier: OntvangstPapier) -> None:
        from wijdesk.ui.afdruk import Daarna

        def maak(taal: str) -> bytes:
            from wijdesk.reports.ontvangstbevestiging import maak

            return maak(papier, taal)

        daarna = Daarna(
            tekst="Vandaag bevestigd",
            opdracht=LegStapVast(id=id_, stap="bevestigd"),
            klaar="Vastgelegd: de ontvangst is vandaag bevestigd.",
        )
        mag = self.mag_schrijven and not papier.bevestigd_op
        naam = f"ontvangstbevestiging-{papier.nummer}.pdf"
        self._toon_in_taal(
            "Ontvangstbevestiging", talen_van("ontvangst"), papier.taal, maak, naam, daarna if mag else None, bron=id_
        )

    def _toon_inzage(self, papier: InzageOverzicht) -> None:
        def maak(taal: str) -> bytes:
            from wijdesk.reports.inzage_overzicht import maak

            return maak(papier, taal)

        naam = f"wie-zag-mijn-gegevens-{papier.gemaakt_op}.pdf"
        self._toon_in_taal(
            "Wie zag mijn gegevens?", talen_van("inzage"), papier.taal, maak, naam, bron=papier.persoon_id
        )

    def _toon_verklaring(self, papier: VerklaringPapier) -> None:
        def maak() -> bytes:
            from wijdesk.reports.verklaring import maak

            return maak(papier)

        self._toon("Verklaring van vernietiging", maak, f"verklaring-{papier.nummer}.pdf")

    def _toon_in_taal(
        self,
        titel: str,
        talen: tuple[Brieftaal, ...],
        spreekt: str,
        maak: Callable[[str], bytes],
        bestandsnaam: str,
        daarna: Daarna | None = None,
        let_op: str = "",
        *,
        bron: Id | None = None,
    ) -> None:
        """As `_toon`, for a paper that there are words for in these languages; `spreekt` as on the card."""
        from wijdesk.reports.brieftaal import taal_voor
        from wijdesk.ui.afdruk import InTaal

        keuzes = tuple((taal.code, taal.op_scherm) for taal in talen)
        in_taal = InTaal(keuzes=keuzes, gekozen=taal_voor(talen, spreekt), maak=maak) if len(keuzes) > 1 else None
        gekozen = in_taal.gekozen if in_taal is not None else keuzes[0][0]
        self._toon(titel, partial(maak, gekozen), bestandsnaam, daarna, let_op, bron=bron, in_taal=in_taal)

    def _toon(
        self,
        titel: str,
        maak: Callable[[], bytes],
        bestandsnaam: str,
        daarna: Daarna | None = None,
        let_op: str = "",
        *,
        bron: Id | None = None,
        in_taal: InTaal | None = None,
    ) -> None:
        from wijdesk.ui.afdruk import AfdrukVenster

        if self.paneel is not None:
            jobs, venster = self._omgeving.jobs, self.paneel.window()
            AfdrukVenster(
                jobs, titel, maak, bestandsnaam, venster, daarna=daarna, let_op=let_op, bron=bron,
                vraag=self._antwoord_op, in_taal=in_taal,
            ).show()  # fmt: skip
