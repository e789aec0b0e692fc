"""Who had the regie of a household from when to when, as a few quiet lines in a form of the regie."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.regie import LeesRegiehistorie
from wijdesk.models.rows.regie import Regieperiode
from wijdesk.models.values import Id, dag_in_woorden, lokaal
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Omgeving

HOOGSTENS = 12


def periode_in_woorden(periode: Regieperiode, nu: int) -> str:
    """One period as people say it: "Sanne de Vries, sinds ma 2 mrt · casus geopend · C26-7KQ4M"."""
    vandaag = lokaal(nu).date()
    van = dag_in_woorden(lokaal(periode.van).date(), vandaag)
    if periode.tot is None:
        wanneer = f"sinds {van}"
    else:
        wanneer = f"van {van} tot {dag_in_woorden(lokaal(periode.tot).date(), vandaag)}"
    return f"{periode.regisseur}, {wanneer} · {periode.hoe} · {periode.nummer}"


class RegieHistorie(QWidget):
    """The list, newest first; hidden while there is nothing to tell."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self.tekst = etiket("", "bij", breekt_af=True, naam="regie_historie")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addWidget(etiket(self.tr("Wie had de regie?"), "veld"))
        kolom.addWidget(self.tekst)
        self.hide()

    def lees(self, huishouden_id: Id) -> None:
        """Read it for this household."""
        self.hide()
        self._omgeving.jobs.read(
            LeesRegiehistorie(huishouden_id=huishouden_id), self._toon, eigenaar=self, geweigerd=self._mag_niet
        )

    def _toon(self, perioden: tuple[Regieperiode, ...]) -> None:
        nu = self._omgeving.klok()
        self.tekst.setText("\n".join(periode_in_woorden(periode, nu) for periode in perioden[:HOOGSTENS]))
        self.setVisible(bool(perioden))

    def _mag_niet(self, _: Weigering) -> None:
        # Why silent: it is only beside the form, and the form says itself what may not.
        self.hide()
