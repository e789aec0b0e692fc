"""The panel of dossiercontrole with what it is handed: its checklist on paper."""

from __future__ import annotations

import re

from wijdesk.app.papier import Afdrukker
from wijdesk.models.dossierregels import Lijst
from wijdesk.models.opdrachten.dossiercontrole import LeesControle, LeesControlelijst
from wijdesk.models.rows.dossiercontrole import Controledetail
from wijdesk.models.values import Id
from wijdesk.services.register import rollen_met
from wijdesk.ui.panel import Omgeving, Panel
from wijdesk.ui.panels.dossiercontrole import DossiercontrolePaneel


def maak_dossiercontrole(rechten: frozenset[str], omgeving: Omgeving) -> Panel:
    """Drawing and checking files, or only what waits for whoever works here."""
    afdrukker = ControleAfdrukker(omgeving)
    afdrukker.paneel = paneel = DossiercontrolePaneel(
        omgeving,
        {"dossiercontrole.papier": afdrukker.papier},
        controleert="dossiercontrole" in rechten,
        collegas=frozenset(rollen_met("dossiercontrole.lezen")),
    )
    return paneel


class ControleAfdrukker(Afdrukker):
    """Shows the previews of checklists."""

    def papier(self, inhoud: object) -> None:
        """The checklist of a file (its id), or an empty one (None)."""
        if isinstance(inhoud, bytes):
            self._lees(LeesControle(id=Id(inhoud)), self._toon_controle)
        else:
            self._lees(LeesControlelijst(), self._toon_leeg)

    def _toon_controle(self, d: Controledetail) -> None:
        def maak() -> bytes:
            from wijdesk.reports.dossiercontrole import maak

            return maak(d)

        naam = f"dossiercontrole-{d.rij.nummer or d.rij.id.hex()[-6:]}-{d.maand}.pdf"
        let_op = "Intern: alleen voor wie dit dossier controleert of er regisseur van is."
        self._toon("Dossiercontrole", maak, naam, let_op=let_op, bron=d.rij.huishouden_id)

    def _toon_leeg(self, lijst: Lijst) -> None:
        def maak() -> bytes:
            from wijdesk.reports.dossiercontrole import maak_leeg

            return maak_leeg(lijst)

        self._toon("Controlelijst", maak, f"controlelijst-{_als_naam(lijst.versie)}.pdf")


def _als_naam(versie: str) -> str:
    """A version somebody thought of, as a part of the name of a file."""
    return re.sub(r"[^\w.-]+", "-", versie)
